// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_speakers.h"

#include "app/jobs/recording/session_project.h"
#include "app/jobs/recording/session_sound.h"

#include <algorithm>

namespace undertone {

Result<SessionSpeakers> SessionSpeakers::begin(const Session& session, const Keyring& keyring)
{
    auto watch = TRY(ConsentWatch::start(session));
    auto authorisation = TRY(watch->authorise(Purpose::Analyse));
    const auto sound = TRY(SessionSound::of(session, keyring));
    auto input = TRY(RecordingInput::ofChannels(sound.channels(), sound.sha256(), SentenceCut::ByPauses));
    auto known = TRY(speakersOfSessionProject(TRY(session.labelStore(keyring)), session));
    return SessionSpeakers(std::move(watch), std::move(authorisation), std::move(input), std::move(known));
}

Result<Conversation> SessionSpeakers::search(SpeakerSearch& search, const Conversation* sentences, SpeakerCount count,
                                             const SpeakerSearch::Progress& progress, const CancellationToken& cancel)
{
    if (sentences == nullptr)
        return search.findTurns(*m_input.source, count, m_authorisation, progress, cancel);
    Conversation unnamed = *sentences;
    std::erase_if(unnamed.segments, [&](const Segment& segment) { return m_known.contains(segment.speaker); });
    if (unnamed.segments.empty())
        return Error{ErrorCode::InvalidArgument, message("speakers.all-known")};
    return search.nameSpeakers(*m_input.source, unnamed, count, m_authorisation, progress, cancel);
}

}  // namespace undertone
