// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/window/recording_access.h"
#include "app/window/tile_store.h"
#include "engine/core/cancellation.h"
#include "ui/timeline/sound_views.h"

#include <QThreadPool>

#include <cstddef>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace undertone {

/// Makes tiles and reads samples on one thread of its own, what was asked for last first. What was made stays in memory up to a size, what
/// was used longest ago goes; tiles lie on the disk too. The destructor cancels and waits for the piece in hand.
class FileSoundViews : public SoundViews {
    Q_OBJECT
public:
    static constexpr std::size_t mostBytesInMemory = std::size_t{96} << 20;

    /// `blobs` keeps tiles of files, under `folder`; those of sessions stay in memory.
    FileSoundViews(std::shared_ptr<BlobStore> blobs, const std::filesystem::path& folder, QObject* parent = nullptr,
                   std::size_t mostBytes = mostBytesInMemory, std::shared_ptr<const RecordingAccess> access = RecordingAccess::files());
    ~FileSoundViews() override;

    void open(const QString& path) override;
    std::shared_ptr<const SpectrogramTile> tile(const SpectrogramPlace& place) override;
    [[nodiscard]] std::shared_ptr<const SpectrogramTile> knownTile(const SpectrogramPlace& place) const override;
    std::shared_ptr<const SampleBlock> samples(std::int64_t index) override;

private:
    using Place = std::variant<SpectrogramPlace, std::int64_t>;
    struct Piece {
        std::shared_ptr<const SpectrogramTile> tile;
        std::shared_ptr<const SampleBlock> samples;
        [[nodiscard]] std::size_t bytes() const;
    };
    struct Held {
        Piece piece;
        std::list<Place>::iterator used;  ///< its place in m_used
    };
    /// What one recording asks of the thread. Shared with it, so that another can be opened at any time.
    struct Recording;

    Piece find(const Place& place);
    void ask(const Place& place);
    void workOn(const std::shared_ptr<Recording>& recording);
    void take(const std::shared_ptr<Recording>& recording, const Place& place, const Piece& piece);

    std::shared_ptr<const RecordingAccess> m_access;
    std::size_t m_most;
    std::size_t m_bytes = 0;
    std::map<Place, Held> m_held;
    std::list<Place> m_used;  ///< the latest first
    std::shared_ptr<Recording> m_recording;
    std::unique_ptr<TileStore> m_store;  ///< of the thread
    QThreadPool m_thread;
    TaskGroup m_tasks;
};

}  // namespace undertone
