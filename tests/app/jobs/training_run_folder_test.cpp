// SPDX-License-Identifier: GPL-3.0-or-later
// The run folder: what a training writes, and what others make of it when it was cut, killed, or its process id used again.
#include "app/jobs/process_identity.h"
#include "app/jobs/training/training_run_folder.h"
#include "app/jobs/training/training_run_writer.h"
#include "engine/messages/catalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

TrainingDescription description()
{
    TrainingDescription run;
    run.stage = "sllm";
    run.name = "Ada's model";
    run.output = "/models/ada";
    run.command = {"undertone-cli", "train", "sllm", "--name", "Ada's model"};
    run.workingDirectory = "/home/ada";
    run.version = "0.1.0";
    run.settings = {{"n_o", "128"}, {"learning_rate", "0.0002"}};
    return run;
}

LlmTrainingProgress reportOf(int step)
{
    LlmTrainingProgress progress;
    progress.step = step;
    progress.steps = 100;
    progress.loss = 5.0 / step;
    progress.audioLoss = 6.0 / step;
    progress.learningRate = 2e-4;
    if (step >= 10) {
        progress.measuredStep = 10;
        progress.devUnweightedRecall = 0.5;
        progress.bestStep = 10;
    }
    return progress;
}

}  // namespace

class TrainingRunFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = m_place->filePath("first").toStdString();
    }

    void whatIsWrittenIsRead()
    {
        auto writer = open();
        QVERIFY(writer.report(reportOf(9)).ok());
        QVERIFY(writer.report(reportOf(10)).ok());
        const auto run = readTrainingRun(m_folder);
        QVERIFY2(run.ok(), run ? "" : englishSentence(run.error()).c_str());
        QCOMPARE(run->description.id, std::string("first"));
        QCOMPARE(run->description.command, description().command);
        QCOMPARE(run->description.settings, description().settings);
        QCOMPARE(run->state, TrainingState::Running);
        QCOMPARE(run->last->step, 10);
        QCOMPARE(run->last->loss, 0.5);
        QCOMPARE(*run->last->devUnweightedRecall, 0.5);
        QCOMPARE(run->last->bestStep, 10);
        QVERIFY(!run->last->devAudioLoss);
    }

    void theStateFollowsFromTheFiles()
    {
        auto writer = open();
        QVERIFY(writer.end({ErrorCode::Cancelled, "Stopped at step 9."}).ok());
        endProcess();
        QCOMPARE(state(), TrainingState::Paused);
        QFile::remove(file("paused"));
        QCOMPARE(state(), TrainingState::Interrupted);
        QVERIFY(writer.end({ErrorCode::NotFinite, "The loss is not a number."}).ok());
        QCOMPARE(state(), TrainingState::Failed);
        QCOMPARE(englishSentence(readTrainingRun(m_folder)->problem), std::string("The loss is not a number."));
        QVERIFY(writer.finish("{\"steps_done\": 100, \"dev_mean_recall\": 0.61, \"config\": {\"n_o\": 128}}").ok());
        QCOMPARE(state(), TrainingState::Finished);
        const auto result = readTrainingRun(m_folder)->result;
        QCOMPARE(
            result,
            (std::vector<std::pair<std::string, std::string>>{{"steps_done", "100"}, {"dev_mean_recall", "0.61"}, {"config.n_o", "128"}}));
    }

    /// The number lives, but it is another process: one that started at another time.
    void aProcessIdUsedAgainIsNotTheRun()
    {
        open();
        QCOMPARE(state(), TrainingState::Running);
        auto process = QJsonDocument::fromJson(bytes("process.json")).object();
        const auto ticks = process["start_ticks"].toInteger();
        process["start_ticks"] = ticks - 1;
        write("process.json", QJsonDocument(process).toJson());
        QCOMPARE(state(), TrainingState::Interrupted);
        process["start_ticks"] = ticks;
        write("process.json", QJsonDocument(process).toJson());
        QCOMPARE(state(), TrainingState::Running);
        process["system_start"] = "before the last start of the machine";
        write("process.json", QJsonDocument(process).toJson());
        QCOMPARE(state(), TrainingState::Interrupted);
    }

    void aProcessThatEndedIsGone()
    {
        QProcess child;
        child.start("sleep", {"30"});
        QVERIFY(child.waitForStarted());
        const auto identity = processOf(child.processId());
        QVERIFY(isAlive(identity));
        child.kill();
        QVERIFY(child.waitForFinished());
        QVERIFY(!isAlive(identity));
        QVERIFY(!isAlive({}));
    }

    void aCutLineWaitsForItsRest()
    {
        auto writer = open();
        QVERIFY(writer.report(reportOf(1)).ok());
        append("{\"step\":2,\"steps\":100,\"lo");
        TrainingProgressReader reader(m_folder);
        QCOMPARE(reader.readNew().size(), std::size_t{1});
        QCOMPARE(readTrainingRun(m_folder)->last->step, 1);
        append("ss\":2.5}\n");
        const auto rest = reader.readNew();
        QCOMPARE(rest.size(), std::size_t{1});
        QCOMPARE(rest.front().loss, 2.5);
        QVERIFY(reader.readNew().empty());
    }

    /// A killed run leaves half a line, and goes on from a checkpoint that lies before its last reports.
    void aRunThatGoesOnSaysItsStepsAnew()
    {
        {
            auto writer = open();
            for (int step = 1; step <= 8; ++step)
                QVERIFY(writer.report(reportOf(step)).ok());
        }
        append("{\"step\":9,\"ste");
        endProcess();
        auto writer = open();
        auto anew = reportOf(5);
        anew.loss = 42.0;
        QVERIFY(writer.report(anew).ok());
        QVERIFY(writer.report(reportOf(6)).ok());
        TrainingProgressReader reader(m_folder);
        std::vector<TrainingPoint> points;
        appendPoints(points, reader.readNew());
        QCOMPARE(points.size(), std::size_t{6});
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, static_cast<int>(i) + 1);
        QCOMPARE(points[4].loss, 42.0);  // the cut line has not swallowed it
        QCOMPARE(readTrainingRun(m_folder)->last->step, 6);
    }

    void onlyTheSameRunIsTakenUp()
    {
        const auto created = [this] {
            open();
            return readTrainingRun(m_folder)->description.created;
        }();
        QVERIFY2(!TrainingRunWriter::open(m_folder, description()).ok(), "it is running");
        endProcess();
        auto other = description();
        other.settings[0].second = "256";
        const auto refused = TrainingRunWriter::open(m_folder, other);
        QVERIFY(!refused.ok());
        QVERIFY(englishSentence(refused.error()).find("other settings") != std::string::npos);
        QVERIFY(TrainingRunWriter::open(m_folder, description()).ok());
        QCOMPARE(readTrainingRun(m_folder)->description.created, created);
        write("result.json", "{\"figures\": {}}");
        endProcess();
        QVERIFY2(!TrainingRunWriter::open(m_folder, description()).ok(), "it is finished");
    }

    void aRequestIsObeyedOnce()
    {
        const auto writer = open();
        for (const auto kind : {TrainingRequestKind::Pause, TrainingRequestKind::Finish}) {
            CancellationToken pause;
            CancellationToken finish;
            writer.obey(pause, finish);
            QVERIFY(!pause.isCancelled() && !finish.isCancelled());
            QVERIFY(requestOfTrainingRun(m_folder, kind).ok());
            writer.obey(pause, finish);
            QCOMPARE(pause.isCancelled(), kind == TrainingRequestKind::Pause);
            QCOMPARE(finish.isCancelled(), kind == TrainingRequestKind::Finish);
            QVERIFY(!QFile::exists(file("request")));
        }
    }

    void runsAreListedAndStrangersPassedOver()
    {
        open();
        QDir(m_place->path()).mkdir("stranger");
        write("../stranger/run.json", "{\"schema\": 7}");
        QDir(m_place->path()).mkdir("empty");
        const auto runs = listTrainingRuns(m_place->path().toStdString());
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().description.id, std::string("first"));
        QVERIFY(listTrainingRuns(m_folder / "nowhere").empty());
        QCOMPARE(trainingRunFolder("mine"), trainingRunsFolder() / "mine");
        QCOMPARE(trainingRunFolder("./mine").filename(), std::filesystem::path("mine"));
        QVERIFY(trainingRunFolder("./mine").is_absolute());
        QCOMPARE(trainingRunFolder("runs/mine/"), trainingRunFolder("runs/mine"));
    }

private:
    TrainingRunWriter open()
    {
        auto writer = TrainingRunWriter::open(m_folder, description());
        if (!writer)
            qFatal("%s", englishSentence(writer.error()).c_str());
        return std::move(*writer);
    }
    /// As if the process that holds the folder had ended.
    void endProcess() { QFile::remove(file("process.json")); }
    [[nodiscard]] TrainingState state() const { return readTrainingRun(m_folder)->state; }
    [[nodiscard]] QString file(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    [[nodiscard]] QByteArray bytes(const char* name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void write(const char* name, const QByteArray& text) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    void append(const QByteArray& text) const
    {
        QFile out(file("progress.jsonl"));
        QVERIFY(out.open(QIODevice::Append));
        out.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::filesystem::path m_folder;
};

QTEST_GUILESS_MAIN(TrainingRunFolderTest)
#include "training_run_folder_test.moc"
