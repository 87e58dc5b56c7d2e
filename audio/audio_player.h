// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/playback_treatment.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

enum class PlayerEvent {
    Started,
    Stopped,   ///< by stop(), another play() or setSource()
    Finished,  ///< the end was heard
    Failed,    ///< with an error: no device, a broken file, nothing to play
};

/// What play() plays, in seconds of the recording.
struct PlayedRange {
    double fromSeconds = 0.0;
    std::optional<double> untilSeconds;     ///< nothing: the end of the recording
    std::optional<double> loopFromSeconds;  ///< again and again from there to the end of the range; nothing: once
    PlaybackTreatment treatment;
};

/// Numbers the calls of play() in this program, so that an event of an earlier one is told from those of the latest.
using PlayId = std::uint64_t;

/// Plays a source on an output device (PortAudio), at the source's own rate. Every call returns at once:
/// one thread of its own opens, feeds, stops and closes the device, as each of these can hang; a thread that hangs
/// is left behind rather than waited for. The audio callback only reads a lock-free ring. Any thread may call.
class AudioPlayer {
public:
    /// Called on the player's thread; the error is set with PlayerEvent::Failed only. Every play() that is not replaced
    /// before it begins is answered. Never called again once the destructor has returned.
    using EventHandler = std::function<void(PlayerEvent event, PlayId play, const std::optional<Error>& error)>;

    explicit AudioPlayer(EventHandler handler);
    ~AudioPlayer();
    AudioPlayer(const AudioPlayer&) = delete;
    AudioPlayer& operator=(const AudioPlayer&) = delete;

    /// Stops, forgets a play() that has not begun, and takes another recording; null for none.
    void setSource(std::unique_ptr<AudioSource> source);
    PlayId play(const PlayedRange& range);
    /// 0 to 1, of what is heard from now on.
    void setVolume(double volume);
    void stop();
    /// Plays there from the next play() on; empty, or a device that is not there: the default one.
    void setDevice(const std::string& name);
    /// The names of those that there are, each with its host API, as setDevice() takes them ("ALSA: HDA Intel PCH"). May take a second, and
    /// hang with a device: not for the thread of a window. Errors: DeviceUnavailable.
    static Result<std::vector<std::string>> outputDevices();

    /// What is heard now, was last, or will be first once the play() in hand begins; seconds of the recording.
    [[nodiscard]] double positionSeconds() const;
    [[nodiscard]] bool isPlaying() const;

private:
    struct Shared;
    class Worker;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace undertone
