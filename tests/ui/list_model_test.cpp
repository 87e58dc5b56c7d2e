// SPDX-License-Identifier: GPL-3.0-or-later
// The table of sentences, and the words for errors.
#include "simulated_services.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/error_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <set>

using namespace undertone;

namespace {

constexpr RunId run = 7;

struct Fixture {
    Conversation conversation = simulatedConversation(20);
    ConversationDocument document;
    UtteranceListModel model{document, Theme::of(ThemeMode::Light)};

    Fixture()
    {
        document.setAudio(QStringLiteral("/data/a.wav"), 120.0);
        document.beginRun(run, RunRole::Primary);
        Timeline header;
        header.labels = {"ang", "hap", "sad", "neu"};
        document.apply(RunStarted{run, header, conversation});
    }
    void analyse(int index) { document.apply(UtteranceAnalysed{run, simulatedAnalysis(conversation, index, MemoryMode::Dpm)}); }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

}  // namespace

class ListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThereBeforeTheyAreAnalysed()
    {
        Fixture f;
        QCOMPARE(f.model.rowCount(), 20);
        QCOMPARE(f.text(3, UtteranceListModel::Number), QStringLiteral("4"));
        QVERIFY(!f.text(3, UtteranceListModel::Time).isEmpty());
        QCOMPARE(f.text(3, UtteranceListModel::Speaker), f.document.speakerName(3));
        QVERIFY(f.text(3, UtteranceListModel::Emotion).isEmpty());
        QVERIFY(
            f.model.index(3, UtteranceListModel::Emotion).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not analysed")));
    }

    void aResultChangesItsOwnRowsOnly()
    {
        Fixture f;
        for (int i = 0; i < 5; ++i)
            f.analyse(i);
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        f.analyse(5);
        QCOMPARE(reset.size(), 0);
        QVERIFY(!changed.isEmpty());
        for (const QList<QVariant>& signal : changed) {
            // The sentence itself, and the next one, which is being read now.
            QVERIFY(signal.at(0).toModelIndex().row() >= 5);
            QVERIFY(signal.at(1).toModelIndex().row() <= 6);
        }
    }

    void theRowSaysWhatTheAnalysisSays()
    {
        Fixture f;
        for (int i = 0; i < 8; ++i)
            f.analyse(i);
        const UtteranceAnalysis analysis = simulatedAnalysis(f.conversation, 7, MemoryMode::Dpm);
        const auto emotion = static_cast<std::size_t>(analysis.emotion());
        QCOMPARE(f.text(7, UtteranceListModel::Emotion), Theme::of(ThemeMode::Light).emotions({"ang", "hap", "sad", "neu"})[emotion].name);
        QCOMPARE(f.text(7, UtteranceListModel::Probability), QString::number(analysis.probabilities[emotion], 'f', 2));
        QCOMPARE(f.text(7, UtteranceListModel::LossBefore), QString::number(*analysis.lossBefore, 'f', 3));
        QCOMPARE(f.text(7, UtteranceListModel::LossAfter), QString::number(*analysis.lossAfter, 'f', 3));
        QCOMPARE(f.text(0, UtteranceListModel::LossBefore), QStringLiteral("–"));  // the first sentence belongs to no step
        QVERIFY(f.model.index(6, UtteranceListModel::Emotion).data(UtteranceListModel::TooShortRole).toBool());
        QVERIFY(
            f.model.index(6, UtteranceListModel::Emotion).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("too short")));
    }

    void copiesAreTabSeparatedWithAHeader()
    {
        Fixture f;
        f.analyse(0);
        f.analyse(1);
        const QStringList lines = f.model.tabSeparated({0, 1}).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        for (const QString& line : lines)
            QCOMPARE(line.count('\t'), UtteranceListModel::ColumnCount - 1);
    }

    void theModelKeepsQtsRules()
    {
        Fixture f;
        QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 20; ++i)
            f.analyse(i);
        f.document.clear();
        QCOMPARE(f.model.rowCount(), 0);
    }

    void everyErrorCodeHasItsOwnWords()
    {
        std::set<QString> titles;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            for (const char* path : {"", "/data/voices/kitchen.wav"}) {
                const ErrorText text = errorText({static_cast<ErrorCode>(code), "What the engine said.", path});
                QVERIFY2(!text.title.isEmpty() && !text.sentence.isEmpty() && !text.remedy.isEmpty(), qPrintable(QString::number(code)));
                QCOMPARE(text.detail, QStringLiteral("What the engine said."));
                for (const QString& part : {text.sentence, text.remedy}) {
                    QVERIFY2(!part.contains('%') && !part.contains(QStringLiteral("““")) && !part.contains(QStringLiteral("“”")),
                             qPrintable(part));
                    QVERIFY2(part.endsWith('.'), qPrintable(part));
                    QVERIFY2(!part.contains(QStringLiteral("/data")), "a folder is shown");
                }
                titles.insert(text.title);
            }
        }
        QCOMPARE(titles.size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
    }
};

QTEST_MAIN(ListModelTest)
#include "list_model_test.moc"
