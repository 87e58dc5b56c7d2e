// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/segments_format.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace undertone {
namespace {

constexpr SegmentsFormat formats[] = {
    {SegmentsSource::Rttm, "rttm", "RTTM", {".rttm"}},
    {SegmentsSource::TextGrid, "textgrid", "TextGrid", {".TextGrid"}},
    {SegmentsSource::Eaf, "eaf", "EAF", {".eaf"}},
    {SegmentsSource::Exb, "exb", "EXMARaLDA", {".exb"}},
    {SegmentsSource::Chat, "chat", "CHAT", {".cha"}},
    {SegmentsSource::Stm, "stm", "STM", {".stm"}},
    {SegmentsSource::Srt, "srt", "SRT", {".srt"}},
    {SegmentsSource::WebVtt, "webvtt", "WebVTT", {".vtt"}},
    {SegmentsSource::Ctm, "ctm", "CTM", {".ctm"}},
    {SegmentsSource::Timit, "timit", "TIMIT", {".wrd", ".phn"}},
    {SegmentsSource::EmoEvaluation, "emo_evaluation", "IEMOCAP's EmoEvaluation", {".txt"}, FormatToldBy::Content, BesideRecording::Left},
    {SegmentsSource::AudacityLabels, "audacity", "Audacity labels", {".txt"}, FormatToldBy::Content, BesideRecording::Left},
    {SegmentsSource::Csv, "csv", "CSV", {".csv", ".tsv"}, FormatToldBy::Extension, BesideRecording::Left},
};

constexpr const char* diarizationName = "diarization";

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool hasExtension(const SegmentsFormat& format, const std::filesystem::path& path)
{
    const std::string extension = lowerCase(path.extension().string());
    return std::any_of(format.extensions.begin(), format.extensions.end(),
                       [&](const char* one) { return one != nullptr && extension == lowerCase(one); });
}

}  // namespace

std::span<const SegmentsFormat> segmentsFormats()
{
    return formats;
}

const SegmentsFormat* segmentsFormatOf(const std::filesystem::path& path)
{
    const auto found = std::find_if(std::begin(formats), std::end(formats), [&](const auto& format) {
        return format.toldBy == FormatToldBy::Extension && hasExtension(format, path);
    });
    return found == std::end(formats) ? nullptr : found;
}

std::string segmentsSourceName(SegmentsSource source)
{
    if (source == SegmentsSource::Diarization)
        return diarizationName;
    const auto found = std::find_if(std::begin(formats), std::end(formats), [&](const auto& format) { return format.source == source; });
    return found == std::end(formats) ? "vad" : found->name;
}

SegmentsSource segmentsSourceOfName(std::string_view name)
{
    if (name == diarizationName)
        return SegmentsSource::Diarization;
    const auto found = std::find_if(std::begin(formats), std::end(formats), [&](const auto& format) { return name == format.name; });
    return found == std::end(formats) ? SegmentsSource::VoiceActivity : found->source;
}

std::string segmentsFormatTitles()
{
    std::string titles;
    for (const auto& format : formats)
        titles += (&format == std::begin(formats) ? "" : &format + 1 == std::end(formats) ? " or " : ", ") + std::string(format.title);
    return titles;
}

bool mayHoldSegments(const std::filesystem::path& path)
{
    return std::any_of(std::begin(formats), std::end(formats), [&](const auto& format) { return hasExtension(format, path); });
}

std::filesystem::path segmentsBeside(const std::filesystem::path& audio)
{
    if (audio.empty())
        return {};
    // Extensions are written in many ways (.TextGrid, .textgrid, .EAF), so that the folder is looked through.
    const std::filesystem::path folder = audio.has_parent_path() ? audio.parent_path() : std::filesystem::path(".");
    std::error_code failure;
    std::vector<std::filesystem::path> candidates;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code ignored;
        if (entry->path().stem() == audio.stem() && entry->path().filename() != audio.filename() && entry->is_regular_file(ignored))
            candidates.push_back(entry->path());
    }
    std::sort(candidates.begin(), candidates.end());
    for (const auto& format : formats) {
        for (const char* extension : format.extensions) {
            const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& path) {
                return extension != nullptr && lowerCase(path.extension().string()) == lowerCase(extension);
            });
            if (format.beside == BesideRecording::Taken && found != candidates.end())
                return audio.parent_path() / found->filename();
        }
    }
    return {};
}

}  // namespace undertone
