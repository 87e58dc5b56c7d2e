// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/batched_windows_parts.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/torch_support.h"

#include <algorithm>

namespace undertone {

namespace {

/// A lane's rows as few ranges.
std::vector<RowRange> rangesOf(const RowRange& prefix, const RowRange& sentence)
{
    if (sentence.isEmpty())
        return {prefix};
    if (prefix.end == sentence.begin)
        return {{prefix.begin, sentence.end}};
    return {prefix, sentence};
}

}  // namespace

/// One group's backward: the frozen weights over all rows at once, each learning lane's LoRA over its own.
/// `inputGradient` may be undefined: not wanted.
void BatchedWindows::projectBackward(std::size_t index, std::size_t group, const torch::Tensor& gradient, const torch::Tensor& input,
                                     const torch::Tensor& inputGradient)
{
    Block& block = m_blocks[index];
    const bool few = block.last && group != Inputs;
    const bool merged = m_application == LoraApplication::Merged;
    const RowRange rows{0, few ? m_sentences.queryRows.end : m_sentences.rows.end};
    const ProjectionGroup& shared = block.groups[group];
    if (inputGradient.defined())
        shared.backward(rows.of(gradient), rows.of(inputGradient));
    for (const auto learning : m_learning) {
        const Lane& lane = m_lanes[learning];
        const GroupLora& lora = lane.groups[index][group];
        const auto pairs = lane.gradient.block(index);
        Into write = Into::Replace;
        for (const RowRange& own :
             few ? rangesOf(lane.prefix.queryRows, lane.sentence.queryRows) : rangesOf(lane.prefix.rows, lane.sentence.rows)) {
            const auto inner = own.of(block.inner[group]);
            const auto innerGradient = m_scratch->inner.flatten().slice(0, 0, inner.numel()).view(inner.sizes());
            if (merged)
                lora.innerValues(own.of(input), inner);
            lora.gradients(own.of(gradient), own.of(input), inner, innerGradient, shared.parts(), pairs, write);
            write = Into::Add;
            if (inputGradient.defined() && !merged)
                lora.addInputGradient(innerGradient, own.of(inputGradient));
        }
    }
}

/// From the gradient of the block's output to that of the attention's.
void BatchedWindows::feedForwardBackward(std::size_t index)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const RowRange rows{0, block.last ? m_sentences.queryRows.end : m_sentences.rows.end};
    const auto& hidden = block.last ? back.queryHidden : back.hidden;
    projectBackward(index, Down, hidden, block.activation, back.activation);
    gatedSiluBackward(rows.of(back.activation), rows.of(block.gateUp), rows.of(back.gateUp));
    projectBackward(index, GateUp, back.gateUp, block.residualNormed, back.normed);
    rmsNormBackward(rows.of(back.normed), rows.of(block.residual), block.feedForwardNorm, rows.of(block.residualInverseRms),
                    rows.of(hidden), Write::Add);
    projectBackward(index, Output, hidden, block.attentionOutput, back.attentionOutput);
}

void BatchedWindows::attentionBackward(std::size_t index)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto queries = block.last ? block.query : m_columns.queries(block.queryKeyValue);
    const auto queryGradients = block.last ? back.query : m_columns.queries(back.queryKeyValue);
    std::int64_t learningRows = 0;
    for (const auto learning : m_learning)
        learningRows += m_lanes[learning].rows.count();
    if (learningRows < m_sentences.rows.end) {
        RowRange{0, m_sentences.rows.end}.of(back.queryKeyValue).zero_();
        RowRange{0, m_sentences.queryRows.end}.of(back.query).zero_();
    }
    for (const auto learning : m_learning) {
        const RowSelection& seen = m_lanes[learning].rows;
        const RowSelection& own = block.last ? m_lanes[learning].queryRows : seen;
        const auto window = seen.of(block.queryKeyValue);
        const auto windowGradient = seen.writable(back.queryKeyValue);
        const auto queryGradient = own.writable(queryGradients);
        m_attention.backward(own.of(back.attentionOutput), own.of(queries), m_columns.keys(window), m_columns.values(window),
                             own.of(block.attentionOutput), own.of(block.logSums, 1), queryGradient, m_columns.keys(windowGradient),
                             m_columns.values(windowGradient));
        seen.scatter(m_columns.keysAndValues(windowGradient), m_columns.keysAndValues(back.queryKeyValue));
        own.scatter(queryGradient, queryGradients);
    }
}

/// From the gradients of query, key and value to that of the block's input.
void BatchedWindows::inputsBackward(std::size_t index)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto size = m_llm->config().headSize;
    const RowRange rows{0, m_sentences.rows.end};
    const RowRange queryRows{0, m_sentences.queryRows.end};
    const auto rotateBack = [&](const torch::Tensor& columns) {
        applyInverseRope(columns, size, rows.of(back.cosine), rows.of(back.sine));
    };
    // Nothing below the first block learns.
    const bool isInputWanted = index > 0;
    const auto normed = isInputWanted ? back.normed : torch::Tensor();
    if (!block.last) {
        rotateBack(m_columns.queriesAndKeys(rows.of(back.queryKeyValue)));
        projectBackward(index, Inputs, back.queryKeyValue, block.normed, normed);
    } else {
        rotateBack(m_columns.keys(rows.of(back.queryKeyValue)));
        applyInverseRope(queryRows.of(back.query), size, queryRows.of(back.queryCosine), queryRows.of(back.querySine));
        projectBackward(index, Inputs, m_columns.keysAndValues(back.queryKeyValue), block.normed, normed);
        projectBackward(index, Query, back.query, block.queryNormed, isInputWanted ? back.queryNormed : torch::Tensor());
    }
    if (!isInputWanted)
        return;
    if (block.last) {
        back.sources.addTo(back.normed, queryRows.of(back.queryNormed));
        rows.of(back.hidden).zero_();
        back.sources.addTo(back.hidden, queryRows.of(back.queryHidden));
    }
    rmsNormBackward(rows.of(back.normed), rows.of(block.input), block.attentionNorm, rows.of(block.inverseRms), rows.of(back.hidden),
                    Write::Add);
}

bool BatchedWindows::computeGradients(std::span<const Request> requests)
{
    const WithoutAutograd frozen;
    Scratch& s = *m_scratch;
    m_learning.clear();
    for (const Request& request : requests)
        m_learning.push_back(request.lane);
    for (const Segment& segment : m_sentences.segments) {
        if (std::find(m_learning.begin(), m_learning.end(), segment.lane) == m_learning.end())
            m_lanes[segment.lane].scores.of(s.scores).zero_();
    }
    const RowRange queryRows{0, m_sentences.queryRows.end};
    queryRows.of(s.queryNormed).zero_();
    const auto finalGradient = s.scoreRows.writable(s.queryNormed);
    m_output->backward(s.scores, finalGradient);
    s.scoreRows.scatter(finalGradient, s.queryNormed);
    rmsNormBackward(queryRows.of(s.queryNormed), queryRows.of(s.lastHidden), m_finalNorm, queryRows.of(s.finalInverseRms),
                    queryRows.of(s.queryHidden), Write::Replace);
    for (std::size_t index = m_blocks.size(); index-- > 0;) {
        if (std::all_of(requests.begin(), requests.end(), [](const Request& request) { return request.cancel.isCancelled(); }))
            return false;
        feedForwardBackward(index);
        attentionBackward(index);
        inputsBackward(index);
    }
    return true;
}

}  // namespace undertone
