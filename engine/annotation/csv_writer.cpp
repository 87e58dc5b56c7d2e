// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/csv_losses.h"
#include "engine/annotation/formula_guard.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/judgement_columns.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace undertone {
namespace {

std::string cell(const std::optional<double>& value)
{
    return value ? formatted("%.9g", *value) : std::string();
}

std::string quoted(const std::string& text)
{
    return quotedCsv(withFormulaGuard(printableText(text)));
}

std::string emotionCell(const Timeline& timeline, const UtteranceAnalysis& utterance)
{
    const auto emotion = static_cast<std::size_t>(utterance.emotion());
    return emotion < timeline.labels.size() ? timeline.labels[emotion] : std::string();
}

/// A cell before it is quoted.
struct Cell {
    std::string text;
    bool isNumber = false;
};

/// What the table says by itself, without the columns that came in.
struct OwnTable {
    std::vector<std::string> names;
    std::vector<std::vector<Cell>> rows;
};

std::vector<std::string> ownNames(const TimelineExport& what)
{
    std::vector<std::string> names{"number", "start_seconds", "end_seconds", "speaker", "emotion"};
    if (!what.timeline->annotator) {
        for (const std::string& label : what.timeline->labels)
            names.push_back("probability_" + label);
        names.insert(names.end(), {"loss_before_nats", "loss_after_nats", "update_norm", "tokens"});
    }
    if (what.memoryOff) {
        names.emplace_back("memory_off_emotion");
        for (const std::string& label : what.memoryOff->labels)
            names.push_back("memory_off_probability_" + label);
        names.emplace_back("memory_off_loss_before_nats");
    }
    return names;
}

void addProbabilities(std::vector<Cell>& cells, const Timeline& timeline, const UtteranceAnalysis* utterance)
{
    for (std::size_t i = 0; i < timeline.labels.size(); ++i) {
        const bool has = utterance != nullptr && i < utterance->probabilities.size();
        cells.push_back({has ? formatted("%.6f", utterance->probabilities[i]) : std::string(), true});
    }
}

/// What a run measured, which an annotator did not.
void addMeasures(std::vector<Cell>& cells, const Timeline& timeline, const UtteranceAnalysis& row)
{
    addProbabilities(cells, timeline, &row);
    for (std::string& text : std::vector{cell(row.lossBefore), cell(row.lossAfter), cell(row.updateNorm)})
        cells.push_back({std::move(text), true});
    cells.push_back({hasNoResult(row) ? std::string() : std::to_string(row.tokens), true});
}

OwnTable ownTable(const TimelineExport& what)
{
    std::unordered_map<int, const UtteranceAnalysis*> withMemoryOff;
    if (what.memoryOff) {
        for (const auto& utterance : what.memoryOff->utterances)
            withMemoryOff.emplace(utterance.index, &utterance);
    }
    OwnTable table{ownNames(what), {}};
    for (const TierEntry& entry : entriesInMilliseconds(*what.timeline)) {
        const UtteranceAnalysis& row = *entry.utterance;
        std::vector<Cell> cells{{std::to_string(row.index + 1), true},
                                {formatted("%.3f", entry.start / 1000.0), true},
                                {formatted("%.3f", entry.end / 1000.0), true},
                                {row.speaker},
                                {emotionCell(*what.timeline, row)}};
        if (!what.timeline->annotator)
            addMeasures(cells, *what.timeline, row);
        if (what.memoryOff) {
            const auto found = withMemoryOff.find(row.index);
            const UtteranceAnalysis* off = found == withMemoryOff.end() ? nullptr : found->second;
            cells.push_back({off ? emotionCell(*what.memoryOff, *off) : std::string()});
            addProbabilities(cells, *what.memoryOff, off);
            cells.push_back({off ? cell(off->lossBefore) : std::string(), true});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

const std::string* valueOf(const UtteranceAnalysis& row, const std::string& column)
{
    const auto found = std::ranges::find(row.columns, column, &std::pair<std::string, std::string>::first);
    return found == row.columns.end() ? nullptr : &found->second;
}

/// Columns that came in with the sentences, and what they are called in the table.
struct KeptColumns {
    std::vector<std::pair<std::string, std::string>> names;
    bool losesSome = false;
};

/// Whether the table says in one of its own columns what came in under that name: as one of ours that is written again.
bool saysTheSame(const TimelineExport& what, const OwnTable& own, std::size_t place, const std::string& name)
{
    for (std::size_t i = 0; i < own.rows.size(); ++i) {
        const std::string* value = valueOf(what.timeline->utterances[i], name);
        if (value != nullptr && *value != own.rows[i][place].text)
            return false;
    }
    return true;
}

KeptColumns keptColumns(const TimelineExport& what, const OwnTable& own)
{
    std::vector<std::string> incoming;
    KeptColumns kept;
    for (const auto& row : what.timeline->utterances) {
        std::set<std::string_view> ofRow;
        for (const auto& [name, value] : row.columns) {
            kept.losesSome = kept.losesSome || !ofRow.insert(name).second;
            if (std::ranges::find(incoming, name) == incoming.end())
                incoming.push_back(name);
        }
    }
    for (const std::string& name : incoming) {
        const auto place = std::ranges::find(own.names, name);
        if (place == own.names.end()) {
            kept.names.emplace_back(name, name);
        } else if (!saysTheSame(what, own, static_cast<std::size_t>(place - own.names.begin()), name)) {
            const std::string other = sourceColumn(name);
            const bool taken =
                std::ranges::find(own.names, other) != own.names.end() || std::ranges::find(incoming, other) != incoming.end();
            kept.losesSome = kept.losesSome || taken;
            if (!taken)
                kept.names.emplace_back(name, other);
        }
    }
    return kept;
}

}  // namespace

bool csvLosesColumns(const TimelineExport& what)
{
    return keptColumns(what, ownTable(what)).losesSome;
}

std::string timelineToCsv(const TimelineExport& what)
{
    const OwnTable own = ownTable(what);
    const KeptColumns kept = keptColumns(what, own);
    std::string text;
    for (const std::string& name : own.names)
        text += (text.empty() ? "" : ",") + quoted(name);
    for (const auto& [name, header] : kept.names)
        text += "," + quoted(header);
    text += '\n';
    for (std::size_t i = 0; i < own.rows.size(); ++i) {
        for (const Cell& one : own.rows[i])
            text += (&one == own.rows[i].data() ? "" : ",") + (one.isNumber ? one.text : quoted(one.text));
        for (const auto& [name, header] : kept.names) {
            const std::string* value = valueOf(what.timeline->utterances[i], name);
            text += "," + (value != nullptr ? quoted(*value) : std::string());
        }
        text += '\n';
    }
    return text;
}

}  // namespace undertone
