// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tier_dialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {

TierDialog::TierDialog(const QString& fileName, const std::vector<SegmentsTier>& tiers, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Tiers"));
    auto* question = new QLabel(tr("Which tiers of %1 are sentences? Each tier is a speaker.").arg(fileName), this);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Tiers of the segments file"));
    for (const auto& tier : tiers) {
        const QString name = tier.name.empty() ? tr("(no name)") : QString::fromStdString(tier.name);
        auto* item = new QListWidgetItem(tr("%1 – %n segment(s), median length %2 s", nullptr, static_cast<int>(tier.segments))
                                             .arg(name, QLocale().toString(tier.medianSeconds, 'f', 2)),
                                         m_list);
        item->setData(Qt::UserRole, QString::fromStdString(tier.name));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(tier.chosen ? Qt::Checked : Qt::Unchecked);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* accepting = buttons->button(QDialogButtonBox::Ok);
    const auto allow = [this, accepting] { accepting->setEnabled(!chosenTiers().isEmpty()); };
    connect(m_list, &QListWidget::itemChanged, this, allow);
    allow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->addWidget(question);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(520, 360);
}

QStringList TierDialog::chosenTiers() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            names << m_list->item(row)->data(Qt::UserRole).toString();
    }
    return names;
}

}  // namespace undertone
