// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/file_faults.h"

#include "engine/messages/catalogue.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <string_view>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

// What the functions below consult. The flag is read first, so that a program without faults pays one load a call.
struct Faults {
    std::atomic<bool> standing{false};
    std::mutex mutex;
    std::string folder;    // canonical, with a slash at its end
    int failAt = 0;        // 0: no call fails by its number
    int number = 0;        // errno of that failure
    bool bounded = false;  // the disk has room for `room` bytes
    std::uint64_t room = 0;
    int calls = 0;
    bool hit = false;
    std::string failedCall;
};

Faults& faults()
{
    static auto* state = new Faults;  // never destroyed: exit handlers write too
    return *state;
}

bool liesInFolder(const Faults& state, std::string_view path)
{
    return path.size() + 1 >= state.folder.size() && (std::string(path) + "/").starts_with(state.folder);
}

std::string absolutePath(int folder, const char* path)
{
    if (path[0] == '/')
        return path;
    char base[PATH_MAX] = {};
    if (folder == AT_FDCWD)
        return ::getcwd(base, sizeof base) != nullptr ? std::string(base) + "/" + path : path;
    const auto link = "/proc/self/fd/" + std::to_string(folder);
    return ::readlink(link.c_str(), base, sizeof base - 1) > 0 ? std::string(base) + "/" + path : path;
}

std::string pathOf(int descriptor)
{
    char path[PATH_MAX] = {};
    const auto link = "/proc/self/fd/" + std::to_string(descriptor);
    return ::readlink(link.c_str(), path, sizeof path - 1) > 0 ? path : "";
}

bool writes(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

// Whether this call, on that path, is the one to fail; sets errno.
bool fails(const char* call, const std::string& path)
{
    auto& state = faults();
    const std::lock_guard lock(state.mutex);
    if (!state.standing || !liesInFolder(state, path) || ++state.calls != state.failAt)
        return false;
    state.hit = true;
    state.failedCall = std::string(call) + " " + path;
    errno = state.number;
    return true;
}

bool failsAt(const char* call, int folder, const char* path)
{
    return faults().standing && fails(call, absolutePath(folder, path));
}

bool failsOn(const char* call, int descriptor)
{
    return faults().standing && fails(call, pathOf(descriptor));
}

// How many of `wanted` bytes may be written; -1 with errno when the call fails.
ssize_t allowance(const char* call, int descriptor, std::size_t wanted)
{
    auto& state = faults();
    if (!state.standing)
        return static_cast<ssize_t>(wanted);
    const auto path = pathOf(descriptor);
    if (fails(call, path))
        return -1;
    const std::lock_guard lock(state.mutex);
    if (!state.bounded || !liesInFolder(state, path) || wanted == 0)
        return static_cast<ssize_t>(wanted);
    const auto granted = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, state.room));
    state.room -= granted;
    state.hit = state.hit || granted < wanted;
    if (granted > 0)
        return static_cast<ssize_t>(granted);
    state.failedCall = std::string(call) + " " + path;
    errno = ENOSPC;
    return -1;
}

bool opensToWrite(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
}

template <typename Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// The C library's functions, with its own signatures. NEXT calls what would have been called without us.
#define NEXT(name) static const auto real = next<decltype(&::name)>(#name)

extern "C" {

int open(const char* path, int flags, ...)
{
    NEXT(open);
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return opensToWrite(flags) && failsAt("open", AT_FDCWD, path) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    NEXT(open64);
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return opensToWrite(flags) && failsAt("open", AT_FDCWD, path) ? -1 : real(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...)
{
    NEXT(openat);
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return opensToWrite(flags) && failsAt("open", folder, path) ? -1 : real(folder, path, flags, mode);
}

FILE* fopen(const char* path, const char* mode)
{
    NEXT(fopen);
    return std::strpbrk(mode, "wa+") != nullptr && failsAt("open", AT_FDCWD, path) ? nullptr : real(path, mode);
}

FILE* fopen64(const char* path, const char* mode)
{
    NEXT(fopen64);
    return std::strpbrk(mode, "wa+") != nullptr && failsAt("open", AT_FDCWD, path) ? nullptr : real(path, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t count)
{
    NEXT(write);
    const ssize_t allowed = allowance("write", descriptor, count);
    return allowed < 0 ? -1 : real(descriptor, bytes, static_cast<size_t>(allowed));
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset)
{
    NEXT(pwrite);
    const ssize_t allowed = allowance("write", descriptor, count);
    return allowed < 0 ? -1 : real(descriptor, bytes, static_cast<size_t>(allowed), offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset)
{
    NEXT(pwrite64);
    const ssize_t allowed = allowance("write", descriptor, count);
    return allowed < 0 ? -1 : real(descriptor, bytes, static_cast<size_t>(allowed), offset);
}

ssize_t writev(int descriptor, const struct iovec* parts, int count)
{
    NEXT(writev);
    if (!faults().standing)
        return real(descriptor, parts, count);
    for (int i = 0; i < count; ++i) {
        if (parts[i].iov_len > 0)  // a short write, which every caller must stand: its first part alone
            return write(descriptor, parts[i].iov_base, parts[i].iov_len);
    }
    return 0;
}

ssize_t sendfile(int to, int from, off_t* offset, size_t count) noexcept
{
    using Function = ssize_t (*)(int, int, off_t*, size_t);
    static const auto real = next<Function>("sendfile");
    const ssize_t allowed = allowance("write", to, count);
    return allowed < 0 ? -1 : real(to, from, offset, static_cast<size_t>(allowed));
}

ssize_t copy_file_range(int from, off64_t* fromOffset, int to, off64_t* toOffset, size_t count, unsigned flags)
{
    NEXT(copy_file_range);
    const ssize_t allowed = allowance("write", to, count);
    return allowed < 0 ? -1 : real(from, fromOffset, to, toOffset, static_cast<size_t>(allowed), flags);
}

int fsync(int descriptor)
{
    NEXT(fsync);
    return failsOn("fsync", descriptor) ? -1 : real(descriptor);
}

int fdatasync(int descriptor)
{
    NEXT(fdatasync);
    return failsOn("fsync", descriptor) ? -1 : real(descriptor);
}

int close(int descriptor)
{
    NEXT(close);
    if (!faults().standing || !writes(descriptor) || !failsOn("close", descriptor))
        return real(descriptor);
    const int number = errno;
    real(descriptor);  // a failed close closes all the same
    errno = number;
    return -1;
}

int ftruncate(int descriptor, off_t size) noexcept
{
    NEXT(ftruncate);
    return failsOn("truncate", descriptor) ? -1 : real(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    NEXT(ftruncate64);
    return failsOn("truncate", descriptor) ? -1 : real(descriptor, size);
}

int rename(const char* from, const char* to) noexcept
{
    NEXT(rename);
    return failsAt("rename", AT_FDCWD, to) ? -1 : real(from, to);
}

int renameat(int fromFolder, const char* from, int toFolder, const char* to) noexcept
{
    NEXT(renameat);
    return failsAt("rename", toFolder, to) ? -1 : real(fromFolder, from, toFolder, to);
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    NEXT(renameat2);
    return failsAt("rename", toFolder, to) ? -1 : real(fromFolder, from, toFolder, to, flags);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    NEXT(mkdir);
    return failsAt("mkdir", AT_FDCWD, path) ? -1 : real(path, mode);
}

int link(const char* from, const char* to) noexcept
{
    NEXT(link);
    return failsAt("link", AT_FDCWD, to) ? -1 : real(from, to);
}

int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept
{
    NEXT(linkat);
    return failsAt("link", toFolder, to) ? -1 : real(fromFolder, from, toFolder, to, flags);
}

int symlink(const char* from, const char* to) noexcept
{
    NEXT(symlink);
    return failsAt("link", AT_FDCWD, to) ? -1 : real(from, to);
}

}  // extern "C"

namespace undertone::test {
namespace {

namespace fs = std::filesystem;

// Time that this thread has waited for a processor while it could have run; a busy machine is no fault of what is tested.
std::chrono::nanoseconds waitedForProcessor()
{
    std::ifstream file("/proc/thread-self/schedstat");
    std::int64_t ran = 0, waited = 0;
    file >> ran >> waited;
    return std::chrono::nanoseconds(waited);
}

void stand(const fs::path& folder, int failAt, int number, bool bounded, std::uint64_t room)
{
    auto& state = faults();
    const std::lock_guard lock(state.mutex);
    if (state.standing)
        std::abort();  // two tests of faults at once
    state.folder = fs::canonical(folder).string() + "/";
    state.failAt = failAt;
    state.number = number;
    state.bounded = bounded;
    state.room = room;
    state.calls = 0;
    state.hit = false;
    state.failedCall.clear();
    state.standing = true;
}

}  // namespace

FileFaults FileFaults::failingAt(const fs::path& folder, int k, int number)
{
    stand(folder, k, number, false, 0);
    return {};
}

FileFaults FileFaults::full(const fs::path& folder, std::uint64_t bytes)
{
    stand(folder, 0, 0, true, bytes);
    return {};
}

FileFaults::~FileFaults()
{
    faults().standing = false;
}

int FileFaults::calls() const
{
    const std::lock_guard lock(faults().mutex);
    return faults().calls;
}

bool FileFaults::hit() const
{
    const std::lock_guard lock(faults().mutex);
    return faults().hit;
}

std::string FileFaults::failedCall() const
{
    const std::lock_guard lock(faults().mutex);
    return faults().failedCall;
}

std::vector<std::string> filesUnder(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.push_back(entry.path().lexically_relative(folder).string() + (entry.is_directory() ? "/" : ""));
    std::sort(names.begin(), names.end());
    return names;
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string line;
    for (const auto& text : texts)
        line += (line.empty() ? "" : ", ") + text;
    return line;
}

FaultFindings failEachCall(const fs::path& folder, const std::function<void()>& prepare, const std::function<Status()>& work,
                           const std::function<std::string(bool succeeded)>& check)
{
    FaultFindings findings;
    // Whether a failure was met. A run that meets none is the last.
    const auto runOnce = [&](const std::string& which, const std::function<FileFaults()>& make) {
        prepare();
        Status status;
        bool hit = false;
        std::string what = which;
        const auto start = std::chrono::steady_clock::now() - waitedForProcessor();
        {
            const auto standing = make();
            status = work();
            hit = standing.hit();
            what += " (" + standing.failedCall() + "): ";
        }
        if (std::chrono::steady_clock::now() - waitedForProcessor() - start > std::chrono::seconds(1))
            findings.push_back(what + "more than a second");
        if (!status && englishSentence(status.error()).empty())
            findings.push_back(what + "an error without a sentence");
        if (!status && !hit)
            findings.push_back(which + ": failed, and no call did: " + englishSentence(status.error()));
        if (const auto wrong = check(status.ok()); !wrong.empty())
            findings.push_back(what + wrong + (status ? "; success was reported" : "; reported: " + englishSentence(status.error())));
        return hit;
    };
    constexpr int mostCalls = 10'000;
    for (const int number : {ENOSPC, EIO}) {
        int k = 1;
        while (k < mostCalls && runOnce("call " + std::to_string(k) + (number == EIO ? " EIO" : " ENOSPC"), [&] {
                   return FileFaults::failingAt(folder, k, number);
               }))
            ++k;
        if (k == 1)
            findings.emplace_back("the work made no call that could fail");
    }
    std::uint64_t room = 0;
    while (runOnce("room for " + std::to_string(room) + " bytes", [&] { return FileFaults::full(folder, room); }))
        room += 1 + room / 3;  // dense where the headers are, sparse in what is long
    return findings;
}

}  // namespace undertone::test
