// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/dialogue_sound.h"

#include "audio/analysis_source.h"
#include "audio/clip_sequence_source.h"
#include "audio/sound_check.h"
#include "engine/annotation/segments_reader.h"
#include "engine/api/reading_plan.h"

#include <algorithm>

namespace undertone {

bool isOfOneFile(const Error& error)
{
    switch (error.code) {
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::UnsupportedFormat:
    case ErrorCode::CorruptFile:
    case ErrorCode::LimitExceeded: return true;
    default: return false;
    }
}

Result<DialogueSound> DialogueSound::open(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, TokenizeMode mode,
                                          UnheardFiles& unheard)
{
    DialogueSound sound;
    TRY(dialogue.audio.empty() ? sound.openClips(corpus, dialogue, unheard) : sound.openRecording(corpus, dialogue));
    std::stable_sort(sound.sentences.begin(), sound.sentences.end(),
                     [mode](const auto& a, const auto& b) { return readsBefore(a.segment, b.segment, mode); });
    for (const auto& sentence : sound.sentences)
        sound.conversation.segments.push_back(sentence.segment);
    numberSegments(sound.conversation);
    return sound;
}

Status DialogueSound::openRecording(const LabelledCorpus& corpus, const CorpusDialogue& dialogue)
{
    recording = corpus.folder / dialogue.audio;
    TRY(checkHoldsSound(recording));
    mean = TRY(openAnalysisSource(recording, {.use = SoundUse::Train}));
    const double duration = mean->durationSeconds();
    SpeakersByName speakers(conversation);
    for (const auto& utterance : dialogue.utterances) {
        const double end = std::min(utterance.endSeconds, duration);
        // Annotations may reach a little past the sound; one that lies outside belongs to another recording.
        if (utterance.endSeconds > duration + SegmentsLimits::maxOvershootSeconds || utterance.startSeconds >= end)
            warnings.push_back(message("tokenizing.past-end", utterance.id));
        else if (isOfASentence(utterance, end - utterance.startSeconds))
            sentences.push_back({{utterance.startSeconds, end, speakers.idOf(utterance.speaker)}, &utterance});
    }
    return {};
}

/// A sentence is held in memory while it is tokenized.
bool DialogueSound::isOfASentence(const CorpusUtterance& utterance, double length)
{
    const bool fits = length <= CorpusLimits::maxSentenceSeconds;
    if (!fits)
        warnings.push_back(message("tokenizing.too-long", utterance.id, static_cast<int>(CorpusLimits::maxSentenceSeconds)));
    return fits;
}

Result<std::vector<const CorpusUtterance*>> DialogueSound::heardClips(const LabelledCorpus& corpus, const CorpusDialogue& dialogue,
                                                                      UnheardFiles& unheard)
{
    std::vector<const CorpusUtterance*> heard;
    std::size_t withoutFile = 0;
    for (const auto& utterance : dialogue.utterances) {
        if (utterance.audio.empty()) {
            ++withoutFile;
            continue;
        }
        const auto file = corpus.folder / utterance.audio;
        if (!unheard.contains(file)) {
            if (const auto status = checkHoldsSound(file); !status) {
                if (!isOfOneFile(status.error()))
                    return status.error();
                unheard.emplace(file, status.error());
            }
        }
        if (const auto why = unheard.find(file); why != unheard.end())
            warnings.push_back(message("tokenizing.unheard", utterance.id, why->second.message));
        else
            heard.push_back(&utterance);
    }
    if (withoutFile > 0)
        warnings.push_back(message("tokenizing.no-sound", dialogue.name, withoutFile));
    return heard;
}

Status DialogueSound::openClips(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, UnheardFiles& unheard)
{
    const auto heard = TRY(heardClips(corpus, dialogue, unheard));
    if (heard.empty())
        return {};
    std::vector<std::filesystem::path> files;
    for (const auto* utterance : heard)
        files.push_back(corpus.folder / utterance->audio);
    auto clips = TRY(ClipSequenceSource::open(std::move(files)));
    const auto& starts = clips->starts();
    SpeakersByName speakers(conversation);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const Segment segment{static_cast<double>(starts[i]) / engineSampleRate, static_cast<double>(starts[i + 1]) / engineSampleRate,
                              speakers.idOf(heard[i]->speaker)};
        if (starts[i + 1] == starts[i])
            warnings.push_back(message("tokenizing.too-short", heard[i]->id));
        else if (isOfASentence(*heard[i], segment.endSeconds - segment.startSeconds))
            sentences.push_back({segment, heard[i]});
    }
    mean = std::move(clips);
    return {};
}

}  // namespace undertone
