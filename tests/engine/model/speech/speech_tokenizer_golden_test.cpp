// SPDX-License-Identifier: GPL-3.0-or-later
// Mel, hidden states and codes of two tokenizers against what s3tokenizer says (tests/oracle/make_speech_goldens.py);
// tolerances: method.md 6.
#include "engine/model/speech/speech_tokenizer.h"
#include "tests/support/memory_source.h"
#include "tests/support/speech_golden.h"

#include <QtTest>

#include <limits>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr std::int64_t windowFrames = 3000, strideFrames = 2600;

SpeechTokenizerConfig shapeOf(const std::string& size)
{
    const bool wide = size == "wide";
    SpeechTokenizerConfig config;
    config.hiddenSize = wide ? 256 : 128;
    config.attentionHeads = wide ? 4 : 2;
    config.layers = wide ? 3 : 2;
    config.attentionNormEpsilon = 1e-5;  // s3tokenizer's; the ONNX graph has 1e-6
    return config;
}

SpeechEncoder encoderOf(const std::string& size)
{
    return madeUpEncoder(size, shapeOf(size));
}

torch::Tensor encoderInput(const std::vector<float>& pcm)
{
    return test::encoderInput(pcm, 128);
}

torch::Tensor hiddenOf(SpeechEncoder& encoder, const torch::Tensor& mel)
{
    return encoder->hidden(mel.unsqueeze(0), torch::full({1}, mel.size(0), torch::kInt64))[0];
}

/// Hidden states of each window of long audio, one behind the other.
torch::Tensor hiddenByWindows(SpeechEncoder& encoder, const torch::Tensor& mel)
{
    if (mel.size(0) <= windowFrames)
        return hiddenOf(encoder, mel);
    std::vector<torch::Tensor> rows;
    for (std::int64_t first = 0; first < mel.size(0); first += strideFrames)
        rows.push_back(hiddenOf(encoder, mel.slice(0, first, std::min(first + windowFrames, mel.size(0)))));
    return torch::cat(rows);
}

torch::Tensor tensorOf(const std::vector<std::int32_t>& codes)
{
    return torch::tensor(std::vector<std::int64_t>(codes.begin(), codes.end()), torch::kInt64);
}

}  // namespace

class SpeechTokenizerGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        const auto loaded = m_golden.load("speech_tokenizer.safetensors");
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
        for (const auto& [seconds, samples] : {std::pair{"0.4", 6400}, {"29.9", 478400}, {"30.1", 481600}, {"95", 1520000}})
            m_sounds[seconds] = buzz(seconds, static_cast<std::size_t>(samples));
    }
    void cleanupTestCase() { m_golden.deviations().print(); }

    void melIsThatOfTheOracle()
    {
        for (const auto& [seconds, pcm] : m_sounds) {
            const auto mel = encoderInput(pcm);
            QCOMPARE(mel.size(0), static_cast<std::int64_t>(pcm.size() / 160));
            m_golden.compareKept("mel", "mel." + seconds, mel, 1e-4);
        }
    }

    void hiddenStatesAreThoseOfTheOracle_data() { sizes_data(); }
    void hiddenStatesAreThoseOfTheOracle()
    {
        QFETCH(QString, size);
        const torch::NoGradGuard noGradients;
        auto encoder = encoderOf(size.toStdString());
        for (const auto& [seconds, pcm] : m_sounds)
            m_golden.compareKept("hidden states", size.toStdString() + ".hidden." + seconds, hiddenByWindows(encoder, encoderInput(pcm)),
                                 1e-4);
    }

    void aSentenceAloneHasTheCodesOfTheOracle_data() { sizes_data(); }
    void aSentenceAloneHasTheCodesOfTheOracle()
    {
        QFETCH(QString, size);
        auto tokenizer = tokenizerOf(size);
        for (const auto& [seconds, pcm] : m_sounds) {
            auto state = tokenizer->newRecording();
            const auto codes = tokenizer->encodeUtterance(pcm, state, {});
            QVERIFY(codes.ok());
            compareCodes(*codes, size.toStdString(), seconds);
        }
    }

    void aWholeRecordingHasTheCodesOfTheOracle_data() { sizes_data(); }
    void aWholeRecordingHasTheCodesOfTheOracle()
    {
        QFETCH(QString, size);
        auto tokenizer = tokenizerOf(size);
        for (const auto& [seconds, pcm] : m_sounds) {
            MemorySource source(pcm);
            const auto codes = tokenizer->encodeWhole(source, {}, {}, LongAudioRule::UpstreamCompat);
            QVERIFY(codes.ok());
            compareCodes(*codes, size.toStdString(), seconds);
        }
    }

    void paddingOfABatchChangesNoSentence()
    {
        const torch::NoGradGuard noGradients;
        auto encoder = encoderOf("small");
        const auto longer = encoderInput(m_sounds["29.9"]), shorter = encoderInput(m_sounds["0.4"]);
        auto batch = torch::full({2, longer.size(0), 128}, 3.0);
        batch[0].copy_(longer);
        batch[1].slice(0, 0, shorter.size(0)).copy_(shorter);
        const auto hidden = encoder->hidden(batch, torch::tensor({longer.size(0), shorter.size(0)}, torch::kInt64));
        m_golden.compareKept("hidden states", "small.hidden.29.9", hidden[0], 1e-4);
        m_golden.compareKept("hidden states", "small.hidden.0.4", hidden[1].slice(0, 0, 10), 1e-4);
    }

    void upstreamLosesTheEndOfSomeLengthsAndWeDoNot()
    {
        auto tokenizer = tokenizerOf("small");
        MemorySource source(buzz("53", 848000));
        const auto upstream = tokenizer->encodeWhole(source, {}, {}, LongAudioRule::UpstreamCompat);
        const auto complete = tokenizer->encodeWhole(source, {}, {});
        QVERIFY(upstream.ok() && complete.ok());
        QCOMPARE(complete->size(), std::size_t{848000 / 640});
        QVERIFY(upstream->size() < complete->size());
        QVERIFY(std::equal(upstream->begin(), upstream->end(), complete->begin()));
        compareCodes(*upstream, "small", "53");
    }

private:
    SpeechGolden m_golden;
    std::map<std::string, std::vector<float>> m_sounds;  ///< by seconds

    static void sizes_data()
    {
        QTest::addColumn<QString>("size");
        QTest::newRow("2 layers, 2 heads of 64") << "small";
        QTest::newRow("3 layers, 4 heads of 64") << "wide";
    }

    static std::unique_ptr<SpeechTokenizer> tokenizerOf(const QString& size)
    {
        auto made = SpeechTokenizer::create(shapeOf(size.toStdString()), encoderOf(size.toStdString()), torch::kCPU);
        return std::move(*made);
    }

    /// Equal, but where a digit lies within 1e-3 of where rounding turns.
    void compareCodes(const std::vector<std::int32_t>& codes, const std::string& size, const std::string& seconds)
    {
        const auto& expected = m_golden.at(size + ".codes." + seconds);
        const auto& undecided = m_golden.at(size + ".undecided." + seconds);
        QCOMPARE(static_cast<std::int64_t>(codes.size()), expected.numel());
        const auto different = tensorOf(codes).ne(expected.to(torch::kInt64)).nonzero().flatten();
        const auto excused = torch::isin(different, undecided.to(torch::kInt64)).sum().item<std::int64_t>();
        m_golden.deviations().within("codes that differ, near a rounding border", static_cast<double>(different.numel()),
                                     std::numeric_limits<double>::infinity());
        QVERIFY2(m_golden.deviations().within("codes that differ elsewhere", static_cast<double>(different.numel() - excused), 1.0),
                 qPrintable(QString("%1 of %2 codes differ").arg(different.numel()).arg(expected.numel())));
    }
};

QTEST_GUILESS_MAIN(SpeechTokenizerGoldenTest)
#include "speech_tokenizer_golden_test.moc"
