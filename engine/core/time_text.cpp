// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/time_text.h"

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
