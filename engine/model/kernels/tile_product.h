// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/tile_kernels.h"
#include "engine/model/torch.h"

#include <cstdint>

namespace undertone {

/// Whether products in this type are made from tiles: fp32 and bf16 on a processor that has the instructions.
bool hasTiles(torch::ScalarType type, const torch::Device& device);

/// Calls body with a number of the type that tiles of `type` are made of: hasTiles(type) must hold.
template <class Body> void withTileNumber(torch::ScalarType type, const Body& body)
{
    if (type == torch::kBFloat16)
        body(BFloat16Bits{});
    else
        body(float{});
}

/// A matrix whose rows lie in one piece each, as the kernels take it.
template <class T> Rows<const T> tileRowsOf(const torch::Tensor& matrix)
{
    TORCH_INTERNAL_ASSERT(matrix.dim() == 2 && (matrix.stride(1) == 1 || matrix.size(1) == 1) && matrix.element_size() == sizeof(T));
    return {static_cast<const T*>(matrix.const_data_ptr()), matrix.stride(0)};
}
template <class T> Rows<T> tileRowsToWrite(const torch::Tensor& matrix)
{
    const auto rows = tileRowsOf<T>(matrix);
    return {static_cast<T*>(matrix.data_ptr()), rows.stride};
}

/// The right side of products, packed (tile_kernels.h), or some of its rows.
struct PackedMatrix {
    torch::Tensor words;  ///< int32, owned
    torch::ScalarType type = torch::kFloat32;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t panelStride = 0;  ///< words from panel to panel
    std::int64_t offset = 0;       ///< of the first row, in words

    /// y (rows, columns).
    static PackedMatrix of(const torch::Tensor& y);
    /// The transpose of x (columns, rows).
    static PackedMatrix ofTransposed(const torch::Tensor& x);

    /// Room for so many rows and columns of a type; what was there is lost, its memory kept where it fits.
    void reserve(torch::ScalarType numbers, std::int64_t rowCount, std::int64_t columnCount);
    /// Rows [begin, end), whole words.
    [[nodiscard]] PackedMatrix slice(std::int64_t begin, std::int64_t end) const;
    [[nodiscard]] PackedWord* data() const { return static_cast<PackedWord*>(words.data_ptr()) + offset; }
};

/// Whether a matrix of so many rows can be the right side: they must be whole words.
bool fillsWords(torch::ScalarType type, std::int64_t rows);

/// into (rows, columns) = scale * x y + plus, of x (rows, y.rows), all of y's type; `plus` may be undefined, or `into` itself. All threads
/// share it.
void tileProduct(const torch::Tensor& x, const PackedMatrix& y, double scale, const torch::Tensor& plus, const torch::Tensor& into);

}  // namespace undertone
