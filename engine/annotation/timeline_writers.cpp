// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_writers.h"

#include "engine/annotation/segment_rows.h"
#include "engine/annotation/speaker_tiers.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double longestSeconds = 1e9;  // three decades: beyond it milliseconds would not be exact

bool isWhole(double milliseconds)
{
    return std::abs(milliseconds - std::round(milliseconds)) < 1e-6;
}

bool isRounded(const Timeline& timeline)
{
    return std::any_of(timeline.utterances.begin(), timeline.utterances.end(), [](const UtteranceAnalysis& utterance) {
        return !isWhole(utterance.startSeconds * 1000.0) || !isWhole(utterance.endSeconds * 1000.0);
    });
}

// CSV marks what begins like a formula, RTTM parts fields at blanks, and all but CSV write <NA> where no speaker is known.
bool isAltered(const std::string& text, TimelineFormat format)
{
    const bool formula =
        format == TimelineFormat::Csv && !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
    const bool parted = format == TimelineFormat::Rttm && text.find_first_of(" \t\n") != std::string::npos;
    const bool unnamed = format != TimelineFormat::Csv && text == unknownSpeaker;  // reads back as a speaker who is not known
    return formula || parted || unnamed || printableText(text) != text;
}

bool anyAltered(const Timeline& timeline, TimelineFormat format)
{
    const auto altered = [format](const std::string& text) { return isAltered(text, format); };
    return std::any_of(timeline.labels.begin(), timeline.labels.end(), altered)
        || std::any_of(timeline.utterances.begin(), timeline.utterances.end(),
                       [&](const UtteranceAnalysis& utterance) { return altered(utterance.speaker); });
}

}  // namespace

Result<std::string> writtenTimeline(const TimelineExport& what, TimelineFormat format, const Authorisation& authorisation)
{
    TRY(authorisation.allows({Purpose::Share}));
    if (what.timeline->utterances.empty())
        return Error{ErrorCode::UnsupportedFormat, message("annotation.no-sentences")};
    for (const auto& utterance : what.timeline->utterances) {
        if (!(utterance.endSeconds < longestSeconds))
            return Error{ErrorCode::LimitExceeded, message("annotation.ends-late", utterance.index + 1)};
    }
    switch (format) {
    case TimelineFormat::TextGrid: return timelineToTextGrid(what);
    case TimelineFormat::Eaf: return timelineToEaf(what);
    case TimelineFormat::Csv: return timelineToCsv(what);
    case TimelineFormat::Rttm: return timelineToRttm(what);
    case TimelineFormat::Json: break;
    }
    return Error{ErrorCode::InvalidArgument, message("annotation.json-elsewhere")};
}

std::vector<ExportLoss> exportLosses(const TimelineExport& what, TimelineFormat format)
{
    if (format == TimelineFormat::Json)
        return {};
    const Timeline& timeline = *what.timeline;
    const auto any = [&](auto has) { return std::any_of(timeline.utterances.begin(), timeline.utterances.end(), has); };
    const bool table = format == TimelineFormat::Csv;
    std::vector<ExportLoss> losses;
    const auto add = [&](bool lost, ExportLoss loss) {
        if (lost)
            losses.push_back(loss);
    };
    const bool header = format == TimelineFormat::Eaf;  // has properties for what made it
    add(!timeline.complete && !header, ExportLoss::Incomplete);
    add(format == TimelineFormat::Rttm, ExportLoss::Emotions);
    add(!table, ExportLoss::Probabilities);
    add(!table && any([](const UtteranceAnalysis& row) { return row.lossBefore || row.lossAfter || row.updateNorm; }),
        ExportLoss::Measures);
    add(any([](const UtteranceAnalysis& row) { return !row.columns.empty(); }), ExportLoss::Columns);
    add(!header, ExportLoss::Provenance);
    add(format != TimelineFormat::TextGrid && isRounded(timeline), ExportLoss::Milliseconds);
    add(format == TimelineFormat::TextGrid && what.durationSeconds <= 0.0, ExportLoss::Length);
    add(anyAltered(timeline, format), ExportLoss::Characters);
    return losses;
}

}  // namespace undertone
