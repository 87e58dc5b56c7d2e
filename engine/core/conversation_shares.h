// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace undertone {

/// How often the sentences of a conversation are expected to have each emotion before it is heard: a Dirichlet distribution.
struct ConversationShares {
    std::vector<double> counts;  ///< by label; their sum is how many sentences they are worth. Empty: shares do not weigh in

    [[nodiscard]] bool empty() const { return counts.empty(); }
    friend bool operator==(const ConversationShares&, const ConversationShares&) = default;
};

/// Whether an analysis goes by the shares that its model expects.
enum class SharesHeard : std::uint8_t { AsModel, Ignored };

/// Errors: InvalidArgument (not as many counts as labels, or one that is not above 0 and at most 1e9). None at all are valid.
Status validateConversationShares(const ConversationShares& shares, std::size_t labels);

}  // namespace undertone
