// SPDX-License-Identifier: GPL-3.0-or-later
// What the silero-vad package says of a signal, and what the engine must therefore say.
#include "engine/messages/catalogue.h"
#include "engine/model/speech/activity_stream.h"
#include "engine/model/speech/spoken_sentences.h"
#include "engine/model/speech/voice_activity.h"
#include "engine/model/tensor_io.h"
#include "tests/support/deviation.h"
#include "tests/support/memory_source.h"
#include "tests/support/synthetic_speech.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace undertone;
using undertone::test::syntheticSpeech;

namespace {

std::filesystem::path weightsPath()
{
    return std::filesystem::path(UNDERTONE_BIN_DIR).parent_path() / "share/undertone/voice_activity/silero_vad_16k.safetensors";
}

}  // namespace

class VoiceActivityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingWeightsAreExplained()
    {
        const auto detector = VoiceActivityDetector::load("/nowhere/silero.safetensors", torch::kCPU);
        QVERIFY(!detector);
        QVERIFY(detector.error().code == ErrorCode::FileNotFound);
        QVERIFY(QString::fromStdString(englishSentence(detector.error())).contains("./dev setup"));
    }

    void misshapenWeightsAreRefused()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
        QVERIFY(saveTensors(path, {{"stft_conv.weight", torch::zeros({258, 1, 128})}}).ok());
        const auto detector = VoiceActivityDetector::load(path, torch::kCPU);
        QVERIFY(!detector);
        QVERIFY(detector.error().code == ErrorCode::InvalidModel);
    }

    void probabilitiesAndSpeechEqualThePackages()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        test::MemorySource source(syntheticSpeech());
        double lastProgress = 0.0;
        const auto frames = detector->activity(source, [&](double fraction) { lastProgress = fraction; }, {});
        QVERIFY(frames.ok());
        QCOMPARE(lastProgress, 1.0);
        const auto golden = readGolden();
        test::Deviations deviations;
        const auto expected = golden["probabilities"].toArray();
        QCOMPARE(static_cast<qsizetype>((*frames).size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const double difference =
                std::fabs(static_cast<double>((*frames)[static_cast<std::size_t>(i)].speechProbability) - expected[i].toDouble());
            QVERIFY2(deviations.within("speech probability", difference, 1e-4),
                     qPrintable(QString("frame %1 differs by %2").arg(i).arg(difference)));
        }
        deviations.print();
        const auto segments = detector->detect(source, {}, {});
        QVERIFY(segments.ok());
        const auto speech = golden["speech_samples"].toArray();
        QCOMPARE(static_cast<qsizetype>((*segments).size()), speech.size());
        for (qsizetype i = 0; i < speech.size(); ++i) {
            const auto& segment = (*segments)[static_cast<std::size_t>(i)];
            QCOMPARE(std::lround(segment.startSeconds * engineSampleRate), static_cast<long>(speech[i][0].toInt()));
            // The package counts a last pause that the end of the recording cuts short as speech; here it is not.
            if (i + 1 < speech.size())
                QCOMPARE(std::lround(segment.endSeconds * engineSampleRate), static_cast<long>(speech[i][1].toInt()));
        }
    }

    void oneWildSampleSilencesNothingBehindIt()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        test::MemorySource clean(syntheticSpeech());
        auto samples = syntheticSpeech();
        samples[1000] = 1e20F;
        test::MemorySource wild(samples);
        const auto expected = detector->detect(clean, {}, {});
        const auto found = detector->detect(wild, {}, {});
        QVERIFY(expected.ok() && found.ok());
        QVERIFY((*expected).size() > 1);
        QCOMPARE((*found).size(), (*expected).size());
        for (std::size_t i = 1; i < (*found).size(); ++i)
            QVERIFY(std::fabs((*found)[i].startSeconds - (*expected)[i].startSeconds) < 0.1);
    }

    void aQuietRecordingHasTheSentencesOfALoudOne_data()
    {
        QTest::addColumn<double>("decibels");
        for (const double decibels : {-30.0, -40.0, -50.0, 60.0})
            QTest::newRow(qPrintable(QString::number(decibels))) << decibels;
    }
    void aQuietRecordingHasTheSentencesOfALoudOne()
    {
        QFETCH(double, decibels);
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        test::MemorySource usual(syntheticSpeech());
        auto samples = syntheticSpeech();
        for (auto& sample : samples)
            sample *= static_cast<float>(std::pow(10.0, decibels / 20.0));
        test::MemorySource other(samples);
        const auto expected = detector->detect(usual, {}, {});
        const auto found = detector->detect(other, {}, {});
        QVERIFY(expected.ok() && found.ok());
        QCOMPARE((*found).size(), (*expected).size());
        for (std::size_t i = 0; i < (*found).size(); ++i) {
            QVERIFY(std::fabs((*found)[i].startSeconds - (*expected)[i].startSeconds) < 0.1);
            QVERIFY(std::fabs((*found)[i].endSeconds - (*expected)[i].endSeconds) < 0.1);
        }
    }

    /// Handed over in whatever pieces, the same bits; and nearly what is heard of the whole at once.
    void soundThatIsFollowedIsHeardTheSame()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        const auto samples = syntheticSpeech(12);
        const auto follow = [&](std::size_t step) {
            ActivityStream stream(*detector);
            std::vector<ActivityFrame> frames;
            for (std::size_t at = 0; at < samples.size(); at += step) {
                if (!stream.take(std::span(samples).subspan(at, std::min(step, samples.size() - at)), frames))
                    return std::vector<ActivityFrame>();
            }
            return stream.finish(frames) ? frames : std::vector<ActivityFrame>();
        };
        const auto whole = follow(samples.size());
        QCOMPARE(whole.size(), (samples.size() + 511) / 512);
        for (const std::size_t step : {std::size_t{160}, std::size_t{4097}, std::size_t{16000}}) {
            const auto pieces = follow(step);
            QCOMPARE(pieces.size(), whole.size());
            for (std::size_t i = 0; i < whole.size(); ++i) {
                QCOMPARE(pieces[i].speechProbability, whole[i].speechProbability);
                QCOMPARE(pieces[i].power, whole[i].power);
            }
        }
        test::MemorySource source(samples);
        const auto expected = detector->activity(source, {}, {});
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(std::fabs(whole[i].speechProbability - (*expected)[i].speechProbability) < 1e-4F);
    }

    void quietSoundIsFollowedToo()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        const auto sentences = [&](float gain) {
            auto samples = syntheticSpeech(12);
            for (auto& sample : samples)
                sample *= gain;
            ActivityStream stream(*detector);
            std::vector<ActivityFrame> frames;
            std::vector<Segment> found;
            SpokenSentences spoken;
            if (stream.take(samples, frames) && stream.finish(frames)) {
                for (const auto& frame : frames)
                    spoken.take(frame, found);
                spoken.finish(stream.sampleCount(), found);
            }
            return found;
        };
        const auto usual = sentences(1.0F);
        QVERIFY(usual.size() > 4);
        for (const float gain : {0.003F, 1000.0F})
            QCOMPARE(sentences(gain).size(), usual.size());
    }

    void laterAudioChangesNothingEarlier()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        // Longer than one block of frames, so that the state is carried over a seam.
        auto samples = syntheticSpeech();
        const auto once = samples;
        for (int i = 0; i < 3; ++i)
            samples.insert(samples.end(), once.begin(), once.end());
        test::MemorySource whole(samples);
        samples.resize(samples.size() - 50 * activityFrameSamples);
        test::MemorySource shorter(samples);
        const auto all = detector->activity(whole, {}, {});
        const auto some = detector->activity(shorter, {}, {});
        QVERIFY(all.ok() && some.ok());
        QVERIFY((*all).size() > 600);
        for (std::size_t i = 0; i + 1 < (*some).size(); ++i)
            QVERIFY(std::fabs((*all)[i].speechProbability - (*some)[i].speechProbability) < 1e-5f);
    }

    void aCancelledSearchSaysSo()
    {
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        test::MemorySource source(syntheticSpeech());
        const CancellationToken cancel;
        cancel.cancel();
        const auto found = detector->detect(source, {}, cancel);
        QVERIFY(!found);
        QVERIFY(found.error().code == ErrorCode::Cancelled);
    }

private:
    static std::unique_ptr<VoiceActivityDetector> load()
    {
        auto detector = VoiceActivityDetector::load(weightsPath(), torch::kCPU);
        return detector ? std::move(*detector) : nullptr;
    }

    static QJsonObject readGolden()
    {
        QFile file(UNDERTONE_TESTS_DIR "/golden/voice_activity.json");
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
    }
};

QTEST_GUILESS_MAIN(VoiceActivityTest)
#include "voice_activity_test.moc"
