// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_inspection.h"

#include "app/jobs/corpus/corpus_report.h"
#include "engine/corpus/corpus_reader.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/path_exists.h"

#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

void countLabels(const DialogueTokens& tokens, TrainingCorpus& corpus)
{
    std::set<std::string> speakers;
    std::set<std::string> corpora;
    for (const auto& label : tokens.labels)
        corpus.labels.emplace_back(label, 0);
    for (const auto& dialogue : tokens.dialogues) {
        if (!dialogue.corpus.empty())
            corpora.insert(dialogue.corpus);
        for (const auto& sentence : dialogue.sentences) {
            speakers.insert(dialogue.corpus + '/' + sentence.speaker);
            if (sentence.label)
                ++corpus.labels[static_cast<std::size_t>(*sentence.label)].second;
            else
                ++corpus.unlabelled;
        }
    }
    corpus.speakers = static_cast<int>(speakers.size());
    corpus.corpora.assign(corpora.begin(), corpora.end());
}

Result<InspectedCorpus> inspectTokens(const fs::path& file)
{
    const auto tokens = readDialogueTokens(file);
    if (!tokens)
        return tokens.error();
    InspectedCorpus found;
    found.tokenizerSha256 = tokens->tokenizerSha256;
    found.corpus.tokens = fs::absolute(file);
    found.corpus.dialogues = static_cast<std::int64_t>(tokens->dialogues.size());
    found.corpus.sentences = tokens->sentenceCount();
    found.corpus.tokenCount = tokens->tokenCount();
    countLabels(*tokens, found.corpus);
    const fs::path beside = found.corpus.tokens.parent_path() / "dev.safetensors";
    if (beside != found.corpus.tokens && pathExists(beside)) {
        // A file of that name that is no token file is simply not proposed.
        if (const auto dev = readDialogueTokens(beside); dev && dev->tokenizerSha256 == found.tokenizerSha256) {
            found.corpus.devTokens = beside;
            found.corpus.devDialogues = static_cast<std::int64_t>(dev->dialogues.size());
            found.corpus.devSentences = dev->sentenceCount();
        }
    }
    return found;
}

Result<CorpusSurvey> surveyCorpus(const fs::path& folder)
{
    const auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    const auto map = LabelMap::create(corpus->format, {"ang", "hap", "sad", "neu"});
    if (!map)
        return map.error();
    const auto report = reportOn(*corpus, *map);
    const auto& summary = report.summary;
    CorpusSurvey survey;
    survey.folder = fs::absolute(folder).lexically_normal();
    survey.layout = corpusFormatTitle(corpus->format);
    survey.dialogues = static_cast<std::int64_t>(summary.all.dialogues);
    survey.sentences = static_cast<std::int64_t>(summary.all.utterances);
    survey.speakers = static_cast<std::int64_t>(summary.speakers.size());
    survey.sessions = static_cast<std::int64_t>(summary.sessions.size());
    survey.withoutSound = static_cast<std::int64_t>(report.withoutSound.size());
    survey.seconds = summary.all.seconds;
    for (std::size_t i = 0; i < summary.labels.size(); ++i)
        survey.labels.emplace_back(summary.labels[i],
                                   static_cast<std::int64_t>(i < summary.all.classes.size() ? summary.all.classes[i] : 0));
    survey.unlabelled = static_cast<std::int64_t>(summary.all.withoutClass);
    for (const auto& [split, counts] : summary.splits)
        survey.splits.emplace_back(split, static_cast<std::int64_t>(counts.dialogues));
    if (report.proof) {
        survey.usualSentences = static_cast<std::int64_t>(report.proof->expected);
        survey.differences = report.proof->differences;
    }
    for (const auto& [why, count] : summary.skipped)
        survey.skipped.emplace_back(why, static_cast<std::int64_t>(count));
    survey.warnings = corpus->warnings;
    return survey;
}

}  // namespace

Result<std::variant<InspectedCorpus, CorpusSurvey>> inspectPath(const fs::path& path)
{
    using Found = std::variant<InspectedCorpus, CorpusSurvey>;
    std::error_code ignored;
    const bool folder = fs::is_directory(path, ignored);
    if (folder && !pathExists(path / "train.safetensors")) {
        auto survey = surveyCorpus(path);
        return survey ? Result<Found>(std::move(*survey)) : Result<Found>(survey.error());
    }
    auto tokens = inspectTokens(folder ? path / "train.safetensors" : path);
    return tokens ? Result<Found>(std::move(*tokens)) : Result<Found>(tokens.error());
}

}  // namespace undertone
