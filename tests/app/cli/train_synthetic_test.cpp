// SPDX-License-Identifier: GPL-3.0-or-later
// A tiny model trained end to end on the synthetic corpus (resources/demo/make_demo.py), as the small model is on open speech.
#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

using namespace undertone::test;

class TrainSyntheticTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_corpus = QDir(QStringLiteral(UNDERTONE_BIN_DIR)).absoluteFilePath("../share/undertone/synthetic");
        QVERIFY(m_cli.ready());
        QVERIFY2(QFile::exists(m_corpus + "/manifest.csv"), "The synthetic corpus is not there: ./dev demo makes it.");
    }

    void theTokenizerHearsEmotionInVoicesItNeverHeard()
    {
        QVERIFY(ran({"train", "tokenizer", "--data", m_corpus, "--steps", "24", "--seed", "1", "--dtype", "fp32", "-o", "tokenizer"}));
        const auto training = QJsonDocument::fromJson(m_cli.read("tokenizer/training.json")).object();
        const auto clean = training["dev"].toArray()[0].toObject();
        QCOMPARE(clean["clips"].toInt(), 56);
        QVERIFY2(clean["ua"].toDouble() > 0.35, qPrintable(QString::number(clean["ua"].toDouble())));  // chance is 0.25
    }

    void aModelComesOfItThatIsEvaluatedAndReadsTheDemo()
    {
        for (const char* split : {"train", "dev"})
            QVERIFY(ran({"corpus", "simulate", "--data", m_corpus, "--split", split, "--tokenizer", "tokenizer", "--dialogues", "12",
                         "--turns", "20", "-o", QString(split) + ".safetensors"}));
        QVERIFY(
            ran({"train", "base",    "--tokens", "train.safetensors", "--dev-tokens", "dev.safetensors", "--hidden", "64",      "--layers",
                 "2",     "--heads", "2",        "--feed-forward",    "128",          "--steps",         "30",       "--dtype", "fp32",
                 "-o",    "base"}));
        QVERIFY(ran({"train", "sllm", "--tokens", "train.safetensors", "--dev-tokens", "dev.safetensors", "--base", "base", "--tokenizer",
                     "tokenizer", "--steps", "8", "--dtype", "fp32", "--lora-rank", "4", "-o", "made"}));
        QVERIFY(ran({"evaluate", "--model", "made", "--data", m_corpus, "--tokens", "dev.safetensors", "--skip-robustness", "--json"}));
        QCOMPARE(m_said["utterances"].toArray()[0].toObject()["sentences"].toInt(), 56);

        const auto demo = QDir(m_corpus).absoluteFilePath("../demo/demo");
        QVERIFY(ran({"analyze", demo + ".wav", "--segments", demo + ".rttm", "--model", "made", "--json"}));
        QCOMPARE(m_said["utterances"].toArray().size(), 38);
        QCOMPARE(m_said["complete"].toBool(), true);
    }

    void aTokenizerBeginsWithAPretrainedEncoder()
    {
        QVERIFY(ran({"train",
                     "tokenizer",
                     "--data",
                     m_corpus,
                     "--encoder",
                     UNDERTONE_TESTS_DIR "/golden/whisper/ctranslate2",
                     "--encoder-pull",
                     "1",
                     "--input-range",
                     "40",
                     "--level-normalisation",
                     "peak",
                     "--steps",
                     "2",
                     "--seed",
                     "1",
                     "--dtype",
                     "fp32",
                     "-o",
                     "tuned"}));
        const auto settings = QJsonDocument::fromJson(m_cli.read("tuned/training.json")).object()["settings"].toObject();
        QCOMPARE(settings["encoder"].toObject()["weights_sha256"].toString().size(), 64);
        QCOMPARE(settings["encoder"].toObject()["pull"].toDouble(), 1.0);
        const auto shape = QJsonDocument::fromJson(m_cli.read("tuned/config.json")).object();
        QCOMPARE(shape["n_mels"].toInt(), 80);
        QCOMPARE(shape["positions"].toString(), QString("sinusoidal"));
        QCOMPARE(shape["input_scaling"].toObject(), (QJsonObject{{"dynamic_range_decades", 4.0}, {"peak_level_decades", 0.0}}));

        const auto refused = m_cli.run({"train", "tokenizer", "--data", m_corpus, "--encoder", m_corpus, "--steps", "2", "-o", "none"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("does not hold an encoder of Whisper"), refused.err.constData());
    }

private:
    /// Whether a command succeeded; what it said as JSON is in m_said.
    bool ran(const QStringList& arguments)
    {
        const auto result = m_cli.run(arguments);
        if (result.exitCode != 0)
            qWarning("%s: %s", qPrintable(arguments.join(' ')), result.err.constData());
        m_said = arguments.contains("--json") ? result.json() : QJsonObject();
        return result.exitCode == 0;
    }

    CliFixture m_cli;
    QString m_corpus;
    QJsonObject m_said;
};

QTEST_GUILESS_MAIN(TrainSyntheticTest)
#include "train_synthetic_test.moc"
