// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/device_page.h"

#include "ui/error_text.h"
#include "ui/recording/level_bar.h"
#include "ui/text_colour.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
DevicePage::DevicePage(NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent)
    : FormPage(theme, tr("Devices and levels"),
               tr("Give each speaker a channel of their own where you can: then who withdraws takes nobody else's voice along."), parent),
      m_draft(draft), m_capture(capture), m_choice(new QComboBox(this)), m_second(new QComboBox(this)), m_rate(new QLabel(this)),
      m_simulated(new QLabel(tr("A simulated device hears nothing: tones are recorded in its place."), this)), m_speakers(new QGridLayout),
      m_meters(new QVBoxLayout), m_meterBox(new QWidget(this)),
      m_shared(new QLabel(
          tr("Several voices share a channel: if one of them withdraws, all of it is destroyed, or all but the sentences of the others."),
          this)),
      m_analyse(new QCheckBox(tr("Anal&yse each sentence as it is spoken"), this)), m_analyseHint(addMuted({}, this))
{
    m_analyse->setObjectName(QStringLiteral("analyse-live"));
    m_analyseHint->setWordWrap(true);
    m_choice->setObjectName(QStringLiteral("input-device"));
    m_choice->setAccessibleName(tr("Device"));
    auto* top = new QHBoxLayout;
    top->setSpacing(Spacing::medium);
    auto* name = new QLabel(tr("&Device"), this);
    name->setBuddy(m_choice);
    top->addWidget(name);
    top->addWidget(m_choice, 1);
    m_second->setObjectName(QStringLiteral("second-device"));
    m_second->setAccessibleName(tr("Second device"));
    m_second->setToolTip(tr("Its channels are counted behind those of the first, and its clock is brought to that of the first."));
    top->addWidget(m_second, 1);
    auto* again = new QPushButton(tr("&Look again"), this);
    again->setObjectName(QStringLiteral("look-for-devices"));
    again->setToolTip(tr("Lists devices that were connected since."));
    top->addWidget(again);
    connect(again, &QPushButton::clicked, this, [this] {
        m_capture.stopListening();  // what is connected since is listed while no device is open
        m_capture.findDevices();
    });
    for (QLabel* label : {m_simulated, m_shared})
        label->setWordWrap(true);
    m_speakers->setHorizontalSpacing(Spacing::medium);
    m_speakers->setVerticalSpacing(Spacing::medium);
    m_meters->setContentsMargins(0, 0, 0, 0);
    m_meters->setSpacing(Spacing::medium);
    m_meterBox->setLayout(m_meters);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Spacing::huge);
    auto* left = new QVBoxLayout;
    left->addLayout(m_speakers);
    left->addWidget(m_shared);
    left->addStretch(1);
    columns->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_meterBox);
    right->addStretch(1);
    columns->addLayout(right, 1);
    content().addLayout(top);
    m_rate->setObjectName(QStringLiteral("device-rate"));
    content().addWidget(m_rate);
    content().addWidget(m_simulated);
    content().addSpacing(Spacing::medium);
    content().addLayout(columns, 1);
    content().addWidget(m_analyse);
    content().addWidget(m_analyseHint);
    connect(m_analyse, &QCheckBox::toggled, this, [this](bool on) { m_draft.analyse = on && m_analyse->isEnabled(); });
    connect(m_choice, &QComboBox::activated, this, &DevicePage::chooseDevice);
    connect(m_second, &QComboBox::activated, this, &DevicePage::chooseDevice);
    connect(&capture, &CaptureService::devicesFound, this, &DevicePage::takeDevices);
    connect(&capture, &CaptureService::levelsChanged, this, &DevicePage::takeLevels);
    connect(&capture, &CaptureService::listeningFailed, this,
            [this](const Error& error) { setProblem(problemText(error, tr("The device gives no sound"))); });
    DevicePage::setTheme(theme);
}

void DevicePage::setTheme(const Theme& theme)
{
    FormPage::setTheme(theme);
    for (LevelBar* bar : m_bars)
        bar->setTheme(theme);
    for (QLabel* label : {m_simulated, m_shared})
        setTextColour(*label, theme.colours().warning);
    setTextColour(*m_rate, theme.colours().textMuted);
}

void DevicePage::enter()
{
    m_inView = true;
    refreshAnalysis();
    m_capture.findDevices();
}

/// Whoever goes back may take their consent to it away.
void DevicePage::refreshAnalysis()
{
    const bool may = m_draft.mayBeAnalysed();
    const bool wanted = m_draft.analyse && may;
    m_analyse->setEnabled(may);
    m_analyse->setChecked(wanted);
    m_draft.analyse = wanted;
    m_analyseHint->setText(may ? tr("Labels follow within a few seconds, and are the same as those of an analysis afterwards.")
                               : tr("Not everyone agrees to be analysed, or the setting does not allow it."));
}

void DevicePage::leave()
{
    m_inView = false;
    m_capture.stopListening();
}

const InputDevice* DevicePage::device(const std::string& id) const
{
    const auto found = std::find_if(m_devices.begin(), m_devices.end(), [&id](const InputDevice& one) { return one.id == id; });
    return found == m_devices.end() ? nullptr : &*found;
}

int DevicePage::channelsOf(const InputDevice* device) const
{
    return device == nullptr ? 0 : std::min(device->channels, mostInputChannels);
}

void DevicePage::takeDevices(const std::vector<InputDevice>& devices)
{
    if (!m_inView)
        return;
    m_devices = devices;
    m_choice->clear();
    m_second->clear();
    m_second->addItem(tr("no second device"), QString());
    for (const InputDevice& one : devices) {
        m_choice->addItem(one.isDefault ? tr("%1 (default)").arg(one.name) : one.name, QString::fromStdString(one.id));
        m_second->addItem(tr("and %1").arg(one.name), QString::fromStdString(one.id));
    }
    if (device(m_draft.device) == nullptr) {
        const auto standard = std::find_if(devices.begin(), devices.end(), [](const InputDevice& one) { return one.isDefault; });
        m_draft.device = standard != devices.end() ? standard->id : devices.empty() ? std::string() : devices.front().id;
    }
    m_choice->setCurrentIndex(m_choice->findData(QString::fromStdString(m_draft.device)));
    m_second->setCurrentIndex(std::max(0, m_second->findData(QString::fromStdString(m_draft.secondDevice))));
    chooseDevice();
}

void DevicePage::chooseDevice()
{
    m_draft.device = m_choice->currentData().toString().toStdString();
    m_draft.secondDevice = m_second->currentData().toString().toStdString();
    if (m_draft.secondDevice == m_draft.device) {
        m_second->setCurrentIndex(0);  // once is enough
        m_draft.secondDevice.clear();
    }
    const InputDevice* chosen = device(m_draft.device);
    const InputDevice* second = device(m_draft.secondDevice);
    QStringList rates;
    for (const InputDevice* one : {chosen, second}) {
        if (one != nullptr && one->sampleRate > 0)
            rates << tr("%1 Hz").arg(QLocale().toString(one->sampleRate));
    }
    m_rate->setText(rates.isEmpty() ? QString() : tr("Recorded at %1").arg(rates.front()));
    if (rates.size() > 1 && rates.front() != rates.back())
        m_rate->setText(tr("Recorded at %1; the second device gives %2, which is brought to it").arg(rates.front(), rates.back()));
    setProblem(chosen == nullptr ? tr("There is no device to record from: connect one, then look again.") : QString());
    m_simulated->setVisible((chosen != nullptr && chosen->isSimulated) || (second != nullptr && second->isSimulated));
    buildRows();
    if (chosen != nullptr)
        m_capture.listen(m_draft.device, m_draft.secondDevice);
    Q_EMIT completeChanged();
}

void DevicePage::buildRows()
{
    while (QLayoutItem* item = m_speakers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    qDeleteAll(m_bars);
    m_bars.clear();
    m_channels.clear();
    const int ofFirst = channelsOf(device(m_draft.device));
    const int channels = ofFirst == 0 ? 0 : ofFirst + channelsOf(device(m_draft.secondDevice));
    for (std::size_t i = 0; i < m_draft.speakers.size() && channels > 0; ++i) {
        NewSpeaker& speaker = m_draft.speakers[i];
        speaker.channel = std::min(speaker.channel, channels - 1);
        auto* choice = new QComboBox(this);
        choice->setAccessibleName(tr("Channel of %1").arg(speaker.name));
        for (int channel = 0; channel < channels; ++channel)
            choice->addItem(channel < ofFirst ? tr("Channel %1").arg(channel + 1) : tr("Channel %1 (second device)").arg(channel + 1),
                            channel);
        choice->setCurrentIndex(speaker.channel);
        m_speakers->addWidget(new QLabel(speaker.name, this), static_cast<int>(i), 0);
        m_speakers->addWidget(choice, static_cast<int>(i), 1);
        m_channels.push_back(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, [this, i](int channel) {
            m_draft.speakers[i].channel = channel;
            refreshChannels();
        });
    }
    for (int channel = 0; channel < channels; ++channel) {
        m_bars.push_back(new LevelBar(theme(), m_meterBox));
        m_meters->addWidget(m_bars.back());
    }
    refreshChannels();
}

QString DevicePage::namesOn(int channel) const
{
    QStringList names;
    for (const NewSpeaker& speaker : m_draft.speakers) {
        if (speaker.channel == channel)
            names << speaker.name;
    }
    return names.join(QStringLiteral(", "));
}

void DevicePage::refreshChannels()
{
    bool shared = false;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const int channel = static_cast<int>(i);
        const QString names = namesOn(channel);
        const auto voices = std::count_if(m_draft.speakers.begin(), m_draft.speakers.end(),
                                          [&](const NewSpeaker& speaker) { return speaker.channel == channel; });
        shared = shared || voices > 1;
        m_bars[i]->setName(voices == 0      ? tr("%1: not recorded").arg(channel + 1)
                               : voices > 1 ? tr("%1: several voices (%2)").arg(channel + 1).arg(names)
                                            : tr("%1: %2").arg(channel + 1).arg(names));
    }
    m_shared->setVisible(shared);
}

void DevicePage::takeLevels(const std::vector<InputLevel>& levels)
{
    for (std::size_t i = 0; i < m_bars.size() && i < levels.size(); ++i)
        m_bars[i]->setLevel(levels[i]);
}

bool DevicePage::isComplete() const
{
    return device(m_draft.device) != nullptr && !m_channels.empty();
}

}  // namespace undertone
