// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/file/file_bytes.h"
#include "audio/file/sound_layout.h"
#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// The sound of one file, decoded at any place. One thread at a time.
class SoundDecoder {
public:
    virtual ~SoundDecoder() = default;
    [[nodiscard]] virtual int sampleRate() const = 0;
    [[nodiscard]] virtual int channelCount() const = 0;
    [[nodiscard]] virtual SampleIndex frameCount() const = 0;
    /// Fills `out` (interleaved) from frame `first`; all of it lies before frameCount(). What is read never depends on earlier reads.
    /// Errors: CorruptFile, FileUnreadable.
    virtual Status read(SampleIndex first, std::span<float> out) = 0;
    /// What is said of the file beside its sound.
    [[nodiscard]] virtual std::vector<Message> notices() const { return {}; }
};

/// A decoder that may jump, and after a jump needs a run-up before its sound is right: the rest is blockwise().
class JumpingDecoder {
public:
    virtual ~JumpingDecoder() = default;
    [[nodiscard]] virtual int sampleRate() const = 0;
    [[nodiscard]] virtual int channelCount() const = 0;
    [[nodiscard]] virtual SampleIndex frameCount() const = 0;
    /// Forgets what was heard, so that a jump always starts from the same state.
    virtual void reset() = 0;
    virtual Status decode(SampleIndex first, std::span<float> out) = 0;
};

/// Whether a block may follow the one before it without a jump: the same sound to rounding (1e-7), and much faster.
enum class BlockStart { Jump, RunOn };

/// Decodes in fixed blocks, each from a run-up before it, and keeps the last few.
std::unique_ptr<SoundDecoder> blockwise(std::unique_ptr<JumpingDecoder> decoder, BlockStart start, std::vector<Message> notices = {});

/// Opens what `layout` found. Errors: UnsupportedFormat, CorruptFile, LimitExceeded, FileUnreadable, FileNotWritable (no room
/// for sound that has to be decoded at once), Cancelled.
Result<std::unique_ptr<SoundDecoder>> openDecoder(std::shared_ptr<FileBytes> file, const SoundLayout& layout,
                                                  const CancellationToken& cancel);

/// The comment in a file's header; empty: none, or a file that libsndfile does not know.
std::string sndfileComment(const std::shared_ptr<FileBytes>& file);

/// What is tried where libsndfile does not know a file, or not its encoding.
using OtherwiseOpen = std::function<Result<std::unique_ptr<SoundDecoder>>()>;

/// libsndfile on a stretch of a file. Errors: as openDecoder; those of `otherwise`.
Result<std::unique_ptr<SoundDecoder>> openWithSndfile(const ByteView& view, const std::optional<RawSamples>& raw,
                                                      const OtherwiseOpen& otherwise, const CancellationToken& cancel);

/// mpg123 on a stretch of a file: walks every frame for the length. Errors: CorruptFile, UnsupportedFormat (the rate or the channels
/// change).
Result<std::unique_ptr<SoundDecoder>> openMpeg(const ByteView& view, const std::optional<XingHeader>& xing,
                                               const CancellationToken& cancel);

/// Whether undertone-decode is there.
bool hasFfmpegDecoder();

/// FFmpeg's libraries, in a process of its own (undertone-decode). `kind`: what the file is, as far as is known, or empty.
/// Errors: UnsupportedFormat (not installed, or not known to it either), CorruptFile, LimitExceeded, FileNotWritable, Cancelled.
Result<std::unique_ptr<SoundDecoder>> openWithFfmpeg(const FileBytes& file, const std::string& kind, const CancellationToken& cancel);

/// Of the libraries behind the decoders.
std::string sndfileVersion();
std::string mpegVersion();
std::string ffmpegVersion();

/// The limits of AudioFileSource. Errors: LimitExceeded, CorruptFile.
Status checkSoundLimits(const std::filesystem::path& path, int sampleRate, int channelCount, SampleIndex frameCount);

/// "cannot be decoded past 1.250 s".
Error brokenAt(const std::filesystem::path& path, SampleIndex frame, int sampleRate);

/// "12.345 s"
std::string secondsText(double seconds);

}  // namespace undertone
