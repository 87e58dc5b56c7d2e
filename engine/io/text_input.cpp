// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/text_input.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace undertone {
namespace {

constexpr std::string_view utf8Mark = "\xef\xbb\xbf";

// Length of the well-formed UTF-8 sequence at `at`, or 0 (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
    const auto within = [&](std::size_t i, unsigned low, unsigned high) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(0);
    if (first >= 0x01 && first <= 0x7f)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return within(1, 0x80, 0xbf) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned low = first == 0xe0 ? 0xa0 : 0x80;
        const unsigned high = first == 0xed ? 0x9f : 0xbf;
        return within(1, low, high) && within(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned low = first == 0xf0 ? 0x90 : 0x80;
        const unsigned high = first == 0xf4 ? 0x8f : 0xbf;
        return within(1, low, high) && within(2, 0x80, 0xbf) && within(3, 0x80, 0xbf) ? 4 : 0;
    }
    return 0;
}

std::optional<std::size_t> firstNotUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

Error notText(const std::filesystem::path& path, std::string_view text, std::size_t at, const Message& what)
{
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return {ErrorCode::CorruptFile, message("text.at-line", path, line, what), path};
}

Result<std::string> checkedUtf8(std::string text, const std::filesystem::path& path)
{
    if (text.starts_with(utf8Mark))
        text.erase(0, utf8Mark.size());
    if (const auto wrong = firstNotUtf8(text))
        return notText(path, text, *wrong, message("text.not-utf8"));
    return text;
}

// Whether the first two characters are ASCII with a NUL beside each, as UTF-16 has them and no other text does; `high` is the place of the
// NUL.
bool beginsLikeUtf16(std::string_view bytes, std::size_t high)
{
    const auto isAscii = [&](std::size_t at) { return bytes[at] != '\0' && static_cast<unsigned char>(bytes[at]) < 0x80; };
    return bytes.size() >= 4 && bytes[high] == '\0' && bytes[2 + high] == '\0' && isAscii(1 - high) && isAscii(3 - high);
}

void appendUtf8(std::string& text, char32_t point)
{
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (point >> shift & 0x3f)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xc0 | point >> 6);
        tail(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xe0 | point >> 12);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | point >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

Result<std::string> readFileBytes(const std::filesystem::path& path, std::size_t maxBytes)
{
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return Error{ErrorCode::FileNotFound, message("text.no-file", path), path};
    if (!std::filesystem::is_regular_file(path, failure))
        return Error{ErrorCode::FileUnreadable, message("io.not-ordinary", path), path};
    std::ifstream stream(path, std::ios::binary);
    std::string text;
    std::string block(1u << 16, '\0');
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
        if (text.size() > maxBytes)
            return Error{ErrorCode::LimitExceeded, message("text.larger", path, maxBytes >> 20), path};
    }
    if (!stream.eof())
        return Error{ErrorCode::FileUnreadable, message("text.cannot-read", path), path};
    return text;
}

Result<std::string> readUtf8File(const std::filesystem::path& path, std::size_t maxBytes)
{
    auto text = readFileBytes(path, maxBytes);
    return text ? checkedUtf8(std::move(*text), path) : text;
}

Result<std::string> readUtf8OrLatin1File(const std::filesystem::path& path, std::size_t maxBytes)
{
    auto text = readFileBytes(path, maxBytes);
    if (!text)
        return text;
    if (text->starts_with(utf8Mark))
        text->erase(0, utf8Mark.size());
    if (const auto null = text->find('\0'); null != std::string::npos)
        return notText(path, *text, null, message("text.not-text"));
    return firstNotUtf8(*text) ? decodeLatin1(*text) : text;
}

Result<std::string> decodeUnicode(std::string bytes, const std::filesystem::path& path)
{
    const bool marked = bytes.starts_with("\xfe\xff") || bytes.starts_with("\xff\xfe");
    const bool bigEndian = bytes.starts_with("\xfe\xff") || beginsLikeUtf16(bytes, 0);
    if (!marked && !bigEndian && !beginsLikeUtf16(bytes, 1))
        return checkedUtf8(std::move(bytes), path);
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(bigEndian ? first << 8 | second : second << 8 | first);
    };
    const auto isHigh = [](char32_t u) { return u >= 0xd800 && u < 0xdc00; };
    const auto isLow = [](char32_t u) { return u >= 0xdc00 && u < 0xe000; };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = marked ? 2 : 0; at < bytes.size(); at += 2) {
        if (at + 1 == bytes.size())
            return notText(path, text, text.size(), message("text.utf16-end"));
        char32_t point = unit(at);
        if (isHigh(point) && at + 3 < bytes.size() && isLow(unit(at + 2))) {
            point = 0x10000 + ((point - 0xd800) << 10) + (unit(at + 2) - 0xdc00);
            at += 2;
        } else if (point == 0 || isHigh(point) || isLow(point)) {
            return notText(path, text, text.size(), message("text.not-utf16"));
        }
        appendUtf8(text, point);
    }
    return text;
}

bool isUtf8(std::string_view text)
{
    return !firstNotUtf8(text);
}

std::string decodeLatin1(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        appendUtf8(text, static_cast<unsigned char>(c));
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<double> parseDecimal(std::string_view text)
{
    const std::string_view body = trimmed(text);
    double value = 0.0;
    const auto [end, code] = std::from_chars(body.data(), body.data() + body.size(), value);
    if (code != std::errc() || end != body.data() + body.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::filesystem::path& path, char separator)
{
    const auto failed = [&path](std::size_t line, const Message& why) {
        return Error{ErrorCode::CorruptFile, message("text.at-line", path, line, why), path};
    };
    const char ends[] = {separator, '\n', '\0'};
    std::vector<CsvRow> rows;
    std::size_t line = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        CsvRow row{line, {}};
        for (bool rowEnds = false; !rowEnds;) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                const std::size_t opened = line;
                for (++at;; ++at) {
                    if (at >= text.size())
                        return failed(opened, message("csv.never-closed"));
                    if (text[at] == '"') {
                        if (at + 1 >= text.size() || text[at + 1] != '"')
                            break;
                        ++at;
                    }
                    line += text[at] == '\n';
                    field += text[at];
                }
                ++at;
            } else {
                const std::size_t end = std::min(text.find_first_of(ends, at), text.size());
                field = text.substr(at, end - at);
                at = end;
                if (field.ends_with('\r') && (at == text.size() || text[at] == '\n'))
                    field.pop_back();
                if (field.find('"') != std::string::npos)
                    return failed(line, message("csv.quote-inside"));
            }
            row.fields.push_back(std::move(field));
            if (text.substr(at).starts_with("\r\n"))
                ++at;
            if (at < text.size() && text[at] == separator) {
                ++at;
                continue;
            }
            if (at < text.size() && text[at] != '\n')
                return failed(line, message("csv.after-quote"));
            rowEnds = true;
        }
        ++at;
        ++line;
        if (row.fields.size() > 1 || !trimmed(row.fields.front()).empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

std::string quotedCsv(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char character : text)
        quoted.append(character == '"' ? 2 : 1, character);
    return quoted + '"';
}

std::optional<std::size_t> columnOf(const CsvRow& header, std::string_view name)
{
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        if (trimmed(header.fields[i]) == name)
            return i;
    }
    return std::nullopt;
}

}  // namespace undertone
