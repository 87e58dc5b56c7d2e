// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/validation_split.h"

#include "engine/core/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <vector>

namespace undertone {

namespace {

using Groups = std::vector<std::vector<std::size_t>>;  // indices of dialogues that stay together

Groups eachDialogue(const DialogueTokens& tokens)
{
    Groups groups;
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d)
        groups.push_back({d});
    return groups;
}

Groups bySession(const DialogueTokens& tokens)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> sessions;
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d)
        sessions[{tokens.dialogues[d].corpus, tokens.dialogues[d].session}].push_back(d);
    Groups groups;
    for (auto& [name, members] : sessions)
        groups.push_back(std::move(members));
    return groups;
}

/// Dialogues that are joined by speakers they share, over any number of others.
Groups bySpeaker(const DialogueTokens& tokens)
{
    std::vector<std::size_t> parent(tokens.dialogues.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const std::function<std::size_t(std::size_t)> root = [&](std::size_t d) { return parent[d] == d ? d : parent[d] = root(parent[d]); };
    std::map<std::pair<std::string, std::string>, std::size_t> firstWith;
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d) {
        for (const auto& sentence : tokens.dialogues[d].sentences) {
            const auto [found, fresh] = firstWith.try_emplace({tokens.dialogues[d].corpus, sentence.speaker}, d);
            parent[root(d)] = root(found->second);
        }
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t d = 0; d < parent.size(); ++d)
        members[root(d)].push_back(d);
    Groups groups;
    for (auto& [name, dialogues] : members)
        groups.push_back(std::move(dialogues));
    return groups;
}

std::size_t sentencesOf(const DialogueTokens& tokens, const std::vector<std::size_t>& dialogues)
{
    std::size_t count = 0;
    for (const auto d : dialogues)
        count += tokens.dialogues[d].sentences.size();
    return count;
}

/// Groups in the seed's order, as long as each brings the number of sentences nearer to what is wanted; the first in any case.
std::set<std::size_t> choose(const DialogueTokens& tokens, Groups groups, double wanted, std::uint64_t seed)
{
    shuffle(groups, seed);
    std::set<std::size_t> chosen;
    double held = 0.0;
    for (std::size_t g = 0; g + 1 < groups.size(); ++g) {
        const double more = held + static_cast<double>(sentencesOf(tokens, groups[g]));
        if (!chosen.empty() && std::abs(more - wanted) > std::abs(held - wanted))
            continue;
        chosen.insert(groups[g].begin(), groups[g].end());
        held = more;
    }
    return chosen;
}

}  // namespace

Result<ValidationSplit> splitForValidation(const DialogueTokens& tokens, double share, std::uint64_t seed)
{
    if (tokens.dialogues.size() < 2 || !(share > 0.0 && share < 1.0))
        return Error{ErrorCode::InvalidArgument, message("training.validation")};
    const auto all = static_cast<double>(tokens.sentenceCount());
    const bool hasSessions =
        std::any_of(tokens.dialogues.begin(), tokens.dialogues.end(), [](const TokenDialogue& each) { return !each.session.empty(); });
    ValidationSplit split{tokens, tokens, hasSessions ? "session" : "speaker"};
    auto chosen = choose(tokens, hasSessions ? bySession(tokens) : bySpeaker(tokens), share * all, seed);
    const auto held = static_cast<double>(sentencesOf(tokens, {chosen.begin(), chosen.end()}));
    if (chosen.empty() || held > std::min(3.0 * share, 0.5) * all) {
        chosen = choose(tokens, eachDialogue(tokens), share * all, seed);
        split.rule = "dialogue";
    }
    split.train.dialogues.clear();
    split.validation.dialogues.clear();
    for (std::size_t d = 0; d < tokens.dialogues.size(); ++d)
        (chosen.contains(d) ? split.validation : split.train).dialogues.push_back(tokens.dialogues[d]);
    return split;
}

}  // namespace undertone
