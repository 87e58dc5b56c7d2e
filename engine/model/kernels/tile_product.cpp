// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/tile_product.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

/// A product of fewer multiplications is not worth a second thread.
constexpr std::int64_t leastShare = 200'000;

std::int64_t over(std::int64_t count, std::int64_t each)
{
    return (count + each - 1) / each;
}

/// Panels times stretches of rows, so many that every thread finds some.
template <class T> void share(const TileProduct<T>& product, std::int64_t rows)
{
    const auto& kernels = *tileKernels<T>();
    const auto panels = over(product.columns, tilePanel);
    const auto threads = at::in_parallel_region() || rows * product.inner * product.columns < leastShare ? 1 : at::get_num_threads();
    if (threads == 1)
        return kernels.product(product, 0, rows, 0, product.columns);
    const auto stretches = std::min(over(2 * threads, panels), over(rows, tileRows));
    const auto each = over(over(rows, stretches), tileRows) * tileRows;
    at::parallel_for(0, panels * stretches, 1, [&](std::int64_t begin, std::int64_t end) {
        while (begin < end) {
            const auto row = begin / panels * each;
            const auto first = begin % panels;
            const auto last = std::min(panels, first + end - begin);
            if (row < rows)
                kernels.product(product, row, std::min(rows, row + each), first * tilePanel, std::min(product.columns, last * tilePanel));
            begin += last - first;
        }
    });
}

}  // namespace

bool hasTiles(torch::ScalarType type, const torch::Device& device)
{
    if (!device.is_cpu())
        return false;
    return type == torch::kFloat32 ? tileKernels<float>() != nullptr : type == torch::kBFloat16 && tileKernels<BFloat16Bits>() != nullptr;
}

bool fillsWords(torch::ScalarType type, std::int64_t rows)
{
    return type != torch::kBFloat16 || rows % perWord<BFloat16Bits> == 0;
}

void PackedMatrix::reserve(torch::ScalarType numbers, std::int64_t rowCount, std::int64_t columnCount)
{
    const auto perColumn = numbers == torch::kBFloat16 ? wordsFor<BFloat16Bits>(rowCount) : wordsFor<float>(rowCount);
    const auto count = perColumn * inPanels(columnCount);
    if (!words.defined() || words.numel() != count)
        words = torch::empty({count}, torch::kInt32);
    type = numbers;
    rows = rowCount;
    columns = columnCount;
    panelStride = perColumn * tilePanel;
    offset = 0;
}

PackedMatrix PackedMatrix::of(const torch::Tensor& y)
{
    PackedMatrix packed;
    packed.reserve(y.scalar_type(), y.size(0), y.size(1));
    withTileNumber(y.scalar_type(), [&]<class T>(T) {
        tileKernels<T>()->pack(tileRowsOf<T>(y), packed.rows, packed.columns, packed.data(), packed.panelStride);
    });
    return packed;
}

PackedMatrix PackedMatrix::ofTransposed(const torch::Tensor& x)
{
    PackedMatrix packed;
    packed.reserve(x.scalar_type(), x.size(1), x.size(0));
    withTileNumber(x.scalar_type(), [&]<class T>(T) {
        tileKernels<T>()->packTransposed(tileRowsOf<T>(x), packed.rows, packed.columns, packed.data(), packed.panelStride);
    });
    return packed;
}

PackedMatrix PackedMatrix::slice(std::int64_t begin, std::int64_t end) const
{
    PackedMatrix part = *this;
    part.rows = end - begin;
    part.offset += (type == torch::kBFloat16 ? wordsFor<BFloat16Bits>(begin) : begin) * tilePanel;
    return part;
}

void tileProduct(const torch::Tensor& x, const PackedMatrix& y, double scale, const torch::Tensor& plus, const torch::Tensor& into)
{
    TORCH_INTERNAL_ASSERT(x.scalar_type() == y.type && into.scalar_type() == y.type && x.size(1) == y.rows && into.size(0) == x.size(0)
                          && into.size(1) == y.columns);
    withTileNumber(x.scalar_type(), [&]<class T>(T) {
        share(TileProduct<T>{tileRowsOf<T>(x),
                             y.rows,
                             y.data(),
                             y.panelStride,
                             y.columns,
                             static_cast<float>(scale),
                             plus.defined() ? tileRowsOf<T>(plus) : Rows<const T>{},
                             {},
                             tileRowsToWrite<T>(into)},
              x.size(0));
    });
}

}  // namespace undertone
