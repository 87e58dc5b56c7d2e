// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_recordings.h"
#include "engine/messages/catalogue.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <fstream>
#include <stdexcept>

using namespace undertone;

class FileRecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A decoder that throws on the pool thread is a recording that cannot be read, and the next one is read.
    void anExceptionIsAFailure()
    {
        QThreadPool pool;
        FileRecordings recordings(pool, [](const std::filesystem::path& path) -> Result<std::unique_ptr<AudioFileSource>> {
            if (path == "broken.wav")
                throw std::runtime_error("the decoder broke");
            return AudioFileSource::open(path);
        });
        QSignalSpy failed(&recordings, &RecordingService::recordingFailed);
        recordings.openRecording(1, "broken.wav");
        QTRY_COMPARE(failed.size(), 1);
        const auto sentence = englishSentence(failed.front().at(1).value<Error>());
        QVERIFY2(sentence.find("the decoder broke") != std::string::npos, sentence.c_str());
        recordings.openRecording(2, "nowhere.wav");
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.back().at(1).value<Error>().code, ErrorCode::FileNotFound);
    }

    /// The tiers come along with the sentences, and with the refusal that asks for a choice.
    void tiersComeWithSegments()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("a.TextGrid")).toStdString());
        std::string text = "File type = \"ooTextFile\"\n\"TextGrid\" 0 30 <exists> 1 \"IntervalTier\" \"words\" 0 30 20\n";
        for (int i = 0; i < 20; ++i)
            text += std::to_string(i) + " " + std::to_string(i) + ".25 \"w\"\n";
        std::ofstream(path) << text;
        QThreadPool pool;
        FileRecordings recordings(pool);
        std::vector<SegmentsTier> tiers;
        std::size_t segments = 0;
        Error refusal;
        connect(&recordings, &RecordingService::segmentsFailed, this, [&](RequestId, const Error& error, const auto& listed) {
            refusal = error;
            tiers = listed;
        });
        connect(&recordings, &RecordingService::segmentsRead, this, [&](RequestId, const Conversation& conversation, const auto& listed) {
            segments = conversation.segments.size();
            tiers = listed;
        });
        recordings.readSegments(1, path, {}, 30.0);
        QTRY_COMPARE(tiers.size(), std::size_t{1});
        QCOMPARE(refusal.code, ErrorCode::InvalidSegments);
        QVERIFY(tiers[0].name == "words" && !tiers[0].chosen);
        tiers.clear();
        recordings.readSegments(2, path, {.tiers = {"words"}}, 30.0);
        QTRY_COMPARE(segments, std::size_t{20});
        QVERIFY(tiers.at(0).chosen);
    }
};

QTEST_GUILESS_MAIN(FileRecordingsTest)
#include "file_recordings_test.moc"
