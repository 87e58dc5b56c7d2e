// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/keyring.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>

namespace undertone {

/// A vault whose passphrase was given, for several threads. Whoever works on a session opens one of their own by this keyring, so that
/// nobody waits for another's work. What is done here takes as long as the disk.
class OpenVault {
public:
    explicit OpenVault(Keyring keyring) : m_folder(keyring.folder()), m_keyring(std::move(keyring)) {}

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// What `work(keyring)` gives; one at a time.
    template <typename Work> auto with(Work&& work)
    {
        const std::scoped_lock lock(m_mutex);
        return std::forward<Work>(work)(m_keyring);
    }

private:
    const std::filesystem::path m_folder;
    std::mutex m_mutex;
    Keyring m_keyring;
};

}  // namespace undertone
