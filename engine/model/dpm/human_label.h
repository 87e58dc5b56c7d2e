// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace undertone {

class DpmSession;

/// Human-assisted mode (method.md 3, `prefix_emotions=human`): behind the sentence read last stands this label, by its place among the
/// model's, in place of the predicted one. Only where prefixes keep emotions, and some sentence was read; else without effect. A file of
/// its own, as evaluation must not link it: tests/architecture names who may include this.
void putHumanLabel(DpmSession& session, std::size_t label);

}  // namespace undertone
