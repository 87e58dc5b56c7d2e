// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/sha256.h"
#include "tests/engine/consent/session_folder.h"

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

class ConsentSessionTest : public QObject, SessionFolder {
    Q_OBJECT

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

    /// A recording that was interrupted is heard as it is where the disk takes nothing.
    void aFullDiskHindersNoReading()
    {
        make({ann(), ben()});
        record(false);
        auto session = opened();
        {
            const auto full = FileFaults::full(vault(), 0);
            QCOMPARE(session.recover(keyring()).error().code, ErrorCode::FileNotWritable);
            QVERIFY(session.recoverToRead(keyring()).ok());
            QVERIFY(canBeHeard(0) && canBeHeard(1));
        }
        {
            const auto faults = FileFaults::failingAt(folder(), 1, EROFS);
            QVERIFY(!session.isBeingRecorded());
            QVERIFY(faults.hit());
        }
        {
            const auto recording = session.lockForRecording();
            QVERIFY(session.isBeingRecorded());
            QVERIFY(!session.recoverToRead(keyring()).ok());
        }
        QVERIFY(session.recoverToRead(keyring()).ok() && session.extents());
    }

    /// Who was told something else than this program's words has it in the session, sealed.
    /// What could not be made whole takes up neither the folder nor keys: the same consent serves again once there is room.
    void whatCannotBeMadeLeavesNothing()
    {
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
        auto ring = keyring();
        const auto consent = *readConsentFile(consentFile({ann(), ben()}));
        std::filesystem::create_directory(folder());
        const auto size = std::filesystem::file_size(vault() / Keyring::fileName);
        int failures = 0;
        for (int k = 1;; ++k) {
            bool wasHit = false;
            auto made = [&] {
                const auto faults = FileFaults::failingAt(folder(), k, ENOSPC);
                auto session = Session::create(folder(), ring, consent);
                wasHit = faults.hit();
                return session;
            }();
            if (made && !wasHit)
                break;
            if (made) {  // that call was not needed
                QVERIFY(made->removeUnheard(ring).ok());
                std::filesystem::create_directory(folder());
                continue;
            }
            ++failures;
            QVERIFY2(filesUnder(folder()).empty(), qPrintable(QString("%1: %2").arg(k).arg(joined(filesUnder(folder())).c_str())));
            QCOMPARE(std::filesystem::file_size(vault() / Keyring::fileName), size);
        }
        QVERIFY(failures > 10);
        QVERIFY(opened().book().speakers().size() == 2);
    }

    void aNoticeOfOnesOwnIsKept()
    {
        const std::string told = "Hinweis Quittenmus: we record you.";
        writeAll(m_folder.filePath("notice.txt").toStdString(), told);
        auto speaker = ann();
        speaker["notice_sha256"] = sha256Hex(told);
        speaker["notice_file"] = "notice.txt";
        make({speaker, ben()});
        const auto session = opened();
        QCOMPARE(*session.noticeOf(session.book().speakers()[0].record), told);
        QCOMPARE(*session.noticeOf(session.book().speakers()[1].record), std::string(consentNotice("de")));
        QCOMPARE(joined(filesThatShow(vault(), {"Quittenmus"})), std::string());
        fs::remove_all(folder() / "notices");  // as other programs left it: nothing is said in its place
        QCOMPARE(*session.noticeOf(session.book().speakers()[0].record), std::string());
    }

    /// What a lock of the vault leaves after a kill names nobody.
    void locksNameNobody()
    {
        make({ann()});
        const auto recording = opened().lockForRecording();
        QVERIFY(recording.ok());
        const auto holder = readAll(folder() / "audio" / ".lock");
        QVERIFY2(holder.starts_with("process ") && holder.find('/') == std::string::npos, holder.c_str());
    }

    void channelsThatAreNumberedWronglyAreRefused()
    {
        make({ann(), ben()});
        const auto ring = keyring();
        const auto [id, keyId] = *readSessionKeyId(folder());
        const auto key = ring.key(keyId);
        auto content = *readSessionFile(folder(), *key);
        content.tracks[1].number = 40;
        QVERIFY(writeSessionFile(folder(), content, *key).ok());
        QCOMPARE(Session::open(folder(), ring).error().code, ErrorCode::CorruptFile);
    }
};

QTEST_GUILESS_MAIN(ConsentSessionTest)
#include "consent_session_test.moc"
