// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/speakers_page.h"

#include "ui/path_field.h"
#include "ui/recording/recording_text.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {

SpeakersPage::SpeakersPage(NewSession& draft, const Theme& theme, QWidget* parent)
    : FormPage(theme, tr("Who speaks"),
               tr("Everyone whose voice may be heard. Each is told in their language what the recording means, and agrees by themselves."),
               parent),
      m_draft(draft), m_rows(new QVBoxLayout), m_add(new QPushButton(tr("&Add a speaker"), this))
{
    m_add->setObjectName(QStringLiteral("add-speaker"));
    m_rows->setSpacing(Spacing::medium);
    content().addLayout(m_rows);
    content().addWidget(m_add, 0, Qt::AlignLeft);
    content().addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &SpeakersPage::add);
    fill();
}

void SpeakersPage::fill()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_draft.speakers.empty())
        m_draft.speakers = {NewSpeaker{"A"}};
    for (std::size_t i = 0; i < m_draft.speakers.size(); ++i)
        addRow(i);
    m_add->setEnabled(m_draft.speakers.size() < mostSpeakers);
    Q_EMIT completeChanged();
}

void SpeakersPage::addRow(std::size_t speaker)
{
    const NewSpeaker& known = m_draft.speakers[speaker];
    const QString id = QString::fromStdString(known.id);
    auto* widget = new QWidget(this);
    auto* name = new QLineEdit(known.name, widget);
    name->setObjectName(QStringLiteral("speaker-") + id);
    name->setPlaceholderText(tr("Name"));
    name->setAccessibleName(tr("Name of speaker %1").arg(id));
    name->setMinimumHeight(fieldHeight);
    auto* language = new QComboBox(widget);
    language->setAccessibleName(tr("Language of speaker %1").arg(id));
    for (const QString& code : noticeLanguageCodes())
        language->addItem(noticeLanguageName(code), code);
    language->setCurrentIndex(std::max(0, language->findData(known.language)));
    auto* gone = new QPushButton(tr("Remove"), widget);
    gone->setAccessibleName(tr("Remove speaker %1").arg(id));
    gone->setEnabled(m_draft.speakers.size() > 1);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::medium);
    auto* letter = new QLabel(id, widget);
    letter->setFixedWidth(24);
    row->addWidget(letter);
    row->addWidget(name, 1);
    row->addWidget(language);
    row->addWidget(gone);
    m_rows->addWidget(widget);
    connect(name, &QLineEdit::textChanged, this, [this, speaker](const QString& text) {
        m_draft.speakers[speaker].name = text.trimmed();
        Q_EMIT completeChanged();
    });
    connect(language, &QComboBox::currentIndexChanged, this, [this, speaker, language] {
        NewSpeaker& changed = m_draft.speakers[speaker];
        // Who was shown another text has agreed to nothing.
        changed = NewSpeaker{changed.id, changed.name, language->currentData().toString(), changed.channel};
    });
    // Later: this removes the button that was pressed.
    connect(
        gone, &QPushButton::clicked, this, [this, which = known.id] { remove(which); }, Qt::QueuedConnection);
}

void SpeakersPage::add()
{
    std::string id = "A";
    while (std::any_of(m_draft.speakers.begin(), m_draft.speakers.end(), [&](const NewSpeaker& speaker) { return speaker.id == id; }))
        ++id.front();
    NewSpeaker speaker{id};
    speaker.language = m_draft.speakers.back().language;
    speaker.channel = static_cast<int>(m_draft.speakers.size());
    m_draft.speakers.push_back(speaker);
    fill();
    if (auto* name = findChild<QLineEdit*>(QStringLiteral("speaker-") + QString::fromStdString(id)))
        name->setFocus();
}

void SpeakersPage::remove(const std::string& id)
{
    std::erase_if(m_draft.speakers, [&](const NewSpeaker& speaker) { return speaker.id == id; });
    fill();
}

bool SpeakersPage::isComplete() const
{
    return std::all_of(m_draft.speakers.begin(), m_draft.speakers.end(), [](const NewSpeaker& speaker) { return !speaker.name.isEmpty(); });
}

}  // namespace undertone
