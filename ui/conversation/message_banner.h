// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/error_text.h"
#include "ui/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace undertone {

/// A message across the window that explains itself: what happened, what to do, and the details on request.
/// Stays until dismissed or until what it tells of is over.
class MessageBanner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Note, Warning, Failure };

    explicit MessageBanner(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// `action` names a button that emits actionTriggered; empty: none.
    void show(Kind kind, const ErrorText& text, const QString& action = {});
    void dismiss();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();

private:
    void refresh();

    const Theme* m_theme;
    Kind m_kind = Kind::Note;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_details;
    QToolButton* m_showDetails;
    QPushButton* m_action;
    QToolButton* m_close;
};

}  // namespace undertone
