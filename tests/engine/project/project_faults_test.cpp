// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to write a project on a disk that fails at its k-th call, for every k, and on one that is full.
#include "engine/messages/catalogue.h"
#include "engine/project/project.h"
#include "tests/engine/project/random_edits.h"
#include "tests/support/file_faults.h"

#include <QtTest>

#include <array>
#include <cerrno>
#include <optional>

using namespace undertone;
namespace fs = std::filesystem;

class ProjectFaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Project> m_project;
    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path path() const { return root() / "talk.undertone"; }
    const ProjectContent m_content = test::madeContent(3);

    void makeAnew()
    {
        m_project.reset();
        for (const auto& entry : fs::directory_iterator(root()))
            fs::remove(entry.path());
        auto made = Project::create(path(), m_content);
        if (!made)
            qFatal("%s", englishSentence(made.error()).c_str());
        m_project.emplace(std::move(*made));
    }
    static Status rename(Project& project, const char* name)
    {
        const auto id = project.content().rows<Speaker>().begin()->first;
        TRY(project.apply([&](EditDraft& draft) { return renameSpeaker(draft, id, name); }));
        return {};
    }
    static std::string nameIn(const Project& project) { return project.content().rows<Speaker>().begin()->second.name; }

    /// What memory holds is what the file holds, and one of the two names; the file is alone and can be edited further.
    std::string check(bool succeeded, const std::string& before, const std::string& after)
    {
        const std::string inMemory = m_project ? nameIn(*m_project) : "";
        m_project.reset();
        auto opened = Project::open(path());
        if (!opened)
            return "cannot be opened: " + englishSentence(opened.error());
        const std::string name = nameIn(*opened);
        if (name != (succeeded ? after : before))
            return "holds " + name;
        if (!inMemory.empty() && inMemory != name)
            return "memory held " + inMemory + ", the file " + name;
        if (!rename(*opened, "Further"))
            return "cannot be edited further";
        opened = Project::open(root() / "none");  // closes it
        if (test::filesUnder(root()) != std::vector<std::string>{"talk.undertone"})
            return "lies there: " + test::joined(test::filesUnder(root()));
        return {};
    }

private Q_SLOTS:
    void init() { m_folder = test::folderInMemory(); }
    void cleanup() { m_project.reset(); }

    void theDiskFailsUnderSqliteToo()
    {
        makeAnew();
        const auto faults = test::FileFaults::failingAt(root(), 1'000, EIO);
        QVERIFY(rename(*m_project, "Edited").ok());
        QVERIFY2(faults.calls() >= 8, std::to_string(faults.calls()).c_str());  // journal and file, opened, written, synced and closed
    }

    void aNewProject()
    {
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(), [&] { fs::remove(path()); },
            [&]() -> Status {
                TRY(Project::create(path(), m_content));
                return {};
            },
            [&](bool succeeded) -> std::string {
                const auto there = test::filesUnder(root());
                if (succeeded)
                    return Project::open(path()).ok() ? "" : "cannot be opened";
                // Where opening it afterwards failed it is there, and whole.
                return there.empty() || Project::open(path()).ok() ? "" : "lies there: " + test::joined(there);
            }));
    }

    void anEdit()
    {
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(), [&] { makeAnew(); }, [&] { return rename(*m_project, "Edited"); },
            [&](bool succeeded) { return check(succeeded, "Ann", "Edited"); }));
    }

    void anUndo()
    {
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(),
            [&] {
                makeAnew();
                if (!rename(*m_project, "Edited"))
                    qFatal("not edited");
            },
            [&]() -> Status {
                TRY(m_project->undo());
                return {};
            },
            [&](bool succeeded) { return check(succeeded, "Edited", "Ann"); }));
    }

    void openingAndEditing()
    {
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(),
            [&] {
                makeAnew();
                m_project.reset();
            },
            [&]() -> Status {
                m_project.emplace(TRY(Project::open(path())));
                return rename(*m_project, "Edited");
            },
            [&](bool succeeded) { return check(succeeded, "Ann", "Edited"); }));
    }

    void aCopy()
    {
        const fs::path copy = root() / "copy.undertone";
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(),
            [&] {
                makeAnew();
                if (!m_project->saveCopy(copy) || !rename(*m_project, "Edited"))
                    qFatal("not prepared");
            },
            [&] { return m_project->saveCopy(copy); },
            [&](bool succeeded) -> std::string {
                const auto opened = Project::open(copy);
                if (!opened)
                    return "cannot be opened: " + englishSentence(opened.error());
                return nameIn(*opened) == (succeeded ? "Edited" : "Ann") ? "" : "holds " + nameIn(*opened);
            }));
    }

    void resultsOfARun()
    {
        VERIFY_NO_FINDINGS(test::failEachCall(
            root(), [&] { makeAnew(); },
            [&]() -> Status {
                Timeline header;
                header.labels = {"ang", "neu"};
                const auto track = m_project->content().tracksOf(TrackKind::Segmentation).front()->id;
                const auto run = TRY(m_project->addRun(track, header, "Run"));
                UtteranceAnalysis result;
                result.segment = m_project->content().rows<Sentence>().begin()->first;
                result.endSeconds = 1.0;
                result.probabilities = {0.5, 0.5};
                return m_project->addResults(run, std::array{result});
            },
            [&](bool succeeded) -> std::string {
                m_project.reset();
                auto opened = Project::open(path());
                if (!opened)
                    return "cannot be opened: " + englishSentence(opened.error());
                const auto& runs = opened->content().rows<ProjectRun>();
                const auto results = runs.empty() ? 0 : opened->results(runs.begin()->first)->size();
                return results == (succeeded ? 1u : 0u) ? "" : std::to_string(results) + " results";
            }));
    }
};

QTEST_APPLESS_MAIN(ProjectFaultsTest)
#include "project_faults_test.moc"
