// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_capture.h"

#include "app/jobs/recording/consent_clip.h"
#include "app/jobs/recording/recording_figures.h"
#include "app/jobs/recording/session_recording.h"
#include "app/window/session_consent.h"
#include "audio/capture/combined_host.h"
#include "audio/capture/level_monitor.h"
#include "audio/capture/port_audio_host.h"
#include "audio/capture/simulated_host.h"
#include "engine/core/catch_all.h"
#include "engine/core/time_text.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

constexpr int levelMilliseconds = 66;
constexpr int statusMilliseconds = 100;
constexpr int roomMilliseconds = 2000;
constexpr int simulatedChannels = 2;
/// Seconds of sentences that are kept to be drawn: a minute is, and one may begin before it.
constexpr double sentenceSeconds = 80.0;

CaptureState stateOf(RecorderState state)
{
    switch (state) {
    case RecorderState::Opening: return CaptureState::Starting;
    case RecorderState::Recording: return CaptureState::Recording;
    case RecorderState::Paused: return CaptureState::Paused;
    case RecorderState::Hanging: return CaptureState::Hanging;
    case RecorderState::Away: return CaptureState::Away;
    case RecorderState::Stopped: return CaptureState::Stopping;
    }
    return CaptureState::Idle;
}

std::vector<InputLevel> levelsOf(const std::vector<ChannelLevel>& levels)
{
    std::vector<InputLevel> shown;
    for (const auto& level : levels)
        shown.push_back({level.peak, level.loudness, clipsNow(level), level.silentSeconds});
    return shown;
}

/// Named by the time alone: names of folders are not encrypted.
std::filesystem::path newFolderIn(const std::filesystem::path& vault)
{
    const std::string name = nowCompact();
    std::filesystem::path folder = vault / name;
    std::error_code ignored;
    for (int again = 2; std::filesystem::exists(folder, ignored); ++again)
        folder = vault / (name + '-' + std::to_string(again));
    return folder;
}

/// Who speaks on each channel that is recorded, in the order of the channels.
std::vector<QString> namesOfChannels(const NewSession& session)
{
    std::map<int, QStringList> speakers;
    for (const NewSpeaker& speaker : session.speakers)
        speakers[speaker.channel] << speaker.name;
    std::vector<QString> names;
    for (const auto& [channel, those] : speakers)
        names.push_back(those.join(QStringLiteral(", ")));
    return names;
}

}  // namespace

std::vector<CaptureSource> captureSources()
{
    SimulatedSound sound;
    sound.channels = simulatedChannels;
    return {{"system:", makePortAudioHost(), false}, {"simulated:", makeSimulatedHost(sound), true}};
}

SessionCapture::SessionCapture(std::shared_ptr<OpenVaults> vaults, std::vector<CaptureSource> sources, QThreadPool& pool, QObject* parent)
    : CaptureService(parent), m_vaults(std::move(vaults)), m_sources(std::move(sources)), m_pool(pool)
{
    m_thread.setMaxThreadCount(1);
    m_levelTimer.setInterval(levelMilliseconds);
    m_statusTimer.setInterval(statusMilliseconds);
    m_roomTimer.setInterval(roomMilliseconds);
    m_clipTimer.setInterval(statusMilliseconds);
    connect(&m_levelTimer, &QTimer::timeout, this, &SessionCapture::showLevels);
    connect(&m_statusTimer, &QTimer::timeout, this, &SessionCapture::look);
    connect(&m_clipTimer, &QTimer::timeout, this, &SessionCapture::lookAtClip);
    connect(&m_roomTimer, &QTimer::timeout, this, &SessionCapture::measureRoom);
}

SessionCapture::~SessionCapture()
{
    m_tasks.wait();
    m_clip.reset();
    m_recording.reset();
}

template <typename Work> void SessionCapture::work(Work work)
{
    m_thread.start(m_tasks.counted(std::move(work)));
}

template <typename Answer> void SessionCapture::answer(Answer answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

SessionCapture::Device SessionCapture::deviceOf(const std::string& id) const
{
    for (const CaptureSource& source : m_sources) {
        if (id.starts_with(source.prefix))
            return {&source, id.substr(source.prefix.size())};
    }
    return {&m_sources.front(), {}};
}

void SessionCapture::findDevices()
{
    m_pool.start(m_tasks.counted([this] {
        std::vector<InputDevice> found;
        for (const CaptureSource& source : m_sources) {
            const auto devices = catchAll([&] { return source.host->devices(); });
            for (const auto& device : devices ? *devices : std::vector<CaptureDevice>())
                found.push_back({source.prefix + device.id, QString::fromStdString(device.name), device.channels, device.sampleRate,
                                 device.isDefault && !source.isSimulated, source.isSimulated});
        }
        answer([this, found] {
            for (const InputDevice& device : found)
                m_channelsOf[device.id] = device.channels;
            Q_EMIT devicesFound(found);
        });
    }));
}

SessionCapture::Input SessionCapture::inputOf(const std::string& device, const std::string& secondDevice) const
{
    const auto single = [this](const std::string& id) {
        const auto named = deviceOf(id);
        const auto known = m_channelsOf.find(id);
        const int channels = known == m_channelsOf.end() ? 1 : std::clamp(known->second, 1, mostInputChannels);
        return Input{named.source->host, named.id, channels, named.source->isSimulated ? "simulated device" : named.id};
    };
    const Input first = single(device);
    if (secondDevice.empty())
        return first;
    const Input second = single(secondDevice);
    return {makeCombinedHost({{first.host, first.id, first.channels}, {second.host, second.id, second.channels}}), std::string(),
            first.channels + second.channels, first.name + " + " + second.name};
}

void SessionCapture::listen(const std::string& device, const std::string& secondDevice)
{
    stopListening();
    const auto input = inputOf(device, secondDevice);
    m_monitor = std::make_shared<LevelMonitor>(input.host, input.id, input.channels);
    m_levelTimer.start();
}

void SessionCapture::stopListening()
{
    m_levelTimer.stop();
    if (m_monitor)
        work([monitor = std::exchange(m_monitor, nullptr)]() mutable { monitor.reset(); });  // it waits for the device to close
}

void SessionCapture::showLevels()
{
    const auto reading = m_monitor->reading();
    if (reading.error) {
        stopListening();
        Q_EMIT listeningFailed(*reading.error);
    } else if (!reading.levels.empty()) {
        Q_EMIT levelsChanged(levelsOf(reading.levels));
    }
}

void SessionCapture::startClip(const NewSpeaker& speaker, const std::string& device, int channel)
{
    if (m_status.isActive() || m_clip)
        return;
    stopListening();
    ConsentRecord record;
    record.speaker = speaker.id;
    record.purposes = speaker.purposes;
    record.expressed = "spoken";
    const auto named = deviceOf(device);
    auto clip = ConsentClip::start(record, named.source->host, named.id, channel);
    if (!clip) {
        Q_EMIT clipFailed(clip.error());
        return;
    }
    m_clip = *std::move(clip);
    m_clipSpeaker = speaker.id;
    m_status = {};
    m_status.state = CaptureState::Clip;
    m_clipTimer.start();
    Q_EMIT statusChanged();
}

void SessionCapture::stopClip()
{
    if (m_clip)
        m_clip->stop();
}

void SessionCapture::lookAtClip()
{
    const auto now = m_clip->status();
    m_status.seconds = now.sampleRate == 0 ? 0.0 : static_cast<double>(now.frames) / now.sampleRate;
    m_status.levels = levelsOf(now.levels);
    if (m_status.seconds >= ConsentClip::mostSeconds || now.state == RecorderState::Away)
        m_clip->stop();  // nobody expects another device to take over
    if (now.state != RecorderState::Stopped) {
        Q_EMIT statusChanged();
        return;
    }
    m_clipTimer.stop();
    const double seconds = m_status.seconds;
    m_status = {};
    const auto wave = m_clip->wave();
    work([clip = std::exchange(m_clip, nullptr)]() mutable { clip.reset(); });  // joins the recorder
    Q_EMIT statusChanged();
    if (wave)
        Q_EMIT clipRecorded(m_clipSpeaker, QByteArray::fromStdString(*wave), seconds);
    else
        Q_EMIT clipFailed(wave.error());
}

void SessionCapture::start(const NewSession& session)
{
    if (m_status.isActive() || m_clip)
        return;
    stopListening();
    m_status = {};
    m_stopWanted = false;
    m_status.state = CaptureState::Starting;
    m_status.channelNames = namesOfChannels(session);
    for (const NewSpeaker& speaker : session.speakers)
        m_status.speakers.emplace_back(speaker.id, speaker.name);
    Q_EMIT statusChanged();
    const auto input = inputOf(session.device, session.secondDevice);
    std::optional<AnalysisJobRequest> analysis;
    if (session.analyse)
        analysis = m_analysisOptions ? m_analysisOptions() : AnalysisJobRequest();
    m_rowsSeen = 0;
    work([this, session, input, analysis] {
        using Started = Result<std::shared_ptr<SessionRecording>>;
        auto started = std::make_shared<Started>(catchAll([&]() -> Started {
            SessionRecordingRequest request{
                newFolderIn(session.vault), TRY(consentOf(session)), input.host, input.id, input.name, 0, analysis};
            return TRY(m_vaults->withKeyringOf(request.folder, [&](Keyring& keyring) -> Started {
                return std::shared_ptr<SessionRecording>(TRY(SessionRecording::start(keyring, request)));
            }));
        }));
        answer([this, started] { takeStarted(std::move(*started)); });
    });
}

void SessionCapture::takeStarted(Result<std::shared_ptr<SessionRecording>> started)
{
    if (!started) {
        m_status = {};
        Q_EMIT statusChanged();
        Q_EMIT startFailed(started.error());
        return;
    }
    m_recording = *started;
    m_status.folder = m_recording->folder();
    if (std::exchange(m_stopWanted, false))
        stop();
    m_statusTimer.start();
    m_roomTimer.start();
    measureRoom();
    look();
}

void SessionCapture::lookAtAnalysis(const LiveAnalysis& analysis)
{
    const auto now = analysis.status();
    auto& view = m_status.analysis ? *m_status.analysis : m_status.analysis.emplace();
    view.isLoading = now.state == LiveAnalysisState::Loading;
    view.labels = now.labels;
    view.found = now.found;
    view.analysed = now.analysed;
    view.lagSeconds = now.lagSeconds;
    view.isBehind = now.isBehind;
    view.error = now.error;
    const auto rows = analysis.rows(m_rowsSeen);
    m_rowsSeen += rows.size();
    for (const auto& row : rows) {
        const int emotion = row.emotion();
        view.sentences.push_back({row.startSeconds, row.endSeconds, emotion,
                                  emotion < 0 ? 0.0 : row.probabilities[static_cast<std::size_t>(emotion)], row.lossBefore});
    }
    const double oldest = (view.sentences.empty() ? 0.0 : view.sentences.back().endSeconds) - sentenceSeconds;
    std::erase_if(view.sentences, [oldest](const LiveSentence& sentence) { return sentence.endSeconds < oldest; });
}

void SessionCapture::look()
{
    const auto now = m_recording->recorder().status();
    const auto* analysis = m_recording->analysis();
    if (analysis != nullptr)
        lookAtAnalysis(*analysis);
    if (now.state == RecorderState::Stopped) {
        if (analysis != nullptr && (now.error || neverBegan(now)))
            analysis->stop();  // there is nothing that it could come to the end of
        if (analysis == nullptr || analysis->waitUntilOver(std::chrono::milliseconds(0)))
            return finish();
        m_status.state = CaptureState::Finishing;
        Q_EMIT statusChanged();
        return;
    }
    if (m_status.state != CaptureState::Stopping)
        m_status.state = stateOf(now.state);
    m_status.paused = now.paused;
    const double rate = std::max(1, now.sampleRate);
    m_status.seconds = static_cast<double>(now.frames) / rate;
    m_status.droppedSeconds = static_cast<double>(now.droppedFrames) / rate;
    m_status.gaps = now.gaps;
    m_status.levels = levelsOf(now.levels);
    m_status.clockDrift = now.clockDrift;
    m_status.deviceDrifts = now.deviceDrifts;
    m_status.wrongRate = now.wrongRate;
    m_status.deviceError = now.deviceError;
    m_status.peaks = m_recording->peaks().channels;
    Q_EMIT statusChanged();
}

void SessionCapture::measureRoom()
{
    work([this, recording = m_recording, channels = m_status.channelNames.size()] {
        if (const auto seconds = secondsOfRoom(recording->folder(), recording->recorder().status().sampleRate, channels))
            answer([this, seconds = *seconds] { m_status.freeSeconds = seconds; });
    });
}

void SessionCapture::pause(bool paused)
{
    if (!m_recording)
        return;
    m_recording->recorder().pause(paused);
    m_status.paused = paused;  // seen at once
    Q_EMIT statusChanged();
}

void SessionCapture::mark()
{
    if (!m_recording)
        return;
    ++m_status.marks;
    Q_EMIT statusChanged();
    work([this, recording = m_recording, seconds = m_status.seconds] {
        const auto marked = catchAll([&] { return recording->mark(seconds); });
        if (!marked)
            answer([this] { --m_status.marks; });
    });
}

void SessionCapture::useDevice(const std::string& device)
{
    // Another host would be another clock and another way to it: a device takes over from one of its own kind.
    if (m_recording)
        m_recording->recorder().useDevice(deviceOf(device).id);
}

void SessionCapture::stop()
{
    stopClip();
    if (!m_recording) {
        m_stopWanted = m_status.state == CaptureState::Starting;  // as soon as there is something to stop
        return;
    }
    if (m_status.state == CaptureState::Finishing) {
        if (const auto* analysis = m_recording->analysis())
            analysis->stop();
        return;
    }
    m_status.state = CaptureState::Stopping;
    m_recording->recorder().stop();
    Q_EMIT statusChanged();
}

void SessionCapture::finish()
{
    m_statusTimer.stop();
    m_roomTimer.stop();
    const auto folder = m_recording->folder();
    const auto last = m_recording->recorder().status();
    work([this, recording = std::exchange(m_recording, nullptr), folder, last]() mutable {
        recording.reset();  // joins the recorder
        // What was agreed to is not used up by a device that cannot be opened.
        const bool isDiscarded = neverBegan(last)
            && catchAll([&] {
                   return m_vaults->withKeyringOf(folder, [&](Keyring& keyring) { return discardUnheard(folder, keyring); });
               }).ok();
        answer([this, folder, isDiscarded, error = last.error] {
            m_status = {};
            Q_EMIT statusChanged();
            if (isDiscarded)
                Q_EMIT startFailed(error.value_or(Error{ErrorCode::Cancelled, message("core.cancelled"), {}}));
            else
                Q_EMIT ended(folder, error);
        });
    });
}

}  // namespace undertone
