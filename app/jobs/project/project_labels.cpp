// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_labels.h"

#include "engine/annotation/segments_reader.h"
#include "engine/core/emotion_names.h"

#include <algorithm>
#include <optional>

namespace undertone {
namespace {

constexpr std::size_t mostNames = 5;  ///< of people, in a sentence

/// Of the tiers that are not sentences by the guess, those that hold labels; nothing where none does.
std::optional<Conversation> labelTiers(const LabelFile& file, const SegmentsSelection& selection, double durationSeconds,
                                       const LabelSource& source)
{
    const auto tiers = readSegmentsTiers(file.path, selection);
    SegmentsSelection found = selection;
    for (const SegmentsTier& tier : tiers ? *tiers : std::vector<SegmentsTier>()) {
        SegmentsSelection one = selection;
        one.tiers = {tier.name};
        const auto conversation = tier.segments > 0 ? readSegments(file.path, durationSeconds, TokenizeMode::Utterance, one)
                                                    : Result<Conversation>(Error{ErrorCode::InvalidSegments});
        if (conversation && labelsOf(*conversation, source))
            found.tiers.push_back(tier.name);
    }
    if (found.tiers.empty())
        return std::nullopt;
    auto conversation = readSegments(file.path, durationSeconds, TokenizeMode::Utterance, found);
    return conversation ? std::optional(std::move(*conversation)) : std::nullopt;
}

Result<ReadLabels> labelsOfSegments(const LabelFile& file, SegmentsSelection selection, double durationSeconds, const LabelSource& source)
{
    const auto conversation = readSegments(file.path, durationSeconds, TokenizeMode::Utterance, selection);
    if (conversation) {
        auto read = labelsOf(*conversation, source);
        if (read || !selection.tiers.empty())
            return read;
        if (const auto tiers = labelTiers(file, selection, durationSeconds, source))
            return labelsOf(*tiers, source);
        return read;
    }
    // A file of labels alone has no tier of sentences to guess.
    if (const auto tiers = selection.tiers.empty() ? labelTiers(file, selection, durationSeconds, source) : std::nullopt)
        return labelsOf(*tiers, source);
    return conversation.error();
}

}  // namespace

Result<ReadLabels> readLabels(const Project& project, const LabelFile& file)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(project.path(), file.path, ignored))
        return Error{ErrorCode::InvalidArgument, message("label-file.of-itself", file.path.filename()), file.path};
    LabelSource source{file.path, file.annotator.empty() ? file.path.stem().string() : file.annotator};
    for (const auto& [id, label] : project.content().rows<Label>())
        source.known.insert(emotionKey(label.name));
    if (file.path.extension() == Project::extension) {
        const auto other = TRY(Project::open(file.path));
        return labelsOf(other.content(), source);
    }
    SegmentsSelection selection = file.selection;
    selection.audio = project.content().audio().path;
    return labelsOfSegments(file, std::move(selection), project.content().audio().durationSeconds(), source);
}

Result<LabelImport> addLabels(Project& project, const LabelFile& file)
{
    const ReadLabels read = TRY(readLabels(project, file));
    LabelImport done;
    TRY(project.apply([&](EditDraft& draft) -> Status {
        const auto segmentations = draft.content().tracksOf(TrackKind::Segmentation);
        if (segmentations.empty())
            return Error{ErrorCode::InvalidArgument, message("project.no-sentence"), file.path};
        done = TRY(importLabels(draft, segmentations.back()->id, read));
        return {};
    }));
    return done;
}

std::vector<Message> labelImportNotes(const LabelImport& done, const std::filesystem::path& file)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(done.annotators.size(), mostNames); ++i)
        names += (i > 0 ? ", " : "") + done.annotators[i];
    if (done.annotators.size() > mostNames)
        names += ", …";
    std::vector<Message> notes{message("label-file.imported", names, file.filename(), done.withSentence, done.judgements)};
    if (done.taken > 0)
        notes.push_back(message("label-file.taken", done.taken));
    notes.insert(notes.end(), done.warnings.begin(), done.warnings.end());
    return notes;
}

}  // namespace undertone
