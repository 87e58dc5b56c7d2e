// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_training.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"
#include "engine/model/training/tokenizer/tokenizer_evaluation.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"
#include "engine/model/training/tokenizer/tokenizer_optimizer.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"

#include <torch/nn/functional/loss.h>

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <numbers>

namespace undertone {

namespace {

constexpr std::int64_t stepsPerReport = 25;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct TokenizerLosses {
    torch::Tensor emotion, emotionBefore, sentence, reconstruction, spread, accuracy;
};

// Mean 0, the wanted deviation and no correlation between digits, over all tokens of a batch.
torch::Tensor spreadLoss(const torch::Tensor& projected, const torch::Tensor& keep, double wantedDeviation)
{
    const auto digits = projected.size(-1);
    const auto rows = projected.to(torch::kFloat32).reshape({-1, digits});
    const auto weight = keep.reshape({-1, 1});
    const auto count = weight.sum();
    const auto mean = (rows * weight).sum(0) / count;
    const auto centred = (rows - mean) * weight;
    const auto covariance = centred.t().matmul(centred) / count;
    const auto deviation = (covariance.diagonal() + 1e-6).sqrt();
    const auto correlation = covariance / (deviation.unsqueeze(0) * deviation.unsqueeze(1));
    const auto between = correlation.square().sum() - correlation.diagonal().square().sum();
    return mean.square().sum() + (deviation - wantedDeviation).square().sum() + between / 2.0;
}

class TrainingLoop {
public:
    TrainingLoop(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config, const std::filesystem::path& directory,
                 const TokenizerTrainingReporter& reporter)
        : m_corpus(corpus), m_config(config), m_directory(directory), m_reporter(reporter), m_batches(corpus, m_config)
    {
        torch::manual_seed(config.seed);
        m_encoder = SpeechEncoder(config.shape);
        m_encoder->setChannelDropout(config.channelDropout);
        m_heads = TokenizerHeads(config, static_cast<int>(corpus.emotions().size()), static_cast<int>(corpus.sentences().size()));
        auto parameters = m_encoder->parameters();
        for (const auto& parameter : m_heads->parameters())
            parameters.push_back(parameter);
        m_optimizer = std::make_unique<TokenizerOptimizer>(std::move(parameters), m_config);
        m_dtype = *trainingDtype(config.dtype, torch::kCPU);
    }

    Status run(const CancellationToken& cancel)
    {
        const auto started = std::chrono::steady_clock::now();
        const double before = m_elapsed;
        double checkpointed = m_elapsed, judged = m_elapsed;
        while (fraction() < 1.0) {
            TRY(step());
            m_elapsed = before + secondsSince(started);
            if (m_optimizer->stepsDone() % stepsPerReport == 0)
                report();
            if (m_elapsed - judged > m_config.evaluateMinutes * 60.0) {
                judge(TokenizerTrial::Clean);
                judged = m_elapsed;
            }
            const bool isCancelled = cancel.isCancelled();
            if (isCancelled || m_elapsed - checkpointed > m_config.checkpointSeconds) {
                TRY(saveCheckpoint());
                checkpointed = m_elapsed;
            }
            if (isCancelled)
                return Error{ErrorCode::Cancelled, "The training was cancelled; with --resume it goes on from here."};
        }
        return {};
    }

    Status saveCheckpoint()
    {
        TensorMap tensors;
        for (const auto& [name, tensor] : m_optimizer->state())
            tensors[name] = tensor;
        return saveTensors(checkpointPath(), tensors,
                           {{"config", toJson(m_config)},
                            {"step", std::to_string(m_optimizer->stepsDone())},
                            {"elapsed_seconds", std::to_string(m_elapsed)}});
    }

    Status restoreCheckpoint()
    {
        if (!std::filesystem::exists(checkpointPath()))
            return {};
        auto file = SafetensorsFile::open(checkpointPath());
        if (!file)
            return file.error();
        const auto& metadata = (*file)->metadata();
        const auto config = metadata.find("config"), step = metadata.find("step"), elapsed = metadata.find("elapsed_seconds");
        if (config == metadata.end() || step == metadata.end() || elapsed == metadata.end() || config->second != toJson(m_config))
            return Error{ErrorCode::InvalidArgument,
                         "The checkpoint belongs to a run with other settings: give the same ones, or leave out --resume.",
                         checkpointPath()};
        auto tensors = loadTensors(checkpointPath());
        if (!tensors)
            return tensors.error();
        for (auto& [name, tensor] : m_optimizer->state()) {
            auto saved = takeTensor(*tensors, name, tensor.sizes().vec());
            if (!saved)
                return saved.error();
            torch::NoGradGuard noGradients;
            tensor.copy_(*saved);
        }
        m_optimizer->setStepsDone(std::stoll(step->second));
        m_elapsed = std::stod(elapsed->second);
        note("going on from step " + step->second);
        return {};
    }

    Status writeResult(TokenizerHeadsFile headsFile)
    {
        m_optimizer->useAveragedWeights();
        nlohmann::ordered_json figures = nlohmann::ordered_json::array();
        for (const auto trial : {TokenizerTrial::Clean, TokenizerTrial::SentenceAlone, TokenizerTrial::Quieter20, TokenizerTrial::Louder20,
                                 TokenizerTrial::LowPass3400, TokenizerTrial::NoisyRoom}) {
            const auto scores = judgeTokenizer(m_encoder, m_heads, m_corpus, m_config, trial);
            if (m_reporter.scores)
                m_reporter.scores(scores);
            figures.push_back(nlohmann::ordered_json::parse(toJson(scores, m_corpus)));
        }
        const nlohmann::ordered_json training = {{"settings", nlohmann::ordered_json::parse(toJson(m_config))},
                                                 {"steps", m_optimizer->stepsDone()},
                                                 {"seconds", m_elapsed},
                                                 {"matrix_products", m_dtype == torch::kBFloat16 ? "bf16" : "fp32"},
                                                 {"emotions", m_corpus.emotions()},
                                                 {"corpora", m_corpus.corpora()},
                                                 {"dev", figures}};
        Status status = saveModule(*m_encoder, "model.safetensors");
        if (status && headsFile == TokenizerHeadsFile::Kept)
            status = saveModule(*m_heads, "training_heads.safetensors");
        if (status)
            status = writeFileAtomically(m_directory / "config.json", toJson(m_config.shape));
        if (status)
            status = writeFileAtomically(m_directory / "training.json", jsonText(training, 2) + "\n");
        if (status)
            std::filesystem::remove(checkpointPath());
        return status;
    }

private:
    [[nodiscard]] std::filesystem::path checkpointPath() const { return m_directory / "checkpoint.safetensors"; }

    [[nodiscard]] double fraction() const
    {
        if (m_config.steps > 0)
            return static_cast<double>(m_optimizer->stepsDone()) / m_config.steps;
        return m_elapsed / (m_config.minutes * 60.0);
    }

    [[nodiscard]] double learningRate() const
    {
        const double warm = std::min(1.0, static_cast<double>(m_optimizer->stepsDone() + 1) / m_config.warmupSteps);
        const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(1.0, fraction())));
        return m_config.learningRate * warm * (m_config.finalRateFraction + (1.0 - m_config.finalRateFraction) * cosine);
    }

    Status step()
    {
        const auto done = m_optimizer->stepsDone();
        // Dropout depends on the step alone, as the batch does: a resumed run draws what it would have drawn.
        torch::manual_seed(m_config.seed * 7919 + static_cast<std::uint64_t>(done));
        m_encoder->train();
        m_heads->train();
        const auto batch = m_batches.make(done);
        m_optimizer->zeroGradients();
        const auto losses = forward(batch);
        const auto& weights = fraction() < m_config.lateFrom ? m_config.early : m_config.late;
        const auto total = weights.emotion * losses.emotion + weights.emotionBefore * losses.emotionBefore
            + weights.sentence * losses.sentence + weights.reconstruction * losses.reconstruction + weights.spread * losses.spread;
        total.backward();
        const double norm = m_optimizer->step(learningRate());
        if (!std::isfinite(norm))
            return Error{ErrorCode::NotFinite,
                         "The loss of step " + std::to_string(done) + " is not finite: use a smaller learning rate, or --dtype fp32."};
        const auto now =
            torch::stack({losses.emotion, losses.emotionBefore, losses.sentence, losses.reconstruction, losses.spread, losses.accuracy})
                .detach();
        m_sums = m_sums.defined() ? m_sums + now : now;
        ++m_summed;
        return {};
    }

    TokenizerLosses forward(const TokenizerBatch& batch)
    {
        torch::Tensor hidden, projected, lengths;
        TokenizerHeadsOutput said;
        {
            const AutocastScope autocast(torch::kCPU, m_dtype);
            hidden = m_encoder->hidden(batch.mel, batch.lengths);
            projected = m_encoder->projectDown(hidden);
            lengths = torch::floor_divide(torch::floor_divide(batch.lengths - 1, 2), 2) + 1;
            said = m_heads(quantizeDigits(projected), hidden, lengths);
        }
        const auto keep = sequenceMask(lengths, hidden.size(1)).keep;
        const auto smoothed = torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing);
        TokenizerLosses losses;
        losses.emotion = torch::nn::functional::cross_entropy(said.emotion, batch.emotion, smoothed);
        losses.emotionBefore = torch::nn::functional::cross_entropy(said.emotionBefore, batch.emotion, smoothed);
        losses.sentence = torch::nn::functional::cross_entropy(said.sentence, batch.sentence, smoothed);
        const auto squares = (said.mel - batch.cleanMel).square().mean(-1, true);
        losses.reconstruction = (squares * keep).sum() / keep.sum() / m_config.reconstructionScale;
        losses.spread = spreadLoss(projected, keep, m_config.digitDeviation);
        losses.accuracy = said.emotion.argmax(-1).eq(batch.emotion).to(torch::kFloat32).mean();
        return losses;
    }

    void report()
    {
        const auto means = (m_sums / static_cast<double>(m_summed)).contiguous();
        const float* mean = means.data_ptr<float>();
        TokenizerProgress progress;
        progress.step = m_optimizer->stepsDone();
        progress.fraction = std::min(1.0, fraction());
        progress.secondsLeft = m_elapsed * (1.0 - progress.fraction) / std::max(1e-9, progress.fraction);
        progress.learningRate = learningRate();
        progress.emotionLoss = mean[0];
        progress.emotionBeforeLoss = mean[1];
        progress.sentenceLoss = mean[2];
        progress.reconstructionLoss = mean[3];
        progress.spreadLoss = mean[4];
        progress.trainAccuracy = mean[5];
        if (m_reporter.progress)
            m_reporter.progress(progress);
        m_sums.reset();
        m_summed = 0;
    }

    void judge(TokenizerTrial trial)
    {
        m_optimizer->useAveragedWeights();
        const auto scores = judgeTokenizer(m_encoder, m_heads, m_corpus, m_config, trial);
        m_optimizer->restoreWeights();
        if (m_reporter.scores)
            m_reporter.scores(scores);
    }

    Status saveModule(torch::nn::Module& module, const char* file)
    {
        TensorMap tensors;
        for (const auto& parameter : module.named_parameters())
            tensors[parameter.key()] = parameter.value().detach().to(torch::kFloat16).contiguous();
        return saveTensors(m_directory / file, tensors);
    }

    void note(const std::string& text) const
    {
        if (m_reporter.note)
            m_reporter.note(text);
    }

    const TokenizerCorpus& m_corpus;
    const TokenizerTrainingConfig m_config;
    std::filesystem::path m_directory;
    const TokenizerTrainingReporter& m_reporter;
    TokenizerBatchMaker m_batches;
    SpeechEncoder m_encoder{nullptr};
    TokenizerHeads m_heads{nullptr};
    std::unique_ptr<TokenizerOptimizer> m_optimizer;
    torch::Dtype m_dtype = torch::kFloat32;
    double m_elapsed = 0.0;  // seconds of training, over all parts of a resumed run
    torch::Tensor m_sums;
    std::int64_t m_summed = 0;
};

}  // namespace

Status trainTokenizer(const TokenizerCorpus& corpus, const Authorisation& authorisation, TokenizerTrainingConfig config,
                      const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                      const TokenizerTrainingReporter& reporter, const CancellationToken& cancel)
{
    TRY(validate(config));
    TRY(authorisation.allows({Purpose::Train}));
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, "The folder for the tokenizer cannot be made: " + failure.message() + ".", directory};
    if (config.shape.recordingNormalisation)
        config.shape.recordingNormalisation = corpus.speechStatistics(*config.shape.recordingNormalisation);
    TrainingLoop loop(corpus, config, directory, reporter);
    if (unfinished == Unfinished::TakeUp)
        TRY(loop.restoreCheckpoint());
    TRY(loop.run(cancel));
    return loop.writeResult(headsFile);
}

}  // namespace undertone
