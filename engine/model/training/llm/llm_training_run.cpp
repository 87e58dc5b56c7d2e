// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/llm_training_run.h"

#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/shared/token_fingerprint.h"

#include <c10/core/CachingDeviceAllocator.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>

namespace undertone {

namespace {

constexpr std::size_t windowsPerDevFigure = 48;
constexpr std::size_t windowsPerValidationFigure = 128;
constexpr double smoothing = 0.95;

LlamaConfig bodyShape(const SmallBodyConfig& body, const EmotionVocabulary& vocabulary)
{
    LlamaConfig shape;
    shape.vocabularySize = vocabulary.size();
    shape.hiddenSize = body.hiddenSize;
    shape.intermediateSize = body.feedForwardSize;
    shape.layerCount = body.layers;
    shape.headCount = body.heads;
    shape.keyValueHeadCount = body.heads;
    shape.headSize = body.hiddenSize / body.heads;
    shape.maxPositions = body.maxPositions;
    return shape;
}

/// 0: not known.
std::int64_t peakBytes(const torch::Device& device)
{
    if (!device.is_cpu()) {
#if TORCH_VERSION_MAJOR * 100 + TORCH_VERSION_MINOR < 211
        return 0;  // LibTorch 2.6 tells it by CUDA's own headers alone, which one for the CPU does not have
#else
        const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(std::max<c10::DeviceIndex>(device.index(), 0));
        return stats.reserved_bytes[static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE)].peak;
#endif
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

nlohmann::ordered_json orNull(const std::optional<double>& value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace

Status LlmTrainingRun::probe()
{
    TRY(prepare());
    for (int step = 0; step < 2; ++step) {
        const auto start = Clock::now();
        TRY(m_trainer->step());
        estimate.secondsPerStep = std::chrono::duration<double>(Clock::now() - start).count();
    }
    estimate.steps = m_config.steps;
    estimate.estimatedSeconds = estimate.secondsPerStep * m_config.steps;
    estimate.peakBytes = peakBytes(*parseDevice(m_request.device));
    estimate.device = summary.device;
    estimate.dtype = summary.dtype;
    return {};
}

Result<LoopPlan> LlmTrainingRun::prepare()
{
    if (m_request.threads > 0)
        torch::set_num_threads(m_request.threads);
    TRY(validate(m_config));
    const auto device = parseDevice(m_request.device);
    if (!device)
        return device.error();
    if (m_request.train == nullptr)
        return Error{ErrorCode::InvalidArgument, message("training.name-dialogues")};
    EmotionVocabulary vocabulary;
    auto llm = makeModel(*device, vocabulary);
    if (!llm)
        return llm.error();
    TRY(makeDatasets(vocabulary));
    if (m_config.epochs > 0)
        m_config.steps = m_config.epochs * m_data->stepsPerEpoch(m_config);
    auto trainer = LlmTrainer::create(m_config, *llm, vocabulary, *m_data, m_request.processes);
    if (!trainer)
        return trainer.error();
    m_trainer = std::move(*trainer);
    summary.device = deviceName(*device);
    const auto dtype = trainingDtype(m_config.dtype, *device);
    summary.dtype = dtype && *dtype == torch::kBFloat16 ? "bf16" : "fp32";
    return LoopPlan{m_config.steps, m_config.evaluateEverySteps, m_config.checkpointSeconds};
}

/// Device and threads are not in it: a training may go on elsewhere.
Result<RunIdentity> LlmTrainingRun::identify()
{
    RunIdentity identity;
    identity.add("settings", toJson(m_config));
    identity.add("dialogues", fingerprint(*m_request.train));
    identity.add("dev dialogues", m_request.dev != nullptr ? fingerprint(*m_request.dev) : "none");
    if (m_config.stage == LlmStage::Base) {
        const auto& body = m_request.body;
        identity.add("shape",
                     jsonText(nlohmann::json{body.hiddenSize, body.layers, body.heads, body.feedForwardSize, body.textVocabulary,
                                             body.maxPositions}));
    } else {
        identity.add("base model", TRY(hashModelPart(m_request.base, cancellation())));
    }
    for (const auto& [part, value] : m_request.usedWith)
        identity.add(part, value);
    return identity;
}

/// The model that is trained, and where its ids lie.
Result<std::shared_ptr<SpeechLlm>> LlmTrainingRun::makeModel(torch::Device device, EmotionVocabulary& vocabulary) const
{
    const auto labels = static_cast<std::int64_t>(m_request.train->labels.size());
    vocabulary = EmotionVocabulary::after(m_request.body.textVocabulary, m_request.train->codebookSize, labels);
    if (m_config.stage == LlmStage::Base) {
        TRY(validate(m_request.body));
        auto shape = bodyShape(m_request.body, vocabulary);
        if (m_config.mode == TrainingMode::Packed)
            shape.maxPositions = std::max<std::int64_t>(shape.maxPositions, m_config.packedTokens);
        return SpeechLlm::create(shape, m_config.seed, device);
    }
    auto llm = SpeechLlm::load(m_request.base, device, torch::kFloat32, nullptr, cancellation());
    if (!llm)
        return llm.error();
    const auto text = (*llm)->config().vocabularySize - (vocabulary.size() - vocabulary.audioOffset);
    if (text < 0)
        return Error{ErrorCode::InvalidModel, message("training.vocabulary"), m_request.base};
    vocabulary = EmotionVocabulary::after(text, m_request.train->codebookSize, labels);
    return llm;
}

Status LlmTrainingRun::makeDatasets(const EmotionVocabulary& vocabulary)
{
    const auto make = [&](const DialogueTokens& tokens, std::optional<DialogueDataset>& dataset) -> Status {
        auto made = DialogueDataset::create(tokens, vocabulary);
        if (!made)
            return made.error();
        dataset.emplace(std::move(*made));
        return m_config.mode == TrainingMode::Packed ? dataset->checkLimit(m_config, m_config.packedTokens) : Status();
    };
    if (m_config.validationShare > 0.0) {
        auto split = splitForValidation(*m_request.train, m_config.validationShare, m_config.seed);
        if (!split)
            return split.error();
        m_split.emplace(std::move(*split));
        TRY(make(m_split->validation, m_validation));
    }
    if (m_request.dev != nullptr) {
        TRY(make(*m_request.dev, m_dev));
    }
    return make(m_split ? m_split->train : *m_request.train, m_data);
}

Status LlmTrainingRun::loadCheckpoint(const std::filesystem::path& file)
{
    const auto kept = m_trainer->loadCheckpoint(file, identity());
    if (!kept)
        return kept.error();
    takeNotes(*kept);
    return {};
}

Status LlmTrainingRun::saveCheckpoint(const std::filesystem::path& file)
{
    return m_trainer->saveCheckpoint(file, identity(), notes());
}

Status LlmTrainingRun::step()
{
    const double rate = learningRateAt(m_config, m_trainer->stepsDone());
    const bool isFirst = m_trainer->stepsDone() == m_trainer->stepsSkipped();
    const auto figures = m_trainer->step(cancellation());
    m_progress.step = m_trainer->stepsDone();
    m_progress.steps = m_config.steps;
    m_progress.learningRate = rate;
    if (!figures)
        return figures.error();
    note(*figures, isFirst);
    return {};
}

void LlmTrainingRun::note(const LossFigures& figures, bool isFirst)
{
    const double weight = isFirst ? 0.0 : smoothing;
    const auto smooth = [weight](double& value, double latest) { value = weight * value + (1.0 - weight) * latest; };
    smooth(m_progress.loss, figures.total);
    smooth(m_progress.audioLoss, figures.audio);
    if (figures.emotion) {
        double emotion = m_progress.emotionLoss.value_or(*figures.emotion);
        smooth(emotion, *figures.emotion);
        m_progress.emotionLoss = emotion;
    }
    m_progress.stepAudioLoss = figures.audio;
    m_progress.stepEmotionLoss = figures.emotion;
}

void LlmTrainingRun::report(double secondsLeft)
{
    m_progress.secondsLeft = secondsLeft;
    if (m_report)
        m_report(m_progress);
}

void LlmTrainingRun::warn(const Error& warning)
{
    m_progress.warning = warning;
    if (m_report)
        m_report(m_progress);
    m_progress.warning.reset();
}

std::optional<LossFigures> LlmTrainingRun::figuresOver(const DialogueDataset& dataset, std::size_t windows) const
{
    const auto all = dataset.cover(m_config);
    // Evenly spread, so that few windows still speak for all dialogues.
    std::vector<SentenceIndex> chosen;
    const auto stride = windows > 0 ? std::max<std::size_t>(1, all.size() / windows) : 1;
    for (std::size_t i = 0; i < all.size(); i += stride)
        chosen.push_back(all[i]);
    return m_trainer->evaluate(dataset, chosen, cancelToken());
}

/// False when cancelled: no figures then.
bool LlmTrainingRun::measureDev(std::size_t windows)
{
    if (!m_dev)
        return true;
    const auto figures = figuresOver(*m_dev, windows);
    if (!figures)
        return false;
    m_progress.devAudioLoss = figures->audio;
    m_progress.devEmotionLoss = figures->emotion;
    m_progress.devUnweightedRecall = figures->unweightedRecall;
    return true;
}

void LlmTrainingRun::measure()
{
    const auto figures = m_validation ? figuresOver(*m_validation, windowsPerValidationFigure) : std::nullopt;
    if ((m_validation && !figures) || !measureDev(windowsPerDevFigure))
        return;
    m_progress.measuredStep = m_trainer->stepsDone();
    if (!figures)
        return;
    m_progress.validationAudioLoss = figures->audio;
    m_progress.validationEmotionLoss = figures->emotion;
    m_progress.validationUnweightedRecall = figures->unweightedRecall;
    if (m_stop.offer(m_trainer->stepsDone(), figures->total, figures->emotion, figures->unweightedRecall))
        m_trainer->keepBest();
    m_progress.bestStep = m_stop.state().bestStep;
}

/// What a run says of itself beside weights and moments, so that curves and early stop go on as if nothing had happened.
std::string LlmTrainingRun::notes() const
{
    const auto& stop = m_stop.state();
    return jsonText(nlohmann::json{
        {"seconds", seconds()},
        {"stop", {stop.bestStep, stop.bestValue, stop.withoutBetter}},
        {"step", m_progress.step},
        {"measured_step", m_progress.measuredStep},
        {"loss", m_progress.loss},
        {"audio_loss", m_progress.audioLoss},
        {"emotion_loss", orNull(m_progress.emotionLoss)},
        {"dev", {orNull(m_progress.devAudioLoss), orNull(m_progress.devEmotionLoss), orNull(m_progress.devUnweightedRecall)}},
        {"validation",
         {orNull(m_progress.validationAudioLoss), orNull(m_progress.validationEmotionLoss),
          orNull(m_progress.validationUnweightedRecall)}}});
}

void LlmTrainingRun::takeNotes(const std::string& text)
{
    const auto json = nlohmann::json::parse(text);  // it was written by notes(); the caller guards
    const auto optional = [](const nlohmann::json& value) { return value.is_null() ? std::nullopt : std::optional(value.get<double>()); };
    setSecondsBefore(json.at("seconds").get<double>());
    const auto& stop = json.at("stop");
    m_stop.restore({stop.at(0).get<int>(), stop.at(1).get<double>(), stop.at(2).get<int>()});
    m_progress.step = json.at("step").get<int>();
    m_progress.measuredStep = json.at("measured_step").get<int>();
    m_progress.bestStep = m_stop.state().bestStep;
    m_progress.loss = json.at("loss").get<double>();
    m_progress.audioLoss = json.at("audio_loss").get<double>();
    m_progress.emotionLoss = optional(json.at("emotion_loss"));
    const auto& dev = json.at("dev");
    m_progress.devAudioLoss = optional(dev.at(0));
    m_progress.devEmotionLoss = optional(dev.at(1));
    m_progress.devUnweightedRecall = optional(dev.at(2));
    const auto& validation = json.at("validation");
    m_progress.validationAudioLoss = optional(validation.at(0));
    m_progress.validationEmotionLoss = optional(validation.at(1));
    m_progress.validationUnweightedRecall = optional(validation.at(2));
}

Status LlmTrainingRun::takeFinished(const std::string& description)
{
    const auto json = nlohmann::json::parse(description);  // describe() made it; the caller guards
    const auto optional = [&](const char* key) {
        return json.at(key).is_null() ? std::nullopt : std::optional(json.at(key).get<double>());
    };
    summary.seconds = json.at("seconds").get<double>();
    summary.steps = json.at("steps_done").get<int>();
    summary.device = json.at("device").get<std::string>();
    summary.dtype = json.at("dtype").get<std::string>();
    summary.audioLoss = json.at("audio_loss").get<double>();
    summary.emotionLoss = optional("emotion_loss");
    summary.devAudioLoss = optional("dev_audio_loss");
    summary.devUnweightedRecall = optional("dev_mean_recall");
    if (!json.at("validation").is_null())
        summary.bestStep = json.at("validation").at("best_step").get<int>();
    summary.json = description;
    summary.wasFinished = true;
    return {};
}

Result<std::string> LlmTrainingRun::finish()
{
    const Error cancelled{ErrorCode::Cancelled, message("training.cancelled")};
    if (m_validation && m_progress.measuredStep != m_trainer->stepsDone())
        measure();
    if (cancelToken().isCancelled())
        return cancelled;
    m_trainer->takeFinal();
    if (!measureDev(0))
        return cancelled;
    Status written;
    if (m_config.stage == LlmStage::Base) {
        auto base = m_trainer->trainedBase();
        if (!base)
            return base.error();
        written = (*base)->save(m_request.output, torch::kFloat16);
    } else {
        written = m_trainer->trainedAdapter().save(m_request.output, torch::kFloat16, "../base");
    }
    if (!written)
        return written.error();
    describe();
    return summary.json;
}

void LlmTrainingRun::describe()
{
    summary.seconds = seconds();
    summary.steps = m_trainer->stepsDone();
    summary.audioLoss = m_progress.audioLoss;
    summary.emotionLoss = m_progress.emotionLoss;
    summary.devAudioLoss = m_progress.devAudioLoss;
    summary.devUnweightedRecall = m_progress.devUnweightedRecall;
    summary.bestStep = m_progress.bestStep;
    nlohmann::ordered_json json;
    json["config"] = nlohmann::ordered_json::parse(toJson(m_config));
    json["seconds"] = summary.seconds;
    json["steps_done"] = summary.steps;
    json["steps_skipped"] = m_trainer->stepsSkipped();
    json["device"] = summary.device;
    json["dtype"] = summary.dtype;
    json["sentences"] = m_data->sentenceCount();
    json["tokens"] = m_data->tokenCount();
    json["tokens_sha256"] = fingerprint(*m_request.train);
    json["tokenizer_sha256"] = m_request.train->tokenizerSha256;
    json["data"] = nlohmann::ordered_json::parse(m_request.train->provenance, nullptr, false);
    json["audio_loss"] = summary.audioLoss;
    json["emotion_loss"] = orNull(summary.emotionLoss);
    json["dev_audio_loss"] = orNull(summary.devAudioLoss);
    json["dev_mean_recall"] = orNull(summary.devUnweightedRecall);
    json["validation"] = nullptr;
    if (m_validation)
        json["validation"] = {{"apart_by", m_split->rule},
                              {"sentences", m_validation->sentenceCount()},
                              {"best_step", summary.bestStep},
                              {"audio_loss", orNull(m_progress.validationAudioLoss)},
                              {"emotion_loss", orNull(m_progress.validationEmotionLoss)},
                              {"mean_recall", orNull(m_progress.validationUnweightedRecall)}};
    if (json["data"].is_discarded())
        json["data"] = nullptr;
    summary.json = jsonText(json, 1);
}

}  // namespace undertone
