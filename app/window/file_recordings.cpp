// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_recordings.h"

#include "audio/peak_pyramid.h"
#include "engine/annotation/segments_reader.h"
#include "engine/core/catch_all.h"

namespace undertone {

FileRecordings::FileRecordings(QObject* parent) : FileRecordings(AudioFileSource::open, parent) {}

FileRecordings::FileRecordings(OpenSource open, QObject* parent) : RecordingService(parent), m_open(std::move(open))
{
    m_pool.setMaxThreadCount(2);  // segments are read while peaks still grow
}

FileRecordings::~FileRecordings()
{
    m_cancel.cancel();
    m_pool.waitForDone();
}

template <typename Answer> void FileRecordings::post(quint64 request, Answer answer)
{
    QMetaObject::invokeMethod(
        this,
        [this, request, answer = std::move(answer)] {
            if (request == m_request)
                answer();
        },
        Qt::QueuedConnection);
}

void FileRecordings::openRecording(const std::filesystem::path& path)
{
    m_cancel.cancel();
    m_cancel = CancellationToken();
    const quint64 request = ++m_request;
    m_pool.start([this, path, request, cancel = m_cancel] {
        const auto read = catchAll([&] { return readRecording(path, request, cancel); });
        if (!read && read.error().code != ErrorCode::Cancelled)
            post(request, [this, error = read.error()] { Q_EMIT recordingFailed(error); });
    });
}

Status FileRecordings::readRecording(const std::filesystem::path& path, quint64 request, const CancellationToken& cancel)
{
    const auto source = TRY(m_open(path));
    post(request, [this, info = RecordingInfo{path, source->sampleRate(), source->channelCount(), source->durationSeconds(), {}}] {
        Q_EMIT recordingOpened(info);
    });
    const auto grown = [this, request](double, const std::shared_ptr<const WaveformPeaks>& soFar) {
        post(request, [this, soFar] { Q_EMIT peaksReady(soFar); });
    };
    auto peaks = TRY(computePeaks(*source, grown, cancel));
    post(request, [this, all = std::make_shared<const WaveformPeaks>(std::move(peaks))] { Q_EMIT peaksReady(all); });
    return {};
}

void FileRecordings::readSegments(const std::filesystem::path& path, double durationSeconds)
{
    m_pool.start([this, path, durationSeconds, request = m_request] {
        auto conversation = catchAll([&] { return undertone::readSegments(path, durationSeconds); });
        if (conversation)
            post(request, [this, path, read = *std::move(conversation)] { Q_EMIT segmentsRead(path, read); });
        else
            post(request, [this, error = conversation.error()] { Q_EMIT segmentsFailed(error); });
    });
}

}  // namespace undertone
