// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/split_auditor.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

using namespace undertone;

namespace {

// Two sessions as a good corpus has them: a pair of speakers each, one improvised and one scripted dialogue.
std::vector<DialogueIdentity> twoSessions()
{
    return {{"Ses02F_impro01", "Ses02", "", {"Ses02_F", "Ses02_M"}},
            {"Ses01F_impro01", "Ses01", "", {"Ses01_F", "Ses01_M"}},
            {"Ses01F_script01_1", "Ses01", "script01_1", {"Ses01_F", "Ses01_M"}},
            {"Ses02M_script02_1", "Ses02", "script02_1", {"Ses02_F", "Ses02_M"}}};
}

FoldAudit auditOf(const std::vector<DialogueIdentity>& dialogues)
{
    const auto folds = leaveOneSessionOut(dialogues);
    return auditFolds(dialogues, *folds, foldRuleOf(*folds, FoldRule::LeaveOneSessionOut));
}

bool anySays(const std::vector<Message>& messages, const char* words)
{
    return std::ranges::any_of(englishSentences(messages),
                               [words](const auto& sentence) { return sentence.find(words) != std::string::npos; });
}

}  // namespace

class CorpusSplitAuditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySessionIsLeftOutOnce()
    {
        const auto dialogues = twoSessions();
        const auto folds = leaveOneSessionOut(dialogues);
        QVERIFY(folds.ok());
        QCOMPARE(folds->size(), std::size_t{2});
        QCOMPARE((*folds)[0].name, std::string("Ses01"));
        QVERIFY(((*folds)[0].test == std::vector<std::size_t>{1, 2}));
        QVERIFY(((*folds)[0].train == std::vector<std::size_t>{0, 3}));
        QVERIFY(((*folds)[1].test == std::vector<std::size_t>{0, 3}));
    }

    void aCleanSplitPassesAndSaysItsRule()
    {
        const auto audit = auditOf(twoSessions());
        QVERIFY(audit.allowed());
        QVERIFY(audit.warnings.empty());
        QVERIFY(audit.rule.starts_with("Leave one session out: 2 folds, each tested on one session (Ses01 and Ses02)"));
    }

    void aSharedSpeakerIsRefusedByName()
    {
        auto dialogues = twoSessions();
        dialogues[3].speakers = {"Ses02_F", "Ses01_M"};
        const auto audit = auditOf(dialogues);
        QCOMPARE(audit.refusals.size(), std::size_t{2});  // the speaker is in both parts of either fold
        QCOMPARE(englishSentence(audit.refusals[0]),
                 std::string("Fold Ses01: the speaker Ses01_M is in both train (Ses02M_script02_1) and test (Ses01F_impro01): "
                             "leave out all dialogues of a speaker together."));
    }

    void sharedScriptsAreAWarning()
    {
        auto dialogues = twoSessions();
        dialogues[3].script = "script01_1";
        const auto audit = auditOf(dialogues);
        QVERIFY(audit.allowed());
        QCOMPARE(audit.warnings.size(), std::size_t{2});
        QVERIFY(anySays(audit.warnings, "script01_1"));
    }

    void speakersThatAreNotNamedAreAWarning()
    {
        auto dialogues = twoSessions();
        dialogues[0].speakers.clear();
        dialogues[1].speakers = {""};
        const auto audit = auditOf(dialogues);
        QVERIFY(audit.allowed());
        QVERIFY(anySays(audit.warnings, "the speakers of 2 dialogues are not named"));
    }

    void impossibleFoldsAreRefused()
    {
        const auto dialogues = twoSessions();
        const auto refused = [&](Fold fold, const char* words) {
            return anySays(auditFolds(dialogues, std::vector{std::move(fold)}, "").refusals, words);
        };
        QVERIFY(refused({"x", {0}, {}}, "nothing to test on"));
        QVERIFY(refused({"x", {}, {0}}, "nothing to train on"));
        QVERIFY(refused({"x", {0}, {4}}, "a dialogue that is not there"));
        QVERIFY(refused({"x", {0, 1}, {1}}, "both train and test hold the dialogue Ses01F_impro01"));
        QVERIFY(!auditFolds(dialogues, {}, "").allowed());
    }

    void sessionsMustBeKnown()
    {
        auto dialogues = twoSessions();
        dialogues[2].session.clear();
        QVERIFY(englishSentence(leaveOneSessionOut(dialogues).error()).find("Ses01F_script01_1") != std::string::npos);
        QCOMPARE(leaveOneSessionOut(std::span(dialogues).first(1)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(leaveOneSessionOut({}).error().code, ErrorCode::InvalidArgument);
    }

    void splitsOfAColumn()
    {
        const auto dialogues = twoSessions();
        const std::vector<std::string> splits{"train", "test", "dev", ""};
        const auto folds = foldsBySplit(dialogues, splits);
        QVERIFY(folds.ok());
        QCOMPARE(folds->size(), std::size_t{2});
        QCOMPARE((*folds)[0].name, std::string("dev"));
        QVERIFY(((*folds)[0].train == std::vector<std::size_t>{0}));
        QVERIFY(((*folds)[1].test == std::vector<std::size_t>{1}));
        QCOMPARE(foldRuleOf(*folds, FoldRule::SplitColumn), std::string("Splits of the corpus: trained on train, tested on dev and test."));
        QVERIFY(!foldsBySplit(dialogues, std::vector<std::string>(4, "train")).ok());
        QVERIFY(!foldsBySplit(dialogues, std::vector<std::string>(4, "dev")).ok());
        QVERIFY(!foldsBySplit(dialogues, std::vector<std::string>(3, "train")).ok());
    }
};

QTEST_GUILESS_MAIN(CorpusSplitAuditorTest)
#include "corpus_split_auditor_test.moc"
