// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace undertone {

/// One row of a corpus manifest: a recorded sentence with its speaker and intended emotion.
struct LabelledClip {
    std::string path;  ///< relative to the manifest's folder
    std::string corpus;
    std::string speaker;  ///< unique within the manifest
    std::string emotion;  ///< as the manifest names it ("angry"...)
    std::string language;
    std::string text;   ///< the sentence read
    std::string split;  ///< "train", "dev"
    double durationSeconds = 0.0;
};

}  // namespace undertone
