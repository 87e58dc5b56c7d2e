// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/segments_selection.h"
#include "engine/project/label_import.h"
#include "engine/project/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Errors: InvalidArgument (labels of a project are to be added to that same project).
Status checkIsAnother(const std::filesystem::path& project, const std::filesystem::path& file);

/// What others said of emotions in a recording of that length: in a project of theirs, or in any segments file, by `annotator` where it
/// does not say by whom; where that is empty too, by the name of the file. Errors: of the readers, of judgementsOf().
Result<std::vector<ReadAnnotator>> readLabels(const std::filesystem::path& file, const std::string& annotator, double durationSeconds,
                                              const SegmentsSelection& selection = {});

/// Adds a lane for each of them to the sentences that the project shows, as one step. Errors: of readLabels() and of the project; a project
/// that cannot be changed; InvalidArgument (it has no sentences).
Result<LabelImport> importLabelsInto(Project& project, const std::filesystem::path& file, const std::string& annotator,
                                     const SegmentsSelection& selection = {});

}  // namespace undertone
