// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <string>

namespace undertone {

/// One line, or indented for people.
enum class JsonLayout { OneLine, Indented };

/// The timeline JSON, schema 1 (contracts.md). What belongs to no step is null, and so is an attestation never made. Bytes of a path that
/// are no UTF-8 are replaced.
std::string timelineToJson(const Timeline& timeline, JsonLayout layout = JsonLayout::Indented);

}  // namespace undertone
