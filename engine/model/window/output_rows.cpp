// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/output_rows.h"

namespace undertone {

OutputRows::OutputRows(const torch::Tensor& rows, torch::Dtype arithmetic, bool pack)
{
    if (pack && PackedWeight::serves(arithmetic, rows.device(), rows.size(0), rows.size(1)))
        m_packed.emplace().pack({{rows.to(arithmetic), {}, {}}}, 0.0, arithmetic);
    else
        m_rows = rows.to(arithmetic);
}

void OutputRows::forward(const torch::Tensor& hidden, torch::Tensor scores) const
{
    if (m_packed)
        m_packed->forward(hidden, {}, scores);
    else
        at::mm_out(scores, hidden, m_rows.t());
}

void OutputRows::backward(const torch::Tensor& scoreGradient, torch::Tensor hiddenGradient) const
{
    if (m_packed)
        m_packed->backward(scoreGradient, {}, hiddenGradient);
    else
        at::mm_out(hiddenGradient, scoreGradient, m_rows);
}

}  // namespace undertone
