// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/edit_draft.h"
#include "ui/services/project_edit.h"

namespace undertone {

/// What a search for speakers found, as one step of the project; its speakers are new ones. Errors: of the kinds of edits.
Status takeTurns(EditDraft& draft, const edits::TakeTurns& edit);
Status nameSpeakers(EditDraft& draft, const edits::NameSpeakers& edit);

}  // namespace undertone
