// SPDX-License-Identifier: GPL-3.0-or-later
// How a session ends for one of its speakers, or for all.
#include "engine/consent/session.h"

#include "engine/consent/log_entries.h"
#include "engine/consent/session_file.h"
#include "engine/core/catch_all.h"
#include "engine/core/time_text.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

namespace undertone {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto destructionPatience = 10s;

std::vector<std::string> namesOf(const Purposes& purposes)
{
    std::vector<std::string> names;
    for (const auto purpose : purposes)
        names.emplace_back(purposeName(purpose));
    return names;
}

/// Files that no key opens any more are only in the way.
std::uint64_t removeFolder(const fs::path& folder)
{
    std::error_code failure;
    const auto removed = fs::remove_all(folder, failure);
    return failure ? 0 : removed;
}

/// Whether an error says that the log is none any more, and not that it cannot be read or written now.
bool isBeyondRepair(const Error& error)
{
    return error.code == ErrorCode::CorruptFile || error.code == ErrorCode::FileNotFound || error.code == ErrorCode::LimitExceeded
        || error.code == ErrorCode::UnsupportedFormat;
}

/// Those that labels were sealed by, or were about to be.
std::set<SealId> keysOfCarriedLabels(const AuditLog& log)
{
    std::set<SealId> keys;
    for (const auto& entry : log.entries()) {
        if (entry.what != labelsCarriedEvent)
            continue;
        const auto json = parseStrictJson(entry.details, message("vault.entry"));
        if (!json || !json->is_object())
            continue;
        JsonFields fields(*json);
        if (const auto id = SealId::fromHex(fields.text(derivedKeyField)))
            keys.insert(*id);
    }
    return keys;
}

/// Labels that other keys than this one seal.
std::vector<fs::path> labelFoldersBut(const fs::path& labels, const SealId& key)
{
    std::vector<fs::path> folders;
    std::error_code failure;
    for (fs::directory_iterator entries(labels, failure), end; !failure && entries != end; entries.increment(failure)) {
        if (entries->is_directory(failure) && entries->path().filename() != key.hex())
            folders.push_back(entries->path());
    }
    return folders;
}

bool isWithdrawal(const AuditEntry& entry)
{
    return entry.what == consentWithdrawnEvent;
}

bool isDestruction(const AuditEntry& entry)
{
    return entry.what == keysDestroyedEvent;
}

/// As they are found again, whatever folder a program works in.
std::vector<std::string> textsOf(const std::vector<fs::path>& paths)
{
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::error_code ignored;
        texts.push_back(fs::absolute(path, ignored).lexically_normal().string());
    }
    return texts;
}

std::vector<fs::path> foldersOf(const BlockedModels::Unblocked& models)
{
    std::vector<fs::path> folders;
    for (const auto& [model, why] : models)
        folders.push_back(model);
    return folders;
}

}  // namespace

Result<FolderLock> Session::lockForDestruction() const
{
    const auto until = std::chrono::steady_clock::now() + destructionPatience;
    for (;;) {
        auto lock = FolderLock::takeFile(m_folder / fileName, LockHolder::Program);
        if (lock || !FolderLock::isHeldByOther(lock.error()) || std::chrono::steady_clock::now() > until)
            return lock;
        std::this_thread::sleep_for(20ms);
    }
}

/// What another program made of it before this one got the lock.
Status Session::rereadContent()
{
    m_content = TRY(readSessionFile(m_folder, m_key));
    const auto refreshed = m_log.refresh();
    if (!refreshed)
        return isBeyondRepair(refreshed.error()) ? Status() : Status(refreshed.error());
    return followLog();
}

/// What the book makes of the log. An entry that says nothing keeps nobody's voice either: what was understood before it counts.
Status Session::followLog()
{
    const auto followed = m_book.follow(m_log);
    return followed || isBeyondRepair(followed.error()) ? Status() : followed;
}

/// Which key the log says to be that of what is computed; nothing where its last entry about that names none.
std::optional<SealId> Session::loggedDerivedKey() const
{
    const auto& entries = m_log.entries();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (!isWithdrawal(*entry) && !isDestruction(*entry) && entry->what != sessionCreatedEvent)
            continue;
        const auto json = parseStrictJson(entry->details, message("vault.entry"));
        if (!json || !json->is_object() || !json->contains(derivedKeyField))
            return std::nullopt;
        JsonFields fields(*json);
        return SealId::fromHex(fields.text(derivedKeyField));
    }
    return std::nullopt;
}

bool Session::derivedWasDestroyed() const
{
    const auto logged = loggedDerivedKey();
    return logged ? *logged != m_content.derivedKey : m_content.logNamesDerivedKey;
}

/// Keys that a withdrawal in the log should have destroyed.
bool Session::holdsWithdrawn(const Keyring& keyring) const
{
    const auto logged = loggedDerivedKey();
    if (logged && *logged != m_content.derivedKey && keyring.has(*logged) && keyring.has(m_content.derivedKey))
        return true;
    const auto left = [this](const std::string& speaker) { return hasLeft(speaker); };
    return std::ranges::any_of(
               m_content.tracks,
               [&](const SessionTrack& track) { return std::ranges::any_of(track.speakers, left) && keyring.has(track.key); })
        || std::ranges::any_of(m_content.speakerKeys,
                               [&](const auto& speaker) { return left(speaker.first) && keyring.has(speaker.second); });
}

bool Session::isHalfWithdrawn(const Keyring& keyring) const
{
    if (holdsWithdrawn(keyring))
        return true;
    const auto logged = loggedDerivedKey();
    if (logged && *logged != m_content.derivedKey && keyring.has(*logged))
        return true;
    const auto& entries = m_log.entries();
    const auto last =
        std::find_if(entries.rbegin(), entries.rend(), [](const auto& entry) { return isWithdrawal(entry) || isDestruction(entry); });
    return last != entries.rend() && isWithdrawal(*last);
}

/// The log names the key of what is computed, and every withdrawal makes a new one and destroys the one before: where they do not agree,
/// one of them is of a time before a withdrawal.
Status Session::checkIsLatest(const Keyring& keyring) const
{
    if (derivedWasDestroyed() || !keyring.has(m_content.derivedKey)) {
        TRY(keyring.refresh());
        return Error{ErrorCode::CorruptFile, message("vault.older-copy", m_folder), m_folder};
    }
    return {};
}

Status Session::finishWithdrawal(Keyring& keyring)
{
    const auto lock = TRY(lockForDestruction());
    TRY(rereadContent());
    TRY(keyring.refresh());
    if (!isHalfWithdrawn(keyring))
        return {};  // whoever had begun it has finished it
    DestructionCertificate certificate{m_content.id.hex(), {}, {}, nowIso8601(), {}, 0, 0, {}, {}, {}};
    auto derived = loggedDerivedKey();
    if (!derived) {
        // Begun by a program that did not name the key: once more, with it.
        PurposesOf again;
        for (const auto& speaker : m_book.speakers()) {
            if (!speaker.withdrawn.empty())
                again.emplace_back(speaker.record.speaker, namesOf(speaker.withdrawn));
        }
        derived = TRY(keyring.addKeys(1)).front();
        TRY(logWithdrawal(*derived, again, {}, certificate, nlohmann::json::array()));
    }
    blockModels({}, certificate);  // it may not have come to them
    return destroyKeys(keyring, *derived, certificate, {});
}

Result<DestructionCertificate> Session::withdraw(Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                                 const std::vector<fs::path>& modelFolders, const CarryLabels& carry,
                                                 const std::vector<KeptStretches>& kept)
{
    const auto lock = TRY(lockForDestruction());
    TRY(rereadContent());
    if (std::ranges::find(m_content.speakerKeys, speaker, [](const auto& known) { return known.first; }) == m_content.speakerKeys.end())
        return Error{ErrorCode::InvalidArgument, message("consent.no-speaker", speaker), {}};
    // Whoever is not to be recorded is not to be heard, and what goes by hearing goes too.
    const bool leaves = purposes.contains(Purpose::Record);
    const auto names = namesOf(leaves ? allPurposes() : purposes);
    DestructionCertificate certificate{m_content.id.hex(), speaker, names, nowIso8601(), {}, 0, 0, {}, {}, {}};
    // To a log that misses a withdrawal nothing is added: it would name the key of what is computed from now on, and count as the latest.
    if (const auto latest = checkIsLatest(keyring); !latest && openLog() && !isHalfWithdrawn(keyring))
        certificate.logProblem = latest.error();
    if (!kept.empty() && certificate.logProblem)  // it says what is kept
        return *certificate.logProblem;
    if (!kept.empty())
        TRY(checkKept(speaker, kept, keyring));
    const auto derived = TRY(keyring.addKeys(1)).front();
    const auto plan = TRY(planOf(kept, keyring));
    // Before the log: from then on whatever interrupts this destroys what is left.
    const auto before = stateOfLabels();
    carryLabels(keyring, derived, carry, certificate);
    TRY(logWithdrawal(derived, {{speaker, names}}, modelFolders, certificate, plan));
    if (certificate.labels && stateOfLabels() != before)  // an edit came between; none comes any more
        carryLabels(keyring, derived, carry, certificate);
    blockModels(modelFolders, certificate);
    TRY(destroyKeys(keyring, derived, certificate, leaves ? std::set<std::string>{speaker} : std::set<std::string>()));
    return certificate;
}

Result<DestructionCertificate> Session::destroyAll(Keyring& keyring, const std::vector<fs::path>& modelFolders)
{
    const auto lock = TRY(lockForDestruction());
    TRY(rereadContent());
    DestructionCertificate certificate{m_content.id.hex(), {}, namesOf(allPurposes()), nowIso8601(), {}, 0, 0, {}, {}, {}};
    PurposesOf everyone;
    std::set<std::string> leaving;
    for (const auto& [speaker, key] : m_content.speakerKeys) {
        everyone.emplace_back(speaker, certificate.purposes);
        leaving.insert(speaker);
    }
    const auto derived = TRY(keyring.addKeys(1)).front();
    TRY(logWithdrawal(derived, everyone, modelFolders, certificate, nlohmann::json::array()));
    blockModels(modelFolders, certificate);
    TRY(destroyKeys(keyring, derived, certificate, leaving));
    return certificate;
}

Status Session::removeUnheard(Keyring& keyring)
{
    std::vector<SealId> keys{m_content.key, m_content.derivedKey};
    for (const auto& track : m_content.tracks) {
        if (placeOf(track).segmentCount() > 0)
            return Error{ErrorCode::InvalidArgument, message("consent.was-heard", m_folder), m_folder};
        keys.push_back(track.key);
    }
    for (const auto& [speaker, key] : m_content.speakerKeys)
        keys.push_back(key);
    TRY(keyring.destroy(keys));
    std::error_code failure;
    fs::remove_all(m_folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-remove", m_folder, failure.message()), m_folder};
    return {};
}

/// Another one after each edit of the labels.
std::string Session::stateOfLabels() const
{
    std::string state;
    std::error_code failure;
    const auto folder = labelFolder() / m_content.derivedKey.hex();
    for (fs::recursive_directory_iterator entries(folder, failure), end; !failure && entries != end; entries.increment(failure)) {
        if (entries->is_regular_file(failure))
            state += entries->path().filename().string() + ' '
                + std::to_string(entries->last_write_time(failure).time_since_epoch().count()) + ' '
                + std::to_string(entries->file_size(failure)) + '\n';
    }
    return state;
}

/// To the store of `derivedKey`. What cannot be carried over is destroyed: no label keeps anybody's voice.
void Session::carryLabels(const Keyring& keyring, const SealId& derivedKey, const CarryLabels& carry, DestructionCertificate& certificate)
{
    std::error_code ignored;
    if (!carry || !fs::exists(labelFolder() / m_content.derivedKey.hex(), ignored))
        return;
    if (certificate.logProblem) {
        certificate.labelsProblem = certificate.logProblem;
        return;
    }
    const auto carried = [&] {
        return catchAll([&]() -> Result<std::optional<KeptLabels>> {
            TRY(m_log.append(labelsCarriedEvent, {{derivedKeyField, derivedKey.hex()}}));
            return carry(*TRY(labelStoreOf(m_content.derivedKey, keyring)), *TRY(labelStoreOf(derivedKey, keyring)));
        });
    };
    auto done = carried();
    if (!done)
        done = carried();  // a disk may have failed once
    certificate.labels.reset();
    if (done) {
        certificate.labels = *done;
        return;
    }
    certificate.labelsProblem = done.error();
    fs::remove_all(labelFolder() / derivedKey.hex(), ignored);  // of an edit before the last
}

/// First, so that work in other programs ends, and so that whatever interrupts the rest of it is seen by open(). `derivedKey`: that of what
/// is computed from now on, which the log names.
Status Session::logWithdrawal(const SealId& derivedKey, const PurposesOf& purposesOf, const std::vector<fs::path>& modelFolders,
                              DestructionCertificate& certificate, const nlohmann::json& kept)
{
    const auto folders = textsOf(modelFolders);
    for (const auto& [speaker, purposes] : purposesOf) {
        if (certificate.logProblem)
            break;
        nlohmann::json details{{"speaker", speaker}, {"purposes", purposes}, {derivedKeyField, derivedKey.hex()}};
        if (!folders.empty())
            details[modelFoldersField] = folders;
        if (!kept.empty())
            details[keptStretchesField] = kept;
        const auto logged = m_log.append(consentWithdrawnEvent, details);
        if (!logged && !isBeyondRepair(logged.error()))
            return logged.error();
        if (!logged)
            certificate.logProblem = logged.error();  // what was damaged does not keep anybody's voice
    }
    return certificate.logProblem ? Status() : followLog();
}

/// Before the keys go, so that models are blocked also where the rest fails: on behalf of this withdrawal, and of those in the log that
/// were interrupted before they came to it.
void Session::blockModels(std::vector<fs::path> folders, DestructionCertificate& certificate) const
{
    std::set<std::string> purposes(certificate.purposes.begin(), certificate.purposes.end());
    const auto& entries = m_log.entries();
    for (auto entry = entries.rbegin(); entry != entries.rend() && !isDestruction(*entry); ++entry) {
        if (!isWithdrawal(*entry))
            continue;
        purposes.merge(textSetIn(*entry, "purposes"));
        for (const auto& folder : textSetIn(*entry, modelFoldersField)) {
            if (std::ranges::find(folders, fs::path(folder)) == folders.end())
                folders.emplace_back(folder);
        }
    }
    const auto names = [&purposes](Purpose purpose) { return purposes.contains(std::string(purposeName(purpose))); };
    if (names(Purpose::Train) || names(Purpose::Record))
        certificate.models = blockModelsTrainedOn(m_content.id.hex(), folders, foldersOfTrainings(m_log));
}

std::vector<fs::path> Session::modelsToDelete() const
{
    std::set<fs::path> models;
    for (const auto& entry : m_log.entries()) {
        if (!isDestruction(entry))
            continue;
        for (const auto& model : textSetIn(entry, modelsNotBlockedField)) {
            std::error_code ignored;
            if (fs::exists(model, ignored) && !isModelBlocked(model))
                models.insert(model);
        }
    }
    return {models.begin(), models.end()};
}

Status Session::destroyKeys(Keyring& keyring, const SealId& derivedKey, DestructionCertificate& certificate,
                            const std::set<std::string>& leaving)
{
    TRY(keyring.refresh());
    const auto isMeant = [&](const std::string& speaker) { return leaving.contains(speaker) || hasLeft(speaker); };
    std::vector<SealId> keys;
    std::vector<fs::path> folders;
    if (m_content.derivedKey != derivedKey) {
        keys.push_back(m_content.derivedKey);
        folders.push_back(derivedFolder());
    }
    for (const auto& id : keysOfCarriedLabels(m_log)) {  // of withdrawals that were interrupted before they were in the log
        if (id != derivedKey && keyring.has(id) && std::ranges::find(keys, id) == keys.end())
            keys.push_back(id);
    }
    for (auto& folder : labelFoldersBut(labelFolder(), derivedKey))
        folders.push_back(std::move(folder));
    auto tracksLeft = m_content.tracks;
    std::optional<Error> uncut;  ///< what could not be cut for now: its key stays until it can, and it is not heard
    for (auto& track : tracksLeft) {
        if (std::ranges::none_of(track.speakers, isMeant))
            continue;
        const auto cut = cutTrack(track, keyring, isMeant);
        if (!cut) {
            uncut = cut.error();
            continue;
        }
        const auto place = placeOf(track);
        for (std::uint32_t number = 0, count = place.segmentCount(); number < count; ++number)
            folders.push_back(place.segmentFile(number));
        if (track.cut)
            folders.push_back(place.folder);
        if (keyring.has(track.key)) {
            keys.push_back(track.key);
            (*cut ? certificate.cutTracks : certificate.tracks).push_back(track.number);
        }
        if (*cut)
            track = **cut;
    }
    for (const auto& key : plannedCutKeys()) {  // of what was planned, and is not what a track is now
        if (uncut || std::ranges::find(tracksLeft, key, &SessionTrack::key) != tracksLeft.end() || !keyring.has(key))
            continue;
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
        folders.push_back(cutFolder(key));
    }
    for (const auto& [speaker, key] : m_content.speakerKeys) {
        if (!isMeant(speaker) || !keyring.has(key))
            continue;
        keys.push_back(key);
        folders.push_back(m_folder / "evidence" / key.hex());
    }
    certificate.keys = keys.size();
    TRY(keyring.destroy(keys));
    m_content.derivedKey = derivedKey;
    m_content.logNamesDerivedKey = true;
    m_content.tracks = std::move(tracksLeft);
    TRY(writeSessionFile(m_folder, m_content, m_key));
    for (const auto& folder : folders)
        certificate.filesRemoved += removeFolder(folder);
    if (uncut)
        return *uncut;
    if (certificate.logProblem)
        return {};
    nlohmann::json details{{"speaker", certificate.speaker}, {"tracks", certificate.tracks},      {"tracks_cut", certificate.cutTracks},
                           {"keys", certificate.keys},       {"files", certificate.filesRemoved}, {derivedKeyField, derivedKey.hex()}};
    if (!certificate.models.blocked.empty())
        details[modelsBlockedField] = textsOf(certificate.models.blocked);
    if (!certificate.models.notBlocked.empty())
        details[modelsNotBlockedField] = textsOf(foldersOf(certificate.models.notBlocked));
    TRY(m_log.append(keysDestroyedEvent, details));
    certificate.logHead = m_log.head();
    return {};
}

}  // namespace undertone
