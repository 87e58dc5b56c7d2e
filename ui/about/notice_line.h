// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace undertone {

/// The line that is always there where results are shown: what the labels are worth, and what is prohibited.
class NoticeLine : public QWidget {
    Q_OBJECT
public:
    explicit NoticeLine(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] static QString text();

Q_SIGNALS:
    void moreRequested();

private:
    QLabel* m_icon;
    QLabel* m_words;
};

}  // namespace undertone
