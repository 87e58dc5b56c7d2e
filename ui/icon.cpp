// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon.h"

#include "ui/theme.h"

#include <QPainter>
#include <QSvgRenderer>

static void initialiseIcons()
{
    Q_INIT_RESOURCE(icons);  // the room is a static library: nothing else pulls them in
}

namespace undertone {
namespace {

QPixmap render(const QString& name, QSize size, double devicePixelRatio)
{
    initialiseIcons();
    QSvgRenderer renderer(QStringLiteral(":/undertone/icons/%1.svg").arg(name));
    if (!renderer.isValid())
        return {};
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    return pixmap;
}

QIcon icon(const QString& name, const QColor& colour, const QColor& disabled)
{
    QIcon result;
    for (int side : {16, 20, 32}) {
        for (double ratio : {1.0, 2.0}) {
            result.addPixmap(iconPixmap(name, {side, side}, colour, ratio), QIcon::Normal);
            result.addPixmap(iconPixmap(name, {side, side}, disabled, ratio), QIcon::Disabled);
        }
    }
    return result;
}

}  // namespace

QPixmap iconPixmap(const QString& name, QSize size, const QColor& colour, double devicePixelRatio)
{
    QPixmap pixmap = render(name, size, devicePixelRatio);
    if (pixmap.isNull())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), colour);
    return pixmap;
}

QIcon themedIcon(const QString& name, const Theme& theme)
{
    return icon(name, theme.colours().text, theme.colours().textDisabled);
}

QIcon accentIcon(const QString& name, const Theme& theme)
{
    return icon(name, theme.colours().accentText, theme.colours().textMuted);
}

QIcon applicationIcon()
{
    QIcon result;
    for (int side : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(render(QStringLiteral("undertone"), {side, side}, 1.0));
    return result;
}

}  // namespace undertone
