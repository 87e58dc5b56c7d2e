// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/installed_files.h"

#include "engine/io/xdg_paths.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace undertone {

namespace {

/// A file that the variable names, else one of that name in a folder of installed files.
std::filesystem::path findInstalled(const char* variable, const std::filesystem::path& name)
{
    std::vector<std::filesystem::path> places;
    if (const char* named = std::getenv(variable); named != nullptr && *named != '\0')
        places.emplace_back(named);
    for (const auto& share : programShareFolders())
        places.push_back(share / name);
    places.push_back(xdgDataFolder() / name);
    for (const auto& folder : xdgSystemDataFolders())
        places.push_back(folder / name);
    for (const auto& place : places) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(place, ignored))
            return place;
    }
    return {};
}

}  // namespace

std::filesystem::path findVoiceActivityWeights()
{
    return findInstalled("UNDERTONE_VAD_WEIGHTS", "voice_activity/silero_vad_16k.safetensors");
}

std::filesystem::path findSpeakerWeights()
{
    return findInstalled("UNDERTONE_SPEAKER_WEIGHTS", "speaker_encoder/speaker_encoder.safetensors");
}

}  // namespace undertone
