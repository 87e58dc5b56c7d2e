// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/simulated_host.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/consent_text.h"
#include "tests/support/synthetic_speech.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

#include <memory>

namespace undertone::test {

inline const QByteArray words = "correct horse battery";

/// A vault of its own for each test, and the search of all that the program keeps for what must not lie there in clear.
class SessionCliFixture : public QObject {
protected:
    std::unique_ptr<CliFixture> m_cli;

    /// With the passphrase on descriptor 0, as no terminal is there.
    CliResult run(QStringList arguments, const QByteArray& input = words + "\n") const
    {
        return m_cli->run(arguments << "--passphrase-fd"
                                    << "0",
                          input);
    }
    void writeConsent(const std::vector<nlohmann::json>& speakers) const
    {
        m_cli->write("consent.json", QByteArray::fromStdString(consentText(speakers).dump()));
    }
    void makeVault() const
    {
        const auto made = m_cli->run({"vault", "create", "vault", "--new-passphrase-fd", "0", "--passphrase-memory", "8"}, words + "\n");
        QVERIFY2(made.exitCode == 0, made.err.constData());
        QVERIFY(made.out.contains("Recovery sheet"));
    }
    CliResult record(const QString& seconds = "8", const QStringList& more = {}) const
    {
        return run(QStringList{"record", "--session", "vault/s", "--consent", "consent.json", "--input", "simulated", "--rate", "16000",
                               "--seconds", seconds, "--simulated-speed", "0"}
                   + more);
    }
    /// Starts a command that records, and waits until it says that it does.
    static bool records(QProcess& process)
    {
        process.setReadChannel(QProcess::StandardError);
        process.start();
        process.write(words + "\n");
        process.closeWriteChannel();
        for (QByteArray said; !said.contains("RECORDING"); said += process.readAllStandardError()) {
            if (!process.waitForReadyRead(30000) && process.bytesAvailable() == 0)
                return false;
        }
        return true;
    }
    /// The consent file is the user's own; all that the program keeps must show none of it.
    QString shown() const
    {
        auto secrets = wordsOfConsent();
        secrets.push_back(words.toStdString());
        std::vector<float> samples(6);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = simulatedTone(1000 + i, 0, 16000);
        secrets.push_back(bytesOfSamples(samples));
        const auto speech = syntheticSpeech(1);
        const std::vector<float> spoken(speech.begin() + 8000, speech.begin() + 8006);
        secrets.push_back(bytesOfSamples(spoken));
        for (const std::vector<float>& sound : {samples, spoken}) {  // as 16-bit PCM
            std::string pcm;
            for (const float sample : sound) {
                const auto value = static_cast<std::int16_t>(std::lround(sample * 32767.0F));
                pcm.append(reinterpret_cast<const char*>(&value), sizeof value);
            }
            secrets.push_back(pcm);
        }
        secrets.push_back("\"emotion\"");
        secrets.push_back("\"probabilities\"");
        const std::size_t texts = secrets.size();
        for (std::size_t i = 0; i < texts; ++i)
            secrets.push_back(inUtf16(secrets[i]));
        QString found;
        // Codes, waveforms and journals of a session lie in no folder of those of files, whatever is in them.
        for (const char* folder : {"cache/undertone/tokens", "cache/undertone/spectrograms", "state/undertone/runs"}) {
            if (!QDir(m_cli->path(folder)).isEmpty())
                found += QLatin1String(folder) + QStringLiteral(" ");
        }
        for (const char* folder : {"vault", "state", "cache", "data", "config", "tmp"}) {
            if (!QDir(m_cli->path(folder)).exists())
                continue;
            for (const auto& file : filesThatShow(m_cli->path(folder).toStdString(), secrets))
                found += QString::fromStdString(file) + " ";
        }
        return found;
    }
    void begin()
    {
        m_cli = std::make_unique<CliFixture>();
        QVERIFY(m_cli->ready());
        makeVault();
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1, {"record", "analyse"})});
    }
};

}  // namespace undertone::test
