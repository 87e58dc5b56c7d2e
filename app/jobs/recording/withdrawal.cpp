// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/withdrawal.h"

#include "app/jobs/recording/trained_models.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

/// One model that cannot be blocked hinders none of the others, and no certificate.
void blockModels(const std::string& session, const std::vector<std::filesystem::path>& modelFolders, Withdrawal& done)
{
    for (const auto& model : modelsTrainedOn(session, modelFolders)) {
        if (const auto blocked = blockModel(model, session); blocked)
            done.models.push_back(model);
        else
            done.modelsNotBlocked.emplace_back(model, blocked.error());
    }
}

}  // namespace

Result<Withdrawal> withdrawSpeaker(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                   const std::vector<std::filesystem::path>& modelFolders)
{
    Withdrawal done;
    const bool wasTrainedOn = purposes.contains(Purpose::Train) || purposes.contains(Purpose::Record);
    done.certificate = TRY(session.withdraw(keyring, speaker, purposes, [&] {
        if (wasTrainedOn)
            blockModels(session.id().hex(), modelFolders, done);
    }));
    return done;
}

Result<Withdrawal> destroySession(Session& session, Keyring& keyring, const std::vector<std::filesystem::path>& modelFolders)
{
    Withdrawal done;
    done.certificate = TRY(session.destroyAll(keyring, [&] { blockModels(session.id().hex(), modelFolders, done); }));
    return done;
}

bool holdsSound(const Session& session, const Keyring& keyring)
{
    return std::ranges::any_of(session.tracks(), [&](const SessionTrack& track) { return keyring.has(track.key); });
}

}  // namespace undertone
