// SPDX-License-Identifier: GPL-3.0-or-later
// What a project knows of where it comes from, when it is exported: the file of its sentences, and what was stated about the recording.
#include "project_desk.h"

#include "engine/project/project.h"
#include "engine/project/recent_projects.h"
#include "engine/project/source_files.h"
#include "tests/ui/dialog_answers.h"
#include "ui/services/project_service.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace undertone;

class ProjectExportTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_elsewhere;
    QString m_file;
    int m_count = 0;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static void put(const QString& file, const QByteArray& bytes)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    [[nodiscard]] std::unique_ptr<Desk> newDesk() const { return std::make_unique<Desk>(path(QStringLiteral("state")).toStdString()); }
    /// Opens the recording with its sentences, analyses it and makes the project; its window is in view.
    std::unique_ptr<Desk> deskOf(const QString& segments)
    {
        auto desk = newDesk();
        desk->session.open(path(QStringLiteral("talk.wav")), segments);
        desk->session.setAttestation(QStringLiteral("all agreed"));
        desk->analyse();
        desk->project.create(m_file);
        return shown(std::move(desk));
    }
    [[nodiscard]] std::unique_ptr<Desk> reopened() const
    {
        auto desk = newDesk();
        desk->project.open(m_file);
        return shown(std::move(desk));
    }
    static std::unique_ptr<Desk> shown(std::unique_ptr<Desk> desk)
    {
        if (!QTest::qWaitFor([&] { return desk->project.isOpen(); }))
            return nullptr;
        desk->window.show();
        return QTest::qWaitForWindowExposed(&desk->window) ? std::move(desk) : nullptr;
    }
    /// What is asked when the project is exported as EAF under that name.
    static QString exportEaf(Desk& desk, const QString& file, const QStringList& buttons = {})
    {
        desk.window.setLastFolder(QFileInfo(file).absolutePath());
        desk.exported = {};
        desk.exportedKeep.clear();
        const Answers answers(QFileInfo(file).fileName(), buttons);
        desk.action("export-eaf").trigger();
        return answers.asked().join(QLatin1Char('\n'));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(prepareDesk(path({})));
        put(path(QStringLiteral("talk.eaf")), "<gaze/>");
        put(m_elsewhere.filePath(QStringLiteral("far.eaf")), "<gaze/>");
    }
    void init() { m_file = path(QStringLiteral("p%1.undertone").arg(++m_count)); }

    void theFileOfTheSentencesIsRemembered()
    {
        const QString source = path(QStringLiteral("talk.eaf"));
        for (const bool again : {false, true}) {
            const auto desk = again ? reopened() : deskOf(source);
            QVERIFY(desk != nullptr);
            const QString asked = exportEaf(*desk, source, {QStringLiteral("Cancel")});
            QVERIFY2(asked.contains(QStringLiteral("The sentences came from it")), qPrintable(asked));
            QCOMPARE(exportEaf(*desk, path(QStringLiteral("new.eaf"))), QString());
            QCOMPARE(QString::fromStdString(desk->exportedKeep.string()), source);
        }
        QVERIFY(QFile::rename(source, path(QStringLiteral("away.eaf"))));
        const auto desk = reopened();
        QVERIFY(desk != nullptr);
        QCOMPARE(exportEaf(*desk, path(QStringLiteral("new.eaf"))), QString());
        QVERIFY(desk->exportedKeep.empty());
        QVERIFY(QFile::rename(path(QStringLiteral("away.eaf")), source));
    }

    /// Outside the project's folder it is opened again only where this user chose it.
    void aFileElsewhereIsTakenWhereItWasChosenHere()
    {
        const QString source = m_elsewhere.filePath(QStringLiteral("far.eaf"));
        QVERIFY(deskOf(source) != nullptr);
        auto desk = reopened();
        QVERIFY(desk != nullptr);
        exportEaf(*desk, path(QStringLiteral("new.eaf")));
        QCOMPARE(QString::fromStdString(desk->exportedKeep.string()), source);
        desk.reset();
        const auto recent = path(QStringLiteral("state/recent.json")).toStdString();
        QVERIFY(forgetProject(recent, m_file.toStdString()).ok());
        desk = reopened();
        QVERIFY(desk != nullptr);
        exportEaf(*desk, path(QStringLiteral("new.eaf")));
        QVERIFY(desk->exportedKeep.empty());
    }

    void aFileThatIsImportedIsRemembered()
    {
        auto desk = deskOf(path(QStringLiteral("talk.csv")));
        QVERIFY(desk != nullptr);
        exportEaf(*desk, path(QStringLiteral("new.eaf")));
        QVERIFY(desk->exportedKeep.empty());
        const QString source = path(QStringLiteral("talk.eaf"));
        desk->session.openSegments(source);
        QTRY_COMPARE(desk->session.sourcePath(), source);
        exportEaf(*desk, path(QStringLiteral("new.eaf")));
        QCOMPARE(QString::fromStdString(desk->exportedKeep.string()), source);
        // Undone with the sentences that came from it: tiers of another file belong to none of those before.
        desk->action("undo").trigger();
        QTRY_VERIFY(desk->session.sourcePath() != source);
        desk->action("redo").trigger();
        QTRY_COMPARE(desk->session.sourcePath(), source);
        desk.reset();
        desk = reopened();
        QVERIFY(desk != nullptr);
        QCOMPARE(desk->session.sourcePath(), source);
    }

    void whatWasStatedIsRemembered()
    {
        auto desk = deskOf(path(QStringLiteral("talk.csv")));
        QVERIFY(desk != nullptr);
        desk.reset();
        desk = reopened();
        QVERIFY(desk != nullptr);
        QCOMPARE(desk->session.attestation(), QStringLiteral("all agreed"));
        exportEaf(*desk, path(QStringLiteral("new.eaf")));
        QCOMPARE(desk->exported.attestation, std::string("all agreed"));
        for (const char* typed : {"C", "CC", "CC0"})
            desk->session.setAttestation(QString::fromLatin1(typed));
        desk.reset();  // what was typed last is kept
        {
            const auto project = Project::open(m_file.toStdString());
            QVERIFY(project.ok());
            QCOMPARE(statementOf(project->content()), std::string("CC0"));
        }
        desk = reopened();
        QVERIFY(desk != nullptr);
        QCOMPARE(desk->session.attestation(), QStringLiteral("CC0"));
        desk->session.setAttestation(QString());
        QTRY_VERIFY_WITH_TIMEOUT(desk->project.project()->statement.empty(), 10'000);
    }
};

QTEST_MAIN(ProjectExportTest)
#include "project_export_test.moc"
