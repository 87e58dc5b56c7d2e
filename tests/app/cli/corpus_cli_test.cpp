// SPDX-License-Identifier: GPL-3.0-or-later
// From labelled clips to a corpus in IEMOCAP's layout, its report and audit, and its tokens, all by undertone-cli; the clips are made-up
// buzzes.
#include "engine/io/dialogue_tokens.h"
#include "tests/app/cli/cli_fixture.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <csignal>

using namespace undertone::test;

class CorpusCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        QVERIFY(enlivenTokenizer(m_cli.path("model").toStdString()).ok());
        QVERIFY(QDir(m_cli.path(".")).mkpath("data/clips"));
        QByteArray manifest = "path,corpus,speaker,emotion,language,text,duration_seconds,split\n";
        const QStringList emotions{"angry", "happy", "sad", "neutral"};
        for (int speaker = 0; speaker < 11; ++speaker) {
            for (int clip = 0; clip < 8; ++clip) {
                const auto name = QString("clips/%1-%2.wav").arg(speaker).arg(clip);
                auto samples = buzz(0.4 + 0.03 * clip + 0.01 * speaker);
                for (auto& sample : samples)
                    sample *= 0.3F + 0.2F * static_cast<float>(clip % 4);
                m_cli.writeWave("data/" + name, samples);
                manifest += QString("%1,made-up,s%2,%3,en,\"Line %4, said.\",%5,train\n")
                                .arg(name)
                                .arg(speaker)
                                .arg(emotions[clip % 4])
                                .arg(clip)
                                .arg(0.4)
                                .toUtf8();
            }
        }
        m_cli.write("data/manifest.csv", manifest);
        const auto made = m_cli.run(simulate("corpus", {"--workers", "1", "--json"}));
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(made.json()["dialogues"].toInt(), 12);
        m_sentences = made.json()["sentences"].toInt();
        QVERIFY(m_sentences > 60);
    }

    void theLayoutIsTheSameForTheSameSeed()
    {
        const auto again = m_cli.run(simulate("again", {"--workers", "2"}));
        QVERIFY2(again.exitCode == 0, again.err);
        QStringList files;
        QDirIterator all(m_cli.path("corpus"), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const auto file = QDir(m_cli.path("corpus")).relativeFilePath(all.next());
            files.push_back(file);
            QVERIFY2(m_cli.read("again/" + file) == m_cli.read("corpus/" + file), qPrintable(file));
        }
        QCOMPARE(files.size(), m_sentences + 12 * 3);
        QVERIFY(files.contains("Session5/dialog/EmoEvaluation/Ses05M_impro01.txt"));
        QVERIFY(files.filter(QRegularExpression("^Session2/sentences/wav/Ses02F_impro01/Ses02F_impro01_[FM]\\d{3}\\.wav$")).size() > 2);
        const auto refused = m_cli.run(simulate("corpus", {}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.err.contains("is there already"));
    }

    void theReportCounts()
    {
        const auto report = m_cli.run({"corpus", "report", "corpus", "--json"});
        QVERIFY2(report.exitCode == 0, report.err);
        const auto json = report.json();
        QCOMPARE(json["format"].toString(), QString("IEMOCAP"));
        QCOMPARE(json["all"].toObject()["utterances"].toInt(), m_sentences);
        QCOMPARE(json["with_text"].toInt(), m_sentences);
        QCOMPARE(json["without_sound"].toInt(), 0);
        QCOMPARE(json["sessions"].toObject().size(), 5);
        QCOMPARE(json["sessions"].toObject()["Ses01"].toObject()["dialogues"].toInt(), 3);
        QCOMPARE(json["speakers"].toObject().size(), 10);
        QCOMPARE(json["skipped"].toArray().size(), 0);
        QCOMPARE(json["warnings"].toArray().size(), 0);
        const auto own = json["all"].toObject()["own_labels"].toObject();
        QVERIFY(own["exc"].toInt() > 0 && own["hap"].toInt() > 0);
        QCOMPARE(json["all"].toObject()["classes"].toObject()["hap"].toInt(), own["hap"].toInt() + own["exc"].toInt());
        QVERIFY(!json["evaluation_set"].toObject()["proved"].toBool());
        QVERIFY(json["evaluation_set"].toObject()["differences"].toArray().at(0).toString().startsWith("Utterances labelled ang: "));
        const auto agreement = json["agreement"].toObject();
        QVERIFY(agreement["krippendorff_alpha"].toDouble() > 0.5 && agreement["krippendorff_alpha"].toDouble() < 0.95);
        QCOMPARE(agreement["fleiss_raters"].toInt(), 3);
        QVERIFY(json["folds"].toObject()["allowed"].toBool());

        const auto text = m_cli.run({"corpus", "report", "corpus", "--labels", "hap,exc", "--map", "ang=exc"});
        QVERIFY2(text.exitCode == 0, text.err);
        QVERIFY(text.out.contains("Not the usual evaluation set"));
        QCOMPARE(m_cli.run({"corpus", "report", "corpus", "--labels", "ang,ang"}).exitCode, 2);
        QCOMPARE(m_cli.run({"corpus", "report", "corpus", "--map", "ang"}).exitCode, 2);
        const auto nowhere = m_cli.run({"corpus", "report", "nowhere"});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY(nowhere.err.contains("There is no folder"));
        const auto unknown = m_cli.run({"corpus", "report", "model"});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.err.contains("no corpus that is known"));
    }

    void theAuditRefusesASharedSpeaker()
    {
        const auto good = m_cli.run({"corpus", "audit", "corpus", "--json"});
        QVERIFY2(good.exitCode == 0, good.err);
        QVERIFY(good.json()["rule"].toString().startsWith("Leave one session out: 5 folds"));
        QVERIFY(QDir(m_cli.path(".")).mkpath("meld"));
        const QByteArray header = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n";
        m_cli.write("meld/train_sent_emo.csv", header + "1,Hey,Joey,joy,positive,0,0,8,21,\"00:16:16,059\",\"00:16:17,059\"\n");
        m_cli.write("meld/dev_sent_emo.csv", header + "1,Hey,Joey,joy,positive,0,0,8,21,\"00:16:16,059\",\"00:16:17,059\"\n");
        const auto leaky = m_cli.run({"corpus", "audit", "meld"});
        QCOMPARE(leaky.exitCode, 1);
        QVERIFY2(leaky.err.contains("Fold dev: the speaker Joey is in both train (train_dia0) and test (dev_dia0)"), leaky.err);
        m_cli.write("meld/dev_sent_emo.csv", header + "garbled\n");
        const auto garbled = m_cli.run({"corpus", "audit", "meld"});
        QCOMPARE(garbled.exitCode, 1);
        QVERIFY2(garbled.err.contains("dev_sent_emo.csv, line 2"), garbled.err);
    }

    void sharesLeaveTheirCodesForTheWhole()
    {
        // Another mode than the other tests', so that the cache knows nothing of it.
        const auto whole = m_cli.run(tokenize("corpus", "alone", {"--no-cache", "--channels", "mean", "--attest", "shares"}));
        QVERIFY2(whole.exitCode == 0, whole.err);
        int dialogues = 0;
        for (const char* shard : {"1/3", "2/3", "3/3"}) {
            const auto part = m_cli.run(tokenize("corpus", "shared", {"--shard", shard, "--channels", "mean", "--attest", "shares"}));
            QVERIFY2(part.exitCode == 0, part.err);
            dialogues += part.json()["dialogues"].toInt();
            QVERIFY(!QFile::exists(m_cli.path("shared.safetensors")));
        }
        QCOMPARE(dialogues, 12);
        const auto joined = m_cli.run(tokenize("corpus", "shared", {"--channels", "mean", "--attest", "shares"}));
        QVERIFY2(joined.exitCode == 0, joined.err);
        QCOMPARE(joined.json()["from_cache"].toInt(), 12);
        QCOMPARE(m_cli.read("shared.safetensors"), m_cli.read("alone.safetensors"));
        const auto refused = m_cli.run(tokenize("corpus", "shared", {"--shard", "1/3", "--no-cache"}));
        QCOMPARE(refused.exitCode, 2);
    }

    void tokensAreMadeOnce()
    {
        const auto first = m_cli.run(tokenize("corpus", "tokens", {"--workers", "2", "--attest", "made up"}));
        QVERIFY2(first.exitCode == 0, first.err);
        QCOMPARE(first.json()["sentences"].toInt(), m_sentences);
        QCOMPARE(first.json()["from_cache"].toInt(), 0);
        QCOMPARE(first.json()["on_own_channels"].toInt(), 12);
        const auto second = m_cli.run(tokenize("again", "tokens2", {"--attest", "made up"}));  // the same sound elsewhere
        QVERIFY2(second.exitCode == 0, second.err);
        QCOMPARE(second.json()["from_cache"].toInt(), 12);
        QCOMPARE(m_cli.read("tokens2.safetensors"), m_cli.read("tokens.safetensors"));
        const auto afresh = m_cli.run(tokenize("corpus", "tokens3", {"--no-cache", "--attest", "made up"}));
        QCOMPARE(afresh.json()["from_cache"].toInt(), 0);
        QCOMPARE(m_cli.read("tokens3.safetensors"), m_cli.read("tokens.safetensors"));
        // Files that stand behind the corpora whose labels are left out are files.
        const auto merged = m_cli.run({"corpus", "merge", "--unlabelled", "IEMOCAP", "tokens.safetensors", "-o", "unrated.safetensors"});
        QVERIFY2(merged.exitCode == 0, merged.err);
        const auto unrated = undertone::readDialogueTokens(m_cli.path("unrated.safetensors").toStdString());
        QVERIFY(unrated.ok());
        QCOMPARE(unrated->sentenceCount(), m_sentences);
        for (const auto& dialogue : unrated->dialogues)
            QVERIFY(
                std::none_of(dialogue.sentences.begin(), dialogue.sentences.end(), [](const auto& sentence) { return sentence.label; }));
        const auto unknown = m_cli.run({"corpus", "merge", "--unlabelled", "corpsu", "tokens.safetensors", "-o", "none.safetensors"});
        QVERIFY2(unknown.exitCode != 0 && unknown.err.contains("corpsu") && !QFile::exists(m_cli.path("none.safetensors")), unknown.err);
        const auto audit = m_cli.run({"corpus", "audit", "tokens.safetensors"});
        QVERIFY2(audit.exitCode == 0, audit.err);
        QVERIFY(audit.out.startsWith("Leave one session out: 5 folds"));

        const auto mean = m_cli.run(tokenize("corpus", "mean", {"--channels", "mean", "--no-cache"}));
        QCOMPARE(mean.json()["on_own_channels"].toInt(), 0);
        const auto whole = m_cli.run(tokenize("corpus", "whole", {"--tokenize", "whole"}));
        QVERIFY2(whole.exitCode == 0, whole.err);
        QCOMPARE(whole.json()["sentences"].toInt(), m_sentences);
        QVERIFY(m_cli.read("whole.safetensors").contains("\\\"lookahead\\\":true"));
    }

    void aRunTellsOfItselfInItsRecord()
    {
        const auto record = [this] { return QJsonDocument::fromJson(m_cli.read("records/record.json")).object(); };
        const auto made = m_cli.run(tokenize("corpus", "recorded", {"--record", "records/record.json"}));
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(record()["end"].toString(), QString("finished"));
        QCOMPARE(record()["done"].toInt(), 12);
        QCOMPARE(record()["dialogues"].toInt(), 12);
        QCOMPARE(record()["output"].toString(), m_cli.path("recorded.safetensors"));
        const auto failed =
            m_cli.run({"corpus", "tokenize", "corpus", "--tokenizer", "nowhere", "-o", "x.safetensors", "--record", "records/record.json"});
        QCOMPARE(failed.exitCode, 1);
        QCOMPARE(record()["end"].toString(), QString("failed"));
        const auto error = record()["error"].toObject();
        QCOMPARE(error["code"].toString(), QString("file_not_found"));
        QVERIFY2(failed.err.contains(error["sentence"].toString().toUtf8()), failed.err);
    }

    void aKilledRunGoesOn()
    {
        const auto made = m_cli.run({"corpus", "simulate", "--layout", "iemocap", "--data", "data", "--dialogues", "80", "--turns", "10",
                                     "--seed", "5", "-o", "large"});
        QVERIFY2(made.exitCode == 0, made.err);
        QProcess process;
        const auto before = cachedDialogues();
        m_cli.prepare(process, tokenize("large", "killed", {"--workers", "1"}));
        process.start();
        for (int i = 0; i < 60000 && process.state() != QProcess::NotRunning && cachedDialogues() < before + 5; ++i)
            process.waitForFinished(2);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(60000) || process.state() == QProcess::NotRunning);
        QVERIFY(!QFile::exists(m_cli.path("killed.safetensors")));
        const auto kept = static_cast<int>(cachedDialogues() - before);
        QVERIFY(kept >= 5 && kept < 80);
        const auto resumed = m_cli.run(tokenize("large", "killed", {"--workers", "1"}));
        QVERIFY2(resumed.exitCode == 0, resumed.err);
        QVERIFY2(resumed.json()["from_cache"].toInt() >= kept - 1, resumed.out);
        const auto straight = m_cli.run(tokenize("large", "straight", {"--no-cache"}));
        QVERIFY2(straight.exitCode == 0, straight.err);
        QCOMPARE(m_cli.read("killed.safetensors"), m_cli.read("straight.safetensors"));
    }

    void clipsBecomeDialoguesOfOneSentence()
    {
        const auto made = m_cli.run(tokenize("data", "clips", {}));
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(made.json()["dialogues"].toInt(), 88);
        QCOMPARE(made.json()["labelled"].toInt(), 88);
        QCOMPARE(m_cli.run(tokenize("data", "train", {"--split", "train"})).json()["dialogues"].toInt(), 88);
        QCOMPARE(m_cli.run(tokenize("data", "dev", {"--split", "dev"})).exitCode, 2);
        // They have no sessions to leave out.
        const auto audit = m_cli.run({"corpus", "audit", "clips.safetensors"});
        QCOMPARE(audit.exitCode, 1);
        QVERIFY(audit.err.contains("belongs to no session"));
    }

    void brokenClipsAreSkippedCountedAndNamed()
    {
        m_cli.write("data/clips/0-0.wav", "not sound");
        m_cli.write("data/clips/0-1.wav", "");
        QVERIFY(QFile::remove(m_cli.path("data/clips/0-2.wav")));
        const auto made = m_cli.run(tokenize("data", "broken", {}));
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(made.json()["dialogues"].toInt(), 85);
        QCOMPARE(made.json()["left_out"].toInt(), 3);
        const auto report = m_cli.run({"corpus", "report", "data", "--json"});
        QVERIFY2(report.exitCode == 0, report.err);
        QCOMPARE(report.json()["without_sound"].toInt(), 3);
        const auto text = m_cli.run({"corpus", "report", "data"});
        QVERIFY2(text.out.contains(", 3 without sound"), text.out);
        for (int clip = 0; clip < 3; ++clip) {
            const auto name = QString("clips/0-%1.wav").arg(clip).toUtf8();
            QVERIFY2(made.err.contains(name + " was left out: "), made.err);
            QCOMPARE(report.json()["silent"].toArray().at(clip).toObject()["sentence"].toString().toUtf8(), name);
            QVERIFY2(text.out.contains("  " + name + ": "), text.out);
        }
    }

    void tokensOfAnotherCorpusAreNotReplacedUnsaid()
    {
        QVERIFY(m_cli.run(tokenize("corpus", "kept", {})).exitCode == 0);
        const auto before = m_cli.read("kept.safetensors");
        const auto again = m_cli.run(tokenize("corpus", "kept", {}));  // the same command again
        QVERIFY2(again.exitCode == 0, again.err);
        QCOMPARE(m_cli.read("kept.safetensors"), before);
        m_cli.write("notes.safetensors", "mine");
        const auto refused = [&](const CliResult& run, const char* what) {
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains(what) && run.err.contains("--overwrite"), run.err);
        };
        refused(m_cli.run(tokenize("data", "kept", {})), "holds tokens of another corpus");
        refused(m_cli.run(tokenize("corpus", "kept", {"--labels", "ang,sad"})), "holds tokens with other labels");
        refused(m_cli.run(tokenize("corpus", "kept", {"--tokenize", "whole"})), "other --tokenize or --channels");
        refused(m_cli.run(tokenize("corpus", "notes", {})), "holds something other than tokens");
        QCOMPARE(m_cli.read("kept.safetensors"), before);
        QCOMPARE(m_cli.read("notes.safetensors"), QByteArray("mine"));
        const auto replaced = m_cli.run(tokenize("data", "kept", {"--overwrite"}));
        QVERIFY2(replaced.exitCode == 0, replaced.err);
        QVERIFY(m_cli.read("kept.safetensors") != before);
    }

    void wrongUsageIsSaid()
    {
        QCOMPARE(m_cli.run({"corpus", "tokenize", "corpus", "--tokenizer", "model/tokenizer"}).exitCode, 2);
        QCOMPARE(m_cli.run({"corpus", "tokenize", "corpus", "--tokenizer", "model/tokenizer", "--tokenize", "half", "-o", "x.safetensors"})
                     .exitCode,
                 2);
        QCOMPARE(m_cli.run({"corpus", "simulate", "--data", "data", "-o", "x.safetensors"}).exitCode, 2);  // no tokenizer
        QCOMPARE(m_cli.run(simulate("x", {"--overlap", "2"})).exitCode, 2);
        QCOMPARE(m_cli.run(simulate("x", {"--transitions", "angry"})).exitCode, 2);
        QVERIFY(m_cli.run(simulate("x", {"--corpus", "nobodys"})).err.contains("nobodys"));
        const auto refused = [&](const QString& data, const QString& split, const char* what) {
            const auto run = m_cli.run({"corpus", "simulate", "--layout", "iemocap", "--data", data, "--split", split, "-o", "x"});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains(what), run.err);
        };
        refused("data", "dev", "has no clip of the split \"dev\"");
        QVERIFY(QDir(m_cli.path(".")).mkpath("few"));
        m_cli.writeWave("few/clip.wav", buzz(0.5));
        QByteArray manifest = "path,corpus,speaker,emotion,split,duration_seconds\n";
        for (const char* speaker : {"a", "b", "c", "d"})
            manifest += QByteArray("clip.wav,made-up,") + speaker + ",sad,train,0.5\n";
        m_cli.write("few/manifest.csv", manifest);
        refused("few", "train", "five pairs of speakers");
        QCOMPARE(m_cli.run({"corpus", "tokenize", "corpus", "--tokenizer", "nowhere", "-o", "x.safetensors"}).exitCode, 1);
    }

private:
    static QStringList simulate(const QString& folder, const QStringList& more)
    {
        return QStringList{"corpus",
                           "simulate",
                           "--layout",
                           "iemocap",
                           "--data",
                           "data",
                           "--dialogues",
                           "12",
                           "--turns",
                           "12",
                           "--overlap",
                           "0.3",
                           "--room-changes",
                           "0.5",
                           "--transitions",
                           "angry>sad=3",
                           "--inertia",
                           "0.5",
                           "--seed",
                           "3",
                           "-o",
                           folder}
        + more;
    }
    static QStringList tokenize(const QString& folder, const QString& name, const QStringList& more)
    {
        return QStringList{"corpus",   "tokenize", folder,   "--tokenizer", "model/tokenizer",
                           "--device", "cpu",      "--json", "-o",          name + ".safetensors"}
        + more;
    }
    [[nodiscard]] qsizetype cachedDialogues() const
    {
        qsizetype count = 0;
        QDirIterator all(m_cli.path("cache/undertone/tokens"), QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++count;
        return count;
    }

    CliFixture m_cli;
    int m_sentences = 0;
};

QTEST_GUILESS_MAIN(CorpusCliTest)
#include "corpus_cli_test.moc"
