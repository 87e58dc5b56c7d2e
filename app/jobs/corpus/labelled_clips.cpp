// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/labelled_clips.h"

#include "app/jobs/corpus/dialogue_sound.h"
#include "app/jobs/worker_pool.h"
#include "audio/analysis_source.h"

#include <mutex>

namespace undertone {

namespace {

Result<std::vector<float>> readClip(const std::filesystem::path& path)
{
    const auto source = TRY(openAnalysisSource(path, {.use = SoundUse::Train}));
    if (source->durationSeconds() > longestClipSeconds)
        return Error{
            ErrorCode::LimitExceeded,
            message("clips.too-long", static_cast<long long>(source->durationSeconds()), static_cast<long long>(longestClipSeconds)), path};
    std::vector<float> pcm(static_cast<std::size_t>(source->frameCount()));
    pcm.resize(TRY(source->read(0, pcm)));
    return pcm;
}

}  // namespace

Status readLabelledClips(const std::filesystem::path& folder, const std::vector<LabelledClip>& clips, int workers,
                         const std::function<Status(std::size_t place, std::span<const float> pcm)>& take,
                         const std::function<void(std::size_t done)>& report, const CancellationToken& cancel,
                         const std::function<void(const Error& why)>& leftOut)
{
    std::mutex mutex;
    std::size_t leftOutCount = 0;
    const auto readOne = [&](std::size_t place) -> Status {
        const auto pcm = TRY(readClip(folder / clips[place].path));
        return take(place, pcm);
    };
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        return WorkItem([&](std::size_t place) -> Status {
            auto status = readOne(place);
            if (status || !leftOut || !isOfOneFile(status.error()))
                return status;
            const std::lock_guard lock(mutex);
            if (++leftOutCount == clips.size())
                return status;
            leftOut(status.error());
            return {};
        });
    };
    return forEachItem(clips.size(), workerCount(workers), makeWorker, report, cancel);
}

}  // namespace undertone
