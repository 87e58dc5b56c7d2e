// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

namespace undertone {

class CorpusFindings;
class FigureLabel;
class LabelCounts;

/// A corpus before it is tokenized: its figures, its sentences by emotion, what was found.
class CorpusPanel : public QWidget {
    Q_OBJECT
public:
    explicit CorpusPanel(const Theme& theme, QWidget* parent = nullptr);
    void setSurvey(const CorpusSurvey& survey);
    void setTheme(const Theme& theme);

private:
    FigureLabel* m_dialogues;
    FigureLabel* m_sentences;
    FigureLabel* m_length;
    FigureLabel* m_speakers;
    LabelCounts* m_labels;
    CorpusFindings* m_findings;
};

}  // namespace undertone
