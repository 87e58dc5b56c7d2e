// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/model_directory.h"

#include "engine/core/number_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/model_files.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/io/withdrawn_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int modelSchema = 1;
constexpr std::int64_t maxVocabulary = 1 << 24;
constexpr int maxWindowTokens = 1 << 20;
constexpr std::array<const char*, 3> knownParts{"tokenizer", "base", "adapter"};

Error invalid(const Message& reason)
{
    return {ErrorCode::InvalidModel, message("model-directory.invalid", reason), {}};
}

Message whyIdsAreWrong(const ModelDescription& model)
{
    if (model.audioOffset < 0 || model.audioEndId <= model.audioOffset || model.audioEndId >= maxVocabulary)
        return message("model-directory.audio-ids");
    if (model.emotionIds.size() != model.labels.size())
        return message("model-directory.emotion-ids-count", model.labels.size(), model.emotionIds.size());
    for (const std::int64_t id : model.emotionIds) {
        if (id < 0 || id >= maxVocabulary || (id >= model.audioOffset && id <= model.audioEndId))
            return message("model-directory.emotion-id", id);
    }
    if (std::set(model.emotionIds.begin(), model.emotionIds.end()).size() != model.emotionIds.size())
        return message("model-directory.emotion-id-twice");
    return {};
}

Message whyWrong(const ModelDescription& model)
{
    if (model.name.empty())
        return message("model-directory.no-name");
    if (model.labels.size() < 2 || model.labels.size() > 64)
        return message("model-directory.label-count");
    if (std::set(model.labels.begin(), model.labels.end()).size() != model.labels.size()
        || std::count(model.labels.begin(), model.labels.end(), ""))
        return message("model-directory.labels");
    if (const auto reason = whyIdsAreWrong(model); !reason.empty())
        return reason;
    for (const auto& [name, tokens] : {std::pair("n_o", model.audioTargetTokens), std::pair("n_p", model.audioPrefixTokens),
                                       std::pair("n_q", model.emotionPrefixTokens), std::pair("dpm.n_r", model.dpm.prefixTokens)}) {
        if (tokens < 1 || tokens > maxWindowTokens)
            return message("model-directory.tokens", name, maxWindowTokens);
    }
    if (model.dpm.rank < 1 || model.dpm.rank > 4096)
        return message("model-directory.rank");
    if (!(model.dpm.alpha > 0.0) || !std::isfinite(model.dpm.alpha))
        return message("model-directory.alpha");
    if (!(model.dpm.learningRate >= 0.0) || !(model.dpm.learningRate < 1.0))
        return message("model-directory.learning-rate");
    if (!(model.dpm.halfLife >= 0.0) || !std::isfinite(model.dpm.halfLife))
        return message("model-directory.half-life");
    if (!(model.dpm.readoutNorm >= 0.0) || !std::isfinite(model.dpm.readoutNorm))
        return message("model-directory.readout-norm");
    if (!(model.temperature >= smallestTemperature && model.temperature <= largestTemperature))
        return message("model-directory.temperature", formatted("%g", smallestTemperature), formatted("%g", largestTemperature));
    if (!validateConversationShares(model.shares, model.labels.size()))
        return message("model-directory.heard-shares");
    for (const auto& part : model.parts) {
        if (std::find(knownParts.begin(), knownParts.end(), part) == knownParts.end())
            return message("model-directory.unknown-part", part);
    }
    if (!model.hasPart("tokenizer") || !model.hasPart("base"))
        return message("model-directory.needed-parts");
    return {};
}

/// Absent: none, so that shares do not weigh in. What is no number is a count of 0, which is invalid.
ConversationShares sharesOf(JsonFields& fields, const json& value)
{
    ConversationShares shares;
    if (!value.contains("heard_shares"))
        return shares;
    for (const auto& count : fields.array("heard_shares"))
        shares.counts.push_back(count.is_number() ? count.get<double>() : 0.0);
    return shares;
}

Result<ModelDescription> fromJson(const json& value)
{
    JsonFields fields(value);
    ModelDescription model;
    model.name = fields.text("name");
    model.labels = fields.texts("labels");
    model.audioOffset = fields.integer("audio_offset");
    model.audioEndId = fields.integer("audio_end_id");
    model.emotionIds = fields.integers("emotion_ids");
    model.audioTargetTokens = fields.smallInteger("n_o");
    model.audioPrefixTokens = fields.smallInteger("n_p");
    model.emotionPrefixTokens = fields.smallInteger("n_q");
    const std::string prefix = fields.oneOf("prefix_emotions", {"dropped", "kept"});
    model.keepsPredictedEmotions = prefix == "kept";
    const std::string tokenize = fields.oneOf("tokenize", {"utterance", "whole"});
    model.tokenize = tokenize == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance;
    model.temperature = fields.numberOrNull("temperature").value_or(1.0);
    model.shares = sharesOf(fields, value);
    JsonFields dpm = fields.object("dpm");
    model.dpm = {dpm.smallInteger("n_r"),
                 dpm.smallInteger("rank"),
                 dpm.number("alpha"),
                 dpm.number("learning_rate"),
                 dpm.numberOrNull("half_life").value_or(0.0),
                 dpm.numberOrNull("readout_norm").value_or(0.0)};
    model.parts = fields.texts("parts");
    model.licence = fields.text("licence");
    for (const JsonFields* one : {&fields, &dpm}) {
        if (!one->problem().empty())
            return invalid(one->problem());
    }
    TRY(validate(model));
    return model;
}

// Whether a part is a folder that lies in the model's own, links resolved.
bool isOwnFolder(const fs::path& home, const std::string& part)
{
    std::error_code failure;
    const fs::path resolved = fs::canonical(home / part, failure);
    return !failure && fs::is_directory(resolved, failure) && resolved.parent_path() == fs::canonical(home, failure);
}

}  // namespace

bool ModelDescription::hasPart(const std::string& part) const
{
    return std::find(parts.begin(), parts.end(), part) != parts.end();
}

Status validate(const ModelDescription& description)
{
    if (const auto reason = whyWrong(description); !reason.empty())
        return invalid(reason);
    return {};
}

Status checkNotWithdrawn(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::exists(folder / withdrawnModelFile, ignored))
        return Error{ErrorCode::NotAuthorised, message("model-directory.withdrawn", folder), folder};
    return {};
}

Status checkPartsNotWithdrawn(const std::vector<fs::path>& parts)
{
    for (const auto& part : parts) {
        if (part.empty())
            continue;
        std::error_code failure;
        const auto whole = fs::absolute(part, failure).lexically_normal();
        const auto folder = whole.has_filename() ? whole : whole.parent_path();
        TRY(checkNotWithdrawn(folder));
        TRY(checkNotWithdrawn(folder.parent_path()));
    }
    return {};
}

Result<ModelDescription> readModelDescription(const fs::path& folder)
{
    const fs::path file = folder / "undertone.json";
    std::error_code failure;
    if (!fs::exists(file, failure)) {
        return Error{ErrorCode::FileNotFound, message("model-directory.none", folder), folder};
    }
    TRY(checkNotWithdrawn(folder));
    auto parsed = readJsonFile(file);
    if (!parsed) {
        Error error = parsed.error();
        if (error.code == ErrorCode::CorruptFile)
            error.code = ErrorCode::InvalidModel;
        return error;
    }
    const auto located = [&file](Error error) {
        error.path = file;
        error.message = message("core.located", error.message, file);
        return error;
    };
    if (!parsed->is_object() || !parsed->contains("schema") || !(*parsed)["schema"].is_number_integer())
        return located(invalid(message("model-directory.no-schema")));
    if ((*parsed)["schema"] != modelSchema)
        return located({ErrorCode::UnsupportedFormat, message("model-directory.other-schema", jsonText((*parsed)["schema"])), {}});
    auto description = fromJson(*parsed);
    if (!description)
        return located(description.error());
    for (const auto& part : description->parts) {
        if (!isOwnFolder(folder, part))
            return located(invalid(message("model-directory.part-elsewhere", part)));
    }
    return description;
}

Status writeModelDescription(const fs::path& folder, const ModelDescription& description)
{
    TRY(validate(description));
    nlohmann::ordered_json value;
    value["schema"] = modelSchema;
    value["name"] = description.name;
    value["labels"] = description.labels;
    value["audio_offset"] = description.audioOffset;
    value["audio_end_id"] = description.audioEndId;
    value["emotion_ids"] = description.emotionIds;
    value["n_o"] = description.audioTargetTokens;
    value["n_p"] = description.audioPrefixTokens;
    value["n_q"] = description.emotionPrefixTokens;
    value["prefix_emotions"] = description.keepsPredictedEmotions ? "kept" : "dropped";
    value["tokenize"] = description.tokenize == TokenizeMode::Whole ? "whole" : "utterance";
    if (description.temperature != 1.0)  // a model without keeps the text, and so the hash, that it had
        value["temperature"] = description.temperature;
    if (!description.shares.empty())
        value["heard_shares"] = description.shares.counts;
    value["dpm"] = {{"n_r", description.dpm.prefixTokens},
                    {"rank", description.dpm.rank},
                    {"alpha", description.dpm.alpha},
                    {"learning_rate", description.dpm.learningRate}};
    if (description.dpm.halfLife > 0.0)
        value["dpm"]["half_life"] = description.dpm.halfLife;
    if (description.dpm.readoutNorm > 0.0)
        value["dpm"]["readout_norm"] = description.dpm.readoutNorm;
    value["parts"] = description.parts;
    value["licence"] = description.licence;
    return writeFileAtomically(folder / "undertone.json", jsonText(value, 2) + "\n");
}

Result<std::string> hashModelDirectory(const fs::path& folder, const ModelDescription& description, const CancellationToken& cancel)
{
    const auto files = ModelFiles::open(folder, description);
    if (!files)
        return files.error();
    return files->sha256(cancel);
}

Result<std::string> hashModelPart(const fs::path& part, const CancellationToken& cancel)
{
    std::map<std::string, std::string> hashes;
    std::error_code failure;
    for (fs::directory_iterator entry(part, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto name = entry->path().filename().string();
        if (name != "config.json" && !name.ends_with(".safetensors") && !name.ends_with(".index.json"))
            continue;
        auto hash = sha256OfFile(entry->path(), cancel);
        if (!hash)
            return hash.error();
        hashes[name] = *hash;
    }
    if (hashes.empty())
        return Error{ErrorCode::FileNotFound, message("model-directory.no-part", part), part};
    return sha256OfNamedValues(hashes);
}

Result<std::string> hashTokenizer(const fs::path& folder, const CancellationToken& cancel)
{
    std::string hashes;
    for (const char* name : {"config.json", "model.safetensors"})
        hashes += TRY(sha256OfFile(folder / name, cancel));
    return sha256Hex(hashes);
}

}  // namespace undertone
