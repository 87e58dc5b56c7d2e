// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/fold_plan.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <set>

namespace undertone {

namespace {

constexpr const char* speakersWord = "speakers:";

/// Dialogues that are tied by common speakers, directly or through others.
std::vector<std::vector<std::size_t>> tiedDialogues(const std::vector<DialogueIdentity>& dialogues)
{
    std::vector<std::size_t> parent(dialogues.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t at) {
        while (parent[at] != at)
            at = parent[at] = parent[parent[at]];
        return at;
    };
    std::map<std::string, std::size_t> firstWith;
    for (std::size_t d = 0; d < dialogues.size(); ++d) {
        for (const auto& speaker : dialogues[d].speakers)
            parent[root(d)] = root(firstWith.emplace(speaker, d).first->second);
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t d = 0; d < dialogues.size(); ++d)
        groups[root(d)].push_back(d);
    std::vector<std::vector<std::size_t>> result;
    for (auto& [key, group] : groups)
        result.push_back(std::move(group));
    return result;
}

Result<std::vector<Fold>> foldsOfSpeakers(const DialogueTokens& tokens, const std::vector<DialogueIdentity>& dialogues, std::size_t wanted)
{
    auto groups = tiedDialogues(dialogues);
    if (groups.size() < wanted) {
        return Error{ErrorCode::InvalidArgument,
                     groups.size() == 1 ? message("folds.tied-together", wanted) : message("folds.tied-groups", groups.size(), wanted)};
    }
    const auto sentences = [&](const std::vector<std::size_t>& group) {
        std::size_t count = 0;
        for (const auto d : group)
            count += tokens.dialogues[d].sentences.size();
        return count;
    };
    // The largest group first, each to the fold that has least so far.
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return sentences(a) > sentences(b); });
    std::vector<std::size_t> load(wanted, 0);
    std::vector<Fold> folds(wanted);
    for (const auto& group : groups) {
        const auto least = static_cast<std::size_t>(std::min_element(load.begin(), load.end()) - load.begin());
        load[least] += sentences(group);
        folds[least].test.insert(folds[least].test.end(), group.begin(), group.end());
    }
    for (std::size_t f = 0; f < wanted; ++f) {
        folds[f].name = "speakers-" + std::to_string(f + 1);
        std::sort(folds[f].test.begin(), folds[f].test.end());
        for (std::size_t d = 0; d < dialogues.size(); ++d) {
            if (!std::binary_search(folds[f].test.begin(), folds[f].test.end(), d))
                folds[f].train.push_back(d);
        }
    }
    return folds;
}

}  // namespace

std::vector<DialogueIdentity> identitiesOf(const DialogueTokens& tokens)
{
    std::vector<DialogueIdentity> identities;
    for (const auto& dialogue : tokens.dialogues) {
        std::set<std::string> speakers;
        for (const auto& sentence : dialogue.sentences)
            speakers.insert(sentence.speaker);
        identities.push_back({dialogue.name, dialogue.session, dialogue.script, {speakers.begin(), speakers.end()}});
    }
    return identities;
}

Result<FoldPlan> planFolds(const DialogueTokens& tokens, const std::string& wanted)
{
    const auto identities = identitiesOf(tokens);
    FoldPlan plan;
    if (wanted == "sessions") {
        auto folds = leaveOneSessionOut(identities);
        if (!folds)
            return folds.error();
        plan.folds = std::move(*folds);
        plan.rule = foldRuleOf(plan.folds, FoldRule::LeaveOneSessionOut);
    } else {
        const std::string prefix = speakersWord;
        const auto* end = wanted.data() + wanted.size();
        std::size_t count = 0;
        if (!wanted.starts_with(prefix) || std::from_chars(wanted.data() + prefix.size(), end, count).ptr != end || count < 2)
            return Error{ErrorCode::InvalidArgument, message("folds.unknown", wanted)};
        auto folds = foldsOfSpeakers(tokens, identities, count);
        if (!folds)
            return folds.error();
        plan.folds = std::move(*folds);
        plan.rule = "Groups of speakers: " + std::to_string(count)
            + " folds of speakers who never talk to one of another fold, as even in sentences as they come; each is "
              "tested by a model trained on all others.";
    }
    auto audit = auditFolds(identities, plan.folds, plan.rule);
    if (!audit.allowed())
        return Error{ErrorCode::InvalidArgument, audit.refusals.front()};
    plan.warnings = std::move(audit.warnings);
    return plan;
}

}  // namespace undertone
