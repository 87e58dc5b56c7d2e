// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/linear_cross_entropy.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/llm/fused_operations.h"
#include "engine/model/training/shared/mixed_precision.h"

#include <torch/nn/functional/loss.h>

#include <ATen/autocast_mode.h>

#include <algorithm>

namespace undertone {

namespace {

namespace functional = torch::nn::functional;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Calls `visit(begin, end)` for each chunk of `rows` rows.
template <typename Visit> void overChunks(std::int64_t rows, std::int64_t chunkRows, const Visit& visit)
{
    for (std::int64_t begin = 0; begin < rows; begin += chunkRows)
        visit(begin, std::min(begin + chunkRows, rows));
}

class ChunkedCrossEntropy : public torch::autograd::Function<ChunkedCrossEntropy> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& rows, const torch::Tensor& output,
                                 const torch::Tensor& targets, std::int64_t chunkRows, torch::Dtype dtype)
    {
        const FullPrecisionScope asTheyAre(rows.device());
        context->save_for_backward({rows, output, targets});
        context->saved_data["chunk_rows"] = chunkRows;
        context->saved_data["dtype"] = dtype;
        const auto table = output.to(dtype);
        auto sum = torch::zeros({}, rows.options().dtype(torch::kFloat64));
        overChunks(rows.size(0), chunkRows, [&](std::int64_t begin, std::int64_t end) {
            const auto logits = torch::linear(rows.slice(0, begin, end).to(dtype), table).to(torch::kFloat32);
            sum += functional::cross_entropy(logits, targets.slice(0, begin, end),
                                             functional::CrossEntropyFuncOptions().reduction(torch::kSum));
        });
        return (sum / rows.size(0)).to(torch::kFloat32);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto& [rows, output, targets] = std::tie(saved[0], saved[1], saved[2]);
        const FullPrecisionScope asTheyAre(rows.device());
        const auto dtype = context->saved_data["dtype"].toScalarType();
        const bool rowsLearn = context->needs_input_grad(0);
        const bool outputLearns = context->needs_input_grad(1);
        const auto table = output.to(dtype);
        const auto scale = gradients[0] / rows.size(0);
        const auto toRows = rowsLearn ? torch::empty_like(rows) : torch::Tensor();
        const auto toOutput = outputLearns ? torch::zeros_like(output) : torch::Tensor();
        overChunks(rows.size(0), context->saved_data["chunk_rows"].toInt(), [&](std::int64_t begin, std::int64_t end) {
            const auto mine = rows.slice(0, begin, end).to(dtype);
            auto toLogits = torch::softmax(torch::linear(mine, table).to(torch::kFloat32), 1);
            const auto target = targets.slice(0, begin, end).unsqueeze(1);
            toLogits.scatter_add_(1, target, torch::full_like(target, -1.0, toLogits.options()));
            const auto weighted = toLogits.mul_(scale).to(dtype);
            if (rowsLearn)
                toRows.slice(0, begin, end).copy_(torch::mm(weighted, table));
            if (outputLearns)
                toOutput.add_(torch::mm(weighted.t(), mine));
        });
        return {toRows, toOutput, {}, {}, {}};
    }
};

/// The gradient of the scores takes their place as they are computed, and is kept in place of them.
class FusedCrossEntropy : public torch::autograd::Function<FusedCrossEntropy> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& rows, const torch::Tensor& output,
                                 const torch::Tensor& targets, torch::Dtype dtype)
    {
        TORCH_CHECK(targets.min().item<std::int64_t>() >= 0 && targets.max().item<std::int64_t>() < output.size(0),
                    "a target is no row of the output");
        const FullPrecisionScope asTheyAre(rows.device());
        const auto mine = rows.to(dtype), table = output.to(dtype);
        const auto scores = torch::linear(mine, table);
        const double loss = crossEntropyInPlace(scores, targets);
        context->save_for_backward({mine, table, scores});
        context->saved_data["rows_type"] = rows.scalar_type();
        context->saved_data["output_type"] = output.scalar_type();
        return torch::full({}, loss, rows.options().dtype(torch::kFloat32));
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto& [rows, table, toScores] = std::tie(saved[0], saved[1], saved[2]);
        const FullPrecisionScope asTheyAre(rows.device());
        torch::Tensor toRows, toOutput;
        if (context->needs_input_grad(0))
            toRows = torch::mm(toScores, table).to(context->saved_data["rows_type"].toScalarType()).mul_(gradients[0]);
        if (context->needs_input_grad(1))
            toOutput = torch::mm(toScores.t(), rows).to(context->saved_data["output_type"].toScalarType()).mul_(gradients[0]);
        return {toRows, toOutput, {}, {}};
    }
};

torch::Dtype productType(const torch::Tensor& rows)
{
    const auto device = rows.device().type();
    return at::autocast::is_autocast_enabled(device) ? at::autocast::get_autocast_dtype(device) : rows.scalar_type();
}

}  // namespace

torch::Tensor linearCrossEntropy(const torch::Tensor& rows, const torch::Tensor& output, const torch::Tensor& targets,
                                 std::int64_t logitsAtOnce)
{
    const auto vocabulary = output.size(0);
    const bool learns = torch::GradMode::is_enabled() && (rows.requires_grad() || output.requires_grad());
    if (rows.size(0) * vocabulary <= logitsAtOnce && learns && canFuse(rows, productType(rows)))
        return FusedCrossEntropy::apply(rows, output, targets, productType(rows));
    if (rows.size(0) * vocabulary <= logitsAtOnce)
        return functional::cross_entropy(torch::linear(rows, output.to(rows.scalar_type())).to(torch::kFloat32), targets);
    return ChunkedCrossEntropy::apply(rows, output, targets, std::max<std::int64_t>(1, logitsAtOnce / vocabulary), productType(rows));
}

}  // namespace undertone
