// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/channel_effects.h"

#include "audio/convolution.h"
#include "engine/core/seeded_random.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <numbers>

namespace undertone {
namespace {

constexpr double maximumReverberationSeconds = 2.0;
constexpr double noDirectSoundSeconds = 0.003;

/// Second-order section, R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients".
class Biquad {
public:
    static Biquad lowPass(double frequencyHz, double q, int sampleRate)
    {
        const auto [cosine, alpha] = atFrequency(frequencyHz, q, sampleRate);
        return {(1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha};
    }

    void run(std::span<float> samples) const
    {
        double s1 = 0.0;
        double s2 = 0.0;
        for (auto& sample : samples) {
            const double in = static_cast<double>(sample);
            const double out = m_b0 * in + s1;
            s1 = m_b1 * in - m_a1 * out + s2;
            s2 = m_b2 * in - m_a2 * out;
            sample = static_cast<float>(out);
        }
    }

private:
    Biquad(double b0, double b1, double b2, double a0, double a1, double a2)
        : m_b0(b0 / a0), m_b1(b1 / a0), m_b2(b2 / a0), m_a1(a1 / a0), m_a2(a2 / a0)
    {
    }
    static std::array<double, 2> atFrequency(double frequencyHz, double q, int sampleRate)
    {
        const double w = 2 * std::numbers::pi * std::clamp(frequencyHz / sampleRate, 1e-4, 0.499);
        return {std::cos(w), std::sin(w) / (2 * q)};
    }
    double m_b0, m_b1, m_b2, m_a1, m_a2;
};

/// A file in memory for libsndfile.
struct MemoryFile {
    std::vector<unsigned char> bytes;
    sf_count_t position = 0;

    static SF_VIRTUAL_IO callbacks()
    {
        SF_VIRTUAL_IO io{};
        io.get_filelen = [](void* user) { return static_cast<sf_count_t>(self(user).bytes.size()); };
        io.seek = [](sf_count_t offset, int whence, void* user) {
            auto& file = self(user);
            const auto size = static_cast<sf_count_t>(file.bytes.size());
            file.position = std::max<sf_count_t>(0, offset + (whence == SEEK_CUR ? file.position : whence == SEEK_END ? size : 0));
            return file.position;
        };
        io.read = [](void* to, sf_count_t count, void* user) {
            auto& file = self(user);
            const auto there = std::clamp<sf_count_t>(static_cast<sf_count_t>(file.bytes.size()) - file.position, 0, count);
            std::memcpy(to, file.bytes.data() + file.position, static_cast<std::size_t>(there));
            file.position += there;
            return there;
        };
        io.write = [](const void* from, sf_count_t count, void* user) {
            auto& file = self(user);
            const auto end = static_cast<std::size_t>(file.position + count);
            if (file.bytes.size() < end)
                file.bytes.resize(end);
            std::memcpy(file.bytes.data() + file.position, from, static_cast<std::size_t>(count));
            file.position += count;
            return count;
        };
        io.tell = [](void* user) { return self(user).position; };
        return io;
    }
    static MemoryFile& self(void* user) { return *static_cast<MemoryFile*>(user); }
};

double decibelsAt(std::span<const EqualiserPoint> points, double hertz)
{
    if (points.empty())
        return 0.0;
    if (hertz <= points.front().hertz)
        return points.front().decibels;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto& low = points[i - 1];
        const auto& high = points[i];
        if (hertz <= high.hertz)
            return low.decibels + (high.decibels - low.decibels) * std::log2(hertz / low.hertz) / std::log2(high.hertz / low.hertz);
    }
    return points.back().decibels;
}

using SoundFile = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

}  // namespace

void applyGain(std::span<float> samples, double decibels)
{
    const auto factor = static_cast<float>(std::pow(10.0, decibels / 20));
    for (auto& sample : samples)
        sample *= factor;
}

void applyLowPass(std::span<float> samples, double cutoffHz, int sampleRate)
{
    constexpr int sections = 4;
    for (int i = 0; i < sections; ++i) {
        const double angle = std::numbers::pi * (2 * i + 1) / (4 * sections);
        Biquad::lowPass(cutoffHz, 1 / (2 * std::cos(angle)), sampleRate).run(samples);
    }
}

std::vector<float> equaliserResponse(std::span<const EqualiserPoint> points, int sampleRate)
{
    constexpr auto centre = static_cast<int>(equaliserTaps / 2);
    constexpr int bins = centre + 1;
    std::array<double, bins + 1> gain{};
    for (int k = 0; k <= bins; ++k) {
        const double hertz = static_cast<double>(k) / bins * sampleRate / 2;
        gain[static_cast<std::size_t>(k)] = std::pow(10.0, decibelsAt(points, hertz) / 20);
    }
    // The inverse transform of a real, even spectrum of 2 * bins points, under a Hann window.
    std::vector<float> response(equaliserTaps);
    for (int n = 0; n <= centre; ++n) {
        double sum = gain[0] + (n % 2 == 0 ? 1.0 : -1.0) * gain[bins];
        for (int k = 1; k < bins; ++k)
            sum += 2 * gain[static_cast<std::size_t>(k)] * std::cos(std::numbers::pi * k * n / bins);
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * n / (centre + 1));
        const auto value = static_cast<float>(window * sum / (2 * bins));
        response[static_cast<std::size_t>(centre + n)] = value;
        response[static_cast<std::size_t>(centre - n)] = value;
    }
    return response;
}

void addNoiseFloor(std::span<float> samples, double decibelsFullScale, std::uint64_t seed)
{
    SplitMix64 noise(seed);
    const auto deviation = static_cast<float>(std::pow(10.0, decibelsFullScale / 20));
    for (auto& sample : samples)
        sample += deviation * noise.noise();
}

void addNoiseAtRatio(std::span<float> samples, double signalToNoiseDecibels, std::uint64_t seed)
{
    double energy = 0.0;
    for (const auto sample : samples)
        energy += static_cast<double>(sample) * static_cast<double>(sample);
    if (energy <= 0.0)
        return;
    addNoiseFloor(samples, 10 * std::log10(energy / static_cast<double>(samples.size())) - signalToNoiseDecibels, seed);
}

std::vector<float> roomImpulseResponse(const RoomParameters& room, int sampleRate)
{
    const double length = std::clamp(room.reverberationSeconds, 0.0, maximumReverberationSeconds);
    const auto start = static_cast<std::size_t>(noDirectSoundSeconds * sampleRate);
    std::vector<float> response(std::max<std::size_t>(1, static_cast<std::size_t>(length * sampleRate)));
    SplitMix64 noise(room.seed);
    double envelope = 1.0;
    const double decay = length > 0 ? std::pow(10.0, -3.0 / (length * sampleRate)) : 0.0;
    double energy = 0.0;
    for (std::size_t i = start; i < response.size(); ++i) {
        response[i] = static_cast<float>(envelope * static_cast<double>(noise.noise()));
        energy += static_cast<double>(response[i]) * static_cast<double>(response[i]);
        envelope *= decay;
    }
    if (energy > 0.0) {
        const auto scale = std::sqrt(std::pow(10.0, -room.directToReverberantDecibels / 10) / energy);
        for (auto& value : response)
            value *= static_cast<float>(scale);
    }
    response[0] = 1.0f;
    return response;
}

std::vector<float> applyRoom(std::span<const float> samples, const RoomParameters& room, int sampleRate)
{
    return Convolver(roomImpulseResponse(room, sampleRate)).process(samples);
}

Result<std::vector<float>> codecRoundTrip(std::span<const float> samples, int sampleRate, Codec codec, double kilobitsPerSecond)
{
    MemoryFile memory;
    auto io = MemoryFile::callbacks();
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = 1;
    info.format = SF_FORMAT_OGG | (codec == Codec::Opus ? SF_FORMAT_OPUS : SF_FORMAT_VORBIS);
    {
        SoundFile encoder(sf_open_virtual(&io, SFM_WRITE, &info, &memory), sf_close);
        if (!encoder)
            return Error{ErrorCode::InvalidArgument, message("codec.rate", sampleRate)};
        // libsndfile maps its compression level 0..1 to 256..6 kbit/s for Opus.
        double level = codec == Codec::Opus ? std::clamp((256.0 - kilobitsPerSecond) / 250.0, 0.0, 1.0) : 1.0;
        sf_command(encoder.get(), SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
        // libsndfile's Vorbis encoder keeps a whole write on the stack: in pieces.
        constexpr std::size_t piece = 4096;
        for (std::size_t at = 0; at < samples.size(); at += piece) {
            const auto count = static_cast<sf_count_t>(std::min(piece, samples.size() - at));
            if (sf_writef_float(encoder.get(), samples.data() + at, count) != count)
                return Error{ErrorCode::Internal, message("codec.encode")};
        }
    }
    memory.position = 0;
    info = SF_INFO{};
    SoundFile decoder(sf_open_virtual(&io, SFM_READ, &info, &memory), sf_close);
    if (!decoder || info.samplerate != sampleRate || info.channels != 1)
        return Error{ErrorCode::Internal, message("codec.decode")};
    std::vector<float> out(samples.size());
    std::size_t done = 0;
    while (done < out.size()) {
        const auto got = sf_readf_float(decoder.get(), out.data() + done, static_cast<sf_count_t>(out.size() - done));
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return out;
}

}  // namespace undertone
