// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/waveform_peaks.h"
#include "engine/io/blob_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// Waveforms on the disk, so that a long recording is drawn at once when it is opened again. What cannot be kept or read is made anew:
/// nothing here fails. Any thread.
class PeakStore {
public:
    /// `blobs` keeps them under `folder`, from which those that were written first go where it grows too large; empty: all of them stay.
    explicit PeakStore(std::shared_ptr<BlobStore> blobs, std::filesystem::path folder = {});

    /// `recording`: TileStore::recordingKey(), or SealedWaveform::sound. Nothing where there are none, or none that can be drawn.
    [[nodiscard]] std::optional<WaveformPeaks> load(const std::string& recording) const;
    void save(const std::string& recording, const WaveformPeaks& peaks) const;

private:
    std::shared_ptr<BlobStore> m_blobs;
    std::filesystem::path m_folder;
};

}  // namespace undertone
