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

/// Labels of others, to be added to a project.
struct LabelFile {
    std::filesystem::path path;     ///< a project of theirs, or any segments file
    std::string annotator;          ///< whose they are, where it does not say; empty: called by the file
    SegmentsSelection selection{};  ///< what of a segments file
};

/// What they say. Of a segments file without labels where it is read by a guess, those tiers are taken that have some. Errors: of the
/// readers, of labelsOf(); InvalidArgument (it is this project itself).
Result<ReadLabels> readLabels(const Project& project, const LabelFile& file);

/// Adds a lane for each of them to the sentences that the project shows, as one step. Errors: of readLabels(), importLabels() and the
/// project.
Result<LabelImport> addLabels(Project& project, const LabelFile& file);

/// What was done, for a person: first what was imported, then what was left out.
std::vector<Message> labelImportNotes(const LabelImport& done, const std::filesystem::path& file);

}  // namespace undertone
