// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project.h"

#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"
#include "engine/io/utterance_json.h"
#include "engine/project/edit_json.h"
#include "engine/project/invariants.h"
#include "engine/project/project_store.h"
#include "engine/project/speaker_identity.h"

#include <algorithm>
#include <unistd.h>

namespace undertone {

namespace fs = std::filesystem;

struct Project::Parts {
    fs::path path;
    std::optional<FolderLock> lock;  ///< released last: declared before the store
    ProjectContent content;
    std::optional<ProjectStore> store;
    Message readOnlyReason;
    bool isFile = true;
};

namespace {

Error noRun()
{
    return {ErrorCode::InvalidArgument, message("project.no-run")};
}

std::string headerText(Timeline header)
{
    header.utterances.clear();
    return timelineToJson(header, JsonLayout::OneLine);
}

Result<std::optional<Message>> nameOf(const Result<std::optional<StoredStep>>& step)
{
    if (!step)
        return step.error();
    if (!*step)
        return std::optional<Message>();
    return std::optional<Message>(TRY(messageFromJson((*step)->name)));
}

/// The file itself, whatever links lead to it, so that there is one lock for it.
fs::path resolved(const fs::path& path)
{
    std::error_code failure;
    auto canonical = fs::weakly_canonical(path, failure);
    return failure ? fs::absolute(path, failure) : canonical;
}

}  // namespace

Project::Project(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::create(const fs::path& path, const ProjectContent& content)
{
    const fs::path target = resolved(path);
    TRY(checkInvariants(content));
    const std::string image = TRY(ProjectStore::imageOf(content));
    {
        const auto lock = TRY(FolderLock::takeFile(target));
        std::error_code ignored;
        if (fs::symlink_status(target, ignored).type() != fs::file_type::not_found)
            return Error{ErrorCode::FileNotWritable, message("project.exists", target), target};
        TRY(writeFileAtomically(target, image));
    }
    return open(target);
}

Result<Project> Project::open(const fs::path& path)
{
    auto parts = std::make_unique<Parts>();
    parts->path = resolved(path);
    TRY(checkProjectFile(parts->path));  // before a lock file is laid beside what is no project
    auto lock = FolderLock::takeFile(parts->path);
    if (lock)
        parts->lock = std::move(*lock);
    else
        parts->readOnlyReason = message("project.opened-to-read", lock.error().message);
    const bool writes = parts->lock.has_value() && ::access(parts->path.c_str(), W_OK) == 0;
    if (parts->lock && !writes)
        parts->readOnlyReason = message("project.opened-to-read", message("project.read-only-file", parts->path));
    const auto mode = writes ? SqliteDatabase::Mode::ReadWrite : SqliteDatabase::Mode::ReadOnly;
    parts->store = TRY(ProjectStore::open(parts->path, mode, parts->content));
    return Project(std::move(parts));
}

Result<Project> Project::createIn(std::shared_ptr<ProjectPlace> place, const ProjectContent& content)
{
    TRY(checkInvariants(content));
    TRY(place->store(TRY(ProjectStore::imageOf(content))));
    return openIn(std::move(place));
}

Result<Project> Project::openIn(std::shared_ptr<ProjectPlace> place)
{
    auto parts = std::make_unique<Parts>();
    parts->path = place->path();
    parts->readOnlyReason = place->readOnlyReason();
    parts->isFile = false;
    parts->store = TRY(ProjectStore::openIn(std::move(place), parts->content));
    return Project(std::move(parts));
}

bool Project::isFile() const
{
    return m_parts->isFile;
}

const fs::path& Project::path() const
{
    return m_parts->path;
}

const std::string& Project::projectId() const
{
    return m_parts->store->projectId();
}

const Message& Project::readOnlyReason() const
{
    return m_parts->readOnlyReason;
}

const ProjectContent& Project::content() const
{
    return m_parts->content;
}

Status Project::checkWritable() const
{
    if (m_parts->readOnlyReason.empty())
        return {};
    return Error{ErrorCode::FileNotWritable, m_parts->readOnlyReason, m_parts->path};
}

Result<Edit> Project::apply(const std::function<Status(EditDraft&)>& make)
{
    TRY(checkWritable());
    EditDraft draft(m_parts->content);
    TRY(make(draft));
    Edit edit = draft.edit();
    if (edit.changes.empty())
        return edit;
    TRY(checkInvariants(m_parts->content, edit));
    ProjectStore::Write write;
    write.changes = edit.changes;
    write.newStep = StoredStep{0, nowIso8601(), messageToJson(edit.name), changesToJson(edit.changes), false};
    write.lastId = m_parts->content.lastNumber();
    TRY(m_parts->store->write(write));
    draft.keep();
    return edit;
}

Result<Edit> Project::applyToLast(const std::function<bool(const Edit& last, const std::string& madeAt)>& joins,
                                  const std::function<Message(const Message& last)>& rename, const std::function<Status(EditDraft&)>& make)
{
    TRY(checkWritable());
    const auto last = TRY(m_parts->store->stepToUndo());
    if (!last)
        return apply(make);
    Edit joined{TRY(messageFromJson(last->name)), TRY(changesFromJson(last->changes))};
    if (!joins(joined, last->madeAt))
        return apply(make);
    EditDraft draft(m_parts->content);
    TRY(make(draft));
    Edit edit = draft.edit();
    TRY(checkInvariants(m_parts->content, edit));
    joined.name = rename(joined.name);
    joined.changes.insert(joined.changes.end(), edit.changes.begin(), edit.changes.end());
    ProjectStore::Write write;
    write.changes = edit.changes;
    write.joined = ProjectStore::JoinedStep{*last, messageToJson(joined.name), changesToJson(joined.changes)};
    write.lastId = m_parts->content.lastNumber();
    TRY(m_parts->store->write(write));
    draft.keep();
    return edit;
}

Status Project::record(const std::function<Status(EditDraft&)>& make)
{
    TRY(checkWritable());
    EditDraft draft(m_parts->content);
    TRY(make(draft));
    const Edit edit = draft.edit();
    TRY(checkInvariants(m_parts->content, edit));
    ProjectStore::Write write;
    write.changes = edit.changes;
    write.lastId = m_parts->content.lastNumber();
    TRY(m_parts->store->write(write));
    draft.keep();
    return {};
}

Result<std::optional<Edit>> Project::flip(bool undo)
{
    TRY(checkWritable());
    const auto step = TRY(undo ? m_parts->store->stepToUndo() : m_parts->store->stepToRedo());
    if (!step)
        return std::optional<Edit>();
    Edit edit{TRY(messageFromJson(step->name)), TRY(changesFromJson(step->changes))};
    if (undo)
        edit = inverseOf(std::move(edit));
    EditDraft draft(m_parts->content);
    TRY(draft.replay(edit));
    edit.changes = draft.edit().changes;
    TRY(checkInvariants(m_parts->content, edit));
    ProjectStore::Write write;
    write.changes = edit.changes;
    write.flipped = step;
    TRY(m_parts->store->write(write));
    draft.keep();
    return std::optional<Edit>(std::move(edit));
}

Result<std::optional<Edit>> Project::undo()
{
    return flip(true);
}

Result<std::optional<Edit>> Project::redo()
{
    return flip(false);
}

Result<std::optional<Message>> Project::undoName()
{
    return nameOf(m_parts->store->stepToUndo());
}

Result<std::optional<Message>> Project::redoName()
{
    return nameOf(m_parts->store->stepToRedo());
}

Result<std::vector<HistoryStep>> Project::history(std::int64_t count)
{
    std::vector<HistoryStep> steps;
    for (const StoredStep& step : TRY(m_parts->store->steps(count)))
        steps.push_back({TRY(messageFromJson(step.name)), step.madeAt, step.isUndone});
    return steps;
}

Result<ProjectRunId> Project::addRun(TrackId segmentation, const Timeline& header, const std::string& name, RunListing listing)
{
    ProjectRunId id;
    TRY(record([&](EditDraft& draft) -> Status {
        const auto* track = draft.find<Track>(segmentation);
        if (track == nullptr || track->kind != TrackKind::Segmentation)
            return Error{ErrorCode::InvalidArgument, message("project.no-segmentation")};
        id = draft.nextId<ProjectRunId>();
        std::int64_t position = 0;
        for (const auto& [run, display] : draft.content().rows<RunDisplay>())
            position = std::max(position, display.position);
        draft.put(ProjectRun{id, segmentation, nowIso8601(), headerText(header)});
        draft.put(RunDisplay{id, name, listing == RunListing::Hidden, position + 1});
        return {};
    }));
    return id;
}

Status Project::addResults(ProjectRunId run, std::span<const UtteranceAnalysis> results)
{
    TRY(checkWritable());
    const auto* stored = m_parts->content.find<ProjectRun>(run);
    if (stored == nullptr)
        return noRun();
    const Timeline header = TRY(runHeader(*stored));
    ProjectStore::Write write;
    for (const UtteranceAnalysis& result : results)
        write.results.push_back({static_cast<std::int64_t>(run.number()), result.index, static_cast<std::int64_t>(result.segment.number()),
                                 utteranceToJson(result, header.labels, header.memory)});
    return m_parts->store->write(write);
}

Result<std::vector<UtteranceAnalysis>> Project::results(ProjectRunId run)
{
    const auto* stored = m_parts->content.find<ProjectRun>(run);
    if (stored == nullptr)
        return noRun();
    const Timeline header = TRY(runHeader(*stored));
    std::vector<UtteranceAnalysis> found;
    for (const StoredResult& result : TRY(m_parts->store->results(static_cast<std::int64_t>(run.number())))) {
        found.push_back(TRY(utteranceFromJson(result.result, header.labels)));
        found.back().segment = SegmentId(static_cast<std::uint64_t>(result.sentence));
    }
    return found;
}

Status Project::setSetting(const std::string& key, const std::string& value)
{
    return record([&](EditDraft& draft) -> Status {
        if (value.empty())
            draft.remove<Setting>(key);
        else
            draft.put(Setting{key, value});
        return {};
    });
}

Status Project::setSpeakerIdentities(const std::map<SpeakerId, std::string>& identities)
{
    return record([&](EditDraft& draft) -> Status {
        for (const auto& [speaker, identity] : identities)
            putSpeakerIdentity(draft, speaker, identity);
        return {};
    });
}

Status Project::setBlindFirst(TrackId track, BlindFirst mode)
{
    return record([&](EditDraft& draft) -> Status {
        const auto* known = draft.find<Track>(track);
        if (known == nullptr || known->kind != TrackKind::Annotation)
            return Error{ErrorCode::InvalidArgument, message("project.no-track")};
        if (mode == BlindFirst::Off && blindFirstOf(draft.content(), track) != BlindFirst::Off) {
            const std::string now = nowIso8601();
            for (const Sentence* sentence : draft.content().sentencesOf(known->segmentation))
                putReveal(draft, track, sentence->id, now);
        }
        putBlindFirst(draft, track, mode);
        return {};
    });
}

Status Project::reveal(TrackId track, std::span<const SegmentId> sentences)
{
    return record([&](EditDraft& draft) -> Status {
        const std::string now = nowIso8601();
        for (const SegmentId sentence : sentences)
            putReveal(draft, track, sentence, now);
        return {};
    });
}

Result<bool> Project::changedElsewhere()
{
    return m_parts->store->changedElsewhere();
}

Status Project::saveCopy(const fs::path& path)
{
    if (!isFile())
        return Error{ErrorCode::NotAuthorised, message("project.sealed-stays"), m_parts->path};
    const fs::path target = resolved(path);
    if (target == m_parts->path)
        return Error{ErrorCode::FileNotWritable, message("project.copy-itself", target), target};
    const auto lock = TRY(FolderLock::takeFile(target));
    const std::string image = TRY(m_parts->store->image());
    return writeFileAtomically(target, image);
}

Result<Timeline> runHeader(const ProjectRun& run)
{
    return timelineFromJson(run.header);
}

}  // namespace undertone
