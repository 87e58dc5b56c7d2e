// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/narrow_lora.h"

#include "engine/model/fast/narrow_rows.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

/// Fewer rows or columns than this are not worth a second thread.
constexpr std::int64_t leastShare = 48;

torch::Tensor roomForPairs(std::int64_t count) { return torch::empty({count}, torch::kInt32); }
BFloat16Pair* pairsOf(const torch::Tensor& packed) { return static_cast<BFloat16Pair*>(packed.data_ptr()); }

/// The transpose (columns, rows up to an even number) of rows' matrix.
torch::Tensor transposed(const NarrowKernels& kernels, const torch::Tensor& matrix)
{
    const auto rows = matrix.size(0);
    const auto even = (rows + 1) / 2 * 2;
    auto into = torch::empty({matrix.size(1), even}, torch::kBFloat16);
    at::parallel_for(0, matrix.size(1), leastShare, [&](std::int64_t begin, std::int64_t end) {
        kernels.transpose(narrowRows(matrix), rows, static_cast<BFloat16Bits*>(into.data_ptr()), even, begin, end);
    });
    return into;
}

/// A panel of columns of one gradient.
struct Panel {
    Rows<const BFloat16Bits> x;
    Rows<const BFloat16Bits> y;
    Rows<float> into;
    float scale;
    bool transposed;
    std::int64_t begin;
    std::int64_t end;
};

Rows<float> floatRows(const torch::Tensor& matrix) { return {matrix.data_ptr<float>(), matrix.stride(0)}; }

}  // namespace

bool NarrowLora::serves(const torch::Tensor& a, const std::vector<torch::Tensor>& b)
{
    const auto even = [](const torch::Tensor& each) { return each.size(0) % 2 == 0; };
    return narrowKernels() != nullptr && a.is_cpu() && a.scalar_type() == torch::kBFloat16 && a.size(1) % 2 == 0 && std::all_of(b.begin(), b.end(), even);
}

void NarrowLora::follow(const torch::Tensor& a, const std::vector<torch::Tensor>& b)
{
    const auto& kernels = *narrowKernels();
    m_input = a.size(1);
    m_rank = b.front().size(1);
    m_a = roomForPairs(packedPairs(m_input, a.size(0)));
    kernels.packTransposed(narrowRows(a), m_input, a.size(0), pairsOf(m_a));
    m_b.clear();
    for (const auto& each : b) {
        m_b.push_back(roomForPairs(packedPairs(each.size(0), m_rank)));
        kernels.pack(narrowRows(each), each.size(0), m_rank, pairsOf(m_b.back()));
    }
}

void NarrowLora::innerValues(const torch::Tensor& input, const torch::Tensor& inner) const
{
    at::parallel_for(0, input.size(0), leastShare, [&](std::int64_t begin, std::int64_t end) {
        narrowKernels()->product(narrowRows(input), m_input, pairsOf(m_a), inner.size(1), 1.0F, narrowRowsToWrite(inner), begin, end);
    });
}

void NarrowLora::gradients(const std::vector<torch::Tensor>& outputGradients, const torch::Tensor& input, const torch::Tensor& inner, const torch::Tensor& toInner,
                           const std::vector<LoraPair>& into, double scale) const
{
    const auto& kernels = *narrowKernels();
    const auto parts = static_cast<std::int64_t>(into.size());
    const auto rows = input.size(0);
    at::parallel_for(0, rows, leastShare, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = 0; p < parts; ++p) {
            const auto& coming = outputGradients[static_cast<std::size_t>(p)];
            kernels.product(narrowRows(coming), coming.size(1), pairsOf(m_b[static_cast<std::size_t>(p)]), m_rank, static_cast<float>(scale),
                            narrowRowsToWrite(toInner.slice(1, p * m_rank, (p + 1) * m_rank)), begin, end);
        }
    });
    const auto innerAcross = transposed(kernels, inner);
    const auto toInnerAcross = transposed(kernels, toInner);
    const auto part = [this](const torch::Tensor& across, std::int64_t p) { return narrowRows(across.slice(0, p * m_rank, (p + 1) * m_rank)); };
    std::vector<Panel> panels;
    for (std::int64_t p = 0; p < parts; ++p) {
        const auto& pair = into[static_cast<std::size_t>(p)];
        const auto& coming = outputGradients[static_cast<std::size_t>(p)];
        for (std::int64_t first = 0; first < m_input; first += narrowPanel)
            panels.push_back({part(toInnerAcross, p), narrowRows(input), floatRows(pair.a), 1.0F, false, first, std::min(first + narrowPanel, m_input)});
        for (std::int64_t first = 0; first < coming.size(1); first += narrowPanel)
            panels.push_back({part(innerAcross, p), narrowRows(coming), floatRows(pair.b), static_cast<float>(scale), true, first, std::min(first + narrowPanel, coming.size(1))});
    }
    const auto pairs = packedPairs(rows, narrowPanel);
    const auto room = roomForPairs(pairs * at::get_num_threads());
    at::parallel_for(0, static_cast<std::int64_t>(panels.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        auto* mine = pairsOf(room) + pairs * at::get_thread_num();
        for (auto i = begin; i < end; ++i) {
            const Panel& each = panels[static_cast<std::size_t>(i)];
            kernels.across(each.x, m_rank, each.y, rows, each.scale, each.into, each.transposed, each.begin, each.end, mine);
        }
    });
}

}  // namespace undertone
