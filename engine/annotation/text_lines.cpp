// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/text_lines.h"

#include "engine/io/text_input.h"

#include <algorithm>

namespace undertone {

bool TextLines::next()
{
    if (m_rest.empty())
        return false;
    const auto end = std::min(m_rest.find('\n'), m_rest.size());
    m_whole = m_rest.substr(0, end);
    m_line = trimmed(m_whole);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    ++m_number;
    return true;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> found;
    for (auto at = line.find_first_not_of(blanks); at != std::string_view::npos; at = line.find_first_not_of(blanks, at)) {
        const auto end = std::min(line.find_first_of(blanks, at), line.size());
        found.push_back(line.substr(at, end - at));
        at = end;
    }
    return found;
}

std::vector<std::string_view> fieldsBetween(std::string_view line, char separator)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0;;) {
        const auto end = line.find(separator, at);
        found.push_back(trimmed(line.substr(at, end == std::string_view::npos ? end : end - at)));
        if (end == std::string_view::npos)
            return found;
        at = end + 1;
    }
}

std::string_view joined(std::string_view first, std::string_view last)
{
    return {first.begin(), last.end()};
}

}  // namespace undertone
