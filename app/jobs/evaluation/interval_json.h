// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/stats/significance.h"

#include <nlohmann/json.hpp>

namespace undertone {

/// An interval as every evaluation's JSON has it.
inline nlohmann::ordered_json intervalJson(const Interval& interval)
{
    return {{"estimate", interval.estimate}, {"low", interval.low}, {"high", interval.high}};
}

}  // namespace undertone
