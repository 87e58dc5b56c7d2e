// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What shared_windows*.cpp know of each other, and nobody else.

#include "engine/model/window/shared_windows.h"

namespace undertone {

/// Groups of a block; in the last one the query, which few rows ask, stands apart.
enum Group : std::size_t { Inputs, Output, GateUp, Down, Query };

inline torch::Tensor rowsAt(const torch::Tensor& tensor, const torch::Tensor& index)
{
    return at::index_select(tensor, 0, index);
}

struct SharedWindows::Block {
    bool last = false;
    std::vector<ProjectionGroup> groups;
    std::vector<torch::Tensor> inner;  ///< of each group, a row per row that it reads
    torch::Tensor attentionNorm, feedForwardNorm;
    torch::Tensor input, normed, inverse;  ///< a row per token
    torch::Tensor queryKeyValue;
    // A row per row that asks: in the last block few, else all.
    torch::Tensor fewNormed, query;  ///< last block only
    torch::Tensor mixed, logSums, middle, middleNormed, middleInverse, gated, fed;
};

struct SharedWindows::Lane {
    const LoraSet* lora = nullptr;
    bool pending = false;
    std::vector<std::vector<GroupLora>> groups;  ///< by block and group
    FlatGradient gradient;
    Segment prefix;
    Segment sentence;
    torch::Tensor rows, fewRows;  ///< of its window, prefix and sentence, as indices; while it has a sentence
    RowRange scores;              ///< its rows of Scratch::scores
};

/// What blocks share. `few...`: a row per few row.
struct SharedWindows::Scratch {
    torch::Tensor tableCosine, tableSine;  ///< (positions, half a head)
    torch::Tensor cosine, sine, fewCosine, fewSine;
    torch::Tensor fewSource;  ///< (few rows): the row of each in the block before
    torch::Tensor top, final, finalInverse;
    torch::Tensor scores, scoreRows;  ///< scores lane by lane; the few row of each
    torch::Tensor hidden, normed, mixed, queryKeyValue, gated, fed;
    torch::Tensor fewHidden, fewNormed, query;
    torch::Tensor inner;
};

}  // namespace undertone
