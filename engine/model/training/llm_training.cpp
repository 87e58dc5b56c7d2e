// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm_training.h"

#include "engine/io/atomic_file.h"
#include "engine/io/sha256.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/llm_trainer.h"
#include "engine/model/training/mixed_precision.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace undertone {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* checkpointName = "checkpoint.safetensors";
constexpr const char* timeName = "checkpoint.json";
constexpr int windowsPerDevFigure = 48;
constexpr double smoothing = 0.95;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Content of a set of dialogues, so that a checkpoint is not taken up with other data.
std::string fingerprint(const DialogueTokens& tokens)
{
    Sha256 hash;
    hash.update(tokens.tokenizerSha256);
    for (const auto& dialogue : tokens.dialogues) {
        hash.update(dialogue.name);
        for (const auto& sentence : dialogue.sentences) {
            hash.update(std::as_bytes(std::span(sentence.codes)));
            hash.update(std::to_string(sentence.label.value_or(-1)) + '|' + std::to_string(sentence.codes.size()));
        }
    }
    return hash.finishHex();
}

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

/// A run from its start or its checkpoint to its end; the caller guards it.
class TrainingRun {
public:
    TrainingRun(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
        : m_request(request), m_report(report), m_cancel(cancel) {}

    Status run()
    {
        if (m_request.threads > 0)
            torch::set_num_threads(m_request.threads);
        for (const auto part : {&TrainingRun::prepare, &TrainingRun::resume, &TrainingRun::train, &TrainingRun::finish}) {
            if (const auto status = (this->*part)(); !status)
                return status.error();
        }
        return {};
    }
    LlmTrainingSummary summary;

private:
    Status prepare()
    {
        const auto device = parseDevice(m_request.device);
        if (!device)
            return device.error();
        if (m_request.train == nullptr)
            return Error{ErrorCode::InvalidArgument, "Name the dialogues to train on."};
        std::shared_ptr<SpeechLlm> llm;
        auto vocabulary = EmotionVocabulary::after(m_request.body.textVocabulary, m_request.train->codebookSize,
                                                   static_cast<std::int64_t>(m_request.train->labels.size()));
        auto made = m_request.config.stage == LlmStage::Base
            ? SpeechLlm::create(bodyShape(m_request.body, vocabulary), m_request.config.seed, *device)
            : SpeechLlm::load(m_request.base, *device, torch::kFloat32);
        if (!made)
            return made.error();
        llm = *made;
        if (m_request.config.stage == LlmStage::Sllm) {
            const auto text = llm->config().vocabularySize - (vocabulary.size() - vocabulary.audioOffset);
            if (text < 0)
                return Error{ErrorCode::InvalidModel, "The vocabulary of the base model is too small for these speech codes: train it with the same tokenizer.", m_request.base};
            vocabulary = EmotionVocabulary::after(text, m_request.train->codebookSize, static_cast<std::int64_t>(m_request.train->labels.size()));
        }
        auto data = DialogueDataset::create(*m_request.train, vocabulary);
        if (!data)
            return data.error();
        m_data.emplace(std::move(*data));
        if (m_request.dev != nullptr) {
            auto dev = DialogueDataset::create(*m_request.dev, vocabulary);
            if (!dev)
                return dev.error();
            m_dev.emplace(std::move(*dev));
        }
        auto trainer = LlmTrainer::create(m_request.config, llm, vocabulary, *m_data);
        if (!trainer)
            return trainer.error();
        m_trainer = std::move(*trainer);
        summary.device = deviceName(*device);
        const auto dtype = trainingDtype(m_request.config.dtype, *device);
        summary.dtype = dtype && *dtype == torch::kBFloat16 ? "bf16" : "fp32";
        m_run = toJson(m_request.config) + ' ' + fingerprint(*m_request.train);
        return {};
    }

    Status resume()
    {
        std::error_code error;
        std::filesystem::create_directories(m_request.output, error);
        if (error)
            return Error{ErrorCode::FileNotWritable, "The folder " + m_request.output.string() + " cannot be made: may you write there?", m_request.output};
        if (!std::filesystem::exists(checkpoint()))
            return {};
        if (const auto status = m_trainer->loadCheckpoint(checkpoint(), m_run); !status)
            return status.error();
        const auto text = readTextFile(m_request.output / timeName, 4096);
        const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
        if (json.is_object() && json.contains("seconds") && json["seconds"].is_number())
            m_secondsBefore = json["seconds"].get<double>();
        return {};
    }

    Status train()
    {
        m_start = Clock::now();
        const int firstStep = m_trainer->stepsDone();
        auto lastCheckpoint = m_start;
        const auto& config = m_request.config;
        while (m_trainer->stepsDone() < config.steps) {
            if (m_cancel.isCancelled()) {
                if (const auto status = saveCheckpoint(); !status)
                    return status.error();
                return Error{ErrorCode::Cancelled, "Training was stopped at step " + std::to_string(m_trainer->stepsDone()) + " of "
                                 + std::to_string(config.steps) + "; the same command goes on from there."};
            }
            auto figures = m_trainer->step();
            if (!figures)
                return figures.error();
            const int done = m_trainer->stepsDone();
            if (config.evaluateEverySteps > 0 && done % config.evaluateEverySteps == 0 && done < config.steps)
                measureDev(windowsPerDevFigure);
            publish(*figures, (Clock::now() - m_start) / std::max(1, done - firstStep) * (config.steps - done));
            if (secondsSince(lastCheckpoint) >= config.checkpointSeconds && done < config.steps) {
                if (const auto status = saveCheckpoint(); !status)
                    return status.error();
                lastCheckpoint = Clock::now();
            }
        }
        return {};
    }

    void publish(const LossFigures& figures, Clock::duration left)
    {
        const double keep = m_progress.step == 0 ? 0.0 : smoothing;
        const auto smooth = [keep](double& value, double latest) { value = keep * value + (1.0 - keep) * latest; };
        smooth(m_progress.loss, figures.total);
        smooth(m_progress.audioLoss, figures.audio);
        if (figures.emotion) {
            double emotion = m_progress.emotionLoss.value_or(*figures.emotion);
            smooth(emotion, *figures.emotion);
            m_progress.emotionLoss = emotion;
        }
        m_progress.step = m_trainer->stepsDone();
        m_progress.steps = m_request.config.steps;
        m_progress.secondsLeft = std::chrono::duration<double>(left).count();
        if (m_report)
            m_report(m_progress);
    }

    void measureDev(int windows)
    {
        if (!m_dev)
            return;
        auto all = m_dev->cover(m_request.config);
        // Evenly spread, so that few windows still speak for all dialogues.
        std::vector<SentenceIndex> chosen;
        const auto stride = windows > 0 ? std::max<std::size_t>(1, all.size() / static_cast<std::size_t>(windows)) : 1;
        for (std::size_t i = 0; i < all.size(); i += stride)
            chosen.push_back(all[i]);
        const auto figures = m_trainer->evaluate(*m_dev, chosen);
        m_progress.devAudioLoss = figures.audio;
        m_progress.devMeanRecall = figures.meanRecall;
    }

    Status saveCheckpoint()
    {
        if (const auto status = m_trainer->saveCheckpoint(checkpoint(), m_run); !status)
            return status.error();
        return writeFileAtomically(m_request.output / timeName, nlohmann::json{{"seconds", m_secondsBefore + secondsSince(m_start)}}.dump());
    }

    Status finish()
    {
        measureDev(0);
        Status written;
        if (m_request.config.stage == LlmStage::Base) {
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
        std::error_code ignored;
        std::filesystem::remove(checkpoint(), ignored);
        std::filesystem::remove(m_request.output / timeName, ignored);
        return writeFileAtomically(m_request.output / "training.json", summary.json + "\n");
    }

    void describe()
    {
        summary.seconds = m_secondsBefore + secondsSince(m_start);
        summary.steps = m_trainer->stepsDone();
        summary.audioLoss = m_progress.audioLoss;
        summary.emotionLoss = m_progress.emotionLoss;
        summary.devAudioLoss = m_progress.devAudioLoss;
        summary.devMeanRecall = m_progress.devMeanRecall;
        const auto orNull = [](const std::optional<double>& value) { return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr); };
        nlohmann::ordered_json json;
        json["config"] = nlohmann::ordered_json::parse(toJson(m_request.config));
        json["seconds"] = summary.seconds;
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
        json["dev_mean_recall"] = orNull(summary.devMeanRecall);
        if (json["data"].is_discarded())
            json["data"] = nullptr;
        summary.json = json.dump(1);
    }

    [[nodiscard]] std::filesystem::path checkpoint() const { return m_request.output / checkpointName; }

    const LlmTrainingRequest& m_request;
    const LlmTrainingReporter& m_report;
    const CancellationToken& m_cancel;
    std::optional<DialogueDataset> m_data;
    std::optional<DialogueDataset> m_dev;
    std::unique_ptr<LlmTrainer> m_trainer;
    std::string m_run;
    LlmTrainingProgress m_progress;
    double m_secondsBefore = 0.0;
    Clock::time_point m_start;
};

}  // namespace

Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
{
    TrainingRun run(request, report, cancel);
    if (const auto status = guarded("Training the language model", [&] { return run.run(); }); !status)
        return status.error();
    return run.summary;
}

}  // namespace undertone
