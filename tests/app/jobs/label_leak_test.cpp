// SPDX-License-Identifier: GPL-3.0-or-later
// The first leak test of method.md 6: whatever labels a corpus carries, the evaluation predicts the same. Labels are
// changed in the manifest and in the dialogues; what was predicted shows in figures that hold no label: how often each
// was called in every group, losses, and the probabilities of fixtures.
#include "app/jobs/evaluation/card/evaluation_job.h"
#include "app/jobs/evaluation/evaluation_method.h"
#include "engine/core/audio_source.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/integer_generator.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace undertone;
using namespace undertone::test;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
constexpr int speakers = 6, dialogues = 8, sentences = 6;

/// The label of a sentence or clip by its number: another one for each `shift`, and a permutation for each.
int labelAt(int number, int shift)
{
    return (number * 3 + shift * (1 + number % 3)) % 4;
}

/// One clip a speaker, so that a speaker's figures are those of one prediction, and a fixture beside each.
void writeCorpus(const fs::path& folder, int shift)
{
    fs::create_directories(folder / "fixtures");
    std::ofstream manifest(folder / "manifest.csv");
    manifest << "path,corpus,speaker,emotion,split,duration_seconds\n";
    for (int i = 0; i < speakers; ++i) {
        const auto name = "clip" + std::to_string(i) + ".wav";
        auto samples = buzz(1.0 + 0.1 * i);
        IntegerGenerator noise(name);
        for (auto& sample : samples)
            sample += 0.2F * noise.centred();
        writeBytes(folder / name, waveBytes(samples));
        writeBytes(folder / "fixtures" / ("toy_" + name), waveBytes(samples));
        manifest << name << ",toy,speaker" << i << ',' << labels[static_cast<std::size_t>(labelAt(i, shift))] << ",dev,"
                 << static_cast<double>(samples.size()) / engineSampleRate << '\n';
    }
}

DialogueTokens tokensWith(int shift, int codebookSize)
{
    DialogueTokens tokens{labels, codebookSize, "", "{}", {}};
    IntegerGenerator codes("dialogues");
    for (int d = 0; d < dialogues; ++d) {
        TokenDialogue dialogue{"dialogue " + std::to_string(d), "toy", {}, {}, {}};
        for (int s = 0; s < sentences; ++s) {
            TokenSentence sentence{{}, labelAt(d * sentences + s, shift), "a", 0.0, 0.0};
            for (std::uint32_t i = 0, count = 8 + codes.below(12); i < count; ++i)
                sentence.codes.push_back(static_cast<std::int32_t>(codes.below(static_cast<std::uint32_t>(codebookSize))));
            dialogue.sentences.push_back(std::move(sentence));
        }
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return tokens;
}

/// All that an evaluation says and that depends on predictions alone.
struct Predicted {
    std::vector<std::vector<std::int64_t>> called;  ///< by way and group, how often each label was given
    std::vector<double> figures;                    ///< losses and probabilities, to the bit
    bool operator==(const Predicted&) const = default;
};

Predicted predictedOf(const EvaluationResult& result)
{
    Predicted predicted;
    for (const auto* ways : {&result.utterances, &result.dialogues, &result.dialoguesByCorpus}) {
        for (const auto& way : *ways) {
            for (const auto& group : way.groups) {
                auto& called = predicted.called.emplace_back();
                for (int label = 0; label < group.classes(); ++label)
                    called.push_back(group.predictions(label));
            }
            predicted.figures.push_back(way.audioLoss.value_or(-1.0));
        }
    }
    for (const auto& position : result.losses)
        predicted.figures.insert(predicted.figures.end(),
                                 {position.memoryOff, position.memoryOn, position.difference.low, position.difference.high});
    for (const auto& pair : result.fixtures) {
        predicted.figures.insert(predicted.figures.end(), pair.real.begin(), pair.real.end());
        predicted.figures.insert(predicted.figures.end(), pair.twin.begin(), pair.twin.end());
    }
    return predicted;
}

}  // namespace

class LabelLeakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changedLabelsChangeNoPrediction_data()
    {
        QTest::addColumn<bool>("kept");
        QTest::newRow("emotions dropped from the prefix") << false;
        QTest::newRow("predicted emotions kept in the prefix") << true;
    }

    void changedLabelsChangeNoPrediction()
    {
        QFETCH(bool, kept);
        QVERIFY(m_folder.isValid());
        const fs::path model = m_folder.filePath(kept ? "kept" : "dropped").toStdString();
        QVERIFY(writeTinyModel(model).ok() && enlivenTokenizer(model).ok());
        auto description = readModelDescription(model);
        QVERIFY(description.ok());
        description->keepsPredictedEmotions = kept;
        QVERIFY(writeModelDescription(model, *description).ok());

        const auto truth = evaluate(model, 0, static_cast<int>(description->codebookSize()));
        QVERIFY2(truth.ok(), truth.ok() ? "" : englishSentence(truth.error()).c_str());
        const auto expected = predictedOf(*truth);
        QCOMPARE(expected.called.size(), std::size_t{2 * speakers + 6 * dialogues});
        QCOMPARE(truth->fixtures.size(), std::size_t{speakers});
        QVERIFY(!truth->losses.empty());
        for (int shift = 1; shift < 4; ++shift) {
            const auto changed = evaluate(model, shift, static_cast<int>(description->codebookSize()));
            QVERIFY(changed.ok());
            QVERIFY2(changed->dialogues.back().groups != truth->dialogues.back().groups, "the labels were not changed");
            const auto predicted = predictedOf(*changed);
            QCOMPARE(predicted.called, expected.called);
            QCOMPARE(predicted.figures, expected.figures);
        }
    }

    /// The same of the methods of a report, sentence by sentence and to the bit.
    void changedLabelsChangeNoMethod()
    {
        const fs::path model = m_folder.filePath("methods").toStdString();
        QVERIFY(writeTinyModel(model).ok());
        const auto description = readModelDescription(model);
        QVERIFY(description.ok());
        MethodOptions options;
        options.onePassTokens = {40, 400};
        options.sweepRates = {1e-2};
        auto methods = tableMethods(options);
        QCOMPARE(sweepPoints(options, 64, 1e-3, methods).size(), std::size_t{1});
        QCOMPARE(methods.size(), std::size_t{6});
        std::vector<double> expected;
        for (int shift = 0; shift < 4; ++shift) {
            const auto said = predictByMethods({model, {}, "cpu", 1, test::mayAnalyse},
                                               tokensWith(shift, static_cast<int>(description->codebookSize())), methods, {}, {});
            QVERIFY2(said.ok(), said.ok() ? "" : englishSentence(said.error()).c_str());
            std::vector<double> figures;
            for (const auto& method : *said) {
                for (const auto& dialogue : method.dialogues) {
                    QCOMPARE(dialogue.size(), std::size_t{sentences});
                    for (const auto& sentence : dialogue) {
                        figures.insert(figures.end(), sentence.probabilities.begin(), sentence.probabilities.end());
                        figures.push_back(sentence.audioLoss.value_or(-1.0));
                    }
                }
            }
            if (shift == 0)
                expected = figures;
            QCOMPARE(figures.size(), std::size_t{6 * dialogues * sentences * 5});
            QVERIFY(figures == expected);
        }
    }

private:
    QTemporaryDir m_folder;

    Result<EvaluationResult> evaluate(const fs::path& model, int shift, int codebookSize) const
    {
        const fs::path data = m_folder.filePath(QString("data%1").arg(shift)).toStdString();
        writeCorpus(data, shift);
        EvaluationOptions options;
        options.model = model;
        options.data = data;
        options.tokens = data / "dialogues.safetensors";
        options.robustness = Robustness::Skip;
        options.device = "cpu";
        options.workers = 1;
        if (const auto status = writeDialogueTokens(options.tokens, tokensWith(shift, codebookSize)); !status)
            return status.error();
        return evaluateModel(options, JobContext::ofUserFiles(test::mayAnalyse), {}, {});
    }
};

QTEST_GUILESS_MAIN(LabelLeakTest)
#include "label_leak_test.moc"
