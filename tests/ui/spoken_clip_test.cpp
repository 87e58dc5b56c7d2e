// SPDX-License-Identifier: GPL-3.0-or-later
// Consent that is spoken into a clip, on the consent page of the wizard: whose it is, for what, and from which microphone.
#include "session_fixture.h"

#include "ui/recording/recording_sign.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QLabel>
#include <QtTest>

using namespace undertone;

class SpokenClipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    /// A clip that is spoken in the wizard stands for a signature; who chooses otherwise afterwards speaks again.
    void consentCanBeSpoken()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.window.show();
        auto& page = f.window.wizard().consentPage();
        page.chooseSpeaker(0);
        f.part<QAbstractButton>("way-spoken").click();
        auto& record = f.part<QPushButton>("record-clip");
        QVERIFY(!record.isEnabled());  // nobody is recorded who did not choose it
        f.part<QCheckBox>("agrees-record").setChecked(true);
        const auto& speaker = f.window.wizard().draft().speakers[0];
        QVERIFY(record.isEnabled() && !speaker.agreesToBeRecorded());
        auto& microphones = f.part<QComboBox>("clip-microphone");
        QCOMPARE(microphones.count(), 2);  // of one that hears something
        QCOMPARE(microphones.currentText(), QStringLiteral("USB audio interface, channel 1"));
        microphones.setCurrentIndex(1);
        Q_EMIT microphones.activated(1);
        f.capture.findDevices();  // as when the page comes back
        record.click();
        QCOMPARE(f.capture.asked.back(), std::string("clip from system:mic, channel 2"));
        auto* sign = f.window.findChild<RecordingSign*>();
        QVERIFY(sign->isVisible());
        QVERIFY(f.window.windowTitle().startsWith(QStringLiteral("● REC")));
        QVERIFY(page.isVisible());
        record.click();
        QVERIFY(!sign->isVisible());
        QCOMPARE(speaker.expressed, QStringLiteral("spoken"));
        QVERIFY(speaker.evidence.startsWith("RIFF"));
        QVERIFY(speaker.agreesToBeRecorded());
        f.part<QCheckBox>("agrees-train").setChecked(true);
        QVERIFY(!speaker.agreesToBeRecorded() && speaker.evidence.isEmpty());
        f.part<QCheckBox>("agrees-train").setChecked(false);
        QVERIFY(speaker.agreesToBeRecorded());
    }

    /// Each speaker is heard where the session hears them; what is chosen by hand is kept, for that speaker.
    void theMicrophoneOfAClipFollowsTheSpeaker()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.window.show();
        auto& page = f.window.wizard().consentPage();
        const auto speak = [&](int speaker) {
            page.chooseSpeaker(speaker);
            f.part<QAbstractButton>("way-spoken").click();
            f.part<QCheckBox>("agrees-record").setChecked(true);
            f.part<QPushButton>("record-clip").click();
            f.part<QPushButton>("record-clip").click();
            return f.capture.asked.back();
        };
        QCOMPARE(speak(0), std::string("clip from system:mic, channel 1"));
        QCOMPARE(speak(1), std::string("clip from system:mic, channel 2"));
        auto& microphones = f.part<QComboBox>("clip-microphone");
        microphones.setCurrentIndex(0);
        Q_EMIT microphones.activated(0);
        QCOMPARE(speak(1), std::string("clip from system:mic, channel 1"));
        page.chooseSpeaker(0);
        microphones.setCurrentIndex(1);
        Q_EMIT microphones.activated(1);
        QCOMPARE(speak(1), std::string("clip from system:mic, channel 1"));
        QCOMPARE(speak(0), std::string("clip from system:mic, channel 2"));
        f.capture.findDevices();
        QCOMPARE(speak(0), std::string("clip from system:mic, channel 2"));
        // Behind the channels of the first device come those of the second.
        SessionFixture two;
        two.unlock();
        two.toPage(2);
        two.capture.devices.push_back({"system:other", QStringLiteral("Headset"), 1, 48000, false, false});
        two.window.wizard().draft().device = "system:other";
        two.window.wizard().draft().secondDevice = "system:mic";
        two.window.show();
        two.window.wizard().consentPage().chooseSpeaker(1);
        two.part<QAbstractButton>("way-spoken").click();
        two.part<QCheckBox>("agrees-record").setChecked(true);
        two.part<QPushButton>("record-clip").click();
        QCOMPARE(two.capture.asked.back(), std::string("clip from system:mic, channel 1"));
    }

    /// No consent is spoken into a device that hears nothing, unless that is what is wanted; then it is said.
    void aSimulatedMicrophoneIsNoneByItself()
    {
        for (const auto& [isOnly, isOfSession] : {std::pair{false, false}, {true, false}, {false, true}}) {
            SessionFixture f;
            f.unlock();
            f.toPage(2);
            if (isOnly)
                f.capture.devices.erase(f.capture.devices.begin());
            else  // the first in the list, and no default
                std::swap(f.capture.devices[0], f.capture.devices[1]);
            f.capture.devices.back().isDefault = false;
            f.window.wizard().draft().device = isOfSession ? "simulated:simulated" : "";
            f.window.show();
            f.window.wizard().consentPage().chooseSpeaker(0);
            f.part<QAbstractButton>("way-spoken").click();
            f.part<QCheckBox>("agrees-record").setChecked(true);
            const auto labels = f.window.wizard().consentPage().findChildren<QLabel*>();
            const bool isSaid = std::ranges::any_of(labels, [](const QLabel* label) {
                return label->isVisible() && label->text().contains(QStringLiteral("simulated device hears nothing"));
            });
            QCOMPARE(isSaid, isOnly || isOfSession);
            f.part<QPushButton>("record-clip").click();
            QCOMPARE(f.capture.asked.back().find("simulated") != std::string::npos, isOnly || isOfSession);
        }
    }

    /// The sound of a clip comes after it was ended: it was spoken for what was chosen, and by whom it was, when it began.
    void aClipThatComesLaterStandsForNothingElse()
    {
        SessionFixture f;
        f.unlock();
        f.toPage(2);
        f.window.show();
        f.capture.answersAtOnce = false;
        auto& page = f.window.wizard().consentPage();
        const auto& speakers = f.window.wizard().draft().speakers;
        page.chooseSpeaker(0);
        f.part<QAbstractButton>("way-spoken").click();
        f.part<QCheckBox>("agrees-record").setChecked(true);
        f.part<QPushButton>("record-clip").click();
        f.part<QCheckBox>("agrees-share").setChecked(true);  // while it is recorded
        f.capture.giveClip();
        QVERIFY(!speakers[0].agreesToBeRecorded() && speakers[0].evidence.isEmpty());
        f.part<QCheckBox>("agrees-share").setChecked(false);
        QVERIFY(speakers[0].agreesToBeRecorded());
        // Another speaker is shown before it comes.
        f.part<QPushButton>("record-clip").click();
        page.chooseSpeaker(1);
        f.part<QAbstractButton>("way-spoken").click();
        for (const char* purpose : {"agrees-record", "agrees-share"})
            f.part<QCheckBox>(purpose).setChecked(true);
        f.capture.giveClip();
        QVERIFY(!speakers[1].agreesToBeRecorded());
        page.chooseSpeaker(0);
        QVERIFY(speakers[0].agreesToBeRecorded());
        QVERIFY(!speakers[0].purposes.contains(Purpose::Share));
    }
};

QTEST_MAIN(SpokenClipTest)
#include "spoken_clip_test.moc"
