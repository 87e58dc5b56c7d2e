// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/project_files.h"

#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/project/project_job.h"
#include "app/jobs/project/project_ratings.h"
#include "app/jobs/project/project_recording.h"
#include "app/window/open_project.h"
#include "app/window/recording_access.h"
#include "engine/core/catch_all.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/project/recent_projects.h"
#include "engine/project/source_files.h"

#include <algorithm>
#include <optional>

namespace undertone {
namespace {

/// What this user opened with the project before.
RecentProject rememberedWith(const std::filesystem::path& recent, const Project& project)
{
    for (const RecentProject& known : recentProjects(recent)) {
        if (known.path == project.path() && known.projectId == project.projectId())
            return known;
    }
    return {};
}

std::vector<std::filesystem::path> recentFiles(const std::filesystem::path& list)
{
    std::vector<std::filesystem::path> files;
    for (const RecentProject& known : recentProjects(list)) {
        std::error_code ignored;
        if (std::filesystem::exists(known.path, ignored))
            files.push_back(known.path);
    }
    return files;
}

}  // namespace

ProjectFiles::ProjectFiles(std::filesystem::path recent, std::shared_ptr<const RecordingAccess> access, QObject* parent)
    : ProjectService(parent), m_recent(std::move(recent)), m_access(access != nullptr ? std::move(access) : RecordingAccess::files())
{
    m_thread.setMaxThreadCount(1);
    m_figures.setMaxThreadCount(1);
}

ProjectFiles::~ProjectFiles()
{
    m_cancel.cancel();
    m_measuring.cancel();
    m_tasks.wait();
}

template <typename Work, typename Answer> void ProjectFiles::start(Work work, Answer answer)
{
    m_thread.start(m_tasks.counted([this, work = std::move(work), answer = std::move(answer)]() mutable {
        auto result = catchAll([&] { return work(); });
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), result = std::move(result)]() mutable { answer(std::move(result)); }, Qt::QueuedConnection);
    }));
}

template <typename Work> void ProjectFiles::openBy(RequestId request, Work work)
{
    m_cancel.cancel();  // one replaces the other
    m_cancel = {};
    m_request = request;
    const ReadingProgress progress = [this, request](double fraction) {
        QMetaObject::invokeMethod(
            this, [this, request, fraction] { Q_EMIT progressed(request, fraction); }, Qt::QueuedConnection);
    };
    start(
        [this, work = std::move(work), cancel = m_cancel, progress]() -> Result<Snapshot> {
            TRY(work(cancel, progress));
            return m_opened->snapshot();
        },
        [this, request](Result<Snapshot> shown) {
            if (shown)
                Q_EMIT opened(request, *shown);
            else
                Q_EMIT failed(request, shown.error());
        });
}

void ProjectFiles::open(RequestId request, const std::filesystem::path& path)
{
    openBy(request, [this, path](const CancellationToken& cancel, const ReadingProgress& progress) -> Status {
        auto project = std::make_unique<OpenProject>(TRY(Project::open(path)));
        const Project& file = project->project();
        const RecentProject known = rememberedWith(m_recent, file);
        const auto found = findRecording(file.content().audio(), file.path(), known.audio, cancel, progress);
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        project->setAudio(found ? std::filesystem::path(found->path) : std::filesystem::path());
        project->setPickedSegments(known.segments);
        m_opened = std::move(project);
        return {};
    });
}

void ProjectFiles::create(RequestId request, const NewProjectRequest& what)
{
    openBy(request, [this, what](const CancellationToken& cancel, const ReadingProgress& progress) -> Status {
        const OpenRecording recording{what.audio, what.conversation, what.name, what.runs, what.target, what.segments, what.statement};
        auto project = std::make_unique<OpenProject>(TRY(makeProject(recording, cancel, progress)));
        project->setAudio(what.audio);
        project->setPickedSegments(what.segments);
        m_opened = std::move(project);
        return {};
    });
}

void ProjectFiles::openOfSession(RequestId request, const std::filesystem::path& session)
{
    openBy(request, [this, session](const CancellationToken&, const ReadingProgress&) -> Status {
        m_opened.reset();  // it may be the same, and holds it
        auto project = std::make_unique<OpenProject>(TRY(m_access->projectOfSession(session)));
        project->setAudio(session);
        m_opened = std::move(project);
        return {};
    });
}

void ProjectFiles::relink(RequestId request, const std::filesystem::path& audio)
{
    openBy(request, [this, audio](const CancellationToken& cancel, const ReadingProgress& progress) -> Status {
        if (m_opened == nullptr)
            return Error{ErrorCode::Cancelled};
        TRY(m_opened->relink(audio, cancel, progress));
        return {};
    });
}

void ProjectFiles::cancel(RequestId request)
{
    if (request == m_request)
        m_cancel.cancel();
}

void ProjectFiles::adopt(const std::filesystem::path& audio)
{
    changeRecent([this, audio]() -> Status {
        if (m_opened == nullptr)
            return {};
        m_inHand = std::move(m_opened);
        const Project& project = m_inHand->project();
        if (!project.isFile())
            return {};  // nothing of a session stands in any list
        return rememberProject(m_recent, {project.path(), project.projectId(), audio, nowIso8601(), m_inHand->pickedSegments()});
    });
}

void ProjectFiles::close()
{
    start(
        [this] {
            m_inHand.reset();
            if (m_opened != nullptr && !m_opened->project().isFile())
                m_opened.reset();  // a file that was asked for meanwhile is adopted later
        },
        [](const Status&) {});
}

template <typename Work> void ProjectFiles::changeBy(Work work)
{
    start(
        [this, work = std::move(work)]() mutable -> Result<Snapshot> {
            if (m_inHand == nullptr)
                return Snapshot();
            return work(*m_inHand);
        },
        [this](Result<Snapshot> shown) {
            if (!shown)
                Q_EMIT refused(shown.error());
            else if (*shown != nullptr)
                Q_EMIT changed(*shown);
        });
}

void ProjectFiles::edit(const ProjectEdit& edit)
{
    changeBy([edit](OpenProject& project) { return project.edit(edit); });
    if (const auto* import = std::get_if<edits::Import>(&edit); import != nullptr && !import->file.empty())
        changeRecent([this]() -> Status {
            if (m_inHand == nullptr)
                return {};
            RecentProject known = rememberedWith(m_recent, m_inHand->project());
            known.segments = m_inHand->pickedSegments();
            return known.path.empty() ? Status() : rememberProject(m_recent, known);
        });
}

void ProjectFiles::setStatement(const std::string& statement)
{
    changeBy([statement](OpenProject& project) { return project.setStatement(statement); });
}

void ProjectFiles::review(const ReviewAction& action)
{
    changeBy([action](OpenProject& project) { return project.review(action); });
}

void ProjectFiles::undo()
{
    changeBy([](OpenProject& project) { return project.undo(); });
}

void ProjectFiles::redo()
{
    changeBy([](OpenProject& project) { return project.redo(); });
}

void ProjectFiles::keepRun(const Timeline& run, std::shared_ptr<const Conversation> found)
{
    changeBy([run, found = std::move(found)](OpenProject& project) { return project.keepRun(run, found.get()); });
}

void ProjectFiles::measureAgreement(RequestId request)
{
    m_measuring.cancel();
    m_measuring = {};
    struct Asked {
        RatingTable table;
        bool isOfSession;
    };
    start(
        [this]() -> Result<Asked> {
            if (m_inHand == nullptr)
                return Error{ErrorCode::Cancelled};
            return Asked{TRY(m_inHand->ratings()), !m_inHand->project().isFile()};
        },
        [this, request, cancel = m_measuring](Result<Asked> asked) {
            if (!asked) {
                Q_EMIT agreementRefused(request, asked.error());
                return;
            }
            m_figures.start(m_tasks.counted([this, request, cancel, asked = std::move(*asked)]() mutable {
                StudyConfig config;
                config.cancelled = [cancel] { return cancel.isCancelled(); };
                auto study = catchAll([&]() -> Result<std::shared_ptr<const AgreementStudy>> {
                    auto measured = std::make_shared<AgreementStudy>(studyOf(std::move(asked.table), config));
                    measured->isOfSession = asked.isOfSession;
                    return std::shared_ptr<const AgreementStudy>(std::move(measured));
                });
                if (study && cancel.isCancelled())
                    study = Error{ErrorCode::Cancelled};
                QMetaObject::invokeMethod(
                    this,
                    [this, request, study = std::move(study)] {
                        if (study)
                            Q_EMIT agreementMeasured(request, *study);
                        else
                            Q_EMIT agreementRefused(request, study.error());
                    },
                    Qt::QueuedConnection);
            }));
        });
}

void ProjectFiles::writeAgreement(std::shared_ptr<const AgreementStudy> study, double stretchSeconds, const std::filesystem::path& path)
{
    start(
        [this, study = std::move(study), stretchSeconds, path]() -> Status {
            if (study->isOfSession)
                return Error{ErrorCode::NotAuthorised, message("project.sealed-stays"), path};
            if (m_inHand != nullptr)
                TRY(writeLicenceBeside(path, statementOf(m_inHand->project().content())));
            return writeFileAtomically(path, agreementCsv(*study, stretchSeconds));
        },
        [this, path](const Status& status) { Q_EMIT agreementWritten(path, status); });
}

void ProjectFiles::saveCopy(const std::filesystem::path& target)
{
    changeBy([target](OpenProject& project) -> Result<Snapshot> {
        TRY(project.project().saveCopy(target));
        return Snapshot();
    });
}

template <typename Change> void ProjectFiles::changeRecent(Change change)
{
    start(
        [this, change = std::move(change)]() mutable -> Result<std::vector<std::filesystem::path>> {
            (void)change();  // the list is a convenience
            return recentFiles(m_recent);
        },
        [this](const Result<std::vector<std::filesystem::path>>& files) {
            if (files)
                Q_EMIT recentChanged(*files);
        });
}

void ProjectFiles::rememberRecording(const std::filesystem::path& audio)
{
    changeRecent([this, audio] { return rememberProject(m_recent, {audio, {}, audio, nowIso8601()}); });
}

void ProjectFiles::rememberCorpus(const std::filesystem::path& folder)
{
    changeRecent([this, folder] { return rememberProject(m_recent, {folder, {}, {}, nowIso8601()}); });
}

void ProjectFiles::readRecent()
{
    changeRecent([]() -> Status { return {}; });
}

void ProjectFiles::clearRecent()
{
    changeRecent([this]() -> Status {
        for (const RecentProject& known : recentProjects(m_recent))
            TRY(forgetProject(m_recent, known.path));
        return {};
    });
}

}  // namespace undertone
