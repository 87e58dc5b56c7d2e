// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/token_window.h"

#include <algorithm>
#include <string>

namespace undertone {

TokenWindow audioLossWindow(std::int64_t available, std::int64_t targetTokens, std::int64_t prefixTokens)
{
    if (available < targetTokens)
        return {0, available};
    return {std::min(available - targetTokens, prefixTokens), targetTokens};
}

std::int64_t prefixLength(std::int64_t available, std::int64_t wanted)
{
    return std::min(available, wanted);
}

Status checkWindowLimit(std::span<const std::int64_t> sentenceTokens, std::int64_t prefixTokens, std::int64_t limit,
                        std::int64_t firstSentence)
{
    if (prefixTokens < 1)
        return Error{ErrorCode::InvalidArgument, message("window.prefix", prefixTokens)};
    for (std::size_t i = 0; i < sentenceTokens.size(); ++i) {
        if (sentenceTokens[i] <= limit - prefixTokens)
            continue;
        return Error{ErrorCode::LimitExceeded,
                     message("window.sentence-too-long", firstSentence + static_cast<std::int64_t>(i) + 1, sentenceTokens[i], prefixTokens,
                             limit, std::max<std::int64_t>(limit - prefixTokens, 0))};
    }
    return {};
}

}  // namespace undertone
