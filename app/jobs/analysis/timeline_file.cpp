// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/timeline_file.h"

#include "engine/annotation/audformat_writer.h"
#include "engine/annotation/licence_note.h"
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
    if (format == TimelineFormat::Json && what.timeline->annotator)
        return Error{ErrorCode::InvalidArgument, message("annotation.json-of-runs")};
    if (format == TimelineFormat::Json)
        return timelineToJson(*what.timeline);
    what.writtenAt = nowIso8601();
    return writtenTimeline(what, format, authorisation);
}

namespace {

/// The header comes last: without it the folder is no database.
Status writeDatabase(const TimelineExport& what, const Authorisation& authorisation)
{
    const auto database = TRY(timelineToAudformat(what, authorisation));
    std::error_code failure;
    std::filesystem::create_directories(what.target, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make", what.target, failure.message()), what.target};
    TRY(writeFileAtomically(what.target / "db.emotion.csv", database.table));
    return writeFileAtomically(what.target / "db.yaml", database.header);
}

}  // namespace

Status writeLicenceBeside(const std::filesystem::path& target, const std::string& statement, const Timeline* timeline)
{
    constexpr std::size_t largestNote = std::size_t{1} << 20;
    const std::filesystem::path note = licenceFile(target);
    std::error_code ignored;
    if (std::filesystem::exists(note, ignored)) {
        const auto before = readTextFile(note, largestNote);
        const bool isOurs = before && before->starts_with(licenceNoteHead);
        if (!isOurs && !statement.empty())
            return Error{ErrorCode::FileNotWritable, message("jobs.licence-name-taken", note), note};
        if (isOurs && statement.empty())
            std::filesystem::remove(note, ignored);  // of what stood here before, of which nothing is stated now
    }
    if (statement.empty())
        return {};
    return writeFileAtomically(note, licenceNote(target.filename().string(), statement, timeline));
}

Result<std::vector<ExportLoss>> writeTimelineFile(TimelineExport what, TimelineFormat format, const std::filesystem::path& target,
                                                  const Authorisation& authorisation)
{
    what.target = std::filesystem::absolute(target).lexically_normal();
    if (format == TimelineFormat::Audformat) {
        TRY(writeDatabase(what, authorisation));
        return exportLosses(what, format);
    }
    const auto text = timelineText(what, format, authorisation);
    if (!text)
        return text.error();
    if (!holdsStatement(format))
        TRY(writeLicenceBeside(target, what.timeline->attestation, what.timeline));
    TRY(writeFileAtomically(target, *text));
    return exportLosses(what, format);
}

}  // namespace undertone
