// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/relink.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace undertone {

namespace fs = std::filesystem;

namespace {

bool hasFormatOf(const AudioReference& a, const AudioReference& b)
{
    return a.frameCount == b.frameCount && a.sampleRate == b.sampleRate && a.channelCount == b.channelCount;
}

bool liesWithin(const fs::path& folder, const fs::path& file)
{
    return std::ranges::mismatch(folder, file).in1 == folder.end();
}

}  // namespace

std::optional<fs::path> audioBesideProject(const AudioReference& audio, const fs::path& projectFile)
{
    if (audio.relativePath.empty() || fs::path(audio.relativePath).is_absolute())
        return {};
    std::error_code failure;
    const fs::path folder = fs::canonical(fs::absolute(projectFile).parent_path(), failure);
    fs::path file = failure ? fs::path() : fs::canonical(folder / audio.relativePath, failure);
    if (failure || !liesWithin(folder, file) || !fs::is_regular_file(file, failure))
        return {};
    return file;
}

std::optional<AudioReference> findAudio(const AudioReference& wanted, std::span<const fs::path> candidates, const AudioProbe& probe)
{
    if (wanted.sha256.empty())
        return {};
    std::vector<fs::path> ordered(candidates.begin(), candidates.end());
    const fs::path name = fs::path(wanted.path).filename();
    std::ranges::stable_partition(ordered, [&](const fs::path& candidate) { return candidate.filename() == name; });
    for (const fs::path& candidate : ordered) {
        const auto described = probe.describe(candidate);
        if (!described || !hasFormatOf(*described, wanted))
            continue;
        const auto hash = probe.hash(candidate);
        if (!hash || *hash != wanted.sha256)
            continue;
        AudioReference found = wanted;
        found.path = candidate.string();
        return found;
    }
    return {};
}

AudioReference audioAt(AudioReference audio, const fs::path& audioFile, const fs::path& projectFile)
{
    std::error_code failure;
    const fs::path absolute = fs::absolute(audioFile, failure).lexically_normal();
    audio.path = absolute.string();
    audio.relativePath = absolute.lexically_relative(fs::absolute(projectFile, failure).lexically_normal().parent_path()).string();
    return audio;
}

}  // namespace undertone
