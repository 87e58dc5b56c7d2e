// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_text.h"

#include "engine/annotation/emo_evaluation_head.h"
#include "engine/core/number_text.h"
#include "engine/corpus/iemocap_names.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>

namespace undertone {
namespace {

constexpr double smallestRating = 1.0;
constexpr double largestRating = 5.0;

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

// "E2" is a listener, "F1" and "M1" are the speakers themselves.
std::optional<RaterKind> kindOf(std::string_view rater)
{
    if (rater.size() < 2)
        return std::nullopt;
    if (rater.front() == 'E')
        return RaterKind::Other;
    return rater.front() == 'F' || rater.front() == 'M' ? std::optional(RaterKind::Self) : std::nullopt;
}

// The remark in its brackets, which may hold any character but a line end.
std::string remarkOf(std::string_view rest)
{
    rest = trimmed(rest);
    if (rest.size() >= 2 && rest.front() == '(' && rest.back() == ')')
        rest = rest.substr(1, rest.size() - 2);
    return std::string(rest);
}

// "Anger; Disgust;<TAB>()" after the rater's name.
void parseCategories(std::string_view fields, std::string_view rest, CategoryJudgement& judgement)
{
    while (const auto category = takeUntil(fields, ";")) {
        if (!trimmed(*category).empty())
            judgement.categories.emplace_back(trimmed(*category));
    }
    if (!trimmed(fields).empty())
        judgement.categories.emplace_back(trimmed(fields));
    judgement.remark = remarkOf(rest);
}

// "val 2; act 3; dom  3;"; a value may be missing. False where a name is unknown or a value is none of 1 to 5.
bool parseDimensions(std::string_view fields, std::string_view rest, DimensionJudgement& judgement)
{
    while (!trimmed(fields).empty()) {
        const auto separator = std::min(fields.find(';'), fields.size());
        const auto field = trimmed(fields.substr(0, separator));
        fields.remove_prefix(std::min(separator + 1, fields.size()));
        if (field.empty())
            continue;
        const auto name = field.substr(0, 3);
        auto* target = name == "val" ? &judgement.valence
            : name == "act"          ? &judgement.activation
            : name == "dom"          ? &judgement.dominance
                                     : nullptr;
        if (!target)
            return false;
        const auto number = trimmed(field.substr(name.size()));
        if (number.empty())
            continue;
        *target = parseDecimal(number);
        if (!*target || **target < smallestRating || **target > largestRating)
            return false;
    }
    judgement.remark = remarkOf(rest);
    return true;
}

// A line "C-E2:<TAB>..." or "A-E4:<TAB>..." of the block it stands in. False where it is neither.
bool parseJudgement(std::string_view line, CorpusUtterance& utterance)
{
    const bool categories = line.starts_with("C-");
    if (!categories && !line.starts_with("A-"))
        return false;
    line.remove_prefix(2);
    const auto rater = takeUntil(line, ":");
    const auto kind = rater ? kindOf(*rater) : std::nullopt;
    if (!kind)
        return false;
    line = trimmed(line);
    // A remark may hold semicolons and tabs: it starts at the first bracket.
    const auto bracket = std::min(line.find('('), line.size());
    const auto fields = trimmed(line.substr(0, bracket));
    const auto rest = line.substr(bracket);
    if (categories) {
        CategoryJudgement judgement{std::string(*rater), *kind, {}, {}};
        parseCategories(fields, rest, judgement);
        utterance.categories.push_back(std::move(judgement));
        return true;
    }
    DimensionJudgement judgement{std::string(*rater), *kind, {}, {}, {}, {}};
    if (!parseDimensions(fields, rest, judgement))
        return false;
    utterance.dimensionJudgements.push_back(std::move(judgement));
    return true;
}

std::string ratingText(const char* name, const std::optional<double>& value)
{
    return std::string(name) + " " + (value ? formatted("%g", *value) : "") + "; ";
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
        for (const auto& judgement : utterance.categories) {
            text += "C-" + judgement.rater + ":\t";
            for (const auto& category : judgement.categories)
                text += category + "; ";
            if (text.back() == ' ')
                text.pop_back();
            text += "\t(" + judgement.remark + ")\n";
        }
        for (const auto& judgement : utterance.dimensionJudgements) {
            text += "A-" + judgement.rater + ":\t" + ratingText("val", judgement.valence) + ratingText("act", judgement.activation)
                + ratingText("dom ", judgement.dominance);
            text.pop_back();
            text += "\t(" + judgement.remark + ")\n";
        }
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
