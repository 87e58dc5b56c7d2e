// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace undertone {
namespace {

/// A secret was not locked: it may have reached the swap disk, also if later ones are.
std::atomic<bool> wasRefused{false};

Error noMemory()
{
    return {ErrorCode::OutOfMemory, message("vault.no-memory"), {}};
}

}  // namespace

Result<SecretBytes> SecretBytes::zeros(std::size_t size)
{
    if (::sodium_init() < 0)
        return noMemory();
    auto* bytes = static_cast<std::uint8_t*>(::sodium_malloc(std::max<std::size_t>(size, 1)));
    if (bytes == nullptr)
        return noMemory();
    // sodium_malloc locks what it can and says nothing where it cannot; again is asked for in its place.
    if (::sodium_mlock(bytes, std::max<std::size_t>(size, 1)) != 0)
        wasRefused = true;
    std::fill_n(bytes, size, std::uint8_t{0});
    return SecretBytes(bytes, size);
}

Result<SecretBytes> SecretBytes::random(std::size_t size)
{
    auto made = TRY(zeros(size));
    ::randombytes_buf(made.m_bytes, size);
    return made;
}

Result<SecretBytes> SecretBytes::copyOf(std::span<const std::uint8_t> bytes)
{
    auto made = TRY(zeros(bytes.size()));
    std::ranges::copy(bytes, made.m_bytes);
    return made;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_size, other.m_size);
    return *this;
}

SecretBytes::~SecretBytes()
{
    ::sodium_free(m_bytes);  // overwrites them
}

bool SecretBytes::memoryIsLocked()
{
    return zeros(keyBytes).ok() && !wasRefused;
}

}  // namespace undertone
