// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace undertone {

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
