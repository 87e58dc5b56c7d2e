// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/speakers_dialog.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int mostAskedFor = 50;
constexpr int usualCount = 2;

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

}  // namespace

SpeakersDialog::SpeakersDialog(int sentences, SentencesOfSearch preset, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Find speakers"));
    auto* asFound = new QRadioButton(tr("As many as are &found"), this);
    m_exactly = new QRadioButton(tr("E&xactly"), this);
    m_count = new QSpinBox(this);
    m_count->setRange(1, mostAskedFor);
    m_count->setValue(usualCount);
    m_count->setAccessibleName(tr("Number of speakers"));
    m_count->setEnabled(false);
    connect(m_exactly, &QRadioButton::toggled, m_count, &QWidget::setEnabled);
    asFound->setChecked(true);
    auto* numbers = new QButtonGroup(this);
    numbers->addButton(asFound);
    numbers->addButton(m_exactly);
    auto* exactly = new QHBoxLayout;
    exactly->addWidget(m_exactly);
    exactly->addWidget(m_count);
    exactly->addStretch(1);

    auto* anew = new QRadioButton(tr("Cut the recording into turns a&new"), this);
    m_keep = new QRadioButton(tr("&Keep the sentences and find who speaks in each (%n)", nullptr, sentences), this);
    m_keep->setEnabled(sentences > 0);
    (preset == SentencesOfSearch::Keep && sentences > 0 ? m_keep : anew)->setChecked(true);
    auto* cuts = new QButtonGroup(this);
    cuts->addButton(anew);
    cuts->addButton(m_keep);

    auto* note = new QLabel(tr("Short turns and several voices at once are often attributed wrongly, so listen before you rely on it. The "
                               "result is one step that can be undone."),
                            this);
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Find &speakers"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->addWidget(heading(tr("Number of speakers"), this));
    column->addWidget(asFound);
    column->addLayout(exactly);
    column->addSpacing(Spacing::large);
    column->addWidget(heading(tr("Sentences"), this));
    column->addWidget(anew);
    column->addWidget(m_keep);
    column->addSpacing(Spacing::large);
    column->addWidget(note);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(440);
}

std::optional<int> SpeakersDialog::count() const
{
    return m_exactly->isChecked() ? std::optional(m_count->value()) : std::nullopt;
}

SentencesOfSearch SpeakersDialog::sentences() const
{
    return m_keep->isChecked() ? SentencesOfSearch::Keep : SentencesOfSearch::CutAnew;
}

}  // namespace undertone
