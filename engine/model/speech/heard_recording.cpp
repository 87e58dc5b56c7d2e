// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/heard_recording.h"

#include "engine/core/byte_stream.h"

namespace undertone {

std::vector<std::uint8_t> HeardRecording::serialise() const
{
    ByteWriter out;
    out.putAll(recording.serialise());
    out.putAll(voices.serialise());
    return out.take();
}

Status HeardRecording::restore(std::span<const std::uint8_t> bytes)
{
    ByteReader in(bytes);
    const auto ofRecording = in.getAll<std::uint8_t>();
    const auto ofVoices = in.getAll<std::uint8_t>();
    if (!in.atEnd())
        return Error{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    auto restored = *this;
    TRY(restored.recording.restore(ofRecording));
    TRY(restored.voices.restore(ofVoices));
    *this = std::move(restored);
    return {};
}

}  // namespace undertone
