// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// One line, or indented for people.
enum class JsonLayout { OneLine, Indented };

/// The timeline JSON, schema 1 (contracts.md). What belongs to no step is null: losses and norm of row 0, and with memory
/// off loss_after and update_norm; so are an unknown speaker and an attestation never made.
std::string timelineToJson(const Timeline& timeline, JsonLayout layout = JsonLayout::Indented);

/// Reads schema 1; keys it does not know are ignored. Errors: CorruptFile (a field missing or of another type,
/// probabilities that are not one for each label), UnsupportedFormat (another schema).
Result<Timeline> timelineFromJson(std::string_view text);

/// One row on one line, as it stands in "utterances".
std::string utteranceToJson(const UtteranceAnalysis& utterance, const std::vector<std::string>& labels, MemoryMode memory);

/// Reads such a row. Errors: CorruptFile.
Result<UtteranceAnalysis> utteranceFromJson(std::string_view text, const std::vector<std::string>& labels);

}  // namespace undertone
