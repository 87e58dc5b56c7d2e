// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/text_input.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace undertone {
namespace {

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

// All bytes of an ordinary file.
Result<std::string> readBytes(const std::filesystem::path& path, std::size_t maxBytes)
{
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return Error{ErrorCode::FileNotFound, "There is no file " + path.string() + ".", path};
    if (!std::filesystem::is_regular_file(path, failure))
        return Error{ErrorCode::FileUnreadable, path.string() + " is not an ordinary file.", path};
    std::ifstream stream(path, std::ios::binary);
    std::string text;
    std::string block(1u << 16, '\0');
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
        if (text.size() > maxBytes)
            return Error{ErrorCode::LimitExceeded,
                         path.string() + " is larger than the " + std::to_string(maxBytes >> 20) + " MiB such a file may have.", path};
    }
    if (!stream.eof())
        return Error{ErrorCode::FileUnreadable, "Cannot read " + path.string() + ".", path};
    return text;
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

Error notText(const std::filesystem::path& path, std::string_view text, std::size_t at, const char* what)
{
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return {ErrorCode::CorruptFile, path.string() + ", line " + std::to_string(line) + ": " + what + ".", path};
}

}  // namespace

Result<std::string> readUtf8File(const std::filesystem::path& path, std::size_t maxBytes)
{
    auto text = readBytes(path, maxBytes);
    if (!text)
        return text;
    if (text->starts_with("\xef\xbb\xbf"))
        text->erase(0, 3);
    if (const auto wrong = firstNotUtf8(*text))
        return notText(path, *text, *wrong, "not UTF-8 text");
    return text;
}

Result<std::string> readUtf8OrLatin1File(const std::filesystem::path& path, std::size_t maxBytes)
{
    auto text = readBytes(path, maxBytes);
    if (!text)
        return text;
    if (text->starts_with("\xef\xbb\xbf"))
        text->erase(0, 3);
    if (const auto null = text->find('\0'); null != std::string::npos)
        return notText(path, *text, null, "not text");
    if (!firstNotUtf8(*text))
        return text;
    std::string converted;
    converted.reserve(text->size() + text->size() / 8);
    for (const char c : *text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            converted += c;
        } else {
            converted += static_cast<char>(0xc0 | (byte >> 6));
            converted += static_cast<char>(0x80 | (byte & 0x3f));
        }
    }
    return converted;
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

Result<std::vector<CsvRow>> parseCsv(std::string_view text, const std::filesystem::path& path)
{
    const auto failed = [&path](std::size_t line, const std::string& why) {
        return Error{ErrorCode::CorruptFile, path.string() + ", line " + std::to_string(line) + ": " + why + ".", path};
    };
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
                        return failed(opened, "a quoted field is never closed");
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
                const std::size_t end = std::min(text.find_first_of(",\n", at), text.size());
                field = text.substr(at, end - at);
                at = end;
                if (field.ends_with('\r') && (at == text.size() || text[at] == '\n'))
                    field.pop_back();
                if (field.find('"') != std::string::npos)
                    return failed(line, "a quote stands inside a field that does not start with one");
            }
            row.fields.push_back(std::move(field));
            if (text.substr(at).starts_with("\r\n"))
                ++at;
            if (at < text.size() && text[at] == ',') {
                ++at;
                continue;
            }
            if (at < text.size() && text[at] != '\n')
                return failed(line, "text follows a closing quote");
            rowEnds = true;
        }
        ++at;
        ++line;
        if (row.fields.size() > 1 || !trimmed(row.fields.front()).empty())
            rows.push_back(std::move(row));
    }
    return rows;
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
