// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace undertone {

/// Ends of a range that is drawn from evenly.
struct PlanRange {
    double low = 0.0;
    double high = 0.0;
};

/// How much likelier than others one emotion follows another in the same speaker, as the manifest names them.
struct EmotionTransition {
    std::string from;
    std::string to;
    double weight = 1.0;
};

/// How simulated dialogues are composed (recipe.md, "Dialogues") and how wide their rooms and microphones differ.
struct PlanConfig {
    int dialogues = 260;
    int minSpeakers = 2;
    int maxSpeakers = 4;
    int minTurns = 20;
    int maxTurns = 60;
    double speakerChange = 0.75;            ///< probability that the next speaker differs
    PlanRange inertia{0.6, 0.8};            ///< probability that a speaker's emotion stays; drawn per dialogue
    PlanRange contagion{0.05, 0.2};         ///< else, probability that it is taken from the last turn; drawn per dialogue
    PlanRange gapSeconds{0.05, 0.6};        ///< pause before a turn
    PlanRange turnGainDecibels{-2.0, 2.0};  ///< of one turn against its speaker's level

    double cleanShare = 0.3;  ///< dialogues without any room, equaliser, noise or band limit
    PlanRange recordingLevelDecibels{-20.0, 6.0};
    PlanRange noiseDecibels{-60.0, -25.0};                             ///< against the loudest speech of the recording
    double narrowBandShare = 0.2;                                      ///< dialogues through a telephone or a codec that cuts the top
    std::vector<double> lowPassHertz{3400.0, 4000.0, 5500.0, 7000.0};  ///< one of these where the band is narrow

    PlanRange voiceLevelDecibels{-6.0, 6.0};
    PlanRange speed{0.94, 1.06};                   ///< of play-back; pitch and formants move with it
    double reverberantShare = 0.5;                 ///< voices heard in a room
    PlanRange reverberationSeconds{0.15, 0.8};     ///< T60
    PlanRange reverberationDecibels{-24.0, -4.0};  ///< energy of the tail against the direct sound
    PlanRange tiltDecibelsPerOctave{-2.0, 2.0};
    PlanRange equaliserDecibels{-5.0, 5.0};

    // What follows is off by default, and draws nothing then: plans of a seed stay what they were.
    double overlapShare = 0.0;                ///< probability that a new speaker starts before the last one has ended
    PlanRange overlapSeconds{0.1, 0.8};       ///< by how much
    double roomChangeShare = 0.0;             ///< dialogues in whose middle the rooms and microphones change
    PlanRange roomChangeDecibels{-8.0, 8.0};  ///< by how much all speech gets louder or softer then
    /// Markov chain of a speaker's emotion where it neither stays nor is caught from the last turn; pairs that are not named weigh 1.
    /// Empty: drawn so that classes are used evenly.
    std::vector<EmotionTransition> transitions;
};

}  // namespace undertone
