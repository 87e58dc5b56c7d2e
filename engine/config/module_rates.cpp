// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/module_rates.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace undertone {

namespace {

constexpr std::array<const char*, 7> names{"q", "k", "v", "o", "gate", "up", "down"};

}  // namespace

Result<ModuleRates> parseModuleRates(const std::string& text)
{
    if (text == "all")
        return evenModuleRates;
    const Error wrong{ErrorCode::InvalidArgument, message("lora.projections", text)};
    ModuleRates rates{};
    std::istringstream items(text);
    for (std::string item; std::getline(items, item, ',');) {
        const auto colon = item.find(':');
        const auto found = std::find(names.begin(), names.end(), item.substr(0, colon));
        double rate = 1.0;
        if (colon != std::string::npos) {
            const char* end = item.data() + item.size();
            const auto read = std::from_chars(item.data() + colon + 1, end, rate);
            if (read.ec != std::errc() || read.ptr != end)
                return wrong;
        }
        if (found == names.end() || !(rate >= 0.0) || !std::isfinite(rate))
            return wrong;
        rates[static_cast<std::size_t>(found - names.begin())] = rate;
    }
    if (std::all_of(rates.begin(), rates.end(), [](double rate) { return rate == 0.0; }))
        return wrong;
    return rates;
}

}  // namespace undertone
