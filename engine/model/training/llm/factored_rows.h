// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/torch.h"

namespace undertone {

/// Embedding (or output) rows in training: every id's own row plus, for a speech code, its digits times one small
/// matrix, so that neighbours in code space share from the start (recipe.md, "Speech LLM"). A code is
/// sum h_i 3^i (method.md 4); a digit counts twice, as h_i - 1 and as its distance from the middle level, so that the
/// middle may mean something of its own. Folded into plain rows when saved.
class FactoredRows {
public:
    /// `rows` (vocabulary, hidden) is taken over as the rows' start; the matrix starts normal, deviation 0.02.
    FactoredRows(const torch::Tensor& rows, const EmotionVocabulary& vocabulary);

    /// (vocabulary, hidden), differentiable in both parts.
    [[nodiscard]] torch::Tensor table() const { return m_rows + torch::matmul(m_digits, m_matrix); }
    [[nodiscard]] const torch::Tensor& rows() const { return m_rows; }      ///< (vocabulary, hidden)
    [[nodiscard]] const torch::Tensor& matrix() const { return m_matrix; }  ///< (2 * digits, hidden)

private:
    torch::Tensor m_rows;
    torch::Tensor m_matrix;
    torch::Tensor m_digits;  ///< (vocabulary, 2 * digits), zero for ids that are no code
};

}  // namespace undertone
