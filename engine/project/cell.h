// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/core/identifier.h"
#include "engine/project/project_rows.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace undertone {

/// One value of a table: nothing, a whole number, a finite number or UTF-8 text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Cells = std::vector<Cell>;

/// Of a row and the table it stands in, from SHA-256: the sum of all of them tells whether a file still holds what was written.
std::uint64_t checksumOf(const char* table, std::span<const Cell> cells);

// A value as a cell, and back: false where the cell is of another type or holds no such value.
Cell toCell(std::int64_t value);
Cell toCell(double value);
Cell toCell(const std::string& value);
Cell toCell(bool value);
Cell toCell(TrackKind value);
Cell toCell(Sight value);
Cell toCell(const std::optional<double>& value);
Cell toCell(const std::vector<LabelId>& value);
Cell toCell(const std::vector<std::pair<std::string, std::string>>& value);
bool fromCell(const Cell& cell, std::int64_t& value);
bool fromCell(const Cell& cell, double& value);
bool fromCell(const Cell& cell, std::string& value);
bool fromCell(const Cell& cell, bool& value);
bool fromCell(const Cell& cell, TrackKind& value);
bool fromCell(const Cell& cell, Sight& value);
bool fromCell(const Cell& cell, std::optional<double>& value);
bool fromCell(const Cell& cell, std::vector<LabelId>& value);
bool fromCell(const Cell& cell, std::vector<std::pair<std::string, std::string>>& value);

template <typename Kind> Cell toCell(const Identifier<Kind>& id)
{
    return id.isNone() ? Cell() : Cell(static_cast<std::int64_t>(id.number()));
}

template <typename Kind> bool fromCell(const Cell& cell, Identifier<Kind>& id)
{
    if (std::holds_alternative<std::monostate>(cell)) {
        id = {};
        return true;
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (number == nullptr || *number <= 0)
        return false;
    id = Identifier<Kind>(static_cast<std::uint64_t>(*number));
    return true;
}

}  // namespace undertone
