// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard and how: the Playback menu.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/listening.h"
#include "ui/conversation/transport_bar.h"
#include "ui/decimal_text.h"
#include "ui/main_window.h"
#include "ui/services/playback.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include <cmath>

namespace undertone {
namespace {

QString asItem(const QString& text)
{
    return QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString speedText(double speed)
{
    const int decimals = std::round(speed) == speed ? 0 : std::round(10 * speed) == 10 * speed ? 1 : 2;
    return decimalText(speed, decimals) + QChar(0x00d7);
}

}  // namespace

void MainWindow::buildPlaybackMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Playback"));
    connect(addAction(menu, QStringLiteral("play"), tr("&Play or pause"), Qt::Key_Space), &QAction::triggered, this,
            &MainWindow::playOrPress);
    connect(addAction(menu, QStringLiteral("play-selection"), tr("Play the s&election"), tr("Shift+Space")), &QAction::triggered,
            m_transport, &TransportBar::playSelection);
    connect(addAction(menu, QStringLiteral("stop"), tr("&Stop"), tr("Ctrl+.")), &QAction::triggered, m_transport, &TransportBar::stop);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("previous"), tr("P&revious sentence"), tr("Ctrl+Up")), &QAction::triggered, m_transport,
            &TransportBar::selectPrevious);
    connect(addAction(menu, QStringLiteral("next"), tr("&Next sentence"), tr("Ctrl+Down")), &QAction::triggered, m_transport,
            &TransportBar::selectNext);
    connect(addAction(menu, QStringLiteral("next-difference"), tr("Ne&xt difference of labels"), tr("F3")), &QAction::triggered, this,
            [this] { goToDifference(true); });
    connect(addAction(menu, QStringLiteral("previous-difference"), tr("Previous d&ifference of labels"), tr("Shift+F3")),
            &QAction::triggered, this, [this] { goToDifference(false); });
    connect(addAction(menu, QStringLiteral("deselect"), tr("Select n&one"), tr("Ctrl+Shift+A")), &QAction::triggered, this,
            [this] { m_document.setSelection(-1); });
    menu.addSeparator();
    QAction* loop = addAction(menu, QStringLiteral("loop"), tr("&Loop"), tr("L"));
    loop->setCheckable(true);
    connect(loop, &QAction::triggered, m_transport, &TransportBar::setLooping);
    QAction* moving = addAction(menu, QStringLiteral("play-on-moving"), tr("Play on &moving to a sentence"), {});
    moving->setCheckable(true);
    connect(moving, &QAction::triggered, m_transport, &TransportBar::setPlayOnMoving);
    QAction* follow = addAction(menu, QStringLiteral("follow"), tr("&Follow the playhead"), {});
    follow->setCheckable(true);
    follow->setChecked(true);
    connect(follow, &QAction::triggered, m_transport, &TransportBar::setFollowing);
    menu.addSeparator();
    buildSpeedMenu(menu);
    m_hearMenu = menu.addMenu(tr("&Hear"));
    m_hearMenu->setObjectName(QStringLiteral("hear"));
    connect(m_hearMenu, &QMenu::aboutToShow, this, &MainWindow::fillHearMenu);
    connectHearing();
    m_deviceMenu = menu.addMenu(tr("O&utput device"));
    m_deviceMenu->setObjectName(QStringLiteral("output-device"));
    fillDeviceMenu({});
    connect(m_deviceMenu, &QMenu::aboutToShow, &m_playback, &Playback::findDevices);
    connect(&m_playback, &Playback::devicesFound, this, &MainWindow::fillDeviceMenu);
}

void MainWindow::buildSpeedMenu(QMenu& playback)
{
    QMenu& menu = *playback.addMenu(tr("Spee&d"));
    auto* group = new QActionGroup(this);
    for (const double speed : Listening::speeds()) {
        QAction* item = menu.addAction(speedText(speed));
        item->setObjectName(QStringLiteral("speed-%1").arg(speed));
        item->setCheckable(true);
        item->setData(speed);
        group->addAction(item);
        connect(item, &QAction::triggered, this, [this, speed] { m_listening->setSpeed(speed); });
    }
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("slower"), tr("&Slower"), tr(",")), &QAction::triggered, m_listening, &Listening::slower);
    connect(addAction(menu, QStringLiteral("faster"), tr("&Faster"), tr(".")), &QAction::triggered, m_listening, &Listening::faster);
    m_transport->setSpeedMenu(menu);
    const auto refresh = [this, group] {
        for (QAction* item : group->actions())
            item->setChecked(item->data().toDouble() == m_listening->speed());
        m_transport->showSpeed(speedText(m_listening->speed()));
    };
    connect(m_listening, &Listening::changed, this, refresh);
    refresh();
}

void MainWindow::connectHearing()
{
    connect(m_listening, &Listening::changed, this, [this] { m_timeline->setHeard(m_listening->heard()); });
    connect(m_timeline, &TimelineView::aloneRequested, m_listening, &Listening::turnAlone);
    connect(m_timeline, &TimelineView::muteRequested, this,
            [this](const QString& speaker) { m_listening->setMuted(speaker, !m_listening->isMuted(speaker)); });
    connect(m_timeline, &TimelineView::channelRequested, this,
            [this](int channel) { m_listening->setChannel(m_listening->channel() == channel ? std::nullopt : std::optional(channel)); });
}

void MainWindow::fillHearMenu()
{
    m_hearMenu->clear();
    QAction* all = m_hearMenu->addAction(tr("&Everybody, all channels"));
    all->setEnabled(m_listening->hidesSomething());
    connect(all, &QAction::triggered, m_listening, &Listening::hearAll);
    const int channels = m_session.recording() ? m_session.recording()->channelCount : 0;
    if (channels > 1) {
        m_hearMenu->addSeparator();
        for (int channel = 0; channel < channels; ++channel) {
            QAction* item = m_hearMenu->addAction(tr("Only channel %1").arg(channel + 1));
            item->setCheckable(true);
            item->setChecked(m_listening->channel() == channel);
            connect(item, &QAction::triggered, this,
                    [this, channel](bool on) { m_listening->setChannel(on ? std::optional(channel) : std::nullopt); });
        }
    }
    m_hearMenu->addSeparator();
    for (const QString& speaker : m_document.speakers()) {
        QMenu* whose = m_hearMenu->addMenu(speaker.isEmpty() ? tr("not known") : asItem(speaker));
        QAction* solo = whose->addAction(tr("&Only these turns"));
        solo->setCheckable(true);
        solo->setChecked(m_listening->isSolo(speaker));
        connect(solo, &QAction::triggered, this, [this, speaker](bool on) { m_listening->setSolo(speaker, on); });
        QAction* mute = whose->addAction(tr("&Not these turns"));
        mute->setCheckable(true);
        mute->setChecked(m_listening->isMuted(speaker));
        connect(mute, &QAction::triggered, this, [this, speaker](bool on) { m_listening->setMuted(speaker, on); });
    }
}

void MainWindow::fillDeviceMenu(const QStringList& names)
{
    m_deviceMenu->clear();
    delete m_devices;
    m_devices = new QActionGroup(m_deviceMenu);
    const auto add = [this](const QString& text, const QString& name) {
        QAction* item = m_deviceMenu->addAction(text);
        item->setCheckable(true);
        item->setData(name);
        item->setChecked(name == m_outputDevice);
        m_devices->addAction(item);
        connect(item, &QAction::triggered, this, [this, name] {
            setOutputDevice(name);
            Q_EMIT outputDeviceChanged(name);
        });
    };
    add(tr("As the &system"), {});
    m_deviceMenu->addSeparator();
    for (const QString& name : names)
        add(asItem(name), name);
    if (!m_outputDevice.isEmpty() && !names.contains(m_outputDevice))
        add(tr("%1 (not connected)").arg(asItem(m_outputDevice)), m_outputDevice);
}

void MainWindow::setOutputDevice(const QString& name)
{
    m_outputDevice = name;
    m_playback.setDevice(name);
}

}  // namespace undertone
