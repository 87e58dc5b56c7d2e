// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/lane_styles.h"

#include "ui/services/project_service.h"

namespace undertone {

std::vector<EmotionStyle> laneStyles(const Theme& theme, const AnnotationLane* lane)
{
    if (lane == nullptr)
        return {};
    std::vector<EmotionStyle> styles = theme.emotions(lane->labels);
    // A project is written with the colours of the light theme; where it has those, each theme shows its own.
    const std::vector<EmotionStyle> written = Theme::of(ThemeMode::Light).emotions(lane->labels);
    const ThemeColours& colours = theme.colours();
    for (std::size_t i = 0; i < std::min(styles.size(), lane->colours.size()); ++i) {
        const QColor chosen(QString::fromStdString(lane->colours[i]));
        if (!chosen.isValid() || chosen == written[i].fill)
            continue;
        styles[i].fill = chosen;
        styles[i].ink =
            contrastRatio(colours.inkDark, chosen) >= contrastRatio(colours.inkLight, chosen) ? colours.inkDark : colours.inkLight;
    }
    return styles;
}

}  // namespace undertone
