// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/browse/corpus_browse.h"

#include "app/jobs/analysis/recording_list.h"
#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/browse/browsed_project.h"
#include "app/jobs/error_json.h"
#include "audio/analysis_source.h"
#include "audio/wav_writer.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/core/segments_format.h"
#include "engine/core/time_text.h"
#include "engine/corpus/corpus_reader.h"
#include "engine/corpus/folder_listing.h"
#include "engine/corpus/label_map.h"
#include "engine/io/atomic_file.h"
#include "engine/io/sha256.h"
#include "engine/io/text_input.h"
#include "engine/io/xdg_paths.h"
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/project.h"
#include "engine/project/recent_projects.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int plainFolderDepth = 6;
constexpr std::size_t placeHashDigits = 10;
constexpr std::size_t copiedFrames = 65536;
constexpr std::string_view noAgreement = "xxx";  ///< of IEMOCAP
constexpr const char* failureEnding = ".error.json";
constexpr std::size_t largestFailure = 1 << 20;

std::string fileNameOf(const std::string& dialogue)
{
    std::string name;
    for (const char letter : dialogue)
        name += std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_' || letter == '.' ? letter : '-';
    const bool same = name == dialogue && !name.empty() && name.front() != '.';
    return same ? name : name + '-' + sha256Hex(dialogue).substr(0, placeHashDigits);
}

Status makeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make", folder, failure.message()), folder};
    return {};
}

std::string columnOf(const Segment& segment, std::initializer_list<std::string_view> names)
{
    for (const auto& [name, value] : segment.columns) {
        if (std::ranges::find(names, name) != names.end())
            return value;
    }
    return {};
}

/// A table of that name is looked into as well: corpus simulate --audio writes one.
fs::path sentencesFile(const fs::path& recording)
{
    fs::path file = segmentsBeside(recording);
    std::error_code ignored;
    const fs::path table = fs::path(recording).replace_extension(".csv");
    return !file.empty() || !fs::is_regular_file(table, ignored) ? file : table;
}

/// The sentences of a segments file beside a recording; none where there is no file, or none that can be read, which is counted unless it
/// may be a table of anything.
std::vector<CorpusUtterance> sentencesBeside(const fs::path& recording, LabelledCorpus& corpus)
{
    const fs::path file = sentencesFile(recording);
    if (file.empty())
        return {};
    const auto source = openAnalysisSource(recording);
    const auto read = source ? readSegments(file, (*source)->durationSeconds()) : source.error();
    if (!read && file.extension() == ".csv")
        return {};
    if (!read) {
        corpus.skipped.push_back({file.lexically_relative(corpus.folder).string(), englishSentence(read.error())});
        return {};
    }
    std::vector<CorpusUtterance> utterances;
    for (const Segment& segment : read->segments) {
        CorpusUtterance utterance;
        utterance.id = recording.stem().string() + formatted("#%zu", utterances.size() + 1);
        utterance.speaker = speakerName(read->speakers, segment.speaker);
        utterance.startSeconds = segment.startSeconds;
        utterance.endSeconds = segment.endSeconds;
        utterance.transcription = columnOf(segment, {textColumn});
        utterance.label = columnOf(segment, {"emotion", "label"});
        utterances.push_back(std::move(utterance));
    }
    return utterances;
}

/// Recordings, each with the sentences of the segments file beside it.
Result<LabelledCorpus> plainFolder(const fs::path& folder)
{
    LabelledCorpus corpus;
    corpus.folder = folder;
    for (const fs::path& file : TRY(listFilesBelow(folder, plainFolderDepth))) {
        if (!isSoundFile(file))
            continue;
        CorpusDialogue dialogue;
        dialogue.name = file.string();
        dialogue.session = file.has_parent_path() ? file.parent_path().string() : std::string();
        dialogue.audio = file;
        dialogue.utterances = sentencesBeside(folder / file, corpus);
        corpus.dialogues.push_back(std::move(dialogue));
    }
    if (corpus.dialogues.empty())
        return Error{ErrorCode::FileNotFound, message("corpus.nothing-to-browse", folder), folder};
    return corpus;
}

/// What a batch calls the results of each recording of its list.
std::map<fs::path, std::string> resultNames(const fs::path& list)
{
    std::map<fs::path, std::string> names;
    if (const auto recordings = readRecordingList(list)) {
        for (const ListedRecording& recording : *recordings)
            names.emplace(recording.audio, recording.name);
    }
    return names;
}

std::vector<std::string> votesOf(const CorpusUtterance& utterance)
{
    std::vector<std::string> votes;
    for (const CategoryJudgement& judgement : utterance.categories) {
        if (judgement.rater.empty() || judgement.kind != RaterKind::Other || judgement.categories.empty())
            continue;
        votes.push_back(browsedLabel(judgement.categories.front()));
    }
    return votes;
}

ListedDialogue listed(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const std::optional<Timeline>& result)
{
    ListedDialogue shown{dialogue.name, dialogue.session, dialogue.split, false, result.has_value(), {}, {}};
    shown.hasSound = !dialogue.audio.empty();
    const auto map = result ? LabelMap::create(corpus.format, result->labels) : Error{ErrorCode::InvalidArgument};
    const auto rows = result ? resultsById(*result) : std::unordered_map<std::string, const UtteranceAnalysis*>();
    for (const CorpusUtterance& utterance : dialogue.utterances) {
        ListedSentence sentence;
        sentence.id = utterance.id;
        sentence.speaker = utterance.speaker;
        sentence.label = browsedLabel(utterance.label);
        sentence.text = utterance.transcription;
        sentence.votes = votesOf(utterance);
        sentence.startSeconds = utterance.startSeconds;
        sentence.endSeconds = utterance.endSeconds;
        shown.hasSound = shown.hasSound || !utterance.audio.empty();
        if (result) {
            const auto row = rows.find(utterance.id);
            const auto emotion = row != rows.end() ? static_cast<std::size_t>(row->second->emotion()) : result->labels.size();
            if (emotion < result->labels.size()) {
                sentence.model = browsedLabel(result->labels[emotion]);
                const auto agreed = map && !sentence.label.empty() ? map->indexOf(utterance.label) : std::nullopt;
                sentence.isComparable = agreed.has_value();
                sentence.modelDiffers = agreed && static_cast<std::size_t>(*agreed) != emotion;
            }
        }
        shown.sentences.push_back(std::move(sentence));
    }
    return shown;
}

/// Why a batch could not analyse the recording; empty where it did not fail.
Message failureOf(const std::map<fs::path, std::string>& names, const fs::path& sound, const fs::path& results)
{
    const auto name = names.find(sound);
    if (name == names.end() || results.empty())
        return {};
    const auto text = readTextFile(results / (name->second + failureEnding), largestFailure);
    if (!text)
        return {};
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const auto error = json.is_object() ? json.find("error") : json.end();
    return error != json.end() ? errorOf(*error).message : message("corpus.failed-unsaid");
}

/// One line for each sentence, its id a column that results keep.
std::string segmentsTable(const SpokenDialogue& dialogue)
{
    std::string text = "start_seconds,end_seconds,speaker,utterance\n";
    for (const Segment& segment : dialogue.conversation.segments) {
        std::string id;
        for (const auto& [name, value] : segment.columns) {
            if (name == utteranceColumn)
                id = value;
        }
        text += formatted("%.17g", segment.startSeconds) + ',' + formatted("%.17g", segment.endSeconds) + ','
            + quotedCsv(speakerName(dialogue.conversation.speakers, segment.speaker)) + ',' + quotedCsv(id) + '\n';
    }
    return text;
}

}  // namespace

CorpusWorkplace::CorpusWorkplace(const fs::path& root, const fs::path& corpus)
{
    std::error_code ignored;
    fs::path whole = fs::weakly_canonical(corpus, ignored);
    if (!whole.has_filename())
        whole = whole.parent_path();
    m_folder = root / (fileNameOf(whole.filename().string()) + '-' + sha256Hex(whole.string()).substr(0, placeHashDigits));
}

fs::path CorpusWorkplace::project(const std::string& dialogue) const
{
    return m_folder / "projects" / (fileNameOf(dialogue) + Project::extension);
}

fs::path CorpusWorkplace::results(const std::string& settings) const
{
    return m_folder / "results" / sha256Hex(settings).substr(0, placeHashDigits);
}

fs::path CorpusWorkplace::sound(const std::string& dialogue) const
{
    return m_folder / "sound" / (fileNameOf(dialogue) + ".wav");
}

fs::path CorpusWorkplace::segments(const std::string& dialogue) const
{
    return m_folder / "segments" / (fileNameOf(dialogue) + ".csv");
}

fs::path corpusWorkplacesFolder()
{
    return xdgDataFolder() / "corpora";
}

Result<LabelledCorpus> readBrowsable(const fs::path& folder, bool& isPlain)
{
    isPlain = false;
    const auto format = detectCorpus(folder);
    if (format)
        return readCorpus(folder);
    if (format.error().code != ErrorCode::UnsupportedFormat)
        return format.error();
    isPlain = true;
    return plainFolder(folder);
}

std::string browsedLabel(const std::string& corpusLabel)
{
    const std::string name = emotionName(corpusLabel);
    return name == noAgreement ? std::string() : name;
}

Result<CorpusListing> listingOf(const LabelledCorpus& corpus, bool isPlain, const CorpusWorkplace& workplace, const fs::path& results,
                                const BrowseProgress& progress, const CancellationToken& cancel)
{
    CorpusListing listing;
    listing.folder = corpus.folder;
    listing.title = isPlain ? std::string() : corpusFormatTitle(corpus.format);
    listing.skipped = corpus.skipped.size();
    listing.warnings = corpus.warnings;
    const auto names = resultNames(workplace.list());
    for (const CorpusDialogue& dialogue : corpus.dialogues) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        listing.dialogues.push_back(listed(corpus, dialogue, resultOf(corpus, dialogue, workplace, names, results)));
        if (!listing.dialogues.back().isAnalysed)
            listing.dialogues.back().failure = failureOf(names, soundOf(corpus, dialogue, workplace), results);
        if (progress)
            progress(listing.dialogues.size(), corpus.dialogues.size());
    }
    return listing;
}

std::optional<Timeline> resultOf(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace,
                                 const std::map<fs::path, std::string>& names, const fs::path& results)
{
    const auto name = names.find(soundOf(corpus, dialogue, workplace));
    if (name == names.end() || results.empty())
        return {};
    std::error_code ignored;
    const fs::path file = results / (name->second + ".json");
    if (!fs::exists(file, ignored))
        return {};
    const auto text = readTextFile(file, largestTimelineBytes);
    auto timeline = text ? timelineFromJson(*text) : text.error();
    return timeline ? std::optional(std::move(*timeline)) : std::nullopt;
}

fs::path soundOf(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace)
{
    if (!dialogue.audio.empty())
        return corpus.folder / dialogue.audio;
    fs::path only;
    std::size_t clips = 0;
    for (const CorpusUtterance& utterance : dialogue.utterances) {
        if (utterance.audio.empty())
            continue;
        only = corpus.folder / utterance.audio;
        ++clips;
    }
    return clips == 0 ? fs::path() : clips == 1 ? only : workplace.sound(dialogue.name);
}

Status writeJoinedSound(AudioSource& source, const fs::path& target, const CancellationToken& cancel)
{
    std::error_code ignored;
    if (fs::exists(target, ignored))
        return {};
    TRY(makeFolder(target.parent_path()));
    auto wav = TRY(WavWriter::create(target, {engineSampleRate, 1, WavEncoding::Pcm16}, ExistingFile::Replace));
    std::vector<float> samples(copiedFrames);
    for (std::int64_t at = 0; at < source.frameCount();) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        const auto read = TRY(source.read(at, samples));
        if (read == 0)
            break;
        TRY(wav->write(std::span(samples).first(read)));
        at += static_cast<std::int64_t>(read);
    }
    return wav->finish();
}

Result<std::size_t> prepareBatch(const LabelledCorpus& corpus, bool isPlain, const CorpusWorkplace& workplace,
                                 const BrowseProgress& progress, const CancellationToken& cancel)
{
    TRY(makeFolder(workplace.segments("x").parent_path()));
    std::string list;
    std::size_t count = 0;
    std::size_t done = 0;
    for (const CorpusDialogue& dialogue : corpus.dialogues) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled};
        const fs::path sound = soundOf(corpus, dialogue, workplace);
        if (!sound.empty() && sound.string().find_first_of("\t\n\r") == std::string::npos) {
            std::string line = fs::absolute(sound).lexically_normal().string();
            bool isHeard = true;
            if (!isPlain || !dialogue.utterances.empty()) {
                const auto spoken = spokenDialogue(corpus, dialogue, workplace, cancel);
                if (!spoken && !isOfOneFile(spoken.error()))
                    return spoken.error();
                isHeard = spoken && !spoken->conversation.segments.empty();  // else it has no sound after all
                if (isHeard) {
                    TRY(writeFileAtomically(workplace.segments(dialogue.name), segmentsTable(*spoken)));
                    line += '\t' + fs::absolute(workplace.segments(dialogue.name)).string();
                }
            }
            if (isHeard) {
                list += line + '\n';
                ++count;
            }
        }
        if (progress)
            progress(++done, corpus.dialogues.size());
    }
    if (count == 0)
        return Error{ErrorCode::FileNotFound, message("corpus.no-sound", corpus.folder), corpus.folder};
    TRY(writeFileAtomically(workplace.list(), list));
    return count;
}

BatchResults resultsOfBatch(const fs::path& list, const fs::path& results)
{
    BatchResults counts;
    for (const auto& [audio, name] : resultNames(list)) {
        std::error_code ignored;
        if (fs::exists(results / (name + ".json"), ignored))
            ++counts.finished;
        else if (fs::exists(results / (name + failureEnding), ignored))
            ++counts.failed;
    }
    return counts;
}

Result<fs::path> projectOfDialogue(const LabelledCorpus& corpus, bool isPlain, std::size_t dialogue, const CorpusWorkplace& workplace,
                                   const fs::path& results, const fs::path& recent, const std::string& statement,
                                   const ReadingProgress& progress, const CancellationToken& cancel)
{
    if (dialogue >= corpus.dialogues.size())
        return Error{ErrorCode::InvalidArgument, message("corpus.no-dialogue")};
    const CorpusDialogue& chosen = corpus.dialogues[dialogue];
    const fs::path target = workplace.project(chosen.name);
    TRY(makeFolder(target.parent_path()));
    const auto result = resultOf(corpus, chosen, workplace, resultNames(workplace.list()), results);
    std::error_code ignored;
    if (!fs::exists(target, ignored)) {
        SpokenDialogue spoken;
        if (!isPlain || !chosen.utterances.empty())
            spoken = TRY(spokenDialogue(corpus, chosen, workplace, cancel));
        else
            spoken.audio = corpus.folder / chosen.audio;
        if (spoken.audio.empty())
            return Error{ErrorCode::FileNotFound, message("corpus.dialogue-without-sound", chosen.name), corpus.folder};
        TRY(makeDialogueProject(corpus, chosen, spoken, target, statement, progress, cancel));
    }
    if (result)
        TRY(addResult(target, *result));
    if (!recent.empty()) {
        const auto project = TRY(Project::open(target));
        // A recording outside the project's folder is opened where this user heard it before: they chose the corpus.
        TRY(rememberProject(recent, {project.path(), project.projectId(), soundOf(corpus, chosen, workplace), nowIso8601()}));
    }
    return target;
}

}  // namespace undertone
