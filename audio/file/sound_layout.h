// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/file/file_bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

enum class SampleEncoding { Unsigned8, Signed8, Signed16, Signed24, Signed32, Float32, Float64, ALaw, MuLaw, Gsm610, VoxAdpcm };
enum class ByteOrder { Little, Big };

/// Samples that stand in a file as they are.
struct RawSamples {
    SampleEncoding encoding = SampleEncoding::Signed16;
    ByteOrder order = ByteOrder::Little;
    int sampleRate = 0;
    int channelCount = 0;
};

/// Which decoder a file needs.
enum class DecoderKind { Sndfile, Mpeg, Ffmpeg };

/// A stretch of a file that one decoder reads from its start to its end.
struct SoundPart {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::vector<BytePatch> patches;
};

/// What the first frame of an MP3 declares instead of sound.
struct XingHeader {
    std::uint64_t frameBytes = 0;         ///< of that frame itself
    std::optional<std::uint64_t> frames;  ///< in the whole file
    std::optional<std::uint64_t> bytes;
};

/// Where the sound of a file lies and how it is read, as the file's own structure says rather than the lengths in its header.
struct SoundLayout {
    DecoderKind decoder = DecoderKind::Sndfile;
    std::string kind;              ///< "WAV", "M4A", ...; empty: not known
    std::vector<SoundPart> parts;  ///< one, or the links of a chained Ogg in their order
    std::optional<RawSamples> raw;
    std::optional<XingHeader> xing;  ///< of an MP3
    std::vector<Message> notices;    ///< sentences: what is wrong with the file and was read nevertheless
};

/// Looks at headers, pages and frames; of a long file little is read. Errors: CorruptFile (cut short, a missing page), UnsupportedFormat
/// (a Git LFS pointer, a playlist), FileUnreadable.
Result<SoundLayout> inspectSound(const std::shared_ptr<FileBytes>& file);

}  // namespace undertone
