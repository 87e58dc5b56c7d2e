// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/project/sqlite_database.h"

namespace undertone {

/// The version of the tables that this program writes: the file's user_version.
inline constexpr int projectSchemaVersion = 1;
/// "UNDT", the file's application_id.
inline constexpr std::int32_t projectApplicationId = 0x554e4454;

/// Makes the tables of `from` (0: none) those of projectSchemaVersion, within the transaction that is open. Errors: of the database.
Status migrateSchema(SqliteDatabase& database, int from);

/// The file has the tables of that version and nothing else: no trigger, view, index or virtual table of a stranger. Errors: CorruptFile.
Status checkSchema(SqliteDatabase& database, int version);

}  // namespace undertone
