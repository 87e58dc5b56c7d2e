// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace undertone {

class ConversationDocument;
class Playback;

/// Playing and moving through the recording, below the timeline.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    TransportBar(ConversationDocument& document, Playback& playback, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void togglePlaying();
    void stop();
    void playFrom(double seconds);
    void selectNext();
    void selectPrevious();
    void setFollowing(bool following);

Q_SIGNALS:
    void followToggled(bool following);
    void zoomInRequested();
    void zoomOutRequested();
    void zoomToFitRequested();

private:
    QToolButton* addButton(const char* icon, const QString& name, const QString& toolTip);
    void refresh();
    void refreshPosition();

    ConversationDocument& m_document;
    Playback& m_playback;
    const Theme* m_theme;
    QToolButton* m_previous = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_stop = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_follow = nullptr;
    QLabel* m_position = nullptr;
    QLabel* m_duration = nullptr;
};

}  // namespace undertone
