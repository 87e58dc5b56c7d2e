// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/playback_treatment.h"
#include "engine/core/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>

namespace undertone {

enum class Repeat { Once, Loop };

enum class PlaybackState { Stopped, Playing, Paused };

/// Plays the open recording. Positions are seconds of the recording. GUI thread; never blocks on a device.
class Playback : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void open(const std::filesystem::path& path) = 0;
    virtual void close() = 0;
    virtual void play() = 0;
    /// Plays from `fromSeconds`, which lies in the range, to its end and stops there, or goes on at its start.
    virtual void playRange(double startSeconds, double endSeconds, double fromSeconds, Repeat repeat) = 0;
    virtual void pause() = 0;
    virtual void stop() = 0;
    virtual void seek(double seconds) = 0;
    virtual void setVolume(double volume) = 0;  ///< 0 to 1
    /// How it is played from now on; what is playing goes on so from where it is.
    virtual void setTreatment(const PlaybackTreatment& treatment) = 0;
    /// Plays on that one, by its name; empty, or one that is not there: the default.
    virtual void setDevice(const QString& name) = 0;
    /// Answers with devicesFound().
    virtual void findDevices() = 0;
    [[nodiscard]] virtual PlaybackState state() const = 0;
    [[nodiscard]] virtual double positionSeconds() const = 0;

Q_SIGNALS:
    void stateChanged(undertone::PlaybackState state);
    void positionChanged(double seconds);
    void failed(const undertone::Error& error);
    void devicesFound(const QStringList& names);
};

}  // namespace undertone
