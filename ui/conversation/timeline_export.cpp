// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timeline_export.h"

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/timeline_picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace undertone {
namespace {

constexpr double pictureScale = 2.0;  // sharp on a slide

Status save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error { ErrorCode::FileNotWritable,
            "Cannot write " + path.toStdString() + ": " + file.errorString().toStdString() + ".", path.toStdString() };
    }
    return {};
}

QString quoted(const std::string& text)
{
    QString field = QString::fromStdString(text);
    // A cell that begins like a formula is shown as text by spreadsheets.
    if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field.front()))
        field.prepend(QLatin1Char('\''));
    return field.contains(QLatin1Char(',')) || field.contains(QLatin1Char('"')) || field.contains(QLatin1Char('\n'))
        ? QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"') : field;
}

QString cell(const std::optional<double>& value) { return value ? QString::number(*value, 'g', 9) : QString(); }

QString emotionOf(const Timeline& timeline, const UtteranceAnalysis& utterance)
{
    const int emotion = utterance.emotion();
    return emotion >= 0 && emotion < static_cast<int>(timeline.labels.size()) ? quoted(timeline.labels[static_cast<std::size_t>(emotion)])
                                                                              : QString();
}

QStringList header(const ConversationDocument& document)
{
    QStringList cells { QStringLiteral("index"), QStringLiteral("start_seconds"), QStringLiteral("end_seconds"), QStringLiteral("speaker"),
        QStringLiteral("emotion") };
    for (const std::string& label : document.run().timeline.labels)
        cells << quoted("probability_" + label);
    cells << QStringLiteral("loss_before_nats") << QStringLiteral("loss_after_nats") << QStringLiteral("update_norm") << QStringLiteral("tokens");
    if (document.hasComparison()) {
        cells << QStringLiteral("memory_off_emotion");
        for (const std::string& label : document.run(RunRole::Comparison).timeline.labels)
            cells << quoted("memory_off_probability_" + label);
        cells << QStringLiteral("memory_off_loss_before_nats");
    }
    return cells;
}

QStringList row(const ConversationDocument& document, const UtteranceAnalysis& utterance)
{
    QStringList cells { QString::number(utterance.index), QString::number(utterance.startSeconds, 'f', 3),
        QString::number(utterance.endSeconds, 'f', 3), quoted(utterance.speaker), emotionOf(document.run().timeline, utterance) };
    for (double probability : utterance.probabilities)
        cells << QString::number(probability, 'f', 6);
    cells << cell(utterance.lossBefore) << cell(utterance.lossAfter) << cell(utterance.updateNorm) << QString::number(utterance.tokens);
    if (document.hasComparison()) {
        const Timeline& off = document.run(RunRole::Comparison).timeline;
        const UtteranceAnalysis* other = document.analysis(utterance.index, RunRole::Comparison);
        cells << (other ? emotionOf(off, *other) : QString());
        for (std::size_t i = 0; i < off.labels.size(); ++i)
            cells << (other && i < other->probabilities.size() ? QString::number(other->probabilities[i], 'f', 6) : QString());
        cells << (other ? cell(other->lossBefore) : QString());
    }
    return cells;
}

}  // namespace

Status writeTimelineCsv(const ConversationDocument& document, const QString& path)
{
    QString text = header(document).join(QLatin1Char(',')) + QLatin1Char('\n');
    for (const UtteranceAnalysis& utterance : document.run().timeline.utterances)
        text += row(document, utterance).join(QLatin1Char(',')) + QLatin1Char('\n');
    return save(path, text.toUtf8());
}

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size,
                        const TimelinePictureText& text, const QString& path)
{
    QImage image(size * pictureScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pictureScale);
    image.fill(theme.colours().window);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderTimeline(painter, size, document, theme, text);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return save(path, bytes);
}

Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size,
                        const TimelinePictureText& text, const QString& path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(QCoreApplication::translate("TimelineExport", "Emotion timeline"));
        QPainter painter(&generator);
        renderTimeline(painter, size, document, theme, text);
    }
    return save(path, bytes);
}

}  // namespace undertone
