// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"
#include "engine/core/conversation.h"

#include <optional>

namespace undertone {

/// The sentences of a session that was analysed while it was recorded: every later analysis takes the same ones. Sealed among what was
/// computed from it. A value.
struct SessionSentences {
    std::optional<Conversation> conversation;  ///< none: the recording, or the program, ended before all of them were known

    /// Nothing where the session was recorded without an analysis. Errors: of the store, CorruptFile.
    static Result<std::optional<SessionSentences>> read(BlobStore& store, const Session& session);
    /// Errors: of the store.
    [[nodiscard]] Status keep(BlobStore& store, const Session& session) const;
};

}  // namespace undertone
