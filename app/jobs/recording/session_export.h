// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"

#include <memory>
#include <string>

namespace undertone {

/// Hands out what was made of a session, in clear, where everyone agrees to share it; SoundExport does so with its sound. The session's log
/// is told first. One thread.
class SessionExport {
public:
    /// `keyring` outlives it. Errors: NotAuthorised (somebody does not share, or left since the session was opened), of the log.
    static Result<SessionExport> begin(Session session, const Keyring& keyring);

    /// The results of the last analysis, as JSON. Errors: FileNotFound (there are none), NotAuthorised (withdrawn meanwhile),
    /// FileNotWritable (of the log), of the store.
    Result<std::string> results();
    /// Its project, as the bytes of a project file, with what was analysed since it was last open where an analysis is allowed still.
    /// Errors: likewise.
    Result<std::string> project();

    /// The head of the session's log, with the entry of what was handed out last.
    [[nodiscard]] std::string logHead() const { return m_session.log().head(); }

private:
    SessionExport(Session session, const Keyring& keyring, std::unique_ptr<ConsentWatch> watch, Authorisation authorisation)
        : m_session(std::move(session)), m_keyring(&keyring), m_watch(std::move(watch)), m_authorisation(std::move(authorisation))
    {
    }
    Status checkWithLog();
    Status tellLog(const char* what);

    Session m_session;
    const Keyring* m_keyring;
    std::unique_ptr<ConsentWatch> m_watch;
    Authorisation m_authorisation;
};

}  // namespace undertone
