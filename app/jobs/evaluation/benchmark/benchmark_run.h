// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/benchmark/benchmark_scores.h"
#include "app/jobs/evaluation/evaluation_method.h"
#include "app/jobs/job_context.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

struct BenchmarkOptions {
    std::filesystem::path model;
    std::filesystem::path tokens;
    std::filesystem::path report;  ///< folder to write
    MethodOptions methods;
    std::string device = "auto";
    int workers = 0;            ///< 0: one per core, one on a GPU
    std::string command;        ///< as it was given, for the head
    std::string version;        ///< of the program
    std::string attestation{};  ///< what the user states about the speech; empty: what the token file says
};

/// Stage in words and fraction done.
using BenchmarkProgress = std::function<void(const std::string& stage, double fraction)>;

/// Lines of a report's head: name and value.
using ReportHead = std::vector<std::pair<std::string, std::string>>;

/// What every report says of itself: command, version, time, tokens, seeds, definitions.
ReportHead commonHead(const BenchmarkOptions& options, const std::string& tokensSha256, const DialogueTokens& tokens);

/// The line under the title: what was measured on which dialogues, by which program, where.
std::string reportSubtitle(const BenchmarkOptions& options, const std::string& what, const PredictorFacts& facts);

/// "windows of 512 tokens", "packed dialogues, 4096 tokens at once".
std::string trainedOn(bool packed, std::int64_t tokens);

/// Measures one model by all methods on dialogues that stand as tokens, and writes report.html and its CSVs (method.md 3).
/// Predictions are made from codes alone; labels are joined afterwards. `context`: to analyse. Errors: Cancelled, of every part.
Result<BenchmarkScores> runBenchmark(const BenchmarkOptions& options, const JobContext& context, const BenchmarkProgress& progress,
                                     const CancellationToken& cancel);

}  // namespace undertone
