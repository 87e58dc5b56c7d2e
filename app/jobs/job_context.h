// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/io/blob_store.h"
#include "engine/io/record_sealer.h"

#include <filesystem>
#include <memory>

namespace undertone {

/// What a job works with and does not make for itself: so a recorded session can give it a sealed store where a file of the user has
/// one in clear. Programs make one for each job; a job opens no store, names no folder of its own and states nothing about the speech.
struct JobContext {
    std::shared_ptr<BlobStore> derivedData;  ///< speech codes and other data that are computed from recordings
    std::filesystem::path journals;          ///< where interrupted runs lie until they are taken up; empty: none are kept
    Authorisation authorisation;             ///< for what the job does with the speech
    /// What memory was after some of a run's sentences, for replays; it has learnt voices. Null: none is kept.
    std::shared_ptr<BlobStore> memoryPoints{};
    std::shared_ptr<const RecordSealer> journalSealer{};  ///< of a recorded session; none: journals are in clear

    /// For files of the user: what is derived from them lies in clear in their XDG folders.
    static JobContext ofUserFiles(Authorisation authorisation);
};

/// A store in clear under a folder of the cache, for what a window derives from files of the user: pictures of their sound.
std::shared_ptr<BlobStore> plainStore(const std::filesystem::path& folder);

}  // namespace undertone
