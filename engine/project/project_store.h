// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/core/result.h"
#include "engine/project/edit.h"
#include "engine/project/project_content.h"
#include "engine/project/project_file_check.h"
#include "engine/project/project_place.h"
#include "engine/project/sqlite_database.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// A row of the history.
struct StoredStep {
    std::int64_t number = 0;
    std::string madeAt;
    std::string name;     ///< messageToJson
    std::string changes;  ///< changesToJson
    bool isUndone = false;
};

/// A result of a run.
struct StoredResult {
    std::int64_t run = 0;
    std::int64_t position = 0;
    std::int64_t sentence = 0;
    std::string result;  ///< utteranceToJson
};

/// The tables of a project file. Everything is written in transactions of which each either reaches the disk whole or leaves the file as
/// it was, and which are refused where another program has written since. The table `state` holds how many rows all tables have and the
/// sum of their checksums: a file that does not hold what was written is refused when it is opened. One thread.
class ProjectStore {
public:
    /// A step that gets more to it.
    struct JoinedStep {
        StoredStep step;  ///< as it is stored
        std::string name;
        std::string changes;
    };
    /// What one transaction writes.
    struct Write {
        std::vector<Change> changes;
        std::optional<StoredStep> newStep;  ///< numbered here; steps that were undone go
        std::optional<JoinedStep> joined;   ///< steps that were undone go
        std::optional<StoredStep> flipped;  ///< a step that becomes undone, or is no longer
        std::vector<StoredResult> results;
        std::uint64_t lastId = 0;
    };

    /// The bytes of a new file with that content.
    static Result<std::string> imageOf(const ProjectContent& content);
    /// Checks the file, all of it, and reads its content. Errors: as checkProjectFile; CorruptFile; FileUnreadable; LimitExceeded.
    static Result<ProjectStore> open(const std::filesystem::path& path, SqliteDatabase::Mode mode, ProjectContent& content);

    /// The same of a project that lies in a place: it is worked on in memory, and all of it stored after each write. Errors: also
    /// FileNotFound (none lies there), and the place's.
    static Result<ProjectStore> openIn(std::shared_ptr<ProjectPlace> place, ProjectContent& content);

    /// Errors: FileNotWritable, CorruptFile, and the place's; then the file is as it was.
    Status write(const Write& what);
    /// The last step that is not undone, or the first that is. Errors: of the database.
    Result<std::optional<StoredStep>> stepToUndo();
    Result<std::optional<StoredStep>> stepToRedo();
    /// Steps by number, without their changes, the last `count` of them.
    Result<std::vector<StoredStep>> steps(std::int64_t count);
    Result<std::vector<StoredResult>> results(std::int64_t run);
    /// Whether another program has written since this one read or wrote, or has put another file in its place.
    Result<bool> changedElsewhere();
    /// The bytes of the file.
    Result<std::string> image() { return m_database->image(); }
    [[nodiscard]] const std::string& projectId() const { return m_state.project; }

private:
    struct State {
        std::string project;  ///< 32 hexadecimal digits, the same as long as a project lives, in its copies too
        std::int64_t revision = 0;
        std::uint64_t rowCount = 0;
        std::uint64_t rowSum = 0;
        std::uint64_t lastId = 0;
    };

    explicit ProjectStore(std::unique_ptr<SqliteDatabase> database) : m_database(std::move(database)) {}
    static Cells cellsOfState(const State& state);
    Status load(int version, ProjectContent& content);
    Status storeImage();
    Status check(int version);
    Result<State> storedState();
    Status replaceRow(const Change& change, State& state);
    Status writeRows(const Write& what, State& state);
    Status dropUndoneSteps(State& state);
    Status writeState(const State& state);
    Result<std::optional<StoredStep>> oneStep(std::string_view condition);
    [[nodiscard]] Error damaged() const;

    std::unique_ptr<SqliteDatabase> m_database;
    State m_state;
    FileIdentity m_identity;
    std::int64_t m_dataVersion = 0;
    std::shared_ptr<ProjectPlace> m_place;  ///< null: it is a file
    std::string m_image;                    ///< as the place has it
};

}  // namespace undertone
