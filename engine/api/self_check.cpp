// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/self_check.h"

#include "engine/api/engine_model.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/kernels/cpu/row_kernels.h"
#include "engine/model/kernels/cuda/cuda_kernel_library.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/autograd_pass.h"
#include "engine/model/window/fast_pass.h"

#include <torch/nn/functional/loss.h>

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace undertone {

namespace {

constexpr std::size_t sentenceTokens = 40;
constexpr std::size_t sentenceCount = 3;
const Error cancelled{ErrorCode::Cancelled, message("self-check.cancelled")};

/// Made-up sentences: only arithmetic is checked here, not what the model has learned.
std::vector<std::vector<std::int32_t>> randomSentences(std::int64_t codes, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<std::vector<std::int32_t>> sentences(sentenceCount, std::vector<std::int32_t>(sentenceTokens));
    for (auto& sentence : sentences) {
        for (auto& code : sentence)
            code = static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(codes));
    }
    return sentences;
}

std::vector<std::int64_t> idsOf(const std::vector<std::int32_t>& codes, const EmotionVocabulary& vocabulary)
{
    std::vector<std::int64_t> ids;
    for (const auto code : codes)
        ids.push_back(vocabulary.audioOffset + code);
    ids.push_back(vocabulary.audioEndId);
    return ids;
}

torch::Tensor batchOf(const std::vector<std::int64_t>& ids, torch::Device device)
{
    return torch::tensor(ids, torch::kInt64).to(device).unsqueeze(0);
}

SelfCheck atMost(std::string name, double figure, double allowed)
{
    return {std::move(name), figure <= allowed, figure, allowed};
}

double relative(double value, double reference)
{
    return std::abs(value - reference) / std::max(std::abs(reference), 1e-12);
}

SelfCheck checkZeroLora(const LoadedModel& model, const DpmConfig& config, const std::vector<std::int64_t>& ids)
{
    const torch::NoGradGuard noGradients;
    const auto tokens = batchOf(ids, model.plan.device);
    const auto lora = LoraSet::create(model.llm->config(), config.lora, config.seed, model.plan.device);
    ForwardOptions with;
    with.temporary = &lora;
    const auto plain = model.llm->logits(model.llm->hiddenStates(tokens));
    const auto adapted = model.llm->logits(model.llm->hiddenStates(tokens, with));
    return atMost("a LoRA with B = 0 equals the base (largest difference of a logit)", (plain - adapted).abs().max().item<double>(), 0.0);
}

struct PlainStep {
    double loss = 0.0;
    double updateNorm = 0.0;
};

/// Eq. 9 and one AdamW step from rest, written out: the moments' bias corrections cancel, what is left of the update is
/// lr * g / (|g| + eps). Dropped prefix emotions only, as the two sentences are all there is.
PlainStep plainFirstStep(const LoadedModel& model, const DpmConfig& config, const std::vector<std::int64_t>& prefix,
                         const std::vector<std::int64_t>& sentence)
{
    auto ids = prefix;
    ids.insert(ids.end(), sentence.begin(), sentence.end());
    const auto lora = LoraSet::create(model.llm->config(), config.lora, config.seed, model.plan.device);
    ForwardOptions options;
    options.temporary = &lora;
    const auto logits = model.llm->logits(model.llm->hiddenStates(batchOf(ids, model.plan.device), options)).squeeze(0).to(torch::kFloat32);
    const auto first = static_cast<std::int64_t>(prefix.size()) - 1;
    const auto rows = logits.slice(0, first, first + static_cast<std::int64_t>(sentence.size()));
    const auto loss = torch::nn::functional::cross_entropy(rows, torch::tensor(sentence, torch::kInt64).to(model.plan.device));
    double squares = 0.0;
    for (const auto& gradient : torch::autograd::grad({loss}, lora.parameters(), {}, {}, {}, true)) {
        if (!gradient.defined())
            continue;
        const auto wide = gradient.to(torch::kFloat64);
        squares += (wide / (wide.abs() + config.optimizer.epsilon)).square().sum().item<double>();
    }
    return {loss.item<double>(), config.optimizer.learningRate * std::sqrt(squares)};
}

/// A temporary LoRA that has something to say: B is drawn too, so that every gradient is there.
LoraSet drawnLora(const LoadedModel& model, const DpmConfig& config)
{
    const torch::NoGradGuard frozen;
    auto lora = LoraSet::create(model.llm->config(), config.lora, config.seed, model.plan.device);
    auto generator = at::make_generator<at::CPUGeneratorImpl>(config.seed);
    for (const auto& [name, tensor] : lora.namedParameters()) {
        if (name.find("lora_B") != std::string::npos)
            tensor.detach().copy_(at::normal(0.0, 0.02, tensor.sizes(), generator));
    }
    return lora;
}

struct WindowOutcome {
    torch::Tensor endRow;
    double loss = NAN;
    torch::Tensor gradient;
};

Result<WindowOutcome> outcomeOf(WindowPass& pass, const LoraSet& lora, const std::vector<std::int64_t>& prefix,
                                const std::vector<std::int64_t>& sentence, const CancellationToken& cancel)
{
    pass.setLora(&lora);
    WindowOutcome outcome;
    outcome.endRow = pass.readPrefix(prefix, cancel);
    const auto loss = cancel.isCancelled()
        ? std::nullopt
        : pass.sentenceLoss(sentence, static_cast<std::int64_t>(sentence.size()), WindowPass::Purpose::Gradient, cancel);
    if (!loss)
        return cancelled;
    outcome.loss = *loss;
    const auto gradient = pass.gradient(cancel);
    if (!gradient.defined())
        return cancelled;
    outcome.gradient = gradient.to(torch::kCPU, torch::kFloat64, /*non_blocking=*/false, /*copy=*/true);
    return outcome;
}

/// The window as analyses compute it against torch's autograd over the same weights (method.md 6): loss, readout and gradient.
Status checkFastPass(const LoadedModel& model, const DpmConfig& config, const std::vector<std::int64_t>& prefix,
                     const std::vector<std::int64_t>& sentence, const CancellationToken& cancel, SelfCheckReport& report)
{
    const auto lora = drawnLora(model, config);
    AutogradPass reference(model.llm);
    FastPass fast(model.llm, config.prefixTokens, config.arithmetic == Arithmetic::BFloat16 ? torch::kBFloat16 : model.llm->dtype());
    const auto expected = outcomeOf(reference, lora, prefix, sentence, cancel);
    if (!expected)
        return expected.error();
    const auto measured = outcomeOf(fast, lora, prefix, sentence, cancel);
    if (!measured)
        return measured.error();
    const auto apart = [](const torch::Tensor& a, const torch::Tensor& b) {
        const auto wide = [](const torch::Tensor& tensor) { return tensor.to(torch::kCPU, torch::kFloat64); };
        return ((wide(a) - wide(b)).norm() / wide(b).norm()).item<double>();
    };
    const bool exact = model.info.dtype == "fp32";
    report.checks.push_back(
        atMost("fast window against autograd: loss (relative difference)", relative(measured->loss, expected->loss), exact ? 1e-5 : 4e-3));
    report.checks.push_back(atMost("fast window against autograd: the row an emotion is read from (relative norm)",
                                   apart(measured->endRow, expected->endRow), exact ? 1e-5 : 3e-2));
    if (exact)
        report.checks.push_back(atMost("fast window against autograd: gradient of the temporary LoRA (relative norm)",
                                       apart(measured->gradient, expected->gradient), 1e-5));
    else
        report.checks.push_back(atMost("fast window against autograd: gradient of the temporary LoRA (1 - cosine)",
                                       1.0 - torch::cosine_similarity(measured->gradient, expected->gradient, 0).item<double>(), 2e-3));
    return {};
}

Result<std::vector<SentenceReading>> readAll(const LoadedModel& model, const DpmConfig& config,
                                             const std::vector<std::vector<std::int32_t>>& sentences, const CancellationToken& cancel)
{
    auto session = DpmSession::create(model.llm, model.plan.vocabulary, config);
    if (!session)
        return session.error();
    std::vector<SentenceReading> readings;
    for (const auto& sentence : sentences) {
        auto reading = (*session)->readSentence(sentence, cancel);
        if (!reading)
            return reading.error();
        readings.push_back(std::move(*reading));
    }
    return readings;
}

double largestDifference(const std::vector<SentenceReading>& a, const std::vector<SentenceReading>& b)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t k = 0; k < a[i].probabilities.size(); ++k)
            largest = std::max(largest, std::abs(a[i].probabilities[k] - b[i].probabilities[k]));
    }
    return largest;
}

Status check(const LoadedModel& model, std::uint64_t seed, const CancellationToken& cancel, SelfCheckReport& report)
{
    AnalysisOptions analysis;
    auto config = dpmConfigOf(model.plan, analysis, seed);
    config.prefixEmotions = PrefixEmotions::Dropped;
    const auto sentences = randomSentences(model.plan.vocabulary.codeCount, seed);
    const auto first = idsOf(sentences[0], model.plan.vocabulary);
    const auto second = idsOf(sentences[1], model.plan.vocabulary);
    std::vector<torch::Tensor> before;
    for (const auto& [name, tensor] : model.llm->namedParameters())
        before.push_back(tensor.detach().clone());
    if (cancel.isCancelled())
        return cancelled;

    report.checks.push_back(checkZeroLora(model, config, first));
    auto readings = readAll(model, config, sentences, cancel);
    if (!readings)
        return readings.error();
    // bf16 keeps 8 bits of a value, and gradients are sums of such.
    const bool wide = model.info.dtype == "fp32";
    const auto plain = plainFirstStep(model, config, first, second);
    report.checks.push_back(atMost("the loss of the first DPM step, recomputed (relative difference)",
                                   relative((*readings)[1].lossBefore.value_or(NAN), plain.loss), wide ? 1e-5 : 2e-2));
    report.checks.push_back(atMost("the update norm of that step, recomputed (relative difference)",
                                   relative((*readings)[1].updateNorm.value_or(NAN), plain.updateNorm), wide ? 1e-3 : 5e-2));
    TRY(checkFastPass(model, config, first, second, cancel, report));
    auto again = readAll(model, config, sentences, cancel);
    if (!again)
        return again.error();
    report.checks.push_back(atMost("the same seed gives the same reading (largest difference of a probability)",
                                   largestDifference(*readings, *again), model.plan.device.is_cpu() ? 0.0 : 1e-6));
    double changed = 0.0;
    std::size_t index = 0;
    for (const auto& [name, tensor] : model.llm->namedParameters())
        changed += torch::equal(before[index++], tensor.detach()) ? 0.0 : 1.0;
    report.checks.push_back(atMost("the model's own weights after all that (tensors whose bits changed)", changed, 0.0));
    return {};
}

}  // namespace

Result<SelfCheckReport> runSelfCheck(const EngineOptions& options, const CancellationToken& cancel)
{
    return guarded(message("doing.checking"), [&]() -> Result<SelfCheckReport> {
        if (options.threads > 0)
            at::set_num_threads(options.threads);
        const auto model = TRY(LoadedModel::load(selectionOf(options), cancel));
        const std::string loops = model.plan.device.is_cuda() ? cudaKernelsName() : rowKernelsName();
        SelfCheckReport report{model.info.name, model.info.device, model.info.dtype, loops, {}};
        TRY(check(model, options.seed, cancel, report));
        return report;
    });
}

}  // namespace undertone
