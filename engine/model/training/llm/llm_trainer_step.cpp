// SPDX-License-Identifier: GPL-3.0-or-later
// One step of LlmTrainer: what it draws, and the gradients of its batches, plain or with the temporary LoRA following.
#include "engine/model/training/llm/llm_trainer.h"

#include "engine/core/seeded_random.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/shared/process_sums.h"
#include "engine/model/training/shared/recall_counter.h"

#include <cmath>

namespace undertone {

/// What the batches of one step share: their windows, and what they add up to.
struct LlmTrainer::Step {
    int index = 0;
    std::vector<SentenceIndex> at;
    std::vector<TrainingWindow> windows;
    std::int64_t targets = 0;
    std::int64_t readouts = 0;
    LossFigures figures;
    RecallCounter recall;

    [[nodiscard]] LossShares shares(std::int64_t targetsHere, std::int64_t readoutsHere) const
    {
        const auto share = [](std::int64_t here, std::int64_t all) {
            return all > 0 ? static_cast<double>(here) / static_cast<double>(all) : 0.0;
        };
        return {share(targetsHere, targets), share(readoutsHere, readouts)};
    }
    void addAudio(const torch::Tensor& loss, const LossShares& shares) { figures.audio += loss.item<double>() * shares.audio; }
    void addEmotion(const LlmLosses& losses, const torch::Tensor& labels, const LossShares& shares)
    {
        if (!losses.emotion.defined())
            return;
        figures.emotion = figures.emotion.value_or(0.0) + losses.emotion.item<double>() * shares.emotion;
        recall.add(losses.emotionLogits, labels);
    }
};

void LlmTrainer::draw(Step& step) const
{
    const auto number = static_cast<std::uint64_t>(step.index) + 1;
    step.at = m_dataset.batch(m_config, step.index);
    for (std::size_t i = 0; i < step.at.size(); ++i) {
        // What inference meets is not cut.
        const auto cut = m_walk ? std::nullopt : std::optional(seedOf(m_config.seed + i, number));
        const auto& window = step.windows.emplace_back(m_dataset.window(step.at[i], m_config, cut));
        const auto predicted = m_walk ? m_dataset.sentence(step.at[i]).size() - (step.at[i].sentence == 0 ? 1 : 0)
                                      : window.tokens.size() - static_cast<std::size_t>(window.firstTarget);
        step.targets += static_cast<std::int64_t>(predicted);
        step.readouts += static_cast<std::int64_t>(window.readouts.size());
    }
}

Result<LossFigures> LlmTrainer::step(const CancellationToken& cancel)
{
    Step step{.index = stepsDone(), .recall = RecallCounter(m_vocabulary.emotionIds.size())};
    if (const Status computed = computeGradients(step, cancel); !computed) {
        if (computed.error().code == ErrorCode::NotFinite)
            m_optimizer.skip();
        else
            m_optimizer.clearGradients();
        return computed.error();
    }
    TRY(m_optimizer.step(learningRateAt(m_config, step.index)));
    if (m_average)
        m_average->update(stepsDone());
    return step.figures;
}

Status LlmTrainer::computeGradients(Step& step, const CancellationToken& cancel)
{
    const auto number = static_cast<std::uint64_t>(step.index) + 1;
    torch::manual_seed(seedOf(m_config.seed, number));
    draw(step);
    TRY(m_walk ? backwardWithMemory(step) : backwardPlain(step, cancel));
    if (m_processes != nullptr)
        TRY(addUp(step));
    step.figures.total = lossSettings(m_config).total(step.figures.audio, step.figures.emotion);
    if (!std::isfinite(step.figures.total))
        return Error{ErrorCode::NotFinite, message("training.loss-not-finite", number)};
    step.figures.unweightedRecall = step.recall.unweightedRecall();
    return {};
}

Status LlmTrainer::backwardPlain(Step& step, const CancellationToken& cancel)
{
    const auto size = static_cast<std::size_t>(m_config.batchSize);
    for (std::size_t first = 0; first < step.windows.size(); first += size) {
        const std::size_t number = first / size;
        if (static_cast<int>(number % static_cast<std::size_t>(sizeOf(m_processes))) != (m_processes != nullptr ? m_processes->rank() : 0))
            continue;
        // What a batch draws does not depend on the batches before it, which another process may have.
        if (number > 0)
            torch::manual_seed(seedOf(m_config.seed + number, static_cast<std::uint64_t>(step.index) + 1));
        const auto last = std::min(first + size, step.windows.size());
        const std::vector<TrainingWindow> windows(step.windows.begin() + static_cast<std::ptrdiff_t>(first),
                                                  step.windows.begin() + static_cast<std::ptrdiff_t>(last));
        const auto tensors = makeBatch(windows, m_llm->device());
        const auto shares = step.shares(tensors.targets.numel(), tensors.labels.numel());
        // A scope for each batch: the casts it keeps belong to a graph that ends with the backward.
        const AutocastScope autocast(m_llm->device(), m_dtype);
        auto options = forwardOptions();
        options.channelDropout = m_config.channelDropout;
        options.fused = true;
        options.cancel = &cancel;
        const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, lossSettings(m_config), shares);
        if (!losses.total.defined())
            return Error{ErrorCode::Cancelled, message("training.step-cancelled")};
        losses.total.backward();
        step.addAudio(losses.audio, shares);
        step.addEmotion(losses, tensors.labels, shares);
    }
    return {};
}

/// Each batch's losses and gradients are shares of the whole step's: their sum over the processes is what one process would have had.
Status LlmTrainer::addUp(Step& step)
{
    std::vector<double> figures{step.figures.audio, step.figures.emotion.value_or(0.0), step.figures.emotion ? 1.0 : 0.0};
    const auto counts = step.recall.counts();
    figures.insert(figures.end(), counts.begin(), counts.end());
    TRY(m_processes->sum(std::span(figures)));
    step.figures.audio = figures[0];
    step.figures.emotion = figures[2] > 0.0 ? std::optional(figures[1]) : std::nullopt;
    step.recall.setCounts(std::span<const double>(figures).subspan(3));
    return sumGradients(m_processes, m_optimizer.parameters());
}

Status LlmTrainer::backwardWithMemory(Step& step)
{
    for (std::size_t lane = 0; lane < step.at.size(); ++lane) {
        TRY(rememberSentence(step, lane));
        readEmotions(step, lane);
    }
    return {};
}

/// The sentence behind its prefix under theta, as inference predicts it: one backward gives the trained weights their L_a and theta
/// the gradient of its step.
Status LlmTrainer::rememberSentence(Step& step, std::size_t lane)
{
    const auto at = step.at[lane];
    const TemporaryLora& memory = m_walk->enter(lane, at, step.index);
    TrainingWindow window;
    window.tokens = m_dataset.prefix(at, m_config.windowTokens());
    const bool first = window.tokens.empty();
    window.firstTarget = std::max<std::int64_t>(1, static_cast<std::int64_t>(window.tokens.size()));
    const auto sentence = m_dataset.sentence(at);
    window.tokens.insert(window.tokens.end(), sentence.begin(), sentence.end());
    const auto tensors = makeBatch({window}, m_llm->device());
    if (tensors.targets.numel() == 0)
        return {};

    const auto shares = step.shares(tensors.targets.numel(), 0);
    std::vector<torch::Tensor> leaves = memory.lora().parameters();
    const auto remembered = leaves.size();
    for (const auto& [name, parameter] : m_optimizer.parameters())
        leaves.push_back(parameter);
    std::vector<torch::Tensor> gradients;
    {
        const AutocastScope autocast(m_llm->device(), m_dtype);
        auto options = forwardOptions();
        options.temporary = &memory.lora();
        const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, {.objective = BaseObjective::NextToken});
        gradients = torch::autograd::grad({losses.audio}, leaves, {}, std::nullopt, false, /*allow_unused=*/true);
        step.addAudio(losses.audio, shares);
    }
    for (std::size_t i = remembered; i < leaves.size(); ++i) {
        if (!gradients[i].defined())
            continue;
        auto& sum = leaves[i].mutable_grad();
        const auto weighted = gradients[i] * (shares.audio * (1.0 - m_config.emotionLossWeight));
        sum = sum.defined() ? sum + weighted : weighted;
    }
    // The first sentence has nothing before it to be predicted from, and leaves theta_1 as it is (Algorithm 1).
    if (first)
        return {};
    std::vector<torch::Tensor> flat;
    for (std::size_t i = 0; i < remembered; ++i)
        flat.push_back(gradients[i].reshape({-1}));
    return m_walk->remember(lane, torch::cat(flat));
}

void LlmTrainer::readEmotions(Step& step, std::size_t lane)
{
    auto window = step.windows[lane];
    if (window.readouts.empty())
        return;
    window.firstTarget = static_cast<std::int64_t>(window.tokens.size());  // L_a was taken when the sentence was predicted
    const auto tensors = makeBatch({window}, m_llm->device());
    const auto shares = step.shares(0, tensors.labels.numel());
    const LoraSet theta = m_walk->constants(lane);
    const AutocastScope autocast(m_llm->device(), m_dtype);
    auto options = forwardOptions();
    options.temporary = &theta;
    options.channelDropout = m_config.channelDropout;
    const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, lossSettings(m_config), shares);
    losses.total.backward();
    step.addEmotion(losses, tensors.labels, shares);
}

}  // namespace undertone
