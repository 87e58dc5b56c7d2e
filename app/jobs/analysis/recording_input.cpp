// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/recording_input.h"

#include "app/jobs/analysis/followed_sentences.h"
#include "app/jobs/analysis/mean_source.h"
#include "audio/analysis_source.h"
#include "audio/resampler.h"
#include "engine/annotation/segments_reader.h"
#include "engine/io/sha256.h"

#include <algorithm>
#include <utility>

namespace undertone {

namespace {

/// Decoded audio follows from the file and from what decodes and resamples it.
std::string memoryKey(const std::string& fileSha256)
{
    return sha256OfNamedValues({{"kind", "decoded audio 1"},
                                {"file", fileSha256},
                                {"channels", "mean"},
                                {"decoders", audioDecoderVersions()},
                                {"resampler", std::to_string(resamplerVersion)}});
}

}  // namespace

Result<RecordingInput> RecordingInput::open(const std::filesystem::path& audio, const std::filesystem::path& segments,
                                            SegmentsSelection selection, const CancellationToken& cancel, SoundUse use)
{
    RecordingInput input;
    input.m_fileHash = std::make_shared<FileSha256>(audio);
    const auto see = [hash = input.m_fileHash](std::uint64_t at, std::span<const std::byte> bytes) { hash->see(at, bytes); };
    auto source = TRY(openAnalysisSource(audio, {see, cancel, use}));
    auto notices = noticesOf(*source);
    input.source = std::make_unique<HashedSource>(std::move(source));
    if (!segments.empty()) {
        if (selection.audio.empty())
            selection.audio = audio;
        auto conversation = readSegments(segments, input.source->durationSeconds(), TokenizeMode::Utterance, selection);
        if (!conversation)
            return conversation.error();
        input.conversation = std::move(*conversation);
        input.hasSegments = true;
    }
    input.conversation.warnings.insert(input.conversation.warnings.begin(), notices.begin(), notices.end());
    return input;
}

Result<RecordingInput> RecordingInput::ofChannels(const std::vector<RecordedChannel>& channels, const std::string& sha256, SentenceCut cut)
{
    RecordingInput input;
    input.m_cut = cut;
    input.m_channels = channels;
    input.sha256 = sha256;
    std::vector<std::unique_ptr<AudioSource>> sources;
    for (const auto& channel : channels)
        sources.push_back(TRY(channel.open()));
    input.source =
        std::make_unique<HashedSource>(TRY(makeAnalysisSource(std::make_unique<MeanSource>(std::move(sources)), channelBlockSeconds)));
    return input;
}

Status RecordingInput::findSentencesOfChannels(EmotionEngine& engine, const Authorisation& authorisation, const ProgressCallback& progress,
                                               const CancellationToken& cancel)
{
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        const auto channel = TRY(makeAnalysisSource(TRY(m_channels[i].open()), channelBlockSeconds));
        const auto part = [&](double fraction) {
            if (progress)
                progress((static_cast<double>(i) + fraction) / static_cast<double>(m_channels.size()));
        };
        const auto speaker = m_channels[i].speaker.empty() ? SpeakerId() : addSpeaker(conversation, m_channels[i].speaker);
        auto found = TRY(engine.detectSpeech(*channel, authorisation, part, cancel));
        for (auto& segment : found) {
            segment.speaker = speaker;
            segment.id = {};
            conversation.segments.push_back(segment);
        }
    }
    return {};
}

Status RecordingInput::findSentencesAsSpoken(EmotionEngine& engine, const Authorisation& authorisation, const ProgressCallback& progress,
                                             const CancellationToken& cancel)
{
    std::vector<std::unique_ptr<AudioSource>> sources;
    std::vector<FollowedSentences::Channel> channels;
    for (const auto& channel : m_channels) {
        sources.push_back(TRY(makeAnalysisSource(TRY(channel.open()), channelBlockSeconds)));
        channels.push_back({sources.back().get(), channel.speaker});
    }
    auto sentences = TRY(FollowedSentences::create(engine, channels, authorisation, conversation));
    conversation.segments = TRY(sentences.look(FollowedSentences::Recording::Ended, progress, cancel));
    return {};
}

Status RecordingInput::findSentences(EmotionEngine& engine, TokenizeMode mode, const Authorisation& authorisation,
                                     const ProgressCallback& progress, const CancellationToken& cancel)
{
    if (!hasSegments) {
        if (m_channels.empty())
            conversation.segments = TRY(engine.detectSpeech(*source, authorisation, progress, cancel));
        else if (m_cut == SentenceCut::AsSpoken)
            TRY(findSentencesAsSpoken(engine, authorisation, progress, cancel));
        else
            TRY(findSentencesOfChannels(engine, authorisation, progress, cancel));
        numberSegments(conversation);
        conversation.source = SegmentsSource::VoiceActivity;
        if (conversation.segments.empty())
            conversation.warnings.emplace_back(message("analysis.no-speech"));
    }
    orderForReading(conversation.segments, mode);
    if (m_fileHash)
        sha256 = TRY(m_fileHash->finish(cancel));
    return {};
}

Result<std::optional<std::string>> RecordingInput::knownAudioSha256(BlobStore& store, const CancellationToken& cancel)
{
    if (source->isHashed())
        return std::optional(TRY(audioSha256(store, cancel)));
    // The memory is a help: what is damaged there counts as absent.
    const auto kept = store.get(memoryKey(sha256));
    if (!kept || !*kept || (*kept)->size() != sha256.size())
        return std::optional<std::string>();
    return std::optional(std::string(reinterpret_cast<const char*>((*kept)->data()), (*kept)->size()));
}

Result<std::string> RecordingInput::audioSha256(BlobStore& store, const CancellationToken& cancel)
{
    auto hash = TRY(source->sha256(cancel));
    (void)store.put(memoryKey(sha256), std::as_bytes(std::span(hash)));
    return hash;
}

}  // namespace undertone
