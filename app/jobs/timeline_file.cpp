// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/timeline_file.h"

#include "app/jobs/utc_time.h"
#include "engine/corpus/timeline_writers.h"
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
    if (const auto status = writeFileAtomically(target, *text); !status)
        return status.error();
    return exportLosses(what, format);
}

}  // namespace undertone
