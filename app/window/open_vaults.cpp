// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/open_vaults.h"

#include "app/jobs/recording/session_analysis.h"
#include "app/jobs/recording/session_project.h"
#include "app/jobs/recording/session_sound.h"
#include "app/jobs/recording/session_summary.h"
#include "engine/annotation/timeline_json_reader.h"

namespace undertone {

void OpenVaults::add(std::shared_ptr<OpenVault> vault)
{
    const std::scoped_lock lock(m_mutex);
    m_vaults.insert_or_assign(vault->folder(), std::move(vault));
}

void OpenVaults::remove(const std::filesystem::path& folder)
{
    const std::scoped_lock lock(m_mutex);
    m_vaults.erase(folder);
}

std::shared_ptr<OpenVault> OpenVaults::vault(const std::filesystem::path& folder) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_vaults.find(folder);
    return found == m_vaults.end() ? nullptr : found->second;
}

Error OpenVaults::locked(const std::filesystem::path& session)
{
    return {ErrorCode::NotAuthorised, message("vault.locked"), session};
}

Result<std::unique_ptr<AudioSource>> OpenVaults::open(const std::filesystem::path& path, const CancellationToken& cancel) const
{
    if (!isSession(path))
        return RecordingAccess::open(path, cancel);
    const auto sound = TRY(withKeyringOf(path, [&](Keyring& keyring) -> Result<SessionSound> {
        auto session = TRY(Session::open(path, keyring));
        TRY(session.recoverToRead(keyring));
        return SessionSound::of(session, keyring);
    }));
    return sound.open();
}

Result<std::shared_ptr<const Timeline>> OpenVaults::results(const std::filesystem::path& path) const
{
    if (!isSession(path))
        return std::shared_ptr<const Timeline>();
    const auto text = TRY(withKeyringOf(path, [&](Keyring& keyring) -> Result<std::optional<std::string>> {
        return sessionResults(TRY(Session::open(path, keyring)), keyring);
    }));
    if (!text)
        return std::shared_ptr<const Timeline>();
    return std::shared_ptr<const Timeline>(std::make_shared<Timeline>(TRY(timelineFromJson(*text))));
}

Result<std::optional<SealedWaveform>> OpenVaults::sealedWaveform(const std::filesystem::path& path) const
{
    if (!isSession(path))
        return std::optional<SealedWaveform>();
    return withKeyringOf(path, [&](Keyring& keyring) -> Result<std::optional<SealedWaveform>> {
        const auto session = TRY(Session::open(path, keyring));
        return std::optional(SealedWaveform{TRY(session.derivedStore(keyring)), SessionSound::sha256Of(session, keyring)});
    });
}

Result<Project> OpenVaults::projectOfSession(const std::filesystem::path& path) const
{
    return withKeyringOf(
        path, [&](Keyring& keyring) -> Result<Project> { return openSessionProject(TRY(Session::open(path, keyring)), keyring); });
}

Result<SessionFacts> OpenVaults::sessionFacts(const std::filesystem::path& path) const
{
    if (!isSession(path))
        return SessionFacts();
    return withKeyringOf(path, [&](Keyring& keyring) -> Result<SessionFacts> {
        const auto session = TRY(Session::open(path, keyring));
        return SessionFacts{markedSeconds(session), session.log().entries().size()};
    });
}

}  // namespace undertone
