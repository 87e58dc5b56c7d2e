// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include <optional>
#include <string_view>

namespace undertone {

/// What a comma inside a number is.
enum class DecimalComma { Refused, Read };

/// A number of seconds, as parseDecimal has it; a plus sign before it is passed over.
std::optional<double> parseSeconds(std::string_view text, DecimalComma comma = DecimalComma::Refused);

/// "1:02:03.5" and "02:03,500" as seconds: minutes and seconds below 60 but for the first part, a point or a comma before the fraction.
std::optional<double> parseClockTime(std::string_view text);

}  // namespace undertone
