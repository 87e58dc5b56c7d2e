// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/spectrogram_track.h"

#include "engine/core/waveform_peaks.h"
#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"
#include "ui/timeline/sound_views.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int mostLevels = 24;
constexpr int coarserTried = 6;
constexpr double belowLoudest = 6.0;  // dB
constexpr double pixelsPerFrequency = 22.0;
constexpr int barHeight = 8;

/// The coarsest level that still has a column to the pixel.
int levelOf(double secondsPerPixel)
{
    const double level = std::floor(std::log2(secondsPerPixel / SpectrogramPlace::finestHopSeconds) + 1e-9);
    return std::clamp(static_cast<int>(level), 0, mostLevels);
}

double tileSeconds(const SpectrogramPlace& place)
{
    return place.hopSeconds() * SpectrogramPlace::columnsPerTile;
}

/// A step of 1, 2 or 5 times a power of ten, with which labels have room.
double frequencyStep(double highest, double height)
{
    const double least = highest * pixelsPerFrequency / std::max(1.0, height);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10.0 * power;
}

}  // namespace

bool SpectrogramTrack::isShown(const TrackContext& context) const
{
    return context.sound.spectrogram && context.sounds != nullptr;
}

double SpectrogramTrack::highestHertz(const TrackContext& context)
{
    const auto& peaks = context.document.peaks();
    const double half = peaks ? peaks->sampleRate / 2.0 : 8000.0;
    return context.sound.highestHertz > 0.0 ? std::min(context.sound.highestHertz, half) : half;
}

double SpectrogramTrack::strongestDecibels(const TrackContext& context)
{
    float loudest = 0.0F;
    if (const auto& peaks = context.document.peaks(); peaks && !peaks->levels.empty()) {
        const PeakLevel& coarsest = peaks->levels.back();
        for (std::size_t i = 0; i < coarsest.minimum.size(); ++i)
            loudest = std::max({loudest, -coarsest.minimum[i], coarsest.maximum[i]});
    }
    // Whole steps, so that a waveform that is still being read does not repaint it at each of its pieces.
    return loudest > 0.0F ? std::round(20.0 * std::log10(static_cast<double>(loudest)) - belowLoudest) : -belowLoudest;
}

QString SpectrogramTrack::help() const
{
    return tr("How strong each frequency is over time, in decibels below full scale. A short window shows when, a long one which "
              "frequency: both are chosen in View, Sound.");
}

QList<QRgb> SpectrogramTrack::colourTable(const TrackContext& context)
{
    const double strongest = strongestDecibels(context);
    QList<QRgb> table(256);
    for (int step = 0; step < 256; ++step) {
        const double decibels =
            static_cast<double>(SpectrogramTile::quietestDecibels) + static_cast<double>(SpectrogramTile::decibelsPerStep) * step;
        table[step] = context.theme.magnitude(1.0 + (decibels - strongest) / context.sound.dynamicRange).rgb();
    }
    return table;
}

void SpectrogramTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    const double highest = highestHertz(context);
    const double below = paintTitle(painter, gutter, context, tr("Spectrogram"),
                                    tr("kHz, window %1 ms").arg(decimalText(1000.0 * context.sound.windowSeconds, 0)));
    paintScale(painter, QRectF(gutter.left() + 12, below + 2, gutter.width() - 70, gutter.bottom() - below), context);
    painter.setFont(interfaceFont(-2));
    painter.setPen(context.theme.colours().textMuted);
    const QFontMetricsF metrics(painter.font());
    const double step = frequencyStep(highest, gutter.height());
    for (double hertz = 0.0; hertz <= highest + 1.0; hertz += step) {
        const double y = gutter.bottom() - gutter.height() * hertz / highest;
        const double top = std::clamp(y - metrics.height() / 2, gutter.top(), gutter.bottom() - metrics.height());
        painter.drawText(QRectF(gutter.left(), top, gutter.width() - 8, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         decimalText(hertz / 1000.0, step < 1000.0 ? 1 : 0));
    }
}

/// The colours and what they mean, where there is room.
void SpectrogramTrack::paintScale(QPainter& painter, const QRectF& area, const TrackContext& context) const
{
    painter.setFont(interfaceFont(-2));
    const QFontMetricsF metrics(painter.font());
    if (area.height() < barHeight + metrics.height() + 4)
        return;
    const QRectF bar(area.left(), area.top(), area.width(), barHeight);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int stops = 16;
    for (int i = 0; i <= stops; ++i)
        gradient.setColorAt(static_cast<double>(i) / stops, context.theme.magnitude(static_cast<double>(i) / stops));
    painter.fillRect(bar, gradient);
    painter.setPen(context.theme.colours().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setPen(context.theme.colours().textMuted);
    const double strongest = strongestDecibels(context);
    const QRectF words(area.left(), bar.bottom() + 1, area.width(), metrics.height());
    const auto minus = [](double decibels) { return decimalText(decibels, 0).replace(QLatin1Char('-'), QChar(0x2212)); };
    painter.drawText(words, Qt::AlignLeft, minus(strongest - context.sound.dynamicRange));
    painter.drawText(words, Qt::AlignRight, tr("%1 dB").arg(minus(strongest)));
}

void SpectrogramTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    painter.fillRect(QRectF(QPointF(0, 0), plot), context.theme.magnitude(0.0));
    if (!context.document.hasAudio() || context.sounds == nullptr)
        return;
    SpectrogramPlace place;
    place.windowSeconds = context.sound.windowSeconds;
    place.level = levelOf(context.axis.secondsPerPixel());
    const double seconds = tileSeconds(place);
    const auto first = static_cast<std::int64_t>(std::floor(fromSeconds / seconds));
    const auto end = static_cast<std::int64_t>(std::ceil(std::min(toSeconds, context.document.durationSeconds()) / seconds));
    // From the right: what is asked for last is made first, and a picture fills from the left.
    for (std::int64_t index = end - 1; index >= first; --index) {
        place.index = index;
        if (const auto tile = context.sounds->tile(place)) {
            paintTile(painter, plot, place, *tile, context);
            continue;
        }
        for (int up = 1; up <= coarserTried && place.level + up <= mostLevels; ++up) {
            const SpectrogramPlace coarser{place.windowSeconds, place.level + up, index >> up};
            if (const auto tile = context.sounds->knownTile(coarser)) {
                painter.save();
                painter.setClipRect(
                    QRectF(context.axis.toPixel(place.startSeconds()), 0, seconds / context.axis.secondsPerPixel(), plot.height()),
                    Qt::IntersectClip);
                paintTile(painter, plot, coarser, *tile, context);
                painter.restore();
                break;
            }
        }
    }
}

void SpectrogramTrack::paintTile(QPainter& painter, QSizeF plot, const SpectrogramPlace& place, const SpectrogramTile& tile,
                                 const TrackContext& context)
{
    const double highest = highestHertz(context);
    const int rows = std::clamp(static_cast<int>(std::ceil(highest / tile.hertzPerBin)) + 1, 1, tile.bins);
    QImage image(tile.columns, rows, QImage::Format_Indexed8);
    image.setColorTable(colourTable(context));
    for (int row = 0; row < rows; ++row) {
        uchar* line = image.scanLine(rows - 1 - row);
        for (int column = 0; column < tile.columns; ++column)
            line[column] = tile.steps[static_cast<std::size_t>(column * tile.bins + row)];
    }
    // A bin's row is centred on its frequency.
    const double perHertz = plot.height() / highest;
    const double bottom = plot.height() + 0.5 * tile.hertzPerBin * perHertz;
    const double height = rows * tile.hertzPerBin * perHertz;
    const double left = context.axis.toPixel(place.startSeconds());
    const double width = tile.columns * place.hopSeconds() / context.axis.secondsPerPixel();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(left, bottom - height, width, height), image.convertToFormat(QImage::Format_RGB32));
    countPainted(tile.columns);
}

}  // namespace undertone
