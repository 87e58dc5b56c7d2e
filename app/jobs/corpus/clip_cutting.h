// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/message.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

struct ClipCuttingOptions {
    std::vector<std::filesystem::path> recordings;  ///< each with a segments file of its name beside it
    std::filesystem::path folder;                   ///< gets manifest.csv and the clips
    std::string corpus;                             ///< as the manifest names it
    std::string emotion;                            ///< what every sentence is taken to mean
    std::string language;
    std::string split = "train";
    double shortestSeconds = 0.5;  ///< shorter sentences are left out
    double longestSeconds = 15.0;  ///< longer ones become several clips of equal length
    std::function<void(const Message& text)> note{};
};

/// Cuts recordings into the sentences of the segments files beside them: a corpus of labelled clips (manifest.csv, 16-bit WAV at
/// engineSampleRate). A speaker is told apart from those of other recordings, whatever their names. A recording that cannot be read is
/// named in a note and left out. Returns the number of clips. Errors: FileNotWritable, Cancelled, InvalidArgument (a recording has no
/// segments file; two have one name), where no recording can be read its error; CorruptFile where none has a sentence.
Result<std::size_t> cutClips(const ClipCuttingOptions& options, const CancellationToken& cancel);

}  // namespace undertone
