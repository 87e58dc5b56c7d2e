// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/withdrawal.h"

#include "app/jobs/recording/trained_models.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

/// The keys are gone by now: one model that cannot be blocked hinders none of the others, and no certificate.
Withdrawal withModelsBlocked(DestructionCertificate certificate, const std::vector<std::filesystem::path>& modelFolders)
{
    Withdrawal done{std::move(certificate), {}, {}};
    for (const auto& model : modelsTrainedOn(done.certificate.session, modelFolders)) {
        if (const auto blocked = blockModel(model, done.certificate.session); blocked)
            done.models.push_back(model);
        else
            done.modelsNotBlocked.emplace_back(model, blocked.error());
    }
    return done;
}

}  // namespace

Result<Withdrawal> withdrawSpeaker(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                   const std::vector<std::filesystem::path>& modelFolders)
{
    auto certificate = TRY(session.withdraw(keyring, speaker, purposes));
    if (!purposes.contains(Purpose::Train) && !purposes.contains(Purpose::Record))
        return Withdrawal{std::move(certificate), {}, {}};
    return withModelsBlocked(std::move(certificate), modelFolders);
}

Result<Withdrawal> destroySession(Session& session, Keyring& keyring, const std::vector<std::filesystem::path>& modelFolders)
{
    return withModelsBlocked(TRY(session.destroyAll(keyring)), modelFolders);
}

bool holdsSound(const Session& session, const Keyring& keyring)
{
    return std::ranges::any_of(session.tracks(), [&](const SessionTrack& track) { return keyring.has(track.key); });
}

}  // namespace undertone
