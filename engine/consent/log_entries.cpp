// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/log_entries.h"

#include "engine/consent/session.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

namespace undertone {
namespace {

std::string modelOf(const AuditEntry& entry)
{
    const auto json = parseStrictJson(entry.details, message("vault.entry"));
    if (!json || !json->is_object())
        return {};
    JsonFields fields(*json);
    return fields.text(modelField);
}

}  // namespace

std::set<std::string> textSetIn(const AuditEntry& entry, const char* field)
{
    std::set<std::string> found;
    const auto json = parseStrictJson(entry.details, message("vault.entry"));
    if (!json || !json->is_object() || !json->contains(field) || !(*json)[field].is_array())
        return found;
    for (const auto& one : (*json)[field]) {
        if (one.is_string())
            found.insert(one.get<std::string>());
    }
    return found;
}

std::vector<std::filesystem::path> foldersOfTrainings(const AuditLog& log)
{
    std::set<std::string> begun, whole, named;
    for (const auto& entry : log.entries()) {
        if (entry.what == trainingStartedEvent)
            begun.insert(modelOf(entry));
        else if (entry.what == trainingEndedEvent)
            whole.insert(modelOf(entry));
        else if (entry.what == keysDestroyedEvent) {
            named.merge(textSetIn(entry, modelsBlockedField));
            named.merge(textSetIn(entry, modelsNotBlockedField));
        }
    }
    std::vector<std::filesystem::path> folders;
    for (const auto& model : begun) {
        std::error_code ignored;
        if (!model.empty() && (std::filesystem::exists(model, ignored) || (whole.contains(model) && !named.contains(model))))
            folders.emplace_back(model);
    }
    return folders;
}

}  // namespace undertone
