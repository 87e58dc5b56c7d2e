// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/vault_sessions.h"

#include "app/jobs/recording/session_analysis.h"
#include "app/jobs/recording/session_project.h"
#include "app/jobs/recording/session_summary.h"
#include "app/jobs/recording/sound_export.h"
#include "app/process/process_setup.h"
#include "engine/consent/consent_notice.h"
#include "engine/core/catch_all.h"
#include "engine/core/time_text.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

/// One name for one folder: the parent of each of its sessions.
fs::path folderNamed(const fs::path& typed)
{
    if (typed.empty())
        return typed;
    std::error_code ignored;
    const auto folder = fs::absolute(typed, ignored).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

Result<SecretBytes> secretOf(const Secret& typed)
{
    return SecretBytes::copyOf(bytesOf(typed->utf8()));
}

/// For the window, which shows it.
Result<Secret> shownSecret(const SecretBytes& secret)
{
    return std::make_shared<const SecretText>(std::string(textOf(secret.bytes())));
}

SessionStanding standingOf(SessionCondition condition)
{
    switch (condition) {
    case SessionCondition::Empty: return SessionStanding::Empty;
    case SessionCondition::Recording: return SessionStanding::Recording;
    case SessionCondition::Interrupted: return SessionStanding::Interrupted;
    case SessionCondition::Recorded: return SessionStanding::Recorded;
    case SessionCondition::Due: return SessionStanding::Due;
    case SessionCondition::Destroyed: return SessionStanding::Destroyed;
    }
    return SessionStanding::Unreadable;
}

SessionEntry entryOf(const Session& session, const Keyring& keyring)
{
    SessionEntry entry;
    entry.folder = session.folder();
    entry.standing = standingOf(conditionOf(session, keyring));
    entry.title = text(session.terms().title);
    entry.recordedWhen = text(recordedWhen(session));
    entry.retentionUntil = text(session.terms().retentionUntil);
    entry.seconds = recordedSeconds(session).value_or(-1.0);
    const auto results = sessionResults(session, keyring);
    entry.hasResults = results && *results;
    return entry;
}

/// The vault as it is on the disk; `open`: null where it is locked.
VaultView viewOf(const fs::path& folder, const std::shared_ptr<OpenVault>& open)
{
    VaultView view;
    view.folder = folder;
    view.exists = Keyring::isVault(folder);
    view.isOpen = open != nullptr;
    view.memoryIsLocked = SecretBytes::memoryIsLocked();
    for (const auto& session : sessionsIn(folder)) {
        SessionEntry entry;
        entry.folder = session;
        if (open != nullptr) {
            open->with([&](Keyring& keyring) {
                const auto opened = Session::open(session, keyring);
                if (opened) {
                    entry = entryOf(*opened, keyring);
                } else {
                    entry.standing = SessionStanding::Unreadable;
                    entry.problem = opened.error();
                    // What its own file says, which is whole by itself.
                    if (const auto left = Session::openToDestroy(session, keyring)) {
                        entry.title = text(left->terms().title);
                        entry.retentionUntil = text(left->terms().retentionUntil);
                        if (!holdsSound(*left, keyring))
                            entry.standing = SessionStanding::Destroyed;
                    }
                }
            });
        }
        view.sessions.push_back(std::move(entry));
    }
    return view;
}

QString exceptionText(const SessionTerms& terms)
{
    return terms.exception ? text(terms.exception->kind) + QStringLiteral(": ") + text(terms.exception->reason) + QStringLiteral(" (")
            + text(terms.exception->claimedBy) + QLatin1Char(')')
                           : QString();
}

SessionDetails detailsOf(const Session& session, const Keyring& keyring)
{
    const auto& terms = session.terms();
    const auto now = nowIso8601();
    SessionDetails details;
    details.entry = entryOf(session, keyring);
    details.id = text(session.id().hex());
    details.purpose = text(terms.purpose);
    details.setting = text(terms.setting);
    details.emotionsMayBeInferred = terms.inference() == EmotionInference::Allowed;
    details.exception = exceptionText(terms);
    details.controllerName = text(terms.controllerName);
    details.controllerContact = text(terms.controllerContact);
    details.marks = markedSeconds(session);
    details.logHead = text(session.log().head());
    for (const auto& model : session.modelsToDelete())
        details.modelsToDelete << text(model.string());
    for (const auto& known : session.book().speakers()) {
        SessionSpeaker speaker;
        speaker.id = known.record.speaker;
        speaker.name = text(known.record.name);
        speaker.language = text(known.record.language);
        speaker.given = known.record.purposes;
        speaker.holds = known.held(now);
        speaker.withdrawn = known.withdrawn;
        speaker.expressed = text(known.record.expressed);
        speaker.noticeSha256 = text(known.record.noticeSha256);
        speaker.othersMayBeKept = session.mayKeepOthers(speaker.id).ok();
        speaker.canBeHeard = false;  // they may be in no channel any more
        const auto notice = session.noticeOf(known.record);
        speaker.notice = notice ? text(*notice) : QString();
        speaker.when = text(known.record.when);
        speaker.until = text(known.record.until);
        speaker.canBeWithdrawn = known.withdrawn != allPurposes();
        for (const auto& track : session.tracks()) {
            if (std::ranges::find(track.speakers, speaker.id) == track.speakers.end())
                continue;
            speaker.channel = track.channel;
            speaker.sharesChannel = track.speakers.size() > 1;
            speaker.canBeHeard = session.canBeHeard(track, keyring);
        }
        details.speakers.push_back(std::move(speaker));
    }
    return details;
}

/// A session whose log is damaged, or older than it should be: what its own file says, for whoever destroys it.
SessionDetails unreadDetailsOf(const Session& session, const Keyring& keyring, const Error& problem)
{
    SessionDetails details = detailsOf(session, keyring);
    details.entry.standing = holdsSound(session, keyring) ? SessionStanding::Unreadable : SessionStanding::Destroyed;
    details.entry.problem = problem;
    for (const auto& track : session.tracks()) {
        for (const auto& id : track.speakers) {
            const auto known = std::ranges::find(details.speakers, id, &SessionSpeaker::id);
            auto& speaker = known == details.speakers.end() ? details.speakers.emplace_back() : *known;
            speaker.id = id;
            speaker.name = speaker.name.isEmpty() ? text(id) : speaker.name;
            speaker.holds.clear();
            speaker.canBeHeard = false;
            speaker.canBeWithdrawn = keyring.has(track.key);
        }
    }
    return details;
}

DestructionView destructionOf(const fs::path& folder, const DestructionCertificate& certificate)
{
    DestructionView view;
    view.folder = folder;
    view.session = text(certificate.session);
    view.speaker = text(certificate.speaker);
    for (const auto& purpose : certificate.purposes)
        view.purposes << text(purpose);
    view.when = text(certificate.when);
    view.channels.assign(certificate.tracks.begin(), certificate.tracks.end());
    view.channelsCut.assign(certificate.cutTracks.begin(), certificate.cutTracks.end());
    view.keys = static_cast<int>(certificate.keys);
    view.files = certificate.filesRemoved;
    for (const auto& model : certificate.models.blocked)
        view.modelsBlocked << text(model.filename().string());
    for (const auto& [model, error] : certificate.models.notBlocked)
        view.modelsNotBlocked << text(model.string());
    for (const auto& [unread, error] : certificate.models.notRead)
        view.modelFoldersNotRead << text(unread.string());
    view.logHead = text(certificate.logHead);
    view.logProblem = certificate.logProblem;
    view.labelsProblem = certificate.labelsProblem;
    if (certificate.labels) {
        view.sentencesKept = static_cast<int>(certificate.labels->kept);
        view.sentencesDestroyed = static_cast<int>(certificate.labels->destroyed);
    }
    return view;
}

SoundContainer containerOf(SessionSoundFormat format)
{
    switch (format) {
    case SessionSoundFormat::Rf64: return SoundContainer::Rf64;
    case SessionSoundFormat::Flac: return SoundContainer::Flac;
    case SessionSoundFormat::Wav: break;
    }
    return SoundContainer::Wav;
}

}  // namespace

VaultSessions::VaultSessions(std::shared_ptr<OpenVaults> vaults, PassphraseCost cost, QObject* parent)
    : SessionService(parent), m_vaults(std::move(vaults)), m_cost(cost)
{
    m_thread.setMaxThreadCount(1);
    m_exports.setMaxThreadCount(1);
}

VaultSessions::~VaultSessions()
{
    m_exportCancel.cancel();
    m_tasks.wait();
}

template <typename Work, typename Answer> void VaultSessions::start(Task task, Work work, Answer answer, Wanted wanted)
{
    m_thread.start(m_tasks.counted([this, task, wanted, asked = m_asked, work = std::move(work), answer = std::move(answer)]() mutable {
        using Outcome = decltype(catchAll(work));
        auto outcome = std::make_shared<Outcome>(catchAll(work));
        QMetaObject::invokeMethod(
            this,
            [this, task, wanted, asked, outcome, answer = std::move(answer)]() mutable {
                if (asked != m_asked && wanted == Wanted::WhileOpen)
                    return;
                if (*outcome)
                    answer(std::move(*outcome));
                else
                    Q_EMIT failed(task, outcome->error());
            },
            Qt::QueuedConnection);
    }));
}

void VaultSessions::show(VaultView view)
{
    m_view = std::move(view);
    Q_EMIT vaultChanged();
}

void VaultSessions::refresh()
{
    start(
        Task::ReadSession, [folder = m_view.folder, open = m_vaults->vault(m_view.folder)] { return viewOf(folder, open); },
        [this](Result<VaultView> view) { show(std::move(view).value()); });
}

void VaultSessions::look(const fs::path& typed)
{
    const auto vault = folderNamed(typed);
    if (vault != m_view.folder && m_view.isOpen)
        lock();
    m_view.folder = vault;
    refresh();
}

void VaultSessions::takeOpened(std::shared_ptr<OpenVault> vault)
{
    m_vaults->add(std::move(vault));
    refresh();
}

void VaultSessions::create(const fs::path& typed, const Secret& passphrase)
{
    const auto vault = folderNamed(typed);
    ++m_asked;
    refuseCoreDumps();
    m_view = VaultView{vault};
    using Made = std::pair<Secret, std::shared_ptr<OpenVault>>;
    start(
        Task::Create,
        [vault, passphrase, cost = m_cost]() -> Result<Made> {
            const auto secret = TRY(secretOf(passphrase));
            const auto recovery = TRY(Keyring::create(vault, secret, cost));
            return Made{TRY(shownSecret(TRY(recoveryCode(recovery)))), std::make_shared<OpenVault>(TRY(Keyring::open(vault, secret)))};
        },
        [this](Result<Made> made) {
            Q_EMIT sheetReady(made->first);
            takeOpened(std::move(made->second));
        });
}

void VaultSessions::unlock(const Secret& passphrase)
{
    refuseCoreDumps();
    start(
        Task::Unlock,
        [folder = m_view.folder, passphrase]() -> Result<std::shared_ptr<OpenVault>> {
            return std::make_shared<OpenVault>(TRY(Keyring::open(folder, TRY(secretOf(passphrase)))));
        },
        [this](Result<std::shared_ptr<OpenVault>> opened) { takeOpened(std::move(opened).value()); });
}

void VaultSessions::lock()
{
    cancelExport();
    ++m_asked;
    m_vaults->remove(m_view.folder);
    Q_EMIT closing(m_view.folder);
    VaultView view = m_view;
    view.isOpen = false;
    for (SessionEntry& entry : view.sessions) {
        const fs::path folder = entry.folder;
        entry = {};
        entry.folder = folder;
    }
    show(std::move(view));
}

/// `change(secret)` sets the new passphrase; the keyring is opened anew, as the one before writes no more.
template <typename Change> void VaultSessions::changeBy(Task task, const Secret& fresh, const Change& change)
{
    refuseCoreDumps();
    start(
        task,
        [folder = m_view.folder, fresh, change]() -> Result<std::shared_ptr<OpenVault>> {
            const auto secret = TRY(secretOf(fresh));
            TRY(change(secret));
            return std::make_shared<OpenVault>(TRY(Keyring::open(folder, secret)));
        },
        [this](Result<std::shared_ptr<OpenVault>> opened) {
            takeOpened(std::move(opened).value());
            Q_EMIT passphraseChanged();
        });
}

void VaultSessions::changePassphrase(const Secret& passphrase, const Secret& fresh)
{
    changeBy(Task::ChangePassphrase, fresh, [folder = m_view.folder, passphrase, cost = m_cost](const SecretBytes& secret) -> Status {
        return Keyring::changePassphrase(folder, TRY(secretOf(passphrase)), secret, cost);
    });
}

void VaultSessions::recover(const Secret& code, const Secret& fresh)
{
    changeBy(Task::Recover, fresh, [folder = m_view.folder, code, cost = m_cost](const SecretBytes& secret) -> Status {
        return Keyring::recover(folder, TRY(recoveryKeyOf(code->utf8())), secret, cost);
    });
}

void VaultSessions::renewSheet(const Secret& passphrase)
{
    start(
        Task::RenewSheet,
        [folder = m_view.folder, passphrase]() -> Result<Secret> {
            return shownSecret(TRY(recoveryCode(TRY(Keyring::renewRecovery(folder, TRY(secretOf(passphrase)))))));
        },
        [this](const Result<Secret>& code) { Q_EMIT sheetReady(*code); });
}

void VaultSessions::readSession(const fs::path& folder)
{
    start(
        Task::ReadSession,
        [folder, vaults = m_vaults]() -> Result<SessionDetails> {
            return vaults->withKeyringOf(folder, [&](Keyring& keyring) -> Result<SessionDetails> {
                const auto session = Session::open(folder, keyring);
                return session ? detailsOf(*session, keyring)
                               : unreadDetailsOf(TRY(Session::openToDestroy(folder, keyring)), keyring, session.error());
            });
        },
        [this](const Result<SessionDetails>& details) { Q_EMIT sessionRead(*details); });
}

/// Whoever withdraws does so whether the vault is locked before their turn comes or not: it is asked for now, of the vault that is open
/// now.
template <typename Work> void VaultSessions::startDestruction(Task task, const fs::path& folder, Work work)
{
    cancelExport();
    Q_EMIT closing(folder);
    start(
        task,
        [folder, work, vault = m_vaults->vault(folder.parent_path())]() -> Result<DestructionView> {
            if (vault == nullptr)
                return OpenVaults::locked(folder);
            return vault->with([&](Keyring& keyring) -> Result<DestructionView> {
                auto session = TRY(Session::openToDestroy(folder, keyring));
                return destructionOf(folder, TRY(work(session, keyring)));
            });
        },
        [this](const Result<DestructionView>& what) {
            Q_EMIT destroyed(*what);
            refresh();
        },
        Wanted::InAnyCase);
}

std::vector<fs::path> VaultSessions::modelFolders() const
{
    return m_modelFolders ? m_modelFolders() : std::vector<fs::path>();
}

void VaultSessions::withdraw(const fs::path& folder, const std::string& speaker, const Withdrawal& what)
{
    startDestruction(Task::Withdraw, folder, [speaker, what, models = modelFolders()](Session& session, Keyring& keyring) {
        return withdrawFromSession(session, keyring, speaker, what.purposes, models,
                                   what.keepsOthers ? SharedChannels::KeepOthers : SharedChannels::Destroy);
    });
}

void VaultSessions::destroy(const fs::path& folder)
{
    startDestruction(Task::Destroy, folder,
                     [models = modelFolders()](Session& session, Keyring& keyring) { return session.destroyAll(keyring, models); });
}

void VaultSessions::exportSound(const fs::path& folder, const fs::path& path, SessionSoundFormat format)
{
    m_exportCancel.cancel();
    m_exportCancel = CancellationToken();
    m_exports.start(m_tasks.counted([this, folder, path, format, cancel = m_exportCancel, vaults = m_vaults] {
        const auto tell = [this](auto&& answer) {
            QMetaObject::invokeMethod(this, std::forward<decltype(answer)>(answer), Qt::QueuedConnection);
        };
        const auto written = catchAll([&]() -> Result<std::string> {
            auto sound = TRY(vaults->withKeyringOf(folder, [&](Keyring& keyring) -> Result<SoundExport> {
                return SoundExport::begin(TRY(Session::open(folder, keyring)), keyring, {path, containerOf(format)});
            }));
            int told = -1;
            TRY(sound.write(
                [&](double fraction) {
                    if (const int percent = static_cast<int>(100.0 * fraction); percent != std::exchange(told, percent))
                        tell([this, fraction] { Q_EMIT exportProgress(fraction); });
                },
                cancel));
            return sound.logHead();
        });
        tell([this, path, written] {
            if (written)
                Q_EMIT exported(path, text(*written));
            else
                Q_EMIT failed(Task::Export, written.error());
        });
    }));
}

QString VaultSessions::notice(const QString& language) const
{
    const auto words = consentNotice(language.toStdString());
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

}  // namespace undertone
