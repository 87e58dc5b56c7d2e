// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"

#include <memory>
#include <string>

namespace undertone {

/// By which results name their run; `key` is its runKey().
std::string runIdOfKey(const std::string& key);

/// All of a timeline but its utterances; `plan` may be null.
void describeRun(Timeline& timeline, const AnalysisJobRequest& request, const JobContext& context, const RecordingInput& input,
                 const ModelInfo& model, const std::shared_ptr<const MemoryPlan>& plan);

}  // namespace undertone
