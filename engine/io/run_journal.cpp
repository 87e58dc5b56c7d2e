// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/run_journal.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/io/utterance_json.h"
#include "engine/io/xdg_paths.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int journalSchema = 1;
constexpr std::size_t maxJournalBytes = std::size_t{1} << 30;
constexpr const char* journalName = "journal.jsonl";
constexpr const char* memoryName = "memory.bin";
constexpr const char* completeField = "complete";

// What stands before the memory's bytes in memory.bin; the digest tells a damaged file.
struct MemoryHead {
    char magic[8] = {'U', 'N', 'D', 'E', 'R', 'M', '0', '1'};
    std::uint64_t sentences = 0;
    std::uint64_t bytes = 0;
    Sha256::Digest digest{};
};

Error cannotWriteJournal(const fs::path& path, const Message& why)
{
    return {ErrorCode::FileNotWritable, message("journal.not-writable", path, why), path};
}

Sha256::Digest digestOf(std::span<const std::uint8_t> bytes)
{
    Sha256 hash;
    hash.update(std::as_bytes(bytes));
    return hash.finish();
}

/// The last line of a complete run's journal.
std::string completeLine(std::size_t rows)
{
    return "{\"" + std::string(completeField) + "\":" + std::to_string(rows) + '}';
}

/// Whether the last line is completeLine of the rows before it.
bool endsComplete(std::string_view text, const RecordSealer* sealer)
{
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines < 2 || !text.ends_with('\n'))
        return false;
    text.remove_suffix(1);
    const auto last = text.substr(text.rfind('\n') + 1);
    return (sealer != nullptr ? sealer->openLine(last) : std::string(last)) == completeLine(lines - 2);
}

fs::path folderOfRun(const fs::path& root, const std::string& key, const RecordSealer* sealer)
{
    return root / (sealer != nullptr ? sealer->sealedName(key) : key);
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
        m_lock = std::exchange(other.m_lock, std::nullopt);
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_recovered = std::move(other.m_recovered);
        m_validBytes = other.m_validBytes;
        m_rows = other.m_rows;
        m_isComplete = other.m_isComplete;
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
        ::close(std::exchange(m_descriptor, -1));
    m_lock.reset();
}

Result<RunJournal> RunJournal::open(const fs::path& root, const std::string& key, const std::vector<std::string>& labels, MemoryMode memory,
                                    const RunJournalOptions& options)
{
    if (!isKey(key))
        return Error{ErrorCode::InvalidArgument, message("journal.key"), {}};
    RunJournal journal;
    journal.m_folder = folderOfRun(root, key, options.sealer.get());
    journal.m_key = key;
    journal.m_labels = labels;
    journal.m_memory = memory;
    journal.m_options = options;
    std::error_code failure;
    fs::create_directories(root, failure);
    removeStaleRuns(root, options.staleAfter);
    fs::create_directory(journal.m_folder, failure);
    if (failure)
        return cannotWriteJournal(journal.m_folder, literalText(failure.message()));
    fs::permissions(journal.m_folder, fs::perms::owner_all, failure);
    journal.m_lock = TRY(FolderLock::take(journal.m_folder, options.sealer ? LockHolder::Program : LockHolder::CommandLine));
    TRY(journal.start());
    return journal;
}

Status RunJournal::start()
{
    const fs::path file = m_folder / journalName;
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_descriptor < 0)
        return cannotWriteJournal(m_folder, literalText(std::strerror(errno)));
    auto text = readTextFile(file, maxJournalBytes);
    // What cannot be read now may be read later: it is not cut off.
    if (!text)
        return text.error();
    recover(*text);
    if (::ftruncate(m_descriptor, static_cast<off_t>(m_validBytes)) != 0)
        return cannotWriteJournal(m_folder, literalText(std::strerror(errno)));
    if (m_validBytes == 0) {
        TRY(removeMemory());
        const nlohmann::ordered_json header{{"journal", journalSchema}, {"key", m_key}, {"labels", m_labels}};
        TRY(writeLine(jsonText(header)));
        return sync();
    }
    return m_isComplete ? removeMemory() : removeAllBut({journalName, memoryName, FolderLock::fileName});
}

// Takes the longest valid beginning of a journal that may be torn or damaged anywhere.
void RunJournal::recover(std::string_view text)
{
    for (bool isHeader = true; !m_isComplete; isHeader = false) {
        const auto end = text.find('\n', m_validBytes);
        if (end == std::string_view::npos || !recoverLine(text.substr(m_validBytes, end - m_validBytes), isHeader))
            return;
        m_validBytes = end + 1;
    }
}

bool RunJournal::recoverLine(std::string_view stored, bool isHeader)
{
    const auto opened = m_options.sealer ? m_options.sealer->openLine(stored) : std::string(stored);
    if (!opened)
        return false;
    const std::string_view line = *opened;
    if (isHeader) {
        auto parsed = parseStrictJson(line, message("journal.itself"));
        if (!parsed)
            return false;
        JsonFields fields(*parsed);
        return fields.integer("journal") == journalSchema && fields.text("key") == m_key && fields.texts("labels") == m_labels
            && fields.problem().empty();
    }
    if (line == completeLine(m_rows)) {
        m_isComplete = true;
        return true;
    }
    auto row = utteranceFromJson(line, m_labels);
    if (!row || row->index != static_cast<int>(m_rows))
        return false;
    m_recovered.push_back(std::move(*row));
    ++m_rows;
    return true;
}

Status RunJournal::writeLine(const std::string& line)
{
    const std::string bytes = (m_options.sealer ? m_options.sealer->sealLine(line) : line) + "\n";
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int number = errno;
            // The half of a line that a full disk took must not stand before the next one.
            static_cast<void>(::ftruncate(m_descriptor, static_cast<off_t>(m_validBytes)) == 0);
            return cannotWriteJournal(m_folder, literalText(std::strerror(number)));
        }
        done += static_cast<std::size_t>(count);
    }
    m_validBytes += bytes.size();
    return {};
}

Status RunJournal::append(const UtteranceAnalysis& utterance)
{
    if (utterance.index != static_cast<int>(m_rows) || m_descriptor < 0 || m_isComplete)
        return Error{ErrorCode::InvalidArgument, message("journal.order", m_rows), {}};
    TRY(writeLine(utteranceToJson(utterance, m_labels, m_memory)));
    ++m_rows;
    return ++m_unsynced >= m_options.sentencesPerSync ? sync() : Status{};
}

Status RunJournal::sync()
{
    if (::fdatasync(m_descriptor) != 0)
        return cannotWriteJournal(m_folder, literalText(std::strerror(errno)));
    m_unsynced = 0;
    return {};
}

Status RunJournal::saveCheckpoint(std::size_t sentences, std::span<const std::uint8_t> memory)
{
    if (sentences > m_rows)
        return Error{ErrorCode::InvalidArgument, message("journal.memory-ahead"), {}};
    if (memory.size() > m_options.maxCheckpointBytes)
        return {};
    TRY(sync());
    const auto sealed = m_options.sealer ? m_options.sealer->sealBytes(memory) : std::vector<std::uint8_t>();
    const std::span<const std::uint8_t> bytes = m_options.sealer ? std::span<const std::uint8_t>(sealed) : memory;
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
    constexpr std::size_t sealBytes = 256;  // what a seal adds at most
    const auto text = readTextFile(m_folder / memoryName, sizeof(MemoryHead) + m_options.maxCheckpointBytes + sealBytes);
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
    if (!m_options.sealer)
        return Checkpoint{static_cast<std::size_t>(head.sentences), {bytes.begin(), bytes.end()}};
    auto opened = m_options.sealer->openBytes(bytes);
    return opened ? std::optional(Checkpoint{static_cast<std::size_t>(head.sentences), std::move(*opened)}) : std::nullopt;
}

Status RunJournal::markComplete()
{
    if (!m_isComplete) {
        TRY(writeLine(completeLine(m_rows)));
        m_isComplete = true;
        TRY(sync());
    }
    return removeMemory();
}

Status RunJournal::removeMemory()
{
    return removeAllBut({journalName, FolderLock::fileName});
}

// What a killed program had begun to write in place of a memory is one too.
Status RunJournal::removeAllBut(std::initializer_list<std::string_view> names) const
{
    std::error_code failure;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(m_folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (std::find(names.begin(), names.end(), entry->path().filename().string()) == names.end())
            files.push_back(entry->path());
    }
    for (std::size_t i = 0; !failure && i < files.size(); ++i)
        fs::remove(files[i], failure);
    return failure ? Status(cannotWriteJournal(m_folder, literalText(failure.message()))) : Status();
}

Status RunJournal::close()
{
    std::error_code failure;
    fs::remove_all(m_folder, failure);  // while the lock is still held
    release();
    if (failure)
        return cannotWriteJournal(m_folder, literalText(failure.message()));
    syncFolder(m_folder.parent_path());
    return {};
}

Status RunJournal::removeComplete(const fs::path& root, const std::string& key, const RecordSealer* sealer)
{
    const fs::path folder = folderOfRun(root, key, sealer);
    std::error_code failure;
    if (!isKey(key) || !fs::exists(folder / journalName, failure))
        return {};
    const auto lock = FolderLock::take(folder, sealer != nullptr ? LockHolder::Program : LockHolder::CommandLine);
    if (!lock)
        return {};
    const auto text = readTextFile(folder / journalName, maxJournalBytes);
    if (!text || !endsComplete(*text, sealer))
        return {};
    fs::remove_all(folder, failure);
    if (failure)
        return cannotWriteJournal(folder, literalText(failure.message()));
    syncFolder(root);
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
        if (fs::is_symlink(entry->path(), unknown))
            continue;
        if (const auto lock = FolderLock::take(entry->path(), LockHolder::Program)) {
            fs::remove_all(entry->path(), unknown);
            removed += !unknown;
        }
    }
    return removed;
}

}  // namespace undertone
