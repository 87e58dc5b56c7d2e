// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/spoken_sentences.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

SampleIndex samplesIn(double seconds)
{
    return static_cast<SampleIndex>(std::llround(seconds * engineSampleRate));
}

}  // namespace

double SpokenSentences::earliestStart() const
{
    const auto begin = m_begin != none ? m_begin : std::max<SampleIndex>(0, m_now - samplesIn(m_config.paddingSeconds));
    return static_cast<double>(begin) / engineSampleRate;
}

/// Ends the speech that goes on; what is too short was no sentence.
void SpokenSentences::end(SampleIndex speechEnd, SampleIndex most, std::vector<Segment>& found)
{
    if (speechEnd - m_speechFrom > samplesIn(m_config.shortestSpeechSeconds)) {
        const auto padded = std::min(most, speechEnd + samplesIn(m_config.paddingSeconds));
        found.push_back({.startSeconds = static_cast<double>(m_begin) / engineSampleRate,
                         .endSeconds = static_cast<double>(padded) / engineSampleRate});
    }
    m_speechFrom = m_begin = m_silenceFrom = none;
    m_frames.clear();
}

void SpokenSentences::take(const ActivityFrame& frame, std::vector<Segment>& found)
{
    const auto at = m_now;
    const double probability = static_cast<double>(frame.speechProbability);
    m_now += activityFrameSamples;
    if (m_begin != none)
        m_frames.push_back(frame);
    if (probability >= m_config.speechThreshold) {
        m_silenceFrom = none;
        if (m_begin == none) {
            m_speechFrom = at;
            m_begin = std::max<SampleIndex>(0, at - samplesIn(m_config.paddingSeconds));
            m_frames.assign(1, frame);
        }
    } else if (probability < m_config.silenceThreshold && m_begin != none) {
        if (m_silenceFrom == none)
            m_silenceFrom = at;
        if (at - m_silenceFrom >= samplesIn(m_config.shortestPauseSeconds))
            return end(m_silenceFrom, m_now, found);
    }
    cutLongSpeech(found);
}

/// At the frame with the least power over itself and its neighbours; the earliest of equals.
void SpokenSentences::cutLongSpeech(std::vector<Segment>& found)
{
    if (m_begin == none || m_now - m_begin < samplesIn(longestSeconds))
        return;
    // A pause that may become long enough decides by itself.
    if (m_silenceFrom != none && m_now - m_silenceFrom <= samplesIn(m_config.shortestPauseSeconds))
        return;
    const auto framesBegin = m_now - static_cast<SampleIndex>(m_frames.size()) * activityFrameSamples;
    const auto first = (m_begin + samplesIn(earliestCutSeconds) - framesBegin) / activityFrameSamples;
    const auto last = (m_begin + samplesIn(latestCutSeconds) - framesBegin) / activityFrameSamples;
    SampleIndex quietest = first;
    float least = std::numeric_limits<float>::infinity();
    for (auto i = first; i <= last; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const float power = m_frames[place - 1].power + 2 * m_frames[place].power + m_frames[place + 1].power;
        if (power < least) {
            least = power;
            quietest = i;
        }
    }
    const auto cut = framesBegin + quietest * activityFrameSamples + activityFrameSamples / 2;
    found.push_back(
        {.startSeconds = static_cast<double>(m_begin) / engineSampleRate, .endSeconds = static_cast<double>(cut) / engineSampleRate});
    m_frames.erase(m_frames.begin(), m_frames.begin() + quietest);
    m_speechFrom = m_begin = cut;
}

void SpokenSentences::finish(SampleIndex sampleCount, std::vector<Segment>& found)
{
    // The end of a recording that cuts a pause short is not counted as speech.
    if (m_begin != none)
        end(m_silenceFrom == none ? sampleCount : m_silenceFrom, sampleCount, found);
}

}  // namespace undertone
