// SPDX-License-Identifier: GPL-3.0-or-later
// How a session ends for one of its speakers, or for all.
#include "engine/consent/session.h"

#include "engine/consent/session_file.h"
#include "engine/core/time_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace undertone {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

Result<DestructionCertificate> Session::withdraw(Keyring& keyring, const std::string& speaker, const Purposes& purposes)
{
    TRY(m_log.refresh());
    TRY(m_book.follow(m_log));
    if (m_book.find(speaker) == nullptr)
        return Error{ErrorCode::InvalidArgument, message("consent.no-speaker", speaker), {}};
    // Whoever is not to be recorded is not to be heard, and what goes by hearing goes too.
    const auto all = purposes.contains(Purpose::Record) ? allPurposes() : purposes;
    DestructionCertificate certificate{m_content.id.hex(), speaker, namesOf(all), nowIso8601(), {}, 0, 0, {}};
    // First, so that work in other programs ends.
    TRY(m_log.append(consentWithdrawnEvent, {{"speaker", speaker}, {"purposes", certificate.purposes}}));
    TRY(m_book.follow(m_log));
    return destroy(keyring, std::move(certificate), all.contains(Purpose::Record));
}

Result<DestructionCertificate> Session::destroyAll(Keyring& keyring)
{
    TRY(m_log.refresh());
    TRY(m_book.follow(m_log));
    DestructionCertificate certificate{m_content.id.hex(), {}, namesOf(allPurposes()), nowIso8601(), {}, 0, 0, {}};
    for (const auto& speaker : m_book.speakers())
        TRY(m_log.append(consentWithdrawnEvent, {{"speaker", speaker.record.speaker}, {"purposes", certificate.purposes}}));
    TRY(m_book.follow(m_log));
    return destroy(keyring, std::move(certificate), true);
}

Result<DestructionCertificate> Session::destroy(Keyring& keyring, DestructionCertificate certificate, bool withSound)
{
    std::vector<SealId> keys{m_content.derivedKey};
    std::vector<fs::path> folders{derivedFolder()};
    const auto isMeant = [&](const std::string& speaker) { return certificate.speaker.empty() || speaker == certificate.speaker; };
    for (const auto& track : m_content.tracks) {
        if (!withSound || !keyring.has(track.key) || std::ranges::none_of(track.speakers, isMeant))
            continue;
        keys.push_back(track.key);
        certificate.tracks.push_back(track.number);
        const auto place = placeOf(track);
        for (std::uint32_t number = 0, count = place.segmentCount(); number < count; ++number)
            folders.push_back(place.segmentFile(number));
    }
    for (const auto& [speaker, key] : m_content.speakerKeys) {
        if (!withSound || !isMeant(speaker) || !keyring.has(key))
            continue;
        keys.push_back(key);
        folders.push_back(m_folder / "evidence" / key.hex());
    }
    certificate.keys = keys.size();
    const auto fresh = TRY(keyring.addKeys(1));
    TRY(keyring.destroy(keys));
    m_content.derivedKey = fresh.front();
    TRY(writeSessionFile(m_folder, m_content, m_key));
    for (const auto& folder : folders)
        certificate.filesRemoved += removeFolder(folder);
    auto tracks = nlohmann::json::array();
    for (const auto track : certificate.tracks)
        tracks.push_back(track);
    TRY(m_log.append(
        keysDestroyedEvent,
        {{"speaker", certificate.speaker}, {"tracks", tracks}, {"keys", certificate.keys}, {"files", certificate.filesRemoved}}));
    certificate.logHead = m_log.head();
    return certificate;
}

}  // namespace undertone
