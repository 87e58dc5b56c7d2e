// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace undertone {

/// Where speech and emotions lie in the extended vocabulary (Eq. 2): `codeCount` ids from `audioOffset`,
/// `<audio_end>`, and one id per label in label order. undertone.json says it for each model.
struct EmotionVocabulary {
    std::int64_t audioOffset = 0;  ///< id of `<audio_0>`: the size of the text vocabulary
    std::int64_t codeCount = 0;    ///< C, the codebook's size
    std::int64_t audioEndId = 0;
    std::vector<std::int64_t> emotionIds;  ///< in label order

    /// The layout of Eq. 2 behind `textTokens` text ids.
    [[nodiscard]] static EmotionVocabulary after(std::int64_t textTokens, std::int64_t codes, std::int64_t labels)
    {
        EmotionVocabulary vocabulary{textTokens, codes, textTokens + codes, {}};
        for (std::int64_t label = 0; label < labels; ++label)
            vocabulary.emotionIds.push_back(textTokens + codes + 1 + label);
        return vocabulary;
    }
    /// Ids needed in all: V_text + C + 1 + L.
    [[nodiscard]] std::int64_t size() const { return audioOffset + codeCount + 1 + static_cast<std::int64_t>(emotionIds.size()); }
};

}  // namespace undertone
