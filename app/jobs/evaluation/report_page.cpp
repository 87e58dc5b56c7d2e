// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/report_page.h"

#include "app/jobs/evaluation/report_colours.h"
#include "engine/io/atomic_file.h"

namespace undertone {

namespace {

constexpr const char* styleSheet = R"css(
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:15px/1.55 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
main{max-width:1060px;margin:0 auto;padding:40px 24px 64px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px;font-weight:650}
h2{font-size:19px;margin:0 0 6px;font-weight:650}
p{margin:0 0 10px;max-width:76ch}
.lead{color:var(--textMuted);margin-bottom:20px}
section{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:22px 24px 14px;margin:0 0 20px}
ul{margin:0 0 10px;padding-left:20px;max-width:78ch}
li{margin-bottom:4px}
.findings li{font-size:16px}
.remarks{background:var(--warningSurface);border-color:var(--warning)}
.remarks h2,.quoted-text{color:var(--warning)}
figure{margin:14px 0 20px}
figcaption{font-size:13px;color:var(--textMuted);margin-bottom:6px;max-width:100ch}
a{color:var(--accent)}
.file{white-space:nowrap;color:var(--accent);font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:12px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:12.5px;width:100%}
th,td{padding:6px 10px 6px 0;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--textMuted);border-bottom:1px solid var(--line);vertical-align:bottom}
tbody th{font-weight:500;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.interval{display:block;color:var(--textMuted);font-size:11px;white-space:nowrap}
.head th{width:190px;color:var(--textMuted);white-space:nowrap}
.head td{overflow-wrap:anywhere}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--text);font-size:12px;font-family:inherit}
svg .tick,svg .small{fill:var(--textMuted);font-size:11px}
svg .group{font-weight:600;font-size:13px}
svg .figures{font-variant-numeric:tabular-nums}
svg .quoted-text{fill:var(--warning)}
.grid{stroke:var(--grid)}
.zero{stroke:var(--textMuted);stroke-dasharray:4 3}
.whisker{stroke:var(--c);stroke-width:1.6;opacity:.75}
.trend{fill:none;stroke:var(--c);stroke-width:1.6}
.mark{fill:var(--c);stroke:var(--c);stroke-width:1}
.mark.open{fill:none;stroke-width:2.4}
.quoted-mark{fill:none;stroke:var(--warning);stroke-width:1.6}
.shade{fill:var(--accent);stroke:var(--line)}
.s0{--c:var(--series-0)}.s1{--c:var(--series-1)}.s2{--c:var(--series-2)}.s3{--c:var(--series-3)}.s4{--c:var(--series-4)}.s5{--c:var(--series-5)}
@media print{body{background:none}section{break-inside:avoid;border:0;padding:0}}
)css";

std::string listHtml(const std::vector<std::string>& sentences)
{
    std::string text = "<ul>\n";
    for (const auto& sentence : sentences)
        text += "<li>" + escapedHtml(sentence) + "</li>\n";
    return text + "</ul>\n";
}

std::string partHtml(const ReportPart& part)
{
    std::string text = "<section><h2>" + escapedHtml(part.title) + "</h2>\n";
    for (const auto& paragraph : part.paragraphs)
        text += "<p>" + escapedHtml(paragraph) + "</p>\n";
    for (const auto& chart : part.charts)
        text += chart.empty() ? "" : "<figure>" + chart + "</figure>\n";
    for (const auto& table : part.tables) {
        if (table.onlyCsv)
            text += "<p>" + escapedHtml(table.caption) + " <a class=\"file\" href=\"" + table.file + "\">" + table.file + "</a></p>\n";
        else
            text += tableHtml(table);
    }
    return text + "</section>\n";
}

ReportTable headTable(const ReportPage& page)
{
    ReportTable table{"head.csv", "How these figures came about.", {{"name", "", ColumnKind::Text}, {"value", "", ColumnKind::Text}}, {}};
    for (const auto& [name, value] : page.head)
        table.rows.push_back({name, value});
    return table;
}

std::string headHtml(const ReportPage& page)
{
    std::string text = "<section class=\"head\" id=\"head\"><h2>How these figures came about</h2>\n<div class=\"scroll\"><table><tbody>\n";
    for (const auto& [name, value] : page.head)
        text += "<tr><th scope=\"row\">" + escapedHtml(name) + "</th><td>" + escapedHtml(value) + "</td></tr>\n";
    return text + "</tbody></table></div><p><a class=\"file\" href=\"head.csv\">head.csv</a></p></section>\n";
}

}  // namespace

std::string pageHtml(const ReportPage& page)
{
    std::string text = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\"><title>"
        + escapedHtml(page.title) + "</title>\n<style>:root{color-scheme:light dark;" + colourProperties(ReportTheme::Light)
        + "}\n@media (prefers-color-scheme:dark){:root{" + colourProperties(ReportTheme::Dark) + "}}" + styleSheet
        + "</style></head>\n<body><main>\n<h1>" + escapedHtml(page.title) + "</h1>\n<p class=\"lead\">" + escapedHtml(page.subtitle)
        + " <a href=\"#head\">Protocol, seeds and hashes</a>. Brackets and small figures are 95 % intervals.</p>\n<section "
          "class=\"findings\"><h2>In short</h2>\n"
        + listHtml(page.findings) + "</section>\n";
    if (!page.remarks.empty())
        text += "<section class=\"remarks\"><h2>Before you quote these figures</h2>\n" + listHtml(page.remarks) + "</section>\n";
    for (const auto& part : page.parts)
        text += partHtml(part);
    return text + headHtml(page) + "</main></body></html>\n";
}

Status writeReport(const std::filesystem::path& folder, const ReportPage& page)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return Error{ErrorCode::FileNotWritable, message("training.folder", folder), folder};
    std::vector<ReportTable> tables{headTable(page)};
    for (const auto& part : page.parts)
        tables.insert(tables.end(), part.tables.begin(), part.tables.end());
    for (const auto& table : tables) {
        TRY(writeFileAtomically(folder / table.file, tableCsv(table)));
    }
    return writeFileAtomically(folder / "report.html", pageHtml(page));
}

}  // namespace undertone
