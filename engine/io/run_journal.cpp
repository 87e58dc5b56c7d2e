// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/run_journal.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/io/timeline_json.h"
#include "engine/io/xdg_paths.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int journalSchema = 1;
constexpr std::size_t maxJournalBytes = std::size_t{1} << 30;
constexpr const char* journalName = "journal.jsonl";
constexpr const char* memoryName = "memory.bin";

// What stands before the memory's bytes in memory.bin; the digest tells a damaged file.
struct MemoryHead {
    char magic[8] = {'U', 'N', 'D', 'E', 'R', 'M', '0', '1'};
    std::uint64_t sentences = 0;
    std::uint64_t bytes = 0;
    Sha256::Digest digest{};
};

Error notWritable(const fs::path& path, const Message& why)
{
    return {ErrorCode::FileNotWritable, message("journal.not-writable", path, why), path};
}

Sha256::Digest digestOf(std::span<const std::uint8_t> bytes)
{
    Sha256 hash;
    hash.update(std::as_bytes(bytes));
    return hash.finish();
}

bool isKey(const std::string& key)
{
    return key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

fs::path RunJournal::defaultRoot()
{
    return xdgStateFolder() / "runs";
}

RunJournal::RunJournal(RunJournal&& other) noexcept
{
    *this = std::move(other);
}

RunJournal& RunJournal::operator=(RunJournal&& other) noexcept
{
    if (this != &other) {
        release();
        m_folder = std::move(other.m_folder);
        m_key = std::move(other.m_key);
        m_labels = std::move(other.m_labels);
        m_memory = other.m_memory;
        m_options = other.m_options;
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_recovered = std::move(other.m_recovered);
        m_validBytes = other.m_validBytes;
        m_rows = other.m_rows;
        m_unsynced = other.m_unsynced;
    }
    return *this;
}

RunJournal::~RunJournal()
{
    release();
}

void RunJournal::release() noexcept
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));  // also lets go of the lock
}

Result<RunJournal> RunJournal::open(const fs::path& root, const std::string& key, const std::vector<std::string>& labels, MemoryMode memory,
                                    const RunJournalOptions& options)
{
    if (!isKey(key))
        return Error{ErrorCode::InvalidArgument, message("journal.key"), {}};
    RunJournal journal;
    journal.m_folder = root / key;
    journal.m_key = key;
    journal.m_labels = labels;
    journal.m_memory = memory;
    journal.m_options = options;
    std::error_code failure;
    fs::create_directories(root, failure);
    removeStaleRuns(root, options.staleAfter);
    fs::create_directory(journal.m_folder, failure);
    if (failure)
        return notWritable(journal.m_folder, literalText(failure.message()));
    fs::permissions(journal.m_folder, fs::perms::owner_all, failure);
    TRY(journal.start());
    return journal;
}

Status RunJournal::start()
{
    const fs::path file = m_folder / journalName;
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_descriptor < 0)
        return notWritable(m_folder, literalText(std::strerror(errno)));
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return notWritable(m_folder, message("journal.in-use"));
    struct stat found {};
    if (::fstat(m_descriptor, &found) != 0 || found.st_nlink == 0)
        return notWritable(m_folder, message("journal.just-ended"));
    if (auto text = readTextFile(file, maxJournalBytes); text)
        recover(*text);
    if (::ftruncate(m_descriptor, static_cast<off_t>(m_validBytes)) != 0)
        return notWritable(m_folder, literalText(std::strerror(errno)));
    if (m_validBytes == 0) {
        std::error_code failure;
        fs::remove(m_folder / memoryName, failure);
        const nlohmann::ordered_json header{{"journal", journalSchema}, {"key", m_key}, {"labels", m_labels}};
        TRY(writeLine(jsonText(header)));
        return sync();
    }
    return {};
}

// Takes the longest valid beginning of a journal that may be torn or damaged anywhere.
void RunJournal::recover(std::string_view text)
{
    std::size_t at = 0;
    for (bool isHeader = true;; isHeader = false) {
        const auto end = text.find('\n', at);
        if (end == std::string_view::npos)
            return;
        const std::string_view line = text.substr(at, end - at);
        if (isHeader) {
            auto parsed = parseStrictJson(line, message("journal.itself"));
            if (!parsed)
                return;
            JsonFields fields(*parsed);
            const bool same =
                fields.integer("journal") == journalSchema && fields.text("key") == m_key && fields.texts("labels") == m_labels;
            if (!same || !fields.problem().empty())
                return;
        } else {
            auto row = utteranceFromJson(line, m_labels);
            if (!row || row->index != static_cast<int>(m_rows))
                return;
            m_recovered.push_back(std::move(*row));
            ++m_rows;
        }
        at = end + 1;
        m_validBytes = at;
    }
}

Status RunJournal::writeLine(const std::string& line)
{
    const std::string bytes = line + "\n";
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return notWritable(m_folder, literalText(std::strerror(errno)));
        done += static_cast<std::size_t>(count);
    }
    return {};
}

Status RunJournal::append(const UtteranceAnalysis& utterance)
{
    if (utterance.index != static_cast<int>(m_rows) || m_descriptor < 0)
        return Error{ErrorCode::InvalidArgument, message("journal.order", m_rows), {}};
    TRY(writeLine(utteranceToJson(utterance, m_labels, m_memory)));
    ++m_rows;
    return ++m_unsynced >= m_options.sentencesPerSync ? sync() : Status{};
}

Status RunJournal::sync()
{
    if (::fdatasync(m_descriptor) != 0)
        return notWritable(m_folder, literalText(std::strerror(errno)));
    m_unsynced = 0;
    return {};
}

Status RunJournal::saveCheckpoint(std::size_t sentences, std::span<const std::uint8_t> bytes)
{
    if (sentences > m_rows)
        return Error{ErrorCode::InvalidArgument, message("journal.memory-ahead"), {}};
    if (bytes.size() > m_options.maxCheckpointBytes)
        return {};
    TRY(sync());
    MemoryHead head;
    head.sentences = sentences;
    head.bytes = bytes.size();
    head.digest = digestOf(bytes);
    auto file = AtomicFile::create(m_folder / memoryName);
    if (!file)
        return file.error();
    TRY(file->write(std::as_bytes(std::span(&head, 1))));
    TRY(file->write(std::as_bytes(bytes)));
    return file->commit();
}

std::optional<RunJournal::Checkpoint> RunJournal::loadCheckpoint() const
{
    const auto text = readTextFile(m_folder / memoryName, sizeof(MemoryHead) + m_options.maxCheckpointBytes);
    if (!text || text->size() < sizeof(MemoryHead))
        return std::nullopt;
    MemoryHead head;
    std::memcpy(&head, text->data(), sizeof head);
    const auto* first = reinterpret_cast<const std::uint8_t*>(text->data()) + sizeof head;
    const std::span<const std::uint8_t> bytes(first, text->size() - sizeof head);
    const bool sound = std::memcmp(head.magic, MemoryHead{}.magic, sizeof head.magic) == 0 && head.bytes == bytes.size()
        && head.sentences <= m_rows && head.digest == digestOf(bytes);
    if (!sound)
        return std::nullopt;
    return Checkpoint{static_cast<std::size_t>(head.sentences), {bytes.begin(), bytes.end()}};
}

Status RunJournal::close()
{
    std::error_code failure;
    fs::remove_all(m_folder, failure);  // while the lock is still held
    release();
    if (failure)
        return notWritable(m_folder, literalText(failure.message()));
    syncFolder(m_folder.parent_path());
    return {};
}

int removeStaleRuns(const fs::path& root, std::chrono::hours age)
{
    int removed = 0;
    std::error_code failure;
    for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::path file = entry->path() / journalName;
        std::error_code unknown;
        const auto written = fs::last_write_time(file, unknown);
        if (unknown || !isKey(entry->path().filename().string()) || fs::file_time_type::clock::now() - written < age)
            continue;
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor < 0)
            continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            fs::remove_all(entry->path(), unknown);
            removed += !unknown;
        }
        ::close(descriptor);
    }
    return removed;
}

}  // namespace undertone
