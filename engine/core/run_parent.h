// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

struct Conversation;
struct MemoryPlan;
struct Timeline;

/// How a run came from another: a replay takes its place, a fork stands beside it.
enum class RunBranch : std::uint8_t { Replay, Fork };

/// A sentence whose answer is another than in the run before.
struct FlippedAnswer {
    int index = 0;        ///< in this run
    int indexBefore = 0;  ///< in the run before: sentences may have been split or merged
    std::string before;   ///< label; empty: no emotion was read
    std::string after;
    friend bool operator==(const FlippedAnswer&, const FlippedAnswer&) = default;
};

/// Which run a run goes on from, and what became of its answers.
struct RunParent {
    std::string runId;
    RunBranch branch = RunBranch::Replay;
    int sentence = 0;                    ///< the first that is read otherwise; a fork's: where it was made
    std::vector<FlippedAnswer> flipped;  ///< by index; of the rows that both have
};

/// The first sentence of `conversation` that a run under `plan` reads otherwise than `before` was read: another start, end or speaker,
/// another plan. As many as there are sentences where nothing is other. Labels of annotators count from the sentence behind them. `plan`
/// may be null. All of `conversation` is in reading order.
int firstReadOtherwise(const Timeline& before, const Conversation& conversation, const MemoryPlan* plan);

/// Sentences that both runs have, with other answers. They are the same where their ids are, or where the results name none (files of
/// timelines do not) where start and end are.
std::vector<FlippedAnswer> flippedAnswers(const Timeline& before, const Timeline& after);

}  // namespace undertone
