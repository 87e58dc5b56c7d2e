// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/clip_corpus.h"

#include "engine/corpus/folder_listing.h"

#include <algorithm>
#include <set>

namespace undertone {

Result<LabelledCorpus> readClipFolder(const std::filesystem::path& folder, CorpusFormat format, const ClipNameParser& parse)
{
    auto files = listFilesBelow(folder, clipFolderDepth);
    if (!files)
        return files.error();
    LabelledCorpus corpus;
    corpus.format = format;
    corpus.folder = folder;
    const auto skip = [&corpus](const std::filesystem::path& file, const std::string& why) {
        if (corpus.skipped.size() < CorpusLimits::maxSkipped)
            corpus.skipped.push_back({file.string(), why});
    };
    std::set<std::string> names;
    for (const auto& file : *files) {
        const auto stem = file.stem().string();
        if (!isSoundFile(file)) {
            skip(file, "not a sound file");
            continue;
        }
        auto parsed = parse(stem);
        if (const auto* none = std::get_if<NoClip>(&parsed)) {
            skip(file, none->why);
        } else if (!names.insert(stem).second) {
            skip(file, "a clip of this name is there already");
        } else {
            auto& clip = std::get<ClipName>(parsed);
            CorpusUtterance utterance;
            utterance.id = stem;
            utterance.speaker = std::move(clip.speaker);
            utterance.label = std::move(clip.label);
            utterance.audio = file;
            corpus.dialogues.push_back({stem, {}, std::move(clip.script), {}, {}, {std::move(utterance)}});
        }
    }
    if (corpus.dialogues.empty())
        return Error{ErrorCode::FileNotFound, message("corpus.no-clip", folder, corpusFormatTitle(format)), folder};
    std::sort(corpus.dialogues.begin(), corpus.dialogues.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return corpus;
}

bool holdsClips(const std::filesystem::path& folder, const ClipNameParser& parse)
{
    const auto files = listFilesBelow(folder, clipFolderDepth);
    if (!files)
        return false;
    std::size_t sounds = 0;
    std::size_t clips = 0;
    for (const auto& file : *files) {
        if (!isSoundFile(file))
            continue;
        ++sounds;
        clips += std::holds_alternative<ClipName>(parse(file.stem().string()));
    }
    return clips > 0 && 2 * clips >= sounds;
}

int digitsValue(std::string_view text)
{
    constexpr std::size_t mostDigits = 6;
    if (text.empty() || text.size() > mostDigits)
        return -1;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
        value = 10 * value + (c - '0');
    }
    return value;
}

}  // namespace undertone
