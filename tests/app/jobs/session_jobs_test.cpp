// SPDX-License-Identifier: GPL-3.0-or-later
// What a program does with recorded sessions besides its surface: record, list, open, withdraw.
#include "app/jobs/recording/capture_progress.h"
#include "app/jobs/recording/consent_clip.h"
#include "app/jobs/recording/open_vault.h"
#include "app/jobs/recording/recording_figures.h"
#include "app/jobs/recording/session_recording.h"
#include "app/jobs/recording/session_sound.h"
#include "app/jobs/recording/session_summary.h"
#include "audio/capture/simulated_host.h"
#include "audio/wav_bytes.h"
#include "engine/consent/consent_notice.h"
#include "engine/io/sha256.h"
#include "engine/io/trained_sessions.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/vault_folder.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cmath>
#include <thread>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";
constexpr int rate = 16000;

}  // namespace

class SessionJobsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] fs::path vault() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    [[nodiscard]] fs::path folder() const { return vault() / "s"; }
    [[nodiscard]] Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    [[nodiscard]] static SessionRecordingRequest requestOf(const fs::path& folder, const ConsentFile& consent, double speed)
    {
        SimulatedSound sound;
        sound.channels = 2;
        sound.sampleRate = rate;
        sound.speed = speed;
        return {folder, consent, makeSimulatedHost(sound), {}, "simulated", 0};
    }
    /// So many frames, or a little more.
    void record(std::uint64_t frames, const std::vector<double>& marks = {}) const
    {
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, requestOf(folder(), consentOfTwo(), 0));
        QVERIFY2(recording.ok(), recording ? "" : englishSentence(recording.error()).c_str());
        QTRY_VERIFY((*recording)->recorder().status().frames >= frames);
        for (const double mark : marks)
            QVERIFY((*recording)->mark(mark).ok());
        (*recording)->recorder().stop();
        QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
    }

private Q_SLOTS:
    void init() { QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok()); }

    void aRecordingIsListedWithItsLengthAndMarks()
    {
        record(3 * rate, {1.5, 2.25});
        const auto ring = keyring();
        const auto session = Session::open(folder(), ring);
        QVERIFY(session.ok());
        QCOMPARE(conditionOf(*session, ring), SessionCondition::Recorded);
        QVERIFY(recordedSeconds(*session) >= 3.0);
        QCOMPARE(markedSeconds(*session), (std::vector<double>{1.5, 2.25}));
        QVERIFY(recordedWhen(*session).starts_with("20"));
        QCOMPARE(sessionsIn(vault()), std::vector<fs::path>{folder()});
        QVERIFY(filesThatShow(vault(), {"Kuehlschrank", "Zitronenfalter", "Annegret", "a drawing by"}).empty());
    }

    /// Channels lie side by side, as they were recorded, also where the ranges that are read overlap the ends of segments.
    void channelsAreReadTogether()
    {
        record(32 * rate);
        const auto sound = [&]() -> Result<SessionSound> {
            const auto ring = keyring();
            return SessionSound::of(TRY(Session::open(folder(), ring)), ring);
        }();
        QVERIFY(sound.ok());
        QCOMPARE(sound->channels().size(), std::size_t{2});
        QCOMPARE(sound->channels()[1].speaker, std::string("B"));
        const auto source = sound->open();  // the vault is closed by now
        QVERIFY(source.ok());
        QCOMPARE((*source)->channelCount(), 2);
        QCOMPARE((*source)->sampleRate(), rate);
        const SampleIndex first = 30 * rate - 100;
        std::vector<float> samples(2 * 400);
        QCOMPARE(*(*source)->read(first, samples), std::size_t{400});
        for (std::size_t i = 0; i < 400; ++i) {
            for (int channel = 0; channel < 2; ++channel)
                QCOMPARE(samples[2 * i + static_cast<std::size_t>(channel)],
                         simulatedTone(static_cast<std::uint64_t>(first) + i, channel, rate));
        }
        QCOMPARE(*(*source)->read((*source)->frameCount() - 3, samples), std::size_t{3});
    }

    void whatGoesOnIsNotTakenForInterrupted()
    {
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, requestOf(folder(), consentOfTwo(), 1.0));
        QVERIFY(recording.ok());
        QTRY_VERIFY((*recording)->recorder().status().frames > 0);
        auto session = Session::open(folder(), ring);
        QVERIFY(session.ok());
        QCOMPARE(conditionOf(*session, ring), SessionCondition::Recording);
        QCOMPARE(session->recover(ring).error().code, ErrorCode::FileNotWritable);
        QTRY_VERIFY((*recording)->peaks().channels.size() == 2 && (*recording)->peaks().channels[0].size() > 4);
        const auto peaks = (*recording)->peaks();
        QVERIFY(peaks.channels[0].back() > 0.2F && peaks.channels[0].back() < 0.3F);
    }

    void withoutConsentThereIsNoRecorder()
    {
        auto ring = keyring();
        auto consent = consentOfTwo({Purpose::Analyse});
        auto refused = SessionRecording::start(ring, requestOf(folder(), consent, 0));
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!fs::exists(folder()));
        consent = consentOfTwo();
        consent.speakers[1].record.until = "2026-01-02T00:00:00Z";  // it has run out
        refused = SessionRecording::start(ring, requestOf(folder(), consent, 0));
        QCOMPARE(refused.error().code, ErrorCode::NotAuthorised);
        QVERIFY(!fs::exists(folder()));  // and nothing is left of it
        consent = consentOfTwo();
        consent.terms.retentionUntil = "2026-02-01T00:00:00Z";
        refused = SessionRecording::start(ring, requestOf(folder(), consent, 0));
        QCOMPARE(refused.error().message.id, std::string("consent.retention-over"));
        QVERIFY(!fs::exists(folder()));
    }

    /// It is recorded in memory, by the leave that the choices of that speaker give, and lies sealed in the session.
    void aSpokenConsentIsSealed()
    {
        ConsentRecord record;
        record.speaker = "A";
        record.expressed = "spoken";
        SimulatedSound sound;
        sound.sampleRate = rate;
        QCOMPARE(ConsentClip::start(record, makeSimulatedHost(sound), {}, 0).error().code, ErrorCode::NotAuthorised);
        record.purposes = {Purpose::Record};
        const auto clip = ConsentClip::start(record, makeSimulatedHost(sound), {}, 0);
        QVERIFY(clip.ok());
        QTRY_VERIFY((*clip)->status().frames > rate / 2);
        (*clip)->stop();
        QVERIFY((*clip)->waitUntilStopped(std::chrono::seconds(20)));
        const auto wave = (*clip)->wave();
        QVERIFY(wave.ok());
        const std::string expected = wavBytes(std::vector<float>{simulatedTone(100, 0, rate), simulatedTone(101, 0, rate)}, rate);
        QVERIFY(wave->starts_with("RIFF") && wave->substr(20, 16) == expected.substr(20, 16));  // the same format
        QCOMPARE(wave->substr(44 + 200, 4), expected.substr(44));
        auto consent = consentOfTwo();
        consent.speakers[0].drawn = *wave;
        consent.speakers[0].record.evidenceSha256 = sha256Hex(*wave);
        consent.speakers[0].record.expressed = "spoken";
        auto ring = keyring();
        QVERIFY(Session::create(folder(), ring, consent).ok());
        QVERIFY(!fs::is_empty(folder() / "evidence"));
        consent.speakers[0].drawn[50] ^= 1;
        QCOMPARE(Session::create(vault() / "another", ring, consent).error().message.id, std::string("consent.evidence"));
        QVERIFY(!fs::exists(vault() / "another"));
        QVERIFY(filesThatShow(vault(), {"WAVEfmt", expected.substr(44)}).empty());
    }

    /// The channel of another microphone, or one that is switched off.
    void aClipInWhichNobodySpeaksIsNone()
    {
        ConsentRecord record;
        record.speaker = "A";
        record.expressed = "spoken";
        record.purposes = {Purpose::Record};
        SimulatedSound sound;
        sound.sampleRate = rate;
        sound.channels = 2;
        sound.signal = [](std::uint64_t frame, int channel) { return channel == 0 ? 0.002f : simulatedTone(frame, 0, rate); };
        for (const int channel : {0, 1}) {
            const auto clip = ConsentClip::start(record, makeSimulatedHost(sound), {}, channel);
            QVERIFY(clip.ok());
            QTRY_VERIFY((*clip)->status().frames > rate / 4);
            (*clip)->stop();
            QVERIFY((*clip)->waitUntilStopped(std::chrono::seconds(20)));
            const auto wave = (*clip)->wave();
            QCOMPARE(wave.ok(), channel == 1);
            QVERIFY(wave.ok() || wave.error().message.id == "capture.clip-silent");
        }
    }

    void aWithdrawalTakesTheChannelAlong()
    {
        record(rate);
        auto ring = keyring();
        {
            auto session = Session::open(folder(), ring);
            const auto done = session->withdraw(ring, "B", allPurposes());
            QVERIFY(done.ok());
            QCOMPARE(done->tracks, std::vector<std::uint32_t>{1});
            QCOMPARE(done->keys, std::size_t{3});  // channel, drawing, results
        }
        const auto session = Session::open(folder(), ring);
        const auto sound = SessionSound::of(*session, ring);
        QVERIFY(sound.ok());
        QCOMPARE(sound->channels().size(), std::size_t{1});
        QCOMPARE(sound->channels()[0].speaker, std::string("A"));
    }

    /// What the log says counts, whatever keys there are: the sound of somebody who withdrew is not read.
    void whoWithdrewIsNotHeardWhateverKeysThereAre()
    {
        record(rate);
        const auto ring = keyring();
        auto session = Session::openToDestroy(folder(), ring);
        const auto before = SessionSound::sha256Of(*session, ring);
        QCOMPARE(SessionSound::of(*session, ring)->channels().size(), std::size_t{2});
        QVERIFY(session->log().append(consentWithdrawnEvent, {{"speaker", "B"}, {"purposes", {"record"}}}).ok());
        QVERIFY(session->book().follow(session->log()).ok());
        QVERIFY(ring.has(session->tracks()[1].key));
        const auto sound = SessionSound::of(*session, ring);
        QCOMPARE(sound->channels().size(), std::size_t{1});
        QCOMPARE(sound->channels()[0].speaker, std::string("A"));
        QVERIFY(SessionSound::sha256Of(*session, ring) != before);
    }

    /// A device that cannot be opened uses neither the folder up nor what was agreed to.
    void aDeviceThatDoesNotOpenUsesNothingUp()
    {
        class NoHost final : public CaptureHost {
        public:
            Result<std::vector<CaptureDevice>> devices() override { return std::vector<CaptureDevice>(); }
            Result<std::unique_ptr<CaptureStream>> open(const std::string&, int, int, CaptureReceiver&) override
            {
                return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
            }
        };
        auto ring = keyring();
        auto request = requestOf(folder(), consentOfTwo(), 0);
        request.host = std::make_shared<NoHost>();
        {
            const auto recording = SessionRecording::start(ring, request);
            QVERIFY(recording.ok());
            QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
            QVERIFY(neverBegan((*recording)->recorder().status()));
        }
        QVERIFY(fs::exists(folder()));
        const auto keys = Session::open(folder(), ring)->tracks();
        QVERIFY(discardUnheard(folder(), ring).ok());
        QVERIFY(!fs::exists(folder()) && !ring.has(keys[0].key));
        record(rate);
        QCOMPARE(discardUnheard(folder(), ring).error().code, ErrorCode::InvalidArgument);
        QVERIFY(fs::exists(folder()));
    }

    /// So does one that is stopped while the device is being opened: nothing was heard.
    void aStopBeforeTheDeviceOpensUsesNothingUp()
    {
        class SlowHost final : public CaptureHost {
        public:
            Result<std::vector<CaptureDevice>> devices() override { return std::vector<CaptureDevice>(); }
            Result<std::unique_ptr<CaptureStream>> open(const std::string&, int, int, CaptureReceiver&) override
            {
                while (!isReleased)
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
            }
            std::atomic<bool> isReleased{false};
        };
        const auto host = std::make_shared<SlowHost>();
        auto ring = keyring();
        auto request = requestOf(folder(), consentOfTwo(), 0);
        request.host = host;
        {
            const auto recording = SessionRecording::start(ring, request);
            QVERIFY(recording.ok());
            QVERIFY(!neverBegan((*recording)->recorder().status()));  // it may still begin
            (*recording)->recorder().stop();
            QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
            QVERIFY(neverBegan((*recording)->recorder().status()));
        }
        host->isReleased = true;
        QVERIFY(discardUnheard(folder(), ring).ok());
        QVERIFY(!fs::exists(folder()));
    }

    /// So does one that opens and stays silent: nothing was recorded.
    void aSilentDeviceUsesNothingUp()
    {
        auto ring = keyring();
        auto request = requestOf(folder(), consentOfTwo(), 0);
        SimulatedSound silent;
        silent.channels = 2;
        silent.faults = {{SimulatedFault::Kind::Hang, 0, 600 * rate}};
        request.host = makeSimulatedHost(silent);
        {
            const auto recording = SessionRecording::start(ring, request);
            QVERIFY(recording.ok());
            QTest::qWait(1000);
            QVERIFY(!neverBegan((*recording)->recorder().status()));
            (*recording)->recorder().stop();
            QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
            QVERIFY(neverBegan((*recording)->recorder().status()));
        }
        QVERIFY(discardUnheard(folder(), ring).ok());
        QVERIFY(!fs::exists(folder()));
    }

    /// The same on the command line and in the window.
    void figuresOfARecording()
    {
        ChannelLevel level;
        QVERIFY(!clipsNow(level));
        level.clippedRuns = 2;
        level.unclippedSeconds = 4.9;
        QVERIFY(clipsNow(level));
        level.unclippedSeconds = 5.1;
        QVERIFY(!clipsNow(level));
        const fs::path place = m_folder.path().toStdString();
        QVERIFY(!secondsOfRoom(place, 0, 2) && !secondsOfRoom(place / "none", rate, 2));
        const auto one = secondsOfRoom(place, rate, 1);
        const auto four = secondsOfRoom(place, rate, 4);
        QVERIFY(one && four && std::abs(*one / *four - 4.0) < 0.2);  // others write meanwhile
        QCOMPARE(secondsOfRoom(place, rate, 0).has_value(), true);
    }

    /// One model that cannot be blocked hinders none of the others, and no certificate; the end of retention blocks them too.
    void everyModelIsBlockedThatCanBe()
    {
        record(rate);
        auto ring = keyring();
        auto session = *Session::open(folder(), ring);
        const fs::path models = m_folder.filePath("models").toStdString();
        for (const char* name : {"a", "b", "c"}) {
            fs::create_directories(models / name);
            writeAll(models / name / "provenance.json",
                     R"({"schema":1,"tokenizer":{"config":{"sessions_and_grants":[{"session":")" + session.id().hex() + R"("}]}}})");
        }
        fs::create_directories(models / "a" / "withdrawn.json");  // in the way
        const auto done = session.withdraw(ring, "B", {Purpose::Train}, {models, models / "away"});
        QVERIFY(done.ok());
        QVERIFY(!done->logHead.empty());
        QCOMPARE(done->models.blocked.size(), std::size_t{2});
        QCOMPARE(done->models.notBlocked.size(), std::size_t{1});
        QCOMPARE(done->models.notBlocked[0].first, models / "a");
        QCOMPARE(done->models.notRead.size(), std::size_t{1});  // a disk that is not there, or a slip of the keys
        QCOMPARE(done->models.notRead[0].first, models / "away");
        QVERIFY(fs::exists(models / "c" / "withdrawn.json"));
        // Whoever opens it later is told which one is left.
        QCOMPARE(Session::open(folder(), ring)->modelsToDelete(), std::vector{models / "a"});
        fs::remove_all(models / "a" / "withdrawn.json");
        fs::remove(models / "c" / "withdrawn.json");
        const auto destroyed = session.destroyAll(ring, {models});
        QCOMPARE(destroyed->models.blocked.size(), std::size_t{3});
        QVERIFY(fs::exists(models / "a" / "withdrawn.json"));
        QVERIFY(Session::open(folder(), ring)->modelsToDelete().empty());
    }

    /// What names the sessions that a part was trained on goes into the model that is made of it, under the name that is looked for.
    void whatPartsWereTrainedOnIsFound()
    {
        const fs::path parts = m_folder.filePath("parts").toStdString();
        fs::create_directories(parts / "tokenizer");
        fs::create_directories(parts / "model" / "base");
        writeAll(parts / "tokenizer" / "training.json", R"({"sessions":["s1","s2"]})");
        writeAll(parts / "model" / "provenance.json", R"({"sessions_and_grants":[],"adapter":{"sessions":[{"session":"s3"},7,"s2"]}})");
        const auto found = sessionsOfParts({parts / "tokenizer", parts / "model" / "base", {}, parts / "none"});
        QCOMPARE(found, (std::vector<std::string>{"s1", "s2", "s3"}));
    }

    /// What was paused is told of all at once when it is over: it is nothing that waits to be analysed.
    void aPauseIsNoDelay()
    {
        class NoSink final : public CaptureSink {
        public:
            Status begin(int) override { return {}; }
            Status append(std::size_t, std::span<const float>) override { return {}; }
            Status gap(std::uint64_t, CaptureGap) override { return {}; }
            Status finish() override { return {}; }
        };
        const auto progress = std::make_shared<CaptureProgress>();
        QCOMPARE(progress->secondsHeardSince(0.0), 0.0);
        const auto sink = countedSink(std::make_unique<NoSink>(), progress, 1);
        QVERIFY(sink->begin(1000).ok());
        const std::vector<float> second(1000, 0.1F);
        const auto hear = [&](int seconds) {
            for (int i = 0; i < seconds; ++i)
                QVERIFY(sink->append(0, second).ok());
        };
        hear(10);
        QCOMPARE(progress->secondsHeardSince(8.0), 2.0);
        QVERIFY(sink->gap(600'000, CaptureGap::Paused).ok());
        QVERIFY(sink->gap(60'000, CaptureGap::Unplugged).ok());  // the same one
        QCOMPARE(progress->secondsHeardSince(8.0), 2.0);
        hear(3);
        QCOMPARE(progress->secondsHeardSince(8.0), 5.0);
        QCOMPARE(progress->secondsHeardSince(300.0), 3.0);  // it has come half through
        QCOMPARE(progress->secondsHeardSince(672.0), 1.0);
        QCOMPARE(progress->secondsHeardSince(673.0), 0.0);
        QVERIFY(sink->gap(100, CaptureGap::Dropped).ok());  // so short that the pause is remembered
        QCOMPARE(progress->secondsHeardSince(8.0), 5.1);
        hear(1);
        QVERIFY(sink->gap(5000, CaptureGap::Dropped).ok());
        QCOMPARE(progress->secondsHeardSince(673.0), 1.1);
    }

    void liveWaveformIsBounded()
    {
        LiveWaveform waveform;
        waveform.begin(1000, 1);
        const std::vector<float> loud(1000, -0.5F);
        for (int second = 0; second < 90; ++second)
            waveform.append(0, loud);
        waveform.gap(100);
        const auto peaks = waveform.peaks();
        QCOMPARE(peaks.channels[0].size(), std::size_t{LiveWaveform::peaksPerSecond * LiveWaveform::seconds});
        QCOMPARE(peaks.channels[0].front(), 0.5F);
        QCOMPARE(peaks.channels[0].back(), LiveWaveform::gapPeak);
        QVERIFY(peaks.count > 90U * LiveWaveform::peaksPerSecond);
    }
};

QTEST_GUILESS_MAIN(SessionJobsTest)
#include "session_jobs_test.moc"
