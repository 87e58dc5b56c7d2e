// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable configMessages()
{
    static constexpr MessageEntry entries[] = {
        {"classifier-config.architecture", QT_TRANSLATE_NOOP("Errors", "is not that of an {0}")},
        {"classifier-config.context", QT_TRANSLATE_NOOP("Errors", "has a feed_forward_size or context_tokens out of range")},
        {"classifier-config.invalid", QT_TRANSLATE_NOOP("Errors", "The classifier's config.json {0}.")},
        {"classifier-config.labels", QT_TRANSLATE_NOOP("Errors", "must name at least two labels, each once")},
        {"classifier-config.layers", QT_TRANSLATE_NOOP("Errors", "must have 1 to 256 layers and heads that divide an even hidden_size")},
        {"classifier-config.sizes", QT_TRANSLATE_NOOP("Errors", "has a codebook_size, embedding_size or hidden_size out of range")},
        {"classifier.early-stop",
         QT_TRANSLATE_NOOP("Errors", "Stopping early needs dialogues held back (a validation share above 0) and figures on the way.")},
        {"classifier.preset", QT_TRANSLATE_NOOP("Errors", "There is no preset \"{0}\" here: use quick or paper.")},
        {"classifier.width", QT_TRANSLATE_NOOP("Errors", "The classifier's width must be even and a multiple of its heads.")},
        {"config.number", QT_TRANSLATE_NOOP("Errors", "{0} must be a number from {1} to {2}, not {3}.")},
        {"config.seed", QT_TRANSLATE_NOOP("Errors", "{0} must be a whole number from 0, not \"{1}\".")},
        {"config.whole-number", QT_TRANSLATE_NOOP("Errors", "{0} must be a whole number from {1} to {2}, not {3}.")},
        {"config.word", QT_TRANSLATE_NOOP("Errors", "{0} must be {1}, not \"{2}\".")},
        {"dpm.betas", QT_TRANSLATE_NOOP("Errors", "The temporary LoRA's betas must lie in [0, 1).")},
        {"dpm.entropy",
         QT_TRANSLATE_NOOP(
             "Errors",
             "The weight of the emotion's entropy is a finite number that is not negative, and needs steps that end with a sentence.")},
        {"dpm.epsilon",
         QT_TRANSLATE_NOOP("Errors", "The temporary LoRA's epsilon must be positive, its weight decay and clip norm not negative.")},
        {"dpm.learning-rate",
         QT_TRANSLATE_NOOP("Errors", "The temporary LoRA's learning rate must be a finite number that is not negative.")},
        {"dpm.prefix", QT_TRANSLATE_NOOP("Errors", "The prefix (n_r) must be at least one token.")},
        {"dpm.rate-multiples",
         QT_TRANSLATE_NOOP("Errors", "The multiples of the temporary LoRA's learning rate must be finite numbers that are not negative.")},
        {"dpm.steps",
         QT_TRANSLATE_NOOP("Errors", "The temporary LoRA takes at least one step per sentence and no negative number of warm-up steps.")},
        {"dpm.stride-keeps-emotions",
         QT_TRANSLATE_NOOP(
             "Errors",
             "This model keeps emotion ids between its sentences, which are never to be predicted: step by sentences, not by a stride.")},
        {"lora.alpha", QT_TRANSLATE_NOOP("Errors", "A LoRA's alpha must be a finite number.")},
        {"lora.projections",
         QT_TRANSLATE_NOOP("Errors",
                           "\"{0}\" names no projections: use all, or some of q, k, v, o, gate, up, down, each with a multiple where "
                           "wanted (q:0.5,down:2).")},
        {"lora.rank", QT_TRANSLATE_NOOP("Errors", "A LoRA's rank must lie between 1 and 65536, not {0}.")},
        {"stepping.stride", QT_TRANSLATE_NOOP("Errors", "A stride is at least one token long.")},
        {"stepping.threshold", QT_TRANSLATE_NOOP("Errors", "The threshold of adaptive stepping is a finite number that is not negative.")},
        {"stepping.unknown",
         QT_TRANSLATE_NOOP("Errors", "The stepping \"{0}\" is not known: use sentence, stride:TOKENS, adaptive or adaptive:THRESHOLD.")},
        {"tokenizer-config.architecture", QT_TRANSLATE_NOOP("Errors", "names another architecture than {0}")},
        {"tokenizer-config.band",
         QT_TRANSLATE_NOOP("Errors", "has a mean or deviation of a band that is not finite, or a deviation that is not positive")},
        {"tokenizer-config.digits", QT_TRANSLATE_NOOP("Errors", "must have codebook_digits of 1 to 12")},
        {"tokenizer-config.feed-forward",
         QT_TRANSLATE_NOOP("Errors", "must have a feed_forward_multiple of 1 to 64 and an odd fsmn_kernel")},
        {"tokenizer-config.heads",
         QT_TRANSLATE_NOOP("Errors", "must have attention_heads that divide hidden_size into heads of an even size")},
        {"tokenizer-config.invalid", QT_TRANSLATE_NOOP("Errors", "The tokenizer's config.json {0}.")},
        {"tokenizer-config.normalisation",
         QT_TRANSLATE_NOOP("Errors", "has a recording normalisation whose numbers are not positive and finite")},
        {"tokenizer-config.range", QT_TRANSLATE_NOOP("Errors", "has an epsilon or rotary_theta out of range")},
        {"tokenizer-config.sizes", QT_TRANSLATE_NOOP("Errors", "has n_mels, hidden_size or layers out of range")},
        {"tokenizer-config.statistics",
         QT_TRANSLATE_NOOP("Errors", "has recording statistics for another number of mel bands than n_mels")},
        {"tokenizer-config.unusable", QT_TRANSLATE_NOOP("Errors", "cannot be used: {0}")},
        {"tokenizer-training.bands", QT_TRANSLATE_NOOP("Errors", "The bands to reconstruct must divide the tokenizer's mel bands.")},
        {"training.followed-rate", QT_TRANSLATE_NOOP("Errors", "The temporary LoRA that is followed needs a positive learning rate.")},
        {"training.memory",
         QT_TRANSLATE_NOOP("Errors", "Memory can be followed only while an SLLM is trained on windows that walk the dialogues.")},
        {"training.no-emotion-loss", QT_TRANSLATE_NOOP("Errors", "A base that learns the next token only has no emotion loss to weigh.")},
        {"training.preset", QT_TRANSLATE_NOOP("Errors", "There is no preset \"{0}\" here: use quick; paper is for the SLLM.")},
        {"training.stop-by-loss", QT_TRANSLATE_NOOP("Errors", "A base that learns the next token only can be stopped by its loss only.")},
        {"training.width", QT_TRANSLATE_NOOP("Errors", "The width must be a multiple of the attention heads.")},
    };
    return entries;
}

}  // namespace undertone
