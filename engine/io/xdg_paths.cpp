// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/xdg_paths.h"

#include <cstdlib>
#include <optional>
#include <pwd.h>
#include <string_view>
#include <unistd.h>

namespace undertone {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> absoluteFrom(const char* variable)
{
    const char* value = std::getenv(variable);
    if (!value || !fs::path(value).is_absolute())
        return std::nullopt;
    return fs::path(value);
}

fs::path homeFolder()
{
    if (const auto home = absoluteFrom("HOME"))
        return *home;
    if (const passwd* entry = ::getpwuid(::getuid()); entry && entry->pw_dir && *entry->pw_dir)
        return entry->pw_dir;
    return "/";
}

fs::path folder(const char* variable, const char* underHome)
{
    return absoluteFrom(variable).value_or(homeFolder() / underHome) / "undertone";
}

}  // namespace

fs::path xdgDataFolder()
{
    return folder("XDG_DATA_HOME", ".local/share");
}

fs::path xdgStateFolder()
{
    return folder("XDG_STATE_HOME", ".local/state");
}

fs::path xdgCacheFolder()
{
    return folder("XDG_CACHE_HOME", ".cache");
}

std::vector<fs::path> xdgSystemDataFolders()
{
    const char* value = std::getenv("XDG_DATA_DIRS");
    std::string_view list = value && *value ? value : "/usr/local/share:/usr/share";
    std::vector<fs::path> folders;
    while (!list.empty()) {
        const auto end = std::min(list.find(':'), list.size());
        if (const fs::path one(list.substr(0, end)); one.is_absolute())
            folders.push_back(one / "undertone");
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return folders;
}

fs::path programFolder()
{
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    return failure ? fs::path() : program.parent_path();
}

std::vector<fs::path> programShareFolders()
{
    const fs::path program = programFolder();
    if (program.empty())
        return {};
    return {(program / "../share/undertone").lexically_normal(), (program / "../../share/undertone").lexically_normal()};
}

}  // namespace undertone
