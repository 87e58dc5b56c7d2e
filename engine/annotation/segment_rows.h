// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// A segment as written, not yet checked against the audio.
struct SegmentRow {
    std::size_t line = 0;
    std::string speaker;        ///< name; empty: not known
    Segment segment;            ///< without ids
    std::size_t tier = 0;       ///< of SegmentRows::tiers, where the format has tiers
    std::size_t recording = 0;  ///< of SegmentRows::recordings, where the format names them
    Message problem{};          ///< why its times are not known: an error where the segment is chosen
};

/// A tier, in place of a name, of a speaker who is not known: RTTM's word for it, and what the writers of this room put there.
inline constexpr std::string_view unknownSpeaker = "<NA>";

/// What the segments of a tier are to those of others.
enum class TierKind { Independent, Dependent, Points };

/// A tier as a file has it.
struct TierRows {
    std::string name;
    TierKind kind = TierKind::Independent;
    std::size_t withoutTimes = 0;  ///< annotations that were left out as they have no times of their own
    std::size_t withoutText = 0;   ///< intervals that were left out as they have no text
};

/// What a reader found, and sentences on what it left out.
struct SegmentRows {
    std::vector<SegmentRow> rows;
    std::vector<Message> warnings;
    std::vector<TierRows> tiers;          ///< empty: the format has none
    std::vector<std::string> recordings;  ///< each once; empty: the format names none
};

/// "FILE, line N: why." as an InvalidSegments error.
Error invalidSegment(const std::filesystem::path& path, std::size_t line, const Message& why);

/// SPEAKER lines of NIST RTTM (onset and duration in seconds); other line types and ;; comments are skipped. Names may hold blanks where
/// the numbers and <NA> around them tell where they end. Errors: InvalidSegments (a line whose fields cannot be told apart too).
Result<SegmentRows> parseSegmentsRttm(std::string_view text, const std::filesystem::path& path);

/// CSV with a header that names start, end and speaker in any order and case, between commas, semicolons or tabs; times in seconds or as
/// HH:MM:SS. A decimal comma is read where commas do not part fields.
Result<SegmentRows> parseSegmentsCsv(std::string_view text, const std::filesystem::path& path);

/// Whether the first line is a header that parseSegmentsCsv reads.
bool looksLikeSegmentsCsv(std::string_view text, const std::filesystem::path& path);

/// Text form of Praat's TextGrid, long or short: one tier a speaker, by its name; an interval without text is silence. Line ends are LF.
/// Errors: InvalidSegments, LimitExceeded, UnsupportedFormat (the chronological form, another object).
Result<SegmentRows> parseSegmentsTextGrid(std::string_view text, const std::filesystem::path& path);

/// EAF of ELAN (2.x and 3.0), UTF-8: the alignable annotations; the speaker is PARTICIPANT where it is set, else TIER_ID. TIME_ORIGIN is
/// honoured. Errors: InvalidSegments (also no XML, a DOCTYPE), LimitExceeded, UnsupportedFormat.
Result<SegmentRows> parseSegmentsEaf(const std::string& text, const std::filesystem::path& path);

/// EXMARaLDA's basic transcription (.exb): tiers of type t, whose speakers are named by their abbreviations; others depend on them. Events
/// over points without times are joined between those that have them. Errors: as for EAF.
Result<SegmentRows> parseSegmentsExb(const std::string& text, const std::filesystem::path& path);

/// CHAT of TalkBank: main lines with bullets, a tier for each speaker's code. Lines without a bullet are counted. Errors: InvalidSegments
/// (a bullet without two times), LimitExceeded.
Result<SegmentRows> parseSegmentsChat(std::string_view text, const std::filesystem::path& path);

/// NIST STM: recording, channel, speaker, start, end, text. Segments that are left out of scoring are left out.
Result<SegmentRows> parseSegmentsStm(std::string_view text, const std::filesystem::path& path);

/// NIST CTM, words of recordings, joined to sentences at pauses; a speaker is who a line names, else its channel where there are several.
Result<SegmentRows> parseSegmentsCtm(std::string_view text, const std::filesystem::path& path);

/// SubRip subtitles. Speakers as takeSpeakersFromTexts() finds them.
Result<SegmentRows> parseSegmentsSrt(std::string_view text, const std::filesystem::path& path);

/// WebVTT: cues with their voices, else as SRT.
Result<SegmentRows> parseSegmentsWebVtt(std::string_view text, const std::filesystem::path& path);

/// A label track that Audacity exported: start, end, label between tabs. Labels that repeat are speakers.
Result<SegmentRows> parseSegmentsAudacity(std::string_view text, const std::filesystem::path& path);

/// Words or phones of TIMIT (.wrd, .phn), in samples at 16 kHz, joined to sentences at pauses.
Result<SegmentRows> parseSegmentsTimit(std::string_view text, const std::filesystem::path& path);

/// The turns of an EmoEvaluation file of IEMOCAP, their speakers as its names have them.
Result<SegmentRows> parseSegmentsEmoEvaluation(std::string_view text, const std::filesystem::path& path);

/// The first few of the names, and how many more there are.
Message firstNames(const std::vector<std::string>& names, std::size_t most = 5);

/// As much of a text as a sentence can quote: its first characters.
std::string shortened(std::string_view text);

// Whether a text begins as those formats do.
bool looksLikeRttm(std::string_view text);
bool looksLikeSrt(std::string_view text);
bool looksLikeChat(std::string_view text);
bool looksLikeAudacityLabels(std::string_view text);
bool looksLikeEmoEvaluation(std::string_view text);

}  // namespace undertone
