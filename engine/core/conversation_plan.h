// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

/// One turn of a simulated dialogue: a clip of the manifest, said after a pause.
struct PlannedTurn {
    std::size_t clip = 0;       ///< index in the clips that were given to planConversations
    std::size_t voice = 0;      ///< index in ConversationPlan::voices
    double gapSeconds = 0.0;    ///< silence before it; below 0 it starts while the last one still speaks
    double gainDecibels = 0.0;  ///< against the voice's level
};

/// Centres of the equaliser's bands, an octave apart; gains between them go linearly over log frequency.
inline constexpr std::array<double, 7> equaliserHertz{125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0};

/// One speaker of a dialogue with the room and microphone they are heard through.
struct PlannedVoice {
    std::string speaker;
    double levelDecibels = 0.0;
    double speed = 1.0;                  ///< of play-back: 1.05 is faster and higher
    double reverberationSeconds = 0.0;   ///< T60; 0 is a dry voice
    double reverberationDecibels = 0.0;  ///< energy of the tail against the direct sound
    double tiltDecibelsPerOctave = 0.0;  ///< around 1 kHz
    std::array<double, equaliserHertz.size()> equaliserDecibels{};
};

/// From a turn on, all voices are heard in other rooms, through other microphones, at another level.
struct PlannedRoomChange {
    std::size_t turn = 0;
    double levelDecibels = 0.0;        ///< on top of the voices' own
    std::vector<PlannedVoice> voices;  ///< in the order of ConversationPlan::voices; speaker, level and speed are theirs
};

/// A simulated dialogue: what to play, when and how it sounds. The mixer of the audio room makes sound of it.
struct ConversationPlan {
    std::string name;  ///< "simulated-0042"
    std::string corpus;
    std::uint64_t seed = 0;      ///< for what the mixer draws itself (noise, the reverberation's tail)
    double levelDecibels = 0.0;  ///< of the whole recording
    double noiseDecibels = 0.0;  ///< of the noise floor against the loudest speech; silentDecibels: none
    double lowPassHertz = 0.0;   ///< 0: full band
    std::vector<PlannedVoice> voices;
    std::vector<PlannedTurn> turns;
    std::vector<PlannedRoomChange> roomChanges{};  ///< by turn

    static constexpr double silentDecibels = -120.0;  ///< stands for no noise at all
};

}  // namespace undertone
