// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_recordings.h"
#include "engine/messages/catalogue.h"

#include <QSignalSpy>
#include <QThreadPool>
#include <QtTest>

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
};

QTEST_GUILESS_MAIN(FileRecordingsTest)
#include "file_recordings_test.moc"
