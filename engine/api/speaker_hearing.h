// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine hears of voices, as the programs see it: no torch header.

#include "engine/core/audio_source.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/voice_window.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace undertone {

struct SpeakerHearingOptions {
    std::filesystem::path voiceActivityWeights;  ///< silero_vad_16k.safetensors; empty: findSpeech() fails with a sentence
    std::filesystem::path speakerWeights;        ///< speaker_encoder.safetensors; empty: load() fails with a sentence
    std::string device = "auto";                 ///< auto, cpu, cuda:N
    int threads = 0;                             ///< 0: all cores
};

/// Where somebody speaks in a recording, and how the voice sounds there; who that is, engine/diarization says. Recordings are mono at
/// engineSampleRate. One thread; a CancellationToken may be set from any.
class SpeakerHearing {
public:
    virtual ~SpeakerHearing() = default;
    /// Errors: FileNotFound (with how to fetch the weights), InvalidModel, CorruptFile, DeviceUnavailable.
    static Result<std::unique_ptr<SpeakerHearing>> load(const SpeakerHearingOptions& options);

    /// Stretches of speech by voice activity, in order, none longer than a sentence may be. It hears more than what finds sentences to
    /// analyse: quiet turns are someone's, too. Errors: the source's, Cancelled, NotAuthorised (to analyse), FileNotFound.
    virtual Result<std::vector<SpeechStretch>> findSpeech(AudioSource& source, const Authorisation& authorisation,
                                                          const std::function<void(double fraction)>& progress,
                                                          const CancellationToken& cancel) = 0;

    /// A voice every `stepSeconds` of the speech, each of the 1.6 s of speech around it. Errors: as above.
    virtual Result<std::vector<VoiceWindow>> hearVoices(AudioSource& source, std::span<const SpeechStretch> speech, double stepSeconds,
                                                        const Authorisation& authorisation,
                                                        const std::function<void(double fraction)>& progress,
                                                        const CancellationToken& cancel) = 0;
};

}  // namespace undertone
