// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include <cstddef>
#include <string_view>
#include <vector>

namespace undertone {

/// The lines of a text, one after the other, without blanks at their ends. Usage: `for (TextLines lines(text); lines.next();)`.
class TextLines {
public:
    explicit TextLines(std::string_view text) : m_rest(text) {}
    bool next();  ///< false after the last
    [[nodiscard]] std::string_view text() const { return m_line; }
    [[nodiscard]] std::string_view withBlanks() const { return m_whole; }
    [[nodiscard]] std::size_t number() const { return m_number; }  ///< from 1

private:
    std::string_view m_rest;
    std::string_view m_whole;
    std::string_view m_line;
    std::size_t m_number = 0;
};

/// The words of a line: what stands between blanks.
std::vector<std::string_view> wordsOf(std::string_view line);

/// What stands between separators, without blanks at the ends.
std::vector<std::string_view> fieldsBetween(std::string_view line, char separator);

/// The stretch of a line from its part `first` to its part `last`.
std::string_view joined(std::string_view first, std::string_view last);

}  // namespace undertone
