// SPDX-License-Identifier: GPL-3.0-or-later
// What segment_inputs.py needs of the program: says in a line of JSON what readSegments makes of one file for a recording of 60 s.
#include "engine/annotation/segments_reader.h"
#include "engine/core/segments_format.h"
#include "engine/messages/catalogue.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

using namespace undertone;

namespace {

constexpr double recordingSeconds = 60.0;

std::string textOf(const Segment& segment)
{
    for (const auto& [name, text] : segment.columns) {
        if (name == "text" || name == "Text" || name == "TEXT")
            return text;
    }
    return {};
}

nlohmann::json read(const std::string& path, const SegmentsSelection& selection)
{
    const auto conversation = readSegments(path, recordingSeconds, TokenizeMode::Utterance, selection);
    if (!conversation)
        return {{"error", englishSentence(conversation.error())}};
    nlohmann::json segments = nlohmann::json::array();
    for (const auto& segment : conversation->segments)
        segments.push_back(
            {segment.startSeconds, segment.endSeconds, speakerName(conversation->speakers, segment.speaker), textOf(segment)});
    return {{"source", segmentsSourceName(conversation->source)},
            {"segments", segments},
            {"warnings", englishSentences(conversation->warnings)}};
}

}  // namespace

int main(int count, char** arguments)
{
    SegmentsSelection selection;
    int at = 1;
    for (; at + 2 < count; at += 2) {
        const std::string option = arguments[at];
        if (option == "--tier")
            selection.tiers.emplace_back(arguments[at + 1]);
        else if (option == "--recording")
            selection.recording = arguments[at + 1];
        else if (option == "--audio")
            selection.audio = arguments[at + 1];
        else
            break;
    }
    if (at + 1 != count) {
        std::fputs("segment_tool [--tier NAME]... [--recording NAME] [--audio FILE] FILE\n", stderr);
        return 2;
    }
    std::puts(read(arguments[at], selection).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return 0;
}
