// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace undertone {

/// A number that names one thing of a kind, whatever its position among others. Neither an index nor an identifier of another kind
/// converts to it. The default names nothing; it precedes all others.
template <typename Kind> class Identifier {
public:
    constexpr Identifier() = default;
    constexpr explicit Identifier(std::uint64_t number) : m_number(number) {}

    [[nodiscard]] constexpr bool isNone() const { return m_number == 0; }
    [[nodiscard]] constexpr std::uint64_t number() const { return m_number; }  ///< for files; 0 names nothing
    friend constexpr auto operator<=>(const Identifier&, const Identifier&) = default;

private:
    std::uint64_t m_number = 0;
};

using SegmentId = Identifier<struct SegmentIdKind>;
using SpeakerId = Identifier<struct SpeakerIdKind>;

/// Hands out identifiers, each once: what names a thing that is gone never comes to name another.
template <typename Id> class IdSequence {
public:
    Id next() { return Id(++m_last); }
    /// One that comes from elsewhere (a file, a detector) will not be handed out.
    void reserve(Id taken) { m_last = std::max(m_last, taken.number()); }

private:
    std::uint64_t m_last = 0;
};

}  // namespace undertone

template <typename Kind> struct std::hash<undertone::Identifier<Kind>> {
    std::size_t operator()(const undertone::Identifier<Kind>& id) const noexcept { return std::hash<std::uint64_t>{}(id.number()); }
};
