// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"
#include "engine/consent/consent_record.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace undertone {

/// A clip in which a speaker says that they agree, recorded by the same recorder as a session. It lies in memory alone, until the session
/// is made that seals it, or until this is destroyed, which overwrites it. Any thread may call.
class ConsentClip {
public:
    static constexpr double mostSeconds = 30.0;

    /// `record`: what the speaker chose before they speak; `channel`: of the device, from 0. Errors: NotAuthorised (they did not choose to
    /// be recorded).
    static Result<std::unique_ptr<ConsentClip>> start(const ConsentRecord& record, std::shared_ptr<CaptureHost> host,
                                                      const std::string& device, int channel);
    ~ConsentClip();
    ConsentClip(const ConsentClip&) = delete;
    ConsentClip& operator=(const ConsentClip&) = delete;

    [[nodiscard]] RecorderStatus status() const { return m_recorder->status(); }
    void stop() { m_recorder->stop(); }
    bool waitUntilStopped(std::chrono::milliseconds patience) { return m_recorder->waitUntilStopped(patience); }
    /// What was heard, as a WAV of 16 bits. Once it has stopped. Errors: why it stopped by itself; InvalidArgument (nothing was heard, or
    /// nothing as loud as a voice: the channel of another microphone shows no consent).
    [[nodiscard]] Result<std::string> wave() const;

private:
    struct Sound;
    class Sink;
    explicit ConsentClip(std::shared_ptr<Sound> sound) : m_sound(std::move(sound)) {}

    std::shared_ptr<Sound> m_sound;
    std::unique_ptr<Recorder> m_recorder;
};

}  // namespace undertone
