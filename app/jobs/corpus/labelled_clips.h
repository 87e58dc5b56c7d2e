// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace undertone {

/// A labelled clip is one sentence; what is longer than this is a recording by mistake, or a header that lies.
inline constexpr double longestClipSeconds = 600.0;

/// Decodes all clips on `workers` threads and gives each, mono at engineSampleRate, with its place in `clips` to `take`, which several
/// threads call at a time. `report(done)` and `leftOut` are called under a lock. A clip that cannot be read is given to `leftOut`, and the
/// others are read on; without it, and where no clip can be read, the first error ends all. Errors: of the files and of `take`;
/// LimitExceeded (a clip longer than longestClipSeconds); Cancelled; OutOfMemory.
Status readLabelledClips(const std::filesystem::path& folder, const std::vector<LabelledClip>& clips, int workers,
                         const std::function<Status(std::size_t place, std::span<const float> pcm)>& take,
                         const std::function<void(std::size_t done)>& report, const CancellationToken& cancel,
                         const std::function<void(const Error& why)>& leftOut = {});

}  // namespace undertone
