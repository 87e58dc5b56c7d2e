// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline_fixture.h"

#include "tests/support/named_segments.h"
#include "ui/conversation/conversation_document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace undertone {
namespace {

constexpr int sampleRate = 16000;
constexpr std::array speakerNames{"Mira", "Jonas", "Adèle"};

std::vector<double> softmax(std::array<double, 4> scores)
{
    double sum = 0.0;
    std::vector<double> result;
    for (const double score : scores) {
        result.push_back(std::exp(score));
        sum += result.back();
    }
    for (double& value : result)
        value /= sum;
    return result;
}

Conversation takeTurns(double durationSeconds, std::mt19937& random)
{
    std::vector<test::NamedSegment> segments;
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    double time = 0.8;
    std::size_t speaker = 0;
    while (time < durationSeconds - 5.0) {
        const double length = unit(random) < 0.1 ? 0.25 + 0.2 * unit(random) : 1.1 + 4.2 * unit(random) * unit(random);
        segments.push_back({time, time + length, speakerNames[speaker]});
        const double chance = unit(random);
        const double gap = chance < 0.16 ? -0.45 * length : chance < 0.24 ? 2.2 * unit(random) : 0.12 + 0.5 * unit(random);
        time += length + gap;
        if (unit(random) < 0.75 || gap < 0)
            speaker = (speaker + 1 + static_cast<std::size_t>(unit(random) < 0.35)) % speakerNames.size();
    }
    return test::conversationOf(segments, SegmentsSource::Rttm);
}

std::shared_ptr<const WaveformPeaks> makePeaks(double durationSeconds, const std::vector<Segment>& segments, std::mt19937& random)
{
    auto peaks = std::make_shared<WaveformPeaks>();
    peaks->sampleRate = sampleRate;
    peaks->frameCount = static_cast<SampleIndex>(durationSeconds * sampleRate);
    std::uniform_real_distribution<float> unit(0.0F, 1.0F);
    PeakLevel finest;
    finest.samplesPerPeak = 256;
    const auto count = static_cast<std::size_t>(peaks->frameCount / finest.samplesPerPeak);
    std::vector<float> loudness(count, 0.006F);
    const double peaksPerSecond = static_cast<double>(sampleRate) / 256;
    for (const Segment& segment : segments) {
        const float level = 0.14F + 0.30F * unit(random);
        const double phase = 6.0 * static_cast<double>(unit(random));
        for (double t = segment.startSeconds; t < segment.endSeconds; t += 1 / peaksPerSecond) {
            const double within = (t - segment.startSeconds) / (segment.endSeconds - segment.startSeconds);
            const double syllable = std::pow(std::abs(std::sin(11.0 * t + phase)), 0.7) * (0.55 + 0.45 * std::sin(2.3 * t + phase));
            const double edges = std::min({1.0, 12 * within, 8 * (1 - within)});
            const auto i = std::min(count - 1, static_cast<std::size_t>(t * peaksPerSecond));
            loudness[i] = std::max(loudness[i], level * static_cast<float>(std::max(0.05, syllable * edges)));
        }
    }
    for (const float value : loudness) {
        finest.minimum.push_back(-value * (0.7F + 0.3F * unit(random)));
        finest.maximum.push_back(value * (0.7F + 0.3F * unit(random)));
    }
    peaks->levels.push_back(std::move(finest));
    while (peaks->levels.back().minimum.size() > 512) {
        const PeakLevel& below = peaks->levels.back();
        PeakLevel level;
        level.samplesPerPeak = below.samplesPerPeak * 4;
        for (std::size_t i = 0; i < below.minimum.size(); i += 4) {
            const auto from = static_cast<std::ptrdiff_t>(i);
            const auto to = static_cast<std::ptrdiff_t>(std::min(i + 4, below.minimum.size()));
            level.minimum.push_back(*std::min_element(below.minimum.begin() + from, below.minimum.begin() + to));
            level.maximum.push_back(*std::max_element(below.maximum.begin() + from, below.maximum.begin() + to));
        }
        peaks->levels.push_back(std::move(level));
    }
    return peaks;
}

Timeline header(MemoryMode memory)
{
    Timeline timeline;
    timeline.runId = "fixture";
    timeline.audio = "kitchen_fixture.wav";
    timeline.model = "made-up fixture data";
    timeline.device = "cpu";
    timeline.dtype = "fp32";
    timeline.memory = memory;
    timeline.segmentsSource = "rttm";
    timeline.labels = {"ang", "hap", "sad", "neu"};
    timeline.notice = "Made-up fixture data: no model gave these labels. Labels are a model's guess at acted emotion, not a fact "
                      "about a person. Inferring emotions at work and in education is prohibited in the EU (AI Act Art. 5(1)(f)).";
    return timeline;
}

void addResults(TimelineFixture& fixture, std::mt19937& random)
{
    std::normal_distribution<double> noise(0.0, 1.0);
    std::array<double, 4> mood{-0.4, 0.3, -0.2, 1.2};
    double level = 4.6;
    std::int64_t token = 0;
    for (std::size_t i = 0; i < fixture.talk.segments.size(); ++i) {
        const Segment& segment = fixture.talk.segments[i];
        for (double& score : mood)
            score = 0.72 * score + 0.85 * noise(random);
        level = 3.6 + (level - 3.6) * 0.985 + 0.02 * noise(random);
        UtteranceAnalysis on;
        on.index = static_cast<int>(i);
        on.startSeconds = segment.startSeconds;
        on.endSeconds = segment.endSeconds;
        on.segment = segment.id;
        on.speaker = speakerName(fixture.talk.speakers, segment.speaker);
        on.tokens = static_cast<int>(25 * (segment.endSeconds - segment.startSeconds)) + 1;
        on.tokenSpan = {token, token + on.tokens};
        on.device = "cpu";
        token += on.tokens;
        UtteranceAnalysis off = on;
        on.probabilities = softmax(mood);
        std::array<double, 4> drifted = mood;
        for (double& score : drifted)
            score += 0.35 * noise(random);
        off.probabilities = softmax(drifted);
        if (i > 0) {
            on.lossBefore = level + 0.22 * noise(random);
            on.lossAfter = *on.lossBefore - 0.16 - 0.08 * std::abs(noise(random));
            on.updateNorm = 0.031 + 0.006 * std::abs(noise(random));
            off.lossBefore = *on.lossBefore + 0.012 * std::min(40.0, static_cast<double>(i)) + 0.03 * noise(random);
        }
        fixture.withMemory.utterances.push_back(on);
        fixture.withoutMemory.utterances.push_back(off);
    }
}

}  // namespace

TimelineFixture TimelineFixture::conversation(double durationSeconds)
{
    std::mt19937 random(20240607);
    TimelineFixture fixture;
    fixture.durationSeconds = durationSeconds;
    fixture.talk = takeTurns(durationSeconds, random);
    fixture.peaks = makePeaks(durationSeconds, fixture.talk.segments, random);
    fixture.withMemory = header(MemoryMode::Dpm);
    fixture.withoutMemory = header(MemoryMode::Off);
    addResults(fixture, random);
    return fixture;
}

void TimelineFixture::fill(ConversationDocument& document, int analysed) const
{
    document.setAudio(QStringLiteral("/fixture/kitchen_fixture.wav"), durationSeconds);
    document.setPeaks(peaks);
    document.setConversation(talk);
    if (analysed >= 0)
        run(document, analysed);
}

void TimelineFixture::run(ConversationDocument& document, int analysed) const
{
    document.beginRun(1, RunRole::Primary);
    document.apply(RunStarted{1, withMemory, talk});
    for (int i = 0; i < std::min(analysed, static_cast<int>(talk.segments.size())); ++i)
        document.apply(UtteranceAnalysed{1, withMemory.utterances[static_cast<std::size_t>(i)]});
    if (analysed >= static_cast<int>(talk.segments.size()))
        document.apply(RunEnded{1, true, 12.0, std::nullopt});
}

void TimelineFixture::addComparison(ConversationDocument& document) const
{
    document.beginRun(2, RunRole::Comparison);
    document.apply(RunStarted{2, withoutMemory, talk});
    for (const UtteranceAnalysis& utterance : withoutMemory.utterances)
        document.apply(UtteranceAnalysed{2, utterance});
    document.apply(RunEnded{2, true, 9.0, std::nullopt});
}

}  // namespace undertone
