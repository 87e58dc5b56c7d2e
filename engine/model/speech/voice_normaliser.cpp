// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/voice_normaliser.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace undertone {

namespace {

constexpr std::uint32_t voicesMagic = 0x56435331;  // "1SCV"
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
    std::vector<std::uint8_t> bytes;
    const auto append = [&bytes](const void* data, std::size_t size) {
        const auto* first = static_cast<const std::uint8_t*>(data);
        bytes.insert(bytes.end(), first, first + size);
    };
    const auto voices = static_cast<std::uint32_t>(m_voices.size());
    append(&voicesMagic, sizeof voicesMagic);
    append(&voices, sizeof voices);
    for (const auto& [speaker, voice] : m_voices) {
        const auto number = speaker.number();
        append(&number, sizeof number);
        append(&voice.tokens, sizeof voice.tokens);
        append(voice.values.data(), voice.values.size() * sizeof(double));
        append(voice.squares.data(), voice.squares.size() * sizeof(double));
    }
    return bytes;
}

Status VoiceNormaliser::restore(std::span<const std::uint8_t> bytes)
{
    const Error corrupt{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    const auto take = [&bytes](void* target, std::size_t size) {
        if (bytes.size() < size)
            return false;
        if (size > 0)
            std::memcpy(target, bytes.data(), size);
        bytes = bytes.subspan(size);
        return true;
    };
    std::uint32_t magic = 0, count = 0;
    if (!take(&magic, sizeof magic) || magic != voicesMagic || !take(&count, sizeof count) || (count > 0 && !isOn()))
        return corrupt;
    std::map<SpeakerId, Voice> voices;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::uint64_t speaker = 0;
        Voice voice;
        voice.values.resize(m_corpus->mean.size());
        voice.squares.resize(m_corpus->mean.size());
        const auto size = voice.values.size() * sizeof(double);
        if (!take(&speaker, sizeof speaker) || !take(&voice.tokens, sizeof voice.tokens) || !take(voice.values.data(), size)
            || !take(voice.squares.data(), size))
            return corrupt;
        voices.insert_or_assign(SpeakerId(speaker), std::move(voice));
    }
    if (!bytes.empty())
        return corrupt;
    m_voices = std::move(voices);
    return {};
}

}  // namespace undertone
