// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace undertone {

class ConversationDocument;
class ProjectSession;
struct AnnotationLane;
struct SentenceAnnotation;

/// What annotators and the model say of the selected sentence, side by side, and what holds in the end: with who decided, when and why.
/// Follows the selection. A sentence that is hidden from the annotator (blind-first review) shows nothing and takes no decision.
class AdjudicationDialog : public QDialog {
    Q_OBJECT
public:
    AdjudicationDialog(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

Q_SIGNALS:
    void playRequested();
    void nextRequested();

private:
    void layOut();
    void refresh();
    void refreshVotes(int utterance);
    void refreshLabels(int utterance, const SentenceAnnotation* decision);
    void addVote(const QString& who, const EmotionStyle* label, const QString& given, const QString& remark);
    void addLaneVote(const AnnotationLane& lane, int utterance);
    void decide(int label);
    /// What was decided of the sentence; null: nothing.
    [[nodiscard]] const SentenceAnnotation* decisionOf(int utterance, const AnnotationLane** lane) const;

    ConversationDocument& m_document;
    ProjectSession& m_project;
    const Theme* m_theme;
    int m_shown = -1;  ///< the sentence whose remark the field holds
    QLabel* m_heading;
    QLabel* m_text;
    QTreeWidget* m_votes;
    QLabel* m_state;
    QGridLayout* m_labels;
    std::vector<QToolButton*> m_labelButtons;
    QLineEdit* m_remark;
    QLineEdit* m_by;
    QPushButton* m_takeBack = nullptr;
};

}  // namespace undertone
