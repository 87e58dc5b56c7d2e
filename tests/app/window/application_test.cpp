// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a whole, started with a file on its command line. No model is needed to see what it opens.
#include "app/jobs/project/project_job.h"
#include "app/window/application.h"
#include "app/window/window_options.h"
#include "project_desk.h"
#include "ui/about/storage_dialog.h"
#include "ui/path_field.h"
#include "ui/recording/session_list.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeWidget>
#include <QtTest>

using namespace undertone;

namespace {

constexpr int patienceMilliseconds = 30000;

/// Runs the program until a window's title holds `name`, or patience ends. Returns that title.
QString titleOnceItHolds(const QString& name, const WindowOptions& options)
{
    QString seen;
    QElapsedTimer clock;
    clock.start();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, qApp, [&] {
        for (const QWidget* window : QApplication::topLevelWidgets()) {
            if (qobject_cast<const MainWindow*>(window) != nullptr && window->windowTitle().contains(name))
                seen = window->windowTitle();
        }
        if (!seen.isEmpty() || clock.elapsed() > patienceMilliseconds)
            qApp->quit();
    });
    look.start(20);
    Application(options).run();
    return seen;
}

}  // namespace

class ApplicationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, path(variable).toUtf8());
        QVERIFY(writeDeskRecording(path("talk.wav"), 0.3F));
        OpenRecording recording;
        recording.audio = path("talk.wav").toStdString();
        recording.conversation = simulatedConversation(Desk::sentences);
        recording.name = "talk.csv";
        recording.target = path("work.undertone").toStdString();
        const auto made = makeProject(recording, {});
        QVERIFY(made.ok());
    }

    void aProjectOnTheCommandLineIsOpened()
    {
        const QByteArray file = path("work.undertone").toUtf8();
        const std::array<const char*, 2> arguments{"undertone", file.constData()};
        const auto parsed = parseWindowOptions(static_cast<int>(arguments.size()), arguments.data());
        QVERIFY(std::holds_alternative<WindowOptions>(parsed));
        const QString title = titleOnceItHolds(QStringLiteral("work.undertone"), std::get<WindowOptions>(parsed));
        QVERIFY2(title.startsWith(QStringLiteral("work.undertone")), qPrintable(title));
    }

    /// What is asked for in a menu comes: the sessions, over the vault of the settings, and what stays on this disk.
    void theMenusLeadToTheSessionsAndTheDisk()
    {
        Settings().setVaultFolder(path("vault"));
        QStringList seen;
        int kept = 0;
        QElapsedTimer clock;
        clock.start();
        QTimer look;
        const auto ask = [](const char* action) {
            for (QWidget* window : QApplication::topLevelWidgets()) {
                if (auto* found = qobject_cast<MainWindow*>(window); found != nullptr && found->isVisible())
                    found->findChild<QAction*>(QLatin1String(action))->trigger();
            }
        };
        QObject::connect(&look, &QTimer::timeout, qApp, [&] {
            for (QWidget* window : QApplication::topLevelWidgets()) {
                if (auto* sessions = qobject_cast<SessionsWindow*>(window);
                    sessions != nullptr && sessions->isVisible() && seen.isEmpty()) {
                    const auto* folder = sessions->findChild<PathField*>(QStringLiteral("vault-folder"));
                    if (folder->path() == path("vault").toStdString()) {
                        seen << sessions->windowTitle();
                        ask("storage");
                    }
                }
                if (auto* disk = qobject_cast<StorageDialog*>(window); disk != nullptr && disk->isVisible()) {
                    kept = disk->findChild<QTreeWidget*>()->topLevelItemCount();
                    if (kept > 0)
                        qApp->quit();
                }
            }
            if (clock.elapsed() > patienceMilliseconds)
                qApp->quit();
        });
        look.start(20);
        QTimer::singleShot(0, qApp, [&] { ask("sessions"); });
        Application(WindowOptions()).run();
        QCOMPARE(seen, QStringList{QStringLiteral("Recorded sessions")});
        QVERIFY(kept > 0);  // the settings, at least
    }

    /// Sessions of the vault of the settings stand beside the files from the start, and lead to where they are among the others.
    void sessionsAreOfferedAtTheStart()
    {
        const QString session = path("sealed/20261128-140600");
        QVERIFY(QDir().mkpath(session));
        QFile file(session + QStringLiteral("/session.undertone"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        Settings().setVaultFolder(path("sealed"));
        std::filesystem::path selected;
        QString offered;
        QElapsedTimer clock;
        clock.start();
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, qApp, [&] {
            for (QWidget* window : QApplication::topLevelWidgets()) {
                if (auto* main = qobject_cast<MainWindow*>(window); main != nullptr && main->isVisible() && offered.isEmpty()) {
                    auto* recent = main->findChild<QLabel*>(QStringLiteral("recent-files"));
                    if (recent->text().contains(QStringLiteral("Locked"))) {
                        offered = recent->text();
                        Q_EMIT recent->linkActivated(QStringLiteral("s0"));
                    }
                }
                if (auto* sessions = qobject_cast<SessionsWindow*>(window); sessions != nullptr && sessions->isVisible()) {
                    selected = sessions->list().selectedFolder();
                    if (!selected.empty())
                        qApp->quit();
                }
            }
            if (clock.elapsed() > patienceMilliseconds)
                qApp->quit();
        });
        look.start(20);
        Application(WindowOptions()).run();
        QVERIFY2(offered.contains(QStringLiteral("Recorded session of")), qPrintable(offered));
        QCOMPARE(selected, std::filesystem::path(session.toStdString()));
    }
};

QTEST_MAIN(ApplicationTest)
#include "application_test.moc"
