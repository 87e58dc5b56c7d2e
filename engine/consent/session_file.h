// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"

namespace undertone {

/// Writes session.undertone atomically. Errors: FileNotWritable.
Status writeSessionFile(const std::filesystem::path& folder, const SessionContent& content, const SecretBytes& key);
/// Which key opens it, and of which session it is; in clear. Errors: FileNotFound, FileUnreadable, UnsupportedFormat.
Result<std::pair<SealId, SealId>> readSessionKeyId(const std::filesystem::path& folder);
/// Errors: as readSessionKeyId(), CorruptFile (changed, or another key).
Result<SessionContent> readSessionFile(const std::filesystem::path& folder, const SecretBytes& key);

}  // namespace undertone
