// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/timeline_file.h"

#include "engine/annotation/timeline_writers.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/timeline_json.h"

namespace undertone {

Result<std::string> timelineText(TimelineExport what, TimelineFormat format)
{
    if (format == TimelineFormat::Json)
        return timelineToJson(*what.timeline);
    what.writtenAt = nowIso8601();
    return writtenTimeline(what, format);
}

Result<std::vector<ExportLoss>> writeTimelineFile(TimelineExport what, TimelineFormat format, const std::filesystem::path& target)
{
    what.target = std::filesystem::absolute(target).lexically_normal();
    const auto text = timelineText(what, format);
    if (!text)
        return text.error();
    TRY(writeFileAtomically(target, *text));
    return exportLosses(what, format);
}

}  // namespace undertone
