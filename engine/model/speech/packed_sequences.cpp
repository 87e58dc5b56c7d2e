// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/packed_sequences.h"

#include <algorithm>

namespace undertone {

namespace {

constexpr std::size_t rowStep = 128;  // rows come in multiples of it

// (batch, longest, width) to (rows, width); zeros from the last of inPadded on.
torch::Tensor packRows(const torch::Tensor& padded, const torch::Tensor& inPadded, std::int64_t rowCount)
{
    const auto filled = inPadded.size(0);
    auto rows = torch::empty({rowCount, padded.size(-1)}, padded.options());
    auto head = rows.slice(0, 0, filled);
    torch::index_select_out(head, padded.reshape({-1, padded.size(-1)}), 0, inPadded);
    rows.slice(0, filled).zero_();
    return rows;
}

// (rows, width) to (batch, longest, width); zeros behind the ends.
torch::Tensor padRows(const torch::Tensor& rows, const torch::Tensor& inRows, const std::vector<std::int64_t>& lengths)
{
    const auto count = static_cast<std::int64_t>(lengths.size());
    if (rows.size(0) == 0)
        return torch::zeros({count, inRows.size(0) / std::max<std::int64_t>(1, count), rows.size(-1)}, rows.options());
    auto padded = rows.index_select(0, inRows).view({count, -1, rows.size(-1)});
    for (std::int64_t i = 0; i < count; ++i)
        padded[i].slice(0, lengths[static_cast<std::size_t>(i)]).zero_();
    return padded;
}

// The gradient of each is the other.
class Pack : public torch::autograd::Function<Pack> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& padded, const torch::Tensor& inPadded,
                                 const torch::Tensor& inRows, const std::vector<std::int64_t>& lengths, std::int64_t rowCount)
    {
        context->save_for_backward({inRows});
        context->saved_data["lengths"] = lengths;
        return packRows(padded, inPadded, rowCount);
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients)
    {
        return {padRows(gradients[0], context->get_saved_variables()[0], context->saved_data["lengths"].toIntVector()), {}, {}, {}, {}};
    }
};

class Unpack : public torch::autograd::Function<Unpack> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& rows, const torch::Tensor& inPadded,
                                 const torch::Tensor& inRows, const std::vector<std::int64_t>& lengths)
    {
        context->save_for_backward({inPadded});
        context->saved_data["rows"] = rows.size(0);
        return padRows(rows, inRows, lengths);
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients)
    {
        return {packRows(gradients[0], context->get_saved_variables()[0], context->saved_data["rows"].toInt()), {}, {}, {}};
    }
};

}  // namespace

torch::Tensor sequenceMask(const torch::Tensor& lengths, std::int64_t longest)
{
    const auto places = torch::arange(longest, torch::TensorOptions().dtype(torch::kInt64).device(lengths.device()));
    return (places.unsqueeze(0) < lengths.unsqueeze(1)).to(torch::kFloat32).unsqueeze(-1);
}

PackedSequences::PackedSequences(const torch::Tensor& lengths, std::int64_t longest)
{
    const auto onCpu = lengths.to(torch::kCPU, torch::kInt64).contiguous();
    m_lengths.assign(onCpu.data_ptr<std::int64_t>(), onCpu.data_ptr<std::int64_t>() + onCpu.numel());
    std::vector<std::int64_t> sequences, places, inPadded, inRows(m_lengths.size() * static_cast<std::size_t>(longest), 0);
    for (std::size_t i = 0; i < m_lengths.size(); ++i) {
        TORCH_CHECK(m_lengths[i] >= 0 && m_lengths[i] <= longest, "a sequence is longer than its padded batch");
        for (std::int64_t place = 0; place < m_lengths[i]; ++place) {
            inPadded.push_back(static_cast<std::int64_t>(i) * longest + place);
            inRows[static_cast<std::size_t>(inPadded.back())] = static_cast<std::int64_t>(places.size());
            sequences.push_back(static_cast<std::int64_t>(i));
            places.push_back(place);
        }
    }
    m_isOne = m_lengths.size() == 1 && m_lengths[0] == longest;
    const auto step = m_lengths.size() > 1 ? rowStep : 1;
    sequences.resize((places.size() + step - 1) / step * step, 0);
    places.resize(sequences.size(), 0);
    const auto onDevice = [&](const std::vector<std::int64_t>& values) {
        return torch::tensor(values, torch::kInt64).to(lengths.device());
    };
    m_sequences = onDevice(sequences);
    m_places = onDevice(places);
    m_inPadded = onDevice(inPadded);
    m_inRows = onDevice(inRows);
    m_bias = ((1.0 - sequenceMask(lengths, longest).squeeze(-1)) * -1e10).unsqueeze(1).unsqueeze(1);
}

torch::Tensor PackedSequences::pack(const torch::Tensor& padded) const
{
    if (m_isOne)
        return padded.squeeze(0);
    return Pack::apply(padded, m_inPadded, m_inRows, m_lengths, m_sequences.size(0));
}

torch::Tensor PackedSequences::unpack(const torch::Tensor& rows) const
{
    if (m_isOne)
        return rows.unsqueeze(0);
    return Unpack::apply(rows, m_inPadded, m_inRows, m_lengths);
}

torch::Tensor PackedSequences::ofRows(const torch::Tensor& ofSequences) const
{
    return ofSequences.index_select(0, m_sequences);
}

torch::Tensor PackedSequences::ofPlaces(const torch::Tensor& places) const
{
    return places.index_select(0, m_places);
}

}  // namespace undertone
