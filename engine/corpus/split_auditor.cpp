// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/split_auditor.h"

#include <algorithm>
#include <map>
#include <set>

namespace undertone {
namespace {

constexpr std::size_t namesListed = 8;

// "a, b and c", or the first of many.
std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    const std::size_t shown = std::min(names.size(), namesListed);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    if (names.size() > shown)
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

// Audits one fold; sentences start with its name.
class FoldCheck {
public:
    FoldCheck(std::span<const DialogueIdentity> dialogues, const Fold& fold, FoldAudit& audit)
        : m_dialogues(dialogues), m_fold(fold), m_audit(audit)
    {
    }

    void run()
    {
        if (!indicesExist())
            return;
        if (m_fold.train.empty() || m_fold.test.empty())
            refuse(m_fold.test.empty() ? message("folds.no-test") : message("folds.no-train"));
        for (const std::size_t index : m_fold.train) {
            const DialogueIdentity& dialogue = m_dialogues[index];
            m_trainNames.insert(dialogue.name);
            for (const auto& speaker : dialogue.speakers)
                m_trainedIn.emplace(speaker, dialogue.name);
            if (!dialogue.script.empty())
                m_trainScripts.insert(dialogue.script);
        }
        checkDialogues();
        checkSpeakers();
        checkScripts();
    }

private:
    bool indicesExist()
    {
        for (const auto* part : {&m_fold.train, &m_fold.test}) {
            if (std::any_of(part->begin(), part->end(), [this](std::size_t index) { return index >= m_dialogues.size(); })) {
                refuse(message("folds.unknown-dialogue"));
                return false;
            }
        }
        return true;
    }

    void checkDialogues()
    {
        std::vector<std::string> twice;
        for (const std::size_t index : m_fold.test) {
            if (m_trainNames.contains(m_dialogues[index].name))
                twice.push_back(m_dialogues[index].name);
        }
        if (!twice.empty())
            refuse(twice.size() > 1 ? message("folds.shared-dialogues", listed(twice)) : message("folds.shared-dialogue", listed(twice)));
    }

    void checkSpeakers()
    {
        std::set<std::string> refused;
        std::size_t unnamed = 0;
        for (const std::size_t index : m_fold.test) {
            const DialogueIdentity& dialogue = m_dialogues[index];
            unnamed += !hasSpeakers(dialogue);
            for (const auto& speaker : dialogue.speakers) {
                const auto trained = m_trainedIn.find(speaker);
                if (!speaker.empty() && trained != m_trainedIn.end() && refused.insert(speaker).second)
                    refuse(message("folds.shared-speaker", speaker, trained->second, dialogue.name));
            }
        }
        for (const std::size_t index : m_fold.train)
            unnamed += !hasSpeakers(m_dialogues[index]);
        if (unnamed > 0)
            warn(unnamed == 1 ? message("folds.unnamed-speaker", unnamed) : message("folds.unnamed-speakers", unnamed));
    }

    void checkScripts()
    {
        std::set<std::string> shared;
        for (const std::size_t index : m_fold.test) {
            if (m_trainScripts.contains(m_dialogues[index].script))
                shared.insert(m_dialogues[index].script);
        }
        if (!shared.empty())
            warn(message("folds.shared-script", listed({shared.begin(), shared.end()})));
    }

    static bool hasSpeakers(const DialogueIdentity& dialogue)
    {
        return !dialogue.speakers.empty()
            && std::none_of(dialogue.speakers.begin(), dialogue.speakers.end(), [](const auto& name) { return name.empty(); });
    }
    void refuse(const Message& why) { m_audit.refusals.push_back(message("folds.fold", m_fold.name, why)); }
    void warn(const Message& why) { m_audit.warnings.push_back(message("folds.fold", m_fold.name, why)); }

    std::span<const DialogueIdentity> m_dialogues;
    const Fold& m_fold;
    FoldAudit& m_audit;
    std::set<std::string> m_trainNames;
    std::map<std::string, std::string> m_trainedIn;  // first dialogue of each speaker
    std::set<std::string> m_trainScripts;
};

}  // namespace

Result<std::vector<Fold>> leaveOneSessionOut(std::span<const DialogueIdentity> dialogues)
{
    std::set<std::string> sessions;
    for (const auto& dialogue : dialogues) {
        if (dialogue.session.empty())
            return Error{ErrorCode::InvalidArgument, message("folds.no-session", dialogue.name)};
        sessions.insert(dialogue.session);
    }
    if (sessions.size() < 2)
        return Error{ErrorCode::InvalidArgument,
                     sessions.empty() ? message("folds.no-sessions") : message("folds.one-session", *sessions.begin())};
    std::vector<Fold> folds;
    for (const auto& session : sessions) {
        Fold fold{session, {}, {}};
        for (std::size_t i = 0; i < dialogues.size(); ++i)
            (dialogues[i].session == session ? fold.test : fold.train).push_back(i);
        folds.push_back(std::move(fold));
    }
    return folds;
}

Result<std::vector<Fold>> foldsBySplit(std::span<const DialogueIdentity> dialogues, std::span<const std::string> splits)
{
    if (splits.size() != dialogues.size())
        return Error{ErrorCode::InvalidArgument, message("folds.split-count")};
    std::vector<std::size_t> train;
    std::map<std::string, std::vector<std::size_t>> tests;
    for (std::size_t i = 0; i < splits.size(); ++i) {
        if (splits[i] == "train")
            train.push_back(i);
        else if (!splits[i].empty())
            tests[splits[i]].push_back(i);
    }
    if (train.empty() || tests.empty())
        return Error{ErrorCode::InvalidArgument, train.empty() ? message("folds.all-test") : message("folds.all-train")};
    std::vector<Fold> folds;
    for (auto& [name, test] : tests)
        folds.push_back({name, train, std::move(test)});
    return folds;
}

std::string foldRuleOf(std::span<const Fold> folds, FoldRule rule)
{
    std::vector<std::string> names;
    for (const auto& fold : folds)
        names.push_back(fold.name);
    if (rule == FoldRule::SplitColumn)
        return "Splits of the corpus: trained on train, tested on " + listed(names) + ".";
    return "Leave one session out: " + std::to_string(folds.size()) + " folds, each tested on one session (" + listed(names)
        + ") and trained on all dialogues of the others, so that no speaker of the tested session is heard in training.";
}

FoldAudit auditFolds(std::span<const DialogueIdentity> dialogues, std::span<const Fold> folds, std::string rule)
{
    FoldAudit audit;
    audit.rule = std::move(rule);
    if (folds.empty())
        audit.refusals.emplace_back(message("folds.none"));
    for (const Fold& fold : folds)
        FoldCheck(dialogues, fold, audit).run();
    return audit;
}

}  // namespace undertone
