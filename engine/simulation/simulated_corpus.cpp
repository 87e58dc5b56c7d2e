// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulation/simulated_corpus.h"

#include "engine/corpus/iemocap_names.h"
#include "engine/corpus/iemocap_writer.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

namespace undertone {
namespace {

constexpr double agreement = 0.85;       // how often a listener hears what was acted
constexpr double selfAgreement = 0.9;    // how often the speaker calls it that
constexpr double secondCategory = 0.05;  // how often a listener names two
constexpr double missingValue = 0.03;    // how often a dimension is left out
constexpr int listeners = 3;
constexpr int listenersAtAll = 4;

/// A category with its label and where it usually lies (valence, activation, dominance; 1 to 5).
struct Category {
    const char* acted;  // how manifests begin its name
    const char* label;
    const char* name;
    std::array<int, 3> place;
};
constexpr std::array<Category, 9> categories{{{"ang", "ang", "Anger", {2, 4, 4}},
                                              {"hap", "hap", "Happiness", {4, 3, 3}},
                                              {"exc", "exc", "Excited", {4, 4, 3}},
                                              {"sad", "sad", "Sadness", {2, 2, 2}},
                                              {"neu", "neu", "Neutral state", {3, 2, 3}},
                                              {"fru", "fru", "Frustration", {2, 3, 3}},
                                              {"fea", "fea", "Fear", {2, 3, 2}},
                                              {"sur", "sur", "Surprise", {3, 4, 3}},
                                              {"dis", "dis", "Disgust", {2, 3, 4}}}};
constexpr Category other{"", "oth", "Other", {3, 3, 3}};

const Category& categoryOf(const std::string& emotion)
{
    const auto found = std::find_if(categories.begin(), categories.end(),
                                    [&emotion](const auto& category) { return emotion.starts_with(category.acted); });
    return found == categories.end() ? other : *found;
}

Category heard(Category acted, double share, SeededRandom& random)
{
    return random.chance(share) ? acted : categories[random.below(categories.size())];
}

std::optional<double> rated(int place, SeededRandom& random)
{
    const auto value = std::clamp<std::int64_t>(place + random.between(-1, 1), 1, 5);
    return random.chance(missingValue) ? std::nullopt : std::optional(static_cast<double>(value));
}

void judge(CorpusUtterance& utterance, const std::string& rater, RaterKind kind, const Category& category, SeededRandom& random)
{
    CategoryJudgement judgement{rater, kind, {category.name}, {}};
    if (kind == RaterKind::Other && random.chance(secondCategory)) {
        const auto& second = categories[random.below(categories.size())];
        if (std::string_view(second.name) != category.name)
            judgement.categories.emplace_back(second.name);
    }
    utterance.categories.push_back(std::move(judgement));
    const auto valence = rated(category.place[0], random);
    const auto activation = rated(category.place[1], random);
    utterance.dimensionJudgements.push_back({rater, kind, valence, activation, rated(category.place[2], random), {}});
}

// The label of more than half of the listeners by their first category; "xxx" where there is none.
std::string majority(const CorpusUtterance& utterance)
{
    std::map<std::string, int> votes;
    for (const auto& judgement : utterance.categories) {
        if (judgement.kind == RaterKind::Other)
            ++votes[judgement.categories.front()];
    }
    for (const auto& [name, count] : votes) {
        if (2 * count > listeners) {
            const auto known =
                std::find_if(categories.begin(), categories.end(), [&](const auto& category) { return category.name == name; });
            return known == categories.end() ? other.label : known->label;
        }
    }
    return "xxx";
}

// To four decimals, as the files hold it.
double meanOf(const CorpusUtterance& utterance, std::optional<double> DimensionJudgement::*dimension)
{
    double sum = 0.0;
    int count = 0;
    for (const auto& judgement : utterance.dimensionJudgements) {
        if (judgement.kind == RaterKind::Other && judgement.*dimension) {
            sum += *(judgement.*dimension);
            ++count;
        }
    }
    return count > 0 ? iemocapTime(sum / count) : 0.0;
}

std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return std::string(trimmed(text));
}

}  // namespace

Result<std::vector<SessionPair>> pairSpeakers(std::span<const LabelledClip> clips, std::uint64_t seed)
{
    std::map<std::string, std::map<std::string, std::size_t>> corpora;
    for (const auto& clip : clips)
        ++corpora[clip.corpus][clip.speaker];
    SeededRandom random(seed);
    std::vector<std::pair<std::size_t, SessionPair>> pairs;
    for (const auto& [corpus, speakers] : corpora) {
        std::vector<std::pair<std::string, std::size_t>> order(speakers.begin(), speakers.end());
        random.shuffle(order);
        for (std::size_t i = 0; i + 1 < order.size(); i += 2)
            pairs.push_back({std::min(order[i].second, order[i + 1].second), {{order[i].first, order[i + 1].first}, corpus}});
    }
    if (pairs.size() < simulatedSessions)
        return Error{ErrorCode::InvalidArgument, message("simulation.pairs", pairs.size())};
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<SessionPair> chosen;
    for (int i = 0; i < simulatedSessions; ++i)
        chosen.push_back(std::move(pairs[static_cast<std::size_t>(i)].second));
    return chosen;
}

std::string simulatedDialogueName(int session, int index)
{
    if (index < 0 || index >= mostDialoguesOfASession)
        return {};
    char name[32];
    std::snprintf(name, sizeof name, "Ses0%d%c_impro%02d", session, index % 2 == 0 ? 'F' : 'M', index / 2 + 1);
    return name;
}

void judgeSentence(CorpusUtterance& utterance, const std::string& emotion, char speakerLetter, SeededRandom& random)
{
    const Category* acted = &categoryOf(emotion);
    if (std::string_view(acted->label) == "hap" && random.chance(0.5))
        acted = &categoryOf("exc");
    const auto absent = static_cast<int>(random.between(1, listenersAtAll));
    for (int listener = 1; listener <= listenersAtAll; ++listener) {
        if (listener != absent)
            judge(utterance, "E" + std::to_string(listener), RaterKind::Other, heard(*acted, agreement, random), random);
    }
    judge(utterance, std::string(1, speakerLetter) + "1", RaterKind::Self, heard(*acted, selfAgreement, random), random);
    utterance.label = majority(utterance);
    utterance.dimensions = {meanOf(utterance, &DimensionJudgement::valence), meanOf(utterance, &DimensionJudgement::activation),
                            meanOf(utterance, &DimensionJudgement::dominance)};
}

CorpusDialogue simulatedDialogue(const std::string& name, const Conversation& conversation, std::span<const std::string> texts,
                                 std::span<const std::string> emotions, const SessionPair& voices, std::uint64_t seed)
{
    namespace fs = std::filesystem;
    SeededRandom random(seed);
    CorpusDialogue dialogue;
    dialogue.name = name;
    dialogue.session = parseIemocapDialogue(name)->session;
    const fs::path session = iemocapSessionFolder(dialogue.session);
    dialogue.audio = session / "dialog" / "wav" / (name + ".wav");
    std::array<int, 2> counts{0, 0};
    const auto& segments = conversation.segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool first = speakerName(conversation.speakers, segments[i].speaker) == voices.speakers[0];
        const char letter = first ? 'F' : 'M';
        char suffix[16];
        std::snprintf(suffix, sizeof suffix, "_%c%03d", letter, counts[first ? 0 : 1]++ % 1000);
        CorpusUtterance utterance;
        utterance.id = name + suffix;
        utterance.speaker = iemocapSpeakerName(dialogue.session, letter);
        utterance.startSeconds = iemocapTime(segments[i].startSeconds);
        utterance.endSeconds = iemocapTime(segments[i].endSeconds);
        utterance.audio = session / "sentences" / "wav" / name / (utterance.id + ".wav");
        utterance.transcription = oneLine(texts[i]);
        judgeSentence(utterance, emotions[i], letter, random);
        dialogue.utterances.push_back(std::move(utterance));
    }
    std::stable_sort(dialogue.utterances.begin(), dialogue.utterances.end(), [](const auto& a, const auto& b) {
        return std::tie(a.startSeconds, a.endSeconds) < std::tie(b.startSeconds, b.endSeconds);
    });
    return dialogue;
}

}  // namespace undertone
