// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/json_fields.h"

#include <cstdint>
#include <string>

namespace undertone {

/// A process, told apart from a later one that was given the same number.
struct ProcessIdentity {
    std::int64_t id = 0;
    std::uint64_t startTicks = 0;  ///< since the system's start
    std::string systemStart;       ///< the kernel's name for this start of the system

    friend bool operator==(const ProcessIdentity&, const ProcessIdentity&) = default;
};

/// The process of that number now; one that is gone gets no start and is not alive.
ProcessIdentity processOf(std::int64_t id);

/// Whether it is still there and at work (one that has ended but was not waited for is gone).
bool isAlive(const ProcessIdentity& process);

/// As programs leave it for one another: `{"id", "start_ticks", "system_start"}`; and read back, what is wrong being the fields' problem.
nlohmann::ordered_json processJson(const ProcessIdentity& process);
ProcessIdentity processFrom(JsonFields& fields);

}  // namespace undertone
