// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/window/open_vaults.h"
#include "engine/core/authorisation.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace undertone {

class ConsentWatch;
class ConversationSession;

/// Follows the consent of the session that is open in the window: another program may take a withdrawal, and consent runs out. GUI thread;
/// the disk is read on a thread of its own.
class ShownSession : public QObject {
    Q_OBJECT
public:
    explicit ShownSession(std::shared_ptr<const OpenVaults> vaults, QObject* parent = nullptr);
    ~ShownSession() override;

    /// From now on whatever `session` has open: it is closed where its consent ends.
    void follow(ConversationSession& session);
    /// The folder of the session that is open now, and how many entries its log had before any of it was read; empty: none is open.
    void set(const std::filesystem::path& folder, std::size_t logEntries = 0);

Q_SIGNALS:
    /// Not everything that held when it was opened holds any more, somebody has withdrawn or keys were destroyed since, or it cannot be
    /// followed. It is not followed from then on.
    void consentEnded(const std::filesystem::path& folder);

private:
    /// What consent allowed when it was opened.
    struct Held {
        std::unique_ptr<ConsentWatch> watch;
        std::vector<Authorisation> authorisations;  ///< may be none: whoever withdraws later is seen in the log
    };
    void look();
    void end();
    void drop();
    void release(std::shared_ptr<Held> held);

    std::shared_ptr<const OpenVaults> m_vaults;
    std::filesystem::path m_folder;
    std::size_t m_logEntries = 0;
    quint64 m_asked = 0;  ///< grows when another one is shown
    std::shared_ptr<Held> m_held;
    QTimer m_timer;
    QThreadPool m_thread;
    TaskGroup m_tasks;
};

}  // namespace undertone
