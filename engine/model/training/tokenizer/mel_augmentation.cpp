// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/mel_augmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace undertone {

namespace {

constexpr float log2Of10 = 3.32192809F;
constexpr float log10Of2 = 0.30102999F;
constexpr float floorValue = -10.0F;
constexpr int bandsOfRanges = 128;  // in which ranges count

float power(float decades)
{
    return std::exp2(decades * log2Of10);
}
float decades(float value)
{
    return std::log2(std::max(value, 1e-10F)) * log10Of2;
}

// Noise in a mel band flickers; the narrower the band, the more. A table, so that drawing costs nothing.
const std::array<float, 16384>& flickerTable()
{
    static const auto table = [] {
        std::array<float, 16384> values{};
        SplitMix64 random(2024);
        for (auto& value : values)
            value = static_cast<float>(random.normal());
        return values;
    }();
    return table;
}

float flickerDeviation(int band, int bands)
{
    return 0.24F - 0.14F * static_cast<float>(band) / static_cast<float>(bands);
}

double hertzOfBand(int band, int bands)
{
    constexpr double highestMel = 15.0 + 27.0 * 2.0794415 / 1.8562980;  // Slaney's scale at 8 kHz
    const double mel = highestMel * (band + 1) / (bands + 1);
    return mel < 15.0 ? mel * 200.0 / 3.0 : 1000.0 * std::exp((mel - 15.0) * 1.8562980 / 27.0);
}

std::vector<float> smoothCurve(int bands, double amplitudeDecades, SplitMix64& random)
{
    std::vector<float> curve(static_cast<std::size_t>(bands), 0.0F);
    for (int wave = 1; wave <= 5; ++wave) {
        const double amplitude = random.symmetric(amplitudeDecades) / std::sqrt(wave);
        const double phase = random.uniform(0.0, 2.0 * std::numbers::pi);
        for (int band = 0; band < bands; ++band)
            curve[static_cast<std::size_t>(band)] +=
                static_cast<float>(amplitude * std::cos(phase + std::numbers::pi * wave * band / bands));
    }
    return curve;
}

void addTilt(std::vector<float>& curve, double decadesAcross)
{
    const auto last = static_cast<double>(curve.size() - 1);
    for (std::size_t band = 0; band < curve.size(); ++band)
        curve[band] += static_cast<float>(decadesAcross * (static_cast<double>(band) / last - 0.5));
}

void addHighPass(std::vector<float>& curve, double cutoffHertz, double order)
{
    const int bands = static_cast<int>(curve.size());
    for (int band = 0; band < bands; ++band) {
        const double ratio = cutoffHertz / hertzOfBand(band, bands);
        curve[static_cast<std::size_t>(band)] -= static_cast<float>(std::log10(1.0 + std::pow(ratio, 2.0 * order)));
    }
}

std::vector<float> noiseSpectrum(int bands, double decadesBelowPeak, SplitMix64& random)
{
    auto curve = smoothCurve(bands, 0.3, random);
    addTilt(curve, random.uniform(-3.0, 0.6));  // most rooms hum and rumble, few hiss
    const float highest = *std::max_element(curve.begin(), curve.end());
    for (float& value : curve)
        value -= highest + static_cast<float>(decadesBelowPeak);
    return curve;
}

void reverberate(std::vector<float>& powers, int bands, const ChannelDraw& channel)
{
    std::vector<float> tail(static_cast<std::size_t>(bands), 0.0F);
    const auto gain = static_cast<float>(channel.reverberation);
    for (std::size_t first = 0; first < powers.size(); first += static_cast<std::size_t>(bands)) {
        for (std::size_t band = 0; band < tail.size(); ++band) {
            const float direct = powers[first + band];
            powers[first + band] = direct + gain * tail[band];
            tail[band] = channel.decay[band] * tail[band] + (1.0F - channel.decay[band]) * direct;
        }
    }
}

void quantiseAsCodec(LogMel& clip, const ChannelDraw& channel)
{
    const auto step = static_cast<float>(channel.codecStep);
    for (std::int64_t frame = 0; frame < clip.frames(); ++frame) {
        float* row = clip.row(frame);
        const float audible = *std::max_element(row, row + clip.bands) - static_cast<float>(channel.codecRange);
        for (int band = 0; band < clip.bands; ++band)
            row[band] = row[band] < audible ? row[band] - 2.0F : std::round(row[band] / step) * step;
    }
}

}  // namespace

float LogMel::peak() const
{
    return values.empty() ? floorValue : *std::max_element(values.begin(), values.end());
}

VoiceDraw drawVoice(const MelAugmentationConfig& config, SplitMix64& random)
{
    return {1.0 + random.symmetric(config.bandScale), random.symmetric(config.bandShift), random.symmetric(config.speakerDecibels) / 10.0};
}

std::vector<float> lowPassResponse(int bands, double cutoffHertz)
{
    std::vector<float> response(static_cast<std::size_t>(bands), 0.0F);
    for (int band = 0; band < bands; ++band) {
        const double octaves = std::log2(hertzOfBand(band, bands) / cutoffHertz);
        response[static_cast<std::size_t>(band)] = static_cast<float>(-std::clamp(octaves * 30.0, 0.0, 6.0));
    }
    return response;
}

ChannelDraw drawChannel(const MelAugmentationConfig& config, int bands, SplitMix64& random)
{
    ChannelDraw channel;
    channel.isClean = random.chance(config.cleanProbability);
    channel.level = random.symmetric(config.levelDecibels) / 10.0;
    if (channel.isClean)
        return channel;
    channel.response = smoothCurve(bands, config.equaliserDecibels / 10.0 / 2.0, random);
    addTilt(channel.response, random.symmetric(config.tiltDecibels) / 10.0);
    if (random.chance(config.highPassProbability))
        addHighPass(channel.response, random.uniform(80.0, 350.0), random.uniform(1.0, 4.0));
    if (random.chance(config.lowPassProbability)) {
        const auto lowPass = lowPassResponse(bands, random.uniform(3000.0, 7500.0));
        std::transform(lowPass.begin(), lowPass.end(), channel.response.begin(), channel.response.begin(), std::plus<>());
    }
    const auto belowPeak = [&] { return random.uniform(config.noiseBelowPeakLowest, config.noiseBelowPeakHighest) / 10.0; };
    channel.roomNoise = noiseSpectrum(bands, belowPeak(), random);
    channel.ownNoise = noiseSpectrum(bands, std::max(belowPeak(), 3.5), random);
    if (random.chance(config.reverberationProbability)) {
        const double seconds = random.uniform(0.15, config.reverberationSeconds);
        const double brightness = random.uniform(0.4, 1.0);  // of the highest band's T60 against the lowest's
        channel.reverberation = std::pow(10.0, random.uniform(-1.2, 0.5));
        for (int band = 0; band < bands; ++band) {
            const double ofBand = seconds * (1.0 + (brightness - 1.0) * band / bands);
            channel.decay.push_back(static_cast<float>(std::pow(10.0, -6.0 / (melFramesPerSecond * ofBand))));
        }
    }
    if (random.chance(config.codecProbability)) {
        channel.codecStep = random.uniform(0.15, 0.6);
        channel.codecRange = random.uniform(2.5, 4.5);
    }
    return channel;
}

LogMel warpVoice(const LogMel& clip, const VoiceDraw& voice, double speed, std::int64_t pauseFrames, SplitMix64& random)
{
    const int bands = clip.bands;
    const auto spoken = std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(clip.frames()) / speed));
    LogMel warped{bands, std::vector<float>(static_cast<std::size_t>((spoken + pauseFrames) * bands))};

    std::vector<std::size_t> below(static_cast<std::size_t>(bands));
    std::vector<float> share(static_cast<std::size_t>(bands));
    const double shift = voice.bandShift * bands / bandsOfRanges;
    for (std::size_t band = 0; band < below.size(); ++band) {
        const double from = std::clamp(static_cast<double>(band) * voice.bandScale + shift, 0.0, bands - 1.001);
        below[band] = static_cast<std::size_t>(from);
        share[band] = static_cast<float>(from - std::floor(from));
    }
    std::vector<float> mixed(static_cast<std::size_t>(bands));
    const auto gain = static_cast<float>(voice.gain);
    for (std::int64_t frame = 0; frame < spoken; ++frame) {
        const double from = std::min(static_cast<double>(frame) * speed, static_cast<double>(clip.frames() - 1));
        const auto first = static_cast<std::int64_t>(from);
        const auto part = static_cast<float>(from - static_cast<double>(first));
        const float* a = clip.row(first);
        const float* b = clip.row(std::min(first + 1, clip.frames() - 1));
        for (std::size_t band = 0; band < mixed.size(); ++band)
            mixed[band] = a[band] + part * (b[band] - a[band]);
        float* row = warped.row(pauseFrames + frame);
        for (std::size_t band = 0; band < mixed.size(); ++band)
            row[band] = gain + mixed[below[band]] + share[band] * (mixed[below[band] + 1] - mixed[below[band]]);
    }
    // The pause sounds as the clip's own quietest moments do.
    std::vector<float> quiet(static_cast<std::size_t>(bands), 1000.0F);
    for (std::int64_t frame = 0; pauseFrames > 0 && frame < spoken; ++frame) {
        for (std::size_t band = 0; band < quiet.size(); ++band)
            quiet[band] = std::min(quiet[band], warped.row(pauseFrames + frame)[band]);
    }
    const auto& flicker = flickerTable();
    for (std::int64_t frame = 0; frame < pauseFrames; ++frame) {
        const auto offset = random.below(flicker.size() - static_cast<std::size_t>(bands));
        for (std::size_t band = 0; band < quiet.size(); ++band)
            warped.row(frame)[band] = quiet[band] + 0.3F + flickerDeviation(static_cast<int>(band), bands) * flicker[offset + band];
    }
    return warped;
}

void applyChannel(LogMel& clip, const ChannelDraw& channel, float referencePeak, SplitMix64& random)
{
    const auto level = static_cast<float>(channel.level);
    if (!channel.isClean) {
        std::vector<float> powers(clip.values.size());
        std::transform(clip.values.begin(), clip.values.end(), powers.begin(), power);
        if (channel.reverberation > 0.0)
            reverberate(powers, clip.bands, channel);
        const auto bands = static_cast<std::size_t>(clip.bands);
        std::vector<float> room(bands), own(bands), response(bands), deviation(bands);
        for (std::size_t band = 0; band < bands; ++band) {
            room[band] = power(referencePeak + channel.roomNoise[band]);
            own[band] = power(referencePeak + channel.ownNoise[band]);
            response[band] = power(channel.response[band]);
            deviation[band] = flickerDeviation(static_cast<int>(band), clip.bands) * log2Of10;
        }
        const auto& flicker = flickerTable();
        for (std::int64_t frame = 0; frame < clip.frames(); ++frame) {
            const auto offset = random.below(flicker.size() - bands);
            float* row = clip.row(frame);
            const float* heard = powers.data() + frame * clip.bands;
            for (std::size_t band = 0; band < bands; ++band) {
                const float moment = std::exp2(deviation[band] * flicker[offset + band]);
                row[band] = decades((heard[band] + room[band] * moment) * response[band] + own[band] * moment);
            }
        }
        if (channel.codecStep > 0.0)
            quantiseAsCodec(clip, channel);
    }
    for (float& value : clip.values)
        value = std::max(value + level, floorValue);
}

void maskStretches(LogMel& clip, const MelAugmentationConfig& config, const std::vector<float>& fill, SplitMix64& random)
{
    const auto frames = clip.frames();
    for (int mask = 0; mask < config.timeMasks; ++mask) {
        const auto width = std::min<std::int64_t>(
            static_cast<std::int64_t>(random.below(static_cast<std::size_t>(config.timeMaskFrames) + 1)), frames / 4);
        const auto first = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(frames - width + 1)));
        for (std::int64_t frame = first; frame < first + width; ++frame)
            std::copy(fill.begin(), fill.end(), clip.row(frame));
    }
    const auto widest = static_cast<std::size_t>(config.bandMaskBands) * static_cast<std::size_t>(clip.bands) / bandsOfRanges;
    for (int mask = 0; mask < config.bandMasks; ++mask) {
        const auto width = std::min(clip.bands, static_cast<int>(random.below(widest + 1)));
        const auto first = static_cast<int>(random.below(static_cast<std::size_t>(clip.bands - width + 1)));
        for (std::int64_t frame = 0; frame < frames; ++frame)
            std::copy(fill.begin() + first, fill.begin() + first + width, clip.row(frame) + first);
    }
}

}  // namespace undertone
