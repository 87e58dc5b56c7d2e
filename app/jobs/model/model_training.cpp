// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_training.h"

#include "engine/io/folder_lock.h"
#include "engine/io/model_directory.h"

#include <optional>

namespace undertone {

namespace {

namespace fs = std::filesystem;

Result<std::string> checkTokenizer(const fs::path& tokenizer, const DialogueTokens& tokens, const CancellationToken& cancel)
{
    auto sha256 = TRY(hashTokenizer(tokenizer, cancel));
    if (sha256 != tokens.tokenizerSha256)
        return Error{ErrorCode::InvalidArgument, message("training.other-tokenizer", tokenizer), tokenizer};
    return sha256;
}

}  // namespace

Result<LlmTrainingSummary> trainModelDirectory(const ModelTrainingRequest& request, const LlmTrainingReporter& report,
                                               const CancellationToken& cancel)
{
    auto training = request.training;
    if (training.train == nullptr)
        return Error{ErrorCode::InvalidArgument, message("training.name-dialogues")};
    std::optional<FolderLock> lock;
    if (isFirst(training.processes))
        lock.emplace(TRY(FolderLock::take(request.directory)));
    training.output = request.directory / "adapter";
    training.earlier.record = TRY(recordOfModel(request.directory));
    // Several processes stop between steps alone: one that left here would be waited for.
    const auto cancelHashing = training.processes == nullptr ? cancel : CancellationToken();
    training.usedWith["tokenizer"] = TRY(checkTokenizer(request.parts.tokenizer, *training.train, cancelHashing));
    training.usedWith["temporary LoRA"] = toText(request.dpm);
    auto summary = TRY(trainLlm(training, report, cancel));
    if (!isFirst(training.processes) || (summary.wasFinished && !training.earlier.record.empty()))
        return summary;
    auto parts = request.parts;
    parts.tokens = training.train;
    parts.targetTokens = training.config.targetTokens;
    parts.prefixTokens = training.config.prefixTokens;
    TRY(assembleModelDirectory(request.directory, parts, request.dpm));
    return summary;
}

}  // namespace undertone
