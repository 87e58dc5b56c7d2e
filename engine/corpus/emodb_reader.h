// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/clip_corpus.h"

namespace undertone {

/// "03a01Fa": speaker, text, emotion by its German first letter, take (Burkhardt et al. 2005).
ParsedClipName parseEmoDbName(std::string_view stem);

/// Reads a folder of the Berlin Database of Emotional Speech. Errors: readClipFolder's.
Result<LabelledCorpus> readEmoDb(const std::filesystem::path& folder);

}  // namespace undertone
