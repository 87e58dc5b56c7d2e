// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

struct WaveformPeaks;

/// The middle of the quietest 20 ms within `reachSeconds` of a time, the nearest of several that are as quiet; the time itself where there
/// is nothing quieter or the peaks are not read that far. As fine as the peaks: 6 ms at 44.1 kHz.
double quietestNear(const WaveformPeaks& peaks, double seconds, double reachSeconds);

}  // namespace undertone
