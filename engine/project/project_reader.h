// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/project/project_content.h"
#include "engine/project/sqlite_database.h"

#include <cstdint>

namespace undertone {

/// Reads the rows of a project, each checked for types and bounds on its own; what they say of one another is for the invariants.
class ProjectReader {
public:
    /// Of all rows, those of history and results too.
    struct Sums {
        std::uint64_t rows = 0;
        std::uint64_t sum = 0;
    };

    explicit ProjectReader(SqliteDatabase& database) : m_database(database) {}
    /// Errors: CorruptFile, LimitExceeded, those of the database.
    Result<Sums> read(ProjectContent& content);
    /// No id up to `lastId` is given again.
    static void reserve(ProjectContent& content, std::uint64_t lastId) { content.reserve(lastId); }

private:
    template <typename Row> Status readTable(ProjectContent& content);
    Status sumTable(const char* table, std::string_view columns, std::size_t mostRows);
    Status count(const char* table, const Cells& cells, std::size_t read, std::size_t mostRows);

    SqliteDatabase& m_database;
    Sums m_sums;
};

}  // namespace undertone
