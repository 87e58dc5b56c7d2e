// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_training.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/shared/adam_w.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/shared/training_loop.h"
#include "engine/model/training/shared/weight_average.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"
#include "engine/model/training/tokenizer/tokenizer_evaluation.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"
#include "engine/model/training/tokenizer/voice_statistics.h"

#include <torch/nn/functional/loss.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>

namespace undertone {

namespace {

constexpr std::int64_t stepsPerReport = 25;
constexpr std::int64_t batchesBeforeFirstStep = 8;  // that tell the features' moments
constexpr std::int64_t batchesAfterLastStep = 64;   // that tell them of the weights that are kept
constexpr double tokensPerSecond = 25.0;

struct TokenizerLosses {
    torch::Tensor emotion, emotionBefore, sentence, reconstruction, spread, accuracy;
};

// What is fine-tuned of a pre-trained encoder, as it was and as it is.
class Pull {
public:
    void add(const torch::Tensor& parameter)
    {
        m_parameters.push_back(parameter);
        m_start.push_back(parameter.detach().clone());
        m_startSquares += m_start.back().square().sum().item<double>();
    }
    /// |now - start|^2 / |start|^2 over all of them.
    [[nodiscard]] torch::Tensor distance() const
    {
        auto sum = torch::zeros({});
        for (std::size_t i = 0; i < m_parameters.size(); ++i)
            sum = sum + (m_parameters[i] - m_start[i]).square().sum();
        return sum / std::max(m_startSquares, 1e-30);
    }

private:
    std::vector<torch::Tensor> m_parameters, m_start;
    double m_startSquares = 0.0;
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

class TokenizerRun final : public TrainingLoop {
public:
    TokenizerRun(const TokenizerCorpus& corpus, const PretrainedEncoder* start, const TokenizerTrainingConfig& config,
                 const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                 const TokenizerTrainingReporter& reporter, const CancellationToken& cancel, ExistingResult existing)
        : TrainingLoop(directory, cancel, m_never, {existing, {}}), m_corpus(corpus), m_start(start), m_config(config),
          m_directory(directory), m_unfinished(unfinished), m_headsFile(headsFile), m_reporter(reporter), m_batches(corpus, m_config)
    {
    }

private:
    Result<LoopPlan> prepare() override
    {
        torch::manual_seed(m_config.seed);
        m_encoder = SpeechEncoder(m_config.shape);
        m_encoder->setChannelDropout(m_config.channelDropout);
        takeStart();
        m_heads = TokenizerHeads(m_config, static_cast<int>(m_corpus.emotions().size()), static_cast<int>(m_corpus.sentences().size()));
        std::vector<std::pair<std::string, torch::Tensor>> parameters;
        for (const auto& parameter : m_encoder->named_parameters()) {
            if (parameter.value().requires_grad())
                parameters.emplace_back("encoder." + parameter.key(), parameter.value());
        }
        for (const auto& parameter : m_heads->named_parameters())
            parameters.emplace_back("heads." + parameter.key(), parameter.value());
        m_average.emplace(parameters, m_config.averaging);
        m_optimizer.emplace(std::move(parameters),
                            AdamWSettings{.beta1 = m_config.beta1,
                                          .beta2 = m_config.beta2,
                                          .epsilon = m_config.epsilon,
                                          .weightDecay = m_config.weightDecay,
                                          .clipNorm = m_config.clipNorm});
        if (m_start != nullptr)
            m_optimizer->setOf("encoder.encoder.", {m_config.encoder.learningRate / m_config.learningRate, m_config.encoder.weightDecay});
        const auto dtype = trainingDtype(m_config.dtype, torch::kCPU);
        if (!dtype)
            return dtype.error();
        m_dtype = *dtype;
        return LoopPlan{.steps = m_config.steps,
                        .checkpointSeconds = m_config.checkpointSeconds,
                        .seconds = m_config.minutes * 60.0,
                        .evaluateSeconds = m_config.evaluateMinutes * 60.0,
                        .resumption = message("training.resume-option")};
    }

    // What begins as something else than random numbers.
    void takeStart()
    {
        if (m_start == nullptr)
            return;
        copyWeights(*m_start, m_encoder);
        m_encoder->freeze(m_config.encoder.convolutions, m_config.encoder.frozenBlocks);
        for (const auto& parameter : m_encoder->named_parameters()) {
            if (parameter.value().requires_grad() && m_start->weights.contains(parameter.key()))
                m_pull.add(parameter.value());
        }
    }

    Result<RunIdentity> identify() override
    {
        RunIdentity identity;
        identity.add("settings", toJson(m_config));
        identity.add("clips", m_corpus.sha256());
        return identity;
    }

    Status takeFinished(const std::string& /*description*/) override
    {
        note("The folder " + m_directory.string() + " holds this training, finished: nothing was trained. --overwrite trains it anew.");
        return {};
    }

    void warn(const Error& warning) override { note(warning.message); }

    void note(const Message& text) const
    {
        if (m_reporter.note)
            m_reporter.note(text);
    }

    Status saveCheckpoint(const std::filesystem::path& file) override
    {
        auto tensors = m_optimizer->state();
        tensors.merge(m_average->state());
        tensors.merge(m_moments.state());
        return saveTensors(file, tensors,
                           {{"run", identity().toJson()},
                            {"steps_done", std::to_string(m_optimizer->stepCount())},
                            {"steps_skipped", std::to_string(m_optimizer->skippedCount())},
                            {"seconds", std::to_string(seconds())}});
    }

    Status loadCheckpoint(const std::filesystem::path& file) override
    {
        if (m_unfinished == Unfinished::StartAfresh) {
            note("The checkpoint " + file.string() + " is not used and will be replaced; --resume goes on from it.");
            return {};
        }
        auto opened = SafetensorsFile::open(file);
        if (!opened)
            return opened.error();
        const auto& metadata = (*opened)->metadata();
        const auto run = metadata.find("run"), step = metadata.find("steps_done"), skipped = metadata.find("steps_skipped"),
                   spent = metadata.find("seconds");
        TRY(checkCheckpointIdentity(identity(), run != metadata.end() ? run->second : std::string(), file));
        if (step == metadata.end() || skipped == metadata.end() || spent == metadata.end())
            return Error{ErrorCode::CorruptFile, message("training.no-checkpoint", file), file};
        auto tensors = loadTensors(file);
        if (!tensors)
            return tensors.error();
        TRY(m_optimizer->restore(*tensors, std::stoi(step->second), std::stoi(skipped->second)));
        TRY(m_average->restore(*tensors));
        m_moments.restore(*tensors);
        setSecondsBefore(std::stod(spent->second));
        note("going on from step " + step->second);
        return {};
    }

    [[nodiscard]] int stepsDone() const override { return m_optimizer->stepCount(); }
    [[nodiscard]] bool stopsEarly() const override { return false; }
    [[nodiscard]] int measuredStep() const override { return 0; }  // measured by time

    [[nodiscard]] double learningRate() const
    {
        const double warm = std::min(1.0, static_cast<double>(stepsDone() + 1) / m_config.warmupSteps);
        const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * fractionDone()));
        return m_config.learningRate * warm * (m_config.finalRateFraction + (1.0 - m_config.finalRateFraction) * cosine);
    }

    Status step() override
    {
        const int done = stepsDone();
        // Dropout depends on the step alone, as the batch does: a resumed run draws what it would have drawn.
        torch::manual_seed(m_config.seed * 7919 + static_cast<std::uint64_t>(done));
        if (normalisesVoices() && m_moments.isEmpty())
            m_moments = measureMoments(batchesBeforeFirstStep);
        m_encoder->train();
        m_heads->train();
        const auto losses = forward(m_batches.make(done));
        const auto& weights = fractionDone() < m_config.lateFrom ? m_config.early : m_config.late;
        auto total = weights.emotion * losses.emotion + weights.emotionBefore * losses.emotionBefore + weights.sentence * losses.sentence
            + weights.reconstruction * losses.reconstruction + weights.spread * losses.spread;
        if (m_start != nullptr && m_config.encoder.pull > 0.0)
            total = total + m_config.encoder.pull * m_pull.distance();
        if (!std::isfinite(total.item<double>())) {
            m_optimizer->skip();
            return Error{ErrorCode::NotFinite, message("tokenizer-training.loss-not-finite", done + 1)};
        }
        total.backward();
        TRY(m_optimizer->step(learningRate()));
        m_average->update(stepsDone());
        const auto now =
            torch::stack({losses.emotion, losses.emotionBefore, losses.sentence, losses.reconstruction, losses.spread, losses.accuracy})
                .detach();
        m_sums = m_sums.defined() ? m_sums + now : now;
        ++m_summed;
        return {};
    }

    // Mean over a batch of labels that count differently; 0 where none counts.
    [[nodiscard]] torch::Tensor weightedCrossEntropy(const torch::Tensor& logits, const torch::Tensor& labels,
                                                     const torch::Tensor& weights) const
    {
        const auto options =
            torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing).reduction(torch::kNone);
        return (torch::nn::functional::cross_entropy(logits, labels, options) * weights).mean();
    }

    [[nodiscard]] bool normalisesVoices() const { return m_config.shape.voiceNormalisation.has_value(); }

    /// Moments of the features of batches as training makes them, under the encoder's weights as they are now.
    FeatureMomentsAverage measureMoments(std::int64_t batches)
    {
        const torch::NoGradGuard noGradients;
        m_encoder->eval();
        FeatureMomentsAverage moments;
        for (std::int64_t i = 0; i < batches && !cancelToken().isCancelled(); ++i) {
            const auto batch = m_batches.make(i);
            const AutocastScope autocast(torch::kCPU, m_dtype);
            const auto features = m_encoder->features(batch.mel, batch.lengths);
            const FullPrecisionScope fullPrecision(torch::kCPU);
            moments.add(features, sequenceMask(tokenLengths(batch.lengths), features.size(1)).keep);
        }
        return moments;
    }

    torch::Tensor normalised(const torch::Tensor& features, const torch::Tensor& lengths, const TokenizerBatch& batch)
    {
        if (!normalisesVoices())
            return features;
        const FullPrecisionScope fullPrecision(torch::kCPU);
        const auto keep = sequenceMask(lengths, features.size(1)).keep;
        const auto mapped = normaliseVoices(features, keep, batch.heardWeight, m_moments.moments(),
                                            m_config.shape.voiceNormalisation->priorSeconds * tokensPerSecond);
        m_moments.add(features, keep);
        return mapped;
    }

    TokenizerLosses forward(const TokenizerBatch& batch)
    {
        torch::Tensor hidden, projected, lengths;
        TokenizerHeadsOutput outputs;
        {
            const AutocastScope autocast(torch::kCPU, m_dtype);
            lengths = tokenLengths(batch.lengths);
            hidden = m_encoder->hiddenOf(normalised(m_encoder->features(batch.mel, batch.lengths), lengths, batch));
            projected = m_encoder->projectDown(hidden);
            outputs = m_heads(quantizeDigits(projected), hidden, lengths);
        }
        const auto keep = sequenceMask(lengths, hidden.size(1)).keep;
        const auto toldSentences = batch.sentence.ne(unknownSentence).to(torch::kFloat32);
        TokenizerLosses losses;
        losses.emotion = weightedCrossEntropy(outputs.emotion, batch.emotion, batch.emotionWeight);
        losses.emotionBefore = weightedCrossEntropy(outputs.emotionBefore, batch.emotion, batch.emotionWeight);
        losses.sentence = weightedCrossEntropy(outputs.sentence, batch.sentence.clamp_min(0), toldSentences);
        const auto squares = (outputs.mel - batch.cleanMel).square().mean(-1, true);
        losses.reconstruction = (squares * keep).sum() / keep.sum() / m_config.reconstructionScale;
        losses.spread = spreadLoss(projected, keep, m_config.digitDeviation);
        losses.accuracy = outputs.emotion.argmax(-1).eq(batch.emotion).to(torch::kFloat32).mean();
        return losses;
    }

    void report(double secondsLeft) override
    {
        if (stepsDone() % stepsPerReport != 0 || m_summed == 0)
            return;
        const auto means = (m_sums / static_cast<double>(m_summed)).contiguous();
        const float* mean = means.data_ptr<float>();
        TokenizerProgress progress;
        progress.step = stepsDone();
        progress.fraction = fractionDone();
        progress.secondsLeft = secondsLeft;
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

    void setMoments(const FeatureMoments& moments) { m_encoder->setFeatureStatistics(moments.mean, moments.deviation); }

    /// Of the averaged weights; false when cancelled.
    bool judge(TokenizerTrial trial, nlohmann::ordered_json* figures = nullptr)
    {
        const AverageScope averaged(m_average);
        if (normalisesVoices() && !m_moments.isEmpty())
            setMoments(m_moments.moments());
        const auto scores = judgeTokenizer(m_encoder, m_heads, m_corpus, m_config, trial, cancelToken());
        if (!scores)
            return false;
        if (m_reporter.scores)
            m_reporter.scores(*scores);
        if (figures != nullptr)
            figures->push_back(nlohmann::ordered_json::parse(toJson(*scores, m_corpus)));
        return true;
    }

    void measure() override { judge(TokenizerTrial::Clean); }

    Result<std::string> finish() override
    {
        const double spent = seconds();
        if (normalisesVoices()) {
            const AverageScope averaged(m_average);
            m_moments = measureMoments(batchesAfterLastStep);
        }
        nlohmann::ordered_json figures = nlohmann::ordered_json::array();
        for (const auto trial : {TokenizerTrial::Clean, TokenizerTrial::SentenceAlone, TokenizerTrial::Quieter20, TokenizerTrial::Louder20,
                                 TokenizerTrial::LowPass3400, TokenizerTrial::NoisyRoom}) {
            if (!judge(trial, &figures))
                return Error{ErrorCode::Cancelled, message("training.cancelled")};
        }
        const AverageScope averaged(m_average);
        TRY(saveModule(*m_encoder, "model.safetensors"));
        if (m_headsFile == TokenizerHeadsFile::Kept) {
            TRY(saveModule(*m_heads, "training_heads.safetensors"));
        }
        TRY(writeFileAtomically(m_directory / "config.json", toJson(m_config.shape)));
        nlohmann::ordered_json description{{"settings", nlohmann::ordered_json::parse(toJson(m_config))},
                                           {"steps", stepsDone()},
                                           {"steps_skipped", m_optimizer->skippedCount()},
                                           {"seconds", spent},
                                           {"matrix_products", m_dtype == torch::kBFloat16 ? "bf16" : "fp32"},
                                           {"emotions", m_corpus.emotions()},
                                           {"corpora", m_corpus.corpora()},
                                           {"dev", figures}};
        if (m_start != nullptr)
            description["distance_to_start"] = m_pull.distance().item<double>();
        return jsonText(description, 2);
    }

    Status saveModule(torch::nn::Module& module, const char* file)
    {
        TensorMap tensors;
        for (const auto& parameter : module.named_parameters())
            tensors[parameter.key()] = parameter.value().detach().to(torch::kFloat16).contiguous();
        return saveTensors(m_directory / file, tensors);
    }

    const CancellationToken m_never;
    const TokenizerCorpus& m_corpus;
    const PretrainedEncoder* m_start;  ///< none: from random numbers
    Pull m_pull;
    const TokenizerTrainingConfig m_config;
    const std::filesystem::path& m_directory;
    Unfinished m_unfinished;
    TokenizerHeadsFile m_headsFile;
    const TokenizerTrainingReporter& m_reporter;
    TokenizerBatchMaker m_batches;
    FeatureMomentsAverage m_moments;
    SpeechEncoder m_encoder{nullptr};
    TokenizerHeads m_heads{nullptr};
    std::optional<AdamW> m_optimizer;
    std::optional<WeightAverage> m_average;
    torch::Dtype m_dtype = torch::kFloat32;
    torch::Tensor m_sums;
    std::int64_t m_summed = 0;
};

}  // namespace

Status trainTokenizer(const TokenizerCorpus& corpus, const Authorisation& authorisation, TokenizerTrainingConfig config,
                      const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                      const TokenizerTrainingReporter& reporter, const CancellationToken& cancel, ExistingResult existing,
                      const PretrainedEncoder* start)
{
    TRY(validate(config));
    TRY(authorisation.allows({Purpose::Train}));
    return authorisation.during({Purpose::Train}, cancel, [&](const CancellationToken& stop) -> Status {
        if (config.shape.recordingNormalisation)
            config.shape.recordingNormalisation = corpus.speechStatistics(*config.shape.recordingNormalisation);
        TRY(checkCorpora(corpus, config));
        TokenizerRun run(corpus, start, config, directory, unfinished, headsFile, reporter, stop, existing);
        return run.run();
    });
}

}  // namespace undertone
