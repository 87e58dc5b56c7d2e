// SPDX-License-Identifier: GPL-3.0-or-later
// Whose labels the window exports, of which sentences, and what stands beside them.
#include "dialog_answers.h"
#include "window_fixture.h"

#include "ui/conversation/conversation_report.h"
#include "ui/conversation/figure_dialog.h"
#include "ui/conversation/report_pages.h"
#include "ui/conversation/timeline_export.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/translation.h"

#include <QAction>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace undertone;
using Columns = std::vector<std::pair<std::string, std::string>>;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

std::shared_ptr<AnnotationLane> laneOfAda(const std::vector<Segment>& segments)
{
    auto lane = std::make_shared<AnnotationLane>();
    lane->annotator = "Ada";
    lane->labels = {"calm", "cross"};
    lane->annotations[segments[3].id] = {{1}, {}, "laughs", 4.0, {}, {}};
    return lane;
}

}  // namespace

class ExportedLabelsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static QAction& action(const WindowFixture& f, const char* name) { return *f.window.findChild<QAction*>(QLatin1String(name)); }
    static void analyseAll(WindowFixture& f)
    {
        f.openAndRun(0);
        f.analysis.finish();
        f.window.show();
    }
    /// Exports under a name that nothing has yet; returns what was asked on the way.
    QStringList exportAs(WindowFixture& f, const char* name, const QString& file, const QStringList& buttons = {})
    {
        f.window.setLastFolder(m_folder.path());
        const Answers answers(file, buttons);
        action(f, name).trigger();
        return answers.asked();
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    /// One boundary moved and one sentence added since the run.
    void everySentenceIsExported()
    {
        WindowFixture f;
        analyseAll(f);
        Conversation edited = f.document.conversation();
        edited.segments[3].endSeconds -= 0.05;
        edited.segments[3].columns = {{"text", "so it was you"}};
        const SegmentId moved = edited.segments[3].id;
        Segment added = edited.segments[5];
        added.id = edited.segmentIds.next();
        added.endSeconds += 0.01;
        edited.segments.insert(edited.segments.begin() + 6, added);
        f.document.editConversation(edited);
        f.losses = {ExportLoss::Unanalysed};
        exportAs(f, "export-rttm", QStringLiteral("edited.rttm"));
        const auto& rows = f.exported.utterances;
        QCOMPARE(rows.size(), std::size_t{WindowFixture::sentences + 1});
        QVERIFY(f.exported.complete);  // the run was: nothing ended early
        std::set<int> numbers;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool isNew = rows[i].segment == moved || rows[i].segment == added.id;
            QCOMPARE(rows[i].segment, edited.segments[i].id);
            QCOMPARE(hasNoResult(rows[i]), isNew);
            QCOMPARE(rows[i].emotion() < 0, isNew);
            QVERIFY(numbers.insert(rows[i].index).second);
        }
        QCOMPARE(rows[3].columns, (Columns{{"text", "so it was you"}}));
        QVERIFY2(f.bannerText().contains(QStringLiteral("results of 2 sentence")), qPrintable(f.bannerText()));
        QVERIFY2(describeForPicture(f.document).subtitle.contains(QStringLiteral("2 of them without a current result")),
                 qPrintable(describeForPicture(f.document).subtitle));
        QVERIFY(!describeForPicture(f.document).subtitle.contains(QStringLiteral("incomplete")));
    }

    void sentencesOfARunThatEndedEarlyAreExportedToo()
    {
        WindowFixture f;
        f.openAndRun(4);
        f.session.cancel();
        f.window.show();
        exportAs(f, "export-rttm", QStringLiteral("early.rttm"));
        QCOMPARE(f.exported.utterances.size(), std::size_t{WindowFixture::sentences});
        QVERIFY(!f.exported.complete);
        QCOMPARE(unanalysedCount(f.exported), std::size_t{WindowFixture::sentences - 4});
    }

    void resultsThatAReviewHidesAreSaidToBe()
    {
        WindowFixture f;
        analyseAll(f);
        ReviewState review;
        review.mode = OthersLabels::UntilRevealed;
        review.revealed = std::make_shared<std::unordered_set<SegmentId>>(std::unordered_set{f.document.segments()[0].id});
        Conversation judged = f.document.conversation();
        for (Segment& segment : judged.segments)
            segment.columns = {{"turn", "t"}, {"emotion", "ang"}, {"C-E2", "Anger; ()"}, {"valence", "2"}};
        f.document.editConversation(judged);
        f.document.setReview(review);
        const Timeline timeline = timelineForExport(f.document);
        QCOMPARE(timeline.utterances.size(), std::size_t{WindowFixture::sentences});
        // Nor what the file of the sentences says of emotions.
        QCOMPARE(timeline.utterances[0].columns.size(), std::size_t{4});
        QCOMPARE(timeline.utterances[1].columns, (Columns{{"turn", "t"}}));
        QVERIFY(timeline.complete);
        QVERIFY(timeline.utterances[0].emotion() >= 0);
        QCOMPARE(timeline.utterances[1].unlabelledReason, std::string(withheldReason));
        QVERIFY(timeline.utterances[1].probabilities.empty());
    }

    void anAnnotatorsJudgementsStandBeforeColumnsOfTheirNames()
    {
        WindowFixture f;
        analyseAll(f);
        Conversation edited = f.document.conversation();
        edited.segments[3].columns = {{"valence", "1"}, {"label", "sad"}};
        f.document.editConversation(edited);
        f.document.setLane(laneOfAda(edited.segments));
        const auto columns = timelineForExport(f.document).utterances[3].columns;
        QCOMPARE(columns,
                 (Columns{{"source_valence", "1"}, {"source_label", "sad"}, {"label", "cross"}, {"remark", "laughs"}, {"valence", "4"}}));
        const auto own = timelineForExport(f.document, ExportedLabels::OfAnnotator).utterances[3].columns;
        QCOMPARE(own, (Columns{{"source_valence", "1"}, {"label", "sad"}, {"remark", "laughs"}, {"valence", "4"}}));
    }

    void theAnnotatorsLabelsAreChosen()
    {
        WindowFixture f;
        analyseAll(f);
        QVERIFY(!action(f, "export-labels").isEnabled());
        f.document.setLane(laneOfAda(f.document.segments()));
        f.session.stateChanged();
        QVERIFY(action(f, "export-labels").isEnabled() && !action(f, "export-labels").isChecked());
        exportAs(f, "export-csv", QStringLiteral("model.csv"));
        QVERIFY(!f.exported.annotator);
        action(f, "export-labels").trigger();
        exportAs(f, "export-csv", QStringLiteral("ada.csv"));
        QCOMPARE(f.exported.annotator, std::optional<std::string>("Ada"));
        QCOMPARE(f.exported.labels, (std::vector<std::string>{"calm", "cross"}));
        QCOMPARE(f.exported.utterances[3].emotion(), 1);
        exportAs(f, "export-json", QStringLiteral("run.json"));
        QVERIFY(!f.exported.annotator);
    }

    /// After speakers were found, and before anything was analysed or labelled.
    void whoSpeaksWhenIsExportedAlone()
    {
        WindowFixture f;
        analyseAll(f);
        f.document.clearRun(RunRole::Primary);
        for (const char* name : {"rttm", "csv", "textgrid", "eaf", "vtt", "audacity"})
            QVERIFY2(action(f, (std::string("export-") + name).c_str()).isEnabled(), name);
        for (const char* name : {"json", "iemocap", "audformat", "png", "report"})
            QVERIFY2(!action(f, (std::string("export-") + name).c_str()).isEnabled(), name);
        exportAs(f, "export-rttm", QStringLiteral("who.rttm"));
        QCOMPARE(f.exported.utterances.size(), std::size_t{WindowFixture::sentences});
        QVERIFY(f.exported.labels.empty() && !f.exported.utterances[0].speaker.empty());
    }

    void whatIsStatedGoesAlong()
    {
        WindowFixture f;
        analyseAll(f);
        f.session.setAttestation(QStringLiteral("CC BY 4.0, Ann & Bo agreed"));
        exportAs(f, "export-csv", QStringLiteral("stated.csv"));
        QCOMPARE(f.exported.attestation, std::string("CC BY 4.0, Ann & Bo agreed"));
        exportAs(f, "export-png", QStringLiteral("stated.png"), {QStringLiteral("OK")});
        QImageReader reader(path(QStringLiteral("stated.png")));
        QCOMPARE(reader.text(QStringLiteral("Copyright")), QStringLiteral("CC BY 4.0, Ann & Bo agreed"));
        exportAs(f, "export-svg", QStringLiteral("stated.svg"), {QStringLiteral("OK")});
        const QByteArray svg = contents(path(QStringLiteral("stated.svg")));
        const auto described = svg.indexOf("<desc>");
        QVERIFY(described > 0 && svg.indexOf("Ann &amp; Bo agreed", described) < svg.indexOf("</desc>"));
        QVERIFY(svg.contains("Stated by the user: CC BY 4.0"));
        exportAs(f, "export-pdf", QStringLiteral("stated.pdf"), {QStringLiteral("OK")});
        QVERIFY(contents(path(QStringLiteral("stated.pdf"))).contains("CC BY 4.0, Ann &amp; Bo agreed</rdf:li></rdf:Alt></dc:rights>"));
    }

    void aPictureThatDoesNotFitIsAnError()
    {
        WindowFixture f;
        analyseAll(f);
        const QString file = path(QStringLiteral("old.png"));
        put(file, "mine");
        const Theme& theme = Theme::of(ThemeMode::Light);
        const Status status = writeTimelinePng(f.document, theme, {6000, 60000}, describeForPicture(f.document), file);
        QVERIFY(!status.ok());
        QCOMPARE(status.error().message.id, std::string("window.picture-too-large"));
        QCOMPARE(contents(file), QByteArray("mine"));
        // One that fits at one pixel a unit is drawn so.
        const TimelinePictureText text;
        QVERIFY(writeTimelinePng(f.document, theme, {9000, 8000}, text, file).ok());
        QCOMPARE(QImageReader(file).size(), QSize(9000, 8000));
        // Readers show pages of 14400 points at most.
        const QString pdf = path(QStringLiteral("long.pdf"));
        QVERIFY(writeTimelinePdf(f.document, theme, {800, 30000}, text, pdf).ok());
        const auto box =
            QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)")).match(QString::fromLatin1(contents(pdf)));
        QVERIFY(box.hasMatch());
        QVERIFY2(box.captured(2).toDouble() <= 14400.0 && box.captured(2).toDouble() > 14000.0, qPrintable(box.captured(2)));
    }

    void aTableOfADatabaseIsReplacedOnRequestOnly()
    {
        WindowFixture f;
        analyseAll(f);
        const QString folder = path(QStringLiteral("database"));
        QVERIFY(QDir().mkdir(folder));
        put(folder + QStringLiteral("/db.emotion.csv"), "mine");
        QVERIFY(!exportAs(f, "export-audformat", folder, {QStringLiteral("Cancel")}).isEmpty());
        QVERIFY(f.exportedPath.empty());
    }

    void aPicturesCommandSaysAllThatMakesIt()
    {
        WindowFixture f;
        analyseAll(f);
        exportAs(f, "export-svg", QStringLiteral("command.svg"), {QStringLiteral("OK")});
        const QString svg = QString::fromUtf8(contents(path(QStringLiteral("command.svg"))));
        const QString described = svg.section(QStringLiteral("<desc>"), 1).section(QStringLiteral("</desc>"), 0, 0);
        for (const char* option : {"undertone --render command.svg", "--segments kitchen-table.rttm", "--model ", "--tokenize ",
                                   "--width 1600", "kitchen-table.wav"})
            QVERIFY2(described.contains(QLatin1String(option)), option);
        QVERIFY(!described.contains(QStringLiteral("--from")));
    }

    /// With UNDERTONE_SHOTS the reports are kept, to be looked at page by page.
    void aReportHasTheLabelsOfPeople()
    {
        const QString shots = qEnvironmentVariable("UNDERTONE_SHOTS");
        const auto path = [&](const QString& name) { return shots.isEmpty() ? m_folder.filePath(name) : QDir(shots).filePath(name); };
        WindowFixture f;
        analyseAll(f);
        const QString before = path(QStringLiteral("run.pdf"));
        QVERIFY(writeConversationReport(f.document, before).ok());
        Conversation edited = f.document.conversation();
        edited.segments[4].columns = {{"text", QString(QStringLiteral("word ")).repeated(6000).toStdString()}};
        f.document.editConversation(edited);
        auto lane = laneOfAda(edited.segments);
        for (int label = 0; label < 30; ++label)
            lane->labels.push_back("one of many labels, number " + std::to_string(label));
        lane->annotations[edited.segments[5].id].labels = {20, 2};
        f.document.setLane(lane);
        auto decisions = std::make_shared<AnnotationLane>(*laneOfAda(edited.segments));
        decisions->isDecision = true;
        f.document.setOtherLanes({decisions});
        const QString after = path(QStringLiteral("long.pdf"));
        QVERIFY(writeConversationReport(f.document, after).ok());
        QVERIFY(contents(after).count("/Type /Page\n") > contents(before).count("/Type /Page\n") + 2);  // the text goes on over pages
        const int analysed = preferredPictureSize(f.document).height();
        f.document.clearRun(RunRole::Primary);
        QVERIFY(preferredPictureSize(f.document).height() < analysed - 100);  // no empty tracks of emotions and losses
        QVERIFY(action(f, "export-report").isEnabled() && action(f, "export-png").isEnabled());
        QVERIFY2(describeForPicture(f.document).subtitle.contains(QStringLiteral("labels of Ada")),
                 qPrintable(describeForPicture(f.document).subtitle));
        QVERIFY(
            writeConversationReport(f.document, path(QStringLiteral("labels.pdf")), {ExportedLabels::OfRun, QStringLiteral("CC0")}).ok());
    }

    void aTextThatFitsOnNoPageIsCutAtABlank()
    {
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        ReportPages pages(buffer, QStringLiteral("t"), QStringLiteral("t"));
        const QFont font = reportFont(9);
        const QString text = QString(QStringLiteral("word ")).repeated(2000);
        const QString part = pages.fitting(text, font, 200, 100);
        QVERIFY(!part.isEmpty() && part.size() < text.size() && part.endsWith(QLatin1Char(' ')));
        QCOMPARE(pages.fitting(QStringLiteral("short"), font, 200, 100), QStringLiteral("short"));
        const QString unbroken = QString(4000, QLatin1Char('x'));
        QVERIFY(pages.fitting(unbroken, font, 200, 100).size() < unbroken.size());
    }
};

QTEST_MAIN(ExportedLabelsTest)
#include "exported_labels_test.moc"
