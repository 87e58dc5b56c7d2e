// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/classifier/classifier_training.h"

#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/io/sha256.h"
#include "engine/model/loading/loaded_model.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/classifier/classifier_trainer.h"
#include "engine/model/training/shared/early_stop.h"
#include "engine/model/training/shared/recall_counter.h"
#include "engine/model/training/shared/token_fingerprint.h"
#include "engine/model/training/shared/training_loop.h"
#include "engine/model/training/shared/validation_split.h"

#include <torch/nn/functional/loss.h>

#include <nlohmann/json.hpp>

#include <span>

namespace undertone {

namespace {

constexpr std::size_t sentencesPerFigure = 512;
constexpr double smoothing = 0.95;
const std::string bestPrefix = "best.";

/// The input rows of the SLLM's codes, with its adapter's where these were trained: (codebook, hidden).
Result<torch::Tensor> codeEmbedding(const std::filesystem::path& directory, int codebookSize)
{
    const auto plan = TRY(ModelPlan::read({.directory = directory, .device = "cpu", .dtype = "fp32"}));
    if (plan.description.codebookSize() != codebookSize)
        return Error{ErrorCode::InvalidModel, message("classifier.codes", plan.description.codebookSize(), codebookSize), directory};
    return plan.loadCodeRows();
}

std::vector<ClassifierExample> examplesOf(const DialogueTokens& tokens, int contextTokens)
{
    std::vector<ClassifierExample> examples;
    for (const auto& dialogue : tokens.dialogues) {
        std::vector<std::vector<std::int32_t>> sentences;
        for (const auto& sentence : dialogue.sentences)
            sentences.push_back(sentence.codes);
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (dialogue.sentences[i].label)
                examples.push_back({classifierInput(sentences, i, contextTokens), *dialogue.sentences[i].label});
        }
    }
    return examples;
}

struct Figures {
    double loss = 0.0;
    std::optional<double> unweightedRecall;
};

class ClassifierRun final : public TrainingLoop {
public:
    ClassifierRun(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
        : TrainingLoop(request.output, cancel, request.finishEarly, request.earlier, request.processes), m_request(request),
          m_report(report), m_config(request.config), m_stop(StopCriterion::EmotionLoss, request.config.patience)
    {
    }

    LlmTrainingSummary summary;

private:
    Result<LoopPlan> prepare() override
    {
        if (m_request.threads > 0)
            torch::set_num_threads(m_request.threads);
        TRY(validate(m_config));
        if (m_request.train == nullptr)
            return Error{ErrorCode::InvalidArgument, message("training.name-dialogues")};
        const auto device = parseDevice(m_request.device);
        if (!device)
            return device.error();
        // LibTorch's encoder layers mask no scores in bf16.
        if (m_config.dtype == "bf16")
            return Error{ErrorCode::InvalidArgument, message("classifier.dtype")};
        m_device = *device;
        summary.device = deviceName(m_device);
        summary.dtype = "fp32";
        TRY(makeExamples());
        const auto embedding = codeEmbedding(m_request.model, m_request.train->codebookSize);
        if (!embedding)
            return embedding.error();
        const ClassifierShape shape{m_request.train->labels,
                                    m_request.train->codebookSize,
                                    static_cast<int>(embedding->size(1)),
                                    m_config.hiddenSize,
                                    m_config.layers,
                                    m_config.heads,
                                    m_config.feedForwardSize,
                                    m_config.positions,
                                    m_config.contextTokens};
        m_trainer = TRY(ClassifierTrainer::create(m_config,
                                                  ClassifierBaseline::create(shape, *embedding, m_config.dropout, m_config.seed, m_device),
                                                  m_examples, m_request.processes));
        const auto perStep = static_cast<std::size_t>(m_config.sentencesPerStep());
        if (m_config.epochs > 0)
            m_config.steps = m_config.epochs * static_cast<int>((m_examples.size() + perStep - 1) / perStep);
        const auto rows = embedding->contiguous();
        m_embeddingSha256 = sha256Hex(std::as_bytes(std::span(rows.data_ptr<float>(), static_cast<std::size_t>(rows.numel()))));
        return LoopPlan{m_config.steps, m_config.evaluateEverySteps, m_config.checkpointSeconds};
    }

    Result<RunIdentity> identify() override
    {
        RunIdentity identity;
        identity.add("settings", toJson(m_config));
        identity.add("dialogues", fingerprint(*m_request.train));
        identity.add("dev dialogues", m_request.dev != nullptr ? fingerprint(*m_request.dev) : "none");
        identity.add("code embedding of the model", m_embeddingSha256);
        return identity;
    }

    Status takeFinished(const std::string& description) override
    {
        const auto json = nlohmann::json::parse(description);  // describe() made it; the caller guards
        const auto optional = [&](const char* key) {
            return json.at(key).is_null() ? std::nullopt : std::optional(json.at(key).get<double>());
        };
        summary.seconds = json.at("seconds").get<double>();
        summary.steps = json.at("steps_done").get<int>();
        summary.emotionLoss = optional("emotion_loss");
        summary.devUnweightedRecall = optional("dev_mean_recall");
        summary.json = description;
        summary.wasFinished = true;
        return {};
    }

    void warn(const Error& warning) override
    {
        m_progress.warning = warning;
        if (m_report)
            m_report(m_progress);
        m_progress.warning.reset();
    }

    Status makeExamples()
    {
        if (m_config.validationShare > 0.0) {
            auto split = splitForValidation(*m_request.train, m_config.validationShare, m_config.seed);
            if (!split)
                return split.error();
            m_rule = split->rule;
            m_validation = examplesOf(split->validation, m_config.contextTokens);
            m_examples = examplesOf(split->train, m_config.contextTokens);
        } else {
            m_examples = examplesOf(*m_request.train, m_config.contextTokens);
        }
        if (m_request.dev != nullptr)
            m_dev = examplesOf(*m_request.dev, m_config.contextTokens);
        if (m_examples.empty())
            return Error{ErrorCode::InvalidArgument, message("classifier.no-label")};
        return {};
    }

    Status loadCheckpoint(const std::filesystem::path& file) override
    {
        auto opened = SafetensorsFile::open(file);
        if (!opened)
            return opened.error();
        const auto& metadata = (*opened)->metadata();
        if (!metadata.contains("run") || !metadata.contains("notes"))
            return Error{ErrorCode::CorruptFile, message("training.no-checkpoint", file), file};
        TRY(checkCheckpointIdentity(identity(), metadata.at("run"), file));
        const auto notes = nlohmann::json::parse(metadata.at("notes"));
        auto tensors = loadTensors(file);
        if (!tensors)
            return tensors.error();
        TRY(m_trainer->restore(*tensors, notes.at("steps_done").get<int>(), notes.value("steps_skipped", 0)));
        for (const auto& [name, tensor] : *tensors) {
            if (name.rfind(bestPrefix, 0) == 0)
                m_best[name] = tensor.to(m_device, torch::kFloat32, /*non_blocking=*/false, /*copy=*/true);
        }
        const auto& stop = notes.at("stop");
        m_stop.restore({stop.at(0).get<int>(), stop.at(1).get<double>(), stop.at(2).get<int>()});
        m_progress.bestStep = m_stop.state().bestStep;
        m_progress.step = notes.at("steps_done").get<int>();
        m_progress.measuredStep = notes.value("measured_step", m_progress.step);
        m_progress.loss = notes.at("loss").get<double>();
        setSecondsBefore(notes.at("seconds").get<double>());
        return {};
    }

    [[nodiscard]] int stepsDone() const override { return m_trainer->stepsDone(); }
    [[nodiscard]] bool stopsEarly() const override { return m_stop.isOver(); }

    [[nodiscard]] int measuredStep() const override { return m_progress.measuredStep; }

    void report(double secondsLeft) override
    {
        m_progress.secondsLeft = secondsLeft;
        if (m_report)
            m_report(m_progress);
    }

    Status step() override
    {
        const bool isFirst = m_trainer->stepsDone() == m_trainer->stepsSkipped();
        m_progress.learningRate = m_trainer->learningRate();
        const auto loss = m_trainer->step();
        m_progress.step = m_trainer->stepsDone();
        m_progress.steps = m_config.steps;
        if (!loss)
            return loss.error();
        m_progress.loss = isFirst ? *loss : smoothing * m_progress.loss + (1.0 - smoothing) * *loss;
        m_progress.emotionLoss = m_progress.loss;
        m_progress.stepEmotionLoss = *loss;
        return {};
    }

    /// None when cancelled.
    std::optional<Figures> figuresOver(const std::vector<ClassifierExample>& examples, std::size_t wanted)
    {
        const torch::NoGradGuard frozen;
        RecallCounter recall(m_request.train->labels.size());
        double sum = 0.0;
        std::size_t count = 0;
        const auto stride = wanted > 0 ? std::max<std::size_t>(1, examples.size() / wanted) : 1;
        std::vector<ClassifierExample> batch;
        for (std::size_t i = 0; i < examples.size(); i += stride) {
            batch.push_back(examples[i]);
            if (batch.size() < 32 && i + stride < examples.size())
                continue;
            if (cancelToken().isCancelled())
                return std::nullopt;
            const auto [logits, labels] = m_trainer->forward(batch);
            sum += torch::nn::functional::cross_entropy(logits, labels).item<double>() * static_cast<double>(batch.size());
            recall.add(logits, labels);
            count += batch.size();
            batch.clear();
        }
        return Figures{count > 0 ? sum / static_cast<double>(count) : 0.0, recall.unweightedRecall()};
    }

    void measure() override
    {
        const auto figures = m_validation.empty() ? std::nullopt : figuresOver(m_validation, sentencesPerFigure);
        if ((!m_validation.empty() && !figures) || !measureDev(sentencesPerFigure))
            return;
        m_progress.measuredStep = m_trainer->stepsDone();
        if (!figures)
            return;
        m_progress.validationEmotionLoss = figures->loss;
        m_progress.validationUnweightedRecall = figures->unweightedRecall;
        if (m_stop.offer(m_trainer->stepsDone(), figures->loss, figures->loss, figures->unweightedRecall)) {
            for (const auto& [name, parameter] : m_trainer->classifier().parameters())
                m_best[bestPrefix + name] = parameter.detach().clone();
        }
        m_progress.bestStep = m_stop.state().bestStep;
    }

    /// False when cancelled: no figures then.
    bool measureDev(std::size_t wanted)
    {
        if (m_dev.empty())
            return true;
        const auto figures = figuresOver(m_dev, wanted);
        if (!figures)
            return false;
        m_progress.devEmotionLoss = figures->loss;
        m_progress.devUnweightedRecall = figures->unweightedRecall;
        return true;
    }

    Status saveCheckpoint(const std::filesystem::path& file) override
    {
        auto state = m_trainer->state();
        state.insert(m_best.begin(), m_best.end());
        const auto& stop = m_stop.state();
        const nlohmann::json notes{{"steps_done", m_trainer->stepsDone()},
                                   {"steps_skipped", m_trainer->stepsSkipped()},
                                   {"measured_step", m_progress.measuredStep},
                                   {"seconds", seconds()},
                                   {"loss", m_progress.loss},
                                   {"stop", {stop.bestStep, stop.bestValue, stop.withoutBetter}}};
        return saveTensors(file, state, {{"run", identity().toJson()}, {"notes", jsonText(notes)}});
    }

    Result<std::string> finish() override
    {
        const Error cancelled{ErrorCode::Cancelled, message("training.cancelled")};
        if (!m_validation.empty() && m_progress.measuredStep != m_trainer->stepsDone())
            measure();
        if (cancelToken().isCancelled())
            return cancelled;
        if (!m_best.empty()) {
            const torch::NoGradGuard frozen;
            for (auto& [name, parameter] : m_trainer->classifier().parameters()) {
                auto target = parameter;
                target.copy_(m_best.at(bestPrefix + name));
            }
        }
        if (!measureDev(0))
            return cancelled;
        TRY(m_trainer->classifier().save(m_request.output, torch::kFloat16));
        describe();
        return summary.json;
    }

    void describe()
    {
        const auto orNull = [](const std::optional<double>& value) {
            return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
        };
        summary.seconds = seconds();
        summary.steps = m_trainer->stepsDone();
        summary.emotionLoss = m_progress.emotionLoss;
        summary.devUnweightedRecall = m_progress.devUnweightedRecall;
        summary.bestStep = m_progress.bestStep;
        nlohmann::ordered_json json{{"config", nlohmann::ordered_json::parse(toJson(m_config))},
                                    {"seconds", summary.seconds},
                                    {"steps_done", summary.steps},
                                    {"steps_skipped", m_trainer->stepsSkipped()},
                                    {"device", summary.device},
                                    {"dtype", summary.dtype},
                                    {"sentences", m_examples.size()},
                                    {"tokens_sha256", fingerprint(*m_request.train)},
                                    {"tokenizer_sha256", m_request.train->tokenizerSha256},
                                    {"emotion_loss", orNull(summary.emotionLoss)},
                                    {"dev_emotion_loss", orNull(m_progress.devEmotionLoss)},
                                    {"dev_mean_recall", orNull(summary.devUnweightedRecall)},
                                    {"validation", nullptr}};
        if (!m_validation.empty())
            json["validation"] = {{"apart_by", m_rule},
                                  {"sentences", m_validation.size()},
                                  {"best_step", summary.bestStep},
                                  {"emotion_loss", orNull(m_progress.validationEmotionLoss)},
                                  {"mean_recall", orNull(m_progress.validationUnweightedRecall)}};
        summary.json = jsonText(json, 1);
    }

    const ClassifierTrainingRequest& m_request;
    const LlmTrainingReporter& m_report;
    ClassifierTrainingConfig m_config;
    torch::Device m_device = torch::kCPU;
    std::vector<ClassifierExample> m_examples;
    std::vector<ClassifierExample> m_validation;
    std::vector<ClassifierExample> m_dev;
    std::string m_rule;
    std::unique_ptr<ClassifierTrainer> m_trainer;
    EarlyStop m_stop;
    std::map<std::string, torch::Tensor> m_best;
    std::string m_embeddingSha256;
    LlmTrainingProgress m_progress;
};

}  // namespace

Status runClassifierTraining(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel,
                             LlmTrainingSummary& summary)
{
    ClassifierRun run(request, report, cancel);
    TRY(run.run());
    summary = run.summary;
    return {};
}

}  // namespace undertone
