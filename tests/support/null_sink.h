// SPDX-License-Identifier: GPL-3.0-or-later
// A sound device for tests on machines without one: a PulseAudio server of the test's own, whose null sink is what PortAudio finds as
// the default output, and whose monitor is recorded. Debian: pulseaudio pulseaudio-utils libasound2-plugins.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <signal.h>

#include <vector>

namespace undertone::test {

/// One channel of 32-bit floats at 48 kHz: what is played in that format arrives bit for bit. Made before the process first
/// touches sound, as ALSA reads its configuration once.
class NullSink {
public:
    static constexpr int sampleRate = 48000;

    /// Why there is none: a sentence; empty when it stands ready.
    QString start()
    {
        for (const char* program : {"pulseaudio", "parec", "pactl"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                return QStringLiteral("%1 is not installed: a test of the sound device needs it.").arg(QLatin1String(program));
        }
        QFile alsa(m_folder.filePath(QStringLiteral("alsa.conf")));
        if (!alsa.open(QIODevice::WriteOnly))
            return QStringLiteral("The configuration of ALSA cannot be written.");
        alsa.write("</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n");
        alsa.close();
        qputenv("ALSA_CONFIG_PATH", alsa.fileName().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        qputenv("PULSE_RUNTIME_PATH", m_folder.path().toLocal8Bit());
        qputenv("PULSE_SERVER", "unix:" + m_folder.path().toLocal8Bit() + "/native");
        qputenv("HOME", m_folder.path().toLocal8Bit());
        m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("server.log")));
        m_server.start(QStringLiteral("pulseaudio"),
                       {"-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disallow-exit", "-L",
                        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1/native").arg(m_folder.path()), "-L",
                        QStringLiteral("module-null-sink sink_name=virt rate=%1 format=float32le channels=1").arg(sampleRate)});
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < 10000; QThread::msleep(100)) {
            QProcess control;
            control.start(QStringLiteral("pactl"), {"list", "short", "sinks"});
            if (control.waitForFinished() && control.readAllStandardOutput().contains("virt"))
                return {};
        }
        return QStringLiteral("PulseAudio did not start here.");
    }

    ~NullSink()
    {
        stopRecording();
        setHanging(false);
        m_server.terminate();
        if (!m_server.waitForFinished(3000)) {
            m_server.kill();
            m_server.waitForFinished();
        }
    }

    /// Returns once sound is being written down.
    bool startRecording()
    {
        m_recorder.setStandardOutputFile(recording());
        m_recorder.start(QStringLiteral("parec"),
                         {"--raw", "--device=virt.monitor", "--format=float32le", "--channels=1", "--latency-msec=500",
                          QStringLiteral("--rate=%1").arg(sampleRate)});
        QElapsedTimer clock;
        for (clock.start(); clock.elapsed() < 5000; QThread::msleep(20)) {
            if (QFile(recording()).size() > 0)
                return true;
        }
        return false;
    }

    /// What was heard since startRecording().
    std::vector<float> stopRecording()
    {
        if (m_recorder.state() == QProcess::NotRunning)
            return {};
        m_recorder.terminate();
        m_recorder.waitForFinished();
        QFile file(recording());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray bytes = file.readAll();
        std::vector<float> samples(static_cast<std::size_t>(bytes.size()) / sizeof(float));
        std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
        return samples;
    }

    /// A stretch of what was heard, and when its last frame had arrived, by `clock`.
    struct Arrival {
        qint64 nanoseconds = 0;
        std::int64_t frames = 0;  ///< up to there
    };

    /// Sound as it arrives, with the times at which it does, while the caller's event loop runs. Returns once something has arrived.
    bool listen(const QElapsedTimer& clock)
    {
        m_arrivals.clear();
        m_heard.clear();
        QObject::connect(&m_listener, &QProcess::readyReadStandardOutput, &m_listener, [this, &clock] {
            m_heard += m_listener.readAllStandardOutput();
            m_arrivals.push_back({clock.nsecsElapsed(), static_cast<std::int64_t>(m_heard.size() / sizeof(float))});
        });
        m_listener.start(QStringLiteral("parec"),
                         {"--raw", "--device=virt.monitor", "--format=float32le", "--channels=1", "--latency-msec=10",
                          QStringLiteral("--rate=%1").arg(sampleRate)});
        QElapsedTimer patience;
        for (patience.start(); patience.elapsed() < 5000 && m_heard.isEmpty();)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        return !m_heard.isEmpty();
    }
    std::vector<float> stopListening()
    {
        m_listener.disconnect();
        m_listener.terminate();
        m_listener.waitForFinished();
        std::vector<float> samples(static_cast<std::size_t>(m_heard.size()) / sizeof(float));
        std::memcpy(samples.data(), m_heard.constData(), samples.size() * sizeof(float));
        return samples;
    }
    /// How much later than in the recording something would sound, as the server says it; negative: it does not say.
    static double latencySeconds()
    {
        QProcess process;
        process.setProcessEnvironment([] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
            return environment;
        }());
        process.start(QStringLiteral("pactl"), {"list", "sinks"});
        const QRegularExpression latency(QStringLiteral("Latency: (\\d+) usec"));
        const auto found =
            process.waitForFinished() ? latency.match(QString::fromUtf8(process.readAllStandardOutput())) : QRegularExpressionMatch();
        return found.hasMatch() ? found.captured(1).toDouble() * 1e-6 : -1.0;
    }
    [[nodiscard]] const std::vector<Arrival>& arrivals() const { return m_arrivals; }

    /// A server that is stopped answers no call: as a device that hangs.
    void setHanging(bool hanging) const
    {
        if (m_server.processId() > 0)
            ::kill(static_cast<pid_t>(m_server.processId()), hanging ? SIGSTOP : SIGCONT);
    }

    /// What is played into the sink is what a recorder of the default input hears.
    static bool makeMonitorTheInput() { return control({"set-default-source", "virt.monitor"}); }

    /// Plays it to its end. With the long latency that pacat asks for by itself, PulseAudio loses the beginning.
    [[nodiscard]] bool play(const std::vector<float>& samples) const
    {
        QFile file(m_folder.filePath(QStringLiteral("played.raw")));
        const auto bytes = static_cast<qint64>(samples.size() * sizeof(float));
        if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char*>(samples.data()), bytes) != bytes)
            return false;
        file.close();
        QProcess player;
        player.start(QStringLiteral("pacat"),
                     {"--playback", "--raw", "--device=virt", "--format=float32le", "--channels=1", "--latency-msec=500",
                      QStringLiteral("--rate=%1").arg(sampleRate), file.fileName()});
        return player.waitForFinished(60000) && player.exitCode() == 0;
    }

    /// Takes the device away.
    static bool unplug() { return control({"unload-module", "module-null-sink"}); }

private:
    static bool control(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral("pactl"), arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }
    [[nodiscard]] QString recording() const { return m_folder.filePath(QStringLiteral("heard.raw")); }

    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_recorder;
    QProcess m_listener;
    QByteArray m_heard;
    std::vector<Arrival> m_arrivals;
};

}  // namespace undertone::test
