// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/time_text.h"

#include "engine/core/number_text.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace undertone {

namespace {

std::string nowAs(const char* format)
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    std::strftime(text, sizeof text, format, &parts);
    return text;
}

}  // namespace

std::string nowUtc()
{
    return nowAs("%Y-%m-%d %H:%M:%S UTC");
}

std::string nowIso8601()
{
    return nowAs("%Y-%m-%dT%H:%M:%SZ");
}

std::string nowCompact()
{
    return nowAs("%Y%m%d-%H%M%S");
}

std::string clockText(double seconds, int decimals)
{
    constexpr double longestSeconds = 1e9;  // beyond it, or not finite, it is no place in a recording
    if (!(std::abs(seconds) <= longestSeconds))
        return formatted("%g s", seconds);
    long long perSecond = 1;
    for (int i = 0; i < decimals; ++i)
        perSecond *= 10;
    const long long units = std::llround(std::abs(seconds) * static_cast<double>(perSecond));
    const long long whole = units / perSecond;
    char text[64];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    std::string clock = (seconds < 0.0 && units > 0 ? "-" : "") + std::string(text);
    if (decimals > 0) {
        const std::string digits = std::to_string(units % perSecond);
        clock += '.' + std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
    }
    return clock;
}

std::string durationText(double seconds)
{
    if (seconds < 0.0 || !std::isfinite(seconds))
        return {};
    const auto whole = static_cast<long long>(std::llround(seconds));
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld h %02lld min", whole / 3600, whole / 60 % 60);
    else if (whole >= 60)
        std::snprintf(text, sizeof text, "%lld min %02lld s", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld s", whole);
    return text;
}

}  // namespace undertone
