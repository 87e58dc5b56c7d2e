// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/report_table.h"
#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// A headed part of a report: what it shows in words, drawings, and the tables they are drawn from.
struct ReportPart {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<std::string> charts;  ///< SVG of svg_chart.h
    std::vector<ReportTable> tables;
};

/// A whole report, before it is written.
struct ReportPage {
    std::string title;
    std::string subtitle;
    std::vector<std::string> findings;  ///< sentences at the top
    std::vector<std::string> remarks;   ///< what a reader must know to judge the figures
    std::vector<ReportPart> parts;
    std::vector<std::pair<std::string, std::string>> head;  ///< protocol, seeds, hashes...: name and value
};

/// One file that stands alone: no script, no font, no picture from elsewhere; light and dark as the reader's system is.
std::string pageHtml(const ReportPage& page);

/// Writes report.html, head.csv and every table's CSV into `folder`, each whole or not at all. Errors: FileNotWritable.
Status writeReport(const std::filesystem::path& folder, const ReportPage& page);

}  // namespace undertone
