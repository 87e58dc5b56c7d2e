// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/waveform_track.h"

#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"

#include <QVector>

#include <algorithm>
#include <cmath>
#include <optional>

namespace undertone {
namespace {

struct Extent {
    float low = 0.0F;
    float high = 0.0F;
};

/// The coarsest level that still has a peak per pixel; the finest when zoomed in further than that.
const PeakLevel* levelFor(const WaveformPeaks& peaks, double framesPerPixel)
{
    const PeakLevel* best = nullptr;
    for (const PeakLevel& level : peaks.levels) {
        if (level.minimum.empty())
            continue;
        if (!best || static_cast<double>(level.samplesPerPeak) <= framesPerPixel)
            best = &level;
    }
    return best;
}

std::optional<Extent> extentOf(const PeakLevel& level, double firstFrame, double lastFrame)
{
    const double perPeak = static_cast<double>(level.samplesPerPeak);
    const auto count = static_cast<std::ptrdiff_t>(std::min(level.minimum.size(), level.maximum.size()));
    if (perPeak > 2 * (lastFrame - firstFrame)) {
        // Closer than the finest level: the envelope runs straight from the middle of one peak to the next.
        const double position = std::clamp((firstFrame + lastFrame) / 2 / perPeak - 0.5, 0.0, static_cast<double>(count - 1));
        const auto before = static_cast<std::size_t>(position);
        const auto after = std::min(before + 1, static_cast<std::size_t>(count - 1));
        const float share = static_cast<float>(position - static_cast<double>(before));
        return Extent{std::lerp(level.minimum[before], level.minimum[after], share),
                      std::lerp(level.maximum[before], level.maximum[after], share)};
    }
    const auto first = static_cast<std::ptrdiff_t>(std::floor(firstFrame / perPeak));
    const auto last = std::min(count, std::max(first + 1, static_cast<std::ptrdiff_t>(std::ceil(lastFrame / perPeak))));
    if (first < 0 || first >= last)
        return std::nullopt;
    Extent extent{*std::min_element(level.minimum.begin() + first, level.minimum.begin() + last),
                  *std::max_element(level.maximum.begin() + first, level.maximum.begin() + last)};
    return extent;
}

/// The level `steps` finer than another, or the finest.
const PeakLevel* finerLevel(const WaveformPeaks& peaks, const PeakLevel* level, int steps)
{
    const auto index = static_cast<int>(level - peaks.levels.data());
    return &peaks.levels[static_cast<std::size_t>(std::max(0, index - steps))];
}

/// How loud a column is most of the time: the mean over the short peaks in it, where `extentOf` has the largest.
std::optional<Extent> bodyOf(const PeakLevel& level, double firstFrame, double lastFrame)
{
    const double perPeak = static_cast<double>(level.samplesPerPeak);
    const auto count = static_cast<std::ptrdiff_t>(std::min(level.minimum.size(), level.maximum.size()));
    const auto first = static_cast<std::ptrdiff_t>(firstFrame / perPeak);
    const auto last = std::min(count, static_cast<std::ptrdiff_t>(lastFrame / perPeak));
    if (first < 0 || last - first < 2)
        return std::nullopt;
    Extent sum;
    for (std::ptrdiff_t i = first; i < last; ++i) {
        sum.low += level.minimum[static_cast<std::size_t>(i)];
        sum.high += level.maximum[static_cast<std::size_t>(i)];
    }
    const auto peaksRead = static_cast<float>(last - first);
    return Extent{sum.low / peaksRead, sum.high / peaksRead};
}

/// For each pixel column from `left` on, whether a sentence covers its middle.
std::vector<bool> speechColumns(const TrackContext& context, int left, int right)
{
    std::vector<bool> covered(static_cast<std::size_t>(std::max(0, right - left)), false);
    const auto& segments = context.document.segments();
    for (const int index : context.document.utterancesBetween(context.axis.toSeconds(left), context.axis.toSeconds(right))) {
        const Segment& segment = segments[static_cast<std::size_t>(index)];
        const int from = std::max(left, static_cast<int>(std::floor(context.axis.toPixel(segment.startSeconds))));
        const int to = std::min(right, static_cast<int>(std::ceil(context.axis.toPixel(segment.endSeconds))));
        for (int x = from; x < to; ++x)
            covered[static_cast<std::size_t>(x - left)] = true;
    }
    return covered;
}

}  // namespace

float WaveformTrack::loudest(const std::shared_ptr<const WaveformPeaks>& peaks)
{
    if (m_measured.lock() == peaks)
        return m_loudest;
    m_measured = peaks;
    m_loudest = 0.0F;
    const PeakLevel* coarsest = levelFor(*peaks, 1e18);
    for (std::size_t i = 0; coarsest && i < coarsest->minimum.size(); ++i)
        m_loudest = std::max({m_loudest, -coarsest->minimum[i], coarsest->maximum[i]});
    return m_loudest;
}

QString WaveformTrack::help() const
{
    return tr("The recording, scaled so that its loudest sample fills the height (dBFS: below full scale). Dark is "
              "what lasts, pale the loudest instants; outside sentences it is all pale.");
}

void WaveformTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    QString subtitle;
    if (const auto& peaks = context.document.peaks()) {
        const float level = loudest(peaks);
        subtitle = level > 0.0F ? tr("height = %1 dBFS")
                                      .arg(decimalText(20.0 * std::log10(static_cast<double>(level)), 1))
                                      .replace(QLatin1Char('-'), QChar(0x2212))
                                : tr("silent");
    }
    paintTitle(painter, gutter, context, tr("Waveform"), subtitle);
}

void WaveformTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    paintTimeGrid(painter, plot, fromSeconds, toSeconds, context);
    const double middle = plot.height() / 2;
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(0, std::floor(middle) + 0.5), QPointF(plot.width(), std::floor(middle) + 0.5));
    const std::shared_ptr<const WaveformPeaks>& peaks = context.document.peaks();
    if (!peaks) {
        if (context.document.hasAudio())
            paintHint(painter, plot, context, tr("Reading the waveform\u2026"));
        return;
    }
    const double framesPerPixel = context.axis.secondsPerPixel() * peaks->sampleRate;
    const PeakLevel* level = levelFor(*peaks, framesPerPixel);
    const float loudestSample = loudest(peaks);
    if (!level || loudestSample <= 0.0F)
        return;
    const int left = std::max(0, static_cast<int>(std::floor(context.axis.toPixel(fromSeconds))));
    const int right = std::min(static_cast<int>(std::ceil(plot.width())), static_cast<int>(std::ceil(context.axis.toPixel(toSeconds))));
    const std::vector<bool> speech = speechColumns(context, left, right);
    const double scale = (middle - 4) / static_cast<double>(loudestSample);
    const PeakLevel* fine = finerLevel(*peaks, level, 2);
    const auto column = [&](int x, const Extent& extent) {
        const double top = middle - std::max(0.5, scale * static_cast<double>(extent.high));
        const double bottom = middle + std::max(0.5, scale * static_cast<double>(-extent.low));
        return QRectF(x, top, 1, bottom - top);
    };
    QVector<QRectF> pale;
    QVector<QRectF> strong;
    for (int x = left; x < right; ++x) {
        const double first = context.axis.toSeconds(x) * peaks->sampleRate;
        const std::optional<Extent> extent = extentOf(*level, first, first + framesPerPixel);
        if (!extent)
            continue;
        const bool inSpeech = speech[static_cast<std::size_t>(x - left)] || context.document.segments().empty();
        const std::optional<Extent> body = bodyOf(*fine, first, first + framesPerPixel);
        // Zoomed out, the loudest instants are pale and what lasts is strong; close up there is one shape.
        (inSpeech && !body ? strong : pale).append(column(x, *extent));
        if (inSpeech && body)
            strong.append(column(x, *body));
    }
    countPainted(right - left);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.waveform);
    painter.drawRects(pale);
    painter.setBrush(colours.waveformSpeech);
    painter.drawRects(strong);
}

}  // namespace undertone
