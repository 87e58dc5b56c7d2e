// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_reader.h"

namespace undertone {

namespace {

constexpr std::size_t mostSteps = 10'000'000;
constexpr std::size_t mostResults = 10'000'000;

Error damagedTable(const SqliteDatabase& database, const char* table)
{
    return {ErrorCode::CorruptFile, message("project.damaged-table", database.path(), table), database.path()};
}

template <typename Row> std::string selectSql()
{
    std::string columns;
    std::apply([&](const auto&... field) { ((columns += std::string(columns.empty() ? "" : ", ") + field.name), ...); },
               RowFields<Row>::fields);
    return "SELECT " + columns + " FROM " + RowFields<Row>::table;
}

}  // namespace

Result<ProjectReader::Sums> ProjectReader::read(ProjectContent& content)
{
    m_sums = {};
    Status status;
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        if (status)
            status = readTable<Row>(content);
    });
    TRY(status);
    TRY(sumTable("results", "run, position, sentence, result", mostResults));
    TRY(sumTable("steps", "number, made_at, name, changes, undone", mostSteps));
    return m_sums;
}

template <typename Row> Status ProjectReader::readTable(ProjectContent& content)
{
    auto rows = TRY(m_database.prepare(selectSql<Row>()));
    std::size_t read = 0;
    while (TRY(rows.step())) {
        const auto cells = rows.cells();
        if (!cells)
            return damagedTable(m_database, RowFields<Row>::table);
        TRY(count(RowFields<Row>::table, *cells, ++read, RowFields<Row>::mostRows));
        const auto row = rowOf<Row>(*cells);
        if (!row || content.find<Row>(RowFields<Row>::keyOf(*row)) != nullptr)
            return damagedTable(m_database, RowFields<Row>::table);
        content.put(*row);
    }
    return {};
}

Status ProjectReader::sumTable(const char* table, std::string_view columns, std::size_t mostRows)
{
    auto rows = TRY(m_database.prepare("SELECT " + std::string(columns) + " FROM " + table));
    std::size_t read = 0;
    while (TRY(rows.step())) {
        const auto cells = rows.cells();
        if (!cells)
            return damagedTable(m_database, table);
        TRY(count(table, *cells, ++read, mostRows));
    }
    return {};
}

Status ProjectReader::count(const char* table, const Cells& cells, std::size_t read, std::size_t mostRows)
{
    if (read > mostRows)
        return Error{ErrorCode::LimitExceeded, message("project.too-many-rows", m_database.path(), table, mostRows), m_database.path()};
    ++m_sums.rows;
    m_sums.sum += checksumOf(table, cells);
    return {};
}

}  // namespace undertone
