// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_project.h"

#include "app/jobs/project/project_job.h"
#include "app/jobs/recording/session_analysis.h"
#include "app/jobs/recording/session_sentences.h"
#include "app/jobs/recording/session_sound.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/consent/consent_watch.h"
#include "engine/core/overlap_mark.h"
#include "engine/core/time_text.h"
#include "engine/io/folder_lock.h"
#include "engine/io/sha256.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"
#include "engine/project/speaker_identity.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

/// Under which the image of the project lies in a label store.
std::string projectKey(const Session& session)
{
    return sha256OfNamedValues({{"kind", "session project 1"}, {"session", session.id().hex()}});
}

/// A project in a store. One that nobody writes to needs no more than this.
class StoredPlace : public ProjectPlace {
public:
    StoredPlace(std::shared_ptr<BlobStore> store, std::string key, fs::path path)
        : m_store(std::move(store)), m_key(std::move(key)), m_path(std::move(path))
    {
    }
    [[nodiscard]] const fs::path& path() const override { return m_path; }
    [[nodiscard]] const Message& readOnlyReason() const override { return m_readOnlyReason; }
    Result<std::optional<std::string>> load() override
    {
        const auto bytes = TRY(m_store->get(m_key));
        if (!bytes)
            return std::optional<std::string>();
        return std::optional(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    }
    Status store(const std::string& image) override { return m_store->put(m_key, std::as_bytes(std::span(image))); }

protected:
    void openToRead(Message why) { m_readOnlyReason = std::move(why); }

private:
    std::shared_ptr<BlobStore> m_store;
    std::string m_key;
    fs::path m_path;
    Message m_readOnlyReason;
};

/// That of a session, for as long as everyone agrees to its analysis.
class SessionPlace final : public StoredPlace {
public:
    static Result<std::shared_ptr<SessionPlace>> open(Session session, const Keyring& keyring)
    {
        auto watch = TRY(ConsentWatch::start(session));
        auto authorisation = TRY(watch->authorise(Purpose::Analyse));
        auto store = TRY(session.labelStore(keyring));
        auto place = std::make_shared<SessionPlace>(std::move(session), std::move(store), std::move(watch), std::move(authorisation));
        auto lock = FolderLock::takeFile(place->m_session.labelFolder() / "project", LockHolder::Program);
        if (lock)
            place->m_lock = *std::move(lock);
        else
            place->openToRead(message("project.opened-to-read", lock.error().message));
        return place;
    }
    SessionPlace(Session session, std::shared_ptr<BlobStore> store, std::unique_ptr<ConsentWatch> watch, Authorisation authorisation)
        : StoredPlace(std::move(store), projectKey(session), session.folder()), m_session(std::move(session)), m_watch(std::move(watch)),
          m_authorisation(std::move(authorisation))
    {
    }
    Result<std::optional<std::string>> load() override
    {
        TRY(checkWithLog());
        return StoredPlace::load();
    }
    Status store(const std::string& image) override
    {
        TRY(checkWithLog());
        TRY(StoredPlace::store(image));
        return checkWithLog();  // withdrawn while it was sealed: its key is gone, or goes now
    }
    [[nodiscard]] const Session& session() const { return m_session; }

private:
    /// What a withdrawal destroyed the key of is not sealed by it, however short a time ago that was. Errors: NotAuthorised.
    Status checkWithLog()
    {
        TRY(m_session.log().refresh());
        TRY(m_session.book().follow(m_session.log()));
        if (m_session.derivedWasDestroyed())
            m_authorisation.revoke();
        return m_authorisation.allows({Purpose::Analyse});
    }

    std::optional<FolderLock> m_lock;  ///< none: it is open to read
    Session m_session;
    std::unique_ptr<ConsentWatch> m_watch;
    Authorisation m_authorisation;
};

Result<std::optional<Timeline>> keptResults(const Session& session, const Keyring& keyring)
{
    const auto text = TRY(sessionResults(session, keyring));
    if (!text)
        return std::optional<Timeline>();
    return std::optional(TRY(timelineFromJson(*text)));
}

/// Everyone who can be heard, so that sentences can be given to them.
Status addSpeakers(ProjectContent& content, const Session& session, const Keyring& keyring)
{
    EditDraft draft(content);
    std::set<std::string> known;
    for (const auto& [id, speaker] : content.rows<Speaker>())
        known.insert(speaker.name);
    for (const auto& track : session.tracks()) {
        for (const auto& speaker : track.speakers) {
            if (session.canBeHeard(track, keyring) && known.insert(speaker).second)
                TRY(addSpeaker(draft, speaker));
        }
    }
    draft.keep();
    return {};
}

Result<ProjectContent> newContent(const Session& session, const Keyring& keyring, const std::optional<Timeline>& results)
{
    const auto sound = TRY(SessionSound::of(session, keyring));
    AudioReference audio = describedAudio(*TRY(sound.open()));
    audio.path = session.folder().filename().string();
    audio.sha256 = sound.sha256();
    Conversation conversation;
    if (results) {
        conversation = conversationOf(*results);
    } else if (const auto spoken = TRY(SessionSentences::read(*TRY(session.derivedStore(keyring)), session)); spoken) {
        conversation = spoken->conversation.value_or(Conversation());
    }
    auto content = TRY(newProjectContent(audio, conversation, audio.path, results ? results->segmentsSource : std::string()));
    TRY(addSpeakers(content, session, keyring));
    return content;
}

TrackId segmentationOf(const ProjectContent& content)
{
    const auto segmentations = content.tracksOf(TrackKind::Segmentation);
    return segmentations.empty() ? TrackId() : segmentations.back()->id;
}

/// Whether they are a run of the project already. One without results was interrupted while it was taken in.
Result<bool> hasRun(Project& project, const Timeline& results)
{
    const auto runs = project.content().rows<ProjectRun>();
    for (const auto& [id, run] : runs) {
        if (TRY(runHeader(run)).runId == results.runId && !TRY(project.results(id)).empty())
            return true;
    }
    return false;
}

/// Those of sentences that have been cut anew since are left out: they are of others.
Status takeIn(Project& project, const Timeline& results)
{
    const ProjectContent& content = project.content();
    if (results.utterances.empty() || TRY(hasRun(project, results)))
        return {};
    if (content.rows<Sentence>().empty()) {
        TRY(project.apply([&](EditDraft& draft) -> Status {
            TRY(importConversation(draft, conversationOf(results), content.audio().path, results.segmentsSource));
            return {};
        }));
    }
    Timeline attached = results;
    auto rows = attachedResults(content, segmentationOf(content), results);
    if (!rows)
        return {};
    attached.utterances = *std::move(rows);
    return keepRun(project, segmentationOf(content), attached);
}

/// Remembers who is who, of speakers that are called as the session calls them: their names can be changed.
Status rememberSpeakers(Project& project, const Session& session)
{
    std::map<SpeakerId, std::string> unknown;
    for (const auto& [id, speaker] : project.content().rows<Speaker>()) {
        if (speakerIdentity(project.content(), id).empty() && session.book().find(speaker.name) != nullptr)
            unknown.emplace(id, speaker.name);
    }
    return unknown.empty() ? Status() : project.setSpeakerIdentities(unknown);
}

/// Whom the session knows a speaker of the project as; empty: nobody, or one who was given the name of another.
std::string consentIdOf(const ProjectContent& content, SpeakerId id, const Session& session)
{
    const auto* speaker = content.find<Speaker>(id);
    if (speaker == nullptr)
        return {};
    const auto identity = speakerIdentity(content, id);
    const bool isNamedAsOne = session.book().find(speaker->name) != nullptr;
    if (identity.empty())
        return isNamedAsOne ? speaker->name : std::string();
    return isNamedAsOne && speaker->name != identity ? std::string() : identity;
}

/// Ids of the speakers of a session who go on agreeing to an analysis, behind the withdrawal of one.
std::set<std::string> stayingBehind(const Session& session, const std::string& leaving)
{
    std::set<std::string> names;
    for (const auto& speaker : session.book().speakers()) {
        const bool stays = speaker.record.speaker != leaving && !speaker.withdrawn.contains(Purpose::Record)
            && !speaker.withdrawn.contains(Purpose::Analyse);
        if (stays)
            names.insert(speaker.record.speaker);
    }
    return names;
}

/// Takes out of a project what is not said of `staying`, and whatever was computed.
Result<KeptLabels> keepOnly(ProjectContent& content, const std::function<bool(SpeakerId)>& isStaying)
{
    EditDraft draft(content);
    KeptLabels count;
    std::vector<SegmentId> leaving;
    const TrackId shown = segmentationOf(content);
    for (const auto& [id, sentence] : content.rows<Sentence>()) {
        const bool stays = isStaying(sentence.speaker);
        if (sentence.track == shown)
            ++(stays ? count.kept : count.destroyed);
        if (!stays)
            leaving.push_back(id);
    }
    TRY(removeSentences(draft, leaving));
    forgetReviewOfRemoved(draft);
    const auto speakers = content.rows<Speaker>();
    for (const auto& [id, speaker] : speakers) {
        if (!isStaying(id))
            TRY(removeSpeaker(draft, id));
    }
    const auto displays = content.rows<RunDisplay>();
    for (const auto& [id, display] : displays)
        draft.remove<RunDisplay>(id);
    const auto runs = content.rows<ProjectRun>();
    for (const auto& [id, run] : runs)
        draft.remove<ProjectRun>(id);
    draft.keep();
    return count;
}

}  // namespace

Result<Project> openSessionProject(Session session, const Keyring& keyring)
{
    TRY(session.recoverToRead(keyring));
    const auto place = TRY(SessionPlace::open(std::move(session), keyring));
    const auto results = TRY(keptResults(place->session(), keyring));
    const bool isNew = !TRY(place->load());
    if (isNew && !place->readOnlyReason().empty())
        return Error{ErrorCode::FileNotWritable, place->readOnlyReason(), place->path()};
    auto project = isNew ? TRY(Project::createIn(place, TRY(newContent(place->session(), keyring, results)))) : TRY(Project::openIn(place));
    if (!project.readOnlyReason().empty())
        return project;
    if (results) {
        if (const auto taken = takeIn(project, *results); !taken && taken.error().code == ErrorCode::NotAuthorised)
            return taken.error();  // else it is there without them
    }
    TRY(rememberSpeakers(project, place->session()));
    return project;
}

Result<std::optional<Project>> readSessionProject(std::shared_ptr<BlobStore> labels, const Session& session)
{
    const auto place = std::make_shared<StoredPlace>(std::move(labels), projectKey(session), session.folder());
    if (!TRY(place->load()))
        return std::optional<Project>();
    return std::optional(TRY(Project::openIn(place)));
}

Result<std::optional<Conversation>> sentencesOfSessionProject(std::shared_ptr<BlobStore> labels, const Session& session)
{
    const auto project = TRY(readSessionProject(std::move(labels), session));
    if (!project)
        return std::optional<Conversation>();
    auto conversation = conversationOf(project->content(), segmentationOf(project->content()));
    return conversation.segments.empty() ? std::optional<Conversation>() : std::optional(std::move(conversation));
}

Result<std::set<SpeakerId>> speakersOfSessionProject(std::shared_ptr<BlobStore> labels, const Session& session)
{
    std::set<SpeakerId> known;
    const auto project = TRY(readSessionProject(std::move(labels), session));
    if (!project)
        return known;
    for (const auto& [id, speaker] : project->content().rows<Speaker>()) {
        if (!consentIdOf(project->content(), id, session).empty())
            known.insert(id);
    }
    return known;
}

Result<std::optional<std::string>> imageOfSessionProject(const Session& session, const Keyring& keyring)
{
    return StoredPlace(TRY(session.labelStore(keyring)), projectKey(session), session.folder()).load();
}

namespace {

constexpr double secondsAroundVoice = 0.5;

using Stretches = std::vector<std::pair<double, double>>;

/// In order, and what overlaps as one.
Stretches merged(Stretches stretches)
{
    std::ranges::sort(stretches);
    Stretches apart;
    for (const auto& [start, end] : stretches) {
        if (!apart.empty() && start <= apart.back().second)
            apart.back().second = std::max(apart.back().second, end);
        else
            apart.emplace_back(start, end);
    }
    return apart;
}

/// What of `stretches` lies in none of `others`; both as merged() gives them.
Stretches without(const Stretches& stretches, const Stretches& others)
{
    Stretches left;
    for (const auto& [start, end] : stretches) {
        double at = start;
        for (const auto& [from, to] : others) {
            if (to <= at || from >= end)
                continue;
            if (from > at)
                left.emplace_back(at, from);
            at = std::max(at, to);
        }
        if (at < end)
            left.emplace_back(at, end);
    }
    return left;
}

bool mayBeOverlapped(const Sentence& sentence)
{
    return std::ranges::any_of(sentence.columns, [](const auto& column) { return column.first == overlapColumn; });
}

bool sharesChannel(const Session& session, const Keyring& keyring, const std::string& speaker)
{
    return std::ranges::any_of(session.tracks(), [&](const SessionTrack& track) {
        return track.speakers.size() > 1 && std::ranges::find(track.speakers, speaker) != track.speakers.end()
            && session.canBeHeard(track, keyring);
    });
}

/// Of the channels that a speaker shares, what others say in them.
Result<std::vector<KeptStretches>> sentencesOfOthers(const Session& session, const Keyring& keyring, const std::string& leaving)
{
    const auto project = TRY(readSessionProject(TRY(session.labelStore(keyring)), session));
    if (!project)
        return Error{ErrorCode::InvalidArgument, message("consent.say-who-speaks"), session.folder()};
    const auto& content = project->content();
    std::map<std::string, std::vector<const Sentence*>> said;
    for (const Sentence* sentence : content.sentencesOf(segmentationOf(content))) {
        const auto who = consentIdOf(content, sentence->speaker, session);
        if (who.empty())
            return Error{ErrorCode::InvalidArgument, message("consent.who-speaks-at", clockText(sentence->startSeconds, 1)),
                         session.folder()};
        said[who].push_back(sentence);
    }
    if (said[leaving].empty())
        return Error{ErrorCode::InvalidArgument, message("consent.no-sentence-of", leaving), session.folder()};
    Stretches gone;
    for (const Sentence* sentence : said[leaving])
        gone.emplace_back(sentence->startSeconds - secondsAroundVoice, sentence->endSeconds + secondsAroundVoice);
    gone = merged(std::move(gone));
    std::vector<KeptStretches> kept;
    for (const auto& track : session.tracks()) {
        const bool isShared = track.speakers.size() > 1 && std::ranges::find(track.speakers, leaving) != track.speakers.end();
        if (!isShared || !session.canBeHeard(track, keyring))
            continue;
        Stretches stays;
        for (const auto& speaker : track.speakers) {
            for (const Sentence* sentence : said[speaker]) {
                if (speaker != leaving && !mayBeOverlapped(*sentence))
                    stays.emplace_back(sentence->startSeconds, sentence->endSeconds);
            }
        }
        kept.push_back({track.number, without(merged(std::move(stays)), gone)});
    }
    return kept;
}

}  // namespace

Result<DestructionCertificate> withdrawFromSession(Session& session, Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                                   const std::vector<fs::path>& modelFolders, SharedChannels shared)
{
    std::vector<KeptStretches> kept;
    if (shared == SharedChannels::KeepOthers) {
        if (!purposes.contains(Purpose::Record))
            return Error{ErrorCode::InvalidArgument, message("consent.keep-needs-record"), session.folder()};
        const auto* known = session.book().find(speaker);
        if (known != nullptr && known->withdrawn.contains(Purpose::Record))
            return Error{ErrorCode::InvalidArgument, message("consent.withdrew-already", speaker), session.folder()};
        if (sharesChannel(session, keyring, speaker)) {
            TRY(session.mayKeepOthers(speaker));
            kept = TRY(sentencesOfOthers(session, keyring, speaker));
        }
    }
    const bool leaves = purposes.contains(Purpose::Record) || purposes.contains(Purpose::Analyse);
    const auto key = projectKey(session);
    const auto placeIn = [&](BlobStore& store) {  // which outlives it
        return std::make_shared<StoredPlace>(std::shared_ptr<BlobStore>(std::shared_ptr<BlobStore>(), &store), key, session.folder());
    };
    const auto carry = [&](BlobStore& before, BlobStore& after) -> Result<std::optional<KeptLabels>> {
        const auto place = placeIn(before);
        if (!TRY(place->load()))
            return std::optional<KeptLabels>();
        ProjectContent content = TRY(Project::openIn(place)).content();
        const auto names = stayingBehind(session, speaker);
        const auto count = TRY(
            keepOnly(content, [&, known = content](SpeakerId id) { return !leaves || names.contains(consentIdOf(known, id, session)); }));
        TRY(Project::createIn(placeIn(after), content));
        return std::optional(count);
    };
    return session.withdraw(keyring, speaker, purposes, modelFolders, carry, kept);
}

}  // namespace undertone
