// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For readers and writers of CSV.

#include <string>

namespace undertone {

/// A cell that spreadsheets would take for a formula, with an apostrophe before it, by which they show it as text. One that begins with
/// apostrophes and then like a formula gets one more, so that withoutFormulaGuard() gives back what was there.
std::string withFormulaGuard(std::string cell);

/// The cell without the apostrophe that withFormulaGuard() puts there.
std::string withoutFormulaGuard(std::string cell);

}  // namespace undertone
