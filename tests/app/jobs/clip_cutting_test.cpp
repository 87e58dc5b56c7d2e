// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings cut into the sentences of the segments files beside them.
#include "app/jobs/corpus/clip_cutting.h"
#include "audio/audio_file_source.h"
#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/corpus/manifest.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>
#include <set>

using namespace undertone;
namespace fs = std::filesystem;

class ClipCuttingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everySentenceBecomesAClip()
    {
        recording("a",
                  "SPEAKER a 1 1.000 2.000 <NA> <NA> ann <NA> <NA>\nSPEAKER a 1 4.500 0.250 <NA> <NA> bob <NA> <NA>\n"
                  "SPEAKER a 1 5.000 1.000 <NA> <NA> bob <NA> <NA>\n");
        recording("b", "SPEAKER b 1 0.000 9.000 <NA> <NA> ann <NA> <NA>\n");
        auto options = ofRecordings({"a", "b"});
        options.longestSeconds = 4.0;
        const auto count = cutClips(options, {});
        QVERIFY2(count.ok(), count.ok() ? "" : englishSentence(count.error()).c_str());
        QCOMPARE(*count, std::size_t{5});  // a quarter of a second is no sentence; nine seconds are three clips
        const auto clips = readManifest(out());
        QVERIFY(clips.ok());
        std::vector<double> seconds;
        std::set<std::string> speakers;
        for (const auto& clip : *clips) {
            const auto sound = AudioFileSource::open(out() / clip.path);
            QVERIFY(sound.ok());
            QCOMPARE((*sound)->durationSeconds(), clip.durationSeconds);
            seconds.push_back(clip.durationSeconds);
            speakers.insert(clip.speaker);
            QCOMPARE(clip.emotion, std::string("neutral"));
            QCOMPARE(clip.split, std::string("dev"));
        }
        QCOMPARE(seconds, (std::vector<double>{2.0, 1.0, 3.0, 3.0, 3.0}));
        QVERIFY2(speakers == (std::set<std::string>{"meeting-a-ann", "meeting-a-bob", "meeting-b-ann"}),
                 "the ann of another recording is another speaker");
        // The sound is that of the sentence: the recording counts up by its seconds.
        std::vector<float> first(1);
        QVERIFY((*AudioFileSource::open(out() / clips->at(1).path))->read(0, first).ok());
        QVERIFY(std::abs(first[0] - 0.5F) < 0.01F);
    }

    void aRecordingThatCannotBeReadIsNamed()
    {
        recording("a", "SPEAKER a 1 1.000 2.000 <NA> <NA> ann <NA> <NA>\n");
        recording("b", "SPEAKER b 1 1.000 2.000 <NA> <NA> ann <NA> <NA>\n");
        fs::resize_file(folder() / "b.wav", 10);
        std::vector<std::string> notes;
        auto options = ofRecordings({"a", "b"});
        options.note = [&](const Message& text) { notes.push_back(englishSentence(text)); };
        const auto count = cutClips(options, {});
        QVERIFY(count.ok());
        QCOMPARE(*count, std::size_t{1});
        QCOMPARE(notes.size(), std::size_t{1});
        QVERIFY2(notes[0].find("b.wav") != std::string::npos, notes[0].c_str());
        QVERIFY2(!cutClips(ofRecordings({"b"}), {}).ok(), "no recording at all is an error");
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("segments");
        QTest::addColumn<QString>("says");
        QTest::newRow("no segments") << QString() << "no file of segments beside";
        QTest::newRow("too short") << "SPEAKER a 1 1.000 0.200 <NA> <NA> ann <NA> <NA>\n"
                                   << "0.5 seconds";
    }
    void refusals()
    {
        QFETCH(QString, segments);
        QFETCH(QString, says);
        recording("a", segments.toStdString());
        const auto count = cutClips(ofRecordings({"a"}), {});
        QVERIFY(!count.ok());
        const auto sentence = QString::fromStdString(englishSentence(count.error()));
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }

private:
    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] fs::path out() const { return folder() / "clips of it"; }

    /// Ten seconds at engineSampleRate, each second a constant that is its tenth; the segments beside it unless empty.
    void recording(const std::string& name, const std::string& segments) const
    {
        std::vector<float> samples;
        for (int second = 0; second < 10; ++second)
            samples.insert(samples.end(), engineSampleRate, static_cast<float>(second) / 10.0F);
        auto writer = WavWriter::create(folder() / (name + ".wav"), {}, ExistingFile::Replace);
        if (!writer || !(*writer)->write(samples) || !(*writer)->finish())
            qFatal("no recording");
        if (!segments.empty())
            std::ofstream(folder() / (name + ".rttm")) << segments;
    }

    [[nodiscard]] ClipCuttingOptions ofRecordings(const std::vector<std::string>& names) const
    {
        ClipCuttingOptions options;
        for (const auto& name : names)
            options.recordings.push_back(folder() / (name + ".wav"));
        options.folder = out();
        options.corpus = "meeting";
        options.emotion = "neutral";
        options.split = "dev";
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ClipCuttingTest)
#include "clip_cutting_test.moc"
