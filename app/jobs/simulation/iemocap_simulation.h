// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/simulation/conversation_plan_config.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace undertone {

struct IemocapSimulationOptions {
    std::filesystem::path clips;  ///< folder with a manifest
    std::string split = "train";
    std::vector<std::string> corpora{};  ///< of the manifest; empty: all
    std::filesystem::path target;        ///< a folder that is not there yet, or empty
    PlanConfig plan;                     ///< its dialogues are shared out among the sessions, its speakers are two
    std::uint64_t seed = 1;
    int workers = 0;                                  ///< 0: one per core
    std::function<void(const Message& text)> note{};  ///< clips that are left out, as they cannot be read
};

struct SimulatedLayout {
    std::size_t dialogues = 0;
    std::size_t utterances = 0;
};

/// Composes dialogues of labelled clips and writes them as an IEMOCAP-layout corpus: five sessions of two speakers who never cross,
/// dialogues as WAV with one microphone per speaker (who also hears the other, softer), sentences as WAV, texts, and made-up raters who
/// mostly agree. The folder appears whole or not at all. Same clips, options and seed: the same bytes, whatever the number of workers.
/// `context`: to train. Errors: Cancelled; of the manifest, the planner and the mixer; InvalidArgument (too few speakers, too many
/// dialogues); FileNotWritable; NotAuthorised.
Result<SimulatedLayout> simulateIemocapLayout(const IemocapSimulationOptions& options, const JobContext& context,
                                              const std::function<void(double fraction)>& progress, const CancellationToken& cancel);

}  // namespace undertone
