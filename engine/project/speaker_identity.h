// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/edit_draft.h"

#include <string>

namespace undertone {

/// Whom a speaker of a project is known as elsewhere, whatever they are called in it; empty: nobody in particular. Kept as a setting.
std::string speakerIdentity(const ProjectContent& content, SpeakerId speaker);
/// An empty identity forgets it.
void putSpeakerIdentity(EditDraft& draft, SpeakerId speaker, const std::string& identity);

}  // namespace undertone
