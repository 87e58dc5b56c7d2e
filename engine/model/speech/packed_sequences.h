// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// Of a batch of sequences of `lengths`, padded at the end to `longest`: (batch, longest, 1), 1 within a sequence and 0 behind it.
torch::Tensor sequenceMask(const torch::Tensor& lengths, std::int64_t longest);

/// The sequences of a batch one after the other without padding, so that row-wise operations cost only the real rows. Batches of several
/// sequences are filled with rows of zeros to a multiple of 128: oneDNN generates code for each new size. Differentiable; on any device.
class PackedSequences {
public:
    /// lengths (batch), int64: of sequences that are padded at the end to `longest` rows. Throws c10::Error where one is longer.
    PackedSequences(const torch::Tensor& lengths, std::int64_t longest);

    /// (batch, longest, width) to (rows, width).
    [[nodiscard]] torch::Tensor pack(const torch::Tensor& padded) const;
    /// (rows, width) to (batch, longest, width): zeros behind a sequence's end.
    [[nodiscard]] torch::Tensor unpack(const torch::Tensor& rows) const;
    /// (batch, width) to (rows, width): to each row what belongs to its sequence.
    [[nodiscard]] torch::Tensor ofRows(const torch::Tensor& ofSequences) const;
    /// (longest, width) to (rows, width): to each row what belongs to its place in its sequence.
    [[nodiscard]] torch::Tensor ofPlaces(const torch::Tensor& places) const;
    /// Added to logits of attention between padded sequences: (batch, 1, 1, longest), 0 within a sequence, very low behind it.
    [[nodiscard]] const torch::Tensor& bias() const { return m_bias; }
    /// Number of sequences.
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_lengths.size()); }

private:
    std::vector<std::int64_t> m_lengths;
    torch::Tensor m_sequences, m_places;  // (rows) each, of each row
    torch::Tensor m_inPadded;             // (rows but those at the end): place of each among the padded ones
    torch::Tensor m_inRows;               // (batch * longest): place of each padded one among the rows; 0 for padding
    torch::Tensor m_bias;
    bool m_isOne = false;  // a single sequence without padding: there is nothing to move
};

}  // namespace undertone
