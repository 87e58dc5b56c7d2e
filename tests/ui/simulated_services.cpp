// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_services.h"

#include "engine/core/notice.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int labelCount = 4;
constexpr double secondsPerSentence = 0.84;

/// Any integer to [0, 1), the same everywhere.
double noise(unsigned seed)
{
    seed = (seed ^ 61U) ^ (seed >> 16U);
    seed *= 9U;
    seed ^= seed >> 4U;
    seed *= 0x27d4eb2dU;
    seed ^= seed >> 15U;
    return (seed & 0xffffffU) / double(0x1000000);
}

}  // namespace

Conversation simulatedConversation(int sentences)
{
    Conversation conversation;
    conversation.source = SegmentsSource::Rttm;
    const char* speakers[] = {"Ada", "Bela", "Cleo"};
    SpeakersByName byName(conversation);
    double at = 0.6;
    int speaker = 0;
    for (int i = 0; i < sentences; ++i) {
        const auto seed = static_cast<unsigned>(i);
        const double length = i == 6 ? 0.4 : 1.2 + 3.4 * noise(seed * 3 + 1);
        conversation.segments.push_back({at, at + length, byName.idOf(speakers[speaker])});
        at += length + (i % 9 == 8 ? -0.5 : 0.15 + 0.8 * noise(seed * 3 + 2));
        if (noise(seed * 3 + 5) < 0.75)
            speaker = (speaker + (noise(seed + 900) < 0.6 ? 1 : 2)) % 3;
    }
    numberSegments(conversation);
    return conversation;
}

UtteranceAnalysis simulatedAnalysis(const Conversation& conversation, int index, MemoryMode memory)
{
    const Segment& segment = conversation.segments[static_cast<std::size_t>(index)];
    UtteranceAnalysis result;
    result.index = index;
    result.startSeconds = segment.startSeconds;
    result.endSeconds = segment.endSeconds;
    result.segment = segment.id;
    result.speaker = speakerName(conversation.speakers, segment.speaker);
    const auto seed = static_cast<unsigned>(index);
    const int emotion = static_cast<int>(4 * noise(seed / 3 + 17)) % labelCount;
    double sum = 0.0;
    for (int label = 0; label < labelCount; ++label) {
        double score = (label == emotion ? 2.1 : 0.0) + 1.4 * noise(seed * 7 + static_cast<unsigned>(label));
        if (memory == MemoryMode::Off)
            score += 1.6 * (noise(seed * 11 + static_cast<unsigned>(label) + 400) - 0.5);
        result.probabilities.push_back(std::exp(1.3 * score));
        sum += result.probabilities.back();
    }
    for (double& probability : result.probabilities)
        probability /= sum;
    if (index > 0) {
        const double drift = memory == MemoryMode::Dpm ? 0.45 * (1 - std::exp(-index / 14.0)) : 0.0;
        result.lossBefore = 4.1 + 0.5 * (noise(seed * 5 + 3) - 0.5) - drift;
        if (memory == MemoryMode::Dpm) {
            result.lossAfter = *result.lossBefore - 0.1 - 0.12 * noise(seed * 5 + 4);
            result.updateNorm = 0.06 + 0.02 * noise(seed * 5 + 8);
        }
    }
    result.tokens = static_cast<int>(25 * (segment.endSeconds - segment.startSeconds)) + 1;
    result.device = "cpu";
    return result;
}

std::shared_ptr<const WaveformPeaks> simulatedPeaks(const Conversation& conversation, double durationSeconds)
{
    auto peaks = std::make_shared<WaveformPeaks>();
    peaks->sampleRate = 16000;
    peaks->frameCount = static_cast<SampleIndex>(durationSeconds * peaks->sampleRate);
    PeakLevel level;
    level.samplesPerPeak = 256;
    const auto count = static_cast<std::size_t>(peaks->frameCount / level.samplesPerPeak);
    level.minimum.resize(count);
    level.maximum.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double seconds = static_cast<double>(i) * 256 / 16000;
        double loudness = 0.015;
        for (const Segment& segment : conversation.segments) {
            if (seconds >= segment.startSeconds && seconds < segment.endSeconds) {
                const double syllable = 0.5 + 0.5 * std::sin(seconds * 2 * 3.14159265 * 3.1 + segment.startSeconds);
                loudness =
                    std::max(loudness, (0.12 + 0.5 * syllable) * (0.6 + 0.4 * noise(static_cast<unsigned>(segment.startSeconds * 10))));
            }
        }
        level.maximum[i] = static_cast<float>(loudness * (0.7 + 0.3 * noise(static_cast<unsigned>(2 * i))));
        level.minimum[i] = static_cast<float>(-loudness * (0.7 + 0.3 * noise(static_cast<unsigned>(2 * i + 1))));
    }
    peaks->levels.push_back(std::move(level));
    return peaks;
}

MemoryEvaluation simulatedMemoryEvaluation()
{
    MemoryEvaluation memory;
    memory.state = MemoryEvaluationState::Measured;
    memory.split = "dev";
    memory.dialogues = 64;
    memory.sentences = 2607;
    memory.weightedAccuracy = {-0.0015, -0.0056, 0.0027};
    memory.unweightedRecall = {-0.0015, -0.0056, 0.0027};
    memory.lossOff = 3.996;
    memory.lossOn = 3.991;
    memory.loss = {-0.0042, -0.0058, -0.0028};
    memory.lateLoss = MemoryDifference{-0.0071, -0.0137, -0.0015};
    memory.lateSentence = 41;
    memory.calibrationErrorOff = 0.049;
    memory.calibrationErrorOn = 0.052;
    memory.device = "cpu";
    memory.dtype = "fp32";
    memory.version = "0.1.0";
    memory.date = "2026-03-02 09:14:00 UTC";
    return memory;
}

ModelInfo simulatedModel()
{
    ModelInfo model;
    model.name = "undertone-small";
    model.labels = {"ang", "hap", "sad", "neu"};
    model.licence = "CC BY 4.0";
    model.sha256 = "5d1f3a0c9b7e";
    model.prefixTokens = 512;
    model.temporaryRank = 16;
    model.temporaryLearningRate = 1e-3;
    model.tokenizerParameters = 1'540'000;
    model.llmParameters = 4'400'000;
    model.device = "cpu";
    model.dtype = "fp32";
    model.card = "# A card\n\nWhat the model is for, and what not.\n";
    model.directory = "/home/ada/.local/share/undertone/models/undertone-small";
    model.memory = simulatedMemoryEvaluation();
    return model;
}

RunId SimulatedAnalysisService::start(const AnalysisRequest& request)
{
    lastRequest = request;
    ++startCount;
    m_next = 0;
    return m_run = ++m_lastRun;
}

void SimulatedAnalysisService::cancel()
{
    if (m_run != 0)
        Q_EMIT eventArrived(RunEnded{m_run, false, m_next * secondsPerSentence, {}});
    m_run = 0;
}

void SimulatedAnalysisService::loadModel(const ModelChoice& choice)
{
    lastChoice = choice;
    if (modelMissing || (!missingModel.empty() && choice.directory == missingModel))
        Q_EMIT modelUnavailable(Error{ErrorCode::FileNotFound, "No model was found.", choice.directory});
    else if (!missingDevice.empty() && choice.device == missingDevice)
        Q_EMIT modelUnavailable(Error{ErrorCode::DeviceUnavailable, "There is no such device.", {}});
    else
        Q_EMIT modelLoaded(model);
}

void SimulatedAnalysisService::begin()
{
    Timeline header;
    header.runId = "simulated";
    header.audio = lastRequest->audio.string();
    header.model = "undertone-small";
    header.device = "cpu";
    header.dtype = "fp32";
    header.memory = lastRequest->memory;
    header.segmentsSource = "rttm";
    header.labels = {"ang", "hap", "sad", "neu"};
    header.notice = noticeOnUse;
    Q_EMIT eventArrived(RunStarted{m_run, header, m_conversation});
    Q_EMIT eventArrived(RunProgress{m_run, AnalysisStage::Tokenizing, 0.0, -1.0});
}

void SimulatedAnalysisService::analyse(int sentences, FromJournal fromJournal)
{
    const int count = static_cast<int>(m_conversation.segments.size());
    for (int i = 0; i < sentences && m_next < count; ++i, ++m_next) {
        Q_EMIT eventArrived(UtteranceAnalysed{m_run, simulatedAnalysis(m_conversation, m_next, lastRequest->memory),
                                              fromJournal == FromJournal::Yes ? RowOrigin::Journal : RowOrigin::Read});
        Q_EMIT eventArrived(
            RunProgress{m_run, AnalysisStage::Analysing, (m_next + 1.0) / count, (count - m_next - 1) * secondsPerSentence});
    }
}

void SimulatedAnalysisService::finish()
{
    analyse(static_cast<int>(m_conversation.segments.size()));
    const RunId run = m_run;
    m_run = 0;
    Q_EMIT eventArrived(RunEnded{run, true, m_next * secondsPerSentence, {}});
}

void SimulatedAnalysisService::fail(const Error& error)
{
    const RunId run = m_run;
    m_run = 0;
    Q_EMIT eventArrived(RunEnded{run, false, m_next * secondsPerSentence, error});
}

void SimulatedProjectService::answer(RequestId request)
{
    waiting = request;
    if (!answersAtOnce)
        return;
    if (failure)
        Q_EMIT failed(request, *failure);
    else if (next)
        Q_EMIT opened(request, next);
}

void SimulatedProjectService::open(RequestId request, const std::filesystem::path&)
{
    answer(request);
}

void SimulatedProjectService::openOfSession(RequestId request, const std::filesystem::path& session)
{
    sessionsAsked.push_back(request);
    if (failure || (next != nullptr && next->audio == session))
        answer(request);
}

void SimulatedProjectService::create(RequestId request, const NewProjectRequest&)
{
    answer(request);
}

void SimulatedProjectService::relink(RequestId request, const std::filesystem::path&)
{
    answer(request);
}

ProjectSnapshot simulatedProject(const Conversation& conversation)
{
    ProjectSnapshot project;
    project.path = "/data/kitchen-table.undertone";
    project.audio = project.audioAsNamed = "/data/kitchen-table.wav";
    project.conversation = conversation;
    project.speakers = conversation.speakers;
    auto lane = std::make_shared<AnnotationLane>();
    lane->labels = {"neutral", "happiness", "sadness", "anger", "excitement", "frustration", "fear", "surprise", "disgust"};
    for (std::size_t i = 0; i < conversation.segments.size(); ++i) {
        if (i % 5 != 3)
            lane->annotations[conversation.segments[i].id] = {{static_cast<int>(i * 7 / 3 % 6)}, 0.25 * static_cast<double>(i % 5), {}};
    }
    project.lane = std::move(lane);
    return project;
}

void SimulatedRecordingService::openRecording(RequestId request, const std::filesystem::path& path)
{
    recordingsAsked.push_back({request, path});
    if (!answersAtOnce)
        return;
    if (failure) {
        Q_EMIT recordingFailed(request, *failure);
        return;
    }
    answerRecording(recordingsAsked.back());
    answerPeaks(recordingsAsked.back());
}

void SimulatedRecordingService::answerRecording(const Waiting& waiting)
{
    Q_EMIT recordingOpened(waiting.request, RecordingInfo{waiting.path, 22050, 1, m_durationSeconds, QStringLiteral("WAV"), origin});
}

void SimulatedRecordingService::answerPeaks(const Waiting& waiting)
{
    Q_EMIT peaksReady(waiting.request, simulatedPeaks(m_conversation, m_durationSeconds));
}

void SimulatedRecordingService::readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                                             double)
{
    lastSegments = path;
    lastSelection = selection;
    segmentsAsked.push_back({request, path});
    if (!answersAtOnce)
        return;
    if (segmentsFailure)
        Q_EMIT segmentsFailed(request, *segmentsFailure, tiers);
    else
        answerSegments(segmentsAsked.back(), m_conversation);
}

void SimulatedRecordingService::answerSegments(const Waiting& waiting, const Conversation& conversation)
{
    Q_EMIT segmentsRead(waiting.request, conversation, tiers);
}

}  // namespace undertone
