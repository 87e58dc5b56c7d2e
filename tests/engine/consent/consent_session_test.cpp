// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"
#include "tests/support/consent_text.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

const std::string words = "correct horse battery";
constexpr std::uint32_t rate = 1000;

}  // namespace

class ConsentSessionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<float> m_samples = tone(35'000);
    fs::path vault() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    fs::path folder() const { return vault() / "s"; }
    Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    Session opened() const { return std::move(Session::open(folder(), keyring())).value(); }
    fs::path consentFile(const std::vector<nlohmann::json>& speakers, const std::string& retention = "2099-01-01T00:00:00Z") const
    {
        auto json = consentText(speakers);
        json["retention_until"] = retention;
        writeAll(m_folder.filePath("clip.wav").toStdString(), "RIFF Annegret says yes");
        writeAll(m_folder.filePath("consent.json").toStdString(), json.dump());
        return m_folder.filePath("consent.json").toStdString();
    }
    void make(const std::vector<nlohmann::json>& speakers, const std::string& retention = "2099-01-01T00:00:00Z") const
    {
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
        auto ring = keyring();
        const auto consent = readConsentFile(consentFile(speakers, retention));
        QVERIFY2(consent.ok(), consent ? "" : englishSentence(consent.error()).c_str());
        const auto session = Session::create(folder(), ring, *consent);
        QVERIFY2(session.ok(), session ? "" : englishSentence(session.error()).c_str());
    }
    /// Audio in every track, and the log that says so; without an end, as a killed program leaves it.
    void record(bool ends = true) const
    {
        auto session = opened();
        const auto ring = keyring();
        auto tracks = nlohmann::json::array();
        QVERIFY(session.log().append(recordingStartedEvent, nlohmann::json::object()).ok());
        for (const auto& track : session.tracks()) {
            auto writer = TrackWriter::create(session.placeOf(track), *ring.key(track.key), rate);
            QVERIFY(writer->append(m_samples).ok());
            if (!ends)
                continue;
            const auto extent = *writer->finish();
            tracks.push_back({{"track", track.number}, {"segments", extent.segments}, {"frames", extent.frames}});
        }
        if (ends)
            QVERIFY(session.log().append(recordingStoppedEvent, {{"tracks", tracks}}).ok());
    }
    std::vector<std::string> secrets() const
    {
        auto found = wordsOfConsent();
        found.push_back(words);
        found.push_back(bytesOfSamples(std::span(m_samples).subspan(100, 6)));
        found.push_back("says yes");
        return found;
    }
    bool canBeHeard(std::size_t track) const
    {
        const auto session = opened();
        const auto ring = keyring();
        auto source = session.openTrack(session.tracks()[track], ring);
        std::vector<float> samples(m_samples.size());
        return source && (*source)->read(0, samples).ok() && samples == m_samples;
    }
    static nlohmann::json ann()
    {
        auto speaker = consentingSpeaker("A", "Annegret", 0);
        speaker["evidence"] = "clip.wav";
        return speaker;
    }
    static nlohmann::json ben(int channel = 1) { return consentingSpeaker("B", "Balduin", channel); }

private Q_SLOTS:
    void aSessionComesBackAndShowsNothing()
    {
        make({ann(), ben()});
        record();
        auto session = opened();
        QCOMPARE(session.tracks().size(), 2u);
        QCOMPARE(session.terms().title, std::string("Gespraech Kuehlschrank"));
        QCOMPARE(session.book().speakers().size(), 2u);
        QVERIFY(session.extents() && (*session.extents())[1].frames == m_samples.size());
        QVERIFY(canBeHeard(0) && canBeHeard(1));
        QCOMPARE(joined(filesThatShow(vault(), secrets())), std::string());
        QVERIFY(!Session::isSession(vault()));
        QCOMPARE(Session::open(vault(), keyring()).error().code, ErrorCode::FileNotFound);
        auto ring = keyring();
        QCOMPARE(Session::create(folder(), ring, *readConsentFile(consentFile({ann()}))).error().code, ErrorCode::InvalidArgument);
    }

    void aPassphraseChangeTouchesTheKeyringAlone()
    {
        make({ann(), ben()});
        record();
        std::map<std::string, std::string> before;
        const auto names = filesUnder(vault());
        for (const auto& name : names) {
            if (!name.ends_with('/'))
                before[name] = readAll(vault() / name);
        }
        QVERIFY(Keyring::changePassphrase(vault(), secretText(words), secretText("another long one"), cheapPassphrase).ok());
        for (const auto& [name, content] : before)
            QCOMPARE(readAll(vault() / name) == content, name != Keyring::fileName);
        QVERIFY(filesUnder(vault()) == names && before.size() > 8);
        QVERIFY(Session::open(folder(), *Keyring::open(vault(), secretText("another long one"))).ok());
    }

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

    void anInterruptedRecordingIsRecovered()
    {
        make({ann(), ben()});
        record(false);
        QVERIFY(!opened().extents());
        QVERIFY(canBeHeard(0));
        auto session = opened();
        QVERIFY(*session.recover(keyring()));
        QVERIFY(!*session.recover(keyring()));
        QVERIFY(canBeHeard(0) && canBeHeard(1));
        const auto file = opened().placeOf(opened().tracks()[0]).segmentFile(1);
        const auto last = readAll(file);
        writeAll(file, last.substr(0, last.size() - 1));
        QVERIFY(!canBeHeard(0));
        writeAll(file, last);
        QVERIFY(canBeHeard(0));
        QCOMPARE(joined(filesThatShow(vault(), secrets())), std::string());
    }

    void everyChangedByteOfTheSessionFileIsSeen()
    {
        make({ann()});
        const auto ring = keyring();
        const auto missed = undetectedFlips(folder() / Session::fileName, [&] { return !Session::open(folder(), ring).ok(); });
        QVERIFY2(missed.empty(), qPrintable(QString::number(missed.empty() ? 0 : missed[0])));
        const auto log = undetectedFlips(folder() / Session::logName, [&] { return !Session::open(folder(), ring).ok(); });
        QVERIFY2(log.empty(), qPrintable(QString::number(log.empty() ? 0 : log[0])));
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

QTEST_GUILESS_MAIN(ConsentSessionTest)
#include "consent_session_test.moc"
