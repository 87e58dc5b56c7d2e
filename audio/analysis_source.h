// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/audio_file_source.h"
#include "audio/resampler.h"

#include <filesystem>
#include <memory>

namespace undertone {

/// What the engine hears of a file: the mean of all channels at engineSampleRate, random access, hours in
/// bounded memory. A mono file at that rate passes through sample by sample. Channels in opposite phase, whose mean is silence, are not
/// mixed: the louder one is heard, and notices() says so. Errors: AudioFileSource::open's.
Result<std::unique_ptr<AudioSource>> openAnalysisSource(const std::filesystem::path& path, const AudioFileOptions& options = {});

/// The same of one channel alone, 0 the first: a speaker's own microphone. Errors: also InvalidArgument (there is no such channel).
Result<std::unique_ptr<AudioSource>> openChannelSource(const std::filesystem::path& path, int channel,
                                                       const AudioFileOptions& options = {});

/// The same of any source; where it is resampled, in blocks of that length.
Result<std::unique_ptr<AudioSource>> makeAnalysisSource(std::unique_ptr<AudioSource> source,
                                                        int blockSeconds = ResampledSource::usualBlockSeconds);

}  // namespace undertone
