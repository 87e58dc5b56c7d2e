// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulation/conversation_planner.h"

#include "engine/core/seeded_random.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace undertone {
namespace {

constexpr double largestTransitionWeight = 1e6;

// The clips of one speaker, by emotion (an index in Planner::m_emotions).
struct Speaker {
    std::string name;
    std::vector<std::vector<std::size_t>> clipsOfEmotion;
};

struct Corpus {
    std::string name;
    std::vector<Speaker> speakers;
};

bool isRange(const PlanRange& range)
{
    return range.low <= range.high && range.low > -1e6 && range.high < 1e6;
}

bool isShare(double value)
{
    return value >= 0.0 && value <= 1.0;
}

bool isPossible(const PlanConfig& config)
{
    const bool ranges = isRange(config.gapSeconds) && isRange(config.turnGainDecibels) && isRange(config.recordingLevelDecibels)
        && isRange(config.noiseDecibels) && isRange(config.voiceLevelDecibels) && isRange(config.speed)
        && isRange(config.reverberationSeconds) && isRange(config.reverberationDecibels) && isRange(config.tiltDecibelsPerOctave)
        && isRange(config.equaliserDecibels) && isRange(config.inertia) && isRange(config.contagion) && isRange(config.overlapSeconds)
        && isRange(config.roomChangeDecibels);
    const bool shares = isShare(config.speakerChange) && isShare(config.inertia.low) && isShare(config.inertia.high)
        && isShare(config.contagion.low) && isShare(config.contagion.high) && isShare(config.cleanShare) && isShare(config.narrowBandShare)
        && isShare(config.reverberantShare) && isShare(config.overlapShare) && isShare(config.roomChangeShare);
    const bool chain = std::all_of(config.transitions.begin(), config.transitions.end(), [](const auto& transition) {
        return transition.weight >= 0.0 && transition.weight <= largestTransitionWeight;
    });
    return ranges && shares && chain && config.overlapSeconds.low >= 0.0 && config.dialogues >= 0 && config.minSpeakers >= 2
        && config.maxSpeakers >= config.minSpeakers && config.minTurns >= 1 && config.maxTurns >= config.minTurns
        && config.gapSeconds.low >= 0.0 && config.speed.low > 0.0 && config.reverberationSeconds.low >= 0.0
        && (config.narrowBandShare == 0.0 || !config.lowPassHertz.empty());
}

class Planner {
public:
    Planner(std::span<const LabelledClip> clips, const PlanConfig& config, std::uint64_t seed)
        : m_config(config), m_random(seed), m_clipUses(clips.size(), 0)
    {
        std::map<std::string, std::size_t> emotionIds;
        for (const auto& clip : clips)
            emotionIds.emplace(clip.emotion, 0);
        std::size_t next = 0;
        for (auto& [name, id] : emotionIds)
            id = next++;
        m_emotionUses.assign(emotionIds.size(), 0);
        readTransitions(emotionIds);
        std::map<std::string, std::map<std::string, Speaker>> corpora;
        for (std::size_t i = 0; i < clips.size(); ++i) {
            Speaker& speaker = corpora[clips[i].corpus][clips[i].speaker];
            speaker.name = clips[i].speaker;
            speaker.clipsOfEmotion.resize(emotionIds.size());
            speaker.clipsOfEmotion[emotionIds[clips[i].emotion]].push_back(i);
        }
        const auto leftOut = corporaLeftOut(clips, config);
        for (auto& [name, speakers] : corpora) {
            if (speakers.size() < 2 || std::find(leftOut.begin(), leftOut.end(), name) != leftOut.end())
                continue;
            Corpus corpus{name, {}};
            for (auto& [key, speaker] : speakers)
                corpus.speakers.push_back(std::move(speaker));
            m_speakerUses.emplace_back(corpus.speakers.size(), 0);
            m_corpora.push_back(std::move(corpus));
        }
    }

    [[nodiscard]] bool hasCorpus() const { return !m_corpora.empty(); }

    ConversationPlan plan(int index)
    {
        // Every dialogue is as likely to be of a corpus as that corpus has speakers.
        std::vector<std::uint64_t> weights;
        for (const auto& corpus : m_corpora)
            weights.push_back(corpus.speakers.size());
        const std::size_t corpus = m_random.weighted(weights);
        ConversationPlan plan;
        char name[32];
        std::snprintf(name, sizeof name, "simulated-%04d", index);
        plan.name = name;
        plan.corpus = m_corpora[corpus].name;
        plan.seed = m_random.next();
        drawRecording(plan, chooseSpeakers(corpus));
        drawTurns(plan);
        drawRoomChange(plan);
        return plan;
    }

private:
    // In thousandths, as weights are drawn by whole numbers. Emotions that the clips do not have change nothing.
    void readTransitions(const std::map<std::string, std::size_t>& emotionIds)
    {
        if (m_config.transitions.empty())
            return;
        constexpr double grid = 1000.0;
        m_transitions.assign(emotionIds.size(), std::vector<std::uint64_t>(emotionIds.size(), static_cast<std::uint64_t>(grid)));
        for (const auto& transition : m_config.transitions) {
            const auto from = emotionIds.find(transition.from);
            const auto to = emotionIds.find(transition.to);
            if (from != emotionIds.end() && to != emotionIds.end())
                m_transitions[from->second][to->second] = static_cast<std::uint64_t>(std::llround(transition.weight * grid));
        }
    }

    void drawRoomChange(ConversationPlan& plan)
    {
        if (m_config.roomChangeShare <= 0.0 || plan.turns.size() < 2 || !m_random.chance(m_config.roomChangeShare))
            return;
        PlannedRoomChange change;
        // In the middle third, so that there is something to hear of both.
        const auto count = static_cast<std::int64_t>(plan.turns.size());
        change.turn =
            static_cast<std::size_t>(m_random.between(std::max<std::int64_t>(1, count / 3), std::max<std::int64_t>(1, 2 * count / 3)));
        change.levelDecibels = draw(m_config.roomChangeDecibels);
        for (PlannedVoice voice : plan.voices) {
            voice.reverberationSeconds = voice.reverberationDecibels = 0.0;
            drawRoom(voice);
            change.voices.push_back(std::move(voice));
        }
        plan.roomChanges.push_back(std::move(change));
    }

    void drawRoom(PlannedVoice& voice)
    {
        if (m_random.chance(m_config.reverberantShare)) {
            voice.reverberationSeconds = draw(m_config.reverberationSeconds);
            voice.reverberationDecibels = draw(m_config.reverberationDecibels);
        }
        voice.tiltDecibelsPerOctave = draw(m_config.tiltDecibelsPerOctave);
        for (double& gain : voice.equaliserDecibels)
            gain = draw(m_config.equaliserDecibels);
    }

    // Those least used so far come first, in random order among equals.
    std::vector<const Speaker*> chooseSpeakers(std::size_t corpus)
    {
        const auto& speakers = m_corpora[corpus].speakers;
        const auto wanted = static_cast<std::size_t>(m_random.between(m_config.minSpeakers, m_config.maxSpeakers));
        std::vector<std::size_t> order(speakers.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        m_random.shuffle(order);
        auto& uses = m_speakerUses[corpus];
        std::stable_sort(order.begin(), order.end(), [&uses](std::size_t a, std::size_t b) { return uses[a] < uses[b]; });
        order.resize(std::min(wanted, order.size()));
        std::vector<const Speaker*> chosen;
        for (const std::size_t i : order) {
            ++uses[i];
            chosen.push_back(&speakers[i]);
        }
        return chosen;
    }

    void drawRecording(ConversationPlan& plan, std::vector<const Speaker*> speakers)
    {
        const bool clean = m_random.chance(m_config.cleanShare);
        plan.noiseDecibels = ConversationPlan::silentDecibels;
        plan.levelDecibels = draw(m_config.recordingLevelDecibels);
        if (!clean) {
            plan.noiseDecibels = draw(m_config.noiseDecibels);
            if (m_random.chance(m_config.narrowBandShare))
                plan.lowPassHertz = m_config.lowPassHertz[m_random.below(m_config.lowPassHertz.size())];
        }
        m_speakers = std::move(speakers);
        for (const Speaker* speaker : m_speakers) {
            PlannedVoice voice;
            voice.speaker = speaker->name;
            voice.levelDecibels = draw(m_config.voiceLevelDecibels);
            voice.speed = draw(m_config.speed);
            if (!clean)
                drawRoom(voice);
            plan.voices.push_back(std::move(voice));
        }
    }

    void drawTurns(ConversationPlan& plan)
    {
        const double inertia = draw(m_config.inertia);
        const double contagion = draw(m_config.contagion);
        const auto turns = static_cast<std::size_t>(m_random.between(m_config.minTurns, m_config.maxTurns));
        std::vector<std::vector<std::vector<std::size_t>>> left;  // by voice and emotion
        for (const Speaker* speaker : m_speakers)
            left.push_back(speaker->clipsOfEmotion);
        std::vector<std::optional<std::size_t>> mood(m_speakers.size());
        std::optional<std::size_t> lastVoice;
        std::optional<std::size_t> lastEmotion;
        while (plan.turns.size() < turns) {
            const auto voice = chooseVoice(left, lastVoice);
            if (!voice)
                break;
            std::optional<std::size_t> wish;
            if (mood[*voice] && m_random.chance(inertia))
                wish = mood[*voice];
            else if (lastEmotion && m_random.chance(contagion))
                wish = lastEmotion;
            const std::size_t emotion = settleEmotion(left[*voice], wish, mood[*voice]);
            const std::size_t clip = takeClip(left[*voice][emotion]);
            plan.turns.push_back({clip, *voice, draw(m_config.gapSeconds), draw(m_config.turnGainDecibels)});
            if (m_config.overlapShare > 0.0 && lastVoice && *lastVoice != *voice && m_random.chance(m_config.overlapShare))
                plan.turns.back().gapSeconds = -draw(m_config.overlapSeconds);
            ++m_clipUses[clip];
            ++m_emotionUses[emotion];
            mood[*voice] = emotion;
            lastVoice = voice;
            lastEmotion = emotion;
        }
    }

    // The next speaker among those who still have a clip to say.
    std::optional<std::size_t> chooseVoice(const std::vector<std::vector<std::vector<std::size_t>>>& left, std::optional<std::size_t> last)
    {
        std::vector<std::size_t> others;
        bool lastCanSpeak = false;
        for (std::size_t voice = 0; voice < left.size(); ++voice) {
            const bool canSpeak = std::any_of(left[voice].begin(), left[voice].end(), [](const auto& clips) { return !clips.empty(); });
            if (last && voice == *last)
                lastCanSpeak = canSpeak;
            else if (canSpeak)
                others.push_back(voice);
        }
        if (others.empty() && !lastCanSpeak)
            return std::nullopt;
        if (others.empty() || (lastCanSpeak && !m_random.chance(m_config.speakerChange)))
            return last;
        return others[m_random.below(others.size())];
    }

    // The wished emotion where the speaker has a clip of it; else one drawn: by the chain from the speaker's last one where there is a
    // chain, else those used less so far being likelier.
    std::size_t settleEmotion(const std::vector<std::vector<std::size_t>>& left, std::optional<std::size_t> wish,
                              std::optional<std::size_t> mood)
    {
        if (wish && !left[*wish].empty())
            return *wish;
        if (!m_transitions.empty() && mood) {
            auto chain = m_transitions[*mood];
            for (std::size_t emotion = 0; emotion < left.size(); ++emotion)
                chain[emotion] = left[emotion].empty() ? 0 : chain[emotion];
            // Where the chain leads only to what the speaker has no clip of, the even draw below goes on.
            if (std::any_of(chain.begin(), chain.end(), [](std::uint64_t weight) { return weight > 0; }))
                return m_random.weighted(chain);
        }
        const std::uint64_t most = *std::max_element(m_emotionUses.begin(), m_emotionUses.end());
        std::vector<std::uint64_t> weights;
        for (std::size_t emotion = 0; emotion < left.size(); ++emotion)
            weights.push_back(left[emotion].empty() ? 0 : 1 + (most - m_emotionUses[emotion]));
        return m_random.weighted(weights);
    }

    std::size_t takeClip(std::vector<std::size_t>& clips)
    {
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (const std::size_t clip : clips)
            least = std::min(least, m_clipUses[clip]);
        std::vector<std::size_t> places;
        for (std::size_t place = 0; place < clips.size(); ++place) {
            if (m_clipUses[clips[place]] == least)
                places.push_back(place);
        }
        const std::size_t place = places[m_random.below(places.size())];
        const std::size_t clip = clips[place];
        clips.erase(clips.begin() + static_cast<std::ptrdiff_t>(place));
        return clip;
    }

    double draw(const PlanRange& range) { return m_random.thousandths(range.low, range.high); }

    const PlanConfig& m_config;
    SeededRandom m_random;
    std::vector<Corpus> m_corpora;
    std::vector<std::vector<std::uint64_t>> m_speakerUses;  // by corpus
    std::vector<std::uint64_t> m_clipUses;
    std::vector<std::uint64_t> m_emotionUses;
    std::vector<std::vector<std::uint64_t>> m_transitions;  // from, to; empty: no chain
    std::vector<const Speaker*> m_speakers;                 // of the dialogue being planned
};

}  // namespace

Result<std::vector<EmotionTransition>> parseTransitions(const std::string& text)
{
    std::vector<EmotionTransition> transitions;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        const auto arrow = part.find('>');
        const auto equals = part.find('=');
        const auto weight = equals == std::string_view::npos ? std::nullopt : parseDecimal(part.substr(equals + 1));
        if (arrow == std::string_view::npos || arrow == 0 || equals < arrow + 2 || !weight || *weight < 0.0
            || *weight > largestTransitionWeight)
            return Error{ErrorCode::InvalidArgument, message("simulation.transition", part)};
        transitions.push_back(
            {std::string(trimmed(part.substr(0, arrow))), std::string(trimmed(part.substr(arrow + 1, equals - arrow - 1))), *weight});
    }
    return transitions;
}

std::vector<std::string> corporaLeftOut(std::span<const LabelledClip> clips, const PlanConfig& config)
{
    struct Size {
        std::set<std::string> speakers;
        std::size_t clips = 0;
    };
    std::map<std::string, Size> corpora;
    for (const auto& clip : clips) {
        ++corpora[clip.corpus].clips;
        corpora[clip.corpus].speakers.insert(clip.speaker);
    }
    std::vector<std::string> tooSmall;
    for (const auto& [name, size] : corpora) {
        const auto together = std::min(static_cast<std::size_t>(config.maxSpeakers), size.speakers.size());
        if (size.clips * together < static_cast<std::size_t>(config.minTurns) * size.speakers.size())
            tooSmall.push_back(name);
    }
    return tooSmall.size() < corpora.size() ? tooSmall : std::vector<std::string>();
}

Result<std::vector<ConversationPlan>> planConversations(std::span<const LabelledClip> clips, const PlanConfig& config, std::uint64_t seed)
{
    if (!isPossible(config))
        return Error{ErrorCode::InvalidArgument, message("simulation.impossible")};
    Planner planner(clips, config, seed);
    if (!planner.hasCorpus())
        return Error{ErrorCode::InvalidArgument, message("simulation.no-corpus")};
    std::vector<ConversationPlan> plans;
    for (int i = 0; i < config.dialogues; ++i)
        plans.push_back(planner.plan(i));
    return plans;
}

}  // namespace undertone
