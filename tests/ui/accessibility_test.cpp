// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a screen reader has it: the tree of QAccessible, which AT-SPI hands on. With UNDERTONE_SHOTS=<folder> the tree is written
// there too.
#include "session_fixture.h"
#include "window_fixture.h"

#include "ui/about/about_dialog.h"
#include "ui/conversation/labels_dialog.h"
#include "ui/timeline/timeline_view.h"
#include "ui/translation.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QMetaEnum>
#include <QtTest>

using namespace undertone;

namespace {

struct Walk {
    QStringList nameless;  ///< that take the focus
    QStringList tree;
    int focusable = 0;
};

QString roleName(QAccessible::Role role)
{
    const char* name = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return name != nullptr ? QString::fromLatin1(name) : QString::number(role);
}

void walk(QAccessibleInterface* node, int depth, Walk& into)
{
    if (node == nullptr || !node->isValid() || node->state().invisible)
        return;
    const QString name = node->text(QAccessible::Name).simplified();
    into.tree << QString(2 * depth, QLatin1Char(' ')) + roleName(node->role()) + QStringLiteral(" \"%1\"").arg(name)
            + (node->state().focusable ? QStringLiteral(" focusable") : QString());
    // Cells of a table are said by their column and text; an empty one has none.
    const bool isCell = node->role() == QAccessible::Cell || node->role() == QAccessible::ListItem || node->role() == QAccessible::TreeItem;
    if (node->state().focusable && !isCell) {
        ++into.focusable;
        const QWidget* widget = qobject_cast<QWidget*>(node->object());
        const bool takesFocus = widget == nullptr || (widget->focusPolicy() & Qt::TabFocus);
        if (takesFocus && (name.isEmpty() || node->role() == QAccessible::NoRole))
            into.nameless << roleName(node->role())
                    + (node->object() != nullptr ? QStringLiteral(" %1 %2").arg(QLatin1String(node->object()->metaObject()->className()),
                                                                                node->object()->objectName())
                                                 : QString());
    }
    for (int i = 0; i < node->childCount(); ++i)
        walk(node->child(i), depth + 1, into);
}

Walk walked(QWidget& window)
{
    Walk result;
    walk(QAccessible::queryAccessibleInterface(&window), 0, result);
    return result;
}

void keep(const Walk& walk, const QString& name)
{
    if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        return;
    QFile file(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(walk.tree.join(QLatin1Char('\n')).toUtf8());
}

}  // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

private:
    static void openProject(WindowFixture& f)
    {
        f.projects.next = std::make_shared<const ProjectSnapshot>(simulatedProject(f.conversation));
        f.session.loadModel({});
        f.project.open(QStringLiteral("/data/kitchen-table.undertone"));
        f.document.setSelection(3);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        QAccessible::setActive(true);
    }

    void whatTakesTheFocusHasANameAndARole_data()
    {
        QTest::addColumn<QString>("state");
        for (const char* state : {"empty", "running", "done", "project"})
            QTest::newRow(state) << QString::fromLatin1(state);
    }

    void whatTakesTheFocusHasANameAndARole()
    {
        QFETCH(QString, state);
        WindowFixture f;
        if (state == QLatin1String("running"))
            f.openAndRun(5);
        if (state == QLatin1String("done")) {
            f.openAndRun(0);
            f.analysis.finish();
        }
        if (state == QLatin1String("project"))
            openProject(f);
        f.window.show();
        const Walk found = walked(f.window);
        keep(found, QStringLiteral("accessibility-%1.txt").arg(state));
        QVERIFY2(found.nameless.isEmpty(), qPrintable(found.nameless.join(QLatin1Char('\n'))));
        QVERIFY(found.focusable >= (state == QLatin1String("empty") ? 3 : 15));
    }

    void dialogsToo()
    {
        WindowFixture f;
        openProject(f);
        LabelsDialog labels(f.document, f.project, Theme::of(ThemeMode::Light));
        AboutDialog about(simulatedModel(), AboutDialog::Page::Model, Theme::of(ThemeMode::Light));
        for (QDialog* dialog : std::initializer_list<QDialog*>{&labels, &about}) {
            dialog->show();
            const Walk found = walked(*dialog);
            QVERIFY2(found.nameless.isEmpty(), qPrintable(found.nameless.join(QLatin1Char('\n'))));
            QVERIFY(found.focusable > 0);
        }
    }

    void recordedSessionsToo()
    {
        SessionFixture f;
        f.window.show();
        const auto check = [&](const char* where) {
            const Walk found = walked(f.window);
            QVERIFY2(found.nameless.isEmpty(),
                     qPrintable(QLatin1String(where) + QLatin1Char('\n') + found.nameless.join(QLatin1Char('\n'))));
            QVERIFY(found.focusable > 3);
        };
        check("locked");
        f.unlock();
        f.window.list().select(f.service.view.sessions[4].folder);
        check("session");
        for (int page = 0; page < 4; ++page) {
            f.toPage(page);
            check("wizard");
        }
        f.capture.set(simulatedCapture(CaptureState::Recording));
        check("recording");
    }

    /// The timeline says which sentence it is at.
    void theTimelineTellsTheSentence()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        QAccessibleInterface* timeline = QAccessible::queryAccessibleInterface(f.window.findChild<TimelineView*>());
        const QString before = timeline->text(QAccessible::Description);
        f.document.setSelection(4);
        const QString said = timeline->text(QAccessible::Description);
        QVERIFY(said != before);
        QVERIFY2(said.contains(f.document.speakerName(4)), qPrintable(said));
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
