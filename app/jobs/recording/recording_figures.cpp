// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/recording_figures.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr double clippingShownSeconds = 5.0;
constexpr double bytesPerSample = 4.0;  // float32, and next to nothing for its seals

}  // namespace

bool clipsNow(const ChannelLevel& level)
{
    return level.clippedRuns > 0 && level.unclippedSeconds < clippingShownSeconds;
}

std::optional<double> secondsOfRoom(const std::filesystem::path& folder, int sampleRate, std::size_t channels)
{
    std::error_code failure;
    const auto room = std::filesystem::space(folder, failure);
    if (failure || sampleRate <= 0)
        return std::nullopt;
    return static_cast<double>(room.available) / (bytesPerSample * sampleRate * static_cast<double>(std::max<std::size_t>(1, channels)));
}

}  // namespace undertone
