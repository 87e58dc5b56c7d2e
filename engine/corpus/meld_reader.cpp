// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/meld_reader.h"

#include "engine/corpus/clip_corpus.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

struct MeldSplit {
    const char* name;
    const char* clipFolder;
};
constexpr std::array<MeldSplit, 3> splits{
    {{"train", "train_splits"}, {"dev", "dev_splits_complete"}, {"test", "output_repeated_splits_test"}}};
constexpr std::array<const char*, 6> columnNames{"Utterance", "Speaker", "Emotion", "Dialogue_ID", "Utterance_ID", "StartTime"};

// MELD_Dyadic: conversations of two cut out of MELD's, whose clips keep the numbers that they have there.
constexpr std::array<const char*, 2> clipColumnNames{"Old_Dialogue_ID", "Old_Utterance_ID"};

enum class MeldEdition { Whole, Dyadic };

std::string tableName(const MeldSplit& split, MeldEdition edition)
{
    return std::string(split.name) + (edition == MeldEdition::Whole ? "_sent_emo.csv" : "_sent_emo_dya.csv");
}

// The table of a split; nothing where it is not there.
std::optional<fs::path> tableOf(const fs::path& folder, const MeldSplit& split, MeldEdition edition)
{
    const std::string name = tableName(split, edition);
    for (const fs::path& place : {folder / name, folder / split.name / name}) {
        std::error_code failure;
        if (fs::is_regular_file(place, failure))
            return place;
    }
    return std::nullopt;
}

// Which edition a folder holds: all of MELD where the tables of both lie there.
std::optional<MeldEdition> editionOf(const fs::path& folder)
{
    for (const auto edition : {MeldEdition::Whole, MeldEdition::Dyadic}) {
        if (std::ranges::any_of(splits, [&](const auto& split) { return tableOf(folder, split, edition).has_value(); }))
            return edition;
    }
    return std::nullopt;
}

// "00:16:16,059" in seconds.
std::optional<double> parseTime(std::string_view text)
{
    text = trimmed(text);
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    const auto comma = second == std::string_view::npos ? second : text.find_first_of(",.", second + 1);
    if (comma == std::string_view::npos)
        return std::nullopt;
    const int hours = digitsValue(text.substr(0, first));
    const int minutes = digitsValue(text.substr(first + 1, second - first - 1));
    const int seconds = digitsValue(text.substr(second + 1, comma - second - 1));
    const auto fraction = parseDecimal("0." + std::string(text.substr(comma + 1)));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || !fraction)
        return std::nullopt;
    return 3600.0 * hours + 60.0 * minutes + seconds + *fraction;
}

class MeldReader {
public:
    explicit MeldReader(const fs::path& folder)
    {
        m_corpus.format = CorpusFormat::Meld;
        m_corpus.folder = folder;
    }

    Result<LabelledCorpus> read()
    {
        const auto edition = editionOf(m_corpus.folder);
        if (!edition)
            return Error{ErrorCode::FileNotFound, message("meld.no-table", m_corpus.folder), m_corpus.folder};
        for (const auto& split : splits) {
            const auto table = tableOf(m_corpus.folder, split, *edition);
            if (!table)
                m_corpus.warnings.push_back(message("meld.missing-table", tableName(split, *edition)));
            else if (auto status = readTable(*table, split); !status)
                return status.error();
        }
        return std::move(m_corpus);
    }

private:
    static Error atLine(const fs::path& file, std::size_t line, const Message& why)
    {
        return {ErrorCode::CorruptFile, message("text.at-line", file, line, why), file};
    }

    struct Table {
        fs::path file;
        std::array<std::size_t, columnNames.size()> columns{};
        std::optional<std::size_t> end;
        std::array<std::size_t, clipColumnNames.size()> clipColumns{};  ///< where a clip's name is found
        MeldSplit split;
    };

    Status readTable(const fs::path& file, const MeldSplit& split)
    {
        auto text = readUtf8OrLatin1File(file, CorpusLimits::maxTableBytes);
        auto rows = text ? parseCsv(*text, file) : Result<std::vector<CsvRow>>(text.error());
        if (!rows)
            return rows.error();
        if (rows->empty())
            return atLine(file, 1, message("meld.empty"));
        if (rows->size() > CorpusLimits::maxUtterances)
            return Error{ErrorCode::LimitExceeded, message("meld.too-many-rows", file, CorpusLimits::maxUtterances), file};
        const auto columnIn = [&](const char* name) -> Result<std::size_t> {
            if (const auto place = columnOf(rows->front(), name))
                return *place;
            return atLine(file, rows->front().line, message("csv.column", name));
        };
        Table table{file, {}, columnOf(rows->front(), "EndTime"), {}, split};
        for (std::size_t i = 0; i < columnNames.size(); ++i)
            table.columns[i] = TRY(columnIn(columnNames[i]));
        const bool dyadic = file.filename() == tableName(split, MeldEdition::Dyadic);
        for (std::size_t i = 0; i < clipColumnNames.size(); ++i)
            table.clipColumns[i] = dyadic ? TRY(columnIn(clipColumnNames[i])) : table.columns[i + 3];
        std::map<int, std::map<int, CorpusUtterance>> dialogues;
        for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
            if (row->fields.size() != rows->front().fields.size())
                return atLine(file, row->line, message("csv.field-count", row->fields.size(), rows->front().fields.size()));
            TRY(readRow(*row, table, dialogues));
        }
        for (auto& [number, utterances] : dialogues) {
            CorpusDialogue dialogue{std::string(split.name) + "_dia" + std::to_string(number), {}, {}, split.name, {}, {}};
            for (auto& [place, utterance] : utterances)
                dialogue.utterances.push_back(std::move(utterance));
            m_corpus.dialogues.push_back(std::move(dialogue));
        }
        return {};
    }

    Status readRow(const CsvRow& row, const Table& table, std::map<int, std::map<int, CorpusUtterance>>& dialogues)
    {
        const auto field = [&](std::size_t i) { return trimmed(row.fields[table.columns[i]]); };
        const int dialogue = digitsValue(field(3));
        const int number = digitsValue(field(4));
        const int clipDialogue = digitsValue(trimmed(row.fields[table.clipColumns[0]]));
        const int clipNumber = digitsValue(trimmed(row.fields[table.clipColumns[1]]));
        if (dialogue < 0 || number < 0 || clipDialogue < 0 || clipNumber < 0 || field(1).empty())
            return atLine(table.file, row.line, message("meld.not-named"));
        CorpusUtterance utterance;
        utterance.id = clipName(dialogue, number);
        utterance.speaker = field(1);
        utterance.label = field(2);
        utterance.transcription = row.fields[table.columns[0]];
        setTimes(utterance, field(5), table.end ? trimmed(row.fields[*table.end]) : std::string_view(), table.file, row.line);
        findSound(utterance, clipName(clipDialogue, clipNumber), table.split);
        if (!dialogues[dialogue].emplace(number, std::move(utterance)).second)
            return atLine(table.file, row.line, message("meld.twice", number, dialogue));
        return {};
    }

    // Subtitles are not always in order; a sentence without sensible times has none.
    void setTimes(CorpusUtterance& utterance, std::string_view start, std::string_view end, const fs::path& file, std::size_t line)
    {
        const auto from = parseTime(start);
        const auto to = parseTime(end);
        if (from && to && *to > *from) {
            utterance.startSeconds = *from;
            utterance.endSeconds = *to;
        } else if (m_corpus.skipped.size() < CorpusLimits::maxSkipped) {
            m_corpus.skipped.push_back(
                {file.string() + ", line " + std::to_string(line), "times that do not say when the sentence is spoken"});
        }
    }

    static std::string clipName(int dialogue, int number) { return "dia" + std::to_string(dialogue) + "_utt" + std::to_string(number); }

    void findSound(CorpusUtterance& utterance, const std::string& clip, const MeldSplit& split)
    {
        std::error_code failure;
        for (const fs::path& place : {fs::path(split.clipFolder), fs::path(split.name) / split.clipFolder}) {
            for (const char* ending : {".wav", ".flac", ".ogg", ".mp3", ".mp4"}) {
                if (fs::is_regular_file(m_corpus.folder / place / (clip + ending), failure)) {
                    utterance.audio = place / (clip + ending);
                    return;
                }
            }
        }
    }

    LabelledCorpus m_corpus;
};

}  // namespace

bool looksLikeMeld(const fs::path& folder)
{
    return editionOf(folder).has_value();
}

Result<LabelledCorpus> readMeld(const fs::path& folder)
{
    return MeldReader(folder).read();
}

}  // namespace undertone
