// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/recording_normaliser.h"

#include "engine/core/byte_stream.h"

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr double framesPerSecond = 100.0;
constexpr double silenceLevel = -9.5;  // just above the floor of log-mel: digital silence is never speech
constexpr double smallestVariance = 1e-4;
constexpr std::uint32_t stateMagic = 0x524E3032;  // "RN02"

}  // namespace

void SpeechFrameSums::add(const SpeechFrameSums& other, double weight)
{
    if (values.empty()) {
        values.assign(other.values.size(), 0.0);
        squares.assign(other.squares.size(), 0.0);
    }
    frames += weight * other.frames;
    level += weight * other.level;
    for (std::size_t band = 0; band < other.values.size(); ++band) {
        values[band] += weight * other.values[band];
        squares[band] += weight * other.squares[band];
    }
}

std::vector<float> frameLevels(std::span<const float> logMel, int bands)
{
    const auto width = static_cast<std::size_t>(bands);
    std::vector<float> levels(logMel.size() / width);
    for (std::size_t frame = 0; frame < levels.size(); ++frame) {
        const auto row = logMel.subspan(frame * width, width);
        const float largest = *std::max_element(row.begin(), row.end());
        float sum = 0.0F;
        for (const float value : row)
            sum += std::exp2((value - largest) * 3.32192809F);
        levels[frame] = largest + std::log10(sum / static_cast<float>(bands));
    }
    return levels;
}

float sentenceLoudness(std::span<const float> levels)
{
    if (levels.empty())
        return -1000.0F;
    std::vector<float> sorted(levels.begin(), levels.end());
    const auto at = static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + at, sorted.end());
    return sorted[static_cast<std::size_t>(at)];
}

void limitDynamicRange(std::span<float> logMel, double range)
{
    if (logMel.empty())
        return;
    const float floor = *std::max_element(logMel.begin(), logMel.end()) - static_cast<float>(range);
    for (float& value : logMel)
        value = std::max(value, floor);
}

SpeechFrameSums sumSpeechFrames(std::span<const float> logMel, int bands, std::span<const float> levels, float threshold)
{
    const auto width = static_cast<std::size_t>(bands);
    const float atLeast = std::max(threshold, static_cast<float>(silenceLevel));
    SpeechFrameSums sums;
    sums.values.assign(width, 0.0);
    sums.squares.assign(width, 0.0);
    for (std::size_t frame = 0; frame < levels.size(); ++frame) {
        if (levels[frame] <= atLeast)
            continue;
        sums.frames += 1.0;
        sums.level += levels[frame];
        const float* row = logMel.data() + frame * width;
        for (std::size_t band = 0; band < width; ++band) {
            const double value = row[band];
            sums.values[band] += value;
            sums.squares[band] += value * value;
        }
    }
    return sums;
}

void mapToCorpus(std::span<float> logMel, const SpeechFrameSums& sums, const RecordingNormalisationConfig& config)
{
    const auto width = config.corpusMean.size();
    const double prior = config.priorSeconds * framesPerSecond;
    std::vector<float> gain(width), offset(width);
    // Before any speech nothing is known of the level; the sentence's own loudness stands in.
    const double level = sums.frames > 0.0 ? sums.level / sums.frames : sentenceLoudness(frameLevels(logMel, static_cast<int>(width)));
    for (std::size_t band = 0; band < width; ++band) {
        const double corpusMean = config.corpusMean[band];
        const double corpusVariance = std::pow(static_cast<double>(config.corpusDeviation[band]), 2);
        double mean = corpusMean;
        double variance = corpusVariance;
        if (sums.frames > 0.0) {
            const double ownMean = sums.values[band] / sums.frames;
            const double ownVariance = std::max(0.0, sums.squares[band] / sums.frames - ownMean * ownMean);
            const double own = sums.frames / (sums.frames + prior);
            mean += own * (ownMean - level - mean);
            variance += own * (ownVariance - variance);
        }
        const double wanted = std::sqrt(corpusVariance / std::max(variance, smallestVariance));
        const double factor = std::clamp(wanted, 1.0 / config.largestGain, config.largestGain);
        gain[band] = static_cast<float>(factor);
        offset[band] = static_cast<float>(corpusMean + config.corpusLevel - factor * (mean + level));
    }
    for (std::size_t first = 0; first + width <= logMel.size(); first += width) {
        for (std::size_t band = 0; band < width; ++band)
            logMel[first + band] = gain[band] * logMel[first + band] + offset[band];
    }
}

RecordingNormaliser::RecordingNormaliser(const RecordingNormalisationConfig& config) : m_config(config) {}

void RecordingNormaliser::observe(std::span<const float> logMel)
{
    if (!isOn())
        return;
    std::vector<float> limited(logMel.begin(), logMel.end());
    limitDynamicRange(limited, m_config.dynamicRange);
    const auto bands = static_cast<int>(m_config.corpusMean.size());
    const auto levels = frameLevels(limited, bands);
    m_loudest = std::max(m_loudest, sentenceLoudness(levels));
    const auto threshold = m_loudest - static_cast<float>(m_config.speechRange);
    m_sums.add(sumSpeechFrames(limited, bands, levels, threshold));
}

void RecordingNormaliser::apply(std::span<float> logMel) const
{
    if (!isOn())
        return;
    limitDynamicRange(logMel, m_config.dynamicRange);
    mapToCorpus(logMel, m_sums, m_config);
}

void RecordingNormaliser::weigh(double times)
{
    SpeechFrameSums weighed;
    weighed.add(m_sums, times);
    m_sums = std::move(weighed);
}

double RecordingNormaliser::speechSeconds() const
{
    return m_sums.frames / framesPerSecond;
}

std::vector<std::uint8_t> RecordingNormaliser::serialise() const
{
    ByteWriter out;
    out.put(stateMagic);
    out.put(m_loudest);
    out.put(m_sums.frames);
    out.put(m_sums.level);
    out.putAll(m_sums.values);
    out.putAll(m_sums.squares);
    return out.take();
}

Status RecordingNormaliser::restore(std::span<const std::uint8_t> bytes)
{
    const Error corrupt{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    ByteReader in(bytes);
    if (in.get<std::uint32_t>() != stateMagic)
        return corrupt;
    const auto loudest = in.get<float>();
    SpeechFrameSums sums;
    sums.frames = in.get<double>();
    sums.level = in.get<double>();
    sums.values = in.getAll<double>();
    sums.squares = in.getAll<double>();
    const auto bands = sums.values.size();
    if (!in.atEnd() || sums.squares.size() != bands || (bands != 0 && bands != m_config.corpusMean.size()))
        return corrupt;
    m_loudest = loudest;
    m_sums = std::move(sums);
    return {};
}

}  // namespace undertone
