// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <functional>
#include <memory>
#include <optional>

namespace undertone {

enum class PlayerEvent {
    Started,
    Stopped,   ///< by stop(), another play() or setSource()
    Finished,  ///< the end was heard
    Failed,    ///< with an error: no device, a broken file
};

/// Plays a source on the default output device (PortAudio), at the source's own rate. Every call returns at once:
/// one thread of its own opens, feeds, stops and closes the device, as each of these can hang; a thread that hangs
/// is left behind rather than waited for. The audio callback only reads a lock-free ring. Any thread may call.
class AudioPlayer {
public:
    /// `told` is called on the player's thread; the error is set with PlayerEvent::Failed only. It is never called
    /// again once the destructor has returned.
    using Told = std::function<void(PlayerEvent event, const std::optional<Error>& error)>;

    explicit AudioPlayer(Told told);
    ~AudioPlayer();
    AudioPlayer(const AudioPlayer&) = delete;
    AudioPlayer& operator=(const AudioPlayer&) = delete;

    /// Stops and takes another recording; null for none.
    void setSource(std::unique_ptr<AudioSource> source);
    /// Plays from there to the end of the recording.
    void play(double fromSeconds);
    /// Plays a stretch once, or again and again.
    void playRegion(double fromSeconds, double toSeconds);
    void loopRegion(double fromSeconds, double toSeconds);
    void stop();

    /// What is heard now, or was last; seconds of the recording.
    [[nodiscard]] double positionSeconds() const;
    [[nodiscard]] bool isPlaying() const;

private:
    struct Shared;
    class Worker;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace undertone
