// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QWidget>

namespace undertone {

/// How loud one channel is, from -60 to 0 dB: a bar for the loudness, a mark for the peak, and in words what is wrong with it.
class LevelBar : public QWidget {
    Q_OBJECT
public:
    explicit LevelBar(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setName(const QString& name);
    void setLevel(const InputLevel& level);
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme* m_theme;
    QString m_name;
    InputLevel m_level;
};

}  // namespace undertone
