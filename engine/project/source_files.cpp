// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/source_files.h"

#include "engine/project/relink.h"

#include <system_error>

namespace undertone {
namespace {

/// The lines of the value; empty where there is none.
AudioReference sourceFileReference(const ProjectContent& content, TrackId segmentation)
{
    AudioReference reference;
    const auto* setting = content.find<Setting>(sourceFileSetting(segmentation));
    const std::size_t end = setting != nullptr ? setting->value.find('\n') : std::string::npos;
    if (end == std::string::npos)
        return reference;
    reference.relativePath = setting->value.substr(0, end);
    reference.path = setting->value.substr(end + 1);
    return reference;
}

}  // namespace

std::string statementOf(const ProjectContent& content)
{
    const auto* setting = content.find<Setting>(statementSetting);
    return setting != nullptr ? setting->value : std::string();
}

std::string sourceFileSetting(TrackId segmentation)
{
    return "segmentation.file/" + std::to_string(segmentation.number());
}

std::string sourceFileValue(const std::filesystem::path& segments, const std::filesystem::path& projectFile)
{
    const AudioReference reference = audioAt({}, segments, projectFile);
    return reference.relativePath + "\n" + reference.path;
}

std::filesystem::path namedSourceFile(const ProjectContent& content, TrackId segmentation)
{
    return sourceFileReference(content, segmentation).path;
}

std::filesystem::path foundSourceFile(const ProjectContent& content, TrackId segmentation, const std::filesystem::path& projectFile,
                                      const std::filesystem::path& picked)
{
    const AudioReference reference = sourceFileReference(content, segmentation);
    if (const auto beside = audioBesideProject(reference, projectFile))
        return *beside;
    std::error_code failure;
    const bool isThere = !reference.path.empty() && picked == reference.path && std::filesystem::is_regular_file(picked, failure);
    return isThere ? picked : std::filesystem::path();
}

}  // namespace undertone
