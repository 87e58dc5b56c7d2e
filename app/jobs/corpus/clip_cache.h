// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/conversation_mixer.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation_plan.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/message.h"
#include "engine/core/result.h"
#include "engine/simulation/conversation_plan_config.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <set>
#include <vector>

namespace undertone {

/// Decoded clips of a manifest, each read from its file once and kept as 16-bit samples: three hours are 350 MB. load() on any thread, the
/// rest on one.
class ClipCache {
public:
    ClipCache(std::filesystem::path folder, std::vector<LabelledClip> clips);

    [[nodiscard]] const std::vector<LabelledClip>& clips() const { return m_clips; }
    /// Mono at engineSampleRate. Errors: of clipsFromFolder.
    Result<std::vector<float>> load(std::size_t clip);
    [[nodiscard]] ClipLoader loader();

    /// Reads clips on `workers` threads (0: one per core). Those that cannot be read are taken out of clips() and told to `note`.
    /// Returns how many they were. Errors: of the first clip where no clip is left; Cancelled; OutOfMemory.
    Result<std::size_t> leaveOutUnreadable(const std::set<std::size_t>& clips, int workers,
                                           const std::function<void(const Message& text)>& note, const CancellationToken& cancel);

private:
    std::filesystem::path m_folder;
    std::vector<LabelledClip> m_clips;
    std::vector<std::vector<std::int16_t>> m_samples;  // of each clip; empty: not read yet
    std::mutex m_mutex;
};

/// Plans of dialogues all of whose clips can be read: as planConversations of cache.clips(), without those that cannot, which are named
/// in notes. Same clips, readable or not, config and seed: the same plans. Errors: of planConversations and leaveOutUnreadable.
Result<std::vector<ConversationPlan>> planReadableConversations(ClipCache& cache, const PlanConfig& config, std::uint64_t seed, int workers,
                                                                const std::function<void(const Message& text)>& note,
                                                                const CancellationToken& cancel);

}  // namespace undertone
