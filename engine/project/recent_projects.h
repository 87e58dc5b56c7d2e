// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// A project or, without an id, a recording or the folder of a corpus that this user opened, and the recording they heard with it: a path
/// that they picked, so that it may be opened again without asking (relink.h). For projects in the open alone: those of recorded sessions
/// are never written down here.
struct RecentProject {
    std::filesystem::path path;
    std::string projectId;
    std::filesystem::path audio;          ///< empty: none was opened
    std::string openedAt;                 ///< "2025-03-01T14:05:09Z"
    std::filesystem::path segments = {};  ///< the file that its sentences were read from, as they picked it; empty: none
    friend bool operator==(const RecentProject&, const RecentProject&) = default;
};

inline constexpr std::size_t mostRecentProjects = 20;

/// In the user's XDG state folder.
std::filesystem::path recentProjectsFile();

/// The last one first. A file that is not there or damaged holds none: the list is a convenience, and made anew.
std::vector<RecentProject> recentProjects(const std::filesystem::path& file);

/// Puts it first; what was said of that path before goes, and so do the oldest beyond mostRecentProjects. Errors: FileNotWritable.
Status rememberProject(const std::filesystem::path& file, const RecentProject& project);

/// Takes it out. Errors: FileNotWritable.
Status forgetProject(const std::filesystem::path& file, const std::filesystem::path& project);

}  // namespace undertone
