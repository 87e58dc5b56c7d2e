// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

#include <string>

namespace undertone {

/// Which corpus a folder is, by what lies in it. Errors: FileNotFound, UnsupportedFormat with a sentence that lists what is known.
Result<CorpusFormat> detectCorpus(const std::filesystem::path& folder);

/// Reads the corpus in a folder with the reader of its format. Errors: detectCorpus's and the reader's.
Result<LabelledCorpus> readCorpus(const std::filesystem::path& folder);

}  // namespace undertone
