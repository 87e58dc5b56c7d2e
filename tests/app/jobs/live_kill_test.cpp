// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while a session is recorded and analysed: it opens, at most its last 200 ms are lost, and its analysis goes on from what was left
// to the results of one that nobody interrupted. UNDERTONE_LONG_TESTS=1: twenty kills.
#include "app/jobs/recording/session_analysis.h"
#include "engine/messages/catalogue.h"
#include "tests/support/live_session.h"
#include "tests/support/shared_counters.h"
#include "tests/support/tiny_model.h"
#include "tests/support/vault_folder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";
constexpr int patienceMs = 120000;

}  // namespace

class LiveKillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] fs::path root() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path vault() const { return root() / "vault"; }
    [[nodiscard]] Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }

    AnalysisOutcome analyse(const fs::path& folder, Unfinished unfinished, int& fromJournal) const
    {
        const auto ring = keyring();
        auto analysis = SessionAnalysis::begin(*Session::open(folder, ring), ring);
        AnalysisJobRequest request;
        request.engine.modelDirectory = root() / "model";
        request.engine.device = "cpu";
        request.engine.threads = 1;
        request.tokenCaching = TokenCaching::Off;
        request.unfinished = unfinished;
        AnalysisJob job;
        return analysis->run(job, 1, request,
                             [&](const EngineEvent& event) {
                                 const auto* row = std::get_if<UtteranceAnalysed>(&event);
                                 fromJournal += row != nullptr && row->origin == RowOrigin::Journal ? 1 : 0;
                             },
                             {});
    }

    /// Kills a recording some time after its third sentence was read; when that was.
    std::uint64_t recordAndKill(const fs::path& folder, int pauseMs) const
    {
        const fs::path file = root() / "counters";
        const SharedCounters counters(file);
        QProcess recorder;
        recorder.start(UNDERTONE_LIVE_SESSION_RECORDER,
                       {QString::fromStdString(vault().string()), QString::fromStdString(folder.string()),
                        QString::fromStdString(file.string()), QString::fromStdString((root() / "model").string())});
        recorder.write((words + "\n").c_str());
        QElapsedTimer clock;
        for (clock.start(); counters.value(readSentences) < 3 && clock.elapsed() < patienceMs && recorder.state() != QProcess::NotRunning;)
            recorder.waitForFinished(5);
        if (counters.value(readSentences) < 3)
            qWarning("%s", recorder.readAllStandardError().constData());
        QTest::qSleep(pauseMs);
        const auto killed = SharedArrivals::now();
        recorder.kill();
        recorder.waitForFinished(10000);
        return killed;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(writeTinyModel(root() / "model").ok());
        QVERIFY(enlivenTokenizer(root() / "model").ok());
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
    }

    void theSessionOpensAndItsAnalysisGoesOn()
    {
        const int kills = qEnvironmentVariableIntValue("UNDERTONE_LONG_TESTS") != 0 ? 20 : 2;
        const auto sound = twoVoices(liveKillRate, liveKillSeconds);
        std::mt19937 random(5);
        std::uniform_int_distribution<int> pause(0, 1500);
        double worst = 0.0;
        int taken = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const fs::path folder = vault() / ("s" + std::to_string(kill));
            fs::remove(root() / "counters");
            const auto killed = recordAndKill(folder, pause(random));
            const auto read = SharedCounters(root() / "counters").value(readSentences);
            const SharedArrivals given(root() / "counters", liveKillRate / 100);
            QVERIFY(read >= 3);
            {
                const auto ring = keyring();
                auto session = Session::open(folder, ring);
                QVERIFY2(session.ok(), session ? "" : englishSentence(session.error()).c_str());
                QVERIFY(*session->recover(ring));
                for (std::size_t track = 0; track < 2; ++track) {
                    const auto source = session->openTrack(session->tracks()[track], ring);
                    QVERIFY(source.ok());
                    const auto kept = static_cast<std::uint64_t>((*source)->frameCount());
                    worst = std::max(worst, given.secondsSince(kept, killed));
                    std::vector<float> samples(kept);
                    QCOMPARE(*(*source)->read(0, samples), samples.size());
                    for (std::uint64_t frame = 0; frame < kept; ++frame) {
                        if (samples[frame] != sound.signal(frame, static_cast<int>(track)))
                            QFAIL(qPrintable(QString("kill %1: frame %2 is another").arg(kill).arg(frame)));
                    }
                }
            }
            QVERIFY2(worst <= 0.2, qPrintable(QString("%1 s lost").arg(worst)));
            int fromJournal = 0, none = 0;
            const auto resumed = analyse(folder, Unfinished::TakeUp, fromJournal);
            QVERIFY2(!resumed.error && resumed.timeline.complete, resumed.error ? englishSentence(*resumed.error).c_str() : "");
            // At most the sentence that was being read is read again.
            QVERIFY2(static_cast<std::uint64_t>(fromJournal) >= read, qPrintable(QString("%1 of %2").arg(fromJournal).arg(read)));
            const auto whole = analyse(folder, Unfinished::StartAfresh, none);
            QCOMPARE(none, 0);
            QCOMPARE(differenceOf(resumed.timeline.utterances, whole.timeline.utterances), std::string());
            QCOMPARE(filesThatShow(vault(), {"probabilities", "Annegret", "\"start\""}), std::vector<std::string>());
            taken += fromJournal;
        }
        qInfo("figure | kill -9 during a live analysis | %d kills, %.0f ms lost at most, %d sentences taken up, rows as of one whole run",
              kills, worst * 1000, taken);
    }
};

QTEST_GUILESS_MAIN(LiveKillTest)
#include "live_kill_test.moc"
