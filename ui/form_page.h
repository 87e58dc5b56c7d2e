// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace undertone {

/// One page of a wizard: a title, a sentence, what it asks for, and below it what stands in the way. Pages write what was entered into the
/// wizard's draft at once.
class FormPage : public QWidget {
    Q_OBJECT
public:
    FormPage(const Theme& theme, const QString& title, const QString& sentence, QWidget* parent = nullptr);

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

private:
    const Theme* m_theme;
    QString m_title;
    QVBoxLayout* m_content;
    QWidget* m_problemRow;
    QLabel* m_problemIcon;
    QLabel* m_problem;
    QList<QLabel*> m_muted;
};

/// The names of a wizard's pages, the one in view set off.
class StepBar : public QWidget {
    Q_OBJECT
public:
    StepBar(const QStringList& names, QWidget* parent = nullptr);
    void show(int step, const Theme& theme);

private:
    QList<QLabel*> m_steps;
};

/// Fields with one frame, and radio buttons that are seen on a dark page too: the style draws both nearly black there.
QString fieldSheet(const ThemeColours& colours);

}  // namespace undertone
