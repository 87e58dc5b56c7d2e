// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/recording_input.h"

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
                                            SegmentsSelection selection, const CancellationToken& cancel)
{
    RecordingInput input;
    input.m_fileHash = std::make_shared<FileSha256>(audio);
    const auto see = [hash = input.m_fileHash](std::uint64_t at, std::span<const std::byte> bytes) { hash->see(at, bytes); };
    auto source = TRY(openAnalysisSource(audio, {see, cancel}));
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

namespace {

/// The mean of mono sources, one behind the other in time.
class MeanSource final : public AudioSource {
public:
    explicit MeanSource(std::vector<std::unique_ptr<AudioSource>> sources) : m_sources(std::move(sources)) {}
    [[nodiscard]] int sampleRate() const override { return m_sources.front()->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override
    {
        SampleIndex most = 0;
        for (const auto& source : m_sources)
            most = std::max(most, source->frameCount());
        return most;
    }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto left = std::max<SampleIndex>(0, frameCount() - first);
        const auto count = static_cast<std::size_t>(std::min<SampleIndex>(static_cast<SampleIndex>(out.size()), left));
        std::fill_n(out.begin(), count, 0.0f);
        m_one.resize(count);
        const float share = 1.0f / static_cast<float>(m_sources.size());
        for (auto& source : m_sources) {
            const auto got = TRY(source->read(first, m_one));
            for (std::size_t i = 0; i < got; ++i)
                out[i] += share * m_one[i];
        }
        return count;
    }

private:
    std::vector<std::unique_ptr<AudioSource>> m_sources;
    std::vector<float> m_one;
};

}  // namespace

Result<RecordingInput> RecordingInput::ofChannels(const std::vector<RecordedChannel>& channels, const std::string& sha256)
{
    RecordingInput input;
    input.m_channels = channels;
    input.sha256 = sha256;
    std::vector<std::unique_ptr<AudioSource>> sources;
    for (const auto& channel : channels)
        sources.push_back(TRY(channel.open()));
    input.source = std::make_unique<HashedSource>(TRY(makeAnalysisSource(std::make_unique<MeanSource>(std::move(sources)))));
    return input;
}

Status RecordingInput::findSentencesOfChannels(EmotionEngine& engine, const Authorisation& authorisation, const ProgressCallback& progress,
                                               const CancellationToken& cancel)
{
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        const auto channel = TRY(makeAnalysisSource(TRY(m_channels[i].open())));
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

Status RecordingInput::findSentences(EmotionEngine& engine, TokenizeMode mode, const Authorisation& authorisation,
                                     const ProgressCallback& progress, const CancellationToken& cancel)
{
    if (!hasSegments) {
        if (m_channels.empty())
            conversation.segments = TRY(engine.detectSpeech(*source, authorisation, progress, cancel));
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
