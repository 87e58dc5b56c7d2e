// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/audit_log.h"

#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace undertone {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Kind = AuditFinding::Kind;

constexpr std::string_view logMagic = "UTVAUDT1";
constexpr std::string_view headMagic = "UTVHEAD1";
constexpr std::uint32_t logVersion = 1;
constexpr std::size_t logHeadBytes = 8 + 4 + 2 * sizeof(SealId);
constexpr auto logPatience = 3s;

fs::path headFileOf(const AuditLog::Place& place)
{
    auto file = place.file;
    file += ".head";
    return file;
}

ByteVector contextOf(const AuditLog::Place& place, std::string_view magic)
{
    return FieldWriter().text(magic).number32(logVersion).raw(place.keyId.bytes).raw(place.session.bytes).take();
}

/// All of an entry but its mac, as it is hashed.
nlohmann::json hashedPart(const AuditEntry& entry)
{
    return {{"index", entry.index}, {"time", entry.time}, {"what", entry.what}, {"details", entry.details}, {"previous", entry.previous}};
}

std::string macOf(const AuditEntry& entry, const SecretBytes& key)
{
    return hexOf(keyedHash(key, bytesOf("audit " + jsonText(hashedPart(entry)))));
}

std::optional<AuditEntry> openEntry(ByteSpan sealed, const ByteVector& context, const SecretBytes& key)
{
    const auto plain = openValue(key, context, sealed);
    const auto parsed = plain ? parseStrictJson(textOf(*plain), message("vault.entry")) : Error{};
    if (!parsed)
        return std::nullopt;
    JsonFields fields(*parsed);
    AuditEntry entry;
    entry.index = static_cast<std::uint64_t>(fields.integerIn("index", 0, 1'000'000'000));
    entry.time = fields.text("time");
    entry.what = fields.text("what");
    entry.details = fields.text("details");
    entry.previous = fields.text("previous");
    entry.mac = fields.text("mac");
    if (!fields.problem().empty() || macOf(entry, key) != entry.mac)
        return std::nullopt;
    return entry;
}

struct LogRecord {
    std::optional<AuditEntry> entry;  ///< nothing where it cannot be opened
    std::uint64_t end = 0;            ///< in the file
};

/// What lies in the file, in its order, without a last one that is not whole.
std::vector<LogRecord> recordsOf(ByteSpan bytes, const ByteVector& context, const SecretBytes& key)
{
    std::vector<LogRecord> found;
    FieldReader fields(bytes.subspan(logHeadBytes));
    while (fields.rest().size() >= 4) {
        const auto size = fields.number32();
        if (size < sealOverhead || size > AuditLog::maxEntryBytes) {
            found.push_back({std::nullopt, bytes.size()});  // all that follows is out of step
            return found;
        }
        if (fields.rest().size() < size)
            return found;
        auto entry = openEntry(fields.raw(size), context, key);
        found.push_back({std::move(entry), bytes.size() - fields.rest().size()});
    }
    return found;
}

/// Where the log ends by its head file: how many entries, and the mac of the last.
struct LogEnd {
    std::uint64_t count = 0;
    std::string mac;
};

std::optional<LogEnd> readEnd(const AuditLog::Place& place, const SecretBytes& key)
{
    const auto text = readTextFile(headFileOf(place), 4096);
    const auto plain = text ? openValue(key, contextOf(place, headMagic), bytesOf(*text)) : std::nullopt;
    if (!plain)
        return std::nullopt;
    FieldReader fields(*plain);
    LogEnd end{fields.number64(), std::string(textOf(fields.rest()))};
    return fields.ok() ? std::optional(std::move(end)) : std::nullopt;
}

std::optional<AuditFinding> firstFinding(const std::vector<LogRecord>& records, std::vector<AuditEntry>& entries)
{
    for (std::size_t at = 0; at < records.size(); ++at) {
        const auto expected = entries.size();
        const auto& entry = records[at].entry;
        if (!entry)
            return AuditFinding{Kind::Changed, expected};
        if (entry->index < expected)
            return AuditFinding{Kind::Repeated, entry->index};
        if (entry->index > expected) {
            const bool liesFurtherOn = std::any_of(records.begin() + static_cast<std::ptrdiff_t>(at), records.end(),
                                                   [&](const LogRecord& other) { return other.entry && other.entry->index == expected; });
            return AuditFinding{liesFurtherOn ? Kind::Reordered : Kind::Removed, expected};
        }
        if (entry->previous != (entries.empty() ? std::string() : entries.back().mac))
            return AuditFinding{Kind::Changed, expected};
        entries.push_back(*entry);
    }
    return std::nullopt;
}

Error brokenLog(const fs::path& file)
{
    return {ErrorCode::CorruptFile, message("vault.log-damaged", file), file};
}

}  // namespace

Result<AuditReport> AuditLog::verify(const Place& place, const SecretBytes& key, std::string_view printedHead)
{
    // The end first: what others append meanwhile lies behind it, and is no end that was removed.
    const auto end = readEnd(place, key);
    const auto text = TRY(readTextFile(place.file, maxBytes));
    const auto context = contextOf(place, logMagic);
    AuditReport report;
    if (text.size() < logHeadBytes || !std::ranges::equal(bytesOf(text).first(logHeadBytes), context)) {
        report.finding = AuditFinding{Kind::Changed, 0};
        return report;
    }
    auto records = recordsOf(bytesOf(text), context, key);
    // What a power cut left of an entry that was never acknowledged has a length, and zeros in place of content.
    while (end && !records.empty() && !records.back().entry && records.size() > end->count)
        records.pop_back();
    report.finding = firstFinding(records, report.entries);
    report.wholeBytes = records.empty() ? logHeadBytes : records.back().end;
    if (report.finding)
        return report;
    const auto count = report.entries.size();
    if (!end)
        report.finding = AuditFinding{Kind::HeadChanged, count};
    else if (end->count > count)
        report.finding = AuditFinding{Kind::EndRemoved, count};
    else if (end->count > 0 && report.entries[end->count - 1].mac != end->mac)
        report.finding = AuditFinding{Kind::HeadChanged, end->count - 1};
    else if (!printedHead.empty() && std::ranges::find(report.entries, printedHead, &AuditEntry::mac) == report.entries.end())
        report.finding = AuditFinding{Kind::HeadUnknown, count};
    return report;
}

Result<AuditLog> AuditLog::create(const Place& place, SecretBytes key)
{
    std::error_code ignored;
    if (fs::exists(place.file, ignored))
        return Error{ErrorCode::FileNotWritable, message("vault.session-exists", place.file.parent_path()), place.file};
    AuditLog log(place, std::move(key));
    TRY(log.writeHead());
    TRY(writeFileAtomically(place.file, textOf(contextOf(place, logMagic))));
    log.m_seenBytes = logHeadBytes;
    return log;
}

Result<AuditLog> AuditLog::open(const Place& place, SecretBytes key)
{
    AuditLog log(place, std::move(key));
    TRY(log.reread());
    return log;
}

AuditLog AuditLog::openWhatIsThere(const Place& place, SecretBytes key)
{
    AuditLog log(place, std::move(key));
    if (auto report = verify(log.m_place, log.m_key)) {
        log.m_entries = std::move(report->entries);
        log.m_seenBytes = report->wholeBytes;
    }
    return log;
}

Result<std::uint64_t> AuditLog::reread()
{
    auto report = TRY(verify(m_place, m_key));
    if (report.finding || report.entries.size() < m_entries.size()
        || (!m_entries.empty() && report.entries[m_entries.size() - 1].mac != head()))
        return brokenLog(m_place.file);
    m_entries = std::move(report.entries);
    m_seenBytes = report.wholeBytes;
    return report.wholeBytes;
}

Result<bool> AuditLog::refresh()
{
    std::error_code failure;
    const auto size = fs::file_size(m_place.file, failure);
    if (!failure && size == m_seenBytes)
        return false;
    const auto before = m_entries.size();
    TRY(reread());
    return m_entries.size() != before;
}

Status AuditLog::writeHead() const
{
    const auto plain = FieldWriter().number64(m_entries.size()).text(head()).take();
    return writeFileAtomically(headFileOf(m_place), textOf(sealValue(m_key, contextOf(m_place, headMagic), plain)));
}

Status AuditLog::append(const std::string& what, const nlohmann::json& details)
{
    const auto until = std::chrono::steady_clock::now() + logPatience;
    auto lock = FolderLock::takeFile(m_place.file, LockHolder::Program);
    while (!lock && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(10ms);
        lock = FolderLock::takeFile(m_place.file, LockHolder::Program);
    }
    if (!lock)
        return lock.error();
    const auto whole = TRY(reread());
    std::error_code failure;
    if (fs::file_size(m_place.file, failure) > whole && !failure)
        fs::resize_file(m_place.file, whole, failure);  // what a killed program had begun
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-write", m_place.file, failure.message()), m_place.file};
    AuditEntry entry{m_entries.size(), nowIso8601(), what, jsonText(details), head(), {}};
    entry.mac = macOf(entry, m_key);
    auto json = hashedPart(entry);
    json["mac"] = entry.mac;
    const auto sealed = sealValue(m_key, contextOf(m_place, logMagic), bytesOf(jsonText(json)));
    if (sealed.size() > maxEntryBytes)
        return Error{ErrorCode::LimitExceeded, message("vault.entry-long", maxEntryBytes), m_place.file};
    const auto record = FieldWriter().number32(static_cast<std::uint32_t>(sealed.size())).raw(sealed).take();
    TRY(appendToFile(m_place.file, textOf(record)));
    TRY(syncFile(m_place.file));
    m_entries.push_back(std::move(entry));
    m_seenBytes = whole + record.size();
    return writeHead();
}

}  // namespace undertone
