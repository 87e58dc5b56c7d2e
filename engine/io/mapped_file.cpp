// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/mapped_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>

namespace undertone {

namespace {

/// The mappings that live, for the signal handler: it takes no lock, so that each is a pair of atomics.
struct Place {
    std::atomic<std::uintptr_t> first{0};  ///< 0: free
    std::atomic<std::uintptr_t> last{0};
    const MappedFile* file = nullptr;  ///< under the mutex
};
constexpr std::size_t maxMappings = 4096;
std::array<Place, maxMappings> places;
std::atomic<std::size_t> placesUsed{0};  ///< none behind these was ever taken
std::mutex placesMutex;

const std::uintptr_t pageBytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
struct sigaction actionBefore {};

/// What the kernel sends where a page of a mapping is gone, as its file was cut short: a page of zeros takes its place.
/// Any other bus error is left to whoever was asked before.
void replaceLostPage(int signal, siginfo_t* info, void*)
{
    const int errorBefore = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (const Place& place : std::span(places).first(placesUsed.load(std::memory_order_acquire))) {
        const auto first = place.first.load(std::memory_order_acquire);
        if (first == 0 || address < first || address >= place.last.load(std::memory_order_relaxed))
            continue;
        auto* page = reinterpret_cast<void*>(address / pageBytes * pageBytes);
        if (::mmap(page, pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
            errno = errorBefore;
            return;
        }
    }
    // Back at the instruction it is met again, by what was there before us.
    ::sigaction(signal, &actionBefore, nullptr);
    errno = errorBefore;
}

void installHandler()
{
    struct sigaction action {};
    action.sa_sigaction = replaceLostPage;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &actionBefore);
}

/// False where all places are taken.
bool remember(const MappedFile& file)
{
    static std::once_flag installed;
    std::call_once(installed, installHandler);
    const auto first = reinterpret_cast<std::uintptr_t>(file.bytes().data());
    const std::lock_guard lock(placesMutex);
    const auto free = std::find_if(places.begin(), places.end(), [](const Place& place) { return place.file == nullptr; });
    if (free == places.end())
        return false;
    free->file = &file;
    free->last.store(first + file.bytes().size(), std::memory_order_relaxed);
    free->first.store(first, std::memory_order_release);
    placesUsed = std::max(placesUsed.load(), static_cast<std::size_t>(free - places.begin()) + 1);
    return true;
}

void forget(const MappedFile& file)
{
    const std::lock_guard lock(placesMutex);
    const auto taken = std::find_if(places.begin(), places.end(), [&](const Place& place) { return place.file == &file; });
    if (taken == places.end())
        return;
    taken->first.store(0, std::memory_order_release);
    taken->file = nullptr;
}

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    auto opened = TRY(OpenFile::open(path));
    std::shared_ptr<MappedFile> file(new MappedFile(std::move(opened)));
    const auto size = static_cast<std::size_t>(file->m_file.size());
    if (size == 0)
        return std::shared_ptr<const MappedFile>(std::move(file));
    void* address = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, file->m_file.descriptor(), 0);
    if (address == MAP_FAILED)
        return Error{errno == ENOMEM ? ErrorCode::OutOfMemory : ErrorCode::FileUnreadable,
                     message("io.cannot-map", path, std::strerror(errno)), path};
    file->m_bytes = {static_cast<const std::byte*>(address), size};
    if (!remember(*file))
        return Error{ErrorCode::LimitExceeded, message("io.too-many-mapped", path), path};
    return std::shared_ptr<const MappedFile>(std::move(file));
}

MappedFile::~MappedFile()
{
    if (m_bytes.empty())
        return;
    forget(*this);
    ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

Status checkMappedFiles()
{
    const std::lock_guard lock(placesMutex);
    for (const Place& place : std::span(places).first(placesUsed)) {
        if (place.file != nullptr)
            TRY(place.file->m_file.checkUnchanged());
    }
    return {};
}

void releaseMappedPages(std::span<const std::byte> bytes) noexcept
{
    const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
    // Pages at the edges are shared with what lies beside.
    const auto first = (address + pageBytes - 1) / pageBytes * pageBytes;
    const auto last = (address + bytes.size()) / pageBytes * pageBytes;
    if (first < last)
        ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

}  // namespace undertone
