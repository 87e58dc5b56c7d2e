// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/device_playback.h"

#include "audio/audio_file_source.h"
#include "engine/core/catch_all.h"

namespace undertone {
namespace {

constexpr int tickMilliseconds = 25;

}  // namespace

DevicePlayback::DevicePlayback(QObject* parent)
    : Playback(parent), m_player([this](PlayerEvent event, const std::optional<Error>& error) {
          QMetaObject::invokeMethod(
              this, [this, event, error] { take(event, error); }, Qt::QueuedConnection);
      })
{
    m_opener.setMaxThreadCount(1);
    m_tick.setInterval(tickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, [this] { moveTo(m_player.positionSeconds()); });
}

DevicePlayback::~DevicePlayback()
{
    m_opener.clear();
    m_opener.waitForDone();
}

void DevicePlayback::open(const std::filesystem::path& path)
{
    close();
    m_opener.start([this, path] {
        // What cannot be opened is told by RecordingService, which reads the same file.
        if (auto source = catchAll([&] { return AudioFileSource::open(path); }))
            m_player.setSource(std::move(*source));
    });
}

void DevicePlayback::close()
{
    m_opener.clear();
    m_opener.start([this] { m_player.setSource(nullptr); });
    m_positionSeconds = 0.0;
    m_atEnd = false;
    setState(PlaybackState::Stopped);
}

void DevicePlayback::play()
{
    m_player.play(m_atEnd ? 0.0 : m_positionSeconds);
    m_atEnd = false;
    setState(PlaybackState::Playing);
}

void DevicePlayback::pause()
{
    m_player.stop();
    moveTo(m_player.positionSeconds());
    setState(PlaybackState::Paused);
}

void DevicePlayback::stop()
{
    m_player.stop();
    setState(PlaybackState::Stopped);
    moveTo(0.0);
}

void DevicePlayback::seek(double seconds)
{
    m_positionSeconds = seconds;
    m_atEnd = false;
    if (m_state == PlaybackState::Playing)
        m_player.play(seconds);
}

void DevicePlayback::take(PlayerEvent event, const std::optional<Error>& error)
{
    if (event == PlayerEvent::Failed) {
        setState(PlaybackState::Stopped);
        if (error)
            Q_EMIT failed(*error);
    } else if (event == PlayerEvent::Finished && !m_player.isPlaying()) {
        moveTo(m_player.positionSeconds());
        m_atEnd = true;
        setState(PlaybackState::Stopped);
    }
}

void DevicePlayback::setState(PlaybackState state)
{
    if (state == PlaybackState::Playing)
        m_tick.start();
    else
        m_tick.stop();
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void DevicePlayback::moveTo(double seconds)
{
    m_positionSeconds = seconds;
    Q_EMIT positionChanged(seconds);
}

}  // namespace undertone
