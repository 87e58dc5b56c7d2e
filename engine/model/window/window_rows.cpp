// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/window_rows.h"

namespace undertone {

RowSelection::RowSelection(const std::vector<std::int64_t>& rows, torch::Device device)
{
    if (rows.empty())
        return;
    m_range = {rows.front(), rows.front() + static_cast<std::int64_t>(rows.size())};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] != m_range.begin + static_cast<std::int64_t>(i)) {
            m_index = torch::tensor(rows, torch::kInt64).to(device);
            return;
        }
    }
}

torch::Tensor RowSelection::of(const torch::Tensor& tensor, std::int64_t dimension) const
{
    return m_index.defined() ? at::index_select(tensor, dimension, m_index) : tensor.slice(dimension, m_range.begin, m_range.end);
}

torch::Tensor RowSelection::writable(const torch::Tensor& tensor) const
{
    if (!m_index.defined())
        return m_range.of(tensor);
    return torch::empty({m_index.size(0), tensor.size(1)}, tensor.options());
}

void RowSelection::scatter(const torch::Tensor& values, const torch::Tensor& tensor) const
{
    if (m_index.defined())
        tensor.index_copy_(0, m_index, values);
}

void RowSelection::addTo(const torch::Tensor& tensor, const torch::Tensor& values) const
{
    if (m_index.defined())
        tensor.index_add_(0, m_index, values);
    else
        m_range.of(tensor).add_(values);
}

}  // namespace undertone
