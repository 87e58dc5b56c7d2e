// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_content.h"

namespace undertone {

const AudioReference& ProjectContent::audio() const
{
    static const AudioReference none;
    const auto* reference = find<AudioReference>(AudioReference::onlyNumber);
    return reference != nullptr ? *reference : none;
}

std::vector<const Sentence*> ProjectContent::sentencesOf(TrackId track) const
{
    std::vector<const Sentence*> found;
    for (const auto& [id, sentence] : rows<Sentence>()) {
        if (sentence.track == track)
            found.push_back(&sentence);
    }
    std::ranges::stable_sort(found, {}, [](const Sentence* sentence) { return std::pair(sentence->startSeconds, sentence->endSeconds); });
    return found;
}

std::vector<const Track*> ProjectContent::tracksOf(TrackKind kind) const
{
    std::vector<const Track*> found;
    for (const auto& [id, track] : rows<Track>()) {
        if (track.kind == kind)
            found.push_back(&track);
    }
    std::ranges::stable_sort(found, {}, &Track::position);
    return found;
}

std::vector<const Label*> ProjectContent::labelsOf(LabelSetId set) const
{
    std::vector<const Label*> found;
    for (const auto& [id, label] : rows<Label>()) {
        if (label.set == set)
            found.push_back(&label);
    }
    std::ranges::stable_sort(found, {}, &Label::position);
    return found;
}

bool ProjectContent::isCurrent(const UtteranceAnalysis& result) const
{
    const auto* sentence = find<Sentence>(result.segment);
    return sentence != nullptr && sentence->startSeconds == result.startSeconds && sentence->endSeconds == result.endSeconds;
}

}  // namespace undertone
