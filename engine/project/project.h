// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/project/edit_draft.h"
#include "engine/project/project_content.h"
#include "engine/project/project_place.h"
#include "engine/project/review.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

// A project: one SQLite file NAME.undertone of a recording, its sentences, speakers, texts, annotations and runs.
//
//     auto project = TRY(Project::open(path));
//     TRY(project.apply([&](EditDraft& draft) { return moveBoundaries(draft, sentence, 1.25, 3.5); }));
//     TRY(project.undo());
//
// Whatever returned success is on the disk: it survives a kill and a power cut, and there is nothing to save. One thread at a time. An
// edit costs a few milliseconds, most of them waiting for the disk; opening reads and checks everything (10 000 sentences: about a tenth
// of a second).
namespace undertone {

/// Whether a run that is added is listed at once, or by a step (showRun), which undo takes back.
enum class RunListing { Listed, Hidden };

/// A step of the history, by its name (engine/messages words it).
struct HistoryStep {
    Message name;
    std::string madeAt;  ///< "2025-03-01T14:05:09Z"
    bool isUndone = false;
};

class Project {
public:
    static constexpr const char* extension = ".undertone";

    /// Makes the file; content is what it begins with, before all history. It appears whole or not at all. Errors: FileNotWritable (also:
    /// something is there already), InvalidArgument (the content breaks an invariant).
    static Result<Project> create(const std::filesystem::path& path, const ProjectContent& content);
    /// Opens to write; where another program has it open, or nothing can be written there, to read: see readOnlyReason(). The file is a
    /// stranger's until it was checked from its first to its last row; one that is refused is left as it is. Errors: FileNotFound,
    /// FileUnreadable, UnsupportedFormat (no project, one of a later version), CorruptFile, LimitExceeded.
    static Result<Project> open(const std::filesystem::path& path);

    /// The same of a project that lies in a place of its own kind, and not in a file. Errors: also the place's.
    static Result<Project> createIn(std::shared_ptr<ProjectPlace> place, const ProjectContent& content);
    static Result<Project> openIn(std::shared_ptr<ProjectPlace> place);

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    /// Of a file absolute, links resolved; else what the place says.
    [[nodiscard]] const std::filesystem::path& path() const;
    /// It is a file, and may be copied and remembered as one.
    [[nodiscard]] bool isFile() const;
    /// The same for all copies of a project, and another for every project.
    [[nodiscard]] const std::string& projectId() const;
    /// Why nothing can be changed: who holds the file, for one. Empty: it is open to write.
    [[nodiscard]] const Message& readOnlyReason() const;
    [[nodiscard]] const ProjectContent& content() const;

    /// Makes an edit, checks it and writes it with its step of the history: all of it or, with an error, nothing. What was undone cannot be
    /// redone any more. An edit that changes nothing is no step. Returns the edit, for views to follow. Errors: of `make`;
    /// InvalidArgument; FileNotWritable (read-only, a full disk, another program has changed the file).
    Result<Edit> apply(const std::function<Status(EditDraft&)>& make);
    /// As apply(), but part of the last step, where there is one and `joins` says so: both are taken back at once. It then has the name
    /// that `rename` makes of its own.
    Result<Edit> applyToLast(const std::function<bool(const Edit& last, const std::string& madeAt)>& joins,
                             const std::function<Message(const Message& last)>& rename, const std::function<Status(EditDraft&)>& make);
    /// Takes the last step back, or makes the last that was taken back again. Returns what was done; nothing where there is no step.
    /// Errors: as apply().
    Result<std::optional<Edit>> undo();
    Result<std::optional<Edit>> redo();
    /// What undo() and redo() would do; nothing where they do nothing. Errors: of the file.
    Result<std::optional<Message>> undoName();
    Result<std::optional<Message>> redoName();
    /// The last `count` steps, those undone at the end.
    Result<std::vector<HistoryStep>> history(std::int64_t count);

    // Runs are facts: no undo takes them back.

    /// Adds a run of a model over the sentences of a segmentation. `header` says all of it but its utterances. Errors: as apply().
    Result<ProjectRunId> addRun(TrackId segmentation, const Timeline& header, const std::string& name,
                                RunListing listing = RunListing::Listed);
    /// Adds results to a run, each of the sentence that it names. Errors: InvalidArgument (no such run); FileNotWritable.
    Status addResults(ProjectRunId run, std::span<const UtteranceAnalysis> results);
    /// In the order in which they were added, whether their sentences have changed since or not (ProjectContent::isCurrent). Errors:
    /// InvalidArgument; CorruptFile.
    Result<std::vector<UtteranceAnalysis>> results(ProjectRunId run);

    /// Remembers something by name; an empty value forgets it. Not part of the history. Errors: as apply().
    Status setSetting(const std::string& key, const std::string& value);

    /// Whom speakers are known as elsewhere (speaker_identity.h). Not part of the history. Errors: as apply().
    Status setSpeakerIdentities(const std::map<SpeakerId, std::string>& identities);

    /// When whoever works on the track sees what others say. Where it is switched off, all is in view from then on, which is recorded. Not
    /// part of the history. Errors: as apply().
    Status setBlindFirst(TrackId track, BlindFirst mode);
    /// Records that whoever works on the track saw what others say of these sentences; what they had said by then stays known. Not part of
    /// the history. Errors: as apply().
    Status reveal(TrackId track, std::span<const SegmentId> sentences);

    /// Whether another program has written to the file since, or replaced it: then it must be opened again. Errors: of the file.
    Result<bool> changedElsewhere();
    /// Writes a copy, history and all, in place of what stands there; the project stays the one it was. Errors: FileNotWritable (also: a
    /// program has the other open, or it is this very file), NotAuthorised (it is no file: what is sealed stays where it is).
    Status saveCopy(const std::filesystem::path& path);

private:
    struct Parts;
    explicit Project(std::unique_ptr<Parts> parts);
    /// As apply(), without a step.
    Status record(const std::function<Status(EditDraft&)>& make);
    Status checkWritable() const;
    Result<std::optional<Edit>> flip(bool undo);
    std::unique_ptr<Parts> m_parts;
};

/// What a run says of itself. Errors: CorruptFile.
Result<Timeline> runHeader(const ProjectRun& run);

}  // namespace undertone
