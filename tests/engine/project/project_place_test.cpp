// SPDX-License-Identifier: GPL-3.0-or-later
// A project that is no file: all of it is handed to its place after every edit, and what the place does not take was not done.
#include "engine/project/edits.h"
#include "engine/project/project.h"
#include "tests/engine/project/random_edits.h"

#include <QtTest>

using namespace undertone;

namespace {

/// Holds a project in memory, and refuses to store where it is told to.
class MemoryPlace final : public ProjectPlace {
public:
    [[nodiscard]] const std::filesystem::path& path() const override { return m_path; }
    [[nodiscard]] const Message& readOnlyReason() const override { return why; }
    Result<std::optional<std::string>> load() override { return image; }
    Status store(const std::string& bytes) override
    {
        if (refuses)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-write", m_path, "full"), m_path};
        image = bytes;
        ++stored;
        return {};
    }

    std::optional<std::string> image;
    Message why;
    bool refuses = false;
    int stored = 0;

private:
    std::filesystem::path m_path = "/a/place";
};

std::string firstName(const Project& project)
{
    return project.content().rows<Speaker>().begin()->second.name;
}

Result<Edit> rename(Project& project, const char* name)
{
    const auto id = project.content().rows<Speaker>().begin()->first;
    return project.apply([&](EditDraft& draft) { return renameSpeaker(draft, id, name); });
}

}  // namespace

class ProjectPlaceTest : public QObject {
    Q_OBJECT

    std::shared_ptr<MemoryPlace> m_place;
    const ProjectContent m_content = test::madeContent(3);
    [[nodiscard]] Project made() const { return std::move(Project::createIn(m_place, m_content)).value(); }

private Q_SLOTS:
    void init() { m_place = std::make_shared<MemoryPlace>(); }

    void everyEditIsStoredAndFoundAgain()
    {
        {
            auto project = made();
            QCOMPARE(project.path(), std::filesystem::path("/a/place"));
            QVERIFY(!project.isFile());
            QCOMPARE(m_place->stored, 1);
            QVERIFY(rename(project, "First").ok());
            QVERIFY(rename(project, "Second").ok());
            QVERIFY(project.undo().ok());
            QCOMPARE(m_place->stored, 4);
            QVERIFY(!*project.changedElsewhere());
        }
        auto again = Project::openIn(m_place);
        QVERIFY(again.ok());
        QCOMPARE(firstName(*again), std::string("First"));
        QVERIFY(again->redo().ok());
        QCOMPARE(firstName(*again), std::string("Second"));
        QCOMPARE(again->history(10)->size(), std::size_t{2});
    }

    /// Several times over, so that what was rolled back is not stored with what follows.
    void whatIsNotTakenWasNotDone()
    {
        auto project = made();
        QVERIFY(rename(project, "First").ok());
        const auto whole = *m_place->image;
        for (int i = 0; i < 3; ++i) {
            m_place->refuses = true;
            QCOMPARE(rename(project, "Lost").error().code, ErrorCode::FileNotWritable);
            QVERIFY(!project.undo());
            QVERIFY(!project.setSetting("lost", "yes"));
            QCOMPARE(firstName(project), std::string("First"));
            QCOMPARE(*m_place->image, whole);
        }
        m_place->refuses = false;
        QVERIFY(rename(project, "Second").ok());
        auto again = Project::openIn(m_place);
        QVERIFY(again.ok());
        QCOMPARE(firstName(*again), std::string("Second"));
        QVERIFY(again->content().find<Setting>("lost") == nullptr);
        QCOMPARE(again->history(10)->size(), std::size_t{2});
        QVERIFY(again->content() == project.content());
    }

    /// What was undone and then written over is nowhere in the bytes, also after it was opened again.
    void whatIsDroppedIsOverwritten()
    {
        (void)made();
        {
            auto project = Project::openIn(m_place);
            QVERIFY(rename(*project, "Nachtigall in the history").ok());
            QVERIFY(m_place->image->find("Nachtigall") != std::string::npos);
        }
        auto project = Project::openIn(m_place);
        QVERIFY(project->undo().ok());
        QVERIFY(rename(*project, "Other").ok());
        QCOMPARE(m_place->image->find("Nachtigall"), std::string::npos);
    }

    void runsAreKeptLikewise()
    {
        auto project = made();
        const auto segmentation = project.content().tracksOf(TrackKind::Segmentation).front()->id;
        Timeline run;
        run.labels = {"neutral", "angry"};
        run.model = "m";
        const auto id = project.addRun(segmentation, run, "m");
        QVERIFY(id.ok());
        QVERIFY(project.addResults(*id, {}).ok());
        const auto again = Project::openIn(m_place);
        QVERIFY(again.ok());
        QVERIFY(again->content().find<ProjectRun>(*id) != nullptr);
    }

    void oneThatIsOpenToReadIsNotChanged()
    {
        (void)made();
        m_place->why = message("project.opened-to-read", "somebody");
        auto project = Project::openIn(m_place);
        QVERIFY(project.ok());
        QCOMPARE(project->readOnlyReason().id, std::string("project.opened-to-read"));
        QCOMPARE(rename(*project, "Other").error().code, ErrorCode::FileNotWritable);
        QCOMPARE(m_place->stored, 1);
    }

    void itIsNotCopiedIntoAFile()
    {
        const QTemporaryDir folder;
        auto project = made();
        QCOMPARE(project.saveCopy(folder.filePath(QStringLiteral("copy.undertone")).toStdString()).error().code, ErrorCode::NotAuthorised);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void whatIsNoProjectIsRefused()
    {
        QCOMPARE(Project::openIn(m_place).error().code, ErrorCode::FileNotFound);
        for (const std::string& bytes : {std::string(), std::string("no project"), std::string(5000, '\0')}) {
            m_place->image = bytes;
            QCOMPARE(Project::openIn(m_place).error().code, ErrorCode::UnsupportedFormat);
        }
    }

    /// Every byte of the image is under its checksums or SQLite's own: a change is refused, or changes nothing.
    void aDamagedImageIsRefused()
    {
        (void)made();
        const auto whole = *m_place->image;
        const auto content = std::move(Project::openIn(m_place)).value().content();
        for (std::size_t at = 0; at < whole.size(); at += 97) {
            auto changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            m_place->image = changed;
            const auto opened = Project::openIn(m_place);
            if (opened)
                QVERIFY2(opened->content() == content, qPrintable(QString::number(at)));
        }
        m_place->image = whole.substr(0, whole.size() / 2);
        QVERIFY(!Project::openIn(m_place));
    }
};

QTEST_GUILESS_MAIN(ProjectPlaceTest)
#include "project_place_test.moc"
