// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <string>
#include <vector>

namespace undertone {

/// A source with sentences for the user on what was read otherwise than the recording says of itself (a length, a channel).
class NoticedSource : public AudioSource {
public:
    [[nodiscard]] virtual std::vector<Message> notices() const = 0;
};

/// A source's notices; none of one that makes none.
inline std::vector<Message> noticesOf(const AudioSource& source)
{
    const auto* noticed = dynamic_cast<const NoticedSource*>(&source);
    return noticed == nullptr ? std::vector<Message>() : noticed->notices();
}

}  // namespace undertone
