// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// What undertone-decode and who starts it agree on. It is called with the largest number of channels and of seconds; it reads a recording
/// on standard input (a file), writes float32 samples, interleaved, to standard output and one line, decodeReport, to standard error.
inline constexpr const char* decodeProgram = "undertone-decode";

/// Frames, sample rate in Hz, channels, seconds that the container declares (0: it does not), tracks with sound, codec.
inline constexpr const char* decodeReport = "frames=%lld rate=%d channels=%d declared=%lf tracks=%d codec=%31s";

enum DecodeExit {
    DecodeFinished = 0,
    DecodeNotRecognised = 3,
    DecodeNoSound = 4,
    DecodeNoCodec = 5,
    DecodeDamaged = 6,
    DecodeTooLarge = 7,
    DecodeNoRoom = 8,
    DecodeCrashed = 9,
};

}  // namespace undertone
