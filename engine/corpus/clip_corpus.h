// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Corpora of single clips whose file names say everything; between the readers of this room.

#include "engine/corpus/labelled_corpus.h"

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace undertone {

/// What a file's name says, or why the file is no clip of the corpus.
struct ClipName {
    std::string speaker;
    std::string label;
    std::string script;  ///< the sentence read
};
struct NoClip {
    std::string why;
};
using ParsedClipName = std::variant<ClipName, NoClip>;
using ClipNameParser = std::function<ParsedClipName(std::string_view stem)>;

/// Folders below the corpus's own that are looked into.
inline constexpr int clipFolderDepth = 3;

/// Every sound file below the folder as a dialogue of one sentence, by name; files that are no clips, and a second one of the same name,
/// are listed as skipped. Errors: FileNotFound (no folder, or no clip in it), FileUnreadable, LimitExceeded.
Result<LabelledCorpus> readClipFolder(const std::filesystem::path& folder, CorpusFormat format, const ClipNameParser& parse);

/// Whether most sound files below the folder are clips by `parse`.
bool holdsClips(const std::filesystem::path& folder, const ClipNameParser& parse);

/// Value of a decimal number without sign that fills the text; -1 where it does not, or has more than six digits.
int digitsValue(std::string_view text);

}  // namespace undertone
