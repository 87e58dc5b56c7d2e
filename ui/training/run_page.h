// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace undertone {

class CommandLineView;
class FigureLabel;
class TrainingCurves;

/// One run: how it goes while it goes, what may be asked of it, and what came of it.
class RunPage : public QWidget {
    Q_OBJECT
public:
    RunPage(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    void setRun(const std::string& id);
    [[nodiscard]] const std::string& run() const { return m_id; }
    void setTheme(const Theme& theme);
    /// Shows a sentence that something could not be done; empty: none.
    void setProblem(const QString& sentence);

Q_SIGNALS:
    void openModelRequested(const std::filesystem::path& directory);
    void exportRequested(const std::string& id);

private:
    void buildHead();
    void buildButtons();
    void layOut();
    void refresh();
    void refreshButtons(const TrainingRun& run);
    void refreshResult(const TrainingRun& run);
    [[nodiscard]] QString statusOf(const TrainingRun& run) const;
    [[nodiscard]] QString noteOf(const TrainingRun& run) const;
    void ask(Status (TrainingService::*request)(const std::string& id));

    TrainingService& m_service;
    const Theme* m_theme;
    std::string m_id;
    std::string m_asked;  ///< a request that the run has not obeyed yet; empty: none
    QLabel* m_title;
    QLabel* m_icon;
    QLabel* m_status;
    QLabel* m_details;
    QLabel* m_problem;
    QLabel* m_note;
    QProgressBar* m_progress;
    TrainingCurves* m_curves;
    QWidget* m_result;
    QGridLayout* m_figures;
    std::vector<FigureLabel*> m_figureLabels;
    std::vector<std::pair<std::string, std::string>> m_shown;  ///< result whose figures stand
    QLabel* m_place;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_finish;
    QPushButton* m_open;
    QPushButton* m_export;
    CommandLineView* m_command;
};

}  // namespace undertone
