// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/cue_text.h"

#include "engine/annotation/text_lines.h"
#include "engine/annotation/time_fields.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <set>

namespace undertone {
namespace {

constexpr std::size_t longestName = 40;
constexpr std::size_t mostWordsOfName = 4;
constexpr std::size_t fewNames = 8;  // need not repeat

struct NamedText {
    std::string name;
    std::string text;
};

// "Ann: Yes" and "- [Ann]: Yes". What has a comma or ends a sentence before the colon is no name.
std::optional<NamedText> nameBeforeColon(std::string_view text)
{
    auto body = trimmed(text);
    if (body.starts_with("- "))
        body = trimmed(body.substr(2));
    const auto colon = body.find(':');
    if (colon > longestName)  // also: there is none
        return std::nullopt;
    auto name = trimmed(body.substr(0, colon));
    if (name.size() > 2 && name.front() == '[' && name.back() == ']')
        name = trimmed(name.substr(1, name.size() - 2));
    const auto rest = body.substr(colon + 1);
    const bool ends = rest.empty() || rest.front() == ' ' || rest.front() == '\n';
    if (!ends || name.empty() || name.find_first_of(",;!?\"[]()\n") != std::string_view::npos || wordsOf(name).size() > mostWordsOfName)
        return std::nullopt;
    return NamedText{std::string(name), std::string(trimmed(rest))};
}

/// UTF-8 of "39" or "x27"; empty where that is no character that a text may hold.
std::string characterOfNumber(std::string_view number)
{
    const bool isHex = number.starts_with('x') || number.starts_with('X');
    number.remove_prefix(isHex ? 1 : 0);
    std::uint32_t code = 0;
    const char* end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, code, isHex ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != end || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return {};
    std::string text;
    if (code < 0x80)
        return std::string(1, static_cast<char>(code));
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    text += static_cast<char>((0xff << (7 - more) & 0xff) | code >> (6 * more));
    for (int left = more - 1; left >= 0; --left)
        text += static_cast<char>(0x80 | (code >> (6 * left) & 0x3f));
    return text;
}

std::string* textOf(SegmentRow& row)
{
    const auto found = std::ranges::find(row.segment.columns, "text", &std::pair<std::string, std::string>::first);
    return found == row.segment.columns.end() ? nullptr : &found->second;
}

}  // namespace

std::optional<std::pair<double, double>> parseCueTimes(std::string_view line)
{
    constexpr std::string_view arrow = "-->";
    const auto at = line.find(arrow);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto start = parseClockTime(line.substr(0, at));
    const auto rest = wordsOf(line.substr(at + arrow.size()));
    const auto end = rest.empty() ? std::nullopt : parseClockTime(rest.front());
    if (!start || !end)
        return std::nullopt;
    return std::pair(*start, *end);
}

bool looksLikeCueTimes(std::string_view line)
{
    const bool digit = !line.empty() && line.front() >= '0' && line.front() <= '9';
    return line.find("-->") != std::string_view::npos
        || (digit && (line.find("->") != std::string_view::npos || line.find(':') != std::string_view::npos));
}

std::string withoutTags(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const auto open = std::min(text.find('<'), text.size());
        const auto close = text.find('>', open);
        plain += text.substr(0, close == std::string_view::npos ? text.size() : open);
        text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    }
    return plain;
}

std::string withoutReferences(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{{{"amp", "&"},
                                                                                         {"lt", "<"},
                                                                                         {"gt", ">"},
                                                                                         {"quot", "\""},
                                                                                         {"apos", "'"},
                                                                                         {"nbsp", "\xc2\xa0"},
                                                                                         {"lrm", "\xe2\x80\x8e"},
                                                                                         {"rlm", "\xe2\x80\x8f"}}};
    constexpr std::size_t longestReference = 10;  // "&#x10FFFF;"
    std::string plain;
    while (!text.empty()) {
        const auto ampersand = std::min(text.find('&'), text.size());
        plain += text.substr(0, ampersand);
        text.remove_prefix(ampersand);
        const auto end = text.substr(0, longestReference).find(';');
        if (text.empty() || end == std::string_view::npos) {
            plain += text.substr(0, 1);
            text.remove_prefix(std::min<std::size_t>(1, text.size()));
            continue;
        }
        const auto name = text.substr(1, end - 1);
        const auto* known = std::ranges::find(names, name, &std::pair<std::string_view, std::string_view>::first);
        const std::string character = name.starts_with('#') ? characterOfNumber(name.substr(1)) : std::string();
        if (known != names.end())
            plain += known->second;
        else
            plain += character.empty() ? std::string(text.substr(0, end + 1)) : character;
        text.remove_prefix(end + 1);
    }
    return plain;
}

void takeSpeakersFromTexts(SegmentRows& found, const std::filesystem::path& path)
{
    std::vector<std::string> names;
    std::set<std::string> different;
    std::size_t named = 0;
    for (auto& row : found.rows) {
        if (!row.speaker.empty())
            return;
        const auto* text = textOf(row);
        if (const auto one = text != nullptr ? nameBeforeColon(*text) : std::nullopt) {
            ++named;
            if (different.insert(one->name).second)
                names.push_back(one->name);
        }
    }
    if (named == 0 || 2 * named < found.rows.size() || (names.size() > fewNames && 2 * names.size() > named))
        return;
    for (auto& row : found.rows) {
        auto* text = textOf(row);
        if (auto one = text != nullptr ? nameBeforeColon(*text) : std::nullopt) {
            row.speaker = std::move(one->name);
            *text = std::move(one->text);
        }
    }
    found.warnings.push_back(message("segments.names-in-texts", path.filename(), firstNames(names)));
}

}  // namespace undertone
