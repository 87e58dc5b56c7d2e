// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "app/process/task_group.h"
#include "app/window/open_vaults.h"
#include "audio/capture/capture_host.h"
#include "ui/services/capture_service.h"

#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>

namespace undertone {

class ConsentClip;
class LevelMonitor;
class LiveAnalysis;
class SessionRecording;

/// Where devices come from.
struct CaptureSource {
    std::string prefix;  ///< of the ids of its devices in the window
    std::shared_ptr<CaptureHost> host;
    bool isSimulated = false;
};

/// The devices of this computer, and a simulated one, which is called so.
std::vector<CaptureSource> captureSources();

/// Recording into the vaults that are open. What waits for a device or the disk is done on a thread of its own; the recorder has its own.
/// The destructor stops a recording and waits until what was heard is written.
class SessionCapture : public CaptureService {
    Q_OBJECT
public:
    SessionCapture(std::shared_ptr<OpenVaults> vaults, std::vector<CaptureSource> sources, QThreadPool& pool, QObject* parent = nullptr);
    ~SessionCapture() override;

    /// How what is recorded is analysed meanwhile, where that is asked for: options and engine, as they are when a recording begins.
    void setAnalysis(std::function<AnalysisJobRequest()> analysis) { m_analysisOptions = std::move(analysis); }
    void findDevices() override;
    void listen(const std::string& device, const std::string& secondDevice) override;
    void stopListening() override;
    void start(const NewSession& session) override;
    [[nodiscard]] const CaptureStatus& status() const override { return m_status; }
    void startClip(const NewSpeaker& speaker, const std::string& device, int channel) override;
    void stopClip() override;
    void pause(bool paused) override;
    void mark() override;
    void useDevice(const std::string& device) override;
    void stop() override;

private:
    /// A device of the window, as its host names it.
    struct Device {
        const CaptureSource* source = nullptr;
        std::string id;
    };
    /// What is opened for one device, or for two as one.
    struct Input {
        std::shared_ptr<CaptureHost> host;
        std::string id;
        int channels = 1;
        std::string name;  ///< for the log
    };
    [[nodiscard]] Input inputOf(const std::string& device, const std::string& secondDevice) const;
    [[nodiscard]] Device deviceOf(const std::string& id) const;
    template <typename Work> void work(Work work);
    template <typename Answer> void answer(Answer answer);
    void takeStarted(Result<std::shared_ptr<SessionRecording>> started);
    void look();
    void lookAtClip();
    void lookAtAnalysis(const LiveAnalysis& analysis);
    void showLevels();
    void measureRoom();
    void finish();

    std::shared_ptr<OpenVaults> m_vaults;
    std::vector<CaptureSource> m_sources;
    std::map<std::string, int> m_channelsOf;  ///< of the devices that were found, by id
    std::function<AnalysisJobRequest()> m_analysisOptions;
    CaptureStatus m_status;
    bool m_stopWanted = false;   ///< asked for before the recording had begun
    std::size_t m_rowsSeen = 0;  ///< of the analysis
    std::shared_ptr<SessionRecording> m_recording;
    std::shared_ptr<LevelMonitor> m_monitor;
    std::shared_ptr<ConsentClip> m_clip;
    std::string m_clipSpeaker;
    QTimer m_clipTimer;
    QTimer m_levelTimer;
    QTimer m_statusTimer;
    QTimer m_roomTimer;
    QThreadPool& m_pool;
    QThreadPool m_thread;
    TaskGroup m_tasks;
};

}  // namespace undertone
