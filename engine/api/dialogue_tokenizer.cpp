// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/dialogue_tokenizer.h"

#include "engine/io/open_file.h"
#include "engine/io/sha256.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>

namespace undertone {

DialogueTokenizer::DialogueTokenizer(std::unique_ptr<SpeechTokenizer> tokenizer, std::string sha256, std::string device,
                                     Authorisation authorisation)
    : m_tokenizer(std::move(tokenizer)), m_sha256(std::move(sha256)), m_device(std::move(device)), m_authorisation(std::move(authorisation))
{
}

DialogueTokenizer::~DialogueTokenizer() = default;

Result<std::unique_ptr<DialogueTokenizer>> DialogueTokenizer::load(const std::filesystem::path& directory, const std::string& device,
                                                                   int threads, const Authorisation& authorisation)
{
    return guarded(message("doing.loading-tokenizer"), [&]() -> Result<std::unique_ptr<DialogueTokenizer>> {
        TRY(authorisation.allows(readingPurposes));
        const auto parsed = parseDevice(device);
        if (!parsed)
            return parsed.error();
        if (threads > 0)
            torch::set_num_threads(threads);
        std::vector<OpenFile> files;
        for (const auto* name : {"config.json", "model.safetensors"})
            files.push_back(TRY(OpenFile::open(directory / name)));
        auto tokenizer = TRY(SpeechTokenizer::load(directory, *parsed));
        std::string hashes;
        for (const auto& file : files) {
            hashes += TRY(file.sha256());
            TRY(file.checkInPlace());
        }
        return std::unique_ptr<DialogueTokenizer>(
            new DialogueTokenizer(std::move(tokenizer), sha256Hex(hashes), deviceName(*parsed), authorisation));
    });
}

Result<std::vector<std::vector<std::int32_t>>> DialogueTokenizer::encodeRecording(std::span<const float> samples,
                                                                                  std::span<const Segment> segments,
                                                                                  const CancellationToken& cancel, NormalisationReach reach)
{
    const auto encode = [&](const CancellationToken& stop) -> Result<std::vector<std::vector<std::int32_t>>> {
        auto recording = m_tokenizer->newRecording();
        std::vector<std::vector<std::int32_t>> codes;
        for (const auto& segment : segments) {
            if (reach == NormalisationReach::Sentence)
                recording = m_tokenizer->newRecording();
            const auto frameAt = [&](double seconds) {
                return std::min(samples.size(), static_cast<std::size_t>(std::llround(std::max(0.0, seconds) * engineSampleRate)));
            };
            const auto first = frameAt(segment.startSeconds);
            const auto last = std::max(first, frameAt(segment.endSeconds));
            auto sentence = m_tokenizer->encodeUtterance(samples.subspan(first, last - first), recording, stop, segment.speaker);
            if (!sentence)
                return sentence.error();
            codes.push_back(std::move(*sentence));
        }
        return codes;
    };
    return guarded(message("doing.tokenizing-a-recording"), [&] { return m_authorisation.during(readingPurposes, cancel, encode); });
}

Result<std::vector<std::vector<std::int32_t>>>
DialogueTokenizer::encodeStretches(AudioSource& source, std::span<const SpokenStretch> stretches, const CancellationToken& cancel)
{
    const auto encode = [&](const CancellationToken& stop) -> Result<std::vector<std::vector<std::int32_t>>> {
        auto recording = m_tokenizer->newRecording();
        std::vector<std::vector<std::int32_t>> codes;
        for (const auto& [first, last, speaker] : stretches) {
            std::vector<float> samples(static_cast<std::size_t>(std::max<SampleIndex>(0, last - first)));
            const auto count = source.read(first, samples);
            if (!count)
                return count.error();
            // Compressed formats may declare some samples more than they hold; what is missing at the very end is silence.
            std::fill(samples.begin() + static_cast<std::ptrdiff_t>(*count), samples.end(), 0.0F);
            auto sentence = m_tokenizer->encodeUtterance(samples, recording, stop, speaker);
            if (!sentence)
                return sentence.error();
            codes.push_back(std::move(*sentence));
        }
        return codes;
    };
    return guarded(message("doing.tokenizing-a-recording"), [&] { return m_authorisation.during(readingPurposes, cancel, encode); });
}

Result<std::vector<std::int32_t>> DialogueTokenizer::encodeWhole(AudioSource& source, const CancellationToken& cancel)
{
    return m_authorisation.during(readingPurposes, cancel,
                                  [&](const CancellationToken& stop) { return m_tokenizer->encodeWhole(source, {}, stop); });
}

int DialogueTokenizer::codebookSize() const
{
    return m_tokenizer->codebookSize();
}

}  // namespace undertone
