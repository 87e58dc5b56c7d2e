// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that make training of the speech encoder faster, beside torch's own: sequences without padding, the memory of an FSMN
// attention, and attention in bf16.
#include "engine/model/speech/fsmn_memory.h"
#include "engine/model/speech/packed_sequences.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/training/shared/mixed_precision.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QtTest>

#include <functional>
#include <map>

using namespace undertone;

namespace {

constexpr std::int64_t longest = 37;
constexpr std::int64_t width = 24;

torch::Tensor lengths()
{
    return torch::tensor({37, 5, 1, 20}, torch::kInt64);
}

double farthest(const torch::Tensor& one, const torch::Tensor& other)
{
    return (one - other).abs().max().item<double>();
}

torch::Tensor leaf(const torch::Tensor& values)
{
    return values.detach().clone().requires_grad_(true);
}

/// Gradients of what `function` gives of `inputs`, weighed so that each value counts differently.
std::vector<torch::Tensor> gradients(const std::vector<torch::Tensor>& inputs, const std::function<torch::Tensor()>& function)
{
    const auto result = function();
    const auto weight = torch::arange(result.numel(), result.options().requires_grad(false)).view_as(result).cos();
    return torch::autograd::grad({(result * weight).sum()}, inputs);
}

enum class Kind { S3, Whisper };

SpeechTokenizerConfig encoderShape(Kind kind)
{
    SpeechTokenizerConfig shape;
    shape.melBands = 16;
    shape.hiddenSize = 64;
    shape.attentionHeads = 4;
    shape.layers = 2;
    if (kind == Kind::S3)
        return shape;
    shape.fsmnKernel = 0;
    shape.firstStride = 1;
    shape.positions = EncoderPositions::Sinusoidal;
    shape.finalNorm = shape.averagePairs = shape.quantizerNorm = true;
    return shape;
}

/// With attention that is far from uniform, so that queries and keys count.
SpeechEncoder attentiveEncoder(Kind kind)
{
    const torch::NoGradGuard noGradients;
    SpeechEncoder encoder(encoderShape(kind));
    for (auto& parameter : encoder->named_parameters()) {
        if (parameter.key().ends_with("query.weight") || parameter.key().ends_with("key.weight"))
            parameter.value().mul_(4.0);
    }
    return encoder;
}

}  // namespace

class PackedSequencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void paddingIsLeftOutAndComesBackAsZeros()
    {
        const auto padded = torch::randn({4, longest, width});
        const PackedSequences sequences(lengths(), longest);
        const auto rows = sequences.pack(padded);
        QCOMPARE(rows.size(0), 128);
        QVERIFY(rows.slice(0, 0, 37).equal(padded[0]));
        QVERIFY(rows.slice(0, 37, 42).equal(padded[1].slice(0, 0, 5)));
        QVERIFY(rows[42].equal(padded[2][0]));
        QVERIFY(rows.slice(0, 43, 63).equal(padded[3].slice(0, 0, 20)));
        QCOMPARE(rows.slice(0, 63).abs().sum().item<double>(), 0.0);
        QVERIFY(sequences.unpack(rows).equal(padded * sequenceMask(lengths(), longest)));
    }

    void rowsKnowTheirSequenceAndTheirPlace()
    {
        const PackedSequences sequences(lengths(), longest);
        const auto owners = sequences.ofRows(torch::arange(4, torch::kFloat32).unsqueeze(1));
        QCOMPARE(owners[36].item<double>(), 0.0);
        QCOMPARE(owners[37].item<double>(), 1.0);
        QCOMPARE(owners[42].item<double>(), 2.0);
        const auto places = sequences.ofPlaces(torch::arange(longest, torch::kFloat32).unsqueeze(1));
        QCOMPARE(places[36].item<double>(), 36.0);
        QCOMPARE(places[41].item<double>(), 4.0);
        QCOMPARE(places[62].item<double>(), 19.0);
    }

    /// Against what torch derives of the same in its own indexing.
    void gradientsAreThoseOfIndexing()
    {
        const PackedSequences sequences(lengths(), longest);
        const auto isInside = sequenceMask(lengths(), longest).squeeze(-1).to(torch::kBool);
        const auto padded = leaf(torch::randn({4, longest, width}));
        const auto packed = gradients({padded}, [&] { return sequences.pack(padded).slice(0, 0, 63); });
        QVERIFY(packed[0].equal(gradients({padded}, [&] { return padded.index({isInside}); })[0]));
        const auto rows = leaf(torch::randn({128, width}));
        const auto unpacked = gradients({rows}, [&] { return sequences.unpack(rows); });
        const auto expected = gradients({rows}, [&] {
            return torch::zeros({4, longest, width}).index_put({isInside}, rows.slice(0, 0, 63));
        });
        QVERIFY(unpacked[0].equal(expected[0]));
    }

    void memoryIsTorchsConvolution_data()
    {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("kernel");
        for (const int tokens : {1, 2, 9, 50, 300}) {
            for (const int kernel : {1, 3, 11, 31})
                QTest::addRow("%d tokens, kernel of %d", tokens, kernel) << tokens << kernel;
        }
    }

    void memoryIsTorchsConvolution()
    {
        QFETCH(int, tokens);
        QFETCH(int, kernel);
        const auto values = leaf(torch::randn({3, tokens, width})), weight = leaf(torch::randn({width, 1, kernel}));
        const auto torchs = [&] {
            const auto around = torch::conv1d(values.transpose(1, 2), weight, {}, 1, (kernel - 1) / 2, 1, width);
            return around.transpose(1, 2) + values;
        };
        const auto ours = [&] { return fsmnMemory(values, weight); };
        QVERIFY(farthest(ours(), torchs()) < 1e-5);
        const auto mine = gradients({values, weight}, ours), theirs = gradients({values, weight}, torchs);
        QVERIFY(farthest(mine[0], theirs[0]) < 1e-5);
        QVERIFY(farthest(mine[1], theirs[1]) < 1e-4);
        const torch::NoGradGuard noGradients;
        QVERIFY(farthest(ours(), torchs()) < 1e-5);
    }

    void lengthsThatCannotBeAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(PackedSequences(torch::tensor({3, 38}, torch::kInt64), longest), c10::Error);
        QVERIFY_EXCEPTION_THROWN(PackedSequences(torch::tensor({3, -1}, torch::kInt64), longest), c10::Error);
    }

    void emptySequencesAreZeros()
    {
        const auto padded = torch::randn({2, 3, width});
        const PackedSequences oneIsEmpty(torch::tensor({0, 2}, torch::kInt64), 3);
        QVERIFY(oneIsEmpty.unpack(oneIsEmpty.pack(padded)).equal(padded * sequenceMask(torch::tensor({0, 2}, torch::kInt64), 3)));
        const PackedSequences allAre(torch::tensor({0, 0}, torch::kInt64), 3);
        QVERIFY(allAre.unpack(allAre.pack(padded)).equal(torch::zeros_like(padded)));
    }

    void channelsOfWholeUtterancesAreDropped()
    {
        const auto padded = torch::rand({4, longest, width}) + 1.0;
        const PackedSequences sequences(lengths(), longest);
        BatchPart part{.firstRow = 2, .wholeRows = 9};
        const auto drop = [&](const std::function<torch::Tensor()>& function) {
            part.generator = at::make_generator<at::CPUGeneratorImpl>(7);
            return function();
        };
        const auto expected = drop([&] { return dropChannels(padded, 0.5, part); });
        const auto packed = drop([&] { return dropChannels(sequences.pack(padded), sequences, 0.5, part); });
        QVERIFY(sequences.unpack(packed).equal(expected * sequenceMask(lengths(), longest)));
        QVERIFY(expected.eq(0.0).any().item<bool>() && expected.gt(2.0).any().item<bool>());
    }

    void aBatchTrainsAsItsSequencesDo_data() { kinds_data(); }
    void aBatchTrainsAsItsSequencesDo()
    {
        QFETCH(Kind, kind);
        auto encoder = attentiveEncoder(kind);
        const auto mel = torch::randn({3, 90, 16});
        const auto frames = torch::tensor({90, 33, 61}, torch::kInt64);
        const auto sum = [&](std::int64_t from, std::int64_t to) {
            const auto longestHere = frames.slice(0, from, to).max().item<std::int64_t>();
            const auto hidden = encoder->hidden(mel.slice(0, from, to).slice(1, 0, longestHere), frames.slice(0, from, to));
            const auto keep = sequenceMask(tokenLengths(frames.slice(0, from, to)), hidden.size(1));
            const auto weight = torch::arange(hidden.size(2), torch::kFloat32).cos();
            return (hidden.square() * weight * keep).sum();
        };
        const auto together = gradientsOf(encoder, sum(0, 3));
        const auto oneByOne = gradientsOf(encoder, sum(0, 1) + sum(1, 2) + sum(2, 3));
        QCOMPARE(together.size(), oneByOne.size());
        QVERIFY(together.size() > 20);
        for (const auto& [name, gradient] : together) {
            const double size = std::max(1.0, oneByOne.at(name).abs().max().item<double>());
            QVERIFY2(farthest(gradient, oneByOne.at(name)) < 1e-4 * size, name.c_str());
        }
    }

    /// In bf16 a block is trained by other operations, but on long sequences: what they give is what fp32 gives, as far as 8 bits go.
    void attentionInBf16IsAttention_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("frames");
        QTest::addRow("S3") << Kind::S3 << 90;
        QTest::addRow("Whisper") << Kind::Whisper << 90;
        QTest::addRow("Whisper, longer than what is attended by products") << Kind::Whisper << 700;
    }

    void attentionInBf16IsAttention()
    {
        QFETCH(Kind, kind);
        QFETCH(int, frames);
        auto encoder = attentiveEncoder(kind);
        const auto mel = torch::randn({3, frames, 16});
        const auto lengths = torch::tensor({frames, frames / 3, 2 * frames / 3}, torch::kInt64);
        const auto loss = [&] {
            const auto hidden = encoder->hidden(mel, lengths).to(torch::kFloat32);
            return (hidden.square() * torch::arange(hidden.size(2), torch::kFloat32).cos()).sum();
        };
        const auto exact = gradientsOf(encoder, loss());
        const AutocastScope autocast(torch::kCPU, torch::kBFloat16);
        const auto rounded = gradientsOf(encoder, loss());
        QCOMPARE(rounded.size(), exact.size());
        for (const auto& [name, gradient] : rounded) {
            const double size = exact.at(name).norm().item<double>(), error = (gradient - exact.at(name)).norm().item<double>();
            QVERIFY2(error < 0.05 * size, qPrintable(QString("%1: %2 of %3").arg(name.c_str()).arg(error).arg(size)));
        }
    }

private:
    static void kinds_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("S3") << Kind::S3;
        QTest::newRow("Whisper") << Kind::Whisper;
    }

    static std::map<std::string, torch::Tensor> gradientsOf(SpeechEncoder& encoder, const torch::Tensor& loss)
    {
        encoder->zero_grad();
        loss.backward();
        std::map<std::string, torch::Tensor> all;
        for (const auto& parameter : encoder->named_parameters()) {
            if (parameter.value().grad().defined())
                all[parameter.key()] = parameter.value().grad().detach().clone();
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(PackedSequencesTest)
#include "packed_sequences_test.moc"
