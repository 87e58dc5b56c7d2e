// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_sessions.h"

#include <cmath>

namespace undertone {
namespace {

const std::filesystem::path vaultFolder = "/home/ada/undertone-sessions";
constexpr const char* rightPassphrase = "correct horse battery";

SessionEntry entry(const char* folder, SessionStanding standing, const char* title, const char* when, double seconds, bool results)
{
    SessionEntry made;
    made.folder = vaultFolder / folder;
    made.standing = standing;
    made.title = QString::fromUtf8(title);
    made.recordedWhen = QString::fromLatin1(when);
    made.retentionUntil =
        standing == SessionStanding::Due ? QStringLiteral("2026-03-01T00:00:00Z") : QStringLiteral("2027-11-01T00:00:00Z");
    made.seconds = seconds;
    made.hasResults = results;
    return made;
}

SessionSpeaker speaker(const char* id, const char* name, const char* language, int channel, const std::set<Purpose>& holds)
{
    SessionSpeaker made;
    made.id = id;
    made.name = QString::fromUtf8(name);
    made.language = QString::fromLatin1(language);
    made.channel = channel;
    made.given = made.holds = holds;
    made.expressed = QStringLiteral("signature");
    made.noticeSha256 = QStringLiteral("4f1c0a9d").repeated(8);
    made.notice = QStringLiteral("About the recording of your voice\n\nThis program records a conversation.");
    made.when = QStringLiteral("2026-11-28T14:05:09Z");
    made.until = QStringLiteral("2027-11-01T00:00:00Z");
    return made;
}

}  // namespace

VaultView simulatedVault()
{
    VaultView view;
    view.folder = vaultFolder;
    view.exists = true;
    view.isOpen = true;
    view.sessions = {entry("20250301-091500", SessionStanding::Destroyed, "Pilot", "2025-03-01T09:15:00Z", 1210, false),
                     entry("20260210-140000", SessionStanding::Due, "Interview 9", "2026-02-10T14:00:00Z", 2105, true),
                     entry("20261103-101500", SessionStanding::Interrupted, "Interview 11", "2026-11-03T10:15:00Z", -1, false),
                     entry("20261120-160000", SessionStanding::Unreadable, "", "", -1, false),
                     entry("20261128-140600", SessionStanding::Recorded, "Interview 12", "2026-11-28T14:06:00Z", 1834, true)};
    view.sessions[3].retentionUntil.clear();
    return view;
}

SessionDetails simulatedSession()
{
    SessionDetails details;
    details.entry = simulatedVault().sessions.back();
    details.id = QStringLiteral("7f3a9c11d2e84b60a5c4f1e2d3b49687");
    details.purpose = QStringLiteral("Study of turn-taking in families");
    details.setting = QStringLiteral("research");
    details.controllerName = QStringLiteral("Dr Ada Example");
    details.controllerContact = QStringLiteral("ada@example.org");
    details.marks = {65.2, 754.0};
    details.logHead = QStringLiteral("9b27e0c4").repeated(8);
    details.speakers = {speaker("A", "Ann Archer", "en", 0, {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share}),
                        speaker("B", "Bela Baum", "de", 1, {Purpose::Record, Purpose::Analyse})};
    return details;
}

NewSession simulatedDraft()
{
    NewSession draft;
    draft.title = QStringLiteral("Interview 13");
    draft.purpose = QStringLiteral("Study of turn-taking in families");
    draft.setting = QStringLiteral("research");
    draft.controllerName = QStringLiteral("Dr Ada Example");
    draft.controllerContact = QStringLiteral("ada@example.org");
    draft.retentionUntil = QStringLiteral("2030-11-01T00:00:00Z");
    draft.speakers = {{"A", QStringLiteral("Ann Archer"), QStringLiteral("en"), 0},
                      {"B", QStringLiteral("Bela Baum"), QStringLiteral("de"), 1}};
    return draft;
}

CaptureStatus simulatedCapture(CaptureState state)
{
    CaptureStatus status;
    status.state = state;
    status.paused = state == CaptureState::Paused;
    status.seconds = 754.3;
    status.freeSeconds = 41.5 * 3600;
    status.marks = 2;
    status.levels = {{-9.0, -18.0, false, 0.0}, {-31.0, -42.0, false, 0.0}};
    status.channelNames = {QStringLiteral("Ann Archer"), QStringLiteral("Bela Baum")};
    status.folder = vaultFolder / "20261128-140600";
    status.speakers = {{"A", status.channelNames[0]}, {"B", status.channelNames[1]}};
    for (int channel = 0; channel < 2; ++channel) {
        std::vector<float> peaks;
        for (int i = 0; i < 1100; ++i) {
            const double turn = std::sin(i * 0.011 + channel * 3.14159);
            peaks.push_back(static_cast<float>((turn > 0 ? 0.55 * turn : 0.02) * (0.6 + 0.4 * std::sin(i * 0.9) * std::sin(i * 0.37))));
        }
        status.peaks.push_back(std::move(peaks));
    }
    if (state == CaptureState::Away) {
        status.gaps = 1;
        for (auto& peaks : status.peaks)
            std::fill(peaks.end() - 70, peaks.end() - 30, -1.0F);
    }
    return status;
}

LiveAnalysisView simulatedLiveAnalysis(double nowSeconds)
{
    LiveAnalysisView view;
    view.isLoading = false;
    view.labels = {"ang", "hap", "sad", "neu"};
    view.found = 143;
    view.analysed = 142;
    view.lagSeconds = 1.3;
    double at = nowSeconds - 64.0;
    for (int i = 0; at < nowSeconds - 2.0; ++i) {
        const double length = 1.2 + 2.4 * std::abs(std::sin(i * 1.7));
        view.sentences.push_back({at, at + length, (i * i + i / 3) % 4, 0.45 + 0.05 * (i % 9), 4.1 - 0.03 * i + 0.4 * std::sin(i * 2.1)});
        at += length + 0.5;
    }
    view.sentences[3].emotion = -1;
    return view;
}

bool SimulatedSessionService::opens(const Secret& passphrase, Task task)
{
    if (passphrase->utf8() == rightPassphrase)
        return true;
    Q_EMIT failed(task, Error{ErrorCode::NotAuthorised, message("vault.wrong-passphrase"), {}});
    return false;
}

void SimulatedSessionService::look(const std::filesystem::path& vault)
{
    asked.push_back("look");
    view.folder = vault;
    Q_EMIT vaultChanged();
}

void SimulatedSessionService::create(const std::filesystem::path& vault, const Secret&)
{
    asked.push_back("create");
    view = opened;
    view.folder = vault;
    view.sessions.clear();
    Q_EMIT sheetReady(
        std::make_shared<const SecretText>(QStringLiteral("7QK4M-2XW9R-0PZT5-8HJ3N-6VYBC-1DGFA-9SE4M-2XW9R-0PZT5-8HJ3N-6VYBC-1D")));
    Q_EMIT vaultChanged();
}

void SimulatedSessionService::unlock(const Secret& passphrase)
{
    asked.push_back("unlock");
    if (!answersAtOnce || !opens(passphrase, Task::Unlock))
        return;
    view = opened;
    Q_EMIT vaultChanged();
}

void SimulatedSessionService::lock()
{
    asked.push_back("lock");
    Q_EMIT closing(view.folder);
    view.isOpen = false;
    for (SessionEntry& one : view.sessions)
        one = entry(one.folder.filename().c_str(), SessionStanding::Locked, "", "", -1, false);
    for (SessionEntry& one : view.sessions)
        one.retentionUntil.clear();
    Q_EMIT vaultChanged();
}

void SimulatedSessionService::recover(const Secret& code, const Secret&)
{
    if (code->utf8() != "7QK4M-2XW9R")
        return Q_EMIT failed(Task::Recover, Error{ErrorCode::InvalidArgument, message("vault.recovery-code"), {}});
    view = opened;
    Q_EMIT vaultChanged();
    Q_EMIT passphraseChanged();
}

void SimulatedSessionService::changePassphrase(const Secret& passphrase, const Secret&)
{
    if (opens(passphrase, Task::ChangePassphrase))
        Q_EMIT passphraseChanged();
}

void SimulatedSessionService::renewSheet(const Secret& passphrase)
{
    if (opens(passphrase, Task::RenewSheet))
        Q_EMIT sheetReady(std::make_shared<const SecretText>(QStringLiteral("7QK4M-2XW9R-0PZT5-8HJ3N")));
}

void SimulatedSessionService::readSession(const std::filesystem::path& folder)
{
    if (!readsAtOnce)
        return;
    if (readProblem)
        return Q_EMIT failed(Task::ReadSession, *readProblem);
    for (const SessionEntry& one : view.sessions) {
        if (one.folder == folder)
            details.entry = one;
    }
    Q_EMIT sessionRead(details);
}

void SimulatedSessionService::withdraw(const std::filesystem::path& folder, const std::string& speaker, const Withdrawal& withdrawal)
{
    asked.push_back("withdraw " + speaker);
    withdrawn = withdrawal;
    if (withdrawalProblem)
        return Q_EMIT failed(Task::Withdraw, *withdrawalProblem);
    DestructionView what;
    what.folder = folder;
    what.session = details.id;
    what.speaker = QString::fromStdString(speaker);
    for (const Purpose purpose : withdrawal.purposes)
        what.purposes << QString::fromStdString(std::string(purposeName(purpose)));
    what.when = QStringLiteral("2026-11-29T09:00:00Z");
    what.channels = {1};
    what.keys = 3;
    what.files = 62;
    what.logHead = QStringLiteral("c0ffee42").repeated(8);
    for (SessionSpeaker& one : details.speakers) {
        if (one.id == speaker)
            one.withdrawn = std::exchange(one.holds, {});
        one.canBeWithdrawn = !one.holds.empty();
    }
    Q_EMIT destroyed(what);
}

void SimulatedSessionService::destroy(const std::filesystem::path& folder)
{
    asked.push_back("destroy");
    DestructionView what;
    what.folder = folder;
    what.keys = 6;
    Q_EMIT destroyed(what);
}

void SimulatedSessionService::exportSound(const std::filesystem::path&, const std::filesystem::path& path, SessionSoundFormat)
{
    asked.push_back("export");
    Q_EMIT exportProgress(0.4);
    if (answersAtOnce)
        Q_EMIT exported(path, details.logHead);
}

void SimulatedSessionService::cancelExport()
{
    asked.push_back("cancel export");
    Q_EMIT failed(Task::Export, Error{ErrorCode::Cancelled, message("core.cancelled"), {}});
}

QString SimulatedSessionService::notice(const QString& language) const
{
    if (language == QLatin1String("de"))
        return QStringLiteral(
            "Zur Aufnahme Ihrer Stimme\n\n"
            "Das Programm nimmt ein Gespräch auf und kann Satz für Satz schätzen, nach welcher Emotion eine Stimme klingt. "
            "Solche Schätzungen sind oft falsch und sagen nichts Sicheres darüber, was Sie fühlen.\n\n"
            "Die Aufnahme wird verschlüsselt gespeichert. Sie wählen, wozu sie verwendet werden darf, und können Ihre "
            "Einwilligung jederzeit widerrufen: Dann werden die Schlüssel Ihrer Stimme vernichtet.");
    return QStringLiteral(
        "About the recording of your voice\n\n"
        "This program records a conversation and can estimate, sentence by sentence, which emotion a voice sounds like. Such "
        "estimates are often wrong and say nothing certain about what you feel.\n\n"
        "The recording is stored encrypted. You choose what it may be used for, and may withdraw your consent at any time: "
        "the keys of your voice are then destroyed.");
}

void SimulatedStorageService::remove(const StorageEntry& entry)
{
    removed.push_back(entry);
    std::erase_if(entries, [&](const StorageEntry& one) { return one.path == entry.path; });
    list();
}

void SimulatedCaptureService::listen(const std::string& device, const std::string& secondDevice)
{
    listening = secondDevice.empty() ? device : device + " + " + secondDevice;
    Q_EMIT levelsChanged({{-9.0, -17.0, false, 0.0}, {-48.0, -55.0, false, 7.0}});
}

void SimulatedCaptureService::start(const NewSession& session)
{
    started = session;
    set(simulatedCapture(CaptureState::Recording));
}

void SimulatedCaptureService::mark()
{
    ++now.marks;
    Q_EMIT statusChanged();
}

void SimulatedCaptureService::stop()
{
    asked.push_back("stop");
    set({});
    Q_EMIT ended(vaultFolder / "20261128-140600", std::nullopt);
}

void SimulatedCaptureService::set(const CaptureStatus& status)
{
    now = status;
    Q_EMIT statusChanged();
}

void SimulatedCaptureService::startClip(const NewSpeaker& speaker, const std::string& device, int channel)
{
    asked.push_back("clip from " + device + ", channel " + std::to_string(channel + 1));
    m_clipSpeaker = speaker.id;
    CaptureStatus status;
    status.state = CaptureState::Clip;
    status.seconds = 4.0;
    status.levels = {{-12.0, -20.0, false, 0.0}};
    set(status);
}

void SimulatedCaptureService::stopClip()
{
    set({});
    if (answersAtOnce)
        giveClip();
}

}  // namespace undertone
