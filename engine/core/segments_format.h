// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace undertone {

/// What tells a format. Others have the same extension where it is the content (.txt).
enum class FormatToldBy { Extension, Content };

/// Whether a file of the recording's name beside it is taken for its sentences. Tables and texts of that name may hold anything.
enum class BesideRecording { Taken, Left };

/// A format of segments files that is read. Help texts, file dialogs and what lies beside a recording come from the table of these.
struct SegmentsFormat {
    SegmentsSource source;
    const char* name;                         ///< in the timeline's JSON: "rttm"
    const char* title;                        ///< as its users call it: "RTTM"
    std::array<const char*, 2> extensions{};  ///< with the dot, as its programs write them, the usual one first; null: no more
    FormatToldBy toldBy = FormatToldBy::Extension;
    BesideRecording beside = BesideRecording::Taken;
};

/// All of them, in the order in which people are told of them and in which files beside a recording are preferred.
std::span<const SegmentsFormat> segmentsFormats();

/// The format that the extension of `path` tells, in any case; nothing where it tells none.
const SegmentsFormat* segmentsFormatOf(const std::filesystem::path& path);

/// "vad", "diarization", or the name of the format.
std::string segmentsSourceName(SegmentsSource source);

/// The source of that name; voice activity where the name is not known.
SegmentsSource segmentsSourceOfName(std::string_view name);

/// "RTTM, TextGrid, EAF or CSV".
std::string segmentsFormatTitles();

/// Whether a file of that extension may hold segments, in any case: one that `path` tells, or one of a format that the content tells.
bool mayHoldSegments(const std::filesystem::path& path);

/// The segments file of a recording's name beside it; empty where there is none.
std::filesystem::path segmentsBeside(const std::filesystem::path& audio);

}  // namespace undertone
