// SPDX-License-Identifier: GPL-3.0-or-later
// The temperature of the model that ships, fitted on dialogues that say nothing.
#include "app/jobs/evaluation/model_calibration.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <random>

using namespace undertone;
namespace fs = std::filesystem;

class ModelCalibrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        fs::copy(fs::path(UNDERTONE_SOURCE_DIR) / "resources/models/undertone-small", model(), fs::copy_options::recursive);
        auto description = *readModelDescription(model());
        description.temperature = 1.0;
        QVERIFY(writeModelDescription(model(), description).ok());
    }

    void fittingLessensTheLossAndIsKept()
    {
        QVERIFY(writeTokens("random.safetensors", true).ok());
        const auto first = calibrate("random.safetensors");
        QVERIFY2(first.ok(), first ? "" : englishSentence(first.error()).c_str());
        QCOMPARE(first->sentences, std::int64_t{40});
        QCOMPARE(first->temperatureBefore, 1.0);
        QVERIFY2(first->temperature > 1.2, qPrintable(QString::number(first->temperature)));  // labels drawn at random: nobody can be sure
        QVERIFY(first->lossAfter < first->lossBefore);
        QCOMPARE(readModelDescription(model())->temperature, first->temperature);
        // The model that has it is fitted already, and says what was said to come out.
        const auto again = calibrate("random.safetensors");
        QVERIFY(again.ok());
        QVERIFY2(std::abs(again->temperature / first->temperature - 1.0) < 1e-3, qPrintable(QString::number(again->temperature)));
        QVERIFY(std::abs(again->lossBefore - first->lossAfter) < 1e-6);
        QVERIFY(std::abs(again->errorBefore - first->errorAfter) < 1e-6);
    }

    void dialoguesWithoutLabelsAreRefused()
    {
        const auto before = readModelDescription(model())->temperature;
        QVERIFY(writeTokens("plain.safetensors", false).ok());
        const auto made = calibrate("plain.safetensors");
        QVERIFY(!made.ok());
        QVERIFY(englishSentence(made.error()).find("has a label") != std::string::npos);
        QCOMPARE(readModelDescription(model())->temperature, before);
    }

private:
    [[nodiscard]] fs::path model() const { return fs::path(m_folder.path().toStdString()) / "model"; }

    Result<ModelCalibration> calibrate(const char* tokens) const
    {
        const ModelCalibrationOptions options{
            .model = model(), .tokens = fs::path(m_folder.path().toStdString()) / tokens, .device = "cpu", .workers = 1};
        return calibrateModel(options, JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::nothingStated()}), {}, {});
    }

    Status writeTokens(const char* name, bool labelled) const
    {
        DialogueTokens tokens;
        tokens.labels = readModelDescription(model())->labels;
        tokens.codebookSize = static_cast<int>(readModelDescription(model())->codebookSize());
        tokens.tokenizerSha256 = TRY(hashTokenizer(model() / "tokenizer"));
        tokens.provenance = "{}";
        std::mt19937 random(5);
        for (int d = 0; d < 4; ++d) {
            TokenDialogue dialogue;
            dialogue.name = "d" + std::to_string(d);
            dialogue.corpus = "made up";
            for (int s = 0; s < 10; ++s) {
                TokenSentence sentence;
                if (labelled)
                    sentence.label = static_cast<int>(random() % 4);
                sentence.speaker = "s" + std::to_string(s % 2);
                for (int t = 0; t < 20; ++t)
                    sentence.codes.push_back(static_cast<std::int32_t>(random() % static_cast<unsigned>(tokens.codebookSize)));
                dialogue.sentences.push_back(std::move(sentence));
            }
            tokens.dialogues.push_back(std::move(dialogue));
        }
        return writeDialogueTokens(fs::path(m_folder.path().toStdString()) / name, tokens);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ModelCalibrationTest)
#include "model_calibration_test.moc"
