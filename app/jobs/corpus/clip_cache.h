// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/conversation_mixer.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <vector>

namespace undertone {

/// Decoded clips of a manifest, each read from its file once and kept as 16-bit samples: three hours are 350 MB. Any thread.
class ClipCache {
public:
    /// `clips` must outlive the cache.
    ClipCache(std::filesystem::path folder, std::span<const LabelledClip> clips);
    /// Mono at engineSampleRate. Errors: of clipsFromFolder.
    Result<std::vector<float>> load(std::size_t clip);
    [[nodiscard]] ClipLoader loader();

private:
    ClipLoader m_read;
    std::mutex m_mutex;
    std::vector<std::vector<std::int16_t>> m_clips;
};

}  // namespace undertone
