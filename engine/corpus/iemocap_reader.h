// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/corpus/labelled_corpus.h"

#include <array>
#include <string_view>

namespace undertone {

/// Reads IEMOCAP as it is released (product.md, "Conventions"): `Session{1..5}/dialog/{EmoEvaluation,transcriptions,wav}`, consensus and
/// all raters from the top-level EmoEvaluation files, other files listed as skipped; texts UTF-8 or Latin-1. A dialogue without a text or a
/// recording is a warning, and so is one whose text cannot be read, or a turn whose head makes no sense: they are left out by name.
/// Dialogues by name, utterances by (start, end). Errors: FileNotFound (no such folder, no session in it), FileUnreadable (a folder),
/// LimitExceeded.
Result<LabelledCorpus> readIemocap(const std::filesystem::path& folder);

/// Whether the folder has a `Session1`...`Session5` with `dialog/EmoEvaluation`.
bool looksLikeIemocap(const std::filesystem::path& folder);

/// One class of the usual evaluation on IEMOCAP and how many utterances it has in the full release.
struct IemocapClassCount {
    std::string_view label;  ///< as in the files
    std::size_t count = 0;
};
/// The 5531: exc counts as hap (method.md 3, "Facts for honest tables").
inline constexpr std::array<IemocapClassCount, 5> iemocapEvaluationSet{
    {{"ang", 1103}, {"hap", 595}, {"exc", 1041}, {"sad", 1084}, {"neu", 1708}}};
/// Dialogues of Session1 to Session5.
inline constexpr std::array<std::size_t, 5> iemocapDialogues{28, 30, 32, 30, 31};

}  // namespace undertone
