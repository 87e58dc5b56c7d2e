// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/conversation_shares.h"

#include <algorithm>

namespace undertone {

Status validateConversationShares(const ConversationShares& shares, std::size_t labels)
{
    constexpr double most = 1e9;
    const bool fits = shares.counts.size() == labels
        && std::all_of(shares.counts.begin(), shares.counts.end(), [](double count) { return count > 0.0 && count <= most; });
    if (shares.empty() || fits)
        return {};
    return Error{ErrorCode::InvalidArgument, message("dpm.heard-shares", labels), {}};
}

}  // namespace undertone
