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
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    }
    return {};
}

}  // namespace

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path)
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

Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path)
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
