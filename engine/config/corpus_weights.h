// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <map>
#include <string>

namespace undertone {

/// A number for each corpus that is named.
using CorpusWeights = std::map<std::string, double>;

/// "cremad=1,emodb=0.5": positive, finite numbers by the names of corpora; nothing where the text is empty. `option` names the text in
/// errors. Errors: InvalidArgument.
Result<CorpusWeights> parseCorpusWeights(const std::string& text, const std::string& option);

}  // namespace undertone
