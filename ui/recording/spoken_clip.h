// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace undertone {

class LevelBar;

/// Records how a speaker says that they agree: what to say, in their language; into which microphone; a button that starts and ends it; and
/// how loud it is. Clips stay in memory. One that was spoken for other choices than those made now is none.
class SpokenClip : public QWidget {
    Q_OBJECT
public:
    SpokenClip(const NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Whose clip it is, as they have chosen by now.
    void setSpeaker(const NewSpeaker& speaker);
    struct Clip {
        QByteArray wave;  ///< the bytes of a WAV file
        double seconds = 0.0;
        QString agreedTo;  ///< NewSession::agreementOf() when they began to speak
        QString when;      ///< that was; ISO 8601, UTC
    };
    /// Null: none was recorded, or for something else than they would agree to now.
    [[nodiscard]] const Clip* clipOf(const NewSpeaker& speaker) const;
    void forget(const std::string& speaker);
    /// Ends one that is being recorded.
    void stop();

Q_SIGNALS:
    void changed();

protected:
    /// Looks for microphones, which may have been plugged in meanwhile.
    void showEvent(QShowEvent* event) override;

private:
    /// A channel of a device.
    struct Microphone {
        std::string device;
        int channel = 0;
        bool operator==(const Microphone&) const = default;
    };
    void takeDevices(const std::vector<InputDevice>& devices);
    [[nodiscard]] Microphone microphone() const;
    [[nodiscard]] Microphone microphoneOfSession() const;
    void chooseMicrophone();
    [[nodiscard]] const InputDevice* device(const std::string& id) const;
    [[nodiscard]] static int channelsOf(const InputDevice& device);
    [[nodiscard]] bool isRecording() const { return m_capture.status().state == CaptureState::Clip; }
    void toggle();
    void refresh();
    void say(const QString& problem);

    const NewSession& m_draft;
    CaptureService& m_capture;
    NewSpeaker m_speaker;
    std::map<std::string, Clip> m_clips;
    std::map<std::string, Clip> m_begun;         ///< those whose sound has not come yet
    std::vector<Microphone> m_microphones;       ///< in the order of m_choice
    std::vector<InputDevice> m_devices;          ///< that are offered
    std::map<std::string, Microphone> m_chosen;  ///< by hand, by speaker
    QLabel* m_words;
    QComboBox* m_choice;
    QLabel* m_simulated;
    QPushButton* m_record;
    LevelBar* m_level;
    QLabel* m_state;
    const Theme* m_theme;
};

}  // namespace undertone
