// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <string_view>

namespace undertone {

/// Writes to stdout and flushes. Succeeds where the reader has closed its end: it has what it wants. Errors: FileNotWritable.
Status writeStandardOutput(std::string_view data);

/// Flushes what printf and its kin have written. Fails at most once for a program: not again for what writeStandardOutput has told of.
Status flushStandardOutput();

}  // namespace undertone
