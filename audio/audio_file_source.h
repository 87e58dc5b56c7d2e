// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/file/audio_limits.h"
#include "audio/file/file_bytes.h"
#include "audio/noticed_source.h"
#include "engine/core/cancellation.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

class SoundDecoder;

/// What a file is opened for.
enum class SoundUse {
    Hear,     ///< played, drawn, measured
    Analyse,  ///< sound that was exported from a recorded session without everyone's consent to an analysis is refused
    Train     ///< sound that was exported from a recorded session is refused
};

struct AudioFileOptions {
    BytesRead bytesRead;       ///< told of the file's bytes as they are read
    CancellationToken cancel;  ///< ends the walk over an MP3, or the decoding of what cannot be read at any place
    SoundUse use = SoundUse::Hear;
};

/// The libraries that decode, with their versions: another version may decode a lossy file to other samples.
std::string audioDecoderVersions();

/// An audio file at its own rate and channels: what libsndfile and mpg123 read, and with undertone-decode what FFmpeg's libraries read. How
/// long it is comes from its frames, pages and size, not from what its header says (notices() tell where they differ). Values past full
/// scale are handed on as they are. Lossy formats are decoded in fixed blocks, so that a read gives the same samples whatever was read
/// before (MP3: within 1e-6); what cannot be read at any place (GSM, G.72x, M4A...) is decoded once into an unnamed temporary file.
class AudioFileSource final : public NoticedSource {
public:
    /// Errors: FileNotFound, FileUnreadable, UnsupportedFormat (not audio, or an encoding not known here), CorruptFile (empty, no samples,
    /// cut short), LimitExceeded (channels, rate, duration), FileNotWritable (no room to decode), NotAuthorised (for training: it is of a
    /// recorded session), Cancelled.
    static Result<std::unique_ptr<AudioFileSource>> open(const std::filesystem::path& path, const AudioFileOptions& options = {});
    ~AudioFileSource() override;

    [[nodiscard]] int sampleRate() const override;
    [[nodiscard]] int channelCount() const override;
    [[nodiscard]] SampleIndex frameCount() const override;
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;
    [[nodiscard]] std::vector<Message> notices() const override { return m_notices; }

private:
    AudioFileSource(std::filesystem::path path, std::unique_ptr<SoundDecoder> decoder, std::vector<Message> notices);
    [[nodiscard]] Status checkFinite(SampleIndex first, std::span<const float> samples) const;

    std::filesystem::path m_path;
    std::unique_ptr<SoundDecoder> m_decoder;
    std::vector<Message> m_notices;
};

}  // namespace undertone
