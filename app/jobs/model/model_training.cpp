// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_training.h"

#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/io/trained_sessions.h"
#include "engine/io/withdrawn_model.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestSessions = std::size_t{16} << 20;

Result<std::string> checkTokenizer(const fs::path& tokenizer, const DialogueTokens& tokens, const CancellationToken& cancel)
{
    auto sha256 = TRY(hashTokenizer(tokenizer, cancel));
    if (sha256 != tokens.tokenizerSha256)
        return Error{ErrorCode::InvalidArgument, message("training.other-tokenizer", tokenizer), tokenizer};
    return sha256;
}

/// A model that somebody has withdrawn from is trained again from nothing, not from what it learnt of them. Errors: NotAuthorised (it is to
/// be kept), FileNotWritable.
Status removeWithdrawn(const fs::path& directory, ExistingResult existing)
{
    std::error_code failure;
    if (!fs::exists(directory / withdrawnModelFile, failure))
        return {};
    if (existing == ExistingResult::Keep)
        return Error{ErrorCode::NotAuthorised, message("training.withdrawn", directory), directory};
    for (const char* name : {"adapter", "undertone.json", "provenance.json", trainingSessionsFile,
                             withdrawnModelFile}) {  // it is blocked until the rest is gone
        fs::remove_all(directory / name, failure);
        if (failure)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-remove", directory / name, failure.message()), directory / name};
    }
    return {};
}

/// Before the first step: whoever withdraws finds what has been learnt by then, too. Those that a training before this one was on stay
/// named until it has gone. What stood there before.
Result<std::optional<std::string>> nameSessions(const fs::path& directory, const std::vector<std::string>& sessions)
{
    const fs::path file = directory / trainingSessionsFile;
    const auto before = readTextFile(file, longestSessions);
    if (!before && before.error().code != ErrorCode::FileNotFound)
        return before.error();
    if (!sessions.empty()) {
        auto all = sessionsNamedIn(file);
        all.insert(all.end(), sessions.begin(), sessions.end());
        TRY(writeFileAtomically(file, jsonText(nlohmann::json{{"sessions", all}}, 1) + "\n"));
    }
    return before ? std::optional(*before) : std::nullopt;
}

/// A training that was refused has learnt nothing.
void restoreSessions(const fs::path& directory, const std::optional<std::string>& before)
{
    std::error_code ignored;
    if (before)
        static_cast<void>(writeFileAtomically(directory / trainingSessionsFile, *before));
    else
        fs::remove(directory / trainingSessionsFile, ignored);
}

}  // namespace

Result<LlmTrainingSummary> trainModelDirectory(const ModelTrainingRequest& request, const LlmTrainingReporter& report,
                                               const CancellationToken& cancel)
{
    auto training = request.training;
    if (training.train == nullptr)
        return Error{ErrorCode::InvalidArgument, message("training.name-dialogues")};
    TRY(checkPartsNotWithdrawn({request.parts.base, request.parts.tokenizer}));
    std::optional<FolderLock> lock;
    std::optional<std::string> sessionsBefore;
    if (isFirst(training.processes)) {
        lock.emplace(TRY(FolderLock::take(request.directory)));
        TRY(removeWithdrawn(request.directory, training.earlier.existing));
        sessionsBefore = TRY(nameSessions(request.directory, request.sessions));
    }
    training.output = request.directory / "adapter";
    training.earlier.record = TRY(recordOfModel(request.directory));
    // Several processes stop between steps alone: one that left here would be waited for.
    const auto cancelHashing = training.processes == nullptr ? cancel : CancellationToken();
    training.usedWith["tokenizer"] = TRY(checkTokenizer(request.parts.tokenizer, *training.train, cancelHashing));
    training.usedWith["temporary LoRA"] = toText(request.dpm);
    auto trained = trainLlm(training, report, cancel);
    if (isFirst(training.processes)
        && ((!trained && trained.error().code == ErrorCode::InvalidArgument) || (trained && trained->wasFinished)))
        restoreSessions(request.directory, sessionsBefore);
    auto summary = TRY(std::move(trained));
    if (!isFirst(training.processes) || (summary.wasFinished && !training.earlier.record.empty()))
        return summary;
    auto parts = request.parts;
    parts.tokens = training.train;
    parts.targetTokens = training.config.targetTokens;
    parts.prefixTokens = training.config.prefixTokens;
    TRY(assembleModelDirectory(request.directory, parts, request.dpm));
    std::error_code ignored;
    fs::remove(request.directory / trainingSessionsFile, ignored);  // provenance.json names them
    return summary;
}

}  // namespace undertone
