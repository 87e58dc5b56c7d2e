// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <span>
#include <vector>

// What lies between a voice and a recording: level, bandwidth, equaliser, room, noise, codec. Mono signals in
// memory. Seeds and integers decide everything random, so a result can be had again.

namespace undertone {

void applyGain(std::span<float> samples, double decibels);

/// Low-pass, Butterworth of 8th order (four biquads); 3400 Hz is a telephone. `cutoffHz` below half the rate.
void applyLowPass(std::span<float> samples, double cutoffHz, int sampleRate);

/// A point of an equaliser's curve; between points gains go linearly over log frequency, beyond them they stay.
struct EqualiserPoint {
    double hertz = 0.0;
    double decibels = 0.0;
};

/// Linear-phase filter of that curve, equaliserTaps long, its centre in the middle. Points by rising frequency.
std::vector<float> equaliserResponse(std::span<const EqualiserPoint> points, int sampleRate);
inline constexpr std::size_t equaliserTaps = 511;

/// Adds white noise so that the signal's mean power is `signalToNoiseDecibels` above it; silence stays silent.
void addNoiseAtRatio(std::span<float> samples, double signalToNoiseDecibels, std::uint64_t seed);

/// Adds white noise whose mean power is `decibelsFullScale` (0: a deviation of 1).
void addNoiseFloor(std::span<float> samples, double decibelsFullScale, std::uint64_t seed);

struct RoomParameters {
    double reverberationSeconds = 0.4;  ///< until the tail has fallen by 60 dB; at most 2
    double directToReverberantDecibels = 6.0;
    std::uint64_t seed = 1;
};

/// Direct sound, 3 ms nothing, then noise that decays exponentially.
std::vector<float> roomImpulseResponse(const RoomParameters& room, int sampleRate);

/// The signal in that room, as long as it was.
std::vector<float> applyRoom(std::span<const float> samples, const RoomParameters& room, int sampleRate);

enum class Codec { Opus, Vorbis };

/// Encodes and decodes in memory; as long as it was, delay taken out. `kilobitsPerSecond` is Opus's rate (6 to
/// 256); Vorbis is taken at its lowest quality. Errors: InvalidArgument (a rate the codec lacks), Internal.
Result<std::vector<float>> codecRoundTrip(std::span<const float> samples, int sampleRate, Codec codec, double kilobitsPerSecond);

}  // namespace undertone
