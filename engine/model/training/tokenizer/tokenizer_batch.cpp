// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_batch.h"

#include "engine/config/corpus_weights.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/training/tokenizer/mel_augmentation.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace undertone {

namespace {

constexpr std::int64_t lengthStep = 64;  // frames

// What a group knows of its recording: each sentence those before it, or all of a long recording, or itself alone.
enum class RecordingKnowledge { SoFar, LongRecording, OneSentence };

RecordingKnowledge drawKnowledge(SplitMix64& random)
{
    const double draw = random.uniform();
    if (draw < 0.45)
        return RecordingKnowledge::SoFar;
    return draw < 0.85 ? RecordingKnowledge::LongRecording : RecordingKnowledge::OneSentence;
}

std::vector<double> emotionWeights(std::size_t emotions, SplitMix64& random)
{
    // Half of the recordings hold all emotions alike, the others lean to some: a real one is mostly of one mood, and
    // the normalisation must not take that mood for the microphone.
    std::vector<double> weights(emotions, 1.0);
    if (random.chance(0.5)) {
        for (double& weight : weights)
            weight = std::exp(1.2 * random.normal());
    }
    return weights;
}

std::size_t drawFrom(const std::vector<double>& weights, SplitMix64& random)
{
    double sum = 0.0;
    for (const double weight : weights)
        sum += weight;
    double left = random.uniform() * sum;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0.0)
            return i;
    }
    return weights.size() - 1;
}

LogMel cutAtRandom(LogMel clip, std::int64_t longest, SplitMix64& random)
{
    if (clip.frames() <= longest)
        return clip;
    const auto first = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(clip.frames() - longest + 1)));
    return {clip.bands, std::vector<float>(clip.row(first), clip.row(first) + longest * clip.bands)};
}

// The text was checked with the configuration, which allows a weight of 0 where it makes sense.
CorpusWeights weightsOf(const std::string& text)
{
    auto parsed = parseCorpusWeights(text, {}, ZeroWeights::Allowed);
    return parsed ? std::move(*parsed) : CorpusWeights();
}

}  // namespace

Status checkCorpora(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config)
{
    std::set<std::string> there;
    for (const auto& clip : corpus.clips()) {
        if (!clip.isDev)
            there.insert(corpus.corpora()[static_cast<std::size_t>(clip.corpus)]);
    }
    for (const auto& [option, text] : {std::pair{"--corpus-shares", config.corpusShares}, {"--weak-corpora", config.weakCorpora}}) {
        for (const auto& [name, weight] : weightsOf(text)) {
            if (!there.contains(name))
                return Error{ErrorCode::InvalidArgument, message("tokenizer-training.corpus", option, name)};
        }
    }
    return {};
}

PaddedMel padTogether(const std::vector<LogMel>& inputs)
{
    std::int64_t longest = 1;
    for (const auto& input : inputs)
        longest = std::max(longest, input.frames());
    // Few different lengths: oneDNN makes code for each shape that it meets, which takes longer than the products themselves.
    longest = (longest + lengthStep - 1) / lengthStep * lengthStep;
    const auto batch = static_cast<std::int64_t>(inputs.size());
    PaddedMel padded{torch::zeros({batch, longest, inputs.front().bands}), torch::empty({batch}, torch::kInt64)};
    for (std::int64_t i = 0; i < batch; ++i) {
        const auto& values = inputs[static_cast<std::size_t>(i)].values;
        std::copy(values.begin(), values.end(), padded.mel[i].data_ptr<float>());
        padded.lengths[i] = inputs[static_cast<std::size_t>(i)].frames();
    }
    return padded;
}

TokenizerBatchMaker::TokenizerBatchMaker(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config)
    : m_corpus(corpus), m_config(config), m_index(corpus.corpora().size())
{
    std::vector<std::map<int, std::size_t>> places(m_index.size());
    std::vector<std::size_t> counts(m_index.size(), 0);
    for (const auto& clip : corpus.clips()) {
        if (clip.isDev)
            continue;
        const auto at = static_cast<std::size_t>(clip.corpus);
        const auto [place, isNew] = places[at].try_emplace(clip.speaker, m_index[at].size());
        if (isNew)
            m_index[at].emplace_back(corpus.emotions().size());
        m_index[at][place->second][static_cast<std::size_t>(clip.emotion)].push_back(&clip);
        ++counts[at];
    }
    m_largestCorpus = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    const auto shares = weightsOf(config.corpusShares), weak = weightsOf(config.weakCorpora);
    for (const auto& name : corpus.corpora()) {
        const auto share = shares.find(name), weight = weak.find(name);
        if (!shares.empty())
            m_shares.push_back(share != shares.end() ? share->second : 0.0);
        m_isWeak.push_back(weight != weak.end());
        m_emotionWeight.push_back(m_isWeak.back() ? weight->second : 1.0);
    }
}

std::size_t TokenizerBatchMaker::drawCorpus(SplitMix64& random) const
{
    if (!m_shares.empty())
        return drawFrom(m_shares, random);
    double draw = random.uniform();
    for (std::size_t other = 0; other < m_index.size(); ++other) {
        if (other == m_largestCorpus || m_index[other].empty())
            continue;
        draw -= m_config.shareOfSmallCorpora;
        if (draw < 0.0)
            return other;
    }
    return m_largestCorpus;
}

std::vector<const TokenizerClip*> TokenizerBatchMaker::castGroup(SplitMix64& random) const
{
    const auto& speakers = m_index[drawCorpus(random)];
    const double howMany = random.uniform();
    const std::size_t speakerCount = howMany < 0.45 ? 1 : howMany < 0.8 ? 2 : 3;
    std::vector<std::size_t> cast;
    for (std::size_t i = 0; i < speakerCount; ++i)
        cast.push_back(random.below(speakers.size()));
    const auto weights = emotionWeights(m_corpus.emotions().size(), random);
    std::vector<const TokenizerClip*> clips;
    while (clips.size() < static_cast<std::size_t>(m_config.clipsPerGroup)) {
        const auto& ofSpeaker = speakers[cast[random.below(cast.size())]];
        const auto& choice = ofSpeaker[drawFrom(weights, random)];
        // A speaker who lacks this emotion gives way to any speaker of the corpus.
        if (choice.empty())
            cast.push_back(random.below(speakers.size()));
        else
            clips.push_back(choice[random.below(choice.size())]);
    }
    return clips;
}

TokenizerBatchMaker::Group TokenizerBatchMaker::drawGroup(std::uint64_t seed) const
{
    SplitMix64 random(seed);
    const auto& ranges = m_config.augmentation;
    const auto clips = castGroup(random);
    const auto channel = drawChannel(ranges, m_corpus.bands(), random);
    const auto longest = static_cast<std::int64_t>(m_config.longestClipSeconds * melFramesPerSecond);
    std::map<int, VoiceDraw> voices;
    std::vector<Member> group;
    float referencePeak = -100.0F;
    for (const auto* clip : clips) {
        const auto voice = voices.try_emplace(clip->speaker, drawVoice(ranges, random)).first;
        auto ofClip = voice->second;
        ofClip.gain += random.symmetric(ranges.clipDecibels) / 10.0;
        const double speed = 1.0 + random.symmetric(ranges.speed);
        const auto pause =
            random.chance(0.5) ? static_cast<std::int64_t>(random.uniform(0.0, ranges.pauseSeconds) * melFramesPerSecond) : 0;
        Member member;
        member.clip = clip;
        member.clean = warpVoice(cutAtRandom(clip->decode(m_corpus.bands()), longest, random), ofClip, speed, pause, random);
        member.heard = member.clean;
        referencePeak = std::max(referencePeak, member.heard.peak());
        group.push_back(std::move(member));
    }
    for (auto& member : group)
        applyChannel(member.heard, channel, referencePeak, random);
    normaliseGroup(group, random);
    auto heardWeight = m_config.shape.voiceNormalisation ? drawHeardWeight(group, random) : torch::Tensor();
    return {std::move(group), std::move(heardWeight)};
}

torch::Tensor TokenizerBatchMaker::drawHeardWeight(const std::vector<Member>& group, SplitMix64& random) const
{
    const auto knowledge = drawKnowledge(random);
    const double length = random.uniform(1.0, 6.0);  // how much longer the long recording is than the group
    const auto count = static_cast<std::int64_t>(group.size());
    auto weight = torch::zeros({count, count});
    auto access = weight.accessor<float, 2>();
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t j = 0; j < count; ++j) {
            const auto &now = group[static_cast<std::size_t>(i)], &other = group[static_cast<std::size_t>(j)];
            if (m_config.shape.voiceNormalisation->unit == VoiceUnit::Speaker && now.clip->speaker != other.clip->speaker)
                continue;
            if (knowledge == RecordingKnowledge::LongRecording)
                access[i][j] = static_cast<float>(length);
            else if (j == i || (j < i && knowledge == RecordingKnowledge::SoFar))
                access[i][j] = 1.0F;
        }
    }
    return weight;
}

void TokenizerBatchMaker::normaliseGroup(std::vector<Member>& group, SplitMix64& random) const
{
    const auto& config = m_config.shape.recordingNormalisation;
    const int bands = m_corpus.bands();
    std::vector<float> fill(static_cast<std::size_t>(bands), -4.0F);
    if (config) {
        const auto knowledge = drawKnowledge(random);
        const double length = random.uniform(1.0, 6.0);  // how much longer the long recording is than the group
        RecordingNormaliser recording(*config);
        for (auto& member : group) {
            if (knowledge == RecordingKnowledge::OneSentence)
                recording = RecordingNormaliser(*config);
            recording.observe(member.heard.values);
            if (knowledge != RecordingKnowledge::LongRecording)
                recording.apply(member.heard.values);
        }
        if (knowledge == RecordingKnowledge::LongRecording) {
            recording.weigh(length);
            for (auto& member : group)
                recording.apply(member.heard.values);
        }
        for (std::size_t band = 0; band < fill.size(); ++band)
            fill[band] = config->corpusMean[band] + static_cast<float>(config->corpusLevel);
    }
    for (auto& member : group) {
        const float peak = member.heard.peak();
        // Where every peak is moved to one level, so is what hides a stretch: the encoder is not to hear the gain in it.
        auto ofMember = fill;
        if (const auto level = m_config.shape.inputScaling.peakLevel; level && !config) {
            for (float& value : ofMember)
                value += peak - static_cast<float>(*level);
        }
        maskStretches(member.heard, m_config.augmentation, ofMember, random);
        scaleForEncoder(member.heard.values, peak, m_config.shape.inputScaling);
    }
}

torch::Tensor TokenizerBatchMaker::cleanTarget(const std::vector<Member>& members, std::int64_t tokens) const
{
    const int bands = m_corpus.bands(), groups = m_config.reconstructionBands;
    const auto frames = tokens * 4;
    const auto& config = m_config.shape.recordingNormalisation;
    auto target = torch::zeros({static_cast<std::int64_t>(members.size()), frames, m_config.reconstructionBands});
    auto access = target.accessor<float, 3>();
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto clean = members[i].clean;
        limitDynamicRange(clean.values, 6.0);
        const auto levels = frameLevels(clean.values, clean.bands);
        const float wanted = config ? static_cast<float>(config->corpusLevel) : 0.0F;
        const float shift = wanted - sentenceLoudness(levels);
        for (std::int64_t frame = 0; frame < frames; ++frame) {
            const float* row = clean.row(std::min(frame, clean.frames() - 1));
            for (int group = 0; group < groups; ++group) {
                const int firstBand = group * bands / groups, endBand = (group + 1) * bands / groups;
                float sum = 0.0F;
                for (int band = firstBand; band < endBand; ++band)
                    sum += row[band];
                const float mean = sum / static_cast<float>(endBand - firstBand);
                access[static_cast<std::int64_t>(i)][frame][group] = (mean + shift + 4.0F) / 4.0F;
            }
        }
    }
    return target.view({static_cast<std::int64_t>(members.size()), tokens, std::int64_t{4} * m_config.reconstructionBands});
}

GroupRange groupsOf(const TokenizerTrainingConfig& config, int rank, int processes)
{
    const auto firstOf = [&](int process) { return process * config.groupsPerBatch / processes; };
    return {firstOf(rank), firstOf(rank + 1) - firstOf(rank)};
}

TokenizerBatch TokenizerBatchMaker::make(std::int64_t step, const GroupRange& groups) const
{
    std::vector<Group> drawn(static_cast<std::size_t>(groups.count));
    const auto seedsPerStep = static_cast<std::uint64_t>(std::max(64, m_config.groupsPerBatch));
    at::parallel_for(0, groups.count, 1, [&](std::int64_t first, std::int64_t last) {
        for (auto i = first; i < last; ++i) {
            const auto group = static_cast<std::uint64_t>(groups.first + i);
            SplitMix64 mixer(m_config.seed * 1000003ULL + static_cast<std::uint64_t>(step) * seedsPerStep + group);
            drawn[static_cast<std::size_t>(i)] = drawGroup(mixer.next());
        }
    });
    std::vector<Member> members;
    std::vector<LogMel> inputs;
    std::vector<std::int64_t> emotions, sentences;
    std::vector<float> weights, smoothing;
    std::vector<torch::Tensor> heardWeights;
    for (auto& group : drawn) {
        if (group.heardWeight.defined())
            heardWeights.push_back(group.heardWeight);
        for (auto& member : group.members) {
            inputs.push_back(std::move(member.heard));
            emotions.push_back(member.clip->emotion);
            const auto corpus = static_cast<std::size_t>(member.clip->corpus);
            const bool isWeak = m_isWeak[corpus];
            sentences.push_back(isWeak ? unknownSentence : member.clip->sentence);
            weights.push_back(static_cast<float>(m_emotionWeight[corpus]));
            smoothing.push_back(static_cast<float>(isWeak ? m_config.weakSmoothing : m_config.labelSmoothing));
            members.push_back(std::move(member));
        }
    }
    const auto padded = padTogether(inputs);
    return {padded.mel,
            padded.lengths,
            torch::tensor(emotions, torch::kInt64),
            torch::tensor(sentences, torch::kInt64),
            torch::tensor(weights),
            torch::tensor(smoothing),
            heardWeights.empty() ? torch::Tensor() : torch::block_diag(heardWeights),
            cleanTarget(members, halvedLength(halvedLength(padded.mel.size(1))))};
}

}  // namespace undertone
