// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_evaluation.h"

#include "engine/io/json_text.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/training/shared/recall_counter.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"

#include <torch/nn/utils/rnn.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

constexpr std::size_t clipsAtOnce = 32;

// The clips for judging as recordings: a speaker's sentences together, in an order that is mixed but always the same.
std::vector<const TokenizerClip*> devRecordings(const TokenizerCorpus& corpus)
{
    std::vector<const TokenizerClip*> clips;
    for (const auto& clip : corpus.clips()) {
        if (clip.isDev)
            clips.push_back(&clip);
    }
    SplitMix64 random(7);
    for (std::size_t i = clips.size(); i > 1; --i)
        std::swap(clips[i - 1], clips[random.below(i)]);
    std::stable_sort(clips.begin(), clips.end(), [](const auto* a, const auto* b) { return a->speaker < b->speaker; });
    return clips;
}

ChannelDraw channelOf(TokenizerTrial trial, const TokenizerTrainingConfig& config, int bands, SplitMix64& random)
{
    ChannelDraw channel;
    if (trial == TokenizerTrial::Quieter20)
        channel.level = -2.0;
    if (trial == TokenizerTrial::Louder20)
        channel.level = 2.0;
    if (trial == TokenizerTrial::LowPass3400 || trial == TokenizerTrial::NoisyRoom) {
        channel.isClean = false;
        channel.response.assign(static_cast<std::size_t>(bands), 0.0F);
        channel.roomNoise.assign(static_cast<std::size_t>(bands), -9.0F);
        channel.ownNoise = channel.roomNoise;
    }
    if (trial == TokenizerTrial::LowPass3400)
        channel.response = lowPassResponse(bands, 3400.0);
    if (trial == TokenizerTrial::NoisyRoom) {
        auto ranges = config.augmentation;
        ranges.cleanProbability = 0.0;
        ranges.reverberationProbability = 1.0;
        ranges.noiseBelowPeakLowest = ranges.noiseBelowPeakHighest = 25.0;
        channel = drawChannel(ranges, bands, random);
    }
    return channel;
}

std::vector<LogMel> hear(const std::vector<const TokenizerClip*>& clips, const TokenizerCorpus& corpus,
                         const TokenizerTrainingConfig& config, TokenizerTrial trial)
{
    SplitMix64 random(11);
    std::vector<LogMel> inputs;
    RecordingNormaliser recording;
    ChannelDraw channel;
    int speaker = -1;
    for (const auto* clip : clips) {
        const bool isNewRecording = clip->speaker != speaker || trial == TokenizerTrial::SentenceAlone;
        if (isNewRecording && config.shape.recordingNormalisation)
            recording = RecordingNormaliser(*config.shape.recordingNormalisation);
        if (clip->speaker != speaker)
            channel = channelOf(trial, config, corpus.bands(), random);
        speaker = clip->speaker;
        auto mel = clip->decode(corpus.bands());
        applyChannel(mel, channel, mel.peak(), random);
        recording.observe(mel.values);
        recording.apply(mel.values);
        scaleForEncoder(mel.values, mel.peak(), config.shape.inputScaling);
        inputs.push_back(std::move(mel));
    }
    return inputs;
}

// Of each clip, (tokens, hidden); empty tensors once cancelled.
std::vector<torch::Tensor> featuresOf(SpeechEncoder& encoder, std::vector<LogMel>& inputs, const std::vector<std::size_t>& byLength,
                                      const CancellationToken& cancel)
{
    std::vector<torch::Tensor> features(inputs.size());
    for (std::size_t first = 0; first < byLength.size() && !cancel.isCancelled(); first += clipsAtOnce) {
        const auto last = std::min(byLength.size(), first + clipsAtOnce);
        std::vector<LogMel> chosen;
        for (auto i = first; i < last; ++i)
            chosen.push_back(std::move(inputs[byLength[i]]));
        const auto padded = padTogether(chosen);
        const auto lengths = tokenLengths(padded.lengths);
        const auto batch = encoder->features(padded.mel, padded.lengths).to(torch::kFloat32);
        for (auto i = first; i < last; ++i) {
            const auto row = static_cast<std::int64_t>(i - first);
            features[byLength[i]] = batch[row].slice(0, 0, lengths[row].item<std::int64_t>()).contiguous();
        }
    }
    return features;
}

// As the tokenizer would on each speaker's recording: clips by speaker, each after those before it.
void normaliseRecordings(std::vector<torch::Tensor>& features, const std::vector<const TokenizerClip*>& clips, SpeechEncoder& encoder,
                         TokenizerTrial trial)
{
    const auto& config = encoder->config().voiceNormalisation;
    if (!config)
        return;
    const VoiceNormaliser fresh(*config, encoder->featureStatistics());
    VoiceNormaliser voice;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        if (i == 0 || clips[i]->speaker != clips[i - 1]->speaker || trial == TokenizerTrial::SentenceAlone)
            voice = fresh;
        if (!features[i].defined())
            continue;
        const std::span values(features[i].data_ptr<float>(), static_cast<std::size_t>(features[i].numel()));
        voice.observe(values, {});
        voice.apply(values, {});
    }
}

// Counts answers as they come in; scores are read at the end.
class Tally {
public:
    explicit Tally(const TokenizerCorpus& corpus)
        : m_all(corpus.emotions().size()), m_before(m_all), m_byCorpus(corpus.corpora().size(), m_all), m_beforeByCorpus(m_byCorpus),
          m_answered(corpus.emotions().size(), 0)
    {
    }

    void count(const TokenizerClip& clip, std::size_t answer, std::size_t answerBefore, bool sentenceRight)
    {
        const auto truth = static_cast<std::size_t>(clip.emotion);
        m_all.add(truth, answer);
        m_before.add(truth, answerBefore);
        const auto corpus = static_cast<std::size_t>(clip.corpus);
        m_byCorpus[corpus].add(truth, answer);
        m_beforeByCorpus[corpus].add(truth, answerBefore);
        ++m_answered[answer];
        m_sentencesRight += sentenceRight ? 1 : 0;
        m_right += truth == answer ? 1 : 0;
        ++m_clips;
    }

    void countCodes(const torch::Tensor& codes, std::size_t codebookSize)
    {
        m_codes.resize(codebookSize, 0);
        for (std::int64_t i = 0; i < codes.numel(); ++i)
            ++m_codes[static_cast<std::size_t>(codes.data_ptr<std::int64_t>()[i])];
    }

    [[nodiscard]] TokenizerScores scores(TokenizerTrial trial) const
    {
        TokenizerScores result;
        result.trial = trial;
        result.clips = m_clips;
        const double clips = std::max(1, m_clips);
        result.accuracy = m_right / clips;
        result.sentenceAccuracy = m_sentencesRight / clips;
        result.unweightedRecall = m_all.unweightedRecall().value_or(-1.0);
        result.unweightedRecallBefore = m_before.unweightedRecall().value_or(-1.0);
        for (std::size_t i = 0; i < m_byCorpus.size(); ++i) {
            result.ofCorpus.push_back({m_byCorpus[i].unweightedRecall(), m_beforeByCorpus[i].unweightedRecall(), m_byCorpus[i].recalls()});
        }
        for (const int given : m_answered)
            result.answered.push_back(given / clips);
        double total = 0.0, entropy = 0.0;
        for (const auto count : m_codes)
            total += static_cast<double>(count);
        for (const auto count : m_codes) {
            result.codesUsed += count > 0 ? 1 : 0;
            if (count > 0)
                entropy -= static_cast<double>(count) / total * std::log(static_cast<double>(count) / total);
        }
        result.perplexity = std::exp(entropy);
        return result;
    }

private:
    RecallCounter m_all, m_before;
    std::vector<RecallCounter> m_byCorpus, m_beforeByCorpus;
    std::vector<int> m_answered;  // how often each emotion
    std::vector<std::int64_t> m_codes;
    int m_clips = 0, m_right = 0, m_sentencesRight = 0;
};

}  // namespace

const char* trialName(TokenizerTrial trial)
{
    switch (trial) {
    case TokenizerTrial::Clean: return "clean";
    case TokenizerTrial::SentenceAlone: return "sentence_alone";
    case TokenizerTrial::Quieter20: return "quieter_20_db";
    case TokenizerTrial::Louder20: return "louder_20_db";
    case TokenizerTrial::LowPass3400: return "low_pass_3400_hz";
    case TokenizerTrial::NoisyRoom: return "noisy_room";
    }
    return "";
}

std::optional<TokenizerScores> judgeTokenizer(SpeechEncoder& encoder, TokenizerHeads& heads, const TokenizerCorpus& corpus,
                                              const TokenizerTrainingConfig& config, TokenizerTrial trial, const CancellationToken& cancel)
{
    const torch::NoGradGuard noGradients;
    encoder->eval();
    heads->eval();
    const auto clips = devRecordings(corpus);
    auto inputs = hear(clips, corpus, config, trial);
    std::vector<std::size_t> byLength(clips.size());
    for (std::size_t i = 0; i < byLength.size(); ++i)
        byLength[i] = i;
    std::stable_sort(byLength.begin(), byLength.end(), [&](auto a, auto b) { return inputs[a].frames() < inputs[b].frames(); });

    auto features = featuresOf(encoder, inputs, byLength, cancel);
    normaliseRecordings(features, clips, encoder, trial);
    Tally tally(corpus);
    for (std::size_t first = 0; first < byLength.size(); first += clipsAtOnce) {
        if (cancel.isCancelled())
            return std::nullopt;
        const auto last = std::min(byLength.size(), first + clipsAtOnce);
        std::vector<torch::Tensor> chosen;
        std::vector<std::int64_t> counts;
        for (auto i = first; i < last; ++i) {
            counts.push_back(features[byLength[i]].size(0));
            chosen.push_back(std::move(features[byLength[i]]));
        }
        const auto lengths = torch::tensor(counts, torch::kInt64);
        const auto hidden = encoder->hiddenOf(torch::nn::utils::rnn::pad_sequence(chosen, true));
        const auto digits = quantizeDigits(encoder->projectDown(hidden));
        const auto outputs = heads(digits, hidden.to(torch::kFloat32), lengths);
        const auto answers = outputs.emotion.argmax(-1), before = outputs.emotionBefore.argmax(-1), sentences = outputs.sentence.argmax(-1);
        const auto codes = codesFromDigits(digits);
        for (auto i = first; i < last; ++i) {
            const auto row = static_cast<std::int64_t>(i - first);
            const auto& clip = *clips[byLength[i]];
            tally.count(clip, static_cast<std::size_t>(answers[row].item<std::int64_t>()),
                        static_cast<std::size_t>(before[row].item<std::int64_t>()), sentences[row].item<int>() == clip.sentence);
            tally.countCodes(codes[row].slice(0, 0, counts[static_cast<std::size_t>(row)]).contiguous(),
                             static_cast<std::size_t>(config.shape.codebookSize()));
        }
    }
    return tally.scores(trial);
}

std::string toJson(const TokenizerScores& scores, const TokenizerCorpus& corpus)
{
    nlohmann::ordered_json json = {{"trial", trialName(scores.trial)},
                                   {"clips", scores.clips},
                                   {"wa", scores.accuracy},
                                   {"ua", scores.unweightedRecall},
                                   {"ua_before_quantising", scores.unweightedRecallBefore},
                                   {"sentence_accuracy", scores.sentenceAccuracy},
                                   {"codes_used", scores.codesUsed},
                                   {"perplexity", scores.perplexity}};
    for (std::size_t i = 0; i < scores.ofCorpus.size(); ++i) {
        const auto& ofCorpus = scores.ofCorpus[i];
        if (!ofCorpus.unweightedRecall)
            continue;
        const auto& name = corpus.corpora()[i];
        json["ua_by_corpus"][name] = *ofCorpus.unweightedRecall;
        json["ua_before_quantising_by_corpus"][name] = ofCorpus.unweightedRecallBefore.value();
        for (std::size_t emotion = 0; emotion < ofCorpus.recalls.size(); ++emotion) {
            if (ofCorpus.recalls[emotion])
                json["recall_by_corpus"][name][corpus.emotions()[emotion]] = *ofCorpus.recalls[emotion];
        }
    }
    for (std::size_t i = 0; i < scores.answered.size(); ++i)
        json["answered"][corpus.emotions()[i]] = scores.answered[i];
    return jsonText(json);
}

}  // namespace undertone
