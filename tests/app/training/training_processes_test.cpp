// SPDX-License-Identifier: GPL-3.0-or-later
// The window's trainings as true programs, with a body of a few thousand weights: measured, started, found again, paused, resumed.
#include "app/training/training_processes.h"
#include "engine/messages/catalogue.h"
#include "tests/app/jobs/token_fixture.h"
#include "ui/theme.h"
#include "ui/training/run_list.h"
#include "ui/training/run_page.h"
#include "ui/training/training_runs_window.h"
#include "ui/training/training_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <signal.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

using namespace undertone;

namespace {

constexpr int waitMilliseconds = 120000;
constexpr int steps = 300;

}  // namespace

class TrainingProcessesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("OMP_NUM_THREADS", "1");
        for (const char* kind : {"STATE", "CACHE", "DATA", "CONFIG"})
            qputenv((QByteArray("XDG_") + kind + "_HOME").constData(), path(kind).string().c_str());
        const auto hash = test::writeTokenizerFiles(QString::fromStdString(path("tokenizer").string()));
        QVERIFY(QDir(m_folder.path()).mkpath("corpus"));
        QVERIFY(test::writeTokens(path("corpus/train.safetensors"), hash, 12, "train").ok());
        QVERIFY(test::writeTokens(path("corpus/dev.safetensors"), hash, 4, "dev").ok());
    }

    void aCorpusIsCounted()
    {
        auto service = open();
        QSignalSpy read(service.get(), &TrainingService::corpusRead);
        service->readCorpus(path("corpus"));
        QVERIFY(read.wait());
        const auto corpus = read.front().front().value<TrainingCorpus>();
        QCOMPARE(corpus.tokens, path("corpus/train.safetensors"));
        QCOMPARE(corpus.devTokens, path("corpus/dev.safetensors"));
        QCOMPARE(corpus.dialogues, 12);
        QCOMPARE(corpus.sentences, 96);
        QCOMPARE(corpus.tokenCount, 96 * 13);
        QCOMPARE(corpus.speakers, 2);
        QCOMPARE(corpus.devSentences, 32);
        std::int64_t labelled = 0;
        for (const auto& [label, count] : corpus.labels)
            labelled += count;
        QCOMPARE(labelled, 96);
        QSignalSpy refused(service.get(), &TrainingService::corpusRefused);
        service->readCorpus(path("tokenizer"));
        QVERIFY(refused.wait());
        QVERIFY(englishSentence(refused.front().front().value<Error>()).find("no corpus that is known") != std::string::npos);
    }

    /// A path relative to a folder that is gone makes the standard library throw, on the pool thread.
    void anExceptionOnThePoolIsAProblemOfTheParts()
    {
        const std::filesystem::path here = std::filesystem::current_path();
        QTemporaryDir gone;
        std::filesystem::current_path(gone.path().toStdString());
        QVERIFY(gone.remove());
        auto service = open();
        QSignalSpy checked(service.get(), &TrainingService::partsChecked);
        TrainingDraft draft;
        draft.stage = "base";
        draft.tokenizer = path("tokenizer");
        draft.output = "model";
        service->checkParts(draft);
        const bool answered = checked.wait();
        std::filesystem::current_path(here);
        QVERIFY(answered);
        const auto parts = checked.front().front().value<TrainingParts>();
        QCOMPARE(parts.problem, PartsProblem::Unreadable);
        QCOMPARE(parts.error->code, ErrorCode::Internal);
    }

    /// What the method page offers, the command line understands.
    void everyOptionIsOneOfTheCommandLine()
    {
        for (const char* stage : {"base", "sllm"}) {
            QProcess cli;
            cli.start(UNDERTONE_BIN_DIR "/undertone-cli", {"train", stage, "--help"});
            QVERIFY(cli.waitForFinished());
            const QByteArray help = cli.readAllStandardOutput();
            for (const auto& preset : trainingPresets(stage)) {
                for (const auto& option : trainingOptions(stage, preset))
                    QVERIFY2(help.contains(("  --" + option.name + ' ').c_str()), option.name.c_str());
            }
        }
    }

    void partsThatDoNotFitAreNamed()
    {
        PartsInspector inspector;
        auto draft = sllmDraft("unused");
        const auto problem = [&] { return partsProblemText(inspector.inspect(draft, "hash of others")); };
        draft.base.clear();
        QVERIFY2(problem().contains("Choose the folder of a base model"), qPrintable(problem()));
        draft.base = path("corpus");
        QVERIFY2(problem().contains("config.json"), qPrintable(problem()));
        QVERIFY(QDir(m_folder.path()).mkpath("pickles"));
        for (const char* name : {"pickles/config.json", "pickles/pytorch_model.bin"})
            write(name, "x");
        draft.base = path("pickles");
        QVERIFY2(problem().contains("pickles"), qPrintable(problem()));
        write("pickles/model.safetensors", "x");
        QVERIFY2(problem().contains("another tokenizer"), qPrintable(problem()));
        draft.output = path("corpus");
        QVERIFY2(partsProblemText(inspector.inspect(draft, {})).contains("holds files already"), qPrintable(problem()));
        draft.output = path("free");
        const auto fits = inspector.inspect(draft, {});
        QVERIFY2(fits.problem == PartsProblem::None, qPrintable(partsProblemText(fits)));
        QVERIFY(fits.freeBytes > 0 && fits.neededBytes > 0);
    }

    void twoStepsSayWhatItTakes()
    {
        auto service = open();
        QSignalSpy estimated(service.get(), &TrainingService::estimated);
        QSignalSpy failed(service.get(), &TrainingService::estimateFailed);
        service->estimate(baseDraft("measured"));
        QVERIFY(estimated.wait(waitMilliseconds));
        const auto estimate = estimated.front().front().value<TrainingEstimate>();
        QCOMPARE(estimate.steps, steps);
        QVERIFY(estimate.secondsPerStep > 0.0 && estimate.seconds > estimate.secondsPerStep);
        QVERIFY(estimate.peakBytes > 1'000'000 && estimate.memoryBytes > 0);
        QCOMPARE(estimate.device, std::string("cpu"));
        QVERIFY2(!std::filesystem::exists(path("measured")), "nothing may be written");
        QVERIFY(service->runs().empty());
        auto draft = baseDraft("measured");
        draft.tokens = path("nowhere.safetensors");
        service->estimate(draft);
        QVERIFY(failed.wait(waitMilliseconds));
        QVERIFY(englishSentence(failed.front().front().value<Error>()).find("nowhere") != std::string::npos);
    }

    void aRunOutlivesTheWindowAndIsFoundAgain()
    {
        std::string id;
        pid_t training = 0;
        {
            auto service = open();
            const auto started = service->start(baseDraft("base"));
            QVERIFY2(started.ok(), started ? "" : englishSentence(started.error()).c_str());
            id = *started;
            QCOMPARE(service->runs().size(), std::size_t{1});
            QCOMPARE(service->runs().front().state, TrainingState::Running);
            training = heldAfterThreeSteps(id);
            QVERIFY(training > 0);
            QFile name(QStringLiteral("/proc/%1/comm").arg(training));
            QVERIFY(name.open(QIODevice::ReadOnly));
            QCOMPARE(name.readAll().trimmed(), QByteArray("undertone-cli"));  // what pgrep, pkill and system monitors go by
            QTRY_VERIFY_WITH_TIMEOUT(service->points(id).size() >= 3, waitMilliseconds);
        }
        {
            auto service = open();  // as after a restart of the program
            TrainingRunsWindow window(*service, Theme::of(ThemeMode::Light));
            window.show();
            QTRY_COMPARE(window.runPage().run(), id);  // its folder is read meanwhile
            QVERIFY(window.runPage().isVisible());
            QCOMPARE(service->runs().front().state, TrainingState::Running);
            QVERIFY(service->pause(id).ok());
            QCOMPARE(::kill(training, SIGCONT), 0);
            QTRY_COMPARE_WITH_TIMEOUT(service->runs().front().state, TrainingState::Paused, waitMilliseconds);
            QVERIFY(service->points(id).size() < std::size_t{steps});
        }
        auto service = open();
        QTRY_COMPARE(service->runs().size(), std::size_t{1});
        QCOMPARE(service->runs().front().state, TrainingState::Paused);
        QVERIFY(service->resume(id).ok());
        QCOMPARE(service->runs().front().state, TrainingState::Running);
        QTRY_COMPARE_WITH_TIMEOUT(service->runs().front().state, TrainingState::Finished, waitMilliseconds);
        QTRY_COMPARE(service->points(id).size(), std::size_t{steps});
        const auto& points = service->points(id);
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, static_cast<int>(i) + 1);
        QVERIFY(!service->runs().front().result.empty());
    }

    /// The wizard only writes a command line: typed, it gives the same bytes.
    void theCommandLineGivesTheSameModel()
    {
        auto service = open();
        auto words = service->command(baseDraft("typed"));
        QStringList arguments;
        for (std::size_t i = 1; i < words.size(); ++i)
            arguments << QString::fromStdString(words[i]);
        QCOMPARE(QProcess::execute(QString::fromStdString(words.front()), arguments), 0);
        QVERIFY(bytes("typed/model.safetensors").size() > 1000);
        QCOMPARE(bytes("typed/model.safetensors"), bytes("base/model.safetensors"));
    }

    void theSecondStageEndsInAModelWhoseAdapterIsExported()
    {
        auto service = open();
        const auto id = service->start(sllmDraft("model"));
        QVERIFY(id.ok());
        QTRY_VERIFY_WITH_TIMEOUT(service->runs().front().state != TrainingState::Running, waitMilliseconds);
        QVERIFY2(service->runs().front().state == TrainingState::Finished, englishSentence(service->runs().front().problem).c_str());
        QVERIFY(std::filesystem::exists(path("model/undertone.json")));
        QSignalSpy exported(service.get(), &TrainingService::adapterExported);
        service->exportAdapter(*id, path("exported"));
        QVERIFY(exported.wait(waitMilliseconds));
        QVERIFY(exported.front()[1].value<Status>().ok());
        QCOMPARE(bytes("exported/adapter_model.safetensors"), bytes("model/adapter/adapter_model.safetensors"));
        QVERIFY(bytes("exported/adapter_config.json").contains(path("model/base").string().c_str()));
        service->exportAdapter(*id, path("exported"));
        QVERIFY(exported.wait(waitMilliseconds));
        QVERIFY2(!exported.back()[1].value<Status>().ok(), "the folder holds files now");
    }

    /// A run folder whose progress cannot be read to its end, as on a network disk that hangs: the window goes on meanwhile.
    void aFolderThatHangsKeepsNobodyWaiting()
    {
        const auto folder = path("hanging/run");
        QVERIFY(std::filesystem::create_directories(folder));
        QCOMPARE(::mkfifo((folder / "run.json").c_str(), 0600), 0);
        std::thread writer;
        {
            QElapsedTimer clock;
            clock.start();
            TrainingProcesses service(UNDERTONE_BIN_DIR "/undertone-cli", path("hanging"), *QThreadPool::globalInstance());
            QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
            qint64 longest = 0;
            QTimer ticks;
            connect(&ticks, &QTimer::timeout, this, [&] { longest = std::max(longest, clock.restart()); });
            clock.start();
            ticks.start(10);
            QTest::qWait(1200);
            ticks.stop();
            QVERIFY2(longest < 200, qPrintable(QString::number(longest)));
            writer = std::thread([&] { std::ofstream(folder / "run.json") << "{}"; });  // lets the reader go
        }
        writer.join();
    }

    void aProgramThatCannotRunSaysWhy()
    {
        auto service = open();
        auto draft = baseDraft("broken");
        draft.changed.emplace_back("no-such-option", "1");
        const auto id = service->start(draft);
        QVERIFY(id.ok());
        QTRY_COMPARE_WITH_TIMEOUT(service->runs().front().state, TrainingState::Failed, waitMilliseconds);
        QVERIFY2(englishSentence(service->runs().front().problem).find("no-such-option") != std::string::npos,
                 englishSentence(service->runs().front().problem).c_str());
        TrainingProcesses without(path("no-program"), path("other-runs"), *QThreadPool::globalInstance());
        QVERIFY(!without.start(baseDraft("never")).ok());
    }

private:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray bytes(const char* name) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Stops the process of a run (SIGSTOP) once it has taken three steps. All its steps take a second, which a busy machine may
    /// need to open the window: the training would be finished before it is paused. 0 where no step was taken in time.
    [[nodiscard]] pid_t heldAfterThreeSteps(const std::string& id) const
    {
        const std::string folder = "runs/" + id;
        QElapsedTimer clock;
        clock.start();
        while (bytes((folder + "/progress.jsonl").c_str()).count('\n') < 3) {
            if (clock.elapsed() > waitMilliseconds)
                return 0;
            QTest::qSleep(1);
        }
        const auto process = QJsonDocument::fromJson(bytes((folder + "/process.json").c_str())).object();
        const auto training = static_cast<pid_t>(process["id"].toInt());
        return training > 0 && ::kill(training, SIGSTOP) == 0 ? training : 0;
    }
    [[nodiscard]] std::unique_ptr<TrainingProcesses> open() const
    {
        return std::make_unique<TrainingProcesses>(UNDERTONE_BIN_DIR "/undertone-cli", path("runs"), *QThreadPool::globalInstance());
    }
    [[nodiscard]] TrainingDraft baseDraft(const char* output) const
    {
        TrainingDraft draft;
        draft.stage = "base";
        draft.tokens = path("corpus/train.safetensors");
        draft.devTokens = path("corpus/dev.safetensors");
        draft.output = path(output);
        draft.preset = "small";
        draft.dtype = "fp32";
        draft.device = "cpu";
        draft.changed = {{"steps", std::to_string(steps)},
                         {"batch", "2"},
                         {"n-o", "24"},
                         {"n-p", "40"},
                         {"evaluate-every", "50"},
                         {"hidden", "32"},
                         {"layers", "2"},
                         {"heads", "2"},
                         {"feed-forward", "64"}};
        return draft;
    }
    [[nodiscard]] TrainingDraft sllmDraft(const char* output) const
    {
        TrainingDraft draft = baseDraft(output);
        draft.stage = "sllm";
        draft.base = path("base");
        draft.tokenizer = path("tokenizer");
        draft.name = "Ada's model";
        draft.changed = {{"steps", "5"}, {"batch", "2"}, {"n-o", "24"}, {"n-p", "40"}, {"lora-rank", "4"}};
        return draft;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TrainingProcessesTest)
#include "training_processes_test.moc"
