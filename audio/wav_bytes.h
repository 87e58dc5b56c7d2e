// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace undertone {

/// A short mono sound as the bytes of a WAV file of 16 bits; for what is sealed and never written in clear. Samples past full scale clip.
std::string wavBytes(std::span<const float> samples, int sampleRate);

}  // namespace undertone
