// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/recording_input.h"

#include "audio/analysis_source.h"
#include "engine/annotation/segments_reader.h"
#include "engine/io/sha256.h"

#include <utility>

namespace undertone {

std::string segmentsSourceName(SegmentsSource source)
{
    switch (source) {
    case SegmentsSource::VoiceActivity: return "vad";
    case SegmentsSource::Rttm: return "rttm";
    case SegmentsSource::Csv: return "csv";
    case SegmentsSource::TextGrid: return "textgrid";
    case SegmentsSource::Eaf: return "eaf";
    }
    return {};
}

Result<RecordingInput> RecordingInput::open(const std::filesystem::path& audio, const std::filesystem::path& segments,
                                            const CancellationToken& cancel)
{
    RecordingInput input;
    auto source = openAnalysisSource(audio);
    if (!source)
        return source.error();
    input.source = std::move(*source);
    if (!segments.empty()) {
        auto conversation = readSegments(segments, input.source->durationSeconds());
        if (!conversation)
            return conversation.error();
        input.conversation = std::move(*conversation);
        input.hasSegments = true;
    }
    auto sha256 = sha256OfFile(audio, cancel);
    if (!sha256)
        return sha256.error();
    input.sha256 = std::move(*sha256);
    return input;
}

Status RecordingInput::findSentences(EmotionEngine& engine, TokenizeMode mode, const Authorisation& authorisation,
                                     const ProgressCallback& progress, const CancellationToken& cancel)
{
    if (!hasSegments) {
        auto found = engine.detectSpeech(*source, authorisation, progress, cancel);
        if (!found)
            return found.error();
        conversation.segments = std::move(*found);
        numberSegments(conversation);
        conversation.source = SegmentsSource::VoiceActivity;
        if (conversation.segments.empty())
            conversation.warnings.emplace_back(
                "No speech was found in the recording; name the sentences with a segments file if there is some.");
    }
    orderForReading(conversation.segments, mode);
    return {};
}

}  // namespace undertone
