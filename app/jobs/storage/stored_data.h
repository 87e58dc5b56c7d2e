// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace undertone {

/// What this program keeps on the disk of its user, beside files that they put somewhere themselves.
enum class StoredKind {
    SpeechCodes,       ///< of recordings: a voice could be resynthesised from them in part
    Spectrograms,      ///< pictures of their sound
    InterruptedRuns,   ///< results so far, and the temporary LoRA
    Trainings,         ///< runs, with their checkpoints
    TokenizedCorpora,  ///< one entry for each
    CorpusWorkplace,   ///< of a corpus that was browsed: projects with their labels, results, joined sound; one entry for each
    RecentFiles,       ///< the list of them
    Model,             ///< one entry for each of the user's own
    Base,              ///< likewise, of trained bases
    Settings,
    Session,  ///< sealed; one entry for each
};

struct StoredItem {
    StoredKind kind = StoredKind::SpeechCodes;
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;
};

/// All of it that takes room, with sizes, and the sessions of `vault`. Reads folders only; what cannot be read counts as nothing.
std::vector<StoredItem> storedData(const std::filesystem::path& vault);

/// Deletes it, but for what a program is using. Sessions are not deleted like this: their keys are destroyed (engine/consent). Errors:
/// InvalidArgument (a session, or a path that storedData() does not give), FileNotWritable (in use, in part or as a whole).
Status deleteStoredData(const StoredItem& item);

}  // namespace undertone
