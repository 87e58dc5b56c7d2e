// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/shard.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace undertone {
namespace {

constexpr std::size_t mostShards = 1'000'000;
constexpr std::string_view ofSlurm = "slurm";

std::optional<std::size_t> wholeNumber(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number > mostShards)
        return std::nullopt;
    return number;
}

std::optional<std::size_t> numberIn(const char* variable)
{
    const char* text = std::getenv(variable);
    return text == nullptr ? std::nullopt : wholeNumber(text);
}

}  // namespace

Result<Shard> parseShard(const std::string& text)
{
    if (text.empty())
        return Shard{};
    if (text == ofSlurm) {
        const auto shard = TRY(shardOfSlurm());
        return shard ? Result<Shard>(*shard) : Error{ErrorCode::InvalidArgument, message("shard.no-array"), {}};
    }
    const auto slash = text.find('/');
    const auto number = wholeNumber(std::string_view(text).substr(0, slash));
    const auto count = slash == std::string::npos ? std::nullopt : wholeNumber(std::string_view(text).substr(slash + 1));
    if (!number || !count || *number < 1 || *number > *count)
        return Error{ErrorCode::InvalidArgument, message("shard.text", text), {}};
    return Shard{*number - 1, *count};
}

Result<std::optional<Shard>> shardOfSlurm()
{
    const auto id = numberIn("SLURM_ARRAY_TASK_ID");
    const auto count = numberIn("SLURM_ARRAY_TASK_COUNT");
    if (!id || !count || *count < 1)
        return std::optional<Shard>();
    // One task of an array that is run again alone looks like an array of one, which would do the work of all.
    if (*count == 1 && *id > 1)
        return Error{ErrorCode::InvalidArgument, message("shard.slurm-alone", *id), {}};
    const auto first = numberIn("SLURM_ARRAY_TASK_MIN").value_or(0);
    // Every task of an array with gaps says so, not only those whose numbers are too large.
    const auto last = numberIn("SLURM_ARRAY_TASK_MAX").value_or(first + *count - 1);
    if (*id < first || *id - first >= *count || last < first || last - first + 1 != *count)
        return Error{ErrorCode::InvalidArgument, message("shard.slurm-gaps", first, first + *count - 1), {}};
    return std::optional<Shard>(Shard{*id - first, *count});
}

Result<Shard> chooseShard(const std::string& text)
{
    return text.empty() ? TRY(shardOfSlurm()).value_or(Shard{}) : TRY(parseShard(text));
}

}  // namespace undertone
