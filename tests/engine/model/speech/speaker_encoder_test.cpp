// SPDX-License-Identifier: GPL-3.0-or-later
// What the resemblyzer package says of a signal, and what the engine must therefore say; and how a recording is heard along its length.
#include "engine/messages/catalogue.h"
#include "engine/model/speech/joined_speech.h"
#include "engine/model/speech/speaker_encoder.h"
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

using namespace undertone;
using undertone::test::syntheticSpeech;

namespace {

constexpr double tolerance = 1e-4;

std::filesystem::path weightsPath()
{
    return std::filesystem::path(UNDERTONE_BIN_DIR).parent_path() / "share/undertone/speaker_encoder/speaker_encoder.safetensors";
}

double largestDifference(std::span<const float> ours, const QJsonArray& theirs)
{
    double largest = static_cast<qsizetype>(ours.size()) == theirs.size() ? 0.0 : HUGE_VAL;
    for (qsizetype i = 0; i < theirs.size() && std::isfinite(largest); ++i)
        largest = std::max(largest, std::fabs(static_cast<double>(ours[static_cast<std::size_t>(i)]) - theirs[i].toDouble()));
    return largest;
}

double cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

}  // namespace

class SpeakerEncoderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeakerEncoder> m_encoder;
    QJsonObject m_golden;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(UNDERTONE_TESTS_DIR "/golden/speaker_encoder.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_golden = QJsonDocument::fromJson(file.readAll()).object();
        if (auto encoder = SpeakerEncoder::load(weightsPath(), torch::kCPU))
            m_encoder = std::move(*encoder);
    }
    void init()
    {
        const QByteArray name = QTest::currentTestFunction();
        if (!m_encoder && (name.contains("Package") || name.contains("heard") || name.contains("cancelled")))
            QSKIP("The speaker encoder is not installed: ./dev setup fetches it.");
    }
    void cleanupTestCase() { m_encoder.reset(); }

    void missingWeightsAreExplained()
    {
        const auto encoder = SpeakerEncoder::load("/nowhere/speaker.safetensors", torch::kCPU);
        QVERIFY(!encoder);
        QVERIFY(encoder.error().code == ErrorCode::FileNotFound);
        QVERIFY(QString::fromStdString(englishSentence(encoder.error())).contains("./dev setup"));
    }

    void misshapenWeightsAreRefused()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("w.safetensors").toStdString();
        QVERIFY(saveTensors(path, {{"lstm.weight_ih_l0", torch::zeros({1024, 80})}}).ok());
        const auto encoder = SpeakerEncoder::load(path, torch::kCPU);
        QVERIFY(!encoder);
        QVERIFY(encoder.error().code == ErrorCode::InvalidModel);
    }

    void partialUtterancesBeginWhereThePackageHasThem()
    {
        const auto slices = m_golden["slices"].toArray();
        QVERIFY(slices.size() > 50);
        for (const auto& slice : slices) {
            std::vector<std::int64_t> expected;
            for (const auto& first : slice[1].toArray())
                expected.push_back(first.toInt());
            QCOMPARE(SpeakerEncoder::partialFrames(slice[0].toInt()), expected);
        }
    }

    void melEqualsThePackages()
    {
        const auto mel = m_encoder->mel(syntheticSpeech());
        QCOMPARE(mel.size(0), static_cast<std::int64_t>(m_golden["mel_frames"].toInt()));
        test::Deviations deviations;
        for (const auto& row : m_golden["mel_rows"].toArray()) {
            const auto frame = mel[row[0].toInt()].contiguous();
            const std::span ours(frame.data_ptr<float>(), static_cast<std::size_t>(frame.numel()));
            QVERIFY(deviations.within("speaker encoder, mel power", largestDifference(ours, row[1].toArray()), tolerance));
        }
        deviations.print();
    }

    void vectorsEqualThePackages()
    {
        const auto samples = syntheticSpeech();
        test::Deviations deviations;
        for (const auto& value : m_golden["utterances"].toArray()) {
            const auto utterance = value.toObject();
            const auto vector = m_encoder->utterance(std::span(samples).first(static_cast<std::size_t>(utterance["samples"].toInt())));
            QVERIFY(
                deviations.within("speaker vector of an utterance", largestDifference(vector, utterance["vector"].toArray()), tolerance));
            QVERIFY(std::fabs(cosine(vector, vector) - 1.0) < 1e-5);
        }
        deviations.print();
    }

    /// The window in the middle of a stretch is that partial utterance of the package: the same frames, at the level that is there.
    void aRecordingIsHeardWindowByWindow()
    {
        auto samples = syntheticSpeech();
        double power = 0.0;
        for (const float sample : samples)
            power += static_cast<double>(sample) * static_cast<double>(sample) / static_cast<double>(samples.size());
        QVERIFY(power > 1e-3);  // so it is not raised
        test::MemorySource source(samples);
        double last = 0.0;
        const std::vector<SpeechStretch> all{{0.0, 6.0}};
        const auto windows = m_encoder->slide(source, all, 20, [&](double fraction) { last = fraction; }, {});
        QVERIFY(windows.ok());
        QCOMPARE(last, 1.0);
        QCOMPARE((*windows).size(), std::size_t{30});
        QCOMPARE((*windows)[4].atSeconds, 0.8);
        const auto first = m_golden["utterances"][0]["first_partial"].toArray();
        QVERIFY(largestDifference((*windows)[4].voice, first) < tolerance);
    }

    void quietSpeechIsHeardLikeLoud()
    {
        auto quiet = syntheticSpeech();
        for (auto& sample : quiet)
            sample *= 0.01F;
        auto usual = syntheticSpeech();
        double power = 0.0;
        for (const float sample : usual)
            power += static_cast<double>(sample) * static_cast<double>(sample) / static_cast<double>(usual.size());
        for (auto& sample : usual)
            sample *= static_cast<float>(std::sqrt(1e-3 / power));
        test::MemorySource quietSource(quiet);
        test::MemorySource usualSource(usual);
        const std::vector<SpeechStretch> all{{0.0, 6.0}};
        const auto a = m_encoder->slide(quietSource, all, 50, {}, {});
        const auto b = m_encoder->slide(usualSource, all, 50, {}, {});
        QVERIFY(a.ok() && b.ok());
        for (std::size_t i = 0; i < (*a).size(); ++i)
            QVERIFY(cosine((*a)[i].voice, (*b)[i].voice) > 0.999);
    }

    /// Longer than one batch of windows, so that blocks meet.
    void aSeamBetweenBlocksIsNotHeard()
    {
        test::MemorySource source(syntheticSpeech(24));
        const std::vector<SpeechStretch> all{{0.0, 24.0}};
        const auto fine = m_encoder->slide(source, all, 20, {}, {});
        const auto coarse = m_encoder->slide(source, all, 100, {}, {});
        QVERIFY(fine.ok() && coarse.ok());
        QCOMPARE((*fine).size(), std::size_t{120});
        for (std::size_t i = 0; i < (*coarse).size(); ++i) {
            QCOMPARE((*fine)[5 * i].atSeconds, (*coarse)[i].atSeconds);
            QVERIFY(cosine((*fine)[5 * i].voice, (*coarse)[i].voice) > 0.99999);
        }
    }

    void silenceIsHeardAsNoVoice()
    {
        test::MemorySource source(std::vector<float>(32000, 0.0F));
        const std::vector<SpeechStretch> all{{0.0, 2.0}};
        const auto windows = m_encoder->slide(source, all, 50, {}, {});
        QVERIFY(windows.ok());
        for (const auto& window : *windows) {
            for (const float value : window.voice)
                QVERIFY(std::isfinite(value));
        }
    }

    void aSearchThatIsCancelledSaysSo()
    {
        test::MemorySource source(syntheticSpeech());
        const CancellationToken cancel;
        cancel.cancel();
        const auto windows = m_encoder->slide(source, std::vector<SpeechStretch>{{0.0, 6.0}}, 50, {}, cancel);
        QVERIFY(!windows);
        QVERIFY(windows.error().code == ErrorCode::Cancelled);
    }

    void joinedSpeechIsTheStretchesAlone()
    {
        std::vector<float> samples(16000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<float>(i);
        test::MemorySource source(samples);
        // The second overlaps the first, the last goes on past the end.
        JoinedSpeech joined(source, std::vector<SpeechStretch>{{0.1, 0.2}, {0.15, 0.3}, {0.9, 2.0}});
        QCOMPARE(joined.sampleCount(), SampleIndex{3200 + 1600});
        QCOMPARE(joined.inRecording(0), SampleIndex{1600});
        QCOMPARE(joined.inRecording(3199), SampleIndex{4799});
        QCOMPARE(joined.inRecording(3200), SampleIndex{14400});
        std::vector<float> out(8);
        QVERIFY(joined.read(3197, out).ok());
        QCOMPARE(out, (std::vector<float>{4797, 4798, 4799, 14400, 14401, 14402, 14403, 14404}));
        QVERIFY(joined.read(-2, out).ok());
        QCOMPARE(out, (std::vector<float>{0, 0, 1600, 1601, 1602, 1603, 1604, 1605}));
        QVERIFY(joined.read(4798, out).ok());
        QCOMPARE(out, (std::vector<float>{15998, 15999, 0, 0, 0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(SpeakerEncoderTest)
#include "speaker_encoder_test.moc"
