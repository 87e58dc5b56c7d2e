// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"

#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// A device among several that are recorded together.
struct DevicePart {
    std::shared_ptr<CaptureHost> host;
    std::string id;    ///< as that host names it; empty: its default one
    int channels = 1;  ///< of it, the first ones
};

/// Several devices as one: the channels of the first, then those of the second... The first one's clock is that of the recording; the
/// others are brought to it (ClockFollower), and how far they are apart is measured. Where one of them falls silent or goes away, so does
/// the whole, and the recorder marks a gap. All hold back a twelfth of a second, so that they stay side by side to a few milliseconds.
std::shared_ptr<CaptureHost> makeCombinedHost(std::vector<DevicePart> parts);

}  // namespace undertone
