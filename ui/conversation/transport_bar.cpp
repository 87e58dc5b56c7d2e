// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/transport_bar.h"

#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"
#include "ui/icon.h"
#include "ui/services/playback.h"
#include "ui/text_colour.h"
#include "ui/timeline/time_axis.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double shownResolutionSeconds = 0.1;
constexpr int volumeSteps = 100;
constexpr int volumeWidth = 90;
constexpr int leastWidthForVolume = 680;
constexpr int leastWidthForZooms = 620;

}  // namespace

TransportBar::TransportBar(ConversationDocument& document, Playback& playback, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_playback(playback), m_theme(&theme)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::large, Spacing::small, Spacing::large, Spacing::small);
    row->setSpacing(Spacing::hair);
    m_previous = addButton("previous", tr("Previous sentence"), tr("Previous sentence (Shift+Tab in the timeline)"));
    m_play = addButton("play", tr("Play"), tr("Play or pause (Space)"));
    m_stop = addButton("stop", tr("Stop"), tr("Stop and go back to the start"));
    m_next = addButton("next", tr("Next sentence"), tr("Next sentence (Tab in the timeline)"));
    row->addSpacing(Spacing::medium);
    m_position = new QLabel(this);
    m_position->setFont(interfaceFont(1, QFont::DemiBold));
    m_position->setAccessibleName(tr("Position"));
    m_duration = new QLabel(this);
    row->addWidget(m_position);
    row->addWidget(m_duration);
    row->addStretch(1);
    m_loop = addButton("loop", tr("Loop"), tr("Repeat the selected sentences (L)"));
    m_loop->setCheckable(true);
    m_speed = new QToolButton(this);
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setToolTip(tr("Speed, at the same pitch (, slower, . faster)"));
    row->addWidget(m_speed);
    row->addSpacing(Spacing::medium);
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setRange(0, volumeSteps);
    m_volume->setValue(volumeSteps);
    m_volume->setFixedWidth(volumeWidth);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_volumeIcon = new QLabel(this);
    row->addWidget(m_volumeIcon);
    row->addWidget(m_volume);
    row->addSpacing(Spacing::medium);
    m_follow = addButton("follow", tr("Follow the playhead"), tr("Scroll along while playing"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    row->addSpacing(Spacing::medium);
    QToolButton* out = addButton("zoom-out", tr("Zoom out"), tr("Zoom out (Ctrl+−)"));
    QToolButton* in = addButton("zoom-in", tr("Zoom in"), tr("Zoom in (Ctrl++)"));
    QToolButton* fit = addButton("zoom-fit", tr("Whole recording"), tr("Show the whole recording (Ctrl+0)"));

    connect(m_previous, &QToolButton::clicked, this, &TransportBar::selectPrevious);
    connect(m_next, &QToolButton::clicked, this, &TransportBar::selectNext);
    connect(m_play, &QToolButton::clicked, this, &TransportBar::togglePlaying);
    connect(m_stop, &QToolButton::clicked, this, &TransportBar::stop);
    connect(m_loop, &QToolButton::toggled, this, &TransportBar::loopToggled);
    connect(m_volume, &QSlider::valueChanged, this, [this](int value) {
        const double volume = static_cast<double>(value) / volumeSteps;
        m_playback.setVolume(volume * volume);  // as loud as the ear takes it for
        Q_EMIT volumeChanged(volume);
    });
    connect(m_follow, &QToolButton::toggled, this, &TransportBar::followToggled);
    connect(out, &QToolButton::clicked, this, &TransportBar::zoomOutRequested);
    connect(in, &QToolButton::clicked, this, &TransportBar::zoomInRequested);
    connect(fit, &QToolButton::clicked, this, &TransportBar::zoomToFitRequested);
    connect(&document, &ConversationDocument::audioChanged, this, &TransportBar::refresh);
    connect(&document, &ConversationDocument::regionChanged, this, &TransportBar::refresh);
    connect(&document, &ConversationDocument::playingChanged, this, &TransportBar::refresh);
    connect(&document, &ConversationDocument::playheadMoved, this, &TransportBar::refreshPosition);
    setTheme(theme);
}

QToolButton* TransportBar::addButton(const char* icon, const QString& name, const QString& toolTip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(icon));
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setIconSize({20, 20});
    layout()->addWidget(button);
    return button;
}

void TransportBar::setTheme(const Theme& theme)
{
    m_theme = &theme;
    for (QToolButton* button : findChildren<QToolButton*>()) {
        if (button != m_speed)
            button->setIcon(themedIcon(button->objectName(), theme));
    }
    m_volumeIcon->setPixmap(iconPixmap(QStringLiteral("volume"), {18, 18}, theme.colours().textMuted, devicePixelRatioF()));
    setTextColour(*m_duration, theme.colours().textMuted);
    refresh();
}

void TransportBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The system has a volume too, and the wheel zooms; what plays needs the room.
    m_volume->setVisible(width() >= leastWidthForVolume);
    m_volumeIcon->setVisible(width() >= leastWidthForVolume);
    for (const char* zoom : {"zoom-out", "zoom-in", "zoom-fit"})
        findChild<QToolButton*>(QLatin1String(zoom))->setVisible(width() >= leastWidthForZooms);
}

void TransportBar::refresh()
{
    const bool playing = m_document.isPlaying();
    m_play->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play"), *m_theme));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    QString duration = QStringLiteral("/ ") + formatTime(m_document.durationSeconds(), shownResolutionSeconds);
    if (const auto& region = m_document.region())
        duration += tr(", %1 s selected").arg(decimalText(region->second - region->first, 3));
    m_duration->setText(duration);
    // The label keeps its width while the digits run.
    const QString widest = formatTime(m_document.durationSeconds(), shownResolutionSeconds);
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(widest) + Spacing::small);
    refreshPosition();
}

void TransportBar::refreshPosition()
{
    m_position->setText(formatTime(m_document.playheadSeconds(), shownResolutionSeconds));
}

void TransportBar::togglePlaying()
{
    if (!m_document.hasAudio())
        return;
    if (m_document.isPlaying())
        m_playback.pause();
    else
        m_playback.play();
}

void TransportBar::stop()
{
    m_playback.stop();
}

void TransportBar::playFrom(double seconds)
{
    m_document.seek(seconds);
    m_playback.play();
}

void TransportBar::playSelection()
{
    if (const auto stretch = m_document.selectedSeconds())
        m_playback.playRange(stretch->first, stretch->second, stretch->first, m_loop->isChecked() ? Repeat::Loop : Repeat::Once);
}

void TransportBar::setLooping(bool looping)
{
    m_loop->setChecked(looping);
}

void TransportBar::setVolume(double volume)
{
    m_volume->setValue(static_cast<int>(std::lround(volume * volumeSteps)));
}

void TransportBar::setSpeedMenu(QMenu& menu)
{
    m_speed->setMenu(&menu);
}

void TransportBar::showSpeed(const QString& speed)
{
    m_speed->setText(speed);
    m_speed->setAccessibleName(tr("Speed: %1").arg(speed));
}

void TransportBar::selectNext()
{
    moveTo(m_document.utteranceAfter(m_document.selection()));
}

void TransportBar::selectPrevious()
{
    moveTo(m_document.utteranceBefore(m_document.selection()));
}

void TransportBar::moveTo(int utterance)
{
    if (utterance < 0)
        return;
    m_document.setSelection(utterance);
    m_document.seek(m_document.segments()[static_cast<std::size_t>(utterance)].startSeconds);
    if (m_playOnMoving)
        playSelection();
}

void TransportBar::setFollowing(bool following)
{
    m_follow->setChecked(following);
}

}  // namespace undertone
