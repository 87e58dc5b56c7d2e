// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/reading_plan.h"

#include "engine/core/number_text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace undertone {

namespace {

constexpr SampleIndex samplesPerToken = engineSampleRate / 25;  // 40 ms

Status checkSegment(const Segment& segment, std::size_t index, SampleIndex frameCount)
{
    const auto name = message("segments.sentence", index + 1);
    if (!std::isfinite(segment.startSeconds) || !std::isfinite(segment.endSeconds) || segment.startSeconds < 0.0)
        return Error{ErrorCode::InvalidSegments, message("segments.not-a-time", name)};
    if (segment.endSeconds <= segment.startSeconds)
        return Error{ErrorCode::InvalidSegments, message("segments.ends-at-start", name, formatted("%.3f s", segment.startSeconds))};
    if (segment.startSeconds * engineSampleRate >= static_cast<double>(frameCount))
        return Error{ErrorCode::InvalidSegments,
                     message("segments.past-recording", name, formatted("%.3f s", segment.startSeconds),
                             formatted("%.3f s", static_cast<double>(frameCount) / engineSampleRate))};
    return {};
}

void placeUtterances(ReadingPlan& plan, SampleIndex frameCount)
{
    for (const auto& segment : plan.conversation.segments) {
        const auto first = std::min<SampleIndex>(std::llround(segment.startSeconds * engineSampleRate), frameCount - 1);
        const auto last = std::min<SampleIndex>(std::llround(segment.endSeconds * engineSampleRate), frameCount);
        plan.sentences.push_back({.samples = {first, std::max(last, first + 1)}, .speaker = segment.speaker});
    }
}

void placeOnTokenGrid(ReadingPlan& plan, SampleIndex frameCount)
{
    const std::int64_t total = tokenCountOf(frameCount);
    std::array<std::int64_t, 2> latest{0, 0};
    for (const auto& segment : plan.conversation.segments) {
        const auto wanted = std::min<std::int64_t>(std::llround(segment.endSeconds * engineSampleRate / samplesPerToken), total);
        // The first sentence has nothing to be read with, however early it ends.
        const bool shares = wanted <= latest[1] && latest[1] > 0;
        if (!shares)
            latest = {latest[1], std::max(wanted, latest[1] + 1)};
        plan.sentences.push_back({.tokens = latest, .speaker = segment.speaker, .sharesTokens = shares});
    }
}

}  // namespace

std::int64_t tokenCountOf(SampleIndex samples)
{
    return std::max<std::int64_t>(1, (samples + samplesPerToken - 1) / samplesPerToken);
}

Result<ReadingPlan> planReading(const Conversation& conversation, TokenizeMode mode, SampleIndex frameCount)
{
    ReadingPlan plan;
    plan.conversation = conversation;
    for (std::size_t i = 0; i < conversation.segments.size(); ++i) {
        TRY(checkSegment(conversation.segments[i], i, frameCount));
    }
    if (mode == TokenizeMode::Utterance)
        placeUtterances(plan, frameCount);
    else
        placeOnTokenGrid(plan, frameCount);
    return plan;
}

std::vector<std::int32_t> cutSentence(const std::vector<std::int32_t>& wholeCodes, const PlannedSentence& sentence)
{
    if (wholeCodes.empty())
        return {};
    // The last token of the grid may be a fragment that the front end drops: the sentence then has the one before.
    const auto size = static_cast<std::int64_t>(wholeCodes.size());
    const auto first = std::min(sentence.tokens[0], size - 1);
    const auto last = std::clamp(sentence.tokens[1], first + 1, size);
    return {wholeCodes.begin() + first, wholeCodes.begin() + last};
}

Status checkSentenceLengths(const ReadingPlan& plan, TokenizeMode mode, std::int64_t prefixTokens, std::int64_t limitTokens)
{
    const std::int64_t longest = limitTokens - prefixTokens;
    for (std::size_t i = 0; i < plan.sentences.size(); ++i) {
        const auto& sentence = plan.sentences[i];
        const std::int64_t tokens = 1
            + (mode == TokenizeMode::Utterance ? tokenCountOf(sentence.samples[1] - sentence.samples[0])
                                               : sentence.tokens[1] - sentence.tokens[0]);
        if (tokens <= longest)
            continue;
        return Error{ErrorCode::LimitExceeded,
                     message("segments.sentence-too-long", i + 1, formatted("%.1f s", plan.conversation.segments[i].startSeconds), tokens,
                             longest, formatted("%.1f s", static_cast<double>(longest - 1) * samplesPerToken / engineSampleRate),
                             prefixTokens)};
    }
    return {};
}

}  // namespace undertone
