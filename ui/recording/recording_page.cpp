// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recording_page.h"

#include "ui/decimal_text.h"
#include "ui/error_text.h"
#include "ui/figure_label.h"
#include "ui/icon.h"
#include "ui/recording/level_bar.h"
#include "ui/recording/live_emotion_view.h"
#include "ui/recording/live_waveform_view.h"
#include "ui/recording/recording_text.h"
#include "ui/text_colour.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace undertone {
namespace {

constexpr qint64 lossShownMs = 10'000;
constexpr double roomWorthSaying = 30.0 * 60.0;
constexpr double driftWorthSaying = 200.0;  ///< parts per million

QString roomText(const std::optional<double>& seconds)
{
    if (!seconds)
        return QStringLiteral("–");
    const double hours = *seconds / 3600.0;
    return hours >= 100.0 ? RecordingPage::tr("over 100 h")
        : hours >= 1.0    ? RecordingPage::tr("%1 h").arg(decimalText(hours, 1))
                          : RecordingPage::tr("%1 min").arg(decimalText(*seconds / 60.0, 0));
}

}  // namespace

RecordingPage::RecordingPage(CaptureService& capture, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_capture(capture), m_theme(&theme), m_time(new FigureLabel(tr("recorded"), theme, this)),
      m_room(new FigureLabel(tr("the disk lasts"), theme, this)), m_gaps(new FigureLabel(tr("gaps"), theme, this)),
      m_marks(new FigureLabel(tr("marks"), theme, this)), m_sentences(new FigureLabel(tr("sentences analysed"), theme, this)),
      m_lag(new FigureLabel(tr("behind"), theme, this)), m_warningRow(new QWidget(this)), m_warning(new QLabel(m_warningRow)),
      m_waveform(new LiveWaveformView(theme, this)), m_emotions(new LiveEmotionView(theme, this)), m_worth(new QLabel(this)),
      m_clocks(new QLabel(this)), m_pause(new QPushButton(this)), m_mark(new QPushButton(tr("&Mark this place"), this)),
      m_withdraw(new QPushButton(tr("Someone with&draws…"), this)), m_stop(new QPushButton(tr("&Stop and save"), this))
{
    m_worth->setObjectName(QStringLiteral("live-worth"));
    m_worth->setText(tr("Estimates of the model, which are often wrong and say nothing certain about what anyone feels."));
    m_worth->setWordWrap(true);
    m_worth->setFont(interfaceFont(-1));
    m_clocks->setWordWrap(true);
    m_clocks->setFont(interfaceFont(-1));
    m_pause->setObjectName(QStringLiteral("pause-recording"));
    m_mark->setObjectName(QStringLiteral("mark-recording"));
    m_withdraw->setObjectName(QStringLiteral("withdraw-recording"));
    m_stop->setObjectName(QStringLiteral("stop-recording"));
    m_stop->setProperty("primary", true);
    build();
    connect(&capture, &CaptureService::statusChanged, this, &RecordingPage::refresh);
    connect(&capture, &CaptureService::devicesFound, this, &RecordingPage::takeDevices);
    const auto togglePause = [this] { m_capture.pause(!m_capture.status().paused); };
    connect(m_pause, &QPushButton::clicked, this, togglePause);
    connect(m_mark, &QPushButton::clicked, &capture, &CaptureService::mark);
    connect(m_withdraw, &QPushButton::clicked, this, &RecordingPage::chooseWhoWithdraws);
    connect(m_stop, &QPushButton::clicked, &capture, &CaptureService::stop);
    connect(new QShortcut(QKeySequence(Qt::Key_P), this), &QShortcut::activated, this, togglePause);
    connect(new QShortcut(QKeySequence(Qt::Key_M), this), &QShortcut::activated, &capture, &CaptureService::mark);
    setTheme(theme);
    refresh();
}

void RecordingPage::build()
{
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Spacing::huge);
    for (FigureLabel* figure : {m_time, m_room, m_gaps, m_marks, m_sentences, m_lag})
        figures->addWidget(figure);
    figures->addStretch(1);
    m_warningRow->setObjectName(QStringLiteral("warningRow"));
    m_warning->setWordWrap(true);
    auto* warned = new QVBoxLayout(m_warningRow);
    warned->setContentsMargins(Spacing::medium + Spacing::small, Spacing::medium, Spacing::medium + Spacing::small, Spacing::medium);
    warned->addWidget(m_warning);
    warned->addWidget(buildTakeover());
    m_meters = new QVBoxLayout;
    m_meters->setSpacing(Spacing::medium);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::medium);
    auto* keys = new QLabel(tr("P pauses, M marks a place."), this);
    keys->setFont(interfaceFont(-1));
    buttons->addWidget(m_pause);
    buttons->addWidget(m_mark);
    buttons->addWidget(keys);
    buttons->addStretch(1);
    buttons->addWidget(m_withdraw);
    buttons->addWidget(m_stop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::large);
    column->addLayout(figures);
    column->addWidget(m_warningRow);
    column->addWidget(m_waveform, 1);
    column->addWidget(m_emotions);
    column->addWidget(m_worth);
    column->addLayout(m_meters);
    column->addWidget(m_clocks);
    column->addLayout(buttons);
}

QWidget* RecordingPage::buildTakeover()
{
    m_takeover = new QWidget(m_warningRow);
    m_devices = new QComboBox(m_takeover);
    m_devices->setAccessibleName(tr("Another device"));
    auto* use = new QPushButton(tr("&Use this device"), m_takeover);
    use->setObjectName(QStringLiteral("use-device"));
    auto* row = new QHBoxLayout(m_takeover);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_devices, 1);
    row->addWidget(use);
    connect(use, &QPushButton::clicked, this, [this] { m_capture.useDevice(m_devices->currentData().toString().toStdString()); });
    return m_takeover;
}

void RecordingPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    for (FigureLabel* figure : {m_time, m_room, m_gaps, m_marks, m_sentences, m_lag})
        figure->setTheme(theme);
    m_waveform->setTheme(theme);
    m_emotions->setTheme(theme);
    setTextColour(*m_clocks, colours.textMuted);
    setTextColour(*m_worth, colours.textMuted);
    for (LevelBar* bar : m_bars)
        bar->setTheme(theme);
    m_stop->setIcon(accentIcon(QStringLiteral("stop"), theme));
    m_warningRow->setStyleSheet(QStringLiteral("#warningRow { background: %1; border-radius: %2px; } #warningRow QLabel { color: %3; }")
                                    .arg(colours.warningSurface.name())
                                    .arg(Spacing::radius)
                                    .arg(colours.text.name()));
}

void RecordingPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_stop->setFocus();
}

void RecordingPage::chooseWhoWithdraws()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("who-withdraws"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& [id, name] : m_capture.status().speakers) {
        connect(menu->addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))), &QAction::triggered, this,
                [this, speaker = id] { Q_EMIT withdrawRequested(m_capture.status().folder, speaker); });
    }
    menu->popup(m_withdraw->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

QString RecordingPage::analysisWarning() const
{
    const auto& analysis = m_capture.status().analysis;
    if (analysis && analysis->error)
        return tr("The recording goes on without its analysis. %1").arg(problemText(*analysis->error, tr("The analysis ended")));
    if (analysis && analysis->isBehind && m_capture.status().isHearing())
        return tr("The analysis cannot keep up. Nothing of the recording is lost by that; what is left is analysed when it has ended.");
    return {};
}

QString RecordingPage::warning() const
{
    const CaptureStatus& status = m_capture.status();
    if (status.state == CaptureState::Finishing)
        return tr("The recording is saved. What was said last is being analysed; what you leave for later is taken up in the workbench.");
    if (status.state == CaptureState::Hanging) {
        const QString silent = tr("The device gives nothing. If it comes back, what is missing is marked as a gap.");
        return status.deviceDrifts.empty()
            ? silent + QLatin1Char(' ') + tr("Devices that were connected since are listed once it is given up.")
            : silent;
    }
    if (status.state == CaptureState::Away) {
        const QString gone =
            tr("The device is gone. It, or another one, takes over as soon as it can be opened; what is missing is marked as a gap.");
        return status.deviceError ? gone + QLatin1Char(' ') + problemText(*status.deviceError, tr("The device gives no sound")) : gone;
    }
    if (m_lostSeconds > 0.0)
        return tr("%1 s of sound were lost: the device or this computer was too slow. The gap is marked in the recording.")
            .arg(decimalText(m_lostSeconds, m_lostSeconds < 10.0 ? 2 : 0));
    if (status.freeSeconds && *status.freeSeconds < roomWorthSaying)
        return tr("The disk is nearly full: it lasts for %1.").arg(roomText(status.freeSeconds));
    if (status.wrongRate)
        return tr("The device gives its samples at another rate than it says. The recording will sound too fast or too slow.");
    if (status.clockDrift && std::abs(*status.clockDrift) > driftWorthSaying)
        return tr("The clock of the device is off by %1 parts in a million.").arg(decimalText(*status.clockDrift, 0));
    return analysisWarning();
}

void RecordingPage::takeDevices(const std::vector<InputDevice>& devices)
{
    m_devices->clear();
    for (const InputDevice& device : devices) {
        if (!device.isSimulated)
            m_devices->addItem(device.name, QString::fromStdString(device.id));
    }
}

void RecordingPage::refreshMeters()
{
    const CaptureStatus& status = m_capture.status();
    if (m_bars.size() != status.levels.size()) {
        qDeleteAll(m_bars);
        m_bars.clear();
        for (std::size_t i = 0; i < status.levels.size(); ++i) {
            m_bars.push_back(new LevelBar(*m_theme, this));
            m_meters->addWidget(m_bars.back());
        }
    }
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        if (i < status.channelNames.size())
            m_bars[i]->setName(status.channelNames[i]);
        m_bars[i]->setLevel(status.levels[i]);
    }
}

QString RecordingPage::clocksText() const
{
    QStringList clocks;
    int number = 2;
    for (const double drift : m_capture.status().deviceDrifts) {
        const QString parts = decimalText(std::abs(drift), 0);
        clocks << (drift < 0 ? tr("The clock of device %1 is %2 parts in a million slower than that of the first; it is brought to it.")
                             : tr("The clock of device %1 is %2 parts in a million faster than that of the first; it is brought to it."))
                      .arg(number++)
                      .arg(parts);
    }
    return clocks.join(QLatin1Char(' '));
}

void RecordingPage::refreshAnalysis()
{
    const CaptureStatus& status = m_capture.status();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_sentences, m_lag, m_emotions, m_worth})
        widget->setVisible(status.analysis.has_value());
    if (!status.analysis)
        return;
    m_sentences->setValue(status.analysis->found > status.analysis->analysed
                              ? tr("%1 of %2").arg(status.analysis->analysed).arg(status.analysis->found)
                              : QLocale().toString(status.analysis->analysed));
    m_lag->setValue(tr("%1 s").arg(decimalText(status.analysis->lagSeconds, 1)));
    m_emotions->setAnalysis(*status.analysis, status.seconds);
}

/// What was lost since it was last said, for as long as that is worth a word.
void RecordingPage::noteLosses()
{
    const double dropped = m_capture.status().droppedSeconds;
    if (dropped > m_droppedBefore) {
        m_lostSeconds += dropped - m_droppedBefore;
        m_sinceLoss.start();
    } else if (dropped < m_droppedBefore || (m_sinceLoss.isValid() && m_sinceLoss.elapsed() > lossShownMs)) {
        m_lostSeconds = 0.0;  // another recording, or long ago
        m_sinceLoss.invalidate();
    }
    m_droppedBefore = dropped;
}

void RecordingPage::refresh()
{
    const CaptureStatus& status = m_capture.status();
    noteLosses();
    const bool finishes = status.state == CaptureState::Finishing;
    m_time->setValue(spokenTime(status.seconds));
    m_room->setValue(roomText(status.freeSeconds));
    m_gaps->setValue(QLocale().toString(status.gaps));
    m_marks->setValue(QLocale().toString(status.marks));
    m_pause->setText(status.paused ? tr("Go &on") : tr("&Pause"));
    const bool runs = status.isHearing() && status.state != CaptureState::Stopping && status.state != CaptureState::Starting;
    for (QPushButton* button : {m_pause, m_mark})
        button->setEnabled(runs);
    m_withdraw->setEnabled((runs || finishes) && !status.folder.empty());
    m_stop->setText(finishes ? tr("Leave the rest for &later") : tr("&Stop and save"));
    m_stop->setEnabled(status.isActive() && status.state != CaptureState::Stopping);
    m_warning->setText(warning());
    m_warningRow->setVisible(!warning().isEmpty());
    const bool lost = status.state == CaptureState::Away || status.state == CaptureState::Hanging;
    // Again when it was given up: until then it is open, and what was connected since is not listed.
    const CaptureState before = std::exchange(m_shownState, status.state);
    if (lost && before != status.state)
        m_capture.findDevices();
    m_takeover->setVisible(lost && status.deviceDrifts.empty());  // of two, both are waited for
    m_waveform->setPeaks(status.peaks, status.channelNames);
    refreshAnalysis();
    m_clocks->setText(clocksText());
    m_clocks->setVisible(!status.deviceDrifts.empty());
    refreshMeters();
}

}  // namespace undertone
