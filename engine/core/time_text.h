// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

/// "2025-03-01 14:05:09 UTC".
std::string nowUtc();

/// The same instant as "2025-03-01T14:05:09Z" (ISO 8601, xsd:dateTime).
std::string nowIso8601();

/// The same instant as "20250301-140509": for names of folders.
std::string nowCompact();

/// A place in a recording: "2:05", "1:02:05.3"; rounded to so many decimals.
std::string clockText(double seconds, int decimals);

/// "1 h 05 min", "2 min 10 s", "8 s"; empty for a negative time.
std::string durationText(double seconds);

}  // namespace undertone
