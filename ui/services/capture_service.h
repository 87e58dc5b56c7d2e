// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace undertone {

/// Channels of a device that are offered: a system's own device may claim any number of them.
inline constexpr int mostInputChannels = 16;

/// Something that can be recorded from.
struct InputDevice {
    std::string id;
    QString name;
    int channels = 0;
    int sampleRate = 0;  ///< Hz
    bool isDefault = false;
    bool isSimulated = false;  ///< it hears nothing: tones
};

/// Someone who is to be recorded, and what they agreed to.
struct NewSpeaker {
    std::string id;
    QString name;
    QString language = QStringLiteral("en");  ///< of the notice
    int channel = 0;                          ///< of the device, from 0; speakers who share one are several voices
    std::set<Purpose> purposes;
    QString expressed;                   ///< "spoken", "signature", "form"; empty: not yet
    QByteArray evidence;                 ///< the drawn signature, as PNG
    std::filesystem::path evidenceFile;  ///< or the clip or scan
    QString evidenceSha256;              ///< of that file, as it was when it was chosen
    QString when;                        ///< they signed, spoke, or showed the form; ISO 8601, UTC
    QString until;
    QString agreedTo;  ///< NewSession::agreementOf() as it was then
    /// Nothing is recorded of anyone for whom this does not hold.
    [[nodiscard]] bool agreesToBeRecorded() const { return purposes.contains(Purpose::Record) && !expressed.isEmpty(); }
};

/// A session that is to be recorded, as the wizard fills it in.
struct NewSession {
    std::filesystem::path vault;
    QString title;
    QString purpose;
    QString setting;        ///< "private", "research", "health", "service", "workplace", "education"; empty: not chosen
    QString exceptionKind;  ///< "medical", "safety"; empty: none is claimed
    QString exceptionReason;
    QString exceptionClaimedBy;
    QString controllerName;
    QString controllerContact;
    QString retentionUntil;  ///< ISO 8601, UTC
    std::vector<NewSpeaker> speakers;
    std::string device;
    std::string secondDevice;  ///< beside it, its channels counted behind those of the first; empty: none
    bool analyse = false;      ///< each sentence as it is spoken
    /// All that a speaker agrees to, as one text: what they chose, in which language they were told, and what is said beside the notice.
    /// Who agreed to another one has not agreed to this.
    [[nodiscard]] QString agreementOf(const NewSpeaker& speaker) const
    {
        QStringList parts{purpose,        setting,           exceptionKind,  exceptionReason, exceptionClaimedBy,
                          controllerName, controllerContact, retentionUntil, speaker.name,    speaker.language};
        for (const Purpose use : speaker.purposes)
            parts << QString::number(static_cast<int>(use));
        return parts.join(QChar(0x1f));
    }
    /// Whether a speaker agrees to be recorded, and to all of this as it is now.
    [[nodiscard]] bool isAgreedToBy(const NewSpeaker& speaker) const
    {
        return speaker.agreesToBeRecorded() && speaker.agreedTo == agreementOf(speaker);
    }
    /// Whether everyone agrees to that, and the setting allows it.
    [[nodiscard]] bool mayBeAnalysed() const
    {
        const bool isProhibited =
            (setting == QLatin1String("workplace") || setting == QLatin1String("education")) && exceptionKind.isEmpty();
        return !isProhibited && !speakers.empty()
            && std::all_of(speakers.begin(), speakers.end(), [](const NewSpeaker& one) { return one.purposes.contains(Purpose::Analyse); });
    }
};

/// How loud a channel is. Decibels below full scale; silence is -120.
struct InputLevel {
    double peak = -120.0;
    double loudness = -120.0;
    bool clipped = false;  ///< within the last seconds
    double silentSeconds = 0.0;
};

/// `Finishing`: the recording is saved, and the analysis reads what was said last. `Clip`: nothing but how somebody says that they agree is
/// recorded.
enum class CaptureState { Idle, Starting, Recording, Paused, Hanging, Away, Stopping, Finishing, Clip };

/// A sentence that was analysed while it was recorded.
struct LiveSentence {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    int emotion = -1;            ///< of LiveAnalysisView::labels
    double probability = 0.0;    ///< of that
    std::optional<double> loss;  ///< nats per token, before it was remembered
};

/// The analysis of a recording that goes on.
struct LiveAnalysisView {
    bool isLoading = true;  ///< the model
    std::vector<std::string> labels;
    std::vector<LiveSentence> sentences;  ///< those of the last minute and some more, in their order
    int found = 0;
    int analysed = 0;
    double lagSeconds = 0.0;
    bool isBehind = false;       ///< it cannot keep up: what is left is read afterwards
    std::optional<Error> error;  ///< why it ended early; the recording goes on
};

/// A recording that goes on.
struct CaptureStatus {
    CaptureState state = CaptureState::Idle;
    bool paused = false;                                    ///< also while the device is silent or gone
    std::filesystem::path folder;                           ///< of the session; empty until it is made
    std::vector<std::pair<std::string, QString>> speakers;  ///< who is recorded: ids and names
    double seconds = 0.0;
    double droppedSeconds = 0.0;  ///< of sound that was lost, as the device or this computer was too slow
    int gaps = 0;
    int marks = 0;
    std::vector<InputLevel> levels;            ///< of each channel that is recorded
    std::vector<QString> channelNames;         ///< who speaks there
    std::vector<std::vector<float>> peaks;     ///< of each channel, the latest last, 20 a second, in [0, 1]; below zero: a gap
    std::optional<double> clockDrift;          ///< parts per million
    std::vector<double> deviceDrifts;          ///< of each device but the first against that one, parts per million: they are brought to it
    bool wrongRate = false;                    ///< frames come at another rate than the device says
    std::optional<Error> deviceError;          ///< what the device said when it was given up; another is looked for
    std::optional<double> freeSeconds;         ///< that the disk has room for
    std::optional<LiveAnalysisView> analysis;  ///< none: it is not analysed meanwhile
    /// Whether a session is being recorded, or was not finished yet.
    [[nodiscard]] bool isActive() const { return state != CaptureState::Idle && state != CaptureState::Clip; }
    /// Whether anybody is heard: what the sign says.
    [[nodiscard]] bool isHearing() const { return state != CaptureState::Idle && state != CaptureState::Finishing; }
};

/// Records sessions. One at a time. GUI thread; nothing here waits for a device or the disk.
class CaptureService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Answers with devicesFound.
    virtual void findDevices() = 0;
    /// Measures the levels of a device, and of another beside it, without keeping anything of them, until stopListening or start. Answers
    /// with levelsChanged, again and again, or listeningFailed.
    virtual void listen(const std::string& device, const std::string& secondDevice) = 0;
    virtual void stopListening() = 0;
    /// Makes the session and records it, where its consent allows it. Answers with statusChanged, again and again, then with ended; or with
    /// startFailed, also where the device cannot be opened: then no session is left, and the same one can be started again.
    virtual void start(const NewSession& session) = 0;
    [[nodiscard]] virtual const CaptureStatus& status() const = 0;
    virtual void pause(bool paused) = 0;
    virtual void mark() = 0;
    /// Records how a speaker says that they agree to what they chose, half a minute at most, into memory alone. `device`: empty for the
    /// default one; `channel`: of it, from 0. Answers with statusChanged, again and again, then with clipRecorded or clipFailed, also
    /// where nothing could be heard.
    virtual void startClip(const NewSpeaker& speaker, const std::string& device, int channel) = 0;
    virtual void stopClip() = 0;
    /// Another device takes over.
    virtual void useDevice(const std::string& device) = 0;
    /// The recording; while it is finishing, what is left of its analysis, which can be taken up later.
    virtual void stop() = 0;

Q_SIGNALS:
    void devicesFound(const std::vector<undertone::InputDevice>& devices);
    void levelsChanged(const std::vector<undertone::InputLevel>& levels);
    void listeningFailed(const undertone::Error& error);
    void startFailed(const undertone::Error& error);
    /// `wave`: the bytes of a WAV file.
    void clipRecorded(const std::string& speaker, const QByteArray& wave, double seconds);
    void clipFailed(const undertone::Error& error);
    void statusChanged();
    /// All that was heard is written. `error`: why it ended by itself.
    void ended(const std::filesystem::path& folder, const std::optional<undertone::Error>& error);
};

}  // namespace undertone
