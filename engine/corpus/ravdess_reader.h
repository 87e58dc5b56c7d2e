// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/clip_corpus.h"

namespace undertone {

/// "03-01-06-01-02-01-12": modality, vocal channel, emotion, intensity, statement, repetition, actor (Livingstone and Russo 2018). Only
/// speech counts: songs and films are no clips.
ParsedClipName parseRavdessName(std::string_view stem);

/// Reads a folder of RAVDESS's speech. Errors: readClipFolder's.
Result<LabelledCorpus> readRavdess(const std::filesystem::path& folder);

}  // namespace undertone
