// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/speech_presence.h"

#include "engine/core/audio_source.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace undertone {

namespace {

constexpr float silencePeak = 1e-4F;  // -80 dBFS
constexpr float usualPeak = 0.25F;    // what the detector gets to hear
// The detector is sure of speech in some frames of any sentence that was tried, and rarely for so long in music.
constexpr float sureProbability = 0.5F;
constexpr std::ptrdiff_t sureFrames = 4;  // 128 ms; of shorter sounds, a third

/// Samples in memory, at the level of usual speech.
class LevelledStretch final : public AudioSource {
public:
    LevelledStretch(std::span<const float> pcm, float gain) : m_pcm(pcm), m_gain(gain) {}
    [[nodiscard]] int sampleRate() const override { return engineSampleRate; }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return static_cast<SampleIndex>(m_pcm.size()); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto from = m_pcm.subspan(std::min(static_cast<std::size_t>(std::max<SampleIndex>(0, first)), m_pcm.size()));
        const auto count = std::min(from.size(), out.size());
        std::transform(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count), out.begin(),
                       [this](float sample) { return sample * m_gain; });
        return count;
    }

private:
    std::span<const float> m_pcm;
    float m_gain;
};

/// The level that one sample in a thousand exceeds: a click does not set it. An offset is no sound.
float peakOf(std::span<const float> pcm)
{
    if (pcm.empty())
        return 0.0F;
    double sum = 0.0;
    for (const float sample : pcm)
        sum += sample;
    const auto mean = static_cast<float>(sum / static_cast<double>(pcm.size()));
    std::vector<float> levels(pcm.size());
    std::transform(pcm.begin(), pcm.end(), levels.begin(), [mean](float sample) { return std::abs(sample - mean); });
    const auto at = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() - 1 - levels.size() / 1000);
    std::nth_element(levels.begin(), at, levels.end());
    return *at;
}

}  // namespace

Result<SpeechPresence> speechPresence(std::span<const float> pcm, VoiceActivityDetector* detector, const CancellationToken& cancel)
{
    const float peak = peakOf(pcm);
    if (!(peak > silencePeak))
        return SpeechPresence::Silence;
    if (detector == nullptr)
        return SpeechPresence::Speech;
    LevelledStretch stretch(pcm, peak < usualPeak ? usualPeak / peak : 1.0F);
    const auto frames = TRY(detector->activity(stretch, {}, cancel));
    const auto sure =
        std::count_if(frames.begin(), frames.end(), [](const ActivityFrame& frame) { return frame.speechProbability >= sureProbability; });
    const bool speaks = sure >= std::clamp(std::ssize(frames) / 3, std::ptrdiff_t{1}, sureFrames);
    return speaks ? SpeechPresence::Speech : SpeechPresence::NoSpeech;
}

}  // namespace undertone
