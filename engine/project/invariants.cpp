// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/invariants.h"

#include "engine/annotation/timeline_json_reader.h"
#include "engine/core/number_text.h"
#include "engine/core/time_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace undertone {

namespace {

Error invalid(Message what)
{
    return {ErrorCode::InvalidArgument, std::move(what)};
}

Status checkText(const std::string& text, std::size_t maxBytes = ProjectLimits::maxTextBytes)
{
    if (text.size() > maxBytes)
        return invalid(message("project.text-too-long", maxBytes));
    if (text.find('\0') != std::string::npos || !isUtf8(text))
        return invalid(message("project.text-not-utf8"));
    return {};
}

Status checkName(const std::string& name)
{
    if (trimmed(name).empty())
        return invalid(message("project.name-empty"));
    return checkText(name);
}

bool isHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A value of an annotation that is given lies from `low` to `high`.
Status checkScale(const std::optional<double>& value, double low, double high)
{
    if (value && !(*value >= low && *value <= high))
        return invalid(message("project.off-scale", formatted("%g", *value), formatted("%g", low), formatted("%g", high)));
    return {};
}

Status checkRow(const ProjectContent&, const AudioReference& audio)
{
    const bool known = audio.sha256.empty() || isHex(audio.sha256, 64);
    if (audio.number != AudioReference::onlyNumber || !known || audio.frameCount <= 0 || audio.frameCount > ProjectLimits::maxFrames
        || audio.sampleRate <= 0 || audio.sampleRate > ProjectLimits::maxSampleRate || audio.channelCount <= 0
        || audio.channelCount > ProjectLimits::maxChannels)
        return invalid(message("project.audio-invalid"));
    TRY(checkText(audio.path));
    return checkText(audio.relativePath);
}

Status checkRow(const ProjectContent&, const Speaker& speaker)
{
    return checkName(speaker.name);
}

Status checkRow(const ProjectContent&, const LabelSet& set)
{
    if (!std::isfinite(set.scaleLow) || !std::isfinite(set.scaleHigh) || set.scaleLow >= set.scaleHigh)
        return invalid(message("project.scale-invalid"));
    return checkName(set.name);
}

Status checkRow(const ProjectContent& content, const Label& label)
{
    if (content.find<LabelSet>(label.set) == nullptr)
        return invalid(message("project.no-label-set"));
    if (!label.colour.empty() && (label.colour[0] != '#' || !isHex(std::string_view(label.colour).substr(1), 6)))
        return invalid(message("project.colour-invalid", label.colour));
    TRY(checkText(label.shortcut));
    return checkName(label.name);
}

Status checkRow(const ProjectContent& content, const Track& track)
{
    const auto* segmentation = content.find<Track>(track.segmentation);
    const bool isAbout = track.kind != TrackKind::Segmentation;
    if (isAbout ? segmentation == nullptr || segmentation->kind != TrackKind::Segmentation : !track.segmentation.isNone())
        return invalid(message("project.no-segmentation"));
    const bool hasSet = track.kind == TrackKind::Annotation;
    if (hasSet ? content.find<LabelSet>(track.labelSet) == nullptr : !track.labelSet.isNone())
        return invalid(message("project.no-label-set"));
    TRY(checkText(track.annotator));
    TRY(checkText(track.source));
    return checkName(track.name);
}

Status checkRow(const ProjectContent& content, const Sentence& sentence)
{
    const auto* track = content.find<Track>(sentence.track);
    if (track == nullptr || track->kind != TrackKind::Segmentation)
        return invalid(message("project.no-segmentation"));
    if (!std::isfinite(sentence.startSeconds) || !std::isfinite(sentence.endSeconds) || sentence.startSeconds >= sentence.endSeconds)
        return invalid(message("project.end-before-start", clockText(sentence.endSeconds, 3), clockText(sentence.startSeconds, 3)));
    const double duration = content.audio().durationSeconds();
    if (sentence.startSeconds < 0.0 || sentence.endSeconds > duration + ProjectLimits::boundsToleranceSeconds)
        return invalid(message("project.outside-recording", clockText(sentence.startSeconds, 3), clockText(sentence.endSeconds, 3),
                               clockText(duration, 3)));
    if (!sentence.speaker.isNone() && content.find<Speaker>(sentence.speaker) == nullptr)
        return invalid(message("project.no-speaker"));
    if (sentence.columns.size() > ProjectLimits::maxColumns)
        return invalid(message("project.too-many-columns", ProjectLimits::maxColumns));
    for (const auto& [name, value] : sentence.columns) {
        TRY(checkText(name));
        TRY(checkText(value));
    }
    return {};
}

/// That a track of `kind` and one of the sentences it is about are there.
Result<const Track*> trackAbout(const ProjectContent& content, TrackKind kind, TrackId id, SegmentId sentenceId)
{
    const auto* track = content.find<Track>(id);
    if (track == nullptr || track->kind != kind)
        return invalid(message("project.no-track"));
    const auto* sentence = content.find<Sentence>(sentenceId);
    if (sentence == nullptr || sentence->track != track->segmentation)
        return invalid(message("project.no-sentence"));
    return track;
}

Status checkRow(const ProjectContent& content, const Annotation& annotation)
{
    const auto* track = TRY(trackAbout(content, TrackKind::Annotation, annotation.track, annotation.sentence));
    const auto* set = content.find<LabelSet>(track->labelSet);
    if (set == nullptr)
        return invalid(message("project.no-label-set"));
    if (annotation.saysNothing())
        return invalid(message("project.annotation-empty"));
    if (annotation.labels.size() > ProjectLimits::maxLabelsOfSentence)
        return invalid(message("project.too-many-labels", ProjectLimits::maxLabelsOfSentence));
    std::set<LabelId> seen;
    for (const LabelId id : annotation.labels) {
        const auto* label = content.find<Label>(id);
        if (label == nullptr || label->set != set->id || !seen.insert(id).second)
            return invalid(message("project.no-label"));
    }
    for (const auto* value : {&annotation.valence, &annotation.arousal, &annotation.dominance})
        TRY(checkScale(*value, set->scaleLow, set->scaleHigh));
    TRY(checkScale(annotation.confidence, 0.0, 1.0));
    return checkText(annotation.remark);
}

Status checkRow(const ProjectContent& content, const SentenceText& text)
{
    TRY(trackAbout(content, TrackKind::Text, text.track, text.sentence));
    if (text.text.empty())
        return invalid(message("project.text-empty"));
    return checkText(text.text);
}

Status checkRow(const ProjectContent&, const ProjectRun& run)
{
    TRY(checkText(run.createdAt));
    TRY(checkText(run.header, ProjectLimits::maxHeaderBytes));
    const auto header = timelineFromJson(run.header);
    if (!header)
        return header.error();
    if (!header->utterances.empty())
        return invalid(message("project.run-invalid"));
    return {};
}

Status checkRow(const ProjectContent& content, const RunDisplay& display)
{
    if (content.find<ProjectRun>(display.run) == nullptr)
        return invalid(message("project.no-run"));
    return checkName(display.name);
}

Status checkRow(const ProjectContent&, const Setting& setting)
{
    TRY(checkName(setting.key));
    return checkText(setting.value);
}

/// Whether other rows may have lost what they name, or what bounds them, by this change.
template <typename Row> bool canBreakOthers(const Replacement<Row>& replacement)
{
    constexpr bool isLeaf = std::is_same_v<Row, Annotation> || std::is_same_v<Row, SentenceText> || std::is_same_v<Row, RunDisplay>
        || std::is_same_v<Row, Setting>;
    if (isLeaf || !replacement.before)
        return false;
    if constexpr (std::is_same_v<Row, Sentence>)  // one that goes: see checkNothingAbout()
        return replacement.after && replacement.before->track != replacement.after->track;
    if (!replacement.after)
        return true;
    if constexpr (std::is_same_v<Row, Speaker> || std::is_same_v<Row, ProjectRun>)
        return false;
    return true;
}

template <typename Row> Status checkKeyed(const ProjectContent& content, const Row& row)
{
    const auto key = RowFields<Row>::keyOf(row);
    if constexpr (requires { key.isNone(); }) {
        if (key.isNone())
            return invalid(message("project.no-number"));
    }
    return checkRow(content, row);
}

/// No row says anything of a sentence that is gone.
Status checkNothingAbout(const ProjectContent& content, SegmentId sentence)
{
    for (const auto& [id, track] : content.rows<Track>()) {
        const TrackSentence key{id, sentence};
        if (content.find<Annotation>(key) != nullptr || content.find<SentenceText>(key) != nullptr)
            return invalid(message("project.no-sentence"));
    }
    return {};
}

template <typename Row> Status checkReplacement(const ProjectContent& content, const Replacement<Row>& replacement)
{
    if (replacement.after)
        return checkKeyed(content, *replacement.after);
    if constexpr (std::is_same_v<Row, Sentence>)
        return checkNothingAbout(content, replacement.before->id);
    return {};
}

}  // namespace

Status checkInvariants(const ProjectContent& content)
{
    Status status;
    if (content.rows<AudioReference>().empty())
        return invalid(message("project.audio-invalid"));
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        for (const auto& [key, row] : content.rows<Row>()) {
            if (status)
                status = checkKeyed(content, row);
        }
    });
    return status;
}

Status checkInvariants(const ProjectContent& content, const Edit& edit)
{
    const bool all = std::ranges::any_of(
        edit.changes, [](const Change& change) { return std::visit([](const auto& one) { return canBreakOthers(one); }, change); });
    if (all)
        return checkInvariants(content);
    for (const Change& change : edit.changes)
        TRY(std::visit([&](const auto& replacement) { return checkReplacement(content, replacement); }, change));
    return {};
}

}  // namespace undertone
