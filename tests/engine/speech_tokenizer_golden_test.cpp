// SPDX-License-Identifier: GPL-3.0-or-later
// Mel, hidden states and codes against what s3tokenizer says (tests/oracle/make_speech_goldens.py); tolerances: method.md 6.
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/tensor_io.h"
#include "tests/support/integer_generator.h"
#include "tests/support/memory_source.h"

#include <QtTest>

#include <cmath>
#include <cstdlib>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr std::size_t shortSamples = 16000, secondSamples = 9600, longSamples = 848000;

std::vector<float> sound(const std::string& name, std::size_t samples)
{
    IntegerGenerator noise(name);
    std::vector<float> pcm(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const auto period = 60 + 17 * ((i / 4000) % 7);
        const double swell = std::abs(static_cast<double>(i % 8000) - 4000.0) / 4000.0;
        const double buzz = static_cast<double>(i % period) / static_cast<double>(period) - 0.5;
        pcm[i] = static_cast<float>(0.5 * swell * buzz + 0.02 * (static_cast<double>(noise.bits()) / 16777216.0 - 0.5));
    }
    return pcm;
}

SpeechTokenizerConfig goldenShape()
{
    SpeechTokenizerConfig config;
    config.hiddenSize = 128;
    config.attentionHeads = 2;
    config.layers = 2;
    config.attentionNormEpsilon = 1e-5;  // s3tokenizer's; the ONNX graph has 1e-6
    return config;
}

SpeechEncoder goldenEncoder()
{
    const torch::NoGradGuard noGradients;
    SpeechEncoder encoder(goldenShape());
    for (auto& entry : encoder->named_parameters()) {
        const auto& name = entry.key();
        auto& parameter = entry.value();
        const bool isMatrix = parameter.dim() > 1;
        const bool isNorm = name.ends_with("ln.weight");
        const double fanIn = isMatrix ? static_cast<double>(parameter[0].numel()) : 1.0;
        const double scale = isMatrix ? (name.find("project_down") != std::string::npos ? 12.0 : 4.0) / std::sqrt(fanIn) : isNorm ? 0.2 : 1.0;
        IntegerGenerator values(name);
        auto flat = torch::empty({parameter.numel()}, torch::kFloat64);
        for (std::int64_t i = 0; i < flat.numel(); ++i)
            flat.data_ptr<double>()[i] = (isNorm ? 1.0 : 0.0) + scale * (static_cast<double>(values.bits()) / 16777216.0 - 0.5);
        parameter.copy_(flat.to(torch::kFloat32).view(parameter.sizes()));
    }
    return encoder;
}

std::unique_ptr<SpeechTokenizer> goldenTokenizer()
{
    auto made = SpeechTokenizer::create(goldenShape(), goldenEncoder(), torch::kCPU);
    return std::move(*made);
}

torch::Tensor encoderInput(const std::string& name, std::size_t samples)
{
    auto mel = MelSpectrogram(128).logMel(sound(name, samples));
    scaleForEncoder(mel, *std::max_element(mel.begin(), mel.end()));
    return torch::tensor(mel).view({-1, 128});
}

// Tokens whose every digit is further than 1e-3 from where rounding turns: these must be equal.
torch::Tensor isDecided(const torch::Tensor& squashed)
{
    return ((squashed.abs() - 0.5).abs() > 1e-3).all(-1);
}

}  // namespace

class SpeechTokenizerGoldenTest : public QObject {
    Q_OBJECT
private:
    TensorMap m_golden;

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        auto loaded = loadTensors(std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden/speech_tokenizer.safetensors");
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().detail.c_str());
        m_golden = *loaded;
    }

    void melIsThatOfTheOracle()
    {
        const auto mel = encoderInput("short", shortSamples);
        QCOMPARE(mel.sizes(), m_golden["mel"].sizes());
        QVERIFY((mel - m_golden["mel"]).abs().max().item<double>() < 1e-4);
    }

    void hiddenStatesAndCodesOfABatchAreThoseOfTheOracle()
    {
        auto encoder = goldenEncoder();
        encoder->eval();
        const auto first = encoderInput("short", shortSamples), second = encoderInput("second", secondSamples);
        auto batch = torch::zeros({2, first.size(0), 128});
        batch[0].copy_(first);
        batch[1].slice(0, 0, second.size(0)).copy_(second);
        const auto lengths = torch::tensor({first.size(0), second.size(0)}, torch::kInt64);
        const torch::NoGradGuard noGradients;
        const auto hidden = encoder->hidden(batch, lengths);
        QVERIFY((hidden[0] - m_golden["hidden"]).abs().max().item<double>() < 1e-3);
        const auto codes = encoder->codes(batch, lengths);
        compareCodes(codes[0], "codes", "squashed");
        compareCodes(codes[1].slice(0, 0, 15), "second_codes", "second_squashed");
    }

    void aSentenceAloneHasTheCodesOfTheOracle()
    {
        auto tokenizer = goldenTokenizer();
        auto state = tokenizer->newRecording();
        const auto codes = tokenizer->encodeUtterance(sound("second", secondSamples), state, {});
        QVERIFY(codes.ok());
        compareCodes(torch::tensor(std::vector<std::int64_t>(codes->begin(), codes->end())), "second_codes", "second_squashed");
    }

    void longAudioFollowsTheOracleWhereAsked()
    {
        auto tokenizer = goldenTokenizer();
        MemorySource source(sound("long", longSamples));
        const auto upstream = tokenizer->encodeWhole(source, {}, {}, LongAudioRule::UpstreamCompat);
        const auto complete = tokenizer->encodeWhole(source, {}, {});
        QVERIFY(upstream.ok() && complete.ok());
        QCOMPARE(complete->size(), longSamples / 640);
        const auto& expected = m_golden["long_codes"];
        QCOMPARE(static_cast<std::int64_t>(upstream->size()), expected.numel());
        QVERIFY(upstream->size() < complete->size());
        std::size_t different = 0;
        for (std::size_t i = 0; i < upstream->size(); ++i)
            different += (*upstream)[i] != expected.data_ptr<std::int32_t>()[i] ? 1 : 0;
        // Near a rounding border two correct programs may differ.
        QVERIFY2(different * 200 <= upstream->size(), qPrintable(QString("%1 codes differ").arg(different)));
        QVERIFY(std::equal(upstream->begin(), upstream->end(), complete->begin()));
    }

private:
    void compareCodes(const torch::Tensor& codes, const std::string& expected, const std::string& squashed)
    {
        const auto decided = isDecided(m_golden[squashed]);
        QVERIFY(decided.sum().item<std::int64_t>() * 10 >= decided.numel() * 9);
        QVERIFY((codes.eq(m_golden[expected].to(torch::kInt64)) | ~decided).all().item<bool>());
    }
};

QTEST_GUILESS_MAIN(SpeechTokenizerGoldenTest)
#include "speech_tokenizer_golden_test.moc"
