// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_trainer.h"

#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/shared/process_sums.h"
#include "engine/model/training/tokenizer/tokenizer_evaluation.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <numbers>

namespace undertone {

namespace {

constexpr std::int64_t batchesBeforeFirstStep = 8;  // that tell the features' moments
constexpr std::int64_t batchesAfterLastStep = 64;   // that tell them of the weights that are kept
constexpr double tokensPerSecond = 25.0;

}  // namespace

void TokenizerTrainer::Pull::add(const torch::Tensor& parameter)
{
    parameters.push_back(parameter);
    start.push_back(parameter.detach().clone());
    startSquares += start.back().square().sum().item<double>();
}

torch::Tensor TokenizerTrainer::Pull::distance() const
{
    auto sum = torch::zeros({});
    for (std::size_t i = 0; i < parameters.size(); ++i)
        sum = sum + (parameters[i] - start[i]).square().sum();
    return sum / std::max(startSquares, 1e-30);
}

TokenizerTrainer::TokenizerTrainer(const TokenizerTrainingConfig& config, const TokenizerCorpus& corpus, ProcessGroup* processes)
    : m_config(config), m_corpus(corpus), m_processes(processes), m_batches(corpus, m_config),
      m_groups(groupsOf(config, processes != nullptr ? processes->rank() : 0, sizeOf(processes)))
{
    m_part.firstRow = std::int64_t{m_groups.first} * config.clipsPerGroup;
    m_part.wholeRows = std::int64_t{config.groupsPerBatch} * config.clipsPerGroup;
}

Result<std::unique_ptr<TokenizerTrainer>> TokenizerTrainer::create(const TokenizerTrainingConfig& config, const TokenizerCorpus& corpus,
                                                                   const PretrainedEncoder* start, ProcessGroup* processes)
{
    if (config.groupsPerBatch < sizeOf(processes))
        return Error{ErrorCode::InvalidArgument, message("tokenizer-training.processes", config.groupsPerBatch, sizeOf(processes))};
    auto trainer = std::unique_ptr<TokenizerTrainer>(new TokenizerTrainer(config, corpus, processes));
    trainer->m_dtype = TRY(trainingDtype(config.dtype, torch::kCPU));
    torch::manual_seed(config.seed);
    trainer->m_encoder = SpeechEncoder(config.shape);
    trainer->m_encoder->setChannelDropout(config.channelDropout);
    if (start != nullptr)
        trainer->takeStart(*start);
    trainer->m_heads = TokenizerHeads(config, static_cast<int>(corpus.emotions().size()), static_cast<int>(corpus.sentences().size()));
    std::vector<std::pair<std::string, torch::Tensor>> parameters;
    for (const auto& parameter : trainer->m_encoder->named_parameters()) {
        if (parameter.value().requires_grad())
            parameters.emplace_back("encoder." + parameter.key(), parameter.value());
    }
    for (const auto& parameter : trainer->m_heads->named_parameters())
        parameters.emplace_back("heads." + parameter.key(), parameter.value());
    trainer->m_average.emplace(parameters, config.averaging);
    trainer->m_optimizer.emplace(std::move(parameters),
                                 AdamWSettings{.beta1 = config.beta1,
                                               .beta2 = config.beta2,
                                               .epsilon = config.epsilon,
                                               .weightDecay = config.weightDecay,
                                               .clipNorm = config.clipNorm});
    if (start != nullptr)
        trainer->m_optimizer->setOf("encoder.encoder.", {config.encoder.learningRate / config.learningRate, config.encoder.weightDecay});
    return trainer;
}

// What begins as something else than random numbers.
void TokenizerTrainer::takeStart(const PretrainedEncoder& start)
{
    copyWeights(start, m_encoder);
    m_encoder->freeze(m_config.encoder.convolutions, m_config.encoder.frozenBlocks);
    m_pull.emplace();
    for (const auto& parameter : m_encoder->named_parameters()) {
        if (parameter.value().requires_grad() && start.weights.contains(parameter.key()))
            m_pull->add(parameter.value());
    }
}

double TokenizerTrainer::learningRate(double fractionDone) const
{
    const double warm = std::min(1.0, static_cast<double>(stepsDone() + 1) / m_config.warmupSteps);
    const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * fractionDone));
    return m_config.learningRate * warm * (m_config.finalRateFraction + (1.0 - m_config.finalRateFraction) * cosine);
}

Result<TokenizerLosses> TokenizerTrainer::step(double fractionDone)
{
    const int done = stepsDone();
    if (normalisesVoices() && m_moments.isEmpty())
        TRY(measureMoments(batchesBeforeFirstStep, m_groups, m_processes, {}));
    // Dropout depends on the step alone, as the batch does: a resumed run draws what it would have drawn.
    m_part.generator = at::make_generator<at::CPUGeneratorImpl>(m_config.seed * 7919 + static_cast<std::uint64_t>(done));
    m_encoder->setBatchPart(m_part);
    m_heads->setBatchPart(m_part);
    m_encoder->train();
    m_heads->train();
    const auto sums = TRY(sumsOf(m_batches.make(done, m_groups)));
    const auto losses = lossesOf(m_config, sums);
    const auto total = pulled(losses.total(fractionDone < m_config.lateFrom ? m_config.early : m_config.late));
    if (!std::isfinite(total.item<double>())) {
        m_optimizer->skip();
        return Error{ErrorCode::NotFinite, message("tokenizer-training.loss-not-finite", done + 1)};
    }
    total.backward();
    TRY(sumGradients(m_processes, m_optimizer->parameters()));
    if (normalisesVoices())
        m_moments.add(sums.detach().slice(0, lossSumCount(m_config)));
    TRY(m_optimizer->step(learningRate(fractionDone)));
    m_average->update(stepsDone());
    return losses;
}

/// The distance is no sum over clips: its gradient is the first process's alone.
torch::Tensor TokenizerTrainer::pulled(const torch::Tensor& total) const
{
    if (!m_pull || m_config.encoder.pull <= 0.0)
        return total;
    const auto distance = m_pull->distance();
    return total + m_config.encoder.pull * (isFirst(m_processes) ? distance : distance.detach());
}

/// lossSums() of the whole batch, of which `batch` is this process's part; with voice normalisation featureSums() behind them.
Result<torch::Tensor> TokenizerTrainer::sumsOf(const TokenizerBatch& batch)
{
    torch::Tensor features, projected, lengths;
    TokenizerHeadsOutput outputs;
    {
        const AutocastScope autocast(torch::kCPU, m_dtype);
        lengths = tokenLengths(batch.lengths);
        features = m_encoder->features(batch.mel, batch.lengths);
        auto normalised = features;
        if (normalisesVoices()) {
            const FullPrecisionScope fullPrecision(torch::kCPU);
            normalised = normaliseVoices(features, sequenceMask(lengths, features.size(1)), batch.heardWeight, m_moments.moments(),
                                         m_config.shape.voiceNormalisation->priorSeconds * tokensPerSecond);
        }
        const auto hidden = m_encoder->hiddenOf(normalised);
        projected = m_encoder->projectDown(hidden);
        outputs = m_heads(quantizeDigits(projected), hidden, lengths);
    }
    const auto keep = sequenceMask(lengths, projected.size(1));
    auto sums = lossSums(m_config, batch, outputs, projected, keep);
    if (normalisesVoices())
        sums = torch::cat({sums, featureSums(features, keep)});
    return sumOverProcesses(m_processes, sums);
}

/// Moments of the features of batches as training makes them, under the encoder's weights as they are now.
Status TokenizerTrainer::measureMoments(std::int64_t batches, const GroupRange& groups, ProcessGroup* processes,
                                        const CancellationToken& cancel)
{
    const torch::NoGradGuard noGradients;
    m_encoder->eval();
    m_moments = {};
    for (std::int64_t i = 0; i < batches && !cancel.isCancelled(); ++i) {
        const auto batch = m_batches.make(i, groups);
        const AutocastScope autocast(torch::kCPU, m_dtype);
        const auto features = m_encoder->features(batch.mel, batch.lengths);
        const FullPrecisionScope fullPrecision(torch::kCPU);
        const auto keep = sequenceMask(tokenLengths(batch.lengths), features.size(1));
        m_moments.add(TRY(sumOverProcesses(processes, featureSums(features, keep))));
    }
    return {};
}

std::optional<TokenizerScores> TokenizerTrainer::judge(TokenizerTrial trial, const CancellationToken& cancel)
{
    const AverageScope averaged(m_average);
    if (normalisesVoices() && !m_moments.isEmpty()) {
        const auto moments = m_moments.moments();
        m_encoder->setFeatureStatistics(moments.mean, moments.deviation);
    }
    return judgeTokenizer(m_encoder, m_heads, m_corpus, m_config, trial, cancel);
}

Status TokenizerTrainer::takeFinal(const CancellationToken& cancel)
{
    const torch::NoGradGuard frozen;
    m_average->exchange();
    m_average.reset();
    return normalisesVoices() ? measureMoments(batchesAfterLastStep, {0, m_config.groupsPerBatch}, nullptr, cancel) : Status();
}

std::optional<double> TokenizerTrainer::distanceToStart() const
{
    const torch::NoGradGuard frozen;
    return m_pull ? std::optional(m_pull->distance().item<double>()) : std::nullopt;
}

TensorMap TokenizerTrainer::state() const
{
    auto tensors = m_optimizer->state();
    tensors.merge(m_average->state());
    tensors.merge(m_moments.state());
    return tensors;
}

Status TokenizerTrainer::restore(const TensorMap& saved, int steps, int skipped)
{
    TRY(m_optimizer->restore(saved, steps, skipped));
    TRY(m_average->restore(saved));
    m_moments.restore(saved);
    return {};
}

}  // namespace undertone
