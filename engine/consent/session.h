// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_file.h"
#include "engine/consent/trained_models.h"
#include "engine/io/blob_store.h"
#include "engine/io/folder_lock.h"
#include "engine/vault/keyring.h"
#include "engine/vault/sealed_track.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace undertone {

/// A channel of a session: one speaker's own, or one that several share, which lives and goes as a whole.
struct SessionTrack {
    std::uint32_t number = 0;
    int channel = 0;  ///< of the device
    SealId key;
    std::vector<std::string> speakers;
    /// What is left of it since a voice was removed, in a folder of its own; nothing: it is as it was recorded.
    std::optional<TrackExtent> cut;
};

/// What session.undertone holds, sealed by the session's key (engine/vault/README.md).
struct SessionContent {
    SealId id;
    SealId key;         ///< of this content and of the log
    SealId derivedKey;  ///< of all that was computed from the sound; a new one after every withdrawal
    SessionTerms terms;
    std::vector<SessionTrack> tracks;
    std::vector<std::pair<std::string, SealId>> speakerKeys;  ///< of what shows how they agreed
    bool logNamesDerivedKey = true;                           ///< false: written by a program that did not
};

/// What became of the sentences of a session that somebody had labelled, or whose texts were written, when a speaker withdrew.
struct KeptLabels {
    std::size_t kept = 0;
    std::size_t destroyed = 0;
};

/// What is kept of a channel that several voices share when one of them withdraws: seconds from the start of the recording, in order.
struct KeptStretches {
    std::uint32_t track = 0;
    std::vector<std::pair<double, double>> seconds;
};

/// What a withdrawal, or the end of retention, destroyed.
struct DestructionCertificate {
    std::string session;
    std::string speaker;  ///< empty: everyone
    std::vector<std::string> purposes;
    std::string when;
    std::vector<std::uint32_t> tracks;  ///< whose keys were destroyed
    std::size_t keys = 0;
    std::uint64_t filesRemoved = 0;
    std::string logHead;                   ///< of the audit log, with the entry of this destruction; empty where it was damaged
    std::optional<Error> logProblem;       ///< why the log does not tell of it: it was damaged before
    BlockedModels models;                  ///< those that were trained on it
    std::optional<KeptLabels> labels;      ///< what became of sentences that somebody had labelled; nothing: there were none
    std::optional<Error> labelsProblem;    ///< why none of them was kept
    std::vector<std::uint32_t> cutTracks;  ///< of which sentences of others are kept
};

/// A recorded conversation in a vault: a folder VAULT/NAME of sealed files. Its keys lie in the vault's keyring. One thread.
class Session {
public:
    static constexpr const char* fileName = "session.undertone";
    static constexpr const char* logName = "log.undertone";

    static bool isSession(const std::filesystem::path& folder);
    /// Makes the folder, its keys, and a log that begins with what each speaker agreed to; where that fails, nothing of it is left.
    /// Errors: InvalidArgument (there is one already, or something else), FileNotWritable, and the keyring's.
    static Result<Session> create(const std::filesystem::path& folder, Keyring& keyring, const ConsentFile& consent);
    /// Finishes a withdrawal first that is in the log and whose keys are still there: it was interrupted, or an older keyring was put back.
    /// Models that it did not come to are blocked then.
    /// Errors: FileNotFound, CorruptFile (also: log, session or keyring are older than one of the others, so that a withdrawal may be
    /// missing), NotAuthorised (its key was destroyed, or the keyring is of another vault), FileNotWritable (a withdrawal that cannot be
    /// finished).
    static Result<Session> open(const std::filesystem::path& folder, const Keyring& keyring);
    /// For withdraw() and destroyAll() alone, and to see what there is to destroy: also where the log is damaged, or something is older
    /// than it should be. Errors: FileNotFound, CorruptFile (of session.undertone), NotAuthorised.
    static Result<Session> openToDestroy(const std::filesystem::path& folder, const Keyring& keyring);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const SealId& id() const { return m_content.id; }
    [[nodiscard]] const SessionTerms& terms() const { return m_content.terms; }
    [[nodiscard]] const std::vector<SessionTrack>& tracks() const { return m_content.tracks; }
    [[nodiscard]] ConsentBook& book() { return m_book; }
    [[nodiscard]] const ConsentBook& book() const { return m_book; }
    [[nodiscard]] AuditLog& log() { return m_log; }
    [[nodiscard]] const AuditLog& log() const { return m_log; }
    /// A log of its own, for another thread.
    [[nodiscard]] Result<AuditLog> openLog() const;
    [[nodiscard]] static Result<AuditReport> verifyLog(const std::filesystem::path& folder, const Keyring& keyring,
                                                       std::string_view printedHead);

    /// What a speaker was told before they agreed; empty: by another program, which kept no text that was not this program's. Errors: of
    /// the sealed text.
    [[nodiscard]] Result<std::string> noticeOf(const ConsentRecord& record) const;
    [[nodiscard]] TrackPlace placeOf(const SessionTrack& track) const;
    /// What the log says the recording holds; nothing where it did not end, or was never begun.
    [[nodiscard]] std::optional<std::vector<TrackExtent>> extents() const;
    /// Whether a recording was begun, and whether it ended.
    [[nodiscard]] bool hasRecording() const;
    /// Whether the sound of a track may be read: its key is there, and nobody who speaks in it withdrew from being recorded. What the log
    /// says counts, whatever the keyring holds.
    [[nodiscard]] bool canBeHeard(const SessionTrack& track, const Keyring& keyring) const;
    /// Errors: NotAuthorised (it cannot be heard), SealedTrackSource::open's.
    Result<std::unique_ptr<SealedTrackSource>> openTrack(const SessionTrack& track, const Keyring& keyring) const;
    /// Held while its sound is recorded, so that nobody takes a recording that goes on for one that was interrupted. Errors: FolderLock's.
    [[nodiscard]] Result<FolderLock> lockForRecording() const;
    /// Whether a program records it now.
    [[nodiscard]] bool isBeingRecorded() const;
    /// An interrupted recording becomes one that ended with what is there: from then on a missing end is seen. Whether it was one. Errors:
    /// also FileNotWritable, where it is being recorded.
    Result<bool> recover(const Keyring& keyring);
    /// The same for whoever only reads: where nothing can be written, what is there is read as it is. Errors: recover()'s but for those of
    /// a disk that takes nothing.
    Status recoverToRead(const Keyring& keyring);

    /// The store of what is computed from the session, and the key of its journals.
    [[nodiscard]] std::filesystem::path derivedFolder() const { return m_folder / "derived"; }
    [[nodiscard]] Result<std::shared_ptr<BlobStore>> derivedStore(const Keyring& keyring) const;
    [[nodiscard]] Result<SecretBytes> derivedKey(const Keyring& keyring) const { return keyring.key(m_content.derivedKey); }
    /// The store of sentences, texts and labels that people made of it (app/jobs/recording/session_project). It has the key of what is
    /// computed; a withdrawal carries what is not the speaker's over to the next.
    [[nodiscard]] Result<std::shared_ptr<BlobStore>> labelStore(const Keyring& keyring) const;
    [[nodiscard]] std::filesystem::path labelFolder() const { return m_folder / "labels"; }
    /// Whether the log, as far as it was read, says that what is computed was destroyed since this was opened.
    [[nodiscard]] bool derivedWasDestroyed() const;
    /// The end of retention has come.
    [[nodiscard]] bool isDue() const;

    /// Carries labels over from one store to the next, without those of who leaves. Nothing where there are none.
    using CarryLabels = std::function<Result<std::optional<KeptLabels>>(BlobStore& before, BlobStore& after)>;

    /// Withdraws a speaker's consent for these purposes, which stops work under them in any program. What was computed is destroyed; where
    /// they are not to be recorded, so are the channels they speak in, those of several voices too. Where they are not to be trained on,
    /// models that were are blocked: the installed ones, those in `modelFolders`, and those that the log names. Where the log is damaged
    /// the keys are destroyed all the same, and the certificate says so. `carry`: without it, or where it fails, all labels go. `kept`:
    /// what stays of channels that the speaker shares, where they were told so (saysThatOthersMayBeKept); without it such a channel goes as
    /// a whole. Waits for another program that withdraws. Errors: InvalidArgument (nobody of that id; something is to be kept that must not
    /// be, and nothing was done), FileNotWritable, and the keyring's; what was destroyed until then is, models are blocked, and open() goes
    /// on with the rest.
    Result<DestructionCertificate> withdraw(Keyring& keyring, const std::string& speaker, const Purposes& purposes,
                                            const std::vector<std::filesystem::path>& modelFolders = {}, const CarryLabels& carry = {},
                                            const std::vector<KeptStretches>& kept = {});
    /// Whether sentences of others may be kept of channels that the speaker shares. Errors: InvalidArgument (they were promised that all of
    /// it goes, or it is still being recorded).
    [[nodiscard]] Status mayKeepOthers(const std::string& leaving) const;
    /// Removes a session that nothing was recorded in, with its keys, as if it had not been made. Errors: InvalidArgument (some sound lies
    /// there), FileNotWritable, and the keyring's.
    Status removeUnheard(Keyring& keyring);
    /// The end of retention: the same for everyone.
    Result<DestructionCertificate> destroyAll(Keyring& keyring, const std::vector<std::filesystem::path>& modelFolders = {});
    /// Models that a withdrawal could not block, and that are still there as they were, by the log.
    [[nodiscard]] std::vector<std::filesystem::path> modelsToDelete() const;

private:
    Session(std::filesystem::path folder, SessionContent content, SecretBytes key, AuditLog log);
    [[nodiscard]] static AuditLog::Place logPlace(const std::filesystem::path& folder, const SessionContent& content);
    static Status makeFiles(const std::filesystem::path& folder, Keyring& keyring, const ConsentFile& consent, std::vector<SealId>& keys);
    static Result<Session> read(const std::filesystem::path& folder, const Keyring& keyring, bool despiteLog);
    [[nodiscard]] Result<FolderLock> lockForDestruction() const;
    Status rereadContent();
    Status followLog();
    [[nodiscard]] std::optional<SealId> loggedDerivedKey() const;
    [[nodiscard]] bool hasLeft(const std::string& speaker) const;
    [[nodiscard]] bool holdsWithdrawn(const Keyring& keyring) const;
    [[nodiscard]] bool isHalfWithdrawn(const Keyring& keyring) const;
    [[nodiscard]] Status checkIsLatest(const Keyring& keyring) const;
    Status finishWithdrawal(Keyring& keyring);
    using PurposesOf = std::vector<std::pair<std::string, std::vector<std::string>>>;  ///< by speaker
    [[nodiscard]] Result<std::shared_ptr<BlobStore>> labelStoreOf(const SealId& derivedKey, const Keyring& keyring) const;
    using Leaves = std::function<bool(const std::string& speaker)>;
    Status checkKept(const std::string& leaving, const std::vector<KeptStretches>& kept, const Keyring& keyring) const;
    [[nodiscard]] std::string stateOfLabels() const;
    /// As the entry of the withdrawal tells of it, by new keys.
    static Result<nlohmann::json> planOf(const std::vector<KeptStretches>& kept, Keyring& keyring);
    [[nodiscard]] std::vector<SealId> plannedCutKeys() const;
    [[nodiscard]] std::filesystem::path cutFolder(const SealId& key) const;
    /// What takes the place of a track that one of its speakers leaves, written by now; nothing: it goes as a whole. Errors:
    /// FileNotWritable, FileUnreadable; then it can be tried again.
    Result<std::optional<SessionTrack>> cutTrack(const SessionTrack& track, const Keyring& keyring, const Leaves& leaves) const;
    void carryLabels(const Keyring& keyring, const SealId& derivedKey, const CarryLabels& carry, DestructionCertificate& certificate);
    Status logWithdrawal(const SealId& derivedKey, const PurposesOf& purposesOf, const std::vector<std::filesystem::path>& modelFolders,
                         DestructionCertificate& certificate, const nlohmann::json& kept);
    void blockModels(std::vector<std::filesystem::path> folders, DestructionCertificate& certificate) const;
    Status destroyKeys(Keyring& keyring, const SealId& derivedKey, DestructionCertificate& certificate,
                       const std::set<std::string>& leaving);

    std::filesystem::path m_folder;
    SessionContent m_content;
    SecretBytes m_key;
    AuditLog m_log;
    ConsentBook m_book;
};

// Entries of a session's log beside those of consent.
inline constexpr const char* sessionCreatedEvent = "session.created";
inline constexpr const char* recordingStartedEvent = "recording.started";
inline constexpr const char* recordingMarkedEvent = "recording.marked";        ///< {"seconds"}: a place that somebody marked
inline constexpr const char* recordingStoppedEvent = "recording.stopped";      ///< {"tracks": [{"track", "segments", "frames"}], ...}
inline constexpr const char* recordingRecoveredEvent = "recording.recovered";  ///< likewise
inline constexpr const char* trainingStartedEvent = "training.started";        ///< {"model": the folder that it writes to}
inline constexpr const char* trainingEndedEvent = "training.ended";            ///< {"model"}
inline constexpr const char* keysDestroyedEvent = "keys.destroyed";
inline constexpr const char* labelsCarriedEvent = "labels.carried";  ///< before the withdrawal that they are carried over at
/// In those of creation, withdrawal and destruction, and of labels: the id of the key of what is computed from then on.
inline constexpr const char* derivedKeyField = "derived_key";
/// Of a withdrawal: [{"track", "key", "milliseconds": [start, end, start, end...]}], what is kept of channels that are shared.
inline constexpr const char* keptStretchesField = "kept";
inline constexpr const char* modelField = "model";                          ///< of a training
inline constexpr const char* modelFoldersField = "model_folders";           ///< of a withdrawal: looked through beside the installed models
inline constexpr const char* modelsBlockedField = "models_blocked";         ///< of a destruction
inline constexpr const char* modelsNotBlockedField = "models_not_blocked";  ///< likewise

}  // namespace undertone
