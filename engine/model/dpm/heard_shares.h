// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/byte_stream.h"
#include "engine/core/conversation_shares.h"

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

/// The shares of emotions in a conversation, as far as it was heard, and what they say of the next sentence.
///
/// A model trained on as many sentences of each emotion takes all for equally likely; a conversation is mostly neutral. Under shares pi
/// in place of even ones its probabilities p become p(y) pi(y) / sum p(z) pi(z) (Saerens, Latinne & Decaestecker 2002). Here pi is the
/// mean of a Dirichlet distribution that takes in each sentence by its corrected probabilities: a step of their EM a sentence, with a
/// prior. A sentence is corrected by those before it alone, the first one not at all. A value.
class HeardShares {
public:
    HeardShares() = default;  ///< nothing weighs in
    explicit HeardShares(const ConversationShares& expected) : m_counts(expected.counts) {}

    /// What the model reads of a sentence alone, corrected by the shares heard.
    [[nodiscard]] std::vector<double> weighed(std::span<const double> own) const;
    /// Hears a sentence, by what the model reads of it alone.
    void take(std::span<const double> own);
    [[nodiscard]] std::int64_t sentences() const { return m_sentences; }
    [[nodiscard]] const std::vector<double>& counts() const { return m_counts; }

    void writeTo(ByteWriter& out) const;
    /// What was heard by one that expects the same. False: it cannot be; then this is as it was.
    bool readFrom(ByteReader& in);

private:
    [[nodiscard]] std::vector<double> corrected(std::span<const double> own) const;

    std::vector<double> m_counts;  ///< expected and heard
    std::int64_t m_sentences = 0;  ///< heard
};

}  // namespace undertone
