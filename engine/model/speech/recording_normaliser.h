// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/core/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

/// Sums over speech frames of log-mel, from which mean and deviation per band follow. A plain value; sums of
/// sentences add up, so what a recording tells so far is one of these.
struct SpeechFrameSums {
    double frames = 0.0;
    double level = 0.0;           ///< sum of frame levels
    std::vector<double> values;   ///< (bands)
    std::vector<double> squares;  ///< (bands)

    void add(const SpeechFrameSums& other, double weight = 1.0);
};

/// log10 of the mean power over bands, for each frame of log-mel (frames, bands).
std::vector<float> frameLevels(std::span<const float> logMel, int bands);

/// A sentence's own loudness: the 95th percentile of its frame levels, so that a click does not set it.
float sentenceLoudness(std::span<const float> levels);

/// Raises values more than `range` decades below the largest to that floor, in place.
void limitDynamicRange(std::span<float> logMel, double range);

/// Sums over the frames whose level is above `threshold`.
SpeechFrameSums sumSpeechFrames(std::span<const float> logMel, int bands, std::span<const float> levels, float threshold);

/// Maps log-mel (frames, bands) in place: the recording's mean and deviation per band, as `sums` and the prior
/// tell them, become the corpus's. A change of level of the whole recording changes nothing.
void mapToCorpus(std::span<float> logMel, const SpeechFrameSums& sums, const RecordingNormalisationConfig& config);

/// What a recording has told of its room, microphone and voices so far. A value: copy it to checkpoint it.
/// Speech frames are those at most `speechRange` below the loudness of the loudest sentence so far. One thread.
class RecordingNormaliser {
public:
    /// Of a tokenizer without recording normalisation: observes and changes nothing.
    RecordingNormaliser() = default;
    explicit RecordingNormaliser(const RecordingNormalisationConfig& config);

    [[nodiscard]] bool isOn() const { return !m_config.corpusMean.empty(); }
    /// Takes in the raw log-mel (frames, bands) of a sentence that has ended.
    void observe(std::span<const float> logMel);
    /// Maps a sentence's raw log-mel (frames, bands) in place with what has been observed, its own included
    /// where it was observed before.
    void apply(std::span<float> logMel) const;
    /// Lets what was observed count `times` as much, as if the recording were so much longer of the same.
    void weigh(double times);
    /// Seconds of speech observed.
    [[nodiscard]] double speechSeconds() const;

    /// State (not the configuration) as bytes; `restore` of a normaliser with the same configuration goes on
    /// from there. Errors: CorruptFile.
    [[nodiscard]] std::vector<std::uint8_t> serialise() const;
    Status restore(std::span<const std::uint8_t> bytes);

private:
    RecordingNormalisationConfig m_config;
    SpeechFrameSums m_sums;
    float m_loudest = -1000.0F;
};

}  // namespace undertone
