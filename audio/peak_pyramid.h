// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/waveform_peaks.h"

#include <functional>
#include <memory>

namespace undertone {

struct PeakOptions {
    SampleIndex finestSamplesPerPeak = 256;  ///< widened until the finest levels have at most maximumPeaks, those of the channels too
    std::size_t maximumPeaks = std::size_t{1} << 21;
    SampleIndex zoomStep = 4;          ///< each level is this much coarser than the one before
    std::size_t coarsestPeaks = 1024;  ///< no level is made beyond this few
    int mostChannels = 8;              ///< of more, none has peaks of its own
};

/// Told as the pyramid grows: the fraction of the recording that is read, and what there is of it so far (levels
/// shorter than the recording). About fifty times a recording, on the thread that reads.
using PeaksGrown = std::function<void(double fraction, const std::shared_ptr<const WaveformPeaks>& soFar)>;

/// Reads a recording once and gives its peaks at all zooms; memory is bounded whatever its length.
/// Errors: those of the source, Cancelled.
Result<WaveformPeaks> computePeaks(AudioSource& source, const PeaksGrown& grown, const CancellationToken& cancel,
                                   const PeakOptions& options = {});

}  // namespace undertone
