// SPDX-License-Identifier: GPL-3.0-or-later
// A program that edits a project is killed at random points: no edit that it acknowledged is lost, and the file always opens.
// UNDERTONE_LONG_TESTS=1: 10 000 edits on the disk; otherwise some hundred in memory.
#include "engine/messages/catalogue.h"
#include "engine/project/project.h"
#include "tests/engine/project/random_edits.h"

#include <QtTest>

#include <cstdlib>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

constexpr int sentenceCount = 7;

/// The editor at work, until it is killed or has made all edits.
class Editor {
public:
    Editor(const fs::path& file, long first, long count)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            const std::string from = std::to_string(first), number = std::to_string(count);
            ::execl(UNDERTONE_PROJECT_EDITOR, "project_editor", file.c_str(), from.c_str(), number.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        m_lines = ::fdopen(ends[0], "r");
    }
    ~Editor() { std::fclose(m_lines); }

    /// The number of the next edit that was acknowledged; nothing once the editor has ended.
    std::optional<long> next()
    {
        char line[32];
        return std::fgets(line, sizeof line, m_lines) != nullptr ? std::optional(std::strtol(line, nullptr, 10)) : std::nullopt;
    }
    void kill() { ::kill(m_process, SIGKILL); }
    /// Its exit code; nothing where it was killed.
    std::optional<int> wait()
    {
        int status = 0;
        ::waitpid(m_process, &status, 0);
        return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
    }

private:
    pid_t m_process = 0;
    FILE* m_lines = nullptr;
};

/// What is wrong with the project after edits up to `acknowledged`, or empty; `last` is the last that it holds.
std::string check(const fs::path& file, long acknowledged, long& last)
{
    auto project = Project::open(file);
    if (!project)
        return englishSentence(project.error());
    if (!project->readOnlyReason().empty())
        return englishSentence(project->readOnlyReason());
    const auto history = project->history(1'000'000'000);
    if (!history)
        return englishSentence(history.error());
    last = static_cast<long>(history->size());
    if (last != acknowledged && last != acknowledged + 1)
        return "acknowledged " + std::to_string(acknowledged) + ", the history has " + std::to_string(last);
    if (last > 0 && history->back().isUndone) {  // killed between an undo and its redo, neither of them acknowledged
        if (last != acknowledged + 1 || !project->redo())
            return "an acknowledged edit is undone";
    }
    const auto segmentation = project->content().tracksOf(TrackKind::Segmentation).front()->id;
    const auto texts = project->content().tracksOf(TrackKind::Text).front()->id;
    const auto sentences = project->content().sentencesOf(segmentation);
    for (long number = std::max(1L, last - sentenceCount + 1); number <= last; ++number) {
        const auto id = sentences[static_cast<std::size_t>(number) % sentences.size()]->id;
        const auto* text = project->content().find<SentenceText>({texts, id});
        if (text == nullptr || text->text != std::to_string(number))
            return "edit " + std::to_string(number) + " is not there: " + (text != nullptr ? text->text : "");
    }
    return {};
}

}  // namespace

class ProjectKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noAcknowledgedEditIsLost()
    {
        const bool isLong = std::getenv("UNDERTONE_LONG_TESTS") != nullptr;
        const long edits = isLong ? 10'000 : 300;
        const auto folder = isLong ? std::make_unique<QTemporaryDir>() : test::folderInMemory();
        const fs::path file = fs::path(folder->path().toStdString()) / "talk.undertone";
        QVERIFY(Project::create(file, test::madeContent(sentenceCount)).ok());
        SeededRandom random(20'250'301);
        long last = 0;  // edits that the project holds
        int kills = 0, unacknowledged = 0;
        while (last < edits) {
            Editor editor(file, last + 1, edits - last);
            long acknowledged = last;
            const auto wanted = static_cast<long>(random.below(isLong ? 120 : 25));
            for (long i = 0; i < wanted; ++i) {
                const auto number = editor.next();
                if (!number)
                    break;
                acknowledged = *number;
            }
            ::usleep(static_cast<useconds_t>(random.below(isLong ? 40'000 : 2'000)));  // into the middle of an edit
            editor.kill();
            while (const auto number = editor.next())  // acknowledged before it was killed
                acknowledged = *number;
            const auto ended = editor.wait();
            QVERIFY2(!ended || *ended == 0, "the editor failed");
            kills += ended ? 0 : 1;
            const std::string wrong = check(file, acknowledged, last);
            QVERIFY2(wrong.empty(), wrong.c_str());
            unacknowledged += last > acknowledged ? 1 : 0;
        }
        qInfo("%ld edits, killed %d times, %d times between writing and acknowledging", last, kills, unacknowledged);
        QVERIFY(kills > 5);
        // All of it is undone, back to the beginning.
        auto project = Project::open(file);
        QVERIFY(project.ok());
        for (long i = 0; i < last; ++i)
            QVERIFY(project->undo()->has_value());
        QVERIFY(!project->undo()->has_value());
        QVERIFY(project->content() == test::madeContent(sentenceCount));
    }
};

QTEST_APPLESS_MAIN(ProjectKillTest)
#include "project_kill_test.moc"
