// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences, texts and labels of a recorded session: sealed with it, kept for those who stay, gone for those who leave.
#include "app/jobs/recording/session_project.h"

#include "app/jobs/recording/session_export.h"
#include "app/jobs/recording/session_recording.h"
#include "audio/capture/simulated_host.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cerrno>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";
const std::vector<std::string> secrets{"Walross", "Igelstachel", "Nachtigall", "SQLite format"};

SpeakerId idOf(const ProjectContent& content, const std::string& name)
{
    for (const auto& [id, speaker] : content.rows<Speaker>()) {
        if (speaker.name == name)
            return id;
    }
    return {};
}

void rename(Project& project, const std::string& from, const std::string& to)
{
    QVERIFY(project.apply([&](EditDraft& draft) { return renameSpeaker(draft, idOf(draft.content(), from), to); }).ok());
}

/// A sentence of a speaker of that name, whom the project may know already, with a text and a label.
Status say(Project& project, double start, const std::string& speaker, const std::string& text)
{
    TRY(project.apply([&](EditDraft& draft) -> Status {
        const auto segmentation = draft.content().tracksOf(TrackKind::Segmentation).back()->id;
        SpeakerId id = idOf(draft.content(), speaker);
        if (id.isNone() && !speaker.empty())
            id = TRY(addSpeaker(draft, speaker));
        TrackId texts, labels;
        for (const Track* track : draft.content().tracksOf(TrackKind::Text))
            texts = track->id;
        if (texts.isNone())
            texts = TRY(addTrack(draft, {.kind = TrackKind::Text, .name = "text", .segmentation = segmentation}));
        for (const Track* track : draft.content().tracksOf(TrackKind::Annotation))
            labels = track->id;
        if (labels.isNone()) {
            LabelSet set;
            set.name = "emotions";
            const auto made = TRY(addLabelSet(draft, set));
            TRY(addLabel(draft, {.set = made, .name = "Nachtigall", .colour = "#102030"}));
            labels =
                TRY(addTrack(draft, {.kind = TrackKind::Annotation, .name = "labels", .segmentation = segmentation, .labelSet = made}));
        }
        const auto sentence = TRY(addSentence(draft, segmentation, start, start + 0.5, id));
        TRY(setText(draft, texts, sentence, text));
        return setLabels(draft, labels, sentence, {draft.content().rows<Label>().begin()->first});
    }));
    return {};
}

static_assert(!std::is_default_constructible_v<SessionExport> && !std::is_constructible_v<SessionExport, Session, const Keyring&>,
              "nothing is handed out without consent to share");

std::vector<std::string> textsOf(const Project& project)
{
    std::vector<std::string> texts;
    for (const auto& [key, text] : project.content().rows<SentenceText>())
        texts.push_back(text.text);
    std::ranges::sort(texts);
    return texts;
}

}  // namespace

class SessionProjectTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] fs::path vault() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    [[nodiscard]] fs::path folder() const { return vault() / "s"; }
    [[nodiscard]] Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    [[nodiscard]] Result<Project> opened() const
    {
        const auto ring = keyring();
        return openSessionProject(TRY(Session::open(folder(), ring)), ring);
    }
    [[nodiscard]] Result<DestructionCertificate> withdrawn(const char* speaker, const Purposes& purposes = allPurposes(),
                                                           SharedChannels shared = SharedChannels::Destroy) const
    {
        auto ring = keyring();
        auto session = TRY(Session::openToDestroy(folder(), ring));
        return withdrawFromSession(session, ring, speaker, purposes, {}, shared);
    }
    /// Both at one microphone.
    void recordShared() const
    {
        auto consent = consentOfTwo();
        consent.speakers[1].channel = 0;
        record(consent);
    }
    /// Whether there is sound at a second of the first channel.
    [[nodiscard]] bool isHeardAt(double second) const
    {
        const auto ring = keyring();
        const auto session = Session::open(folder(), ring);
        auto source = session->openTrack(session->tracks()[0], ring);
        std::vector<float> samples(160);
        return source && (*source)->read(static_cast<SampleIndex>(second * 16000), samples).ok()
            && std::ranges::any_of(samples, [](float sample) { return sample != 0.0f; });
    }
    void record(const ConsentFile& consent = consentOfTwo()) const
    {
        SimulatedSound sound;
        sound.channels = 2;
        sound.sampleRate = 16000;
        sound.speed = 0;
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, {folder(), consent, makeSimulatedHost(sound), {}, "simulated", 0});
        QVERIFY2(recording.ok(), recording ? "" : englishSentence(recording.error()).c_str());
        QTRY_VERIFY((*recording)->recorder().status().frames >= 5 * 16000);
        (*recording)->recorder().stop();
        QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
    }
    /// One sentence of A, two of B.
    void recordAndLabel() const
    {
        record();
        auto project = opened();
        QVERIFY2(project.ok(), project ? "" : englishSentence(project.error()).c_str());
        QVERIFY(say(*project, 0.5, "A", "Walross").ok());
        QVERIFY(say(*project, 1.5, "B", "Igelstachel").ok());
        QVERIFY(say(*project, 2.5, "B", "Igelstachel zwei").ok());
    }

private Q_SLOTS:
    void init() { QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok()); }

    void whatIsSaidIsSealedAndFoundAgain()
    {
        recordAndLabel();
        QVERIFY(filesThatShow(vault(), secrets).empty());
        const auto again = opened();
        QVERIFY(again.ok());
        QVERIFY(!again->isFile());
        QCOMPARE(textsOf(*again), (std::vector<std::string>{"Igelstachel", "Igelstachel zwei", "Walross"}));
        QCOMPARE(again->content().rows<Annotation>().size(), std::size_t{3});
        QCOMPARE(again->content().audio().path, std::string("s"));
    }

    void aSecondProgramMayRead()
    {
        recordAndLabel();
        const auto first = opened();
        auto second = opened();
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first->readOnlyReason().empty());
        QCOMPARE(second->readOnlyReason().id, std::string("project.opened-to-read"));
        QCOMPARE(say(*second, 3.5, "A", "nein").error().code, ErrorCode::FileNotWritable);
    }

    void whoStaysKeepsTheirLabels()
    {
        recordAndLabel();
        const auto certificate = withdrawn("B");
        QVERIFY(certificate.ok());
        QVERIFY(!certificate->labelsProblem);
        QCOMPARE(certificate->labels->kept, std::size_t{1});
        QCOMPARE(certificate->labels->destroyed, std::size_t{2});
        auto project = opened();
        QVERIFY2(project.ok(), project ? "" : englishSentence(project.error()).c_str());
        QCOMPARE(textsOf(*project), std::vector<std::string>{"Walross"});
        QCOMPARE(project->content().rows<Annotation>().size(), std::size_t{1});
        QCOMPARE(project->content().rows<Speaker>().size(), std::size_t{1});
        QVERIFY(project->history(10)->empty());  // it held what was written of B
        QVERIFY(say(*project, 3.5, "A", "Walross drei").ok());
    }

    /// Nothing of the leaver is in the image that is sealed anew, free pages and all.
    void whatIsKeptHoldsNothingOfWhoLeft()
    {
        recordAndLabel();
        QVERIFY(withdrawn("B").ok());
        const auto ring = keyring();
        const auto image = imageOfSessionProject(*Session::open(folder(), ring), ring);
        QVERIFY(image.ok() && *image);
        QVERIFY((*image)->find("Walross") != std::string::npos);
        QCOMPARE((*image)->find("Igelstachel"), std::string::npos);
    }

    /// What is handed out is in the log first; whoever withdraws meanwhile is heard.
    void labelsAreHandedOutWhileEveryoneShares()
    {
        recordAndLabel();
        const auto ring = keyring();
        auto made = SessionExport::begin(*Session::open(folder(), ring), ring);
        QVERIFY(made.ok());
        const auto project = made->project();
        QVERIFY(project.ok() && project->starts_with("SQLite format") && project->find("Walross") != std::string::npos);
        QCOMPARE(Session::open(folder(), ring)->log().entries().back().what, std::string("labels.exported"));
        QCOMPARE(made->logHead(), Session::open(folder(), ring)->log().head());
        QCOMPARE(made->results().error().code, ErrorCode::FileNotFound);
        QVERIFY(withdrawn("B", {Purpose::Share}).ok());
        QVERIFY(!made->project().ok());
        const auto after = keyring();
        QVERIFY(Session::open(folder(), after)->log().entries().back().what != "labels.exported");
        QCOMPARE(SessionExport::begin(*Session::open(folder(), after), after).error().code, ErrorCode::NotAuthorised);
    }

    void keysThatSealedItAreDestroyed()
    {
        recordAndLabel();
        std::vector<fs::path> before;
        for (const auto& entry : fs::directory_iterator(folder() / "labels"))
            before.push_back(entry.path());
        QCOMPARE(before.size(), std::size_t{1});
        const auto key = *SealId::fromHex(before.front().filename().string());
        QVERIFY(keyring().has(key));
        QVERIFY(withdrawn("B").ok());
        QVERIFY(!keyring().has(key));
        QVERIFY(!fs::exists(before.front()));
    }

    /// Also where somebody changed how a speaker is called. One who got the name of another is nobody in particular.
    void whoIsRenamedIsStillKnown()
    {
        recordAndLabel();
        {
            auto project = opened();  // knows who is who from now on
            QVERIFY(project.ok());
            rename(*project, "A", "Gast");
            rename(*project, "B", "A");
        }
        const auto certificate = withdrawn("B");
        QVERIFY(certificate.ok());
        const auto project = opened();
        QVERIFY(project.ok());
        QCOMPARE(textsOf(*project), std::vector<std::string>{"Walross"});
    }

    /// Whoever is found and merged with a speaker of the session is that one, whichever of the two stays.
    void whoIsMergedIsStillKnown()
    {
        recordAndLabel();
        {
            auto project = opened();
            QVERIFY(say(*project, 4.0, "S1", "Igelstachel von S1").ok());
            QVERIFY(
                project
                    ->apply([&](EditDraft& draft) { return mergeSpeakers(draft, idOf(draft.content(), "A"), idOf(draft.content(), "S1")); })
                    .ok());
        }
        const auto certificate = withdrawn("B");
        QCOMPARE(certificate->labels->kept, std::size_t{2});
        QCOMPARE(withdrawn("A")->labels->destroyed, std::size_t{2});
    }

    /// Nobody knows whose voice it is.
    void whatNobodyIsNamedForGoes()
    {
        recordAndLabel();
        {
            auto project = opened();
            QVERIFY(say(*project, 4.0, "", "Igelstachel von irgendwem").ok());
            QVERIFY(say(*project, 4.4, "Fremder", "Igelstachel von fremd").ok());
        }
        QCOMPARE(withdrawn("B")->labels->destroyed, std::size_t{4});
        const auto project = opened();
        QVERIFY(project.ok());
        QCOMPARE(textsOf(*project), std::vector<std::string>{"Walross"});
    }

    void withdrawalFromTrainingKeepsAll()
    {
        recordAndLabel();
        const auto certificate = withdrawn("B", {Purpose::Train});
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->labels->kept, std::size_t{3});
        auto project = opened();
        QVERIFY(project.ok());
        QCOMPARE(textsOf(*project).size(), std::size_t{3});
        QVERIFY(project->history(10)->empty());
    }

    /// What an annotator had said before they saw what others say is kept beside the labels: it goes, too.
    void nothingOfABlindReviewIsLeft()
    {
        recordAndLabel();
        {
            auto project = opened();
            const auto track = project->content().tracksOf(TrackKind::Annotation).front()->id;
            QVERIFY(project->setBlindFirst(track, BlindFirst::UntilRevealed).ok());
            std::vector<SegmentId> all;
            for (const auto& [id, sentence] : project->content().rows<Sentence>())
                all.push_back(id);
            QVERIFY(project->reveal(track, all).ok());
        }
        QVERIFY(withdrawn("B").ok());
        const auto project = opened();
        const auto track = project->content().tracksOf(TrackKind::Annotation).front()->id;
        QCOMPARE(revealsOf(project->content(), track).size(), std::size_t{1});
        std::size_t reveals = 0;
        for (const auto& [key, setting] : project->content().rows<Setting>())
            reveals += isReveal(setting) ? 1 : 0;
        QCOMPARE(reveals, std::size_t{1});
    }

    /// On a disk that fails at every call in turn: labels of who stays are lost by no interruption, and those of who leaves by each that
    /// the log was told of.
    void whateverInterruptsAWithdrawal()
    {
        recordAndLabel();
        const auto keep = m_folder.filePath("keep").toStdString();
        fs::copy(vault(), keep, fs::copy_options::recursive);
        int told = 0;
        for (int k = 1, hit = 1; hit != 0; ++k) {
            fs::remove_all(vault());
            fs::copy(keep, vault(), fs::copy_options::recursive);
            bool withdrew = false;
            {
                const auto faults = FileFaults::failingAt(vault(), k, ENOSPC);
                withdrew = withdrawn("B").ok();
                hit = faults.hit() ? 1 : 0;
            }
            auto project = opened();
            QVERIFY2(project.ok(),
                     qPrintable(QStringLiteral("%1: %2").arg(k).arg(project ? "" : englishSentence(project.error()).c_str())));
            const bool isLogged = Session::open(folder(), keyring())->book().find("B")->withdrawn.contains(Purpose::Record);
            const auto texts = textsOf(*project);
            QVERIFY2(std::ranges::find(texts, "Walross") != texts.end(), qPrintable(QString::number(k)));
            QVERIFY2(texts.size() == (isLogged ? 1 : 3) && (isLogged || !withdrew), qPrintable(QString::number(k)));
            told += isLogged && !withdrew ? 1 : 0;
        }
        QVERIFY2(told > 5, qPrintable(QString::number(told)));
    }

    /// A withdrawal elsewhere: what is open is not sealed again, and what was open cannot be read.
    void whatIsOpenIsChangedNoMore()
    {
        recordAndLabel();
        auto project = opened();
        QVERIFY(project.ok());
        const auto certificate = withdrawn("B");
        QVERIFY(certificate.ok());
        QCOMPARE(say(*project, 3.5, "A", "zu spaet").error().code, ErrorCode::NotAuthorised);
        QCOMPARE(textsOf(*project).size(), std::size_t{3});  // as it was in memory, until it is closed
        project = Error{};
        QCOMPARE(textsOf(*opened()), std::vector<std::string>{"Walross"});
    }

    void withoutConsentToAnAnalysisThereAreNoLabels()
    {
        record(consentOfTwo({Purpose::Record}));
        QCOMPARE(opened().error().code, ErrorCode::NotAuthorised);
        QVERIFY(!fs::exists(folder() / "labels"));
    }

    void whoWithdrewFromAnalysisHasNoLabels()
    {
        recordAndLabel();
        const auto certificate = withdrawn("B", {Purpose::Analyse});
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->labels->destroyed, std::size_t{2});
        const auto ring = keyring();
        const auto image = imageOfSessionProject(*Session::open(folder(), ring), ring);
        QVERIFY((*image)->find("Igelstachel") == std::string::npos);
    }

    /// Of a microphone that two share: the sentences of who stays, and nothing within half a second of the other's.
    void othersKeepTheirSentences()
    {
        recordShared();
        {
            auto project = opened();
            QVERIFY2(project.ok(), project ? "" : englishSentence(project.error()).c_str());
            QVERIFY(say(*project, 0.5, "A", "Walross").ok());
            QVERIFY(say(*project, 2.0, "B", "Igelstachel").ok());
            QVERIFY(say(*project, 2.75, "A", "Walross danach").ok());
            QVERIFY(say(*project, 4.0, "A", "Walross spaet").ok());
        }
        const auto certificate = withdrawn("B", allPurposes(), SharedChannels::KeepOthers);
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QCOMPARE(certificate->cutTracks, std::vector<std::uint32_t>{0});
        for (const double second : {0.6, 0.9, 3.05, 3.2, 4.1})
            QVERIFY2(isHeardAt(second), qPrintable(QString::number(second)));
        // Between sentences, theirs, half a second around theirs, and behind the last.
        for (const double second : {0.2, 1.2, 1.6, 2.2, 2.6, 2.9, 3.5, 4.7})
            QVERIFY2(!isHeardAt(second), qPrintable(QString::number(second)));
        QCOMPARE(textsOf(*opened()).size(), std::size_t{3});
    }

    void whoSpeaksMustBeKnown()
    {
        recordShared();
        QCOMPARE(withdrawn("B", allPurposes(), SharedChannels::KeepOthers).error().message.id, std::string("consent.say-who-speaks"));
        {
            auto project = opened();
            QVERIFY(say(*project, 0.5, "A", "Walross").ok());
        }
        QCOMPARE(withdrawn("B", allPurposes(), SharedChannels::KeepOthers).error().message.id, std::string("consent.no-sentence-of"));
        {
            auto project = opened();
            QVERIFY(say(*project, 1.5, "B", "Igelstachel").ok());
            QVERIFY(say(*project, 2.5, "", "wer").ok());
        }
        QCOMPARE(withdrawn("B", allPurposes(), SharedChannels::KeepOthers).error().message.id, std::string("consent.who-speaks-at"));
        QCOMPARE(withdrawn("B", {Purpose::Train}, SharedChannels::KeepOthers).error().message.id, std::string("consent.keep-needs-record"));
        QVERIFY(isHeardAt(2.2));  // nothing was withdrawn
        QVERIFY(withdrawn("B").ok());
        QVERIFY(!isHeardAt(0.6));
    }

    /// A sentence in which a second voice may be heard is nobody's alone.
    void whatMayBeOverlappedIsNotKept()
    {
        recordShared();
        {
            auto project = opened();
            QVERIFY(say(*project, 0.5, "A", "Walross").ok());
            QVERIFY(say(*project, 2.5, "B", "Igelstachel").ok());
            QVERIFY(project
                        ->apply([&](EditDraft& draft) -> Status {
                            auto sentence = draft.content().rows<Sentence>().begin()->second;
                            sentence.columns.emplace_back("overlap", "possible");
                            draft.put(sentence);
                            return {};
                        })
                        .ok());
        }
        QVERIFY(withdrawn("B", allPurposes(), SharedChannels::KeepOthers).ok());
        QVERIFY(!isHeardAt(0.6));
    }

    /// Damaged labels keep nobody's voice.
    void damagedLabelsDoNotStandInTheWay()
    {
        recordAndLabel();
        for (const auto& entry : fs::recursive_directory_iterator(folder() / "labels")) {
            if (entry.is_regular_file())
                writeAll(entry.path(), "damaged");
        }
        QCOMPARE(opened().error().code, ErrorCode::CorruptFile);
        const auto certificate = withdrawn("B");
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->labelsProblem->code, ErrorCode::CorruptFile);
        const auto project = opened();
        QVERIFY(project.ok());
        QVERIFY(textsOf(*project).empty());
    }

    void retentionEndsForLabelsToo()
    {
        recordAndLabel();
        {
            auto ring = keyring();
            auto session = Session::openToDestroy(folder(), ring);
            QVERIFY(session->destroyAll(ring).ok());
        }
        std::size_t left = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder() / "labels"))
            left += entry.is_regular_file() ? 1 : 0;
        QCOMPARE(left, std::size_t{0});
        QVERIFY(!opened());
    }
};

QTEST_GUILESS_MAIN(SessionProjectTest)
#include "session_project_test.moc"
