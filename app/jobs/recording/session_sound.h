// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/recording_input.h"
#include "engine/consent/session.h"

#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// The channels of a session that can still be heard (Session::canBeHeard), with copies of their keys: opened at any time and on any
/// thread, as long as somebody holds it. A value; who withdraws expects whoever holds one to let go of it.
class SessionSound {
public:
    /// Looks at the heads of all segments, so that what is damaged is said at once. Errors: NotAuthorised (no channel is left), of opening.
    static Result<SessionSound> of(const Session& session, const Keyring& keyring);

    /// Which sound a session holds, or will hold once it is recorded.
    static std::string sha256Of(const Session& session, const Keyring& keyring);

    /// As an analysis takes them.
    [[nodiscard]] const std::vector<RecordedChannel>& channels() const { return m_channels; }
    /// Which sound it is; another after a channel was destroyed.
    [[nodiscard]] const std::string& sha256() const { return m_sha256; }
    /// All channels as one recording. Errors: of opening.
    [[nodiscard]] Result<std::unique_ptr<AudioSource>> open() const;

private:
    std::vector<RecordedChannel> m_channels;
    std::string m_sha256;
};

}  // namespace undertone
