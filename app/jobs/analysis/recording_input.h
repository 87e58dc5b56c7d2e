// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace undertone {

/// A recording opened for the engine, with the sentences a file gave it, or none yet.
struct RecordingInput {
    std::unique_ptr<AudioSource> source;  ///< mono at engineSampleRate
    std::string sha256;                   ///< of the file's bytes
    Conversation conversation;
    bool hasSegments = false;  ///< a segments file was named

    /// Opens and checks everything that needs no model. Errors: of the audio and segments readers, Cancelled.
    static Result<RecordingInput> open(const std::filesystem::path& audio, const std::filesystem::path& segments,
                                       const CancellationToken& cancel);

    /// Finds sentences by voice activity where no file gave them, and puts all in reading order.
    Status findSentences(EmotionEngine& engine, TokenizeMode mode, const Authorisation& authorisation, const ProgressCallback& progress,
                         const CancellationToken& cancel);
};

/// "vad", "rttm", "csv", "textgrid", "eaf".
std::string segmentsSourceName(SegmentsSource source);

}  // namespace undertone
