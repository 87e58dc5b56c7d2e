// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/sha256_block.h"

#include <bit>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace undertone {
namespace {

constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t bigEndian(const std::byte* bytes)
{
    return std::to_integer<std::uint32_t>(bytes[0]) << 24 | std::to_integer<std::uint32_t>(bytes[1]) << 16
        | std::to_integer<std::uint32_t>(bytes[2]) << 8 | std::to_integer<std::uint32_t>(bytes[3]);
}

}  // namespace

void sha256BlockPlain(Sha256State& state, const std::byte* block)
{
    std::array<std::uint32_t, 64> w;
    for (std::size_t t = 0; t < 16; ++t)
        w[t] = bigEndian(block + 4 * t);
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
        const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t t = 0; t < 64; ++t) {
        const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t one = h + sum1 + ((e & f) ^ (~e & g)) + roundConstants[t] + w[t];
        const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t two = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + one;
        d = c;
        c = b;
        b = a;
        a = one + two;
    }
    const std::array<std::uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < added.size(); ++i)
        state[i] += added[i];
}

#if defined(__x86_64__)

bool hasSha256Instructions()
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    const bool ssse3AndSse41 = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1);
    constexpr unsigned shaBit = 1U << 29;
    return ssse3AndSse41 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & shaBit);
}

// The instructions want the state as (a b e f) and (c d g h), highest word first, and do two rounds each.
__attribute__((target("sha,ssse3,sse4.1"))) void sha256BlockFast(Sha256State& state, const std::byte* block)
{
    const auto load = [](const void* from) __attribute__((target("sha,ssse3,sse4.1")))
    {
        return _mm_loadu_si128(static_cast<const __m128i*>(from));
    };
    const __m128i cdab = _mm_shuffle_epi32(load(state.data()), 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(load(state.data() + 4), 0x1b);
    const __m128i firstBefore = _mm_alignr_epi8(cdab, efgh, 8);
    const __m128i secondBefore = _mm_blend_epi16(efgh, cdab, 0xf0);
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i words[4];
    for (int i = 0; i < 4; ++i)
        words[i] = _mm_shuffle_epi8(load(block + std::ptrdiff_t{16} * i), bigEndian);

    __m128i first = firstBefore, second = secondBefore;
    for (int i = 0; i < 16; ++i) {
        __m128i& now = words[i % 4];
        if (i >= 4) {
            const __m128i last = words[(i + 3) % 4];
            const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(now, words[(i + 1) % 4]), _mm_alignr_epi8(last, words[(i + 2) % 4], 4));
            now = _mm_sha256msg2_epu32(sum, last);
        }
        const __m128i added = _mm_add_epi32(now, load(roundConstants.data() + std::ptrdiff_t{4} * i));
        second = _mm_sha256rnds2_epu32(second, first, added);
        first = _mm_sha256rnds2_epu32(first, second, _mm_shuffle_epi32(added, 0x0e));
    }
    first = _mm_add_epi32(first, firstBefore);
    second = _mm_add_epi32(second, secondBefore);

    const __m128i feba = _mm_shuffle_epi32(first, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(second, 0xb1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()), _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool hasSha256Instructions()
{
    return false;
}

void sha256BlockFast(Sha256State& state, const std::byte* block)
{
    sha256BlockPlain(state, block);
}

#endif

}  // namespace undertone
