// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"
#include "engine/core/waveform_peaks.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace undertone {

/// Where a recording comes from. A session lies sealed in a vault: nothing of it is written anywhere in clear.
enum class RecordingOrigin { File, Session };

/// What is known of an opened recording before anything is computed.
struct RecordingInfo {
    std::filesystem::path path;
    int sampleRate = 0;  ///< Hz
    int channelCount = 0;
    double durationSeconds = 0.0;
    QString format;  ///< as the reader names it, e.g. "WAV"; may be empty
    RecordingOrigin origin = RecordingOrigin::File;
    std::vector<double> marks{};  ///< seconds: places that somebody marked while it was recorded
    std::size_t logEntries = 0;   ///< of a session: in its log, before any of it was read
};

/// Numbers the requests of one caller; 0 is none.
using RequestId = std::uint64_t;

/// Opens recordings and segments files off the GUI thread. Every answer carries the number that its request was given:
/// answers may arrive in any order, also after their request was replaced or given up, and the caller drops those. Once a
/// newer recording has opened, the work on the one before stops. GUI thread.
class RecordingService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Answers with recordingOpened, then peaksReady; or with recordingFailed. Of a session that was analysed also with resultsRead.
    virtual void openRecording(RequestId request, const std::filesystem::path& path) = 0;
    /// Reads a segments file for a recording of that length. Answers with segmentsRead or segmentsFailed, both with the tiers to choose
    /// from and which of them are chosen; none where the format has no tiers, or nothing could be read.
    virtual void readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                              double durationSeconds) = 0;
    /// Stops the work on the recording in hand.
    virtual void abandon() = 0;

Q_SIGNALS:
    void recordingOpened(undertone::RequestId request, const undertone::RecordingInfo& info);
    void recordingFailed(undertone::RequestId request, const undertone::Error& error);
    void peaksReady(undertone::RequestId request, std::shared_ptr<const undertone::WaveformPeaks> peaks);
    void resultsRead(undertone::RequestId request, const std::shared_ptr<const undertone::Timeline>& results);
    void segmentsRead(undertone::RequestId request, const undertone::Conversation& conversation,
                      const std::vector<undertone::SegmentsTier>& tiers);
    void segmentsFailed(undertone::RequestId request, const undertone::Error& error, const std::vector<undertone::SegmentsTier>& tiers);
};

}  // namespace undertone
