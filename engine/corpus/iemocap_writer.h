// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

namespace undertone {

/// Writes the EmoEvaluation and transcription files of a dialogue under `folder`, as readIemocap reads them; the session is told by the
/// dialogue's name. Sound is not written. Errors: InvalidArgument (no name of IEMOCAP's grammar), FileNotWritable.
Status writeIemocapDialogue(const std::filesystem::path& folder, const CorpusDialogue& dialogue);

/// "Session1" of "Ses01F_impro01".
std::string iemocapSessionFolder(const std::string& session);

/// A time as the files can hold it: whole tenths of a millisecond.
double iemocapTime(double seconds);

}  // namespace undertone
