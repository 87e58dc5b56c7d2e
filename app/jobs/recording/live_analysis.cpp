// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/live_analysis.h"

#include "app/jobs/recording/growing_session.h"
#include "engine/core/catch_all.h"

#include <algorithm>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace undertone {
namespace {

constexpr int backgroundNiceness = 10;

/// Of this thread, and of those that it will start.
void lowerPriority()
{
    // Where it is refused, the analysis is as dear as all else; the recorder waits for none of it.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), backgroundNiceness));
}

bool isOver(const LiveAnalysisStatus& status)
{
    return status.state == LiveAnalysisState::Done || status.state == LiveAnalysisState::Stopped;
}

}  // namespace

Result<std::unique_ptr<LiveAnalysis>> LiveAnalysis::start(SessionAnalysis analysis, const Keyring& keyring, AnalysisJobRequest prototype,
                                                          std::shared_ptr<const CaptureProgress> progress)
{
    std::unique_ptr<LiveAnalysis> live(new LiveAnalysis(std::move(analysis), std::move(prototype), std::move(progress)));
    const auto recording = TRY(GrowingSession::create(
        live->m_analysis.session(), keyring, live->m_progress, [self = live.get()](const FollowReport& report) { self->tell(report); },
        [self = live.get()](const Conversation& conversation) { return self->m_analysis.keepSentences(conversation); }));
    live->m_thread = std::thread([self = live.get(), recording] { self->run(recording); });
    return live;
}

LiveAnalysis::~LiveAnalysis()
{
    m_cancel.cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void LiveAnalysis::run(const std::shared_ptr<GrowingRecording>& recording)
{
    lowerPriority();
    const auto done = catchAll([&]() -> Status {
        AnalysisJob job;
        const auto outcome = m_analysis.follow(
            job, 1, m_prototype, recording, [this](const EngineEvent& event) { take(event); }, m_cancel);
        return outcome.error ? Status(*outcome.error) : Status();
    });
    const std::scoped_lock lock(m_mutex);
    m_status.state = done ? LiveAnalysisState::Done : LiveAnalysisState::Stopped;
    if (!done && done.error().code != ErrorCode::Cancelled)
        m_status.error = done.error();
    m_changed.notify_all();
}

void LiveAnalysis::take(const EngineEvent& event)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto* started = std::get_if<RunStarted>(&event)) {
        m_status.labels = started->header.labels;
        m_status.state = LiveAnalysisState::Following;
    } else if (const auto* row = std::get_if<UtteranceAnalysed>(&event)) {
        m_rows.push_back(row->utterance);
    } else if (const auto* warned = std::get_if<RunWarned>(&event)) {
        m_status.warnings.push_back(warned->warning.message);
    }
}

void LiveAnalysis::tell(const FollowReport& report)
{
    const std::scoped_lock lock(m_mutex);
    m_report = report;
    measureLag();
}

void LiveAnalysis::measureLag() const
{
    const double unread = std::min(m_report.heardSeconds, m_report.waitsSinceSeconds.value_or(m_report.heardSeconds));
    m_status.lagSeconds = m_progress->secondsHeardSince(unread);
    m_status.largestLagSeconds = std::max(m_status.largestLagSeconds, m_status.lagSeconds);
    m_status.isBehind = m_status.lagSeconds > (m_status.isBehind ? littleSeconds : muchSeconds);
}

LiveAnalysisStatus LiveAnalysis::status() const
{
    const std::scoped_lock lock(m_mutex);
    m_status.found = m_report.found;
    m_status.analysed = static_cast<int>(m_rows.size());
    if (m_status.state == LiveAnalysisState::Following && m_progress->ended)
        m_status.state = LiveAnalysisState::Finishing;
    if (isOver(m_status)) {
        m_status.lagSeconds = 0.0;
        m_status.isBehind = false;
    } else {
        measureLag();
    }
    return m_status;
}

std::vector<UtteranceAnalysis> LiveAnalysis::rows(std::size_t first) const
{
    const std::scoped_lock lock(m_mutex);
    const auto begin = std::min(first, m_rows.size());
    return {m_rows.begin() + static_cast<std::ptrdiff_t>(begin), m_rows.end()};
}

bool LiveAnalysis::waitUntilOver(std::chrono::milliseconds patience) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return isOver(m_status); });
}

}  // namespace undertone
