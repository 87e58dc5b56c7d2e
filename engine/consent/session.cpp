// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/session.h"

#include "engine/consent/consent_notice.h"
#include "engine/consent/session_file.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"
#include "engine/vault/sealed_blob_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {
namespace fs = std::filesystem;

Session::Session(fs::path folder, SessionContent content, SecretBytes key, AuditLog log)
    : m_folder(std::move(folder)), m_content(std::move(content)), m_key(std::move(key)), m_log(std::move(log)),
      m_book(m_content.terms.inference(), m_content.terms.retentionUntil)
{
}

bool Session::isSession(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / fileName, ignored);
}

AuditLog::Place Session::logPlace(const fs::path& folder, const SessionContent& content)
{
    return {folder / logName, content.id, content.key};
}

namespace {

constexpr const char* noticesFolder = "notices";

/// One track for each channel that somebody speaks in, in the order of the channels.
std::vector<SessionTrack> tracksOf(const ConsentFile& consent)
{
    std::map<int, std::vector<std::string>> voices;
    for (const auto& speaker : consent.speakers)
        voices[speaker.channel].push_back(speaker.record.speaker);
    std::vector<SessionTrack> tracks;
    for (auto& [channel, speakers] : voices)
        tracks.push_back({static_cast<std::uint32_t>(tracks.size()), channel, {}, std::move(speakers)});
    return tracks;
}

Status sealEvidence(const fs::path& folder, const ConsentFile::Speaker& speaker, const SealId& keyId, SecretBytes key)
{
    if (speaker.evidence.empty() && speaker.drawn.empty())
        return {};
    const auto bytes = speaker.drawn.empty() ? TRY(readTextFile(speaker.evidence, ConsentFile::maxEvidenceBytes)) : speaker.drawn;
    if (sha256Hex(bytes) != speaker.record.evidenceSha256)  // what is sealed is what was shown with the consent
        return Error{ErrorCode::InvalidArgument, message("consent.evidence", speaker.record.speaker), {}};
    return SealedBlobStore(folder / "evidence" / keyId.hex(), keyId, std::move(key))
        .put(speaker.record.evidenceSha256, std::as_bytes(std::span(bytes)));
}

}  // namespace

Status Session::makeFiles(const fs::path& folder, Keyring& keyring, const ConsentFile& consent, std::vector<SealId>& keys)
{
    SessionContent content;
    content.id = SealId::random();
    content.terms = consent.terms;
    content.tracks = tracksOf(consent);
    keys = TRY(keyring.addKeys(2 + content.tracks.size() + consent.speakers.size()));
    auto next = keys.begin();
    content.key = *next++;
    content.derivedKey = *next++;
    for (auto& track : content.tracks)
        track.key = *next++;
    for (const auto& speaker : consent.speakers)
        content.speakerKeys.emplace_back(speaker.record.speaker, *next++);
    for (std::size_t i = 0; i < consent.speakers.size(); ++i) {
        const auto& id = content.speakerKeys[i].second;
        TRY(sealEvidence(folder, consent.speakers[i], id, TRY(keyring.key(id))));
    }
    SealedBlobStore notices(folder / noticesFolder, content.key, TRY(keyring.key(content.key)));
    for (const auto& speaker : consent.speakers) {
        if (!speaker.notice.empty())
            TRY(notices.put(speaker.record.noticeSha256, std::as_bytes(std::span(speaker.notice))));
    }
    auto log = TRY(AuditLog::create(logPlace(folder, content), TRY(keyring.key(content.key))));
    TRY(log.append(sessionCreatedEvent,
                   {{"setting", content.terms.setting},
                    {"retention_until", content.terms.retentionUntil},
                    {derivedKeyField, content.derivedKey.hex()}}));
    for (const auto& speaker : consent.speakers) {
        auto record = toJson(speaker.record);
        record["controller"] = consent.terms.controllerName;
        TRY(log.append(consentGivenEvent, record));
    }
    // Last: a folder without it is no session.
    return writeSessionFile(folder, content, TRY(keyring.key(content.key)));
}

Result<Session> Session::create(const fs::path& folder, Keyring& keyring, const ConsentFile& consent)
{
    std::error_code failure;
    const bool wasThere = fs::exists(folder, failure);
    if (wasThere && !fs::is_empty(folder, failure))
        return Error{ErrorCode::InvalidArgument, message("vault.session-exists", folder), folder};
    fs::create_directories(folder / "audio", failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make-folder", folder, failure.message()), folder};
    fs::permissions(folder, fs::perms::owner_all, failure);
    std::vector<SealId> keys;
    const auto made = makeFiles(folder, keyring, consent, keys);
    auto session = made ? open(folder, keyring) : made.error();
    if (session)
        return session;
    // The same folder and the same consent serve again, once there is room.
    static_cast<void>(keyring.destroy(keys));
    fs::remove_all(folder, failure);
    if (wasThere)
        fs::create_directory(folder, failure);
    return session.error();
}

Result<Session> Session::read(const fs::path& folder, const Keyring& keyring, bool despiteLog)
{
    const auto ids = readSessionKeyId(folder);
    if (!ids && ids.error().code == ErrorCode::FileNotFound)
        return Error{ErrorCode::FileNotFound, message("consent.not-a-session", folder), folder};
    if (!ids)
        return ids.error();
    auto key = TRY(keyring.key(ids->second));
    auto content = TRY(readSessionFile(folder, key));
    const auto place = logPlace(folder, content);
    auto keyOfLog = TRY(SecretBytes::copyOf(key.bytes()));
    auto log = despiteLog ? AuditLog::openWhatIsThere(place, std::move(keyOfLog)) : TRY(AuditLog::open(place, std::move(keyOfLog)));
    Session session(folder, std::move(content), std::move(key), std::move(log));
    if (const auto followed = session.m_book.follow(session.m_log); !followed && !despiteLog)
        return followed.error();
    return session;
}

Result<Session> Session::open(const fs::path& folder, const Keyring& keyring)
{
    auto session = TRY(read(folder, keyring, false));
    if (session.isHalfWithdrawn(keyring)) {
        auto own = TRY(keyring.copy());
        const auto finished = session.finishWithdrawal(own);
        if (!finished && (session.holdsWithdrawn(keyring) || !session.checkIsLatest(keyring)))
            return Error{finished.error().code, message("consent.unfinished-withdrawal", finished.error().message), folder};
    }
    TRY(session.checkIsLatest(keyring));
    return session;
}

Result<Session> Session::openToDestroy(const fs::path& folder, const Keyring& keyring)
{
    return read(folder, keyring, true);
}

Result<AuditLog> Session::openLog() const
{
    return AuditLog::open(logPlace(m_folder, m_content), TRY(SecretBytes::copyOf(m_key.bytes())));
}

Result<AuditReport> Session::verifyLog(const fs::path& folder, const Keyring& keyring, std::string_view printedHead)
{
    const auto [session, keyId] = TRY(readSessionKeyId(folder));
    SessionContent content;
    content.id = session;
    content.key = keyId;
    const auto key = TRY(keyring.key(keyId));
    return AuditLog::verify(logPlace(folder, content), key, printedHead);
}

Result<std::string> Session::noticeOf(const ConsentRecord& record) const
{
    if (const auto known = noticeOfSha256(record.noticeSha256); !known.empty())
        return std::string(known);
    SealedBlobStore notices(m_folder / noticesFolder, m_content.key, TRY(SecretBytes::copyOf(m_key.bytes())));
    const auto kept = TRY(notices.get(record.noticeSha256));
    return kept ? std::string(reinterpret_cast<const char*>(kept->data()), kept->size()) : std::string();
}

TrackPlace Session::placeOf(const SessionTrack& track) const
{
    return {track.cut ? cutFolder(track.key) : m_folder / "audio", m_content.id, track.key, track.number};
}

bool Session::hasRecording() const
{
    return std::ranges::any_of(m_log.entries(), [](const AuditEntry& entry) { return entry.what == recordingStartedEvent; });
}

std::optional<std::vector<TrackExtent>> Session::extents() const
{
    std::optional<std::vector<TrackExtent>> found;
    for (const auto& entry : m_log.entries()) {
        if (entry.what != recordingStoppedEvent && entry.what != recordingRecoveredEvent)
            continue;
        const auto json = parseStrictJson(entry.details, message("vault.entry"));
        if (!json)
            continue;
        std::vector<TrackExtent> extents(m_content.tracks.size());
        JsonFields fields(*json);
        for (const auto& track : fields.array("tracks")) {
            JsonFields extent(track);
            const auto number = static_cast<std::size_t>(extent.integerIn("track", 0, 63));
            if (number < extents.size())
                extents[number] = {static_cast<std::uint32_t>(extent.integerIn("segments", 0, 1'000'000'000)),
                                   static_cast<std::uint64_t>(extent.integerIn("frames", 0, std::int64_t{1} << 50))};
        }
        found = std::move(extents);
    }
    for (const auto& track : m_content.tracks) {
        if (found && track.cut)
            (*found)[track.number] = *track.cut;
    }
    return found;
}

bool Session::hasLeft(const std::string& speaker) const
{
    const auto* known = m_book.find(speaker);
    return known != nullptr && known->withdrawn.contains(Purpose::Record);
}

bool Session::canBeHeard(const SessionTrack& track, const Keyring& keyring) const
{
    return std::ranges::none_of(track.speakers, [this](const std::string& speaker) { return hasLeft(speaker); }) && keyring.has(track.key);
}

Result<std::unique_ptr<SealedTrackSource>> Session::openTrack(const SessionTrack& track, const Keyring& keyring) const
{
    if (!canBeHeard(track, keyring))
        return Error{ErrorCode::NotAuthorised, message("vault.key-destroyed"), m_folder};
    const auto ended = extents();
    const auto key = TRY(keyring.key(track.key));
    return SealedTrackSource::open(placeOf(track), key, ended ? std::optional((*ended)[track.number]) : std::nullopt);
}

Result<FolderLock> Session::lockForRecording() const
{
    return FolderLock::take(m_folder / "audio", LockHolder::Program);
}

bool Session::isBeingRecorded() const
{
    if (!hasRecording() || extents())
        return false;
    const auto lock = lockForRecording();
    return !lock && FolderLock::isHeldByOther(lock.error());
}

Status Session::recoverToRead(const Keyring& keyring)
{
    const auto recovered = recover(keyring);
    if (recovered || (recovered.error().code == ErrorCode::FileNotWritable && !FolderLock::isHeldByOther(recovered.error())))
        return {};
    return recovered.error();
}

Result<bool> Session::recover(const Keyring& keyring)
{
    if (!hasRecording() || extents())
        return false;
    const auto lock = TRY(lockForRecording());  // or it is being recorded
    auto tracks = nlohmann::json::array();
    int sampleRate = 0;
    for (const auto& track : m_content.tracks) {
        if (!canBeHeard(track, keyring))
            continue;
        auto source = openTrack(track, keyring);
        if (!source && source.error().code == ErrorCode::FileNotFound)
            continue;
        if (!source)
            return source.error();
        sampleRate = (*source)->sampleRate();
        auto key = TRY(keyring.key(track.key));
        const auto extent = TRY(SealedTrackSource::sealOpenEnd(placeOf(track), key));
        tracks.push_back({{"track", track.number}, {"segments", extent.segments}, {"frames", extent.frames}});
    }
    TRY(m_log.append(recordingRecoveredEvent, {{"tracks", tracks}, {"sample_rate", sampleRate}}));
    return true;
}

Result<std::shared_ptr<BlobStore>> Session::derivedStore(const Keyring& keyring) const
{
    return std::shared_ptr<BlobStore>(
        std::make_shared<SealedBlobStore>(derivedFolder() / "blobs", m_content.derivedKey, TRY(keyring.key(m_content.derivedKey))));
}

Result<std::shared_ptr<BlobStore>> Session::labelStoreOf(const SealId& derivedKey, const Keyring& keyring) const
{
    return std::shared_ptr<BlobStore>(
        std::make_shared<SealedBlobStore>(labelFolder() / derivedKey.hex(), derivedKey, TRY(keyring.key(derivedKey))));
}

Result<std::shared_ptr<BlobStore>> Session::labelStore(const Keyring& keyring) const
{
    return labelStoreOf(m_content.derivedKey, keyring);
}

bool Session::isDue() const
{
    return nowIso8601() >= m_content.terms.retentionUntil;
}

}  // namespace undertone
