// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "audio/audio_file_source.h"
#include "engine/core/cancellation.h"
#include "ui/services/recording_service.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace undertone {

/// Opens files, reads segments and computes peaks on threads of the pool; answers come back on the GUI thread. The destructor
/// cancels, then waits for the read in hand.
class FileRecordings : public RecordingService {
    Q_OBJECT
public:
    using OpenSource = std::function<Result<std::unique_ptr<AudioFileSource>>(const std::filesystem::path& path)>;

    explicit FileRecordings(QThreadPool& pool, QObject* parent = nullptr);
    /// With another way to open a file.
    FileRecordings(QThreadPool& pool, OpenSource open, QObject* parent = nullptr);
    ~FileRecordings() override;

    void openRecording(RequestId request, const std::filesystem::path& path) override;
    void readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                      double durationSeconds) override;
    void abandon() override;

private:
    Status readRecording(RequestId request, const std::filesystem::path& path, const CancellationToken& cancel);
    void takeOpened(RequestId request, const RecordingInfo& info);
    /// Runs `answer` on the GUI thread.
    template <typename Answer> void post(Answer answer);

    OpenSource m_open;
    QThreadPool& m_pool;
    std::map<RequestId, CancellationToken> m_reading;  ///< recordings in hand: the one that is open, until another has opened
    TaskGroup m_tasks;
};

}  // namespace undertone
