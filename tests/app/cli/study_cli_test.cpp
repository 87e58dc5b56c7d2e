// SPDX-License-Identifier: GPL-3.0-or-later
// The memory study by undertone-cli, on made-up codes: killed and resumed, shared out, and alike to the last digit.
#include "engine/io/dialogue_tokens.h"
#include "engine/io/folder_lock.h"
#include "engine/io/model_directory.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/integer_generator.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QtTest>

#include <csignal>

using namespace undertone;
using namespace undertone::test;

class StudyCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        QVERIFY(QDir().mkpath(m_cli.path("codes")));
        QVERIFY(writeTokens("codes/recording-train.safetensors", 6));
        QVERIFY(writeTokens("codes/recording-dev.safetensors", 3));
        QVERIFY(QDir().mkpath(m_cli.path("empty")));
    }

    void whatIsMissingIsSaid()
    {
        auto arguments = study("refused");
        arguments[arguments.indexOf("codes")] = "empty";
        auto result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("recording-train.safetensors"), result.err);
        arguments = study("refused");
        arguments[arguments.indexOf("worth,training")] = "whatever";
        result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("whatever"), result.err);
    }

    void aKilledStudyGoesOnAndEndsAlike()
    {
        const auto whole = m_cli.run(study("whole"));
        QVERIFY2(whole.exitCode == 0, whole.err);
        QVERIFY2(whole.out.contains("trained with memory: on minus off"), whole.out);
        QVERIFY(QFile::exists(m_cli.path("whole/models/recording-memory-aware-seed2/predictions.json")));

        QProcess process;
        m_cli.prepare(process, study("parts"));
        process.start();
        const auto second = m_cli.path("parts/models/recording-plain-seed2");
        for (int i = 0; i < 60000 && process.state() != QProcess::NotRunning && !QFile::exists(second); ++i)
            process.waitForFinished(2);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished(120000);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(!QFile::exists(m_cli.path("parts/report/report.html")));
        const auto base = QFileInfo(m_cli.path("parts/bases/recording/model.safetensors")).lastModified();
        const auto first = QFileInfo(m_cli.path("parts/models/recording-plain-seed1/predictions.json")).lastModified();

        const auto resumed = m_cli.run(study("parts"));
        QVERIFY2(resumed.exitCode == 0, resumed.err);
        QCOMPARE(QFileInfo(m_cli.path("parts/bases/recording/model.safetensors")).lastModified(), base);
        QCOMPARE(QFileInfo(m_cli.path("parts/models/recording-plain-seed1/predictions.json")).lastModified(), first);
        QCOMPARE(resumed.out, whole.out);
        for (const char* table : {"memory_worth.csv", "memory_training.csv"}) {
            QVERIFY2(m_cli.read(QString("whole/report/") + table).size() > 100, table);
            QCOMPARE(m_cli.read(QString("parts/report/") + table), m_cli.read(QString("whole/report/") + table));
        }
        QVERIFY(m_cli.read("whole/report/report.html").contains("Does memory pay?"));
        QVERIFY(m_cli.read("whole/report/head.csv").contains("undertone-cli study memory"));
    }

    /// Started at once, as an array's tasks are: one of them makes the base that both need.
    void sharesOfAStudyGiveTheWhole()
    {
        QProcess parts[2];
        for (int i = 0; i < 2; ++i) {
            m_cli.prepare(parts[i], study("shares") + QStringList{"--shard", QString("%1/2").arg(i + 1)});
            parts[i].start();
        }
        for (auto& part : parts) {
            QVERIFY(part.waitForFinished(120000));
            QVERIFY2(part.exitStatus() == QProcess::NormalExit && part.exitCode() == 0, part.readAllStandardError());
            QVERIFY(part.readAllStandardOutput().isEmpty());
        }
        QVERIFY(!QFile::exists(m_cli.path("shares/report")));
        QHash<QString, QDateTime> made;
        for (const char* model : {"plain-seed1", "plain-seed2", "memory-aware-seed1", "memory-aware-seed2"}) {
            const auto file = m_cli.path(QString("shares/models/recording-%1/predictions.json").arg(model));
            QVERIFY2(QFile::exists(file), model);
            made[file] = QFileInfo(file).lastModified();
        }
        const auto joined = m_cli.run(study("shares"));
        QVERIFY2(joined.exitCode == 0, joined.err);
        for (auto file = made.begin(); file != made.end(); ++file)
            QCOMPARE(QFileInfo(file.key()).lastModified(), file.value());
        for (const char* table : {"memory_worth.csv", "memory_training.csv"})
            QCOMPARE(m_cli.read(QString("shares/report/") + table), m_cli.read(QString("whole/report/") + table));
        QCOMPARE(m_cli.run(study("shares") + QStringList{"--shard", "3/2"}).exitCode, 2);
        // More shares than models: nothing to do.
        QCOMPARE(m_cli.run(study("no share") + QStringList{"--shard", "5/5"}).exitCode, 0);
        QVERIFY(!QFile::exists(m_cli.path("no share/bases")));
    }

    void aModelThatAnotherProcessTrainsIsLeftToIt()
    {
        const auto lock = FolderLock::takeFile(m_cli.path("whole/models/recording-plain-seed1").toStdString());
        QVERIFY(lock.ok());
        const auto refused = m_cli.run(study("whole") + QStringList{"--shard", "1/4"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("another program is at work"), refused.err);
    }

    void otherSettingsNeedAnotherFolder()
    {
        auto arguments = study("whole");
        arguments[arguments.indexOf("--steps") + 1] = "5";
        const auto result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("other settings"), result.err);
    }

private:
    CliFixture m_cli;

    bool writeTokens(const QString& file, int dialogues) const
    {
        const auto description = readModelDescription(m_cli.path("model").toStdString());
        if (!description)
            return false;
        const auto codebook = static_cast<std::uint32_t>(description->codebookSize());
        DialogueTokens tokens{
            description->labels, static_cast<int>(codebook), *hashTokenizer(m_cli.path("model/tokenizer").toStdString()), "{}", {}};
        IntegerGenerator random(file.toStdString());
        for (int d = 0; d < dialogues; ++d) {
            TokenDialogue dialogue{"dialogue " + std::to_string(d), "toy", {}, "", ""};
            for (int s = 0; s < 6; ++s) {
                TokenSentence sentence{{}, static_cast<int>(random.below(4)), s % 2 == 0 ? "a" : "b", 0.0, 0.0};
                for (std::uint32_t i = 0, count = 8 + random.below(8); i < count; ++i)
                    sentence.codes.push_back(static_cast<std::int32_t>(random.below(codebook)));
                dialogue.sentences.push_back(std::move(sentence));
            }
            tokens.dialogues.push_back(std::move(dialogue));
        }
        return writeDialogueTokens(m_cli.path(file).toStdString(), tokens).ok();
    }

    static QStringList study(const QString& folder)
    {
        return {"study",
                "memory",
                "--tokens",
                "codes",
                "--tokenizer",
                "model/tokenizer",
                "--questions",
                "worth,training",
                "--seeds",
                "1,2",
                "--steps",
                "6",
                "--base-steps",
                "4",
                "--dtype",
                "fp32",
                "--device",
                "cpu",
                "--temporary-rank",
                "4",
                "--temporary-alpha",
                "4",
                "--workers",
                "1",
                "--threads",
                "1",
                "-o",
                folder};
    }
};

QTEST_GUILESS_MAIN(StudyCliTest)
#include "study_cli_test.moc"
