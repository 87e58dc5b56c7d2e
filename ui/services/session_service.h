// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"
#include "ui/services/secret_text.h"

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace undertone {

/// Where a session stands, as the library shows it. `Locked`: the passphrase of its vault was not given. `Due`: the end of its retention
/// has come. `Unreadable`: nothing of it is used, but its keys can be destroyed. `Destroyed`: no key of its sound is left.
enum class SessionStanding { Locked, Unreadable, Empty, Recording, Interrupted, Recorded, Due, Destroyed };

/// A session of a vault, as it is listed.
struct SessionEntry {
    std::filesystem::path folder;
    SessionStanding standing = SessionStanding::Locked;
    QString title;           ///< empty while it is locked
    QString recordedWhen;    ///< ISO 8601, UTC; empty: not recorded, or locked
    QString retentionUntil;  ///< likewise
    double seconds = -1.0;   ///< of the recording; negative: not known
    bool hasResults = false;
    std::optional<Error> problem;  ///< why it is unreadable
};

/// A folder that is a vault, or is to be one.
struct VaultView {
    std::filesystem::path folder;
    bool exists = false;
    bool isOpen = false;
    bool memoryIsLocked = true;  ///< keys stay out of swap
    std::vector<SessionEntry> sessions;
};

/// What a speaker agreed to, and how.
struct SessionSpeaker {
    std::string id;
    QString name;
    QString language;  ///< of the notice: "en", "de", "zh"
    int channel = 0;   ///< of the device
    bool sharesChannel = false;
    bool othersMayBeKept = false;  ///< they were told that sentences of others on a shared channel may be kept when they withdraw
    bool canBeHeard = true;        ///< false: the key of the channel was destroyed
    bool canBeWithdrawn = true;    ///< there is something of theirs that they have not withdrawn, or that is still there
    std::set<Purpose> given;
    std::set<Purpose> holds;
    std::set<Purpose> withdrawn;
    QString expressed;  ///< "spoken", "signature", "form"
    QString noticeSha256;
    QString notice;  ///< what they were told; empty: the session does not hold it
    QString when;
    QString until;
};

/// One session, opened.
struct SessionDetails {
    SessionEntry entry;
    QString id;
    QString purpose;
    QString setting;
    bool emotionsMayBeInferred = true;
    QString exception;  ///< why they may, at work or in education: its kind, reason, and who claims it; empty: none is needed
    QString controllerName;
    QString controllerContact;
    std::vector<SessionSpeaker> speakers;
    std::vector<double> marks;  ///< seconds
    QString logHead;
    QStringList modelsToDelete;  ///< trained on it, and a withdrawal could not block them
};

/// What a withdrawal, or the end of retention, destroyed.
struct DestructionView {
    std::filesystem::path folder;
    QString session;
    QString speaker;  ///< empty: everyone
    QStringList purposes;
    QString when;
    std::vector<int> channels;
    std::vector<int> channelsCut{};  ///< of which sentences of the others are kept
    int keys = 0;
    qulonglong files = 0;
    QStringList modelsBlocked;
    QStringList modelsNotBlocked;       ///< trained on it, too: somebody has to delete them
    QStringList modelFoldersNotRead{};  ///< there may be more of them
    QString logHead;                    ///< empty where the log was damaged
    std::optional<Error> logProblem{};
    std::optional<int> sentencesKept{};  ///< that somebody had labelled, or written the text of; nothing: there were none
    int sentencesDestroyed = 0;
    std::optional<Error> labelsProblem{};  ///< why none of them was kept
};

/// What a speaker withdraws from.
struct Withdrawal {
    std::set<Purpose> purposes;
    bool keepsOthers = false;  ///< of a channel that several voices share the sentences of the others stay
};

/// How the sound of a session is written in clear. FLAC holds 24 bits of each sample.
enum class SessionSoundFormat { Wav, Rf64, Flac };

/// Vaults and their sessions. One vault is in view at a time. All work is done on a thread of its own, in the order in which it was asked
/// for. GUI thread; nothing here waits.
class SessionService : public QObject {
    Q_OBJECT
public:
    enum class Task { Create, Unlock, Recover, ChangePassphrase, RenewSheet, ReadSession, Withdraw, Destroy, Export };
    using QObject::QObject;

    /// Another vault comes into view, as it is on the disk. Answers with vaultChanged.
    virtual void look(const std::filesystem::path& vault) = 0;
    [[nodiscard]] virtual const VaultView& vault() const = 0;
    /// Answers with sheetReady and vaultChanged, or failed.
    virtual void create(const std::filesystem::path& vault, const Secret& passphrase) = 0;
    /// Answers with vaultChanged, or failed. Takes about a second, on purpose.
    virtual void unlock(const Secret& passphrase) = 0;
    /// Its keys are forgotten at once. Answers with closing and vaultChanged.
    virtual void lock() = 0;
    /// Sets a new passphrase by the code of the recovery sheet, and opens the vault. Answers with vaultChanged and passphraseChanged, or
    /// failed.
    virtual void recover(const Secret& code, const Secret& fresh) = 0;
    /// Answers with passphraseChanged, or failed.
    virtual void changePassphrase(const Secret& passphrase, const Secret& fresh) = 0;
    /// Answers with sheetReady, or failed. The sheet before opens nothing more.
    virtual void renewSheet(const Secret& passphrase) = 0;
    /// Answers with sessionRead, or failed.
    virtual void readSession(const std::filesystem::path& folder) = 0;
    /// Answers with closing, then with destroyed, or failed: also where the vault is locked meanwhile.
    virtual void withdraw(const std::filesystem::path& folder, const std::string& speaker, const Withdrawal& what) = 0;
    /// All of it, at the end of its retention or before. Answers as withdraw().
    virtual void destroy(const std::filesystem::path& folder) = 0;
    /// Writes its sound as a file in clear, where everyone consents to share it. Answers with exportProgress, then with exported, or
    /// failed. It ends when something is withdrawn, or the vault is locked. One at a time.
    virtual void exportSound(const std::filesystem::path& folder, const std::filesystem::path& path, SessionSoundFormat format) = 0;
    virtual void cancelExport() = 0;
    /// What participants are told, in their language; and the SHA-256 that records name it by.
    [[nodiscard]] virtual QString notice(const QString& language) const = 0;

Q_SIGNALS:
    void vaultChanged();
    /// What is open of a vault or session is to be closed now: its keys go.
    void closing(const std::filesystem::path& folder);
    void sheetReady(const undertone::Secret& code);
    void passphraseChanged();
    void sessionRead(const undertone::SessionDetails& details);
    void destroyed(const undertone::DestructionView& what);
    void exportProgress(double fraction);
    /// `logHead`: of the session's log, with the entry of this export.
    void exported(const std::filesystem::path& path, const QString& logHead);
    void failed(undertone::SessionService::Task task, const undertone::Error& error);
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::SessionDetails)
