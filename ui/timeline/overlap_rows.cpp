// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overlap_rows.h"

#include <algorithm>

namespace undertone {

OverlapRows::OverlapRows(const std::vector<Segment>& segments, const std::vector<int>& byStart) : m_places(segments.size())
{
    std::vector<double> rowEnds;  // of the group that is being filled
    std::vector<int> group;
    double groupEnd = 0.0;
    const auto closeGroup = [&] {
        for (const int member : group)
            m_places[static_cast<std::size_t>(member)].rows = static_cast<int>(rowEnds.size());
        group.clear();
        rowEnds.clear();
    };
    for (const int index : byStart) {
        const Segment& segment = segments[static_cast<std::size_t>(index)];
        if (!group.empty() && segment.startSeconds >= groupEnd)
            closeGroup();
        const auto free = std::find_if(rowEnds.begin(), rowEnds.end(), [&](double end) { return end <= segment.startSeconds; });
        const auto row = static_cast<std::size_t>(free - rowEnds.begin());
        if (free == rowEnds.end())
            rowEnds.push_back(segment.endSeconds);
        else
            *free = segment.endSeconds;
        m_places[static_cast<std::size_t>(index)].row = static_cast<int>(row);
        groupEnd = group.empty() ? segment.endSeconds : std::max(groupEnd, segment.endSeconds);
        group.push_back(index);
    }
    closeGroup();
}

}  // namespace undertone
