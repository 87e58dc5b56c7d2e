// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/spoken_clip.h"

#include "engine/core/time_text.h"
#include "ui/decimal_text.h"
#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/recording/level_bar.h"
#include "ui/recording/participant_words.h"
#include "ui/text_colour.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {

SpokenClip::SpokenClip(const NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_capture(capture), m_words(new QLabel(this)), m_record(new QPushButton(this)),
      m_level(new LevelBar(theme, this)), m_state(new QLabel(this)), m_theme(&theme)
{
    m_record->setObjectName(QStringLiteral("record-clip"));
    for (QLabel* label : {m_words, m_state})
        label->setWordWrap(true);
    m_state->setFont(interfaceFont(-1));
    auto* row = new QHBoxLayout;
    row->addWidget(m_record);
    row->addWidget(m_level, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_words);
    column->addLayout(row);
    column->addWidget(m_state);
    connect(m_record, &QPushButton::clicked, this, &SpokenClip::toggle);
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

void SpokenClip::setSpeaker(const NewSpeaker& speaker)
{
    if (isRecording() && (speaker.id != m_speaker.id || m_draft.agreementOf(speaker) != m_draft.agreementOf(m_speaker)))
        m_capture.stopClip();
    m_speaker = speaker;
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
    m_capture.startClip(m_draft, m_speaker);
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
    m_level->setVisible(records);
    if (records && !m_capture.status().levels.empty())
        m_level->setLevel(m_capture.status().levels.front());
    setTextColour(*m_state, m_theme->colours().textMuted);
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
