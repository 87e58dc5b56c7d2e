// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace undertone {

class FormPage;
class StepBar;

/// Pages one after another, with the names of all steps above them and the buttons below. What the last button does is a subclass's.
class Wizard : public QWidget {
    Q_OBJECT
public:
    void setTheme(const Theme& theme);
    void goTo(int page);
    [[nodiscard]] int page() const;
    [[nodiscard]] QPushButton& nextButton() const { return *m_next; }
    void setProblem(const QString& sentence);

Q_SIGNALS:
    void cancelled();

protected:
    /// What its buttons say: each window has letters of its own.
    struct Words {
        QString cancel;
        QString back;
        QString next;
        QString finish;
    };
    Wizard(const Theme& theme, Words words, QWidget* parent);

    /// Once: the pages, and the names of all steps, which may go on behind the last page.
    void setPages(std::vector<FormPage*> pages, const QStringList& steps);
    [[nodiscard]] FormPage& pageAt(int page) const { return *m_pages[static_cast<std::size_t>(page)]; }
    /// Whether the page behind the one in view may be gone to, or the wizard be finished.
    [[nodiscard]] virtual bool canGoOn() const;
    virtual void finish() = 0;
    void refresh();
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void goOn();

    const Theme* m_theme;
    Words m_words;
    std::vector<FormPage*> m_pages;
    StepBar* m_steps = nullptr;
    QStackedWidget* m_stack;
    QLabel* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_next;
    bool m_wasHidden = false;  ///< with the page in view, which is entered again
};

}  // namespace undertone
