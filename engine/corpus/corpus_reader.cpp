// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/corpus_reader.h"

#include "engine/corpus/crema_d_reader.h"
#include "engine/corpus/emodb_reader.h"
#include "engine/corpus/iemocap_reader.h"
#include "engine/corpus/manifest.h"
#include "engine/corpus/meld_reader.h"
#include "engine/corpus/ravdess_reader.h"

namespace undertone {
namespace {

namespace fs = std::filesystem;

// Clips of a manifest as dialogues of one sentence each.
Result<LabelledCorpus> readManifestCorpus(const fs::path& folder)
{
    auto clips = readManifest(folder);
    if (!clips)
        return clips.error();
    LabelledCorpus corpus;
    corpus.folder = folder;
    for (auto& clip : *clips) {
        CorpusUtterance utterance;
        utterance.id = clip.path;
        utterance.speaker = std::move(clip.speaker);
        utterance.label = std::move(clip.emotion);
        utterance.transcription = clip.text;
        utterance.endSeconds = clip.durationSeconds;
        utterance.audio = clip.path;
        corpus.dialogues.push_back(
            {clip.path, {}, std::move(clip.text), std::move(clip.split), {}, {std::move(utterance)}, std::move(clip.corpus)});
    }
    return corpus;
}

}  // namespace

Result<CorpusFormat> detectCorpus(const fs::path& folder)
{
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return Error{ErrorCode::FileNotFound, message("corpus.no-folder", folder), folder};
    // What is told apart by one file first; looking at the names of all files last.
    if (looksLikeIemocap(folder))
        return CorpusFormat::Iemocap;
    if (looksLikeMeld(folder))
        return CorpusFormat::Meld;
    if (fs::is_regular_file(folder / "manifest.csv", failure))
        return CorpusFormat::Manifest;
    if (holdsClips(folder, parseRavdessName))
        return CorpusFormat::Ravdess;
    if (holdsClips(folder, parseCremaDName))
        return CorpusFormat::CremaD;
    if (holdsClips(folder, parseEmoDbName))
        return CorpusFormat::EmoDb;
    return Error{ErrorCode::UnsupportedFormat, message("corpus.unknown", folder), folder};
}

Result<LabelledCorpus> readCorpus(const fs::path& folder)
{
    const auto format = detectCorpus(folder);
    if (!format)
        return format.error();
    switch (*format) {
    case CorpusFormat::Iemocap: return readIemocap(folder);
    case CorpusFormat::Meld: return readMeld(folder);
    case CorpusFormat::Ravdess: return readRavdess(folder);
    case CorpusFormat::CremaD: return readCremaD(folder);
    case CorpusFormat::EmoDb: return readEmoDb(folder);
    case CorpusFormat::Manifest: break;
    }
    return readManifestCorpus(folder);
}

}  // namespace undertone
