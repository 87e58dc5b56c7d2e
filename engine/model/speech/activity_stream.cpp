// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/activity_stream.h"

#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>
#include <omp.h>

namespace undertone {
namespace {

/// A stretch is too little to be shared out: on a busy machine the threads would wait for each other longer than it takes.
class OneThread {
public:
    OneThread() : m_before(omp_get_max_threads()) { omp_set_num_threads(1); }
    ~OneThread() { omp_set_num_threads(m_before); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    int m_before = 1;
};

}  // namespace

ActivityStream::ActivityStream(const VoiceActivityDetector& detector)
    : m_detector(detector), m_state(detector.startState()), m_samples(VoiceActivityDetector::contextSamples, 0.0F)
{
}

Status ActivityStream::take(std::span<const float> samples, std::vector<ActivityFrame>& frames)
{
    constexpr auto atOnce = static_cast<std::size_t>(VoiceActivityDetector::contextSamples + framesAtOnce * activityFrameSamples);
    m_sampleCount += static_cast<SampleIndex>(samples.size());
    while (!samples.empty()) {
        const auto part = samples.first(std::min(samples.size(), atOnce - m_samples.size()));
        m_samples.insert(m_samples.end(), part.begin(), part.end());
        samples = samples.subspan(part.size());
        if (m_samples.size() == atOnce)
            TRY(hear(framesAtOnce, frames));
    }
    return {};
}

Status ActivityStream::finish(std::vector<ActivityFrame>& frames)
{
    const auto left = static_cast<std::int64_t>(m_samples.size()) - VoiceActivityDetector::contextSamples;
    const auto count = (left + activityFrameSamples - 1) / activityFrameSamples;
    if (count == 0)
        return {};
    m_samples.resize(static_cast<std::size_t>(VoiceActivityDetector::contextSamples + count * activityFrameSamples), 0.0F);
    return hear(count, frames);
}

void ActivityStream::remember(float power)
{
    const double decibels = 10.0 * std::log10(std::max(1e-30, static_cast<double>(power)));
    const auto level = std::clamp(static_cast<int>(std::floor(decibels)) - lowestDecibels, 0, static_cast<int>(levels) - 1);
    ++m_framesOfLevel[static_cast<std::size_t>(level)];
    ++m_frames;
}

/// By the loudest of the frames so far, but for a hundredth that may be clicks; where the stretch in hand is louder, by that.
float ActivityStream::gainFor(float loudestPower) const
{
    const auto clicks = std::max<std::uint64_t>(1, m_frames / 100);
    std::uint64_t louder = 0;
    double before = 0.0;
    for (std::size_t level = levels; level-- > 0 && before == 0.0;) {
        louder += m_framesOfLevel[level];
        if (louder > clicks)
            before = std::pow(10.0, (lowestDecibels + static_cast<double>(level) + 0.5) / 10.0);
    }
    return VoiceActivityDetector::gainOfLevel(std::max(before, static_cast<double>(loudestPower)));
}

Status ActivityStream::hear(std::int64_t count, std::vector<ActivityFrame>& frames)
{
    return guarded(message("doing.finding-speech"), [&]() -> Status {
        const torch::InferenceMode inference;
        const OneThread alone;
        const auto pcm = torch::from_blob(m_samples.data(), {static_cast<std::int64_t>(m_samples.size())}, torch::kFloat32);
        const auto power = VoiceActivityDetector::powers(pcm);
        const auto gain = gainFor(power.max().item<float>());
        const auto speech = m_detector.probabilitiesOf(pcm, gain, m_state);
        for (std::int64_t i = 0; i < count; ++i) {
            frames.push_back({speech.data_ptr<float>()[i], power.data_ptr<float>()[i]});
            remember(frames.back().power);
        }
        m_samples.erase(m_samples.begin(), m_samples.end() - VoiceActivityDetector::contextSamples);
        return {};
    });
}

}  // namespace undertone
