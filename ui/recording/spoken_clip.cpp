// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/spoken_clip.h"

#include "engine/core/time_text.h"
#include "ui/decimal_text.h"
#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/recording/device_page.h"
#include "ui/recording/level_bar.h"
#include "ui/recording/participant_words.h"
#include "ui/text_colour.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace undertone {
namespace {

constexpr int shortestName = 20;  ///< characters of a microphone's name that can be read

}  // namespace

SpokenClip::SpokenClip(const NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_capture(capture), m_words(new QLabel(this)), m_choice(new QComboBox(this)),
      m_simulated(new QLabel(DevicePage::tr("A simulated device hears nothing: tones are recorded in its place."), this)),
      m_record(new QPushButton(this)), m_level(new LevelBar(theme, this)), m_state(new QLabel(this)), m_theme(&theme)
{
    m_record->setObjectName(QStringLiteral("record-clip"));
    for (QLabel* label : {m_words, m_simulated, m_state})
        label->setWordWrap(true);
    m_state->setFont(interfaceFont(-1));
    m_choice->setObjectName(QStringLiteral("clip-microphone"));
    m_choice->setAccessibleName(tr("Microphone of the clip"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(shortestName);
    m_choice->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_record);
    row->addWidget(m_level, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_words);
    column->addWidget(m_choice);
    column->addWidget(m_simulated);
    column->addLayout(row);
    column->addWidget(m_state);
    connect(m_record, &QPushButton::clicked, this, &SpokenClip::toggle);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_chosen[m_speaker.id] = m_microphones.at(static_cast<std::size_t>(index));
        refresh();
    });
    connect(&capture, &CaptureService::devicesFound, this, &SpokenClip::takeDevices);
    connect(&capture, &CaptureService::statusChanged, this, &SpokenClip::refresh);
    connect(&capture, &CaptureService::clipFailed, this,
            [this](const Error& error) { say(problemText(error, tr("The clip cannot be recorded"))); });
    connect(&capture, &CaptureService::clipRecorded, this, [this](const std::string& speaker, const QByteArray& wave, double seconds) {
        auto begun = m_begun.extract(speaker);
        if (begun.empty())
            return;  // forgotten meanwhile
        // What they have chosen since, and whoever is shown by now, is not what was spoken for.
        begun.mapped().wave = wave;
        begun.mapped().seconds = seconds;
        m_clips.insert_or_assign(speaker, std::move(begun.mapped()));
        refresh();
        Q_EMIT changed();
    });
    setTheme(theme);
}

void SpokenClip::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_level->setTheme(theme);
    m_record->setIcon(themedIcon(QStringLiteral("record"), theme));
    refresh();
}

void SpokenClip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_capture.findDevices();
}

/// What hears nothing is offered where it is what the session is recorded from, or where there is nothing else.
void SpokenClip::takeDevices(const std::vector<InputDevice>& devices)
{
    const auto isSimulated = [](const InputDevice& device) { return device.isSimulated; };
    const bool withSimulated = std::ranges::all_of(devices, isSimulated) || std::ranges::any_of(devices, [this](const InputDevice& device) {
                                   return device.isSimulated && (device.id == m_draft.device || device.id == m_draft.secondDevice);
                               });
    m_devices = devices;
    if (!withSimulated)
        std::erase_if(m_devices, isSimulated);
    m_microphones.clear();
    m_choice->clear();
    for (const InputDevice& device : m_devices) {
        for (int channel = 0; channel < channelsOf(device); ++channel) {
            m_microphones.push_back({device.id, channel});
            m_choice->addItem(device.channels == 1 ? device.name : tr("%1, channel %2").arg(device.name).arg(channel + 1));
        }
    }
    chooseMicrophone();
    refresh();
}

int SpokenClip::channelsOf(const InputDevice& device)
{
    return std::min(device.channels, mostInputChannels);
}

const InputDevice* SpokenClip::device(const std::string& id) const
{
    const auto found = std::ranges::find(m_devices, id, &InputDevice::id);
    return found == m_devices.end() ? nullptr : &*found;
}

/// Where the session hears the speaker; until its device is chosen, of the default one. Channels of a second device are counted behind
/// those of the first.
SpokenClip::Microphone SpokenClip::microphoneOfSession() const
{
    const InputDevice* first = device(m_draft.device);
    const InputDevice* second = first == nullptr ? nullptr : device(m_draft.secondDevice);
    if (first == nullptr) {
        const auto standard = std::ranges::find_if(m_devices, &InputDevice::isDefault);
        first = standard != m_devices.end() ? &*standard : m_devices.empty() ? nullptr : &m_devices.front();
    }
    if (first == nullptr)
        return {m_draft.device, m_speaker.channel};
    const int behind = m_speaker.channel - channelsOf(*first);
    if (second != nullptr && behind >= 0)
        return {second->id, std::clamp(behind, 0, std::max(0, channelsOf(*second) - 1))};
    return {first->id, std::clamp(m_speaker.channel, 0, std::max(0, channelsOf(*first) - 1))};
}

/// The one that was chosen by hand for this speaker, while it is there.
void SpokenClip::chooseMicrophone()
{
    const auto indexOf = [this](const Microphone& wanted) { return std::ranges::find(m_microphones, wanted) - m_microphones.begin(); };
    const auto chosen = m_chosen.find(m_speaker.id);
    auto index = chosen == m_chosen.end() ? std::ssize(m_microphones) : indexOf(chosen->second);
    if (index == std::ssize(m_microphones))
        index = indexOf(microphoneOfSession());
    m_choice->setCurrentIndex(index == std::ssize(m_microphones) ? -1 : static_cast<int>(index));
}

SpokenClip::Microphone SpokenClip::microphone() const
{
    const auto index = m_choice->currentIndex();
    return index < 0 ? microphoneOfSession() : m_microphones[static_cast<std::size_t>(index)];
}

void SpokenClip::setSpeaker(const NewSpeaker& speaker)
{
    if (isRecording() && (speaker.id != m_speaker.id || m_draft.agreementOf(speaker) != m_draft.agreementOf(m_speaker)))
        m_capture.stopClip();
    m_speaker = speaker;
    chooseMicrophone();
    m_words->setText(QString::fromUtf8(participantWords(speaker.language).sayThis).arg(speaker.name));
    refresh();
}

const SpokenClip::Clip* SpokenClip::clipOf(const NewSpeaker& speaker) const
{
    const auto found = m_clips.find(speaker.id);
    return found == m_clips.end() || found->second.agreedTo != m_draft.agreementOf(speaker) ? nullptr : &found->second;
}

void SpokenClip::forget(const std::string& speaker)
{
    m_clips.erase(speaker);
    m_begun.erase(speaker);
}

void SpokenClip::stop()
{
    if (isRecording())
        m_capture.stopClip();
}

void SpokenClip::toggle()
{
    if (isRecording())
        return m_capture.stopClip();
    m_clips.erase(m_speaker.id);
    m_begun[m_speaker.id] = {{}, 0.0, m_draft.agreementOf(m_speaker), QString::fromStdString(nowIso8601())};
    const Microphone chosen = microphone();
    m_capture.startClip(m_speaker, chosen.device, chosen.channel);
    Q_EMIT changed();
}

void SpokenClip::say(const QString& problem)
{
    m_state->setText(problem);
    setTextColour(*m_state, m_theme->colours().error);
}

void SpokenClip::refresh()
{
    const bool records = isRecording();
    const bool agrees = m_speaker.purposes.contains(Purpose::Record);
    m_record->setText(records ? tr("S&top") : tr("&Record the clip"));
    m_record->setEnabled(agrees);
    m_choice->setVisible(!records && m_microphones.size() > 1);
    m_level->setVisible(records);
    if (records && !m_capture.status().levels.empty())
        m_level->setLevel(m_capture.status().levels.front());
    setTextColour(*m_state, m_theme->colours().textMuted);
    setTextColour(*m_simulated, m_theme->colours().warning);
    const InputDevice* from = device(microphone().device);
    m_simulated->setVisible(from != nullptr && from->isSimulated);
    const auto clip = m_clips.find(m_speaker.id);
    if (records)
        m_state->setText(tr("%1 s are recorded; half a minute is the most.").arg(decimalText(m_capture.status().seconds, 0)));
    else if (!agrees)
        m_state->setText(tr("They choose first what they agree to; to be recorded is part of it."));
    else if (clip == m_clips.end())
        m_state->setText(tr("It stays in memory, and is encrypted with the session."));
    else if (clip->second.agreedTo != m_draft.agreementOf(m_speaker))
        m_state->setText(tr("The clip was spoken for other choices: record it again."));
    else
        m_state->setText(tr("A clip of %1 s was recorded.").arg(decimalText(clip->second.seconds, 0)));
}

}  // namespace undertone
