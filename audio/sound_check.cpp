// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/sound_check.h"

#include "audio/audio_file_source.h"
#include "audio/file/quoted_name.h"
#include "audio/file/sound_layout.h"

#include <algorithm>
#include <vector>

namespace undertone {

Status checkHoldsSound(const std::filesystem::path& path)
{
    {
        const auto file = TRY(FileBytes::open(path));
        if (TRY(inspectSound(file)).decoder == DecoderKind::Ffmpeg)
            return {};
    }
    const auto source = TRY(AudioFileSource::open(path));
    constexpr SampleIndex blockFrames = 4096;
    std::vector<float> block(static_cast<std::size_t>(blockFrames * source->channelCount()));
    for (SampleIndex at = 0; at < source->frameCount(); at += blockFrames) {
        const auto frames = TRY(source->read(at, block));
        const auto samples = std::span(block).first(frames * static_cast<std::size_t>(source->channelCount()));
        if (std::ranges::any_of(samples, [](float sample) { return sample != 0.0F; }))
            return {};
    }
    return Error{ErrorCode::CorruptFile, message("audio.only-zeros", quotedName(path)), path};
}

}  // namespace undertone
