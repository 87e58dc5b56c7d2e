// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/growing_recording.h"
#include "app/jobs/recording/capture_progress.h"
#include "app/jobs/recording/session_analysis.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace undertone {

enum class LiveAnalysisState {
    Loading,    ///< the model; what is said meanwhile is not lost
    Following,  ///< sentences are read as they end
    Finishing,  ///< the recording has ended; what is left is read
    Done,       ///< all is read, and sealed
    Stopped,    ///< by an error, or because it was to stop: what is left is read by another analysis
};

/// What can be shown of it, at any time.
struct LiveAnalysisStatus {
    LiveAnalysisState state = LiveAnalysisState::Loading;
    std::vector<std::string> labels;
    int found = 0;  ///< sentences that were spoken to their end
    int analysed = 0;
    double lagSeconds = 0.0;  ///< how long ago the earliest was said that no label stands for yet
    double largestLagSeconds = 0.0;
    bool isBehind = false;  ///< by more than LiveAnalysis::muchSeconds: the computer is too slow for now
    std::vector<Message> warnings;
    std::optional<Error> error;
};

/// Analyses a session while it is recorded: sentences are cut as they are spoken, and read one by one. It has a thread and a model of its
/// own, at a lower priority than all else in the program, and reads what the recorder has written; the recorder knows nothing of it. Needs
/// consent to analyse of everyone in the session, and stops within a second once it is withdrawn. Any thread may call.
class LiveAnalysis {
public:
    static constexpr double muchSeconds = 5.0;
    static constexpr double littleSeconds = 2.0;

    /// `analysis`: SessionAnalysis::beginWhileRecording's. Of `prototype` options and engine count. Errors: GrowingSession::create's.
    static Result<std::unique_ptr<LiveAnalysis>> start(SessionAnalysis analysis, const Keyring& keyring, AnalysisJobRequest prototype,
                                                       std::shared_ptr<const CaptureProgress> progress);
    /// Stops it.
    ~LiveAnalysis();
    LiveAnalysis(const LiveAnalysis&) = delete;
    LiveAnalysis& operator=(const LiveAnalysis&) = delete;

    [[nodiscard]] LiveAnalysisStatus status() const;
    /// What was read, from a row on.
    [[nodiscard]] std::vector<UtteranceAnalysis> rows(std::size_t first) const;
    /// Leaves what is not read yet to another analysis, which takes it up where this one ends.
    void stop() const { m_cancel.cancel(); }
    /// Until it is done or stopped, or the time is over: whether it is.
    bool waitUntilOver(std::chrono::milliseconds patience) const;

private:
    LiveAnalysis(SessionAnalysis analysis, AnalysisJobRequest prototype, std::shared_ptr<const CaptureProgress> progress)
        : m_analysis(std::move(analysis)), m_prototype(std::move(prototype)), m_progress(std::move(progress))
    {
    }
    void run(const std::shared_ptr<GrowingRecording>& recording);
    void take(const EngineEvent& event);
    void tell(const FollowReport& report);
    void measureLag() const;  ///< under m_mutex

    SessionAnalysis m_analysis;  ///< of the thread
    AnalysisJobRequest m_prototype;
    std::shared_ptr<const CaptureProgress> m_progress;
    CancellationToken m_cancel;
    mutable std::mutex m_mutex;  ///< guards all below
    mutable std::condition_variable m_changed;
    mutable LiveAnalysisStatus m_status;
    FollowReport m_report;
    std::vector<UtteranceAnalysis> m_rows;
    std::thread m_thread;
};

}  // namespace undertone
