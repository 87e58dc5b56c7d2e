// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"
#include "engine/core/timeline_export.h"

#include <string>

namespace undertone {

/// The files of a database of audEERING's audformat, which lie in one folder.
struct AudformatDatabase {
    std::string header;  ///< db.yaml: schemes and tables, and the notice as its description
    std::string table;   ///< db.emotion.csv: a segment a sentence, with emotion, its probability, speaker and text
};

/// A finished timeline, under an authorisation to share. The recording is named without its folder. Errors: UnsupportedFormat (no
/// sentences), LimitExceeded (times that no recording has), NotAuthorised.
Result<AudformatDatabase> timelineToAudformat(const TimelineExport& what, const Authorisation& authorisation);

}  // namespace undertone
