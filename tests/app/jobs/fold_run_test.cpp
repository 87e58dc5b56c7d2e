// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving one session out, by undertone-cli: stopped while a fold trains, killed later, resumed, and alike to the last digit.
#include "engine/io/dialogue_tokens.h"
#include "engine/io/folder_lock.h"
#include "engine/io/model_directory.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/integer_generator.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QtTest>

#include <algorithm>
#include <csignal>
#include <optional>
#include <thread>

using namespace undertone;
using namespace undertone::test;

class FoldRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        QVERIFY(writeTokens("tokens.safetensors"));
        QVERIFY(writeTokens("shared.safetensors", {.everywhere = "S1-a"}));
        QVERIFY(writeTokens("changed.safetensors", {.otherIn = "S1"}));
    }

    void aFoldThatSharesASpeakerIsRefused()
    {
        const auto result = m_cli.run(folds("shared.safetensors", "refused"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("the speaker S1-a is in both train"), result.err);
        QVERIFY(!QFile::exists(m_cli.path("refused")));
    }

    void whatIsMissingIsSaid()
    {
        auto arguments = folds("tokens.safetensors", "incomplete");
        arguments.removeAll("--base");
        arguments.removeAll("model/base");
        const auto result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("--base"), result.err);
    }

    void twoProgramsDoNotShareAFolder()
    {
        QVERIFY(QDir().mkpath(m_cli.path("locked")));
        const auto lock = FolderLock::take(m_cli.path("locked").toStdString());
        QVERIFY(lock.ok());
        const auto result = m_cli.run(folds("tokens.safetensors", "locked"));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("another program is at work"), result.err);
    }

    void sharesOfTheFoldsMakeTheReportOfTheWhole()
    {
        const auto part = [this](const QString& shard) {
            return m_cli.run(folds("tokens.safetensors", "shares") + QStringList{"--shard", shard});
        };
        const auto first = part("1/2");  // S1 and S3
        QVERIFY2(first.exitCode == 0, first.err);
        QVERIFY(QFile::exists(m_cli.path("shares/fold-S3/predictions.json")));
        QVERIFY(!QFile::exists(m_cli.path("shares/fold-S2")));
        QVERIFY(!QFile::exists(m_cli.path("report-shares")));
        {
            auto lock = FolderLock::takeFile(m_cli.path("shares/fold-S2").toStdString());
            QVERIFY(lock.ok());
            std::optional<FolderLock> held(std::move(*lock));
            const std::jthread elsewhere([&held] {
                QThread::sleep(2);
                held.reset();
            });
            const auto waited = part("2/2");
            QVERIFY2(waited.exitCode == 0, waited.err);
        }
        const auto trained = QFileInfo(m_cli.path("shares/fold-S2/predictions.json")).lastModified();
        const auto joined = m_cli.run(folds("tokens.safetensors", "shares"));
        QVERIFY2(joined.exitCode == 0, joined.err);
        QCOMPARE(QFileInfo(m_cli.path("shares/fold-S2/predictions.json")).lastModified(), trained);
        const auto whole = m_cli.run(folds("tokens.safetensors", "whole"));
        QVERIFY2(whole.exitCode == 0, whole.err);
        QVERIFY(m_cli.read("report-whole/predictions.csv").size() > 100);
        QCOMPARE(m_cli.read("report-shares/predictions.csv"), m_cli.read("report-whole/predictions.csv"));
        QCOMPARE(part("3/2").exitCode, 2);
    }

    void aStoppedAndAKilledRunEndAlike()
    {
        const auto whole = m_cli.run(folds("tokens.safetensors", "whole"));
        QVERIFY2(whole.exitCode == 0, whole.err);
        // The second fold is stopped as Ctrl-C does it, the third one killed.
        const auto checkpoint = m_cli.path("parts/fold-S2/model/adapter/checkpoint.safetensors");
        // Before its first step a training has nothing to keep.
        for (int wait = 0; wait < 2000 && !QFile::exists(checkpoint); wait += 40)
            QCOMPARE(interruptAt("S2", SIGINT, wait), 130);
        QVERIFY(QFile::exists(checkpoint));
        const auto first = QFileInfo(m_cli.path("parts/fold-S1/predictions.json")).lastModified();
        QCOMPARE(interruptAt("S3", SIGKILL), -1);
        QVERIFY(!QFile::exists(m_cli.path("parts/fold-S3/predictions.json")));
        const auto resumed = m_cli.run(folds("tokens.safetensors", "parts"));
        QVERIFY2(resumed.exitCode == 0, resumed.err);
        QCOMPARE(QFileInfo(m_cli.path("parts/fold-S1/predictions.json")).lastModified(), first);
        for (const char* table :
             {"predictions.csv", "table1_complete.csv", "table1_all_lengths.csv", "folds_mean.csv", "calibration.csv"}) {
            QVERIFY2(m_cli.read(QString("report-whole/") + table).size() > 100, table);
            QCOMPARE(m_cli.read(QString("report-parts/") + table), m_cli.read(QString("report-whole/") + table));
        }
        QVERIFY(m_cli.read("report-whole/head.csv").contains("Leave one session out: 3 folds"));
    }

    /// The folds share the base's bytes where the file system can, and writing a fold anew leaves them alone.
    void theBaseStaysAsItIs()
    {
        const auto base = m_cli.read("model/base/model.safetensors");
        QVERIFY(base.size() > 1000);
        QCOMPARE(m_cli.read("whole/fold-S1/model/base/model.safetensors"), base);
        const auto info = m_cli.run({"model", "info", m_cli.path("whole/fold-S1/model")});
        QVERIFY2(info.exitCode == 0, info.err);
    }

    void otherMethodsNeedNoTraining()
    {
        const auto trained = QFileInfo(m_cli.path("whole/fold-S1/trained.key")).lastModified();
        const auto before = keptMethods("whole/fold-S1");
        const auto result = m_cli.run(folds("tokens.safetensors", "whole") + QStringList{"--sweep-rate", "0,1e-2"});
        QVERIFY2(result.exitCode == 0, result.err);
        QCOMPARE(QFileInfo(m_cli.path("whole/fold-S1/trained.key")).lastModified(), trained);
        // What had been read stands as it was, to the time it took: only the new methods were read.
        auto after = keptMethods("whole/fold-S1");
        QCOMPARE(after.size(), before.size() + 2);
        while (after.size() > before.size())
            after.removeLast();
        QCOMPARE(after, before);
        // At rate 0 the memory learns nothing, and reads as without it.
        const auto rows = m_cli.read("report-whole/sweeps.csv").split('\n');
        QVERIFY2(rows[1].startsWith("learning_rate,0,"), rows[1]);
        QVERIFY2(rows[1].contains(",0,0,0,0,0,0,0,0,0,"), rows[1]);
        const auto steppings = m_cli.run({"evaluate", "--model", "model", "--tokens", "tokens.safetensors", "--report", "steppings",
                                          "--sweep-stepping", "sentence,stride:20", "--device", "cpu"});
        QVERIFY2(steppings.exitCode == 0, steppings.err);
        QVERIFY(m_cli.read("steppings/sweeps.csv").contains("\nstepping,stride:20,"));
        QVERIFY(m_cli.read("steppings/predictions.csv").contains("\n\"dpm, stepping stride:20\","));
    }

    void aFoldsModelKnowsNothingOfWhatItIsTestedOn()
    {
        for (const char* tokens : {"tokens", "changed"}) {
            auto arguments = folds(QString(tokens) + ".safetensors", QString("leak-") + tokens);
            arguments[arguments.indexOf("--steps") + 1] = "12";
            const auto result = m_cli.run(arguments);
            QVERIFY2(result.exitCode == 0, result.err);
        }
        const auto adapter = [this](const char* run, const char* fold) {
            return m_cli.read(QString("%1/fold-%2/model/adapter/adapter_model.safetensors").arg(run, fold));
        };
        QVERIFY(adapter("leak-tokens", "S1").size() > 1000);
        QCOMPARE(adapter("leak-changed", "S1"), adapter("leak-tokens", "S1"));
        QVERIFY2(adapter("leak-changed", "S2") != adapter("leak-tokens", "S2"), "what a fold is trained on must count");
    }

    /// The classifier and the SLLM for one pass are trained in each fold too, without the speakers it is tested on.
    void opponentsAreTrainedInEveryFold()
    {
        auto arguments =
            folds("tokens.safetensors", "opponents") + QStringList{"--fold-classifier", "quick", "--fold-packed", "--packed-tokens", "256"};
        arguments[arguments.indexOf("--steps") + 1] = "3";
        const auto result = m_cli.run(arguments);
        QVERIFY2(result.exitCode == 0, result.err);
        const auto table = m_cli.read("report-opponents/table1_complete.csv");
        QVERIFY2(table.contains("\nclassifier,"), table);
        QVERIFY2(table.contains("trained on packed dialogues"), table);
        for (const char* fold : {"S1", "S2", "S3"})
            QVERIFY2(QFile::exists(m_cli.path(QString("opponents/fold-%1/classifier/model.safetensors").arg(fold))), fold);
        QVERIFY(m_cli.read("opponents/fold-S1/classifier/model.safetensors")
                != m_cli.read("opponents/fold-S2/classifier/model.safetensors"));
        // Done, none of it is done again.
        const auto trained = QFileInfo(m_cli.path("opponents/fold-S2/classifier/model.safetensors")).lastModified();
        QVERIFY(QFile::remove(m_cli.path("opponents/fold-S2/predictions.json")));
        const auto again = m_cli.run(arguments);
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(QFileInfo(m_cli.path("opponents/fold-S2/classifier/model.safetensors")).lastModified(), trained);
        QCOMPARE(m_cli.read("report-opponents/table1_complete.csv"), table);
        const auto refused =
            m_cli.run(folds("tokens.safetensors", "opponents") + QStringList{"--classifier", "opponents/fold-S1/classifier"});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("--fold-classifier"), refused.err);
    }

    void otherSettingsNeedAnotherFolder()
    {
        auto arguments = folds("tokens.safetensors", "whole");
        arguments[arguments.indexOf("--steps") + 1] = "3";
        const auto result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("other settings"), result.err);
    }

    void oneModelIsReportedWithoutTraining()
    {
        const auto result = m_cli.run({"evaluate", "--model", "model", "--tokens", "tokens.safetensors", "--report", "single",
                                       "--one-pass-tokens", "40,400", "--sweep-n-r", "32,64", "--device", "cpu", "--json"});
        QVERIFY2(result.exitCode == 0, result.err);
        const auto methods = result.json()["methods"].toArray();
        QStringList keys;
        for (const auto& method : methods)
            keys << method.toObject()["key"].toString();
        QCOMPARE(keys, (QStringList{"dpm", "one-pass-40", "one-pass-400", "memory-off", "alone"}));
        QCOMPARE(methods[0].toObject()["all_lengths"].toObject()["samples"].toInt(), 3 * 3 * 5);
        QVERIFY(m_cli.read("single/report.html").contains("</html>"));
        QVERIFY(m_cli.read("single/head.csv").contains("undertone-cli evaluate --model model"));
    }

private:
    CliFixture m_cli;

    struct Variant {
        std::string everywhere;  ///< a speaker who also speaks in every session
        std::string otherIn;     ///< a session in which other things are said
    };

    /// Three sessions of two speakers, three dialogues each.
    bool writeTokens(const QString& file, const Variant& variant = {}) const
    {
        const auto description = readModelDescription(m_cli.path("model").toStdString());
        if (!description)
            return false;
        const auto codebook = static_cast<std::uint32_t>(description->codebookSize());
        DialogueTokens tokens{
            description->labels, static_cast<int>(codebook), *hashTokenizer(m_cli.path("model/tokenizer").toStdString()), "{}", {}};
        IntegerGenerator random("folds");
        for (int d = 0; d < 9; ++d) {
            const auto session = "S" + std::to_string(1 + d % 3);
            TokenDialogue dialogue{"dialogue " + std::to_string(d), "toy", {}, session, ""};
            for (int s = 0; s < 5; ++s) {
                const std::string speaker =
                    s == 0 && !variant.everywhere.empty() ? variant.everywhere : session + (s % 2 == 0 ? "-a" : "-b");
                TokenSentence sentence{{}, static_cast<int>(random.below(4)), speaker, 0.0, 0.0};
                for (std::uint32_t i = 0, count = 8 + random.below(8); i < count; ++i)
                    sentence.codes.push_back(static_cast<std::int32_t>(random.below(codebook)));
                if (session == variant.otherIn)
                    std::reverse(sentence.codes.begin(), sentence.codes.end());
                dialogue.sentences.push_back(std::move(sentence));
            }
            tokens.dialogues.push_back(std::move(dialogue));
        }
        return writeDialogueTokens(m_cli.path(file).toStdString(), tokens).ok();
    }

    QJsonArray keptMethods(const QString& fold) const
    {
        return QJsonDocument::fromJson(m_cli.read(fold + "/predictions.json")).object()["methods"].toArray();
    }

    static QStringList folds(const QString& tokens, const QString& runs)
    {
        return {"evaluate",
                "--folds",
                "sessions",
                "--base",
                "model/base",
                "--tokenizer",
                "model/tokenizer",
                "--tokens",
                tokens,
                "--steps",
                "150",
                "--batch",
                "2",
                "--n-o",
                "16",
                "--n-p",
                "48",
                "--lora-rank",
                "4",
                "--dtype",
                "fp32",
                "--device",
                "cpu",
                "--one-pass-tokens",
                "48",
                "-o",
                runs,
                "--report",
                "report-" + runs};
    }

    /// Starts the run in "parts" and signals it so long after the fold has begun; its exit code, -1 where it was killed.
    int interruptAt(const QString& fold, int signal, int waitMilliseconds = 0)
    {
        QProcess process;
        m_cli.prepare(process, folds("tokens.safetensors", "parts"));
        // Made when the training begins: one of an earlier try would have a program signalled that does not listen yet.
        const auto adapter = m_cli.path("parts/fold-" + fold + "/model/adapter");
        QDir(adapter).removeRecursively();
        process.start();
        for (int i = 0; i < 60000 && process.state() != QProcess::NotRunning && !QFile::exists(adapter); ++i)
            process.waitForFinished(2);
        process.waitForFinished(waitMilliseconds);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        process.waitForFinished(120000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
};

QTEST_GUILESS_MAIN(FoldRunTest)
#include "fold_run_test.moc"
