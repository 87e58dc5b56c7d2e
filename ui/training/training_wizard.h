// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"
#include "ui/training/training_draft.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace undertone {

class CorpusPage;
class ModelPage;
class WizardPage;

/// From a corpus to a running training, page by page. Nothing is started before its last button is pressed.
class TrainingWizard : public QWidget {
    Q_OBJECT
public:
    TrainingWizard(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Back to the first page; what was entered stays.
    void restart();
    void goTo(int page);
    [[nodiscard]] int page() const;
    [[nodiscard]] WizardPage& pageAt(int page) const { return *m_pages[static_cast<std::size_t>(page)]; }
    [[nodiscard]] const TrainingDraft& draft() const { return m_draft; }
    [[nodiscard]] QPushButton& nextButton() const { return *m_next; }

Q_SIGNALS:
    void started(const std::string& id);
    void cancelled();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void refresh();
    void goOn();

    TrainingService& m_service;
    const Theme* m_theme;
    TrainingDraft m_draft;
    std::vector<WizardPage*> m_pages;
    std::vector<QLabel*> m_steps;
    QStackedWidget* m_stack;
    QLabel* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace undertone
