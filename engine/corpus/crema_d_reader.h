// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/clip_corpus.h"

namespace undertone {

/// "1001_DFA_ANG_XX": actor, sentence, emotion acted, level (Cao et al. 2014).
ParsedClipName parseCremaDName(std::string_view stem);

/// Reads a folder of CREMA-D's sound; labels are what was acted. Errors: readClipFolder's.
Result<LabelledCorpus> readCremaD(const std::filesystem::path& folder);

}  // namespace undertone
