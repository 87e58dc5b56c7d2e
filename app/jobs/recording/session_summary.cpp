// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_summary.h"

#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {
namespace {

namespace fs = std::filesystem;

double numberOf(const AuditEntry& entry, const char* name)
{
    const auto details = parseStrictJson(entry.details, message("vault.entry"));
    return details && details->is_object() && details->contains(name) && (*details)[name].is_number() ? (*details)[name].get<double>()
                                                                                                      : 0.0;
}

}  // namespace

std::string_view conditionName(SessionCondition condition)
{
    switch (condition) {
    case SessionCondition::Empty: return "empty";
    case SessionCondition::Recording: return "recording";
    case SessionCondition::Interrupted: return "interrupted";
    case SessionCondition::Recorded: return "recorded";
    case SessionCondition::Due: return "due";
    case SessionCondition::Destroyed: return "destroyed";
    }
    return {};
}

SessionCondition conditionOf(const Session& session, const Keyring& keyring)
{
    if (std::ranges::none_of(session.tracks(), [&](const SessionTrack& track) { return session.canBeHeard(track, keyring); }))
        return SessionCondition::Destroyed;
    if (session.isBeingRecorded())
        return SessionCondition::Recording;
    if (session.isDue())
        return SessionCondition::Due;
    return !session.hasRecording() ? SessionCondition::Empty
        : session.extents()        ? SessionCondition::Recorded
                                   : SessionCondition::Interrupted;
}

bool holdsSound(const Session& session, const Keyring& keyring)
{
    return std::ranges::any_of(session.tracks(), [&](const SessionTrack& track) { return keyring.has(track.key); });
}

std::vector<fs::path> sessionsIn(const fs::path& vault)
{
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::directory_iterator entry(vault, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (Session::isSession(entry->path()))
            found.push_back(entry->path());
    }
    std::ranges::sort(found);
    return found;
}

std::string recordedWhen(const Session& session)
{
    const auto& entries = session.log().entries();
    const auto begun = std::ranges::find(entries, std::string(recordingStartedEvent), &AuditEntry::what);
    return begun == entries.end() ? std::string() : begun->time;
}

std::optional<double> recordedSeconds(const Session& session)
{
    const auto extents = session.extents();
    const auto& entries = session.log().entries();
    const auto end = std::ranges::find_if(
        entries, [](const AuditEntry& entry) { return entry.what == recordingStoppedEvent || entry.what == recordingRecoveredEvent; });
    const double rate = end == entries.end() ? 0.0 : numberOf(*end, "sample_rate");
    if (!extents || extents->empty() || rate <= 0.0)
        return std::nullopt;
    return static_cast<double>(std::ranges::max(*extents, {}, &TrackExtent::frames).frames) / rate;
}

std::vector<double> markedSeconds(const Session& session)
{
    std::vector<double> marks;
    for (const auto& entry : session.log().entries()) {
        if (entry.what == recordingMarkedEvent)
            marks.push_back(numberOf(entry, "seconds"));
    }
    return marks;
}

}  // namespace undertone
