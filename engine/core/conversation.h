// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"
#include "engine/core/message.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace undertone {

/// Someone who speaks in a conversation.
struct Speaker {
    SpeakerId id;
    std::string name;
    friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// One stretch of speech by one speaker, as a segments file or the voice activity detector gives it.
/// Seconds from the start of the recording; segments may overlap and nest.
struct Segment {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    SpeakerId speaker{};                                         ///< of Conversation::speakers; none: not known
    std::vector<std::pair<std::string, std::string>> columns{};  ///< what else the segments file says of it: names and texts, in its order
    SegmentId id{};                                              ///< unique in its conversation; none: not numbered yet
    friend bool operator==(const Segment&, const Segment&) = default;
};

/// Where the segments of a run came from; written to the timeline JSON as `vad`, `diarization`, `rttm`, `csv`... (segments_format.h).
enum class SegmentsSource {
    VoiceActivity,
    Diarization,  ///< turns of speakers, found in the sound
    Rttm,
    Csv,
    TextGrid,
    Eaf,
    Exb,
    Chat,
    Stm,
    Ctm,
    Srt,
    WebVtt,
    AudacityLabels,
    Timit,
    EmoEvaluation
};

/// Whether these were found in the sound itself, so that each holds speech; others say what somebody wrote down.
constexpr bool isFoundInSound(SegmentsSource source)
{
    return source == SegmentsSource::VoiceActivity || source == SegmentsSource::Diarization;
}

/// A recording cut into sentences, in reading order (method.md 3, "overlapping sentences"). Ids of segments and speakers stay what they
/// are when segments are reordered, edited, removed or split, so that results and annotations can name them.
struct Conversation {
    std::vector<Segment> segments;
    std::vector<Speaker> speakers;  ///< each once, by ascending id
    SegmentsSource source = SegmentsSource::VoiceActivity;
    std::vector<Message> warnings;     ///< e.g. an end clipped to the end of the audio, a tier left out
    IdSequence<SegmentId> segmentIds;  ///< for new segments
    IdSequence<SpeakerId> speakerIds;  ///< for new speakers
};

/// Gives an id to every segment that has none, in their order. Ids that are there stay.
void numberSegments(Conversation& conversation);

/// The name of a speaker, `speakers` by ascending id; empty where `id` is none or unknown. Valid as long as `speakers` is.
std::string_view speakerName(std::span<const Speaker> speakers, SpeakerId id);

/// Adds a speaker, who may have the name of another. Returns the new id.
SpeakerId addSpeaker(Conversation& conversation, std::string name);

/// Speakers of one conversation by their names, for readers of files that name the speaker of each segment.
class SpeakersByName {
public:
    /// The conversation outlives this, and gets no speaker otherwise meanwhile.
    explicit SpeakersByName(Conversation& conversation);
    /// The speaker of that name, who is added where there was none; none for an empty name.
    SpeakerId idOf(const std::string& name);

private:
    Conversation& m_conversation;
    std::unordered_map<std::string, SpeakerId> m_ids;
};

}  // namespace undertone
