// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/heard_recording.h"

#include <cstring>

namespace undertone {

std::vector<std::uint8_t> HeardRecording::serialise() const
{
    const auto first = recording.serialise(), second = voices.serialise();
    const std::uint64_t size = first.size();
    std::vector<std::uint8_t> bytes(sizeof size);
    std::memcpy(bytes.data(), &size, sizeof size);
    bytes.insert(bytes.end(), first.begin(), first.end());
    bytes.insert(bytes.end(), second.begin(), second.end());
    return bytes;
}

Status HeardRecording::restore(std::span<const std::uint8_t> bytes)
{
    std::uint64_t size = 0;
    if (bytes.size() < sizeof size)
        return Error{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes = bytes.subspan(sizeof size);
    if (size > bytes.size())
        return Error{ErrorCode::CorruptFile, message("normaliser.saved-state")};
    auto restored = *this;
    TRY(restored.recording.restore(bytes.first(size)));
    TRY(restored.voices.restore(bytes.subspan(size)));
    *this = std::move(restored);
    return {};
}

}  // namespace undertone
