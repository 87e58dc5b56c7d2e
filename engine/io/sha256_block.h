// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace undertone {

/// The eight words of SHA-256 between two blocks (FIPS 180-4, 6.2).
using Sha256State = std::array<std::uint32_t, 8>;

/// Takes one block of 64 bytes in, as any processor can.
void sha256BlockPlain(Sha256State& state, const std::byte* block);

/// Whether this processor has instructions for SHA-256; models of many gigabytes are hashed several times faster with them.
bool hasSha256Instructions();

/// The same with those instructions. Only where hasSha256Instructions().
void sha256BlockFast(Sha256State& state, const std::byte* block);

}  // namespace undertone
