// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/figure_dialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int usualWidth = 1600;
constexpr int longestLine = 3600;
/// More in one picture is a document: the report has pages.
constexpr std::size_t mostLines = 60;

}  // namespace

FigureDialog::FigureDialog(double durationSeconds, const PictureLine& visible, QWidget* parent)
    : QDialog(parent), m_duration(durationSeconds), m_visible(visible)
{
    setWindowTitle(tr("Picture of the timeline"));
    m_all = new QRadioButton(tr("The &whole recording"), this);
    auto* shown = new QRadioButton(
        tr("What is &visible, %1 to %2").arg(formatTime(visible.startSeconds, 0.1), formatTime(visible.endSeconds, 0.1)), this);
    m_all->setChecked(true);
    m_lineSeconds = new QSpinBox(this);
    m_lineSeconds->setRange(0, longestLine);
    m_lineSeconds->setSingleStep(30);
    m_lineSeconds->setSuffix(tr(" s"));
    m_lineSeconds->setSpecialValueText(tr("one line"));
    m_width = new QSpinBox(this);
    m_width->setRange(800, 6000);
    m_width->setSingleStep(100);
    m_width->setValue(usualWidth);
    m_width->setSuffix(tr(" px"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto refresh = [this, ok = buttons->button(QDialogButtonBox::Ok)] { ok->setEnabled(lines().size() <= mostLines); };
    connect(m_lineSeconds, &QSpinBox::valueChanged, this, refresh);
    connect(m_all, &QRadioButton::toggled, this, refresh);
    auto* form = new QFormLayout;
    form->addRow(tr("&Length of a line"), m_lineSeconds);
    form->addRow(tr("W&idth"), m_width);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->addWidget(m_all);
    column->addWidget(shown);
    column->addSpacing(Spacing::large);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(400);
}

std::vector<PictureLine> FigureDialog::lines() const
{
    return pictureLines(startSeconds(), endSeconds(), lineSeconds());
}

int FigureDialog::widthPixels() const
{
    return m_width->value();
}

bool FigureDialog::isWholeRecording() const
{
    return m_all->isChecked();
}

double FigureDialog::startSeconds() const
{
    return m_all->isChecked() ? 0.0 : m_visible.startSeconds;
}

double FigureDialog::endSeconds() const
{
    return m_all->isChecked() ? m_duration : m_visible.endSeconds;
}

int FigureDialog::lineSeconds() const
{
    return m_lineSeconds->value();
}

}  // namespace undertone
