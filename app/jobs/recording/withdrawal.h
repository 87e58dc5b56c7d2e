// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// What a withdrawal did: what was destroyed, and which models were blocked.
struct Withdrawal {
    DestructionCertificate certificate;
    std::vector<std::filesystem::path> models;
};

/// Withdraws a speaker's consent for these purposes, and blocks the models that were trained on the session: the installed ones and those
/// in `modelFolders`. Errors: Session::withdraw's, FileNotWritable.
Result<Withdrawal> withdrawSpeaker(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                   const std::vector<std::filesystem::path>& modelFolders);

}  // namespace undertone
