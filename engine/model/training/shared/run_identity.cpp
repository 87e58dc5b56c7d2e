// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/run_identity.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/sha256.h"

#include <nlohmann/json.hpp>

namespace undertone {

void RunIdentity::add(const std::string& part, const std::string& value)
{
    m_parts[part] = sha256Hex(value);
}

std::string RunIdentity::toJson() const
{
    return jsonText(nlohmann::json(m_parts));
}

RunIdentity RunIdentity::fromJson(const std::string& text)
{
    RunIdentity identity;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return identity;
    for (const auto& [part, hash] : json.items()) {
        if (hash.is_string())
            identity.m_parts[part] = hash.get<std::string>();
    }
    return identity;
}

std::vector<std::string> RunIdentity::differences(const RunIdentity& other) const
{
    std::vector<std::string> names;
    for (const auto& [part, hash] : m_parts) {
        const auto found = other.m_parts.find(part);
        if (found == other.m_parts.end() || found->second != hash)
            names.push_back(part);
    }
    for (const auto& [part, hash] : other.m_parts) {
        if (!m_parts.contains(part))
            names.push_back(part);
    }
    return names;
}

namespace {

constexpr const char* recordName = "training.json";
constexpr const char* identityKey = "run";
constexpr std::size_t largestRecord = 4U << 20;

/// "base model and dialogues".
std::string joinedParts(const std::vector<std::string>& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

}  // namespace

Status checkCheckpointIdentity(const RunIdentity& run, const std::string& found, const std::filesystem::path& file)
{
    const auto other = RunIdentity::fromJson(found);
    const auto parts = run.differences(other);
    if (parts.empty())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 other.isEmpty() ? message("training.checkpoint-other", file)
                                 : message("training.checkpoint-other-parts", file, joinedParts(parts)),
                 file};
}

Result<std::string> readTrainingRecord(const std::filesystem::path& folder)
{
    auto text = readTextFile(folder / recordName, largestRecord);
    if (!text && text.error().code == ErrorCode::FileNotFound)
        return std::string();
    return text;
}

Status checkFinishedIdentity(const RunIdentity& run, const std::string& record, const std::filesystem::path& folder)
{
    const auto json = nlohmann::json::parse(record, nullptr, false);
    const auto found = json.is_object() && json.contains(identityKey) ? RunIdentity::fromJson(jsonText(json[identityKey])) : RunIdentity();
    const auto parts = run.differences(found);
    if (parts.empty())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 found.isEmpty() ? message("training.finished-unknown", folder)
                                 : message("training.finished-other-parts", folder, joinedParts(parts)),
                 folder};
}

Status writeTrainingRecord(const std::filesystem::path& folder, const std::string& description, const RunIdentity& run)
{
    auto json = nlohmann::ordered_json::parse(description);
    json[identityKey] = nlohmann::ordered_json::parse(run.toJson());
    return writeFileAtomically(folder / recordName, jsonText(json, 1) + "\n");
}

}  // namespace undertone
