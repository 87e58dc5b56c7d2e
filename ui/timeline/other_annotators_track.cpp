// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/other_annotators_track.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/lane_styles.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int otherLaneHeight = 30;
constexpr int leastOtherLaneHeight = 18;

}  // namespace

bool OtherAnnotatorsTrack::isShown(const TrackContext& context) const
{
    return context.sound.otherAnnotators && !context.document.otherLanes().empty();
}

int OtherAnnotatorsTrack::preferredHeight(const TrackContext& context) const
{
    return otherLaneHeight * static_cast<int>(context.document.otherLanes().size());
}

int OtherAnnotatorsTrack::minimumHeight(const TrackContext& context) const
{
    return leastOtherLaneHeight * static_cast<int>(context.document.otherLanes().size());
}

void OtherAnnotatorsTrack::contentChanged(const TrackContext& context)
{
    m_styles.clear();
    for (const auto& lane : context.document.otherLanes())
        m_styles.push_back(laneStyles(context.theme, lane.get()));
}

QString OtherAnnotatorsTrack::help() const
{
    return tr("What other annotators of this project said of each sentence. Only read here; Edit, Annotator chooses whose lane is yours.");
}

void OtherAnnotatorsTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    const auto& lanes = context.document.otherLanes();
    painter.setFont(interfaceFont(-1));
    painter.setPen(context.theme.colours().text);
    const double height = gutter.height() / static_cast<double>(lanes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const QRectF place(gutter.left() + 12, gutter.top() + static_cast<double>(i) * height, gutter.width() - 20, height);
        const QString name = lanes[i]->annotator.empty() ? tr("Annotator without a name") : QString::fromStdString(lanes[i]->annotator);
        painter.drawText(place, Qt::AlignVCenter, QFontMetricsF(painter.font()).elidedText(name, Qt::ElideRight, place.width()));
    }
}

void OtherAnnotatorsTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    const auto& lanes = document.otherLanes();
    const double height = plot.height() / static_cast<double>(lanes.size());
    painter.setFont(interfaceFont(-1, QFont::Bold));
    const QFontMetricsF metrics(painter.font());
    for (const int index : document.utterancesBetween(fromSeconds, toSeconds)) {
        const Segment& segment = document.segments()[static_cast<std::size_t>(index)];
        const double left = context.axis.toPixel(segment.startSeconds);
        const double width = std::max(1.0, context.axis.toPixel(segment.endSeconds) - left);
        for (std::size_t lane = 0; lane < lanes.size() && lane < m_styles.size(); ++lane) {
            const auto said = lanes[lane]->annotations.find(segment.id);
            if (said == lanes[lane]->annotations.end() || said->second.labels.empty())
                continue;
            const auto place = static_cast<std::size_t>(said->second.labels.front());
            if (place >= m_styles[lane].size())
                continue;
            const EmotionStyle& style = m_styles[lane][place];
            const QRectF cell(left, static_cast<double>(lane) * height + 2, width, height - 4);
            painter.fillRect(cell, style.fill);
            countPainted();
            const QString text = metrics.horizontalAdvance(style.name) + 8 <= width ? style.name : style.letter;
            if (metrics.horizontalAdvance(text) > width || cell.height() < metrics.ascent())
                continue;
            painter.setPen(style.ink);
            painter.drawText(cell, Qt::AlignCenter, text);
        }
    }
}

}  // namespace undertone
