// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace undertone {

/// What a window shows while there is nothing in it yet: a picture, what can be done here, and the button that begins it.
class InvitationPage : public QWidget {
    Q_OBJECT
public:
    /// `icon`: a name as themedIcon() takes it.
    InvitationPage(const QString& icon, const QString& title, const QString& sentence, const QString& button, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

Q_SIGNALS:
    void accepted();

private:
    QString m_icon;
    QLabel* m_picture;
    QLabel* m_sentence;
};

}  // namespace undertone
