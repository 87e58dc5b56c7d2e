// SPDX-License-Identifier: GPL-3.0-or-later
// A channel that several voices share, of which one withdraws and the others keep their sentences.
#include "engine/consent/consent_notice.h"
#include "engine/io/sha256.h"
#include "tests/engine/consent/session_folder.h"

#include <cerrno>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

/// Of the three voices on the channel, what is not Annegret's; across the end of the first segment.
const std::vector<KeptStretches> theirs{{0, {{2.0, 5.5}, {28.25, 31.0}}}};

}  // namespace

class ConsentCutTest : public QObject, private SessionFolder {
    Q_OBJECT

    void makeShared(const std::string& notice = {}) const
    {
        auto first = ann();
        if (!notice.empty())
            first["notice_sha256"] = notice;
        make({first, ben(0), consentingSpeaker("C", "Cosima", 1)});
        record();
    }
    [[nodiscard]] Result<DestructionCertificate> withdrawn(const char* speaker, const std::vector<KeptStretches>& kept = {},
                                                           const Purposes& purposes = allPurposes()) const
    {
        auto ring = keyring();
        auto session = TRY(Session::openToDestroy(folder(), ring));
        return session.withdraw(ring, speaker, purposes, {}, {}, kept);
    }
    [[nodiscard]] std::vector<float> heard(std::size_t track) const
    {
        const auto session = opened();
        const auto ring = keyring();
        auto source = session.openTrack(session.tracks()[track], ring);
        std::vector<float> samples(source ? static_cast<std::size_t>((*source)->frameCount()) : 0);
        return source && (*source)->read(0, samples).ok() ? samples : std::vector<float>();
    }
    /// As long as before, and silent but for what was kept.
    [[nodiscard]] QString wrongIn(const std::vector<float>& samples) const
    {
        if (samples.size() != m_samples.size())
            return QStringLiteral("%1 frames").arg(samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const bool isTheirs = (i >= 2000 && i < 5500) || (i >= 28250 && i < 31000);
            if (samples[i] != (isTheirs ? m_samples[i] : 0.0f))
                return QStringLiteral("frame %1").arg(i);
        }
        return {};
    }

private Q_SLOTS:
    void whatOthersSayStays()
    {
        makeShared();
        const auto before = opened().tracks()[0];
        const auto certificate = withdrawn("A", theirs);
        QVERIFY2(certificate.ok(), certificate ? "" : englishSentence(certificate.error()).c_str());
        QCOMPARE(certificate->cutTracks, std::vector<std::uint32_t>{0});
        QVERIFY(certificate->tracks.empty());
        QCOMPARE(wrongIn(heard(0)), QString());
        QVERIFY(canBeHeard(1));
        const auto session = opened();
        QCOMPARE(session.tracks()[0].speakers, std::vector<std::string>{"B"});
        QVERIFY(session.tracks()[0].key != before.key && !keyring().has(before.key));
        QVERIFY(!fs::exists(session.folder() / "audio" / "00-000000.segment"));  // and the whole is gone
        QVERIFY(filesThatShow(vault(), secrets()).empty());
        QVERIFY(!session.verifyLog(folder(), keyring(), {})->finding);
    }

    /// What stays of the channel can go, too, by another withdrawal.
    void whatIsLeftCanGo()
    {
        makeShared();
        QVERIFY(withdrawn("A", theirs).ok());
        const auto key = opened().tracks()[0].key;
        const auto certificate = withdrawn("B");
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->tracks, std::vector<std::uint32_t>{0});
        QVERIFY(!keyring().has(key));
        QVERIFY(!fs::exists(folder() / "audio" / key.hex()));
        QVERIFY(heard(0).empty());
        QVERIFY(canBeHeard(1));
    }

    void threeVoicesGoOneByOne()
    {
        make({ann(), ben(0), consentingSpeaker("C", "Cosima", 0)});
        record();
        QVERIFY(withdrawn("A", {{0, {{2.0, 31.0}}}}).ok());
        QCOMPARE(opened().tracks()[0].speakers, (std::vector<std::string>{"B", "C"}));
        QVERIFY(withdrawn("C", theirs).ok());
        QCOMPARE(opened().tracks()[0].speakers, std::vector<std::string>{"B"});
        QCOMPARE(wrongIn(heard(0)), QString());
        std::size_t folders = 0;
        for (const auto& entry : fs::directory_iterator(folder() / "audio"))
            folders += entry.is_directory() ? 1 : 0;
        QCOMPARE(folders, std::size_t{1});
    }

    void nothingOfThemMayBeLeft()
    {
        makeShared();
        QVERIFY(withdrawn("A", {{0, {}}}).ok());
        const auto samples = heard(0);
        QCOMPARE(samples.size(), m_samples.size());
        QVERIFY(std::ranges::all_of(samples, [](float sample) { return sample == 0.0f; }));
    }

    /// Whoever was promised that the whole channel is destroyed gets that; so does who is recorded still.
    void whatWasPromisedIsKept()
    {
        const std::string former = "fcf5b2863c71d7b05a72c274ff5067b327dfc9461cccc38a8fff4bd134304a9e";
        QVERIFY(!saysThatOthersMayBeKept(former) && !noticeOfSha256(former).empty());
        makeShared(former);
        QCOMPARE(withdrawn("A", theirs).error().message.id, std::string("consent.channel-promised"));
        QVERIFY(canBeHeard(0));  // nothing was done
        QCOMPARE(*opened().noticeOf(opened().book().speakers()[0].record), std::string(noticeOfSha256(former)));
        QVERIFY(withdrawn("A").ok());
        QVERIFY(heard(0).empty());
    }

    void whatCannotBeKeptIsSaid()
    {
        make({ann(), ben(0), consentingSpeaker("C", "Cosima", 1)});
        {
            auto session = opened();
            QVERIFY(session.log().append(recordingStartedEvent, nlohmann::json::object()).ok());
        }
        QCOMPARE(withdrawn("A", theirs).error().message.id, std::string("consent.cut-while-recording"));
        record();
        for (const auto& kept : {KeptStretches{1, {{0.0, 1.0}}}, KeptStretches{7, {{0.0, 1.0}}}, KeptStretches{0, {{1.0, 0.5}}},
                                 KeptStretches{0, {{2.0, 3.0}, {1.0, 2.0}}}, KeptStretches{0, {{-1.0, 3.0}}}}) {
            QCOMPARE(withdrawn("A", {kept}).error().message.id, std::string("consent.cut-invalid"));
        }
        QVERIFY(canBeHeard(0) && canBeHeard(1));
    }

    /// On a disk that fails at every call in turn: what is heard then is the whole, if the log was not told, or what was kept, or nothing;
    /// and where it can be finished, it is finished at the next opening.
    void whateverInterruptsIt()
    {
        makeShared();
        const auto keep = m_folder.filePath("keep").toStdString();
        fs::copy(vault(), keep, fs::copy_options::recursive);
        const auto anew = [&] {
            fs::remove_all(vault());
            fs::copy(keep, vault(), fs::copy_options::recursive);
        };
        int calls = 0;
        {
            const auto counted = FileFaults::failingAt(vault(), 1'000'000, ENOSPC);
            QVERIFY(withdrawn("A", theirs).ok());
            calls = counted.calls();
        }
        int hits = 0, finished = 0;
        // Most of them write a block of sound each, one like the other.
        for (int k = 1; k <= calls; k += k < 30 || k > calls - 40 ? 1 : 23) {
            anew();
            bool withdrew = false;
            {
                const auto faults = FileFaults::failingAt(vault(), k, ENOSPC);
                withdrew = withdrawn("A", theirs).ok();
                hits += faults.hit() ? 1 : 0;
            }
            const auto session = Session::open(folder(), keyring());  // finishes it
            QVERIFY2(session.ok(), qPrintable(QString::number(k)));
            const bool told = session->book().find("A")->withdrawn.contains(Purpose::Record);
            const auto samples = heard(0);
            if (told)
                QVERIFY2(wrongIn(samples).isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(k).arg(wrongIn(samples))));
            else
                QVERIFY2(samples == m_samples && !withdrew, qPrintable(QString::number(k)));
            finished += told && !withdrew ? 1 : 0;
        }
        QVERIFY2(hits > 60 && finished > 20, qPrintable(QStringLiteral("%1 of %2, %3 finished").arg(hits).arg(calls).arg(finished)));
    }
};

QTEST_APPLESS_MAIN(ConsentCutTest)
#include "consent_cut_test.moc"
