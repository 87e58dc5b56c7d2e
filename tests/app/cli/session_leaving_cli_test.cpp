// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a recorded session from the command line, each only where everyone agreed to that: sound, results, labels, models.
#include "app/jobs/recording/session_project.h"
#include "engine/consent/session.h"
#include "tests/app/cli/session_cli_fixture.h"
#include "tests/support/session_labels.h"

using namespace undertone;
using namespace undertone::test;

class SessionLeavingCliTest : public SessionCliFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { QCOMPARE(shown(), QString()); }  // whatever was done

    void resultsLeaveItWhereAllShare()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0)});
        m_cli->writeWave("speech.wav", syntheticSpeech(12));
        QCOMPARE(record("12", {"--simulated-sound", "speech.wav"}).exitCode, 0);
        QCOMPARE(run({"vault", "export", "vault/s", "--results", "-o", "out.json"}).exitCode, 1);  // not analysed yet
        const auto speakers = run({"analyze", "vault/s", "--model", m_cli->path("model"), "--speakers", "2"});
        QCOMPARE(speakers.exitCode, 2);
        QVERIFY2(speakers.err.contains("its channels"), speakers.err);
        const auto analysed = run({"analyze", "vault/s", "--model", m_cli->path("model"), "--json"});
        QVERIFY2(analysed.exitCode == 0, analysed.err.constData());
        const auto utterances = analysed.json()["utterances"].toArray();
        QVERIFY(utterances.size() > 1);
        QCOMPARE(utterances[0].toObject()["speaker"].toString(), QString("A"));  // by id: the name stays in the book
        QVERIFY(!analysed.out.contains("Annegret"));
        const auto exported = run({"vault", "export", "vault/s", "--results", "-o", "out.json"});
        QVERIFY2(exported.exitCode == 0, exported.err.constData());
        QCOMPARE(QJsonDocument::fromJson(m_cli->read("out.json")).object()["utterances"].toArray(), utterances);
        const auto project = run({"vault", "export", "vault/s", "--project", "-o", "talk.undertone"});
        QVERIFY2(project.exitCode == 0, project.err.constData());
        const auto table = m_cli->run({"project", "export", "talk.undertone", "--format", "csv"});
        QVERIFY2(table.exitCode == 0, table.err.constData());
        QCOMPARE(table.out.count('\n'), utterances.size() + 1);
        QVERIFY(!table.out.contains("Annegret"));
        QCOMPARE(shown(), QString());
        QVERIFY(run({"audit", "verify", "vault/s"}).out.contains("results.exported"));
    }

    void trainingNeedsEveryonesConsentAndLabels()
    {
        const auto train = [this](const QStringList& more = {}) {
            return run(QStringList{"train", "sllm", "--session", "vault/s", "--base", "model/base", "--tokenizer", "model/tokenizer", "-o",
                                   "trained"}
                       + more);
        };
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1, {"record", "analyse"})});
        QCOMPARE(record("2").exitCode, 0);
        auto result = train();
        QVERIFY2(result.exitCode != 0 && result.err.contains("Speaker B") && result.err.contains("train"), result.err.constData());
        QVERIFY(!QDir(m_cli->path("trained")).exists());
        QVERIFY(QDir(m_cli->path("vault/s")).removeRecursively());
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1)});
        QCOMPARE(record("2").exitCode, 0);
        result = train();
        QVERIFY2(result.exitCode != 0 && result.err.contains("label it in the window"), result.err.constData());
        result = train({"--session", "elsewhere/t"});
        QVERIFY2(result.exitCode != 0 && result.err.contains("several vaults"), result.err.constData());
        QVERIFY(!run({"audit", "verify", "vault/s"}).out.contains("training.started"));
        QVERIFY2(m_cli->run({"train", "sllm", "--base", "model/base", "--tokenizer", "model/tokenizer", "-o", "trained"})
                     .err.contains("Name the dialogues"),
                 "neither tokens nor sessions");
        QCOMPARE(shown(), QString());
    }

    /// From labels to a model, which a withdrawal finds by the session's log; nobody's name lies beside its weights.
    void aModelIsTrainedOnASession()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1)});
        QCOMPARE(record("6").exitCode, 0);
        {
            const auto keyring = Keyring::open(m_cli->path("vault").toStdString(), secretText(words.toStdString()));
            QVERIFY(keyring.ok());
            auto project = openSessionProject(*Session::open(m_cli->path("vault/s").toStdString(), *keyring), *keyring);
            QVERIFY(project.ok());
            QVERIFY(labelSentences(*project, {{"Adalgunde", {"anger", "sadness", "neutral"}}}).ok());
        }
        const QStringList train{"train",      "sllm",        "--session",       "vault/s", "--annotator", "Adalgunde", "--base",
                                "model/base", "--tokenizer", "model/tokenizer", "--n-o",   "48",          "--n-p",     "64",
                                "--batch",    "1",           "--lora-rank",     "2",       "--steps",     "2",         "--threads",
                                "1",          "-o",          "trained"};
        const auto unrecorded = run(train + QStringList{"--run", "kept"});
        QVERIFY2(unrecorded.exitCode != 0 && unrecorded.err.contains("not encrypted"), unrecorded.err.constData());
        auto result = run(train);
        QVERIFY2(result.exitCode == 0, result.err.constData());
        const auto provenance = m_cli->read("trained/provenance.json");
        QVERIFY2(provenance.contains("sessions_and_grants") && provenance.contains("log_head"), provenance.constData());
        QVERIFY(!QFile::exists(m_cli->path("trained/training_sessions.json")));
        QCOMPARE(filesThatShow(m_cli->path("trained").toStdString(), {"Adalgunde", "Annegret", "Balduin"}), std::vector<std::string>());
        QCOMPARE(m_cli->run({"model", "info", "trained"}).exitCode, 0);
        const auto log = run({"audit", "verify", "vault/s"}).out;
        QVERIFY2(log.contains("training.started") && log.contains("training.ended"), log.constData());
        result = run({"consent", "withdraw", "vault/s", "--speaker", "B", "--purpose", "train"});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QVERIFY2(result.out.contains("trained"), result.out.constData());
        const auto info = m_cli->run({"model", "info", "trained"});
        QVERIFY2(info.exitCode != 0 && info.err.contains("withdrawn"), info.err.constData());
        QCOMPARE(shown(), QString());
    }

    /// All channels side by side, in three formats; each says what it is, and none of it lies anywhere else.
    void soundLeavesItWhereAllShare()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1)});
        QCOMPARE(record("2").exitCode, 0);
        std::vector<float> samples(80);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = simulatedTone(5000 + i / 2, static_cast<int>(i % 2), 16000);
        for (const auto& [format, head] : {std::pair{"wav", "RIFF"}, {"rf64", "RF64"}, {"flac", "fLaC"}}) {
            const QString name = QStringLiteral("out.") + QLatin1String(format);
            const auto result = run({"vault", "export", "vault/s", "--format", format, "-o", name});
            QVERIFY2(result.exitCode == 0, result.err.constData());
            const auto file = m_cli->read(name).toStdString();
            QVERIFY2(file.starts_with(head), format);
            const auto printed = QString::fromUtf8(result.err).section("this export: ", 1).left(64);
            QCOMPARE(run({"audit", "verify", "vault/s", "--head", printed}).exitCode, 0);
            QCOMPARE(printed.size(), 64);
            QCOMPARE(file.find(bytesOfSamples(samples)) != std::string::npos, std::string(format) != "flac");
            // Who withdraws later could not find a model that was trained on a copy.
            m_cli->write("out.rttm", "SPEAKER out 1 0.1 1.4 <NA> <NA> A <NA> <NA>\n");
            const auto clips = m_cli->run({"corpus", "clips", name, "--corpus", "c", "--emotion", "neutral", "-o", "clips"});
            QVERIFY2(clips.exitCode != 0 && clips.err.contains("exported from a recorded session"), clips.err.constData());
        }
        QCOMPARE(shown(), QString());
        QVERIFY(run({"audit", "verify", "vault/s"}).out.contains("sound.exported"));
    }

    /// A model that names the session is blocked, and refuses to load.
    void modelsTrainedOnAVoiceAreBlocked()
    {
        const auto recorded = record("1");
        const auto session = recorded.json()["session"].toString();
        m_cli->write("model/provenance.json", QString(R"({"schema":1,"tokenizer":{"sessions":["%1"]}})").arg(session).toUtf8());
        const auto result =
            run({"consent", "withdraw", "vault/s", "--speaker", "A", "--purpose", "train", "--models", m_cli->path("model")});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.json()["models_blocked"].toArray()[0].toString(), QString("model"));
        const auto info = m_cli->run({"model", "info", m_cli->path("model")});
        QVERIFY2(info.exitCode != 0 && info.err.contains("withdrawn"), info.err.constData());
    }

    /// Where not everyone agreed to an analysis, nobody gets one of a copy either.
    void soundIsExportedForHearingAlone()
    {
        writeConsent({consentingSpeaker("A", "Annegret", 0, {"record", "share"})});
        QCOMPARE(record("2").exitCode, 0);
        for (const char* format : {"wav", "rf64", "flac"}) {
            const QString name = QStringLiteral("heard.") + QLatin1String(format);
            QCOMPARE(run({"vault", "export", "vault/s", "--format", format, "-o", name}).exitCode, 0);
            const auto result = m_cli->run({"analyze", name, "--model", "model"});
            QVERIFY2(result.exitCode == 1 && result.err.contains("did not all agree to an analysis"), result.err.constData());
            QCOMPARE(m_cli->run({"diarize", name}).exitCode, 1);
        }
    }
};

QTEST_GUILESS_MAIN(SessionLeavingCliTest)
#include "session_leaving_cli_test.moc"
