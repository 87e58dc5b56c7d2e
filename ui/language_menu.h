// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QActionGroup;

namespace undertone {

/// The choice of the window's language: the system's, or one of those that ship, each named in itself.
class LanguageMenu : public QMenu {
    Q_OBJECT
public:
    explicit LanguageMenu(QWidget* parent = nullptr);

    /// Ticks a language by its code; the system's where the code is empty or not known.
    void setChoice(const QString& code);

Q_SIGNALS:
    void chosen(const QString& code);

private:
    void add(const QString& code, const QString& text);

    QActionGroup* m_group;
};

}  // namespace undertone
