// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/core/result.h"
#include "engine/project/cell.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace undertone {

/// A prepared statement. Ends with its database, or before.
class SqliteStatement {
public:
    /// Starts it anew with these values for its ?. Errors: of the database.
    Status bind(std::span<const Cell> cells);
    /// The next row; false at the end.
    Result<bool> step();
    /// Of the row that step() gave. Nothing where it is of no type that a Cell has.
    [[nodiscard]] std::optional<Cell> cell(int column) const;
    [[nodiscard]] std::optional<Cells> cells() const;

private:
    friend class SqliteDatabase;
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    SqliteStatement(class SqliteDatabase& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}

    class SqliteDatabase* m_database;
    std::unique_ptr<sqlite3_stmt, Finalise> m_statement;
};

/// A connection to one SQLite file, set up for files of strangers: no extension, no trigger, no view, no attached file, nothing of the
/// schema is trusted, and the database cannot be damaged through SQL. Durable: what was committed survives a power cut (rollback journal,
/// synchronous EXTRA). One thread; it does not move, as its statements point to it.
class SqliteDatabase {
public:
    enum class Mode { ReadOnly, ReadWrite, Create };
    /// Errors: FileUnreadable, FileNotWritable, CorruptFile.
    static Result<std::unique_ptr<SqliteDatabase>> open(const std::filesystem::path& path, Mode mode);
    /// Of no file.
    static Result<std::unique_ptr<SqliteDatabase>> inMemory();
    /// Of the bytes of a file, in memory: nothing reaches the disk. `path` stands for them in messages. Errors: CorruptFile, OutOfMemory.
    static Result<std::unique_ptr<SqliteDatabase>> ofImage(std::string_view image, const std::filesystem::path& path);
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    Result<SqliteStatement> prepare(std::string_view sql);
    /// One statement or several, without rows.
    Status execute(const std::string& sql);
    /// A statement to its end; how many rows it changed.
    Result<int> run(std::string_view sql, std::span<const Cell> cells);
    /// The whole number in the first column of the first row.
    Result<std::int64_t> number(std::string_view sql);
    /// The bytes that a file of this database has. Errors: of the database.
    Result<std::string> image();
    /// What the last call that failed says.
    [[nodiscard]] Error error() const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    friend class SqliteStatement;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    SqliteDatabase(std::filesystem::path path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) {}
    Status harden();

    std::filesystem::path m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// A transaction: rolled back unless it was committed.
class SqliteTransaction {
public:
    static Result<SqliteTransaction> begin(SqliteDatabase& database);
    SqliteTransaction(SqliteTransaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    SqliteTransaction& operator=(SqliteTransaction&&) = delete;
    ~SqliteTransaction();
    /// Errors: of the database; then the transaction was rolled back, unless the failure came after it had reached the disk.
    Status commit();

private:
    explicit SqliteTransaction(SqliteDatabase& database) : m_database(&database) {}
    SqliteDatabase* m_database;
};

}  // namespace undertone
