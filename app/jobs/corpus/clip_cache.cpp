// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/clip_cache.h"

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr float fullScale = 32767.0F;

}  // namespace

ClipCache::ClipCache(std::filesystem::path folder, std::span<const LabelledClip> clips)
    : m_read(clipsFromFolder(std::move(folder), clips)), m_clips(clips.size())
{
}

Result<std::vector<float>> ClipCache::load(std::size_t clip)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto& kept = m_clips[clip]; !kept.empty()) {
            std::vector<float> samples(kept.size());
            std::transform(kept.begin(), kept.end(), samples.begin(),
                           [](std::int16_t value) { return static_cast<float>(value) / fullScale; });
            return samples;
        }
    }
    auto samples = m_read(clip);
    if (!samples)
        return samples.error();
    std::vector<std::int16_t> kept(samples->size());
    std::transform(samples->begin(), samples->end(), kept.begin(),
                   [](float value) { return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * fullScale)); });
    // The first use must sound like the later ones, or the result would depend on the order of work.
    std::transform(kept.begin(), kept.end(), samples->begin(), [](std::int16_t value) { return static_cast<float>(value) / fullScale; });
    const std::lock_guard lock(m_mutex);
    m_clips[clip] = std::move(kept);
    return samples;
}

ClipLoader ClipCache::loader()
{
    return [this](std::size_t clip) { return load(clip); };
}

}  // namespace undertone
