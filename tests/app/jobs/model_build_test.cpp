// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-cli model build as a process, on the tiny Llama and tokenizer of tests/golden.
#include "engine/io/folder_lock.h"
#include "tests/app/cli/cli_fixture.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

const QString golden = UNDERTONE_TESTS_DIR "/golden";

QStringList buildArguments(const QString& output, const QStringList& more = {})
{
    return QStringList{"model",
                       "build",
                       "--base",
                       golden + "/loading/sharded_bf16",
                       "--tokenizer",
                       golden + "/onnx_tokenizer.onnx",
                       "--n-o",
                       "8",
                       "--n-p",
                       "16",
                       "--temporary-rank",
                       "4",
                       "-o",
                       output}
    + more;
}

}  // namespace

class ModelBuildTest : public QObject {
    Q_OBJECT

    CliFixture m_fixture;

    QJsonObject jsonFile(const QString& name) const { return QJsonDocument::fromJson(m_fixture.read(name)).object(); }
    QStringList leftovers() const
    {
        return QDir(m_fixture.path("")).entryList({".*partial*", "*.old"}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_fixture.ready()); }

    void whatIsBuiltLoadsAndReadsAConversation()
    {
        const auto built = m_fixture.run(buildArguments(m_fixture.path("made"), {"--labels", "joy,grief", "--name", "tiny", "--json"}));
        QVERIFY2(built.exitCode == 0, built.err);
        QCOMPARE(built.json()["vocabulary"].toInt(), 60 + 6561 + 1 + 2);
        QVERIFY(leftovers().isEmpty());
        const auto description = jsonFile("made/undertone.json");
        QCOMPARE(description["audio_offset"].toInt(), 60);
        QCOMPARE(description["audio_end_id"].toInt(), 6621);
        QCOMPARE(description["emotion_ids"].toArray(), (QJsonArray{6622, 6623}));
        QCOMPARE(description["labels"].toArray(), (QJsonArray{"joy", "grief"}));
        QCOMPARE(description["n_q"].toInt(), 24);
        QCOMPARE(description["dpm"].toObject()["n_r"].toInt(), 24);
        QVERIFY(m_fixture.read("made/card.md").contains("Emotions were not trained yet"));
        const auto provenance = jsonFile("made/provenance.json");
        QCOMPARE(provenance["base"].toObject()["sha256"].toObject().size(), 6);
        QVERIFY(!m_fixture.read("made/provenance.json").contains(golden.toUtf8()));
        QCOMPARE(
            provenance["last_command"].toString(),
            QString("undertone-cli model build --base sharded_bf16 --tokenizer onnx_tokenizer.onnx --n-o 8 --n-p 16 --temporary-rank 4 "
                    "-o made --labels joy,grief --name tiny --json"));

        const auto info = m_fixture.run({"model", "info", m_fixture.path("made"), "--json"});
        QVERIFY2(info.exitCode == 0, info.err);
        QCOMPARE(info.json()["name"].toString(), QString("tiny"));
        m_fixture.writeWave("talk.wav", buzz(1.0));
        m_fixture.write("talk.csv", "start,end,speaker\n0.0,0.4,A\n0.5,0.9,B\n");
        for (const char* dtype : {"fp32", "bf16"}) {
            const auto run = m_fixture.run({"analyze", m_fixture.path("talk.wav"), "--segments", m_fixture.path("talk.csv"), "--model",
                                            m_fixture.path("made"), "--dtype", dtype, "--json"});
            QVERIFY2(run.exitCode == 0, run.err);
            QCOMPARE(run.json()["utterances"].toArray().size(), 2);
        }
    }

    void basesOfOtherKindsAreBuiltAndRead_data()
    {
        QTest::addColumn<QString>("base");
        for (const char* base : {"llama3", "yarn", "biased", "qwen2"})
            QTest::newRow(base) << base;
    }
    void basesOfOtherKindsAreBuiltAndRead()
    {
        QFETCH(QString, base);
        auto arguments = buildArguments(m_fixture.path(base));
        arguments[arguments.indexOf("--base") + 1] = golden + "/loading/variants/" + base;
        const auto built = m_fixture.run(arguments);
        QVERIFY2(built.exitCode == 0, built.err);
        m_fixture.writeWave("other.wav", buzz(1.0));
        m_fixture.write("other.csv", "start,end,speaker\n0.0,0.4,A\n0.5,0.9,B\n");
        const auto run = m_fixture.run({"analyze", m_fixture.path("other.wav"), "--segments", m_fixture.path("other.csv"), "--model",
                                        m_fixture.path(base), "--dtype", "fp32", "--json"});
        QVERIFY2(run.exitCode == 0, run.err);
        QVERIFY(run.json()["utterances"].toArray().at(1).toObject()["update_norm"].toDouble() > 0.0);
    }

    /// It sees less than it could, and that is its limit.
    void aSlidingWindowBoundsTheWindows()
    {
        auto arguments = buildArguments(m_fixture.path("slid"));
        arguments[arguments.indexOf("--base") + 1] = golden + "/loading/variants/mistral";
        const auto refused = m_fixture.run(arguments);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("Eq. 10") && refused.err.contains("24"), refused.err);
        const auto built = m_fixture.run(arguments + QStringList{"--n-r", "12"});
        QVERIFY2(built.exitCode == 0, built.err);
        QCOMPARE(jsonFile("slid/base/config.json")["max_position_embeddings"].toInt(), 24);
    }

    void anAdapterBecomesAPart()
    {
        const auto built = m_fixture.run(buildArguments(m_fixture.path("adapted"), {"--adapter", golden + "/loading/adapters/list"}));
        QVERIFY2(built.exitCode == 0, built.err);
        QCOMPARE(jsonFile("adapted/undertone.json")["parts"].toArray(), (QJsonArray{"tokenizer", "base", "adapter"}));
        QVERIFY(!m_fixture.read("adapted/card.md").contains("not trained yet"));
        QCOMPARE(m_fixture.run({"model", "info", m_fixture.path("adapted")}).exitCode, 0);
    }

    void nothingIsOverwrittenUnasked()
    {
        QVERIFY(QDir().mkpath(m_fixture.path("mine")));
        m_fixture.write("mine/thesis.txt", "years of work");
        for (const QStringList& more : {QStringList{}, QStringList{"--force"}}) {
            const auto built = m_fixture.run(buildArguments(m_fixture.path("mine"), more));
            QCOMPARE(built.exitCode, 1);
            QVERIFY2(built.err.contains(more.isEmpty() ? "--force" : "not a model of Undertone"), built.err);
        }
        QCOMPARE(m_fixture.read("mine/thesis.txt"), QByteArray("years of work"));
    }

    void forceReplacesAModel()
    {
        QCOMPARE(m_fixture.run(buildArguments(m_fixture.path("again"), {"--name", "first"})).exitCode, 0);
        m_fixture.write("again/base/stray.txt", "of the first");
        QCOMPARE(m_fixture.run(buildArguments(m_fixture.path("again"), {"--name", "second"})).exitCode, 1);
        QCOMPARE(jsonFile("again/undertone.json")["name"].toString(), QString("first"));
        const auto built = m_fixture.run(buildArguments(m_fixture.path("again") + "/", {"--name", "second", "--force"}));
        QVERIFY2(built.exitCode == 0, built.err);
        QCOMPARE(jsonFile("again/undertone.json")["name"].toString(), QString("second"));
        QVERIFY(!QFile::exists(m_fixture.path("again/base/stray.txt")));
        QVERIFY(leftovers().isEmpty());
    }

    void aFailedBuildLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("adapter of another vocabulary") << QStringList{"--adapter", golden + "/loading/adapters/saved_head"} << "lm_head";
        QTest::newRow("no such base") << QStringList{"--base", "/nowhere"} << "does not exist";
        QTest::newRow("a base without a language model") << QStringList{"--base", golden + "/loading"} << "config.json";
        QTest::newRow("a tokenizer that is none") << QStringList{"--tokenizer", golden + "/stats.json"} << "ONNX";
        QTest::newRow("one label") << QStringList{"--labels", "only"} << "2 to 64 labels";
        QTest::newRow("no room for a sentence") << QStringList{"--n-r", "64"} << "Eq. 10";
    }
    void aFailedBuildLeavesNothing()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, sentence);
        auto arguments = buildArguments(m_fixture.path("failed"));
        for (qsizetype i = 0; i < more.size(); i += 2) {
            const auto at = arguments.indexOf(more[i]);
            if (at >= 0)
                arguments[at + 1] = more[i + 1];
            else
                arguments << more[i] << more[i + 1];
        }
        const auto built = m_fixture.run(arguments);
        QVERIFY(built.exitCode == 1 || built.exitCode == 2);
        QVERIFY2(QString::fromUtf8(built.err).contains(sentence), built.err);
        QVERIFY(!QFile::exists(m_fixture.path("failed")));
        QVERIFY(leftovers().isEmpty());
    }

    /// What a killed build leaves lies under another name, and the next one clears it.
    void aKilledBuildIsClearedByTheNext()
    {
        QVERIFY(QDir().mkpath(m_fixture.path(".later.partial/base")));
        m_fixture.write(".later.partial/base/model-00009-of-00009.safetensors", "half");
        const auto built = m_fixture.run(buildArguments(m_fixture.path("later")));
        QVERIFY2(built.exitCode == 0, built.err);
        QVERIFY(!QFile::exists(m_fixture.path("later/base/model-00009-of-00009.safetensors")));
        QVERIFY(leftovers().isEmpty());
    }

    void twoBuildsDoNotShareAFolder()
    {
        const auto other = FolderLock::take(m_fixture.path(".busy.partial").toStdString());
        QVERIFY(other.ok());
        const auto built = m_fixture.run(buildArguments(m_fixture.path("busy")));
        QCOMPARE(built.exitCode, 1);
        QVERIFY2(built.err.contains("another program"), built.err);
        QVERIFY(!QFile::exists(m_fixture.path("busy")));
        QVERIFY2(QFile::exists(m_fixture.path(".busy.partial")), "the other one's folder was removed");
    }
};

QTEST_GUILESS_MAIN(ModelBuildTest)
#include "model_build_test.moc"
