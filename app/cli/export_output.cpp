// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_output.h"

#include "app/jobs/analysis/timeline_file.h"
#include "audio/audio_file_source.h"
#include "engine/annotation/timeline_writers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace undertone {

namespace {

constexpr std::array<ExportFormat, 8> formats{{{"textgrid", "TextGrid", TimelineFormat::TextGrid},
                                               {"eaf", "EAF", TimelineFormat::Eaf},
                                               {"csv", "CSV", TimelineFormat::Csv},
                                               {"rttm", "RTTM", TimelineFormat::Rttm},
                                               {"vtt", "WebVTT", TimelineFormat::WebVtt},
                                               {"audacity", "Audacity's labels", TimelineFormat::Audacity},
                                               {"iemocap", "IEMOCAP's EmoEvaluation", TimelineFormat::EmoEvaluation},
                                               {"audformat", "audformat", TimelineFormat::Audformat}}};

std::string lossText(ExportLoss loss, const TimelineExport& what)
{
    switch (loss) {
    case ExportLoss::Incomplete: return "does not say that the run ended early";
    case ExportLoss::Unanalysed:
        return "has no result of " + std::to_string(unanalysedCount(*what.timeline)) + " of "
            + std::to_string(what.timeline->utterances.size()) + " sentences: they were changed since the run, are new, or were not read";
    case ExportLoss::OtherLabels: return "has no code for some labels: oth stands there";
    case ExportLoss::Emotions: return "holds no emotions, only who speaks when";
    case ExportLoss::Probabilities: return "holds no probabilities";
    case ExportLoss::OtherProbabilities: return "holds the probability of the emotion alone, not those of the other labels";
    case ExportLoss::Measures: return "holds no losses and update norms";
    case ExportLoss::Columns: return "does not hold the other columns of the segments file";
    case ExportLoss::Texts: return "does not hold what is said";
    case ExportLoss::Dimensions: return "has a place for valence, activation and dominance, which nobody judged: 0 stands there";
    case ExportLoss::Provenance: return "does not say by which model and settings it was made, nor what the labels are worth";
    case ExportLoss::Annotator: return "does not say whose labels these are";
    case ExportLoss::OtherAnnotators: return "does not hold the labels of other annotators";
    case ExportLoss::Statement:
        return "does not say what was stated about the recording"
            + (what.target.empty() ? ", which -o FILE would write into a file beside it: " + what.timeline->attestation
                                   : ": " + licenceFile(what.target).filename().string() + " beside it says so");
    case ExportLoss::OtherTiers: return "does not hold the other tiers of the file that the sentences came from, which --keep FILE would";
    case ExportLoss::Milliseconds: return "holds times in whole milliseconds: they were rounded";
    case ExportLoss::TenthMilliseconds: return "holds times in tenths of milliseconds: they were rounded";
    case ExportLoss::Length: return "should last as long as the recording, which --audio FILE would tell: it ends with the last sentence";
    case ExportLoss::Characters: return "cannot hold some characters of names or labels: they were replaced";
    }
    return {};
}

}  // namespace

CLI::Option* addFormatOption(CLI::App& command, std::string& format)
{
    std::vector<std::string> names;
    for (const ExportFormat& one : formats)
        names.emplace_back(one.name);
    return command
        .add_option("--format", format,
                    "Format: textgrid, eaf, csv, rttm, vtt, audacity, iemocap or audformat (-o then names a folder). Default: by the "
                    "extension of the -o file")
        ->check(CLI::IsMember(names, CLI::ignore_case));
}

Result<ExportFormat> exportFormat(const CommandContext& context, const std::string& named)
{
    std::string name = named;
    if (name.empty() && writesFile(context.common))
        name = std::filesystem::path(context.common.outputFile).extension().string();
    name.erase(0, name.starts_with('.') ? 1 : 0);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& format) { return name == format.name; });
    if (found == formats.end())
        return Error{ErrorCode::InvalidArgument, message("cli.export-format")};
    if (!isFolder(found->format))
        TRY(checkOutput(context.common));
    else if (!writesFile(context.common))
        return Error{ErrorCode::InvalidArgument, message("cli.audformat-folder")};
    return *found;
}

/// The recording that the user names, else the one the timeline names: that is written down, but never opened unasked.
Status addRecording(TimelineExport& what, const std::string& named)
{
    const std::string& audio = named.empty() ? what.timeline->audio : named;
    if (!audio.empty() && audio != "-")
        what.audio = std::filesystem::absolute(audio).lexically_normal();
    if (named.empty())
        return {};
    const auto source = AudioFileSource::open(named);
    if (!source)
        return source.error();
    what.durationSeconds = (*source)->durationSeconds();
    return {};
}

Status checkKept(const TimelineExport& what)
{
    std::error_code ignored;
    if (!what.keep.empty() && !what.target.empty() && std::filesystem::equivalent(what.keep, what.target, ignored))
        return Error{ErrorCode::InvalidArgument, message("cli.keep-itself", what.keep)};
    return {};
}

Status writeExport(CommandContext& context, const TimelineExport& what, const ExportFormat& format)
{
    const auto authorisation = authorisedToShare(*what.timeline);
    const auto text = isFolder(format.format) ? std::string() : TRY(timelineText(what, format.format, authorisation));
    for (const ExportLoss loss : exportLosses(what, format.format))
        context.progress.note("undertone-cli: " + std::string(format.title) + " " + lossText(loss, what) + ".");
    if (!isFolder(format.format) && !what.target.empty() && !holdsStatement(format.format))
        TRY(writeLicenceBeside(what.target, what.timeline->attestation, what.timeline));
    if (!isFolder(format.format))
        return writeOutput(context, text);
    TRY(writeTimelineFile(what, format.format, what.target, authorisation));
    return {};
}

}  // namespace undertone
