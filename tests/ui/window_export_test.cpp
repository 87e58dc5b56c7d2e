// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialog_answers.h"
#include "window_fixture.h"

#include "ui/conversation/conversation_report.h"
#include "ui/conversation/figure_dialog.h"
#include "ui/conversation/timeline_export.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/translation.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

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
        QTest::newRow("RTTM") << QStringLiteral("export-rttm") << QStringLiteral("t.rttm") << static_cast<int>(TimelineFormat::Rttm);
        QTest::newRow("WebVTT") << QStringLiteral("export-vtt") << QStringLiteral("t.vtt") << static_cast<int>(TimelineFormat::WebVtt);
        QTest::newRow("Audacity") << QStringLiteral("export-audacity") << QStringLiteral("t.txt")
                                  << static_cast<int>(TimelineFormat::Audacity);
        QTest::newRow("IEMOCAP") << QStringLiteral("export-iemocap") << QStringLiteral("t.txt")
                                 << static_cast<int>(TimelineFormat::EmoEvaluation);
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
        Answers answers(name, {});
        f.window.findChild<QAction*>(action)->trigger();
        QCOMPARE(QString::fromStdString(f.exportedPath.string()), folder.filePath(name));
        QCOMPARE(static_cast<int>(f.exportedFormat), format);
        QCOMPARE(f.exportedSeconds, f.durationSeconds);
        QVERIFY2(f.bannerText().contains(name), qPrintable(f.bannerText()));
        QVERIFY2(f.bannerText().contains(QStringLiteral("does not hold: probabilities, model")) == !f.losses.empty(),
                 qPrintable(f.bannerText()));
    }

    void aDatabaseIsWrittenIntoAFolder()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("talk database"));
        QVERIFY(QDir().mkdir(target));
        const auto write = [&](const QStringList& buttons) {
            f.exportedPath.clear();
            const Answers answers(target, buttons);
            f.window.findChild<QAction*>(QStringLiteral("export-audformat"))->trigger();
            return answers.asked().join(QLatin1Char('\n'));
        };
        QCOMPARE(write({}), QString());
        QCOMPARE(QString::fromStdString(f.exportedPath.string()), target);
        QVERIFY(f.exportedFormat == TimelineFormat::Audformat);
        QVERIFY2(f.bannerText().contains(QStringLiteral("talk database")), qPrintable(f.bannerText()));
        put(target + QStringLiteral("/db.yaml"), "name: theirs\n");
        QVERIFY(write({QStringLiteral("Cancel")}).contains(QStringLiteral("talk database")));
        QVERIFY(f.exportedPath.empty());
        write({QStringLiteral("Replace")});
        QCOMPARE(QString::fromStdString(f.exportedPath.string()), target);
    }

    /// Labels that were given before any analysis: in all formats that hold labels, and not as the timeline of a run.
    void labelsAreExportedWithoutARun()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.document.clearRun(RunRole::Primary);
        f.window.show();
        QAction* csv = f.window.findChild<QAction*>(QStringLiteral("export-csv"));
        QAction* report = f.window.findChild<QAction*>(QStringLiteral("export-report"));
        QVERIFY(csv->isEnabled() && !report->isEnabled());  // who speaks when, so far
        auto lane = std::make_shared<AnnotationLane>();
        lane->annotator = "Ada";
        lane->labels = {"calm", "cross"};
        const SegmentId judged = f.document.segments()[3].id;
        const SegmentId twice = f.document.segments()[4].id;
        lane->annotations[judged].labels = {1};
        lane->annotations[judged].confidence = 0.5;
        lane->annotations[twice].labels = {0, 1};
        f.document.setLane(lane);
        f.session.setAttestation(QStringLiteral("all agreed"));
        for (const char* name : {"csv", "textgrid", "eaf", "rttm", "vtt", "audacity", "iemocap", "audformat"})
            QVERIFY2(f.window.findChild<QAction*>(QStringLiteral("export-") + QLatin1String(name))->isEnabled(), name);
        for (const char* name : {"png", "svg", "pdf", "report"})
            QVERIFY2(f.window.findChild<QAction*>(QStringLiteral("export-") + QLatin1String(name))->isEnabled(), name);
        for (const char* name : {"json", "labels"})
            QVERIFY2(!f.window.findChild<QAction*>(QStringLiteral("export-") + QLatin1String(name))->isEnabled(), name);
        f.losses = {ExportLoss::Annotator};
        QTemporaryDir folder;
        f.window.setLastFolder(folder.path());
        Answers answers(QStringLiteral("t.csv"), {});
        csv->trigger();
        QCOMPARE(f.exported.annotator, std::optional<std::string>("Ada"));
        QCOMPARE(f.exported.labels, lane->labels);
        QCOMPARE(f.exported.attestation, std::string("all agreed"));
        QCOMPARE(f.exported.utterances.size(), std::size_t{WindowFixture::sentences});
        using Columns = std::vector<std::pair<std::string, std::string>>;
        for (const auto& row : f.exported.utterances) {
            QCOMPARE(row.emotion(), row.segment == judged ? 1 : row.segment == twice ? 0 : -1);
            QVERIFY(row.probabilities.empty());
            QCOMPARE(row.columns,
                     row.segment == judged      ? Columns({{"confidence", "0.5"}})
                         : row.segment == twice ? Columns({{"label", "calm; cross"}})
                                                : Columns());
        }
        QVERIFY2(f.bannerText().contains(QStringLiteral("whose labels")) && !f.bannerText().contains(QStringLiteral("JSON")),
                 qPrintable(f.bannerText()));
    }

    void whatWillBeLostIsAskedBefore()
    {
        for (const bool goOn : {false, true}) {
            WindowFixture f;
            f.openAndRun(0);
            f.analysis.finish();
            f.window.show();
            f.window.setLossReporter([](const TimelineExport&, TimelineFormat) { return std::vector{ExportLoss::Emotions}; });
            QTemporaryDir folder;
            f.window.setLastFolder(folder.path());
            Answers answers(QStringLiteral("t.rttm"), {goOn ? QStringLiteral("Export") : QStringLiteral("Cancel")});
            f.window.findChild<QAction*>(QStringLiteral("export-rttm"))->trigger();
            QVERIFY(answers.allAnswered());
            QVERIFY2(answers.asked().first().contains(QStringLiteral("does not hold: emotions")), qPrintable(answers.asked().first()));
            QCOMPARE(f.exportedPath.empty(), !goOn);
        }
    }

    void textsAndJudgementsGoAlong()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        Conversation edited = f.document.conversation();
        edited.segments[3].columns = {{"text", "so it was you"}};
        const SegmentId judged = edited.segments[3].id;
        f.document.editConversation(edited);
        auto lane = std::make_shared<AnnotationLane>();
        lane->labels = {"calm", "cross"};
        lane->annotations[judged] = {{1, 0}, 0.5, "laughs", 2.5, {}, 4.0};
        f.document.setLane(lane);
        QTemporaryDir folder;
        f.window.setLastFolder(folder.path());
        Answers answers(QStringLiteral("t.csv"), {});
        f.window.findChild<QAction*>(QStringLiteral("export-csv"))->trigger();
        QCOMPARE(f.exported.utterances.size(), std::size_t{WindowFixture::sentences});
        for (const auto& row : f.exported.utterances) {
            if (row.segment != judged) {
                QVERIFY(row.columns.empty());
                continue;
            }
            const std::vector<std::pair<std::string, std::string>> wanted{{"text", "so it was you"}, {"label", "cross; calm"},
                                                                          {"confidence", "0.5"},     {"remark", "laughs"},
                                                                          {"valence", "2.5"},        {"dominance", "4"}};
            QCOMPARE(row.columns, wanted);
        }
    }

    /// Also where the dialog was given a name without its suffix.
    void aFileIsReplacedOnRequestOnly_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("replace");
        for (const char* typed : {"t.csv", "t"}) {
            QTest::addRow("%s, no", typed) << QString::fromLatin1(typed) << false;
            QTest::addRow("%s, yes", typed) << QString::fromLatin1(typed) << true;
        }
    }
    void aFileIsReplacedOnRequestOnly()
    {
        QFETCH(QString, typed);
        QFETCH(bool, replace);
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        QTemporaryDir folder;
        put(folder.filePath(QStringLiteral("t.csv")), "mine");
        f.window.setLastFolder(folder.path());
        Answers answers(typed, {replace ? QStringLiteral("Replace") : QStringLiteral("Cancel")});
        f.window.findChild<QAction*>(QStringLiteral("export-csv"))->trigger();
        QVERIFY(answers.allAnswered());
        QVERIFY(answers.asked().first().contains(QStringLiteral("t.csv")));
        QCOMPARE(f.exportedPath.empty(), !replace);
    }

    void theFileOfTheSentencesIsNamedAndItsTiersGoAlong()
    {
        QTemporaryDir folder;
        const QString segments = folder.filePath(QStringLiteral("talk.eaf"));
        put(segments, "<x/>");
        put(folder.filePath(QStringLiteral("talk.wav")), "RIFF");
        for (const auto& [action, word] : {std::pair("export-eaf", "Its tiers are kept"), std::pair("export-csv", "would be lost")}) {
            WindowFixture f;
            f.session.loadModel({});
            f.session.open(folder.filePath(QStringLiteral("talk.wav")), segments, OpenMode::Analyse);
            f.analysis.begin();
            f.analysis.finish();
            f.window.show();
            f.window.setLastFolder(folder.path());
            const auto asked = [&](const char* name) {
                f.exportedPath.clear();
                const Answers answers(QLatin1String(name), {QStringLiteral("Cancel")});
                f.window.findChild<QAction*>(QLatin1String(action))->trigger();
                return answers.asked().join(QLatin1Char('\n'));
            };
            QVERIFY2(asked("talk.eaf").contains(QLatin1String(word)), action);
            QVERIFY(f.exportedPath.empty());
            QCOMPARE(asked("new.eaf"), QString());
            QVERIFY(!f.exportedPath.empty());
            QCOMPARE(QString::fromStdString(f.exportedKeep.string()), action == QLatin1String("export-eaf") ? segments : QString());
            QVERIFY(asked("talk.wav").contains(QStringLiteral("recording itself")));
            QVERIFY(f.exportedPath.empty());
        }
    }

    void picturesInEveryFormatAndInLines_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("PNG") << QStringLiteral("export-png") << QStringLiteral("t.png") << QByteArray("\x89PNG");
        QTest::newRow("SVG") << QStringLiteral("export-svg") << QStringLiteral("t.svg") << QByteArray("<?xml");
        QTest::newRow("PDF") << QStringLiteral("export-pdf") << QStringLiteral("t.pdf") << QByteArray("%PDF");
        QTest::newRow("report") << QStringLiteral("export-report") << QStringLiteral("r.pdf") << QByteArray("%PDF");
    }
    void picturesInEveryFormatAndInLines()
    {
        QFETCH(QString, action);
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
        QTemporaryDir folder;
        f.window.setLastFolder(folder.path());
        Answers answers(name, {QStringLiteral("OK")});
        f.window.findChild<QAction*>(action)->trigger();
        QVERIFY(contents(folder.filePath(name)).startsWith(begins));
        QVERIFY2(f.bannerText().contains(name), qPrintable(f.bannerText()));
        if (name.endsWith(QLatin1String("svg")))
            QVERIFY(contents(folder.filePath(name)).contains("undertone --render t.svg --segments kitchen-table.rttm --model "));
    }

    void aPictureInLinesIsHigher()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.analysis.finish();
        const auto lines = pictureLines(0.0, 100.0, 30.0);
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(lines.back().startSeconds, 90.0);
        QCOMPARE(lines.back().endSeconds, 120.0);  // at the scale of the others
        QCOMPARE(pictureLines(10.0, 20.0, 0.0).size(), std::size_t{1});
        QVERIFY(preferredPictureSize(f.document, 900, 4).height() > 3 * preferredPictureSize(f.document, 900, 1).height() / 2);
        // The second line of two shows what one line of its own shows.
        const TimelinePictureText text;
        const auto drawn = [&](QSize size, const std::vector<PictureLine>& shown) {
            QImage image(size, QImage::Format_RGB32);
            QPainter painter(&image);
            renderTimeline(painter, size, f.document, Theme::of(ThemeMode::Light), text, shown);
            return image;
        };
        const QSize one(900, 500);
        QVERIFY(drawn(one, {{0.0, 20.0}}) != drawn(one, {{20.0, 40.0}}));
        const QImage both = drawn({900, 1000}, {{0.0, 20.0}, {20.0, 40.0}});
        const QImage first = drawn({900, 1000}, {{0.0, 20.0}, {0.0, 20.0}});
        QVERIFY(both.copy(0, 0, 900, 480) == first.copy(0, 0, 900, 480));
        QVERIFY(both.copy(0, 520, 900, 400) != first.copy(0, 520, 900, 400));
    }

    void theFigureDialogOffersRangeAndLines()
    {
        FigureDialog dialog(600.0, {30.0, 90.0});
        QVERIFY(dialog.isWholeRecording());
        const auto spins = dialog.findChildren<QSpinBox*>();
        spins[0]->setValue(60);
        QCOMPARE(dialog.lines().size(), std::size_t{10});
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        spins[0]->setValue(1);
        QVERIFY(!ok->isEnabled());
        for (auto* button : dialog.findChildren<QRadioButton*>()) {
            if (!button->isChecked()) {
                button->setChecked(true);
                break;
            }
        }
        QVERIFY(ok->isEnabled());
        spins[0]->setValue(0);
        QCOMPARE(dialog.lines().size(), std::size_t{1});
        QCOMPARE(dialog.lines().front().startSeconds, 30.0);
    }

    /// With UNDERTONE_SHOTS the report is kept, to be looked at page by page.
    void theReportHasPagesForAll()
    {
        WindowFixture f;
        f.openAndRun(0);
        f.session.setAttestation(QStringLiteral("CC BY 4.0"));
        f.analysis.finish();
        const QString shots = qEnvironmentVariable("UNDERTONE_SHOTS");
        QTemporaryDir folder;
        const QString path = (shots.isEmpty() ? folder.path() : shots) + QStringLiteral("/report.pdf");
        QVERIFY(writeConversationReport(f.document, path).ok());
        const QByteArray pdf = contents(path);
        QVERIFY(pdf.count("/Type /Page\n") >= 3);
        QVERIFY(!writeConversationReport(f.document, QStringLiteral("/no/such/folder/r.pdf")).ok());
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
