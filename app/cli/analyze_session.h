// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/vault_access.h"
#include "app/jobs/analysis/analysis_job.h"

#include <filesystem>

namespace undertone {

/// Analyses a recorded session under the consent of those in it. Its results are sealed in the session; they are written to stdout or to
/// a file only where everyone consents to share them, and shown on a terminal. `prototype`: engine and analysis options.
int analyzeSession(CommandContext& context, const std::filesystem::path& folder, const AnalysisJobRequest& prototype,
                   const PassphraseOptions& passphrase);

}  // namespace undertone
