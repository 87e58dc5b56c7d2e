// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/other_formats.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

namespace undertone {
namespace {

using Mark = std::pair<std::string_view, std::string_view>;

// What files of other formats begin with.
constexpr Mark beginnings[] = {
    {"PK\x03\x04", "a packed document, as of Excel, LibreOffice or Word"},
    {"\xd0\xcf\x11\xe0", "an old document of Excel or Word"},
    {"%PDF", "PDF"},
    {"{\\rtf", "RTF"},
    {"RIFF", "a sound file"},
    {"fLaC", "a sound file"},
    {"OggS", "a sound file"},
    {"ID3\x03", "a sound file"},
    {"ID3\x04", "a sound file"},
    {"SQLite format 3", "a SQLite database"},
    {"#!MLF!#", "HTK's master label file"},
    {"[Script Info]", "SubStation Alpha"},
};

// Outermost elements of other XML, and what else tells a format somewhere at the front.
constexpr Mark elements[] = {
    {"<Trans", "Transcriber"},
    {"<document", "FLEx"},
    {"<folker-transcription", "FOLKER"},
    {"<segmented-transcription", "EXMARaLDA's segmented transcription (.exs)"},
    {"<AnnotationSystemDataSet", "Annotation Pro"},
    {"<annotation-spec", "ANVIL's specification"},
    {"<TEI", "TEI"},
    {"<tt", "TTML"},
    {"<SAMI", "SAMI"},
    {"<html", "HTML"},
    {"<!DOCTYPE html", "HTML"},
};

constexpr Mark extensions[] = {
    {".trs", "Transcriber"},
    {".flextext", "FLEx"},
    {".flk", "FOLKER"},
    {".fln", "FOLKER"},
    {".exs", "EXMARaLDA's segmented transcription (.exs)"},
    {".antx", "Annotation Pro"},
    {".anvil", "ANVIL"},
    {".par", "BAS Partitur"},
    {".lab", "HTK labels"},
    {".mlf", "HTK's master label file"},
    {".seg", "LIUM segments"},
    {".uem", "UEM"},
    {".ass", "SubStation Alpha"},
    {".ssa", "SubStation Alpha"},
    {".smi", "SAMI"},
    {".sami", "SAMI"},
    {".ttml", "TTML"},
    {".dfxp", "TTML"},
    {".sbv", "SBV"},
    {".sub", "MicroDVD or VobSub"},
    {".lrc", "LRC"},
    {".json", "JSON"},
    {".jsonl", "JSON"},
    {".xlsx", "Excel"},
    {".xls", "Excel"},
    {".ods", "LibreOffice Calc"},
    {".docx", "Word"},
    {".doc", "Word"},
    {".odt", "LibreOffice Writer"},
    {".rtf", "RTF"},
    {".pdf", "PDF"},
    {".pitch", "Praat's Pitch"},
    {".pfsx", "ELAN's preferences"},
    {".etf", "ELAN's template"},
    {".ecv", "ELAN's vocabulary"},
    {".tbt", "Toolbox"},
    {".html", "HTML"},
};

// Past declarations and comments, to the outermost element.
std::string_view outermostElement(std::string_view text)
{
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const auto rest = text.substr(at);
        const bool passed =
            rest.starts_with("<?") || rest.starts_with("<!--") || (rest.starts_with("<!DOCTYPE") && !rest.starts_with("<!DOCTYPE html"));
        if (!passed)
            return rest;
    }
    return {};
}

}  // namespace

std::string_view otherFormatOf(std::string_view bytes)
{
    const auto found =
        std::find_if(std::begin(beginnings), std::end(beginnings), [&](const Mark& mark) { return bytes.starts_with(mark.first); });
    return found == std::end(beginnings) ? std::string_view() : found->second;
}

std::string_view otherFormatOf(std::string_view bytes, const std::filesystem::path& path)
{
    if (const auto name = otherFormatOf(bytes); !name.empty())
        return name;
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '<') {
        constexpr std::size_t front = 4096;
        const auto element = outermostElement(bytes.substr(first, front));
        for (const auto& [mark, name] : elements) {
            const bool ends = element.size() <= mark.size() || !std::isalnum(static_cast<unsigned char>(element[mark.size()]));
            if (element.starts_with(mark) && ends)
                return name;
        }
    }
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto found =
        std::find_if(std::begin(extensions), std::end(extensions), [&](const Mark& mark) { return mark.first == extension; });
    if (found != std::end(extensions))
        return found->second;
    return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[') ? std::string_view("JSON") : std::string_view();
}

}  // namespace undertone
