// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/withdraw_dialog.h"

#include "ui/recording/recording_text.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int dialogWidth = 480;
// Of the longest text in any language.
constexpr int linesOfAll = 9;
constexpr int linesOfKeeping = 15;

/// What ran out is withdrawn, too: the sound is still there. Where the log is damaged nobody knows what they agreed to.
std::set<Purpose> whatCanBeWithdrawn(const SessionSpeaker& speaker)
{
    std::set<Purpose> left = speaker.given;
    if (left.empty())
        left = {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share};
    for (const Purpose purpose : speaker.withdrawn)
        left.erase(purpose);
    // Whose keys are there though everything was withdrawn: by a log that was damaged since.
    return left.empty() ? std::set<Purpose>{Purpose::Record} : left;
}

}  // namespace

WithdrawDialog::WithdrawDialog(const SessionSpeaker& speaker, QWidget* parent)
    : QDialog(parent), m_speaker(speaker),
      m_keepsOthers(new QCheckBox(tr("The others on the channel want to &keep their own sentences"), this)),
      m_consequence(new QLabel(this)), m_withdraw(new QPushButton(tr("&Withdraw"), this))
{
    setObjectName(QStringLiteral("withdraw-dialog"));
    setWindowTitle(tr("Withdraw consent"));
    m_withdraw->setObjectName(QStringLiteral("withdraw-now"));
    auto* who = new QLabel(tr("%1 does not agree any more to:").arg(speaker.name), this);
    who->setFont(interfaceFont(1, QFont::DemiBold));
    who->setWordWrap(true);
    m_consequence->setWordWrap(true);
    const bool mayKeep = speaker.sharesChannel && speaker.othersMayBeKept && speaker.canBeHeard;
    m_consequence->setMinimumHeight(fontMetrics().lineSpacing() * (mayKeep ? linesOfKeeping : linesOfAll));
    m_consequence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const std::set<Purpose> offered = whatCanBeWithdrawn(speaker);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::medium);
    column->addWidget(who);
    for (const Purpose purpose : {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share}) {
        if (!offered.contains(purpose))
            continue;
        auto* box = new QCheckBox(purposeText(purpose), this);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &WithdrawDialog::refresh);
        m_boxes.emplace_back(purpose, box);
        column->addWidget(box);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_withdraw, QDialogButtonBox::AcceptRole);
    column->addSpacing(Spacing::small);
    m_keepsOthers->setObjectName(QStringLiteral("keep-others"));
    m_keepsOthers->setVisible(mayKeep);
    connect(m_keepsOthers, &QCheckBox::toggled, this, &WithdrawDialog::refresh);
    column->addWidget(m_keepsOthers);
    column->addWidget(m_consequence, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(dialogWidth);
    refresh();
}

std::set<Purpose> WithdrawDialog::purposes() const
{
    std::set<Purpose> chosen;
    for (const auto& [purpose, box] : m_boxes) {
        if (box->isChecked())
            chosen.insert(purpose);
    }
    return chosen;
}

void WithdrawDialog::refresh()
{
    const std::set<Purpose> chosen = purposes();
    QString text;
    m_keepsOthers->setEnabled(chosen.contains(Purpose::Record));
    if (!m_keepsOthers->isEnabled())
        m_keepsOthers->setChecked(false);
    if (m_keepsOthers->isChecked())
        text = tr(
            "Only the sentences that belong to the others in the session are kept, without whatever lies within half a second of theirs. "
            "Everything else in the channel is destroyed, and so is what shows how they agreed and every result of the session. First "
            "check "
            "that each sentence has the right speaker.");
    else if (chosen.contains(Purpose::Record))
        text = m_speaker.sharesChannel
            ? tr(
                "The whole channel is destroyed, with the other voices on it, and so is what shows how they agreed and every result of the "
                "session. The results of the others can be computed again.")
            : tr(
                "Their sound is destroyed, and so is what shows how they agreed and every result of the session. The results of the others "
                "can be computed again.");
    else if (!chosen.empty())
        text = tr("The sound stays. Every result of the session is destroyed, and can be computed again where all agree to it.");
    if (chosen.contains(Purpose::Record) || chosen.contains(Purpose::Analyse))
        text += QLatin1Char('\n')
            + tr("Labels and texts of their sentences are destroyed, and those of sentences without a speaker; those of the others stay.");
    if (!text.isEmpty())
        text += QLatin1Char('\n') + tr("Work that goes on stops within a second, also in other programs. This cannot be undone.");
    m_consequence->setText(text);
    m_withdraw->setEnabled(!chosen.empty());
}

}  // namespace undertone
