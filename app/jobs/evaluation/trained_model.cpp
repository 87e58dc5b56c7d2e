// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/trained_model.h"

#include "engine/io/atomic_file.h"
#include "engine/io/model_directory.h"
#include "engine/io/sha256.h"

#include <map>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr const char* begunRecord = "begun.key";
constexpr const char* trainedRecord = "trained.key";
constexpr const char* predictionsName = "predictions.json";
constexpr std::size_t keyLength = 64;

}  // namespace

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
        return Error{ErrorCode::FileNotFound, part.string() + " is no part of a model: it has neither config.json nor weights.", part};
    return sha256OfNamedValues(hashes);
}

fs::path trainedModelIn(const fs::path& folder)
{
    return folder / "model";
}

Status ensureTrainedModel(const TrainedModelRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
{
    const auto& folder = request.folder;
    // The record is written last, so where it stands the model is whole.
    const auto record = readTextFile(folder / trainedRecord, keyLength);
    const auto begun = readTextFile(folder / begunRecord, keyLength);
    for (const auto* stands : {&record, &begun}) {
        if (stands->ok() && **stands != request.key)
            return Error{ErrorCode::InvalidArgument, "The folder " + folder.string() + " holds a model of other settings, tokens or parts: name another folder with -o, or remove it.", folder};
    }
    if (record)
        return {};
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return Error{ErrorCode::FileNotWritable, "The folder " + folder.string() + " cannot be made: may you write there?", folder};
    if (const auto status = writeFileAtomically(folder / begunRecord, request.key); !status)
        return status.error();
    auto training = request.training;
    training.output = trainedModelIn(folder) / "adapter";
    if (const auto summary = trainLlm(training, report, cancel); !summary)
        return summary.error();
    auto parts = request.parts;
    parts.tokens = training.train;
    parts.targetTokens = training.config.targetTokens;
    parts.prefixTokens = training.config.prefixTokens;
    parts.files = PartFiles::Shared;
    if (const auto status = assembleModelDirectory(trainedModelIn(folder), parts, request.dpm); !status)
        return status.error();
    return writeFileAtomically(folder / trainedRecord, request.key);
}

std::optional<KeptPredictions> keptPredictionsIn(const fs::path& folder, const std::string& key)
{
    return readPredictions(folder / predictionsName, key);
}

Result<KeptPredictions> ensurePredictions(const fs::path& folder, const std::string& key, PredictionRequest request, const DialogueTokens& tokens,
                                          const std::vector<EvaluationMethod>& methods, const PredictionProgress& progress, const CancellationToken& cancel)
{
    if (auto stands = keptPredictionsIn(folder, key))
        return std::move(*stands);
    request.model = trainedModelIn(folder);
    KeptPredictions kept;
    kept.key = key;
    auto description = readModelDescription(request.model);
    if (!description)
        return description.error();
    auto sha256 = hashModelDirectory(request.model, *description, cancel);
    if (!sha256)
        return sha256.error();
    kept.modelSha256 = *sha256;
    auto facts = predictorFacts(request);
    if (!facts)
        return facts.error();
    kept.facts = *facts;
    for (const auto& dialogue : tokens.dialogues)
        kept.dialogues.push_back(dialogue.name);
    auto predictions = predictByMethods(request, tokens, methods, progress, cancel);
    if (!predictions)
        return predictions.error();
    kept.methods = std::move(*predictions);
    if (const auto status = writePredictions(folder / predictionsName, kept); !status)
        return status.error();
    return kept;
}

}  // namespace undertone
