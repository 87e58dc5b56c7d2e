// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace undertone {

class ComparisonPage;
class InvitationPage;
class RunList;
class RunPage;
class TrainingWizard;

/// Trainings: on the left all runs, on the right the wizard, a run, or several compared. Closing it ends nothing.
class TrainingRunsWindow : public QWidget {
    Q_OBJECT
public:
    TrainingRunsWindow(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void startWizard();
    [[nodiscard]] TrainingWizard& wizard() const { return *m_wizard; }
    [[nodiscard]] RunPage& runPage() const { return *m_run; }
    [[nodiscard]] ComparisonPage& comparison() const { return *m_comparison; }
    [[nodiscard]] RunList& list() const { return *m_list; }
    /// Copies the adapter of a run; what goes wrong is said on its page.
    void exportAdapter(const std::string& id, const std::filesystem::path& folder);

Q_SIGNALS:
    void openModelRequested(const std::filesystem::path& directory);

private:
    QWidget* buildSide();
    void buildEmptyPage();
    /// What goes on is what one wants to see; else the latest.
    void selectFirst();
    void showSelection();
    void chooseExport(const std::string& id);

    TrainingService& m_service;
    const Theme* m_theme;
    bool m_runsSeen = false;  ///< runs were there to select the first of
    RunList* m_list;
    QStackedWidget* m_pages;
    QWidget* m_side = nullptr;
    QLabel* m_listHint = nullptr;
    InvitationPage* m_empty = nullptr;
    QPushButton* m_new = nullptr;
    TrainingWizard* m_wizard;
    RunPage* m_run;
    ComparisonPage* m_comparison;
};

}  // namespace undertone
