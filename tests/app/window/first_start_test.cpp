// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_start.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

/// The dialog against scripts that stand for undertone-setup.
class FirstStartTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString script(const char* text)
    {
        const QString path = m_folder.filePath(QStringLiteral("undertone-setup"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray("#!/bin/sh\ncd ") + m_folder.path().toLocal8Bit() + "\n" + text) < 0)
            return {};
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    static QPushButton* fetchButton(const FirstStartDialog& dialog)
    {
        for (auto* button : dialog.findChildren<QPushButton*>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    static bool says(const FirstStartDialog& dialog, const QString& text)
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(text); });
    }

    static QString hashes() { return QStringLiteral(UNDERTONE_SOURCE_DIR "/packaging/setup/libtorch.txt"); }

private Q_SLOTS:
    void sizeAndHashesAreShownAndNothingIsFetchedUnasked()
    {
        const FirstStartDialog dialog(script("touch fetched\n"), hashes());
        QVERIFY(says(dialog, QStringLiteral("544 MB")));
        QVERIFY(says(dialog, QStringLiteral("0f68f4ac6d95d12e896c3b7a912b5871619542ec54d3649cf48cc1edd4dd2756")));
        QTest::qWait(700);
        QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("fetched"))));
    }

    void progressIsShownAndTheEndAcceptsIt()
    {
        FirstStartDialog dialog(script("if [ \"$1\" = --size ]; then echo 136000000 544000000; exit; fi\n"
                                       "while [ ! -e go ]; do sleep 0.05; done\n"),
                                hashes());
        dialog.open();
        fetchButton(dialog)->click();
        QVERIFY(!fetchButton(dialog)->isEnabled());
        QTRY_COMPARE(dialog.findChild<QProgressBar*>()->value(), 250);
        QVERIFY(says(dialog, QStringLiteral("136 of 544 MB")));
        QFile go(m_folder.filePath(QStringLiteral("go")));
        QVERIFY(go.open(QIODevice::WriteOnly));
        QTRY_COMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        FirstStartDialog dialog(script("[ \"$1\" = --size ] || { echo 'first' >&2; echo 'undertone-setup: no room' >&2; exit 1; }\n"),
                                hashes());
        dialog.open();
        fetchButton(dialog)->click();
        QTRY_VERIFY(says(dialog, QStringLiteral("undertone-setup: no room")));
        QVERIFY(!says(dialog, QStringLiteral("first")));
        QVERIFY(fetchButton(dialog)->isEnabled());
        QVERIFY(dialog.isVisible());
        FirstStartDialog missing(m_folder.filePath(QStringLiteral("nowhere")), hashes());
        fetchButton(missing)->click();
        QTRY_VERIFY(says(missing, QStringLiteral("LibTorch could not be fetched")));
    }

    void closingEndsTheSetup()
    {
        {
            FirstStartDialog dialog(script("[ \"$1\" = --size ] && exit\ntrap 'touch ended; exit 1' TERM\ntouch begun\n"
                                           "while true; do sleep 0.05; done\n"),
                                    hashes());
            fetchButton(dialog)->click();
            QTRY_VERIFY(QFileInfo::exists(m_folder.filePath(QStringLiteral("begun"))));
        }
        QTRY_VERIFY(QFileInfo::exists(m_folder.filePath(QStringLiteral("ended"))));
    }

    /// The set-up's downloads are programs of their own: they end with it, and do not go on unseen.
    void closingEndsWhatTheSetupStarted()
    {
        {
            FirstStartDialog dialog(script("[ \"$1\" = --size ] && exit\nsh -c 'while true; do touch alive; sleep 0.05; done'\n"),
                                    hashes());
            fetchButton(dialog)->click();
            QTRY_VERIFY(QFileInfo::exists(m_folder.filePath(QStringLiteral("alive"))));
        }
        QTest::qWait(200);
        QFile::remove(m_folder.filePath(QStringLiteral("alive")));
        QTest::qWait(300);
        QVERIFY2(!QFileInfo::exists(m_folder.filePath(QStringLiteral("alive"))), "what the set-up started goes on");
    }

    void itIsDrawn()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::of(mode).apply(*qApp);
            FirstStartDialog dialog(script("[ \"$1\" = --size ] && echo 136000000 544000000 || sleep 5\n"), hashes());
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            fetchButton(dialog)->click();
            QTRY_VERIFY(says(dialog, QStringLiteral("136 of")));
            for (const auto* label : dialog.findChildren<QLabel*>())
                QVERIFY2(label->heightForWidth(label->width()) <= label->height(), qPrintable(label->text()));
            if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
                dialog.grab().save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS"))
                                       .filePath(mode == ThemeMode::Light ? "first-start-light.png" : "first-start-dark.png"));
        }
    }
};

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
