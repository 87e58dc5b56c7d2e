// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/emotion_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace undertone {
namespace {

/// Names in lower case, each with its key. The one table of them: colours, EmoEvaluation and agreement take names for one emotion by it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> emotionNames{
    {{"ang", "ang"},          {"angry", "ang"},  {"anger", "ang"},    {"hap", "hap"},        {"happy", "hap"}, {"happiness", "hap"},
     {"joy", "hap"},          {"joyful", "hap"}, {"sad", "sad"},      {"sadness", "sad"},    {"neu", "neu"},   {"neutral", "neu"},
     {"neutrality", "neu"},   {"exc", "exc"},    {"excited", "exc"},  {"excitement", "exc"}, {"fru", "fru"},   {"frustrated", "fru"},
     {"frustration", "fru"},  {"fea", "fea"},    {"fear", "fea"},     {"fearful", "fea"},    {"sur", "sur"},   {"surprise", "sur"},
     {"surprised", "sur"},    {"dis", "dis"},    {"disgust", "dis"},  {"disgusted", "dis"},  {"oth", "oth"},   {"other", "oth"},
     {"cal", "cal"},          {"calm", "cal"},   {"calmness", "cal"}, {"bor", "bor"},        {"bored", "bor"}, {"boredom", "bor"},
     {"neutral state", "neu"}}};

/// What labels of projects are called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> longNames{{{"ang", "anger"},
                                                                                   {"hap", "happiness"},
                                                                                   {"exc", "excitement"},
                                                                                   {"sad", "sadness"},
                                                                                   {"fru", "frustration"},
                                                                                   {"fea", "fear"},
                                                                                   {"sur", "surprise"},
                                                                                   {"dis", "disgust"},
                                                                                   {"neu", "neutral"},
                                                                                   {"oth", "other"},
                                                                                   {"cal", "calm"},
                                                                                   {"bor", "boredom"}}};

constexpr std::array<std::string_view, 10> iemocapEmotions{"ang", "hap", "exc", "sad", "fru", "fea", "sur", "dis", "neu", "oth"};

constexpr std::array<std::string_view, 9> proposed{"neutral",     "happiness", "sadness",  "anger",  "excitement",
                                                   "frustration", "fear",      "surprise", "disgust"};

}  // namespace

std::span<const std::string_view> proposedEmotions()
{
    return proposed;
}

std::string emotionKey(std::string_view label)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = label.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    std::string key(label.substr(first, label.find_last_not_of(blanks) - first + 1));
    std::ranges::transform(key, key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto* known = std::ranges::find(emotionNames, std::string_view(key), &std::pair<std::string_view, std::string_view>::first);
    return known == emotionNames.end() ? key : std::string(known->second);
}

std::string emotionName(std::string_view label)
{
    const std::string key = emotionKey(label);
    const auto* known = std::ranges::find(longNames, std::string_view(key), &std::pair<std::string_view, std::string_view>::first);
    return known == longNames.end() ? key : std::string(known->second);
}

bool isKnownEmotion(std::string_view label)
{
    return std::ranges::find(emotionNames, emotionKey(label), &std::pair<std::string_view, std::string_view>::second) != emotionNames.end();
}

bool isIemocapEmotion(std::string_view key)
{
    return std::ranges::find(iemocapEmotions, key) != iemocapEmotions.end();
}

}  // namespace undertone
