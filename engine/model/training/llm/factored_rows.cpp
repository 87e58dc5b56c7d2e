// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/factored_rows.h"

#include <cmath>

namespace undertone {

namespace {

constexpr int levelsPerDigit = 3;            // of the finite scalar quantiser, 3^8 codes
constexpr float meanDistance = 2.0f / 3.0f;  // from the middle level, of levels that are equally frequent

torch::Tensor digitTable(std::int64_t rows, const EmotionVocabulary& vocabulary)
{
    int digits = 1;
    for (std::int64_t reach = levelsPerDigit; reach < vocabulary.codeCount; reach *= levelsPerDigit)
        ++digits;
    auto table = torch::zeros({rows, std::int64_t{2} * digits});
    auto values = table.accessor<float, 2>();
    for (std::int64_t code = 0; code < vocabulary.codeCount; ++code) {
        std::int64_t rest = code;
        for (int digit = 0; digit < digits; ++digit, rest /= levelsPerDigit) {
            const float level = static_cast<float>(rest % levelsPerDigit) - 1.0f;
            values[vocabulary.audioOffset + code][digit] = level;
            values[vocabulary.audioOffset + code][digits + digit] = std::abs(level) - meanDistance;
        }
    }
    return table;
}

}  // namespace

FactoredRows::FactoredRows(const torch::Tensor& rows, const EmotionVocabulary& vocabulary)
    : m_rows(rows.detach().clone().set_requires_grad(true)), m_digits(digitTable(rows.size(0), vocabulary).to(rows.device()))
{
    m_matrix = torch::randn({m_digits.size(1), rows.size(1)}, rows.options().requires_grad(false)).mul_(0.02).set_requires_grad(true);
}

}  // namespace undertone
