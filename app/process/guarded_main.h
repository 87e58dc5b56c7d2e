// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace undertone {

/// The outermost frame of a program, what every main() returns: `run` gives the exit code. An exception ends with one sentence on stderr
/// and code 1, and so does output that could not be written to stdout. SIGPIPE is ignored: a reader that has enough, such as `head`, is no
/// failure, and files are written to their end.
int guardedMain(const char* program, const std::function<int()>& run);

}  // namespace undertone
