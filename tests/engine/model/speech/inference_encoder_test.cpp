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

SpeechTokenizerConfig shape(int width, int heads, int kernel)
{
    SpeechTokenizerConfig config;
    config.melBands = 40;
    config.hiddenSize = width;
    config.attentionHeads = heads;
    config.layers = 2;
    config.fsmnKernel = kernel;
    return config;
}

SpeechEncoder madeUpEncoder(const SpeechTokenizerConfig& config)
{
    torch::manual_seed(11);
    SpeechEncoder encoder(config);
    encoder->eval();
    const torch::NoGradGuard noGradients;
    for (auto& entry : encoder->named_parameters()) {
        if (entry.key().ends_with("ln.weight") || entry.key().ends_with("bias"))
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
private Q_SLOTS:
    void agreesWithTheReference_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("kernel");
        QTest::newRow("heads of 64, attention by hand") << 128 << 2 << 31;
        QTest::newRow("heads of 16, LibTorch's attention") << 32 << 2 << 5;
        QTest::newRow("channels that fill no group") << 20 << 2 << 31;
        QTest::newRow("wide enough to be packed") << 512 << 8 << 31;
    }

    void agreesWithTheReference()
    {
        QFETCH(const int, width);
        QFETCH(const int, heads);
        QFETCH(const int, kernel);
        auto reference = madeUpEncoder(shape(width, heads, kernel));
        const InferenceEncoder fast(*reference);
        const torch::NoGradGuard noGradients;
        // Shorter than the memory's kernel, odd and even in both halvings, one more than pieces and groups hold, longer than a window.
        for (const std::int64_t frames : {4, 5, 6, 7, 61, 132, 516, 3240}) {
            const auto mel = torch::randn({frames, 40});
            const auto length = torch::full({1}, frames, torch::kInt64);
            const auto expected = reference->hidden(mel.unsqueeze(0), length)[0];
            const auto hidden = fast.hidden(mel);
            QCOMPARE(hidden.sizes(), expected.sizes());
            const double deviation = (hidden - expected).abs().max().item<double>();
            QVERIFY2(deviation < tolerance, qPrintable(QString("%1 frames: %2").arg(frames).arg(deviation)));
            const auto squashed = squashDigits(reference->projectDown(expected));
            const auto decided = ((squashed.abs() - 0.5).abs() > roundingBorder).all(-1);
            const auto codes = reference->codes(mel.unsqueeze(0), length)[0];
            QVERIFY((fast.codes(mel).eq(codes) | ~decided).all().item<bool>());
        }
    }

    void laterChangesOfTheReferenceChangeNothing()
    {
        auto reference = madeUpEncoder(shape(32, 2, 5));
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
