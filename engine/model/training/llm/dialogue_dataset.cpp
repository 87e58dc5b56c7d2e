// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/dialogue_dataset.h"

#include "engine/core/seeded_random.h"
#include "engine/model/llm/token_window.h"

#include <algorithm>

namespace undertone {

Result<DialogueDataset> DialogueDataset::create(const DialogueTokens& tokens, const EmotionVocabulary& vocabulary)
{
    if (tokens.codebookSize != vocabulary.codeCount || tokens.labels.size() != vocabulary.emotionIds.size())
        return Error{
            ErrorCode::InvalidArgument,
            message("training.other-codes", tokens.codebookSize, tokens.labels.size(), vocabulary.codeCount, vocabulary.emotionIds.size())};
    DialogueDataset dataset;
    for (const auto& dialogue : tokens.dialogues) {
        Stream stream;
        for (const auto& sentence : dialogue.sentences) {
            for (const auto code : sentence.codes)
                stream.tokens.push_back(vocabulary.audioOffset + code);
            stream.tokens.push_back(vocabulary.audioEndId);
            stream.ends.push_back(static_cast<std::int64_t>(stream.tokens.size()));
            stream.labels.push_back(sentence.label);
        }
        if (stream.ends.empty())
            continue;
        dataset.m_sentences += stream.ends.size();
        dataset.m_tokens += static_cast<std::int64_t>(stream.tokens.size());
        dataset.m_streams.push_back(std::move(stream));
    }
    if (dataset.m_streams.empty())
        return Error{ErrorCode::InvalidArgument, message("training.no-sentence")};
    return dataset;
}

TrainingWindow DialogueDataset::window(SentenceIndex at, const LlmTrainingConfig& config, std::optional<std::uint64_t> cutSeed) const
{
    const auto& stream = m_streams[at.dialogue];
    const std::int64_t end = stream.ends[at.sentence];
    const bool packed = config.mode == TrainingMode::Packed;
    const std::int64_t reach = at.firstSentence == 0 ? 0 : stream.ends[at.firstSentence - 1];
    std::int64_t first = end - prefixLength(end - reach, packed ? config.packedTokens : config.windowTokens());
    if (cutSeed) {
        // From the newest joint backwards: the first that falls is where the context begins.
        SplitMix64 random(*cutSeed);
        for (std::size_t i = at.sentence; i > 0 && stream.ends[i - 1] > first; --i) {
            if (random.uniform() < config.jointCutProbability)
                first = stream.ends[i - 1];
        }
    }
    TrainingWindow window;
    window.tokens.assign(stream.tokens.begin() + first, stream.tokens.begin() + end);
    // With no prefix (Eq. 4) the first token predicts and is not predicted.
    window.firstTarget =
        packed ? 1 : std::max<std::int64_t>(1, audioLossWindow(end - first, config.targetTokens, config.prefixTokens).prefix);
    for (std::size_t i = at.sentence + 1; i-- > 0;) {
        const std::int64_t begin = i == 0 ? 0 : stream.ends[i - 1];
        const bool last = i == at.sentence;
        if (!last && (begin < first || config.readouts == ReadoutRows::LastSentence))
            break;
        if (stream.labels[i])
            window.readouts.push_back({stream.ends[i] - 1 - first, *stream.labels[i]});
    }
    std::reverse(window.readouts.begin(), window.readouts.end());
    return window;
}

std::vector<SentenceIndex> DialogueDataset::tiles(std::uint64_t seed, int windowTokens) const
{
    std::vector<SentenceIndex> tiles;
    SplitMix64 random(seed);
    for (std::size_t d = 0; d < m_streams.size(); ++d) {
        const auto& ends = m_streams[d].ends;
        std::int64_t next = 1 + static_cast<std::int64_t>(random.below(static_cast<std::size_t>(windowTokens)));
        for (std::size_t s = 0; s < ends.size(); ++s) {
            if (ends[s] < next && s + 1 < ends.size())
                continue;
            tiles.push_back({d, s});
            while (next <= ends[s])
                next += windowTokens;
        }
    }
    shuffle(tiles, mixSeeds(seed, 1));
    return tiles;
}

std::vector<SentenceIndex> DialogueDataset::stretches(std::optional<std::uint64_t> seed, int packedTokens) const
{
    std::vector<SentenceIndex> stretches;
    SplitMix64 random(seed.value_or(0));
    for (std::size_t d = 0; d < m_streams.size(); ++d) {
        const auto& ends = m_streams[d].ends;
        // A dialogue that does not fit is cut elsewhere in every epoch: its first stretch is shorter by chance.
        std::int64_t room = packedTokens;
        if (seed && ends.back() > packedTokens)
            room = 1 + static_cast<std::int64_t>(random.below(static_cast<std::size_t>(packedTokens)));
        std::size_t first = 0;
        for (std::size_t s = 1; s < ends.size(); ++s) {
            if (ends[s] - (first == 0 ? 0 : ends[first - 1]) <= room)
                continue;
            stretches.push_back({d, s - 1, first});
            first = s;
            room = packedTokens;
        }
        stretches.push_back({d, ends.size() - 1, first});
    }
    if (seed)
        shuffle(stretches, mixSeeds(*seed, 1));
    return stretches;
}

std::vector<SentenceIndex> DialogueDataset::windowsOfEpoch(const LlmTrainingConfig& config, std::uint64_t epoch) const
{
    const auto seed = mixSeeds(config.seed, epoch);
    return config.mode == TrainingMode::Packed ? stretches(seed, config.packedTokens) : tiles(seed, config.windowTokens());
}

std::vector<std::int64_t> DialogueDataset::sentence(SentenceIndex at) const
{
    const auto& stream = m_streams[at.dialogue];
    const auto begin = at.sentence == 0 ? 0 : stream.ends[at.sentence - 1];
    return {stream.tokens.begin() + begin, stream.tokens.begin() + stream.ends[at.sentence]};
}

std::vector<std::int64_t> DialogueDataset::prefix(SentenceIndex at, std::int64_t prefixTokens) const
{
    const auto& stream = m_streams[at.dialogue];
    const auto end = at.sentence == 0 ? 0 : stream.ends[at.sentence - 1];
    return {stream.tokens.begin() + end - prefixLength(end, prefixTokens), stream.tokens.begin() + end};
}

int DialogueDataset::stepsPerEpoch(const LlmTrainingConfig& config) const
{
    const auto windows = config.order == WindowOrder::Walk ? m_sentences : windowsOfEpoch(config, 0).size();
    const auto perStep = static_cast<std::size_t>(config.windowsPerStep());
    return static_cast<int>((windows + perStep - 1) / perStep);
}

Status DialogueDataset::checkLimit(const LlmTrainingConfig& config, std::int64_t modelTokens) const
{
    const bool packed = config.mode == TrainingMode::Packed;
    if (!packed && config.memory.following == MemoryFollowing::Off)
        return {};
    const std::int64_t room = packed ? config.packedTokens : modelTokens - config.windowTokens();
    for (std::size_t d = 0; d < m_streams.size(); ++d) {
        std::int64_t begin = 0;
        for (std::size_t s = 0; s < m_streams[d].ends.size(); ++s) {
            const auto length = m_streams[d].ends[s] - begin;
            begin = m_streams[d].ends[s];
            if (length > room)
                return Error{ErrorCode::LimitExceeded,
                             packed ? message("training.sentence-packed", s + 1, d + 1, length, room)
                                    : message("training.sentence-window", s + 1, d + 1, length, room)};
        }
    }
    return {};
}

std::vector<SentenceIndex> DialogueDataset::batch(const LlmTrainingConfig& config, int step) const
{
    std::vector<SentenceIndex> batch;
    const auto size = static_cast<std::size_t>(config.windowsPerStep());
    if (config.order == WindowOrder::Tiled) {
        // Epochs differ a little in length, so the epoch of a step is found by counting.
        std::size_t skip = static_cast<std::size_t>(step) * size;
        for (std::uint64_t epoch = 0; batch.size() < size; ++epoch) {
            const auto windows = windowsOfEpoch(config, epoch);
            for (; skip < windows.size() && batch.size() < size; ++skip)
                batch.push_back(windows[skip]);
            skip -= std::min(skip, windows.size());
        }
        return batch;
    }
    // Walk: all sentences in a row, dialogue after dialogue, cut into one lane per window of the batch.
    const std::size_t laneLength = (m_sentences + size - 1) / size;
    const std::uint64_t epoch = static_cast<std::uint64_t>(step) / laneLength;
    std::vector<std::size_t> order(m_streams.size());
    for (std::size_t d = 0; d < order.size(); ++d)
        order[d] = d;
    shuffle(order, mixSeeds(config.seed, epoch));
    std::vector<SentenceIndex> all;
    all.reserve(m_sentences);
    for (const auto d : order) {
        for (std::size_t s = 0; s < m_streams[d].ends.size(); ++s)
            all.push_back({d, s});
    }
    for (std::size_t lane = 0; lane < size; ++lane)
        batch.push_back(all[(lane * laneLength + static_cast<std::size_t>(step) % laneLength) % m_sentences]);
    return batch;
}

std::vector<SentenceIndex> DialogueDataset::cover(const LlmTrainingConfig& config) const
{
    if (config.mode == TrainingMode::Packed)
        return stretches(std::nullopt, config.packedTokens);
    std::vector<SentenceIndex> cover;
    for (std::size_t d = 0; d < m_streams.size(); ++d) {
        const auto& ends = m_streams[d].ends;
        std::int64_t covered = 0;  // sentences ending at or before this are in an earlier window
        for (std::size_t s = 0; s < ends.size(); ++s) {
            const bool lastThatFits = s + 1 == ends.size() || ends[s + 1] - covered > config.windowTokens();
            if (!lastThatFits)
                continue;
            cover.push_back({d, s});
            covered = ends[s];
        }
    }
    return cover;
}

}  // namespace undertone
