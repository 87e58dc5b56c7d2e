// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/spectrogram_tile.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace undertone {

/// Consecutive frames of a recording as they are in it.
struct SampleBlock {
    static constexpr std::int64_t framesPerBlock = std::int64_t{1} << 15;

    int sampleRate = 0;  ///< Hz
    int channels = 0;
    std::vector<float> samples;  ///< interleaved; fewer than framesPerBlock frames at the end
};

/// What is drawn of the sound of the open recording beyond its peaks: asked for while painting, made elsewhere. GUI thread; nothing waits.
class SoundViews : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Another recording, and what was made of the one before is forgotten; an empty path: none.
    virtual void open(const QString& path) = 0;
    /// Null where it is not there yet: it is made, and arrived() follows. What was asked for last is made first.
    virtual std::shared_ptr<const SpectrogramTile> tile(const SpectrogramPlace& place) = 0;
    /// The same, only if it is there.
    [[nodiscard]] virtual std::shared_ptr<const SpectrogramTile> knownTile(const SpectrogramPlace& place) const = 0;
    /// Frames from index * framesPerBlock on. As tile().
    virtual std::shared_ptr<const SampleBlock> samples(std::int64_t index) = 0;

Q_SIGNALS:
    void arrived();
};

}  // namespace undertone
