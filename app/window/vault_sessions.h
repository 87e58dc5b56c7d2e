// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/window/open_vaults.h"
#include "engine/core/cancellation.h"
#include "ui/services/session_service.h"

#include <QThreadPool>

#include <functional>

namespace undertone {

/// Vaults on the disk, worked on by a thread of its own. The destructor waits for the piece of work in hand.
class VaultSessions : public SessionService {
    Q_OBJECT
public:
    /// `cost`: of a guess, for passphrases that are set here.
    explicit VaultSessions(std::shared_ptr<OpenVaults> vaults, PassphraseCost cost = {}, QObject* parent = nullptr);
    ~VaultSessions() override;

    /// Where models may lie that a withdrawal blocks, beside the installed ones: asked for as it begins.
    void setModelFolders(std::function<std::vector<std::filesystem::path>()> folders) { m_modelFolders = std::move(folders); }

    void look(const std::filesystem::path& typed) override;
    [[nodiscard]] const VaultView& vault() const override { return m_view; }
    void create(const std::filesystem::path& typed, const Secret& passphrase) override;
    void unlock(const Secret& passphrase) override;
    void lock() override;
    void recover(const Secret& code, const Secret& fresh) override;
    void changePassphrase(const Secret& passphrase, const Secret& fresh) override;
    void renewSheet(const Secret& passphrase) override;
    void readSession(const std::filesystem::path& folder) override;
    void withdraw(const std::filesystem::path& folder, const std::string& speaker, const Withdrawal& what) override;
    void destroy(const std::filesystem::path& folder) override;
    void exportSound(const std::filesystem::path& folder, const std::filesystem::path& path, SessionSoundFormat format) override;
    void cancelExport() override { m_exportCancel.cancel(); }
    [[nodiscard]] QString notice(const QString& language) const override;

private:
    /// Which answers are given: of what is in view, or what was done to a voice.
    enum class Wanted { WhileOpen, InAnyCase };
    /// Runs `work` on the thread; `answer` with its value on the GUI thread, or failed. Answers that were asked for before the vault was
    /// locked or left are dropped, but for those that are wanted in any case.
    template <typename Work, typename Answer> void start(Task task, Work work, Answer answer, Wanted wanted = Wanted::WhileOpen);
    template <typename Work> void startDestruction(Task task, const std::filesystem::path& folder, Work work);
    [[nodiscard]] std::vector<std::filesystem::path> modelFolders() const;
    void refresh();
    void show(VaultView view);
    void takeOpened(std::shared_ptr<OpenVault> vault);
    template <typename Change> void changeBy(Task task, const Secret& fresh, const Change& change);

    std::shared_ptr<OpenVaults> m_vaults;
    PassphraseCost m_cost;
    std::function<std::vector<std::filesystem::path>()> m_modelFolders;
    VaultView m_view;
    quint64 m_asked = 0;  ///< grows when what is being worked on is not wanted any more
    CancellationToken m_exportCancel;
    QThreadPool m_thread;
    QThreadPool m_exports;  ///< one thread: a file of hours keeps nobody waiting
    TaskGroup m_tasks;
};

}  // namespace undertone
