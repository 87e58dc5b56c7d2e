// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

namespace undertone {

/// Reads MELD (Poria et al. 2019): `train_sent_emo.csv`, `dev_sent_emo.csv`, `test_sent_emo.csv`, those that are there, in the folder or in
/// one of its own name (`train/`...). Speakers are the series' characters, so they cross its splits. Sound is looked for as
/// `train_splits/dia0_utt0.wav` and the like; films cannot be heard, which a warning says. Times are those in the episode.
/// Errors: FileNotFound, FileUnreadable, CorruptFile with file and line, LimitExceeded.
Result<LabelledCorpus> readMeld(const std::filesystem::path& folder);

/// Whether one of the three tables is there.
bool looksLikeMeld(const std::filesystem::path& folder);

}  // namespace undertone
