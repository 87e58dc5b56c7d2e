// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dpm/human_label.h"

#include "engine/model/dpm/dpm_session.h"

namespace undertone {

void putHumanLabel(DpmSession& session, std::size_t label)
{
    if (session.m_position.sentences > 0 && session.m_config.prefixEmotions == PrefixEmotions::Kept)
        session.m_position.lastEmotion = session.m_vocabulary.emotionIds.at(label);
}

}  // namespace undertone
