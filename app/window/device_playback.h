// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/audio_player.h"
#include "ui/services/playback.h"

#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace undertone {

/// Playback on the sound device. A machine without one is told so when play is pressed; nothing else changes.
class DevicePlayback : public Playback {
    Q_OBJECT
public:
    explicit DevicePlayback(QObject* parent = nullptr);
    ~DevicePlayback() override;

    void open(const std::filesystem::path& path) override;
    void close() override;
    void play() override;
    void pause() override;
    void stop() override;
    void seek(double seconds) override;
    [[nodiscard]] PlaybackState state() const override { return m_state; }
    [[nodiscard]] double positionSeconds() const override { return m_positionSeconds; }

private:
    void take(PlayerEvent event, const std::optional<Error>& error);
    void setState(PlaybackState state);
    void moveTo(double seconds);

    PlaybackState m_state = PlaybackState::Stopped;
    double m_positionSeconds = 0.0;
    bool m_atEnd = false;
    QTimer m_tick;
    AudioPlayer m_player;
    QThreadPool m_opener;  ///< one thread: files open in order
};

}  // namespace undertone
