// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_recordings.h"

#include "app/window/tile_store.h"
#include "audio/peak_pyramid.h"
#include "engine/annotation/segments_reader.h"
#include "engine/core/catch_all.h"

namespace undertone {

FileRecordings::FileRecordings(QThreadPool& pool, std::shared_ptr<const RecordingAccess> access, std::shared_ptr<const PeakStore> peaks,
                               QObject* parent)
    : RecordingService(parent), m_access(std::move(access)), m_peaks(std::move(peaks)), m_pool(pool)
{
}

FileRecordings::~FileRecordings()
{
    abandon();
    m_tasks.wait();
}

template <typename Answer> void FileRecordings::post(Answer answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void FileRecordings::openRecording(RequestId request, const std::filesystem::path& path)
{
    const CancellationToken cancel;
    m_reading.emplace(request, cancel);
    m_pool.start(m_tasks.counted([this, path, request, cancel] {
        const auto read = catchAll([&] { return readRecording(request, path, cancel); });
        if (!read && read.error().code != ErrorCode::Cancelled)
            post([this, request, error = read.error()] {
                m_reading.erase(request);
                Q_EMIT recordingFailed(request, error);
            });
    }));
}

void FileRecordings::abandon()
{
    for (const auto& [request, cancel] : m_reading)
        cancel.cancel();
    m_reading.clear();
}

void FileRecordings::takeOpened(RequestId request, const RecordingInfo& info)
{
    if (m_reading.empty() || m_reading.rbegin()->first != request)
        return;  // it was replaced, or given up
    const CancellationToken kept = m_reading[request];
    m_reading.erase(request);
    abandon();
    m_reading.emplace(request, kept);
    Q_EMIT recordingOpened(request, info);
}

std::optional<FileRecordings::KeptWaveform> FileRecordings::waveformOf(const std::filesystem::path& path, RecordingOrigin origin) const
{
    if (origin == RecordingOrigin::Session) {
        auto sealed = m_access->sealedWaveform(path);
        if (!sealed || !*sealed)
            return std::nullopt;
        return KeptWaveform{std::make_shared<const PeakStore>((*sealed)->store), (*sealed)->sound};
    }
    auto key = m_peaks != nullptr ? TileStore::recordingKey(path) : std::nullopt;
    return key ? std::optional(KeptWaveform{m_peaks, *std::move(key)}) : std::nullopt;
}

Status FileRecordings::readRecording(RequestId request, const std::filesystem::path& path, const CancellationToken& cancel)
{
    const auto facts = TRY(m_access->sessionFacts(path));  // first: whoever withdraws from now on did so after it was opened
    const auto origin = m_access->isSession(path) ? RecordingOrigin::Session : RecordingOrigin::File;
    // Before it is read: one that changes meanwhile is another then, and who withdraws meanwhile destroys the key of what is kept here.
    const auto kept = waveformOf(path, origin);
    const auto source = TRY(m_access->open(path, cancel));
    const RecordingInfo info{path,   source->sampleRate(), source->channelCount(), source->durationSeconds(), {},
                             origin, facts.marks,          facts.logEntries};
    post([this, request, info] { takeOpened(request, info); });
    if (const auto results = TRY(m_access->results(path)); results != nullptr)
        post([this, request, results] { Q_EMIT resultsRead(request, results); });
    auto known = kept ? kept->store->load(kept->key) : std::nullopt;
    if (known && known->frameCount == source->frameCount() && known->sampleRate == source->sampleRate()) {
        post([this, request, all = std::make_shared<const WaveformPeaks>(*std::move(known))] { Q_EMIT peaksReady(request, all); });
        return {};
    }
    const auto grown = [this, request](double, const std::shared_ptr<const WaveformPeaks>& soFar) {
        post([this, request, soFar] { Q_EMIT peaksReady(request, soFar); });
    };
    auto peaks = TRY(computePeaks(*source, grown, cancel));
    if (kept && !cancel.isCancelled())
        kept->store->save(kept->key, peaks);
    post([this, request, all = std::make_shared<const WaveformPeaks>(std::move(peaks))] { Q_EMIT peaksReady(request, all); });
    return {};
}

void FileRecordings::readSegments(RequestId request, const std::filesystem::path& path, const SegmentsSelection& selection,
                                  double durationSeconds)
{
    m_pool.start(m_tasks.counted([this, path, selection, durationSeconds, request] {
        const auto listed = catchAll([&] { return readSegmentsTiers(path, selection); });
        const auto tiers = listed ? *listed : std::vector<SegmentsTier>();
        auto conversation = catchAll([&] { return undertone::readSegments(path, durationSeconds, TokenizeMode::Utterance, selection); });
        if (conversation)
            post([this, request, tiers, read = *std::move(conversation)] { Q_EMIT segmentsRead(request, read, tiers); });
        else
            post([this, request, tiers, error = conversation.error()] { Q_EMIT segmentsFailed(request, error, tiers); });
    }));
}

}  // namespace undertone
