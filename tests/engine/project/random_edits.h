// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/seeded_random.h"
#include "engine/project/edits.h"
#include "engine/project/invariants.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace undertone::test {

/// A folder of its own, in memory where there is such a place: each edit waits for the disk several times.
inline std::unique_ptr<QTemporaryDir> folderInMemory()
{
    const QString memory = QStringLiteral("/dev/shm");
    return QFileInfo(memory).isWritable() ? std::make_unique<QTemporaryDir>(memory + "/undertone-test-XXXXXX")
                                          : std::make_unique<QTemporaryDir>();
}

inline constexpr double recordingSeconds = 600.0;

/// A recording of ten minutes, `sentences` of two speakers in a segmentation, a text track, and an annotation track with four labels.
inline ProjectContent madeContent(int sentences)
{
    ProjectContent content;
    EditDraft draft(content);
    AudioReference audio;
    audio.path = "/recordings/talk.wav";
    audio.relativePath = "talk.wav";
    audio.sha256 = std::string(64, 'a');
    audio.frameCount = static_cast<std::int64_t>(recordingSeconds) * 16000;
    draft.put(audio);
    const SpeakerId speakers[] = {*addSpeaker(draft, "Ann"), *addSpeaker(draft, "Bo")};
    Track track;
    track.name = "Sentences";
    track.source = "eaf";
    const TrackId segmentation = *addTrack(draft, track);
    LabelSet set;
    set.name = "Four emotions";
    const LabelSetId labelSet = *addLabelSet(draft, set);
    std::vector<LabelId> labels;
    for (const char* name : {"ang", "hap", "sad", "neu"})
        labels.push_back(*addLabel(draft, {{}, labelSet, name, "#1f77b4", std::to_string(labels.size() + 1), 0}));
    const TrackId texts = *addTrack(draft, {{}, TrackKind::Text, "Transcript", {}, segmentation, {}, {}, 0});
    const TrackId annotations = *addTrack(draft, {{}, TrackKind::Annotation, "Rater 1", "R1", segmentation, labelSet, {}, 0});
    const double length = recordingSeconds / sentences;
    for (int i = 0; i < sentences; ++i) {
        const SegmentId id = *addSentence(draft, segmentation, i * length, (i + 0.9) * length, speakers[i % 2]);
        draft.put(SentenceText{texts, id, "Sentence " + std::to_string(i) + "."});
        if (i % 3 == 0)
            draft.put(Annotation{annotations, id, {labels[static_cast<std::size_t>(i) % 4]}, 3.0, {}, 2.5, 0.8, "clear"});
    }
    draft.keep();
    return content;
}

/// Edits of every kind, drawn from a seed, on whatever rows there are. Some break an invariant on purpose.
class RandomEdits {
public:
    explicit RandomEdits(std::uint64_t seed) : m_random(seed) {}

    /// Makes one edit, of one kind or of several together.
    Status make(EditDraft& draft)
    {
        if (m_random.below(12) > 0)
            return one(draft);
        draft.nameStep(literalText("Several"));
        for (std::uint64_t left = 1 + m_random.below(4); left > 0; --left)
            static_cast<void>(one(draft));  // one that is refused half way leaves rows that the invariants must catch
        return {};
    }

private:
    /// Of some row of that kind; none where there is none, or now and then.
    template <typename Row> typename RowFields<Row>::Key any(const EditDraft& draft)
    {
        const auto& rows = draft.content().rows<Row>();
        if (rows.empty() || m_random.below(40) == 0)
            return {};
        return std::next(rows.begin(), static_cast<std::ptrdiff_t>(m_random.below(rows.size())))->first;
    }
    std::vector<SegmentId> someSentences(const EditDraft& draft)
    {
        std::vector<SegmentId> ids;
        for (std::uint64_t left = 1 + m_random.below(3); left > 0; --left)
            ids.push_back(any<Sentence>(draft));
        return ids;
    }
    double time() { return m_random.thousandths(-1.0, recordingSeconds + 1.0); }
    std::string text()
    {
        return m_random.below(10) == 0 ? std::string() : "Text " + std::to_string(m_random.below(1000)) + " \u00e4\u00f6";
    }
    std::optional<double> rating() { return m_random.below(3) == 0 ? std::nullopt : std::optional(m_random.thousandths(0.9, 5.0)); }

    Status one(EditDraft& draft)
    {
        switch (m_random.below(26)) {
        case 0: return withoutValue(addSentence(draft, any<Track>(draft), time(), time(), any<Speaker>(draft)));
        case 1: return removeSentences(draft, someSentences(draft));
        case 2: return withoutValue(splitAny(draft));
        case 3: return mergeSentences(draft, someSentences(draft));
        case 4: return moveAny(draft);
        case 5: return setText(draft, any<Track>(draft), any<Sentence>(draft), text());
        case 6: return assignSpeaker(draft, someSentences(draft), any<Speaker>(draft));
        case 7: return withoutValue(addSpeaker(draft, text()));
        case 8: return renameSpeaker(draft, any<Speaker>(draft), text());
        case 9: return mergeSpeakers(draft, any<Speaker>(draft), any<Speaker>(draft));
        case 10: return m_random.below(4) == 0 ? removeSpeaker(draft, any<Speaker>(draft)) : Status();
        case 11:
        case 12: return setAnnotation(draft, annotation(draft));
        case 13: return setLabels(draft, any<Track>(draft), any<Sentence>(draft), {any<Label>(draft)});
        case 14: return withoutValue(addLabelSet(draft, {{}, text(), 0.0, m_random.thousandths(0.0, 7.0)}));
        case 15: return withoutValue(addLabel(draft, {{}, any<LabelSet>(draft), text(), "#00ff00", "x", 7}));
        case 16: return changeLabel(draft, {any<Label>(draft), {}, text(), m_random.below(5) == 0 ? "red" : "", "", 3});
        case 17: return m_random.below(4) == 0 ? removeLabel(draft, any<Label>(draft)) : Status();
        case 18: return withoutValue(addTrack(draft, track(draft)));
        case 19: return renameTrack(draft, any<Track>(draft), text());
        case 20: return moveTrack(draft, any<Track>(draft), static_cast<std::int64_t>(m_random.below(5)));
        case 21: return m_random.below(6) == 0 ? removeTrack(draft, any<Track>(draft)) : Status();
        case 22: return m_random.below(3) == 0 ? withoutValue(copySegmentation(draft, any<Track>(draft), text(), "R2")) : Status();
        case 23: return renameRun(draft, any<ProjectRun>(draft), text());
        case 24: return removeRun(draft, any<ProjectRun>(draft));
        default: return relink(draft);
        }
    }

    template <typename T> static Status withoutValue(const Result<T>& result) { return result ? Status() : Status(result.error()); }
    Result<SegmentId> splitAny(EditDraft& draft)
    {
        const SegmentId id = any<Sentence>(draft);
        const auto* sentence = draft.find<Sentence>(id);
        return splitSentence(draft, id, sentence == nullptr ? 0.0 : m_random.thousandths(sentence->startSeconds, sentence->endSeconds));
    }
    Status moveAny(EditDraft& draft)
    {
        const SegmentId id = any<Sentence>(draft);
        const auto* sentence = draft.find<Sentence>(id);
        const double start = sentence == nullptr ? 0.0 : sentence->startSeconds;
        return moveBoundaries(draft, id, start + m_random.thousandths(-0.5, 0.5), start + m_random.thousandths(0.0, 3.0));
    }
    Annotation annotation(const EditDraft& draft)
    {
        Annotation made{any<Track>(draft), any<Sentence>(draft), {}, rating(), rating(), rating(), {}, text(), Sight::Blind};
        for (std::uint64_t left = m_random.below(3); left > 0; --left)
            made.labels.push_back(any<Label>(draft));
        return made;
    }
    Track track(const EditDraft& draft)
    {
        const auto kind = static_cast<TrackKind>(m_random.below(3));
        Track made{{}, kind, text(), "R3", {}, {}, {}, 0};
        if (kind != TrackKind::Segmentation)
            made.segmentation = any<Track>(draft);
        if (kind == TrackKind::Annotation)
            made.labelSet = any<LabelSet>(draft);
        return made;
    }
    Status relink(EditDraft& draft)
    {
        AudioReference audio = draft.content().audio();
        audio.path = "/elsewhere/" + text() + ".wav";
        if (m_random.below(5) == 0)
            audio.frameCount = 16000 * 300;  // too short for what is there
        return relinkAudio(draft, audio);
    }

    SeededRandom m_random;
};

}  // namespace undertone::test
