// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/corpus_weights.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace undertone {

Result<CorpusWeights> parseCorpusWeights(const std::string& text, const std::string& option)
{
    const Error wrong{ErrorCode::InvalidArgument, message("corpus-weights.form", option, text)};
    CorpusWeights weights;
    std::istringstream items(text);
    for (std::string item; std::getline(items, item, ',');) {
        const auto equals = item.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrong;
        double weight = 0.0;
        const char* end = item.data() + item.size();
        const auto read = std::from_chars(item.data() + equals + 1, end, weight);
        const bool isPositive = read.ec == std::errc() && read.ptr == end && weight > 0.0 && std::isfinite(weight);
        if (!isPositive || !weights.emplace(item.substr(0, equals), weight).second)
            return wrong;
    }
    if (text.ends_with(','))
        return wrong;
    return weights;
}

}  // namespace undertone
