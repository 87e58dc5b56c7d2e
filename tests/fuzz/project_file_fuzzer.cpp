// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/invariants.h"
#include "engine/project/project.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto path = fuzz::fileOf("fuzz.undertone", fuzz::textOf(data, size));
    auto project = Project::open(path);
    if (!project)
        return 0;
    fuzz::require(checkInvariants(project->content()).ok(), "a project that was opened keeps the invariants");
    for (const auto& [id, run] : project->content().rows<ProjectRun>())
        static_cast<void>(project->results(id));
    const bool hasSteps = project->undoName().ok() && project->redoName().ok() && project->history(1'000).ok();
    const ProjectContent before = project->content();
    const auto added = project->apply([](EditDraft& draft) -> Status {
        TRY(addSpeaker(draft, "New"));
        return {};
    });
    fuzz::require(!added || project->undo().ok(), "an edit is undone");
    fuzz::require(project->content() == before, "and then it is as it was");
    static_cast<void>(hasSteps && project->undo().ok() && project->redo().ok());
    return 0;
}
