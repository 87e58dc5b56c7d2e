// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"
#include "engine/core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace undertone {

/// Where a project is kept that is not a file of its own: sealed in a recorded session, for one. One thread at a time; nobody else writes
/// there as long as the place exists.
class ProjectPlace {
public:
    virtual ~ProjectPlace() = default;
    /// What Project::path() says, and messages.
    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
    /// Why nothing can be stored. Empty: it can.
    [[nodiscard]] virtual const Message& readOnlyReason() const = 0;
    /// The bytes of the project; nothing where there is none yet. Errors: of the place.
    virtual Result<std::optional<std::string>> load() = 0;
    /// All of it or nothing, on the disk when this returns. Errors: of the place; FileNotWritable.
    virtual Status store(const std::string& image) = 0;
};

}  // namespace undertone
