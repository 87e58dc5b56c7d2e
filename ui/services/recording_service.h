// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/waveform_peaks.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>

namespace undertone {

/// What is known of an opened audio file before anything is computed.
struct RecordingInfo {
    std::filesystem::path path;
    int sampleRate = 0;  ///< Hz
    int channelCount = 0;
    double durationSeconds = 0.0;
    QString format;  ///< as the reader names it, e.g. "WAV"; may be empty
};

/// Opens recordings and segments files off the GUI thread. Answers to a request that a later one replaced
/// never arrive.
class RecordingService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Answers with recordingOpened, then peaksReady; or with recordingFailed.
    virtual void openRecording(const std::filesystem::path& path) = 0;
    /// Reads a segments file for a recording of that length. Answers with segmentsRead or segmentsFailed.
    virtual void readSegments(const std::filesystem::path& path, double durationSeconds) = 0;

Q_SIGNALS:
    void recordingOpened(const undertone::RecordingInfo& info);
    void recordingFailed(const undertone::Error& error);
    void peaksReady(std::shared_ptr<const undertone::WaveformPeaks> peaks);
    void segmentsRead(const std::filesystem::path& path, const undertone::Conversation& conversation);
    void segmentsFailed(const undertone::Error& error);
};

}  // namespace undertone
