// SPDX-License-Identifier: GPL-3.0-or-later
// How a voice leaves a session: also where that is interrupted, or somebody puts back what was there before.
#include "engine/consent/consent_watch.h"
#include "tests/engine/consent/session_folder.h"

#include <QElapsedTimer>
#include <atomic>
#include <thread>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

class ConsentWithdrawalTest : public QObject, SessionFolder {
    Q_OBJECT

private Q_SLOTS:
    void withdrawalDestroysOnlyWhatIsTheirs()
    {
        make({ann(), ben()});
        record();
        const auto audioOfBen = readAll(opened().placeOf(opened().tracks()[1]).segmentFile(0));
        auto ring = keyring();
        auto session = opened();
        auto store = *session.derivedStore(ring);
        const std::string key(64, 'c');
        QVERIFY(store->put(key, std::as_bytes(std::span(words))).ok());
        const auto oldRing = readAll(vault() / Keyring::fileName);
        const auto certificate = session.withdraw(ring, "A", allPurposes());
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QCOMPARE(certificate->speaker, std::string("A"));
        QVERIFY(certificate->tracks == std::vector<std::uint32_t>{0});
        QCOMPARE(certificate->keys, 3u);  // the channel, what shows how she agreed, and what was computed
        QVERIFY(certificate->filesRemoved >= 2);
        QCOMPARE(certificate->logHead, session.log().head());
        QVERIFY(!canBeHeard(0) && canBeHeard(1));
        QCOMPARE(readAll(opened().placeOf(opened().tracks()[1]).segmentFile(0)) == audioOfBen, true);
        QVERIFY(!*(*opened().derivedStore(keyring()))->get(key));
        // A copy of her sound opens nothing any more.
        writeAll(opened().placeOf(opened().tracks()[0]).segmentFile(0), audioOfBen);
        QVERIFY(!canBeHeard(0));
        QVERIFY(!Session::verifyLog(folder(), keyring(), certificate->logHead)->finding);
        QVERIFY(opened().book().grant("s", Purpose::Analyse).ok());  // Balduin is left, and agrees
        QCOMPARE(session.withdraw(ring, "C", allPurposes()).error().code, ErrorCode::InvalidArgument);
        // What an intruder with an old copy of the keyring and its passphrase can do is said in SECURITY.md.
        QVERIFY(oldRing != readAll(vault() / Keyring::fileName));
    }

    void aSharedChannelGoesAsAWhole()
    {
        make({ann(), ben(0), consentingSpeaker("C", "Carla", 1)});
        record();
        QCOMPARE(opened().tracks().size(), 2u);
        auto ring = keyring();
        auto session = opened();
        const auto certificate = session.withdraw(ring, "B", allPurposes());
        QVERIFY(certificate->tracks == std::vector<std::uint32_t>{0});
        QVERIFY(!canBeHeard(0) && canBeHeard(1));
    }

    void withdrawingAnalysisKeepsTheSound()
    {
        make({ann(), ben()});
        record();
        auto ring = keyring();
        auto session = opened();
        const std::string key(64, 'c');
        QVERIFY((*session.derivedStore(ring))->put(key, std::as_bytes(std::span(words))).ok());
        const auto certificate = session.withdraw(ring, "A", {Purpose::Analyse});
        QVERIFY(certificate->tracks.empty());
        QCOMPARE(certificate->keys, 1u);
        QVERIFY(canBeHeard(0) && canBeHeard(1));
        QVERIFY(!*(*opened().derivedStore(keyring()))->get(key));
        QVERIFY(!opened().book().grant("s", Purpose::Analyse).ok());
        QVERIFY(opened().book().grant("s", Purpose::Record).ok());
    }

    /// Another program withdraws; whoever works under the grant knows it within a second.
    void workElsewhereStopsWithinASecond()
    {
        make({ann(), ben()});
        record();
        const auto mine = opened();
        const auto watch = ConsentWatch::start(mine);
        QVERIFY(watch.ok());
        const auto analyse = (*watch)->authorise(Purpose::Analyse);
        const auto share = (*watch)->authorise(Purpose::Share);
        QVERIFY(analyse.ok() && share.ok());
        auto ring = keyring();
        auto session = opened();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session.withdraw(ring, "B", {Purpose::Analyse}).ok());
        while (!analyse->isRevoked() && clock.elapsed() < 5000)
            QThread::msleep(5);
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!share->isRevoked());
        QVERIFY(!(*watch)->authorise(Purpose::Analyse).ok());
        // A log that cannot be trusted any more ends everything.
        const auto log = readAll(folder() / Session::logName);
        writeAll(folder() / Session::logName, log.substr(0, log.size() - 40));
        for (clock.start(); !share->isRevoked() && clock.elapsed() < 5000;)
            QThread::msleep(5);
        QVERIFY(share->isRevoked());
    }

    /// What was opened before somebody left still tells of them, and is not worked on.
    void whatWasOpenedBeforeAWithdrawalGivesNoLeave()
    {
        make({ann(), ben()});
        record();
        auto ring = keyring();
        const auto mine = opened();
        auto other = opened();
        QVERIFY(ConsentWatch::start(mine).ok());
        QVERIFY(other.withdraw(ring, "A", {Purpose::Share}).ok());
        const auto late = ConsentWatch::start(mine);
        QVERIFY(!late.ok());
        QCOMPARE(late.error().code, ErrorCode::NotAuthorised);
        QVERIFY(ConsentWatch::start(opened()).ok());
    }

    void retentionEnds()
    {
        make({ann(), ben()}, "2026-02-01T00:00:00Z");
        record();
        QVERIFY(opened().isDue());
        auto ring = keyring();
        auto session = opened();
        const auto certificate = session.destroyAll(ring);
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->tracks.size(), 2u);
        QVERIFY(!canBeHeard(0) && !canBeHeard(1));
        QVERIFY(!opened().book().grant("s", Purpose::Record).ok());
        QCOMPARE(joined(filesThatShow(vault(), secrets())), std::string());
    }

    /// Killed, or out of disk, after the log was told and before the keys went: whoever opens it next finishes it.
    void aHalfDoneWithdrawalIsFinished()
    {
        make({ann(), ben()});
        record();
        const std::string key(64, 'c');
        QVERIFY((*opened().derivedStore(keyring()))->put(key, std::as_bytes(std::span(words))).ok());
        breakOffWithdrawal();
        const auto before = keyring();
        const auto session = opened();
        const auto ring = keyring();
        QVERIFY(!ring.has(session.tracks()[0].key) && ring.has(session.tracks()[1].key));
        QVERIFY(!before.has(session.tracks()[0].key));
        QVERIFY(!session.canBeHeard(session.tracks()[0], ring) && session.canBeHeard(session.tracks()[1], ring));
        QVERIFY(!canBeHeard(0) && canBeHeard(1));
        QVERIFY(!*(*session.derivedStore(ring))->get(key));
        QCOMPARE(session.log().entries().back().what, std::string(keysDestroyedEvent));
        QVERIFY(opened().log().head() == session.log().head());  // nothing more to finish
    }

    /// Models go with the keys: also where it was killed before it came to them, and somebody else withdraws before it is finished.
    void aHalfDoneWithdrawalBlocksTheModelsToo()
    {
        make({ann(), ben()});
        record();
        const std::filesystem::path models = m_folder.filePath("trained").toStdString();
        const auto blocked = models / "m" / "withdrawn.json";
        std::filesystem::create_directories(models / "m");
        writeAll(models / "m" / "provenance.json", R"({"sessions":[")" + opened().id().hex() + R"("]})");
        breakOffWithdrawal({models});
        std::filesystem::remove(blocked);  // killed before it came to them
        {
            const auto session = opened();
            QVERIFY(std::filesystem::exists(blocked));
            const auto entry = nlohmann::json::parse(session.log().entries().back().details);
            QCOMPARE(entry["models_blocked"][0].get<std::string>(), (models / "m").string());
        }
        std::filesystem::remove(blocked);  // trained anew, without them
        auto ring = keyring();
        QVERIFY(opened().withdraw(ring, "B", {Purpose::Share}, {models}).ok());
        QVERIFY(!std::filesystem::exists(blocked));  // that one said nothing of training
        std::filesystem::remove_all(vault());
        make({ann(), ben()});
        record();
        writeAll(models / "m" / "provenance.json", R"({"sessions":[")" + opened().id().hex() + R"("]})");
        breakOffWithdrawal({models});
        std::filesystem::remove(blocked);
        ring = keyring();
        QVERIFY(Session::openToDestroy(folder(), ring)->withdraw(ring, "B", {Purpose::Share}).ok());
        QVERIFY(std::filesystem::exists(blocked));
    }

    /// As long as it cannot be finished, nothing of it is used.
    void whatCannotBeFinishedDoesNotOpen()
    {
        make({ann(), ben()});
        record();
        breakOffWithdrawal();
        {
            const auto full = FileFaults::full(vault(), 0);
            const auto refused = Session::open(folder(), keyring());
            QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
            QVERIFY2(englishSentence(refused.error()).find("not all of it is destroyed") != std::string::npos,
                     englishSentence(refused.error()).c_str());
            // Even one that was opened to destroy it gives none of their sound.
            const auto session = Session::openToDestroy(folder(), keyring());
            QVERIFY(!session->canBeHeard(session->tracks()[0], keyring()) && session->canBeHeard(session->tracks()[1], keyring()));
            QCOMPARE(session->openTrack(session->tracks()[0], keyring()).error().code, ErrorCode::NotAuthorised);
        }
        QVERIFY(opened().canBeHeard(opened().tracks()[1], keyring()));
    }

    /// An older keyring opens nothing that was withdrawn since, and what it brought back is destroyed again.
    void anOldKeyringBringsNothingBack()
    {
        make({ann(), ben()});
        record();
        const auto old = readAll(vault() / Keyring::fileName);
        auto ring = keyring();
        auto session = opened();
        const auto track = session.tracks()[0].key;
        QVERIFY(session.withdraw(ring, "A", allPurposes()).ok());
        writeAll(vault() / Keyring::fileName, old);
        QVERIFY(keyring().has(track));
        QCOMPARE(Session::open(folder(), keyring()).error().message.id, std::string("vault.older-copy"));
        QVERIFY(!keyring().has(track));
    }

    /// An older copy of the log, or of all that lies in the session's folder, undoes no withdrawal.
    void anOldLogBringsNothingBack()
    {
        make({ann(), ben()});
        record();
        const auto keep = m_folder.filePath("older").toStdString();
        fs::copy(folder(), keep, fs::copy_options::recursive);
        auto ring = keyring();
        auto session = opened();
        QVERIFY(session.withdraw(ring, "A", {Purpose::Analyse}).ok());
        QVERIFY(!opened().book().grant("s", Purpose::Analyse).ok());
        for (const char* name : {"log.undertone", "log.undertone.head"})
            fs::copy(fs::path(keep) / name, folder() / name, fs::copy_options::overwrite_existing);
        QVERIFY(!Session::verifyLog(folder(), keyring(), {})->finding);  // by itself it is whole
        QCOMPARE(Session::open(folder(), keyring()).error().message.id, std::string("vault.older-copy"));
        fs::copy(fs::path(keep) / Session::fileName, folder() / Session::fileName, fs::copy_options::overwrite_existing);
        QCOMPARE(Session::open(folder(), keyring()).error().message.id, std::string("vault.older-copy"));
        // What it holds can still be destroyed.
        auto left = Session::openToDestroy(folder(), ring);
        const auto certificate = left->destroyAll(ring);
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QCOMPARE(certificate->tracks.size(), 2u);
        QVERIFY(!keyring().has(session.tracks()[0].key) && !keyring().has(session.tracks()[1].key));
    }

    /// Nor does a withdrawal of somebody else, which would make the older log the latest.
    void whoLeavesAfterwardsDoesNotMakeAnOldLogTheLatest()
    {
        make({ann(), ben()});
        record();
        const auto keep = m_folder.filePath("before A left").toStdString();
        fs::copy(folder(), keep, fs::copy_options::recursive);
        auto ring = keyring();
        const auto track = opened().tracks()[1].key;
        QVERIFY(opened().withdraw(ring, "A", {Purpose::Analyse}).ok());
        for (const char* name : {"log.undertone", "log.undertone.head"})
            fs::copy(fs::path(keep) / name, folder() / name, fs::copy_options::overwrite_existing);
        auto session = Session::openToDestroy(folder(), ring);
        const auto certificate = session->withdraw(ring, "B", allPurposes());
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QVERIFY(!keyring().has(track));
        QVERIFY(certificate->logProblem && certificate->logProblem->message.id == "vault.older-copy");
        QCOMPARE(Session::open(folder(), keyring()).error().message.id, std::string("vault.older-copy"));
    }

    /// An entry that is the log's own and says nothing keeps nobody's voice.
    void anEntryThatSaysNothingHindersNoWithdrawal()
    {
        make({ann(), ben()});
        record();
        QVERIFY(opened().log().append(consentGivenEvent, {{"speaker", 7}}).ok());
        auto ring = keyring();
        QVERIFY(!Session::open(folder(), ring).ok());
        auto session = Session::openToDestroy(folder(), ring);
        QVERIFY(session.ok());
        const auto track = session->tracks()[0].key;
        const auto certificate = session->withdraw(ring, "A", allPurposes());
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QVERIFY(!keyring().has(track));
    }

    /// A log that cannot be read now is no log that was changed: the withdrawal waits until it can.
    void aLogThatCannotBeReadNowIsNotGivenUp()
    {
        make({ann(), ben()});
        record();
        auto ring = keyring();
        auto session = opened();
        const auto track = session.tracks()[0].key;
        QVERIFY(session.log().append(recordingStoppedEvent, {{"tracks", nlohmann::json::array()}}).ok());
        const auto log = folder() / Session::logName;
        const auto moved = folder() / "moved";
        fs::rename(log, moved);
        fs::create_directory(log);  // opens, and cannot be read
        const auto refused = session.withdraw(ring, "A", allPurposes());
        fs::remove(log);
        fs::rename(moved, log);
        QVERIFY(!refused.ok() && keyring().has(track));
        QVERIFY(opened().withdraw(ring, "A", allPurposes()).ok());
        QVERIFY(!keyring().has(track));
    }

    /// Sessions of programs before this one: their log names no key.
    void sessionsOfEarlierProgramsOpen()
    {
        make({ann(), ben()});
        record();
        auto ring = keyring();
        forgetDerivedKey(ring);
        QVERIFY(canBeHeard(0) && canBeHeard(1));
        // One of their withdrawals that was interrupted is finished too.
        QVERIFY(
            opened().log().append(consentWithdrawnEvent, {{"speaker", "A"}, {"purposes", {"record", "analyse", "train", "share"}}}).ok());
        QVERIFY(!canBeHeard(0) && canBeHeard(1));
        QVERIFY(!keyring().has(opened().tracks()[0].key));
        QVERIFY(opened().withdraw(ring, "B", {Purpose::Share}).ok());
        QVERIFY(canBeHeard(1));
    }

    /// A log that was changed keeps nobody's voice.
    void aDamagedLogHindersNoWithdrawal()
    {
        make({ann(), ben()});
        record();
        auto log = readAll(folder() / Session::logName);
        log[200] = static_cast<char>(log[200] ^ 1);
        writeAll(folder() / Session::logName, log);
        auto ring = keyring();
        QVERIFY(!Session::open(folder(), ring).ok());
        auto session = Session::openToDestroy(folder(), ring);
        QVERIFY(session.ok());
        const auto tracks = session->tracks();
        QCOMPARE(session->withdraw(ring, "C", allPurposes()).error().code, ErrorCode::InvalidArgument);
        const auto certificate = session->withdraw(ring, "A", allPurposes());
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QCOMPARE(certificate->tracks, std::vector<std::uint32_t>{0});
        QCOMPARE(certificate->keys, 3u);
        QVERIFY(certificate->logProblem && englishSentence(*certificate->logProblem).find("was changed") != std::string::npos);
        QCOMPARE(certificate->logHead, std::string());
        QVERIFY(!keyring().has(tracks[0].key) && keyring().has(tracks[1].key));
        fs::remove(folder() / Session::logName);
        session = Session::openToDestroy(folder(), ring);
        QVERIFY(session->destroyAll(ring)->logProblem);
        QVERIFY(!keyring().has(tracks[1].key));
    }

    /// Two who leave at once, from programs that had both opened it before: each takes what is theirs.
    void twoWithdrawAtOnce()
    {
        make({ann(), ben(), consentingSpeaker("C", "Carla", 2)});
        record();
        std::vector<std::thread> leaving;
        std::atomic<int> left = 0;
        for (const char* speaker : {"A", "B"}) {
            leaving.emplace_back([this, speaker, &left, ring = keyring(), session = opened()]() mutable {
                left += session.withdraw(ring, speaker, allPurposes()).ok() ? 1 : 0;
            });
        }
        for (auto& one : leaving)
            one.join();
        QCOMPARE(left.load(), 2);
        QVERIFY(!canBeHeard(0) && !canBeHeard(1) && canBeHeard(2));
        QVERIFY(!Session::verifyLog(folder(), keyring(), {})->finding);
    }

    /// What looks at what is withdrawn gives no leave any more once it cannot look.
    void whoCannotLookGivesNoLeave()
    {
        make({ann(), ben()});
        record();
        const auto watch = ConsentWatch::start(opened());
        const auto share = (*watch)->authorise(Purpose::Share);
        const auto log = readAll(folder() / Session::logName);
        writeAll(folder() / Session::logName, log.substr(0, log.size() - 40));
        QTRY_VERIFY(share->isRevoked());
        writeAll(folder() / Session::logName, log);
        QCOMPARE((*watch)->authorise(Purpose::Share).error().code, ErrorCode::CorruptFile);
    }

    /// A disk that fails in the middle of a withdrawal: it is in the log or not begun, and can be done again.
    void aWithdrawalThatFailsCanBeRepeated()
    {
        make({ann(), ben()});
        record();
        const auto keep = m_folder.filePath("keep").toStdString();
        fs::remove_all(keep);
        fs::copy(vault(), keep, fs::copy_options::recursive);
        const auto work = vault();
        VERIFY_NO_FINDINGS(failEachCall(
            work,
            [&] {
                fs::remove_all(work / "s");
                fs::copy(keep, work, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
            },
            [&]() -> Status {
                auto ring = TRY(Keyring::open(work, secretText(words)));
                auto session = TRY(Session::open(work / "s", ring));
                TRY(session.withdraw(ring, "A", allPurposes()));
                return {};
            },
            [&](bool) -> std::string {
                auto ring = Keyring::open(work, secretText(words));
                auto session = ring ? Session::open(work / "s", *ring) : Result<Session>(ring.error());
                if (!session)
                    return "it does not open any more: " + englishSentence(session.error());
                const auto again = session->withdraw(*ring, "A", allPurposes());
                if (!again)
                    return "it cannot be repeated: " + englishSentence(again.error());
                return ring->has(session->tracks()[0].key) || !ring->has(session->tracks()[1].key) ? "other keys" : "";
            }));
    }
};

QTEST_GUILESS_MAIN(ConsentWithdrawalTest)
#include "consent_withdrawal_test.moc"
