// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "engine/consent/session.h"

namespace undertone {

/// The channels of a session that can still be read, as an analysis takes them. The session and the keyring must outlive the request.
/// Errors: NotAuthorised (none is left), of opening the tracks.
Result<AnalysisJobRequest> sessionAnalysisRequest(const Session& session, const Keyring& keyring);

/// A job's context in which all that is kept of a session is sealed: speech codes, journals, memory. Errors: the keyring's.
Result<JobContext> sessionJobContext(const Session& session, const Keyring& keyring, const Authorisation& authorisation);

/// The results of a session, sealed among what was computed from it. Errors: of the store.
Status keepSessionResults(const Session& session, const Keyring& keyring, const Timeline& timeline);
/// Nothing where there are none: not analysed yet, or destroyed. Errors: of the store.
Result<std::optional<std::string>> sessionResults(const Session& session, const Keyring& keyring);

}  // namespace undertone
