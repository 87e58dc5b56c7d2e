// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_file.h"
#include "ui/services/capture_service.h"

namespace undertone {

/// What the window has been filled in with, as a session is made of it. Errors: of the file that shows how somebody agreed.
Result<ConsentFile> consentOf(const NewSession& session);

}  // namespace undertone
