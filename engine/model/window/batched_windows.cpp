// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/batched_windows_parts.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/llm/rotary_embedding.h"
#include "engine/model/torch_support.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

/// Buffers grow by this many rows at a time, so that a longer sentence seldom means new ones.
constexpr std::int64_t capacityStep = 128;

std::int64_t roundedUp(std::int64_t rows)
{
    return (rows + capacityStep - 1) / capacityStep * capacityStep;
}

torch::Tensor asTensor(std::span<const std::int64_t> values, torch::Device device)
{
    return torch::tensor(at::ArrayRef<std::int64_t>(values.data(), values.size()), torch::kInt64).to(device);
}

void append(std::vector<std::int64_t>& rows, const RowRange& range)
{
    for (auto row = range.begin; row < range.end; ++row)
        rows.push_back(row);
}

std::vector<std::int64_t> joined(const RowRange& prefix, const RowRange& sentence)
{
    std::vector<std::int64_t> rows;
    append(rows, prefix);
    append(rows, sentence);
    return rows;
}

/// Makes `tensor` one of `shape`, what it held standing at the beginning of `dimension`.
void grow(torch::Tensor& tensor, const std::vector<std::int64_t>& shape, const torch::TensorOptions& type, std::int64_t dimension = 0)
{
    const auto old = tensor;
    tensor = torch::zeros(shape, type);
    if (old.defined())
        tensor.narrow(dimension, 0, old.size(dimension)).copy_(old);
}

bool areCancelled(std::span<const BatchedWindows::Request> requests)
{
    return std::all_of(requests.begin(), requests.end(), [](const auto& request) { return request.cancel.isCancelled(); });
}

}  // namespace

BatchedWindows::BatchedWindows(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic)
    : m_llm(std::move(llm)), m_application(application), m_arithmetic(arithmetic), m_columns(AttentionColumns::of(m_llm->config())),
      m_attention(m_llm->config().headCount, m_llm->config().keyValueHeadCount, m_llm->config().headSize),
      m_scratch(std::make_unique<Scratch>())
{
    const bool stack = isWorthCopying(*m_llm);
    m_finalNorm = m_llm->finalNorm().detach().to(arithmetic);
    m_output.emplace(m_llm->outputRows().detach(), arithmetic, stack);
    for (std::int64_t layer = 0; layer < m_llm->config().layerCount; ++layer)
        addBlock(layer, stack);
}

BatchedWindows::~BatchedWindows() = default;

void BatchedWindows::addBlock(std::int64_t layer, bool stack)
{
    const BlockWeights& weights = m_llm->block(layer);
    Block block;
    block.last = layer + 1 == m_llm->config().layerCount;
    const auto add = [&](const std::vector<Projection>& projections) {
        block.groups.emplace_back(weights, projections, m_llm->config(), layer, m_arithmetic, stack);
    };
    if (block.last)
        add({Projection::Key, Projection::Value});
    else
        add({Projection::Query, Projection::Key, Projection::Value});
    add({Projection::Output});
    add({Projection::Gate, Projection::Up});
    add({Projection::Down});
    if (block.last)
        add({Projection::Query});
    block.inner.resize(block.groups.size());
    block.attentionNorm = weights.attentionNorm.detach().to(m_arithmetic);
    block.feedForwardNorm = weights.feedForwardNorm.detach().to(m_arithmetic);
    m_blocks.push_back(std::move(block));
}

const torch::Tensor& BatchedWindows::gradient(std::size_t lane) const
{
    return m_lanes[lane].gradient.flat;
}

void BatchedWindows::setLora(std::size_t lane, const LoraSet* temporary)
{
    if (lane >= m_lanes.size())
        m_lanes.resize(lane + 1);
    TORCH_CHECK(m_lanes.size() == 1 || m_application == LoraApplication::Apart, "a LoRA that is merged serves one conversation");
    m_lanes[lane].lora = temporary;
    m_lanes[lane].pending = true;
}

/// Takes over the values of LoRAs that were set.
void BatchedWindows::applyLoras()
{
    std::vector<Lane*> changed;
    for (Lane& lane : m_lanes) {
        if (!std::exchange(lane.pending, false))
            continue;
        changed.push_back(&lane);
        if (!lane.lora) {
            lane.groups.clear();
            continue;
        }
        if (m_rank != lane.lora->config().rank) {
            TORCH_CHECK(m_rank == 0, "conversations in one batch need temporary LoRAs of one rank");
            m_rank = lane.lora->config().rank;
            reserveInner();
        }
        lane.groups.resize(m_blocks.size());
        for (std::size_t b = 0; b < m_blocks.size(); ++b)
            lane.groups[b].resize(m_blocks[b].groups.size());
        if (!lane.gradient.flat.defined())
            lane.gradient = FlatGradient::zeros(*lane.lora, wideType(m_arithmetic), m_llm->device());
    }
    if (changed.empty())
        return;
    const bool merged = m_application == LoraApplication::Merged;
    std::vector<std::pair<std::size_t, std::size_t>> groups;
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        for (std::size_t g = 0; g < m_blocks[b].groups.size(); ++g)
            groups.emplace_back(b, g);
    }
    const auto apply = [&](std::int64_t begin, std::int64_t end) {
        const WithoutAutograd frozen;
        for (auto i = begin; i < end; ++i) {
            const auto [b, g] = groups[static_cast<std::size_t>(i)];
            ProjectionGroup& group = m_blocks[b].groups[g];
            for (Lane* lane : changed) {
                if (lane->lora)
                    lane->groups[b][g].load(*lane->lora, static_cast<std::int64_t>(b), group.parts(), m_arithmetic, !merged);
            }
            const Lane& first = *changed.front();
            if (merged && first.lora)
                group.useMerged(*first.lora, first.groups[b][g]);
            else
                group.useFrozen();
        }
    };
    // Many small products that are independent: whole ones for each thread, where a device does not order them itself.
    if (m_llm->device().is_cpu())
        at::parallel_for(0, static_cast<std::int64_t>(groups.size()), 1, apply);
    else
        apply(0, static_cast<std::int64_t>(groups.size()));
}

/// Room for so many rows; what was computed is kept.
void BatchedWindows::reserve(std::int64_t rows, std::int64_t queryRows)
{
    if (rows <= m_capacity && queryRows <= m_queryCapacity)
        return;
    m_capacity = std::max(m_capacity, roundedUp(rows));
    m_queryCapacity = std::max(m_queryCapacity, roundedUp(queryRows));
    const auto options = m_finalNorm.options();
    const auto wide = options.dtype(wideType(m_arithmetic));
    const LlamaConfig& config = m_llm->config();
    const auto hidden = config.hiddenSize;
    for (Block& block : m_blocks) {
        const auto queries = block.last ? m_queryCapacity : m_capacity;
        grow(block.input, {m_capacity, hidden}, options);
        grow(block.normed, {m_capacity, hidden}, options);
        grow(block.inverseRms, {m_capacity}, wide);
        grow(block.queryKeyValue, {m_capacity, m_columns.width()}, options);
        grow(block.attentionOutput, {queries, m_columns.query}, options);
        grow(block.logSums, {config.headCount, queries}, wide, 1);
        for (torch::Tensor* each : {&block.residual, &block.residualNormed})
            grow(*each, {queries, hidden}, options);
        grow(block.residualInverseRms, {queries}, wide);
        grow(block.gateUp, {queries, 2 * config.intermediateSize}, options);
        grow(block.activation, {queries, config.intermediateSize}, options);
        if (block.last) {
            grow(block.queryNormed, {queries, hidden}, options);
            grow(block.query, {queries, m_columns.query}, options);
        }
    }
    reserveScratch(std::max(m_capacity, m_queryCapacity), m_queryCapacity);
    reserveInner();
}

void BatchedWindows::reserveScratch(std::int64_t capacity, std::int64_t queryCapacity)
{
    Scratch& s = *m_scratch;
    const auto options = m_finalNorm.options();
    const auto wide = options.dtype(wideType(m_arithmetic));
    const LlamaConfig& config = m_llm->config();
    const auto hidden = config.hiddenSize;
    const auto half = config.headSize / 2;
    for (torch::Tensor* each : {&s.cosine, &s.sine})
        grow(*each, {capacity, half}, wide);
    for (torch::Tensor* each : {&s.queryCosine, &s.querySine})
        grow(*each, {queryCapacity, half}, wide);
    for (torch::Tensor* each : {&s.lastHidden, &s.final})
        grow(*each, {queryCapacity, hidden}, options);
    grow(s.finalInverseRms, {queryCapacity}, wide);
    // Gradients are needed within one call only.
    for (torch::Tensor* each : {&s.queryHidden, &s.queryNormed})
        *each = torch::zeros({queryCapacity, hidden}, options);
    s.query = torch::zeros({queryCapacity, m_columns.query}, options);
    for (torch::Tensor* each : {&s.hidden, &s.normed})
        *each = torch::zeros({capacity, hidden}, options);
    s.attentionOutput = torch::zeros({capacity, m_columns.query}, options);
    s.queryKeyValue = torch::zeros({capacity, m_columns.width()}, options);
    s.gateUp = torch::zeros({capacity, 2 * config.intermediateSize}, options);
    s.activation = torch::zeros({capacity, config.intermediateSize}, options);
}

/// Room for the LoRAs' inner values; a rank that was not there before finds none to keep.
void BatchedWindows::reserveInner()
{
    const auto options = m_finalNorm.options();
    for (Block& block : m_blocks) {
        for (std::size_t g = 0; g < block.groups.size(); ++g) {
            const auto width = block.groups[g].innerWidth(m_rank);
            if (block.inner[g].defined() && block.inner[g].size(1) != width)
                block.inner[g].reset();
            grow(block.inner[g], {block.last && g != Inputs ? m_queryCapacity : m_capacity, width}, options);
        }
    }
    m_scratch->inner = torch::zeros({std::max(m_capacity, m_queryCapacity), 3 * m_rank}, options);
}

/// Rows to add behind a window of `rows`, so that torch's products come in few shapes: bf16's are made to measure for each, which takes
/// longer than to compute them. No row before them sees them, and their gradient is zero.
std::int64_t BatchedWindows::paddingRows(std::int64_t rows) const
{
    constexpr std::int64_t multiple = 16;
    return m_arithmetic == torch::kBFloat16 && !m_blocks.front().groups[Down].isTiled() ? (multiple - rows % multiple) % multiple : 0;
}

std::vector<torch::Tensor> BatchedWindows::readPrefixes(std::span<const Request> requests)
{
    const WithoutAutograd frozen;
    applyLoras();
    m_prefixes = {};
    m_sentences = {};
    PhaseTokens tokens;
    for (const Request& request : requests) {
        const auto first = static_cast<std::int64_t>(tokens.ids.size());
        const auto count = static_cast<std::int64_t>(request.ids.size());
        const auto query = static_cast<std::int64_t>(tokens.sources.size());
        tokens.ids.insert(tokens.ids.end(), request.ids.begin(), request.ids.end());
        append(tokens.positions, {0, count});
        tokens.sources.push_back(first + count - 1);
        tokens.queryPositions.push_back(count - 1);
        m_prefixes.segments.push_back({request.lane, {first, first + count}, {query, query + 1}});
        m_lanes[request.lane].prefix = m_prefixes.segments.back();
        m_lanes[request.lane].sentence = {};
    }
    m_prefixes.rows = {0, static_cast<std::int64_t>(tokens.ids.size())};
    m_prefixes.queryRows = {0, static_cast<std::int64_t>(tokens.sources.size())};
    place(m_prefixes, tokens);
    if (!forward(m_prefixes, tokens, requests))
        return {};
    std::vector<torch::Tensor> ends;
    for (const Segment& segment : m_prefixes.segments)
        ends.push_back(segment.queryRows.of(m_scratch->final).to(m_llm->dtype(), /*non_blocking=*/false, /*copy=*/true));
    return ends;
}

/// Makes room for a phase and says where its rows stand in their windows.
void BatchedWindows::place(Phase& phase, const PhaseTokens& tokens)
{
    reserve(phase.rows.end, phase.queryRows.end);
    const auto device = m_llm->device();
    phase.sources = RowSelection(tokens.sources, device);
    if (phase.rows.isEmpty())
        return;
    extendRotaryTable(1 + *std::max_element(tokens.positions.begin(), tokens.positions.end()));
    Scratch& s = *m_scratch;
    const RowSelection all(tokens.positions, device);
    const RowSelection queries(tokens.queryPositions, device);
    phase.rows.of(s.cosine).copy_(all.of(s.tableCosine));
    phase.rows.of(s.sine).copy_(all.of(s.tableSine));
    phase.queryRows.of(s.queryCosine).copy_(queries.of(s.tableCosine));
    phase.queryRows.of(s.querySine).copy_(queries.of(s.tableSine));
}

void BatchedWindows::extendRotaryTable(std::int64_t positions)
{
    Scratch& s = *m_scratch;
    if (s.tableCosine.defined() && s.tableCosine.size(0) >= positions)
        return;
    const auto half = m_llm->config().headSize / 2;
    // No window is longer than the config's positions (Eq. 10), so dynamic scaling never follows one of them.
    const auto table =
        rotaryTable(m_llm->config(), roundedUp(positions), m_llm->config().maxPositions, m_llm->device(), wideType(m_arithmetic));
    s.tableCosine = table.cosine.slice(1, 0, half).contiguous();
    s.tableSine = table.sine.slice(1, 0, half).contiguous();
}

/// One group's outputs for all rows of a phase; each lane's LoRA on its own.
void BatchedWindows::project(std::size_t index, std::size_t group, const Phase& phase, const torch::Tensor& input,
                             const torch::Tensor& plus, const torch::Tensor& output)
{
    Block& block = m_blocks[index];
    const bool few = block.last && group != Inputs;
    const RowRange rows = few ? phase.queryRows : phase.rows;
    block.groups[group].forward(rows.of(input), plus, rows.of(output));
    if (m_application == LoraApplication::Merged)
        return;
    for (const Segment& segment : phase.segments) {
        const Lane& lane = m_lanes[segment.lane];
        const RowRange own = few ? segment.queryRows : segment.rows;
        if (lane.groups.empty() || own.isEmpty())
            continue;
        const GroupLora& lora = lane.groups[index][group];
        lora.innerValues(own.of(input), own.of(block.inner[group]));
        lora.addOutputs(own.of(block.inner[group]), own.of(output), block.groups[group].parts());
    }
}

/// Norm, queries, keys and values.
void BatchedWindows::projectInputs(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    const Scratch& s = *m_scratch;
    const auto size = m_llm->config().headSize;
    const RowRange rows = phase.rows;
    rmsNormInto(rows.of(block.input), block.attentionNorm, m_llm->config().normEpsilon, rows.of(block.normed), rows.of(block.inverseRms));
    if (!block.last) {
        project(index, Inputs, phase, block.normed, {}, block.queryKeyValue);
        applyRope(m_columns.queriesAndKeys(rows.of(block.queryKeyValue)), size, rows.of(s.cosine), rows.of(s.sine));
        return;
    }
    const RowRange queryRows = phase.queryRows;
    project(index, Inputs, phase, block.normed, {}, m_columns.keysAndValues(block.queryKeyValue));
    queryRows.of(block.queryNormed).copy_(phase.sources.of(block.normed));
    project(index, Query, phase, block.queryNormed, {}, block.query);
    applyRope(queryRows.of(block.query), size, queryRows.of(s.queryCosine), queryRows.of(s.querySine));
    applyRope(m_columns.keys(rows.of(block.queryKeyValue)), size, rows.of(s.cosine), rows.of(s.sine));
}

void BatchedWindows::attend(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    for (const Segment& segment : phase.segments) {
        const RowRange queryRows = block.last ? segment.queryRows : segment.rows;
        if (queryRows.isEmpty())
            continue;
        const Lane& lane = m_lanes[segment.lane];
        const auto seen = lane.sentence.rows.isEmpty() ? segment.rows.of(block.queryKeyValue) : lane.rows.of(block.queryKeyValue);
        const auto query = block.last ? queryRows.of(block.query) : m_columns.queries(queryRows.of(block.queryKeyValue));
        m_attention.forward(query, m_columns.keys(seen), m_columns.values(seen), queryRows.of(block.attentionOutput),
                            block.logSums.slice(1, queryRows.begin, queryRows.end));
    }
}

/// From the attention's output to the block's.
void BatchedWindows::finishBlock(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    const RowRange rows = block.last ? phase.queryRows : phase.rows;
    const auto input = block.last ? phase.sources.of(block.input) : rows.of(block.input);
    project(index, Output, phase, block.attentionOutput, input, block.residual);
    rmsNormInto(rows.of(block.residual), block.feedForwardNorm, m_llm->config().normEpsilon, rows.of(block.residualNormed),
                rows.of(block.residualInverseRms));
    project(index, GateUp, phase, block.residualNormed, {}, block.gateUp);
    gatedSiluInto(rows.of(block.gateUp), rows.of(block.activation));
    const torch::Tensor& output = block.last ? m_scratch->lastHidden : m_blocks[index + 1].input;
    project(index, Down, phase, block.activation, rows.of(block.residual), output);
}

/// False when cancelled.
bool BatchedWindows::forward(const Phase& phase, const PhaseTokens& tokens, std::span<const Request> requests)
{
    const auto ids = asTensor(tokens.ids, m_llm->device());
    phase.rows.of(m_blocks.front().input).copy_(at::index_select(m_llm->embeddingRows().detach(), 0, ids));
    for (std::size_t index = 0; index < m_blocks.size(); ++index) {
        if (areCancelled(requests))
            return false;
        projectInputs(index, phase);
        attend(index, phase);
        finishBlock(index, phase);
    }
    const RowRange rows = phase.queryRows;
    rmsNormInto(rows.of(m_scratch->lastHidden), m_finalNorm, m_llm->config().normEpsilon, rows.of(m_scratch->final),
                rows.of(m_scratch->finalInverseRms));
    return true;
}

std::vector<double> BatchedWindows::sentenceLosses(std::span<const Request> requests)
{
    const WithoutAutograd frozen;
    m_sentences = {};
    PhaseTokens tokens;
    for (const Request& request : requests)
        placeSentence(request, tokens);
    m_sentences.rows = {m_prefixes.rows.end, m_prefixes.rows.end + static_cast<std::int64_t>(tokens.ids.size())};
    m_sentences.queryRows = {m_prefixes.queryRows.end, m_prefixes.queryRows.end + static_cast<std::int64_t>(tokens.sources.size())};
    place(m_sentences, tokens);
    std::vector<std::int64_t> sources;
    for (const Segment& segment : m_prefixes.segments)
        sources.push_back(segment.rows.end - 1);
    sources.insert(sources.end(), tokens.sources.begin(), tokens.sources.end());
    m_scratch->sources = RowSelection(sources, m_llm->device());
    if (!m_sentences.rows.isEmpty() && !forward(m_sentences, tokens, requests))
        return {};
    return lossesOf(requests);
}

void BatchedWindows::placeSentence(const Request& request, PhaseTokens& tokens)
{
    Lane& lane = m_lanes[request.lane];
    // The last token is only a target; the row before the sentence's first token predicts that token.
    const auto inputs = request.ids.first(request.ids.size() - 1);
    const auto prefixRows = lane.prefix.rows.count();
    lane.padding = inputs.empty() ? 0 : paddingRows(prefixRows + static_cast<std::int64_t>(inputs.size()));
    const auto count = static_cast<std::int64_t>(inputs.size()) + lane.padding;
    const auto first = m_prefixes.rows.end + static_cast<std::int64_t>(tokens.ids.size());
    const auto firstQuery = m_prefixes.queryRows.end + static_cast<std::int64_t>(tokens.sources.size());
    tokens.ids.insert(tokens.ids.end(), inputs.begin(), inputs.end());
    tokens.ids.insert(tokens.ids.end(), static_cast<std::size_t>(lane.padding), request.ids.back());
    append(tokens.positions, {prefixRows, prefixRows + count});
    append(tokens.queryPositions, {prefixRows, prefixRows + count});
    append(tokens.sources, {first, first + count});
    lane.sentence = {request.lane, {first, first + count}, {firstQuery, firstQuery + count}};
    lane.rows = RowSelection(joined(lane.prefix.rows, lane.sentence.rows), m_llm->device());
    lane.queryRows = RowSelection(joined(lane.prefix.queryRows, lane.sentence.queryRows), m_llm->device());
    m_sentences.segments.push_back(lane.sentence);
}

/// Scores of the rows that predict, lane by lane, each with its padding.
std::vector<double> BatchedWindows::lossesOf(std::span<const Request> requests)
{
    std::vector<std::int64_t> order;
    for (const Request& request : requests) {
        Lane& lane = m_lanes[request.lane];
        const auto rows = joined(lane.prefix.queryRows, lane.sentence.queryRows);
        const auto first = static_cast<std::int64_t>(order.size());
        order.insert(order.end(), rows.end() - (request.targets + lane.padding), rows.end());
        lane.scores = {first, first + request.targets};
    }
    Scratch& s = *m_scratch;
    s.scoreRows = RowSelection(order, m_llm->device());
    if (!s.scores.defined() || s.scores.size(0) != s.scoreRows.count())
        s.scores = torch::empty({s.scoreRows.count(), m_llm->config().vocabularySize}, s.final.options());
    m_output->forward(s.scoreRows.of(s.final), s.scores);
    std::vector<double> losses;
    for (const Request& request : requests) {
        const Lane& lane = m_lanes[request.lane];
        RowRange{lane.scores.end, lane.scores.end + lane.padding}.of(s.scores).zero_();
        const auto targets = asTensor(request.ids.last(static_cast<std::size_t>(request.targets)), m_llm->device());
        losses.push_back(crossEntropyInPlace(lane.scores.of(s.scores), targets));
    }
    return losses;
}

}  // namespace undertone
