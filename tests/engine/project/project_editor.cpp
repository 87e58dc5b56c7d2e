// SPDX-License-Identifier: GPL-3.0-or-later
// project_editor FILE FIRST COUNT: makes edits number FIRST, FIRST + 1, ..., COUNT of them, and says the number of each on standard
// output once it is acknowledged. Edit i writes "i" as the text of the sentence at i modulo the number of sentences; every tenth is undone
// and redone first.
#include "engine/messages/catalogue.h"
#include "engine/project/edits.h"
#include "engine/project/project.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace undertone;

namespace {

Status edit(Project& project, long number)
{
    const auto segmentation = project.content().tracksOf(TrackKind::Segmentation).front()->id;
    const auto text = project.content().tracksOf(TrackKind::Text).front()->id;
    const auto sentences = project.content().sentencesOf(segmentation);
    const auto id = sentences[static_cast<std::size_t>(number) % sentences.size()]->id;
    TRY(project.apply([&](EditDraft& draft) { return setText(draft, text, id, std::to_string(number)); }));
    if (number % 10 == 0) {
        TRY(project.undo());
        TRY(project.redo());
    }
    return {};
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 4)
        return 2;
    auto project = Project::open(arguments[1]);
    if (!project || !project->readOnlyReason().empty()) {
        std::fprintf(stderr, "%s\n", (project ? englishSentence(project->readOnlyReason()) : englishSentence(project.error())).c_str());
        return 1;
    }
    const long first = std::strtol(arguments[2], nullptr, 10);
    const long last = first + std::strtol(arguments[3], nullptr, 10);
    for (long number = first; number < last; ++number) {
        if (const auto done = edit(*project, number); !done) {
            std::fprintf(stderr, "%s\n", englishSentence(done.error()).c_str());
            return 1;
        }
        std::printf("%ld\n", number);
        std::fflush(stdout);
    }
    return 0;
}
