// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/run_description.h"

#include "engine/core/memory_plan.h"
#include "engine/core/notice.h"
#include "engine/core/segments_format.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr std::size_t runIdDigits = 16;

/// Goes wherever the notice goes, so that no format takes such a run for a plain one.
const char* steeredNotice(const MemoryPlan& plan)
{
    return plan.hasLabels() ? " human-assisted: the model read an annotator's labels of some sentences."
                            : " memory plan: memory was frozen or reset at some sentences.";
}

constexpr const char* sharesNotice = " Shares: how often each emotion is expected, and was heard before in the recording, weighs in.";

}  // namespace

std::string runIdOfKey(const std::string& key)
{
    return key.substr(0, runIdDigits);
}

void describeRun(Timeline& timeline, const AnalysisJobRequest& request, const JobContext& context, const RecordingInput& input,
                 const ModelInfo& model, const std::shared_ptr<const MemoryPlan>& plan)
{
    timeline.audio = request.audioName.empty() ? request.audio.string() : request.audioName;
    timeline.audioSha256 = input.sha256;
    timeline.model = model.name;
    timeline.modelSha256 = model.sha256;
    timeline.device = model.device;
    timeline.dtype = model.dtype;
    timeline.memory = request.analysis.memory;
    timeline.stepping = toText(request.analysis.stepping);
    timeline.tokenize = request.analysis.tokenize.value_or(model.tokenize);
    timeline.segmentsSource = segmentsSourceName(input.conversation.source);
    timeline.labels = model.labels;
    timeline.attestation = context.authorisation.attestation().text();
    timeline.notice = resultNotice(timeline.tokenize);
    if (model.hearsShares && request.analysis.shares == SharesHeard::AsModel)
        timeline.notice += sharesNotice;
    if (plan && !plan->empty()) {
        timeline.plan = plan;
        timeline.notice += steeredNotice(*plan);
    }
    if (request.replay) {
        const ReplayOf& replay = *request.replay;
        const bool comparable = replay.run->modelSha256 == timeline.modelSha256 && replay.run->memory == timeline.memory
            && replay.run->stepping == timeline.stepping && replay.run->tokenize == timeline.tokenize;
        const auto& segments = input.conversation.segments;
        const auto fork = std::ranges::find(segments, replay.forkedAt, &Segment::id);
        const int first = !replay.forkedAt.isNone() && fork != segments.end() ? static_cast<int>(fork - segments.begin())
            : comparable ? firstReadOtherwise(*replay.run, input.conversation, plan.get())
                         : 0;
        timeline.parent = RunParent{replay.run->runId, replay.branch, first, {}};
    }
}

}  // namespace undertone
