// SPDX-License-Identifier: GPL-3.0-or-later
// What a study compares, how differences are counted over dialogues and seeds, and what its report says of them.
#include "app/jobs/evaluation/study/study_plan.h"
#include "app/jobs/evaluation/study/study_report.h"
#include "app/jobs/evaluation/study/study_scores.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

#include <set>

using namespace undertone;

namespace {

const StudyModel plain{"recording", StudyTraining::Plain};
const StudyModel unnormalised{"sentence", StudyTraining::Plain};

TokenSentence sentence(std::optional<int> label, std::int32_t code = 1)
{
    return {{code, code}, label, "a", 0.0, 0.0};
}

/// Two dialogues: the first of 22 sentences, the second of 2; all "ang" but one without a label.
DialogueTokens tokensOf(std::int32_t code = 1)
{
    DialogueTokens tokens{{"ang", "neu"},
                          27,
                          "abc",
                          "{}",
                          {{"long", "toy", std::vector<TokenSentence>(22, sentence(0, code)), "", ""},
                           {"short", "toy", {sentence(0, code), sentence(std::nullopt, code)}, "", ""}}};
    return tokens;
}

/// Right on the first `right` sentences of the long dialogue and always in the short one; `loss` from the second sentence on.
MethodPredictions says(const std::string& key, int right, double loss)
{
    MethodPredictions method{key, key, DialoguePredictions(2), 1.0};
    const auto tokens = tokensOf();
    for (std::size_t d = 0; d < 2; ++d) {
        for (std::size_t s = 0; s < tokens.dialogues[d].sentences.size(); ++s) {
            const bool isRight = d == 1 || static_cast<int>(s) < right;
            SentencePrediction prediction{{isRight ? 0.9 : 0.1, isRight ? 0.1 : 0.9}, std::nullopt};
            if (s > 0 && loss > 0.0)
                prediction.audioLoss = loss;
            method.dialogues[d].push_back(prediction);
        }
    }
    return method;
}

StudyComparison memoryOf(const StudyModel& model)
{
    return {"worth", "memory on minus off", {model, referenceMethod}, {model, memoryOffMethod}};
}

std::vector<StudyReading> twoSeeds()
{
    return {{plain, 1, {says(memoryOffMethod, 11, 4.0), says(referenceMethod, 22, 3.5), says(aloneMethod, 11, 0.0)}},
            {plain, 2, {says(memoryOffMethod, 11, 4.0), says(referenceMethod, 11, 3.9), says(aloneMethod, 11, 0.0)}}};
}

}  // namespace

class StudyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDifferenceIsFirstMinusSecondOverAllSeeds()
    {
        const auto scores = scoreStudy({memoryOf(plain)}, {{"recording", tokensOf()}}, twoSeeds(), {1, 2});
        QVERIFY(scores.ok());
        const auto& score = scores->front();
        // 23 labelled sentences: off 12 right under both seeds, on 23 and 12.
        QCOMPARE(score.sentences, 23);
        QCOMPARE(score.dialogues, 2);
        QCOMPARE(score.waBySeed.size(), std::size_t{2});
        QCOMPARE(score.waBySeed[0], 11.0 / 23.0);
        QCOMPARE(score.waBySeed[1], 0.0);
        QCOMPARE(score.weightedAccuracy.estimate, 5.5 / 23.0);
        QCOMPARE(score.firstWa, 35.0 / 46.0);
        QCOMPARE(score.secondWa, 24.0 / 46.0);
        // The short dialogue drawn twice tells of no difference; the long one twice of half.
        QCOMPARE(score.weightedAccuracy.low, 0.0);
        QCOMPARE(score.weightedAccuracy.high, 0.25);
        QVERIFY(score.loss.has_value());
        QVERIFY(std::abs(score.loss->estimate - -0.3) < 1e-12);
    }

    void lateSentencesCountFromTheTwentyFirstOn()
    {
        auto readings = twoSeeds();
        readings.resize(1);
        readings[0].methods[1] = says(referenceMethod, 21, 3.5);
        const auto scores = scoreStudy({memoryOf(plain)}, {{"recording", tokensOf()}}, readings, {1});
        QVERIFY(scores.ok());
        QVERIFY(scores->front().lateWa.has_value());
        QCOMPARE(scores->front().lateWa->estimate, 0.5);
    }

    void lossesOfOtherCodesAreNotCompared()
    {
        auto readings = twoSeeds();
        for (const auto seed : {1, 2})
            readings.push_back({unnormalised, static_cast<std::uint64_t>(seed), {says(memoryOffMethod, 5, 2.0)}});
        const StudyComparison across{"normalisation", "across", {plain, memoryOffMethod}, {unnormalised, memoryOffMethod}};
        const StudyComparison alone{"worth", "alone", {plain, memoryOffMethod}, {plain, aloneMethod}};
        const auto scores = scoreStudy({across, alone}, {{"recording", tokensOf(1)}, {"sentence", tokensOf(2)}}, readings, {1, 2});
        QVERIFY(scores.ok());
        QCOMPARE((*scores)[0].weightedAccuracy.estimate, 6.0 / 23.0);
        QVERIFY(!(*scores)[0].loss.has_value());
        QVERIFY(!(*scores)[1].loss.has_value());
    }

    void otherSentencesAreNotPaired()
    {
        auto other = tokensOf();
        other.dialogues[0].sentences[3].label = 1;
        const StudyComparison across{"normalisation", "across", {plain, memoryOffMethod}, {unnormalised, memoryOffMethod}};
        const auto scores = scoreStudy({across}, {{"recording", tokensOf()}, {"sentence", other}}, twoSeeds(), {1, 2});
        QVERIFY(!scores.ok());
        QVERIFY(englishSentence(scores.error()).find("other sentences") != std::string::npos);
        const auto missing = scoreStudy({memoryOf(plain)}, {{"recording", tokensOf()}}, twoSeeds(), {1, 2, 3});
        QVERIFY(!missing.ok());
    }

    /// Every arm of the plan can be read: its method is among those that its model is asked for, and each model is asked once.
    void everyArmHasItsMethod()
    {
        std::vector<std::string> questions;
        for (const auto& question : studyQuestions())
            questions.push_back(question.key);
        std::vector<std::string> kinds;
        for (const auto& kind : studyKinds())
            kinds.push_back(kind.key);
        const auto comparisons = studyComparisons(questions, kinds);
        std::set<std::string> asked;
        for (const auto& comparison : comparisons) {
            asked.insert(comparison.question);
            for (const auto* arm : {&comparison.first, &comparison.second}) {
                const auto methods = methodsOf(comparisons, arm->model, {}, 1);
                QCOMPARE(std::count_if(methods.begin(), methods.end(), [&](const auto& method) { return method.key == arm->method; }), 1);
            }
        }
        QCOMPARE(asked.size(), questions.size());
        std::set<std::string> models;
        for (const auto& model : modelsOf(comparisons))
            QVERIFY(models.insert(studyModelKey(model)).second);
        QCOMPARE(models.size(), std::size_t{5});
    }

    void whatIsNotAskedIsNotTrained()
    {
        const auto comparisons = studyComparisons({"worth", "normalisation"}, {"recording"});
        QCOMPARE(comparisons.size(), std::size_t{2});
        QCOMPARE(modelsOf(comparisons).size(), std::size_t{1});
        QCOMPARE(methodsOf(comparisons, plain, {}, 1).size(), std::size_t{3});
    }

    /// A short window is compared with memory off in the same short window.
    void settingsAreComparedWithTheirOwnWindow()
    {
        for (const auto& comparison : studyComparisons({"settings", "window"}, {"recording", "sentence"})) {
            const auto windowOf = [](const std::string& method) {
                return method.find("n_r") == std::string::npos ? std::string() : method.substr(method.find("n_r"));
            };
            if (comparison.first.method.starts_with(referenceMethod))
                QCOMPARE(windowOf(comparison.first.method), windowOf(comparison.second.method));
        }
    }

    void theReportSaysWhatItsTablesSay()
    {
        const auto scores = scoreStudy({memoryOf(plain)}, {{"recording", tokensOf()}}, twoSeeds(), {1, 2});
        QVERIFY(scores.ok());
        auto shown = *scores;
        shown[0].weightedAccuracy = {0.012, 0.004, 0.02};
        auto page = studyPage(shown, {1, 2}, studyKinds(), {{"command", "undertone-cli study memory"}});
        QCOMPARE(page.parts.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(page.findings.front()).contains("+1.2 [+0.4, +2.0] points (better)"));
        QVERIFY(QString::fromStdString(tableCsv(page.parts[0].tables[0])).contains("0.012,0.004,0.02"));
        shown[0].weightedAccuracy = {-0.012, -0.02, -0.004};
        QVERIFY(QString::fromStdString(studyPage(shown, {1, 2}, {}, {}).findings.front()).contains("(worse)"));
        shown[0].weightedAccuracy = {0.002, -0.02, 0.03};
        page = studyPage(shown, {1, 2}, {}, {});
        QVERIFY(QString::fromStdString(page.findings.front()).contains("(no difference shown)"));
        QVERIFY(QString::fromStdString(pageHtml(page)).contains("Does memory pay?"));
        QVERIFY(QString::fromStdString(studyMarkdown(shown)).contains("+0.2 [-2.0, +3.0]"));
    }

    /// What memory gives back is only a share of something that was shown to be there.
    void nothingIsGivenBackOfNothing()
    {
        const StudyComparison worth{"normalisation", "running minus alone", {plain, memoryOffMethod}, {unnormalised, memoryOffMethod}};
        const StudyComparison back{
            "normalisation", "memory on minus off", {unnormalised, referenceMethod}, {unnormalised, memoryOffMethod}};
        StudyScore first;
        first.comparison = worth;
        first.weightedAccuracy = {0.05, 0.03, 0.07};
        StudyScore second;
        second.comparison = back;
        second.weightedAccuracy = {0.02, 0.01, 0.03};
        QVERIFY(QString::fromStdString(studyPage({first, second}, {1}, {}, {}).findings.front())
                    .contains("Of +5.0 points that it is worth, memory gives back +2.0."));
        first.weightedAccuracy.low = -0.01;
        QVERIFY(QString::fromStdString(studyPage({first, second}, {1}, {}, {}).findings.front()).contains("nothing to give back"));
    }
};

QTEST_GUILESS_MAIN(StudyTest)
#include "study_test.moc"
