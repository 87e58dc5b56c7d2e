// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/identifier.h"
#include "engine/stats/rater_study.h"
#include "ui/services/project_service.h"
#include "ui/theme.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace undertone {

class AgreementCurve;
class ConversationDocument;
class ProjectSession;

/// How far those who labelled an open project agree: a matrix of any two of them, whose cells give their sentences; figures with intervals,
/// of people with one another and with the model apart; anchoring; and agreement over the conversation. Follows edits while it is open.
class AgreementWindow : public QDialog {
    Q_OBJECT
public:
    AgreementWindow(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Proposed for the file of figures.
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    /// The sentences of a cell of the matrix, to be listed and heard.
    void sentencesPicked(const std::vector<undertone::SegmentId>& sentences);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void measureSoon();
    void measure();
    void take(std::shared_ptr<const AgreementStudy> study);
    void refreshRaters();
    void refreshMatrix();
    void refreshFigures();
    void refreshCurve();
    void refreshNote();
    void pickCell(int row, int column);
    void save();
    void addPairs(const QString& title, const std::vector<PairFigures>& pairs);
    void addGroup();
    void addAnchoring();
    void addStretches(const std::vector<StretchFigures>& stretches);
    QTreeWidgetItem* addSection(const QString& title);
    [[nodiscard]] QString raterName(std::size_t rater) const;
    [[nodiscard]] int chosen(const QComboBox& box) const;
    [[nodiscard]] double stretchSeconds() const;

    ConversationDocument& m_document;
    ProjectSession& m_project;
    const Theme* m_theme;
    QString m_folder;
    std::shared_ptr<const AgreementStudy> m_study;  ///< null: nothing was measured yet
    RequestId m_request = 0;
    QTimer m_soon;
    QString m_rowRater;  ///< remembered by name, as raters come and go
    QString m_columnRater;
    QComboBox* m_rows;
    QComboBox* m_columns;
    QTableWidget* m_matrix;
    QTreeWidget* m_figures;
    QComboBox* m_stretch;
    AgreementCurve* m_curve;
    QLabel* m_note;
    QPushButton* m_save = nullptr;
};

}  // namespace undertone
