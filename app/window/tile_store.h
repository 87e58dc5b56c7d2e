// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/cache_room.h"
#include "engine/core/spectrogram_tile.h"
#include "engine/io/blob_store.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// Spectrogram tiles on the disk, compressed, up to a size beyond which those that were written first go. What cannot be kept or read is
/// made anew: nothing here fails. One thread.
class TileStore {
public:
    /// `blobs` keeps them under `folder`.
    TileStore(std::shared_ptr<BlobStore> blobs, std::filesystem::path folder, std::uintmax_t most = mostPictureBytes);

    /// Names a file as it is now: another size or time of change is another recording. Nothing where it cannot be asked.
    static std::optional<std::string> recordingKey(const std::filesystem::path& audio);
    std::optional<SpectrogramTile> load(const std::string& recording, const SpectrogramPlace& place);
    void save(const std::string& recording, const SpectrogramPlace& place, const SpectrogramTile& tile);

private:
    std::shared_ptr<BlobStore> m_blobs;
    std::filesystem::path m_folder;
    std::uintmax_t m_most;
    std::uintmax_t m_written = 0;  ///< since room was made
    bool m_counted = false;
};

}  // namespace undertone
