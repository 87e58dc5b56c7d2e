// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <QString>

#include <vector>

class QLabel;
class QPushButton;

namespace undertone {

class Theme;

/// A few words about parts of a window, one after the other, each beside its part. It takes nothing away: the window can be used meanwhile.
/// Escape or Close ends it; keys and a screen reader reach it as they do any panel.
class Tour : public QFrame {
    Q_OBJECT
public:
    struct Stop {
        QPointer<QWidget> about;  ///< where it is not visible the stop is left out
        QString title;
        QString words;
    };

    Tour(std::vector<Stop> stops, const Theme& theme, QWidget* window);

    void begin();
    [[nodiscard]] int place() const { return m_place; }
    [[nodiscard]] int stopCount() const { return static_cast<int>(m_stops.size()); }

Q_SIGNALS:
    void ended();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void go(int step);
    void show(int place);
    void settle();
    void end();

    std::vector<Stop> m_stops;
    const Theme& m_theme;
    int m_place = -1;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace undertone
