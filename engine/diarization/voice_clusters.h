// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/voice_window.h"
#include "engine/diarization/diarization_config.h"

#include <span>
#include <vector>

namespace undertone {

using Voice = std::vector<float>;

/// What distinguishes voices: each less that share of their mean, at length 1.
std::vector<Voice> distinctVoices(std::span<const VoiceWindow> windows, double meanShare);

/// The cosine between vectors of length 1.
double likeness(const Voice& a, const Voice& b);

/// Which speaker is heard at each of `voices`, from 0 on; agglomerative clustering with average linkage. The number of speakers is the
/// config's, else it is found: clusters farther apart than `mergeDistance`, less those heard too briefly. Of very many voices every
/// n-th is clustered, and the others go to the speaker they are most like.
std::vector<int> clusterVoices(std::span<const Voice> voices, const DiarizationConfig& config);

/// The mean voice of each speaker, of length 1.
std::vector<Voice> speakerVoices(std::span<const Voice> voices, std::span<const int> speakers);

}  // namespace undertone
