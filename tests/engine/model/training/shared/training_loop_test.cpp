// SPDX-License-Identifier: GPL-3.0-or-later
// The order of things in a training, with a training that only counts.
#include "engine/io/folder_lock.h"
#include "engine/messages/catalogue.h"
#include "engine/model/training/shared/early_stop.h"
#include "engine/model/training/shared/training_loop.h"
#include "tests/support/threaded_processes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <thread>

using namespace undertone;

namespace {

class CountingTraining final : public TrainingLoop {
public:
    CountingTraining(const std::filesystem::path& folder, const LoopPlan& plan) : CountingTraining(folder, plan, {}) {}
    CountingTraining(const std::filesystem::path& folder, const LoopPlan& plan, const EarlierResult& earlier,
                     ProcessGroup* processes = nullptr)
        : TrainingLoop(m_folder, cancel, finishEarly, earlier, processes), m_folder(folder), m_plan(plan)
    {
    }

    [[nodiscard]] int done() const { return m_steps; }

    CancellationToken cancel;
    CancellationToken finishEarly;
    int enoughAt = 0;
    int cancelAt = 0;
    int finishAt = 0;
    int failAt = 0;
    std::vector<int> notFiniteAt;  ///< steps that are skipped
    std::vector<int> measured;
    std::vector<int> saved;
    std::vector<double> left;
    std::vector<double> fractions;  ///< of the plan that was done, as each step saw it
    int stepMilliseconds = 0;
    bool finished = false;
    bool cancelFinish = false;
    bool looksWhilePreparing = false;  ///< as one does that reads a model for minutes
    bool cancelMeasuring = false;
    std::string base = "a";
    std::string readBack;
    bool diskIsFull = false;
    std::vector<std::string> warnings;

protected:
    Result<LoopPlan> prepare() override
    {
        return looksWhilePreparing && cancellation().isCancelled() ? Result<LoopPlan>(Error{ErrorCode::Cancelled, "no"})
                                                                   : Result<LoopPlan>(m_plan);
    }
    Result<RunIdentity> identify() override
    {
        RunIdentity identity;
        identity.add("steps", std::to_string(m_plan.steps));
        identity.add("base model", base);
        return identity;
    }
    Status takeFinished(const std::string& description) override
    {
        readBack = description;
        return {};
    }
    void warn(const Error& warning) override { warnings.push_back(englishSentence(warning)); }
    Status loadCheckpoint(const std::filesystem::path& file) override
    {
        std::ifstream stream(file);
        int steps = 0;
        std::string run;
        stream >> steps;
        std::getline(stream, run);
        TRY(checkCheckpointIdentity(identity(), run, file));
        m_steps = steps;
        setSecondsBefore(1000.0);
        return {};
    }
    Status saveCheckpoint(const std::filesystem::path& file) override
    {
        if (diskIsFull)
            return Error{ErrorCode::FileNotWritable, "No space is left."};
        saved.push_back(m_steps);
        std::ofstream(file) << m_steps << ' ' << identity().toJson();
        return {};
    }
    [[nodiscard]] int stepsDone() const override { return m_steps; }
    Status step() override
    {
        fractions.push_back(fractionDone());
        std::this_thread::sleep_for(std::chrono::milliseconds(stepMilliseconds));
        if (m_steps + 1 == failAt)
            return Error{ErrorCode::OutOfMemory, "no"};
        ++m_steps;
        if (std::find(notFiniteAt.begin(), notFiniteAt.end(), m_steps) != notFiniteAt.end())
            return Error{ErrorCode::NotFinite, "The loss of step " + std::to_string(m_steps) + " is not finite."};
        if (m_steps == cancelAt)
            cancel.cancel();
        if (m_steps == finishAt)
            finishEarly.cancel();
        return {};
    }
    void measure() override
    {
        if (cancelMeasuring)
            cancel.cancel();
        else
            measured.push_back(m_steps);
    }
    [[nodiscard]] int measuredStep() const override { return measured.empty() ? 0 : measured.back(); }
    [[nodiscard]] bool stopsEarly() const override { return enoughAt > 0 && m_steps >= enoughAt; }
    void report(double secondsLeft) override { left.push_back(secondsLeft); }
    Result<std::string> finish() override
    {
        if (cancelFinish)
            return Error{ErrorCode::Cancelled, "no"};
        finished = true;
        return "{\"steps\":" + std::to_string(m_steps) + (seconds() >= 1000.0 ? ",\"resumed\":true}" : "}");
    }

private:
    std::filesystem::path m_folder;
    LoopPlan m_plan;
    int m_steps = 0;
};

}  // namespace

class TrainingLoopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalProcessesStopTogetherAndOneWrites()
    {
        // One of two is asked to stop after its third step.
        auto two =
            together(2, "shared", {100, 0, 1000.0}, [](CountingTraining& training, int rank) { training.cancelAt = rank == 1 ? 3 : 0; });
        for (const auto& process : two) {
            QVERIFY(!process.status && process.status.error().code == ErrorCode::Cancelled);
            QCOMPARE(process.training->done(), 3);
        }
        QCOMPARE(two[0].training->saved, std::vector<int>{3});
        QVERIFY(two[1].training->saved.empty());
        // Four go on, and what one of them takes for enough is enough for all.
        auto four =
            together(4, "shared", {100, 0, 1000.0}, [](CountingTraining& training, int rank) { training.enoughAt = rank == 2 ? 7 : 0; });
        for (const auto& process : four) {
            QVERIFY(process.status);
            QCOMPARE(process.training->done(), 7);
            QCOMPARE(process.training->finished, process.training.get() == four[0].training.get());
        }
        QVERIFY(contentOf("shared/training.json").contains("\"steps\": 7"));
        // Finished, it is read back by the first, and trained by nobody.
        for (const auto& process : together(2, "shared", {100, 0, 1000.0})) {
            QVERIFY(process.status);
            QCOMPARE(process.training->done(), 0);
        }
    }

    void severalProcessesGoByOneClockAndTheFirstMeasures()
    {
        const LoopPlan plan{.steps = 0, .checkpointSeconds = 1000.0, .seconds = 0.3, .evaluateSeconds = 0.02};
        const auto three =
            together(3, "clock", plan, [](CountingTraining& training, int rank) { training.stepMilliseconds = 1 + 4 * rank; });
        QVERIFY(three[0].training->done() > 5);
        for (const auto& process : three) {
            QVERIFY2(process.status, process.status ? "" : englishSentence(process.status.error()).c_str());
            QCOMPARE(process.training->done(), three[0].training->done());
            QCOMPARE(process.training->fractions, three[0].training->fractions);
            QCOMPARE(!process.training->measured.empty(), process.training.get() == three[0].training.get());
        }
        QVERIFY(three[0].training->fractions.back() > 0.5);
    }

    void whoIsStoppedBeforeTheFirstStepLeavesNobodyWaiting()
    {
        const auto two = together(2, "early", {100, 0, 1000.0}, [](CountingTraining& training, int rank) {
            training.looksWhilePreparing = true;
            if (rank == 1)
                training.cancel.cancel();
        });
        for (const auto& process : two) {
            QVERIFY(!process.status && process.status.error().code == ErrorCode::Cancelled);
            QCOMPARE(process.training->done(), 0);
        }
    }

    void processesOfTwoTrainingsAreRefused()
    {
        for (const auto& process :
             together(2, "differ", {100, 0, 1000.0}, [](CountingTraining& training, int rank) { training.base = rank == 0 ? "a" : "b"; })) {
            QVERIFY(!process.status && process.status.error().code == ErrorCode::InvalidArgument);
            QVERIFY(englishSentence(process.status.error()).find("different settings or dialogues") != std::string::npos);
            QCOMPARE(process.training->done(), 0);
        }
    }

    void processesThatDoNotSeeOneFolderAreRefused()
    {
        for (const auto& [name, steps] : {std::pair("here", 2), std::pair("there", 5)}) {
            CountingTraining training(folder(name), {100});
            training.cancelAt = steps;
            QVERIFY(!training.run());
        }
        for (const auto& process : together(2, "", {100})) {
            QVERIFY(!process.status && process.status.error().code == ErrorCode::InvalidArgument);
            QVERIFY(englishSentence(process.status.error()).find("same folder") != std::string::npos);
        }
    }

    void everyStepIsReportedAndTheEndIsLeftToFinish()
    {
        CountingTraining training(folder("whole"), {6, 2, 1000.0});
        QVERIFY(training.run());
        QCOMPARE(training.measured, (std::vector<int>{2, 4}));
        QCOMPARE(training.left.size(), std::size_t{6});
        QVERIFY(training.left.front() >= 0.0);
        QCOMPARE(training.left.back(), 0.0);
        QCOMPARE(training.saved, (std::vector<int>{6}));  // before the last measuring
        QVERIFY2(contentOf("whole/training.json").contains("\"steps\": 6"), contentOf("whole/training.json"));
        QCOMPARE(QDir(QString::fromStdString(folder("whole").string())).entryList(QDir::Files | QDir::Hidden),
                 QStringList{"training.json"});
    }

    void checkpointsLieBetweenStepsAndGoWithTheEnd()
    {
        CountingTraining training(folder("saved"), {3, 0, 0.0});
        QVERIFY(training.run());
        QCOMPARE(training.saved, (std::vector<int>{1, 2, 3}));
        QVERIFY(!std::filesystem::exists(folder("saved") / "checkpoint.safetensors"));
    }

    void aCancelledTrainingGoesOnFromItsCheckpoint()
    {
        CountingTraining training(folder("stopped"), {9, 0, 1000.0});
        training.cancelAt = 4;
        const auto stopped = training.run();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(englishSentence(stopped.error()).find("step 4 of 9") != std::string::npos);
        QVERIFY(!training.finished && training.saved == std::vector<int>{4});

        CountingTraining again(folder("stopped"), {9, 0, 1000.0});
        QVERIFY(again.run());
        QCOMPARE(again.left.size(), std::size_t{5});
        QVERIFY(contentOf("stopped/training.json").contains("\"resumed\": true"));
    }

    void aFinishedTrainingIsKept()
    {
        const LoopPlan plan{3, 0, 1000.0};
        QVERIFY(CountingTraining(folder("kept"), plan).run());
        const auto record = contentOf("kept/training.json");

        CountingTraining again(folder("kept"), plan);
        QVERIFY(again.run());
        QVERIFY(!again.finished && again.left.empty());
        QCOMPARE(QByteArray::fromStdString(again.readBack), record);

        CountingTraining other(folder("kept"), plan);
        other.base = "b";
        const auto refused = other.run();
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(englishSentence(refused.error()).find("other base model") != std::string::npos, englishSentence(refused.error()).c_str());
        QCOMPARE(contentOf("kept/training.json"), record);

        CountingTraining over(folder("kept"), plan, {ExistingResult::Overwrite, {}});
        over.base = "b";
        QVERIFY(over.run());
        QVERIFY(over.finished);
        QVERIFY(contentOf("kept/training.json") != record);

        // A result of which nobody says what it was made of.
        QVERIFY(std::ofstream(folder("kept") / "training.json") << "{\"steps\": 3}");
        QCOMPARE(CountingTraining(folder("kept"), plan).run().error().code, ErrorCode::InvalidArgument);
        // Where the record is kept elsewhere, that one counts.
        CountingTraining elsewhere(folder("moved"), plan, {ExistingResult::Keep, record.toStdString()});
        QVERIFY(elsewhere.run());
        QVERIFY(!elsewhere.finished);
    }

    void aCheckpointOfAnotherRunIsNotGoneOnWith()
    {
        const LoopPlan plan{9, 0, 1000.0};
        CountingTraining first(folder("other"), plan);
        first.cancelAt = 4;
        QVERIFY(!first.run());
        CountingTraining other(folder("other"), plan);
        other.base = "b";
        const auto refused = other.run();
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(englishSentence(refused.error()).find("other base model") != std::string::npos, englishSentence(refused.error()).c_str());
        CountingTraining over(folder("other"), plan, {ExistingResult::Overwrite, {}});
        over.base = "b";
        QVERIFY(over.run());
        QCOMPARE(over.left.size(), std::size_t{9});
    }

    void aFullDiskEndsNoTraining()
    {
        CountingTraining training(folder("full"), {5, 0, 0.0});
        training.diskIsFull = true;
        QVERIFY(training.run());
        QVERIFY(training.finished);
        QCOMPARE(training.warnings.size(), std::size_t{1});  // once, not at each try
        QVERIFY2(training.warnings.front().find("No space is left. The checkpoint before it stands") == 0,
                 training.warnings.front().c_str());
    }

    void oneProgramAtATime()
    {
        const auto lock = FolderLock::take(folder("held"));
        QVERIFY(lock.ok());
        CountingTraining training(folder("held"), {3, 0, 1000.0});
        QCOMPARE(training.run().error().code, ErrorCode::FileNotWritable);
        QVERIFY(training.left.empty());
    }

    void enoughIsEnough_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::newRow("by its figures") << false;
        QTest::newRow("because it is asked to finish") << true;
    }
    void enoughIsEnough()
    {
        QFETCH(bool, asked);
        CountingTraining training(folder(asked ? "asked" : "enough"), {9, 0, 1000.0});
        (asked ? training.finishAt : training.enoughAt) = 3;
        QVERIFY(training.run());
        QVERIFY(training.finished);
        QCOMPARE(training.left.size(), std::size_t{3});
    }

    void aStepThatFailsEndsAllAndWritesNothing()
    {
        CountingTraining training(folder("failed"), {9, 0, 1000.0});
        training.failAt = 3;
        const auto failed = training.run();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::OutOfMemory);
        QVERIFY(!training.finished && training.saved.empty());
        QVERIFY(!std::filesystem::exists(folder("failed") / "training.json"));
    }

    void stepsThatAreNotFiniteAreSkipped()
    {
        CountingTraining training(folder("skipped"), {9, 0, 1000.0});
        training.notFiniteAt = {1, 2, 4, 5, 9};
        QVERIFY(training.run());
        QVERIFY(training.finished);
        QCOMPARE(training.left.size(), std::size_t{9});
    }

    void threeInARowEndTheTrainingWithItsCheckpoint()
    {
        CountingTraining training(folder("broken"), {9, 0, 1000.0});
        training.notFiniteAt = {3, 4, 6, 7, 8};
        const auto broken = training.run();
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::NotFinite);
        QVERIFY2(englishSentence(broken.error()).find("step 8 is not finite") != std::string::npos,
                 englishSentence(broken.error()).c_str());
        QVERIFY(!training.finished && training.saved == std::vector<int>{8});
        QVERIFY(!std::filesystem::exists(folder("broken") / "training.json"));
        QVERIFY(std::filesystem::exists(folder("broken") / "checkpoint.safetensors"));
    }

    void measuringThatWasStoppedIsMadeUpFor()
    {
        CountingTraining training(folder("measured"), {6, 2, 1000.0});
        training.cancelMeasuring = true;
        QCOMPARE(training.run().error().code, ErrorCode::Cancelled);
        QCOMPARE(training.saved, (std::vector<int>{2}));
        CountingTraining again(folder("measured"), {6, 2, 1000.0});
        QVERIFY(again.run());
        QCOMPARE(again.measured, (std::vector<int>{2, 4}));
    }

    void lastMeasuringThatWasStoppedGoesOnFromTheEnd()
    {
        CountingTraining training(folder("end"), {4, 0, 1000.0});
        training.cancelFinish = true;
        QCOMPARE(training.run().error().code, ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(folder("end") / "training.json"));
        CountingTraining again(folder("end"), {4, 0, 1000.0});
        QVERIFY(again.run());
        QVERIFY(again.left.empty() && again.finished);
    }

    void aPlanInSecondsEndsByTime()
    {
        LoopPlan plan{0, 0, 1000.0};
        plan.seconds = 1000.05;  // of which a checkpoint says that 1000 are spent
        CountingTraining stopped(folder("timed"), plan);
        stopped.cancel.cancel();
        QCOMPARE(stopped.run().error().code, ErrorCode::Cancelled);
        CountingTraining training(folder("timed"), plan);
        QVERIFY(training.run());
        QVERIFY(training.finished && !training.left.empty());
        QVERIFY(std::is_sorted(training.left.rbegin(), training.left.rend()) && training.left.front() <= 0.05);
    }

    void figuresThatAreNoNumbersAreNeverTheBest()
    {
        EarlyStop stop(StopCriterion::Loss, 2);
        QVERIFY(!stop.offer(10, std::nan(""), {}, {}));
        QCOMPARE(stop.state().bestStep, 0);
        QVERIFY(stop.offer(20, 3.0, {}, {}));
        QVERIFY(!stop.offer(30, -std::numeric_limits<double>::infinity(), {}, {}));
        QCOMPARE(stop.state().bestStep, 20);
        QVERIFY(!stop.isOver());
        QVERIFY(!stop.offer(40, 4.0, {}, {}));
        QVERIFY(stop.isOver());
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        QVERIFY(std::ofstream(folder("file")).put('x'));
        CountingTraining training(folder("file") / "below", {1, 0, 0.0});
        const auto refused = training.run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
    }

private:
    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] QByteArray contentOf(const char* name) const
    {
        QFile file(QString::fromStdString(folder(name).string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// How a training ended for one of several processes.
    struct Process {
        std::unique_ptr<CountingTraining> training;
        Status status;
    };
    /// The same training by so many at a time, over one folder; without a name over two, "here" and "there".
    std::vector<Process> together(int count, const std::string& name, const LoopPlan& plan,
                                  const std::function<void(CountingTraining&, int rank)>& prepare = {}) const
    {
        test::ThreadedProcesses group(count);
        std::vector<Process> processes;
        for (int rank = 0; rank < count; ++rank) {
            const auto where = folder(!name.empty() ? name.c_str() : rank == 0 ? "here" : "there");
            processes.push_back({std::make_unique<CountingTraining>(where, plan, EarlierResult(), &group.seenBy(rank)), {}});
            if (prepare)
                prepare(*processes.back().training, rank);
        }
        group.run([&](ProcessGroup& seen) {
            auto& process = processes[static_cast<std::size_t>(seen.rank())];
            process.status = process.training->run();
        });
        return processes;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainingLoopTest)
#include "training_loop_test.moc"
