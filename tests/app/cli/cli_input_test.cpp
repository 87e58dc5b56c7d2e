// SPDX-License-Identifier: GPL-3.0-or-later
// What undertone-cli says to bad input: one sentence on stderr, its exit code, and nothing written over.
#include "engine/config/classifier_config.h"
#include "engine/config/llm_training_config.h"
#include "engine/config/tokenizer_training_config.h"
#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

#include <limits>
#include <set>

using namespace undertone;
using namespace undertone::test;

class CliInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        m_cli.writeWave("good.wav", buzz(3.0));
        m_cli.write("good.csv", "start,end,speaker\n0.2,1.0,A\n1.2,2.5,B\n");
    }

    void badAudio_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto good = waveBytes(buzz(1.0));
        auto withNan = buzz(1.0);
        withNan[8000] = std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("truncated") << QByteArray(good.data(), static_cast<qsizetype>(good.size() / 2));
        QTest::newRow("not audio") << QByteArray("This is a letter, not a recording.\n").repeated(100);
        QTest::newRow("NaN samples") << QByteArray::fromStdString(waveBytes(withNan));
        QTest::newRow("zero length") << QByteArray::fromStdString(waveBytes({}));
        QTest::newRow("65 channels") << QByteArray::fromStdString(waveBytes(std::vector<float>(65 * 1600), 16000, 65));
    }
    void badAudio()
    {
        QFETCH(QByteArray, bytes);
        m_cli.write("bad.wav", bytes);
        m_cli.write("bad.csv", "start,end\n0.1,0.9\n");
        expectRefusal({"analyze", "bad.wav", "--segments", "bad.csv", "--model", "model", "-o", "kept.json"}, 1);
    }

    void missingAudio() { expectRefusal({"analyze", "nowhere.wav", "--model", "model", "-o", "kept.json"}, 1); }

    void badSegments_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("starts past the end") << QByteArray("0.1,0.5,A\n60,61,A\n") << QByteArray("3");
        QTest::newRow("ends far past the end") << QByteArray("0.1,5.0,A\n") << QByteArray("2");
        QTest::newRow("ends before it starts") << QByteArray("1.0,0.5,A\n") << QByteArray("2");
        QTest::newRow("not a number") << QByteArray("0.1,0.5,A\nsoon,later,A\n") << QByteArray("3");
    }
    void badSegments()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, names);
        m_cli.write("bad.csv", "start,end,speaker\n" + rows);
        const auto sentence = expectRefusal({"analyze", "good.wav", "--segments", "bad.csv", "--model", "model", "-o", "kept.json"}, 1);
        QVERIFY2(sentence.contains("line " + names), sentence);
    }

    void sentenceLongerThanTheWindow()
    {
        m_cli.writeWave("long.wav", buzz(30.0));
        m_cli.write("long.csv", "start,end,speaker\n0,1,A\n2,28,A\n");
        const auto sentence = expectRefusal({"analyze", "long.wav", "--segments", "long.csv", "--model", "model", "-o", "kept.json"}, 1);
        QVERIFY2(sentence.contains("Sentence 2") && sentence.contains("2.0 s") && sentence.contains("split"), sentence);
    }

    void badModel_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<QByteArray>("says");
        const QByteArray tensor = "model.layers.0.self_attn.q_proj.weight";
        QTest::newRow("a tensor is missing") << static_cast<int>(ModelDamage::MissingTensor) << tensor;
        QTest::newRow("a tensor is misshapen") << static_cast<int>(ModelDamage::MisshapenTensor) << tensor;
        QTest::newRow("weights are a pickle") << static_cast<int>(ModelDamage::Pickle) << QByteArray("safetensors.torch.save_file");
        QTest::newRow("no undertone.json") << static_cast<int>(ModelDamage::NoDescription) << QByteArray("undertone.json");
    }
    void badModel()
    {
        QFETCH(int, damage);
        QFETCH(QByteArray, says);
        const auto directory = m_cli.path("broken").toStdString();
        QVERIFY(writeTinyModel(directory).ok());
        QVERIFY(damageModel(directory, static_cast<ModelDamage>(damage)).ok());
        const auto sentence = expectRefusal({"analyze", "good.wav", "--segments", "good.csv", "--model", "./broken", "-o", "kept.json"}, 1);
        QVERIFY2(sentence.contains(says), sentence);
        QDir(m_cli.path("broken")).removeRecursively();
    }

    void missingModel() { expectRefusal({"analyze", "good.wav", "--segments", "good.csv", "--model", "./nowhere", "-o", "kept.json"}, 1); }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no subcommand") << QStringList{};
        QTest::newRow("an unknown subcommand") << QStringList{"divine", "good.wav"};
        QTest::newRow("no audio") << QStringList{"analyze"};
        QTest::newRow("an unknown option") << QStringList{"analyze", "good.wav", "--loudly"};
        QTest::newRow("an unknown memory") << QStringList{"analyze", "good.wav", "--memory", "elephant"};
        QTest::newRow("an unknown device") << QStringList{"analyze", "good.wav", "--segments", "good.csv",
                                                          "--model", "model",    "--device",   "abacus"};
        QTest::newRow("one segments file for two recordings") << QStringList{"analyze", "good.wav", "good.wav", "--segments", "good.csv"};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        expectRefusal(arguments, 2);
    }

    void outputThatCannotBeWritten()
    {
        expectRefusal({"analyze", "good.wav", "--segments", "good.csv", "--model", "model", "-o", "no/such/folder/out.json"}, 1);
    }

    void helpAndVersion()
    {
        const auto help = m_cli.run({"analyze", "--help"});
        QCOMPARE(help.exitCode, 0);
        for (const char* option : {"--segments", "--model", "--memory", "--tokenize", "--loss-after", "--attest", "--json", "--output",
                                   "--seed", "--device", "--dtype"})
            QVERIFY2(help.out.contains(option), option);
        const auto version = m_cli.run({"--version"});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("undertone-cli "));
    }

    /// Every field that the command line offers, with the default that the table says; words of a choice, and not the numbers behind them.
    void helpShowsEveryFieldOfTheTables()
    {
        const auto helpOf = [&](const QStringList& command) {
            const auto help = m_cli.run(command + QStringList{"--help"});
            return help.exitCode == 0 ? QString::fromUtf8(help.out).simplified() : QString();
        };
        const auto expectFields = [](const QString& help, const auto& fields, const auto& config, const std::set<FieldPlace>& places) {
            for (const auto& field : fields) {
                if (field.option.empty() || !field.belongs(config) || places.count(field.place) == 0)
                    continue;
                const auto name = QString::fromStdString(field.name()) + ' ';
                QVERIFY2(help.contains(name), qPrintable(name));
                if (field.kind == FieldKind::Flag || field.text(config).empty())
                    continue;
                // CLI11 writes a default as =value, or as [value] from 2.2 on; another option's help may name this one.
                const auto value = QString::fromStdString(field.text(config));
                bool shown = false;
                for (auto at = help.indexOf(name); at >= 0 && !shown; at = help.indexOf(name, at + 1)) {
                    const auto text = help.mid(at).section(" --", 0, 0);
                    shown = text.contains('=' + value) || text.contains('[' + value + ']');
                }
                QVERIFY2(shown, qPrintable(name + value));
            }
        };
        const std::set<FieldPlace> all{FieldPlace::Training, FieldPlace::Model, FieldPlace::Preset};
        expectFields(helpOf({"train", "base"}), llmTrainingFields(), baseTrainingDefaults(), all);
        expectFields(helpOf({"train", "base"}), smallBodyFields(), SmallBodyConfig(), all);
        expectFields(helpOf({"train", "sllm"}), llmTrainingFields(), sllmTrainingDefaults(), all);
        expectFields(helpOf({"evaluate"}), llmTrainingFields(), sllmTrainingDefaults(), {FieldPlace::Training, FieldPlace::Preset});
        expectFields(helpOf({"train", "classifier"}), classifierTrainingFields(), classifierDefaults(), all);
        expectFields(helpOf({"train", "tokenizer"}), tokenizerTrainingFields(), TokenizerTrainingConfig(), all);
        for (const auto& command : {QStringList{"train", "base"}, QStringList{"train", "sllm"}, QStringList{"train", "classifier"},
                                    QStringList{"train", "tokenizer"}, QStringList{"evaluate"}, QStringList{"model", "build"},
                                    QStringList{"corpus", "simulate"}, QStringList{"study", "memory"}, QStringList{"analyze"}}) {
            const auto help = helpOf(command);
            QVERIFY2(!help.isEmpty() && !help.contains("->"), qPrintable(command.join(' ') + ": " + help));
        }
    }

    void aValueOutsideItsBoundsIsWrongUsage()
    {
        const auto sentence = expectRefusal({"train", "base", "--tokens", "good.csv", "-o", "kept.json", "--learning-rate", "2"}, 2);
        QVERIFY2(sentence.contains("--learning-rate must be a number from 1e-12 to 1"), sentence);
        expectRefusal({"train", "sllm", "--tokens", "a", "--base", "b", "--tokenizer", "c", "-o", "kept.json", "--stop-on", "2"}, 2);
    }

private:
    /// Runs what must be refused; returns the sentence it was refused with.
    QByteArray expectRefusal(const QStringList& arguments, int exitCode)
    {
        const QByteArray before = "what stood here before\n";
        m_cli.write("kept.json", before);
        const auto result = m_cli.run(arguments);
        [&] {
            QVERIFY2(result.exitCode == exitCode, result.err);
            QCOMPARE(result.out, QByteArray());
            QVERIFY2(result.err.count('\n') == 1 && result.err.startsWith("undertone-cli: "), result.err);
            QVERIFY2(result.err.trimmed().endsWith('.') || result.err.trimmed().endsWith('?'), result.err);
            QCOMPARE(m_cli.read("kept.json"), before);
        }();
        return result.err;
    }

    CliFixture m_cli;
};

QTEST_GUILESS_MAIN(CliInputTest)
#include "cli_input_test.moc"
