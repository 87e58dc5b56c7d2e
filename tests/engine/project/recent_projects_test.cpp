// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/atomic_file.h"
#include "engine/project/recent_projects.h"
#include "tests/engine/project/random_edits.h"
#include "tests/support/file_faults.h"

#include <QtTest>

using namespace undertone;
namespace fs = std::filesystem;

class RecentProjectsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path file() const { return fs::path(m_folder->path().toStdString()) / "recent.json"; }
    static RecentProject project(const std::string& name)
    {
        return {"/p/" + name + ".undertone", std::string(32, 'a'), "/sound/" + name + ".wav", "2025-03-01T14:05:09Z"};
    }

private Q_SLOTS:
    void init() { m_folder = test::folderInMemory(); }

    void theLastOneComesFirstAndOnce()
    {
        QVERIFY(recentProjects(file()).empty());
        for (const char* name : {"a", "b", "a"})
            QVERIFY(rememberProject(file(), project(name)).ok());
        QVERIFY(recentProjects(file()) == (std::vector<RecentProject>{project("a"), project("b")}));
        QVERIFY(forgetProject(file(), project("a").path).ok());
        QVERIFY(recentProjects(file()) == std::vector<RecentProject>{project("b")});
        for (std::size_t i = 0; i < mostRecentProjects + 5; ++i)
            QVERIFY(rememberProject(file(), project(std::to_string(i))).ok());
        QCOMPARE(recentProjects(file()).size(), mostRecentProjects);
        QCOMPARE(recentProjects(file()).front().path.string(), std::string("/p/24.undertone"));
    }

    void aDamagedListIsMadeAnew()
    {
        for (const char* text : {"", "{", "[]", R"({"schema":2,"projects":[]})", R"({"schema":1,"projects":[{"path":1},3]})"}) {
            QVERIFY(writeFileAtomically(file(), text).ok());
            QVERIFY(recentProjects(file()).empty());
            QVERIFY(rememberProject(file(), project("a")).ok());
            QCOMPARE(recentProjects(file()).size(), std::size_t{1});
        }
    }

    void aDiskThatFailsCostsNoEntry()
    {
        const auto findings = test::failEachCall(
            file().parent_path(),
            [&] {
                fs::remove(file());
                QVERIFY(rememberProject(file(), project("a")).ok());
            },
            [&] { return rememberProject(file(), project("b")); },
            [&](bool succeeded) -> std::string {
                const auto there = recentProjects(file());
                return there.size() == (succeeded ? 2u : 1u) ? "" : std::to_string(there.size()) + " entries";
            });
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().c_str());
    }
};

QTEST_APPLESS_MAIN(RecentProjectsTest)
#include "recent_projects_test.moc"
