// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "ui/services/training_service.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// What is known of a corpus, with what its tokens depend on.
struct InspectedCorpus {
    TrainingCorpus corpus;
    std::string tokenizerSha256;
};

/// Reads a token file, or the one in a folder, and counts. Errors: readDialogueTokens', FileNotFound (a folder without
/// tokens: the sentence says how they are made).
Result<InspectedCorpus> inspectCorpus(const std::filesystem::path& path);

/// Looks at what a draft names before any time is spent on it. Keeps hashes of tokenizers it has read. One thread.
class PartsInspector {
public:
    /// `tokenizerSha256` is that of the tokens; empty: not known, and not compared.
    TrainingParts inspect(const TrainingDraft& draft, const std::string& tokenizerSha256);

private:
    Status checkTokenizer(const std::filesystem::path& folder, const std::string& expected);

    std::map<std::string, std::string> m_hashes;  ///< by path, size and time of the weights
};

/// Memory that a new program may take, bytes; 0 where the system does not say.
std::int64_t availableMemory();

/// Copies the two files of a peft adapter into `folder`; its base is named by an absolute path, as the folder may lie
/// anywhere. Errors: FileNotFound, FileNotWritable, InvalidArgument (the folder holds files).
Status exportPeftAdapter(const std::filesystem::path& modelDirectory, const std::filesystem::path& folder);

}  // namespace undertone
