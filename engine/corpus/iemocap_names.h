// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace undertone {

/// A dialogue's name in IEMOCAP: `Ses0[1-5][FM]_(impro|script)NN[ab]?(_N[ab]?)?`.
struct IemocapDialogueName {
    std::string session;      ///< "Ses01"
    char markerWearer = 'F';  ///< whose face was tracked; not the speaker
    std::string script;       ///< "script01_1", the letter of another take left out; empty: improvised
};

/// Nothing where the text is not such a name.
std::optional<IemocapDialogueName> parseIemocapDialogue(std::string_view name);

/// Speaker letter ('F', 'M') of an utterance `<dialogue>_[FM]NNN`; nothing where it is none of that dialogue.
std::optional<char> iemocapSpeaker(std::string_view utterance, std::string_view dialogue);

/// "Ses01_F": who speaks, the same in all dialogues of a session.
std::string iemocapSpeakerName(std::string_view session, char letter);

}  // namespace undertone
