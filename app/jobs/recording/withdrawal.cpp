// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/withdrawal.h"

#include "app/jobs/recording/trained_models.h"

#include <utility>

namespace undertone {

Result<Withdrawal> withdrawSpeaker(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                   const std::vector<std::filesystem::path>& modelFolders)
{
    Withdrawal done;
    done.certificate = TRY(session.withdraw(keyring, speaker, purposes));
    if (purposes.contains(Purpose::Train) || purposes.contains(Purpose::Record))
        done.models = modelsTrainedOn(done.certificate.session, modelFolders);
    for (const auto& model : done.models)
        TRY(blockModel(model, done.certificate.session));
    return done;
}

}  // namespace undertone
