// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/utc_time.h"

#include <chrono>
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

}  // namespace undertone
