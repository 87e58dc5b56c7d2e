// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <unistd.h>

namespace undertone::test {

// Which is which of SharedCounters.
inline constexpr std::size_t givenFrames = 0;    ///< that a simulated device has given
inline constexpr std::size_t readSentences = 1;  ///< that an analysis has read

/// Numbers that one process counts and another reads, also when the first was killed: a file that both have in memory.
class SharedCounters {
public:
    explicit SharedCounters(const std::filesystem::path& file)
    {
        m_file = ::open(file.c_str(), O_RDWR | O_CREAT, 0600);
        if (m_file < 0 || ::ftruncate(m_file, size) != 0)
            std::abort();
        m_memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_file, 0);
        if (m_memory == MAP_FAILED)
            std::abort();
    }
    SharedCounters(const SharedCounters&) = delete;
    SharedCounters& operator=(const SharedCounters&) = delete;
    ~SharedCounters()
    {
        ::munmap(m_memory, size);
        ::close(m_file);
    }
    static constexpr std::size_t named = 8;  ///< those before have names
    static constexpr std::size_t count = 8192;

    [[nodiscard]] std::uint64_t value(std::size_t which) const { return at(which).load(std::memory_order_relaxed); }
    void set(std::size_t which, std::uint64_t value) { at(which).store(value, std::memory_order_relaxed); }

private:
    static constexpr std::size_t size = count * sizeof(std::uint64_t);
    [[nodiscard]] std::atomic<std::uint64_t>& at(std::size_t which) const
    {
        return static_cast<std::atomic<std::uint64_t>*>(m_memory)[which];
    }

    int m_file = -1;
    void* m_memory = nullptr;
};

/// When frames of a device came, in memory that outlives the process: in milliseconds of the system's clock, by blocks of `framesPerBlock`.
class SharedArrivals {
public:
    explicit SharedArrivals(const std::filesystem::path& file, std::uint64_t framesPerBlock)
        : m_counters(file), m_framesPerBlock(framesPerBlock)
    {
    }
    void came(std::uint64_t frame)
    {
        if (frame % m_framesPerBlock == 0)
            m_counters.set(slotOf(frame), now());
        m_counters.set(givenFrames, frame + 1);
    }
    [[nodiscard]] std::uint64_t frames() const { return m_counters.value(givenFrames); }
    /// How long ago the oldest of the frames from `frame` on came; 0: none did.
    [[nodiscard]] double secondsSince(std::uint64_t frame, std::uint64_t at) const
    {
        if (frame >= frames())
            return 0.0;
        return static_cast<double>(at - std::min(at, m_counters.value(slotOf(frame)))) / 1000.0;
    }
    static std::uint64_t now()
    {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
    }

private:
    [[nodiscard]] std::size_t slotOf(std::uint64_t frame) const
    {
        return SharedCounters::named + static_cast<std::size_t>(frame / m_framesPerBlock % (SharedCounters::count - SharedCounters::named));
    }

    SharedCounters m_counters;
    std::uint64_t m_framesPerBlock = 1;
};

}  // namespace undertone::test
