// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/emodb_reader.h"

#include <array>
#include <utility>

namespace undertone {
namespace {

// Wut, Langeweile, Ekel, Angst, Freude, Trauer, neutral.
constexpr std::array<std::pair<char, const char*>, 7> emotionLetters{
    {{'W', "anger"}, {'L', "boredom"}, {'E', "disgust"}, {'A', "fear"}, {'F', "happiness"}, {'T', "sadness"}, {'N', "neutral"}}};
constexpr std::array<std::string_view, 10> speakers{"03", "08", "09", "10", "11", "12", "13", "14", "15", "16"};

}  // namespace

ParsedClipName parseEmoDbName(std::string_view stem)
{
    constexpr const char* misnamed = "not named as EmoDB names its clips";
    constexpr std::size_t shortest = 6;
    if (stem.size() != shortest && stem.size() != shortest + 1)
        return NoClip{misnamed};
    bool speaker = false;
    for (const auto known : speakers)
        speaker = speaker || stem.starts_with(known);
    const bool text = (stem[2] == 'a' || stem[2] == 'b') && digitsValue(stem.substr(3, 2)) >= 1;
    const bool take = stem.size() == shortest || (stem[shortest] >= 'a' && stem[shortest] <= 'z');
    if (!speaker || !text || !take)
        return NoClip{misnamed};
    for (const auto& [letter, emotion] : emotionLetters) {
        if (stem[5] == letter)
            return ClipName{"EmoDB_" + std::string(stem.substr(0, 2)), emotion, "text " + std::string(stem.substr(2, 3))};
    }
    return NoClip{misnamed};
}

Result<LabelledCorpus> readEmoDb(const std::filesystem::path& folder)
{
    return readClipFolder(folder, CorpusFormat::EmoDb, parseEmoDbName);
}

}  // namespace undertone
