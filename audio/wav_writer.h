// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

struct sf_private_tag;

namespace undertone {

enum class WavEncoding { Pcm16, Float32 };
/// `Wav` becomes an RF64 beyond 4 GiB, where a WAV's sizes end; `Flac` holds 24 bits of each sample, of 8 channels at most.
enum class SoundContainer { Wav, Rf64, Flac };
enum class ExistingFile { Refuse, Replace };

struct WavFormat {
    int sampleRate = 16000;  ///< Hz
    int channelCount = 1;
    WavEncoding encoding = WavEncoding::Pcm16;  ///< of WAV and RF64
    SoundContainer container = SoundContainer::Wav;
    std::string comment{};  ///< what the file says of itself in words; empty: nothing
};

/// Writes a WAV file, or another, piece by piece. The samples go to a `.part` file beside
/// it, which finish() renames: what is half written never carries the name, and an abandoned one is removed.
class WavWriter {
public:
    /// Errors: InvalidArgument (rate, channels: also those that FLAC does not have), FileNotWritable (also a file there already, with
    /// Refuse).
    static Result<std::unique_ptr<WavWriter>> create(const std::filesystem::path& path, const WavFormat& format, ExistingFile existing);
    ~WavWriter();
    WavWriter(const WavWriter&) = delete;
    WavWriter& operator=(const WavWriter&) = delete;

    /// Interleaved samples in [-1, 1]; beyond that 16-bit files clip. Errors: FileNotWritable (disk full).
    Status write(std::span<const float> interleaved);
    /// Completes the header and gives the file its name.
    Status finish();

private:
    struct CloseFile {
        void operator()(sf_private_tag* file) const;
    };
    struct PartFile;
    WavWriter();
    [[nodiscard]] Error cannotWrite(const Message& why) const;

    std::filesystem::path m_path;
    std::filesystem::path m_partPath;
    std::unique_ptr<PartFile> m_part;
    std::unique_ptr<sf_private_tag, CloseFile> m_file;  ///< writes into m_part, also when it is closed
    int m_channelCount = 1;
};

}  // namespace undertone
