// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/manifest.h"

#include "engine/core/number_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxManifestBytes = std::size_t{256} << 20;
constexpr double maxClipSeconds = 24.0 * 3600.0;

struct Columns {
    std::size_t path, corpus, speaker, emotion, split, duration;
    std::optional<std::size_t> language, text;
};

Error atLine(const fs::path& file, std::size_t line, const Message& why)
{
    return {ErrorCode::CorruptFile, message("text.at-line", file, line, why), file};
}

Result<Columns> findColumns(const CsvRow& header, const fs::path& file)
{
    constexpr std::array<const char*, 6> names{"path", "corpus", "speaker", "emotion", "split", "duration_seconds"};
    std::array<std::size_t, 6> places{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto place = columnOf(header, names[i]);
        if (!place)
            return atLine(file, header.line, message("csv.column", names[i]));
        places[i] = *place;
    }
    return Columns{
        places[0], places[1], places[2], places[3], places[4], places[5], columnOf(header, "language"), columnOf(header, "text")};
}

// Links are resolved before comparing, so that neither ".." nor a link leads out of the folder.
bool staysInside(const fs::path& home, const std::string& name)
{
    const fs::path path(name);
    if (path.empty() || path.is_absolute())
        return false;
    std::error_code failure;
    const fs::path resolved = fs::weakly_canonical(home / path, failure);
    return !failure && std::mismatch(home.begin(), home.end(), resolved.begin(), resolved.end()).first == home.end();
}

Result<LabelledClip> readRow(const CsvRow& row, const Columns& columns, const fs::path& home, const fs::path& file)
{
    // "sad" and " sad" are one label: no blank beside a comma means anything.
    const auto field = [&row](std::size_t place) { return std::string(trimmed(row.fields[place])); };
    LabelledClip clip;
    clip.path = field(columns.path);
    clip.corpus = field(columns.corpus);
    clip.speaker = field(columns.speaker);
    clip.emotion = field(columns.emotion);
    clip.split = field(columns.split);
    if (columns.language)
        clip.language = field(*columns.language);
    if (columns.text)
        clip.text = field(*columns.text);
    if (clip.speaker.empty() || clip.emotion.empty())
        return atLine(file, row.line, message("manifest.empty-field"));
    const auto duration = parseDecimal(row.fields[columns.duration]);
    if (!duration || *duration <= 0.0 || *duration > maxClipSeconds)
        return atLine(file, row.line, message("manifest.duration", row.fields[columns.duration]));
    clip.durationSeconds = *duration;
    if (!staysInside(home, clip.path))
        return atLine(file, row.line, message("manifest.path", clip.path));
    return clip;
}

}  // namespace

Result<std::vector<LabelledClip>> readManifest(const fs::path& folder)
{
    const fs::path file = folder / "manifest.csv";
    auto text = readUtf8File(file, maxManifestBytes);
    if (!text)
        return text.error();
    auto rows = parseCsv(*text, file);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return atLine(file, 1, message("manifest.empty"));
    const CsvRow& header = rows->front();
    auto columns = findColumns(header, file);
    if (!columns)
        return columns.error();
    std::error_code failure;
    const fs::path home = fs::canonical(folder, failure);
    if (failure)
        return Error{ErrorCode::FileUnreadable, message("corpus.cannot-read-folder", folder, failure.message()), folder};
    std::vector<LabelledClip> clips;
    clips.reserve(rows->size() - 1);
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->fields.size() != header.fields.size())
            return atLine(file, row->line, message("csv.field-count", row->fields.size(), header.fields.size()));
        auto clip = readRow(*row, *columns, home, file);
        if (!clip)
            return clip.error();
        clips.push_back(std::move(*clip));
    }
    return clips;
}

Result<std::vector<LabelledClip>> readManifest(const fs::path& folder, const ClipChoice& choice)
{
    auto clips = TRY(readManifest(folder));
    for (const auto& corpus : choice.corpora) {
        if (std::none_of(clips.begin(), clips.end(), [&](const auto& clip) { return clip.corpus == corpus; }))
            return Error{ErrorCode::InvalidArgument, message("manifest.other-corpus", folder, corpus), folder};
    }
    const auto& corpora = choice.corpora;
    std::erase_if(clips, [&](const LabelledClip& clip) {
        const bool isChosen = corpora.empty() || std::find(corpora.begin(), corpora.end(), clip.corpus) != corpora.end();
        return clip.split != choice.split || !isChosen;
    });
    if (clips.empty())
        return Error{ErrorCode::InvalidArgument, message("manifest.no-clip", folder, choice.split), folder};
    return clips;
}

Status writeManifest(const fs::path& folder, const std::vector<LabelledClip>& clips)
{
    std::string text = "path,corpus,speaker,emotion,language,text,duration_seconds,split\n";
    for (const auto& clip : clips) {
        for (const auto* field : {&clip.path, &clip.corpus, &clip.speaker, &clip.emotion, &clip.language, &clip.text})
            text.append(quotedCsv(*field)).append(",");
        text.append(formatted("%.6f", clip.durationSeconds)).append(",").append(quotedCsv(clip.split)).append("\n");
    }
    return writeFileAtomically(folder / "manifest.csv", text);
}

Result<fs::path> dataFolder(const fs::path& named)
{
    if (!named.empty())
        return named;
    if (const char* variable = std::getenv("UNDERTONE_DATA"); variable && *variable) {
        std::error_code failure;
        if (fs::is_directory(variable, failure))
            return fs::path(variable);
        return Error{ErrorCode::FileNotFound, message("manifest.data-folder", variable), variable};
    }
    std::error_code failure;
    const fs::path source(UNDERTONE_SOURCE_DIR);  // empty in a package
    const fs::path beside = (source / "../shared/data").lexically_normal();
    if (!source.empty() && fs::is_directory(beside, failure))
        return beside;
    return Error{ErrorCode::FileNotFound, message("manifest.no-data"), {}};
}

}  // namespace undertone
