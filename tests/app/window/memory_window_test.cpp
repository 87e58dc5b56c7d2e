// SPDX-License-Identifier: GPL-3.0-or-later
// The memory microscope in the window, over a project on a disk and an engine with a tiny model of random weights: what is done to memory
// at a sentence, a correction replayed, and one undo for both.
#include "app/window/analysis_worker.h"
#include "app/window/engine_bridge.h"
#include "app/window/file_recordings.h"
#include "app/window/project_files.h"
#include "engine/core/memory_plan.h"
#include "engine/messages/catalogue.h"
#include "tests/support/synthetic_speech.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"
#include "tests/ui/simulated_services.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/run_bar.h"
#include "ui/conversation/table_bar.h"
#include "ui/conversation/utterance_filter.h"
#include "ui/conversation/utterance_table.h"
#include "ui/main_window.h"
#include "ui/timeline/time_axis.h"
#include "ui/translation.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <memory>

using namespace undertone;

namespace {

constexpr int sentences = 16;
constexpr int patience = 120000;  // ms, on a busy machine

/// A window as the program has it, but for the sound device.
struct Program {
    Program(const std::string& model, const std::filesystem::path& state)
        : engine([model] {
              EngineOptions options;
              options.threads = 1;
              return std::make_unique<AnalysisWorker>(model, options);
          }),
          projects(state / "recent.json")
    {
        AnalysisSettings settings;
        settings.device = "cpu";
        session.setAnalysisSettings(settings);
        session.loadModel({});
    }
    [[nodiscard]] QAction& action(const char* name) const { return *window.findChild<QAction*>(QLatin1String(name)); }
    [[nodiscard]] QString banner() const { return window.findChild<MessageBanner*>()->text(); }
    [[nodiscard]] const Timeline& run() const { return document.run().kept != nullptr ? *document.run().kept : document.run().timeline; }
    [[nodiscard]] QString status() const { return window.findChild<RunBar*>()->statusText(); }

    ConversationDocument document;
    EngineBridge engine;
    QThreadPool pool;
    FileRecordings recordings{pool};
    SimulatedPlayback playback;
    ConversationSession session{document, engine, recordings, playback};
    ProjectFiles projects;
    ProjectSession project{document, session, projects};
    MainWindow window{document, session, project, playback, [](const TimelineExport&, TimelineFormat, const std::filesystem::path&) {
                          return Result<std::vector<ExportLoss>>(std::vector<ExportLoss>());
                      }};
};

std::vector<std::vector<double>> answers(const Timeline& run)
{
    std::vector<std::vector<double>> all;
    for (const UtteranceAnalysis& row : run.utterances)
        all.push_back(row.probabilities);
    return all;
}

}  // namespace

class MemoryWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::unique_ptr<Program> makeProgram(const char* model = "model") const
    {
        return std::make_unique<Program>(path(QLatin1String(model)).toStdString(), path(QStringLiteral("state")).toStdString());
    }

    /// The recording analysed, in a project of its own.
    void makeProject(Program& program)
    {
        program.session.open(path(QStringLiteral("talk.wav")), path(QStringLiteral("talk.csv")), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program.session.state() == SessionState::Done, patience);
        program.project.create(path(QStringLiteral("talk-%1.undertone").arg(++m_count)));
        QTRY_VERIFY2_WITH_TIMEOUT(program.project.isOpen() && program.document.run().kept != nullptr, qPrintable(program.banner()),
                                  patience);
    }
    /// Runs it, and waits until the project has the run.
    void runOf(Program& program, const char* action)
    {
        const auto kept = program.document.run().kept;
        QVERIFY2(program.action(action).isEnabled(), action);
        program.action(action).trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(!program.session.isBusy() && program.document.run().kept != nullptr
                                      && program.document.run().kept != kept,
                                  qPrintable(program.banner()), patience);
    }
    static SegmentId idOf(const Program& program, int sentence)
    {
        return program.document.segments()[static_cast<std::size_t>(sentence)].id;
    }
    static void shorten(Program& program, int sentence)
    {
        const Segment segment = program.document.segments()[static_cast<std::size_t>(sentence)];
        program.project.edit(edits::SetBoundaries{segment.id, segment.startSeconds, segment.endSeconds - 0.2});
        QTRY_COMPARE_WITH_TIMEOUT(program.document.segments()[static_cast<std::size_t>(sentence)].endSeconds, segment.endSeconds - 0.2,
                                  patience);
    }
    void shoot(Program& program, const QString& name)
    {
        if (!qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
            return;
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            program.window.setThemeChoice(theme);
            program.window.resize(1280, 800);
            program.window.show();
            QTest::qWait(300);
            const QString suffix = theme == ThemeChoice::Light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png");
            program.window.grab().save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(name + suffix));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        QVERIFY(qputenv("XDG_STATE_HOME", path(QStringLiteral("state")).toUtf8()));
        QVERIFY(qputenv("XDG_CACHE_HOME", path(QStringLiteral("cache")).toUtf8()));
        QVERIFY(QDir().mkpath(path(QStringLiteral("state"))));
        test::TinyModelOptions options;
        options.memoryRate = 0.3;  // so that answers flip
        for (const char* model : {"model", "kept"}) {
            options.keepsEmotions = QLatin1String(model) == QLatin1String("kept");
            QVERIFY(test::writeTinyModel(path(QLatin1String(model)).toStdString(), options).ok());
            QVERIFY(test::enlivenTokenizer(path(QLatin1String(model)).toStdString()).ok());
        }
        test::writeBytes(path(QStringLiteral("talk.wav")).toStdString(), test::waveBytes(test::syntheticSpeech(14)));
        std::string segments = "start,end,speaker\n";
        for (int i = 0; i < sentences; ++i)
            segments +=
                QString("%1,%2,%3\n").arg(0.8 * i, 0, 'f', 2).arg(0.8 * i + 0.7, 0, 'f', 2).arg(i % 3 == 0 ? "Bo" : "Ann").toStdString();
        test::writeBytes(path(QStringLiteral("talk.csv")).toStdString(), segments);
    }

    void aCorrectionIsReplayedAndOneUndoRestoresAll()
    {
        const auto program = makeProgram();
        makeProject(*program);
        const Timeline before = program->run();
        QCOMPARE(before.utterances.size(), std::size_t{sentences});
        const auto flipsBetween = [](const Timeline& one, const Timeline& other) {
            int flips = 0;
            for (std::size_t i = 0; i < sentences; ++i)
                flips += one.utterances[i].emotion() != other.utterances[i].emotion() ? 1 : 0;
            return flips;
        };
        // Which corrections flip an answer is for random weights and the processor to say: one that does is looked for.
        int corrected = -1;
        int flips = 0;
        double endBefore = 0.0;
        for (const int candidate : {9, 8, 6, 5, 4, 3, 2}) {
            endBefore = program->document.segments()[static_cast<std::size_t>(candidate)].endSeconds;
            shorten(*program, candidate);
            QVERIFY(program->document.analysis(candidate) == nullptr);  // of another sound
            runOf(*program, "memory-replay");
            corrected = candidate;
            flips = flipsBetween(before, program->run());
            if (flips > 0)
                break;
            program->action("undo").trigger();
            QTRY_COMPARE_WITH_TIMEOUT(program->run().runId, before.runId, patience);
        }
        QVERIFY2(flips > 0, "nothing flips: there is nothing to see in this test");

        const Timeline after = program->run();
        QVERIFY(after.parent && after.parent->runId == before.runId);
        QCOMPARE(after.parent->sentence, corrected);
        for (int i = 0; i < sentences; ++i) {
            const auto& was = before.utterances[static_cast<std::size_t>(i)];
            const auto& is = after.utterances[static_cast<std::size_t>(i)];
            QCOMPARE(is.probabilities == was.probabilities, i < corrected);
            QCOMPARE(program->document.flipped(i) != nullptr, was.emotion() != is.emotion());
        }
        const QString said = QString("replay from %1: %2 answer").arg(formatTime(0.8 * corrected)).arg(flips);
        QVERIFY2(program->status().contains(said), qPrintable(program->status()));

        // They are found by key and in the table.
        program->document.setSelection(-1);
        program->action("next-flip").trigger();
        QVERIFY(program->document.flipped(program->document.selection()) != nullptr);
        auto* choice = program->window.findChild<TableBar*>()->findChild<QComboBox*>();
        choice->setCurrentIndex(choice->findData(static_cast<int>(SentenceChoice::Flipped)));
        QCOMPARE(program->window.findChild<UtteranceTable*>()->filter().rowCount(), flips);
        choice->setCurrentIndex(0);
        shoot(*program, QStringLiteral("microscope-replay"));

        // One undo: the sentence and the run are those of before. One redo: those of after.
        QVERIFY2(program->action("undo").text().contains("replay"), qPrintable(program->action("undo").text()));
        program->action("undo").trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program->run().runId, before.runId, patience);
        QCOMPARE(program->document.segments()[static_cast<std::size_t>(corrected)].endSeconds, endBefore);
        QCOMPARE(answers(program->run()), answers(before));
        QCOMPARE(program->document.analysis(corrected)->probabilities,
                 before.utterances[static_cast<std::size_t>(corrected)].probabilities);
        QVERIFY(program->document.flipped(program->document.selection()) == nullptr);
        program->action("redo").trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program->run().runId, after.runId, patience);
        QCOMPARE(program->document.segments()[static_cast<std::size_t>(corrected)].endSeconds, endBefore - 0.2);
        QCOMPARE(answers(program->run()), answers(after));
        QCOMPARE(program->run().parent->flipped, after.parent->flipped);
    }

    void memoryIsFrozenThawedResetAndTakenBack()
    {
        const auto program = makeProgram();
        makeProject(*program);
        const Timeline plain = program->run();
        program->document.setSelection(5);
        QVERIFY(program->action("memory-freeze").isEnabled() && !program->action("memory-thaw").isEnabled());
        QVERIFY(!program->action("memory-take-back").isEnabled());
        runOf(*program, "memory-freeze");
        const Timeline frozen = program->run();
        for (int i = 0; i < sentences; ++i)
            QCOMPARE(frozen.utterances[static_cast<std::size_t>(i)].updateNorm.has_value(), i > 0 && i < 5);
        QVERIFY2(program->status().contains("memory frozen from 0:04"), qPrintable(program->status()));

        program->document.setSelection(10);
        QVERIFY(!program->action("memory-freeze").isEnabled());
        runOf(*program, "memory-thaw");
        program->document.setSelection(12);
        runOf(*program, "memory-reset");
        QCOMPARE(program->run().plan->interventions.size(), std::size_t{3});
        QVERIFY(program->run().utterances[11].updateNorm && !program->run().utterances[9].updateNorm);
        shoot(*program, QStringLiteral("microscope-plan"));
        program->document.setSelection(10);
        runOf(*program, "memory-take-back");
        QCOMPARE(program->run().plan->interventions.size(), std::size_t{1});
        QCOMPARE(answers(program->run()), answers(frozen));
        // Nothing was corrected, so each of them is a step of its own.
        for (int i = 0; i < 4; ++i) {
            const auto kept = program->document.run().kept;
            program->action("undo").trigger();
            QTRY_VERIFY_WITH_TIMEOUT(program->document.run().kept != kept, patience);
        }
        QCOMPARE(program->run().runId, plain.runId);
        QVERIFY(program->run().plan == nullptr);
    }

    /// Sentences are split and merged under a plan: what is done stays with its sentence.
    void aPlanFollowsItsSentence()
    {
        const auto program = makeProgram();
        makeProject(*program);
        program->document.setSelection(8);
        const SegmentId frozen = idOf(*program, 8);
        runOf(*program, "memory-freeze");
        program->project.edit(edits::Merge{{idOf(*program, 2), idOf(*program, 3)}});
        QTRY_COMPARE_WITH_TIMEOUT(program->document.utteranceCount(), sentences - 1, patience);
        runOf(*program, "memory-replay");
        QCOMPARE(program->document.indexOf(frozen), 7);
        QCOMPARE(program->run().plan->interventions.front().sentence, 7);
        QCOMPARE(program->run().parent->sentence, 2);
        // The sentence itself goes: the next one has its place.
        program->document.setSelection(7);
        program->action("remove").trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program->document.utteranceCount(), sentences - 2, patience);
        runOf(*program, "memory-replay");
        QCOMPARE(program->run().plan->interventions.front().sentence, 7);
        QVERIFY(!program->run().utterances[7].updateNorm && program->run().utterances[6].updateNorm);
    }

    void aForkStandsBesideItsRun()
    {
        const auto program = makeProgram();
        makeProject(*program);
        const std::string first = program->run().runId;
        program->document.setSelection(3);
        runOf(*program, "memory-freeze");
        const Timeline frozen = program->run();
        program->document.setSelection(6);
        runOf(*program, "memory-reset");
        runOf(*program, "memory-fork");
        QVERIFY(program->run().parent->branch == RunBranch::Fork);
        QCOMPARE(program->run().parent->sentence, 6);
        QCOMPARE(program->run().plan->interventions.size(), std::size_t{1});
        QCOMPARE(answers(program->run()), answers(frozen));
        QCOMPARE(program->project.project()->runs.size(), std::size_t{4});
        QVERIFY2(program->status().contains("fork at 0:05"), qPrintable(program->status()));
        // Any of them can be shown, and that is undone as well.
        program->project.edit(edits::ShowRun{3});
        QTRY_COMPARE_WITH_TIMEOUT(program->run().runId, first, patience);
        QVERIFY(program->run().plan == nullptr);
        program->action("undo").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program->run().parent.has_value(), patience);
    }

    void annotatorsLabelsAreToldOnRequest()
    {
        const auto program = makeProgram("kept");
        makeProject(*program);
        const Timeline plain = program->run();
        const auto& styles = program->document.lane()->labels;  // those that are proposed: "neutral", "happiness", "sadness", "anger"
        const int own = plain.utterances[4].emotion() == 0 ? 2 : 3;
        QCOMPARE(styles[3], std::string("anger"));
        program->document.setSelection(4);
        program->project.label(own);
        QTRY_VERIFY_WITH_TIMEOUT(program->document.annotation(4) != nullptr, patience);
        // A label alone changes nothing of what the model reads.
        runOf(*program, "memory-replay");
        QCOMPARE(answers(program->run()), answers(plain));
        QVERIFY(program->run().plan == nullptr);
        program->action("memory-labels").trigger();
        runOf(*program, "memory-replay");
        QVERIFY(program->run().plan && program->run().plan->hasLabels());
        QCOMPARE(*program->run().plan->labelOf(4), own == 3 ? std::string("ang") : std::string("sad"));
        for (std::size_t i = 0; i < sentences; ++i)
            QVERIFY(i > 4 || program->run().utterances[i].probabilities == plain.utterances[i].probabilities);
        QVERIFY(answers(program->run()) != answers(plain));
        QVERIFY2(program->status().contains("human-assisted"), qPrintable(program->status()));
    }

    /// The model that ships reads no emotions: it says so, and what was in view stays.
    void aModelThatReadsNoEmotionsSaysSo()
    {
        const auto program = makeProgram();
        makeProject(*program);
        const Timeline plain = program->run();
        program->document.setSelection(4);
        program->project.label(0);
        QTRY_VERIFY_WITH_TIMEOUT(program->document.annotation(4) != nullptr, patience);
        program->action("memory-labels").trigger();
        program->action("memory-replay").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program->session.state() == SessionState::Failed, patience);
        QVERIFY2(program->banner().contains("trained without emotions between its sentences"), qPrintable(program->banner()));
        QCOMPARE(answers(program->run()), answers(plain));
        program->action("memory-labels").trigger();
        runOf(*program, "memory-replay");
        QVERIFY(program->session.state() == SessionState::Done);
    }

    void theMenuIsWhereSentencesAre()
    {
        const auto program = makeProgram();
        for (const char* name : {"memory-freeze", "memory-reset", "memory-fork", "memory-replay", "next-flip"})
            QVERIFY2(!program->action(name).isEnabled(), name);
        program->session.open(path(QStringLiteral("talk.wav")), path(QStringLiteral("talk.csv")), OpenMode::Analyse);
        QTRY_VERIFY_WITH_TIMEOUT(program->session.state() == SessionState::Done, patience);
        program->document.setSelection(2);
        // Without a project there is nowhere to keep a second run.
        QVERIFY(program->action("memory-freeze").isEnabled() && !program->action("memory-fork").isEnabled());
        program->action("memory-freeze").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program->document.run().timeline.plan != nullptr && program->session.state() == SessionState::Done,
                                 patience);
        QVERIFY(!program->run().utterances[2].updateNorm);
        QVERIFY(program->window.findChild<QMenu*>(QStringLiteral("memory"))->actions().contains(&program->action("memory-freeze")));
    }
};

QTEST_MAIN(MemoryWindowTest)
#include "memory_window_test.moc"
