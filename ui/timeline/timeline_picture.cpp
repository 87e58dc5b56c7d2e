// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_picture.h"

#include "engine/core/notice.h"
#include "ui/conversation/conversation_document.h"
#include "ui/timeline/timeline_scene.h"
#include "ui/timeline/timeline_words.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int margin = 20;
constexpr int headHeight = 68;

/// Notice and command below the tracks; returns their height, and draws where `painter` is given.
double layoutFoot(QPainter* painter, double width, double y, const TimelinePictureText& text, const Theme& theme)
{
    const QFont font = interfaceFont(-1);
    const QFontMetricsF metrics(font);
    double height = 0;
    for (const QString& line : {text.notice, text.command}) {
        if (line.isEmpty())
            continue;
        const QRectF bounds = metrics.boundingRect(QRectF(0, 0, width, 1000), Qt::TextWordWrap, line);
        if (painter) {
            painter->setFont(font);
            painter->setPen(theme.colours().textMuted);
            painter->drawText(QRectF(margin, y + height, width, bounds.height() + 2), Qt::TextWordWrap, line);
        }
        height += bounds.height() + 4;
    }
    return height;
}

}  // namespace

TimelinePictureText describeForPicture(const ConversationDocument& document)
{
    const RunRecord& run = document.run(RunRole::Primary);
    const Timeline& timeline = run.timeline;
    TimelinePictureText text;
    text.title = document.audioName();
    if (run.state == RunState::None)
        return text;
    QStringList parts;
    parts << tr("%1 sentences").arg(run.analysedCount());
    if (!timeline.model.empty())
        parts << tr("model %1").arg(QString::fromStdString(timeline.model));
    parts << (timeline.memory == MemoryMode::Dpm ? tr("memory on (DPM)") : tr("memory off"));
    if (!timeline.device.empty())
        parts << QStringLiteral("%1 %2").arg(QString::fromStdString(timeline.device), QString::fromStdString(timeline.dtype));
    if (!timeline.segmentsSource.empty())
        parts << tr("sentences from %1").arg(QString::fromStdString(timeline.segmentsSource));
    if (!run.isActive() && !timeline.complete)
        parts << tr("incomplete: %1 of %2 sentences").arg(run.analysedCount()).arg(document.utteranceCount());
    text.subtitle = parts.join(QStringLiteral("  \u00b7  "));
    // Results hold it in English; the window says the same sentence under its pages, in every language.
    const std::string english(noticeOnUse);
    text.notice = QString::fromStdString(timeline.notice)
                      .replace(QString::fromStdString(english), QCoreApplication::translate("undertone::NoticeLine", english.c_str()));
    return text;
}

QSize preferredPictureSize(const ConversationDocument& document, int width)
{
    const TimelineScene scene(document, Theme::of(ThemeMode::Light));
    const TimelinePictureText text = describeForPicture(document);
    const double foot = layoutFoot(nullptr, width - 2 * margin, 0, text, Theme::of(ThemeMode::Light));
    return {width, headHeight + scene.preferredHeight() + static_cast<int>(std::ceil(foot)) + 2 * margin};
}

void renderTimeline(QPainter& painter, QSize size, const ConversationDocument& document, const Theme& theme,
                    const TimelinePictureText& text, const TimeAxis* range)
{
    const ThemeColours& colours = theme.colours();
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), colours.window);
    const double width = size.width() - 2 * margin;
    const QFont titleFont = interfaceFont(5, QFont::DemiBold);
    const QFont subtitleFont = interfaceFont(-1);
    painter.setFont(titleFont);
    painter.setPen(colours.text);
    const QFontMetricsF titleMetrics(titleFont);
    painter.drawText(QPointF(margin, 14 + titleMetrics.ascent()), titleMetrics.elidedText(text.title, Qt::ElideMiddle, width));
    const QFontMetricsF subtitleMetrics(subtitleFont);
    painter.setFont(subtitleFont);
    painter.setPen(colours.textMuted);
    painter.drawText(QPointF(margin, 14 + titleMetrics.height() + subtitleMetrics.ascent() + 1),
                     subtitleMetrics.elidedText(text.subtitle, Qt::ElideRight, width));

    const double foot = layoutFoot(nullptr, width, 0, text, theme);
    const int tracksHeight = std::max(100, size.height() - headHeight - margin - static_cast<int>(std::ceil(foot)) - 8);
    TimelineScene scene(document, theme);
    if (range)
        scene.setAxis(*range);
    scene.layout({static_cast<int>(width), tracksHeight});
    painter.save();
    painter.translate(margin, headHeight);
    for (std::size_t i = 0; i < scene.trackCount(); ++i)
        scene.paintTrack(painter, i, scene.axis().startSeconds(), scene.axis().endSeconds());
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(-0.5, -0.5, width + 1, tracksHeight + 1));
    painter.restore();
    layoutFoot(&painter, width, headHeight + tracksHeight + 10, text, theme);
    painter.restore();
}

}  // namespace undertone
