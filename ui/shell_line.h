// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace undertone {

/// Words as one line that a shell reads back as they are.
std::string shellLine(const std::vector<std::string>& words);

}  // namespace undertone
