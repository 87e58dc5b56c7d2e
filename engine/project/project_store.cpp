// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_store.h"

#include "engine/project/invariants.h"
#include "engine/project/project_reader.h"
#include "engine/project/project_schema.h"

#include <algorithm>
#include <array>
#include <random>

namespace undertone {

namespace {

constexpr const char* stepColumns = "number, made_at, name, changes, undone";

Cells cellsOfStep(const StoredStep& step)
{
    return {step.number, step.madeAt, step.name, step.changes, toCell(step.isUndone)};
}

Cells cellsOfResult(const StoredResult& result)
{
    return {result.run, result.position, result.sentence, result.result};
}

std::optional<StoredStep> stepOf(const std::optional<Cells>& cells)
{
    StoredStep step;
    const bool holds = cells && cells->size() == 5 && fromCell((*cells)[0], step.number) && fromCell((*cells)[1], step.madeAt)
        && fromCell((*cells)[2], step.name) && fromCell((*cells)[3], step.changes) && fromCell((*cells)[4], step.isUndone);
    return holds ? std::optional(step) : std::nullopt;
}

/// "a, b, c", "?, ?, ?" or "b = ?, c = ?", of the columns from `first` to before `last`.
template <typename Row>
std::string columnList(std::size_t first, std::size_t last, const char* joint, const char* suffix, bool names = true)
{
    std::string list;
    std::size_t at = 0;
    std::apply(
        [&](const auto&... field) {
            const auto add = [&](const char* name) {
                if (at >= first && at < last)
                    list += std::string(list.empty() ? "" : joint) + (names ? name : "") + suffix;
                ++at;
            };
            (add(field.name), ...);
        },
        RowFields<Row>::fields);
    return list;
}

template <typename Row> std::string insertSql()
{
    return std::string("INSERT INTO ") + RowFields<Row>::table + " VALUES(" + columnList<Row>(0, fieldCount<Row>, ", ", "?", false) + ")";
}

template <typename Row> std::string whereKey()
{
    return " WHERE " + columnList<Row>(0, RowFields<Row>::keyFields, " AND ", " = ?");
}

template <typename Row> std::string updateSql()
{
    return std::string("UPDATE ") + RowFields<Row>::table + " SET "
        + columnList<Row>(RowFields<Row>::keyFields, fieldCount<Row>, ", ", " = ?") + whereKey<Row>();
}

template <typename Row> std::string deleteSql()
{
    return std::string("DELETE FROM ") + RowFields<Row>::table + whereKey<Row>();
}

std::string newProjectId()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device device;
    std::string id;
    while (id.size() < 32)
        id += digits[device() % digits.size()];
    return id;
}

}  // namespace

Cells ProjectStore::cellsOfState(const State& state)
{
    return {std::int64_t{1},
            state.project,
            state.revision,
            static_cast<std::int64_t>(state.rowCount),
            static_cast<std::int64_t>(state.rowSum),
            static_cast<std::int64_t>(state.lastId)};
}

Error ProjectStore::damaged() const
{
    return {ErrorCode::CorruptFile, message("project.damaged", m_database->path()), m_database->path()};
}

Result<std::string> ProjectStore::imageOf(const ProjectContent& content)
{
    ProjectStore store(TRY(SqliteDatabase::inMemory()));
    auto transaction = TRY(SqliteTransaction::begin(*store.m_database));
    TRY(migrateSchema(*store.m_database, 0));
    TRY(store.m_database->run("INSERT INTO state VALUES(1, '', 0, 0, 0, 0, 0)", {}));
    Write all;
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        for (const auto& [key, row] : content.rows<Row>())
            all.changes.emplace_back(Replacement<Row>{std::nullopt, row});
    });
    State state{newProjectId(), 1, 0, 0, content.lastNumber()};
    TRY(store.writeRows(all, state));
    TRY(store.writeState(state));
    TRY(transaction.commit());
    return store.image();
}

Result<ProjectStore> ProjectStore::open(const std::filesystem::path& path, SqliteDatabase::Mode mode, ProjectContent& content)
{
    const int version = TRY(checkProjectFile(path));
    ProjectStore store(TRY(SqliteDatabase::open(path, mode)));
    store.m_identity = TRY(fileIdentity(path));
    // All of one state of the file, whoever writes meanwhile.
    TRY(store.m_database->execute("BEGIN"));
    const auto status = store.load(version, content);
    TRY(store.m_database->execute("ROLLBACK"));
    TRY(status);
    store.m_dataVersion = TRY(store.m_database->number("PRAGMA data_version"));
    return store;
}

Result<ProjectStore> ProjectStore::openIn(std::shared_ptr<ProjectPlace> place, ProjectContent& content)
{
    auto image = TRY(place->load());
    if (!image)
        return Error{ErrorCode::FileNotFound, message("project.none-there", place->path()), place->path()};
    const int version = TRY(checkProjectImage(*image, place->path()));
    ProjectStore store(TRY(SqliteDatabase::ofImage(*image, place->path())));
    TRY(store.load(version, content));
    store.m_place = std::move(place);
    store.m_image = *std::move(image);
    return store;
}

Status ProjectStore::load(int version, ProjectContent& content)
{
    TRY(check(version));
    m_state = TRY(storedState());
    const auto sums = TRY(ProjectReader(*m_database).read(content));
    if (sums.rows != m_state.rowCount || sums.sum != m_state.rowSum || content.lastNumber() > m_state.lastId)
        return damaged();
    ProjectReader::reserve(content, m_state.lastId);
    if (const auto holds = checkInvariants(content); !holds)
        return Error{ErrorCode::CorruptFile, message("project.damaged-as", m_database->path(), holds.error().message), m_database->path()};
    return {};
}

Status ProjectStore::check(int version)
{
    TRY(checkSchema(*m_database, version));
    auto check = TRY(m_database->prepare("PRAGMA integrity_check(1)"));
    if (!TRY(check.step()))
        return damaged();
    const auto said = check.cell(0);
    if (said != Cell(std::string("ok")))
        return damaged();
    return {};
}

Result<ProjectStore::State> ProjectStore::storedState()
{
    auto rows = TRY(m_database->prepare("SELECT id, project, revision, row_count, row_sum, last_id, checksum FROM state"));
    if (!TRY(rows.step()))
        return damaged();
    auto cells = rows.cells();
    std::int64_t sum = 0;
    if (!cells || !fromCell(cells->back(), sum))
        return damaged();
    cells->pop_back();
    State state;
    std::int64_t rowCount = 0, rowSum = 0, lastId = 0;
    const bool holds = fromCell((*cells)[1], state.project) && fromCell((*cells)[2], state.revision) && fromCell((*cells)[3], rowCount)
        && fromCell((*cells)[4], rowSum) && fromCell((*cells)[5], lastId) && rowCount >= 0 && lastId >= 0;
    if (!holds || static_cast<std::uint64_t>(sum) != checksumOf("state", *cells))
        return damaged();
    state.rowCount = static_cast<std::uint64_t>(rowCount);
    state.rowSum = static_cast<std::uint64_t>(rowSum);
    state.lastId = static_cast<std::uint64_t>(lastId);
    return state;
}

Status ProjectStore::write(const Write& what)
{
    if (m_place == nullptr && TRY(fileIdentity(m_database->path())) != m_identity)
        return Error{ErrorCode::FileNotWritable, message("project.changed-elsewhere", m_database->path()), m_database->path()};
    State next = m_state;
    ++next.revision;
    next.lastId = std::max(next.lastId, what.lastId);
    Status committed;
    {
        auto transaction = TRY(SqliteTransaction::begin(*m_database));
        if (TRY(m_database->number("SELECT revision FROM state")) != m_state.revision)
            return Error{ErrorCode::FileNotWritable, message("project.changed-elsewhere", m_database->path()), m_database->path()};
        TRY(writeRows(what, next));
        TRY(writeState(next));
        committed = transaction.commit();
    }
    if (!committed) {
        // The failure may have come when all was written; whoever reads the file decides.
        const auto revision = m_database->number("SELECT revision FROM state");
        if (!revision || *revision != next.revision)
            return committed;
    }
    if (m_place != nullptr)
        TRY(storeImage());
    m_state = std::move(next);
    return {};
}

/// Where the place does not take it, the database is again as the place has it.
Status ProjectStore::storeImage()
{
    auto image = TRY(m_database->image());
    if (const auto stored = m_place->store(image); !stored) {
        m_database = TRY(SqliteDatabase::ofImage(m_image, m_place->path()));
        return stored;
    }
    m_image = std::move(image);
    return {};
}

Status ProjectStore::writeRows(const Write& what, State& state)
{
    for (const Change& change : what.changes)
        TRY(replaceRow(change, state));
    if (what.newStep) {
        TRY(dropUndoneSteps(state));
        StoredStep step = *what.newStep;
        step.number = TRY(m_database->number("SELECT coalesce(max(number), 0) + 1 FROM steps"));
        const auto cells = cellsOfStep(step);
        TRY(m_database->run("INSERT INTO steps VALUES(?, ?, ?, ?, ?)", cells));
        state.rowSum += checksumOf("steps", cells);
        ++state.rowCount;
    }
    if (what.joined) {
        TRY(dropUndoneSteps(state));
        StoredStep step = what.joined->step;
        state.rowSum -= checksumOf("steps", cellsOfStep(step));
        step.name = what.joined->name;
        step.changes = what.joined->changes;
        state.rowSum += checksumOf("steps", cellsOfStep(step));
        const std::array<Cell, 3> cells{toCell(step.name), toCell(step.changes), step.number};
        if (TRY(m_database->run("UPDATE steps SET name = ?, changes = ? WHERE number = ?", cells)) != 1)
            return damaged();
    }
    if (what.flipped) {
        StoredStep step = *what.flipped;
        state.rowSum -= checksumOf("steps", cellsOfStep(step));
        step.isUndone = !step.isUndone;
        state.rowSum += checksumOf("steps", cellsOfStep(step));
        const std::array<Cell, 2> cells{toCell(step.isUndone), step.number};
        TRY(m_database->run("UPDATE steps SET undone = ? WHERE number = ?", cells));
    }
    for (const StoredResult& result : what.results) {
        const auto cells = cellsOfResult(result);
        TRY(m_database->run("INSERT INTO results VALUES(?, ?, ?, ?)", cells));
        state.rowSum += checksumOf("results", cells);
        ++state.rowCount;
    }
    return {};
}

Status ProjectStore::replaceRow(const Change& change, State& state)
{
    return std::visit(
        [&]<typename Row>(const Replacement<Row>& replacement) -> Status {
            std::string sql;
            Cells values;
            if (replacement.before) {
                const auto before = cellsOf(*replacement.before);
                state.rowSum -= checksumOf(RowFields<Row>::table, before);
                --state.rowCount;
                sql = deleteSql<Row>();
                values.assign(before.begin(), before.begin() + RowFields<Row>::keyFields);
            }
            if (replacement.after) {
                auto after = cellsOf(*replacement.after);
                state.rowSum += checksumOf(RowFields<Row>::table, after);
                ++state.rowCount;
                sql = replacement.before ? updateSql<Row>() : insertSql<Row>();
                if (replacement.before)  // the key comes last
                    std::rotate(after.begin(), after.begin() + RowFields<Row>::keyFields, after.end());
                values = std::move(after);
            }
            return TRY(m_database->run(sql, values)) == 1 ? Status() : damaged();
        },
        change);
}

Status ProjectStore::dropUndoneSteps(State& state)
{
    std::int64_t dropped = 0;
    auto rows = TRY(m_database->prepare(std::string("SELECT ") + stepColumns + " FROM steps WHERE undone = 1"));
    while (TRY(rows.step())) {
        const auto cells = rows.cells();
        if (!cells)
            return damaged();
        state.rowSum -= checksumOf("steps", *cells);
        --state.rowCount;
        ++dropped;
    }
    return TRY(m_database->run("DELETE FROM steps WHERE undone = 1", {})) == dropped ? Status() : damaged();
}

Status ProjectStore::writeState(const State& state)
{
    Cells cells = cellsOfState(state);
    const auto sum = static_cast<std::int64_t>(checksumOf("state", cells));
    cells.erase(cells.begin());
    cells.emplace_back(sum);
    const auto changed = TRY(m_database->run(
        "UPDATE state SET project = ?, revision = ?, row_count = ?, row_sum = ?, last_id = ?, checksum = ? WHERE id = 1", cells));
    return changed == 1 ? Status() : damaged();
}

Result<std::optional<StoredStep>> ProjectStore::oneStep(std::string_view condition)
{
    auto rows = TRY(m_database->prepare(std::string("SELECT ") + stepColumns + " FROM steps " + std::string(condition) + " LIMIT 1"));
    if (!TRY(rows.step()))
        return std::optional<StoredStep>();
    auto step = stepOf(rows.cells());
    if (!step)
        return damaged();
    return step;
}

Result<std::optional<StoredStep>> ProjectStore::stepToUndo()
{
    return oneStep("WHERE undone = 0 ORDER BY number DESC");
}

Result<std::optional<StoredStep>> ProjectStore::stepToRedo()
{
    return oneStep("WHERE undone = 1 ORDER BY number");
}

Result<std::vector<StoredStep>> ProjectStore::steps(std::int64_t count)
{
    std::vector<StoredStep> found;
    auto rows = TRY(m_database->prepare("SELECT number, made_at, name, '', undone FROM steps ORDER BY number DESC LIMIT ?"));
    TRY(rows.bind(std::array<Cell, 1>{count}));
    while (TRY(rows.step())) {
        auto step = stepOf(rows.cells());
        if (!step)
            return damaged();
        found.push_back(std::move(*step));
    }
    return std::vector<StoredStep>(found.rbegin(), found.rend());
}

Result<std::vector<StoredResult>> ProjectStore::results(std::int64_t run)
{
    std::vector<StoredResult> found;
    auto rows = TRY(m_database->prepare("SELECT run, position, sentence, result FROM results WHERE run = ? ORDER BY position"));
    TRY(rows.bind(std::array<Cell, 1>{run}));
    while (TRY(rows.step())) {
        const auto cells = rows.cells();
        StoredResult result;
        if (!cells || !fromCell((*cells)[0], result.run) || !fromCell((*cells)[1], result.position)
            || !fromCell((*cells)[2], result.sentence) || !fromCell((*cells)[3], result.result))
            return damaged();
        found.push_back(std::move(result));
    }
    return found;
}

Result<bool> ProjectStore::changedElsewhere()
{
    if (m_place != nullptr)
        return false;  // nobody else writes there
    const auto identity = fileIdentity(m_database->path());
    if (!identity || *identity != m_identity)
        return true;
    return TRY(m_database->number("PRAGMA data_version")) != m_dataVersion;
}

}  // namespace undertone
