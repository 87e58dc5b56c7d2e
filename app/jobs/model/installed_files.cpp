// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/installed_files.h"

#include "engine/io/xdg_paths.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace undertone {

std::filesystem::path findVoiceActivityWeights()
{
    const std::filesystem::path name = "voice_activity/silero_vad_16k.safetensors";
    std::vector<std::filesystem::path> places;
    if (const char* named = std::getenv("UNDERTONE_VAD_WEIGHTS"); named != nullptr && *named != '\0')
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

}  // namespace undertone
