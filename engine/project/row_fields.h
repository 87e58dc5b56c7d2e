// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/project/cell.h"
#include "engine/project/project_rows.h"

#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>

namespace undertone {

/// A column and the member that it holds.
template <typename Row, typename Value> struct Field {
    const char* name;
    Value Row::*member;
};
template <typename Row, typename Value> Field(const char*, Value Row::*) -> Field<Row, Value>;

/// Of each row: its table, how many of its first fields are its key, the key, and every field in the order of the table's columns.
/// Tables, journal and checks are made from these lists.
template <typename Row> struct RowFields;

template <> struct RowFields<AudioReference> {
    using Key = std::int64_t;
    static constexpr const char* table = "audio";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 1;
    static Key keyOf(const AudioReference& row) { return row.number; }
    static constexpr auto fields = std::make_tuple(
        Field{"id", &AudioReference::number}, Field{"path", &AudioReference::path}, Field{"relative_path", &AudioReference::relativePath},
        Field{"sha256", &AudioReference::sha256}, Field{"frame_count", &AudioReference::frameCount},
        Field{"sample_rate", &AudioReference::sampleRate}, Field{"channel_count", &AudioReference::channelCount});
};

template <> struct RowFields<Speaker> {
    using Key = SpeakerId;
    static constexpr const char* table = "speakers";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 100'000;
    static Key keyOf(const Speaker& row) { return row.id; }
    static constexpr auto fields = std::make_tuple(Field{"id", &Speaker::id}, Field{"name", &Speaker::name});
};

template <> struct RowFields<LabelSet> {
    using Key = LabelSetId;
    static constexpr const char* table = "label_sets";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 1'000;
    static Key keyOf(const LabelSet& row) { return row.id; }
    static constexpr auto fields = std::make_tuple(Field{"id", &LabelSet::id}, Field{"name", &LabelSet::name},
                                                   Field{"scale_low", &LabelSet::scaleLow}, Field{"scale_high", &LabelSet::scaleHigh});
};

template <> struct RowFields<Label> {
    using Key = LabelId;
    static constexpr const char* table = "labels";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 100'000;
    static Key keyOf(const Label& row) { return row.id; }
    static constexpr auto fields =
        std::make_tuple(Field{"id", &Label::id}, Field{"label_set", &Label::set}, Field{"name", &Label::name},
                        Field{"colour", &Label::colour}, Field{"shortcut", &Label::shortcut}, Field{"position", &Label::position});
};

template <> struct RowFields<Track> {
    using Key = TrackId;
    static constexpr const char* table = "tracks";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 1'000;
    static Key keyOf(const Track& row) { return row.id; }
    static constexpr auto fields =
        std::make_tuple(Field{"id", &Track::id}, Field{"kind", &Track::kind}, Field{"name", &Track::name},
                        Field{"annotator", &Track::annotator}, Field{"segmentation", &Track::segmentation},
                        Field{"label_set", &Track::labelSet}, Field{"source", &Track::source}, Field{"position", &Track::position});
};

template <> struct RowFields<Sentence> {
    using Key = SegmentId;
    static constexpr const char* table = "sentences";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 1'000'000;
    static Key keyOf(const Sentence& row) { return row.id; }
    static constexpr auto fields = std::make_tuple(
        Field{"id", &Sentence::id}, Field{"track", &Sentence::track}, Field{"start_seconds", &Sentence::startSeconds},
        Field{"end_seconds", &Sentence::endSeconds}, Field{"speaker", &Sentence::speaker}, Field{"columns", &Sentence::columns});
};

template <> struct RowFields<Annotation> {
    using Key = TrackSentence;
    static constexpr const char* table = "annotations";
    static constexpr std::size_t keyFields = 2;
    static constexpr std::size_t mostRows = 4'000'000;
    static Key keyOf(const Annotation& row) { return {row.track, row.sentence}; }
    static constexpr auto fields = std::make_tuple(
        Field{"track", &Annotation::track}, Field{"sentence", &Annotation::sentence}, Field{"labels", &Annotation::labels},
        Field{"valence", &Annotation::valence}, Field{"arousal", &Annotation::arousal}, Field{"dominance", &Annotation::dominance},
        Field{"confidence", &Annotation::confidence}, Field{"remark", &Annotation::remark}, Field{"sight", &Annotation::sight});
};

template <> struct RowFields<SentenceText> {
    using Key = TrackSentence;
    static constexpr const char* table = "texts";
    static constexpr std::size_t keyFields = 2;
    static constexpr std::size_t mostRows = 4'000'000;
    static Key keyOf(const SentenceText& row) { return {row.track, row.sentence}; }
    static constexpr auto fields = std::make_tuple(Field{"track", &SentenceText::track}, Field{"sentence", &SentenceText::sentence},
                                                   Field{"text", &SentenceText::text});
};

template <> struct RowFields<ProjectRun> {
    using Key = ProjectRunId;
    static constexpr const char* table = "runs";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 10'000;
    static Key keyOf(const ProjectRun& row) { return row.id; }
    static constexpr auto fields = std::make_tuple(Field{"id", &ProjectRun::id}, Field{"segmentation", &ProjectRun::segmentation},
                                                   Field{"created_at", &ProjectRun::createdAt}, Field{"header", &ProjectRun::header});
};

template <> struct RowFields<RunDisplay> {
    using Key = ProjectRunId;
    static constexpr const char* table = "run_displays";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 10'000;
    static Key keyOf(const RunDisplay& row) { return row.run; }
    static constexpr auto fields = std::make_tuple(Field{"run", &RunDisplay::run}, Field{"name", &RunDisplay::name},
                                                   Field{"removed", &RunDisplay::removed}, Field{"position", &RunDisplay::position});
};

template <> struct RowFields<Setting> {
    using Key = std::string;
    static constexpr const char* table = "settings";
    static constexpr std::size_t keyFields = 1;
    static constexpr std::size_t mostRows = 4'000'000;  // one for each sentence that was revealed to an annotator
    static Key keyOf(const Setting& row) { return row.key; }
    static constexpr auto fields = std::make_tuple(Field{"key", &Setting::key}, Field{"value", &Setting::value});
};

/// Each kind of row, in the order of the tables: rows come before those that name them.
template <template <typename> typename Wrapper, template <typename...> typename List>
using OfEachRow = List<Wrapper<AudioReference>, Wrapper<Speaker>, Wrapper<LabelSet>, Wrapper<Label>, Wrapper<Track>, Wrapper<Sentence>,
                       Wrapper<Annotation>, Wrapper<SentenceText>, Wrapper<ProjectRun>, Wrapper<RunDisplay>, Wrapper<Setting>>;

/// Calls `function(std::type_identity<Row>{})` for each kind of row.
template <typename Function> void forEachRowType(Function&& function)
{
    std::apply([&](auto... type) { (function(type), ...); }, OfEachRow<std::type_identity, std::tuple>{});
}

template <typename Row> inline constexpr std::size_t fieldCount = std::tuple_size_v<std::remove_cvref_t<decltype(RowFields<Row>::fields)>>;

template <typename Row> Cells cellsOf(const Row& row)
{
    return std::apply([&](const auto&... field) { return Cells{toCell(row.*field.member)...}; }, RowFields<Row>::fields);
}

/// The row that these cells hold, in the form in which it would be written; nothing for other cells.
template <typename Row> std::optional<Row> rowOf(const Cells& cells)
{
    if (cells.size() != fieldCount<Row>)
        return {};
    Row row;
    std::size_t at = 0;
    const bool holds =
        std::apply([&](const auto&... field) { return (fromCell(cells[at++], row.*field.member) && ...); }, RowFields<Row>::fields);
    if (!holds || cellsOf(row) != cells)
        return {};
    return row;
}

template <typename Row> std::uint64_t checksumOf(const Row& row)
{
    return checksumOf(RowFields<Row>::table, cellsOf(row));
}

}  // namespace undertone
