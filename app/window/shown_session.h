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

/// Follows the consent of the session that is open in the window: another program may take a withdrawal, and consent runs out. GUI thread;
/// the disk is read on a thread of its own.
class ShownSession : public QObject {
    Q_OBJECT
public:
    explicit ShownSession(std::shared_ptr<const OpenVaults> vaults, QObject* parent = nullptr);
    ~ShownSession() override;

    /// The folder of the session that is open now; empty: none is.
    void set(const std::filesystem::path& folder);

Q_SIGNALS:
    /// Not everything that held when it was opened holds any more. It is not followed from then on.
    void consentEnded(const std::filesystem::path& folder);

private:
    /// What consent allowed when it was opened.
    struct Held {
        std::unique_ptr<ConsentWatch> watch;
        std::vector<Authorisation> authorisations;
    };
    void look();
    void drop();

    std::shared_ptr<const OpenVaults> m_vaults;
    std::filesystem::path m_folder;
    quint64 m_asked = 0;  ///< grows when another one is shown
    std::shared_ptr<Held> m_held;
    QTimer m_timer;
    QThreadPool m_thread;
    TaskGroup m_tasks;
};

}  // namespace undertone
