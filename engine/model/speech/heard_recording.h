// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/speech/recording_normaliser.h"
#include "engine/model/speech/voice_normaliser.h"

namespace undertone {

/// What a tokenizer has heard of a recording so far. A value: copy it to checkpoint it.
struct HeardRecording {
    RecordingNormaliser recording;  ///< of the spectrogram: its room, microphone and voices
    VoiceNormaliser voices;         ///< of the encoder's features

    /// State as bytes; `restore` with the same tokenizer goes on from there. Errors: CorruptFile.
    [[nodiscard]] std::vector<std::uint8_t> serialise() const;
    Status restore(std::span<const std::uint8_t> bytes);
};

}  // namespace undertone
