// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// How records of a recorded session are written where those of a file stand in clear. Any thread.
class RecordSealer {
public:
    virtual ~RecordSealer() = default;
    /// One line of text as another, without a line break.
    [[nodiscard]] virtual std::string sealLine(std::string_view line) const = 0;
    /// Nothing where it is none of ours, or was changed.
    [[nodiscard]] virtual std::optional<std::string> openLine(std::string_view line) const = 0;
    [[nodiscard]] virtual std::vector<std::uint8_t> sealBytes(std::span<const std::uint8_t> bytes) const = 0;
    [[nodiscard]] virtual std::optional<std::vector<std::uint8_t>> openBytes(std::span<const std::uint8_t> bytes) const = 0;
    /// A name of 64 hexadecimal digits in the place of `name`.
    [[nodiscard]] virtual std::string sealedName(std::string_view name) const = 0;
};

}  // namespace undertone
