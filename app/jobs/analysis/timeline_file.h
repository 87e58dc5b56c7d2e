// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"
#include "engine/core/timeline_export.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// No timeline that is read again is larger.
inline constexpr std::size_t largestTimelineBytes = std::size_t{1} << 30;

/// The text of a timeline in any format of one file, for a file `what.target` or a stream. Sets when it is written. `authorisation`: to
/// share. Errors: of engine/annotation/timeline_writers; InvalidArgument (an annotator's labels as JSON, a format that is a folder).
Result<std::string> timelineText(TimelineExport what, TimelineFormat format, const Authorisation& authorisation);

/// Writes it to `target`, a file, which appears whole or not at all, or a folder, which is made where it is not there; before a file whose
/// format has no place for it, what was stated about the recording beside it (writeLicenceBeside). Gives what the format does not hold.
/// Errors: those, FileNotWritable.
Result<std::vector<ExportLoss>> writeTimelineFile(TimelineExport what, TimelineFormat format, const std::filesystem::path& target,
                                                  const Authorisation& authorisation);

/// Writes licenceFile(target), in place of one that was written for it before; nothing where nothing was stated. Errors: FileNotWritable
/// (also: something else is called so).
Status writeLicenceBeside(const std::filesystem::path& target, const std::string& statement, const Timeline* timeline = nullptr);

/// Leave to share a timeline by what its user stated about the recording.
Authorisation authorisedToShare(const Timeline& timeline);

}  // namespace undertone
