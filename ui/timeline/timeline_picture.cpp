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
constexpr int betweenLines = 12;

QString statementLine(const QString& statement)
{
    constexpr qsizetype longest = 240;
    return statement.isEmpty() || statement.size() > longest ? QString() : tr("Stated by the user: %1").arg(statement.simplified());
}

/// Notice, statement and command below the tracks; returns their height, and draws where `painter` is given.
double layoutFoot(QPainter* painter, double width, double y, const TimelinePictureText& text, const Theme& theme)
{
    const QFont font = interfaceFont(-1);
    const QFontMetricsF metrics(font);
    double height = 0;
    for (const QString& line : {text.notice, statementLine(text.statement), text.command}) {
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
    const QString separator = QStringLiteral("  \u00b7  ");
    TimelinePictureText text;
    text.title = document.audioName();
    const AnnotationLane* lane = document.lane().get();
    if (run.resultCount() == 0 && lane != nullptr && !lane->annotations.empty()) {
        text.subtitle = QStringList({tr("%1 of %2 sentences labelled").arg(lane->annotations.size()).arg(document.utteranceCount()),
                                     lane->annotator.empty() ? tr("labels of the annotator")
                                                             : tr("labels of %1").arg(QString::fromStdString(lane->annotator))})
                            .join(separator);
        return text;
    }
    if (run.state == RunState::None)
        return text;
    text.statement = QString::fromStdString(timeline.attestation);
    QStringList parts;
    parts << tr("%1 sentences").arg(document.utteranceCount());
    if (!timeline.model.empty())
        parts << tr("model %1").arg(QString::fromStdString(timeline.model));
    parts << (timeline.memory == MemoryMode::Dpm ? tr("memory on (DPM)") : tr("memory off"));
    if (!timeline.device.empty())
        parts << QStringLiteral("%1 %2").arg(QString::fromStdString(timeline.device), QString::fromStdString(timeline.dtype));
    if (!timeline.segmentsSource.empty())
        parts << tr("sentences from %1").arg(QString::fromStdString(timeline.segmentsSource));
    const int without = document.utteranceCount() - run.analysedCount();
    if (!run.isActive() && without > 0)
        parts << (run.state == RunState::Complete
                      ? tr("%1 of them without a current result").arg(without)
                      : tr("incomplete: %1 of %2 sentences").arg(run.analysedCount()).arg(document.utteranceCount()));
    text.subtitle = parts.join(separator);
    // Results hold it in English; the window says the same sentence under its pages, in every language.
    const std::string english(noticeOnUse);
    text.notice = QString::fromStdString(timeline.notice)
                      .replace(QString::fromStdString(english), QCoreApplication::translate("undertone::NoticeLine", english.c_str()));
    return text;
}

std::vector<PictureLine> pictureLines(double startSeconds, double endSeconds, double lineSeconds)
{
    const double whole = endSeconds - startSeconds;
    if (lineSeconds <= 0.0 || lineSeconds >= whole)
        return {{startSeconds, endSeconds}};
    std::vector<PictureLine> lines;
    for (double start = startSeconds; start < endSeconds - 1e-6; start += lineSeconds)
        lines.push_back({start, start + lineSeconds});
    return lines;
}

QSize preferredPictureSize(const ConversationDocument& document, int width, int lines, const TimelinePictureText* text)
{
    TimelineScene scene(document, Theme::of(ThemeMode::Light));
    scene.leaveOutWaitingTracks();
    const double foot =
        layoutFoot(nullptr, width - 2 * margin, 0, text != nullptr ? *text : describeForPicture(document), Theme::of(ThemeMode::Light));
    const int tracks = lines * scene.preferredHeight() + (lines - 1) * betweenLines;
    return {width, headHeight + tracks + static_cast<int>(std::ceil(foot)) + 2 * margin};
}

namespace {

void paintHead(QPainter& painter, double width, const TimelinePictureText& text, const ThemeColours& colours)
{
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
}

/// A line of the recording at the painter's origin. What lies behind the recording's end stays empty: lines keep one scale.
void paintLine(QPainter& painter, QSize size, const ConversationDocument& document, const Theme& theme, const PictureLine& line)
{
    const double span = line.endSeconds - line.startSeconds;
    TimelineScene scene(document, theme);
    scene.leaveOutWaitingTracks();
    TimeAxis axis = scene.axis();
    axis.setDuration(std::max(document.durationSeconds(), line.endSeconds));
    axis.setRange(line.startSeconds, line.startSeconds + span);
    scene.setAxis(axis);
    scene.layout(size);
    for (std::size_t i = 0; i < scene.trackCount(); ++i)
        scene.paintTrack(painter, i, scene.axis().startSeconds(), scene.axis().endSeconds());
    painter.setPen(QPen(theme.colours().line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(-0.5, -0.5, size.width() + 1, size.height() + 1));
}

}  // namespace

void renderTimeline(QPainter& painter, QSize size, const ConversationDocument& document, const Theme& theme,
                    const TimelinePictureText& text, const std::vector<PictureLine>& lines)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), theme.colours().window);
    const double width = size.width() - 2 * margin;
    paintHead(painter, width, text, theme.colours());
    const double foot = layoutFoot(nullptr, width, 0, text, theme);
    const int tracksHeight = std::max(100, size.height() - headHeight - margin - static_cast<int>(std::ceil(foot)) - 8);
    const auto shown = lines.empty() ? pictureLines(0.0, document.durationSeconds(), 0.0) : lines;
    const auto count = static_cast<int>(shown.size());
    const int lineHeight = (tracksHeight - (count - 1) * betweenLines) / count;
    for (int i = 0; i < count; ++i) {
        painter.save();
        painter.translate(margin, headHeight + i * (lineHeight + betweenLines));
        paintLine(painter, {static_cast<int>(width), lineHeight}, document, theme, shown[static_cast<std::size_t>(i)]);
        painter.restore();
    }
    layoutFoot(&painter, width, headHeight + tracksHeight + 10, text, theme);
    painter.restore();
}

}  // namespace undertone
