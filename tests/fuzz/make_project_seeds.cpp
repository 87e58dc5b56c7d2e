// SPDX-License-Identifier: GPL-3.0-or-later
// make_project_seeds OUT: OUT/project_file/NAME, projects as they are written, and damaged ones.
#include "engine/io/atomic_file.h"
#include "engine/project/edits.h"
#include "engine/project/project.h"

#include <array>
#include <filesystem>
#include <string>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

/// A project with a row in every table, and a step that is undone. Errors: of the disk.
Result<std::string> wholeProject(const fs::path& file)
{
    ProjectContent content;
    EditDraft draft(content);
    AudioReference audio;
    audio.path = "/a.wav";
    audio.frameCount = 16000 * 60;
    draft.put(audio);
    const SpeakerId speaker = TRY(addSpeaker(draft, "A"));
    const TrackId track = TRY(addTrack(draft, {{}, TrackKind::Segmentation, "S", {}, {}, {}, "vad", 0}));
    const LabelSetId set = TRY(addLabelSet(draft, {{}, "L", 1.0, 5.0}));
    const LabelId label = TRY(addLabel(draft, {{}, set, "ang", "#ff0000", "1", 0}));
    const TrackId text = TRY(addTrack(draft, {{}, TrackKind::Text, "T", {}, track, {}, {}, 0}));
    const TrackId rater = TRY(addTrack(draft, {{}, TrackKind::Annotation, "R", "R", track, set, {}, 0}));
    const SegmentId sentence = TRY(addSentence(draft, track, 1.0, 2.0, speaker));
    draft.put(SentenceText{text, sentence, "Hm."});
    draft.put(Annotation{rater, sentence, {label}, 2.0, {}, {}, 0.5, "r"});
    draft.keep();
    auto project = TRY(Project::create(file, content));
    Timeline header;
    header.labels = {"ang", "neu"};
    const auto run = TRY(project.addRun(track, header, "Run"));
    UtteranceAnalysis result;
    result.segment = sentence;
    result.endSeconds = 1.0;
    result.probabilities = {0.5, 0.5};
    TRY(project.addResults(run, std::array{result}));
    TRY(project.setSetting("key", "value"));
    TRY(project.apply([&](EditDraft& edit) { return moveBoundaries(edit, sentence, 1.5, 3.0); }));
    TRY(project.apply([&](EditDraft& edit) { return renameSpeaker(edit, speaker, "B"); }));
    TRY(project.undo());
    return readTextFile(file, std::size_t{1} << 24);
}

Status makeSeeds(const fs::path& folder)
{
    fs::create_directories(folder);
    const std::string whole = TRY(wholeProject(folder / "whole"));
    for (std::size_t cut = 16; cut < whole.size(); cut *= 4)
        TRY(writeFileAtomically(folder / ("cut_" + std::to_string(cut)), whole.substr(0, cut)));
    for (std::size_t at = 7; at < whole.size(); at += 1 + at / 2) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(~damaged[at]);
        TRY(writeFileAtomically(folder / ("flipped_" + std::to_string(at)), damaged));
    }
    return writeFileAtomically(folder / "empty", "");
}

}  // namespace

int main(int count, char** arguments)
{
    return count == 2 && makeSeeds(fs::path(arguments[1]) / "project_file") ? 0 : 1;
}
