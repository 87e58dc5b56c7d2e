// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include "engine/io/sha256.h"
#include "engine/model/speech/mel_spectrogram.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace undertone {

namespace {

constexpr float stepsPerDecade = 2048.0F;

int indexIn(const std::vector<std::string>& names, const std::string& name)
{
    return static_cast<int>(std::lower_bound(names.begin(), names.end(), name) - names.begin());
}

template <typename Member> std::vector<std::string> distinct(const std::vector<LabelledClip>& clips, Member member)
{
    std::vector<std::string> names;
    names.reserve(clips.size());
    for (const auto& clip : clips)
        names.push_back(clip.*member);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

LogMel TokenizerClip::decode(int bands) const
{
    LogMel mel{bands, std::vector<float>(logMel.size())};
    std::transform(logMel.begin(), logMel.end(), mel.values.begin(),
                   [](std::int16_t value) { return static_cast<float>(value) / stepsPerDecade; });
    return mel;
}

TokenizerCorpus::TokenizerCorpus(int bands) : m_bands(bands), m_mel(std::make_unique<MelSpectrogram>(bands)) {}

TokenizerCorpus::~TokenizerCorpus() = default;

Status TokenizerCorpus::add(std::size_t order, const LabelledClip& clip, std::span<const float> pcm)
{
    const bool finite = std::all_of(pcm.begin(), pcm.end(), [](float sample) { return std::isfinite(sample); });
    if (!finite || pcm.size() < static_cast<std::size_t>(engineSampleRate) / 5)
        return Error{ErrorCode::CorruptFile, message("tokenizer-training.clip"), clip.path};
    const auto mel = m_mel->logMel(pcm);
    TokenizerClip entry;
    entry.order = order;
    entry.isDev = clip.split == "dev";
    entry.logMel.resize(mel.size());
    std::transform(mel.begin(), mel.end(), entry.logMel.begin(),
                   [](float value) { return static_cast<std::int16_t>(std::lround(value * stepsPerDecade)); });
    const std::lock_guard lock(m_mutex);
    m_clips.push_back(std::move(entry));
    m_named.push_back(clip);
    return {};
}

void TokenizerCorpus::finish(const std::string& excludedCorpus)
{
    m_emotions = distinct(m_named, &LabelledClip::emotion);
    m_corpora = distinct(m_named, &LabelledClip::corpus);
    m_speakers = distinct(m_named, &LabelledClip::speaker);
    m_sentences = distinct(m_named, &LabelledClip::text);
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        m_clips[i].emotion = indexIn(m_emotions, m_named[i].emotion);
        m_clips[i].corpus = indexIn(m_corpora, m_named[i].corpus);
        m_clips[i].speaker = indexIn(m_speakers, m_named[i].speaker);
        m_clips[i].sentence = indexIn(m_sentences, m_named[i].text);
        m_clips[i].isDev = m_clips[i].isDev || m_named[i].corpus == excludedCorpus;
    }
    m_named.clear();
    std::sort(m_clips.begin(), m_clips.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
}

std::string TokenizerCorpus::sha256() const
{
    Sha256 hash;
    for (const auto& clip : m_clips) {
        const auto nameOf = [](const std::vector<std::string>& names, int index) { return names[static_cast<std::size_t>(index)]; };
        for (const auto& name : {nameOf(m_emotions, clip.emotion), nameOf(m_corpora, clip.corpus), nameOf(m_speakers, clip.speaker),
                                 nameOf(m_sentences, clip.sentence)})
            hash.update(std::to_string(name.size()) + ':' + name);
        hash.update(std::string(clip.isDev ? "dev " : "train ") + std::to_string(clip.logMel.size()) + ':');
        hash.update(std::as_bytes(std::span(clip.logMel)));
    }
    return hash.finishHex();
}

RecordingNormalisationConfig TokenizerCorpus::speechStatistics(RecordingNormalisationConfig ranges) const
{
    std::map<int, SpeechFrameSums> bySpeaker;
    for (const auto& clip : m_clips) {
        if (clip.isDev)
            continue;
        auto mel = clip.decode(bands());
        limitDynamicRange(mel.values, ranges.dynamicRange);
        const auto levels = frameLevels(mel.values, bands());
        const auto threshold = sentenceLoudness(levels) - static_cast<float>(ranges.speechRange);
        bySpeaker[clip.speaker].add(sumSpeechFrames(mel.values, bands(), levels, threshold));
    }
    const auto width = static_cast<std::size_t>(bands());
    std::vector<double> mean(width, 0.0), variance(width, 0.0);
    double level = 0.0;
    for (const auto& [speaker, sums] : bySpeaker) {
        const double ownLevel = sums.level / sums.frames;
        level += ownLevel;
        for (std::size_t band = 0; band < width; ++band) {
            const double own = sums.values[band] / sums.frames;
            mean[band] += own - ownLevel;
            variance[band] += sums.squares[band] / sums.frames - own * own;
        }
    }
    const auto speakers = static_cast<double>(std::max<std::size_t>(1, bySpeaker.size()));
    ranges.corpusLevel = level / speakers;
    ranges.corpusMean.assign(width, 0.0F);
    ranges.corpusDeviation.assign(width, 1.0F);
    for (std::size_t band = 0; band < width && !bySpeaker.empty(); ++band) {
        ranges.corpusMean[band] = static_cast<float>(mean[band] / speakers);
        ranges.corpusDeviation[band] = static_cast<float>(std::sqrt(std::max(1e-4, variance[band] / speakers)));
    }
    return ranges;
}

}  // namespace undertone
