// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/session_mark.h"

namespace undertone {
namespace {

constexpr std::string_view prefix = "Undertone session ";
constexpr std::string_view notAnalysed = "; not to be analysed";

}  // namespace

std::string sessionMark(std::string_view session, ExportedFor use)
{
    std::string mark(prefix);
    mark += session;
    mark += "; shared with the consent of everyone in it; not to be trained on";
    if (use == ExportedFor::Hearing)
        mark += notAnalysed;
    return mark;
}

bool isSessionMark(std::string_view comment)
{
    return comment.starts_with(prefix);
}

bool forbidsAnalysis(std::string_view comment)
{
    return isSessionMark(comment) && comment.find(notAnalysed) != std::string_view::npos;
}

}  // namespace undertone
