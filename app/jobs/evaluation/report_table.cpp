// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/report_table.h"

#include "engine/io/text_input.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace undertone {

namespace {

// The shortest text that reads back as the same number, in every locale.
std::string exact(double value)
{
    if (!std::isfinite(value))
        return {};
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string csvField(const ReportCell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return quotedCsv(*text);
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return std::to_string(*count);
    if (const auto* number = std::get_if<double>(&cell))
        return exact(*number);
    return {};
}

std::string htmlField(const ReportCell& cell, const ReportColumn& column)
{
    const auto kind = column.kind;
    if (const auto* text = std::get_if<std::string>(&cell))
        return escapedHtml(*text);
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return std::to_string(*count);
    if (const auto* number = std::get_if<double>(&cell))
        return shownNumber(*number, kind);
    if (const auto* interval = std::get_if<Interval>(&cell)) {
        const auto low = shownNumber(interval->low, kind);
        return (column.onlyRange ? "" : shownNumber(interval->estimate, kind))
            + (low.empty() ? "" : "<span class=\"interval\">" + low + " to " + shownNumber(interval->high, kind) + "</span>");
    }
    return {};
}

}  // namespace

std::string signedNumber(double value, int decimals)
{
    const bool nothing = std::abs(value) < 0.5 * std::pow(10.0, -decimals);
    char text[64];
    std::snprintf(text, sizeof text, nothing ? "%.*f" : "%+.*f", decimals, nothing ? 0.0 : value);
    return text;
}

std::string shownNumber(double value, ColumnKind kind)
{
    if (!std::isfinite(value))
        return {};
    char text[64];
    switch (kind) {
    case ColumnKind::Share: std::snprintf(text, sizeof text, "%.1f", 100.0 * value); break;
    case ColumnKind::FineShare: std::snprintf(text, sizeof text, "%.2f", 100.0 * value); break;
    case ColumnKind::ShareDifference: return signedNumber(100.0 * value, 1);
    case ColumnKind::Difference: return signedNumber(value, 4);
    case ColumnKind::Probability: std::snprintf(text, sizeof text, value < 0.001 ? "< 0.001" : "%.3f", value); break;
    default: std::snprintf(text, sizeof text, "%.3f", value); break;
    }
    return text;
}

std::string shownInterval(const Interval& interval, ColumnKind kind)
{
    return shownNumber(interval.estimate, kind) + " [" + shownNumber(interval.low, kind) + ", " + shownNumber(interval.high, kind) + ']';
}

std::string escapedHtml(const std::string& text)
{
    std::string escaped;
    for (const char character : text) {
        switch (character) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        default: escaped += character;
        }
    }
    return escaped;
}

std::string tableCsv(const ReportTable& table)
{
    std::string text;
    const auto put = [&text](const std::string& field, bool first) { text += (first ? "" : ",") + field; };
    for (const auto& column : table.columns) {
        put(column.key, &column == &table.columns.front());
        if (column.isInterval)
            text += ',' + column.key + "_low," + column.key + "_high";
    }
    text += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto* interval = std::get_if<Interval>(&row[c]);
            put(interval ? exact(interval->estimate) : csvField(row[c]), c == 0);
            if (table.columns[c].isInterval)
                text += interval ? ',' + exact(interval->low) + ',' + exact(interval->high) : ",,";
        }
        text += '\n';
    }
    return text;
}

std::string tableHtml(const ReportTable& table)
{
    std::string text = "<figure class=\"table\"><figcaption>" + escapedHtml(table.caption) + " <a class=\"file\" href=\"" + table.file
        + "\">" + table.file + "</a></figcaption><div class=\"scroll\"><table><thead><tr>";
    for (const auto& column : table.columns)
        text += std::string("<th scope=\"col\"") + (column.kind == ColumnKind::Text ? ">" : " class=\"number\">")
            + escapedHtml(column.title) + "</th>";
    text += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        text += "<tr>";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto kind = table.columns[c].kind;
            const auto field = htmlField(row[c], table.columns[c]);
            if (c == 0)
                text += "<th scope=\"row\">" + field + "</th>";
            else
                text += std::string("<td") + (kind == ColumnKind::Text ? ">" : " class=\"number\">") + field + "</td>";
        }
        text += "</tr>\n";
    }
    return text + "</tbody></table></div></figure>\n";
}

std::string markdownTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
{
    std::string text = "|";
    for (const auto& title : header)
        text += title.empty() ? " |" : ' ' + title + " |";
    text += "\n|";
    for (std::size_t column = 0; column < header.size(); ++column)
        text += "---|";
    text += '\n';
    for (const auto& row : rows) {
        text += '|';
        for (const auto& cell : row)
            text += ' ' + cell + " |";
        text += '\n';
    }
    return text;
}

}  // namespace undertone
