// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/voice_normaliser.h"

#include "engine/core/byte_stream.h"

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr std::uint32_t voicesMagic = 0x56435332;  // "2SCV"
constexpr double tokensPerSecond = 25.0;
constexpr double smallestFeatureVariance = 1e-6;

}  // namespace

VoiceNormaliser::VoiceNormaliser(const VoiceNormalisationConfig& config, FeatureStatistics corpus)
    : m_config(config), m_corpus(std::make_shared<const FeatureStatistics>(std::move(corpus)))
{
}

SpeakerId VoiceNormaliser::voiceOf(SpeakerId speaker) const
{
    return m_config.unit == VoiceUnit::Speaker ? speaker : SpeakerId();
}

void VoiceNormaliser::observe(std::span<const float> features, SpeakerId speaker)
{
    if (!isOn())
        return;
    const auto width = m_corpus->mean.size();
    auto& voice = m_voices[voiceOf(speaker)];
    voice.values.resize(width);
    voice.squares.resize(width);
    for (std::size_t first = 0; first + width <= features.size(); first += width) {
        voice.tokens += 1.0;
        for (std::size_t i = 0; i < width; ++i) {
            const double value = features[first + i];
            voice.values[i] += value;
            voice.squares[i] += value * value;
        }
    }
}

void VoiceNormaliser::apply(std::span<float> features, SpeakerId speaker) const
{
    if (!isOn())
        return;
    const auto width = m_corpus->mean.size();
    const auto known = m_voices.find(voiceOf(speaker));
    const double prior = m_config.priorSeconds * tokensPerSecond;
    std::vector<float> mean(width), scale(width);
    for (std::size_t i = 0; i < width; ++i) {
        const double corpusMean = m_corpus->mean[i], corpusDeviation = m_corpus->deviation[i];
        double tokens = prior, sum = prior * corpusMean, squares = prior * (corpusDeviation * corpusDeviation + corpusMean * corpusMean);
        if (known != m_voices.end()) {
            tokens += known->second.tokens;
            sum += known->second.values[i];
            squares += known->second.squares[i];
        }
        const double ownMean = sum / tokens;
        mean[i] = static_cast<float>(ownMean);
        scale[i] = static_cast<float>(1.0 / std::sqrt(std::max(squares / tokens - ownMean * ownMean, smallestFeatureVariance)));
    }
    for (std::size_t first = 0; first + width <= features.size(); first += width) {
        for (std::size_t i = 0; i < width; ++i)
            features[first + i] = (features[first + i] - mean[i]) * scale[i];
    }
}

std::vector<std::uint8_t> VoiceNormaliser::serialise() const
{
    ByteWriter out;
    out.put(voicesMagic);
    out.put<std::uint64_t>(m_voices.size());
    for (const auto& [speaker, voice] : m_voices) {
        out.put(speaker.number());
        out.put(voice.tokens);
        out.putAll(voice.values);
        out.putAll(voice.squares);
    }
    return out.take();
}

Status VoiceNormaliser::restore(std::span<const std::uint8_t> bytes)
{
    const Error corrupt{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    ByteReader in(bytes);
    const bool ours = in.get<std::uint32_t>() == voicesMagic;
    const auto count = in.get<std::uint64_t>();
    if (!ours || (count > 0 && !isOn()))
        return corrupt;
    std::map<SpeakerId, Voice> voices;
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        const SpeakerId speaker(in.get<std::uint64_t>());
        Voice voice;
        voice.tokens = in.get<double>();
        voice.values = in.getAll<double>();
        voice.squares = in.getAll<double>();
        if (voice.values.size() != m_corpus->mean.size() || voice.squares.size() != voice.values.size())
            return corrupt;
        voices.insert_or_assign(speaker, std::move(voice));
    }
    if (!in.atEnd())
        return corrupt;
    m_voices = std::move(voices);
    return {};
}

}  // namespace undertone
