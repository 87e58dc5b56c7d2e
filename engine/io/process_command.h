// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace undertone {

/// The command line of this process, word by word, as the kernel has it; the program's name as it was typed.
std::vector<std::string> commandLineOfProcess();

/// Words of a command line without those that may name a person (--annotator, --session), for what is written down of it.
std::vector<std::string> withoutNames(std::vector<std::string> words);

}  // namespace undertone
