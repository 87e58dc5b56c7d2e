// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/emotion_engine.h"

#include "engine/api/dpm_analysis_run.h"
#include "engine/api/engine_model.h"
#include "engine/api/reading_plan.h"
#include "engine/api/stream_follower.h"
#include "engine/core/memory_plan.h"
#include "engine/model/speech/voice_activity.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/window_lanes.h"

#include <utility>

namespace undertone {

namespace {

/// The facade over one loaded model. The voice activity detector is loaded when it is first asked for.
class TorchEmotionEngine final : public EmotionEngine {
public:
    TorchEmotionEngine(LoadedModel model, EngineOptions options, std::shared_ptr<WindowLanes> lanes = nullptr)
        : m_model(std::move(model)), m_options(std::move(options)), m_lanes(std::move(lanes))
    {
    }

    [[nodiscard]] const ModelInfo& info() const override { return m_model.info; }

    Result<std::vector<Segment>> detectSpeech(AudioSource& source, const Authorisation& authorisation, const ProgressCallback& progress,
                                              const CancellationToken& cancel) override;
    Result<std::unique_ptr<SpeechFollower>> followSpeech(const Authorisation& authorisation) override;
    Result<std::vector<std::vector<std::int32_t>>> tokenize(AudioSource& source, const Conversation& conversation, TokenizeMode mode,
                                                            const Authorisation& authorisation, const ProgressCallback& progress,
                                                            const CancellationToken& cancel) override;
    Result<std::unique_ptr<AnalysisRun>> startAnalysis(AudioSource& source, const Conversation& conversation,
                                                       const AnalysisOptions& options, const Authorisation& authorisation,
                                                       const ProgressCallback& progress, const CancellationToken& cancel) override;
    Result<std::unique_ptr<EmotionEngine>> companion() override;

private:
    Status loadVoiceActivity();
    Status loadFamiliarity();
    Result<SentenceCodes> encode(AudioSource& source, const ReadingPlan& plan, TokenizeMode mode, const ProgressCallback& progress,
                                 const CancellationToken& cancel);

    LoadedModel m_model;
    EngineOptions m_options;
    std::shared_ptr<WindowLanes> m_lanes;  ///< where analyses of several engines meet; null: this one is alone
    std::unique_ptr<VoiceActivityDetector> m_voiceActivity;
    std::shared_ptr<const CodeFamiliarity> m_familiarity;  ///< null: not looked for yet, or the model has none
};

Status checkSource(const AudioSource& source)
{
    if (source.sampleRate() == engineSampleRate && source.channelCount() == 1)
        return {};
    return Error{ErrorCode::InvalidArgument, message("engine.mono")};
}

Status TorchEmotionEngine::loadVoiceActivity()
{
    if (m_voiceActivity)
        return {};
    if (m_options.voiceActivityWeights.empty())
        return Error{ErrorCode::FileNotFound, message("engine.no-voice-activity")};
    auto detector = VoiceActivityDetector::load(m_options.voiceActivityWeights, m_model.plan.device);
    if (!detector)
        return detector.error();
    m_voiceActivity = std::move(*detector);
    return {};
}

Status TorchEmotionEngine::loadFamiliarity()
{
    const auto file = m_model.plan.directory / CodeFamiliarity::fileName;
    if (m_familiarity || !std::filesystem::exists(file))
        return {};
    auto read = TRY(CodeFamiliarity::read(file));
    if (read.codebookSize() != m_model.tokenizer->codebookSize())
        return Error{ErrorCode::CorruptFile, message("familiarity.damaged", file), file};
    m_familiarity = std::make_shared<const CodeFamiliarity>(std::move(read));
    return {};
}

Result<std::vector<Segment>> TorchEmotionEngine::detectSpeech(AudioSource& source, const Authorisation& authorisation,
                                                              const ProgressCallback& progress, const CancellationToken& cancel)
{
    return guarded(message("doing.finding-speech"), [&]() -> Result<std::vector<Segment>> {
        TRY(checkSource(source));
        return authorisation.during(readingPurposes, cancel, [&](const CancellationToken& stop) -> Result<std::vector<Segment>> {
            TRY(loadVoiceActivity());
            return m_voiceActivity->detect(source, progress, stop);
        });
    });
}

Result<std::unique_ptr<SpeechFollower>> TorchEmotionEngine::followSpeech(const Authorisation& authorisation)
{
    return guarded(message("doing.finding-speech"), [&]() -> Result<std::unique_ptr<SpeechFollower>> {
        TRY(authorisation.allows({Purpose::Analyse}));
        TRY(loadVoiceActivity());
        return std::unique_ptr<SpeechFollower>(std::make_unique<StreamFollower>(*m_voiceActivity, authorisation));
    });
}

Result<std::vector<std::vector<std::int32_t>>> TorchEmotionEngine::tokenize(AudioSource& source, const Conversation& conversation,
                                                                            TokenizeMode mode, const Authorisation& authorisation,
                                                                            const ProgressCallback& progress,
                                                                            const CancellationToken& cancel)
{
    return guarded(message("doing.tokenizing-recording"), [&]() -> Result<SentenceCodes> {
        TRY(checkSource(source));
        const auto plan = TRY(planReading(conversation, mode, source.frameCount()));
        return authorisation.during(readingPurposes, cancel,
                                    [&](const CancellationToken& stop) { return encode(source, plan, mode, progress, stop); });
    });
}

Result<SentenceCodes> TorchEmotionEngine::encode(AudioSource& source, const ReadingPlan& plan, TokenizeMode mode,
                                                 const ProgressCallback& progress, const CancellationToken& cancel)
{
    auto& tokenizer = *m_model.tokenizer;
    std::vector<std::int32_t> wholeCodes;
    if (mode == TokenizeMode::Whole && !plan.sentences.empty()) {
        auto codes = tokenizer.encodeWhole(source, progress, cancel);
        if (!codes)
            return codes.error();
        wholeCodes = std::move(*codes);
    }
    SentenceCodes sentences;
    auto state = tokenizer.newRecording();
    for (const auto& sentence : plan.sentences) {
        if (mode == TokenizeMode::Whole) {
            sentences.push_back(cutSentence(wholeCodes, sentence));
            continue;
        }
        auto codes = encodeSentence(tokenizer, source, sentence, state, cancel);
        if (!codes)
            return codes.error();
        sentences.push_back(std::move(*codes));
        if (progress)
            progress(static_cast<double>(sentences.size()) / static_cast<double>(plan.sentences.size()));
    }
    return sentences;
}

Result<std::unique_ptr<AnalysisRun>> TorchEmotionEngine::startAnalysis(AudioSource& source, const Conversation& conversation,
                                                                       const AnalysisOptions& options, const Authorisation& authorisation,
                                                                       const ProgressCallback& progress, const CancellationToken& cancel)
{
    return guarded(message("doing.starting-analysis"), [&]() -> Result<std::unique_ptr<AnalysisRun>> {
        TRY(checkSource(source));
        TRY(authorisation.allows({Purpose::Analyse}));
        const auto mode = options.tokenize.value_or(m_model.plan.description.tokenize);
        auto plan = planReading(conversation, mode, source.frameCount());
        if (!plan)
            return plan.error();
        const auto config = dpmConfigOf(m_model.plan, options, m_options.seed);
        // An emotion id that is kept stands between prefix and sentence and needs a place of its own.
        const std::int64_t prefix = config.prefixTokens + (config.prefixEmotions == PrefixEmotions::Kept ? 1 : 0);
        TRY(checkSentenceLengths(*plan, mode, prefix, m_model.llm->config().maxPositions));
        if (options.plan) {
            TRY(validateMemoryPlan(*options.plan,
                                   {static_cast<int>(plan->sentences.size()), m_model.info.labels, config.memory,
                                    config.prefixEmotions == PrefixEmotions::Kept}));
        }
        if (options.codes && !fitsPlan(*options.codes, *plan, m_model.tokenizer->codebookSize()))
            return Error{ErrorCode::InvalidArgument, message("engine.other-codes")};
        std::vector<std::int32_t> wholeCodes;
        if (mode == TokenizeMode::Whole && !plan->sentences.empty() && !options.codes) {
            wholeCodes = TRY(authorisation.during({Purpose::Analyse}, cancel, [&](const CancellationToken& stop) {
                return m_model.tokenizer->encodeWhole(source, progress, stop);
            }));
        }
        TRY(loadFamiliarity());
        auto session = DpmSession::create(m_model.llm, m_model.plan.vocabulary, config, nullptr, m_lanes ? m_lanes->join() : nullptr);
        if (!session)
            return session.error();
        const auto check = isFoundInSound(conversation.source) ? SentenceCheck::None : SentenceCheck::Speech;
        // Without the detector's weights silence alone is told.
        const bool detects = check == SentenceCheck::Speech && loadVoiceActivity().ok();
        return std::unique_ptr<AnalysisRun>(std::make_unique<DpmAnalysisRun>(
            *m_model.tokenizer, source, std::move(*plan), mode, std::move(wholeCodes), options.codes, std::move(*session),
            m_model.info.device, authorisation, check, detects ? m_voiceActivity.get() : nullptr, m_familiarity,
            SentenceLimits{prefix, m_model.llm->config().maxPositions}, MemorySteering{options.plan, m_model.info.labels}));
    });
}

Result<std::unique_ptr<EmotionEngine>> TorchEmotionEngine::companion()
{
    return guarded(message("doing.loading-tokenizer-again"), [&]() -> Result<std::unique_ptr<EmotionEngine>> {
        auto model = m_model.companion();
        if (!model)
            return model.error();
        if (!m_lanes)
            m_lanes = WindowLanes::create(m_model.llm, m_model.plan.format.products());
        return std::unique_ptr<EmotionEngine>(std::make_unique<TorchEmotionEngine>(std::move(*model), m_options, m_lanes));
    });
}

}  // namespace

Result<std::unique_ptr<EmotionEngine>> EmotionEngine::load(const EngineOptions& options, const CancellationToken& cancel)
{
    return guarded(message("doing.loading-model"), [&]() -> Result<std::unique_ptr<EmotionEngine>> {
        if (options.threads > 0)
            at::set_num_threads(options.threads);
        auto model = LoadedModel::load(selectionOf(options), cancel);
        if (!model)
            return model.error();
        return std::unique_ptr<EmotionEngine>(std::make_unique<TorchEmotionEngine>(std::move(*model), options));
    });
}

}  // namespace undertone
