// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_analysis.h"

#include "engine/annotation/timeline_json_writer.h"
#include "engine/io/sha256.h"
#include "engine/vault/sealed_blob_store.h"

#include <utility>

namespace undertone {
namespace {

std::string resultsKey(const Session& session)
{
    return sha256OfNamedValues({{"kind", "session results 1"}, {"session", session.id().hex()}});
}

}  // namespace

Result<AnalysisJobRequest> sessionAnalysisRequest(const Session& session, const Keyring& keyring)
{
    AnalysisJobRequest request;
    request.audioName = session.folder().filename().string();
    std::map<std::string, std::string> sound{{"kind", "session sound 1"}, {"session", session.id().hex()}};
    for (const auto& track : session.tracks()) {
        if (!keyring.has(track.key))
            continue;
        const auto source = TRY(session.openTrack(track, keyring));  // now, so that what is damaged is said before a model is loaded
        sound["track " + std::to_string(track.number)] = track.key.hex() + " " + std::to_string(source->frameCount());
        const auto open = [&session, &keyring, track]() -> Result<std::unique_ptr<AudioSource>> {
            return std::unique_ptr<AudioSource>(TRY(session.openTrack(track, keyring)));
        };
        request.channels.push_back({track.speakers.size() == 1 ? track.speakers.front() : std::string(), open});
    }
    if (request.channels.empty())
        return Error{ErrorCode::NotAuthorised, message("consent.nobody"), session.folder()};
    request.channelsSha256 = sha256OfNamedValues(sound);
    return request;
}

Result<JobContext> sessionJobContext(const Session& session, const Keyring& keyring, const Authorisation& authorisation)
{
    return JobContext{TRY(session.derivedStore(keyring)), session.derivedFolder() / "runs", authorisation,
                      makeJournalSealer(TRY(session.derivedKey(keyring)))};
}

Status keepSessionResults(const Session& session, const Keyring& keyring, const Timeline& timeline)
{
    const auto store = TRY(session.derivedStore(keyring));
    const auto text = timelineToJson(timeline, JsonLayout::Indented);
    return store->put(resultsKey(session), std::as_bytes(std::span(text)));
}

Result<std::optional<std::string>> sessionResults(const Session& session, const Keyring& keyring)
{
    const auto store = TRY(session.derivedStore(keyring));
    const auto found = TRY(store->get(resultsKey(session)));
    if (!found)
        return std::optional<std::string>();
    return std::optional(std::string(reinterpret_cast<const char*>(found->data()), found->size()));
}

}  // namespace undertone
