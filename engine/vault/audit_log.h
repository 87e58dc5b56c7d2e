// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/sealing.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// One thing that happened in a session. `mac` is the keyed hash of all of it and of the entry before: the head of the chain up to here.
struct AuditEntry {
    std::uint64_t index = 0;
    std::string time;     ///< ISO 8601, UTC
    std::string what;     ///< "consent.given", "recording.stopped"...
    std::string details;  ///< a JSON object
    std::string previous;
    std::string mac;  ///< 64 hexadecimal digits
};

/// The first thing that is wrong with a log.
struct AuditFinding {
    enum class Kind {
        Changed,      ///< the entry was altered, or is none of this log
        Removed,      ///< the entry is missing where it belongs
        Reordered,    ///< the entry is missing where it belongs and lies further on
        Repeated,     ///< the entry is there a second time
        EndRemoved,   ///< entries from this one on are missing at the end
        HeadChanged,  ///< the file that says how many there are was altered or removed
        HeadUnknown,  ///< a head that was printed earlier is in no entry: entries since are missing, or it is of another session
    };
    Kind kind = Kind::Changed;
    std::uint64_t entry = 0;  ///< numbered from 0
};

struct AuditReport {
    std::vector<AuditEntry> entries;  ///< in order, up to the finding
    std::optional<AuditFinding> finding;
    std::uint64_t wholeBytes = 0;  ///< of the file, up to a last entry that is not whole
};

/// What happened in a session, in the order it did: sealed entries in a keyed hash chain (engine/vault/README.md), with a small
/// file beside it that says where it ends. Several programs may append; each append survives a crash once it returns. One thread.
class AuditLog {
public:
    struct Place {
        std::filesystem::path file;
        SealId session;
        SealId keyId;
    };

    /// Errors: FileNotWritable (also: there is one already), OutOfMemory.
    static Result<AuditLog> create(const Place& place, SecretBytes key);
    /// Verifies all of it. Errors: CorruptFile (verify() says where), FileNotFound, FileUnreadable, LimitExceeded.
    static Result<AuditLog> open(const Place& place, SecretBytes key);
    /// The entries up to what is wrong, however little that is: for whoever destroys what the log belongs to. It takes no further ones
    /// where something is wrong.
    static AuditLog openWhatIsThere(const Place& place, SecretBytes key);
    /// What is wrong, first in order. `printedHead`: of a receipt; empty: none is looked for. Errors: FileNotFound, FileUnreadable,
    /// LimitExceeded.
    static Result<AuditReport> verify(const Place& place, const SecretBytes& key, std::string_view printedHead = {});

    [[nodiscard]] const std::vector<AuditEntry>& entries() const { return m_entries; }
    /// The last entry's mac.
    [[nodiscard]] std::string head() const { return m_entries.empty() ? std::string() : m_entries.back().mac; }

    /// Adds an entry behind those that other programs have added meanwhile. Errors: FileNotWritable, CorruptFile.
    Status append(const std::string& what, const nlohmann::json& details);
    /// Reads what other programs have added; whether there was any. Errors: as open().
    Result<bool> refresh();

    static constexpr std::size_t maxBytes = std::size_t{256} << 20;
    static constexpr std::size_t maxEntryBytes = std::size_t{1} << 20;

private:
    AuditLog(Place place, SecretBytes key) : m_place(std::move(place)), m_key(std::move(key)) {}
    Result<std::uint64_t> reread();
    Status writeHead() const;

    Place m_place;
    SecretBytes m_key;
    std::vector<AuditEntry> m_entries;
    std::uint64_t m_seenBytes = 0;
};

}  // namespace undertone
