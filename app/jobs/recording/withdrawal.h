// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What a withdrawal did: what was destroyed, and which models were blocked.
struct Withdrawal {
    DestructionCertificate certificate;
    std::vector<std::filesystem::path> models;
    /// Those that were trained on it and could not be blocked, and why: somebody has to.
    std::vector<std::pair<std::filesystem::path, Error>> modelsNotBlocked;
};

/// Withdraws a speaker's consent for these purposes, and blocks the models that were trained on the session: the installed ones and those
/// in `modelFolders`; also where destroying the keys fails. The session may come from Session::openToDestroy. Errors: Session::withdraw's.
Result<Withdrawal> withdrawSpeaker(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                   const std::vector<std::filesystem::path>& modelFolders);

/// The same for everyone, at the end of retention or before.
Result<Withdrawal> destroySession(Session& session, Keyring& keyring, const std::vector<std::filesystem::path>& modelFolders);

/// Whether the vault holds a key of the session's sound, whoever may hear it.
bool holdsSound(const Session& session, const Keyring& keyring);

}  // namespace undertone
