// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/window/peak_store.h"
#include "app/window/recording_access.h"
#include "engine/core/cancellation.h"
#include "ui/services/recording_service.h"

#include <QThreadPool>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// Opens files, reads segments and computes peaks on threads of the pool; answers come back on the GUI thread. The destructor
/// cancels, then waits for the read in hand.
class FileRecordings : public RecordingService {
    Q_OBJECT
public:
    /// `peaks`: where waveforms of files are kept; null: nowhere. Those of sessions are sealed in the session.
    explicit FileRecordings(QThreadPool& pool, std::shared_ptr<const RecordingAccess> access = RecordingAccess::files(),
                            std::shared_ptr<const PeakStore> peaks = nullptr, QObject* parent = nullptr);
    ~FileRecordings() override;

    void openRecording(RequestId request, const std::filesystem::path& path) override;
    void readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                      double durationSeconds) override;
    void abandon() override;

private:
    /// Where the waveform of a recording is kept, and what it is called there.
    struct KeptWaveform {
        std::shared_ptr<const PeakStore> store;
        std::string key;
    };
    [[nodiscard]] std::optional<KeptWaveform> waveformOf(const std::filesystem::path& path, RecordingOrigin origin) const;
    Status readRecording(RequestId request, const std::filesystem::path& path, const CancellationToken& cancel);
    void takeOpened(RequestId request, const RecordingInfo& info);
    /// Runs `answer` on the GUI thread.
    template <typename Answer> void post(Answer answer);

    std::shared_ptr<const RecordingAccess> m_access;
    std::shared_ptr<const PeakStore> m_peaks;
    QThreadPool& m_pool;
    std::map<RequestId, CancellationToken> m_reading;  ///< recordings in hand: the one that is open, until another has opened
    TaskGroup m_tasks;
};

}  // namespace undertone
