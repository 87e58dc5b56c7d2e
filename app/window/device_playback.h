// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/window/recording_access.h"
#include "audio/audio_player.h"
#include "ui/services/playback.h"

#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace undertone {

/// Playback on the sound device. Play before the file has opened is kept and begins with it. A machine without a device, and a
/// device that does not answer, are told of when play is pressed; nothing else changes.
class DevicePlayback : public Playback {
    Q_OBJECT
public:
    explicit DevicePlayback(QThreadPool& pool, std::shared_ptr<const RecordingAccess> access = RecordingAccess::files(),
                            QObject* parent = nullptr);
    ~DevicePlayback() override;

    void open(const std::filesystem::path& path) override;
    void close() override;
    void play() override;
    void playRange(double startSeconds, double endSeconds, double fromSeconds, Repeat repeat) override;
    void setVolume(double volume) override;
    void setTreatment(const PlaybackTreatment& treatment) override;
    void setDevice(const QString& name) override;
    void findDevices() override;
    void pause() override;
    void stop() override;
    void seek(double seconds) override;
    [[nodiscard]] PlaybackState state() const override { return m_state; }
    [[nodiscard]] double positionSeconds() const override { return m_positionSeconds; }

private:
    /// Whether there is something to play.
    enum class File { None, Opening, Open };

    void makePlayer();
    void openFile();
    void takeFile(Result<std::unique_ptr<AudioSource>> file);
    void startPlayer();
    void playOn();  ///< from where it is, if it plays
    void take(PlayerEvent event, PlayId play, const std::optional<Error>& error);
    void giveUpPlayer();
    void setState(PlaybackState state);
    void moveTo(double seconds);

    PlaybackState m_state = PlaybackState::Stopped;
    double m_positionSeconds = 0.0;
    bool m_atEnd = false;
    double m_volume = 1.0;
    PlaybackTreatment m_treatment;
    std::string m_device;
    /// What is played; nothing: to the end of the recording.
    struct Range {
        double startSeconds = 0.0;
        double endSeconds = 0.0;
        Repeat repeat = Repeat::Once;
    };
    std::optional<Range> m_range;
    std::filesystem::path m_path;
    File m_file = File::None;
    std::optional<Error> m_fileError;  ///< why there is none
    quint64 m_openRequest = 0;         ///< of the latest openFile()
    PlayId m_play = 0;                 ///< of the latest startPlayer()
    QTimer m_tick;
    QTimer m_patience;  ///< runs from startPlayer() until the player answers
    std::unique_ptr<AudioPlayer> m_player;
    std::shared_ptr<const RecordingAccess> m_access;
    QThreadPool& m_pool;
    TaskGroup m_tasks;
};

}  // namespace undertone
