// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/speaker_identity.h"

namespace undertone {
namespace {

std::string settingOf(SpeakerId speaker)
{
    return "speaker.identity/" + std::to_string(speaker.number());
}

}  // namespace

std::string speakerIdentity(const ProjectContent& content, SpeakerId speaker)
{
    const auto* known = content.find<Setting>(settingOf(speaker));
    return known != nullptr ? known->value : std::string();
}

void putSpeakerIdentity(EditDraft& draft, SpeakerId speaker, const std::string& identity)
{
    if (identity.empty())
        draft.remove<Setting>(settingOf(speaker));
    else
        draft.put(Setting{settingOf(speaker), identity});
}

}  // namespace undertone
