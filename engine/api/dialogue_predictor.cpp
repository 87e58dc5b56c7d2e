// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/dialogue_predictor.h"

#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/loading/loaded_model.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/window_lanes.h"

#include <algorithm>

namespace undertone {

struct DialoguePredictor::Model {
    Authorisation authorisation;
    ModelPlan plan;
    std::shared_ptr<SpeechLlm> llm;
    DpmConfig dpm;
    std::shared_ptr<WindowLanes> lanes;  ///< where dialogues are read together

    explicit Model(Authorisation leave) : authorisation(std::move(leave)) {}
    [[nodiscard]] Result<std::vector<SentencePrediction>> read(const DialogueCodes& sentences, MemoryMode memory, std::uint64_t seed,
                                                               const CancellationToken& cancel) const;
    [[nodiscard]] Result<std::vector<SentencePrediction>> readOnePass(const DialogueCodes& sentences, std::int64_t limitTokens,
                                                                      KeptTokens kept, const CancellationToken& cancel) const;

    void shareBody(int dialogues) { lanes = dialogues > 1 ? WindowLanes::create(llm, plan.format.products()) : nullptr; }
};

namespace {

std::vector<double> toProbabilities(const torch::Tensor& logits)
{
    const auto values = torch::softmax(logits.to(torch::kFloat64), -1).contiguous().to(torch::kCPU);
    const auto* first = values.data_ptr<double>();
    return {first, first + values.numel()};
}

DpmConfig dpmConfigOf(const ModelPlan& plan, const PredictorOverrides& overrides)
{
    DpmConfig config = plan.dpmConfig();
    const double ratio = config.lora.scale();
    config.prefixTokens = overrides.prefixTokens.value_or(static_cast<int>(config.prefixTokens));
    config.lora.rank = overrides.rank.value_or(static_cast<int>(config.lora.rank));
    config.lora.alpha = ratio * static_cast<double>(config.lora.rank);
    config.optimizer.learningRate = overrides.learningRate.value_or(config.optimizer.learningRate);
    config.optimizer.halfLifeSteps = overrides.halfLife.value_or(config.optimizer.halfLifeSteps);
    config.readoutNorm = overrides.readoutNorm.value_or(config.readoutNorm);
    config.optimizer.moduleRates = overrides.moduleRates.value_or(evenModuleRates);
    config.stepping = overrides.stepping.value_or(Stepping{});
    config.emotionEntropyWeight = overrides.emotionEntropyWeight;
    if (overrides.shares == SharesHeard::Ignored)
        config.shares = {};
    return config;
}

PredictorFacts factsOf(const ModelPlan& plan, const DpmConfig& dpm)
{
    return {.device = deviceName(plan.device),
            .dtype = plan.format.name(),
            .maxPositions = plan.shape.maxPositions,
            .prefixTokens = static_cast<int>(dpm.prefixTokens),
            .learningRate = dpm.optimizer.learningRate,
            .labels = plan.description.labels,
            .codebookSize = static_cast<int>(plan.description.codebookSize())};
}

}  // namespace

DialoguePredictor::DialoguePredictor(std::unique_ptr<Model> model)
    : m_model(std::move(model)), m_facts(factsOf(m_model->plan, m_model->dpm))
{
}

DialoguePredictor::~DialoguePredictor() = default;

const PredictorFacts& DialoguePredictor::facts() const
{
    return m_facts;
}

const Authorisation& DialoguePredictor::authorisation() const
{
    return m_model->authorisation;
}

Result<PredictorFacts> DialoguePredictor::readFacts(const std::filesystem::path& modelDirectory, const std::string& device,
                                                    const PredictorOverrides& overrides)
{
    return guarded(message("doing.reading-model"), [&]() -> Result<PredictorFacts> {
        const auto plan = TRY(ModelPlan::read({modelDirectory, device, overrides.dtype}));
        return factsOf(plan, dpmConfigOf(plan, overrides));
    });
}

std::unique_ptr<DialoguePredictor> DialoguePredictor::withOverrides(const PredictorOverrides& overrides) const
{
    auto model = std::make_unique<Model>(*m_model);
    model->dpm = dpmConfigOf(model->plan, overrides);
    model->shareBody(overrides.together);
    return std::unique_ptr<DialoguePredictor>(new DialoguePredictor(std::move(model)));
}

Result<std::unique_ptr<DialoguePredictor>> DialoguePredictor::load(const std::filesystem::path& modelDirectory, const std::string& device,
                                                                   int threads, const Authorisation& authorisation,
                                                                   const PredictorOverrides& overrides, const CancellationToken& cancel)
{
    TRY(authorisation.allows(readingPurposes));
    return guarded(message("doing.loading-model"), [&]() -> Result<std::unique_ptr<DialoguePredictor>> {
        if (threads > 0)
            torch::set_num_threads(threads);
        auto model = std::make_unique<Model>(authorisation);
        model->plan = TRY(ModelPlan::read({modelDirectory, device, overrides.dtype}));
        model->llm = TRY(model->plan.loadLanguageModel(cancel));
        model->dpm = dpmConfigOf(model->plan, overrides);
        model->shareBody(overrides.together);
        return std::unique_ptr<DialoguePredictor>(new DialoguePredictor(std::move(model)));
    });
}

Result<std::vector<SentencePrediction>> DialoguePredictor::read(const DialogueCodes& sentences, MemoryMode memory, std::uint64_t seed,
                                                                const CancellationToken& cancel) const
{
    return guarded(message("doing.reading-dialogue"), [&] {
        return authorisation().during(readingPurposes, cancel,
                                      [&](const CancellationToken& stop) { return m_model->read(sentences, memory, seed, stop); });
    });
}

Result<std::vector<SentencePrediction>> DialoguePredictor::readOnePass(const DialogueCodes& sentences, std::int64_t limitTokens,
                                                                       KeptTokens kept, const CancellationToken& cancel) const
{
    return guarded(message("doing.reading-one-pass"), [&] {
        return authorisation().during(readingPurposes, cancel, [&](const CancellationToken& stop) {
            return m_model->readOnePass(sentences, limitTokens, kept, stop);
        });
    });
}

Result<std::vector<SentencePrediction>> DialoguePredictor::Model::read(const DialogueCodes& sentences, MemoryMode memory,
                                                                       std::uint64_t seed, const CancellationToken& cancel) const
{
    auto config = dpm;
    config.memory = memory;
    config.seed = seed;
    const auto session = TRY(DpmSession::create(llm, plan.vocabulary, config, nullptr, lanes ? lanes->join() : nullptr));
    std::vector<SentencePrediction> predictions;
    for (const auto& codes : sentences) {
        auto reading = TRY(session->readSentence(codes, cancel));
        predictions.push_back({std::move(reading.probabilities), reading.lossBefore});
    }
    return predictions;
}

Result<std::vector<SentencePrediction>> DialoguePredictor::Model::readOnePass(const DialogueCodes& sentences, std::int64_t limitTokens,
                                                                              KeptTokens kept, const CancellationToken& cancel) const
{
    if (limitTokens < 1)
        return Error{ErrorCode::InvalidArgument, message("evaluation.window")};
    const auto& vocabulary = plan.vocabulary;
    const torch::NoGradGuard noGrad;
    std::vector<std::int64_t> tokens;
    std::vector<std::int64_t> ends;
    for (const auto& codes : sentences) {
        for (const auto code : codes)
            tokens.push_back(vocabulary.audioOffset + code);
        tokens.push_back(vocabulary.audioEndId);
        ends.push_back(static_cast<std::int64_t>(tokens.size()));
    }
    const auto total = static_cast<std::int64_t>(tokens.size());
    // Undefined when cancelled.
    const auto hiddenOf = [&](const std::vector<std::int64_t>& window) {
        ForwardOptions options;
        options.cancel = &cancel;
        const auto hidden = llm->hiddenStates(torch::tensor(window, torch::kInt64).unsqueeze(0).to(llm->device()), options);
        return hidden.defined() ? hidden[0] : hidden;
    };
    std::vector<SentencePrediction> predictions;
    torch::Tensor shared;  // rows are causal: one pass over what fits serves every sentence that ends within
    torch::Tensor head;    // the first tokens, closed by <audio_end>: the same for every longer sample
    for (const auto end : ends) {
        torch::Tensor hidden;
        if (end <= limitTokens) {
            if (!shared.defined())
                shared = hiddenOf({tokens.begin(), tokens.begin() + std::min(limitTokens, total)});
            hidden = shared;
        } else if (kept == KeptTokens::Last) {
            hidden = hiddenOf({tokens.begin() + (end - limitTokens), tokens.begin() + end});
        } else {
            if (!head.defined()) {
                std::vector<std::int64_t> window(tokens.begin(), tokens.begin() + limitTokens);
                window.back() = vocabulary.audioEndId;
                head = hiddenOf(window);
            }
            hidden = head;
        }
        if (!hidden.defined() || cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("evaluation.cancelled")};
        const auto row = hidden[std::min(end, limitTokens) - 1];
        predictions.push_back({toProbabilities(emotionLogits(*llm, vocabulary, row) / plan.description.temperature), std::nullopt});
    }
    return predictions;
}

}  // namespace undertone
