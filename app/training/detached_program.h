// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/process_identity.h"
#include "engine/core/result.h"

#include <QStringList>

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// The words behind the program's name, as QProcess wants them.
QStringList argumentsOf(const std::vector<std::string>& command);

/// Starts `command` as a program that outlives this one: no input, data thrown away, what it says to a person in `log`.
/// Errors: FileNotFound (it cannot be started).
Result<ProcessIdentity> startDetached(const std::vector<std::string>& command, const std::filesystem::path& workingDirectory,
                                      const std::filesystem::path& log);

/// A name as one of a folder: letters, digits, dots and dashes; "model" where none is left.
std::string folderName(const std::string& name);

/// The last line of a text that says something, without the program's name before it.
std::string lastLine(const std::string& text);

/// The last word of a program that said it in `log`; empty: it said none.
std::string lastWordIn(const std::filesystem::path& log);

}  // namespace undertone
