// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/time_fields.h"

#include "engine/io/text_input.h"

#include <algorithm>
#include <string>

namespace undertone {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Digits, and behind the last colon a fraction.
bool isClockPart(std::string_view field, bool last)
{
    const auto digits = std::find_if_not(field.begin(), field.end(), isDigit);
    if (digits == field.begin())
        return false;
    if (digits == field.end())
        return true;
    const auto fraction = field.substr(static_cast<std::size_t>(digits - field.begin()) + 1);
    return last && (*digits == '.' || *digits == ',') && std::all_of(fraction.begin(), fraction.end(), isDigit);
}

}  // namespace

std::optional<double> parseSeconds(std::string_view text, DecimalComma comma)
{
    auto body = trimmed(text);
    if (body.size() > 1 && body.front() == '+' && (isDigit(body[1]) || body[1] == '.' || body[1] == ','))
        body.remove_prefix(1);
    if (comma == DecimalComma::Refused || std::count(body.begin(), body.end(), ',') != 1 || body.find('.') != std::string_view::npos)
        return parseDecimal(body);
    std::string withPoint(body);
    withPoint[withPoint.find(',')] = '.';
    return parseDecimal(withPoint);
}

std::optional<double> parseClockTime(std::string_view text)
{
    auto body = trimmed(text);
    constexpr std::size_t mostParts = 3;
    double seconds = 0.0;
    for (std::size_t part = 0;; ++part) {
        const auto colon = body.find(':');
        const auto field = body.substr(0, colon);
        const bool last = colon == std::string_view::npos;
        if (part == mostParts || !isClockPart(field, last))
            return std::nullopt;
        const auto value = parseSeconds(field, DecimalComma::Read);
        if (!value || (part > 0 && *value >= 60.0))
            return std::nullopt;
        seconds = seconds * 60.0 + *value;
        if (last)
            return part > 0 ? std::optional(seconds) : std::nullopt;
        body.remove_prefix(colon + 1);
    }
}

}  // namespace undertone
