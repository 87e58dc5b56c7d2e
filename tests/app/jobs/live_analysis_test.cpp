// SPDX-License-Identifier: GPL-3.0-or-later
// A session that is analysed while it is recorded: the same labels as afterwards, nothing lost, nothing in clear, nothing without consent.
#include "app/jobs/recording/session_recording.h"
#include "app/jobs/recording/session_sentences.h"
#include "app/jobs/recording/session_sound.h"
#include "engine/annotation/timeline_json_reader.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/live_session.h"
#include "tests/support/tiny_model.h"
#include "tests/support/vault_folder.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";
constexpr std::chrono::seconds patience{120};

}  // namespace

class LiveAnalysisTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] fs::path root() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path vault() const
    {
        const char* tag = QTest::currentDataTag();
        return root() / (std::string(QTest::currentTestFunction()) + (tag == nullptr ? "" : tag));
    }
    [[nodiscard]] fs::path folder() const { return vault() / "s"; }
    [[nodiscard]] Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    [[nodiscard]] AnalysisJobRequest prototype() const
    {
        AnalysisJobRequest request;
        request.engine.modelDirectory = root() / "model";
        request.engine.device = "cpu";
        request.engine.threads = 1;
        return request;
    }
    [[nodiscard]] SessionRecordingRequest requestOf(const SimulatedSound& sound, const ConsentFile& consent = consentOfTwo()) const
    {
        SessionRecordingRequest request{folder(), consent, makeSimulatedHost(sound), {}, "simulated", 0};
        request.analysis = prototype();
        return request;
    }
    /// Until its frames are over.
    static void recordToItsEnd(SessionRecording& recording)
    {
        QTRY_VERIFY_WITH_TIMEOUT(recording.recorder().status().state == RecorderState::Away
                                     || recording.recorder().status().state == RecorderState::Stopped,
                                 120000);
        recording.recorder().stop();
        QVERIFY(recording.recorder().waitUntilStopped(std::chrono::seconds(30)));
    }
    AnalysisOutcome analyseAfterwards(Unfinished unfinished = Unfinished::StartAfresh, int* fromJournal = nullptr) const
    {
        const auto ring = keyring();
        auto analysis = SessionAnalysis::begin(*Session::open(folder(), ring), ring);
        auto request = prototype();
        request.tokenCaching = TokenCaching::Off;
        request.unfinished = unfinished;
        AnalysisJob job;
        return analysis->run(job, 1, request,
                             [fromJournal](const EngineEvent& event) {
                                 if (const auto* row = std::get_if<UtteranceAnalysed>(&event);
                                     row != nullptr && row->origin == RowOrigin::Journal && fromJournal != nullptr)
                                     ++*fromJournal;
                             },
                             {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        TinyModelOptions options;
        options.shares.counts = {2, 1, 1, 4};
        QVERIFY(writeTinyModel(root() / "model", options).ok());
        QVERIFY(enlivenTokenizer(root() / "model").ok());
    }
    void init() { QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok()); }

    void liveAndAfterwardsGiveTheSame_data()
    {
        QTest::addColumn<int>("rate");
        QTest::newRow("16000") << 16000;
        QTest::newRow("44100") << 44100;  // resampled on both ways
    }
    void liveAndAfterwardsGiveTheSame()
    {
        QFETCH(int, rate);
        auto sound = twoVoices(rate, 14);
        sound.speed = 2.0;
        std::vector<UtteranceAnalysis> live;
        {
            auto ring = keyring();
            const auto recording = SessionRecording::start(ring, requestOf(sound));
            QVERIFY2(recording.ok(), recording ? "" : englishSentence(recording.error()).c_str());
            recordToItsEnd(**recording);
            QVERIFY((*recording)->analysis()->waitUntilOver(patience));
            const auto status = (*recording)->analysis()->status();
            QVERIFY2(!status.error, status.error ? englishSentence(*status.error).c_str() : "");
            QVERIFY(status.state == LiveAnalysisState::Done);
            QCOMPARE(status.analysed, status.found);
            QCOMPARE(status.labels.size(), std::size_t{4});
            live = (*recording)->analysis()->rows(0);
            QVERIFY2(live.size() > 8, qPrintable(QString::number(live.size())));
            QVERIFY(std::ranges::is_sorted(live, {}, &UtteranceAnalysis::startSeconds));
            QCOMPARE((*recording)->analysis()->rows(live.size() - 1).size(), std::size_t{1});
        }
        QCOMPARE(filesThatShow(vault(), {"probabilities", "Annegret", "\"start\""}), std::vector<std::string>());

        // The sentences that were kept, by another engine, tokenized again.
        auto after = analyseAfterwards();
        QVERIFY2(!after.error, after.error ? englishSentence(*after.error).c_str() : "");
        QCOMPARE(differenceOf(live, after.timeline.utterances), std::string());
        // The same sound, cut anew.
        {
            const auto ring = keyring();
            const auto session = Session::open(folder(), ring);
            const auto store = session->derivedStore(ring);
            const auto kept = SessionSentences::read(**store, *session);
            QVERIFY(kept.ok() && kept->has_value() && (*kept)->conversation.has_value());
            QCOMPARE((*kept)->conversation->segments.size(), live.size());
            QVERIFY(SessionSentences().keep(**store, *session).ok());
        }
        after = analyseAfterwards();
        QVERIFY(!after.error);
        QCOMPARE(differenceOf(live, after.timeline.utterances), std::string());
        const auto ring = keyring();
        const auto results = sessionResults(*Session::open(folder(), ring), ring);
        QVERIFY(results.ok() && results->has_value());
        QCOMPARE(timelineFromJson(**results)->utterances.size(), live.size());
    }

    /// A withdrawal, of whatever it is, destroys what was computed: an analysis that goes on says that its results are none.
    void aWithdrawalIsNoAnalysisThatIsDone_data()
    {
        QTest::addColumn<bool>("atItsEnd");
        QTest::newRow("atItsStart") << false;
        QTest::newRow("atItsEnd") << true;  // nobody looks at the log once more by then
    }
    void aWithdrawalIsNoAnalysisThatIsDone()
    {
        QFETCH(bool, atItsEnd);
        auto sound = twoVoices(16000, 6);
        sound.speed = 0;
        auto ring = keyring();
        {
            auto request = requestOf(sound);
            request.analysis.reset();
            const auto recording = SessionRecording::start(ring, request);
            QVERIFY(recording.ok());
            recordToItsEnd(**recording);
        }
        const int sentences = static_cast<int>(analyseAfterwards().timeline.utterances.size());
        QVERIFY(sentences > 1);
        auto analysis = SessionAnalysis::begin(*Session::open(folder(), ring), ring);
        auto request = prototype();
        request.unfinished = Unfinished::StartAfresh;
        request.tokenCaching = TokenCaching::Off;
        AnalysisJob job;
        int read = 0;
        std::optional<RunEnded> end;
        const auto outcome =
            analysis->run(job, 1, request,
                          [&](const EngineEvent& event) {
                              if (const auto* ended = std::get_if<RunEnded>(&event))
                                  end = *ended;
                              if (std::holds_alternative<UtteranceAnalysed>(event) && ++read == (atItsEnd ? sentences : 1)) {
                                  auto session = Session::open(folder(), ring);
                                  QVERIFY(session->withdraw(ring, "B", {Purpose::Share}).ok());
                              }
                          },
                          {});
        QVERIFY(outcome.error && outcome.error->code == ErrorCode::NotAuthorised);
        QVERIFY(!outcome.timeline.complete);
        QVERIFY(end && !end->complete && end->error);
        const auto results = sessionResults(*Session::open(folder(), ring), ring);
        QVERIFY(results.ok() && !results->has_value());
        QVERIFY(!analyseAfterwards().error);  // all agree that it begins anew
    }

    /// Somebody speaks into the long sentence of another and ends before them: what began first is read first, though it ended last, and
    /// what ended is not read before it is known that nothing comes before.
    void sentencesThatEndInAnotherOrderAreReadAsTheyBegan()
    {
        const std::vector<std::pair<double, double>> first{{1.0, 6.0}, {8.0, 9.0}, {12.0, 13.0}};
        const std::vector<std::pair<double, double>> second{{2.0, 3.0}, {4.0, 4.8}, {7.0, 11.0}};
        auto sound = soundOf(syntheticSpeech(14.0, first), syntheticSpeech(14.0, second));
        sound.speed = 2.0;
        std::vector<UtteranceAnalysis> live;
        {
            auto ring = keyring();
            const auto recording = SessionRecording::start(ring, requestOf(sound));
            QVERIFY2(recording.ok(), recording ? "" : englishSentence(recording.error()).c_str());
            recordToItsEnd(**recording);
            QVERIFY((*recording)->analysis()->waitUntilOver(patience));
            QVERIFY((*recording)->analysis()->status().state == LiveAnalysisState::Done);
            live = (*recording)->analysis()->rows(0);
        }
        std::string order;
        for (const UtteranceAnalysis& row : live)
            order += row.speaker;
        QCOMPARE(order, std::string("ABBBAA"));
        QVERIFY(std::ranges::is_sorted(live, {}, &UtteranceAnalysis::startSeconds));
        QVERIFY(live[0].endSeconds > live[2].endSeconds && live[3].endSeconds > live[4].endSeconds);
        {
            const auto ring = keyring();
            const auto session = Session::open(folder(), ring);
            const auto store = session->derivedStore(ring);
            QVERIFY(SessionSentences().keep(**store, *session).ok());  // those that were cut are forgotten: the sound is cut anew
        }
        const auto after = analyseAfterwards();
        QVERIFY2(!after.error, after.error ? englishSentence(*after.error).c_str() : "");
        QCOMPARE(differenceOf(live, after.timeline.utterances), std::string());
    }

    /// As fast as it can be written: the analysis is far behind, says so, and ends afterwards; the recording holds every sample.
    void aSlowAnalysisCostsNoSample()
    {
        auto sound = twoVoices(16000, 90);
        sound.speed = 0;
        auto ring = keyring();
        {
            const auto recording = SessionRecording::start(ring, requestOf(sound));
            QVERIFY(recording.ok());
            recordToItsEnd(**recording);
            const auto status = (*recording)->recorder().status();
            QVERIFY(!status.error);
            QVERIFY2(status.gaps <= 1, qPrintable(QString::number(status.gaps)));  // the wait for a device that is over
            const auto* analysis = (*recording)->analysis();
            QVERIFY(analysis->status().isBehind);
            QVERIFY(analysis->status().lagSeconds > LiveAnalysis::muchSeconds);
            QVERIFY(analysis->waitUntilOver(patience));
            QVERIFY(analysis->status().state == LiveAnalysisState::Done);
            QVERIFY(!analysis->status().isBehind);
            QVERIFY(analysis->status().analysed > 60);
            QCOMPARE(analysis->status().analysed, analysis->status().found);
        }
        const auto session = Session::open(folder(), ring);
        const auto source = SessionSound::of(*session, ring)->open();
        QVERIFY((*source)->frameCount() >= static_cast<SampleIndex>(sound.frames));
        std::vector<float> samples(2 * sound.frames);
        QCOMPARE(*(*source)->read(0, samples), static_cast<std::size_t>(sound.frames));
        for (std::uint64_t frame = 0; frame < sound.frames; ++frame) {
            if (samples[2 * frame] != sound.signal(frame, 0) || samples[2 * frame + 1] != sound.signal(frame, 1))
                QFAIL(qPrintable(QString("frame %1 is another").arg(frame)));
        }
    }

    /// The recording is over before the model is loaded: all of it is read all the same.
    void aRecordingThatIsOverAtOnceIsRead()
    {
        auto sound = twoVoices(16000, 5);
        sound.speed = 0;
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, requestOf(sound));
        QVERIFY(recording.ok());
        recordToItsEnd(**recording);
        QVERIFY((*recording)->analysis()->waitUntilOver(patience));
        QVERIFY((*recording)->analysis()->status().state == LiveAnalysisState::Done);
        QVERIFY((*recording)->analysis()->status().analysed > 2);
    }

    /// At the pace of speech, beside an analysis that is at work: no drop.
    void nothingIsDroppedBesideAnAnalysis()
    {
        auto sound = twoVoices(48000, 8);
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, requestOf(sound));
        QVERIFY(recording.ok());
        recordToItsEnd(**recording);
        const auto status = (*recording)->recorder().status();
        QVERIFY(!status.error);
        QVERIFY2(status.gaps <= 1, qPrintable(QString::number(status.gaps)));
        QVERIFY((*recording)->analysis()->waitUntilOver(patience));
        QVERIFY((*recording)->analysis()->status().state == LiveAnalysisState::Done);
        qInfo("figure | live analysis, two voices at 48 kHz, tiny model | lag %.1f s at most",
              (*recording)->analysis()->status().largestLagSeconds);
    }

    void withoutConsentOfAllThereIsNone()
    {
        auto ring = keyring();
        auto refused = SessionRecording::start(ring, requestOf(twoVoices(16000, 1), consentOfTwo({Purpose::Record})));
        QCOMPARE(refused.error().code, ErrorCode::NotAuthorised);
        QVERIFY(!fs::exists(folder()));
        auto consent = consentOfTwo();
        consent.terms.setting = "workplace";
        refused = SessionRecording::start(ring, requestOf(twoVoices(16000, 1), consent));
        QCOMPARE(refused.error().code, ErrorCode::NotAuthorised);
        QVERIFY(!fs::exists(folder()));
    }

    /// Of the analysis alone: the recording goes on.
    void aWithdrawalEndsIt()
    {
        auto ring = keyring();
        auto sound = twoVoices(16000, 40);
        const auto recording = SessionRecording::start(ring, requestOf(sound));
        QVERIFY(recording.ok());
        const auto* analysis = (*recording)->analysis();
        QTRY_VERIFY_WITH_TIMEOUT(analysis->status().analysed > 0, 60000);
        auto otherRing = keyring();
        auto session = Session::open(folder(), otherRing);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session->withdraw(otherRing, "B", {Purpose::Analyse}).ok());
        QVERIFY(analysis->waitUntilOver(patience));
        const auto stopped = clock.elapsed();
        qInfo("figure | withdrawal of a live analysis, by another program | stopped after %lld ms", static_cast<long long>(stopped));
        QVERIFY2(stopped < 1000, qPrintable(QString::number(stopped)));
        QVERIFY(analysis->status().state == LiveAnalysisState::Stopped);
        QCOMPARE(analysis->status().error->code, ErrorCode::NotAuthorised);
        const auto frames = (*recording)->recorder().status().frames;
        QTRY_VERIFY_WITH_TIMEOUT((*recording)->recorder().status().frames > frames + 8000, 30000);
        (*recording)->recorder().stop();
        QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(30)));
        const auto after = keyring();
        const auto closed = Session::open(folder(), after);
        QVERIFY(!SessionSentences::read(**closed->derivedStore(after), *closed)->has_value());
        QVERIFY(!sessionResults(*closed, after)->has_value());
    }

    void whatIsLeftIsTakenUp()
    {
        auto sound = twoVoices(16000, 60);
        sound.speed = 0;
        {
            auto ring = keyring();
            const auto recording = SessionRecording::start(ring, requestOf(sound));
            QVERIFY(recording.ok());
            const auto* analysis = (*recording)->analysis();
            recordToItsEnd(**recording);
            QTRY_VERIFY_WITH_TIMEOUT(analysis->status().analysed > 2, 60000);
            analysis->stop();
            QVERIFY(analysis->waitUntilOver(patience));
            QVERIFY(!analysis->status().error);
            QVERIFY(analysis->status().state == LiveAnalysisState::Stopped);
            QVERIFY(analysis->status().analysed < analysis->status().found);
        }
        int fromJournal = 0;
        const auto taken = analyseAfterwards(Unfinished::TakeUp, &fromJournal);
        QVERIFY(!taken.error);
        QVERIFY2(fromJournal > 2, qPrintable(QString::number(fromJournal)));
        QVERIFY(taken.timeline.utterances.size() > static_cast<std::size_t>(fromJournal));
        const auto whole = analyseAfterwards();
        QCOMPARE(differenceOf(taken.timeline.utterances, whole.timeline.utterances), std::string());
    }
};

QTEST_GUILESS_MAIN(LiveAnalysisTest)
#include "live_analysis_test.moc"
