// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/ravdess_reader.h"

#include <array>

namespace undertone {
namespace {

constexpr std::array<const char*, 8> emotionNames{"neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"};
constexpr std::array<int, 7> largest{3, 2, 8, 2, 2, 2, 24};  // of each part; the smallest is 1
constexpr int filmWithoutSound = 2;
constexpr int song = 2;

}  // namespace

ParsedClipName parseRavdessName(std::string_view stem)
{
    constexpr std::size_t partSize = 2;
    constexpr std::size_t nameSize = 7 * partSize + 6;
    constexpr const char* misnamed = "not named as RAVDESS names its clips";
    if (stem.size() != nameSize)
        return NoClip{misnamed};
    std::array<int, 7> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t at = i * (partSize + 1);
        parts[i] = digitsValue(stem.substr(at, partSize));
        if (parts[i] < 1 || parts[i] > largest[i] || (i > 0 && stem[at - 1] != '-'))
            return NoClip{misnamed};
    }
    if (parts[0] == filmWithoutSound)
        return NoClip{"a film without sound"};
    if (parts[1] == song)
        return NoClip{"sung, not spoken"};
    return ClipName{"RAVDESS_" + std::string(stem.substr(nameSize - partSize)), emotionNames[static_cast<std::size_t>(parts[2] - 1)],
                    "statement " + std::to_string(parts[4])};
}

Result<LabelledCorpus> readRavdess(const std::filesystem::path& folder)
{
    return readClipFolder(folder, CorpusFormat::Ravdess, parseRavdessName);
}

}  // namespace undertone
