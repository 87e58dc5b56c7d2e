// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace undertone {

/// Bytes that only this process should ever know: keys and passphrases. They lie between guard pages, outside core dumps and, where the
/// system allows it (memoryIsLocked()), never on a swap disk; they are overwritten when they are freed. Moves, does not copy by itself.
class SecretBytes {
public:
    /// Zeros. Errors: OutOfMemory (also: the system allows no more pages like this).
    static Result<SecretBytes> zeros(std::size_t size);
    static Result<SecretBytes> random(std::size_t size);
    static Result<SecretBytes> copyOf(std::span<const std::uint8_t> bytes);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    ~SecretBytes();

    [[nodiscard]] std::span<std::uint8_t> bytes() { return {m_bytes, m_size}; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_bytes, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Whether all secrets of this process so far lie in locked pages, which stay out of swap, and another one would. Where not, the user
    /// is told. Any thread.
    static bool memoryIsLocked();

private:
    SecretBytes(std::uint8_t* bytes, std::size_t size) : m_bytes(bytes), m_size(size) {}

    std::uint8_t* m_bytes = nullptr;
    std::size_t m_size = 0;
};

/// Keys of all kinds here are of this size.
inline constexpr std::size_t keyBytes = 32;

}  // namespace undertone
