// SPDX-License-Identifier: GPL-3.0-or-later
// Scores are joined to predictions that stand already; figures go into a card once, however often they are written.
#include "app/jobs/evaluation/card/evaluation_report.h"
#include "app/jobs/evaluation/evaluation_scores.h"
#include "app/jobs/simulation/dialogue_simulation.h"
#include "engine/io/memory_evaluation_json.h"
#include "engine/messages/catalogue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

SentencePrediction says(int label, double confidence, std::optional<double> loss = std::nullopt)
{
    SentencePrediction prediction;
    prediction.probabilities = {1.0 - confidence, 1.0 - confidence};
    prediction.probabilities[static_cast<std::size_t>(label)] = confidence;
    prediction.audioLoss = loss;
    return prediction;
}

DialogueTokens twoDialogues()
{
    const auto sentence = [](std::optional<int> label) { return TokenSentence{{1, 2}, label, "a", 0.0, 0.0}; };
    return {{"ang", "neu"},
            27,
            "",
            "{}",
            {{"one", "first", {sentence(0), sentence(1), sentence(std::nullopt)}}, {"two", "second", {sentence(1), sentence(1)}}}};
}

EvaluationResult smallResult()
{
    const auto tokens = twoDialogues();
    const DialoguePredictions off{{says(0, 0.9), says(0, 0.8, 3.0), says(1, 0.7, 3.0)}, {says(1, 0.9), says(0, 0.6, 4.0)}};
    const DialoguePredictions on{{says(0, 0.9), says(1, 0.8, 2.5), says(1, 0.7, 2.0)}, {says(1, 0.9), says(1, 0.6, 4.0)}};
    EvaluationResult result;
    result.model = "tiny";
    result.split = "dev";
    result.labels = tokens.labels;
    result.measuredOn = {std::string(64, 'c'), "", "dev", 1001, "cpu", "fp32", {"--n-r 64"}, "0.1.0", "2026-03-02 09:14:00 UTC"};
    result.utterances = {scoreReading("all", tokens, off)};
    result.dialogues = {scoreReading(memoryOffReading, tokens, off), scoreReading(memoryOnReading, tokens, on)};
    result.dialogueCount = 2;
    result.losses = lossesByPosition(off, on);
    compareMemory(result, tokens, off, on);
    return result;
}

}  // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesWithoutLabelHaveNoScore()
    {
        const auto result = smallResult();
        QCOMPARE(result.dialogues[0].all.total(), std::int64_t{4});
        QCOMPARE(result.dialogues[0].groups.size(), std::size_t{2});
        QCOMPARE(result.dialogues[0].weightedAccuracy.estimate, 0.5);
        QCOMPARE(result.dialogues[1].weightedAccuracy.estimate, 1.0);
        // Their sound counts all the same: (3 + 3 + 4) / 3.
        QVERIFY(qFuzzyCompare(*result.dialogues[0].audioLoss, 10.0 / 3.0));
    }

    void oneCorpusIsScoredAlone()
    {
        const auto way =
            scoreReading("second", twoDialogues(), {{says(0, 0.9), says(0, 0.9), says(0, 0.9)}, {says(1, 0.9), says(0, 0.9)}}, "second");
        QCOMPARE(way.all.total(), std::int64_t{2});
        QCOMPARE(way.weightedAccuracy.estimate, 0.5);
    }

    void memoryIsComparedSentenceBySentence()
    {
        const auto result = smallResult();
        QCOMPARE(result.onlyOnRight, std::int64_t{2});
        QCOMPARE(result.onlyOffRight, std::int64_t{0});
        QCOMPARE(result.onMinusOffWeightedAccuracy.estimate, 0.5);
        QCOMPARE(result.mcnemarComplete, 0.5);  // both dialogues end right only with memory: 2 * (1/2)^2
    }

    void lossesAreMeansOverTheSameSentences()
    {
        const auto losses = smallResult().losses;
        QCOMPARE(losses.size(), std::size_t{2});  // sentences 2-10, and all
        QCOMPARE(losses[0].sentences, 3);
        QVERIFY(qFuzzyCompare(losses[0].memoryOff, 10.0 / 3.0));
        QVERIFY(qFuzzyCompare(losses[0].memoryOn, 8.5 / 3.0));
        QVERIFY(qAbs(losses[0].difference.estimate + 0.5) < 1e-9);
        QVERIFY(losses[0].difference.low <= losses[0].difference.estimate && losses[0].difference.high >= losses[0].difference.estimate);
    }

    void calibrationErrorIsTheGapOfConfidence()
    {
        // Always 0.8 sure and right once in two: off by 0.3.
        const auto way = scoreReading("sure", {{"ang", "neu"}, 27, "", "{}", {{"one", "c", {{{1}, 0, "a"}, {{1}, 1, "a"}}}}},
                                      {{says(0, 0.8), says(0, 0.8)}});
        QVERIFY(qAbs(way.calibrationError - 0.3) < 1e-9);
    }

    void figuresReplaceThoseOfBefore()
    {
        QTemporaryDir folder;
        const std::filesystem::path card = folder.filePath("card.md").toStdString();
        QFile file(folder.filePath("card.md"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Card\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nAfter.\n");
        file.close();
        QVERIFY(writeFiguresToCard(card, smallResult()).ok());
        QVERIFY(writeFiguresToCard(card, smallResult()).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QCOMPARE(text.count("### Single utterances"), 1);
        QVERIFY(!text.contains("old"));
        QVERIFY(text.startsWith("# Card\n") && text.endsWith("After.\n"));
    }

    void whatMemoryWasWorthIsReadBackFromBesideTheCard()
    {
        QTemporaryDir folder;
        const std::filesystem::path model = folder.path().toStdString();
        const auto result = smallResult();
        QVERIFY(writeFiguresToCard(model / "card.md", result).ok());
        const auto read = readMemoryEvaluation(model, result.measuredOn.modelSha256);
        QVERIFY2(read.state == MemoryEvaluationState::Measured, englishSentence(read.problem).c_str());
        QCOMPARE(read.dialogues, 2);
        QCOMPARE(read.sentences, 4);
        QCOMPARE(read.weightedAccuracy.estimate, 0.5);
        QCOMPARE(read.weightedAccuracy.low, result.onMinusOffWeightedAccuracy.low);
        QVERIFY(qAbs(read.loss.estimate + 0.5) < 1e-9);
        QCOMPARE(read.lossOff, *result.dialogues[0].audioLoss);
        QCOMPARE(read.calibrationErrorOn, result.dialogues[1].calibrationError);
        QCOMPARE(read.overrides, std::vector<std::string>{"--n-r 64"});
        QCOMPARE(read.split, std::string("dev"));
        QCOMPARE(readMemoryEvaluation(model, std::string(64, 'd')).state, MemoryEvaluationState::OtherWeights);
    }

    void labelsAreTheBeginningsOfNames()
    {
        const std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
        QCOMPARE(labelOf("angry", labels), std::optional(0));
        QCOMPARE(labelOf("neutral", labels), std::optional(3));
        QCOMPARE(labelOf("fear", labels), std::optional<int>());
        QCOMPARE(labelOf("", labels), std::optional<int>());
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
