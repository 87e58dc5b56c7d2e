// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/audio_file_source.h"
#include "engine/core/cancellation.h"
#include "ui/services/recording_service.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace undertone {

/// Opens files, reads segments and computes peaks on a pool thread; answers come back on the GUI thread, those
/// to a request that was replaced are dropped. The destructor cancels, then waits for the read in hand.
class FileRecordings : public RecordingService {
    Q_OBJECT
public:
    using OpenSource = std::function<Result<std::unique_ptr<AudioFileSource>>(const std::filesystem::path& path)>;

    explicit FileRecordings(QObject* parent = nullptr);
    /// With another way to open a file.
    explicit FileRecordings(OpenSource open, QObject* parent = nullptr);
    ~FileRecordings() override;

    void openRecording(const std::filesystem::path& path) override;
    void readSegments(const std::filesystem::path& path, double durationSeconds) override;

private:
    Status readRecording(const std::filesystem::path& path, quint64 request, const CancellationToken& cancel);
    /// Runs `answer` on the GUI thread unless the request has been replaced by then.
    template <typename Answer> void post(quint64 request, Answer answer);

    OpenSource m_open;
    QThreadPool m_pool;
    CancellationToken m_cancel;
    quint64 m_request = 0;  ///< GUI thread only
};

}  // namespace undertone
