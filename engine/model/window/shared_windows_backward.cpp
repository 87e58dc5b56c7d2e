// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/shared_windows_parts.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/torch_support.h"

#include <algorithm>

namespace undertone {

/// One group's way back: the frozen weights over all rows at once, each learning lane's LoRA over its own.
void SharedWindows::backThrough(std::size_t index, std::size_t group, const torch::Tensor& gradient, const torch::Tensor& input,
                                const torch::Tensor& inputGradient, Into into)
{
    Block& block = m_blocks[index];
    const bool few = block.last && group != Inputs;
    const RowRange rows = few ? RowRange{0, m_sentences.few.end} : RowRange{0, m_sentences.all.end};
    const ProjectionGroup& shared = block.groups[group];
    if (inputGradient.defined())
        shared.baseBackward(rows.of(gradient), rows.of(inputGradient), into);
    for (const auto learning : m_learning) {
        const Lane& lane = m_lanes[learning];
        const GroupLora& lora = lane.groups[index][group];
        const auto pairs = lane.gradient.block(index);
        Into write = Into::Replace;
        for (const Segment* segment : {&lane.prefix, &lane.sentence}) {
            const RowRange mine = few ? segment->few : segment->all;
            if (mine.count() == 0)
                continue;
            const auto inner = mine.of(block.inner[group]);
            const auto toInner = m_scratch->inner.flatten().slice(0, 0, inner.numel()).view(inner.sizes());
            lora.gradients(mine.of(gradient), mine.of(input), inner, toInner, shared.parts(), pairs, write);
            write = Into::Add;
            if (inputGradient.defined())
                lora.addInputGradient(toInner, mine.of(inputGradient));
        }
    }
}

void SharedWindows::attentionBackward(std::size_t index)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const RowRange all{0, m_sentences.all.end};
    all.of(back.queryKeyValue).zero_();
    const auto queries = block.last ? block.query : m_columns.queries(block.queryKeyValue);
    const auto toQueries = block.last ? back.query : m_columns.queries(back.queryKeyValue);
    if (block.last)
        back.query.slice(0, 0, m_sentences.few.end).zero_();
    for (const auto learning : m_learning) {
        const auto& seen = m_lanes[learning].rows;
        const auto& asking = block.last ? m_lanes[learning].fewRows : seen;
        const auto window = rowsAt(block.queryKeyValue, seen);
        const auto query = rowsAt(queries, asking);
        const auto toQuery = torch::empty_like(query);
        const auto toWindow = torch::empty_like(window);
        m_attention.backward(rowsAt(back.mixed, asking), query, m_columns.keys(window), m_columns.values(window),
                             rowsAt(block.mixed, asking), at::index_select(block.logSums, 1, asking), toQuery, m_columns.keys(toWindow),
                             m_columns.values(toWindow));
        m_columns.keysAndValues(back.queryKeyValue).index_copy_(0, seen, m_columns.keysAndValues(toWindow));
        toQueries.index_copy_(0, asking, toQuery);
    }
}

void SharedWindows::backwardBlock(std::size_t index)
{
    Block& block = m_blocks[index];
    Scratch& back = *m_scratch;
    const auto size = m_llm->config().headSize;
    const RowRange all{0, m_sentences.all.end};
    const RowRange few{0, m_sentences.few.end};
    const RowRange rows = block.last ? few : all;
    const auto& hidden = block.last ? back.fewHidden : back.hidden;
    backThrough(index, Down, hidden, block.fed, back.fed, Into::Replace);
    gatedSiluBackward(rows.of(back.fed), rows.of(block.gated), rows.of(back.gated));
    backThrough(index, GateUp, back.gated, block.middleNormed, back.normed, Into::Replace);
    rmsNormBackward(rows.of(back.normed), rows.of(block.middle), block.feedForwardNorm, rows.of(block.middleInverse), rows.of(hidden),
                    Write::Add);
    backThrough(index, Output, hidden, block.mixed, back.mixed, Into::Replace);
    attentionBackward(index);
    rotateInPlace(m_columns.keys(all.of(back.queryKeyValue)), size, all.of(back.cosine), all.of(back.sine), Turn::Back);
    // Nothing below the first block learns.
    const bool below = index > 0;
    const auto toNormed = below ? back.normed : torch::Tensor();
    if (block.last) {
        rotateInPlace(few.of(back.query), size, few.of(back.fewCosine), few.of(back.fewSine), Turn::Back);
        backThrough(index, Inputs, m_columns.keysAndValues(back.queryKeyValue), block.normed, toNormed, Into::Replace);
        backThrough(index, Query, back.query, block.fewNormed, below ? back.fewNormed : torch::Tensor(), Into::Replace);
    } else {
        rotateInPlace(m_columns.queries(all.of(back.queryKeyValue)), size, all.of(back.cosine), all.of(back.sine), Turn::Back);
        backThrough(index, Inputs, back.queryKeyValue, block.normed, toNormed, Into::Replace);
    }
    if (!below)
        return;
    if (block.last) {
        back.normed.index_add_(0, few.of(back.fewSource), few.of(back.fewNormed));
        all.of(back.hidden).zero_();
        back.hidden.index_add_(0, few.of(back.fewSource), few.of(back.fewHidden));
    }
    rmsNormBackward(all.of(back.normed), all.of(block.input), block.attentionNorm, all.of(block.inverse), all.of(back.hidden), Write::Add);
}

void SharedWindows::computeGradients(std::span<const std::size_t> lanes)
{
    const WithoutAutograd frozen;
    Scratch& s = *m_scratch;
    m_learning.assign(lanes.begin(), lanes.end());
    for (const Segment& segment : m_sentences.segments) {
        if (std::find(lanes.begin(), lanes.end(), segment.lane) == lanes.end())
            m_lanes[segment.lane].scores.of(s.scores).zero_();
    }
    const RowRange few{0, m_sentences.few.end};
    few.of(s.fewNormed).zero_();
    const auto toFinal = torch::empty({s.scores.size(0), m_llm->config().hiddenSize}, s.scores.options());
    m_output->backward(s.scores, toFinal);
    s.fewNormed.index_add_(0, s.scoreRows, toFinal);
    rmsNormBackward(few.of(s.fewNormed), few.of(s.top), m_finalNorm, few.of(s.finalInverse), few.of(s.fewHidden), Write::Replace);
    for (std::size_t index = m_blocks.size(); index-- > 0;)
        backwardBlock(index);
}

}  // namespace undertone
