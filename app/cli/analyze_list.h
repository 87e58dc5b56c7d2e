// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/audio_arguments.h"
#include "app/jobs/analysis/analysis_job.h"

#include <functional>
#include <string>

namespace undertone {

/// `analyze --list`: many recordings, shared out among processes.
struct AnalyzeListOptions {
    std::string list;   ///< empty: recordings are named one by one
    std::string shard;  ///< "2/4"; empty: Slurm's, or all
    bool collect = false;
    int together = 1;
    std::string attestation;
};

/// Adds --list, --shard and --collect.
void addListOptions(CLI::App& analyze, AnalyzeListOptions& options);

/// Analyses this process's share of a list into the folder of -o, or with --collect joins and reports what stands there. `audio`: model
/// and choices for all; its files come from the list. `finish`: sets what all requests share. `settings`: what the results depend on, as
/// text. Returns an exit code; recordings that fail are listed and do not count as failure, but for --collect.
int analyzeList(CommandContext& context, const AnalyzeListOptions& options, AudioArguments& audio,
                const std::function<Status(AnalysisJobRequest&)>& finish, const std::string& settings);

}  // namespace undertone
