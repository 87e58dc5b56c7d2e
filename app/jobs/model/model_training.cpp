// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_training.h"

#include "engine/io/folder_lock.h"
#include "engine/io/model_directory.h"

#include <cstdio>

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
    const auto lock = FolderLock::take(request.directory);
    if (!lock)
        return lock.error();
    training.output = request.directory / "adapter";
    training.earlier.record = TRY(recordOfModel(request.directory));
    training.usedWith["tokenizer"] = TRY(checkTokenizer(request.parts.tokenizer, *training.train, cancel));
    training.usedWith["temporary LoRA"] = toText(request.dpm);
    auto summary = TRY(trainLlm(training, report, cancel));
    if (summary.wasFinished && !training.earlier.record.empty())
        return summary;
    auto parts = request.parts;
    parts.tokens = training.train;
    parts.targetTokens = training.config.targetTokens;
    parts.prefixTokens = training.config.prefixTokens;
    TRY(assembleModelDirectory(request.directory, parts, request.dpm));
    return summary;
}

}  // namespace undertone
