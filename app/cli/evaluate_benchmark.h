// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/jobs/evaluation/benchmark/fold_run.h"

#include <string>
#include <vector>

namespace undertone {

/// What `evaluate` needs beside its model and data when it writes a report.
struct BenchmarkArguments {
    FoldRunOptions run;
    std::string report;  ///< folder; empty: no report is asked for
    std::string folds;   ///< empty: one model, no training
    std::vector<std::string> steppings;
    std::string shard;           ///< of the folds, "2/5"; empty: all
    std::string foldClassifier;  ///< preset; empty: none is trained
    bool foldPacked = false;
};

/// Adds --report, --folds, the sweeps and what training takes to `evaluate`.
void addBenchmarkOptions(CLI::App& evaluate, BenchmarkArguments& arguments);

/// Whether the options ask for a report rather than for the figures of a card.
bool asksForReport(const BenchmarkArguments& arguments);

/// Runs one model, or all folds, and prints the main figures; the exit code.
int benchmarkAction(const BenchmarkArguments& arguments, CommandContext& context);

}  // namespace undertone
