// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_export.h"

#include "app/jobs/recording/session_analysis.h"
#include "app/jobs/recording/session_project.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace undertone {

Result<SessionExport> SessionExport::begin(Session session, const Keyring& keyring)
{
    auto watch = TRY(ConsentWatch::start(session));
    auto authorisation = TRY(watch->authorise(Purpose::Share));
    return SessionExport(std::move(session), keyring, std::move(watch), std::move(authorisation));
}

/// What the log says now: nothing that was destroyed, or that somebody took back, is handed out.
Status SessionExport::checkWithLog()
{
    TRY(m_session.log().refresh());
    TRY(m_session.book().follow(m_session.log()));
    if (m_session.derivedWasDestroyed())
        m_authorisation.revoke();
    TRY(m_session.book().grant(m_session.id().hex(), Purpose::Share));
    return m_authorisation.allows({Purpose::Share});
}

/// What leaves the vault is in the log before it does.
Status SessionExport::tellLog(const char* what)
{
    TRY(checkWithLog());
    TRY(m_session.log().append(what, nlohmann::json::object()));
    return checkWithLog();
}

Result<std::string> SessionExport::results()
{
    auto kept = TRY(sessionResults(m_session, *m_keyring));
    if (!kept)
        return Error{ErrorCode::FileNotFound, message("cli.no-results"), m_session.folder()};
    TRY(tellLog("results.exported"));
    return *std::move(kept);
}

Result<std::string> SessionExport::project()
{
    // Results that were sealed since are taken in; where that is not allowed any more, what there is is handed out.
    static_cast<void>(openSessionProject(TRY(Session::open(m_session.folder(), *m_keyring)), *m_keyring));
    auto image = TRY(imageOfSessionProject(m_session, *m_keyring));
    if (!image)
        return Error{ErrorCode::FileNotFound, message("cli.no-labels"), m_session.folder()};
    TRY(tellLog("labels.exported"));
    return *std::move(image);
}

}  // namespace undertone
