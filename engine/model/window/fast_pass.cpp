// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/fast_pass.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/llm/rotary_embedding.h"
#include "engine/model/torch_support.h"

#include <ATen/Parallel.h>

namespace undertone {

namespace {

/// Windows grow by this many rows at a time, so that a longer sentence seldom means new buffers.
constexpr std::int64_t capacityStep = 128;

/// Merging costs r * in * out products a step; applying apart costs rows * r * (in + out) twice forward and once more backward.
bool mergingIsCheaper(const LlamaConfig& config, std::int64_t rows)
{
    const auto wide = std::max(config.hiddenSize, config.intermediateSize);
    return config.hiddenSize * wide < 2 * rows * (config.hiddenSize + wide);
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

    torch::Tensor input, normed, inverse;  ///< (rows, hidden) twice, (rows)
    torch::Tensor queryKeyValue;           ///< (rows, (heads + 2 key-value heads) * size), turned
    torch::Tensor mixed, logSums;          ///< (rows, heads * size), (heads, rows)
    torch::Tensor middle, middleNormed, middleInverse;
    torch::Tensor gated, fed;                   ///< (rows, 2 * intermediate), (rows, intermediate)
    std::vector<torch::Tensor> attentionInner;  ///< of each of attentionInputs
    torch::Tensor outputInner, gateUpInner, downInner;
};

/// What blocks share: the last hidden states, and gradients on their way down.
struct FastPass::Scratch {
    torch::Tensor top, final, finalInverse;
    torch::Tensor scores;  ///< (targets, vocabulary): after the loss, its gradient
    torch::Tensor hidden, normed, mixed, queryKeyValue, gated, fed;
    torch::Tensor inner;
};

FastPass::FastPass(std::shared_ptr<const SpeechLlm> llm, std::int64_t expectedRows, torch::Dtype arithmetic)
    : FastPass(llm,
               llm->dtype() != torch::kBFloat16 && mergingIsCheaper(llm->config(), expectedRows) ? LoraApplication::Merged
                                                                                                 : LoraApplication::Apart,
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
    m_columns = AttentionColumns::of(config);
    m_attention.emplace(config.headCount, config.keyValueHeadCount, config.headSize);
    const bool stack = isWorthCopying(*m_llm);
    m_finalNorm = m_llm->finalNorm().detach().to(m_arithmetic);
    m_output.emplace(m_llm->outputRows().detach(), m_arithmetic, stack);
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const BlockWeights& weights = m_llm->block(layer);
        const auto group = [&](std::vector<Projection> projections) {
            return ProjectionGroup(weights, std::move(projections), config, layer, m_arithmetic, stack);
        };
        std::vector<ProjectionGroup> inputs;
        if (layer + 1 == config.layerCount) {
            inputs.push_back(group({Projection::Query}));
            inputs.push_back(group({Projection::Key, Projection::Value}));
        } else {
            inputs.push_back(group({Projection::Query, Projection::Key, Projection::Value}));
        }
        m_blocks.push_back(Block{std::move(inputs), group({Projection::Output}), group({Projection::Gate, Projection::Up}),
                                 group({Projection::Down}), weights.attentionNorm.detach().to(m_arithmetic),
                                 weights.feedForwardNorm.detach().to(m_arithmetic)});
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
    if (m_lora && !m_gradient.flat.defined()) {
        m_gradient = FlatGradient::zeros(*m_lora, wideType(m_arithmetic), m_llm->device());
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
    const auto attentionWidth = m_columns.width();
    for (Block& block : m_blocks) {
        grow(block.input, config.hiddenSize);
        grow(block.normed, config.hiddenSize);
        growVector(block.inverse);
        grow(block.queryKeyValue, attentionWidth);
        grow(block.mixed, m_columns.query);
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
    m_scratch->mixed = torch::zeros({capacity, m_columns.query}, options);
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

/// Norm, key and value of `rows`, and queries of those that ask.
void FastPass::enterBlock(std::size_t index, const RowRange& rows, const RowRange& asking)
{
    Block& block = m_blocks[index];
    rmsNormInto(rows.of(block.input), block.attentionNorm, m_llm->config().normEpsilon, rows.of(block.normed), rows.of(block.inverse));
    const auto project = [&](std::size_t group, const RowRange& some, const torch::Tensor& into) {
        block.attentionInputs[group].forward(some.of(block.normed), some.of(block.attentionInner[group]), {}, into);
    };
    if (index + 1 == m_blocks.size()) {
        project(0, asking, m_columns.queries(asking.of(block.queryKeyValue)));
        project(1, rows, m_columns.keysAndValues(rows.of(block.queryKeyValue)));
    } else {
        project(0, rows, rows.of(block.queryKeyValue));
    }
    turnBoth(rows, asking, block.queryKeyValue, Turn::Forward);
}

/// Keys of `rows`, and queries of those that ask.
void FastPass::turnBoth(const RowRange& rows, const RowRange& asking, const torch::Tensor& queryKeyValue, Turn turn) const
{
    const auto rotate = [&](const RowRange& some, const torch::Tensor& columns) {
        rotateInPlace(columns, m_llm->config().headSize, some.of(m_cosine), some.of(m_sine), turn);
    };
    if (asking.begin == rows.begin && asking.end == rows.end)
        return rotate(rows, m_columns.queriesAndKeys(rows.of(queryKeyValue)));
    rotate(asking, m_columns.queries(asking.of(queryKeyValue)));
    rotate(rows, m_columns.keys(rows.of(queryKeyValue)));
}

/// From what attention mixed to the block's output.
void FastPass::leaveBlock(std::size_t index, const RowRange& rows)
{
    Block& block = m_blocks[index];
    block.output.forward(rows.of(block.mixed), rows.of(block.outputInner), rows.of(block.input), rows.of(block.middle));
    rmsNormInto(rows.of(block.middle), block.feedForwardNorm, m_llm->config().normEpsilon, rows.of(block.middleNormed),
                rows.of(block.middleInverse));
    block.gateUp.forward(rows.of(block.middleNormed), rows.of(block.gateUpInner), {}, rows.of(block.gated));
    gatedSiluInto(rows.of(block.gated), rows.of(block.fed));
    block.down.forward(rows.of(block.fed), rows.of(block.downInner), rows.of(block.middle), rows.of(blockOutput(index)));
}

bool FastPass::forward(std::span<const std::int64_t> ids, const Range& range, const CancellationToken& cancel)
{
    const RowRange all{range.begin, range.end};
    const RowRange few{range.queries, range.end};
    all.of(m_blocks.front().input).copy_(at::index_select(m_llm->embeddingRows().detach(), 0, idsOn(ids, m_llm->device())));
    for (std::size_t index = 0; index < m_blocks.size(); ++index) {
        if (cancel.isCancelled())
            return false;
        const bool last = index + 1 == m_blocks.size();
        const RowRange asking = last ? few : all;
        Block& block = m_blocks[index];
        enterBlock(index, all, asking);
        const auto seen = block.queryKeyValue.slice(0, 0, range.end);
        m_attention->forward(m_columns.queries(asking.of(block.queryKeyValue)), m_columns.keys(seen), m_columns.values(seen),
                             asking.of(block.mixed), block.logSums.slice(1, asking.begin, asking.end));
        leaveBlock(index, asking);
    }
    rmsNormInto(few.of(m_scratch->top), m_finalNorm, m_llm->config().normEpsilon, few.of(m_scratch->final),
                few.of(m_scratch->finalInverse));
    return true;
}

torch::Tensor FastPass::readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel)
{
    const WithoutAutograd frozen;
    const auto rows = static_cast<std::int64_t>(ids.size());
    forgetPrefix();
    applyPending();
    reserve(rows);
    if (!forward(ids, {0, rows, rows - 1}, cancel))
        return {};
    m_prefixRows = rows;
    return m_scratch->final.slice(0, rows - 1, rows).to(m_llm->dtype(), /*non_blocking=*/false, /*copy=*/true);
}

std::optional<double> FastPass::sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose,
                                             const CancellationToken& cancel)
{
    const WithoutAutograd frozen;
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
    auto& scores = m_scratch->scores;
    if (!scores.defined() || scores.size(0) != m_filledRows - (rows - targets))
        scores = torch::empty({m_filledRows - (rows - targets), m_llm->config().vocabularySize}, m_scratch->final.options());
    m_output->forward(m_scratch->final.slice(0, rows - targets, m_filledRows), scores);
    scores.slice(0, targets).zero_();
    return crossEntropyInPlace(m_scratch->scores.slice(0, 0, targets), idsOn(ids.last(static_cast<std::size_t>(targets)), m_llm->device()));
}

/// Rows to add behind `rows`, so that torch's products come in few shapes: bf16's are made to measure for each, which takes longer than
/// to compute them. No row before them sees them, and their gradient is zero.
std::int64_t FastPass::fillingRows(std::int64_t rows) const
{
    constexpr std::int64_t multiple = 16;
    return m_arithmetic == torch::kBFloat16 && !m_blocks.front().down.isTiled() ? (multiple - rows % multiple) % multiple : 0;
}

/// Room for a gradient with respect to a LoRA's inner values, its rows one behind the other.
torch::Tensor FastPass::innerScratch(const RowRange& rows, std::int64_t columns) const
{
    return m_scratch->inner.flatten().slice(0, 0, rows.count() * columns).view({rows.count(), columns});
}

/// From the gradient of the block's output to that of what attention mixed.
void FastPass::backToAttention(std::size_t index, const RowRange& rows)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto gradients = m_gradient.block(index);
    const auto hidden = rows.of(back.hidden);
    const auto through = [&](const ProjectionGroup& group, const torch::Tensor& gradient, const torch::Tensor& input,
                             const torch::Tensor& inner, const torch::Tensor& into) {
        group.backward(gradient, rows.of(input), rows.of(inner), innerScratch(rows, inner.size(1)), into, Into::Replace, gradients);
    };
    through(block.down, hidden, block.fed, block.downInner, rows.of(back.fed));
    gatedSiluBackward(rows.of(back.fed), rows.of(block.gated), rows.of(back.gated));
    through(block.gateUp, rows.of(back.gated), block.middleNormed, block.gateUpInner, rows.of(back.normed));
    rmsNormBackward(rows.of(back.normed), rows.of(block.middle), block.feedForwardNorm, rows.of(block.middleInverse), hidden, Write::Add);
    through(block.output, hidden, block.mixed, block.outputInner, rows.of(back.mixed));
}

/// From the gradients of query, key and value to that of the block's input.
void FastPass::backToInput(std::size_t index, const RowRange& rows, const RowRange& asking)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto gradients = m_gradient.block(index);
    const auto coming = rows.of(back.queryKeyValue);
    turnBoth(rows, asking, back.queryKeyValue, Turn::Back);
    // Nothing below the first block learns.
    const auto wanted = [&](const RowRange& some) { return index == 0 ? torch::Tensor() : some.of(back.normed); };
    const auto through = [&](std::size_t group, const RowRange& some, const torch::Tensor& gradient, Into into) {
        const auto& inner = block.attentionInner[group];
        block.attentionInputs[group].backward(gradient, some.of(block.normed), some.of(inner), innerScratch(some, inner.size(1)),
                                              wanted(some), into, gradients);
    };
    if (index + 1 == m_blocks.size()) {
        through(1, rows, m_columns.keysAndValues(coming), Into::Replace);
        through(0, asking, m_columns.queries(asking.of(back.queryKeyValue)), Into::Add);
    } else {
        through(0, rows, coming, Into::Replace);
    }
    if (index == 0)
        return;
    back.hidden.slice(0, rows.begin, asking.begin).zero_();
    rmsNormBackward(rows.of(back.normed), rows.of(block.input), block.attentionNorm, rows.of(block.inverse), rows.of(back.hidden),
                    Write::Add);
}

torch::Tensor FastPass::gradient(const CancellationToken& cancel)
{
    const WithoutAutograd frozen;
    const RowRange all{0, m_filledRows};
    const RowRange few{m_rows - m_targets, m_filledRows};
    auto toFinal = few.of(m_scratch->normed);
    m_output->backward(m_scratch->scores, toFinal);
    rmsNormBackward(toFinal, few.of(m_scratch->top), m_finalNorm, few.of(m_scratch->finalInverse), few.of(m_scratch->hidden),
                    Write::Replace);
    for (std::size_t index = m_blocks.size(); index-- > 0;) {
        if (cancel.isCancelled())
            return {};
        const RowRange asking = index + 1 == m_blocks.size() ? few : all;
        backToAttention(index, asking);
        attentionBackward(index, asking, all);
        backToInput(index, all, asking);
    }
    return m_gradient.flat;
}

void FastPass::attentionBackward(std::size_t index, const RowRange& asking, const RowRange& all)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto seen = all.of(block.queryKeyValue);
    const auto into = all.of(back.queryKeyValue);
    m_attention->backward(asking.of(back.mixed), m_columns.queries(asking.of(block.queryKeyValue)), m_columns.keys(seen),
                          m_columns.values(seen), asking.of(block.mixed), block.logSums.slice(1, asking.begin, asking.end),
                          m_columns.queries(asking.of(back.queryKeyValue)), m_columns.keys(into), m_columns.values(into));
}

}  // namespace undertone
