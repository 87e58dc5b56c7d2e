// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/recording_list.h"

#include "engine/io/atomic_file.h"
#include "engine/io/sha256.h"

#include <map>
#include <sstream>
#include <string_view>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestList = std::size_t{1} << 30;
constexpr std::size_t hashDigits = 8;
constexpr std::string_view errorEnding = ".error";

fs::path placed(const fs::path& list, const std::string& text)
{
    const fs::path path(text);
    return (fs::absolute(list).parent_path() / path).lexically_normal();  // absolute: a file named "-" is not the standard input
}

std::string withoutEnd(std::string line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return line;
}

/// Names that the results of another recording could have: its error's, or one with a piece of its hash.
bool isTakenForAnother(const std::string& stem, const std::map<std::string, std::size_t>& stems)
{
    if (stem.ends_with(errorEnding))
        return true;
    const auto dash = stem.rfind('-');
    if (dash == std::string::npos || stem.size() - dash - 1 != hashDigits)
        return false;
    const auto known = stems.find(stem.substr(0, dash));
    return known != stems.end() && known->second > 1;
}

}  // namespace

Result<std::vector<ListedRecording>> readRecordingList(const fs::path& list)
{
    std::istringstream text(TRY(readTextFile(list, largestList)));
    std::vector<ListedRecording> recordings;
    std::map<std::string, std::size_t> lines;
    std::map<std::string, std::size_t> stems;
    std::string line;
    for (std::size_t number = 1; std::getline(text, line); ++number) {
        line = withoutEnd(std::move(line));
        if (line.empty() || line.front() == '#')
            continue;
        const auto tab = line.find('\t');
        ListedRecording recording;
        recording.listed = withoutEnd(line.substr(0, tab));
        recording.audio = placed(list, recording.listed);
        if (tab != std::string::npos && tab + 1 < line.size())
            recording.segments = placed(list, line.substr(tab + 1));
        if (const auto [first, isNew] = lines.emplace(recording.listed, number); !isNew)
            return Error{ErrorCode::InvalidArgument, message("recording-list.twice", list, number, recording.listed, first->second), list};
        ++stems[recording.audio.stem().string()];
        recordings.push_back(std::move(recording));
    }
    if (recordings.empty())
        return Error{ErrorCode::InvalidArgument, message("recording-list.empty", list), list};
    for (auto& recording : recordings) {
        recording.name = recording.audio.stem().string();
        if (stems[recording.name] > 1 || isTakenForAnother(recording.name, stems))
            recording.name += "-" + sha256Hex(recording.listed).substr(0, hashDigits);
    }
    return recordings;
}

}  // namespace undertone
