// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/corpus_weights.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace undertone {

Result<CorpusWeights> parseCorpusWeights(const std::string& text, const std::string& option, ZeroWeights zeros)
{
    const bool allowsZero = zeros == ZeroWeights::Allowed;
    const Error wrong{ErrorCode::InvalidArgument,
                      allowsZero ? message("corpus-weights.form-from-0", option, text) : message("corpus-weights.form", option, text)};
    CorpusWeights weights;
    std::istringstream items(text);
    for (std::string item; std::getline(items, item, ',');) {
        const auto equals = item.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrong;
        double weight = 0.0;
        const char* end = item.data() + item.size();
        const auto read = std::from_chars(item.data() + equals + 1, end, weight);
        const bool isRead = read.ec == std::errc() && read.ptr == end && std::isfinite(weight);
        if (!isRead || weight < 0.0 || (weight == 0.0 && !allowsZero) || !weights.emplace(item.substr(0, equals), weight).second)
            return wrong;
    }
    if (text.ends_with(','))
        return wrong;
    return weights;
}

}  // namespace undertone
