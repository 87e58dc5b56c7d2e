// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// A file in a model's folder: someone it was trained on has withdrawn. The model is refused until it is trained again without them.
inline constexpr const char* withdrawnModelFile = "withdrawn.json";

}  // namespace undertone
