// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/window_cost.h"

#include <algorithm>

namespace undertone {

namespace {

struct ProjectionCost {
    double in;
    double out;
    double projections;
    double rows;
    bool inputGradient;
};

/// Forward, gradient of the input, and what the LoRA adds to both.
double groupFlop(const ProjectionCost& group, double rank, LoraApplication application)
{
    const double product = 2 * group.rows * group.in * group.out;
    const double thinIn = 2 * group.rows * group.in * rank * group.projections;
    const double thinOut = 2 * group.rows * rank * group.out;
    // A x, the gradients of A and B, and that of the inner values.
    double flop = product + 2 * thinIn + 2 * thinOut;
    if (group.inputGradient)
        flop += product;
    if (application == LoraApplication::Merged)
        return flop + 2 * rank * group.in * group.out;
    return flop + thinOut + (group.inputGradient ? thinIn : 0.0);
}

}  // namespace

double windowFlop(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank, LoraApplication application)
{
    const auto hidden = static_cast<double>(config.hiddenSize);
    const auto wide = static_cast<double>(config.intermediateSize);
    const auto query = static_cast<double>(config.headCount * config.headSize);
    const auto key = static_cast<double>(config.keyValueHeadCount * config.headSize);
    const auto rows = static_cast<double>(prefix + targets - 1);
    const auto few = static_cast<double>(targets);
    const auto r = static_cast<double>(rank);
    double flop = 4 * few * hidden * static_cast<double>(config.vocabularySize);
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const bool last = layer + 1 == config.layerCount;
        const bool below = layer > 0;
        const double active = last ? few : rows;
        const auto add = [&](const ProjectionCost& group) { flop += groupFlop(group, r, application); };
        add({hidden, query, 1, active, below});
        add({hidden, 2 * key, 2, rows, below});
        add({query, hidden, 1, active, true});
        add({hidden, 2 * wide, 2, active, true});
        add({wide, hidden, 1, active, true});
        const double pairs = last ? few * (rows - (few - 1) / 2) : rows * (rows + 1) / 2;
        flop += 7 * 2 * pairs * query;
    }
    return flop;
}

double windowFlopFloor(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank)
{
    return std::min(windowFlop(config, prefix, targets, rank, LoraApplication::Apart),
                    windowFlop(config, prefix, targets, rank, LoraApplication::Merged));
}

}  // namespace undertone
