// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/audformat_writer.h"

#include "engine/annotation/provenance.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>

namespace undertone {
namespace {

/// A text of YAML between double quotes, where line feeds and tabs have escapes.
std::string yamlText(const std::string& text)
{
    std::string quoted = "\"";
    for (const char c : printableText(text)) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n' || c == '\t')
            quoted += c == '\n' ? "\\n" : "\\t";
        else
            quoted += c;
    }
    return quoted + "\"";
}

/// A time as pandas writes a Timedelta: "0 days 00:00:01.250000".
std::string timedelta(double seconds)
{
    const auto all = static_cast<long long>(seconds * 1e6 + 1e-3);  // never past the end of a recording
    const long long whole = all / 1'000'000;
    return formatted("%lld days %02lld:%02lld:%02lld.%06lld", whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60,
                     all % 1'000'000);
}

std::string probabilityOf(const UtteranceAnalysis& row)
{
    const auto emotion = static_cast<std::size_t>(row.emotion());
    return emotion < row.probabilities.size() ? formatted("%.6f", row.probabilities[emotion]) : std::string();
}

/// The label itself: a scheme lists them, and nothing else may stand in its column.
std::string labelOf(const Timeline& timeline, const UtteranceAnalysis& row)
{
    const auto emotion = static_cast<std::size_t>(row.emotion());
    return emotion < timeline.labels.size() ? quotedCsv(printableText(timeline.labels[emotion])) : std::string();
}

bool anyText(const Timeline& timeline)
{
    return std::ranges::any_of(timeline.utterances, [](const auto& row) { return !spokenText(row).empty(); });
}

/// Schemes and columns have the same names.
std::vector<std::string> databaseColumns(const Timeline& timeline)
{
    std::vector<std::string> columns{"emotion"};
    if (!timeline.annotator)
        columns.emplace_back("probability");
    columns.emplace_back("speaker");
    if (anyText(timeline))
        columns.emplace_back("text");
    return columns;
}

std::string originOfLabels(const Timeline& timeline)
{
    if (!timeline.annotator)
        return "read by " + timeline.model;
    return "given by " + (timeline.annotator->empty() ? "an annotator" : *timeline.annotator);
}

std::string databaseHeader(const TimelineExport& what)
{
    const Timeline& timeline = *what.timeline;
    std::string text = "name: " + yamlText(what.audio.stem().string()) + "\nsource: Undertone\nusage: other\n";
    if (!timeline.notice.empty())
        text += "description: " + yamlText(timeline.notice) + "\n";
    if (!timeline.attestation.empty())
        text += "license: " + yamlText(timeline.attestation) + "\n";
    text +=
        "languages: []\nschemes:\n  emotion:\n    description: " + yamlText(originOfLabels(timeline)) + "\n    dtype: str\n    labels:\n";
    for (const auto& label : timeline.labels)
        text += "    - " + yamlText(label) + "\n";
    const auto columns = databaseColumns(timeline);
    for (const std::string& column : columns) {
        if (column != "emotion")
            text += "  " + column + (column == "probability" ? ": {dtype: float, minimum: 0, maximum: 1}\n" : ": {dtype: str}\n");
    }
    text += "tables:\n  emotion:\n    type: segmented\n    columns:\n";
    for (const std::string& column : columns)
        text += "      " + column + ": {scheme_id: " + column + "}\n";
    for (const auto& [name, value] : provenanceOf(timeline))
        text += name + ": " + yamlText(value) + "\n";
    return text;
}

std::string databaseTable(const TimelineExport& what)
{
    const Timeline& timeline = *what.timeline;
    std::string text = "file,start,end";
    const auto columns = databaseColumns(timeline);
    for (const std::string& column : columns)
        text += "," + column;
    const std::string file = quotedCsv(printableText(what.audio.filename().string()));
    for (const auto& row : timeline.utterances) {
        text += "\n" + file + "," + timedelta(row.startSeconds) + "," + timedelta(endAfterAtLeast(row, 1e-6));
        for (const std::string& column : columns) {
            text += ","
                + (column == "emotion"           ? labelOf(timeline, row)
                       : column == "probability" ? probabilityOf(row)
                       : column == "speaker"     ? quotedCsv(printableText(row.speaker))
                                                 : quotedCsv(printableText(spokenText(row))));
        }
    }
    return text + "\n";
}

}  // namespace

Result<AudformatDatabase> timelineToAudformat(const TimelineExport& what, const Authorisation& authorisation)
{
    TRY(authorisation.allows({Purpose::Share}));
    TRY(checkWritable(*what.timeline));
    return AudformatDatabase{databaseHeader(what), databaseTable(what)};
}

}  // namespace undertone
