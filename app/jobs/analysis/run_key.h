// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/recording_input.h"
#include "engine/api/emotion_engine.h"
#include "engine/core/conversation.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

/// What results depend on beside the sentences; `header` says the rest of it.
struct RunConditions {
    const Timeline& header;
    const AnalysisOptions& options;
    std::uint64_t seed = 1;
    SentenceCut cut = SentenceCut::ByPauses;
};

/// What the results of a run depend on: the same key, the same rows (on the same device; to rounding, where one went in step with others).
std::string runKey(const RunConditions& conditions, const Conversation& conversation);

/// For each n the key of the state in which a run is after its first n sentences. Only what was read by then counts, so that runs which
/// begin alike share it, whatever comes after: other sentences, or another plan. As many as there are sentences, and one.
std::vector<std::string> prefixKeys(const RunConditions& conditions, const Conversation& conversation);

}  // namespace undertone
