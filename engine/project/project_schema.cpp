// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_schema.h"

#include <array>
#include <string>

namespace undertone {

namespace {

/// Element i makes version i + 1 of version i. What was released never changes: a new version is a new element, and where it changes rows
/// of content it writes their sum (table `state`) anew. References are checked at the end of a transaction, so that an edit may write its
/// rows in any order; indices are what keeps that check short. `runs` and `results` name sentences and segmentations that may be gone: see
/// ProjectRun.
constexpr std::array<const char*, projectSchemaVersion> steps{R"sql(
CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 1), project TEXT NOT NULL, revision INTEGER NOT NULL, row_count INTEGER NOT NULL,
  row_sum INTEGER NOT NULL, last_id INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT;
CREATE TABLE audio(id INTEGER PRIMARY KEY CHECK(id = 1), path TEXT NOT NULL, relative_path TEXT NOT NULL, sha256 TEXT NOT NULL,
  frame_count INTEGER NOT NULL, sample_rate INTEGER NOT NULL, channel_count INTEGER NOT NULL) STRICT;
CREATE TABLE speakers(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE label_sets(id INTEGER PRIMARY KEY, name TEXT NOT NULL, scale_low REAL NOT NULL, scale_high REAL NOT NULL) STRICT;
CREATE TABLE labels(id INTEGER PRIMARY KEY, label_set INTEGER NOT NULL REFERENCES label_sets DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, colour TEXT NOT NULL, shortcut TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE tracks(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, annotator TEXT NOT NULL,
  segmentation INTEGER REFERENCES tracks DEFERRABLE INITIALLY DEFERRED, label_set INTEGER REFERENCES label_sets DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE sentences(id INTEGER PRIMARY KEY, track INTEGER NOT NULL REFERENCES tracks DEFERRABLE INITIALLY DEFERRED,
  start_seconds REAL NOT NULL, end_seconds REAL NOT NULL, speaker INTEGER REFERENCES speakers DEFERRABLE INITIALLY DEFERRED,
  columns TEXT NOT NULL) STRICT;
CREATE TABLE annotations(track INTEGER NOT NULL REFERENCES tracks DEFERRABLE INITIALLY DEFERRED,
  sentence INTEGER NOT NULL REFERENCES sentences DEFERRABLE INITIALLY DEFERRED, labels TEXT NOT NULL, valence REAL, arousal REAL, dominance REAL,
  confidence REAL, remark TEXT NOT NULL, sight TEXT NOT NULL, PRIMARY KEY(track, sentence)) STRICT, WITHOUT ROWID;
CREATE TABLE texts(track INTEGER NOT NULL REFERENCES tracks DEFERRABLE INITIALLY DEFERRED,
  sentence INTEGER NOT NULL REFERENCES sentences DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL, PRIMARY KEY(track, sentence)) STRICT, WITHOUT ROWID;
CREATE INDEX sentences_by_track ON sentences(track);
CREATE INDEX sentences_by_speaker ON sentences(speaker);
CREATE INDEX annotations_by_sentence ON annotations(sentence);
CREATE INDEX texts_by_sentence ON texts(sentence);
CREATE TABLE runs(id INTEGER PRIMARY KEY, segmentation INTEGER NOT NULL, created_at TEXT NOT NULL, header TEXT NOT NULL) STRICT;
CREATE TABLE run_displays(run INTEGER PRIMARY KEY REFERENCES runs DEFERRABLE INITIALLY DEFERRED, name TEXT NOT NULL, removed INTEGER NOT NULL,
  position INTEGER NOT NULL) STRICT;
CREATE TABLE results(run INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, sentence INTEGER NOT NULL,
  result TEXT NOT NULL, PRIMARY KEY(run, position)) STRICT, WITHOUT ROWID;
CREATE TABLE settings(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE steps(number INTEGER PRIMARY KEY, made_at TEXT NOT NULL, name TEXT NOT NULL, changes TEXT NOT NULL, undone INTEGER NOT NULL) STRICT;
)sql"};

using Schema = std::vector<Cells>;

Result<Schema> schemaOf(SqliteDatabase& database)
{
    constexpr std::size_t mostEntries = 1'000;  // far more than any version has
    Schema schema;
    auto rows = TRY(database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
    while (TRY(rows.step())) {
        auto row = rows.cells();
        if (!row || schema.size() == mostEntries)
            return Error{ErrorCode::CorruptFile, message("project.damaged", database.path()), database.path()};
        schema.push_back(std::move(*row));
    }
    return schema;
}

Status migrate(SqliteDatabase& database, int from, int to)
{
    for (int version = from; version < to; ++version)
        TRY(database.execute(steps.at(static_cast<std::size_t>(version))));
    return {};
}

}  // namespace

Status migrateSchema(SqliteDatabase& database, int from)
{
    TRY(migrate(database, from, projectSchemaVersion));
    return database.execute("PRAGMA application_id=" + std::to_string(projectApplicationId)
                            + ";PRAGMA user_version=" + std::to_string(projectSchemaVersion));
}

Status checkSchema(SqliteDatabase& database, int version)
{
    const auto model = TRY(SqliteDatabase::inMemory());
    TRY(migrate(*model, 0, version));
    if (TRY(schemaOf(database)) != TRY(schemaOf(*model)))
        return Error{ErrorCode::CorruptFile, message("project.other-tables", database.path()), database.path()};
    return {};
}

}  // namespace undertone
