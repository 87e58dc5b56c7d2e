// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_assembly.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/io/trained_sessions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr const char* trainingRecord = "training.json";
constexpr std::size_t largestRecord = 4U << 20;
constexpr std::string_view partFiles[]{"config.json", "model.safetensors", "model.safetensors.index.json", "adapter_config.json",
                                       "adapter_model.safetensors"};

/// The files of a part that belong into a model: configuration and weights, which may be shards with their index. What
/// training left beside them stays behind.
std::vector<std::string> modelFiles(const fs::path& part)
{
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry(part, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto name = entry->path().filename().string();
        const bool shard = name.starts_with("model-") && name.ends_with(".safetensors");
        const bool known = std::find(std::begin(partFiles), std::end(partFiles), name) != std::end(partFiles);
        if (shard || known)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Status copyPart(const fs::path& from, const fs::path& to, PartFiles files)
{
    std::error_code error;
    if (fs::equivalent(from, to, error))
        return {};
    const auto names = modelFiles(from);
    if (std::find(names.begin(), names.end(), "config.json") == names.end() || names.size() < 2)
        return Error{ErrorCode::FileNotFound, message("model-build.no-part", from), from};
    fs::create_directories(to, error);
    for (const auto& name : names) {
        // The name is replaced, not what it stands for: its bytes may be another model's too.
        if (files == PartFiles::Shared && linkFileAtomically(from / name, to / name))
            continue;
        TRY(copyFileAtomically(from / name, to / name));
    }
    return {};
}

nlohmann::ordered_json recordOf(const fs::path& part)
{
    const auto text = readTextFile(part / trainingRecord, largestRecord);
    const auto json = text ? parseStrictOrderedJson(*text, trainingRecord) : text.error();
    return json ? *json : nlohmann::ordered_json();
}

Result<std::int64_t> vocabularySize(const fs::path& base)
{
    auto config = readJsonFile(base / "config.json");
    if (!config)
        return config.error();
    const auto size = config->find("vocab_size");
    if (size == config->end() || !size->is_number_integer())
        return Error{ErrorCode::InvalidModel, message("model-build.no-vocabulary"), base / "config.json"};
    return size->get<std::int64_t>();
}

Result<ModelDescription> describe(const ModelParts& parts, const TemporaryLoraConfig& dpm)
{
    const auto vocabulary = vocabularySize(parts.base);
    if (!vocabulary)
        return vocabulary.error();
    ModelDescription description;
    description.name = parts.name;
    description.labels = parts.tokens->labels;
    const auto labels = static_cast<std::int64_t>(description.labels.size());
    description.audioOffset = *vocabulary - parts.tokens->codebookSize - 1 - labels;
    description.audioEndId = description.audioOffset + parts.tokens->codebookSize;
    for (std::int64_t label = 0; label < labels; ++label)
        description.emotionIds.push_back(description.audioEndId + 1 + label);
    description.audioTargetTokens = parts.targetTokens;
    description.audioPrefixTokens = parts.prefixTokens;
    description.emotionPrefixTokens = parts.targetTokens + parts.prefixTokens;
    description.dpm = {description.emotionPrefixTokens, dpm.rank, dpm.alpha, dpm.learningRate, dpm.halfLife, dpm.readoutNorm};
    description.parts = {"tokenizer", "base", "adapter"};
    description.licence = parts.licence;
    return description;
}

Result<nlohmann::ordered_json> hashesOf(const fs::path& directory)
{
    nlohmann::ordered_json hashes;
    for (const std::string part : {"tokenizer", "base", "adapter"}) {
        for (const auto& name : modelFiles(directory / part)) {
            const auto hash = sha256OfFile(directory / part / name);
            if (!hash)
                return hash.error();
            hashes[part + "/" + name] = *hash;
        }
    }
    return hashes;
}

}  // namespace

Status assembleModelDirectory(const std::filesystem::path& directory, const ModelParts& parts, const TemporaryLoraConfig& dpm)
{
    const auto description = describe(parts, dpm);
    if (!description)
        return description.error();
    TRY(copyPart(parts.tokenizer, directory / "tokenizer", parts.files));
    TRY(copyPart(parts.base, directory / "base", parts.files));
    TRY(writeModelDescription(directory, *description));
    const auto hashes = hashesOf(directory);
    if (!hashes)
        return hashes.error();
    nlohmann::ordered_json provenance;
    provenance["schema"] = 1;
    provenance["name"] = parts.name;
    provenance["tokenizer"] = recordOf(parts.tokenizer);
    provenance["base"] = recordOf(parts.base);
    provenance["adapter"] = recordOf(directory / "adapter");
    provenance["last_command"] = parts.command;
    provenance["sessions"] = sessionsOfParts({parts.tokenizer, parts.base, directory / "adapter"});
    provenance["sha256"] = *hashes;
    TRY(writeFileAtomically(directory / "provenance.json", jsonText(provenance, 1) + "\n"));
    std::error_code ignored;
    fs::remove(directory / "adapter" / trainingRecord, ignored);
    return {};
}

Result<std::string> recordOfModel(const fs::path& directory)
{
    std::error_code ignored;
    if (!fs::exists(directory / "undertone.json", ignored) || fs::exists(directory / "adapter" / trainingRecord, ignored))
        return std::string();
    const auto text = readTextFile(directory / "provenance.json", largestRecord);
    if (!text && text.error().code != ErrorCode::FileNotFound)
        return text.error();
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    return json.is_object() && json.contains("adapter") && json["adapter"].is_object() ? jsonText(json["adapter"]) : std::string("{}");
}

}  // namespace undertone
