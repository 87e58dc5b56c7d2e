// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/shared_windows_parts.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/llm/rotary_embedding.h"
#include "engine/model/torch_support.h"

#include <algorithm>

namespace undertone {

namespace {

constexpr std::int64_t capacityStep = 256;

torch::Tensor indices(const std::vector<std::int64_t>& values, torch::Device device)
{
    return torch::tensor(values, torch::kInt64).to(device);
}

/// A lane's rows, prefix and sentence.
std::vector<std::int64_t> rowsOf(const RowRange& prefix, const RowRange& sentence)
{
    std::vector<std::int64_t> rows;
    for (const RowRange& range : {prefix, sentence}) {
        for (auto row = range.begin; row < range.end; ++row)
            rows.push_back(row);
    }
    return rows;
}

}  // namespace

SharedWindows::SharedWindows(std::shared_ptr<const SpeechLlm> llm, torch::Dtype arithmetic)
    : m_llm(std::move(llm)), m_arithmetic(arithmetic), m_columns(AttentionColumns::of(m_llm->config())),
      m_attention(m_llm->config().headCount, m_llm->config().keyValueHeadCount, m_llm->config().headSize),
      m_scratch(std::make_unique<Scratch>())
{
    const WithoutAutograd frozen;
    const LlamaConfig& config = m_llm->config();
    const bool copy = isWorthCopying(*m_llm);
    m_finalNorm = m_llm->finalNorm().detach().to(arithmetic);
    m_output.emplace(m_llm->outputRows().detach(), arithmetic, copy);
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const BlockWeights& weights = m_llm->block(layer);
        Block block;
        block.last = layer + 1 == config.layerCount;
        const auto add = [&](std::vector<Projection> projections) {
            block.groups.emplace_back(weights, projections, config, layer, arithmetic, copy);
            block.groups.back().follow(nullptr, LoraApplication::Apart);
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
        block.attentionNorm = weights.attentionNorm.detach().to(arithmetic);
        block.feedForwardNorm = weights.feedForwardNorm.detach().to(arithmetic);
        m_blocks.push_back(std::move(block));
    }
}

SharedWindows::~SharedWindows() = default;

const torch::Tensor& SharedWindows::gradient(std::size_t lane) const
{
    return m_lanes[lane].gradient.flat;
}

void SharedWindows::follow(std::size_t lane, const LoraSet* temporary)
{
    if (lane >= m_lanes.size())
        m_lanes.resize(lane + 1);
    m_lanes[lane].lora = temporary;
    m_lanes[lane].pending = true;
}

std::int64_t SharedWindows::roundedUp(std::int64_t rows) const
{
    // torch's products in bf16 are made to measure for each shape.
    return m_arithmetic == torch::kBFloat16 && !m_blocks.front().groups.front().isTiled() ? (rows + 15) / 16 * 16 : rows;
}

/// Room for so many rows; what was computed is kept.
void SharedWindows::reserve(std::int64_t rows, std::int64_t fewRows)
{
    if (rows <= m_capacity && fewRows <= m_fewCapacity)
        return;
    const auto capacity = std::max(m_capacity, (rows + capacityStep - 1) / capacityStep * capacityStep);
    const auto fewCapacity = std::max(m_fewCapacity, (fewRows + capacityStep - 1) / capacityStep * capacityStep);
    const auto options = torch::TensorOptions().device(m_llm->device()).dtype(m_arithmetic);
    const auto wide = options.dtype(wideType(m_arithmetic));
    const auto grow = [](torch::Tensor& tensor, std::vector<std::int64_t> shape, const torch::TensorOptions& type,
                         std::int64_t dimension = 0) {
        const auto old = tensor;
        tensor = torch::zeros(shape, type);
        if (old.defined())
            tensor.narrow(dimension, 0, old.size(dimension)).copy_(old);
    };
    const LlamaConfig& config = m_llm->config();
    const auto hidden = config.hiddenSize;
    for (Block& block : m_blocks) {
        const auto asking = block.last ? fewCapacity : capacity;
        grow(block.input, {capacity, hidden}, options);
        grow(block.normed, {capacity, hidden}, options);
        grow(block.inverse, {capacity}, wide);
        grow(block.queryKeyValue, {capacity, m_columns.width()}, options);
        grow(block.mixed, {asking, m_columns.query}, options);
        grow(block.logSums, {config.headCount, asking}, wide, 1);
        for (torch::Tensor* each : {&block.middle, &block.middleNormed})
            grow(*each, {asking, hidden}, options);
        grow(block.middleInverse, {asking}, wide);
        grow(block.gated, {asking, 2 * config.intermediateSize}, options);
        grow(block.fed, {asking, config.intermediateSize}, options);
        if (block.last) {
            grow(block.fewNormed, {asking, hidden}, options);
            grow(block.query, {asking, m_columns.query}, options);
        }
        for (std::size_t g = 0; g < block.groups.size(); ++g)
            grow(block.inner[g], {g == Inputs ? capacity : asking, block.groups[g].innerWidth(m_rank)}, options);
    }
    Scratch& s = *m_scratch;
    const auto half = config.headSize / 2;
    grow(s.cosine, {capacity, half}, wide);
    grow(s.sine, {capacity, half}, wide);
    grow(s.fewCosine, {fewCapacity, half}, wide);
    grow(s.fewSine, {fewCapacity, half}, wide);
    grow(s.fewSource, {fewCapacity}, options.dtype(torch::kInt64));
    for (torch::Tensor* each : {&s.top, &s.final, &s.fewHidden, &s.fewNormed})
        grow(*each, {fewCapacity, hidden}, options);
    grow(s.finalInverse, {fewCapacity}, wide);
    grow(s.query, {fewCapacity, m_columns.query}, options);
    const auto most = std::max(capacity, fewCapacity);
    for (torch::Tensor* each : {&s.hidden, &s.normed})
        grow(*each, {most, hidden}, options);
    grow(s.mixed, {most, m_columns.query}, options);
    grow(s.queryKeyValue, {most, m_columns.width()}, options);
    grow(s.gated, {most, 2 * config.intermediateSize}, options);
    grow(s.fed, {most, config.intermediateSize}, options);
    s.inner = torch::zeros({most, 3 * m_rank}, options);
    m_capacity = capacity;
    m_fewCapacity = fewCapacity;
}

/// The lanes have LoRAs now: room for their inner values, in windows that had none.
void SharedWindows::setRank(std::int64_t rank)
{
    m_rank = rank;
    const auto options = m_finalNorm.options();
    for (Block& block : m_blocks) {
        for (std::size_t g = 0; g < block.groups.size(); ++g)
            block.inner[g] =
                torch::zeros({block.last && g != Inputs ? m_fewCapacity : m_capacity, block.groups[g].innerWidth(rank)}, options);
    }
    m_scratch->inner = torch::zeros({std::max(m_capacity, m_fewCapacity), 3 * rank}, options);
}

void SharedWindows::applyPending()
{
    for (Lane& lane : m_lanes) {
        if (!lane.pending)
            continue;
        lane.pending = false;
        lane.groups.clear();
        if (!lane.lora)
            continue;
        if (m_rank != lane.lora->config().rank) {
            TORCH_CHECK(m_rank == 0, "lanes that share a body need temporary LoRAs of one rank");
            setRank(lane.lora->config().rank);
        }
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            lane.groups.emplace_back(m_blocks[b].groups.size());
            for (std::size_t g = 0; g < m_blocks[b].groups.size(); ++g)
                lane.groups[b][g].follow(*lane.lora, static_cast<std::int64_t>(b), m_blocks[b].groups[g].parts(), m_arithmetic,
                                         /*apart=*/true);
        }
        if (!lane.gradient.flat.defined())
            lane.gradient = FlatGradient::zeros(*lane.lora, wideType(m_arithmetic), m_llm->device());
    }
}

std::vector<torch::Tensor> SharedWindows::readPrefixes(std::span<const Reading> readings)
{
    const WithoutAutograd frozen;
    applyPending();
    m_prefixes = {};
    m_sentences = {};
    std::vector<std::int64_t> ids, sources, fewPositions;
    for (const Reading& reading : readings) {
        const auto first = static_cast<std::int64_t>(ids.size());
        const auto count = static_cast<std::int64_t>(reading.ids.size());
        const auto index = static_cast<std::int64_t>(sources.size());
        ids.insert(ids.end(), reading.ids.begin(), reading.ids.end());
        for (std::int64_t p = 0; p < count; ++p)
            m_prefixes.positions.push_back(p);
        sources.push_back(first + count - 1);
        fewPositions.push_back(count - 1);
        m_prefixes.segments.push_back({reading.lane, {first, first + count}, {index, index + 1}});
        m_lanes[reading.lane].prefix = m_prefixes.segments.back();
        m_lanes[reading.lane].sentence = {reading.lane, {}, {}};
    }
    place(m_prefixes, 0, 0, ids, sources, fewPositions);
    forward(m_prefixes, ids);
    std::vector<torch::Tensor> ends;
    for (const Segment& segment : m_prefixes.segments)
        ends.push_back(segment.few.of(m_scratch->final).to(m_llm->dtype(), /*non_blocking=*/false, /*copy=*/true));
    return ends;
}

/// Rounds a phase up, makes room for it and says where its rows stand in their windows.
void SharedWindows::place(Phase& phase, std::int64_t begin, std::int64_t fewBegin, std::vector<std::int64_t>& ids,
                          std::vector<std::int64_t>& sources, std::vector<std::int64_t>& fewPositions)
{
    phase.all = {begin, begin + roundedUp(static_cast<std::int64_t>(ids.size()))};
    phase.few = {fewBegin, fewBegin + roundedUp(static_cast<std::int64_t>(sources.size()))};
    ids.resize(static_cast<std::size_t>(phase.all.count()), ids.empty() ? 0 : ids.back());
    phase.positions.resize(ids.size(), 0);
    sources.resize(static_cast<std::size_t>(phase.few.count()), begin);
    fewPositions.resize(sources.size(), 0);
    reserve(phase.all.end, phase.few.end);
    const auto device = m_llm->device();
    const auto longest = 1 + (phase.positions.empty() ? 0 : *std::max_element(phase.positions.begin(), phase.positions.end()));
    keepRotaryTable(longest);
    Scratch& s = *m_scratch;
    const auto all = indices(phase.positions, device);
    const auto few = indices(fewPositions, device);
    phase.all.of(s.cosine).copy_(rowsAt(s.tableCosine, all));
    phase.all.of(s.sine).copy_(rowsAt(s.tableSine, all));
    phase.few.of(s.fewCosine).copy_(rowsAt(s.tableCosine, few));
    phase.few.of(s.fewSine).copy_(rowsAt(s.tableSine, few));
    phase.few.of(s.fewSource).copy_(indices(sources, device));
}

/// Cosines and sines of so many positions, at least.
void SharedWindows::keepRotaryTable(std::int64_t positions)
{
    Scratch& s = *m_scratch;
    if (s.tableCosine.defined() && s.tableCosine.size(0) >= positions)
        return;
    const auto half = m_llm->config().headSize / 2;
    const auto table =
        rotaryTable(m_llm->config(), (positions + capacityStep - 1) / capacityStep * capacityStep, m_llm->device(), wideType(m_arithmetic));
    s.tableCosine = table.cosine.slice(1, 0, half);
    s.tableSine = table.sine.slice(1, 0, half);
}

void SharedWindows::project(std::size_t index, std::size_t group, const Phase& phase, const torch::Tensor& input, const torch::Tensor& plus,
                            const torch::Tensor& output)
{
    Block& block = m_blocks[index];
    const bool few = block.last && group != Inputs;
    const RowRange rows = few ? phase.few : phase.all;
    block.groups[group].baseForward(rows.of(input), plus, rows.of(output));
    for (const Segment& segment : phase.segments) {
        const Lane& lane = m_lanes[segment.lane];
        const RowRange mine = few ? segment.few : segment.all;
        if (lane.groups.empty() || mine.count() == 0)
            continue;
        const GroupLora& lora = lane.groups[index][group];
        lora.innerValues(mine.of(input), mine.of(block.inner[group]));
        lora.addOutputs(mine.of(block.inner[group]), mine.of(output), block.groups[group].parts());
    }
}

void SharedWindows::enterBlock(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    const Scratch& s = *m_scratch;
    const auto size = m_llm->config().headSize;
    const RowRange all = phase.all;
    const RowRange few = phase.few;
    rmsNormInto(all.of(block.input), block.attentionNorm, m_llm->config().normEpsilon, all.of(block.normed), all.of(block.inverse));
    if (block.last) {
        project(index, Inputs, phase, block.normed, {}, m_columns.keysAndValues(block.queryKeyValue));
        few.of(block.fewNormed).copy_(rowsAt(block.normed, few.of(s.fewSource)));
        project(index, Query, phase, block.fewNormed, {}, block.query);
        rotateInPlace(few.of(block.query), size, few.of(s.fewCosine), few.of(s.fewSine), Turn::Forward);
    } else {
        project(index, Inputs, phase, block.normed, {}, block.queryKeyValue);
        rotateInPlace(m_columns.queries(all.of(block.queryKeyValue)), size, all.of(s.cosine), all.of(s.sine), Turn::Forward);
    }
    rotateInPlace(m_columns.keys(all.of(block.queryKeyValue)), size, all.of(s.cosine), all.of(s.sine), Turn::Forward);
}

void SharedWindows::attend(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    for (const Segment& segment : phase.segments) {
        const RowRange asking = block.last ? segment.few : segment.all;
        if (asking.count() == 0)
            continue;
        const bool behindPrefix = m_lanes[segment.lane].sentence.all.count() > 0;
        const auto seen = behindPrefix ? rowsAt(block.queryKeyValue, m_lanes[segment.lane].rows) : segment.all.of(block.queryKeyValue);
        const auto query = block.last ? asking.of(block.query) : m_columns.queries(asking.of(block.queryKeyValue));
        m_attention.forward(query, m_columns.keys(seen), m_columns.values(seen), asking.of(block.mixed),
                            block.logSums.slice(1, asking.begin, asking.end));
    }
}

void SharedWindows::leaveBlock(std::size_t index, const Phase& phase)
{
    Block& block = m_blocks[index];
    const RowRange rows = block.last ? phase.few : phase.all;
    const auto input = block.last ? rowsAt(block.input, rows.of(m_scratch->fewSource)) : rows.of(block.input);
    project(index, Output, phase, block.mixed, input, block.middle);
    rmsNormInto(rows.of(block.middle), block.feedForwardNorm, m_llm->config().normEpsilon, rows.of(block.middleNormed),
                rows.of(block.middleInverse));
    project(index, GateUp, phase, block.middleNormed, {}, block.gated);
    gatedSiluInto(rows.of(block.gated), rows.of(block.fed));
    torch::Tensor& result = block.last ? m_scratch->top : m_blocks[index + 1].input;
    project(index, Down, phase, block.fed, rows.of(block.middle), result);
}

void SharedWindows::forward(const Phase& phase, const std::vector<std::int64_t>& ids)
{
    phase.all.of(m_blocks.front().input).copy_(rowsAt(m_llm->embeddingRows().detach(), indices(ids, m_llm->device())));
    for (std::size_t index = 0; index < m_blocks.size(); ++index) {
        enterBlock(index, phase);
        attend(index, phase);
        leaveBlock(index, phase);
    }
    rmsNormInto(phase.few.of(m_scratch->top), m_finalNorm, m_llm->config().normEpsilon, phase.few.of(m_scratch->final),
                phase.few.of(m_scratch->finalInverse));
}

std::vector<double> SharedWindows::sentenceLosses(std::span<const Reading> readings)
{
    const WithoutAutograd frozen;
    m_sentences = {};
    std::vector<std::int64_t> ids, sources, fewPositions;
    for (const Reading& reading : readings) {
        Lane& lane = m_lanes[reading.lane];
        // The last token is only a target; the row before the sentence's first token predicts that token.
        const auto inputs = reading.ids.first(reading.ids.size() - 1);
        const auto count = static_cast<std::int64_t>(inputs.size());
        const auto first = m_prefixes.all.end + static_cast<std::int64_t>(ids.size());
        const auto fewFirst = m_prefixes.few.end + static_cast<std::int64_t>(sources.size());
        for (std::int64_t row = 0; row < count; ++row) {
            sources.push_back(first + row);
            fewPositions.push_back(lane.prefix.all.count() + row);
        }
        ids.insert(ids.end(), inputs.begin(), inputs.end());
        lane.sentence = {reading.lane, {first, first + count}, {fewFirst, fewFirst + count}};
        lane.rows = indices(rowsOf(lane.prefix.all, lane.sentence.all), m_llm->device());
        lane.fewRows = indices(rowsOf(lane.prefix.few, lane.sentence.few), m_llm->device());
        m_sentences.segments.push_back(lane.sentence);
    }
    m_sentences.positions = fewPositions;
    place(m_sentences, m_prefixes.all.end, m_prefixes.few.end, ids, sources, fewPositions);
    if (!ids.empty())
        forward(m_sentences, ids);
    return lossesOf(readings);
}

/// Scores of the rows that predict, lane by lane.
std::vector<double> SharedWindows::lossesOf(std::span<const Reading> readings)
{
    std::vector<std::int64_t> order;
    for (const Reading& reading : readings) {
        Lane& lane = m_lanes[reading.lane];
        std::vector<std::int64_t> mine{lane.prefix.few.begin};
        for (auto row = lane.sentence.few.begin; row < lane.sentence.few.end; ++row)
            mine.push_back(row);
        const auto first = static_cast<std::int64_t>(order.size());
        order.insert(order.end(), mine.end() - reading.targets, mine.end());
        lane.scores = {first, first + reading.targets};
    }
    const auto count = static_cast<std::int64_t>(order.size());
    order.resize(static_cast<std::size_t>(roundedUp(count)), 0);
    Scratch& s = *m_scratch;
    s.scoreRows = indices(order, m_llm->device());
    s.scores = torch::empty({s.scoreRows.size(0), m_llm->config().vocabularySize}, s.final.options());
    m_output->forward(rowsAt(s.final, s.scoreRows), s.scores);
    s.scores.slice(0, count).zero_();
    std::vector<double> losses;
    for (const Reading& reading : readings) {
        const auto last = reading.ids.last(static_cast<std::size_t>(reading.targets));
        losses.push_back(
            crossEntropyInPlace(m_lanes[reading.lane].scores.of(s.scores), indices({last.begin(), last.end()}, m_llm->device())));
    }
    return losses;
}

}  // namespace undertone
