// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_writers.h"

#include "engine/annotation/csv_losses.h"
#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/annotation/kept_tiers.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/core/segments_format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

bool isWhole(double parts)
{
    return std::abs(parts - std::round(parts)) < 1e-6;
}

bool isRounded(const Timeline& timeline, double partsOfASecond)
{
    return std::any_of(timeline.utterances.begin(), timeline.utterances.end(), [partsOfASecond](const UtteranceAnalysis& utterance) {
        return !isWhole(utterance.startSeconds * partsOfASecond) || !isWhole(utterance.endSeconds * partsOfASecond);
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

/// Whether a sentence has a column that the format has no place for. A table has, and says itself where it has not (csvLosesColumns).
bool losesColumns(const UtteranceAnalysis& row, TimelineFormat format)
{
    constexpr std::array<std::string_view, 5> ofTurns{"turn", "utterance", "valence", "activation", "dominance"};
    return std::ranges::any_of(row.columns, [&](const auto& column) {
        const bool isOfTurn = format == TimelineFormat::EmoEvaluation
            && (std::ranges::find(ofTurns, column.first) != ofTurns.end() || judgementOfColumn(column.first, column.second));
        return !isText(column) && !isOfTurn;
    });
}

bool hasOtherLabel(const Timeline& timeline, const UtteranceAnalysis& row)
{
    const auto emotion = static_cast<std::size_t>(row.emotion());
    return emotion < timeline.labels.size() && emotionAbbreviation(timeline.labels[emotion]).empty();
}

/// Whether the sentences came from a file of this format, whose other tiers could go along.
bool hasSourceOfFormat(const Timeline& timeline, TimelineFormat format)
{
    return (format == TimelineFormat::Eaf && timeline.segmentsSource == segmentsSourceName(SegmentsSource::Eaf))
        || (format == TimelineFormat::TextGrid && timeline.segmentsSource == segmentsSourceName(SegmentsSource::TextGrid));
}

bool haveOtherLabel(const std::vector<RaterJudgement>& raters)
{
    return std::ranges::any_of(raters, [](const RaterJudgement& judgement) {
        return std::ranges::any_of(judgement.labels, [](const std::string& label) { return emotionAbbreviation(label).empty(); });
    });
}

/// Whether a line of EmoEvaluation calls somebody otherwise.
bool anyRenamed(const std::vector<RaterJudgement>& raters)
{
    return std::ranges::any_of(raters, [](const RaterJudgement& judgement) {
        return !judgement.annotator.empty() && emoEvaluationRater(judgement.annotator) != judgement.annotator;
    });
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
    const bool turns = format == TimelineFormat::EmoEvaluation;
    add(!timeline.complete && format != TimelineFormat::Eaf && !database, ExportLoss::Incomplete);
    add(unanalysedCount(timeline) > 0, ExportLoss::Unanalysed);
    const bool hasLabels = !timeline.labels.empty();  // else it says who speaks when, and what
    add(format == TimelineFormat::Rttm && hasLabels, ExportLoss::Emotions);
    add(turns && (any([&](const UtteranceAnalysis& row) { return hasOtherLabel(timeline, row); }) || haveOtherLabel(what.raters)),
        ExportLoss::OtherLabels);
    add(isRun && !table && !database, ExportLoss::Probabilities);
    add(isRun && database && timeline.labels.size() > 1, ExportLoss::OtherProbabilities);
    add(!table && any([](const UtteranceAnalysis& row) { return row.lossBefore || row.lossAfter || row.updateNorm; }),
        ExportLoss::Measures);
    add(table ? csvLosesColumns(what) : any([format](const UtteranceAnalysis& row) { return losesColumns(row, format); }),
        ExportLoss::Columns);
    // In the tiers that are kept, what is said stands where it stood.
    add(!holdsTexts(format) && what.keep.empty() && (hasLabels || format == TimelineFormat::Rttm || turns)
            && any([](const UtteranceAnalysis& row) { return std::ranges::any_of(row.columns, isText); }),
        ExportLoss::Texts);
    add(turns && !std::ranges::all_of(timeline.utterances, hasDimensions), ExportLoss::Dimensions);
    add(!header && (isRun || hasLabels), isRun ? ExportLoss::Provenance : ExportLoss::Annotator);
    add(!holdsRaters(format) && !what.raters.empty(), ExportLoss::OtherAnnotators);
    add(!holdsStatement(format) && !timeline.attestation.empty(), ExportLoss::Statement);
    add(what.keep.empty() && hasSourceOfFormat(timeline, format), ExportLoss::OtherTiers);
    const bool exact = format == TimelineFormat::TextGrid || format == TimelineFormat::Audacity || database;
    add(!exact && !turns && isRounded(timeline, 1000.0), ExportLoss::Milliseconds);
    add(turns && isRounded(timeline, 10'000.0), ExportLoss::TenthMilliseconds);
    add(format == TimelineFormat::TextGrid && what.durationSeconds <= 0.0, ExportLoss::Length);
    add(anyAltered(timeline, format) || (turns && anyRenamed(what.raters)), ExportLoss::Characters);
    return losses;
}

}  // namespace undertone
