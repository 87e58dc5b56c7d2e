// SPDX-License-Identifier: GPL-3.0-or-later
// Stand-ins for vaults and for what records, so that the pages about sessions are tested and pictured without any.
#pragma once

#include "ui/services/capture_service.h"
#include "ui/services/session_service.h"
#include "ui/services/storage_service.h"

#include <optional>
#include <vector>

namespace undertone {

/// A vault with a session of each kind; made up.
VaultView simulatedVault();
SessionDetails simulatedSession();
/// Two speakers who agreed to all that is asked of them.
NewSession simulatedDraft();
/// A recording of two channels that goes on.
CaptureStatus simulatedCapture(CaptureState state);
/// What was analysed of it meanwhile.
LiveAnalysisView simulatedLiveAnalysis(double nowSeconds);

/// Answers at once with what the test has set; passphrases are "correct horse battery".
class SimulatedSessionService : public SessionService {
    Q_OBJECT
public:
    void look(const std::filesystem::path& vault) override;
    [[nodiscard]] const VaultView& vault() const override { return view; }
    void create(const std::filesystem::path& vault, const Secret& passphrase) override;
    void unlock(const Secret& passphrase) override;
    void lock() override;
    void recover(const Secret& code, const Secret& fresh) override;
    void changePassphrase(const Secret& passphrase, const Secret& fresh) override;
    void renewSheet(const Secret& passphrase) override;
    void readSession(const std::filesystem::path& folder) override;
    void withdraw(const std::filesystem::path& folder, const std::string& speaker, const Withdrawal& what) override;
    void destroy(const std::filesystem::path& folder) override;
    void exportSound(const std::filesystem::path& folder, const std::filesystem::path& path, SessionSoundFormat format) override;
    void cancelExport() override;
    [[nodiscard]] QString notice(const QString& language) const override;

    bool answersAtOnce = true;
    bool readsAtOnce = true;
    std::optional<Error> readProblem;        ///< why no session can be read
    std::optional<Error> withdrawalProblem;  ///< why nobody can withdraw
    VaultView view;                          ///< as it is seen while it is locked
    VaultView opened = simulatedVault();     ///< as it is seen once it is open
    SessionDetails details = simulatedSession();
    std::vector<std::string> asked;
    Withdrawal withdrawn;

private:
    [[nodiscard]] bool opens(const Secret& passphrase, Task task);
};

/// What a user of some months has on their disk.
class SimulatedStorageService : public StorageService {
    Q_OBJECT
public:
    void list() override { Q_EMIT listed(entries); }
    void remove(const StorageEntry& entry) override;

    std::vector<StorageEntry> entries{
        {StorageKind::SpeechCodes, "/home/ada/.cache/undertone/tokens", 48'300'000, 212},
        {StorageKind::Spectrograms, "/home/ada/.cache/undertone/spectrograms", 131'000'000, 904},
        {StorageKind::InterruptedRuns, "/home/ada/.local/state/undertone/runs", 7'900'000, 6},
        {StorageKind::Trainings, "/home/ada/.local/state/undertone/training", 420'000, 31},
        {StorageKind::Model, "/home/ada/.local/share/undertone/models/rank-64", 21'000'000, 9},
        {StorageKind::Session, "/home/ada/undertone-sessions/20261128-140600", 702'000'000, 130},
        {StorageKind::CorpusWorkplace, "/home/ada/.local/share/undertone/corpora/IEMOCAP-4be1a0c27d", 48'200'000, 310},
        {StorageKind::RecentFiles, "/home/ada/.local/state/undertone/recent-projects.json", 2'100, 1},
        {StorageKind::Settings, "/home/ada/.config/undertone", 900, 1}};
    std::vector<StorageEntry> removed;
};

/// Two devices, one of them simulated; what happens is told by the test.
class SimulatedCaptureService : public CaptureService {
    Q_OBJECT
public:
    void findDevices() override { Q_EMIT devicesFound(devices); }
    void listen(const std::string& device, const std::string& secondDevice) override;
    void stopListening() override { listening.clear(); }
    void start(const NewSession& session) override;
    [[nodiscard]] const CaptureStatus& status() const override { return now; }
    void startClip(const NewSpeaker& speaker, const std::string& device, int channel) override;
    void stopClip() override;
    void pause(bool paused) override { set(simulatedCapture(paused ? CaptureState::Paused : CaptureState::Recording)); }
    void mark() override;
    void useDevice(const std::string& device) override { asked.push_back("use " + device); }
    void stop() override;
    void set(const CaptureStatus& status);
    /// The sound of a clip that was ended, where it does not come at once.
    void giveClip() { Q_EMIT clipRecorded(m_clipSpeaker, QByteArray("RIFF and what follows"), 4.0); }

    bool answersAtOnce = true;
    std::vector<InputDevice> devices{{"system:mic", QStringLiteral("USB audio interface"), 2, 48000, true, false},
                                     {"simulated:simulated", QStringLiteral("simulated device"), 2, 16000, false, true}};
    CaptureStatus now;
    std::optional<NewSession> started;
    std::string listening;
    std::vector<std::string> asked;

private:
    std::string m_clipSpeaker;
};

}  // namespace undertone
