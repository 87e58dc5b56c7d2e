// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus folder in the window as true programs make tokens of it: looked at, tokenized, stopped, gone on with, found again; the clips are
// made-up buzzes, the tokenizer one of random weights.
#include "app/jobs/corpus/tokenizing_record.h"
#include "app/training/training_processes.h"
#include "engine/messages/catalogue.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <numbers>

using namespace undertone;

namespace {

constexpr int waitMilliseconds = 120000;
constexpr int clips = 400;
constexpr int clipSamples = 9600;

}  // namespace

class TokenizingProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("OMP_NUM_THREADS", "1");
        for (const char* kind : {"STATE", "CACHE", "DATA", "CONFIG"})
            qputenv((QByteArray("XDG_") + kind + "_HOME").constData(), path(kind).string().c_str());
        QVERIFY(test::writeTinyModel(path("model")).ok());
        QVERIFY(test::enlivenTokenizer(path("model")).ok());
        QVERIFY(QDir(m_folder.path()).mkpath("corpus/clips"));
        QByteArray manifest = "path,corpus,speaker,emotion,language,text,duration_seconds,split\n";
        const char* emotions[] = {"angry", "happy", "sad", "neutral"};
        for (int clip = 0; clip < clips; ++clip) {
            const auto name = "clips/" + std::to_string(clip) + ".wav";
            std::vector<float> samples(clipSamples);
            for (int i = 0; i < clipSamples; ++i)
                samples[static_cast<std::size_t>(i)] =
                    0.3F * static_cast<float>(std::sin(2.0 * std::numbers::pi * (90.0 + clip) * i / 16000.0));
            test::writeBytes(path("corpus/" + name), test::waveBytes(samples));
            manifest += QString("%1,made-up,s%2,%3,en,\"Line %4.\",0.6,%5\n")
                            .arg(QString::fromStdString(name))
                            .arg(clip % 7)
                            .arg(emotions[clip % 4])
                            .arg(clip)
                            .arg(clip < 40 ? "dev" : "train")
                            .toUtf8();
        }
        write("corpus/manifest.csv", manifest);
    }

    void aFolderIsLookedAt()
    {
        auto service = open();
        QSignalSpy surveyed(service.get(), &TrainingService::corpusSurveyed);
        QSignalSpy refused(service.get(), &TrainingService::corpusRefused);
        service->readCorpus(path("corpus"));
        QVERIFY(surveyed.wait(waitMilliseconds));
        const auto survey = surveyed.front().front().value<CorpusSurvey>();
        QCOMPARE(survey.folder, path("corpus"));
        QCOMPARE(survey.sentences, clips);
        QCOMPARE(survey.dialogues, clips);
        QCOMPARE(survey.speakers, 7);
        QCOMPARE(survey.labels,
                 (std::vector<std::pair<std::string, std::int64_t>>{{"ang", 100}, {"hap", 100}, {"sad", 100}, {"neu", 100}}));
        QCOMPARE(survey.splits, (std::vector<std::pair<std::string, std::int64_t>>{{"dev", 40}, {"train", clips - 40}}));
        QCOMPARE(survey.usualSentences, 0);
        QVERIFY(std::abs(survey.seconds - 0.6 * clips) < 0.01);
        service->readCorpus(path("model"));
        QVERIFY(refused.wait(waitMilliseconds));
        QVERIFY(englishSentence(refused.front().front().value<Error>()).find("no corpus that is known") != std::string::npos);
    }

    void tokensAreMadeWhileNoWindowLooks()
    {
        TokenizingRequest request;
        {
            auto service = open();
            QVERIFY(!service->tokenizing());
            request = requestOf(*service, "dev");
            QCOMPARE(request.output, path("DATA/undertone/tokens/corpus/dev.safetensors"));
            const auto started = service->tokenize(request);
            QVERIFY2(started.ok(), started ? "" : englishSentence(started.error()).c_str());
            QCOMPARE(service->tokenizing()->state, TokenizingState::Running);
            QVERIFY2(!service->tokenize(requestOf(*service, "train")).ok(), "one at a time");
        }
        auto service = open();
        QTRY_VERIFY_WITH_TIMEOUT(service->tokenizing() && service->tokenizing()->state == TokenizingState::Finished, waitMilliseconds);
        QCOMPARE(service->tokenizing()->request, request);
        QCOMPARE(service->tokenizing()->done, 40);
        QCOMPARE(service->proposedTokens(request), request.output);
        QSignalSpy read(service.get(), &TrainingService::corpusRead);
        service->readCorpus(request.output);
        QVERIFY(read.wait(waitMilliseconds));
        QCOMPARE(read.front().front().value<TrainingCorpus>().sentences, 40);
        auto typed = request;
        typed.output = path("typed.safetensors");
        auto words = service->command(typed);
        QStringList arguments;
        for (std::size_t i = 1; i < words.size(); ++i)
            arguments << QString::fromStdString(words[i]);
        QCOMPARE(QProcess::execute(QString::fromStdString(words.front()), arguments), 0);
        QVERIFY(bytes(typed.output).size() > 1000);
        QCOMPARE(bytes(typed.output), bytes(request.output));
        QFile::remove(QString::fromStdString(request.output.string()));
        QTRY_VERIFY2(!service->tokenizing(), "tokens that were taken away are nothing to go on with");
    }

    void whatIsDoneIsKept_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("asked to stop") << false;
        QTest::newRow("killed") << true;
    }

    void whatIsDoneIsKept()
    {
        QFETCH(bool, killed);
        auto service = open();
        auto request = requestOf(*service, "");
        request.output = path(killed ? "killed.safetensors" : "stopped.safetensors");
        std::filesystem::remove_all(path("CACHE/undertone/tokens"));
        QVERIFY(service->tokenize(request).ok());
        // The record itself: until the window looks, a swift machine may be done with it all.
        QTRY_VERIFY_WITH_TIMEOUT(doneInRecord(request) > 0, waitMilliseconds);
        if (killed)
            ::kill(processOfRecord(), SIGKILL);
        else
            service->stopTokenizing();
        QTRY_VERIFY_WITH_TIMEOUT(service->tokenizing()->state != TokenizingState::Running, waitMilliseconds);
        QCOMPARE(service->tokenizing()->state, TokenizingState::Stopped);
        QCOMPARE(service->tokenizing()->dialogues, clips);
        QVERIFY(service->tokenizing()->done > 0);
        QVERIFY(service->tokenizing()->done < clips);
        QVERIFY(!std::filesystem::exists(request.output));
        QVERIFY(service->tokenize(request).ok());
        QTRY_COMPARE_WITH_TIMEOUT(service->tokenizing()->state, TokenizingState::Finished, waitMilliseconds);
        QVERIFY(std::filesystem::exists(request.output));
    }

    void whatGoesWrongIsSaid()
    {
        auto service = open();
        auto request = requestOf(*service, "dev");
        request.tokenizer = path("nowhere");
        QVERIFY(service->tokenize(request).ok());
        QTRY_COMPARE_WITH_TIMEOUT(service->tokenizing()->state, TokenizingState::Failed, waitMilliseconds);
        QVERIFY2(englishSentence(*service->tokenizing()->problem).find("nowhere") != std::string::npos,
                 englishSentence(*service->tokenizing()->problem).c_str());
        QCOMPARE(service->tokenizing()->problem->code, ErrorCode::FileNotFound);
        request.tokenizer = path("model/tokenizer");
        request.output = path("corpus/manifest.csv/tokens.safetensors");  // below a file
        QVERIFY(service->tokenize(request).ok());
        QTRY_VERIFY_WITH_TIMEOUT(service->tokenizing()->state == TokenizingState::Failed
                                     && service->tokenizing()->problem->code == ErrorCode::FileNotWritable,
                                 waitMilliseconds);
        request.output = path("again.safetensors");
        request.split = "a split\nthat is none";
        QVERIFY(service->tokenize(request).ok());
        QTRY_VERIFY_WITH_TIMEOUT(service->tokenizing()->state == TokenizingState::Failed
                                     && service->tokenizing()->problem->code == ErrorCode::InvalidArgument,
                                 waitMilliseconds);
        TrainingProcesses without(path("no-program"), path("other-runs"), *QThreadPool::globalInstance());
        const auto never = without.tokenize(requestOf(without, "dev"));
        QVERIFY(!never.ok());
        QVERIFY(englishSentence(never.error()).find("cannot be started") != std::string::npos);
    }

private:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] static QByteArray bytes(const std::filesystem::path& name)
    {
        QFile file(QString::fromStdString(name.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::unique_ptr<TrainingProcesses> open() const
    {
        return std::make_unique<TrainingProcesses>(UNDERTONE_BIN_DIR "/undertone-cli", path("runs"), *QThreadPool::globalInstance());
    }
    [[nodiscard]] TokenizingRequest requestOf(const TrainingService& service, const std::string& split) const
    {
        TokenizingRequest request{path("corpus"), path("model/tokenizer"), {}, split, "made up"};
        request.output = service.proposedTokens(request);
        return request;
    }
    [[nodiscard]] pid_t processOfRecord() const
    {
        const auto record = readTokenizingRecord(tokenizingRecordFile());
        return record ? static_cast<pid_t>(record->process.id) : 0;
    }

    /// 0: the record is of another request still.
    [[nodiscard]] static std::int64_t doneInRecord(const TokenizingRequest& request)
    {
        const auto record = readTokenizingRecord(tokenizingRecordFile());
        return record && record->run.request == request ? record->run.done : 0;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TokenizingProcessTest)
#include "tokenizing_process_test.moc"
