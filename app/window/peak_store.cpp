// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/peak_store.h"

#include "app/window/cache_room.h"
#include "engine/core/byte_stream.h"
#include "engine/io/sha256.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr std::uint32_t format = 1;
constexpr std::uint32_t mostChannels = 64, mostLevels = 64;

std::string keyOf(const std::string& recording)
{
    return sha256OfNamedValues({{"kind", "peaks"}, {"recording", recording}});
}

void put(ByteWriter& out, const std::vector<PeakLevel>& levels)
{
    out.put(static_cast<std::uint32_t>(levels.size()));
    for (const PeakLevel& level : levels) {
        out.put(level.samplesPerPeak);
        out.putAll(level.minimum);
        out.putAll(level.maximum);
    }
}

std::optional<std::vector<PeakLevel>> getLevels(ByteReader& in)
{
    const auto count = in.get<std::uint32_t>();
    if (count > mostLevels)
        return std::nullopt;
    std::vector<PeakLevel> levels(count);
    for (PeakLevel& level : levels) {
        level.samplesPerPeak = in.get<SampleIndex>();
        level.minimum = in.getAll<float>();
        level.maximum = in.getAll<float>();
        if (!in.ok() || level.samplesPerPeak <= 0 || level.minimum.size() != level.maximum.size())
            return std::nullopt;
    }
    return levels;
}

}  // namespace

PeakStore::PeakStore(std::shared_ptr<BlobStore> blobs, std::filesystem::path folder)
    : m_blobs(std::move(blobs)), m_folder(std::move(folder))
{
}

std::optional<WaveformPeaks> PeakStore::load(const std::string& recording) const
{
    const auto bytes = m_blobs->get(keyOf(recording));
    if (!bytes || !*bytes)
        return std::nullopt;
    ByteReader in({reinterpret_cast<const std::uint8_t*>((*bytes)->data()), (*bytes)->size()});
    if (in.get<std::uint32_t>() != format)
        return std::nullopt;
    WaveformPeaks peaks;
    peaks.sampleRate = in.get<std::int32_t>();
    peaks.frameCount = in.get<SampleIndex>();
    auto levels = getLevels(in);
    const auto channels = in.get<std::uint32_t>();
    if (!levels || channels > mostChannels || peaks.sampleRate <= 0 || peaks.frameCount < 0)
        return std::nullopt;
    peaks.levels = *std::move(levels);
    for (std::uint32_t channel = 0; channel < channels; ++channel) {
        auto ofChannel = getLevels(in);
        if (!ofChannel)
            return std::nullopt;
        peaks.channels.push_back(*std::move(ofChannel));
    }
    return in.atEnd() ? std::optional(std::move(peaks)) : std::nullopt;
}

void PeakStore::save(const std::string& recording, const WaveformPeaks& peaks) const
{
    ByteWriter out;
    out.put(format);
    out.put(static_cast<std::int32_t>(peaks.sampleRate));
    out.put(peaks.frameCount);
    put(out, peaks.levels);
    out.put(static_cast<std::uint32_t>(peaks.channels.size()));
    for (const auto& levels : peaks.channels)
        put(out, levels);
    const std::vector<std::uint8_t> bytes = out.take();
    (void)m_blobs->put(keyOf(recording), std::as_bytes(std::span(bytes)));
    if (!m_folder.empty())
        makeRoom(m_folder, mostPictureBytes);
}

}  // namespace undertone
