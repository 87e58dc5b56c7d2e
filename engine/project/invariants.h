// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/edit.h"
#include "engine/project/project_content.h"

#include <cstddef>

namespace undertone {

/// Bounds of what a project holds, whoever made it.
struct ProjectLimits {
    static constexpr std::size_t maxTextBytes = std::size_t{1} << 20;    ///< of one text, name or remark
    static constexpr std::size_t maxHeaderBytes = std::size_t{1} << 20;  ///< of what a run says of itself
    static constexpr std::size_t maxLabelsOfSentence = 64;
    static constexpr std::size_t maxColumns = 1'000;
    static constexpr std::int64_t maxSampleRate = 10'000'000;  ///< Hz
    static constexpr std::int64_t maxChannels = 65'535;
    static constexpr std::int64_t maxFrames = std::int64_t{1} << 52;
    static constexpr double boundsToleranceSeconds = 1e-3;  ///< resampled audio ends within a sample of where the recording does
};

/// What always holds: a sentence starts before it ends and lies in the recording, every row that another names is there and of the right
/// kind, numbers lie on their scales, texts are UTF-8. The one place that says so. Errors: InvalidArgument.
Status checkInvariants(const ProjectContent& content);

/// The same after an edit, in a time that does not grow with the project where the edit removes nothing: only rows that changed, and
/// those that could have lost what they name, can have come to break it.
Status checkInvariants(const ProjectContent& content, const Edit& edit);

}  // namespace undertone
