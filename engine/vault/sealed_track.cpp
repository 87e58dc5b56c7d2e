// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/sealed_track.h"

#include "engine/io/atomic_file.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace undertone {

std::filesystem::path TrackPlace::segmentFile(std::uint32_t number) const
{
    char name[48];
    std::snprintf(name, sizeof name, "%02u-%06u.segment", static_cast<unsigned>(track), static_cast<unsigned>(number));
    return folder / name;
}

std::uint32_t TrackPlace::segmentCount() const
{
    std::uint32_t count = 0;
    std::error_code ignored;
    while (std::filesystem::exists(segmentFile(count), ignored))
        ++count;
    return count;
}

Result<TrackWriter> TrackWriter::create(const TrackPlace& place, const SecretBytes& key, std::uint32_t sampleRate, double segmentSeconds)
{
    TrackWriter writer(place, TRY(SecretBytes::copyOf(key.bytes())), sampleRate);
    writer.m_framesPerSegment = static_cast<std::uint64_t>(segmentSeconds * sampleRate);
    TRY(writer.begin());
    return writer;
}

/// The segment before is sealed by then: where there is no next one, the track takes no more.
Status TrackWriter::begin()
{
    const SegmentHead head{m_place.keyId, m_place.session, m_place.track, m_segments, m_sampleRate, static_cast<SampleIndex>(frames())};
    auto next = SegmentWriter::create(m_place.segmentFile(m_segments), head, m_key);
    m_framesBefore = frames();
    m_segment.reset();
    if (!next) {
        m_ended = next.error();
        return *m_ended;
    }
    m_segment = *std::move(next);
    m_storedInSegment = 0;
    ++m_segments;
    return {};
}

Status TrackWriter::checkGoesOn() const
{
    return m_ended ? Status(*m_ended) : Status();
}

Status TrackWriter::append(std::span<const float> samples)
{
    TRY(checkGoesOn());
    TRY(m_segment->append(samples));
    m_storedInSegment += samples.size();
    if (m_storedInSegment < m_framesPerSegment)
        return {};
    TRY(m_segment->finish());
    m_unsynced.push_back(m_place.segmentFile(m_segments - 1));
    return begin();
}

Status TrackWriter::gap(std::uint64_t frames, GapReason reason)
{
    TRY(checkGoesOn());
    return m_segment->gap(frames, reason);
}

std::vector<std::filesystem::path> TrackWriter::takeUnsynced()
{
    auto files = std::exchange(m_unsynced, {});
    files.push_back(m_place.segmentFile(m_segments - 1));
    return files;
}

Result<TrackExtent> TrackWriter::finish()
{
    TRY(checkGoesOn());
    TRY(m_segment->finish());
    return TrackExtent{m_segments, frames()};
}

Error SealedTrackSource::damaged(std::size_t segment) const
{
    const auto path = m_place.segmentFile(static_cast<std::uint32_t>(segment));
    return {ErrorCode::CorruptFile, message("vault.segment-damaged", path), path};
}

Result<std::unique_ptr<SealedTrackSource>> SealedTrackSource::open(const TrackPlace& place, const SecretBytes& key,
                                                                   const std::optional<TrackExtent>& extent)
{
    std::unique_ptr<SealedTrackSource> source(new SealedTrackSource(place, TRY(SecretBytes::copyOf(key.bytes()))));
    const auto count = place.segmentCount();
    if (extent && count != extent->segments)
        return source->damaged(std::min(count, extent->segments));
    source->m_endIsOpen = !extent;
    for (std::uint32_t number = 0; number < count; ++number) {
        auto head = readSegmentHead(place.segmentFile(number));
        if (!head && !extent && number + 1 == count && head.error().code == ErrorCode::CorruptFile)
            break;  // shorter than a head: killed while it began the file
        if (!head)
            return head.error();
        const SegmentHead& before = number == 0 ? *head : source->m_heads.back();
        const SegmentHead wanted{place.keyId, place.session, place.track, number, before.sampleRate, head->firstFrame};
        if (*head != wanted || head->firstFrame < before.firstFrame || (number == 0 && head->firstFrame != 0))
            return source->damaged(number);
        source->m_heads.push_back(*head);
    }
    if (source->m_heads.empty())
        return Error{ErrorCode::FileNotFound, message("vault.no-audio", place.folder), place.folder};
    TRY(source->load(source->m_heads.size() - 1));
    source->m_frames = source->m_heads.back().firstFrame + static_cast<SampleIndex>(source->m_content.frames);
    if (extent && static_cast<std::uint64_t>(source->m_frames) != extent->frames)
        return source->damaged(source->m_heads.size() - 1);
    return source;
}

namespace {

/// The content of a segment as a file of its own, with its end, on the disk.
Status writeAnew(const SegmentContent& content, const std::filesystem::path& file, const SecretBytes& key)
{
    auto writer = TRY(SegmentWriter::create(file, content.head, key));
    for (const auto& stretch : content.stretches) {
        TRY(stretch.gap ? writer.gap(stretch.frames, *stretch.gap)
                        : writer.append(std::span(content.samples).subspan(stretch.firstSample, static_cast<std::size_t>(stretch.frames))));
    }
    return writer.finishOnDisk();
}

}  // namespace

Result<TrackExtent> SealedTrackSource::sealOpenEnd(const TrackPlace& place, const SecretBytes& key)
{
    const auto source = TRY(open(place, key, std::nullopt));
    const auto count = static_cast<std::uint32_t>(source->m_heads.size());
    std::error_code failure;
    std::filesystem::remove(place.segmentFile(count), failure);
    const auto& content = source->m_content;  // of the last segment
    if (!content.isComplete) {
        const auto path = place.segmentFile(count - 1);
        auto fresh = path;
        fresh += ".tmp";
        std::filesystem::remove(fresh, failure);
        const auto written = writeAnew(content, fresh, key);
        if (written)
            std::filesystem::rename(fresh, path, failure);
        if (!written || failure) {
            const auto error =
                written ? Error{ErrorCode::FileNotWritable, message("io.cannot-write", path, failure.message()), path} : written.error();
            std::filesystem::remove(fresh, failure);
            return error;
        }
    }
    // The log will say that the recording is this: by then it is this on the disk.
    syncFolder(place.folder);
    return TrackExtent{count, static_cast<std::uint64_t>(source->m_frames)};
}

namespace {

/// A stretch of a track, of which parts are kept: those as they are, and gaps between them.
Status writeKeptOf(TrackWriter& writer, const SegmentContent& content, const SegmentStretch& stretch, SampleIndex first,
                   std::span<const FrameRange> kept)
{
    const SampleIndex end = first + static_cast<SampleIndex>(stretch.frames);
    SampleIndex at = first;
    const auto copy = [&](SampleIndex to) -> Status {
        const auto frames = static_cast<std::size_t>(to - at);
        const auto offset = static_cast<std::size_t>(at - first);
        at = to;
        if (frames == 0)
            return {};
        return stretch.gap ? writer.gap(frames, *stretch.gap)
                           : writer.append(std::span(content.samples).subspan(stretch.firstSample + offset, frames));
    };
    const auto remove = [&](SampleIndex to) -> Status {
        const auto frames = static_cast<std::uint64_t>(to - at);
        at = to;
        return frames == 0 ? Status() : writer.gap(frames, GapReason::Removed);
    };
    for (const FrameRange& range : kept) {
        if (range.end <= at || range.first >= end)
            continue;
        TRY(remove(std::max(at, range.first)));
        TRY(copy(std::min(end, range.end)));
    }
    return remove(end);
}

}  // namespace

Result<TrackExtent> SealedTrackSource::writeKept(const TrackPlace& to, const SecretBytes& key, std::span<const FrameRange> kept)
{
    auto writer = TRY(TrackWriter::create(to, key, static_cast<std::uint32_t>(sampleRate())));
    for (std::size_t segment = 0; segment < m_heads.size(); ++segment) {
        SampleIndex at = m_heads[segment].firstFrame;
        if (!load(segment)) {
            const auto end = segment + 1 < m_heads.size() ? m_heads[segment + 1].firstFrame : m_frames;
            TRY(writer.gap(static_cast<std::uint64_t>(end - at), GapReason::Removed));
            continue;
        }
        for (const SegmentStretch& stretch : m_content.stretches) {
            TRY(writeKeptOf(writer, m_content, stretch, at, kept));
            at += static_cast<SampleIndex>(stretch.frames);
        }
    }
    const auto extent = TRY(writer.finish());
    for (std::uint32_t number = 0; number < extent.segments; ++number)
        TRY(syncFile(to.segmentFile(number)));
    syncFolder(to.folder);
    return extent;
}

Status SealedTrackSource::load(std::size_t segment)
{
    if (m_loaded == segment)
        return {};
    m_loaded.reset();
    m_content = TRY(readSegment(m_place.segmentFile(static_cast<std::uint32_t>(segment)), m_key));
    const bool isLast = segment + 1 == m_heads.size();
    const bool fits = isLast || m_heads[segment].firstFrame + static_cast<SampleIndex>(m_content.frames) == m_heads[segment + 1].firstFrame;
    if (m_content.head != m_heads[segment] || !fits || (!m_content.isComplete && !(isLast && m_endIsOpen)))
        return damaged(segment);
    m_loaded = segment;
    return {};
}

Result<std::size_t> SealedTrackSource::read(SampleIndex first, std::span<float> out)
{
    return copyFrames(first, m_frames, out, [this](SampleIndex frame) -> Result<const SegmentContent*> {
        const auto behind = std::ranges::upper_bound(m_heads, frame, {}, &SegmentHead::firstFrame);
        TRY(load(static_cast<std::size_t>(behind - m_heads.begin()) - 1));
        return &m_content;
    });
}

}  // namespace undertone
