// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/waveform_track.h"

#include "engine/core/waveform_peaks.h"
#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"
#include "ui/timeline/sound_views.h"

#include <QPolygonF>
#include <QVector>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>

namespace undertone {
namespace {

struct Extent {
    float low = 0.0F;
    float high = 0.0F;
};

constexpr int heightAlone = 92;
constexpr int heightApart = 46;
constexpr int leastHeightAlone = 40;
constexpr int leastHeightApart = 24;
/// Frames to the pixel below which the samples themselves are drawn: the finest peaks are wider.
constexpr double framesOfSamples = 64.0;
/// Pixels between two samples from which each is a point, and from which it has a stem.
constexpr double pixelsOfPoints = 3.0;
constexpr double pixelsOfStems = 6.0;

/// The coarsest level that still has a peak per pixel; the finest when zoomed in further than that.
const PeakLevel* levelFor(const std::vector<PeakLevel>& levels, double framesPerPixel)
{
    const PeakLevel* best = nullptr;
    for (const PeakLevel& level : levels) {
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
const PeakLevel* finerLevel(const std::vector<PeakLevel>& levels, const PeakLevel* level, int steps)
{
    const auto index = static_cast<int>(level - levels.data());
    return &levels[static_cast<std::size_t>(std::max(0, index - steps))];
}

/// The samples of one channel, or the mean of all, around a stretch of frames.
struct SampleStretch {
    std::int64_t first = 0;
    std::vector<float> values;
};

/// Nothing where a part of it is not there yet.
std::optional<SampleStretch> samplesBetween(SoundViews& sounds, std::int64_t first, std::int64_t end, int channel)
{
    SampleStretch stretch{first, {}};
    constexpr std::int64_t block = SampleBlock::framesPerBlock;
    bool complete = true;
    for (std::int64_t index = first / block; index * block < end; ++index) {
        const auto held = sounds.samples(index);
        if (held == nullptr) {
            complete = false;  // the others are asked for too
            continue;
        }
        const auto channels = static_cast<std::size_t>(held->channels);
        const auto frames = static_cast<std::int64_t>(held->samples.size() / channels);
        for (std::int64_t frame = std::max(first - index * block, std::int64_t{0}); frame < std::min(end - index * block, frames);
             ++frame) {
            const float* values = held->samples.data() + static_cast<std::size_t>(frame) * channels;
            stretch.values.push_back(channel >= 0 ? values[channel]
                                                  : std::accumulate(values, values + channels, 0.0F) / static_cast<float>(channels));
        }
    }
    return complete ? std::optional(std::move(stretch)) : std::nullopt;
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
    const PeakLevel* coarsest = levelFor(peaks->levels, 1e18);
    for (std::size_t i = 0; coarsest && i < coarsest->minimum.size(); ++i)
        m_loudest = std::max({m_loudest, -coarsest->minimum[i], coarsest->maximum[i]});
    return m_loudest;
}

std::vector<WaveformTrack::Lane> WaveformTrack::lanes(const TrackContext& context)
{
    const auto& peaks = context.document.peaks();
    if (!peaks)
        return {Lane()};
    const int chosen = context.sound.channels;
    if (chosen >= 0 && static_cast<std::size_t>(chosen) < peaks->channels.size())
        return {Lane{&peaks->channels[static_cast<std::size_t>(chosen)], chosen}};
    if (chosen != SoundViewOptions::apart || peaks->channels.empty())
        return {Lane{&peaks->levels, -1}};
    std::vector<Lane> lanes;
    for (const auto& levels : peaks->channels)
        lanes.push_back({&levels, static_cast<int>(lanes.size())});
    return lanes;
}

int WaveformTrack::preferredHeight(const TrackContext& context) const
{
    return std::max(heightAlone, heightApart * static_cast<int>(lanes(context).size()));
}

int WaveformTrack::minimumHeight(const TrackContext& context) const
{
    return std::max(leastHeightAlone, leastHeightApart * static_cast<int>(lanes(context).size()));
}

QString WaveformTrack::help() const
{
    return tr("The recording, scaled so that its loudest sample fills the height (dBFS: below full scale), unless it is zoomed "
              "vertically. Dark is what lasts, pale the loudest instants; outside sentences it is all pale. Close up each sample is a "
              "point. Where channels stand apart, click the number of one to hear it alone.");
}

void WaveformTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    QString subtitle;
    if (const auto& peaks = context.document.peaks()) {
        const double level = static_cast<double>(loudest(peaks)) / context.sound.verticalZoom;
        subtitle = level > 0.0
            ? tr("height = %1 dBFS").arg(decimalText(20.0 * std::log10(level), 1)).replace(QLatin1Char('-'), QChar(0x2212))
            : tr("silent");
    }
    const std::vector<Lane> shown = lanes(context);
    paintTitle(painter, gutter, context,
               shown.size() == 1 && shown.front().channel >= 0 ? tr("Waveform, channel %1").arg(shown.front().channel + 1) : tr("Waveform"),
               subtitle);
    if (shown.size() < 2)
        return;
    const double height = gutter.height() / static_cast<double>(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QFont font = interfaceFont(-1);
        const bool heard = !context.heard.channel || *context.heard.channel == static_cast<int>(i);
        font.setBold(context.heard.channel && heard);
        font.setStrikeOut(!heard);
        painter.setFont(font);
        painter.setPen(font.bold() ? context.theme.colours().text : context.theme.colours().textMuted);
        painter.drawText(QRectF(gutter.left(), gutter.top() + static_cast<double>(i) * height, gutter.width() - 8, height),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(i + 1));
    }
}

int WaveformTrack::channelAt(double y, QSizeF plot, const TrackContext& context) const
{
    const auto count = static_cast<int>(lanes(context).size());
    return count < 2 ? -1 : std::clamp(static_cast<int>(y / plot.height() * count), 0, count - 1);
}

double WaveformTrack::scale(const QRectF& area, const TrackContext& context)
{
    const auto level = static_cast<double>(loudest(context.document.peaks()));
    return level > 0.0 ? (area.height() / 2 - (area.height() > heightApart ? 4 : 2)) * context.sound.verticalZoom / level : 0.0;
}

void WaveformTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    paintTimeGrid(painter, plot, fromSeconds, toSeconds, context);
    const std::shared_ptr<const WaveformPeaks>& peaks = context.document.peaks();
    const std::vector<Lane> shown = lanes(context);
    const double height = plot.height() / static_cast<double>(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QRectF area(0, static_cast<double>(i) * height, plot.width(), height);
        const double middle = std::floor(area.center().y()) + 0.5;
        painter.setPen(QPen(context.theme.colours().line, 1));
        painter.drawLine(QPointF(0, middle), QPointF(plot.width(), middle));
        if (!peaks) {
            if (context.document.hasAudio())
                paintHint(painter, plot, context, tr("Reading the waveform\u2026"));
            return;
        }
        painter.save();
        painter.setClipRect(area, Qt::IntersectClip);
        const bool close = context.sounds != nullptr && context.axis.secondsPerPixel() * peaks->sampleRate < framesOfSamples;
        if (!close || !paintSamples(painter, area, fromSeconds, toSeconds, shown[i], context))
            paintPeaks(painter, area, fromSeconds, toSeconds, shown[i], context);
        painter.restore();
    }
}

void WaveformTrack::paintPeaks(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, const Lane& lane,
                               const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    const double rate = context.document.peaks()->sampleRate;
    const double framesPerPixel = context.axis.secondsPerPixel() * rate;
    const PeakLevel* level = levelFor(*lane.levels, framesPerPixel);
    const double perUnit = scale(area, context);
    if (!level || perUnit <= 0.0)
        return;
    const int left = std::max(0, static_cast<int>(std::floor(context.axis.toPixel(fromSeconds))));
    const int right = std::min(static_cast<int>(std::ceil(area.width())), static_cast<int>(std::ceil(context.axis.toPixel(toSeconds))));
    const std::vector<bool> speech = speechColumns(context, left, right);
    const PeakLevel* fine = finerLevel(*lane.levels, level, 2);
    const double middle = area.center().y();
    const auto column = [&](int x, const Extent& extent) {
        const double top = middle - std::max(0.5, perUnit * static_cast<double>(extent.high));
        const double bottom = middle + std::max(0.5, perUnit * static_cast<double>(-extent.low));
        return QRectF(x, top, 1, bottom - top);
    };
    QVector<QRectF> pale;
    QVector<QRectF> strong;
    for (int x = left; x < right; ++x) {
        const double first = context.axis.toSeconds(x) * rate;
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

bool WaveformTrack::paintSamples(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, const Lane& lane,
                                 const TrackContext& context)
{
    const WaveformPeaks& peaks = *context.document.peaks();
    const double rate = peaks.sampleRate;
    const auto first = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(fromSeconds * rate)) - 1);
    const auto end = std::min<std::int64_t>(peaks.frameCount, static_cast<std::int64_t>(std::ceil(toSeconds * rate)) + 2);
    const std::optional<SampleStretch> stretch = samplesBetween(*context.sounds, first, end, lane.channel);
    if (!stretch)
        return false;
    const double perUnit = scale(area, context);
    const double middle = area.center().y();
    const double pixelsPerFrame = 1.0 / (context.axis.secondsPerPixel() * rate);
    QPolygonF line;
    for (std::size_t i = 0; i < stretch->values.size(); ++i)
        line.append({context.axis.toPixel(static_cast<double>(first + static_cast<std::int64_t>(i)) / rate),
                     middle - perUnit * static_cast<double>(stretch->values[i])});
    countPainted(line.size());
    const ThemeColours& colours = context.theme.colours();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(pixelsPerFrame >= pixelsOfStems ? colours.waveform : colours.waveformSpeech, 1));
    painter.drawPolyline(line);
    if (pixelsPerFrame < pixelsOfPoints)
        return true;
    painter.setPen(QPen(colours.waveformSpeech, 1));
    if (pixelsPerFrame >= pixelsOfStems) {
        for (const QPointF& point : line)
            painter.drawLine(QPointF(point.x(), middle), point);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    const double radius = std::min(3.0, pixelsPerFrame / 3);
    for (const QPointF& point : line)
        painter.drawEllipse(point, radius, radius);
    return true;
}

}  // namespace undertone
