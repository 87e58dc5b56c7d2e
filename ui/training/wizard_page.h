// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"
#include "ui/training/training_draft.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace undertone {

/// One page of the wizard: a title, a sentence, what it asks for, and below it what stands in the way. Pages write
/// what was entered into the draft at once.
class WizardPage : public QWidget {
    Q_OBJECT
public:
    WizardPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, const QString& title, const QString& sentence,
               QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    /// Whether the next page may be gone to.
    [[nodiscard]] virtual bool isComplete() const = 0;
    /// Called each time the page comes into view.
    virtual void enter() {}
    /// Called when it goes out of view.
    virtual void leave() {}
    virtual void setTheme(const Theme& theme);
    /// What stands in the way; empty: nothing.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void completeChanged();

protected:
    [[nodiscard]] QVBoxLayout& content() const { return *m_content; }
    [[nodiscard]] const Theme& theme() const { return *m_theme; }
    void setProblem(const QString& sentence);
    /// A label in the muted colour of secondary text, kept so when the theme changes.
    QLabel* addMuted(const QString& text, QWidget* parent);

    TrainingDraft& m_draft;
    TrainingService& m_service;

private:
    const Theme* m_theme;
    QString m_title;
    QVBoxLayout* m_content;
    QWidget* m_problemRow;
    QLabel* m_problemIcon;
    QLabel* m_problem;
    QList<QLabel*> m_muted;
};

/// A large figure with its name below; `value()` is changed as figures come.
class FigureLabel : public QWidget {
    Q_OBJECT
public:
    FigureLabel(const QString& name, const Theme& theme, QWidget* parent = nullptr);
    void setValue(const QString& value);
    [[nodiscard]] QString value() const;
    void setTheme(const Theme& theme);

private:
    QString m_what;
    QLabel* m_value;
    QLabel* m_name;
};

}  // namespace undertone
