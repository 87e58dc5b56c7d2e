// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/project/project_rows.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace undertone {

/// How much of a recording has been read, 0 to 1; called at most a hundred times for each, on the thread that reads.
using ReadingProgress = std::function<void(double fraction)>;

/// The same audio, telling how far it was read. `progress` may be empty.
std::unique_ptr<AudioSource> observed(std::unique_ptr<AudioSource> source, const ReadingProgress& progress);

/// What a project says of the sound that the engine hears, but for its hash and its place.
AudioReference describedAudio(const AudioSource& source);

/// The recording of a project where it lies now: at its relative path, else `remembered`, which this user picked before, as far as they
/// have its length. Where they do not, the files of the project's folder are searched for one that decodes to the same. Nothing where
/// there is none, or `cancel` was set. Costs a pass over each file of that length.
std::optional<AudioReference> findRecording(const AudioReference& audio, const std::filesystem::path& project,
                                            const std::filesystem::path& remembered, const CancellationToken& cancel,
                                            const ReadingProgress& progress = {});

/// The same of these files alone, compared by hash.
std::optional<AudioReference> findRecordingAmong(const AudioReference& audio, const std::filesystem::path& project,
                                                 std::span<const std::filesystem::path> candidates, const CancellationToken& cancel,
                                                 const ReadingProgress& progress = {});

}  // namespace undertone
