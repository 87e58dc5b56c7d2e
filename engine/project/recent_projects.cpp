// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/recent_projects.h"

#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/io/xdg_paths.h"

#include <functional>

namespace undertone {

namespace fs = std::filesystem;

namespace {

/// Changes the list as one program among several.
Status changeList(const fs::path& file, const std::function<void(std::vector<RecentProject>&)>& change)
{
    const auto lock = TRY(FolderLock::takeFile(file));
    auto projects = recentProjects(file);
    change(projects);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const RecentProject& project : projects)
        list.push_back({{"path", project.path.string()},
                        {"project_id", project.projectId},
                        {"audio", project.audio.string()},
                        {"opened_at", project.openedAt},
                        {"segments", project.segments.string()}});
    return writeFileAtomically(file, jsonText(nlohmann::ordered_json{{"schema", 1}, {"projects", std::move(list)}}, 1) + "\n");
}

}  // namespace

fs::path recentProjectsFile()
{
    return xdgStateFolder() / "recent-projects.json";
}

std::vector<RecentProject> recentProjects(const fs::path& file)
{
    std::vector<RecentProject> projects;
    const auto parsed = readJsonFile(file, {std::size_t{1} << 20, 4, 1'000});
    if (!parsed)
        return projects;
    JsonFields fields(*parsed);
    const auto& list = fields.array("projects");
    if (fields.integer("schema") != 1 || !fields.problem().empty())
        return projects;
    for (const auto& entry : list) {
        JsonFields one(entry);
        RecentProject project{one.text("path"), one.text("project_id"), one.text("audio"), one.text("opened_at"), {}};
        if (entry.contains("segments"))  // lists of before have none
            project.segments = one.text("segments");
        if (one.problem().empty() && projects.size() < mostRecentProjects)
            projects.push_back(std::move(project));
    }
    return projects;
}

Status rememberProject(const fs::path& file, const RecentProject& project)
{
    return changeList(file, [&](std::vector<RecentProject>& projects) {
        std::erase_if(projects, [&](const RecentProject& other) { return other.path == project.path; });
        projects.insert(projects.begin(), project);
        if (projects.size() > mostRecentProjects)
            projects.resize(mostRecentProjects);
    });
}

Status forgetProject(const fs::path& file, const fs::path& project)
{
    return changeList(file, [&](std::vector<RecentProject>& projects) {
        std::erase_if(projects, [&](const auto& other) { return other.path == project; });
    });
}

}  // namespace undertone
