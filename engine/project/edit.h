// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"
#include "engine/project/project_rows.h"
#include "engine/project/row_fields.h"

#include <optional>
#include <variant>
#include <vector>

namespace undertone {

/// A row that takes the place of another; without `before` it is new, without `after` it goes.
template <typename Row> struct Replacement {
    std::optional<Row> before;
    std::optional<Row> after;
    friend bool operator==(const Replacement&, const Replacement&) = default;
};

using Change = OfEachRow<Replacement, std::variant>;

/// One step of the history as a value: what it is called, and the rows it replaces, each once. Kinds of edits (edits.h) make one; whatever
/// the kind, its inverse is the same rows exchanged.
struct Edit {
    Message name;
    std::vector<Change> changes;
    friend bool operator==(const Edit&, const Edit&) = default;
};

Edit inverseOf(Edit edit);

}  // namespace undertone
