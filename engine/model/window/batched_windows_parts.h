// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What batched_windows*.cpp share, and nobody else includes.

#include "engine/model/window/batched_windows.h"

namespace undertone {

/// Groups of a block's projections; in the last block few rows have queries, so there Query stands apart from Inputs.
enum Group : std::size_t { Inputs, Output, GateUp, Down, Query };

/// A block's projections, and what its forward leaves for its backward.
struct BatchedWindows::Block {
    bool last = false;
    std::vector<ProjectionGroup> groups;
    std::vector<torch::Tensor> inner;  ///< A x of each group, a row per row that it reads
    torch::Tensor attentionNorm, feedForwardNorm;
    // A row per token.
    torch::Tensor input, normed, inverseRms;
    torch::Tensor queryKeyValue;  ///< queries (but for the last block's) and keys rotated
    // A row per query: in the last block few, else all.
    torch::Tensor queryNormed, query;  ///< last block only
    torch::Tensor attentionOutput;     ///< (query rows, heads * size)
    torch::Tensor logSums;             ///< (heads, query rows)
    torch::Tensor residual;            ///< input + output projection
    torch::Tensor residualNormed, residualInverseRms;
    torch::Tensor gateUp;      ///< (query rows, 2 * intermediate)
    torch::Tensor activation;  ///< silu(gate) * up
};

struct BatchedWindows::Lane {
    const LoraSet* lora = nullptr;
    bool pending = true;                         ///< `lora` or its values changed
    std::vector<std::vector<GroupLora>> groups;  ///< by block and group; empty: no LoRA
    FlatGradient gradient;
    Segment prefix;
    Segment sentence;
    std::int64_t padding = 0;      ///< last rows of `sentence` that stand for no token
    RowSelection rows, queryRows;  ///< of its window, prefix and sentence; while it has a sentence
    RowRange scores;               ///< its targets' rows of Scratch::scores
};

/// What blocks share: the last hidden states, and gradients on their way down.
struct BatchedWindows::Scratch {
    torch::Tensor tableCosine, tableSine;  ///< (positions, size / 2)
    torch::Tensor cosine, sine, queryCosine, querySine;
    torch::Tensor lastHidden, final, finalInverseRms;  ///< a row per query row of the last block
    torch::Tensor scores;                              ///< (targets and padding, vocabulary), lane by lane: after the loss, its gradient
    RowSelection scoreRows;                            ///< the query row of each score
    RowSelection sources;                              ///< of the query rows of both phases
    // Gradients.
    torch::Tensor hidden, normed, attentionOutput, queryKeyValue, gateUp, activation;
    torch::Tensor queryHidden, queryNormed, query;
    torch::Tensor inner;
};

}  // namespace undertone
