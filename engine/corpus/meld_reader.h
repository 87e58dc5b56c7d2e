// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

namespace undertone {

/// Reads MELD (Poria et al. 2019): `train_sent_emo.csv`, `dev_sent_emo.csv`, `test_sent_emo.csv`, those that are there, in the folder or in
/// one of its own name (`train/`...); where none is, MELD_Dyadic's `train_sent_emo_dya.csv` and the like, whose sentences name MELD's
/// clips. Speakers are the series' characters, so they cross its splits. Sound is looked for as `train_splits/dia0_utt0.wav` and the like,
/// the film (`.mp4`) last. Times are those in the episode. Errors: FileNotFound, FileUnreadable, CorruptFile with file and line,
/// LimitExceeded.
Result<LabelledCorpus> readMeld(const std::filesystem::path& folder);

/// Whether a table of either edition is there.
bool looksLikeMeld(const std::filesystem::path& folder);

}  // namespace undertone
