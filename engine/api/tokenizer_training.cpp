// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/tokenizer_training.h"

#include "engine/model/speech/whisper_encoder.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"
#include "engine/model/training/tokenizer/tokenizer_training.h"

#include <utility>

namespace undertone {

TokenizerTraining::TokenizerTraining(TokenizerTrainingConfig config, int threads)
    : m_config(std::move(config)), m_corpus(std::make_unique<TokenizerCorpus>(m_config.shape.melBands))
{
    if (threads > 0)
        torch::set_num_threads(threads);
}

TokenizerTraining::~TokenizerTraining() = default;

Status TokenizerTraining::beginWith(const std::filesystem::path& folder)
{
    auto start = std::make_unique<PretrainedEncoder>(TRY(readWhisperEncoder(folder)));
    return guarded(message("doing.reading-encoder"), [&]() -> Status {
        m_config.encoder.weightsSha256 = TRY(sha256OfWeights(start->weights));
        m_config.shape = start->config;
        if (m_config.encoder.voiceUnit != VoiceUnit::None)
            m_config.shape.voiceNormalisation = VoiceNormalisationConfig{m_config.encoder.voiceUnit, m_config.encoder.voicePriorSeconds};
        m_config.shape.inputScaling.dynamicRange = m_config.encoder.inputRange / 10.0;
        if (m_config.encoder.level == LevelNormalisation::Peak)
            m_config.shape.inputScaling.peakLevel = 0.0;
        m_start = std::move(start);
        m_corpus = std::make_unique<TokenizerCorpus>(m_config.shape.melBands);
        return {};
    });
}

Status TokenizerTraining::addClip(std::size_t order, const LabelledClip& clip, std::span<const float> pcm)
{
    return guarded(message("doing.taking-clip"), [&] { return m_corpus->add(order, clip, pcm); });
}

void TokenizerTraining::finishClips()
{
    m_corpus->finish(m_config.excludedCorpus);
}

std::size_t TokenizerTraining::clipCount() const
{
    return m_corpus->clips().size();
}

Status TokenizerTraining::run(const std::filesystem::path& directory, const Authorisation& authorisation, Unfinished unfinished,
                              TokenizerHeadsFile headsFile, const TokenizerTrainingReporter& reporter, const CancellationToken& cancel,
                              ExistingResult existing, ProcessGroup* processes)
{
    return guarded(message("doing.training-tokenizer"), [&] {
        return trainTokenizer(*m_corpus, authorisation, m_config, directory, unfinished, headsFile, reporter, cancel, existing,
                              m_start.get(), processes);
    });
}

std::string TokenizerTraining::toJson(const TokenizerScores& scores) const
{
    return undertone::toJson(scores, *m_corpus);
}

}  // namespace undertone
