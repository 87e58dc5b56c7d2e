// SPDX-License-Identifier: GPL-3.0-or-later
// Finding speakers in the window: what is found becomes one step of the project, and nothing where it no longer fits.
#include "app/window/analysis_worker.h"
#include "engine/messages/catalogue.h"
#include "tests/app/window/project_desk.h"
#include "tests/support/synthetic_speech.h"
#include "ui/conversation/speaker_finding.h"
#include "ui/conversation/speakers_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

class SpeakerWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A window with a project of six sentences, the first of which has a label.
    struct Open : Desk {
        explicit Open(SpeakerWindowTest& test) : Desk(test.path("state").toStdString())
        {
            window.setSpeakerService(speakers);
            session.open(test.path("talk.wav"), test.path("talk.csv"));
            project.create(test.path(QStringLiteral("talk-%1.undertone").arg(++test.m_count)));
        }
        [[nodiscard]] bool isReady() const { return project.isOpen() && document.utteranceCount() == Desk::sentences; }
        [[nodiscard]] SpeakerFinding& finding() const { return *window.findChild<SpeakerFinding*>(); }
        [[nodiscard]] std::vector<std::string> names() const
        {
            std::vector<std::string> all;
            for (int i = 0; i < document.utteranceCount(); ++i)
                all.push_back(document.speakerName(i).toStdString());
            return all;
        }
        SimulatedSpeakerService speakers;
    };

    static Conversation foundTurns()
    {
        Conversation turns;
        const SpeakerId first = addSpeaker(turns, "S1");
        const SpeakerId second = addSpeaker(turns, "S2");
        turns.segments = {{0.0, 2.0, first, {}, {}}, {2.0, 3.5, second, {{"overlap", "possible"}}, {}}, {4.0, 5.0, first, {}, {}}};
        numberSegments(turns);
        return turns;
    }

    /// The sentences of the request, by turns of two.
    static Conversation named(const SpeakerRequest& request)
    {
        Conversation result = *request.sentences;
        result.speakers.clear();
        const SpeakerId one = addSpeaker(result, "S1");
        const SpeakerId other = addSpeaker(result, "S2");
        for (std::size_t i = 0; i < result.segments.size(); ++i)
            result.segments[i].speaker = i + 1 == result.segments.size() ? SpeakerId() : i % 2 == 0 ? one : other;
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(path("state")));
        QVERIFY(writeDeskRecording(path("talk.wav"), 0.3F));
    }

    void turnsAreOneStepThatCanBeUndone()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        const auto before = desk.names();
        desk.finding().findTurns(2);
        QVERIFY(desk.speakers.lastRequest.sentences == nullptr);
        QCOMPARE(desk.speakers.lastRequest.count, std::optional<int>(2));
        Q_EMIT desk.speakers.found(desk.speakers.asked, foundTurns());
        QTRY_COMPARE(desk.document.utteranceCount(), 3);
        QCOMPARE(desk.names(), (std::vector<std::string>{"S1", "S2", "S1"}));
        QVERIFY2(desk.banner().contains("2"), qPrintable(desk.banner()));
        QVERIFY2(desk.action("undo").text().contains("2"), qPrintable(desk.action("undo").text()));
        desk.action("undo").trigger();
        QTRY_COMPARE(desk.document.utteranceCount(), Desk::sentences);
        QCOMPARE(desk.names(), before);
        QVERIFY(!desk.action("undo").isEnabled());
    }

    void sentencesThatAreKeptGetSpeakersAndKeepTheirLabels()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        desk.document.setSelection(0);
        desk.project.label(2);
        QTRY_COMPARE(desk.document.lane()->annotations.size(), std::size_t{1});
        const auto before = desk.names();
        const auto sentences = desk.document.segments();
        desk.finding().nameSpeakers({});
        QVERIFY(desk.speakers.lastRequest.sentences != nullptr);
        Q_EMIT desk.speakers.found(desk.speakers.asked, named(desk.speakers.lastRequest));
        QTRY_COMPARE(desk.names(), (std::vector<std::string>{"S1", "S2", "S1", "S2", "S1", ""}));
        QCOMPARE(desk.document.lane()->annotations.size(), std::size_t{1});
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            QCOMPARE(desk.document.segments()[i].id, sentences[i].id);
            QCOMPARE(desk.document.segments()[i].startSeconds, sentences[i].startSeconds);
        }
        desk.action("undo").trigger();
        QTRY_COMPARE(desk.names(), before);
    }

    /// Nobody of an earlier search becomes someone of the next.
    void speakersOfTwoSearchesAreDifferentPeople()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        desk.finding().nameSpeakers({});
        Q_EMIT desk.speakers.found(desk.speakers.asked, named(desk.speakers.lastRequest));
        QTRY_COMPARE(desk.document.speakerName(0), QStringLiteral("S1"));
        desk.finding().findTurns({});
        Q_EMIT desk.speakers.found(desk.speakers.asked, foundTurns());
        QTRY_COMPARE(desk.names(), (std::vector<std::string>{"S3", "S4", "S3"}));
    }

    void whatWasFoundOfOtherSentencesIsNotTaken()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        desk.finding().nameSpeakers({});
        const auto answer = named(desk.speakers.lastRequest);
        desk.document.setSelection(1);
        desk.project.nudge(edits::Edge::End, -0.1);
        QTRY_VERIFY(desk.action("undo").isEnabled());
        const auto before = desk.names();
        Q_EMIT desk.speakers.found(desk.speakers.asked, answer);
        QVERIFY2(!desk.banner().isEmpty(), "nothing is said");
        QTest::qWait(50);
        QCOMPARE(desk.names(), before);
    }

    void aSearchShowsItsProgressAndEndsWhenCancelled()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.action("find-speakers").isEnabled());
        desk.finding().findTurns({});
        QVERIFY(!desk.action("find-speakers").isEnabled());
        QVERIFY(!desk.action("analyse").isEnabled());
        Q_EMIT desk.speakers.progressed(desk.speakers.asked, 0.42);
        QVERIFY2(desk.banner().contains("42"), qPrintable(desk.banner()));
        Q_EMIT desk.window.findChild<MessageBanner*>()->actionTriggered();
        QVERIFY(!desk.finding().progress());
        QVERIFY(desk.action("find-speakers").isEnabled());
        QVERIFY(desk.action("analyse").isEnabled());
        Q_EMIT desk.speakers.found(desk.speakers.asked, foundTurns());  // too late
        QTest::qWait(50);
        QCOMPARE(desk.document.utteranceCount(), int{Desk::sentences});
    }

    void aSearchThatFailsSaysWhy()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        desk.finding().findTurns({});
        Q_EMIT desk.speakers.failed(desk.speakers.asked, {ErrorCode::FileNotFound, message("speakers.no-weights")});
        QVERIFY2(desk.banner().contains("./dev setup"), qPrintable(desk.banner()));
    }

    void closingTheRecordingEndsTheSearch()
    {
        Open desk(*this);
        QTRY_VERIFY(desk.isReady());
        desk.finding().findTurns({});
        desk.session.close();
        QVERIFY(!desk.finding().progress());
    }

    /// The engine's own worker, on a voice that the detector knows for one.
    void theWorkerFindsTheSpeakerOfARecording()
    {
        if (!QFile::exists(UNDERTONE_BIN_DIR "/../share/undertone/speaker_encoder/speaker_encoder.safetensors"))
            QSKIP("The speaker encoder is not installed: ./dev setup fetches it.");
        auto wav = WavWriter::create(path("voice.wav").toStdString(), {}, ExistingFile::Refuse);
        QVERIFY(wav.ok() && (*wav)->write(test::syntheticSpeech(8)).ok() && (*wav)->finish().ok());
        AnalysisWorker worker({}, {});
        SpeakerRequest request;
        request.audio = path("voice.wav").toStdString();
        double last = 0.0;
        const auto found = worker.findSpeakers(request, [&](double fraction) { last = fraction; }, {});
        QVERIFY2(found.ok(), found.ok() ? "" : englishSentence(found.error()).c_str());
        QCOMPARE(last, 1.0);
        QCOMPARE(found->speakers.size(), std::size_t{1});
        QVERIFY(found->segments.size() >= 4);
        auto sentences = std::make_shared<Conversation>();
        sentences->segments = {{0.2, 1.2, {}, {{"text", "hello"}}, SegmentId(7)}, {2.1, 3.3, {}, {}, SegmentId(9)}};
        request.sentences = sentences;
        const auto named = worker.findSpeakers(request, {}, {});
        QVERIFY(named.ok());
        QCOMPARE(named->segments.size(), std::size_t{2});
        QVERIFY(named->segments[0].id == SegmentId(7));
        QCOMPARE(named->segments[0].columns.front().second, std::string("hello"));
        QVERIFY(!named->segments[1].speaker.isNone());
        const CancellationToken cancel;
        cancel.cancel();
        QVERIFY(worker.findSpeakers(request, {}, cancel).error().code == ErrorCode::Cancelled);
    }

    void theDialogAsksForNumberAndSentences()
    {
        SpeakersDialog dialog(6, SentencesOfSearch::Keep);
        QVERIFY(dialog.sentences() == SentencesOfSearch::Keep);
        QVERIFY(!dialog.count());
        const auto buttons = dialog.findChildren<QRadioButton*>();
        auto* number = dialog.findChild<QSpinBox*>();
        QVERIFY(!number->isEnabled());
        for (auto* button : buttons) {
            if (!button->isChecked() && !button->text().contains("6"))
                button->setChecked(true);
        }
        number->setValue(3);
        QCOMPARE(dialog.count(), std::optional<int>(3));
        QVERIFY(dialog.sentences() == SentencesOfSearch::CutAnew);
        SpeakersDialog empty(0, SentencesOfSearch::Keep);
        QVERIFY(empty.sentences() == SentencesOfSearch::CutAnew);
    }
};

QTEST_MAIN(SpeakerWindowTest)
#include "speaker_window_test.moc"
