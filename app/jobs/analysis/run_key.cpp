// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/run_key.h"

#include "engine/core/memory_plan.h"
#include "engine/core/segments_format.h"
#include "engine/io/memory_plan_json.h"
#include "engine/io/sha256.h"

#include <cstdio>
#include <map>

namespace undertone {
namespace {

using NamedValues = std::map<std::string, std::string>;

/// A number that reads back as the same double.
std::string exactText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

const char* memoryName(MemoryMode memory)
{
    return memory == MemoryMode::Dpm ? "dpm" : "off";
}

const char* tokenizeName(TokenizeMode mode)
{
    return mode == TokenizeMode::Utterance ? "utterance" : "whole";
}

NamedValues commonValues(const RunConditions& conditions)
{
    const Timeline& header = conditions.header;
    NamedValues values{{"audio", header.audioSha256},
                       {"model", header.modelSha256},
                       {"device", header.device},
                       {"dtype", header.dtype},
                       {"memory", memoryName(header.memory)},
                       {"tokenize", tokenizeName(header.tokenize)},
                       {"loss_after", conditions.options.lossAfter == LossAfter::Measure ? "yes" : "no"},
                       {"stepping", toText(conditions.options.stepping)},
                       {"seed", std::to_string(conditions.seed)}};
    if (conditions.options.shares == SharesHeard::Ignored)  // without, keys are those of before models knew of shares
        values["shares"] = "off";
    return values;
}

/// All that a plan does before the sentence is read.
std::string steeringText(const MemoryPlan& plan, int sentence)
{
    const std::string* label = plan.labelOf(sentence - 1);
    return std::string(plan.isFrozenAt(sentence) ? "frozen" : "") + "\t" + (plan.resetsAt(sentence) ? "reset" : "") + "\t"
        + (label != nullptr ? *label : "");
}

}  // namespace

std::string runKey(const RunConditions& conditions, const Conversation& conversation)
{
    // Not all of those that are cut as they are spoken are known when such a run begins; they follow from the sound.
    const bool areListed = conditions.cut != SentenceCut::AsSpoken;
    std::string segments = areListed ? "" : "as spoken 1";
    for (std::size_t i = 0; areListed && i < conversation.segments.size(); ++i) {
        const auto& segment = conversation.segments[i];
        segments += exactText(segment.startSeconds) + "\t" + exactText(segment.endSeconds) + "\t"
            + std::string(speakerName(conversation.speakers, segment.speaker)) + "\n";
    }
    NamedValues values = commonValues(conditions);
    values["run"] = "analysis 1";
    values["segments"] = segments;
    if (conditions.options.plan && !conditions.options.plan->empty())  // without one, keys are those of before there were plans
        values["memory_plan"] = memoryPlanToJson(*conditions.options.plan);
    return sha256OfNamedValues(values);
}

std::vector<std::string> prefixKeys(const RunConditions& conditions, const Conversation& conversation)
{
    const MemoryPlan none;
    const MemoryPlan& plan = conditions.options.plan ? *conditions.options.plan : none;
    NamedValues values = commonValues(conditions);
    values["prefix"] = "analysis 1";
    values["checked"] = isFoundInSound(conversation.source) ? "no" : "yes";  // whether sentences hold speech
    std::vector<std::string> keys{sha256OfNamedValues(values)};
    for (std::size_t i = 0; i < conversation.segments.size(); ++i) {
        const Segment& segment = conversation.segments[i];
        keys.push_back(sha256OfNamedValues({{"before", keys.back()},
                                            {"start", exactText(segment.startSeconds)},
                                            {"end", exactText(segment.endSeconds)},
                                            {"speaker", std::to_string(segment.speaker.number())},  // voices are heard by it
                                            {"steering", steeringText(plan, static_cast<int>(i))}}));
    }
    return keys;
}

}  // namespace undertone
