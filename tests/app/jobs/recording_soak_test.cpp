// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of recording: kills, full disks, a day at fifty times its pace, withdrawal. UNDERTONE_LONG_TESTS=1 (./dev soak): in full;
// otherwise a short form of each. Each prints its figure behind "figure |".
#include "app/jobs/recording/session_sink.h"
#include "audio/capture/simulated_host.h"
#include "engine/consent/consent_watch.h"
#include "engine/messages/catalogue.h"
#include "tests/support/consent_text.h"
#include "tests/support/file_faults.h"
#include "tests/support/shared_counters.h"
#include "tests/support/vault_folder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

#include <array>
#include <fstream>
#include <random>
#include <signal.h>
#include <unistd.h>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

constexpr int rate = 16000;
const std::string words = "correct horse battery";

bool isLong()
{
    return qEnvironmentVariableIntValue("UNDERTONE_LONG_TESTS") != 0;
}

/// Some are killed while a file of the track ends and the next one begins.
constexpr double killedSegmentSeconds = 0.3;

/// A stretch of what the simulated device gives, as it would lie in a file in clear.
std::string soundAt(std::uint64_t frame)
{
    std::array<float, 8> samples{};
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = simulatedTone(frame + i, 0, rate);
    return bytesOfSamples(samples);
}

std::size_t residentKibibytes()
{
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace

class RecordingSoakTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_sessions = 0;
    fs::path vault() const { return m_folder->path().toStdString(); }
    Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    fs::path newSession()
    {
        writeAll(vault() / "consent.json", consentText({consentingSpeaker("A", "Annegret", 0)}).dump());
        auto ring = keyring();
        const auto folder = vault() / ("session" + std::to_string(m_sessions++));
        const auto made = Session::create(folder, ring, *readConsentFile(vault() / "consent.json"));
        fs::remove(vault() / "consent.json");
        return made ? folder : fs::path();
    }
    Result<std::unique_ptr<Recorder>> startRecorder(Session& session, const Keyring& ring, ConsentWatch& watch, const SimulatedSound& sound,
                                                    double segmentSeconds = TrackWriter::secondsPerSegment)
    {
        const auto leave = TRY(watch.authorise(Purpose::Record));
        return Recorder::start(leave, makeSimulatedHost(sound), {{}, {0}, sound.sampleRate},
                               TRY(SessionSink::create(session, ring, "simulated", segmentSeconds)));
    }
    struct KeptSound {
        std::uint64_t frames = 0;  ///< that the device gave, without gaps
        std::uint64_t gaps = 0;
        std::string wrong;  ///< what is wrong with it; empty: nothing
    };
    /// What lies of a session's only track: each frame that the simulated device gave once, in its order, but for those that are marked as
    /// dropped. A busy machine may hold the device back; what is marked as missing while it gave nothing shifts the frames behind it, and
    /// takes none of them away.
    static KeptSound keptSound(const Session& session, const Keyring& ring, int sampleRate)
    {
        KeptSound kept;
        const auto place = session.placeOf(session.tracks()[0]);
        const auto key = ring.key(session.tracks()[0].key);
        std::uint64_t frame = 0;
        for (std::uint32_t number = 0; number < place.segmentCount(); ++number) {
            const auto content = readSegment(place.segmentFile(number), *key);
            if (!content) {
                kept.wrong = englishSentence(content.error());
                return kept;
            }
            for (const auto& stretch : content->stretches) {
                if (stretch.gap) {
                    ++kept.gaps;
                    frame += *stretch.gap == GapReason::Dropped ? stretch.frames : 0;
                    continue;
                }
                for (std::uint64_t i = 0; i < stretch.frames; ++i, ++frame) {
                    if (content->samples[stretch.firstSample + i] != simulatedTone(frame, 0, sampleRate) && kept.wrong.empty())
                        kept.wrong = "frame " + std::to_string(frame) + " is another";
                }
                kept.frames = frame;
            }
        }
        return kept;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
    }

    void killedWhileRecording()
    {
        const int kills = isLong() ? 200 : 20;
        std::mt19937 random(11);
        std::uniform_int_distribution<int> pause(30, isLong() ? 3000 : 900);
        double worst = 0.0, most = 0.0;
        std::uint32_t segments = 0;  // of the longest
        for (int kill = 0; kill < kills; ++kill) {
            const auto folder = newSession();
            QVERIFY(!folder.empty());
            fs::remove(vault() / "counters");
            const SharedArrivals given(vault() / "counters", rate / 100);
            QProcess recorder;
            recorder.start(UNDERTONE_SESSION_RECORDER,
                           {QString::fromStdString(vault().string()), QString::fromStdString(folder.string()),
                            QString::fromStdString((vault() / "counters").string()), QString::number(killedSegmentSeconds)});
            recorder.write((words + "\n").c_str());
            QElapsedTimer clock;
            for (clock.start(); given.frames() == 0 && clock.elapsed() < 30000 && recorder.state() != QProcess::NotRunning;)
                recorder.waitForFinished(1);
            QVERIFY2(given.frames() > 0, recorder.readAllStandardError().constData());
            QTest::qSleep(pause(random));
            const auto killed = SharedArrivals::now();
            ::kill(static_cast<pid_t>(recorder.processId()), SIGKILL);
            QVERIFY(recorder.waitForFinished(10000));
            const auto ring = keyring();
            auto session = Session::open(folder, ring);
            QVERIFY2(session.ok(), session ? "" : englishSentence(session.error()).c_str());
            const auto recovered = session->recover(ring);
            QVERIFY2(recovered.ok(), recovered ? "" : englishSentence(recovered.error()).c_str());
            const auto kept = keptSound(*session, ring, rate);
            QCOMPARE(kept.wrong, std::string());
            const double lost = given.secondsSince(kept.frames, killed);
            worst = std::max(worst, lost);
            const double lostSound = static_cast<double>(given.frames() - std::min(given.frames(), kept.frames)) / rate;
            most = std::max(most, lostSound);
            QCOMPARE(kept.gaps, std::uint64_t{0});
            QVERIFY2(lost <= 0.2 && lostSound <= 0.2,
                     qPrintable(QString("kill %1: of %2 s the last %3 s are lost, which came in the last %4 s")
                                    .arg(kill)
                                    .arg(static_cast<double>(given.frames()) / rate)
                                    .arg(lostSound)
                                    .arg(lost)));
            segments = std::max(segments, session->placeOf(session->tracks()[0]).segmentCount());
            QCOMPARE(joined(filesThatShow(vault(),
                                          {"Annegret", words, "Eulenspiegel", soundAt(80), soundAt(kept.frames / 2),
                                           soundAt(kept.frames - std::min<std::uint64_t>(kept.frames, 40))})),
                     std::string());
        }
        QVERIFY(segments > 2);
        qInfo("figure | kill -9 while recording | %d kills, what came in the last %.0f ms lost at most (%.0f ms of sound), every session "
              "opened",
              kills, worst * 1000, most * 1000);
    }

    void aFullOrFailingDisk()
    {
        const fs::path keep = vault() / "keep", work = vault() / "work";
        const auto made = newSession();
        fs::rename(made, keep);
        SimulatedSound sound;
        sound.sampleRate = 4000;
        sound.speed = 0;
        sound.frames = 3000;
        constexpr double segmentSeconds = 0.3;  // of 0.75: the next file is made twice
        int runs = 0;
        VERIFY_NO_FINDINGS(failEachCall(
            vault(),
            [&] {
                fs::remove_all(work);
                fs::copy(keep, work, fs::copy_options::recursive);
                ++runs;
            },
            [&]() -> Status {
                const auto ring = TRY(Keyring::open(vault(), secretText(words)));
                auto session = TRY(Session::open(work, ring));
                const auto watch = TRY(ConsentWatch::start(session));
                const auto recorder = TRY(startRecorder(session, ring, *watch, sound, segmentSeconds));
                while (!recorder->waitUntilStopped(std::chrono::milliseconds(2))) {
                    if (recorder->status().state == RecorderState::Away)
                        recorder->stop();
                }
                const auto error = recorder->status().error;
                return error ? Status(*error) : Status();
            },
            [&](bool) -> std::string {
                const auto ring = keyring();
                auto session = Session::open(work, ring);
                if (!session)
                    return "it does not open: " + englishSentence(session.error());
                if (!session->hasRecording())
                    return {};
                const auto recovered = session->recover(ring);
                if (!recovered)
                    return "it is not recovered: " + englishSentence(recovered.error());
                auto source = session->openTrack(session->tracks()[0], ring);
                if (!source)
                    return source.error().code == ErrorCode::FileNotFound ? "" : englishSentence(source.error());
                std::vector<float> samples(3000);
                const auto count = (*source)->read(0, samples);
                for (std::size_t i = 0; count && i < *count; ++i) {
                    if (samples[i] != 0.0f && samples[i] != simulatedTone(i, 0, 4000))
                        return "frame " + std::to_string(i) + " is another";
                }
                return count ? "" : englishSentence(count.error());
            }));
        qInfo("figure | full disk, I/O error at the k-th call for every k | %d recordings, a sentence each, all before readable", runs);
    }

    void aLongRecording()
    {
        // A day in the long form, at 50 times its pace; else ten minutes as fast as they are written.
        SimulatedSound sound;
        sound.sampleRate = isLong() ? 8000 : rate;
        sound.speed = isLong() ? 50.0 : 0.0;
        const double hours = isLong() ? 25.0 : 1.0 / 6.0;
        sound.frames = static_cast<std::uint64_t>(hours * 3600.0 * sound.sampleRate);
        const auto folder = newSession();
        const auto ring = keyring();
        auto session = *Session::open(folder, ring);
        const auto watch = *ConsentWatch::start(session);
        QElapsedTimer clock;
        clock.start();
        auto recorder = startRecorder(session, ring, *watch, sound);
        QVERIFY(recorder.ok());
        const double settled = isLong() ? 3600.0 : 60.0;  // seconds of the recording
        std::size_t before = 0, most = 0;
        while (!(*recorder)->waitUntilStopped(std::chrono::milliseconds(50))) {
            const auto status = (*recorder)->status();
            if (static_cast<double>(status.frames) > settled * sound.sampleRate) {
                const auto now = residentKibibytes();
                before = before == 0 ? now : before;
                most = std::max(most, now);
            }
            if (status.state == RecorderState::Away)
                (*recorder)->stop();
        }
        const auto status = (*recorder)->status();
        QVERIFY2(!status.error, status.error ? englishSentence(*status.error).c_str() : "");
        const double pace = hours * 3.6e6 / static_cast<double>(clock.elapsed());
        const double grown = (static_cast<double>(most) - static_cast<double>(before)) / 1024.0;
        recorder->reset();
        // The device is over at its last frame; what the recorder waited for it afterwards is a gap at the end.
        auto source = session.openTrack(session.tracks()[0], ring);
        QVERIFY(source.ok());
        QVERIFY((*source)->frameCount() >= static_cast<SampleIndex>(sound.frames));
        std::vector<float> samples(static_cast<std::size_t>(sound.sampleRate) * 60);
        for (std::uint64_t first = 0; first < sound.frames; first += samples.size()) {
            const auto count = std::min<std::uint64_t>(samples.size(), sound.frames - first);
            const auto got = (*source)->read(static_cast<SampleIndex>(first), std::span(samples).first(count));
            QVERIFY(got.ok() && *got == count);
            for (std::size_t i = 0; i < count; ++i) {
                if (samples[i] != simulatedTone(first + i, 0, sound.sampleRate))
                    QFAIL(qPrintable(QString("frame %1 is %2; %3 frames dropped, %4 gaps")
                                         .arg(first + i)
                                         .arg(samples[i] == 0.0F ? "missing: the computer was too slow" : "another")
                                         .arg(status.droppedFrames)
                                         .arg(status.gaps)));
            }
        }
        qInfo("figure | %.2f hours at %.0f times their pace | every sample the same, memory grown by %.1f MiB", hours, pace, grown);
        QVERIFY2(grown <= 16.0, qPrintable(QString::number(grown)));
        if (isLong())
            QVERIFY2(status.gaps <= 1, qPrintable(QString::number(status.gaps)));
    }

    /// Withdrawal removes the files of a speaker while the others' are recorded; anything else that cannot be synced ends the recording.
    void aRemovedFileIsNoFailureOfSyncing()
    {
        for (const bool isReplaced : {false, true}) {
            const auto folder = newSession();
            const auto ring = keyring();
            auto session = *Session::open(folder, ring);
            auto sink = SessionSink::create(session, ring, "simulated", TrackWriter::secondsPerSegment);
            QVERIFY(sink.ok() && (*sink)->begin(rate).ok());
            const std::vector<float> half(rate / 2, 0.1F);
            QVERIFY((*sink)->append(0, half).ok());
            const auto file = session.placeOf(session.tracks()[0]).segmentFile(0);
            QVERIFY(fs::remove(file));
            if (isReplaced)
                fs::create_directory(file);
            bool failed = false;
            for (int i = 0; i < 12 && !failed; ++i) {  // every second half second is handed to the thread that syncs
                failed = !(*sink)->append(0, half).ok();
                QTest::qWait(20);
            }
            QCOMPARE(failed, isReplaced);
        }
    }

    void withdrawalStopsTheRecording()
    {
        const int rounds = isLong() ? 20 : 3;
        qint64 worst = 0;
        for (int round = 0; round < rounds; ++round) {
            const auto folder = newSession();
            const auto ring = keyring();
            auto session = *Session::open(folder, ring);
            const auto watch = *ConsentWatch::start(session);
            SimulatedSound sound;
            sound.sampleRate = rate;
            auto recorder = startRecorder(session, ring, *watch, sound);
            QVERIFY(recorder.ok());
            QTest::qWait(400);
            auto otherRing = keyring();
            auto other = *Session::open(folder, otherRing);
            QElapsedTimer clock;
            clock.start();
            const auto certificate = other.withdraw(otherRing, "A", allPurposes());
            QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
            QVERIFY((*recorder)->waitUntilStopped(std::chrono::milliseconds(5000)));
            worst = std::max(worst, clock.elapsed());
            QCOMPARE((*recorder)->status().error->code, ErrorCode::NotAuthorised);
            recorder->reset();
            const auto after = keyring();
            QVERIFY(!(*Session::open(folder, after)).openTrack(session.tracks()[0], after).ok());
        }
        qInfo("figure | withdrawal while recording, by another program | stopped after %lld ms at most", worst);
        QVERIFY2(worst < 1000, qPrintable(QString::number(worst)));
    }
};

QTEST_GUILESS_MAIN(RecordingSoakTest)
#include "recording_soak_test.moc"
