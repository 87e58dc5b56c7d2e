// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/edits.h"
#include "engine/project/project.h"
#include "engine/project/review.h"

#include <string>
#include <vector>

namespace undertone::test {

/// What one annotator says of three sentences; empty: nothing.
struct Opinions {
    std::string annotator;
    std::vector<std::string> labels;
};

/// Three sentences of A, B and A, and what each annotator says of them; `decided`: of the first, in the end.
inline Status labelSentences(Project& project, const std::vector<Opinions>& opinions, const std::string& decided = {})
{
    TRY(project.apply([&](EditDraft& draft) -> Status {
        const auto segmentation = draft.content().tracksOf(TrackKind::Segmentation).back()->id;
        std::vector<SpeakerId> speakers;
        for (const auto& [id, speaker] : draft.content().rows<Speaker>())
            speakers.push_back(id);
        std::vector<SegmentId> sentences;
        for (const double start : {0.5, 1.7, 3.0})
            sentences.push_back(TRY(addSentence(draft, segmentation, start, start + 0.8, speakers[sentences.size() % 2])));
        for (const auto& one : opinions) {
            LabelSet set;
            set.name = "of " + one.annotator;
            const auto made = TRY(addLabelSet(draft, set));
            const auto lane = TRY(addTrack(draft,
                                           {.kind = TrackKind::Annotation,
                                            .name = one.annotator,
                                            .annotator = one.annotator,
                                            .segmentation = segmentation,
                                            .labelSet = made}));
            for (std::size_t i = 0; i < one.labels.size(); ++i) {
                if (one.labels[i].empty())
                    continue;
                LabelId label;
                for (const auto& [id, known] : draft.content().rows<Label>()) {
                    if (known.set == made && known.name == one.labels[i])
                        label = id;
                }
                if (label.isNone())
                    label = TRY(addLabel(draft, {.set = made, .name = one.labels[i], .colour = "#102030"}));
                TRY(setLabels(draft, lane, sentences[i], {label}));
            }
        }
        if (!decided.empty()) {
            for (const auto& [id, label] : draft.content().rows<Label>()) {
                if (label.name == decided)
                    return decide(draft, sentences[0], &label, {}, {"Chair", "2026-01-01T00:00:00Z"});
            }
        }
        return {};
    }));
    return {};
}

}  // namespace undertone::test
