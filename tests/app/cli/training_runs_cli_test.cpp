// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings with --run, as programs: paused, killed, resumed, ended early; each gives the figures of one that never stopped.
#include "tests/app/cli/cli_fixture.h"
#include "tests/app/jobs/token_fixture.h"

#include <QtTest>

#include <csignal>
#include <map>

using namespace undertone::test;

class TrainingRunsCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        const auto hash = writeTokenizerFiles(m_cli.path("tokenizer"));
        QVERIFY(writeTokens(m_cli.path("train.safetensors").toStdString(), hash, 12, "train").ok());
        QVERIFY(writeTokens(m_cli.path("dev.safetensors").toStdString(), hash, 4, "dev").ok());
        const auto whole = m_cli.run(base("whole"));
        QVERIFY2(whole.exitCode == 0, whole.err);
        m_reports = reports("whole");
        QCOMPARE(m_reports.size(), std::size_t{steps});
        QCOMPARE(state("whole"), "finished");
    }

    void aPausedRunGivesTheSameFigures()
    {
        const auto first = runUntil("paused", 20, [this](QProcess&) { m_cli.write(runFile("paused", "request"), "pause\n"); });
        QCOMPARE(first.exitCode, 130);
        QCOMPARE(state("paused"), "paused");
        const auto done = reports("paused").rbegin()->first;
        QVERIFY2(done >= 20 && done < steps, qPrintable(QString::number(done)));
        QCOMPARE(m_cli.run(base("paused")).exitCode, 0);
        QCOMPARE(state("paused"), "finished");
        QCOMPARE(reports("paused"), m_reports);
        QCOMPARE(m_cli.read("paused-model/model.safetensors"), m_cli.read("whole-model/model.safetensors"));
    }

    /// Killed behind a checkpoint: what it did since then is done again, and said again.
    void aKilledRunGivesTheSameFigures()
    {
        const auto first = runUntil("killed", 15, [this](QProcess&) { m_cli.write(runFile("killed", "request"), "pause\n"); });
        QCOMPARE(first.exitCode, 130);
        const auto second = runUntil("killed", static_cast<int>(reports("killed").size()) + 8, [](QProcess& process) { process.kill(); });
        QCOMPARE(second.exitCode, -1);
        QCOMPARE(state("killed"), "interrupted");
        QVERIFY(QFile::exists(m_cli.path("killed-model/checkpoint.safetensors")));
        QCOMPARE(m_cli.run(base("killed")).exitCode, 0);
        QVERIFY(m_cli.read(runFile("killed", "progress.jsonl")).count('\n') > steps);
        QCOMPARE(reports("killed"), m_reports);
        QCOMPARE(m_cli.read("killed-model/model.safetensors"), m_cli.read("whole-model/model.safetensors"));
    }

    void aRunThatIsAskedToFinishWritesWhatItHas()
    {
        const auto ended = runUntil("early", 20, [this](QProcess&) { m_cli.write(runFile("early", "request"), "finish\n"); });
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(state("early"), "finished");
        const auto figures = QJsonDocument::fromJson(m_cli.read(runFile("early", "result.json"))).object()["figures"].toObject();
        QVERIFY(figures["steps_done"].toInt() >= 20 && figures["steps_done"].toInt() < steps);
        QVERIFY(QFile::exists(m_cli.path("early-model/model.safetensors")));
    }

    void aFailureIsKeptWithItsSentence()
    {
        auto arguments = base("failed");
        arguments[arguments.indexOf("train.safetensors")] = "nowhere.safetensors";
        QCOMPARE(m_cli.run(arguments).exitCode, 1);
        const auto run = listed("failed");
        QCOMPARE(run["state"].toString(), "failed");
        QVERIFY(run["problem"].toString().contains("nowhere.safetensors"));
        const auto again = m_cli.run(base("whole"));
        QCOMPARE(again.exitCode, 2);
        QVERIFY2(again.err.contains("finished"), again.err);
    }

    void theListIsForPeopleToo()
    {
        const auto table = m_cli.run({"train", "runs"});
        QCOMPARE(table.exitCode, 0);
        QVERIFY(table.out.contains("whole") && table.out.contains("finished"));
    }

private:
    static constexpr int steps = 60;

    [[nodiscard]] static QStringList base(const QString& name)
    {
        return {"train",
                "base",
                "--tokens",
                "train.safetensors",
                "--dev-tokens",
                "dev.safetensors",
                "--hidden",
                "32",
                "--layers",
                "2",
                "--heads",
                "2",
                "--feed-forward",
                "64",
                "--n-o",
                "24",
                "--n-p",
                "40",
                "--batch",
                "2",
                "--evaluate-every",
                "20",
                "--dtype",
                "fp32",
                "--steps",
                QString::number(steps),
                "-o",
                name + "-model",
                "--run",
                name};
    }
    [[nodiscard]] static QString runFile(const QString& run, const QString& file) { return "state/undertone/training/" + run + '/' + file; }
    [[nodiscard]] QJsonObject listed(const QString& run) const
    {
        const auto all = QJsonDocument::fromJson(m_cli.run({"train", "runs", "--json"}).out).array();
        for (const auto& entry : all) {
            if (entry.toObject()["id"].toString() == run)
                return entry.toObject();
        }
        return {};
    }
    [[nodiscard]] QString state(const QString& run) const { return listed(run)["state"].toString(); }
    /// Figures of each step that do not depend on when it was taken; what a resumed run says anew stands.
    [[nodiscard]] std::map<int, QByteArray> reports(const QString& run) const
    {
        std::map<int, QByteArray> found;
        for (const auto& line : m_cli.read(runFile(run, "progress.jsonl")).split('\n')) {
            auto report = QJsonDocument::fromJson(line).object();
            report.remove("seconds_left");
            if (!report.isEmpty())
                found[report["step"].toInt()] = QJsonDocument(report).toJson(QJsonDocument::Compact);
        }
        return found;
    }
    /// Starts the run and calls `interrupt` once it has reported `step`.
    [[nodiscard]] CliResult runUntil(const QString& run, int step, const std::function<void(QProcess&)>& interrupt) const
    {
        QProcess process;
        m_cli.prepare(process, base(run));
        process.start();
        const auto lines = [&] { return m_cli.read(runFile(run, "progress.jsonl")).count('\n'); };
        for (int i = 0; i < 60000 && process.state() != QProcess::NotRunning && lines() < step; ++i)
            process.waitForFinished(2);
        interrupt(process);
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    CliFixture m_cli;
    std::map<int, QByteArray> m_reports;
};

QTEST_GUILESS_MAIN(TrainingRunsCliTest)
#include "training_runs_cli_test.moc"
