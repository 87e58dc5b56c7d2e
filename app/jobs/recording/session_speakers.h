// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/analysis/speaker_search.h"
#include "engine/consent/consent_watch.h"

#include <memory>
#include <set>

namespace undertone {

/// Who speaks when in a recorded session, as far as its channels do not say so: for a microphone that several voices share. Holds what it
/// needs of the session, so that the vault can be closed meanwhile. One thread.
class SessionSpeakers {
public:
    /// Errors: NotAuthorised (somebody does not agree to an analysis, no channel is left), of opening.
    static Result<SessionSpeakers> begin(const Session& session, const Keyring& keyring);

    /// SpeakerSearch::nameSpeakers of those `sentences` that are not given to a speaker of the session yet; without sentences,
    /// SpeakerSearch::findTurns. Errors: also InvalidArgument (all are), NotAuthorised, where consent was withdrawn meanwhile.
    Result<Conversation> search(SpeakerSearch& search, const Conversation* sentences, SpeakerCount count,
                                const SpeakerSearch::Progress& progress, const CancellationToken& cancel);

private:
    SessionSpeakers(std::unique_ptr<ConsentWatch> watch, Authorisation authorisation, RecordingInput input, std::set<SpeakerId> known)
        : m_watch(std::move(watch)), m_authorisation(std::move(authorisation)), m_input(std::move(input)), m_known(std::move(known))
    {
    }

    std::unique_ptr<ConsentWatch> m_watch;
    Authorisation m_authorisation;
    RecordingInput m_input;
    std::set<SpeakerId> m_known;  ///< in the project: the session's speakers
};

}  // namespace undertone
