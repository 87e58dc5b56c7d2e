// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/fast_pass.h"

#include "engine/model/fast/row_operations.h"
#include "engine/model/llm/rotary_embedding.h"

#include <ATen/Parallel.h>

namespace undertone {

namespace {

using Into = ProjectionGroup::Into;

/// Bodies up to this size keep a second, stacked copy of their weights.
constexpr std::int64_t stackedBytesLimit = std::int64_t{1} << 30;
/// Windows grow by this many rows at a time, so that a longer sentence seldom means new buffers.
constexpr std::int64_t capacityStep = 128;

/// Merging costs r * in * out products a step; applying apart costs rows * r * (in + out) twice forward and once more backward.
bool mergingIsCheaper(const LlamaConfig& config, std::int64_t rows)
{
    const auto wide = std::max(config.hiddenSize, config.intermediateSize);
    return config.hiddenSize * wide < 2 * rows * (config.hiddenSize + wide);
}

std::int64_t bodyBytes(const SpeechLlm& llm)
{
    std::int64_t bytes = 0;
    for (std::int64_t layer = 0; layer < llm.config().layerCount; ++layer) {
        for (const Projection which : allProjections)
            bytes += static_cast<std::int64_t>(llm.block(layer).projection(which).nbytes());
    }
    return bytes;
}

torch::Tensor idsOn(std::span<const std::int64_t> ids, torch::Device device)
{
    return torch::tensor(at::ArrayRef<std::int64_t>(ids.data(), ids.size()), torch::kInt64).to(device);
}

}  // namespace

/// One block: its projections, and what its forward leaves for its backward, a row per token.
struct FastPass::Block {
    // The last block computes queries for few rows, so there the query stands apart from key and value.
    std::vector<ProjectionGroup> attentionInputs;
    ProjectionGroup output;
    ProjectionGroup gateUp;
    ProjectionGroup down;
    torch::Tensor attentionNorm;
    torch::Tensor feedForwardNorm;

    torch::Tensor input, normed, inverse;            ///< (rows, hidden) twice, (rows)
    torch::Tensor queryKeyValue;                     ///< (rows, (heads + 2 key-value heads) * size), turned
    torch::Tensor mixed, logSums;                    ///< (rows, heads * size), (heads, rows)
    torch::Tensor middle, middleNormed, middleInverse;
    torch::Tensor gated, fed;                        ///< (rows, 2 * intermediate), (rows, intermediate)
    std::vector<torch::Tensor> attentionInner;       ///< of each of attentionInputs
    torch::Tensor outputInner, gateUpInner, downInner;
};

/// What blocks share: the last hidden states, and gradients on their way down.
struct FastPass::Scratch {
    torch::Tensor top, final, finalInverse;
    torch::Tensor scores;                            ///< (targets, vocabulary): after the loss, its gradient
    torch::Tensor hidden, normed, mixed, queryKeyValue, gated, fed;
    torch::Tensor inner;
};

FastPass::FastPass(std::shared_ptr<const SpeechLlm> llm, std::int64_t expectedRows, torch::Dtype arithmetic)
    : FastPass(llm, llm->dtype() != torch::kBFloat16 && mergingIsCheaper(llm->config(), expectedRows) ? LoraApplication::Merged : LoraApplication::Apart,
               arithmetic)
{
}

FastPass::FastPass(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic)
    : m_llm(std::move(llm)), m_application(application), m_arithmetic(arithmetic), m_scratch(std::make_unique<Scratch>())
{
    build();
}

FastPass::~FastPass() = default;

void FastPass::build()
{
    const LlamaConfig& config = m_llm->config();
    m_attention.emplace(config.headCount, config.keyValueHeadCount, config.headSize);
    const bool stack = bodyBytes(*m_llm) <= stackedBytesLimit;
    m_finalNorm = m_llm->finalNorm().detach().to(m_arithmetic);
    m_output = m_llm->outputRows().detach().to(m_arithmetic);
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const BlockWeights& weights = m_llm->block(layer);
        const auto group = [&](std::vector<Projection> projections) { return ProjectionGroup(weights, std::move(projections), config, layer, m_arithmetic, stack); };
        std::vector<ProjectionGroup> inputs;
        if (layer + 1 == config.layerCount) {
            inputs.push_back(group({Projection::Query}));
            inputs.push_back(group({Projection::Key, Projection::Value}));
        } else {
            inputs.push_back(group({Projection::Query, Projection::Key, Projection::Value}));
        }
        m_blocks.push_back(Block{std::move(inputs), group({Projection::Output}), group({Projection::Gate, Projection::Up}), group({Projection::Down}),
                                 weights.attentionNorm.detach().to(m_arithmetic), weights.feedForwardNorm.detach().to(m_arithmetic)});
    }
}

void FastPass::follow(const LoraSet* temporary)
{
    m_lora = temporary;
    m_loraPending = true;
    forgetPrefix();
}

void FastPass::applyPending()
{
    if (!m_loraPending)
        return;
    std::vector<ProjectionGroup*> groups;
    for (Block& block : m_blocks) {
        for (ProjectionGroup& group : block.attentionInputs)
            groups.push_back(&group);
        groups.insert(groups.end(), {&block.output, &block.gateUp, &block.down});
    }
    const auto follow = [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin; i < end; ++i)
            groups[static_cast<std::size_t>(i)]->follow(m_lora, m_application);
    };
    // Many small products that do not meet: whole ones for each thread, where a device does not order them itself.
    if (m_llm->device().is_cpu())
        at::parallel_for(0, static_cast<std::int64_t>(groups.size()), 1, follow);
    else
        follow(0, static_cast<std::int64_t>(groups.size()));
    if (m_lora && !m_gradient.defined()) {
        const auto parameters = m_lora->parameters();
        std::int64_t count = 0;
        for (const torch::Tensor& each : parameters)
            count += each.numel();
        m_gradient = torch::zeros({count}, torch::TensorOptions().device(m_llm->device()).dtype(wideType(m_arithmetic)));
        std::vector<torch::Tensor> views;
        std::int64_t offset = 0;
        for (const torch::Tensor& each : parameters) {
            views.push_back(m_gradient.narrow(0, offset, each.numel()).view(each.sizes()));
            offset += each.numel();
        }
        m_gradientViews = LoraSet::fromParameters(m_lora->config(), m_lora->layerCount(), views);
        m_capacity = 0;  // the LoRA's own buffers are to be made
    }
    m_loraPending = false;
}

/// Makes room for `rows` tokens; what was read is kept.
void FastPass::reserve(std::int64_t rows)
{
    if (rows <= m_capacity)
        return;
    const LlamaConfig& config = m_llm->config();
    const auto capacity = (rows + capacityStep - 1) / capacityStep * capacityStep;
    const auto options = torch::TensorOptions().device(m_llm->device()).dtype(m_arithmetic);
    const auto wideOptions = options.dtype(wideType(m_arithmetic));
    const auto grow = [&](torch::Tensor& tensor, std::int64_t columns) {
        const torch::Tensor old = tensor;
        tensor = torch::zeros({capacity, columns}, options);
        if (old.defined() && m_prefixRows > 0)
            tensor.slice(0, 0, m_prefixRows).copy_(old.slice(0, 0, m_prefixRows));
    };
    const auto growVector = [&](torch::Tensor& tensor) {
        const torch::Tensor old = tensor;
        tensor = torch::zeros({capacity}, wideOptions);
        if (old.defined() && m_prefixRows > 0)
            tensor.slice(0, 0, m_prefixRows).copy_(old.slice(0, 0, m_prefixRows));
    };
    const auto rank = m_lora ? m_lora->config().rank : 0;
    const auto queryWidth = config.headCount * config.headSize;
    const auto attentionWidth = queryWidth + 2 * config.keyValueHeadCount * config.headSize;
    for (Block& block : m_blocks) {
        grow(block.input, config.hiddenSize);
        grow(block.normed, config.hiddenSize);
        growVector(block.inverse);
        grow(block.queryKeyValue, attentionWidth);
        grow(block.mixed, queryWidth);
        const torch::Tensor oldSums = block.logSums;
        block.logSums = torch::zeros({config.headCount, capacity}, wideOptions);
        if (oldSums.defined() && m_prefixRows > 0)
            block.logSums.slice(1, 0, m_prefixRows).copy_(oldSums.slice(1, 0, m_prefixRows));
        grow(block.middle, config.hiddenSize);
        grow(block.middleNormed, config.hiddenSize);
        growVector(block.middleInverse);
        grow(block.gated, 2 * config.intermediateSize);
        grow(block.fed, config.intermediateSize);
        block.attentionInner.resize(block.attentionInputs.size());
        for (std::size_t i = 0; i < block.attentionInputs.size(); ++i)
            grow(block.attentionInner[i], block.attentionInputs[i].innerWidth(rank));
        grow(block.outputInner, rank);
        grow(block.gateUpInner, 2 * rank);
        grow(block.downInner, rank);
    }
    grow(m_scratch->top, config.hiddenSize);
    grow(m_scratch->final, config.hiddenSize);
    growVector(m_scratch->finalInverse);
    for (torch::Tensor* tensor : {&m_scratch->hidden, &m_scratch->normed})
        *tensor = torch::zeros({capacity, config.hiddenSize}, options);
    m_scratch->mixed = torch::zeros({capacity, queryWidth}, options);
    m_scratch->queryKeyValue = torch::zeros({capacity, attentionWidth}, options);
    m_scratch->gated = torch::zeros({capacity, 2 * config.intermediateSize}, options);
    m_scratch->fed = torch::zeros({capacity, config.intermediateSize}, options);
    m_scratch->inner = torch::zeros({capacity, 3 * rank}, options);

    const auto table = rotaryTable(config, capacity, m_llm->device(), wideType(m_arithmetic));
    m_cosine = table.cosine.slice(1, 0, config.headSize / 2).contiguous();
    m_sine = table.sine.slice(1, 0, config.headSize / 2).contiguous();
    m_capacity = capacity;
}

torch::Tensor& FastPass::blockOutput(std::size_t index)
{
    return index + 1 == m_blocks.size() ? m_scratch->top : m_blocks[index + 1].input;
}

void FastPass::forwardBlock(std::size_t index, const Range& range)
{
    Block& block = m_blocks[index];
    const LlamaConfig& config = m_llm->config();
    const bool last = index + 1 == m_blocks.size();
    const auto queries = last ? range.queries : range.begin;
    const auto all = [&](const torch::Tensor& tensor) { return tensor.slice(0, range.begin, range.end); };
    const auto few = [&](const torch::Tensor& tensor) { return tensor.slice(0, queries, range.end); };
    const auto queryWidth = config.headCount * config.headSize;
    const auto keyWidth = config.keyValueHeadCount * config.headSize;

    rmsNormInto(all(block.input), block.attentionNorm, config.normEpsilon, all(block.normed), all(block.inverse));
    if (last) {
        block.attentionInputs[0].forward(few(block.normed), few(block.attentionInner[0]), few(block.queryKeyValue).slice(1, 0, queryWidth), Into::Replace);
        block.attentionInputs[1].forward(all(block.normed), all(block.attentionInner[1]), all(block.queryKeyValue).slice(1, queryWidth), Into::Replace);
        rotateInPlace(few(block.queryKeyValue).slice(1, 0, queryWidth), config.headSize, few(m_cosine), few(m_sine), Turn::Forward);
        rotateInPlace(all(block.queryKeyValue).slice(1, queryWidth, queryWidth + keyWidth), config.headSize, all(m_cosine), all(m_sine), Turn::Forward);
    } else {
        block.attentionInputs[0].forward(all(block.normed), all(block.attentionInner[0]), all(block.queryKeyValue), Into::Replace);
        rotateInPlace(all(block.queryKeyValue).slice(1, 0, queryWidth + keyWidth), config.headSize, all(m_cosine), all(m_sine), Turn::Forward);
    }
    const auto seen = block.queryKeyValue.slice(0, 0, range.end);
    m_attention->forward(few(block.queryKeyValue).slice(1, 0, queryWidth), seen.slice(1, queryWidth, queryWidth + keyWidth), seen.slice(1, queryWidth + keyWidth),
                        few(block.mixed), block.logSums.slice(1, queries, range.end));
    few(block.middle).copy_(few(block.input));
    block.output.forward(few(block.mixed), few(block.outputInner), few(block.middle), Into::Add);

    rmsNormInto(few(block.middle), block.feedForwardNorm, config.normEpsilon, few(block.middleNormed), few(block.middleInverse));
    block.gateUp.forward(few(block.middleNormed), few(block.gateUpInner), few(block.gated), Into::Replace);
    gatedSiluInto(few(block.gated), few(block.fed));
    const auto result = few(blockOutput(index));
    result.copy_(few(block.middle));
    block.down.forward(few(block.fed), few(block.downInner), result, Into::Add);
}

bool FastPass::forward(std::span<const std::int64_t> ids, const Range& range, const CancellationToken& cancel)
{
    m_blocks.front().input.slice(0, range.begin, range.end).copy_(at::index_select(m_llm->embeddingRows().detach(), 0, idsOn(ids, m_llm->device())));
    for (std::size_t index = 0; index < m_blocks.size(); ++index) {
        if (cancel.isCancelled())
            return false;
        forwardBlock(index, range);
    }
    const auto few = [&](const torch::Tensor& tensor) { return tensor.slice(0, range.queries, range.end); };
    rmsNormInto(few(m_scratch->top), m_finalNorm, m_llm->config().normEpsilon, few(m_scratch->final), few(m_scratch->finalInverse));
    return true;
}

torch::Tensor FastPass::readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel)
{
    const torch::NoGradGuard frozen;
    const auto rows = static_cast<std::int64_t>(ids.size());
    forgetPrefix();
    applyPending();
    reserve(rows);
    if (!forward(ids, {0, rows, rows - 1}, cancel))
        return {};
    m_prefixRows = rows;
    return m_scratch->final.slice(0, rows - 1, rows).to(m_llm->dtype(), /*non_blocking=*/false, /*copy=*/true);
}

std::optional<double> FastPass::sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose, const CancellationToken& cancel)
{
    const torch::NoGradGuard frozen;
    // The last token is only a target; the row before the sentence's first token predicts that token.
    std::vector<std::int64_t> inputs(ids.begin(), ids.end() - 1);
    const auto rows = m_prefixRows + static_cast<std::int64_t>(inputs.size());
    if (!inputs.empty())
        inputs.resize(inputs.size() + static_cast<std::size_t>(fillingRows(rows)), ids.back());
    const Range range{m_prefixRows, m_prefixRows + static_cast<std::int64_t>(inputs.size()), m_prefixRows};
    reserve(range.end);
    forgetPrefix();
    if (!inputs.empty() && !forward(inputs, range, cancel))
        return std::nullopt;
    m_rows = rows;
    m_filledRows = range.end;
    m_targets = targets;
    m_scratch->scores = at::mm(m_scratch->final.slice(0, rows - targets, m_filledRows), m_output.t());
    m_scratch->scores.slice(0, targets).zero_();
    return crossEntropyInPlace(m_scratch->scores.slice(0, 0, targets), idsOn(ids.last(static_cast<std::size_t>(targets)), m_llm->device()));
}

/// Rows to add behind `rows`, so that products come in few shapes: bf16's are made to measure for each, which takes longer than to
/// compute them. No row before them sees them, and their gradient is zero.
std::int64_t FastPass::fillingRows(std::int64_t rows) const
{
    constexpr std::int64_t multiple = 16;
    return m_arithmetic == torch::kBFloat16 ? (multiple - rows % multiple) % multiple : 0;
}

void FastPass::backwardBlock(std::size_t index, const Range& range)
{
    Block& block = m_blocks[index];
    const LlamaConfig& config = m_llm->config();
    const bool last = index + 1 == m_blocks.size();
    const auto queries = last ? range.queries : range.begin;
    const auto all = [&](const torch::Tensor& tensor) { return tensor.slice(0, range.begin, range.end); };
    const auto few = [&](const torch::Tensor& tensor) { return tensor.slice(0, queries, range.end); };
    const auto queryWidth = config.headCount * config.headSize;
    const auto keyWidth = config.keyValueHeadCount * config.headSize;
    const auto scratchFor = [&](const torch::Tensor& rows, std::int64_t columns) {
        return m_scratch->inner.flatten().slice(0, 0, rows.size(0) * columns).view({rows.size(0), columns});
    };
    std::array<LoraPair, allProjections.size()> gradients;
    for (const Projection which : allProjections)
        gradients[static_cast<std::size_t>(which)] = m_gradientViews.pair(static_cast<std::int64_t>(index), which);
    Scratch& back = *m_scratch;
    const auto hidden = few(back.hidden);
    const auto through = [&](const ProjectionGroup& group, const torch::Tensor& gradient, const torch::Tensor& input, const torch::Tensor& inner,
                             const torch::Tensor& into, Into write) {
        group.backward(gradient, input, inner, scratchFor(input, inner.size(1)), into, write, gradients);
    };

    through(block.down, hidden, few(block.fed), few(block.downInner), few(back.fed), Into::Replace);
    gatedSiluBackward(few(back.fed), few(block.gated), few(back.gated));
    through(block.gateUp, few(back.gated), few(block.middleNormed), few(block.gateUpInner), few(back.normed), Into::Replace);
    rmsNormBackward(few(back.normed), few(block.middle), block.feedForwardNorm, few(block.middleInverse), hidden, Write::Add);
    through(block.output, hidden, few(block.mixed), few(block.outputInner), few(back.mixed), Into::Replace);

    const auto seen = all(block.queryKeyValue);
    const auto toQuery = few(back.queryKeyValue).slice(1, 0, queryWidth);
    const auto toKey = all(back.queryKeyValue).slice(1, queryWidth, queryWidth + keyWidth);
    m_attention->backward(few(back.mixed), few(block.queryKeyValue).slice(1, 0, queryWidth), seen.slice(1, queryWidth, queryWidth + keyWidth),
                         seen.slice(1, queryWidth + keyWidth), few(block.mixed), block.logSums.slice(1, queries, range.end), toQuery, toKey,
                         all(back.queryKeyValue).slice(1, queryWidth + keyWidth));
    rotateInPlace(toQuery, config.headSize, few(m_cosine), few(m_sine), Turn::Back);
    rotateInPlace(toKey, config.headSize, all(m_cosine), all(m_sine), Turn::Back);

    // Nothing below the first block learns.
    const auto toNormed = index == 0 ? torch::Tensor() : all(back.normed);
    if (last) {
        const auto toFew = index == 0 ? torch::Tensor() : few(back.normed);
        through(block.attentionInputs[1], all(back.queryKeyValue).slice(1, queryWidth), all(block.normed), all(block.attentionInner[1]), toNormed, Into::Replace);
        through(block.attentionInputs[0], toQuery, few(block.normed), few(block.attentionInner[0]), toFew, Into::Add);
    } else {
        through(block.attentionInputs[0], all(back.queryKeyValue), all(block.normed), all(block.attentionInner[0]), toNormed, Into::Replace);
    }
    if (index == 0)
        return;
    if (queries > range.begin)
        back.hidden.slice(0, range.begin, queries).zero_();
    rmsNormBackward(all(back.normed), all(block.input), block.attentionNorm, all(block.inverse), all(back.hidden), Write::Add);
}

torch::Tensor FastPass::gradient(const CancellationToken& cancel)
{
    const torch::NoGradGuard frozen;
    const Range range{0, m_filledRows, m_rows - m_targets};
    const auto targets = [&](const torch::Tensor& tensor) { return tensor.slice(0, range.queries, range.end); };
    auto toFinal = targets(m_scratch->normed);
    at::mm_out(toFinal, m_scratch->scores, m_output);
    rmsNormBackward(toFinal, targets(m_scratch->top), m_finalNorm, targets(m_scratch->finalInverse), targets(m_scratch->hidden), Write::Replace);
    for (std::size_t index = m_blocks.size(); index-- > 0;) {
        if (cancel.isCancelled())
            return {};
        backwardBlock(index, range);
    }
    return m_gradient;
}

}  // namespace undertone
