// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded session from the command line, from its vault to its withdrawal; the whole folder of the process is searched for what must
// not lie in it in clear.
#include "engine/consent/session.h"
#include "tests/app/cli/session_cli_fixture.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QtTest>

#include <csignal>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace undertone;
using namespace undertone::test;

class SessionCliTest : public SessionCliFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { QCOMPARE(shown(), QString()); }  // whatever was done

    void fromRecordingToWithdrawal()
    {
        const auto recorded = record();
        QVERIFY2(recorded.exitCode == 0, recorded.err.constData());
        QVERIFY(recorded.json()["frames"].toInt() >= 8 * 16000);
        QVERIFY2(!recorded.err.contains("Annegret") && !recorded.err.contains(words), recorded.err.constData());
        QCOMPARE(shown(), QString());

        auto result = run({"consent", "show", "vault/s", "--json"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.json()["speakers"].toArray().size(), 2);
        QCOMPARE(result.json()["speakers"].toArray()[1].toObject()["holds"].toArray().size(), 2);
        QVERIFY(run({"consent", "show", "vault/s"}).out.contains("Balduin"));
        QVERIFY(run({"vault", "list", "vault"}).out.contains("s\trecorded"));

        // Balduin does not share: no sound leaves.
        result = run({"vault", "export", "vault/s", "-o", "out.wav"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("share"));
        QVERIFY(!QFile::exists(m_cli->path("out.wav")));

        result = run({"audit", "verify", "vault/s", "--json"});
        QVERIFY2(result.exitCode == 0 && result.json()["sound"].toBool(), result.err.constData());

        result = run({"consent", "withdraw", "vault/s", "--speaker", "B"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.json()["channels"].toArray()[0].toInt(), 1);
        const auto head = result.json()["log_head"].toString();
        QCOMPARE(run({"audit", "verify", "vault/s", "--head", head}).exitCode, 0);

        // Annegret alone is left, and shares.
        result = run({"vault", "export", "vault/s", "-o", "out.wav"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        const auto wave = m_cli->read("out.wav").toStdString();
        std::vector<float> samples(100);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = simulatedTone(5000 + i, 0, 16000);
        QVERIFY(wave.find(bytesOfSamples(samples)) != std::string::npos);
        QCOMPARE(run({"vault", "export", "vault/s", "--track", "1", "-o", "out2.wav"}).exitCode, 1);
        QCOMPARE(shown(), QString());

        // A changed log is found, and names the entry.
        auto log = m_cli->read("vault/s/log.undertone");
        log[200] = static_cast<char>(log[200] ^ 1);
        m_cli->write("vault/s/log.undertone", log);
        result = run({"audit", "verify", "vault/s"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.out.contains("Entry 0 was changed"), result.out.constData());
    }

    void theAnalysisOfASessionIsSealed()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0, {"record", "analyse"})});
        m_cli->writeWave("speech.wav", syntheticSpeech(12));
        const auto recorded = record("12", {"--simulated-sound", "speech.wav"});
        QVERIFY2(recorded.exitCode == 0, recorded.err.constData());
        const auto analyse = [&](const QStringList& more) {
            return run(QStringList{"analyze", "vault/s", "--model", m_cli->path("model"), "--tokenize", "utterance"} + more);
        };
        auto result = analyse({"-o", "out.json"});
        QCOMPARE(result.exitCode, 1);  // nobody agreed to share
        QVERIFY(!QFile::exists(m_cli->path("out.json")));
        QCOMPARE(shown(), QString());
        result = analyse({});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QVERIFY(result.out.isEmpty());  // no terminal
        QVERIFY2(result.err.contains("sealed") && !result.err.contains(": 0 sentences"), result.err.constData());
        QCOMPARE(shown(), QString());
        QVERIFY(QDir(m_cli->path("vault/s/derived/blobs")).exists());
        QVERIFY(run({"audit", "verify", "vault/s"}).out.contains("analysis.ended"));
        QCOMPARE(run({"consent", "withdraw", "vault/s", "--speaker", "A", "--purpose", "analyse"}).exitCode, 0);
        result = analyse({});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("analyse"), result.err.constData());
    }

    /// Before anything is done it is said why nothing of a shared channel can be kept.
    void whatCannotBeKeptIsSaid()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 0)});
        QCOMPARE(record("3").exitCode, 0);
        auto result = run({"consent", "withdraw", "vault/s", "--speaker", "B", "--keep-others"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("who speaks when") && result.err.contains("nothing was withdrawn"), result.err.constData());
        result = run({"consent", "withdraw", "vault/s", "--speaker", "B", "--purpose", "train", "--keep-others"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("from being recorded"), result.err.constData());
        QCOMPARE(run({"vault", "export", "vault/s", "-o", "out.wav"}).exitCode, 0);  // both are heard
        result = run({"consent", "withdraw", "vault/s", "--speaker", "B"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.json()["channels"].toArray().size(), 1);
        QCOMPARE(result.json()["channels_cut"].toArray().size(), 0);
        QCOMPARE(run({"vault", "export", "vault/s", "-o", "out2.wav"}).exitCode, 1);
    }

    /// Each sentence as it is spoken; what was analysed is there afterwards, sealed.
    void aSessionIsAnalysedWhileItIsRecorded()
    {
        m_cli->writeWave("speech.wav", syntheticSpeech(12));
        const auto recorded = record("12", {"--simulated-sound", "speech.wav", "--analyse", "--model", m_cli->path("model")});
        QVERIFY2(recorded.exitCode == 0, recorded.err.constData());
        const auto analysis = recorded.json()["analysis"].toObject();
        QVERIFY(analysis["complete"].toBool());
        QVERIFY(analysis["sentences"].toInt() > 4);
        QCOMPARE(analysis["analysed"].toInt(), analysis["sentences"].toInt());
        QCOMPARE(shown(), QString());
        const auto verified = run({"audit", "verify", "vault/s"});
        QVERIFY(verified.out.contains("analysis.started") && verified.out.contains("analysis.ended"));
        // Without everyone's consent to it nothing is recorded either.
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1, {"record"})});
        const auto refused = run({"record", "--session", "vault/t", "--consent", "consent.json", "--input", "simulated", "--rate", "16000",
                                  "--seconds", "1", "--analyse", "--model", m_cli->path("model")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("analyse"), refused.err.constData());
        QVERIFY(!QFile::exists(m_cli->path("vault/t")));
    }

    void aPassphraseIsChangedAndRecovered()
    {
        QCOMPARE(record("1").exitCode, 0);
        const auto changed = m_cli->run(
            {"vault", "change-passphrase", "vault", "--passphrase-fd", "0", "--new-passphrase-fd", "0", "--passphrase-memory", "8"},
            words + "\nanother long one\n");
        QVERIFY2(changed.exitCode == 0, changed.err.constData());
        auto result = run({"consent", "show", "vault/s"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("does not open the vault"));
        QVERIFY(run({"consent", "show", "vault/s"}, "another long one\n").exitCode == 0);
        result = run({"vault", "recovery-sheet", "vault"}, "another long one\n");
        const auto code = QString::fromUtf8(result.out).section("    ", 1).section('\n', 0, 0);
        QVERIFY2(code.size() > 50, qPrintable(code));
        result = m_cli->run({"vault", "recover", "vault", "--new-passphrase-fd", "0", "--passphrase-memory", "8"},
                            code.toUtf8() + "\n" + words + "\n");
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(run({"consent", "show", "vault/s"}).exitCode, 0);
        QCOMPARE(shown(), QString());
    }

    void withoutConsentNothingIsRecorded()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0, {"analyse"})});
        auto result = record();
        QCOMPARE(result.exitCode, 2);
        QVERIFY(!QFile::exists(m_cli->path("vault/s")));
        auto expired = consentingSpeaker("A", "Annegret", 0);
        expired["until"] = "2026-01-02T00:00:00Z";
        writeConsent({expired});
        result = record();
        QCOMPARE(result.exitCode, 1);
        QVERIFY(!result.err.contains("AI Act"));
        auto atWork = consentText({consentingSpeaker("A", "Annegret", 0)});
        atWork["setting"] = "workplace";
        m_cli->write("consent.json", QByteArray::fromStdString(atWork.dump()));
        result = run({"record", "--session", "vault/work", "--consent", "consent.json", "--input", "simulated", "--seconds", "1",
                      "--simulated-speed", "0"});
        QVERIFY2(result.exitCode == 0 && result.err.contains("AI Act"), result.err.constData());
        QVERIFY(!QFile::exists(m_cli->path("vault/s/audio/00-000000.segment")));
        // No vault, no passphrase, no options.
        result = run({"record", "--session", "elsewhere/s", "--consent", "consent.json", "--input", "simulated"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("vault create"));
        QCOMPARE(m_cli->run({"record"}).exitCode, 2);
        QCOMPARE(m_cli->run({"consent", "show", "vault/s", "--passphrase-fd", "0"}).exitCode, 2);
        QCOMPARE(m_cli->run({"consent", "show", "vault/s", "--passphrase", "x"}).exitCode, 2);
    }

    /// A log that was changed, or a session that cannot be opened, keeps nobody's voice: also not that of the sessions beside it.
    void aDamagedLogKeepsNobodysVoice()
    {
        auto consent = consentText({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1)});
        m_cli->write("consent.json", QByteArray::fromStdString(consent.dump()));
        QCOMPARE(record("1").exitCode, 0);
        const auto damage = [&](const QString& file) {
            auto bytes = m_cli->read(file);
            bytes[200] = static_cast<char>(bytes[200] ^ 1);
            m_cli->write(file, bytes);
        };
        damage("vault/s/log.undertone");
        QCOMPARE(run({"consent", "show", "vault/s"}).exitCode, 1);
        auto result = run({"consent", "withdraw", "vault/s", "--speaker", "B"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.json()["keys"].toInt(), 3);  // the channel, what shows how he agreed, and what was computed
        QVERIFY(result.json()["log_problem"].toString().contains("was changed"));
        QVERIFY2(result.err.contains("is damaged"), result.err.constData());
        QVERIFY(!QFile::exists(m_cli->path("vault/s/audio/01-000000.segment")));
        QVERIFY(QFile::exists(m_cli->path("vault/s/audio/00-000000.segment")));

        // Their retention ends while three lie there: one damaged, one that is none of this vault, one whole.
        auto ring = Keyring::open(m_cli->path("vault").toStdString(), secretText(words.toStdString()));
        consent["retention_until"] = "2026-02-01T00:00:00Z";
        m_cli->write("due.json", QByteArray::fromStdString(consent.dump()));
        for (const char* name : {"r", "t"})
            QVERIFY(
                Session::create(m_cli->path("vault/").toStdString() + name, *ring, *readConsentFile(m_cli->path("due.json").toStdString()))
                    .ok());
        damage("vault/r/log.undertone");
        QDir().mkpath(m_cli->path("vault/q"));
        m_cli->write("vault/q/session.undertone", "none");
        result = run({"vault", "expire", "vault"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("q") && result.err.contains("is damaged"), result.err.constData());
        QCOMPARE(result.out.count('\n'), 2);
        QVERIFY(result.out.contains("r\t") && result.out.contains("t\t"));
        QVERIFY(run({"vault", "list", "vault"}).out.contains("t\tdestroyed"));
        QDir(m_cli->path("vault/q")).removeRecursively();
        result = run({"vault", "expire", "vault"});
        QVERIFY2(result.exitCode == 0 && result.out.isEmpty(), result.err.constData());
    }

    /// Ctrl-C is how a recording ends: it is complete, and the program was successful.
    void ctrlCEndsARecording()
    {
        for (const int signal : {SIGINT, SIGTERM}) {
            const QString session = QStringLiteral("vault/%1").arg(signal);
            QProcess process;
            m_cli->prepare(process,
                           {"record", "--session", session, "--consent", "consent.json", "--input", "simulated", "--rate", "16000",
                            "--passphrase-fd", "0"});
            QVERIFY2(records(process), process.readAllStandardError().constData());
            QTest::qSleep(1000);
            QFile ofKernel(QStringLiteral("/proc/%1/limits").arg(process.processId()));
            QVERIFY(ofKernel.open(QIODevice::ReadOnly));
            const auto limits = QString::fromUtf8(ofKernel.readAll());  // a core dump would hold keys
            ::kill(static_cast<pid_t>(process.processId()), signal);
            QVERIFY(process.waitForFinished(30000));
            QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAllStandardError().constData());
            QVERIFY2(limits.contains(QRegularExpression("Max core file size +0 +0 ")), qPrintable(limits));
            const auto json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
            QVERIFY2(json["frames"].toInt() > 8000, qPrintable(QString::number(json["frames"].toInt())));
            QVERIFY(run({"audit", "verify", session}).out.contains("recording.stopped"));
            QVERIFY(run({"vault", "list", "vault"}).out.contains(QByteArray::number(signal) + "\trecorded"));
        }
    }

    /// A crash in the middle: it is listed as one, and read as far as it goes.
    void anInterruptedRecordingIsFoundAndTakenUp()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0)});
        QProcess process;
        m_cli->prepare(process,
                       {"record", "--session", "vault/s", "--consent", "consent.json", "--input", "simulated", "--simulated-sound",
                        "speech.wav", "--passphrase-fd", "0"});
        m_cli->writeWave("speech.wav", syntheticSpeech(20));
        QVERIFY2(records(process), process.readAllStandardError().constData());
        QTest::qSleep(4000);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(30000));
        auto result = run({"vault", "list", "vault"});
        QVERIFY2(result.out.contains("s\tinterrupted"), result.out.constData());
        result = run({"analyze", "vault/s", "--model", m_cli->path("model")});
        QVERIFY2(result.exitCode == 0 && result.err.contains("interrupted"), result.err.constData());
        QVERIFY(run({"vault", "list", "vault"}).out.contains("s\trecorded"));
        QVERIFY(run({"audit", "verify", "vault/s"}).out.contains("recording.recovered"));
    }

    void theLogShowsWhatIsMissingFromIt()
    {
        QCOMPARE(record("1").exitCode, 0);
        const auto whole = m_cli->read("vault/s/log.undertone");
        // Records: their size in 4 bytes, then as many; behind a head of 44.
        std::vector<QByteArray> records;
        for (qsizetype at = 44; at + 4 <= whole.size();) {
            qint64 size = 0;
            for (int i = 3; i >= 0; --i)
                size = size * 256 + static_cast<unsigned char>(whole[at + i]);
            records.push_back(whole.mid(at, 4 + size));
            at += 4 + size;
        }
        QVERIFY(records.size() > 4);
        const auto verified = [&](const std::vector<QByteArray>& kept) {
            QByteArray log = whole.left(44);
            for (const auto& record : kept)
                log += record;
            m_cli->write("vault/s/log.undertone", log);
            return run({"audit", "verify", "vault/s"});
        };
        QCOMPARE(verified(records).exitCode, 0);
        auto removed = records, reordered = records, cut = records;
        removed.erase(removed.begin() + 2);
        std::swap(reordered[1], reordered[2]);
        cut.pop_back();
        for (const auto& changed : {removed, reordered, cut}) {
            const auto result = verified(changed);
            QCOMPARE(result.exitCode, 1);
            QVERIFY2(result.out.contains("Entr"), result.out.constData());
        }
        QCOMPARE(verified(records).exitCode, 0);
    }

    /// None is cut: what would be left of it is another passphrase.
    void aPassphraseThatIsTooLongIsRefused()
    {
        const auto make = [&](const QString& name, const QByteArray& passphrase) {
            return m_cli->run({"vault", "create", name, "--new-passphrase-fd", "0", "--passphrase-memory", "8"}, passphrase + "\r\n");
        };
        const auto refused = make("long", QByteArray(1025, 'x'));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("at most 1024"), refused.err.constData());
        QVERIFY(!QFile::exists(m_cli->path("long/keyring.undertone")));
        QCOMPARE(make("longest", QByteArray(1024, 'x')).exitCode, 0);
        QCOMPARE(run({"vault", "list", "longest"}, QByteArray(1024, 'x') + "\n").exitCode, 0);
        QCOMPARE(run({"vault", "list", "longest"}, QByteArray(1023, 'x') + "\n").exitCode, 1);
    }

    /// Ctrl-C at the question for the passphrase ends the program.
    void ctrlCEndsTheQuestion()
    {
        const auto program = QFileInfo(QString(UNDERTONE_BIN_DIR) + "/undertone-cli").absoluteFilePath().toStdString();
        const auto vault = m_cli->path("vault").toStdString();
        int terminal = -1;
        const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
        if (child == 0) {
            ::execl(program.c_str(), program.c_str(), "vault", "list", vault.c_str(), static_cast<char*>(nullptr));
            ::_exit(99);
        }
        QByteArray shown;
        char bytes[256];
        while (!shown.contains("Passphrase")) {
            const auto count = ::read(terminal, bytes, sizeof bytes);
            QVERIFY2(count > 0, shown.constData());
            shown.append(bytes, count);
        }
        QThread::msleep(100);
        QCOMPARE(::write(terminal, "\x03", 1), 1);
        int status = 0;
        pid_t ended = 0;
        QTRY_VERIFY_WITH_TIMEOUT((ended = ended == 0 ? ::waitpid(child, &status, WNOHANG) : ended) != 0, 10000);
        QCOMPARE(ended, child);
        ::close(terminal);
        QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 130, qPrintable(QString::number(status)));
    }

    void noticesArePrinted()
    {
        const auto result = m_cli->run({"consent", "notice", "--language", "zh"});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out.toStdString(), std::string(consentNotice("zh")));
        QVERIFY(result.err.contains(consentNoticeSha256("zh").c_str()));
    }
};

QTEST_GUILESS_MAIN(SessionCliTest)
#include "session_cli_test.moc"
