// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "ui/conversation/timeline_export.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/translation.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>
#include <QtTest>

using namespace undertone;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class WindowExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void picturesAreWholeAndReadable()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        QTemporaryDir folder;
        const Theme& theme = Theme::of(ThemeMode::Light);
        const TimelinePictureText text = describeForPicture(f.document);
        const QString png = folder.filePath(QStringLiteral("t.png"));
        QVERIFY(writeTimelinePng(f.document, theme, {900, 500}, text, png).ok());
        QCOMPARE(QImage(png).size(), QSize(1800, 1000));
        const QString svg = folder.filePath(QStringLiteral("t.svg"));
        QVERIFY(writeTimelineSvg(f.document, theme, {900, 500}, text, svg).ok());
        QVERIFY(contents(svg).contains("<svg"));
    }

    void annotationFormatsAreWrittenAndTheirLossesSaid_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::newRow("JSON") << QStringLiteral("export-json") << QStringLiteral("t.json") << static_cast<int>(TimelineFormat::Json);
        QTest::newRow("CSV") << QStringLiteral("export-csv") << QStringLiteral("t.csv") << static_cast<int>(TimelineFormat::Csv);
        QTest::newRow("TextGrid") << QStringLiteral("export-textgrid") << QStringLiteral("t.TextGrid")
                                  << static_cast<int>(TimelineFormat::TextGrid);
        QTest::newRow("EAF") << QStringLiteral("export-eaf") << QStringLiteral("t.eaf") << static_cast<int>(TimelineFormat::Eaf);
    }

    void annotationFormatsAreWrittenAndTheirLossesSaid()
    {
        QFETCH(QString, action);
        QFETCH(QString, name);
        QFETCH(int, format);
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        if (format != static_cast<int>(TimelineFormat::Json))
            f.losses = {ExportLoss::Probabilities, ExportLoss::Provenance};
        QTemporaryDir folder;
        f.window.setLastFolder(folder.path());
        QTimer::singleShot(0, &f.window, [&name] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        f.window.findChild<QAction*>(action)->trigger();
        QCOMPARE(QString::fromStdString(f.exportedPath.string()), folder.filePath(name));
        QCOMPARE(static_cast<int>(f.exportedFormat), format);
        QCOMPARE(f.exportedSeconds, f.durationSeconds);
        QVERIFY2(f.bannerText().contains(QStringLiteral("does not hold: probabilities, model")) == !f.losses.empty(),
                 qPrintable(f.bannerText()));
    }

    void aPictureThatCannotBeWrittenIsAnError()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        const Status status = writeTimelinePng(f.document, Theme::of(ThemeMode::Light), {900, 500}, describeForPicture(f.document),
                                               QStringLiteral("/no/such/folder/t.png"));
        QVERIFY(!status.ok());
        QVERIFY(status.error().code == ErrorCode::FileNotWritable);
    }
};

QTEST_MAIN(WindowExportTest)
#include "window_export_test.moc"
