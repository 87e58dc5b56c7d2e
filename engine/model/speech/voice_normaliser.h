// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/core/identifier.h"
#include "engine/core/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Mean and deviation of an encoder's features over the speech that it was trained on, each (hidden).
struct FeatureStatistics {
    std::vector<float> mean;
    std::vector<float> deviation;
};

/// What a voice has sounded like so far, in the features of the encoder: running sums of each speaker, or of the recording as a whole, with
/// the training corpus as the prior. Features are mapped to mean 0 and deviation 1 by them, so that what is left is how this sentence
/// differs from what the voice is otherwise. Causal. A value: copy it to checkpoint it. One thread.
class VoiceNormaliser {
public:
    /// Of a tokenizer without voice normalisation: observes and changes nothing.
    VoiceNormaliser() = default;
    VoiceNormaliser(const VoiceNormalisationConfig& config, FeatureStatistics corpus);

    [[nodiscard]] bool isOn() const { return m_corpus != nullptr; }
    /// Takes in the features (tokens, hidden) of a sentence. Sentences of an unknown speaker, none, count as one voice.
    void observe(std::span<const float> features, SpeakerId speaker);
    /// Maps features in place with what has been observed of the speaker, their own included where they were observed before.
    void apply(std::span<float> features, SpeakerId speaker) const;

    /// State (not the configuration) as bytes; `restore` of a normaliser with the same configuration goes on from there. Errors:
    /// CorruptFile.
    [[nodiscard]] std::vector<std::uint8_t> serialise() const;
    Status restore(std::span<const std::uint8_t> bytes);

private:
    struct Voice {
        double tokens = 0.0;
        std::vector<double> values, squares;  // sums, (hidden)
    };
    [[nodiscard]] SpeakerId voiceOf(SpeakerId speaker) const;

    VoiceNormalisationConfig m_config;
    std::shared_ptr<const FeatureStatistics> m_corpus;
    std::map<SpeakerId, Voice> m_voices;
};

}  // namespace undertone
