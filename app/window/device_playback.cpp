// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/device_playback.h"

#include "engine/core/catch_all.h"

namespace undertone {
namespace {

constexpr int tickMilliseconds = 25;
/// A device that has not begun to play by then hangs.
constexpr int patienceMilliseconds = 5000;

}  // namespace

DevicePlayback::DevicePlayback(QThreadPool& pool, std::shared_ptr<const RecordingAccess> access, QObject* parent)
    : Playback(parent), m_access(std::move(access)), m_pool(pool)
{
    m_tick.setInterval(tickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_player->isPlaying())
            moveTo(m_player->positionSeconds());
    });
    m_patience.setInterval(patienceMilliseconds);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &DevicePlayback::giveUpPlayer);
    makePlayer();
}

DevicePlayback::~DevicePlayback()
{
    m_tasks.wait();
}

void DevicePlayback::makePlayer()
{
    m_player = std::make_unique<AudioPlayer>([this](PlayerEvent event, PlayId play, const std::optional<Error>& error) {
        QMetaObject::invokeMethod(
            this, [this, event, play, error] { take(event, play, error); }, Qt::QueuedConnection);
    });
    m_player->setVolume(m_volume);
    m_player->setDevice(m_device);
}

void DevicePlayback::open(const std::filesystem::path& path)
{
    close();
    m_path = path;
    openFile();
}

void DevicePlayback::openFile()
{
    m_file = File::Opening;
    m_pool.start(m_tasks.counted([this, path = m_path, request = ++m_openRequest] {
        auto file = std::make_shared<Result<std::unique_ptr<AudioSource>>>(catchAll([&] { return m_access->open(path, {}); }));
        QMetaObject::invokeMethod(
            this,
            [this, request, file] {
                if (request == m_openRequest)
                    takeFile(std::move(*file));
            },
            Qt::QueuedConnection);
    }));
}

void DevicePlayback::takeFile(Result<std::unique_ptr<AudioSource>> file)
{
    if (!file) {
        m_file = File::None;
        m_fileError = file.error();
        if (m_state == PlaybackState::Playing) {
            setState(PlaybackState::Stopped);
            Q_EMIT failed(*m_fileError);
        }
        return;
    }
    m_file = File::Open;
    m_player->setSource(std::move(*file));
    if (m_state == PlaybackState::Playing)
        startPlayer();
}

void DevicePlayback::close()
{
    ++m_openRequest;
    m_patience.stop();
    m_play = 0;
    m_file = File::None;
    m_fileError.reset();
    m_player->setSource(nullptr);
    m_positionSeconds = 0.0;
    m_atEnd = false;
    m_range.reset();
    setState(PlaybackState::Stopped);
}

void DevicePlayback::setVolume(double volume)
{
    m_volume = volume;
    m_player->setVolume(volume);
}

void DevicePlayback::setTreatment(const PlaybackTreatment& treatment)
{
    if (treatment == m_treatment)
        return;
    if (m_player->isPlaying())
        moveTo(m_player->positionSeconds());
    m_treatment = treatment;
    playOn();
}

void DevicePlayback::setDevice(const QString& name)
{
    m_device = name.toStdString();
    m_player->setDevice(m_device);
    if (m_player->isPlaying())
        moveTo(m_player->positionSeconds());
    playOn();
}

void DevicePlayback::playOn()
{
    if (m_state == PlaybackState::Playing && m_file == File::Open)
        startPlayer();
}

void DevicePlayback::findDevices()
{
    m_pool.start(m_tasks.counted([this] {
        const auto devices = catchAll([] { return AudioPlayer::outputDevices(); });
        QStringList names;
        for (const std::string& device : devices ? *devices : std::vector<std::string>())
            names << QString::fromStdString(device);
        QMetaObject::invokeMethod(
            this, [this, names] { Q_EMIT devicesFound(names); }, Qt::QueuedConnection);
    }));
}

void DevicePlayback::playRange(double startSeconds, double endSeconds, double fromSeconds, Repeat repeat)
{
    m_range = Range{startSeconds, endSeconds, repeat};
    moveTo(fromSeconds);
    m_atEnd = false;
    play();
}

void DevicePlayback::play()
{
    if (m_file == File::None) {
        if (m_fileError)
            Q_EMIT failed(*m_fileError);
        return;
    }
    if (m_atEnd)
        moveTo(0.0);
    m_atEnd = false;
    if (m_file == File::Open)
        startPlayer();
    setState(PlaybackState::Playing);
}

void DevicePlayback::startPlayer()
{
    PlayedRange range{m_positionSeconds, {}, {}, m_treatment};
    if (m_range) {
        range.untilSeconds = m_range->endSeconds;
        if (m_range->repeat == Repeat::Loop)
            range.loopFromSeconds = m_range->startSeconds;
    }
    m_play = m_player->play(range);
    m_patience.start();
}

void DevicePlayback::pause()
{
    if (m_player->isPlaying())
        moveTo(m_player->positionSeconds());
    m_player->stop();
    m_patience.stop();
    m_play = 0;
    setState(PlaybackState::Paused);
}

void DevicePlayback::stop()
{
    m_player->stop();
    m_patience.stop();
    m_play = 0;
    m_range.reset();
    setState(PlaybackState::Stopped);
    moveTo(0.0);
}

void DevicePlayback::seek(double seconds)
{
    m_positionSeconds = seconds;
    m_atEnd = false;
    if (m_range && (seconds < m_range->startSeconds || seconds >= m_range->endSeconds))
        m_range.reset();  // who goes elsewhere hears what is there
    playOn();
}

void DevicePlayback::take(PlayerEvent event, PlayId play, const std::optional<Error>& error)
{
    if (play != m_play)
        return;  // of a play() that was replaced, paused or stopped since
    m_patience.stop();
    if (event == PlayerEvent::Failed) {
        setState(PlaybackState::Stopped);
        if (error)
            Q_EMIT failed(*error);
    } else if (event == PlayerEvent::Finished) {
        moveTo(m_player->positionSeconds());
        m_atEnd = !m_range;
        m_range.reset();
        setState(PlaybackState::Stopped);
    }
}

void DevicePlayback::giveUpPlayer()
{
    makePlayer();  // the one that hangs is left behind with its device
    openFile();
    setState(PlaybackState::Stopped);
    Q_EMIT failed({ErrorCode::DeviceUnavailable, message("player.no-answer")});
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
