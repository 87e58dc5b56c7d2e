// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

/// "2025-03-01 14:05:09 UTC".
std::string nowUtc();

}  // namespace undertone
