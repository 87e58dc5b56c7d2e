// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// Exit codes of contracts.md.
enum ExitCode { ExitSuccess = 0, ExitFailure = 1, ExitUsage = 2, ExitInterrupted = 130 };

}  // namespace undertone
