// SPDX-License-Identifier: GPL-3.0-or-later
// From labelled clips to a model directory that is evaluated and analysed with, all by undertone-cli; the clips are made-up buzzes.
#include "tests/app/cli/cli_fixture.h"

#include <QRegularExpression>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <cstring>

using namespace undertone::test;

class TrainCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.ready());
        QVERIFY(QDir(m_cli.path(".")).mkpath("data/clips"));
        QByteArray manifest = "path,corpus,speaker,emotion,language,text,duration_seconds,split\n";
        const QStringList emotions{"angry", "happy", "sad", "neutral"};
        for (const char* split : {"train", "dev"}) {
            for (int speaker = 0; speaker < 2; ++speaker) {
                for (int clip = 0; clip < 8; ++clip) {
                    const auto name = QString("clips/%1-%2-%3.wav").arg(split).arg(speaker).arg(clip);
                    auto samples = buzz(0.4 + 0.05 * clip);
                    for (auto& sample : samples)
                        sample *= 0.3F + 0.2F * static_cast<float>(clip % 4);
                    m_cli.writeWave("data/" + name, samples);
                    manifest += QString("%1,made-up,%2-%3,%4,en,buzz,%5,%2\n")
                                    .arg(name, split)
                                    .arg(speaker)
                                    .arg(emotions[clip % 4])
                                    .arg(0.4 + 0.05 * clip)
                                    .toUtf8();
                }
            }
        }
        m_cli.write("data/manifest.csv", manifest);
    }

    void dialoguesAreTheSameForTheSameSeed()
    {
        for (const char* file : {"train.safetensors", "again.safetensors"}) {
            const auto result = m_cli.run({"corpus", "simulate", "--data", "data", "--tokenizer", "model/tokenizer", "--dialogues", "6",
                                           "--turns", "8", "--workers", file[0] == 't' ? "1" : "2", "--seed", "3", "-o", file});
            QVERIFY2(result.exitCode == 0, result.err);
        }
        QVERIFY(m_cli.read("train.safetensors").size() > 500);
        QCOMPARE(m_cli.read("again.safetensors"), m_cli.read("train.safetensors"));
        const auto dev =
            m_cli.run({"corpus", "simulate", "--data", "data", "--split", "dev", "--tokenizer", "model/tokenizer", "--dialogues", "3",
                       "--turns", "8", "--audio", "sound", "--attest", "buzzes, CC0", "-o", "dev.safetensors"});
        QVERIFY2(dev.exitCode == 0, dev.err);
        QCOMPARE(QDir(m_cli.path("sound")).entryList({"*.wav"}).size(), 3);
    }

    /// Whoever keeps clips aside to test on finds a tokenizer that has not heard them.
    void aTokenizerHearsTrainAndDevAlone()
    {
        const auto manifest = m_cli.read("data/manifest.csv");
        auto divided = QString::fromUtf8(manifest);
        divided.replace(QRegularExpression("(train-1,.*),train\n"), "\\1,test\n");
        QCOMPARE(divided.count(",test\n"), 8);
        m_cli.write("data/manifest.csv", divided.toUtf8());
        const auto trained =
            m_cli.run({"train", "tokenizer", "--data", "data", "--encoder", UNDERTONE_TESTS_DIR "/golden/whisper/ctranslate2", "--steps",
                       "1", "--groups", "4", "--dtype", "fp32", "--threads", "1", "-o", "heard"});
        m_cli.write("data/manifest.csv", manifest);
        QVERIFY2(trained.exitCode == 0, trained.err);
        QVERIFY2(trained.err.contains("8 clips are of neither train nor dev") && trained.err.contains("24 clips read"), trained.err);
    }

    void dialoguesAreAsLongAsAsked()
    {
        const QStringList make{"corpus",      "simulate", "--data",  "data", "--tokenizer", "model/tokenizer",
                               "--dialogues", "2",        "--turns", "9",    "-o",          "long.safetensors"};
        const auto exact = m_cli.run(make + QStringList{"--min-turns", "9", "--json"});
        QVERIFY2(exact.exitCode == 0, exact.err);
        QCOMPARE(exact.json()["sentences"].toInt(), 18);
        QCOMPARE(m_cli.run(make + QStringList{"--min-turns", "10"}).exitCode, 2);
    }

    void anInterruptedTrainingGoesOn()
    {
        QCOMPARE(m_cli.run(base("base", 12)).exitCode, 0);
        interrupt(base("stopped", 4000), "stopped");
        const auto other = m_cli.run(base("stopped", 12));
        QCOMPARE(other.exitCode, 2);
        QVERIFY(other.err.contains("other settings"));
    }

    void aModelDirectoryComesOfItAndIsUsed()
    {
        const auto trained = m_cli.run(sllm("made"));
        QVERIFY2(trained.exitCode == 0, trained.err);
        for (const char* file : {"made/undertone.json", "made/provenance.json", "made/tokenizer/model.safetensors", "made/base/config.json",
                                 "made/adapter/adapter_config.json"})
            QVERIFY2(QFile::exists(m_cli.path(file)), file);
        const auto description = QJsonDocument::fromJson(m_cli.read("made/undertone.json")).object();
        QCOMPARE(description["n_q"].toInt(), description["n_o"].toInt() + description["n_p"].toInt());
        QCOMPARE(description["dpm"].toObject()["n_r"], description["n_q"]);
        const auto provenance = QJsonDocument::fromJson(m_cli.read("made/provenance.json")).object();
        QCOMPARE(provenance["adapter"].toObject()["config"].toObject()["steps"].toInt(), 4);
        QCOMPARE(provenance["base"].toObject()["config"].toObject()["steps"].toInt(), 12);
        QCOMPARE(provenance["last_command"].toString(), "undertone-cli " + sllm("made").join(' '));

        const auto evaluated =
            m_cli.run({"evaluate", "--model", "made", "--data", "data", "--tokens", "dev.safetensors", "--card", "made/card.md", "--json"});
        QVERIFY2(evaluated.exitCode == 0, evaluated.err);
        const auto figures = evaluated.json();
        QCOMPARE(figures["utterances"].toArray()[0].toObject()["sentences"].toInt(), 16);
        QCOMPARE(figures["dialogues"].toArray().size(), 4);
        QVERIFY(figures["conditions"].toArray().size() > 6);
        QVERIFY(m_cli.read("made/card.md").contains("memory on (DPM)"));
        const auto measuredOn = figures["measured_on"].toObject();
        QCOMPARE(measuredOn["split"].toString(), QString("dev"));
        QCOMPARE(measuredOn["tokens_sha256"].toString().size(), 64);
        QCOMPARE(measuredOn["attestation"].toString(), QString("buzzes, CC0"));
        QVERIFY(m_cli.read("made/card.md").contains("Stated about the speech: buzzes, CC0"));
        const auto shown = m_cli.run({"model", "info", "made"});
        QVERIFY2(shown.out.contains("too few dialogues to tell") && shown.out.contains("split dev"), shown.out);

        // The same directory with other weights in it.
        auto weights = m_cli.read("made/adapter/adapter_model.safetensors");
        weights.back() = static_cast<char>(weights.back() ^ 1);
        m_cli.write("made/adapter/adapter_model.safetensors", weights);
        const auto stale = m_cli.run({"model", "info", "made", "--json"}).json();
        QCOMPARE(stale["memory_worth"].toObject()["state"].toString(), QString("other weights"));
        QCOMPARE(stale["memory_worth"].toObject()["model_sha256"], measuredOn["model_sha256"]);
        m_cli.write("made/evaluation.json", "{}");
        const auto unreadable = m_cli.run({"model", "info", "made"});
        QCOMPARE(unreadable.exitCode, 0);
        QVERIFY2(unreadable.out.contains("evaluation.json lacks"), unreadable.out);
        QVERIFY(QFile::remove(m_cli.path("made/evaluation.json")));
        QVERIFY(m_cli.run({"model", "info", "made"}).out.contains("undertone-cli evaluate --model made --card made/card.md measures it"));

        m_cli.writeWave("talk.wav", buzz(3.0));
        m_cli.write("talk.csv", "start,end,speaker\n0.2,1.4,A\n1.5,3.0,B\n");
        const auto analysed = m_cli.run({"analyze", "talk.wav", "--segments", "talk.csv", "--model", "made", "--json"});
        QVERIFY2(analysed.exitCode == 0, analysed.err);
        QCOMPARE(analysed.json()["utterances"].toArray().size(), 2);
    }

    void aFinishedTrainingIsKept()
    {
        QCOMPARE(m_cli.run(sllm("kept")).exitCode, 0);
        const auto adapter = m_cli.read("kept/adapter/adapter_model.safetensors");
        const auto provenance = m_cli.read("kept/provenance.json");
        m_cli.write("kept/card.md", "what its maker wrote");
        const auto again = m_cli.run(sllm("kept") + QStringList{"--json"});
        QVERIFY2(again.exitCode == 0 && again.err.contains("nothing was trained"), again.err);
        QCOMPARE(again.json()["steps_done"].toInt(), 4);
        QCOMPARE(m_cli.read("kept/provenance.json"), provenance);
        QCOMPARE(m_cli.read("kept/card.md"), QByteArray("what its maker wrote"));

        auto other = sllm("kept");
        other[other.indexOf("4")] = "5";
        const auto refused = m_cli.run(other);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("finished training with other settings") && refused.err.contains("--overwrite"), refused.err);
        QCOMPARE(m_cli.read("kept/adapter/adapter_model.safetensors"), adapter);
        const auto replaced = m_cli.run(other + QStringList{"--overwrite"});
        QVERIFY2(replaced.exitCode == 0 && !replaced.err.contains("nothing was trained"), replaced.err);
        QVERIFY(m_cli.read("kept/adapter/adapter_model.safetensors") != adapter);
        // A model that no training here made is not trained over either.
        const auto strange = m_cli.run(sllm("model"));
        QCOMPARE(strange.exitCode, 2);
        QVERIFY2(strange.err.contains("--overwrite"), strange.err);
    }

    void whatATrainingWasMadeOnIsKnown_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("another base of the same shape") << "--base"
                                                        << "other-base" << QByteArray("other base model");
        QTest::newRow("other dialogues") << "--tokens"
                                         << "dev.safetensors" << QByteArray("other dialogues");
        QTest::newRow("other dialogues to measure on") << "--dev-tokens"
                                                       << "train.safetensors" << QByteArray("other dev dialogues");
        QTest::newRow("another memory") << "--temporary-rank"
                                        << "8" << QByteArray("other temporary LoRA");
    }
    /// Stopped behind a checkpoint or finished: the same -o with other parts does not go on.
    void whatATrainingWasMadeOnIsKnown()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QByteArray, named);
        if (!QFile::exists(m_cli.path("other-base")))
            QCOMPARE(m_cli.run(base("other-base", 11)).exitCode, 0);
        if (!QFile::exists(m_cli.path("half")))
            interrupt(sllm("half", 4000), "half/adapter");
        if (!QFile::exists(m_cli.path("whole")))
            QCOMPARE(m_cli.run(sllm("whole")).exitCode, 0);
        for (auto arguments : {sllm("half", 4000), sllm("whole")}) {
            arguments[arguments.indexOf(option) + 1] = value;
            const auto refused = m_cli.run(arguments);
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains(named), refused.err);
        }
        QVERIFY(QFile::exists(m_cli.path("half/adapter/checkpoint.safetensors")));
        QCOMPARE(m_cli.run(sllm("whole")).exitCode, 0);
    }

    void theTokenizerMustBeTheOneThatMadeTheDialogues()
    {
        QVERIFY(QDir().mkpath(m_cli.path("other-tokenizer")));
        m_cli.write("other-tokenizer/config.json", m_cli.read("model/tokenizer/config.json"));
        auto weights = m_cli.read("model/tokenizer/model.safetensors");
        weights.back() = static_cast<char>(weights.back() ^ 1);
        m_cli.write("other-tokenizer/model.safetensors", weights);
        auto arguments = sllm("mismatched");
        arguments[arguments.indexOf("--tokenizer") + 1] = "other-tokenizer";
        const auto refused = m_cli.run(arguments);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("is not the one that made these dialogues"), refused.err);
    }

    void twoTrainingsDoNotShareAFolder()
    {
        QProcess first;
        m_cli.prepare(first, sllm("shared", 4000));
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_cli.path("shared/.lock")), 60000);
        const auto second = m_cli.run(sllm("shared", 4000));
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.err.contains("another program is at work")
                     && second.err.contains("process " + QByteArray::number(first.processId())),
                 second.err);
        first.kill();
        QVERIFY(first.waitForFinished(60000));
        interrupt(sllm("shared", 4000), "shared/adapter");  // the lock died with its holder
    }

    void aProbeTellsTimeAndMemoryAndWritesNothing()
    {
        auto arguments = base("probed", 50);
        arguments << "--probe"
                  << "--mode"
                  << "packed"
                  << "--packed-tokens"
                  << "512";
        const auto probed = m_cli.run(arguments);
        QVERIFY2(probed.exitCode == 0, probed.err);
        const auto estimate = probed.json();
        QCOMPARE(estimate["steps"].toInt(), 50);
        QVERIFY(estimate["seconds_per_step"].toDouble() > 0.0 && estimate["peak_bytes"].toDouble() > 1e6);
        QVERIFY(std::abs(estimate["estimated_seconds"].toDouble() - 50 * estimate["seconds_per_step"].toDouble()) < 1e-6);
        QCOMPARE(estimate["dtype"].toString(), QString("fp32"));
        QVERIFY(!QFile::exists(m_cli.path("probed")));
    }

    void presetsAreThereAndOptionsChangeThem()
    {
        const auto trained = m_cli.run({"train",          "sllm",  "--tokens",    "train.safetensors",
                                        "--base",         "base",  "--tokenizer", "model/tokenizer",
                                        "--epochs",       "1",     "--lora-rank", "4",
                                        "--n-o",          "16",    "--n-p",       "16",
                                        "--preset",       "paper", "--dtype",     "fp32",
                                        "--memory-aware", "-o",    "paper"});
        QVERIFY2(trained.exitCode == 0, trained.err);
        const auto training = QJsonDocument::fromJson(m_cli.read("paper/provenance.json")).object()["adapter"].toObject();
        const auto config = training["config"].toObject();
        QCOMPARE(config["learning_rate"].toDouble(), 5e-5);
        QCOMPARE(config["batch_size"].toInt(), 1);
        QCOMPARE(config["lora_rank"].toInt(), 4);
        QCOMPARE(training["steps_done"].toInt(), training["sentences"].toInt());
        QCOMPARE(config["memory_aware"].toObject()["rank"].toInt(), 16);
        auto wrong = base("wrong", 4);
        wrong << "--preset"
              << "paper";
        QCOMPARE(m_cli.run(wrong).exitCode, 2);
    }

    void aClassifierIsTrainedOnTheModelsOwnCodes()
    {
        const auto trained = m_cli.run({"train",        "classifier",
                                        "--tokens",     "train.safetensors",
                                        "--dev-tokens", "dev.safetensors",
                                        "--model",      "made",
                                        "--steps",      "4",
                                        "--hidden",     "16",
                                        "--layers",     "1",
                                        "--heads",      "2",
                                        "--dtype",      "fp32",
                                        "-o",           "made/classifier"});
        QVERIFY2(trained.exitCode == 0, trained.err);
        for (const char* file : {"config.json", "model.safetensors", "training.json"})
            QVERIFY2(QFile::exists(m_cli.path(QString("made/classifier/") + file)), file);
        QVERIFY(trained.out.contains("dev UA"));
        // It stands beside the other ways of reading, and so does a model that is read in one pass for what it was trained on.
        const auto reported = m_cli.run({"evaluate", "--model", "made", "--tokens", "dev.safetensors", "--report", "report",
                                         "--one-pass-tokens", "64", "--classifier", "made/classifier", "--packed-model", "made"});
        QVERIFY2(reported.exitCode == 0, reported.err);
        const auto table = m_cli.read("report/table1_all_lengths.csv");
        for (const char* method : {"SLLM-DPM", "classifier", "trained on packed dialogues"})
            QVERIFY2(table.contains(method), table);
        QVERIFY(m_cli.read("report/head.csv").contains("buzzes, CC0"));
        const auto none =
            m_cli.run({"evaluate", "--model", "made", "--tokens", "dev.safetensors", "--report", "report2", "--classifier", "nowhere"});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.err.contains("nowhere"));
    }

    void dialoguesReadTogetherSayTheSame()
    {
        const auto run = [this](const QString& together) {
            return m_cli.run({"evaluate", "--model", "made", "--data", "data", "--tokens", "dev.safetensors", "--skip-robustness", "--json",
                              "--dtype", "fp32", "--temporary-rate", "1e-2", "--together", together});
        };
        const auto alone = run("1");
        const auto together = run("3");
        QVERIFY2(alone.exitCode == 0, alone.err);
        QVERIFY2(together.exitCode == 0, together.err);
        const auto one = alone.json()["dialogues"].toArray();
        const auto many = together.json()["dialogues"].toArray();
        QCOMPARE(many.size(), one.size());
        for (qsizetype way = 0; way < one.size(); ++way) {
            QCOMPARE(many[way]["wa"], one[way]["wa"]);
            if (one[way]["audio_loss"].isDouble())
                QVERIFY(std::abs(many[way]["audio_loss"].toDouble() - one[way]["audio_loss"].toDouble()) < 1e-5);
        }
        QCOMPARE(m_cli.run({"evaluate", "--model", "made", "--tokens", "dev.safetensors", "--together", "0"}).exitCode, 2);
    }

    void memoryStepsAsItIsTold()
    {
        const auto run = [this](const QString& stepping) {
            return m_cli.run({"evaluate", "--model", "made", "--data", "data", "--tokens", "dev.safetensors", "--skip-robustness", "--json",
                              "--dtype", "fp32", "--temporary-rate", "1e-2", "--temporary-targets", "q,v,down", "--stepping", stepping});
        };
        const auto sentence = run("sentence");
        QVERIFY2(sentence.exitCode == 0, sentence.err);
        const auto stride = run("stride:16");
        QVERIFY2(stride.exitCode == 0, stride.err);
        QVERIFY(sentence.json()["dialogues"] != stride.json()["dialogues"]);
        QCOMPARE(run("sometimes").exitCode, 2);
        const auto analysed =
            m_cli.run({"analyze", "talk.wav", "--segments", "talk.csv", "--model", "made", "--json", "--stepping", "adaptive"});
        QVERIFY2(analysed.exitCode == 0, analysed.err);
        QCOMPARE(m_cli.run({"analyze", "talk.wav", "--segments", "talk.csv", "--model", "made", "--stepping", "stride"}).exitCode, 2);
    }

    /// A large base lies in shards; the model that is trained on it gets them all, and nothing that training left beside them.
    void aBaseInShardsIsCopiedWhole()
    {
        const auto weights = m_cli.read("base/model.safetensors");
        quint64 headerBytes = 0;
        std::memcpy(&headerBytes, weights.constData(), sizeof headerBytes);
        QJsonObject places;
        for (const auto& name : QJsonDocument::fromJson(weights.mid(8, static_cast<qsizetype>(headerBytes))).object().keys()) {
            if (name != "__metadata__")
                places[name] = "model-00001-of-00001.safetensors";
        }
        QVERIFY(QDir().mkpath(m_cli.path("shards")));
        m_cli.write("shards/config.json", m_cli.read("base/config.json"));
        m_cli.write("shards/model-00001-of-00001.safetensors", weights);
        m_cli.write("shards/model.safetensors.index.json", QJsonDocument(QJsonObject{{"weight_map", places}}).toJson());
        m_cli.write("shards/checkpoint.safetensors", "of a training");
        const auto trained =
            m_cli.run({"train", "sllm", "--tokens", "train.safetensors", "--base", "shards", "--tokenizer", "model/tokenizer", "--steps",
                       "2", "--batch", "2", "--lora-rank", "4", "--dtype", "fp32", "-o", "of-shards"});
        QVERIFY2(trained.exitCode == 0, trained.err);
        QVERIFY(!QFile::exists(m_cli.path("of-shards/base/checkpoint.safetensors")));
        const auto info = m_cli.run({"model", "info", m_cli.path("of-shards")});
        QVERIFY2(info.exitCode == 0, info.err);
    }

    void aSplitWithoutClipsIsNamed()
    {
        const auto result = m_cli.run(
            {"corpus", "simulate", "--data", "data", "--split", "test", "--tokenizer", "model/tokenizer", "-o", "none.safetensors"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("\"test\""), result.err);
        QVERIFY(!QFile::exists(m_cli.path("none.safetensors")));
    }

private:
    [[nodiscard]] static QStringList sllm(const char* folder, int steps = 4)
    {
        return {"train",
                "sllm",
                "--tokens",
                "train.safetensors",
                "--dev-tokens",
                "dev.safetensors",
                "--base",
                "base",
                "--tokenizer",
                "model/tokenizer",
                "--steps",
                QString::number(steps),
                "--batch",
                "2",
                "--lora-rank",
                "6",
                "--temporary-rank",
                "16",
                "--dtype",
                "fp32",
                "-o",
                folder};
    }
    /// Runs until a step was taken, then stops the program as Ctrl-C does; a checkpoint stands in `folder`.
    void interrupt(const QStringList& arguments, const QString& folder) const
    {
        QProcess process;
        const QString record = QString(folder).replace('/', '-');
        m_cli.prepare(process, arguments + QStringList{"--run", record});
        process.start();
        const QString progress = "state/undertone/training/" + record + "/progress.jsonl";
        for (int i = 0; i < 6000 && process.state() != QProcess::NotRunning && m_cli.read(progress).isEmpty(); ++i)
            process.waitForFinished(10);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 130, process.readAllStandardError());
        QVERIFY(QFile::exists(m_cli.path(folder + "/checkpoint.safetensors")));
    }
    [[nodiscard]] static QStringList base(const char* folder, int steps)
    {
        return {"train",
                "base",
                "--tokens",
                "train.safetensors",
                "--dev-tokens",
                "dev.safetensors",
                "--hidden",
                "32",
                "--layers",
                "2",
                "--heads",
                "2",
                "--feed-forward",
                "64",
                "--dtype",
                "fp32",
                "--steps",
                QString::number(steps),
                "-o",
                folder};
    }
    CliFixture m_cli;
};

QTEST_GUILESS_MAIN(TrainCliTest)
#include "train_cli_test.moc"
