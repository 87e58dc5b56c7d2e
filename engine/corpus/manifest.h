// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/labelled_clip.h"
#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Reads `folder`/manifest.csv: UTF-8, RFC 4180, a header with at least path, corpus, speaker, emotion, split and
/// duration_seconds; language and text where present; other columns are ignored. Whether the clips exist is not looked
/// at, but a path must stay inside the folder, links resolved. Errors: FileNotFound, FileUnreadable, LimitExceeded,
/// CorruptFile with the line number.
Result<std::vector<LabelledClip>> readManifest(const std::filesystem::path& folder);

/// Which clips of a manifest are taken.
struct ClipChoice {
    std::string split;
    std::vector<std::string> corpora{};  ///< empty: all
};

/// The same, only what is chosen. Errors: also InvalidArgument (a corpus that the manifest does not name, or nothing of the split).
Result<std::vector<LabelledClip>> readManifest(const std::filesystem::path& folder, const ClipChoice& choice);

/// Writes `folder`/manifest.csv as readManifest reads it. Errors: FileNotWritable.
Status writeManifest(const std::filesystem::path& folder, const std::vector<LabelledClip>& clips);

/// The folder of open speech: `named` where it is not empty, else $UNDERTONE_DATA, else ../shared/data beside the source
/// tree (contracts.md). Errors: FileNotFound, with a sentence that says how to name one.
Result<std::filesystem::path> dataFolder(const std::filesystem::path& named = {});

}  // namespace undertone
