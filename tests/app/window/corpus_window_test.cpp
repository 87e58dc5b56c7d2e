// SPDX-License-Identifier: GPL-3.0-or-later
// A made IEMOCAP browsed, filtered, analysed as a batch and corrected in the window, down to the files. With UNDERTONE_SHOTS=<folder>
// pictures of it are kept.
#include "project_desk.h"

#include "app/jobs/analysis/recording_list.h"
#include "app/jobs/browse/corpus_browse.h"
#include "app/window/corpus_files.h"
#include "app/window/file_recordings.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/io/atomic_file.h"
#include "engine/io/installed_models.h"
#include "engine/project/project.h"
#include "tests/support/made_iemocap.h"
#include "tests/ui/clipping.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/utterance_list_model.h"
#include "ui/conversation/utterance_table.h"
#include "ui/corpus/corpus_window.h"
#include "ui/review/adjudication_dialog.h"
#include "ui/review/agreement_window.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QtTest>

#include <memory>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

constexpr int turns = 12;
constexpr int longMs = 60000;  ///< a busy machine

/// The window over a project on the disk whose recording is a file on the disk.
struct CorpusDesk {
    explicit CorpusDesk(const fs::path& folder, const fs::path& program)
        : projects(folder / "recent.json"), corpora(program, folder / "corpora", folder / "recent.json"),
          window(corpora, Theme::of(ThemeMode::Light))
    {
        session.loadModel({});
    }

    QThreadPool pool;
    Conversation conversation = simulatedConversation(4);
    ConversationDocument document;
    SimulatedAnalysisService analysis{conversation};
    FileRecordings recordings{pool};
    SimulatedPlayback playback;
    ConversationSession session{document, analysis, recordings, playback};
    ProjectFiles projects;
    ProjectSession project{document, session, projects};
    MainWindow main{document, session, project, playback, [](const TimelineExport&, TimelineFormat, const fs::path&) {
                        return Result<std::vector<ExportLoss>>(std::vector<ExportLoss>());
                    }};
    CorpusFiles corpora;
    CorpusWindow window;
};

/// A program that takes the place of undertone-cli.
void writeProgram(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

}  // namespace

class CorpusWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<CorpusDesk> m_desk;
    int m_count = 0;
    fs::path m_place;

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] CorpusWindow& window() const { return m_desk->window; }
    [[nodiscard]] QTreeWidget& tree() const { return *window().findChild<QTreeWidget*>(); }
    [[nodiscard]] QComboBox& box(const char* name) const { return *window().findChild<QComboBox*>(QLatin1String(name)); }
    [[nodiscard]] QPushButton& button(const QString& text) const
    {
        for (QPushButton* button : window().findChildren<QPushButton*>()) {
            if (QString(button->text()).remove(QLatin1Char('&')) == text)
                return *button;
        }
        qFatal("no such button");
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        for (const QLabel* label : window().findChildren<QLabel*>()) {
            if (label->text().contains(words))
                return true;
        }
        return false;
    }
    [[nodiscard]] int sentencesShown() const
    {
        int count = 0;
        for (QTreeWidgetItemIterator at(&tree()); *at != nullptr; ++at)
            count += (*at)->childCount() == 0 ? 1 : 0;
        return count;
    }
    [[nodiscard]] CorpusWorkplace workplace() const { return {m_place / "corpora", path("corpus").toStdString()}; }

    /// What a batch leaves: anger for every sentence.
    void writeResults() const
    {
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus").toStdString(), isPlain);
        QVERIFY(prepareBatch(*corpus, isPlain, workplace(), {}, {}).ok());
        const auto recordings = readRecordingList(workplace().list());
        const fs::path folder = resultsFolder();
        fs::create_directories(folder);
        for (const ListedRecording& recording : *recordings) {
            Timeline run;
            run.runId = recording.name;
            run.audio = recording.listed;
            run.audioSha256 = std::string(64, 'a');
            run.model = "undertone-small";
            run.modelSha256 = std::string(64, 'b');
            run.device = "cpu";
            run.dtype = "fp32";
            run.segmentsSource = "csv";
            run.labels = {"ang", "hap", "sad", "neu"};
            run.complete = true;
            for (const auto& turn : madeIemocapDialogue(recording.name, turns).utterances) {
                UtteranceAnalysis row;
                row.index = static_cast<int>(run.utterances.size());
                row.startSeconds = turn.startSeconds;
                row.endSeconds = turn.endSeconds;
                row.speaker = turn.speaker;
                const double sure = 0.4 + 0.04 * row.index;
                row.probabilities = {sure, (1.0 - sure) / 2, (1.0 - sure) / 4, (1.0 - sure) / 4};
                if (turn.label == "neu")
                    std::swap(row.probabilities[0], row.probabilities[3]);
                row.tokens = 50;
                row.tokenSpan = {50 * row.index, 50 * row.index + 50};
                row.device = "cpu";
                row.columns = {{"utterance", turn.id}};
                run.utterances.push_back(row);
            }
            QVERIFY(writeFileAtomically(folder / (recording.name + ".json"), timelineToJson(run)).ok());
        }
    }
    /// Of the model that ships and the settings a window begins with.
    [[nodiscard]] fs::path resultsFolder() const { return workplace().results(batchKey(BatchModel())); }
    void openCorpus()
    {
        window().open(path("corpus"));
        QTRY_VERIFY_WITH_TIMEOUT(window().listing() != nullptr, longMs);
    }
    /// The first sentence that is shown becomes the current one, and its dialogue opens.
    void openFirst()
    {
        connect(&window(), &CorpusWindow::openRequested, &m_desk->main, &MainWindow::openDialogue);
        for (QTreeWidgetItemIterator at(&tree()); *at != nullptr; ++at) {
            if ((*at)->childCount() > 0)
                continue;
            tree().setCurrentItem(*at);
            break;
        }
        button(QStringLiteral("Open the dialogue")).click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->project.isOpen(), longMs);
    }
    static void keep(QWidget& widget, const char* name, ThemeMode mode)
    {
        QCoreApplication::processEvents();
        if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
            return;
        const QDir folder(qEnvironmentVariable("UNDERTONE_SHOTS"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QString file = QLatin1String(name) + (mode == ThemeMode::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        QVERIFY(widget.grab().save(folder.filePath(file)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        QVERIFY(
            writeMadeIemocap(path("corpus").toStdString(), {"Ses01F_impro01", "Ses01M_impro02", "Ses02F_impro01", "Ses02M_impro03"}, turns)
                .ok());
    }

    void init()
    {
        m_place = m_folder.filePath(QStringLiteral("place-%1").arg(++m_count)).toStdString();
        fs::create_directories(m_place);
        m_desk = std::make_unique<CorpusDesk>(m_place, path("program").toStdString());
        window().show();
    }

    void cleanup() { m_desk.reset(); }

    void aCorpusIsBrowsedAndFiltered()
    {
        writeResults();
        openCorpus();
        QCOMPARE(tree().topLevelItemCount(), 2);  // sessions
        QCOMPARE(tree().topLevelItem(0)->childCount(), 2);
        QCOMPARE(sentencesShown(), 4 * turns);
        const auto& dialogues = window().listing()->dialogues;
        const auto count = [&](const auto& wanted) {
            int found = 0;
            for (const ListedDialogue& dialogue : dialogues) {
                for (const ListedSentence& sentence : dialogue.sentences)
                    found += wanted(sentence) ? 1 : 0;
            }
            return found;
        };
        box("corpus-speaker").setCurrentIndex(box("corpus-speaker").findData(QStringLiteral("Ses01_F")));
        QCOMPARE(sentencesShown(), turns);
        box("corpus-speaker").setCurrentIndex(0);
        box("corpus-label").setCurrentIndex(box("corpus-label").findData(QStringLiteral("sadness")));
        QCOMPARE(sentencesShown(), count([](const auto& sentence) { return sentence.label == "sadness"; }));
        box("corpus-label").setCurrentIndex(0);
        box("corpus-agreement").setCurrentIndex(3);
        const int divided = count([](const auto& sentence) { return sentence.agreement() == VoteAgreement::Divided; });
        QVERIFY(divided > 0);
        QCOMPARE(sentencesShown(), divided);
        box("corpus-agreement").setCurrentIndex(0);
        box("corpus-verdict").setCurrentIndex(1);
        const int differing = count([](const auto& sentence) { return sentence.modelDiffers; });
        QVERIFY(differing > 0);
        QCOMPARE(sentencesShown(), differing);
        box("corpus-verdict").setCurrentIndex(0);
        window().findChild<QLineEdit*>()->setText(QStringLiteral("CALLED impro02"));
        QVERIFY(sentencesShown() > 0 && sentencesShown() < turns);
        window().findChild<QLineEdit*>()->clear();
        // One key goes from one disagreement to the next.
        const int disagreements = count(isDisagreement);
        int visited = 0;
        QTreeWidgetItem* before = nullptr;
        for (; visited <= disagreements; ++visited) {
            QTest::keyClick(&window(), Qt::Key_F3);
            if (tree().currentItem() == before)
                break;
            before = tree().currentItem();
        }
        QCOMPARE(visited, disagreements);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::of(mode).apply(*qApp);
            window().setTheme(Theme::of(mode));
            QVERIFY2(clippedIn(window()).isEmpty(), qPrintable(clippedIn(window())));
            keep(window(), "corpus", mode);
            box("corpus-verdict").setCurrentIndex(1);
            keep(window(), "corpus-differs", mode);
            box("corpus-verdict").setCurrentIndex(0);
        }
    }

    /// Texts, the raters' votes as lanes beside the model's, a correction that stays, and the figures of it all.
    void aDialogueIsOpenedAndCorrected()
    {
        writeResults();
        openCorpus();
        openFirst();
        ConversationDocument& document = m_desk->document;
        QTRY_COMPARE(document.utteranceCount(), turns);
        QCOMPARE(document.spokenText(0), QStringLiteral("I did not expect you to come back so soon."));
        QCOMPARE(document.otherLanes().size(), std::size_t{4});  // three raters, and what they agreed on
        QVERIFY(document.otherLanes().back()->isDecision);
        QCOMPARE(document.run().analysedCount(), turns);
        QCOMPARE(document.selection(), 0);
        m_desk->main.show();
        // The same disagreements as the browser finds, the model's with what all raters said among them.
        std::vector<int> expectedStops;
        const auto& listed = window().listing()->dialogues.front().sentences;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            if (isDisagreement(listed[i]))
                expectedStops.push_back(static_cast<int>(i));
        }
        QVERIFY(
            std::ranges::any_of(listed, [](const auto& one) { return one.modelDiffers && one.agreement() == VoteAgreement::Unanimous; }));
        std::vector<int> stops;
        document.setSelection(-1);
        m_desk->main.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->main));
        for (int before = -2; document.selection() != before;) {
            before = document.selection();
            QTest::keyClick(&m_desk->main, Qt::Key_F3);
            if (document.selection() != before)
                stops.push_back(document.selection());
        }
        QCOMPARE(stops, expectedStops);
        document.setSelection(0);
        m_desk->project.label(2);
        QTRY_VERIFY(document.annotation(0) != nullptr);
        QTest::keyClick(&m_desk->main, Qt::Key_F3);
        QVERIFY2(document.selection() > 0, "one key to the next disagreement");
        m_desk->main.findChild<QAction*>(QStringLiteral("agreement"))->trigger();
        auto& agreement = *m_desk->main.findChild<AgreementWindow*>();
        auto& matrix = *agreement.findChild<QTableWidget*>();
        QTRY_VERIFY_WITH_TIMEOUT(matrix.rowCount() > 0, longMs);
        const auto boxes = agreement.findChildren<QComboBox*>();
        for (QComboBox* raters : boxes) {
            for (const char* name : {"E1", "E2"}) {
                if (raters->findText(QLatin1String(name)) >= 0 && raters == (name[1] == '1' ? boxes[0] : boxes[1])) {
                    raters->setCurrentIndex(raters->findText(QLatin1String(name)));
                    Q_EMIT raters->activated(raters->currentIndex());
                }
            }
        }
        int row = -1;
        int column = -1;
        for (int i = 0; i < matrix.rowCount(); ++i) {
            for (int j = 0; j < matrix.columnCount(); ++j) {
                if (i != j && matrix.item(i, j)->text() != QStringLiteral("0")) {
                    row = i;
                    column = j;
                }
            }
        }
        QVERIFY2(row >= 0, "the second rater errs");
        const int expected = matrix.item(row, column)->text().toInt();
        Q_EMIT matrix.cellClicked(row, column);
        auto& table = *m_desk->main.findChild<UtteranceTable*>();
        QCOMPARE(table.filter().rowCount(), expected);
        QCOMPARE(m_desk->playback.state(), PlaybackState::Playing);
        m_desk->main.findChild<QAction*>(QStringLiteral("adjudicate"))->trigger();
        auto& adjudication = *m_desk->main.findChild<AdjudicationDialog*>();
        m_desk->main.resize(1280, 800);
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            const ThemeMode mode = choice == ThemeChoice::Dark ? ThemeMode::Dark : ThemeMode::Light;
            m_desk->main.setThemeChoice(choice);
            QVERIFY2(clippedIn(agreement).isEmpty(), qPrintable(clippedIn(agreement)));
            QVERIFY2(clippedIn(adjudication).isEmpty(), qPrintable(clippedIn(adjudication)));
            keep(agreement, "agreement", mode);
            keep(adjudication, "adjudicate", mode);
            m_desk->main.findChild<MessageBanner*>()->dismiss();
            keep(m_desk->main, "dialogue", mode);
        }
        agreement.close();
        adjudication.close();
        // Hidden, nothing of raters and model is left in the lanes; the same window.
        m_desk->main.findChild<QAction*>(QStringLiteral("review-blind"))->trigger();
        QTRY_VERIFY(document.isHidden(1));
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_desk->main.setThemeChoice(choice);
            keep(m_desk->main, "blind", choice == ThemeChoice::Dark ? ThemeMode::Dark : ThemeMode::Light);
        }
        m_desk->session.close();
        QTRY_VERIFY(!m_desk->project.isOpen());
        button(QStringLiteral("Open the dialogue")).click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->project.isOpen(), longMs);
        QVERIFY2(document.annotation(0) != nullptr, "the correction is there again");
    }

    void aBatchTellsItsProgressAndEnds()
    {
        // Results as analyze --list leaves them, one after the other.
        writeProgram(path("program"),
                     "while [ $# -gt 0 ]; do case \"$1\" in --list) list=$2;; -o) out=$2;; esac; shift; done\n"
                     "mkdir -p \"$out\"\n"
                     "cut -f1 \"$list\" | while read -r audio; do echo '{}' > \"$out/$(basename \"$audio\" .wav).json\"; done\n");
        openCorpus();
        QSignalSpy ended(&m_desk->corpora, &CorpusService::batchEnded);
        button(QStringLiteral("Analyse all")).click();
        QVERIFY(!button(QStringLiteral("Analyse all")).isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, longMs);
        QCOMPARE(ended[0][1].toULongLong(), 4ULL);
        QCOMPARE(ended[0][2].toULongLong(), 0ULL);
        QCOMPARE(ended[0][3].toULongLong(), 4ULL);
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Analyse all")).isEnabled(), longMs);
        QVERIFY2(says(QStringLiteral("4 of 4 recordings are analysed")), "it still says so when the listing was read again");
    }

    /// analyze --list ends well where recordings failed: they are counted, marked, and say why.
    void recordingsThatFailedAreMarked()
    {
        writeProgram(
            path("program"),
            "while [ $# -gt 0 ]; do case \"$1\" in --list) list=$2;; -o) out=$2;; esac; shift; done\n"
            "mkdir -p \"$out\"\n"
            "cut -f1 \"$list\" | while read -r audio; do name=$(basename \"$audio\" .wav)\n"
            "case $name in *M_impro02) echo '{\"schema\": 1, \"error\": {\"code\": \"corrupt_file\", \"sentence\": \"It breaks off.\", "
            "\"path\": \"\"}}' > \"$out/$name.error.json\";; *) echo '{}' > \"$out/$name.json\";; esac; done\n");
        openCorpus();
        button(QStringLiteral("Analyse all")).click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("3 of 4 recordings are analysed. 1 failed")), longMs);
        int marked = 0;
        for (QTreeWidgetItemIterator at(&tree()); *at != nullptr; ++at)
            marked += (*at)->toolTip(4) == QStringLiteral("It breaks off.") ? 1 : 0;
        QCOMPARE(marked, 1);
    }

    /// The model that ships is the same before it is loaded and after.
    void resultsBelongToTheModelHoweverItIsNamed()
    {
        const auto shipped = findModelDirectory();
        QVERIFY(shipped.ok());
        QCOMPARE(batchKey(BatchModel{*shipped, {}}), batchKey(BatchModel()));
        fs::create_directories(m_place / "model");
        fs::copy(*shipped / "undertone.json", m_place / "model" / "undertone.json");
        const BatchModel own{m_place / "model", {}};
        const std::string before = batchKey(own);
        QVERIFY(before != batchKey(BatchModel()));
        QVERIFY(writeFileAtomically(m_place / "model" / "undertone.json", "{}").ok());
        QVERIFY2(batchKey(own) != before, "another model in its place");
    }

    void aBatchSaysWhatIsStatedAboutTheCorpus()
    {
        const QString told = path("told.txt");
        writeProgram(path("program"), QStringLiteral("printf '%s\\n' \"$@\" > '%1'\n").arg(told).toUtf8());
        openCorpus();
        const auto arguments = [&](const QString& statement) {
            QFile::remove(told);
            window().findChild<QLineEdit*>(QStringLiteral("corpus-statement"))->setText(statement);
            const auto isReady = [&] { return button(QStringLiteral("Analyse all")).isEnabled(); };
            if (!QTest::qWaitFor(isReady, longMs))
                return QStringList();
            button(QStringLiteral("Analyse all")).click();
            if (!QTest::qWaitFor([&] { return isReady() && QFile::exists(told); }, longMs))
                return QStringList();
            QFile file(told);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')) : QStringList();
        };
        const QStringList stated = arguments(QStringLiteral(" CC BY 4.0 "));
        QVERIFY(stated.contains(QStringLiteral("--attest")));
        QCOMPARE(stated[stated.indexOf(QStringLiteral("--attest")) + 1], QStringLiteral("CC BY 4.0"));
        // What was stated of one corpus is not said of another.
        window().findChild<QLineEdit*>(QStringLiteral("corpus-statement"))->setText(QStringLiteral("CC BY 4.0"));
        QVERIFY(QDir().mkpath(path("nothing")));
        window().open(path("nothing"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("no recordings")), longMs);
        QCOMPARE(window().findChild<QLineEdit*>(QStringLiteral("corpus-statement"))->text(), QString());
        openCorpus();
        const QStringList plain = arguments(QString());
        QVERIFY(plain.contains(QStringLiteral("--list")) && !plain.contains(QStringLiteral("--attest")));
    }

    /// Another folder is opened while a batch goes on: the batch ends, and the end of it is none of the reading.
    void anotherFolderIsOpenedDuringABatch()
    {
        writeProgram(path("program"), "trap 'sleep 0.3; exit 130' INT\nwhile :; do sleep 0.05; done\n");
        openCorpus();
        QSignalSpy progressed(&m_desk->corpora, &CorpusService::progressed);
        button(QStringLiteral("Analyse all")).click();
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty() && progressed.last()[2].toULongLong() == 4ULL, longMs);
        QTest::qWait(200);
        const QString other = m_folder.filePath(QStringLiteral("other"));
        QVERIFY(writeMadeIemocap(other.toStdString(), {"Ses03F_impro01"}, turns).ok());
        window().open(other);
        QTRY_VERIFY_WITH_TIMEOUT(window().listing() != nullptr && window().listing()->dialogues.size() == 1, longMs);
        QTest::qWait(600);  // the batch has ended
        QVERIFY(button(QStringLiteral("Analyse all")).isEnabled());
        QVERIFY(!says(QStringLiteral("Cancelled")));
    }

    void aBatchIsCancelledAndOneThatFailsSaysWhy()
    {
        writeProgram(path("program"), "trap 'exit 130' INT\nwhile :; do sleep 0.1; done\n");
        openCorpus();
        QSignalSpy progressed(&m_desk->corpora, &CorpusService::progressed);
        button(QStringLiteral("Analyse all")).click();
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty() && progressed.last()[2].toULongLong() == 4ULL, longMs);
        QTest::qWait(300);
        QVERIFY(window().findChild<QProgressBar*>()->isVisible());
        button(QStringLiteral("Cancel")).click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Cancelled")), longMs);
        QVERIFY(button(QStringLiteral("Analyse all")).isEnabled());
        writeProgram(path("program"), "echo 'undertone-cli: There is no model here.' >&2\nexit 1\n");
        button(QStringLiteral("Analyse all")).click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("There is no model here.")), longMs);
    }

    void aFolderOfNothingSaysSo()
    {
        QVERIFY(QDir().mkpath(path("nothing")));
        window().open(path("nothing"));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("no recordings")), longMs);
        QVERIFY(!button(QStringLiteral("Analyse all")).isEnabled());
        openCorpus();
        QCOMPARE(sentencesShown(), 4 * turns);
    }
};

QTEST_MAIN(CorpusWindowTest)
#include "corpus_window_test.moc"
