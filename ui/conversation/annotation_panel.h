// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"
#include "ui/theme.h"

#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace undertone {

class SentenceEdit;

class ConversationDocument;
class ProjectSession;
struct SentenceAnnotation;

/// What the annotator says of the selected sentence: label, speaker, text, confidence, remark. What was typed is kept when the field is
/// left, or another sentence is selected.
class AnnotationPanel : public QWidget {
    Q_OBJECT
public:
    AnnotationPanel(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void editText();  ///< puts the cursor into the text

Q_SIGNALS:
    void newSpeakerRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void refresh();
    void refreshLabels();
    void refreshSpeakers();
    void showSentence();
    void keepText();
    void keepJudgement();
    void showDimensions(const SentenceAnnotation* annotation);
    [[nodiscard]] std::array<double, 3> dimensions() const;
    void pickSpeaker(int place);

    ConversationDocument& m_document;
    ProjectSession& m_project;
    const Theme* m_theme;
    SegmentId m_sentence;  ///< whose words the fields hold
    QString m_shownText;
    QString m_shownRemark;
    int m_shownConfidence = 0;
    QGridLayout* m_labels;
    std::vector<QToolButton*> m_labelButtons;
    QComboBox* m_speaker;
    SentenceEdit* m_text;
    QSpinBox* m_confidence;
    std::array<QDoubleSpinBox*, 3> m_dimensions{};  ///< valence, arousal, dominance
    std::array<double, 3> m_shownDimensions{};
    QLineEdit* m_remark;
};

}  // namespace undertone
