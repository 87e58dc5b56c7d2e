// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/timeline_file.h"

#include "engine/annotation/timeline_json_writer.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"

namespace undertone {

Authorisation authorisedToShare(const Timeline& timeline)
{
    return {Purpose::Share, LicenceAttestation::stated(timeline.attestation)};
}

Result<std::string> timelineText(TimelineExport what, TimelineFormat format, const Authorisation& authorisation)
{
    TRY(authorisation.allows({Purpose::Share}));
    if (format == TimelineFormat::Json)
        return timelineToJson(*what.timeline);
    what.writtenAt = nowIso8601();
    return writtenTimeline(what, format, authorisation);
}

Result<std::vector<ExportLoss>> writeTimelineFile(TimelineExport what, TimelineFormat format, const std::filesystem::path& target,
                                                  const Authorisation& authorisation)
{
    what.target = std::filesystem::absolute(target).lexically_normal();
    const auto text = timelineText(what, format, authorisation);
    if (!text)
        return text.error();
    TRY(writeFileAtomically(target, *text));
    return exportLosses(what, format);
}

}  // namespace undertone
