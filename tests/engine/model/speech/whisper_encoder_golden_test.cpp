// SPDX-License-Identifier: GPL-3.0-or-later
// Mel with 80 bands and hidden states of Whisper's encoder, without padding to 30 s, against what transformers says
// (tests/oracle/make_whisper_goldens.py).
#include "engine/model/speech/inference_encoder.h"
#include "tests/support/speech_golden.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int bands = 80;

SpeechTokenizerConfig shapeOf(const std::string& size)
{
    const bool wide = size == "wide";
    SpeechTokenizerConfig config;
    config.melBands = bands;
    config.firstStride = 1;
    config.hiddenSize = wide ? 256 : 128;
    config.attentionHeads = wide ? 4 : 2;
    config.layers = wide ? 3 : 2;
    config.positions = EncoderPositions::Sinusoidal;
    config.fsmnKernel = 0;
    config.attentionNormEpsilon = 1e-5;
    config.finalNorm = true;
    config.averagePairs = true;
    config.quantizerNorm = true;
    return config;
}

torch::Tensor lengthOf(const torch::Tensor& mel)
{
    return torch::full({1}, mel.size(0), torch::kInt64);
}

}  // namespace

class WhisperEncoderGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        const auto loaded = m_golden.load("whisper.safetensors");
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
        for (const auto& [seconds, samples] : {std::pair{"0.4", 6400}, {"7.34", 117440}, {"29", 464000}})
            m_mels[seconds] = encoderInput(buzz(seconds, static_cast<std::size_t>(samples)), bands);
    }
    void cleanupTestCase() { m_golden.deviations().print(); }

    void melIsThatOfTheFeatureExtractor()
    {
        for (const auto& [seconds, mel] : m_mels)
            m_golden.compareKept("Whisper: mel", "mel." + seconds, mel, 1e-4);
    }

    void hiddenStatesAreThoseOfTransformers_data() { sizes_data(); }
    void hiddenStatesAreThoseOfTransformers()
    {
        QFETCH(QString, size);
        const torch::NoGradGuard noGradients;
        auto encoder = madeUpEncoder(size.toStdString(), shapeOf(size.toStdString()));
        const InferenceEncoder fast(*encoder);
        for (const auto& [seconds, mel] : m_mels) {
            const auto key = size.toStdString() + ".hidden." + seconds;
            m_golden.compareKept("Whisper: hidden states", key, encoder->encode(mel.unsqueeze(0), lengthOf(mel))[0], 1e-4);
            m_golden.compareKept("Whisper: hidden states, inference encoder", key, fast.encode(mel), 1e-4);
        }
    }

    void paddingOfABatchChangesNoSentence()
    {
        const torch::NoGradGuard noGradients;
        auto encoder = madeUpEncoder("small", shapeOf("small"));
        const auto &longer = m_mels.at("7.34"), &shorter = m_mels.at("0.4");
        auto batch = torch::full({2, longer.size(0), bands}, 3.0);
        batch[0].copy_(longer);
        batch[1].slice(0, 0, shorter.size(0)).copy_(shorter);
        const auto hidden = encoder->encode(batch, torch::tensor({longer.size(0), shorter.size(0)}, torch::kInt64));
        m_golden.compareKept("Whisper: hidden states", "small.hidden.7.34", hidden[0], 1e-4);
        m_golden.compareKept("Whisper: hidden states", "small.hidden.0.4", hidden[1].slice(0, 0, 20), 1e-4);
    }

private:
    SpeechGolden m_golden;
    std::map<std::string, torch::Tensor> m_mels;  ///< by seconds

    static void sizes_data()
    {
        QTest::addColumn<QString>("size");
        QTest::newRow("2 layers, 2 heads of 64") << "small";
        QTest::newRow("3 layers, 4 heads of 64") << "wide";
    }
};

QTEST_GUILESS_MAIN(WhisperEncoderGoldenTest)
#include "whisper_encoder_golden_test.moc"
