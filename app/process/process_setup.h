// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"

#include <string>

namespace undertone {

/// The first line of every main(): lets OpenMP's workers sleep between loops instead of spinning against other
/// threads (a 12 ms optimizer step took 240 ms). libgomp reads OMP_WAIT_POLICY when it is loaded, before main, so
/// where the user has not set it, it is set here and the program started once more in the same process.
void ensurePassiveOpenMp(char** argv);

/// Makes Ctrl-C and SIGTERM set `cancel`; a second one ends the program at once with 130. Call once, from main.
void cancelOnInterrupt(const CancellationToken& cancel);

/// Whether Ctrl-C or SIGTERM came since cancelOnInterrupt(): for whoever waits for a person.
bool wasInterrupted();

/// Numbers that the C library writes and reads have a decimal point from now on, whatever the user's language: files and command lines are
/// made of them. Call behind QApplication, which takes the user's locale over for all of the C library; what people read is QLocale's.
void keepDecimalPoints();

/// Before secrets are in memory: they stay out of core dumps, and out of reach of debuggers of the same user.
void refuseCoreDumps();

/// "0.1.0".
std::string programVersion();

}  // namespace undertone
