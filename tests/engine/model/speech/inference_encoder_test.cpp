// SPDX-License-Identifier: GPL-3.0-or-later
// The encoder made for speed against the one that is read: the same hidden states, the same codes, at every shape and length.
#include "engine/model/kernels/cpu/attention_kernel.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/inference_encoder.h"

#include <QtTest>

using namespace undertone;

namespace {

constexpr double tolerance = 1e-4;
constexpr double roundingBorder = 1e-3;

enum class Kind { S3, Whisper };

SpeechTokenizerConfig shape(Kind kind, int width, int heads, int kernel)
{
    SpeechTokenizerConfig config;
    config.melBands = 40;
    config.hiddenSize = width;
    config.attentionHeads = heads;
    config.layers = 2;
    config.fsmnKernel = kernel;
    if (kind == Kind::Whisper) {
        config.firstStride = 1;
        config.positions = EncoderPositions::Sinusoidal;
        config.finalNorm = config.averagePairs = config.quantizerNorm = true;
    }
    return config;
}

SpeechEncoder madeUpEncoder(const SpeechTokenizerConfig& config)
{
    torch::manual_seed(11);
    SpeechEncoder encoder(config);
    encoder->eval();
    const torch::NoGradGuard noGradients;
    for (auto& entry : encoder->named_parameters()) {
        if (entry.value().dim() == 1)
            entry.value().add_(0.2 * torch::randn_like(entry.value()));
        else if (entry.key().find("project_down") != std::string::npos)
            entry.value().mul_(4.0);
        else if (entry.key().find("query") != std::string::npos || entry.key().find("key") != std::string::npos)
            entry.value().mul_(3.0);  // so that attention picks, and a wrong angle or scale shows
    }
    return encoder;
}

}  // namespace

class InferenceEncoderTest : public QObject {
    Q_OBJECT

    static void compare(const torch::Tensor& ours, const torch::Tensor& expected)
    {
        QCOMPARE(ours.sizes(), expected.sizes());
        const double deviation = (ours - expected).abs().max().item<double>();
        QVERIFY2(deviation < tolerance, qPrintable(QString("deviation %1").arg(deviation)));
    }

private Q_SLOTS:
    void agreesWithTheReference_data()
    {
        QTest::addColumn<bool>("isWhisper");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("kernel");
        QTest::newRow("heads of 64, attention by hand") << false << 128 << 2 << 31;
        QTest::newRow("heads of 16, LibTorch's attention") << false << 32 << 2 << 5;
        QTest::newRow("channels that fill no group") << false << 20 << 2 << 31;
        QTest::newRow("wide enough to be packed") << false << 512 << 8 << 31;
        QTest::newRow("Whisper, heads of 64") << true << 128 << 2 << 0;
        QTest::newRow("Whisper, heads of 16") << true << 32 << 2 << 0;
        QTest::newRow("Whisper's, with FSMN memory") << true << 128 << 2 << 31;
    }

    void agreesWithTheReference()
    {
        QFETCH(const bool, isWhisper);
        QFETCH(const int, width);
        QFETCH(const int, heads);
        QFETCH(const int, kernel);
        auto reference = madeUpEncoder(shape(isWhisper ? Kind::Whisper : Kind::S3, width, heads, kernel));
        const InferenceEncoder fast(*reference);
        const torch::NoGradGuard noGradients;
        // Shorter than the memory's kernel, odd and even in both halvings, one more than pieces and groups hold, longer than a window.
        for (const std::int64_t frames : {4, 5, 6, 7, 61, 132, 516, 3240}) {
            const auto mel = torch::randn({frames, 40});
            const auto length = torch::full({1}, frames, torch::kInt64);
            const auto expected = reference->hidden(mel.unsqueeze(0), length)[0];
            compare(fast.encode(mel), reference->encode(mel.unsqueeze(0), length)[0]);
            compare(fast.hidden(mel), expected);
            QCOMPARE(expected.size(0), halvedLength(halvedLength(frames)));
            const auto squashed = squashDigits(reference->projectDown(expected));
            const auto decided = ((squashed.abs() - 0.5).abs() > roundingBorder).all(-1);
            const auto codes = reference->codesOf(reference->hidden(mel.unsqueeze(0), length))[0];
            QVERIFY((fast.codesOf(fast.hidden(mel)).eq(codes) | ~decided).all().item<bool>());
        }
    }

    void pairsAreMeansAndALastOneWithoutItsPairStays()
    {
        const torch::NoGradGuard noGradients;
        auto config = shape(Kind::Whisper, 32, 2, 0);
        config.quantizerNorm = false;
        auto reference = madeUpEncoder(config);
        const auto mel = torch::randn({1, 61, 40});
        const auto length = torch::full({1}, 61, torch::kInt64);
        const auto vectors = reference->encode(mel, length)[0], tokens = reference->hidden(mel, length)[0];
        QCOMPARE(vectors.size(0), std::int64_t{31});
        QCOMPARE(tokens.size(0), std::int64_t{16});
        compare(tokens[0], (vectors[0] + vectors[1]) / 2.0);
        compare(tokens[15], vectors[30]);
        // Beside a longer sequence too, whose rows stand where this one has ended.
        const auto batch = torch::cat({torch::constant_pad_nd(mel, {0, 0, 0, 20}, 3.0), torch::randn({1, 81, 40})});
        const auto together = reference->hidden(batch, torch::tensor({61, 81}, torch::kInt64));
        compare(together[0].slice(0, 0, 16), tokens);
    }

    void laterChangesOfTheReferenceChangeNothing()
    {
        auto reference = madeUpEncoder(shape(Kind::S3, 32, 2, 5));
        const InferenceEncoder fast(*reference);
        const auto mel = torch::randn({80, 40});
        const auto before = fast.hidden(mel).clone();
        const torch::NoGradGuard noGradients;
        for (auto& parameter : reference->parameters())
            parameter.add_(1.0);
        QVERIFY(torch::equal(fast.hidden(mel), before));
    }

    void anyNumberOfThreadsGivesTheSameMemoryAndAttention()
    {
        if (!kernels::hasAttentionKernel())
            QSKIP("This processor has no AVX-512: attention is LibTorch's.");
        constexpr std::int64_t tokens = 100, stride = 3 * kernels::attentionHeadSize;
        const auto rows = torch::randn({tokens, stride});
        const float* first = rows.data_ptr<float>();
        const kernels::AttentionHead head(first, first + kernels::attentionHeadSize, first + 2 * kernels::attentionHeadSize, stride,
                                          tokens);
        auto whole = torch::empty({tokens, kernels::attentionHeadSize}), pieces = torch::empty_like(whole);
        head.attend(whole.data_ptr<float>(), kernels::attentionHeadSize, 0, tokens);
        for (const auto& [from, to] : {std::pair{0, 7}, {7, 48}, {48, 100}})
            head.attend(pieces.data_ptr<float>(), kernels::attentionHeadSize, from, to);
        QVERIFY(torch::equal(whole, pieces));
    }
};

QTEST_GUILESS_MAIN(InferenceEncoderTest)
#include "inference_encoder_test.moc"
