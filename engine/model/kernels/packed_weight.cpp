// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/packed_weight.h"

#include "engine/model/torch_support.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

/// Rows [begin, end) of a part, with what is added to them.
template <class T>
void sumRows(const PackedWeight::Part& part, float scale, std::int64_t begin, std::int64_t end, const torch::Tensor& into)
{
    const auto in = part.weight.size(1);
    TileProduct<T> product{};
    product.columns = in;
    product.scale = scale;
    product.into = tileRowsToWrite<T>(into);
    if (part.b.defined()) {
        product.x = tileRowsOf<T>(part.b.slice(0, begin, end));
        product.inner = part.b.size(1);
        product.y = part.a.data();
        product.panelStride = part.a.panelStride;
    }
    const auto weight = part.weight.slice(0, begin, end);
    if (weight.scalar_type() == torch::kFloat32)
        product.widePlus = tileRowsOf<float>(weight);
    else
        product.plus = tileRowsOf<T>(weight);
    tileKernels<T>()->product(product, 0, end - begin, 0, in);
}

}  // namespace

bool PackedWeight::serves(torch::ScalarType arithmetic, const torch::Device& device, std::int64_t out, std::int64_t in)
{
    return hasTiles(arithmetic, device) && fillsWords(arithmetic, out) && fillsWords(arithmetic, in);
}

void PackedWeight::pack(const std::vector<Part>& parts, double scale, torch::ScalarType arithmetic)
{
    std::int64_t out = 0;
    for (const Part& part : parts)
        out += part.weight.size(0);
    const auto in = parts.front().weight.size(1);
    m_transposed.reserve(arithmetic, in, out);
    m_weight.reserve(arithmetic, out, in);
    withTileNumber(arithmetic, [&]<class T>(T) {
        const auto& kernels = *tileKernels<T>();
        at::parallel_for(0, (out + tilePanel - 1) / tilePanel, 1, [&](std::int64_t firstPanel, std::int64_t endPanel) {
            const WithoutAutograd frozen;  // of each thread its own
            const auto room = torch::empty({tilePanel, in}, torch::TensorOptions().dtype(arithmetic));
            for (auto panel = firstPanel; panel < endPanel; ++panel) {
                const auto first = panel * tilePanel;
                const auto end = std::min(out, first + tilePanel);
                std::int64_t begin = 0;
                for (const Part& part : parts) {
                    const auto from = std::max(first, begin), to = std::min(end, begin + part.weight.size(0));
                    if (from < to)
                        sumRows<T>(part, static_cast<float>(scale), from - begin, to - begin, room.slice(0, from - first, to - first));
                    begin += part.weight.size(0);
                }
                const auto rows = tileRowsOf<T>(room);
                kernels.packTransposed(rows, in, end - first, m_transposed.data() + panel * m_transposed.panelStride,
                                       m_transposed.panelStride);
                kernels.pack(rows, end - first, in, m_weight.data() + wordsFor<T>(first) * tilePanel, m_weight.panelStride);
            }
        });
    });
}

void PackedWeight::forward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const
{
    tileProduct(input, m_transposed, 1.0, plus, output);
}

void PackedWeight::backward(const torch::Tensor& outputGradient, const torch::Tensor& plus, const torch::Tensor& inputGradient) const
{
    tileProduct(outputGradient, m_weight, 1.0, plus, inputGradient);
}

}  // namespace undertone
