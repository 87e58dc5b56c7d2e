// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <map>

class QLabel;
class QPushButton;

namespace undertone {

class LevelBar;

/// Records how a speaker says that they agree: what to say, in their language; a button that starts and ends it; and how loud it is. Clips
/// stay in memory. One that was spoken for other choices than those made now is none.
class SpokenClip : public QWidget {
    Q_OBJECT
public:
    SpokenClip(const NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Whose clip it is, as they have chosen by now.
    void setSpeaker(const NewSpeaker& speaker);
    /// The bytes of a WAV file; empty: none was recorded, or for other choices.
    [[nodiscard]] QByteArray clipOf(const NewSpeaker& speaker) const;
    void forget(const std::string& speaker) { m_clips.erase(speaker); }
    /// Ends one that is being recorded.
    void stop();

Q_SIGNALS:
    void changed();

private:
    struct Clip {
        QByteArray wave;
        double seconds = 0.0;
        std::set<Purpose> purposes;
    };
    [[nodiscard]] bool isRecording() const { return m_capture.status().state == CaptureState::Clip; }
    void toggle();
    void refresh();
    void say(const QString& problem);

    const NewSession& m_draft;
    CaptureService& m_capture;
    NewSpeaker m_speaker;
    std::map<std::string, Clip> m_clips;
    QLabel* m_words;
    QPushButton* m_record;
    LevelBar* m_level;
    QLabel* m_state;
    const Theme* m_theme;
};

}  // namespace undertone
