// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/process_identity.h"

#include <fstream>
#include <optional>
#include <sstream>

namespace undertone {
namespace {

constexpr int fieldOfStartTime = 22;  // of /proc/ID/stat, counted from 1

std::string systemStart()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    std::getline(file, text);
    return text;
}

std::optional<std::uint64_t> startTicks(std::int64_t id)
{
    std::ifstream file("/proc/" + std::to_string(id) + "/stat");
    std::string line;
    if (!std::getline(file, line))
        return std::nullopt;
    // The second field is the program's name in brackets and may hold anything: count behind its end.
    const auto end = line.rfind(')');
    if (end == std::string::npos)
        return std::nullopt;
    std::istringstream fields(line.substr(end + 1));
    std::string state;
    fields >> state;
    if (state == "Z" || state == "X")
        return std::nullopt;
    std::string value;
    for (int field = 4; field <= fieldOfStartTime; ++field)
        fields >> value;
    try {
        return std::stoull(value);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

ProcessIdentity processOf(std::int64_t id)
{
    return {id, startTicks(id).value_or(0), systemStart()};
}

bool isAlive(const ProcessIdentity& process)
{
    if (process.id <= 0 || process.systemStart != systemStart())
        return false;
    const auto ticks = startTicks(process.id);
    return ticks && *ticks == process.startTicks;
}

nlohmann::ordered_json processJson(const ProcessIdentity& process)
{
    return {{"id", process.id}, {"start_ticks", process.startTicks}, {"system_start", process.systemStart}};
}

ProcessIdentity processFrom(JsonFields& fields)
{
    return {fields.integer("id"), static_cast<std::uint64_t>(fields.integer("start_ticks")), fields.text("system_start")};
}

}  // namespace undertone
