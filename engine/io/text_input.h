// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// The whole of a text file from outside: UTF-8 (a byte order mark is taken off), no NUL, at most `maxBytes`.
/// Errors: FileNotFound, FileUnreadable, LimitExceeded; CorruptFile names the line that is not UTF-8 text.
Result<std::string> readUtf8File(const std::filesystem::path& path, std::size_t maxBytes);

/// The same for files of before UTF-8: bytes that are not UTF-8 make the whole file Latin-1, which is converted. Errors: FileNotFound,
/// FileUnreadable, LimitExceeded; CorruptFile names the line that holds a NUL.
Result<std::string> readUtf8OrLatin1File(const std::filesystem::path& path, std::size_t maxBytes);

/// All bytes of an ordinary file. Errors: FileNotFound, FileUnreadable, LimitExceeded.
Result<std::string> readFileBytes(const std::filesystem::path& path, std::size_t maxBytes);

/// Text of a file's bytes as UTF-8: they are UTF-8 or UTF-16 of either order, with a byte order mark or without. UTF-16 without one is told
/// by its first two characters, which have to be ASCII. Errors: CorruptFile names the line that is no such text.
Result<std::string> decodeUnicode(std::string bytes, const std::filesystem::path& path);

/// Whether all of `text` is UTF-8, without overlong forms and surrogates.
bool isUtf8(std::string_view text);

/// ISO Latin-1 as UTF-8.
std::string decodeLatin1(std::string_view bytes);

/// A decimal number with a dot ("12", "-0.5", "1e3") that fills `text` but for blanks around it; nothing for other
/// text, infinities and NaN. The same in every locale.
std::optional<double> parseDecimal(std::string_view text);

/// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// One record of a CSV file and the line it starts on (1 is the header's).
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> fields;
};

/// Splits RFC 4180 text: quoted fields with separators, line ends and doubled quotes; LF or CRLF; blank lines are skipped.
/// Errors: CorruptFile with the line number (a quote that is not closed, or stands in the middle of a field).
Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::filesystem::path& path, char separator = ',');

/// A field as RFC 4180 writes it: in quotes where it must be.
std::string quotedCsv(std::string_view text);

/// Where `name` stands in a header row; nothing when it is not there.
std::optional<std::size_t> columnOf(const CsvRow& header, std::string_view name);

}  // namespace undertone
