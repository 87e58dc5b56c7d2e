// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace undertone {

/// Values one after another, in this machine's byte order: for saved states, which never leave the machine they were made on.
class ByteWriter {
public:
    template <typename T> void put(const T& value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        append(&value, sizeof value);
    }
    /// Whether there is a value (one byte), then the value or zero.
    void put(const std::optional<double>& value)
    {
        put<std::uint8_t>(value.has_value() ? 1 : 0);
        put(value.value_or(0.0));
    }
    /// How many there are (64 bits), then the values.
    template <typename T> void putAll(std::span<const T> values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        put<std::uint64_t>(values.size());
        append(values.data(), values.size_bytes());
    }
    template <typename T> void putAll(const std::vector<T>& values) { putAll(std::span<const T>(values)); }
    std::vector<std::uint8_t> take() { return std::move(m_bytes); }

private:
    void append(const void* data, std::size_t size)
    {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        m_bytes.insert(m_bytes.end(), bytes, bytes + size);
    }
    std::vector<std::uint8_t> m_bytes;
};

/// Reads what a ByteWriter wrote, in the same order. From the first value that is not there on, ok() is false and every value is
/// zero or empty. A count that the bytes cannot hold allocates nothing.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}
    template <typename T> T get()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        take(&value, sizeof value);
        return value;
    }
    std::optional<double> getOptional()
    {
        const bool present = get<std::uint8_t>() != 0;
        const auto value = get<double>();
        return present && m_ok ? std::optional(value) : std::nullopt;
    }
    template <typename T> std::vector<T> getAll()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto count = get<std::uint64_t>();
        m_ok = m_ok && count <= m_bytes.size() / sizeof(T);
        std::vector<T> values(m_ok ? static_cast<std::size_t>(count) : 0);
        take(values.data(), values.size() * sizeof(T));
        return values;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    /// Whether everything was there, and nothing more.
    [[nodiscard]] bool atEnd() const { return m_ok && m_bytes.empty(); }

private:
    void take(void* target, std::size_t size)
    {
        m_ok = m_ok && size <= m_bytes.size();
        if (!m_ok || size == 0)
            return;
        std::memcpy(target, m_bytes.data(), size);
        m_bytes = m_bytes.subspan(size);
    }
    std::span<const std::uint8_t> m_bytes;
    bool m_ok = true;
};

}  // namespace undertone
