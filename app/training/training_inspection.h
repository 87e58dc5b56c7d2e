// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "ui/services/training_service.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace undertone {

/// What is known of a corpus, with what its tokens depend on.
struct InspectedCorpus {
    TrainingCorpus corpus;
    std::string tokenizerSha256;
};

/// A token file, or the one in a folder, counted; or a corpus's folder, looked at as `corpus report` does. Errors:
/// readDialogueTokens', readCorpus's (its sentence lists the layouts that are known).
Result<std::variant<InspectedCorpus, CorpusSurvey>> inspectPath(const std::filesystem::path& path);

/// Looks at what a draft names before any time is spent on it. Keeps hashes of tokenizers it has read. Any thread; one waits for
/// another's reading.
class PartsInspector {
public:
    /// `tokenizerSha256` is that of the tokens; empty: not known, and not compared.
    TrainingParts inspect(const TrainingDraft& draft, const std::string& tokenizerSha256);

private:
    Result<PartsProblem> problemOfTokenizer(const std::filesystem::path& folder, const std::string& expected);

    std::mutex m_mutex;
    std::map<std::string, std::string> m_hashes;  ///< by paths, sizes and times of its files
};

/// Memory that a new program may take, bytes; 0 where the system does not say.
std::int64_t availableMemory();

/// Copies the two files of a peft adapter into `folder`; its base is named by an absolute path, as the folder may lie
/// anywhere. Errors: FileNotFound, FileNotWritable, InvalidArgument (the folder holds files).
Status exportPeftAdapter(const std::filesystem::path& modelDirectory, const std::filesystem::path& folder);

}  // namespace undertone
