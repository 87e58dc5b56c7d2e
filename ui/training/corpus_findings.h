// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace undertone {

/// One thing that a look at a corpus has found.
struct CorpusFinding {
    enum class Kind { Good, Note, Care };
    Kind kind = Kind::Note;
    QString text;
};

/// What a researcher wants to know of a corpus before anything is made of it, beside its counts: layout, whether the usual
/// evaluation set is there, what was skipped and why. Reasons are the reader's own, in English.
std::vector<CorpusFinding> findingsOf(const CorpusSurvey& survey);

/// The findings one below the other, each with a mark.
class CorpusFindings : public QWidget {
    Q_OBJECT
public:
    explicit CorpusFindings(const Theme& theme, QWidget* parent = nullptr);
    void setFindings(std::vector<CorpusFinding> findings);
    void setTheme(const Theme& theme);

private:
    void paintMarks();

    const Theme* m_theme;
    std::vector<CorpusFinding> m_findings;
    std::vector<QLabel*> m_marks;
    QVBoxLayout* m_rows;
};

}  // namespace undertone
