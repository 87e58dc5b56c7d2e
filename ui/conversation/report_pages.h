// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>

namespace undertone {

/// The pages of a PDF as they are filled from top to bottom: A4, 96 units an inch, with a foot that names the report and the page.
class ReportPages {
public:
    static constexpr double margin = 52.0;

    /// Writes to `device`, which outlives it.
    ReportPages(QIODevice& device, const QString& title, const QString& foot);
    ~ReportPages();
    ReportPages(const ReportPages&) = delete;
    ReportPages& operator=(const ReportPages&) = delete;

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] double width() const { return m_width - 2 * margin; }
    [[nodiscard]] double room() const { return m_bottom - m_y; }  ///< left on this page
    /// A place of that height across the page, on the next page where this one has no room for it.
    QRectF take(double height);
    void skip(double height) { m_y += height; }
    void newPage();
    /// A heading that does not stand at the foot of a page without `below` of what follows.
    void heading(const QString& text, double below);
    /// A paragraph, broken into lines and, where it is long, over pages.
    void paragraph(const QString& text, const QFont& font, const QColor& colour);
    /// Of a text in lines of that width, broken between words, and inside those that are longer than a line.
    [[nodiscard]] double textHeight(const QString& text, const QFont& font, double width);
    /// Draws it so from the top of `place`.
    void drawText(const QRectF& place, const QString& text, const QFont& font, const QColor& colour);
    /// As much of the beginning of `text` as is no higher than that; empty where not even a line is.
    [[nodiscard]] QString fitting(const QString& text, const QFont& font, double width, double height);

private:
    void paintFoot();

    QPdfWriter m_writer;
    QPainter m_painter;
    QString m_foot;
    double m_width = 0.0;
    double m_bottom = 0.0;
    double m_height = 0.0;
    double m_y = margin;
    int m_page = 1;
};

/// A font of a report, in units of its pages.
QFont reportFont(double points, QFont::Weight weight = QFont::Normal);

}  // namespace undertone
