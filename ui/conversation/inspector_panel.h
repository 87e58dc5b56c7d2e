// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace undertone {

class AnnotationPanel;
class ConversationDocument;
class ConversationSession;
class MemoryWorthNote;
class ProbabilityBars;
class ProjectSession;

/// The side panel. With a sentence selected: everything known of it. Without: the run's settings before it, a
/// summary of it after. At its foot, what memory was worth to the model.
class InspectorPanel : public QScrollArea {
    Q_OBJECT
public:
    InspectorPanel(ConversationDocument& document, ConversationSession& session, ProjectSession& project, const Theme& theme,
                   QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void editText();  ///< of the selected sentence
    QSize sizeHint() const override { return {264, 400}; }

Q_SIGNALS:
    void newSpeakerRequested();

private:
    QWidget* buildSentencePage();
    QWidget* buildRecordingPage();
    QLabel* addNumber(QFormLayout& form, const QString& name, const QString& toolTip);
    QLabel* addSection(const QString& title, QWidget* page);
    void refresh();
    void refreshSentence();
    void refreshNumbers(int utterance);
    void refreshRecording();

    ConversationDocument& m_document;
    ConversationSession& m_session;
    const Theme* m_theme;
    QStackedWidget* m_pages;
    MemoryWorthNote* m_memoryWorth;
    AnnotationPanel* m_annotation;

    QLabel* m_heading = nullptr;
    QLabel* m_when = nullptr;
    QLabel* m_tooShort = nullptr;
    QLabel* m_pending = nullptr;
    ProbabilityBars* m_bars = nullptr;
    QLabel* m_barsLegend = nullptr;
    QWidget* m_numbers = nullptr;
    QLabel* m_lossBefore = nullptr;
    QLabel* m_lossAfter = nullptr;
    QLabel* m_lossDrop = nullptr;
    QLabel* m_updateNorm = nullptr;
    QLabel* m_tokens = nullptr;
    QLabel* m_device = nullptr;

    QLabel* m_summary = nullptr;
    ProbabilityBars* m_shares = nullptr;
    QLabel* m_sharesTitle = nullptr;
    QWidget* m_settings = nullptr;
    QPushButton* m_lossAfterOption = nullptr;
    QLabel* m_statement = nullptr;  ///< what was stated, beside the results
    QLabel* m_ask = nullptr;
    QLineEdit* m_attestation = nullptr;
    QLabel* m_warnings = nullptr;
};

}  // namespace undertone
