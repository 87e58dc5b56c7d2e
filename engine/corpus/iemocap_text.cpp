// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_text.h"

#include "engine/annotation/emo_evaluation_head.h"
#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/core/number_text.h"
#include "engine/corpus/iemocap_names.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>

namespace undertone {
namespace {

// The line at the front of `text`, which is taken off with its end.
std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// What stands before `separator`, taken off together with it; nothing where it is not there.
std::optional<std::string_view> takeUntil(std::string_view& text, std::string_view separator)
{
    const auto at = text.find(separator);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto taken = text.substr(0, at);
    text.remove_prefix(at + separator.size());
    return taken;
}

std::string atLine(const std::filesystem::path& file, std::size_t line)
{
    return file.string() + ", line " + std::to_string(line);
}

// What the head of a turn calls it, as far as it can be told: to name a turn whose head makes no sense.
std::string nameIn(std::string_view head)
{
    const auto from = head.find("Ses");
    return from == std::string_view::npos ? std::string("without a name")
                                          : std::string(head.substr(from, head.find_first_of("\t ", from) - from));
}

// A turn whose times can be; the speaker is not set.
std::optional<CorpusUtterance> parseHead(std::string_view line)
{
    const auto head = parseEmoEvaluationHead(line);
    if (!head || head->startSeconds < 0.0 || head->endSeconds <= head->startSeconds || head->endSeconds > CorpusLimits::maxSeconds)
        return std::nullopt;
    CorpusUtterance utterance;
    utterance.startSeconds = head->startSeconds;
    utterance.endSeconds = head->endSeconds;
    utterance.id = head->turn;
    utterance.label = head->label;
    utterance.dimensions = head->dimensions;
    return utterance;
}

// A line "C-E2:<TAB>..." or "A-E4:<TAB>..." of the block it stands in. False where it is neither.
bool parseJudgement(std::string_view line, CorpusUtterance& utterance)
{
    auto judgement = parseEmoEvaluationJudgement(line);
    if (!judgement)
        return false;
    const RaterKind kind = isSelfRater(judgement->rater) ? RaterKind::Self : RaterKind::Other;
    if (judgement->kind == EmoEvaluationJudgement::Kind::Categories)
        utterance.categories.push_back({std::move(judgement->rater), kind, std::move(judgement->categories), std::move(judgement->remark)});
    else
        utterance.dimensionJudgements.push_back({std::move(judgement->rater), kind, judgement->valence, judgement->activation,
                                                 judgement->dominance, std::move(judgement->remark)});
    return true;
}

}  // namespace

Result<std::vector<CorpusUtterance>> parseIemocapEvaluation(std::string_view text, const std::filesystem::path& file,
                                                            std::string_view dialogue, std::vector<SkippedItem>& skipped,
                                                            std::vector<Message>& warnings)
{
    std::vector<CorpusUtterance> utterances;
    std::set<std::string> ids;
    bool inBlock = false;
    bool inForeignBlock = false;
    const auto session = parseIemocapDialogue(dialogue);
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = takeLine(text);
        if (trimmed(line).empty()) {
            inBlock = inForeignBlock = false;
            continue;
        }
        if (line.front() == '%')
            continue;
        if (line.front() == '[') {
            auto utterance = parseHead(line);
            // One turn that makes no sense is no reason to lose the others: it is named, and its judgements go with it.
            if (!utterance || ids.contains(utterance->id)) {
                warnings.push_back(utterance ? message("iemocap.turn-twice", atLine(file, number), utterance->id)
                                             : message("iemocap.turn-head", atLine(file, number), nameIn(line)));
                inBlock = false;
                inForeignBlock = true;
                continue;
            }
            const auto letter = iemocapSpeaker(utterance->id, dialogue);
            inBlock = session && letter.has_value();
            inForeignBlock = !inBlock;
            if (inForeignBlock) {
                skipped.push_back({atLine(file, number), "the turn \"" + utterance->id + "\" is none of this dialogue"});
                continue;
            }
            ids.insert(utterance->id);
            utterance->speaker = iemocapSpeakerName(session->session, *letter);
            utterances.push_back(std::move(*utterance));
        } else if (!inForeignBlock && (!inBlock || !parseJudgement(line, utterances.back()))) {
            skipped.push_back({atLine(file, number), "neither a turn nor a judgement of one"});
        }
        if (skipped.size() + warnings.size() > CorpusLimits::maxSkipped)
            return Error{ErrorCode::LimitExceeded, message("iemocap.not-understood", atLine(file, number)), file};
    }
    return utterances;
}

std::map<std::string, std::string> parseIemocapTranscription(std::string_view text, const std::filesystem::path& file,
                                                             std::vector<SkippedItem>& skipped)
{
    std::map<std::string, std::string> texts;
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto line = takeLine(text);
        if (!line.starts_with("Ses"))
            continue;
        const auto head = takeUntil(line, "]:");
        if (!head) {
            if (skipped.size() < CorpusLimits::maxSkipped)
                skipped.push_back({atLine(file, number), "a transcription without \"]:\" after its times"});
            continue;
        }
        texts.emplace(head->substr(0, head->find_first_of(" \t[")), trimmed(line));
    }
    return texts;
}

std::string writeIemocapEvaluation(const std::vector<CorpusUtterance>& utterances)
{
    std::string text(emoEvaluationHeader);
    text += "\n\n";
    for (const auto& utterance : utterances) {
        const auto dimensions = utterance.dimensions.value_or(std::array<double, 3>{});
        text += formatted("[%.4f - %.4f]\t", utterance.startSeconds, utterance.endSeconds) + utterance.id + "\t" + utterance.label + "\t"
            + formatted("[%.4f, %.4f, %.4f]\n", dimensions[0], dimensions[1], dimensions[2]);
        using Kind = EmoEvaluationJudgement::Kind;
        for (const auto& said : utterance.categories)
            text += emoEvaluationLine({Kind::Categories, said.rater, said.categories, {}, {}, {}, said.remark}) + '\n';
        for (const auto& said : utterance.dimensionJudgements)
            text +=
                emoEvaluationLine({Kind::Dimensions, said.rater, {}, said.valence, said.activation, said.dominance, said.remark}) + '\n';
        text += '\n';
    }
    return text;
}

std::string writeIemocapTranscription(const std::vector<CorpusUtterance>& utterances)
{
    std::string text;
    for (const auto& utterance : utterances)
        text +=
            utterance.id + formatted(" [%08.4f-%08.4f]: ", utterance.startSeconds, utterance.endSeconds) + utterance.transcription + "\n";
    return text;
}

}  // namespace undertone
