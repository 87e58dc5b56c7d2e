// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/report_pages.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QPageSize>
#include <QTextOption>

#include <cmath>

namespace undertone {
namespace {

constexpr int unitsPerInch = 96;
constexpr double footHeight = 40.0;
constexpr double afterHeading = 6.0;
constexpr double beforeHeading = 18.0;

const ThemeColours& paper()
{
    return Theme::of(ThemeMode::Light).colours();
}

QTextOption inLines()
{
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

}  // namespace

QFont reportFont(double points, QFont::Weight weight)
{
    QFont font = interfaceFont(0, weight);
    font.setPixelSize(static_cast<int>(std::lround(points * unitsPerInch / 72.0)));
    return font;
}

ReportPages::ReportPages(QIODevice& device, const QString& title, const QString& foot) : m_writer(&device), m_foot(foot)
{
    m_writer.setTitle(title);
    m_writer.setCreator(QStringLiteral("Undertone"));
    m_writer.setResolution(unitsPerInch);
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    m_painter.begin(&m_writer);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_width = m_writer.width();
    m_height = m_writer.height();
    m_bottom = m_height - margin - footHeight;
}

ReportPages::~ReportPages()
{
    paintFoot();
}

void ReportPages::paintFoot()
{
    const QRectF foot(margin, m_height - margin - 16, width(), 16);
    m_painter.setPen(QPen(paper().line, 0.7));
    m_painter.drawLine(foot.topLeft() - QPointF(0, 6), foot.topRight() - QPointF(0, 6));
    m_painter.setFont(reportFont(8));
    m_painter.setPen(paper().textMuted);
    const QFontMetricsF metrics(m_painter.font());
    m_painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_foot, Qt::ElideMiddle, foot.width() - 80));
    m_painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QCoreApplication::translate("ReportPages", "Page %1").arg(m_page));
}

void ReportPages::newPage()
{
    paintFoot();
    m_writer.newPage();
    ++m_page;
    m_y = margin;
}

QRectF ReportPages::take(double height)
{
    if (height > room() && m_y > margin)
        newPage();
    const QRectF place(margin, m_y, width(), height);
    m_y += height;
    return place;
}

void ReportPages::heading(const QString& text, double below)
{
    const QFont font = reportFont(13, QFont::DemiBold);
    const double height = QFontMetricsF(font).height();
    const double above = m_y > margin ? beforeHeading : 0.0;
    if (above + height + afterHeading + below > room() && m_y > margin)
        newPage();
    else
        skip(above);
    const QRectF place = take(height);
    m_painter.setFont(font);
    m_painter.setPen(paper().text);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    skip(afterHeading);
}

double ReportPages::textHeight(const QString& text, const QFont& font, double width)
{
    m_painter.setFont(font);
    return m_painter.boundingRect(QRectF(0, 0, width, 1e6), text, inLines()).height();
}

void ReportPages::drawText(const QRectF& place, const QString& text, const QFont& font, const QColor& colour)
{
    m_painter.setFont(font);
    m_painter.setPen(colour);
    m_painter.drawText(place, text, inLines());
}

QString ReportPages::fitting(const QString& text, const QFont& font, double width, double height)
{
    const auto fits = [&](qsizetype length) { return textHeight(text.left(length), font, width) <= height; };
    if (fits(text.size()))
        return text;
    qsizetype least = 0;
    qsizetype most = text.size();
    while (most - least > 1) {
        const qsizetype middle = (least + most) / 2;
        (fits(middle) ? least : most) = middle;
    }
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '), least);
    return text.left(blank > least / 2 ? blank + 1 : least);
}

void ReportPages::paragraph(const QString& text, const QFont& font, const QColor& colour)
{
    for (QString rest = text; !rest.isEmpty();) {
        if (room() < QFontMetricsF(font).lineSpacing() + 2)
            newPage();
        QString part = fitting(rest, font, width(), room() - 2);
        if (part.isEmpty())
            part = rest.left(1);
        rest.remove(0, part.size());
        drawText(take(textHeight(part, font, width()) + 2), part, font, colour);
    }
}

}  // namespace undertone
