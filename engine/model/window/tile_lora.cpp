// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/tile_lora.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

/// Rows of so many tiles are worth a thread.
constexpr std::int64_t leastTiles = 4;

/// Room for the transpose (columns, rows up to whole words) of a matrix.
template <class T> torch::Tensor roomAcross(const torch::Tensor& matrix)
{
    return torch::empty({matrix.size(1), wordsFor<T>(matrix.size(0)) * perWord<T>}, matrix.options());
}

/// Rows [begin, end), `begin` whole words, to the columns of their transpose.
template <class T> void transposeRows(const torch::Tensor& matrix, std::int64_t begin, std::int64_t end, const torch::Tensor& transposed)
{
    const auto from = tileRowsOf<T>(matrix);
    const auto into = tileRowsToWrite<T>(transposed);
    tileKernels<T>()->transpose({from.data + begin * from.stride, from.stride}, end - begin, into.data + begin, into.stride, 0,
                                matrix.size(1));
}

/// A panel of columns of one gradient.
template <class T> struct Panel {
    TransposedProduct<T> product;
    std::int64_t begin;
    std::int64_t end;
};

template <class T> void addPanels(std::vector<Panel<T>>& panels, const TransposedProduct<T>& product, std::int64_t columns)
{
    for (std::int64_t first = 0; first < columns; first += tilePanel)
        panels.push_back({product, first, std::min(first + tilePanel, columns)});
}

}  // namespace

bool TileLora::serves(const torch::Tensor& a, const std::vector<torch::Tensor>& b)
{
    const auto type = a.scalar_type();
    const auto fits = [&](const torch::Tensor& each) { return fillsWords(type, each.size(0)) && fillsWords(type, each.size(1)); };
    return hasTiles(type, a.device()) && fits(a) && std::all_of(b.begin(), b.end(), fits);
}

void TileLora::load(const torch::Tensor& a, const std::vector<torch::Tensor>& b, bool apart)
{
    m_rank = b.front().size(1);
    m_aTransposed = PackedMatrix::ofTransposed(a);
    m_a = PackedMatrix::of(a);
    m_b.clear();
    m_bTransposed.clear();
    for (const auto& each : b) {
        m_b.push_back(PackedMatrix::of(each));
        if (apart)
            m_bTransposed.push_back(PackedMatrix::ofTransposed(each));
    }
}

PackedMatrix TileLora::packedA(std::size_t part) const
{
    const auto first = static_cast<std::int64_t>(part) * m_rank;
    return m_a.slice(first, first + m_rank);
}

void TileLora::innerValues(const torch::Tensor& input, const torch::Tensor& inner) const
{
    tileProduct(input, m_aTransposed, 1.0, {}, inner);
}

void TileLora::addOutput(std::size_t part, const torch::Tensor& inner, const torch::Tensor& output, double scale) const
{
    tileProduct(inner, m_bTransposed[part], scale, output, output);
}

void TileLora::addInputGradient(const torch::Tensor& toInner, const torch::Tensor& inputGradient) const
{
    tileProduct(toInner, m_a, 1.0, inputGradient, inputGradient);
}

void TileLora::gradients(const std::vector<torch::Tensor>& outputGradients, const torch::Tensor& input, const torch::Tensor& inner,
                         const torch::Tensor& toInner, const std::vector<LoraPair>& into, double scale, bool add) const
{
    withTileNumber(m_a.type, [&]<class T>(T) {
        const auto rows = input.size(0);
        std::vector<TileProduct<T>> toInners;
        for (std::size_t p = 0; p < into.size(); ++p) {
            const auto mine = toInner.slice(1, static_cast<std::int64_t>(p) * m_rank, (static_cast<std::int64_t>(p) + 1) * m_rank);
            toInners.push_back({tileRowsOf<T>(outputGradients[p]),
                                m_b[p].rows,
                                m_b[p].data(),
                                m_b[p].panelStride,
                                m_rank,
                                static_cast<float>(scale),
                                {},
                                {},
                                tileRowsToWrite<T>(mine)});
        }
        const auto innerTransposed = roomAcross<T>(inner), innerGradientTransposed = roomAcross<T>(toInner);
        at::parallel_for(0, (rows + tileRows - 1) / tileRows, leastTiles, [&](std::int64_t firstTile, std::int64_t endTile) {
            const auto begin = firstTile * tileRows, end = std::min(rows, endTile * tileRows);
            for (const auto& product : toInners)
                tileKernels<T>()->product(product, begin, end, 0, m_rank);
            transposeRows<T>(inner, begin, end, innerTransposed);
            transposeRows<T>(toInner, begin, end, innerGradientTransposed);
        });
        const auto part = [this](const torch::Tensor& transposed, std::size_t p) {
            const auto first = static_cast<std::int64_t>(p) * m_rank;
            return tileRowsOf<T>(transposed.slice(0, first, first + m_rank));
        };
        std::vector<Panel<T>> panels;
        for (std::size_t p = 0; p < into.size(); ++p) {
            const auto& upstream = outputGradients[p];
            addPanels(panels,
                      TransposedProduct<T>{part(innerGradientTransposed, p), m_rank, tileRowsOf<T>(input), rows, 1.0F,
                                           tileRowsToWrite<float>(into[p].a), false, add},
                      input.size(1));
            addPanels(panels,
                      TransposedProduct<T>{part(innerTransposed, p), m_rank, tileRowsOf<T>(upstream), rows, static_cast<float>(scale),
                                           tileRowsToWrite<float>(into[p].b), true, add},
                      upstream.size(1));
        }
        const auto words = packedWords<T>(rows, tilePanel);
        const auto room = torch::empty({words * at::get_num_threads()}, torch::kInt32);
        at::parallel_for(0, static_cast<std::int64_t>(panels.size()), 1, [&](std::int64_t begin, std::int64_t end) {
            auto* mine = static_cast<PackedWord*>(room.data_ptr()) + words * at::get_thread_num();
            for (auto i = begin; i < end; ++i) {
                const auto& [product, first, last] = panels[static_cast<std::size_t>(i)];
                tileKernels<T>()->transposedProduct(product, first, last, mine);
            }
        });
    });
}

}  // namespace undertone
