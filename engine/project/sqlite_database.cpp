// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/sqlite_database.h"

#include <cerrno>
#include <cstring>
#include <sqlite3.h>

namespace undertone {

namespace {

constexpr int busyMilliseconds = 2000;  // others hold a project only while they read it

template <typename... Values> void configure(sqlite3* handle, int option, Values... values)
{
    sqlite3_db_config(handle, option, values..., nullptr);  // an option that this SQLite lacks changes nothing
}

/// A damaged file may say anything; what SQLite would take memory or time for is bounded.
void limit(sqlite3* handle)
{
    constexpr int mostBytesOfValue = 64 << 20;  // of one value, and of one step of the history
    for (const auto& [what, bound] : {std::pair{SQLITE_LIMIT_LENGTH, mostBytesOfValue},
                                      {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                      {SQLITE_LIMIT_COLUMN, 100},
                                      {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                      {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                                      {SQLITE_LIMIT_VDBE_OP, 25'000},
                                      {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                      {SQLITE_LIMIT_ATTACHED, 0},
                                      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                      {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
                                      {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                      {SQLITE_LIMIT_WORKER_THREADS, 0}})
        sqlite3_limit(handle, what, bound);
}

}  // namespace

void SqliteStatement::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Status SqliteStatement::bind(std::span<const Cell> cells)
{
    sqlite3_reset(m_statement.get());  // says again what an earlier step() said
    int result = SQLITE_OK;
    int at = 0;
    for (const Cell& cell : cells) {
        ++at;
        if (const auto* whole = std::get_if<std::int64_t>(&cell))
            result = sqlite3_bind_int64(m_statement.get(), at, *whole);
        else if (const auto* number = std::get_if<double>(&cell))
            result = sqlite3_bind_double(m_statement.get(), at, *number);
        else if (const auto* text = std::get_if<std::string>(&cell))
            result = sqlite3_bind_text64(m_statement.get(), at, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        else
            result = sqlite3_bind_null(m_statement.get(), at);
        if (result != SQLITE_OK)
            return m_database->error();
    }
    return {};
}

Result<bool> SqliteStatement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: {
        Error error = m_database->error();
        sqlite3_reset(m_statement.get());  // or its transaction could not be rolled back
        return error;
    }
    }
}

std::optional<Cell> SqliteStatement::cell(int column) const
{
    auto* statement = m_statement.get();
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return Cell();
    case SQLITE_INTEGER: return Cell(std::int64_t{sqlite3_column_int64(statement, column)});
    case SQLITE_FLOAT: return Cell(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        if (bytes == nullptr)  // no memory for it
            return {};
        return Cell(std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))));
    }
    default: return {};
    }
}

std::optional<Cells> SqliteStatement::cells() const
{
    Cells row;
    for (int column = 0; column < sqlite3_column_count(m_statement.get()); ++column) {
        auto one = cell(column);
        if (!one)
            return {};
        row.push_back(std::move(*one));
    }
    return row;
}

void SqliteDatabase::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::filesystem::path& path, Mode mode)
{
    const int flags = mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY
        : mode == Mode::ReadWrite            ? SQLITE_OPEN_READWRITE
                                             : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, nullptr);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path, handle));
    if (handle == nullptr)
        return Error{ErrorCode::OutOfMemory, message("core.out-of-memory")};
    sqlite3_extended_result_codes(handle, 1);
    if (result != SQLITE_OK)
        return database->error();
    TRY(database->harden());
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::inMemory()
{
    return open(":memory:", Mode::Create);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::ofImage(std::string_view image, const std::filesystem::path& path)
{
    auto database = TRY(inMemory());
    database->m_path = path;
    auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
    if (bytes == nullptr)
        return Error{ErrorCode::OutOfMemory, message("core.out-of-memory")};
    std::memcpy(bytes, image.data(), image.size());
    const auto size = static_cast<sqlite3_int64>(image.size());
    // SQLite frees the bytes, also where this fails.
    if (sqlite3_deserialize(database->m_handle.get(), "main", bytes, size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        != SQLITE_OK)
        return database->error();
    TRY(database->harden());  // some of it is of the database that these bytes took the place of
    return database;
}

SqliteDatabase::~SqliteDatabase() = default;

Status SqliteDatabase::harden()
{
    auto* handle = m_handle.get();
    configure(handle, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    configure(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    configure(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    configure(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    configure(handle, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(handle, SQLITE_DBCONFIG_DQS_DML, 0);
    configure(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    limit(handle);
    sqlite3_busy_timeout(handle, busyMilliseconds);
    // secure_delete: what was removed from history is overwritten. EXTRA: also the removal of the journal has reached the disk.
    return execute(
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA secure_delete=ON; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY");
}

Result<SqliteStatement> SqliteDatabase::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return error();
    return SqliteStatement(*this, statement);
}

Status SqliteDatabase::execute(const std::string& sql)
{
    return sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Status() : error();
}

Result<int> SqliteDatabase::run(std::string_view sql, std::span<const Cell> cells)
{
    auto statement = TRY(prepare(sql));
    TRY(statement.bind(cells));
    while (TRY(statement.step())) {}
    return sqlite3_changes(m_handle.get());
}

Result<std::int64_t> SqliteDatabase::number(std::string_view sql)
{
    auto statement = TRY(prepare(sql));
    if (TRY(statement.step())) {
        const auto cell = statement.cell(0);
        if (const auto* whole = cell ? std::get_if<std::int64_t>(&*cell) : nullptr)
            return *whole;
    }
    return Error{ErrorCode::CorruptFile, message("project.damaged", m_path), m_path};
}

Result<std::string> SqliteDatabase::image()
{
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(m_handle.get(), "main", &size, 0);
    if (bytes == nullptr)
        return error();
    std::string copy(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return copy;
}

Error SqliteDatabase::error() const
{
    auto* handle = m_handle.get();
    const int extended = sqlite3_extended_errcode(handle);
    const int number = sqlite3_system_errno(handle);
    const Message reason = literalText(number != 0 ? std::strerror(number) : sqlite3_errmsg(handle));  // of what the system refused
    switch (extended & 0xff) {
    case SQLITE_NOMEM: return {ErrorCode::OutOfMemory, message("core.out-of-memory")};
    case SQLITE_FULL: return {ErrorCode::FileNotWritable, message("io.cannot-write", m_path, literalText(std::strerror(ENOSPC))), m_path};
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: {
        const bool reads = extended == SQLITE_IOERR_READ || extended == SQLITE_IOERR_SHORT_READ;
        return reads ? Error{ErrorCode::FileUnreadable, message("io.cannot-read", m_path, reason), m_path}
                     : Error{ErrorCode::FileNotWritable, message("io.cannot-write", m_path, reason), m_path};
    }
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::FileNotWritable, message("project.busy", m_path), m_path};
    case SQLITE_CONSTRAINT: return {ErrorCode::InvalidArgument, message("project.row-twice", m_path), m_path};
    case SQLITE_TOOBIG: return {ErrorCode::LimitExceeded, message("project.too-large-step"), m_path};
    default: return {ErrorCode::CorruptFile, message("project.damaged-as", m_path, literalText(sqlite3_errmsg(handle))), m_path};
    }
}

Result<SqliteTransaction> SqliteTransaction::begin(SqliteDatabase& database)
{
    TRY(database.execute("BEGIN IMMEDIATE"));
    return SqliteTransaction(database);
}

SqliteTransaction::~SqliteTransaction()
{
    if (m_database != nullptr)
        static_cast<void>(m_database->execute("ROLLBACK"));  // where the failure had ended it already, there is nothing to roll back
}

Status SqliteTransaction::commit()
{
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

}  // namespace undertone
