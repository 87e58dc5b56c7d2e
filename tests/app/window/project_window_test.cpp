// SPDX-License-Identifier: GPL-3.0-or-later
// The window over project files on a disk; engine, recordings and sound are simulated.
#include "project_desk.h"

#include "engine/project/project.h"
#include "ui/translation.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace undertone;

namespace {

constexpr int sentences = Desk::sentences;

/// Presses the button of that text in the question that is open. Returns whether there was one.
bool answerQuestion(const QWidget& window, const char* name, const QString& text)
{
    const auto* box = window.findChild<QMessageBox*>(QLatin1String(name));
    if (box == nullptr || !box->isVisible())
        return false;
    for (QAbstractButton* button : box->buttons()) {
        if (button->text().remove(QLatin1Char('&')) == text) {
            button->click();
            return true;
        }
    }
    return false;
}

/// Names a file in the dialog that opens next.
void chooseNext(const QString& path)
{
    QTimer::singleShot(0, qApp, [path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
}

}  // namespace

class ProjectWindowTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::filesystem::path state() const { return path(QStringLiteral("state")).toStdString(); }
    [[nodiscard]] QString freshProject() { return path(QStringLiteral("talk-%1.undertone").arg(++m_count)); }

    /// A project of the recording with a finished run, made by the window.
    static bool writeSilence(const QString& path, double seconds)
    {
        auto wav = WavWriter::create(path.toStdString(), {}, ExistingFile::Refuse);
        return wav.ok() && (*wav)->write(std::vector<float>(static_cast<std::size_t>(seconds * 16000))).ok() && (*wav)->finish().ok();
    }

    void makeProject(Desk& desk, const QString& project)
    {
        desk.session.open(path(QStringLiteral("talk.wav")), path(QStringLiteral("talk.csv")));
        desk.analyse();
        desk.project.create(project);
        QTRY_VERIFY2(desk.project.isOpen(), qPrintable(desk.banner()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(QDir().mkpath(path(QStringLiteral("state"))));
        QVERIFY(writeDeskRecording(path(QStringLiteral("talk.wav")), 0.3F));
        QVERIFY(writeDeskRecording(path(QStringLiteral("other.wav")), 0.2F));
    }

    void aProjectKeepsSentencesAndRuns()
    {
        const QString file = freshProject();
        std::vector<double> probabilities;
        {
            Desk desk(state());
            makeProject(desk, file);
            QVERIFY(desk.window.windowTitle().startsWith(QFileInfo(file).fileName()));
            QVERIFY(desk.document.run().kept != nullptr);
            QVERIFY(!desk.project.hasUnkeptRun());
            probabilities = desk.document.analysis(2)->probabilities;
        }
        Desk desk(state());
        desk.window.openFiles({file});
        QTRY_VERIFY(desk.project.isOpen());
        QVERIFY(desk.session.recording());
        QCOMPARE(desk.document.utteranceCount(), sentences);
        QCOMPARE(desk.document.speakerName(0), QStringLiteral("Ada"));
        QVERIFY(desk.session.state() == SessionState::Done);
        QCOMPARE(desk.document.analysis(2)->probabilities, probabilities);
    }

    void everyFinishedRunOfAnOpenProjectIsKept()
    {
        const QString file = freshProject();
        {
            Desk desk(state());
            makeProject(desk, file);
            desk.session.analyse();
            QVERIFY(desk.analysis.lastRequest->sentences != nullptr);
            QCOMPARE(desk.analysis.lastRequest->sentences->segments, desk.document.segments());
            desk.analysis.speak(desk.document.conversation());
            desk.analysis.begin();
            desk.analysis.finish();
            QVERIFY(desk.project.hasUnkeptRun());
            QTRY_VERIFY(!desk.project.hasUnkeptRun());
        }
        auto project = Project::open(file.toStdString());
        QVERIFY(project.ok());
        QCOMPARE(project->content().rows<ProjectRun>().size(), std::size_t{2});
        for (const auto& [id, run] : project->content().rows<ProjectRun>())
            QCOMPARE(project->results(id)->size(), std::size_t(sentences));
    }

    /// One that is asked for while another is open, which is closed before it is there.
    void whatIsOpenedWhileAnotherIsClosedCanBeEdited()
    {
        const QString first = freshProject();
        const QString second = freshProject();
        {
            Desk desk(state());
            makeProject(desk, second);
        }
        Desk desk(state());
        makeProject(desk, first);
        desk.project.open(second);
        desk.session.close();
        QTRY_VERIFY(desk.project.isOpen());
        QCOMPARE(desk.project.name(), QFileInfo(second).fileName());
        desk.document.setSelection(0);
        desk.project.label(0);
        QTRY_COMPARE(desk.document.lane()->annotations.size(), std::size_t{1});
    }

    void undoAndRedoNameTheirStepAndOutliveTheWindow()
    {
        const QString file = freshProject();
        {
            Desk desk(state());
            makeProject(desk, file);
            QVERIFY(!desk.action("undo").isEnabled());
            desk.document.setSelection(1);
            desk.project.assignNewSpeaker(QStringLiteral("Dora"));
            QTRY_COMPARE(desk.document.speakerName(1), QStringLiteral("Dora"));
        }
        Desk desk(state());
        desk.project.open(file);
        QTRY_VERIFY(desk.project.isOpen());
        QCOMPARE(desk.document.speakerName(1), QStringLiteral("Dora"));
        QVERIFY2(desk.action("undo").text().contains(QStringLiteral("Dora")), qPrintable(desk.action("undo").text()));
        desk.action("undo").trigger();
        QTRY_VERIFY(desk.document.speakerName(1) != QStringLiteral("Dora"));
        QVERIFY(!desk.action("undo").isEnabled());
        QVERIFY(desk.action("redo").text().contains(QStringLiteral("Dora")));
        desk.action("redo").trigger();
        QTRY_COMPARE(desk.document.speakerName(1), QStringLiteral("Dora"));
    }

    void whoComesSecondReadsAndIsTold()
    {
        const QString file = freshProject();
        Desk first(state());
        makeProject(first, file);
        Desk second(state());
        second.project.open(file);
        QTRY_VERIFY(second.project.isOpen());
        QVERIFY(!second.banner().isEmpty());
        QVERIFY(second.window.windowTitle().contains(QStringLiteral("read-only")));
        QVERIFY(!second.project.canEdit());
        second.document.setSelection(0);
        second.project.remove();
        QCOMPARE(second.document.utteranceCount(), sentences);
    }

    void aMovedRecordingIsFoundByItsSound()
    {
        const QString file = freshProject();
        {
            Desk desk(state());
            makeProject(desk, file);
        }
        // Elsewhere, for another user, without the recording.
        QTemporaryDir elsewhere;
        const QString moved = elsewhere.filePath(QStringLiteral("moved.undertone"));
        QVERIFY(QFile::copy(file, moved));
        Desk desk(elsewhere.path().toStdString());
        desk.window.show();
        desk.project.open(moved);
        QTRY_VERIFY(desk.window.findChild<QMessageBox*>(QStringLiteral("missing-recording")) != nullptr);
        QVERIFY(!desk.project.isOpen());
        chooseNext(path(QStringLiteral("other.wav")));
        QVERIFY(answerQuestion(desk.window, "missing-recording", QStringLiteral("Choose the recording…")));
        QTRY_VERIFY(!desk.banner().isEmpty());
        QVERIFY(!desk.project.isOpen());
        desk.project.findRecording(path(QStringLiteral("talk.wav")));
        QTRY_VERIFY(desk.project.isOpen());
        QVERIFY(desk.action("undo").text().contains(QStringLiteral("talk.wav")));
        // Beside the project it is found without a question.
        QTemporaryDir together;
        const QString third = together.filePath(QStringLiteral("third.undertone"));
        QVERIFY(QFile::copy(file, third)
                && QFile::copy(path(QStringLiteral("talk.wav")), together.filePath(QStringLiteral("renamed.wav"))));
        Desk other(together.path().toStdString());
        other.project.open(third);
        QTRY_VERIFY(other.project.isOpen());
        QCOMPARE(QFileInfo(other.document.audioPath()).fileName(), QStringLiteral("renamed.wav"));
    }

    void aBrokenFileLeavesWhatIsOpen()
    {
        const QString file = freshProject();
        Desk desk(state());
        makeProject(desk, file);
        const QString broken = path(QStringLiteral("broken.undertone"));
        QFile bytes(broken);
        QVERIFY(bytes.open(QIODevice::WriteOnly) && bytes.write("no project") > 0);
        bytes.close();
        desk.window.openFiles({broken});
        QTRY_VERIFY(!desk.banner().isEmpty());
        QCOMPARE(desk.project.name(), QFileInfo(file).fileName());
        desk.recordings.failure = Error{ErrorCode::UnsupportedFormat, "no audio", "notes.pdf"};
        desk.session.open(QStringLiteral("/data/notes.pdf"));
        QCOMPARE(desk.project.name(), QFileInfo(file).fileName());
        QCOMPARE(desk.document.utteranceCount(), sentences);
        QVERIFY(desk.project.canEdit());
        desk.document.setSelection(0);
        desk.project.label(1);
        QTRY_VERIFY(desk.document.annotation(0) != nullptr);
    }

    void quittingWithAResultOfNoProjectAsks()
    {
        Desk desk(state());
        desk.window.show();
        desk.session.open(path(QStringLiteral("talk.wav")), path(QStringLiteral("talk.csv")));
        desk.analyse();
        desk.window.close();
        QVERIFY(desk.window.isVisible());
        QVERIFY(answerQuestion(desk.window, "unkept-run", QStringLiteral("Cancel")));
        QVERIFY(desk.window.isVisible());
        QCOMPARE(desk.document.run().analysedCount(), sentences);
        QTRY_VERIFY(desk.window.findChild<QMessageBox*>(QStringLiteral("unkept-run")) == nullptr);

        desk.window.close();
        const QString file = freshProject();
        chooseNext(file);
        QVERIFY(answerQuestion(desk.window, "unkept-run", QStringLiteral("Save as a project…")));
        QTRY_VERIFY(!desk.window.isVisible());
        desk.session.close();
        QTRY_VERIFY(Project::open(file.toStdString()).ok());

        desk.window.show();
        desk.session.open(path(QStringLiteral("talk.wav")), path(QStringLiteral("talk.csv")));
        desk.analyse();
        desk.window.close();
        QVERIFY(answerQuestion(desk.window, "unkept-run", QStringLiteral("Discard")));
        QVERIFY(!desk.window.isVisible());
    }

    void makingAProjectTellsHowFarItIsAndCanBeGivenUp()
    {
        Desk desk(state());
        QSignalSpy progressed(&desk.projects, &ProjectService::progressed);
        makeProject(desk, freshProject());
        QVERIFY(progressed.size() > 1);
        QCOMPARE(progressed.last()[1].toDouble(), 1.0);
        double last = 0.0;
        for (const auto& arguments : progressed) {
            QVERIFY(arguments[1].toDouble() > last);
            last = arguments[1].toDouble();
        }
        // Long enough not to be read before it is given up.
        const QString recording = path(QStringLiteral("long.wav"));
        QVERIFY(writeSilence(recording, 1200.0));
        desk.recordings.answersAtOnce = false;
        desk.session.open(recording);
        QVERIFY(!desk.project.canCreate());  // of the recording that is about to close
        desk.recordings.answerRecording(desk.recordings.recordingsAsked.back());
        const QString givenUp = freshProject();
        QSignalSpy cancelled(&desk.project, &ProjectSession::cancelled);
        desk.project.create(givenUp);
        QVERIFY(desk.project.isOpening());
        desk.project.cancelOpening();
        QTRY_COMPARE(cancelled.size(), 1);
        QVERIFY2(desk.banner().isEmpty(), qPrintable(desk.banner()));
        QVERIFY(!desk.project.isOpening() && !desk.project.isOpen());
        QVERIFY(!QFile::exists(givenUp));
        desk.project.create(givenUp);
        QTRY_VERIFY2_WITH_TIMEOUT(desk.project.isOpen(), qPrintable(desk.banner()), 30000);
    }

    void aCopyHoldsWhatWasDoneAndGoesItsOwnWay()
    {
        const QString file = freshProject();
        const QString copy = freshProject();
        Desk desk(state());
        makeProject(desk, file);
        desk.document.setSelection(2);
        desk.project.assignNewSpeaker(QStringLiteral("Dora"));
        chooseNext(copy);
        desk.action("copy-project").trigger();
        QTRY_VERIFY(QFile::exists(copy));
        QCOMPARE(desk.project.name(), QFileInfo(file).fileName());  // the work goes on in the first
        desk.project.assignNewSpeaker(QStringLiteral("Edna"));
        QTRY_COMPARE(desk.document.speakerName(2), QStringLiteral("Edna"));
        Desk other(state());
        other.project.open(copy);
        QTRY_VERIFY2(other.project.isOpen(), qPrintable(other.banner()));
        QVERIFY(other.project.canEdit());
        QCOMPARE(other.document.speakerName(2), QStringLiteral("Dora"));
        QVERIFY(other.session.state() == SessionState::Done);
        // A name without its suffix is that of a file that exists: it is asked about, and stays where the answer is no.
        const auto answerReplace = [](const QString& answer) {
            auto* timer = new QTimer(qApp);
            QObject::connect(timer, &QTimer::timeout, timer, [timer, answer] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (box == nullptr || box->objectName() != QStringLiteral("replace-file"))
                    return;
                timer->deleteLater();
                for (QAbstractButton* button : box->buttons()) {
                    if (button->text().remove(QLatin1Char('&')) == answer)
                        return button->click();
                }
            });
            timer->start(20);
        };
        const auto written = QFileInfo(copy).lastModified();
        QTest::qWait(20);
        chooseNext(QString(copy).remove(QStringLiteral(".undertone")));
        answerReplace(QStringLiteral("Cancel"));
        desk.action("copy-project").trigger();
        QTest::qWait(200);
        QCOMPARE(QFileInfo(copy).lastModified(), written);
        // Where it cannot be written it is said, and the project stays.
        desk.project.saveCopy(path(QStringLiteral("talk.wav/copy.undertone")));  // a file is no folder
        QTRY_VERIFY(!desk.banner().isEmpty());
        QVERIFY(desk.project.canEdit());
    }

    void whatWasOpenedIsListed()
    {
        QTemporaryDir home;
        Desk desk(home.path().toStdString());
        const QString file = freshProject();
        makeProject(desk, file);
        const auto listed = [&desk] {
            QStringList texts;
            for (const QAction* item : desk.window.findChild<QMenu*>(QStringLiteral("recent"))->actions())
                texts << item->text();
            return texts.join(QLatin1Char('|'));
        };
        QTRY_VERIFY2(listed().contains(QFileInfo(file).fileName()) && listed().contains(QStringLiteral("talk.wav")), qPrintable(listed()));
        QVERIFY(listed().indexOf(QFileInfo(file).fileName()) < listed().indexOf(QStringLiteral("talk.wav")));
    }

    /// In the menu and on the start page, where a window is high enough for them.
    void aCorpusIsListedWithTheFiles()
    {
        QTemporaryDir home;
        Desk desk(home.path().toStdString());
        QVERIFY(QDir(home.path()).mkdir(QStringLiteral("MELD & more")));
        const QString corpus = home.filePath(QStringLiteral("MELD & more"));
        desk.projects.rememberRecording(path(QStringLiteral("talk.wav")).toStdString());
        desk.projects.rememberCorpus(corpus.toStdString());
        const auto& menu = *desk.window.findChild<QMenu*>(QStringLiteral("recent"));
        QTRY_VERIFY(menu.actions().size() >= 4);  // both, a separator and what clears the list
        QCOMPARE(menu.actions()[0]->text(), QStringLiteral("Corpus MELD && more – ") + home.path());
        QSignalSpy wanted(&desk.window, &MainWindow::corpusRequested);
        menu.actions()[0]->trigger();
        QCOMPARE(wanted.takeFirst().front().toString(), corpus);
        desk.window.show();
        auto& offered = *desk.window.findChild<QLabel*>(QStringLiteral("recent-files"));
        desk.window.resize(1000, 420);
        QTRY_VERIFY(!offered.isVisible());
        desk.window.resize(1000, 900);
        QTRY_VERIFY(offered.isVisible());
        QVERIFY2(offered.text().contains(QStringLiteral("Corpus MELD &amp; more")), qPrintable(offered.text()));
        Q_EMIT offered.linkActivated(QStringLiteral("0"));
        QCOMPARE(wanted.takeFirst().front().toString(), corpus);
        Q_EMIT offered.linkActivated(QStringLiteral("1"));
        QTRY_COMPARE(desk.document.audioPath(), path(QStringLiteral("talk.wav")));
        QCOMPARE(wanted.size(), 0);
        desk.projects.clearRecent();
        QTRY_VERIFY(!menu.isEnabled());
        desk.session.close();
        QTRY_VERIFY(!offered.isVisible());
    }
};

QTEST_MAIN(ProjectWindowTest)
#include "project_window_test.moc"
