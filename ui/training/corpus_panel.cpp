// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/corpus_panel.h"

#include "ui/training/corpus_findings.h"
#include "ui/training/label_counts.h"
#include "ui/training/training_text.h"
#include "ui/training/wizard_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace undertone {

CorpusPanel::CorpusPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_dialogues(new FigureLabel(tr("dialogues"), theme, this)),
      m_sentences(new FigureLabel(tr("sentences"), theme, this)), m_length(new FigureLabel(tr("of speech"), theme, this)),
      m_speakers(new FigureLabel(tr("speakers"), theme, this)), m_labels(new LabelCounts(theme, this)),
      m_findings(new CorpusFindings(theme, this))
{
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Spacing::huge);
    for (FigureLabel* figure : {m_dialogues, m_sentences, m_length, m_speakers})
        figures->addWidget(figure);
    figures->addStretch(1);
    auto* below = new QHBoxLayout;
    below->setSpacing(Spacing::huge);
    below->addWidget(m_labels, 1, Qt::AlignTop);
    below->addWidget(m_findings, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addLayout(figures);
    column->addLayout(below);
}

void CorpusPanel::setSurvey(const CorpusSurvey& survey)
{
    m_dialogues->setValue(countText(survey.dialogues));
    m_sentences->setValue(countText(survey.sentences));
    m_length->setVisible(survey.seconds > 0.0);  // of clips, only the sound itself says how long they are
    m_length->setValue(lengthText(survey.seconds));
    m_speakers->setValue(countText(survey.speakers));
    m_labels->setCounts(survey.labels, survey.unlabelled);
    m_findings->setFindings(findingsOf(survey));
}

void CorpusPanel::setTheme(const Theme& theme)
{
    for (FigureLabel* figure : {m_dialogues, m_sentences, m_length, m_speakers})
        figure->setTheme(theme);
    m_labels->setTheme(theme);
    m_findings->setTheme(theme);
}

}  // namespace undertone
