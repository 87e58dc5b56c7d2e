// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace undertone {

/// A queue between exactly one writing and one reading thread: no lock, no allocation after construction, so that
/// an audio callback may use either end.
template <typename T> class SpscRing {
public:
    /// Holds at least `capacity` items.
    explicit SpscRing(std::size_t capacity)
    {
        std::size_t size = 1;
        while (size < capacity)
            size *= 2;
        m_items.resize(size);
    }

    [[nodiscard]] std::size_t capacity() const { return m_items.size(); }

    /// Items that can be read now: at least so many for the reader, at most so many for the writer.
    [[nodiscard]] std::size_t available() const
    {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_acquire);
    }

    /// Writer's thread. Returns how many fitted.
    std::size_t write(std::span<const T> items)
    {
        const auto written = m_written.load(std::memory_order_relaxed);
        const auto room = m_items.size() - (written - m_read.load(std::memory_order_acquire));
        const auto count = std::min(items.size(), room);
        const auto at = written & (m_items.size() - 1);
        const auto beforeWrap = std::min(count, m_items.size() - at);
        std::copy_n(items.begin(), beforeWrap, m_items.begin() + static_cast<std::ptrdiff_t>(at));
        std::copy_n(items.begin() + static_cast<std::ptrdiff_t>(beforeWrap), count - beforeWrap, m_items.begin());
        m_written.store(written + count, std::memory_order_release);
        return count;
    }

    /// Reader's thread. Returns how many there were.
    std::size_t read(std::span<T> items)
    {
        const auto read = m_read.load(std::memory_order_relaxed);
        const auto count = std::min(items.size(), m_written.load(std::memory_order_acquire) - read);
        const auto at = read & (m_items.size() - 1);
        const auto beforeWrap = std::min(count, m_items.size() - at);
        std::copy_n(m_items.begin() + static_cast<std::ptrdiff_t>(at), beforeWrap, items.begin());
        std::copy_n(m_items.begin(), count - beforeWrap, items.begin() + static_cast<std::ptrdiff_t>(beforeWrap));
        m_read.store(read + count, std::memory_order_release);
        return count;
    }

private:
    static constexpr std::size_t cacheLine = 64;  // the two counters must not share one
    std::vector<T> m_items;
    alignas(cacheLine) std::atomic<std::size_t> m_written{0};
    alignas(cacheLine) std::atomic<std::size_t> m_read{0};
};

}  // namespace undertone
