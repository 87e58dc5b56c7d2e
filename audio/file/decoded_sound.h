// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/file/sound_decoder.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// Sound of a format without random access, decoded once into a file without a name (in $TMPDIR, else /var/tmp), which is gone with its
/// last user, also after a crash. Written by one thread; read by any number.
class DecodedSound {
public:
    /// Errors: FileNotWritable.
    static Result<std::shared_ptr<DecodedSound>> create();
    ~DecodedSound();
    DecodedSound(const DecodedSound&) = delete;
    DecodedSound& operator=(const DecodedSound&) = delete;

    int sampleRate = 0;
    int channelCount = 0;
    SampleIndex frameCount = 0;
    std::vector<Message> notices;

    /// float32, interleaved, from the file's first byte.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Errors: FileNotWritable (no room).
    Status append(std::span<const float> samples);
    Status read(SampleIndex first, std::span<float> out) const;

private:
    explicit DecodedSound(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

using MakeDecodedSound = std::function<Result<std::shared_ptr<DecodedSound>>()>;

/// The decoded sound of a file, made once for all who have that file open (the same place on disk, size and time of change); those who come
/// meanwhile wait for it. Any thread. Errors: make's.
Result<std::unique_ptr<SoundDecoder>> decodedOnce(const FileBytes& file, const MakeDecodedSound& make);

}  // namespace undertone
