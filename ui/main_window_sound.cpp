// SPDX-License-Identifier: GPL-3.0-or-later
// How the sound is drawn: View, Sound.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/decimal_text.h"
#include "ui/main_window.h"
#include "ui/timeline/sound_views.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <algorithm>
#include <array>

namespace undertone {
namespace {

constexpr std::array windowMilliseconds{5, 10, 25, 50};
constexpr std::array<double, 3> highestHertz{4000.0, 8000.0, 0.0};
constexpr std::array dynamicRanges{50, 70, 90};
constexpr double mostVerticalZoom = 64.0;

}  // namespace

void MainWindow::setSoundViews(SoundViews& sounds)
{
    connect(&m_document, &ConversationDocument::audioChanged, &sounds, [this, &sounds] { sounds.open(m_document.audioPath()); });
    m_timeline->setSoundViews(sounds);
}

void MainWindow::setSoundOptions(const SoundViewOptions& options)
{
    m_timeline->setSoundOptions(options);
    refreshSoundMenu();
}

void MainWindow::changeSound(const std::function<void(SoundViewOptions& options)>& change)
{
    SoundViewOptions options = m_timeline->soundOptions();
    change(options);
    setSoundOptions(options);
    Q_EMIT soundOptionsChanged(options);
}

void MainWindow::buildSoundMenu(QMenu& view)
{
    m_soundMenu = view.addMenu(tr("So&und"));
    QAction* spectrogram = addAction(*m_soundMenu, QStringLiteral("spectrogram"), tr("&Spectrogram"), tr("G"));
    spectrogram->setCheckable(true);
    connect(spectrogram, &QAction::triggered, this, [this](bool on) { changeSound([on](SoundViewOptions& o) { o.spectrogram = on; }); });
    // One of several values.
    const auto addChoice = [this](QMenu& menu, const QString& text, auto change, auto isChosen) {
        QAction* item = menu.addAction(text);
        item->setCheckable(true);
        connect(item, &QAction::triggered, this, [this, change] { changeSound(change); });
        connect(&menu, &QMenu::aboutToShow, item, [this, item, isChosen] { item->setChecked(isChosen(m_timeline->soundOptions())); });
    };
    QMenu& window = *m_soundMenu->addMenu(tr("&Window"));
    for (const int milliseconds : windowMilliseconds) {
        const QString text = milliseconds == windowMilliseconds.front() ? tr("%1 ms (wideband)")
            : milliseconds == windowMilliseconds.back()                 ? tr("%1 ms (narrowband)")
                                                                        : tr("%1 ms");
        const double seconds = milliseconds / 1000.0;
        addChoice(
            window, text.arg(milliseconds), [seconds](SoundViewOptions& o) { o.windowSeconds = seconds; },
            [seconds](const SoundViewOptions& o) { return o.windowSeconds == seconds; });
    }
    QMenu& frequencies = *m_soundMenu->addMenu(tr("&Frequencies"));
    for (const double hertz : highestHertz)
        addChoice(
            frequencies, hertz > 0.0 ? tr("up to %1 kHz").arg(decimalText(hertz / 1000.0, 0)) : tr("all of them"),
            [hertz](SoundViewOptions& o) { o.highestHertz = hertz; },
            [hertz](const SoundViewOptions& o) { return o.highestHertz == hertz; });
    QMenu& range = *m_soundMenu->addMenu(tr("&Dynamic range"));
    for (const int decibels : dynamicRanges)
        addChoice(
            range, tr("%1 dB").arg(decibels), [decibels](SoundViewOptions& o) { o.dynamicRange = decibels; },
            [decibels](const SoundViewOptions& o) { return o.dynamicRange == decibels; });
    m_soundMenu->addSeparator();
    QAction* others = addAction(view, QStringLiteral("other-annotators"), tr("Other &annotators' labels"), {});
    others->setCheckable(true);
    connect(others, &QAction::triggered, this, [this](bool on) { changeSound([on](SoundViewOptions& o) { o.otherAnnotators = on; }); });
    QAction* lines = addAction(view, QStringLiteral("probability-lines"), tr("&Probabilities as lines"), {});
    lines->setCheckable(true);
    connect(lines, &QAction::triggered, this, [this](bool on) { changeSound([on](SoundViewOptions& o) { o.probabilityLines = on; }); });
    m_channelMenu = m_soundMenu->addMenu(tr("&Channels"));
    connect(m_channelMenu, &QMenu::aboutToShow, this, &MainWindow::fillChannelMenu);
    connect(addAction(*m_soundMenu, QStringLiteral("waveform-higher"), tr("Waveform &higher"), tr("Alt+Up")), &QAction::triggered, this,
            [this] { changeSound([](SoundViewOptions& o) { o.verticalZoom = std::min(mostVerticalZoom, 2 * o.verticalZoom); }); });
    connect(addAction(*m_soundMenu, QStringLiteral("waveform-lower"), tr("Waveform &lower"), tr("Alt+Down")), &QAction::triggered, this,
            [this] { changeSound([](SoundViewOptions& o) { o.verticalZoom = std::max(1.0, o.verticalZoom / 2); }); });
}

void MainWindow::fillChannelMenu()
{
    m_channelMenu->clear();
    const int chosen = m_timeline->soundOptions().channels;
    const auto add = [this, chosen](const QString& text, int channels) {
        QAction* item = m_channelMenu->addAction(text);
        item->setCheckable(true);
        item->setChecked(chosen == channels);
        connect(item, &QAction::triggered, this,
                [this, channels] { changeSound([channels](SoundViewOptions& o) { o.channels = channels; }); });
    };
    add(tr("All &together"), SoundViewOptions::together);
    add(tr("Each by &itself"), SoundViewOptions::apart);
    const int count = m_document.peaks() ? static_cast<int>(m_document.peaks()->channels.size()) : 0;
    for (int channel = 0; channel < count; ++channel)
        add(tr("Only channel %1").arg(channel + 1), channel);
}

void MainWindow::refreshSoundMenu()
{
    const SoundViewOptions& options = m_timeline->soundOptions();
    action("spectrogram")->setChecked(options.spectrogram);
    action("other-annotators")->setChecked(options.otherAnnotators);
    action("probability-lines")->setChecked(options.probabilityLines);
    action("waveform-higher")->setEnabled(options.verticalZoom < mostVerticalZoom);
    action("waveform-lower")->setEnabled(options.verticalZoom > 1.0);
}

}  // namespace undertone
