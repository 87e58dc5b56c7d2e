// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/speaker_search.h"

#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/model/installed_files.h"
#include "engine/core/overlap_mark.h"
#include "engine/diarization/speaker_turns.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace undertone {
namespace {

/// Of the work; what is left is hearing the voices.
constexpr double speechShare = 0.2;

SpeakerSearch::Progress partOf(const SpeakerSearch::Progress& progress, double from, double to)
{
    return [progress, from, to](double fraction) {
        if (progress)
            progress(from + (to - from) * fraction);
    };
}

/// Speakers by their numbers from 0 on, made as they are named.
class NumberedSpeakers {
public:
    explicit NumberedSpeakers(Conversation& conversation) : m_conversation(conversation) {}
    SpeakerId idOf(int number)
    {
        while (static_cast<int>(m_ids.size()) <= number)
            m_ids.push_back(addSpeaker(m_conversation, "S" + std::to_string(m_ids.size() + 1)));
        return m_ids[static_cast<std::size_t>(number)];
    }

private:
    Conversation& m_conversation;
    std::vector<SpeakerId> m_ids;
};

void markSpeaker(Segment& segment, SpeakerId speaker, bool maybeOverlapped)
{
    segment.speaker = speaker;
    std::erase_if(segment.columns, [](const auto& column) { return column.first == overlapColumn && column.second == possibleOverlap; });
    if (maybeOverlapped)
        segment.columns.emplace_back(overlapColumn, possibleOverlap);
}

/// Stretches in order of time, without what overlaps: what is heard of the sentences.
std::vector<SpeechStretch> heardOf(const Conversation& sentences)
{
    std::vector<SpeechStretch> heard;
    for (const auto& segment : sentences.segments)
        heard.push_back({segment.startSeconds, segment.endSeconds});
    std::ranges::sort(heard, {}, &SpeechStretch::startSeconds);
    return heard;
}

}  // namespace

Result<SpeakerCount> parseSpeakerCount(const std::string& text)
{
    if (text == "auto")
        return SpeakerCount();
    int count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (problem != std::errc() || end != text.data() + text.size() || count < 1 || count > mostSpeakers)
        return Error{ErrorCode::InvalidArgument, message("speakers.count", text, mostSpeakers)};
    return SpeakerCount(count);
}

Status SpeakerSearch::load()
{
    if (!m_hearing)
        m_hearing = TRY(SpeakerHearing::load({findVoiceActivityWeights(), findSpeakerWeights(), m_device, 0}));
    return {};
}

Result<Conversation> SpeakerSearch::findTurns(AudioSource& source, SpeakerCount count, const Authorisation& authorisation,
                                              const Progress& progress, const CancellationToken& cancel)
{
    TRY(load());
    const auto speech = TRY(m_hearing->findSpeech(source, authorisation, partOf(progress, 0.0, speechShare), cancel));
    DiarizationConfig config;
    config.speakers = count;
    const auto voices =
        TRY(m_hearing->hearVoices(source, speech, config.stepSeconds, authorisation, partOf(progress, speechShare, 1.0), cancel));
    Conversation conversation;
    NumberedSpeakers speakers(conversation);
    for (const auto& turn : findSpeakerTurns(speech, voices, config)) {
        Segment segment{turn.startSeconds, turn.endSeconds, speakers.idOf(turn.speaker), {}, {}};
        if (turn.maybeOverlapped)
            segment.columns.emplace_back(overlapColumn, possibleOverlap);
        conversation.segments.push_back(std::move(segment));
    }
    numberSegments(conversation);
    conversation.source = SegmentsSource::Diarization;
    if (conversation.segments.empty())
        conversation.warnings.emplace_back(message("analysis.no-speech"));
    return conversation;
}

Result<Conversation> SpeakerSearch::nameSpeakers(AudioSource& source, const Conversation& sentences, SpeakerCount count,
                                                 const Authorisation& authorisation, const Progress& progress,
                                                 const CancellationToken& cancel)
{
    TRY(load());
    DiarizationConfig config;
    config.speakers = count;
    const auto voices = TRY(m_hearing->hearVoices(source, heardOf(sentences), config.stepSeconds, authorisation, progress, cancel));
    std::vector<SpeechStretch> stretches;
    for (const auto& segment : sentences.segments)
        stretches.push_back({segment.startSeconds, segment.endSeconds});
    const auto found = speakersOfSentences(stretches, voices, config);
    Conversation named = sentences;
    named.speakers.clear();
    NumberedSpeakers speakers(named);
    for (std::size_t i = 0; i < found.size(); ++i)
        markSpeaker(named.segments[i], found[i].speaker < 0 ? SpeakerId() : speakers.idOf(found[i].speaker), found[i].maybeOverlapped);
    return named;
}

Result<Conversation> SpeakerSearch::search(const SpeakerSearchRequest& request, const Authorisation& authorisation,
                                           const Progress& progress, const CancellationToken& cancel)
{
    auto input = TRY(RecordingInput::open(request.audio, request.segments, request.selection, cancel));
    const auto warnings = std::exchange(input.conversation.warnings, {});
    const Conversation& sentences = request.sentences ? *request.sentences : input.conversation;
    auto found = request.sentences || input.hasSegments
        ? TRY(nameSpeakers(*input.source, sentences, request.count, authorisation, progress, cancel))
        : TRY(findTurns(*input.source, request.count, authorisation, progress, cancel));
    found.warnings.insert(found.warnings.begin(), warnings.begin(), warnings.end());
    return found;
}

}  // namespace undertone
