// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_writers.h"

#include "engine/annotation/kept_tiers.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/core/segments_format.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

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
    const bool quotes = format == TimelineFormat::Csv || format == TimelineFormat::Audformat;
    const bool unnamed = !quotes && text == unknownSpeaker;  // reads back as a speaker who is not known
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

namespace {

/// The format's own tiers behind those of the file that is kept.
Result<std::string> withKeptTiers(const TimelineExport& what, TimelineFormat format)
{
    const auto* kept = segmentsFormatOf(what.keep);
    const bool fits = kept != nullptr
        && ((format == TimelineFormat::Eaf && kept->source == SegmentsSource::Eaf)
            || (format == TimelineFormat::TextGrid && kept->source == SegmentsSource::TextGrid));
    if (!fits)
        return Error{ErrorCode::InvalidArgument, message("annotation.keep-format", what.keep)};
    const auto original = TRY(readSegmentsText(what.keep));
    return format == TimelineFormat::Eaf ? timelineIntoEaf(what, original) : timelineIntoTextGrid(what, original);
}

bool isText(const std::pair<std::string, std::string>& column)
{
    return column.first == "text";
}

/// Which columns of a sentence that format has a place for.
bool holdsTexts(TimelineFormat format)
{
    return format == TimelineFormat::WebVtt || format == TimelineFormat::Audacity || format == TimelineFormat::Csv
        || format == TimelineFormat::Audformat;
}

bool hasDimensions(const UtteranceAnalysis& row)
{
    return std::ranges::any_of(row.columns, [](const auto& column) { return column.first == "valence"; });
}

}  // namespace

Result<std::string> writtenTimeline(const TimelineExport& what, TimelineFormat format, const Authorisation& authorisation)
{
    TRY(authorisation.allows({Purpose::Share}));
    TRY(checkWritable(*what.timeline));
    if (!what.keep.empty())
        return withKeptTiers(what, format);
    switch (format) {
    case TimelineFormat::TextGrid: return timelineToTextGrid(what);
    case TimelineFormat::Eaf: return timelineToEaf(what);
    case TimelineFormat::Csv: return timelineToCsv(what);
    case TimelineFormat::Rttm: return timelineToRttm(what);
    case TimelineFormat::WebVtt: return timelineToWebVtt(what);
    case TimelineFormat::Audacity: return timelineToAudacity(what);
    case TimelineFormat::EmoEvaluation: return timelineToEmoEvaluation(what);
    case TimelineFormat::Audformat: return Error{ErrorCode::InvalidArgument, message("cli.audformat-folder")};
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
    const bool database = format == TimelineFormat::Audformat;
    // Has a place for what made it.
    const bool header = format == TimelineFormat::Eaf || format == TimelineFormat::WebVtt || database;
    const bool isRun = !timeline.annotator;
    add(!timeline.complete && format != TimelineFormat::Eaf && !database, ExportLoss::Incomplete);
    add(format == TimelineFormat::Rttm, ExportLoss::Emotions);
    add(isRun && !table && !database, ExportLoss::Probabilities);
    add(isRun && database && timeline.labels.size() > 1, ExportLoss::OtherProbabilities);
    add(!table && any([](const UtteranceAnalysis& row) { return row.lossBefore || row.lossAfter || row.updateNorm; }),
        ExportLoss::Measures);
    const bool turns = format == TimelineFormat::EmoEvaluation;
    add(!table && any([turns](const UtteranceAnalysis& row) {
        return std::ranges::any_of(row.columns,
                                   [turns](const auto& column) { return !isText(column) && !(turns && column.first == "turn"); });
    }),
        ExportLoss::Columns);
    // In the tiers that are kept, what is said stands where it stood.
    add(!holdsTexts(format) && what.keep.empty()
            && any([](const UtteranceAnalysis& row) { return std::ranges::any_of(row.columns, isText); }),
        ExportLoss::Texts);
    add(turns && !std::ranges::all_of(timeline.utterances, hasDimensions), ExportLoss::Dimensions);
    add(!header, isRun ? ExportLoss::Provenance : ExportLoss::Annotator);
    const bool exact = format == TimelineFormat::TextGrid || format == TimelineFormat::Audacity || turns || database;
    add(!exact && isRounded(timeline), ExportLoss::Milliseconds);
    add(format == TimelineFormat::TextGrid && what.durationSeconds <= 0.0, ExportLoss::Length);
    add(anyAltered(timeline, format), ExportLoss::Characters);
    return losses;
}

}  // namespace undertone
