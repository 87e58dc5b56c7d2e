// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/clip_cache.h"

#include "app/jobs/corpus/dialogue_sound.h"
#include "app/jobs/worker_pool.h"
#include "engine/simulation/conversation_planner.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace undertone {

namespace {

constexpr float fullScale = 32767.0F;

}  // namespace

ClipCache::ClipCache(std::filesystem::path folder, std::vector<LabelledClip> clips)
    : m_folder(std::move(folder)), m_clips(std::move(clips)), m_samples(m_clips.size())
{
}

Result<std::vector<float>> ClipCache::load(std::size_t clip)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto& kept = m_samples[clip]; !kept.empty()) {
            std::vector<float> samples(kept.size());
            std::transform(kept.begin(), kept.end(), samples.begin(),
                           [](std::int16_t value) { return static_cast<float>(value) / fullScale; });
            return samples;
        }
    }
    auto samples = TRY(clipsFromFolder(m_folder, m_clips)(clip));
    std::vector<std::int16_t> kept(samples.size());
    std::transform(samples.begin(), samples.end(), kept.begin(),
                   [](float value) { return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * fullScale)); });
    // The first use must sound like the later ones, or the result would depend on the order of work.
    std::transform(kept.begin(), kept.end(), samples.begin(), [](std::int16_t value) { return static_cast<float>(value) / fullScale; });
    const std::lock_guard lock(m_mutex);
    m_samples[clip] = std::move(kept);
    return samples;
}

ClipLoader ClipCache::loader()
{
    return [this](std::size_t clip) { return load(clip); };
}

Result<std::size_t> ClipCache::leaveOutUnreadable(const std::set<std::size_t>& clips, int workers,
                                                  const std::function<void(const Message& text)>& note, const CancellationToken& cancel)
{
    const std::vector<std::size_t> wanted(clips.begin(), clips.end());
    std::map<std::size_t, Error> unreadable;
    std::mutex mutex;
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        return WorkItem([&](std::size_t item) -> Status {
            const auto samples = load(wanted[item]);
            if (samples)
                return {};
            if (!isOfOneFile(samples.error()))
                return samples.error();
            const std::lock_guard lock(mutex);
            unreadable.emplace(wanted[item], samples.error());
            return {};
        });
    };
    TRY(forEachItem(wanted.size(), workerCount(workers), makeWorker, {}, cancel));
    if (unreadable.size() == m_clips.size() && !unreadable.empty())
        return unreadable.begin()->second;
    for (auto each = unreadable.rbegin(); each != unreadable.rend(); ++each) {
        const auto place = static_cast<std::ptrdiff_t>(each->first);
        m_clips.erase(m_clips.begin() + place);
        m_samples.erase(m_samples.begin() + place);
    }
    for (const auto& [place, why] : unreadable) {
        if (note)
            note(message("tokenizing.unheard", why.path, why.message));
    }
    return unreadable.size();
}

Result<std::vector<ConversationPlan>> planReadableConversations(ClipCache& cache, const PlanConfig& config, std::uint64_t seed, int workers,
                                                                const std::function<void(const Message& text)>& note,
                                                                const CancellationToken& cancel)
{
    while (true) {
        auto plans = TRY(planConversations(cache.clips(), config, seed));
        std::set<std::size_t> used;
        for (const auto& plan : plans) {
            for (const auto& turn : plan.turns)
                used.insert(turn.clip);
        }
        if (TRY(cache.leaveOutUnreadable(used, workers, note, cancel)) == 0)
            return plans;
    }
}

}  // namespace undertone
