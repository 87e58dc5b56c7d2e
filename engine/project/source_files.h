// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/edit_draft.h"
#include "engine/project/project_content.h"

#include <filesystem>
#include <string>

// What a project remembers of where it comes from, as settings: no undo takes them back.
namespace undertone {

/// What was stated about the recording; empty: nothing.
std::string statementOf(const ProjectContent& content);
/// The key of that setting.
inline constexpr const char* statementSetting = "recording.statement";

/// The key of the setting that says which segments file a segmentation was read from.
std::string sourceFileSetting(TrackId segmentation);
/// Its value in a project file of that place: the path from the project's folder, and the absolute one.
std::string sourceFileValue(const std::filesystem::path& segments, const std::filesystem::path& projectFile);

/// The segments file of a segmentation as the project names it, absolute; empty: it was read from none.
std::filesystem::path namedSourceFile(const ProjectContent& content, TrackId segmentation);
/// The same where it lies now: at its relative path, where that stays in the project's folder when links are resolved, else as `picked`,
/// where that is the path that the project names: any other is the word of whoever sent the file (relink.h). Empty: it is not there.
std::filesystem::path foundSourceFile(const ProjectContent& content, TrackId segmentation, const std::filesystem::path& projectFile,
                                      const std::filesystem::path& picked);

}  // namespace undertone
