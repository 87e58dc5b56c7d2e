// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "engine/core/cancellation.h"
#include "ui/services/project_service.h"

#include <QThreadPool>

#include <filesystem>
#include <memory>

namespace undertone {

class OpenProject;
class RecordingAccess;

/// Projects on the disk, worked on by a thread of its own, one piece of work after the other. The destructor cancels what reads audio and
/// waits for the rest: every edit that was asked for is made.
class ProjectFiles : public ProjectService {
    Q_OBJECT
public:
    /// `recent`: the list of recent files. `access`: the way to projects of recorded sessions.
    explicit ProjectFiles(std::filesystem::path recent, std::shared_ptr<const RecordingAccess> access = nullptr, QObject* parent = nullptr);
    ~ProjectFiles() override;

    void open(RequestId request, const std::filesystem::path& path) override;
    void create(RequestId request, const NewProjectRequest& what) override;
    void openOfSession(RequestId request, const std::filesystem::path& session) override;
    void relink(RequestId request, const std::filesystem::path& audio) override;
    void cancel(RequestId request) override;
    void adopt(const std::filesystem::path& audio) override;
    void close() override;
    void edit(const ProjectEdit& edit) override;
    void review(const ReviewAction& action) override;
    void setStatement(const std::string& statement) override;
    void undo() override;
    void redo() override;
    void keepRun(const Timeline& run, std::shared_ptr<const Conversation> found) override;
    void measureAgreement(RequestId request) override;
    void writeAgreement(std::shared_ptr<const AgreementStudy> study, double stretchSeconds, const std::filesystem::path& path) override;
    void saveCopy(const std::filesystem::path& target) override;
    void rememberRecording(const std::filesystem::path& audio) override;
    void rememberCorpus(const std::filesystem::path& folder) override;
    void readRecent() override;
    void clearRecent() override;

private:
    using Snapshot = std::shared_ptr<const ProjectSnapshot>;
    /// Runs `work` on the thread, `answer` with its result on the GUI thread.
    template <typename Work, typename Answer> void start(Work work, Answer answer);
    /// `work` takes what cancels it and what it tells of its progress.
    template <typename Work> void openBy(RequestId request, Work work);
    template <typename Work> void changeBy(Work work);
    template <typename Change> void changeRecent(Change change);

    std::filesystem::path m_recent;
    std::shared_ptr<const RecordingAccess> m_access;
    RequestId m_request = 0;     ///< asked for last
    CancellationToken m_cancel;  ///< of that request
    // Of the thread alone:
    std::unique_ptr<OpenProject> m_inHand;
    std::unique_ptr<OpenProject> m_opened;
    QThreadPool m_thread;
    CancellationToken m_measuring;  ///< of the last question for agreement
    QThreadPool m_figures;          ///< counts agreement, so that edits do not wait for it
    TaskGroup m_tasks;
};

}  // namespace undertone
