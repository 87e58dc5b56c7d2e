// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace undertone {

/// What a program understands, for manual pages and shell completions: one line per command and per option, fields parted by tabs.
///
///     command  PATH  DESCRIPTION
///     option   PATH  NAMES  TYPE  DESCRIPTION       names parted by commas; a positional has one without dashes; TYPE is empty for flags
///
/// PATH is the program's name and those of its subcommands, parted by blanks. What help hides is left out.
std::string commandTree(const CLI::App& app);

/// Adds the hidden flag --command-tree, which prints commandTree() of `app` and ends the program.
void addCommandTreeFlag(CLI::App& app);

}  // namespace undertone
