// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/llm_training_config.h"
#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/model/llm/emotion_vocabulary.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace undertone {

/// A row of a window at which an emotion is read, and the label to be read there.
struct ReadoutTarget {
    std::int64_t row = 0;
    std::int64_t label = 0;
};

/// The tokens ending at one sentence's `<audio_end>` with what is to be learned from them.
struct TrainingWindow {
    std::vector<std::int64_t> tokens;     ///< (tokens), at most n_q; packed: at most n_limit
    std::int64_t firstTarget = 1;         ///< L_a's targets are tokens[firstTarget...]: the last n_o (packed: all), but never token 0
    std::vector<ReadoutTarget> readouts;  ///< empty: no L_e
};

/// A sentence of a dialogue, as the end of a window.
struct SentenceIndex {
    std::size_t dialogue = 0;
    std::size_t sentence = 0;
    std::size_t firstSentence = 0;  ///< the window reaches back to the start of this one at most
    friend bool operator==(const SentenceIndex&, const SentenceIndex&) = default;
};

/// Dialogues as streams `tokens(s1) <audio_end> tokens(s2) <audio_end> ...` (method.md 2; emotion ids are dropped),
/// and every window that training and evaluation take of them. Immutable; any thread.
class DialogueDataset {
public:
    /// Errors: InvalidArgument (no sentence, or another codebook or label set than the vocabulary's).
    static Result<DialogueDataset> create(const DialogueTokens& tokens, const EmotionVocabulary& vocabulary);

    [[nodiscard]] std::size_t dialogueCount() const { return m_streams.size(); }
    [[nodiscard]] std::size_t sentenceCount(std::size_t dialogue) const { return m_streams[dialogue].ends.size(); }
    [[nodiscard]] std::size_t sentenceCount() const { return m_sentences; }
    [[nodiscard]] std::int64_t tokenCount() const { return m_tokens; }

    /// The window of at most `config.windowTokens()` tokens ending at the sentence's `<audio_end>` (Eq. 3-6), or the packed
    /// stretch that ends there. With a `cutSeed`, each joint inside ends the context with config.jointCutProbability.
    [[nodiscard]] TrainingWindow window(SentenceIndex at, const LlmTrainingConfig& config,
                                        std::optional<std::uint64_t> cutSeed = std::nullopt) const;

    /// The tokens of one sentence with its `<audio_end>`, and of the `prefixTokens` before it at most.
    [[nodiscard]] std::vector<std::int64_t> sentence(SentenceIndex at) const;
    [[nodiscard]] std::vector<std::int64_t> prefix(SentenceIndex at, std::int64_t prefixTokens) const;

    /// The sentences whose windows make step `step`, config.windowsPerStep() of them: a function of config.seed and the step
    /// alone, so that a resumed run goes on in the same order.
    [[nodiscard]] std::vector<SentenceIndex> batch(const LlmTrainingConfig& config, int step) const;

    /// Sentences whose windows together hold every sentence whole at least once: what dev UA is measured on.
    [[nodiscard]] std::vector<SentenceIndex> cover(const LlmTrainingConfig& config) const;

    /// Steps in which every window (Walk: every sentence) is taken once.
    [[nodiscard]] int stepsPerEpoch(const LlmTrainingConfig& config) const;
    /// Errors: LimitExceeded, naming a sentence that does not fit: in mode Packed into a stretch, with memory behind a prefix of n_q
    /// tokens into the `modelTokens` that the model sees (Eq. 10).
    Status checkLimit(const LlmTrainingConfig& config, std::int64_t modelTokens) const;

private:
    struct Stream {
        std::vector<std::int64_t> tokens;
        std::vector<std::int64_t> ends;  ///< one past each `<audio_end>`
        std::vector<std::optional<int>> labels;
    };
    [[nodiscard]] std::vector<SentenceIndex> windowsOfEpoch(const LlmTrainingConfig& config, std::uint64_t epoch) const;
    [[nodiscard]] std::vector<SentenceIndex> tiles(std::uint64_t seed, int windowTokens) const;
    [[nodiscard]] std::vector<SentenceIndex> stretches(std::optional<std::uint64_t> seed, int packedTokens) const;

    std::vector<Stream> m_streams;
    std::size_t m_sentences = 0;
    std::int64_t m_tokens = 0;
};

}  // namespace undertone
