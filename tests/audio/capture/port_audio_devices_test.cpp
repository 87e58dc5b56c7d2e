// SPDX-License-Identifier: GPL-3.0-or-later
// Devices that are connected while the program runs, as ALSA sees them: entries of its configuration that lead nowhere.
#include "audio/capture/port_audio_host.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace undertone;

class PortAudioDevicesTest : public QObject {
    Q_OBJECT

    class NoReceiver final : public CaptureReceiver {
    public:
        void receive(std::span<const float>, std::uint64_t) override {}
        [[nodiscard]] bool hasRoom(std::size_t) const override { return true; }
    };

    QTemporaryDir m_folder;
    std::shared_ptr<CaptureHost> m_host = makePortAudioHost();

    /// ALSA reads its configuration again where it is another file.
    void connectDevices(const QStringList& names) const
    {
        const QString place = m_folder.filePath(QStringLiteral("alsa.conf"));
        QFile file(place + QStringLiteral(".new"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("</usr/share/alsa/alsa.conf>\n");
        for (const QString& name : names)
            file.write(QStringLiteral("pcm.%1 { type null }\n").arg(name).toLatin1());
        file.close();
        QFile::rename(place, place + QString::number(names.size()));  // kept: the next one is no reused file
        QVERIFY(QFile::rename(file.fileName(), place));
        QTest::qWait(1100);  // it knows times in seconds
    }
    bool isListed(const std::string& name) const
    {
        const auto devices = m_host->devices();
        return devices && std::ranges::any_of(*devices, [&](const CaptureDevice& device) { return device.name == name; });
    }

private Q_SLOTS:
    void aDeviceThatIsConnectedLaterIsListed()
    {
        if (!QFile::exists(QStringLiteral("/usr/share/alsa/alsa.conf")))
            QSKIP("ALSA's configuration is not installed (libasound2-data).");
        qputenv("ALSA_CONFIG_PATH", m_folder.filePath(QStringLiteral("alsa.conf")).toLocal8Bit());
        connectDevices({QStringLiteral("first")});
        if (!isListed("first"))
            QSKIP("PortAudio lists no devices of ALSA here.");
        QVERIFY(!isListed("second"));
        connectDevices({QStringLiteral("first"), QStringLiteral("second")});
        QVERIFY(isListed("second"));

        // Not while one is open: what is open stays.
        NoReceiver receiver;
        auto stream = m_host->open("first", 1, 16000, receiver);
        if (!stream)
            QSKIP("ALSA's null device does not open here.");
        connectDevices({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")});
        QVERIFY(!isListed("third") && isListed("second"));
        stream->reset();
        QVERIFY(isListed("third"));
    }
};

QTEST_GUILESS_MAIN(PortAudioDevicesTest)
#include "port_audio_devices_test.moc"
