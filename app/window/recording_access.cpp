// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recording_access.h"

#include "audio/audio_file_source.h"

namespace undertone {

Result<std::unique_ptr<AudioSource>> RecordingAccess::open(const std::filesystem::path& path, const CancellationToken& cancel) const
{
    AudioFileOptions options;
    options.cancel = cancel;
    return std::unique_ptr<AudioSource>(TRY(AudioFileSource::open(path, options)));
}

}  // namespace undertone
