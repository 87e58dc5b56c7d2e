// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/vault/sealing.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace undertone {

/// Why frames are missing from a recording; silence of the same length stands in their place.
enum class GapReason : std::uint8_t {
    None = 0,       ///< samples, and no gap
    Dropped = 1,    ///< the device or this program was too slow
    Unplugged = 2,  ///< the device went away
    Hanging = 3,    ///< the device gave nothing more
    Paused = 4,     ///< the user paused
    Removed = 5,    ///< a voice whose consent was withdrawn
};

/// What the head of a segment says in clear, and every block of it authenticates.
struct SegmentHead {
    SealId key;
    SealId session;
    std::uint32_t track = 0;
    std::uint32_t number = 0;      ///< of the segment in its track, from 0
    std::uint32_t sampleRate = 0;  ///< Hz
    SampleIndex firstFrame = 0;    ///< of the track
    bool operator==(const SegmentHead&) const = default;
};

inline constexpr std::uint32_t maxSealedRate = 768'000;
inline constexpr std::uint64_t maxSegmentFrames = std::uint64_t{1} << 50;  ///< gaps included
inline constexpr std::size_t maxSegmentBytes = std::size_t{128} << 20;
/// No block holds more than a tenth of a second: what a kill may lose.
inline constexpr std::size_t blocksPerSecond = 10;

/// Writes one file of a track, in blocks of a secretstream (libsodium; engine/vault/README.md). Each block reaches the kernel before
/// append() returns, so that a killed program loses none of it. After an error the file ends with its last whole block, and takes no
/// further. One thread.
class SegmentWriter {
public:
    /// Errors: FileNotWritable (also: there is such a file already), InvalidArgument (rate), OutOfMemory.
    static Result<SegmentWriter> create(const std::filesystem::path& path, const SegmentHead& head, const SecretBytes& key);
    SegmentWriter(SegmentWriter&& other) noexcept;
    SegmentWriter& operator=(SegmentWriter&& other) noexcept;
    ~SegmentWriter();

    Status append(std::span<const float> samples);
    Status gap(std::uint64_t frames, GapReason reason);
    /// Seals the end: a file that ends earlier was cut. Syncs nothing: that may take longer than a device waits.
    Status finish();
    /// The same, and all of it has reached the disk then; whether its name has is the folder's.
    Status finishOnDisk();
    [[nodiscard]] std::uint64_t frames() const { return m_frames; }

private:
    SegmentWriter(std::filesystem::path path, int descriptor, SecretBytes state, ByteVector context);
    Status push(std::uint8_t kind, std::uint64_t frames, GapReason reason, std::span<const float> samples);
    Status write(ByteSpan bytes);

    std::filesystem::path m_path;
    int m_descriptor = -1;
    SecretBytes m_state;  ///< of the secretstream
    ByteVector m_context;
    std::uint64_t m_bytes = 0;  ///< whole blocks
    std::uint64_t m_frames = 0;
    bool m_failed = false;
};

/// A stretch of a segment: samples, or a gap.
struct SegmentStretch {
    std::uint64_t frames = 0;
    std::optional<GapReason> gap;
    std::size_t firstSample = 0;  ///< in SegmentContent::samples
};

struct SegmentContent {
    SegmentHead head;
    std::vector<SegmentStretch> stretches;
    std::vector<float> samples;
    std::uint64_t frames = 0;  ///< gaps included
    bool isComplete = false;   ///< its sealed end was there
};

/// Samples of a segment from `offset` on, in frames from its start, gaps as zeros. Returns the frames copied, short only at its end.
std::size_t copySamples(const SegmentContent& content, std::uint64_t offset, std::span<float> out);

/// Frames of a track from `first` on, from one segment after another; `segmentAt`, called with a frame below `end`, gives the content of
/// the one that holds it, as a Result of a pointer. Returns the frames copied, short only at `end`. Errors: those of segmentAt.
template <class SegmentAt>
Result<std::size_t> copyFrames(SampleIndex first, SampleIndex end, std::span<float> out, const SegmentAt& segmentAt)
{
    std::size_t done = 0;
    while (done < out.size() && first >= 0 && first < end) {
        const SegmentContent* segment = TRY(segmentAt(first));
        const auto count = copySamples(*segment, static_cast<std::uint64_t>(first - segment->head.firstFrame), out.subspan(done));
        if (count == 0)
            break;
        done += count;
        first += static_cast<SampleIndex>(count);
    }
    return done;
}

/// Reads a segment that is still being written: what is whole of it by now, and later what came since. One thread.
class SegmentReader {
public:
    /// Nothing where its head is not whole yet, or there is no such file. Errors: FileUnreadable, UnsupportedFormat, OutOfMemory.
    static Result<std::optional<SegmentReader>> open(const std::filesystem::path& path, const SecretBytes& key);
    /// Takes the blocks that are whole by now. Errors: FileUnreadable, CorruptFile (a bit was changed, or a block removed or moved),
    /// LimitExceeded.
    Status readOn();
    [[nodiscard]] const SegmentContent& content() const { return m_content; }

private:
    friend Result<SegmentContent> readSegment(const std::filesystem::path& path, const SecretBytes& key);
    SegmentReader(std::filesystem::path path, SecretBytes state) : m_path(std::move(path)), m_state(std::move(state)) {}
    static Result<SegmentReader> begin(const std::filesystem::path& path, ByteSpan head, const SecretBytes& key);
    /// Takes the whole blocks that `bytes` begin with; m_bytes says how far it came, also where it fails.
    Status take(ByteSpan bytes);

    std::filesystem::path m_path;
    SecretBytes m_state;  ///< of the secretstream
    ByteVector m_context;
    ByteVector m_plain;
    std::uint64_t m_bytes = 0;  ///< taken of the file
    SegmentContent m_content;
};

/// The head alone. Errors: FileNotFound, FileUnreadable, UnsupportedFormat, CorruptFile (shorter than a head).
Result<SegmentHead> readSegmentHead(const std::filesystem::path& path);

/// All of a segment, authenticated. A last block that is not whole is left away, and the content is not complete then; so is what a power
/// cut left of blocks that had not reached the disk: zeros in their place. Errors: as
/// readSegmentHead(), CorruptFile (a bit was changed, or a block removed or moved), LimitExceeded.
Result<SegmentContent> readSegment(const std::filesystem::path& path, const SecretBytes& key);

}  // namespace undertone
