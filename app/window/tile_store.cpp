// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tile_store.h"

#include "engine/io/sha256.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <vector>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int largestSide = 1 << 16;

struct Header {
    std::int32_t columns = 0;
    std::int32_t bins = 0;
    double hertzPerBin = 0.0;
};

std::string keyOf(const std::string& recording, const SpectrogramPlace& place)
{
    return sha256OfNamedValues({{"kind", "spectrogram 1"},
                                {"recording", recording},
                                {"window", std::to_string(place.windowSeconds)},
                                {"level", std::to_string(place.level)},
                                {"index", std::to_string(place.index)}});
}

}  // namespace

TileStore::TileStore(std::shared_ptr<BlobStore> blobs, fs::path folder, std::uintmax_t most)
    : m_blobs(std::move(blobs)), m_folder(std::move(folder)), m_most(most)
{
}

std::optional<std::string> TileStore::recordingKey(const fs::path& audio)
{
    std::error_code failure;
    const auto size = fs::file_size(audio, failure);
    if (failure)
        return std::nullopt;
    const auto changed = fs::last_write_time(audio, failure);
    const auto path = fs::weakly_canonical(audio, failure);
    if (failure)
        return std::nullopt;
    return sha256OfNamedValues(
        {{"path", path.string()}, {"size", std::to_string(size)}, {"changed", std::to_string(changed.time_since_epoch().count())}});
}

std::optional<SpectrogramTile> TileStore::load(const std::string& recording, const SpectrogramPlace& place)
{
    const auto bytes = m_blobs->get(keyOf(recording, place));
    if (!bytes || !*bytes)
        return std::nullopt;
    const QByteArray whole = qUncompress(reinterpret_cast<const uchar*>((*bytes)->data()), static_cast<qsizetype>((*bytes)->size()));
    Header header;
    if (whole.size() < static_cast<qsizetype>(sizeof header))
        return std::nullopt;
    std::memcpy(&header, whole.constData(), sizeof header);
    const bool sane = header.columns > 0 && header.columns <= SpectrogramPlace::columnsPerTile && header.bins > 1
        && header.bins <= largestSide && header.hertzPerBin > 0.0;
    const qsizetype steps = sane ? qsizetype{header.columns} * header.bins : -1;
    if (whole.size() - static_cast<qsizetype>(sizeof header) != steps)
        return std::nullopt;
    SpectrogramTile tile;
    tile.columns = header.columns;
    tile.bins = header.bins;
    tile.hertzPerBin = header.hertzPerBin;
    const auto* first = reinterpret_cast<const std::uint8_t*>(whole.constData()) + sizeof header;
    tile.steps.assign(first, first + steps);
    return tile;
}

void TileStore::save(const std::string& recording, const SpectrogramPlace& place, const SpectrogramTile& tile)
{
    const Header header{tile.columns, tile.bins, tile.hertzPerBin};
    QByteArray whole(reinterpret_cast<const char*>(&header), sizeof header);
    whole.append(reinterpret_cast<const char*>(tile.steps.data()), static_cast<qsizetype>(tile.steps.size()));
    const QByteArray packed = qCompress(whole, 1);
    if (!m_counted || m_written > m_most / 8) {
        makeRoom(m_folder, m_most);
        m_counted = true;
        m_written = 0;
    }
    m_written += static_cast<std::uintmax_t>(packed.size());
    (void)m_blobs->put(keyOf(recording, place), std::as_bytes(std::span(packed.constData(), static_cast<std::size_t>(packed.size()))));
}

}  // namespace undertone
