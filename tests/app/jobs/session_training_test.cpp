// SPDX-License-Identifier: GPL-3.0-or-later
// A model that is trained on a recorded session: only as long as everyone agrees, and found again by whoever withdraws.
#include "app/jobs/recording/session_training.h"

#include "app/jobs/model/model_training.h"
#include "app/jobs/recording/session_project.h"
#include "app/jobs/recording/session_recording.h"
#include "audio/capture/simulated_host.h"
#include "engine/io/model_directory.h"
#include "engine/io/trained_sessions.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/session_labels.h"
#include "tests/support/tiny_model.h"
#include "tests/support/vault_folder.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";

}  // namespace

class SessionTrainingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path m_model;
    [[nodiscard]] fs::path place() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    [[nodiscard]] fs::path vault() const { return place() / "vault"; }
    [[nodiscard]] fs::path trained() const { return place() / "trained"; }
    [[nodiscard]] Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    [[nodiscard]] SessionTrainingOptions options() const { return {m_model / "tokenizer", {"ang", "hap", "sad", "neu"}, {}, "cpu"}; }

    void record(const std::string& name, const ConsentFile& consent = consentOfTwo()) const
    {
        SimulatedSound sound;
        sound.channels = 2;
        sound.sampleRate = 16000;
        sound.speed = 0;
        auto ring = keyring();
        const auto recording = SessionRecording::start(ring, {vault() / name, consent, makeSimulatedHost(sound), {}, "simulated", 0});
        QVERIFY2(recording.ok(), recording ? "" : englishSentence(recording.error()).c_str());
        QTRY_VERIFY((*recording)->recorder().status().frames >= 5 * 16000);
        (*recording)->recorder().stop();
        QVERIFY((*recording)->recorder().waitUntilStopped(std::chrono::seconds(20)));
    }
    void label(const std::string& name, const std::vector<Opinions>& opinions, const std::string& decided = {}) const
    {
        const auto ring = keyring();
        auto project = openSessionProject(*Session::open(vault() / name, ring), ring);
        QVERIFY2(project.ok(), project ? "" : englishSentence(project.error()).c_str());
        const auto done = labelSentences(*project, opinions, decided);
        QVERIFY2(done.ok(), done ? "" : englishSentence(done.error()).c_str());
    }
    Result<SessionTraining> begin(const std::vector<std::string>& names) const
    {
        const auto ring = keyring();
        std::vector<Session> sessions;
        for (const auto& name : names)
            sessions.push_back(TRY(Session::open(vault() / name, ring)));
        return SessionTraining::begin(std::move(sessions), ring);
    }
    Result<DestructionCertificate> withdraw(const char* speaker, const Purposes& purposes) const
    {
        auto ring = keyring();
        auto session = TRY(Session::openToDestroy(vault() / "s", ring));
        return withdrawFromSession(session, ring, speaker, purposes, {});
    }
    /// As `train sllm --session` does.
    Result<LlmTrainingSummary> train(SessionTraining& sessions, int steps, ExistingResult existing = ExistingResult::Keep,
                                     const std::function<void(const LlmTrainingProgress&)>& report = {},
                                     const CancellationToken& cancel = {}) const
    {
        const auto tokens = TRY(sessions.tokenize(options(), {}));
        ModelTrainingRequest request{trained(), {.authorisation = sessions.authorisation()}, {}, {}};
        auto& training = request.training;
        training.config = sllmTrainingDefaults();
        training.config.steps = steps;
        training.config.warmupSteps = 0;
        training.config.targetTokens = 48;
        training.config.prefixTokens = 64;
        training.config.batchSize = 1;
        training.config.loraRank = 2;
        training.train = &tokens;
        training.base = m_model / "base";
        training.device = "cpu";
        training.threads = 1;
        training.earlier.existing = existing;
        request.parts.tokenizer = m_model / "tokenizer";
        request.parts.base = m_model / "base";
        return sessions.train(
            request, report ? report : [](const LlmTrainingProgress&) {}, cancel);
    }
    static std::vector<std::optional<int>> labelsOf(const TokenDialogue& dialogue)
    {
        std::vector<std::optional<int>> labels;
        for (const auto& sentence : dialogue.sentences)
            labels.push_back(sentence.label);
        return labels;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = m_folder.filePath("model").toStdString();
        const auto made = writeTinyModel(m_model);
        QVERIFY2(made.ok(), made ? "" : englishSentence(made.error()).c_str());
        QVERIFY(enlivenTokenizer(m_model).ok());
    }
    void init()
    {
        fs::create_directories(place());
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
    }

    void whatMostSayIsTrainedOn()
    {
        record("s");
        label("s",
              {{"Adalgunde", {"Anger", "happy", "boredom"}}, {"Ben", {"Sadness", "joy", "neutral"}}, {"Cem", {"angry", "", "neutral"}}});
        auto sessions = begin({"s"});
        QVERIFY2(sessions.ok(), sessions ? "" : englishSentence(sessions.error()).c_str());
        const auto tokens = sessions->tokenize(options(), {});
        QVERIFY2(tokens.ok(), tokens ? "" : englishSentence(tokens.error()).c_str());
        QCOMPARE(tokens->dialogues.size(), std::size_t{1});
        QCOMPARE(labelsOf(tokens->dialogues[0]), (std::vector<std::optional<int>>{0, 1, 3}));
        for (const auto& sentence : tokens->dialogues[0].sentences)
            QCOMPARE(sentence.codes.size(), std::size_t{20});  // 0.8 s at 25 a second
        // What is written into the record of the training: the session, and nobody in it.
        QVERIFY(tokens->provenance.find("Annegret") == std::string::npos && tokens->provenance.find("Adalgunde") == std::string::npos);
    }

    void whereTheyAreDividedNothingIs()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger", "sadness"}}, {"Ben", {"sadness", "sadness"}}});
        const auto tokens = begin({"s"})->tokenize(options(), {});
        QVERIFY(tokens.ok());
        QCOMPARE(labelsOf(tokens->dialogues[0]), (std::vector<std::optional<int>>{std::nullopt, 2, std::nullopt}));
    }

    void aDecisionCountsBeforeAllElse()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger", "anger"}}, {"Ben", {"anger", "sadness"}}}, "sadness");
        const auto tokens = begin({"s"})->tokenize(options(), {});
        QVERIFY(tokens.ok());
        QCOMPARE(labelsOf(tokens->dialogues[0]), (std::vector<std::optional<int>>{2, std::nullopt, std::nullopt}));
    }

    void oneAnnotatorCanBeChosen()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger", "sadness"}}, {"Ben", {"sadness", "neutral"}}});
        auto chosen = options();
        chosen.annotator = "Ben";
        auto sessions = begin({"s"});
        QCOMPARE(labelsOf(sessions->tokenize(chosen, {})->dialogues[0]), (std::vector<std::optional<int>>{2, 3, std::nullopt}));
        chosen.annotator = "Zoe";
        const auto nobody = sessions->tokenize(chosen, {});
        QVERIFY(!nobody.ok());
        QCOMPARE(nobody.error().message.id, std::string("training.no-annotator"));
    }

    void withoutLabelsThereIsNothingToTrainOn()
    {
        record("s");
        QCOMPARE(begin({"s"})->tokenize(options(), {}).error().message.id, std::string("training.session-unlabelled"));
        label("s", {{"Adalgunde", {"boredom"}}});  // the model has no such label
        QCOMPARE(begin({"s"})->tokenize(options(), {}).error().message.id, std::string("training.session-unlabelled"));
    }

    void withoutEveryonesConsentItDoesNotBegin()
    {
        record("s", consentOfTwo({Purpose::Record, Purpose::Analyse}));
        label("s", {{"Adalgunde", {"anger"}}});
        const auto refused = begin({"s"});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::NotAuthorised);
        QVERIFY(englishSentence(refused.error()).find("Speaker B") != std::string::npos);
    }

    void aModelNamesItsSessionsAndIsBlockedByAWithdrawal()
    {
        record("s");
        record("t");
        label("s", {{"Adalgunde", {"anger", "sadness", "neutral"}}});
        label("t", {{"Adalgunde", {"neutral", "anger", "anger"}}});
        auto sessions = begin({"s", "t"});
        QVERIFY(sessions.ok());
        QCOMPARE(begin({"s", "s"}).error().message.id, std::string("training.session-twice"));
        const auto summary = train(*sessions, 2);
        QVERIFY2(summary.ok(), summary ? "" : englishSentence(summary.error()).c_str());
        const auto named = sessionsNamedIn(trained() / "provenance.json");
        QCOMPARE(named.size(), std::size_t{2});
        QVERIFY(std::ranges::find(named, Session::open(vault() / "s", keyring())->id().hex()) != named.end());
        QVERIFY(readModelDescription(trained()).ok());
        // It lies in no folder that a withdrawal is told of: the session's log says where.
        const auto certificate = withdraw("B", {Purpose::Train});
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->models.blocked, std::vector<fs::path>{trained()});
        QCOMPARE(readModelDescription(trained()).error().code, ErrorCode::NotAuthorised);
        QCOMPARE(begin({"s"}).error().code, ErrorCode::NotAuthorised);
        // Nor is another model made of its parts.
        const auto parts = checkPartsNotWithdrawn({m_model / "base", trained() / "adapter"});
        QVERIFY(!parts.ok());
        QCOMPARE(parts.error().code, ErrorCode::NotAuthorised);
        QVERIFY(checkPartsNotWithdrawn({m_model / "base", {}}).ok());
        QVERIFY(filesThatShow(place(), {"Annegret", "Adalgunde", words}).empty());
    }

    void aWithdrawalEndsTheTraining()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger", "sadness", "neutral"}}});
        auto sessions = begin({"s"});
        QVERIFY(sessions.ok());
        std::atomic<qint64> left{0};
        std::jthread leaving;
        const CancellationToken cancel;
        const auto leave = [&](const LlmTrainingProgress& progress) {
            if (progress.step < 3 || leaving.joinable())
                return;
            leaving = std::jthread([&] {
                left = QDateTime::currentMSecsSinceEpoch();
                if (!withdraw("A", {Purpose::Train}).ok())
                    cancel.cancel();
            });
        };
        const auto summary = train(*sessions, 1000000, ExistingResult::Keep, leave, cancel);
        const auto stopped = QDateTime::currentMSecsSinceEpoch() - left;
        QVERIFY(!summary.ok());
        QCOMPARE(summary.error().message.id, std::string("training.withdrawn-meanwhile"));
        qInfo("figure | withdrawal while a model is trained, by another program | stopped after %lld ms", static_cast<long long>(stopped));
        QVERIFY2(stopped < 1000, qPrintable(QString::number(stopped)));
        leaving.join();
        // What it had learnt by then lies there, and is blocked: nobody goes on from it by mistake.
        QVERIFY(fs::exists(trained() / "adapter"));
        QVERIFY(isModelBlocked(trained()));
    }

    /// A model of others lies there, and is replaced: what it says of itself does not name the session until the end.
    void aTrainingThatReplacesAnotherIsFoundToo()
    {
        record("s");
        record("t");
        label("s", {{"Adalgunde", {"anger", "sadness", "neutral"}}});
        label("t", {{"Adalgunde", {"neutral", "anger", "anger"}}});
        auto others = begin({"t"});
        QVERIFY(train(*others, 2).ok());
        auto sessions = begin({"s"});
        const CancellationToken killed;
        const auto stopped = train(
            *sessions, 1000000, ExistingResult::Overwrite,
            [&](const LlmTrainingProgress& progress) {
                if (progress.step >= 3)
                    killed.cancel();
            },
            killed);
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const auto certificate = withdraw("B", {Purpose::Train});
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->models.blocked, std::vector<fs::path>{trained()});
        QVERIFY(isModelBlocked(trained()));
    }

    void aModelThatWasMovedIsNamed()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger", "sadness", "neutral"}}});
        auto sessions = begin({"s"});
        QVERIFY(train(*sessions, 2).ok());
        fs::rename(trained(), place() / "elsewhere");
        const auto certificate = withdraw("B", {Purpose::Train});
        QVERIFY(certificate.ok());
        QVERIFY(!certificate->models.isWhole());
        QCOMPARE(certificate->models.notBlocked.front().first, trained());
    }

    /// Somebody withdraws between the opening of the session and the first look at its log.
    void aWithdrawalBeforeItIsWatchedCounts()
    {
        record("s");
        label("s", {{"Adalgunde", {"anger"}}});
        const auto ring = keyring();
        std::vector<Session> sessions;
        sessions.push_back(*Session::open(vault() / "s", ring));
        QVERIFY(withdraw("B", allPurposes()).ok());  // A still agrees
        QCOMPARE(SessionTraining::begin(std::move(sessions), ring).error().code, ErrorCode::NotAuthorised);
    }

    void aBlockedModelIsTrainedAgainFromTheStart()
    {
        record("s");
        record("t");
        label("s", {{"Adalgunde", {"anger", "sadness", "neutral"}}});
        label("t", {{"Adalgunde", {"neutral", "anger", "anger"}}});
        auto both = begin({"s", "t"});
        QVERIFY(train(*both, 2).ok());
        QVERIFY(withdraw("A", allPurposes()).ok());
        auto rest = begin({"t"});
        QVERIFY(rest.ok());
        const auto kept = train(*rest, 2);
        QVERIFY(!kept.ok());
        QCOMPARE(kept.error().message.id, std::string("training.withdrawn"));
        auto anew = begin({"t"});
        const auto again = train(*anew, 2, ExistingResult::Overwrite);
        QVERIFY2(again.ok(), again ? "" : englishSentence(again.error()).c_str());
        QCOMPARE(sessionsNamedIn(trained() / "provenance.json").size(), std::size_t{1});
        QVERIFY(readModelDescription(trained()).ok());
    }
};

QTEST_GUILESS_MAIN(SessionTrainingTest)
#include "session_training_test.moc"
