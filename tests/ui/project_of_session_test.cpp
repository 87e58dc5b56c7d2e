// SPDX-License-Identifier: GPL-3.0-or-later
// The project of a recorded session comes with the session, and only with that one.
#include "ui/translation.h"
#include "window_fixture.h"

#include <QAction>
#include <QSignalSpy>
#include <QtTest>

using namespace undertone;

namespace {

struct Fixture : WindowFixture {
    Fixture()
    {
        recordings.origin = RecordingOrigin::Session;
        projects.next = std::make_shared<ProjectSnapshot>(simulatedProject(conversation));
        session.loadModel({});
    }
    void open(OpenMode mode = OpenMode::Wait) { session.open(QStringLiteral("/data/kitchen-table.wav"), {}, mode); }
    void answer() { Q_EMIT projects.opened(projects.sessionsAsked.back(), projects.next); }
};

}  // namespace

class ProjectOfSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void itComesWithTheSession()
    {
        Fixture f;
        f.open();
        QVERIFY(f.project.isOpen() && f.project.isOfSession() && f.project.canEdit());
        QCOMPARE(f.document.utteranceCount(), WindowFixture::sentences);
        QCOMPARE(f.projects.adoptCount, 1);
        QVERIFY(f.projects.remembered.empty());
        for (const char* name : {"new-project", "copy-project", "export-csv"})
            QVERIFY2(!f.window.findChild<QAction*>(QLatin1String(name))->isEnabled(), name);
        QCOMPARE(f.window.windowTitle(), QStringLiteral("Recorded session – Undertone"));
        f.session.close();
        QVERIFY(!f.project.isOpen());
        QCOMPARE(f.projects.closeCount, 1);
    }

    void filesHaveNone()
    {
        Fixture f;
        f.recordings.origin = RecordingOrigin::File;
        f.open();
        QVERIFY(f.projects.sessionsAsked.empty());
        QVERIFY(!f.project.isOpen());
    }

    /// The sentences of a run that is going on are not those of the project: it comes when the run has ended, with its results.
    void itWaitsForARun()
    {
        Fixture f;
        f.projects.answersAtOnce = false;
        f.open(OpenMode::Analyse);
        f.analysis.begin();
        f.analysis.analyse(3);
        f.answer();
        QVERIFY(!f.project.isOpen());
        QCOMPARE(f.projects.closeCount, 1);  // and it holds the session no longer
        QCOMPARE(f.document.run().resultCount(), 3);
        f.analysis.finish();
        QCOMPARE(f.projects.sessionsAsked.size(), std::size_t{2});
        f.answer();
        QVERIFY(f.project.isOpen());
        QVERIFY(!f.project.hasUnkeptRun());
    }

    /// Also one that is given up or fails.
    void itComesAfterARunThatFailed()
    {
        Fixture f;
        f.projects.answersAtOnce = false;
        f.open(OpenMode::Analyse);
        f.analysis.begin();
        f.answer();
        f.analysis.fail({ErrorCode::OutOfMemory, message("core.out-of-memory")});
        f.answer();
        QVERIFY(f.project.isOpen());
    }

    /// What comes too late is not shown over another recording.
    void itIsNotAdoptedByAnother()
    {
        Fixture f;
        f.projects.answersAtOnce = false;
        f.open();
        f.session.close();
        QCOMPARE(f.projects.closeCount, 1);
        f.answer();
        QVERIFY(!f.project.isOpen());
        f.recordings.origin = RecordingOrigin::File;
        f.open();
        f.answer();
        QVERIFY(!f.project.isOpen());
        QCOMPARE(f.projects.adoptCount, 0);
    }

    /// Without leave to analyse there are no labels, which is no mishap; what is damaged is.
    void whyThereIsNoneIsSaidWhereItIsAMishap()
    {
        Fixture f;
        QSignalSpy mishap(&f.project, &ProjectSession::mishap);
        f.projects.failure = Error{ErrorCode::NotAuthorised, message("consent.nobody")};
        f.open();
        QVERIFY(!f.project.isOpen() && mishap.isEmpty());
        f.session.close();
        f.projects.failure = Error{ErrorCode::CorruptFile, message("project.damaged", "s")};
        f.open();
        QVERIFY(!f.project.isOpen());
        QCOMPARE(mishap.size(), 1);
        QVERIFY(f.session.recording().has_value());  // it can be heard
    }

    /// A project file that could not be opened leaves the session with its own.
    void itComesBehindAFileThatFails()
    {
        Fixture f;
        f.projects.answersAtOnce = false;
        f.project.open(QStringLiteral("/data/other.undertone"));
        const RequestId file = f.projects.waiting;
        f.open();
        QVERIFY(f.projects.sessionsAsked.empty());
        Q_EMIT f.projects.failed(file, {ErrorCode::CorruptFile, message("project.damaged", "other")});
        QCOMPARE(f.projects.sessionsAsked.size(), std::size_t{1});
        f.answer();
        QVERIFY(f.project.isOpen());
    }
};

QTEST_MAIN(ProjectOfSessionTest)
#include "project_of_session_test.moc"
