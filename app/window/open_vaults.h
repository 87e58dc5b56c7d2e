// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/recording/open_vault.h"
#include "app/window/recording_access.h"
#include "engine/consent/session.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace undertone {

/// The vaults whose passphrases were given, and the way to what lies in them. Who removes one expects that nobody goes on with what was
/// opened from it. Any thread may call.
class OpenVaults final : public RecordingAccess {
public:
    void add(std::shared_ptr<OpenVault> vault);
    void remove(const std::filesystem::path& folder);
    /// Null: it is locked, or is none.
    [[nodiscard]] std::shared_ptr<OpenVault> vault(const std::filesystem::path& folder) const;
    /// What `work(keyring)` gives for the vault that a session lies in. Errors: NotAuthorised (it is locked), those of `work`.
    template <typename Work>
    auto withKeyringOf(const std::filesystem::path& session, Work&& work) const -> decltype(work(std::declval<Keyring&>()))
    {
        const auto open = vault(session.parent_path());
        if (open == nullptr)
            return locked(session);
        return open->with(std::forward<Work>(work));
    }

    /// What is said of a session whose vault is not open.
    [[nodiscard]] static Error locked(const std::filesystem::path& session);

    [[nodiscard]] Result<std::unique_ptr<AudioSource>> open(const std::filesystem::path& path,
                                                            const CancellationToken& cancel) const override;
    [[nodiscard]] bool isSession(const std::filesystem::path& path) const override { return Session::isSession(path); }
    [[nodiscard]] Result<std::shared_ptr<const Timeline>> results(const std::filesystem::path& path) const override;
    [[nodiscard]] Result<SessionFacts> sessionFacts(const std::filesystem::path& path) const override;
    [[nodiscard]] Result<std::optional<SealedWaveform>> sealedWaveform(const std::filesystem::path& path) const override;
    [[nodiscard]] Result<Project> projectOfSession(const std::filesystem::path& path) const override;

private:
    mutable std::mutex m_mutex;
    std::map<std::filesystem::path, std::shared_ptr<OpenVault>> m_vaults;
};

}  // namespace undertone
