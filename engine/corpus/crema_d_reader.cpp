// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/crema_d_reader.h"

#include <array>
#include <utility>

namespace undertone {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 6> emotionCodes{
    {{"ANG", "angry"}, {"DIS", "disgust"}, {"FEA", "fearful"}, {"HAP", "happy"}, {"NEU", "neutral"}, {"SAD", "sad"}}};
// One clip of the release has the level "X".
constexpr std::array<std::string_view, 5> levels{"XX", "LO", "MD", "HI", "X"};
constexpr int firstActor = 1001;
constexpr int lastActor = 1091;

}  // namespace

ParsedClipName parseCremaDName(std::string_view stem)
{
    constexpr const char* misnamed = "not named as CREMA-D names its clips";
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto end = i + 1 < parts.size() ? stem.find('_') : stem.size();
        if (end == std::string_view::npos)
            return NoClip{misnamed};
        parts[i] = stem.substr(0, end);
        stem.remove_prefix(std::min(end + 1, stem.size()));
    }
    const int actor = digitsValue(parts[0]);
    bool sentence = parts[1].size() == 3;
    for (const char c : parts[1])
        sentence = sentence && c >= 'A' && c <= 'Z';
    bool level = false;
    for (const auto known : levels)
        level = level || parts[3] == known;
    if (actor < firstActor || actor > lastActor || !sentence || !level)
        return NoClip{misnamed};
    for (const auto& [code, emotion] : emotionCodes) {
        if (parts[2] == code)
            return ClipName{"CREMA-D_" + std::string(parts[0]), emotion, "sentence " + std::string(parts[1])};
    }
    return NoClip{misnamed};
}

Result<LabelledCorpus> readCremaD(const std::filesystem::path& folder)
{
    return readClipFolder(folder, CorpusFormat::CremaD, parseCremaDName);
}

}  // namespace undertone
