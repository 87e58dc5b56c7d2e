// SPDX-License-Identifier: GPL-3.0-or-later
// The table of sentences: sorted, filtered, with the columns that are wanted, and always of one mind with the timeline.
#include "window_fixture.h"

#include "engine/core/notice.h"
#include "ui/conversation/table_bar.h"
#include "ui/conversation/utterance_filter.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/conversation/utterance_table.h"
#include "ui/translation.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace undertone;

class SentenceTableTest : public QObject {
    Q_OBJECT

    static UtteranceTable& table(const WindowFixture& f) { return *f.window.findChild<UtteranceTable*>(); }
    static QString cell(const WindowFixture& f, int row, int column) { return table(f).model()->index(row, column).data().toString(); }
    static int rows(const WindowFixture& f) { return table(f).model()->rowCount(); }

    static void analyseAll(WindowFixture& f)
    {
        f.openAndRun(0);
        f.analysis.finish();
    }
    static void compare(WindowFixture& f)
    {
        f.session.toggleComparison();
        f.analysis.begin();
        f.analysis.finish();
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void aColumnOrdersTheRows()
    {
        WindowFixture f;
        f.openAndRun(7);  // the rest has no probability yet
        table(f).sortByColumn(UtteranceListModel::Probability, Qt::AscendingOrder);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            table(f).sortByColumn(UtteranceListModel::Probability, order);
            for (int row = 1; row < 7; ++row) {
                const double before = cell(f, row - 1, UtteranceListModel::Probability).toDouble();
                const double here = cell(f, row, UtteranceListModel::Probability).toDouble();
                QVERIFY(order == Qt::AscendingOrder ? before <= here : before >= here);
            }
            QVERIFY(cell(f, 7, UtteranceListModel::Probability).isEmpty());
            QVERIFY(cell(f, rows(f) - 1, UtteranceListModel::Probability).isEmpty());
        }
        table(f).sortByColumn(UtteranceListModel::Number, Qt::AscendingOrder);
        for (int row = 0; row < rows(f); ++row)
            QCOMPARE(cell(f, row, UtteranceListModel::Number).toInt(), row + 1);
    }

    void aClickOnAHeadSortsAndTheTitleSaysSo()
    {
        WindowFixture f;
        analyseAll(f);
        f.window.show();
        const auto title = [&f](int column) { return table(f).model()->headerData(column, Qt::Horizontal).toString(); };
        const QString plain = title(UtteranceListModel::LossBefore);
        auto& header = *table(f).horizontalHeader();
        const QPoint at(header.sectionViewportPosition(UtteranceListModel::LossBefore) + 20, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
        const QString ordered = title(UtteranceListModel::LossBefore);
        QVERIFY(ordered != plain && ordered.startsWith(plain));
        QVERIFY(cell(f, 1, UtteranceListModel::LossBefore) != cell(f, 0, UtteranceListModel::LossBefore));
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(title(UtteranceListModel::LossBefore) != ordered && title(UtteranceListModel::LossBefore) != plain);
        QVERIFY(header.sectionSize(UtteranceListModel::LossBefore)
                >= header.fontMetrics().horizontalAdvance(title(UtteranceListModel::LossBefore)));
        table(f).sortByColumn(UtteranceListModel::Number, Qt::AscendingOrder);
        QCOMPARE(title(UtteranceListModel::LossBefore), plain);
        QCOMPARE(title(UtteranceListModel::Number), QStringLiteral("#"));
    }

    void aRowStandsForItsSentenceWhateverTheOrder()
    {
        WindowFixture f;
        analyseAll(f);
        table(f).sortByColumn(UtteranceListModel::LossBefore, Qt::DescendingOrder);
        f.document.setSelection(11);
        QCOMPARE(cell(f, table(f).currentIndex().row(), UtteranceListModel::Number), QStringLiteral("12"));
        table(f).selectRow(3);
        QCOMPARE(QString::number(f.document.selection() + 1), cell(f, 3, UtteranceListModel::Number));
        QCOMPARE(f.document.playheadSeconds(), f.document.segments()[static_cast<std::size_t>(f.document.selection())].startSeconds);
        const int chosen = f.document.selection();
        table(f).sortByColumn(UtteranceListModel::Number, Qt::AscendingOrder);
        QCOMPARE(f.document.selection(), chosen);
        QCOMPARE(table(f).currentIndex().row(), chosen);
    }

    void onlyWhatIsAskedForIsShown()
    {
        WindowFixture f;
        analyseAll(f);
        compare(f);
        UtteranceFilter& filter = table(f).filter();
        int differing = 0;
        int unsure = 0;
        for (int sentence = 0; sentence < f.document.utteranceCount(); ++sentence) {
            differing += f.document.labelDiffers(sentence);
            unsure += isUnsure(*f.document.analysis(sentence));
        }
        QVERIFY(differing > 0 && differing < f.document.utteranceCount());
        filter.setChoice(SentenceChoice::MemoryDiffers);
        QCOMPARE(rows(f), differing);
        filter.setChoice(SentenceChoice::Unsure);
        QCOMPARE(rows(f), unsure);
        filter.setChoice(SentenceChoice::Unlabelled);
        QCOMPARE(rows(f), f.document.utteranceCount());
        filter.setChoice(SentenceChoice::All);
        filter.setWords(QStringLiteral("cleo NEUTRAL"));
        QVERIFY(rows(f) > 0 && rows(f) < f.document.utteranceCount());
        for (int row = 0; row < rows(f); ++row) {
            QCOMPARE(cell(f, row, UtteranceListModel::Speaker), QStringLiteral("Cleo"));
            QCOMPARE(cell(f, row, UtteranceListModel::Emotion), QStringLiteral("Neutral"));
        }
    }

    void aFilterFollowsWhatItAsksFor()
    {
        WindowFixture f;
        analyseAll(f);
        compare(f);
        table(f).filter().setChoice(SentenceChoice::MemoryDiffers);
        QVERIFY(rows(f) > 0);
        f.session.toggleComparison();  // nothing differs from what is not there
        QCOMPARE(rows(f), 0);
    }

    void whatAFilterHidesStaysSelected()
    {
        WindowFixture f;
        analyseAll(f);
        f.document.setSelection(5);
        const double playhead = f.document.playheadSeconds();
        QSignalSpy walked(&table(f), &UtteranceTable::walkedTo);
        const QString other = f.document.speakerName(5) == QLatin1String("Cleo") ? QStringLiteral("Ada") : QStringLiteral("Cleo");
        for (const QString& words : {other, QStringLiteral("nothing is called so")}) {
            table(f).filter().setWords(words);
            QCOMPARE(rows(f) > 0, words == other);
            QCOMPARE(f.document.selection(), 5);
            QCOMPARE(f.document.playheadSeconds(), playhead);
            QCOMPARE(walked.size(), 0);
        }
        table(f).filter().setWords({});
        QCOMPARE(table(f).currentIndex().row(), 5);
    }

    void differencesAreOneKeyApart()
    {
        WindowFixture f;
        analyseAll(f);
        compare(f);
        auto& next = *f.window.findChild<QAction*>(QStringLiteral("next-difference"));
        auto& previous = *f.window.findChild<QAction*>(QStringLiteral("previous-difference"));
        f.document.setSelection(-1);
        std::vector<int> found;
        for (next.trigger(); f.bannerText().isEmpty(); next.trigger())
            found.push_back(f.document.selection());
        for (int sentence = 0; sentence < f.document.utteranceCount(); ++sentence)
            QCOMPARE(std::ranges::count(found, sentence), f.document.labelDiffers(sentence) ? 1 : 0);
        QCOMPARE(f.document.selection(), found.back());
        previous.trigger();
        QCOMPARE(f.document.selection(), found[found.size() - 2]);
    }

    void columnsAreChosen()
    {
        WindowFixture f;
        analyseAll(f);
        table(f).setUnwantedColumns({UtteranceListModel::LossAfter, UtteranceListModel::Speaker});
        QVERIFY(table(f).isColumnHidden(UtteranceListModel::LossAfter) && table(f).isColumnHidden(UtteranceListModel::Speaker));
        QVERIFY(!table(f).isColumnHidden(UtteranceListModel::Emotion));
        compare(f);  // what comes and goes by itself leaves the choice alone
        QVERIFY(table(f).isColumnHidden(UtteranceListModel::Speaker) && !table(f).isColumnHidden(UtteranceListModel::MemoryOff));
        table(f).setUnwantedColumns({});
        QVERIFY(!table(f).isColumnHidden(UtteranceListModel::Speaker));
    }

    void theBarFindsCountsAndMakesRoom()
    {
        WindowFixture f;
        analyseAll(f);
        f.window.resize(1280, 800);
        f.window.show();
        auto& bar = *f.window.findChild<TableBar*>();
        QVERIFY(bar.isVisible());
        f.window.resize(800, 600);
        QVERIFY(!bar.isVisible());
        f.window.findChild<QAction*>(QStringLiteral("find"))->trigger();
        QVERIFY(bar.isVisible());
        auto& words = *bar.findChild<QLineEdit*>();
        QTest::keyClicks(&words, QStringLiteral("Ada"));
        QVERIFY(rows(f) > 0 && rows(f) < f.document.utteranceCount());
        const QString counted = QStringLiteral("%1 of %2").arg(rows(f)).arg(f.document.utteranceCount());
        const auto labels = bar.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisible() && label->text() == counted; }));
        QTest::keyClick(&words, Qt::Key_Escape);
        QCOMPARE(rows(f), f.document.utteranceCount());
        QVERIFY(!bar.isVisible());
    }
};

QTEST_MAIN(SentenceTableTest)
#include "sentence_table_test.moc"
