// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/trained_model.h"

#include "app/jobs/evaluation/evaluation_sources.h"
#include "app/jobs/model/model_training.h"
#include "engine/io/atomic_file.h"
#include "engine/io/model_directory.h"

#include <algorithm>
#include <iterator>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr const char* begunRecord = "begun.key";
constexpr const char* trainedRecord = "trained.key";
constexpr const char* predictionsName = "predictions.json";
constexpr std::size_t keyLength = 64;

const MethodPredictions* findMethod(const KeptPredictions& kept, const std::string& key)
{
    const auto found = std::find_if(kept.methods.begin(), kept.methods.end(), [&key](const auto& method) { return method.key == key; });
    return found == kept.methods.end() ? nullptr : &*found;
}

/// With these methods alone, in their order; nothing where one is missing.
std::optional<KeptPredictions> selected(KeptPredictions kept, const std::vector<EvaluationMethod>& methods)
{
    std::vector<MethodPredictions> chosen;
    for (const auto& method : methods) {
        const auto* found = findMethod(kept, method.key);
        if (found == nullptr)
            return std::nullopt;
        chosen.push_back(*found);
    }
    kept.methods = std::move(chosen);
    return kept;
}

/// A model trained on one base and put together with another would look like a finding. `hash` is hashModelPart or hashTokenizer.
Status checkUnchanged(const fs::path& part, decltype(&hashModelPart) hash, const std::string& sha256, const CancellationToken& cancel)
{
    if (TRY(hash(part, cancel)) == sha256)
        return {};
    return Error{ErrorCode::InvalidArgument, message("folds.part-changed", part), part};
}

Status checkParts(const TrainedModelRequest& request, const CancellationToken& cancel)
{
    TRY(checkUnchanged(request.parts.base, hashModelPart, request.baseSha256, cancel));
    return checkUnchanged(request.parts.tokenizer, hashTokenizer, request.tokenizerSha256, cancel);
}

/// Everything but the methods.
Status describe(KeptPredictions& kept, const std::string& key, const PredictionRequest& request, const DialogueTokens& tokens,
                const CancellationToken& cancel)
{
    kept.key = key;
    kept.modelSha256 = TRY(readHashedModel(request.model, cancel)).sha256;
    auto facts = predictorFacts(request);
    if (!facts)
        return facts.error();
    kept.facts = *facts;
    kept.dialogues.clear();
    for (const auto& dialogue : tokens.dialogues)
        kept.dialogues.push_back(dialogue.name);
    return {};
}

}  // namespace

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
            return Error{ErrorCode::InvalidArgument, message("folds.other-model", folder), folder};
    }
    if (record)
        return {};
    TRY(checkParts(request, cancel));
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return Error{ErrorCode::FileNotWritable, message("training.folder", folder), folder};
    TRY(writeFileAtomically(folder / begunRecord, request.key));
    ModelTrainingRequest training{trainedModelIn(folder), request.training, request.parts, request.dpm};
    training.parts.files = PartFiles::Shared;
    TRY(trainModelDirectory(training, report, cancel));
    TRY(checkParts(request, cancel));
    return writeFileAtomically(folder / trainedRecord, request.key);
}

std::optional<KeptPredictions> keptPredictionsIn(const fs::path& folder, const std::string& key,
                                                 const std::vector<EvaluationMethod>& methods)
{
    auto kept = readPredictions(folder / predictionsName, key);
    return kept ? selected(std::move(*kept), methods) : std::nullopt;
}

Result<KeptPredictions> ensurePredictions(const fs::path& folder, const std::string& key, PredictionRequest request,
                                          const DialogueTokens& tokens, const std::vector<EvaluationMethod>& methods,
                                          const PredictionProgress& progress, const CancellationToken& cancel)
{
    const auto file = folder / predictionsName;
    auto kept = readPredictions(file, key).value_or(KeptPredictions{});
    std::vector<EvaluationMethod> missing;
    std::copy_if(methods.begin(), methods.end(), std::back_inserter(missing),
                 [&kept](const auto& method) { return findMethod(kept, method.key) == nullptr; });
    if (!missing.empty()) {
        request.model = trainedModelIn(folder);
        TRY(describe(kept, key, request, tokens, cancel));
        const auto keep = [&](const MethodPredictions& method) {
            kept.methods.push_back(method);
            return writePredictions(file, kept);
        };
        TRY(predictByMethods(request, tokens, missing, progress, cancel, keep));
    }
    return *selected(std::move(kept), methods);
}

}  // namespace undertone
