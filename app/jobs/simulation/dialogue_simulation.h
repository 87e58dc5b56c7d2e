// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/core/cancellation.h"
#include "engine/core/message.h"
#include "engine/core/result.h"
#include "engine/corpus/label_map.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/simulation/conversation_plan_config.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

/// Clips of one folder with a manifest, and how many dialogues to compose of them.
struct SimulationSource {
    std::filesystem::path folder;
    int dialogues = 0;
};

struct SimulationOptions {
    std::vector<SimulationSource> sources;  ///< dialogues never mix speakers of two corpora
    std::string split = "train";            ///< of the manifests: speakers never cross splits
    std::vector<std::string> corpora;       ///< of the manifests; empty: all
    PlanConfig plan;                        ///< its number of dialogues is each source's own
    std::uint64_t seed = 1;
    std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
    std::filesystem::path tokenizer;  ///< folder of the speech tokenizer
    NormalisationReach normalisation = NormalisationReach::Recording;
    std::string device = "auto";
    int workers = 0;                                ///< 0: one per core
    std::function<void(const Message& text)> note;  ///< what the user should know, before the work starts; may be empty
    std::filesystem::path audioFolder;              ///< where to keep the sound, segments and labels too; empty: nowhere
};

/// Fraction done in [0, 1].
using SimulationProgress = std::function<void(double fraction)>;

/// Composes dialogues of labelled clips (conversation_plan), mixes each into one recording (conversation_mixer), and
/// tokenizes it sentence by sentence. Same clips, options and tokenizer: the same tokens, whatever the number of workers.
/// Errors: Cancelled, of the manifest, the mixer and the tokenizer; InvalidArgument (no clip of that split).
Result<DialogueTokens> simulateDialogues(const SimulationOptions& options, const JobContext& context, const SimulationProgress& progress,
                                         const CancellationToken& cancel);

}  // namespace undertone
