// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

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
    // sodium_malloc locks what it can and says nothing where it cannot.
    alignas(64) static std::uint8_t probe[64];
    if (::sodium_init() < 0 || ::sodium_mlock(probe, sizeof probe) != 0)
        return false;
    ::sodium_munlock(probe, sizeof probe);
    return true;
}

}  // namespace undertone
