// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/engine_bridge.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

#include <atomic>
#include <new>
#include <stdexcept>
#include <thread>

using namespace undertone;
using namespace std::chrono_literals;

namespace {

/// What the simulated worker does in a run, and what it saw.
struct Script {
    int sentences = 5;
    std::chrono::milliseconds sentenceTime{0};
    bool deafToCancel = false;  ///< emits to the end whatever is asked, like a step in hand
    std::optional<Error> failsAfterSentences;
    std::atomic<bool> destroyedOnOwnThread{false};
    std::atomic<int> started{0};
    std::atomic<int> emitted{0};
    std::atomic<int> loads{0};   ///< begun
    std::atomic<int> loaded{0};  ///< ended
    std::atomic<int> searches{0};
};

class SimulatedWorker : public EngineWorker {
public:
    explicit SimulatedWorker(Script& script) : m_script(script), m_thread(std::this_thread::get_id()) {}
    ~SimulatedWorker() override { m_script.destroyedOnOwnThread = std::this_thread::get_id() == m_thread; }

    Result<ModelInfo> loadModel(const ModelChoice& choice, const CancellationToken& cancel) override
    {
        ++m_script.loads;
        const auto& directory = choice.directory;
        while (directory == "large" && !cancel.isCancelled())
            std::this_thread::sleep_for(1ms);
        ++m_script.loaded;
        if (directory == "missing")
            return Error{ErrorCode::FileNotFound, "There is no model.", directory};
        ModelInfo info;
        info.name = directory.string();
        return info;
    }

    void analyse(const AnalysisRequest&, RunId runId, const RunControl& control, const EventSink& emit) override
    {
        ++m_script.started;
        emit(RunStarted{runId, {}, {}});
        for (int i = 0; i < m_script.sentences; ++i) {
            control.waitWhilePaused();
            std::this_thread::sleep_for(m_script.sentenceTime);
            if (control.cancellation().isCancelled() && !m_script.deafToCancel) {
                emit(RunEnded{runId, false, 0.0, {}});
                return;
            }
            emit(RunProgress{runId, AnalysisStage::Analysing, double(i) / m_script.sentences, 1.0});
            UtteranceAnalysed analysed{runId, {}, RowOrigin::Read};
            analysed.utterance.index = i;
            emit(analysed);
            ++m_script.emitted;
        }
        emit(RunEnded{runId, !m_script.failsAfterSentences, 0.0, m_script.failsAfterSentences});
    }

    /// Endless where so many are looked for that nobody could speak.
    Result<Conversation> findSpeakers(const SpeakerRequest& request, const std::function<void(double fraction)>& progress,
                                      const CancellationToken& cancel) override
    {
        ++m_script.searches;
        progress(0.5);
        while (request.count == 50 && !cancel.isCancelled())
            std::this_thread::sleep_for(1ms);
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        Conversation found;
        found.segments.push_back({0.0, 1.0, addSpeaker(found, "S1"), {}, {}});
        return found;
    }

private:
    Script& m_script;
    std::thread::id m_thread;
};

/// Everything a bridge delivered.
struct Received {
    std::vector<UtteranceAnalysed> utterances;
    std::vector<RunProgress> progress;
    std::vector<RunEnded> ended;
    std::vector<RunId> runs;
    bool allOnGuiThread = true;

    explicit Received(EngineBridge& bridge)
    {
        QObject::connect(&bridge, &EngineBridge::eventArrived, &bridge, [this](const EngineEvent& event) {
            allOnGuiThread = allOnGuiThread && QThread::currentThread() == QCoreApplication::instance()->thread();
            runs.push_back(std::visit([](const auto& concrete) { return concrete.runId; }, event));
            if (const auto* utterance = std::get_if<UtteranceAnalysed>(&event))
                utterances.push_back(*utterance);
            if (const auto* step = std::get_if<RunProgress>(&event))
                progress.push_back(*step);
            if (const auto* end = std::get_if<RunEnded>(&event))
                ended.push_back(*end);
        });
    }
};

EngineBridge::WorkerFactory simulated(Script& script)
{
    return [&script] { return std::make_unique<SimulatedWorker>(script); };
}

}  // namespace

class EngineBridgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySentenceArrivesOnceAndInOrder()
    {
        Script script;
        script.sentences = 500;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        const RunId run = bridge.start({});
        QTRY_COMPARE(received.ended.size(), 1u);
        QCOMPARE(received.utterances.size(), 500u);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(received.utterances[static_cast<std::size_t>(i)].utterance.index, i);
        QCOMPARE(received.ended.front().runId, run);
        QVERIFY(received.ended.front().complete);
        QVERIFY(received.allOnGuiThread);
    }

    void eventsOfAReplacedRunNeverArrive()
    {
        Script script;
        script.sentences = 30;
        script.sentenceTime = 1ms;
        script.deafToCancel = true;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        const RunId first = bridge.start({});
        while (script.emitted < 5)
            std::this_thread::sleep_for(1ms);
        const RunId second = bridge.start({});  // some events of the first are already posted, others will be
        QVERIFY(first != second);
        QTRY_COMPARE(received.ended.size(), 1u);
        for (RunId run : received.runs)
            QCOMPARE(run, second);
        QCOMPARE(received.utterances.size(), 30u);
    }

    void anAbandonedRunIsSilent()
    {
        Script script;
        script.sentences = 1000;
        script.sentenceTime = 1ms;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        bridge.start({});
        while (script.emitted < 3)
            std::this_thread::sleep_for(1ms);
        bridge.abandon();
        QTest::qWait(60);
        QVERIFY(received.runs.empty());
    }

    void cancelEndsTheRunAndKeepsWhatItHad()
    {
        Script script;
        script.sentences = 1000;
        script.sentenceTime = 2ms;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        bridge.start({});
        QTRY_VERIFY(received.utterances.size() >= 5);
        QElapsedTimer clock;
        clock.start();
        bridge.cancel();
        QTRY_COMPARE(received.ended.size(), 1u);
        QVERIFY2(clock.elapsed() < 500, "cancelling took long");
        QVERIFY(!received.ended.front().complete);
        QVERIFY(!received.ended.front().error);
        QVERIFY(received.utterances.size() < 1000u);
    }

    void aFailureArrivesAfterItsResults()
    {
        Script script;
        script.failsAfterSentences = Error{ErrorCode::NotFinite, "The loss is not a number."};
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        bridge.start({});
        QTRY_COMPARE(received.ended.size(), 1u);
        QCOMPARE(received.utterances.size(), 5u);
        QVERIFY(received.ended.front().error);
        QVERIFY(received.ended.front().error->code == ErrorCode::NotFinite);
    }

    void pauseHoldsAndResumeGoesOn()
    {
        Script script;
        script.sentences = 60;
        script.sentenceTime = 2ms;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        bridge.start({});
        QTRY_VERIFY(received.utterances.size() >= 3);
        bridge.pause();
        QTest::qWait(30);
        const std::size_t held = received.utterances.size();
        QTest::qWait(60);
        QCOMPARE(received.utterances.size(), held);
        bridge.resume();
        QTRY_COMPARE(received.ended.size(), 1u);
        QCOMPARE(received.utterances.size(), 60u);
    }

    void aPausedRunCanBeCancelled()
    {
        Script script;
        script.sentences = 60;
        script.sentenceTime = 2ms;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        bridge.start({});
        QTRY_VERIFY(!received.utterances.empty());
        bridge.pause();
        bridge.cancel();
        QTRY_COMPARE(received.ended.size(), 1u);
        QVERIFY(!received.ended.front().complete);
    }

    void theEventLoopTicksWhileTheEngineWorks()
    {
        Script script;
        script.sentences = 1;
        script.sentenceTime = 400ms;
        EngineBridge bridge(simulated(script));
        Received received(bridge);
        int ticks = 0;
        qint64 longest = 0;
        QElapsedTimer sinceTick;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        connect(&timer, &QTimer::timeout, this, [&] {
            ++ticks;
            longest = std::max(longest, sinceTick.restart());
        });
        timer.start(5);
        sinceTick.start();
        bridge.start({});
        QTRY_COMPARE(received.ended.size(), 1u);
        QVERIFY2(ticks > 10, qPrintable(QString::number(ticks)));
        QVERIFY2(longest < 200, qPrintable(QString::number(longest)));  // never as long as the sentence
    }

    void destructionCancelsThenJoins()
    {
        Script script;
        script.sentences = 100000;
        script.sentenceTime = 2ms;
        QElapsedTimer clock;
        {
            EngineBridge bridge(simulated(script));
            bridge.start({});
            while (script.emitted < 2)
                std::this_thread::sleep_for(1ms);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 500, "joining took long");
        QVERIFY(script.destroyedOnOwnThread);
        QVERIFY(script.emitted < 100000);
    }

    void destructionWhilePausedDoesNotHang()
    {
        Script script;
        script.sentenceTime = 1ms;
        script.sentences = 1000;
        {
            EngineBridge bridge(simulated(script));
            bridge.start({});
            bridge.pause();
            std::this_thread::sleep_for(10ms);
        }
        QVERIFY(script.destroyedOnOwnThread);
    }

    /// An exception ends the run or the loading with an error, and the engine thread goes on.
    void aWorkerThatThrowsIsAnError()
    {
        class Throwing final : public EngineWorker {
        public:
            Result<ModelInfo> loadModel(const ModelChoice& choice, const CancellationToken&) override
            {
                if (choice.directory == "small")
                    return ModelInfo{};
                throw std::runtime_error("no such tensor");
            }
            void analyse(const AnalysisRequest&, RunId runId, const RunControl&, const EventSink& emit) override
            {
                emit(RunStarted{runId, {}, {}});
                throw std::bad_alloc();
            }
            Result<Conversation> findSpeakers(const SpeakerRequest&, const std::function<void(double)>&, const CancellationToken&) override
            {
                throw std::runtime_error("no such voice");
            }
        };
        EngineBridge bridge([] { return std::make_unique<Throwing>(); });
        Received received(bridge);
        QSignalSpy loaded(&bridge, &EngineBridge::modelLoaded);
        QSignalSpy missing(&bridge, &EngineBridge::modelUnavailable);
        bridge.loadModel({"large"});
        QTRY_COMPARE(missing.size(), 1);
        bridge.start({});
        QTRY_COMPARE(received.ended.size(), 1u);
        QVERIFY(!received.ended.front().complete);
        QCOMPARE(received.ended.front().error->code, ErrorCode::OutOfMemory);
        QSignalSpy failed(&bridge.speakers(), &SpeakerService::failed);
        bridge.speakers().find(7, {});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().at(0).value<RequestId>(), RequestId{7});
        bridge.loadModel({"small"});
        QTRY_COMPARE(loaded.size(), 1);
    }

    void speakersAreFoundOnTheSameThread()
    {
        Script script;
        EngineBridge bridge(simulated(script));
        std::vector<Conversation> found;
        connect(&bridge.speakers(), &SpeakerService::found, this,
                [&](RequestId, const Conversation& conversation) { found.push_back(conversation); });
        QSignalSpy failed(&bridge.speakers(), &SpeakerService::failed);
        QSignalSpy progressed(&bridge.speakers(), &SpeakerService::progressed);
        bridge.speakers().find(1, {});
        QTRY_COMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().speakers.front().name, std::string("S1"));
        QCOMPARE(progressed.size(), 1);
        SpeakerRequest endless;
        endless.count = 50;
        bridge.speakers().find(2, endless);
        QTRY_COMPARE(script.searches.load(), 2);
        bridge.speakers().cancel();
        QTRY_COMPARE(failed.size(), 1);
        bridge.speakers().find(3, endless);
        QTRY_COMPARE(script.searches.load(), 3);  // and the destructor does not wait for it
    }

    void aWorkerThatCannotBeMadeIsAnError()
    {
        EngineBridge bridge([]() -> std::unique_ptr<EngineWorker> { throw std::runtime_error("no library"); });
        Received received(bridge);
        QSignalSpy missing(&bridge, &EngineBridge::modelUnavailable);
        bridge.loadModel({"small"});
        QTRY_COMPARE(missing.size(), 1);
        bridge.start({});
        QTRY_COMPARE(received.ended.size(), 1u);
        QCOMPARE(received.ended.front().error->code, ErrorCode::Internal);
    }

    void theModelArrivesOrSaysWhyNot()
    {
        Script script;
        EngineBridge bridge(simulated(script));
        QSignalSpy loaded(&bridge, &EngineBridge::modelLoaded);
        QSignalSpy missing(&bridge, &EngineBridge::modelUnavailable);
        bridge.loadModel({"small"});
        QTRY_COMPARE(loaded.size(), 1);
        bridge.loadModel({"missing"});
        QTRY_COMPARE(missing.size(), 1);
        QCOMPARE(loaded.size(), 1);
    }

    /// Posted before its load was replaced, an answer arrives after: it says nothing of the model that was chosen since.
    void theAnswerOfAReplacedLoadNeverArrives()
    {
        Script script;
        EngineBridge bridge(simulated(script));
        QSignalSpy loaded(&bridge, &EngineBridge::modelLoaded);
        QSignalSpy missing(&bridge, &EngineBridge::modelUnavailable);
        bridge.loadModel({"first"});
        bridge.loadModel({"missing"});  // replaced before or while it loads
        while (script.loaded < 1)
            std::this_thread::sleep_for(1ms);
        std::this_thread::sleep_for(20ms);
        bridge.loadModel({"second"});
        QTRY_COMPARE(loaded.size(), 1);
        QTest::qWait(30);
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(loaded.front().front().value<ModelInfo>().name, std::string("second"));
        QCOMPARE(missing.size(), 0);
    }

    void aLoadIsCancelledByTheNextAndByTheEnd()
    {
        Script script;
        QElapsedTimer clock;
        {
            EngineBridge bridge(simulated(script));
            QSignalSpy loaded(&bridge, &EngineBridge::modelLoaded);
            bridge.loadModel({"large"});
            while (script.loads < 1)
                std::this_thread::sleep_for(1ms);
            bridge.loadModel({"small"});
            QTRY_COMPARE(loaded.size(), 1);
            QCOMPARE(loaded.front().front().value<ModelInfo>().name, std::string("small"));
            bridge.loadModel({"large"});
            while (script.loads < 3)
                std::this_thread::sleep_for(1ms);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 500, "joining took long");
    }
};

QTEST_GUILESS_MAIN(EngineBridgeTest)
#include "engine_bridge_test.moc"
