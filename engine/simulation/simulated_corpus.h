// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/seeded_random.h"
#include "engine/corpus/labelled_corpus.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// The two people of a made-up session: "F" and "M" in its names, whoever they are.
struct SessionPair {
    std::array<std::string, 2> speakers;
    std::string corpus;
};
inline constexpr int simulatedSessions = 5;

/// Five pairs of speakers, each of one corpus, no speaker in two; those with most clips first. The same for the same clips and seed.
/// Errors: InvalidArgument (fewer than five pairs).
Result<std::vector<SessionPair>> pairSpeakers(std::span<const LabelledClip> clips, std::uint64_t seed);

/// Name of dialogue `index` of session 1 to 5: "Ses01F_impro01", "Ses01M_impro01", "Ses01F_impro02"... Empty beyond
/// mostDialoguesOfASession.
std::string simulatedDialogueName(int session, int index);
inline constexpr int mostDialoguesOfASession = 198;

/// What made-up people say of a sentence: three listeners who hear the emotion that was acted in most cases, and its speaker; categories,
/// dimensions and the label that most listeners gave ("xxx": none). Half of what was acted happy is heard as excited.
void judgeSentence(CorpusUtterance& utterance, const std::string& emotion, char speakerLetter, SeededRandom& random);

/// A dialogue as IEMOCAP holds it: a conversation, texts and acted emotions of its segments, judged. `voices[0]` is called F, the other M.
/// Files are named where a writer of sound puts them.
CorpusDialogue simulatedDialogue(const std::string& name, const Conversation& conversation, std::span<const std::string> texts,
                                 std::span<const std::string> emotions, const SessionPair& voices, std::uint64_t seed);

}  // namespace undertone
