// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <vector>

namespace undertone {

struct AnnotationLane;

/// How the labels of a lane look: the theme's style of what it knows, in the colour that the project gives a label where that is another
/// than the one it would have had. Empty for null.
std::vector<EmotionStyle> laneStyles(const Theme& theme, const AnnotationLane* lane);

}  // namespace undertone
