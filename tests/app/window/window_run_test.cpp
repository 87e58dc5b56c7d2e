// SPDX-License-Identifier: GPL-3.0-or-later
// The window's whole path without a widget: session, bridge, engine thread, files, with a tiny model of random weights.
#include "app/window/analysis_worker.h"
#include "app/window/engine_bridge.h"
#include "app/window/file_recordings.h"
#include "audio/wav_writer.h"
#include "engine/messages/catalogue.h"
#include "tests/support/tiny_model.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <cmath>
#include <memory>

using namespace undertone;

namespace {

constexpr int sentences = 24;
constexpr int manySentences = 400;
constexpr int waitMilliseconds = 60000;

/// No sound device: this test is about analysing.
class SimulatedPlayback : public Playback {
public:
    void open(const std::filesystem::path&) override {}
    void close() override {}
    void play() override {}
    void playRange(double, double, double, Repeat) override {}
    void setVolume(double) override {}
    void setTreatment(const PlaybackTreatment&) override {}
    void setDevice(const QString&) override {}
    void findDevices() override {}
    void pause() override {}
    void stop() override {}
    void seek(double) override {}
    [[nodiscard]] PlaybackState state() const override { return PlaybackState::Stopped; }
    [[nodiscard]] double positionSeconds() const override { return 0.0; }
};

struct Program {
    explicit Program(const std::string& model)
        : engine([model] {
              EngineOptions options;
              options.threads = 1;
              return std::make_unique<AnalysisWorker>(model, options);
          })
    {
        AnalysisSettings settings;
        settings.device = "cpu";
        session.setAnalysisSettings(settings);
        session.loadModel({});
    }

    ConversationDocument document;
    EngineBridge engine;
    QThreadPool pool;
    FileRecordings recordings{pool};
    SimulatedPlayback playback;
    ConversationSession session{document, engine, recordings, playback};
};

}  // namespace

class WindowRunTest : public QObject {
    Q_OBJECT

private:
    /// Cancels the run in progress once it has read `count` sentences; how many it has read by then.
    static int stopAfter(Program& program, RunRole role, int count)
    {
        const auto stop =
            QObject::connect(&program.document, &ConversationDocument::utterancesChanged, &program.session, [&](int, int, RunRole changed) {
                if (changed == role && program.document.run(role).analysedCount() >= count)
                    program.session.cancel();
            });
        QElapsedTimer clock;
        clock.start();
        bool began = false;  // a recording that is being opened is not analysed yet
        while ((!began || program.document.run(role).isActive()) && clock.elapsed() < waitMilliseconds) {
            QTest::qWait(5);
            began = began || program.document.run(role).state != RunState::None;
        }
        QObject::disconnect(stop);
        return program.document.run(role).analysedCount();
    }
    [[nodiscard]] QStringList runFolders() const { return QDir(path("state/undertone/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
    [[nodiscard]] QStringList memories() const
    {
        QStringList found;
        for (const QString& run : runFolders()) {
            if (QFile::exists(path("state/undertone/runs/") + run + QStringLiteral("/memory.bin")))
                found << run;
        }
        return found;
    }

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] std::string model() const { return path("model").toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(qputenv("XDG_STATE_HOME", path("state").toUtf8()));
        QVERIFY(qputenv("XDG_CACHE_HOME", path("cache").toUtf8()));
        const Status written = test::writeTinyModel(model());
        QVERIFY2(written.ok(), written.ok() ? "" : englishSentence(written.error()).c_str());
        auto wav = WavWriter::create(path("talk.wav").toStdString(), {}, ExistingFile::Refuse);
        QVERIFY(wav.ok());
        std::vector<float> samples(static_cast<std::size_t>(sentences) * 16000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.3F * std::sin(0.05F * static_cast<float>(i % 16000) * (1.0F + 0.1F * static_cast<float>(i / 16000 % 5)));
        QVERIFY((*wav)->write(samples).ok());
        QVERIFY((*wav)->finish().ok());
        for (const char* copy : {"second.wav", "third.wav"}) {
            // Other recordings: half as loud, and a third.
            for (float& sample : samples)
                sample *= 0.5F;
            auto other = WavWriter::create(path(copy).toStdString(), {}, ExistingFile::Refuse);
            QVERIFY(other.ok() && (*other)->write(samples).ok() && (*other)->finish().ok());
        }
        // So many that a run is never over before it can be cancelled.
        QFile many(path("long.csv"));
        QVERIFY(many.open(QIODevice::WriteOnly));
        many.write("start,end,speaker\n");
        for (int i = 0; i < manySentences; ++i)
            many.write(QStringLiteral("%1,%2,A\n").arg(0.05 * i, 0, 'f', 2).arg(0.05 * i + 1.5, 0, 'f', 2).toUtf8());
        many.close();
        QFile segments(path("talk.csv"));
        QVERIFY(segments.open(QIODevice::WriteOnly));
        segments.write("start,end,speaker\n");
        for (int i = 0; i < sentences; ++i)
            segments.write(QStringLiteral("%1.05,%1.95,%2\n").arg(i).arg(i % 2 ? QStringLiteral("A") : QStringLiteral("B")).toUtf8());
    }

    void aRunAndItsComparison()
    {
        Program program(model());
        program.session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
        const Timeline& run = program.document.run().timeline;
        QCOMPARE(run.utterances.size(), std::size_t(sentences));
        QVERIFY(run.complete);
        QVERIFY(!run.notice.empty());
        QVERIFY(run.utterances[1].lossAfter);
        QVERIFY(run.utterances[1].updateNorm);
        QTRY_VERIFY(program.document.peaks() != nullptr);

        program.session.toggleComparison();
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run(RunRole::Comparison).state == RunState::Complete, waitMilliseconds);
        const Timeline& off = program.document.run(RunRole::Comparison).timeline;
        QCOMPARE(off.utterances.size(), std::size_t(sentences));
        QVERIFY(off.memory == MemoryMode::Off);
        QVERIFY(off.utterances[1].lossBefore);
        QVERIFY(!off.utterances[1].updateNorm);
        // The first sentence is read before anything was remembered.
        QCOMPARE(off.utterances[0].probabilities, run.utterances[0].probabilities);
    }

    void aCancelledRunIsTakenUp()
    {
        Program program(model());
        program.session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program.document.run().analysedCount() >= 2, waitMilliseconds);
        program.session.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!program.session.isBusy(), waitMilliseconds);
        if (program.session.state() == SessionState::Done)
            QSKIP("The machine was done before it could be cancelled.");
        QVERIFY(program.session.state() == SessionState::Cancelled);
        const int kept = program.document.run().analysedCount();
        int fromJournal = 0;
        connect(&program.engine, &AnalysisService::eventArrived, this, [&](const EngineEvent& event) {
            const auto* analysed = std::get_if<UtteranceAnalysed>(&event);
            fromJournal += analysed != nullptr && analysed->origin == RowOrigin::Journal ? 1 : 0;
        });
        program.session.analyse();
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
        QVERIFY(fromJournal >= kept);
        QVERIFY2(program.session.resumedCount() <= 1, "this window showed them all, but for one that may have ended since");
        QCOMPARE(program.document.run().analysedCount(), sentences);
    }

    void anInterruptedRunOutlivesTheNextRecordings()
    {
        QVERIFY(QDir(path("state")).removeRecursively());
        int kept = 0;
        {
            Program program(model());
            program.session.open(path("talk.wav"), path("long.csv"), OpenMode::Analyse);
            kept = stopAfter(program, RunRole::Primary, 5);
            QVERIFY(program.session.state() == SessionState::Cancelled);
            for (const char* next : {"second.wav", "third.wav"}) {
                program.session.open(path(next), path("talk.csv"), OpenMode::Analyse);
                QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
            }
        }
        QCOMPARE(runFolders().size(), 1);  // of the interrupted run; those of complete ones went with their recording
        Program program(model());
        program.session.open(path("talk.wav"), path("long.csv"), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
        QVERIFY2(program.session.resumedCount() >= kept, qPrintable(QString::number(program.session.resumedCount())));
    }

    void theMemoryOfACompleteRunIsGoneWhateverElseIsCancelled()
    {
        QVERIFY(QDir(path("state")).removeRecursively());
        {
            Program program(model());
            program.session.open(path("talk.wav"), path("long.csv"), OpenMode::Analyse);
            stopAfter(program, RunRole::Primary, 5);
            QCOMPARE(memories().size(), 1);
            program.session.analyse();
            QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
            QVERIFY2(memories().isEmpty(), "the run is complete, and what it learned of voices is still on the disk");
            program.session.toggleComparison();
            stopAfter(program, RunRole::Comparison, 5);
            QVERIFY(program.document.run(RunRole::Comparison).state == RunState::Cancelled);
            QCOMPARE(runFolders().size(), 2);
        }
        QCOMPARE(runFolders().size(), 1);  // of the comparison, which can be taken up
    }

    void analysingAnewTakesUpWhatWasCutShort()
    {
        QVERIFY(QDir(path("state")).removeRecursively());
        Program program(model());
        program.session.open(path("talk.wav"), path("long.csv"), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
        program.session.toggleComparison();
        const int kept = stopAfter(program, RunRole::Comparison, 5);
        // The run with memory is complete, so analyse() starts anew; of the one without there is a part.
        program.session.setMemory(MemoryMode::Off);
        QVERIFY(!program.session.isComparisonWanted());
        program.session.analyse();
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
        QVERIFY2(program.session.resumedCount() >= kept, qPrintable(QString::number(program.session.resumedCount())));
        program.session.analyse();
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done && !program.session.isBusy(), waitMilliseconds);
        QCOMPARE(program.session.resumedCount(), 0);
    }

    void aJournalThatCannotBeWrittenIsSaidWhileTheRunGoesOn()
    {
        QVERIFY(QDir(path("state")).removeRecursively());
        QFile obstacle(path("state"));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        {
            Program program(model());
            QSignalSpy warned(&program.session, &ConversationSession::runWarned);
            program.session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
            QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, waitMilliseconds);
            QCOMPARE(program.document.run().analysedCount(), sentences);
            QCOMPARE(warned.count(), 1);
            QVERIFY(englishSentence(warned[0][0].value<Error>()).find("could not be taken up") != std::string::npos);
        }
        QVERIFY(obstacle.remove());
    }

    void aStateFolderThatCannotBeWrittenIsSaid()
    {
        QFile file(path("no-folder"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(qputenv("XDG_STATE_HOME", path("no-folder").toUtf8()));
        {
            Program program(model());
            QSignalSpy warned(&program.session, &ConversationSession::runWarned);
            program.session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
            QTRY_VERIFY_WITH_TIMEOUT(program.document.run().analysedCount() >= 1, waitMilliseconds);
            QVERIFY2(!warned.isEmpty(), "from the first sentence on it is known that the run could not be taken up");
        }
        QVERIFY(qputenv("XDG_STATE_HOME", path("state").toUtf8()));
    }

    void closingDuringARunIsBrief()
    {
        auto program = std::make_unique<Program>(model());
        program->session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program->document.run().analysedCount() >= 1, waitMilliseconds);
        QElapsedTimer clock;
        clock.start();
        program.reset();
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void whatCannotBeOpenedSaysWhy()
    {
        Program program(model());
        program.session.open(path("nowhere.wav"));
        QTRY_VERIFY(program.session.error());
        QVERIFY(program.session.error()->code == ErrorCode::FileNotFound);
        QVERIFY(program.session.state() == SessionState::Empty);
    }

    void aMissingModelIsNoCrash()
    {
        Program program(path("no-model").toStdString());
        QTRY_VERIFY(program.session.modelState() == ModelState::Missing);
        program.session.open(path("talk.wav"), path("talk.csv"), OpenMode::Analyse);
        QTRY_VERIFY(program.session.recording());
        QVERIFY(program.session.state() == SessionState::Ready);
        QVERIFY(!program.session.canAnalyse());
    }

    /// Closing must not wait until 64 GiB are hashed, of which the disk holds nothing.
    void closingCancelsTheLoadingOfALargeModel()
    {
        const auto large = path("large");
        QVERIFY(test::writeTinyModel(large.toStdString()).ok());
        QFile extra(large + "/base/extra.safetensors");
        QVERIFY(extra.open(QIODevice::WriteOnly) && extra.resize(qint64{64} << 30));
        auto program = std::make_unique<Program>(large.toStdString());
        QTest::qWait(500);  // loading is under way
        QElapsedTimer closing;
        closing.start();
        program.reset();
        QVERIFY2(closing.elapsed() < 1000, qPrintable(QString::number(closing.elapsed())));
    }
};

QTEST_GUILESS_MAIN(WindowRunTest)
#include "window_run_test.moc"
