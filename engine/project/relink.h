// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/project_rows.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace undertone {

/// How relinking looks into a file of audio, which is for the audio room to do.
struct AudioProbe {
    /// Rate, channels and frames, as quickly as they can be known.
    std::function<Result<AudioReference>(const std::filesystem::path&)> describe;
    /// Of the decoded audio (sha256OfAudio).
    std::function<Result<std::string>(const std::filesystem::path&)> hash;
};

/// Where a project's recording lies now, without asking: at its relative path, where that stays in the project's folder when links are
/// resolved. A path that leads elsewhere is the word of whoever sent the file: it is shown, and opened only when the user picks it.
std::optional<std::filesystem::path> audioBesideProject(const AudioReference& audio, const std::filesystem::path& projectFile);

/// The first of the candidates that decodes to the very recording: those of its file name are tried first, those of another length or
/// format are not decoded. Nothing where there is none, or where its hash was never known. Candidates that cannot be read are passed over.
std::optional<AudioReference> findAudio(const AudioReference& wanted, std::span<const std::filesystem::path> candidates,
                                        const AudioProbe& probe);

/// The reference as a project file in that place writes it: absolute, and relative to the project's folder.
AudioReference audioAt(AudioReference audio, const std::filesystem::path& audioFile, const std::filesystem::path& projectFile);

}  // namespace undertone
