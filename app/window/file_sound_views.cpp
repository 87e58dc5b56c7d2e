// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_sound_views.h"

#include "audio/spectrogram.h"
#include "engine/core/catch_all.h"

#include <algorithm>

namespace undertone {
namespace {

/// Questions that wait; older ones are of places that were scrolled past.
constexpr std::size_t mostWaiting = 48;

Result<std::shared_ptr<const SampleBlock>> readBlock(AudioSource& source, std::int64_t index)
{
    auto block = std::make_shared<SampleBlock>();
    block->sampleRate = source.sampleRate();
    block->channels = source.channelCount();
    const auto channels = static_cast<std::size_t>(block->channels);
    const SampleIndex first = index * SampleBlock::framesPerBlock;
    block->samples.resize(static_cast<std::size_t>(SampleBlock::framesPerBlock) * channels);
    std::size_t frames = 0;
    while (frames < static_cast<std::size_t>(SampleBlock::framesPerBlock)) {
        const std::size_t got =
            TRY(source.read(first + static_cast<SampleIndex>(frames), std::span(block->samples).subspan(frames * channels)));
        if (got == 0)
            break;
        frames += got;
    }
    block->samples.resize(frames * channels);
    return std::shared_ptr<const SampleBlock>(std::move(block));
}

}  // namespace

struct FileSoundViews::Recording {
    std::filesystem::path path;
    CancellationToken cancel;
    std::mutex mutex;
    std::vector<Place> waiting;  ///< guarded; the latest last
    std::set<Place> asked;       ///< GUI thread: not answered yet
    // Of the thread alone:
    std::unique_ptr<AudioSource> source;
    std::optional<std::string> key;
    bool unreadable = false;
};

std::size_t FileSoundViews::Piece::bytes() const
{
    return (tile ? tile->steps.size() : 0) + (samples ? samples->samples.size() * sizeof(float) : 0);
}

FileSoundViews::FileSoundViews(std::shared_ptr<BlobStore> blobs, const std::filesystem::path& folder, QObject* parent,
                               std::size_t mostBytes, std::shared_ptr<const RecordingAccess> access)
    : SoundViews(parent), m_access(std::move(access)), m_most(mostBytes), m_store(std::make_unique<TileStore>(std::move(blobs), folder))
{
    m_thread.setMaxThreadCount(1);
}

FileSoundViews::~FileSoundViews()
{
    open({});
    m_tasks.wait();
}

void FileSoundViews::open(const QString& path)
{
    if (m_recording)
        m_recording->cancel.cancel();
    m_recording.reset();
    m_held.clear();
    m_used.clear();
    m_bytes = 0;
    if (path.isEmpty())
        return;
    m_recording = std::make_shared<Recording>();
    m_recording->path = path.toStdString();
}

std::shared_ptr<const SpectrogramTile> FileSoundViews::tile(const SpectrogramPlace& place)
{
    return find(place).tile;
}

std::shared_ptr<const SpectrogramTile> FileSoundViews::knownTile(const SpectrogramPlace& place) const
{
    const auto held = m_held.find(place);
    return held == m_held.end() ? nullptr : held->second.piece.tile;
}

std::shared_ptr<const SampleBlock> FileSoundViews::samples(std::int64_t index)
{
    return find(index).samples;
}

FileSoundViews::Piece FileSoundViews::find(const Place& place)
{
    const auto held = m_held.find(place);
    if (held == m_held.end()) {
        ask(place);
        return {};
    }
    m_used.splice(m_used.begin(), m_used, held->second.used);
    return held->second.piece;
}

void FileSoundViews::ask(const Place& place)
{
    if (!m_recording)
        return;
    const bool isNew = m_recording->asked.insert(place).second;
    const std::scoped_lock lock(m_recording->mutex);
    auto& waiting = m_recording->waiting;
    if (std::erase(waiting, place) == 0 && !isNew)
        return;  // it is being made, or could not be
    waiting.push_back(place);
    if (waiting.size() > mostWaiting) {
        m_recording->asked.erase(waiting.front());
        waiting.erase(waiting.begin());
    }
    if (isNew)
        m_thread.start(m_tasks.counted([this, recording = m_recording] { workOn(recording); }));
}

/// The thread: one piece, that which was asked for last.
void FileSoundViews::workOn(const std::shared_ptr<Recording>& recording)
{
    Place place;
    {
        const std::scoped_lock lock(recording->mutex);
        if (recording->cancel.isCancelled() || recording->waiting.empty())
            return;
        place = recording->waiting.back();
        recording->waiting.pop_back();
    }
    Piece piece;
    const auto made = catchAll([&]() -> Status {
        if (recording->unreadable)
            return {};
        if (!recording->key && !m_access->isSession(recording->path))
            recording->key = TileStore::recordingKey(recording->path);
        const auto* wanted = std::get_if<SpectrogramPlace>(&place);
        if (wanted != nullptr && recording->key) {
            if (auto kept = m_store->load(*recording->key, *wanted)) {
                piece.tile = std::make_shared<const SpectrogramTile>(*std::move(kept));
                return {};
            }
        }
        if (!recording->source) {
            auto source = m_access->open(recording->path, recording->cancel);
            recording->unreadable = !source;
            recording->source = TRY(std::move(source));
        }
        if (wanted == nullptr) {
            piece.samples = TRY(readBlock(*recording->source, std::get<std::int64_t>(place)));
            return {};
        }
        auto tile = TRY(computeSpectrogramTile(*recording->source, *wanted, recording->cancel));
        if (recording->key)
            m_store->save(*recording->key, *wanted, tile);
        piece.tile = std::make_shared<const SpectrogramTile>(std::move(tile));
        return {};
    });
    if (!made)
        piece = {};  // nothing is drawn there; that the recording cannot be read is said by those who read it whole
    QMetaObject::invokeMethod(
        this, [this, recording, place, piece] { take(recording, place, piece); }, Qt::QueuedConnection);
}

void FileSoundViews::take(const std::shared_ptr<Recording>& recording, const Place& place, const Piece& piece)
{
    if (recording != m_recording)
        return;
    const bool isThere = piece.tile || piece.samples;
    if (isThere)
        recording->asked.erase(place);  // one that failed is not asked for again
    if (!isThere || m_held.contains(place))
        return;
    m_used.push_front(place);
    m_held.emplace(place, Held{piece, m_used.begin()});
    m_bytes += piece.bytes();
    while (m_bytes > m_most && m_used.size() > 1) {
        const auto oldest = m_held.find(m_used.back());
        m_bytes -= oldest->second.piece.bytes();
        m_held.erase(oldest);
        m_used.pop_back();
    }
    Q_EMIT arrived();
}

}  // namespace undertone
