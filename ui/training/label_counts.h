// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// How many sentences each emotion has: a bar for each, in its colour and pattern, with its letter, name and count.
class LabelCounts : public QWidget {
    Q_OBJECT
public:
    explicit LabelCounts(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setCounts(const std::vector<std::pair<std::string, std::int64_t>>& counts, std::int64_t unlabelled);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        EmotionStyle style;
        std::int64_t count = 0;
    };
    void paintRow(QPainter& painter, const Row& row, int top, double largest) const;

    const Theme* m_theme;
    std::vector<std::pair<std::string, std::int64_t>> m_counts;
    std::vector<Row> m_rows;
    std::int64_t m_unlabelled = 0;
};

}  // namespace undertone
