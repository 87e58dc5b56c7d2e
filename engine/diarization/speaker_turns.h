// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/voice_window.h"
#include "engine/diarization/diarization_config.h"

#include <span>
#include <vector>

namespace undertone {

/// One speaker without a break.
struct SpeakerTurn {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    int speaker = 0;               ///< from 0 on, in the order of first turns
    bool maybeOverlapped = false;  ///< in much of it a second voice is nearly as like what is heard
};

/// Who speaks when: the voices are clustered, each moment goes to the speaker whose voice it is most like, at a cost for every change, and
/// stretches are cut where the speaker changes. `voices` in order of time, from within the stretches, every `config.stepSeconds`. A stretch
/// without a voice in it goes to the speaker before it.
std::vector<SpeakerTurn> findSpeakerTurns(std::span<const SpeechStretch> speech, std::span<const VoiceWindow> voices,
                                          const DiarizationConfig& config = {});

/// Who speaks a sentence.
struct SentenceSpeaker {
    int speaker = -1;              ///< from 0 on, in the order of the sentences; -1: no voice was heard in it
    bool maybeOverlapped = false;  ///< a second voice is heard in it, or nearly as like what is heard in much of it
};

/// The speaker of each of `sentences`, which are not cut: the one heard in most of it. They may overlap.
std::vector<SentenceSpeaker> speakersOfSentences(std::span<const SpeechStretch> sentences, std::span<const VoiceWindow> voices,
                                                 const DiarizationConfig& config = {});

}  // namespace undertone
