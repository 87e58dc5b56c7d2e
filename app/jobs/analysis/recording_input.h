// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/audio_file_source.h"
#include "engine/api/emotion_engine.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/segments_selection.h"
#include "engine/io/blob_store.h"
#include "engine/io/hash_while_reading.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// How sentences are found where no file gives them: looking at the whole recording, or as if it were just being recorded.
enum class SentenceCut { ByPauses, AsSpoken };

/// One channel of a recorded session.
struct RecordedChannel {
    std::string speaker;  ///< whose microphone it is; empty: several voices
    std::function<Result<std::unique_ptr<AudioSource>>()> open;
};

/// A recording opened for the engine, with the sentences a file gave it, or none yet.
struct RecordingInput {
    std::unique_ptr<HashedSource> source;  ///< mono at engineSampleRate
    std::string sha256;                    ///< of the file's bytes; known once the sentences are
    Conversation conversation;
    bool hasSegments = false;  ///< a segments file was named

    /// Opens and checks everything that needs no model. The file is hashed as it is read. Errors: of the audio and segments readers,
    /// Cancelled.
    static Result<RecordingInput> open(const std::filesystem::path& audio, const std::filesystem::path& segments,
                                       SegmentsSelection selection, const CancellationToken& cancel, SoundUse use = SoundUse::Analyse);

    /// Channels that were recorded together; what is heard is their mean, and sentences are found in each by itself. Errors: of opening.
    static Result<RecordingInput> ofChannels(const std::vector<RecordedChannel>& channels, const std::string& sha256, SentenceCut cut);

    /// Finds sentences by voice activity where no file gave them, and puts all in reading order.
    Status findSentences(EmotionEngine& engine, TokenizeMode mode, const Authorisation& authorisation, const ProgressCallback& progress,
                         const CancellationToken& cancel);

    /// The hash of the decoded audio where it costs no pass over the recording: all was read, or `store` remembers it of this file.
    Result<std::optional<std::string>> knownAudioSha256(BlobStore& store, const CancellationToken& cancel);
    /// The hash in any case, kept in `store`. What has not been read yet is read. Errors: the source's, Cancelled.
    Result<std::string> audioSha256(BlobStore& store, const CancellationToken& cancel);

private:
    Status findSentencesOfChannels(EmotionEngine& engine, const Authorisation& authorisation, const ProgressCallback& progress,
                                   const CancellationToken& cancel);
    Status findSentencesAsSpoken(EmotionEngine& engine, const Authorisation& authorisation, const ProgressCallback& progress,
                                 const CancellationToken& cancel);

    std::shared_ptr<FileSha256> m_fileHash;  ///< none: channels
    std::vector<RecordedChannel> m_channels;
    SentenceCut m_cut = SentenceCut::ByPauses;
};

/// Sound of a session is resampled in blocks of that length, so that while it is recorded each is heard soon.
inline constexpr int channelBlockSeconds = 1;

}  // namespace undertone
