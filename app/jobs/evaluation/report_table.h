// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/stats/significance.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace undertone {

/// How a column's values are shown: a share is written as per cent in HTML (a fine one with two decimals) and as it is in CSV.
enum class ColumnKind { Text, Count, Share, FineShare, ShareDifference, Number, Difference, Probability };

struct ReportColumn {
    std::string key;    ///< of the CSV; an interval takes three columns: key, key_low, key_high
    std::string title;  ///< of the HTML
    ColumnKind kind = ColumnKind::Text;
    bool isInterval = false;
    bool onlyRange = false;  ///< HTML leaves the estimate out, as another column shows it
};

/// Nothing (monostate) is an empty field. A column of intervals holds Interval or nothing.
using ReportCell = std::variant<std::monostate, std::string, std::int64_t, double, Interval>;

/// One table of a report. CSV and HTML are written from the same cells, so that the two cannot differ.
struct ReportTable {
    std::string file;  ///< "table1.csv"
    std::string caption;
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;
    bool onlyCsv = false;  ///< too long to be read in a page
};

/// RFC 4180 with dot decimals; numbers with all their digits.
std::string tableCsv(const ReportTable& table);

/// A <figure> with caption and the CSV's name; numbers rounded as a reader wants them.
std::string tableHtml(const ReportTable& table);

/// `text` with &, <, > and " escaped.
std::string escapedHtml(const std::string& text);

/// "+0.20", "-0.0042"; what rounds to nothing has no sign.
std::string signedNumber(double value, int decimals);

/// As the page writes it: "59.6", "+0.20", "0.043", "" for nothing and for what is not a number.
std::string shownNumber(double value, ColumnKind kind);

/// "59.6 [52.9, 65.8]" in plain text.
std::string shownInterval(const Interval& interval, ColumnKind kind);

/// A Markdown table of cells that are text already; every row has as many as the header.
std::string markdownTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace undertone
