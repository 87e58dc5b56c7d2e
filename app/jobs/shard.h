// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <optional>
#include <string>

namespace undertone {

/// One part of work that several processes share out: of the items 0, 1, 2, ... those with item % count == index. Which items a shard has
/// depends on their order alone, so every process of a list knows its own without asking another.
struct Shard {
    std::size_t index = 0;
    std::size_t count = 1;

    [[nodiscard]] bool has(std::size_t item) const { return item % count == index; }
    [[nodiscard]] bool isAll() const { return count == 1; }
};

/// "2/4": the second of four; "slurm": that of this task of a Slurm job array; empty: all. Errors: InvalidArgument ("slurm" outside an
/// array too).
Result<Shard> parseShard(const std::string& text);

/// The shard of this task of a Slurm job array: $SLURM_ARRAY_TASK_ID of $SLURM_ARRAY_TASK_COUNT, counted from $SLURM_ARRAY_TASK_MIN. None
/// outside an array. Errors: InvalidArgument (an array whose numbers have gaps, or of one task whose number is above 1: a task of a larger
/// array that is run again alone would be taken for all of it).
Result<std::optional<Shard>> shardOfSlurm();

/// The shard of `text`, or where it is empty that of Slurm, or all. Errors: theirs.
Result<Shard> chooseShard(const std::string& text);

}  // namespace undertone
