// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"
#include "engine/project/project.h"

#include <set>

namespace undertone {

/// The project of a recorded session: its sentences, texts, labels and runs, sealed by the key that every withdrawal replaces. It is made
/// where there is none yet, of the results that the session has, else of the sentences that were cut while it was recorded. Results that
/// were sealed since it was last open are taken in as a run, where they are of its sentences. Open as long as everyone agrees to an
/// analysis: each edit looks into the log first. Where another program has it open, it is open to read. Errors: NotAuthorised (somebody
/// does not agree to an analysis, or its keys were destroyed), Project's, SessionSound's.
Result<Project> openSessionProject(Session session, const Keyring& keyring);

/// That project, to read, in `labels` (Session::labelStore); nothing where there is none. Errors: of the store, Project's.
Result<std::optional<Project>> readSessionProject(std::shared_ptr<BlobStore> labels, const Session& session);

/// The sentences of that project, in `labels` (Session::labelStore); nothing where there are none. Errors: of the store, Project's.
Result<std::optional<Conversation>> sentencesOfSessionProject(std::shared_ptr<BlobStore> labels, const Session& session);

/// Those of its speakers whom the session knows, whatever they are called by now. Errors: likewise.
Result<std::set<SpeakerId>> speakersOfSessionProject(std::shared_ptr<BlobStore> labels, const Session& session);

/// The bytes of that project as a file (Project::open), in clear; nothing where there is none. Errors: of the store.
Result<std::optional<std::string>> imageOfSessionProject(const Session& session, const Keyring& keyring);

/// What becomes of a channel that others speak in, too, when one of them withdraws from being recorded.
enum class SharedChannels {
    Destroy,    ///< all of it
    KeepOthers  ///< all of it but the sentences of others, and of these what lies within half a second of a sentence of who withdraws
};

/// Session::withdraw, of these purposes, with the labels of others kept: sentences whose speaker has left go, with their texts and labels,
/// and so do those of nobody in particular; runs go, as what was said before is in what was read later, and so does the history. Where the
/// speaker only withdraws from training or sharing, all of it stays. With KeepOthers the project must say of every sentence who speaks;
/// sentences in which a second voice may be heard are not kept. Errors: Session::withdraw's; InvalidArgument (it does not say so), and
/// nothing was done.
Result<DestructionCertificate> withdrawFromSession(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                                   const std::vector<std::filesystem::path>& modelFolders,
                                                   SharedChannels shared = SharedChannels::Destroy);

}  // namespace undertone
