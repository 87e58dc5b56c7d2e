// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// How probabilities of speech become sentences. Thresholds and shortest speech are those of the silero-vad package;
/// the pause is longer than its 100 ms, so that a sentence is not cut at a stop consonant or a breath.
struct VoiceActivityConfig {
    double speechThreshold = 0.5;          ///< speech begins at or above
    double silenceThreshold = 0.35;        ///< speech may end below
    double shortestSpeechSeconds = 0.25;   ///< anything shorter is no sentence
    double shortestPauseSeconds = 0.3;     ///< a pause at least this long ends a sentence
    double longestSentenceSeconds = 12.0;  ///< longer speech is cut at its quietest points
    double paddingSeconds = 0.03;          ///< added on both sides
};

}  // namespace undertone
