// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <map>
#include <string>

namespace undertone {

/// A number for each corpus that is named.
using CorpusWeights = std::map<std::string, double>;

enum class ZeroWeights { Refused, Allowed };

/// "cremad=1,emodb=0.5": finite numbers above 0, or from 0, by the names of corpora; nothing where the text is empty. `option` names the
/// text in errors. Errors: InvalidArgument.
Result<CorpusWeights> parseCorpusWeights(const std::string& text, const std::string& option, ZeroWeights zeros);

}  // namespace undertone
