// SPDX-License-Identifier: GPL-3.0-or-later
// Cross-entropy in chunks of rows against the whole, written as torch has it, and what is in memory meanwhile.
#include "engine/model/training/llm/linear_cross_entropy.h"
#include "engine/model/training/llm/llm_loss.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "tests/engine/model/tiny_training.h"

#include <torch/nn/functional/loss.h>

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <QtTest>

#include <algorithm>

using namespace undertone;
using namespace undertone::test;

namespace {

struct Problem {
    torch::Tensor rows;     ///< (rows, hidden)
    torch::Tensor output;   ///< (vocabulary, hidden)
    torch::Tensor targets;  ///< (rows)
};

Problem problem(std::int64_t rows, std::int64_t vocabulary)
{
    torch::manual_seed(5);
    return {torch::randn({rows, 24}).set_requires_grad(true), (torch::randn({vocabulary, 24}) * 0.4).set_requires_grad(true),
            torch::randint(vocabulary, {rows})};
}

torch::Tensor whole(const Problem& problem)
{
    return torch::nn::functional::cross_entropy(torch::linear(problem.rows, problem.output).to(torch::kFloat32), problem.targets);
}

double distance(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

/// Counts what the CPU allocator holds for this thread.
class MemoryCounter final : public c10::MemoryReportingInfoBase {
public:
    void reportMemoryUsage(void*, std::int64_t size, std::size_t, std::size_t, c10::Device) override
    {
        m_held += size;
        m_peak = std::max(m_peak, m_held);
    }
    [[nodiscard]] bool memoryProfilingEnabled() const override { return true; }
    [[nodiscard]] std::int64_t peak() const { return m_peak; }

private:
    std::int64_t m_held = 0;
    std::int64_t m_peak = 0;
};

template <typename Work> std::int64_t peakBytesOf(const Work& work)
{
    const auto counter = std::make_shared<MemoryCounter>();
    const c10::DebugInfoGuard counted(c10::DebugInfoKind::PROFILER_STATE, counter);
    work();
    return counter->peak();
}

}  // namespace

class LinearCrossEntropyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void chunksGiveTheWhole_data()
    {
        QTest::addColumn<int>("logitsAtOnce");
        QTest::newRow("a row at a time, though it is longer") << 10;
        QTest::newRow("chunks that do not come out even") << 50 * 7;
        QTest::newRow("two chunks") << 50 * 40;
        QTest::newRow("whole") << 50 * 60;
    }
    void chunksGiveTheWhole()
    {
        QFETCH(int, logitsAtOnce);
        const auto given = problem(60, 50);
        const auto expected = whole(given);
        const auto loss = linearCrossEntropy(given.rows, given.output, given.targets, logitsAtOnce);
        QCOMPARE(loss.scalar_type(), torch::kFloat32);
        QVERIFY(distance(loss, expected) < 1e-6);
        const auto gradients = torch::autograd::grad({loss * 3.0}, {given.rows, given.output}, {}, /*retain_graph=*/true);
        const auto wholeGradients = torch::autograd::grad({expected * 3.0}, {given.rows, given.output});
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(distance(gradients[i], wholeGradients[i]) < 1e-6);
            QVERIFY(wholeGradients[i].abs().max().item<double>() > 1e-3);
        }
        const auto again = torch::autograd::grad({loss * 3.0}, {given.rows, given.output});
        QVERIFY(torch::equal(again[0], gradients[0]) && torch::equal(again[1], gradients[1]));
    }

    void frozenRowsGetNoGradient()
    {
        auto given = problem(60, 50);
        given.output = given.output.detach();
        const auto expected = torch::autograd::grad({whole(given)}, {given.rows})[0];
        linearCrossEntropy(given.rows, given.output, given.targets, 350).backward();
        QVERIFY(distance(given.rows.grad(), expected) < 1e-6);
        QVERIFY(!given.output.grad().defined());
        const torch::NoGradGuard frozen;
        QVERIFY(!linearCrossEntropy(given.rows, given.output, given.targets, 350).requires_grad());
    }

    /// bf16 as method.md 6 measures it, against the whole in bf16.
    /// Where the model is sure of a token little of its gradient is left, and that is not rounded away: all scores at once, in bf16.
    void aSureTokenKeepsItsGradientInBfloat16()
    {
        const std::int64_t vocabulary = 50, count = 20;
        auto scores = torch::zeros({count, vocabulary});
        const auto targets = torch::arange(count);
        for (std::int64_t row = 0; row < count; ++row)
            scores[row][row] = 8.0 + 0.25 * static_cast<double>(row % 8);  // bf16 holds them; p from 0.984 to 0.998
        const auto output = torch::eye(vocabulary).requires_grad_(true);
        const auto rows = scores.clone().requires_grad_(true);
        const AutocastScope autocast(torch::kCPU, torch::kBFloat16);
        const auto gradient = torch::autograd::grad({linearCrossEntropy(rows, output, targets, usualLogitsAtOnce)}, {rows})[0];
        auto exact = torch::softmax(scores, 1);
        for (std::int64_t row = 0; row < count; ++row)
            exact[row][row] -= 1.0;
        exact /= static_cast<double>(count);
        for (std::int64_t row = 0; row < count; ++row) {
            const double is = gradient[row][row].item<double>(), wanted = exact[row][row].item<double>();
            QVERIFY2(std::abs(is - wanted) < 0.01 * std::abs(wanted), qPrintable(QStringLiteral("%1 for %2").arg(is).arg(wanted)));
        }
    }

    void inBfloat16TheyStayClose()
    {
        const auto given = problem(60, 50);
        const AutocastScope autocast(torch::kCPU, torch::kBFloat16);
        const auto expected = whole(given);
        const auto loss = linearCrossEntropy(given.rows, given.output, given.targets, 350);
        QVERIFY(distance(loss, expected) < 1e-6);
        const auto gradients = torch::autograd::grad({loss}, {given.rows, given.output});
        const auto wholeGradients = torch::autograd::grad({expected}, {given.rows, given.output});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(gradients[i].scalar_type(), torch::kFloat32);
            QVERIFY(torch::cosine_similarity(gradients[i].flatten(), wholeGradients[i].flatten(), 0).item<double>() > 0.9999);
        }
    }

    void memoryDoesNotGrowWithTheRows()
    {
        const std::int64_t vocabulary = 4000;
        const std::int64_t atOnce = 50 * vocabulary;
        const auto peakOf = [&](std::int64_t rows, std::int64_t logitsAtOnce) {
            const auto given = problem(rows, vocabulary);
            return peakBytesOf([&] {
                torch::autograd::grad({linearCrossEntropy(given.rows, given.output, given.targets, logitsAtOnce)},
                                      {given.rows, given.output});
            });
        };
        const auto chunkBytes = atOnce * 4;
        const auto tableBytes = vocabulary * 24 * 4;
        const auto rowBytes = [](std::int64_t rows) { return rows * 24 * 4; };
        for (const std::int64_t rows : {200, 2000}) {
            const auto peak = peakOf(rows, atOnce);
            qInfo("%lld rows: %.1f MB, a chunk has %.1f MB", static_cast<long long>(rows), static_cast<double>(peak) / 1e6,
                  static_cast<double>(chunkBytes) / 1e6);
            QVERIFY(peak <= 3 * chunkBytes + 2 * tableBytes + 2 * rowBytes(rows));
        }
        // All at once, the scores are held a single time: their gradient takes their place.
        const auto whole = peakOf(2000, usualLogitsAtOnce), scoreBytes = 2000 * vocabulary * 4;
        QVERIFY(whole >= scoreBytes);
        QVERIFY2(whole <= scoreBytes + 3 * tableBytes + 3 * rowBytes(2000), qPrintable(QString::number(whole)));
    }

    /// Of a packed stretch: L_a, and the gradient of every weight.
    void aStretchInChunksIsTheStretch()
    {
        auto llm = *SpeechLlm::create(tinyShape(), 3, torch::kCPU);
        llm->setTrainable(true);
        auto config = packedTraining(undertone::test::tinyConfig(baseTrainingDefaults(), 1));
        config.packedTokens = 60;
        const auto data = dataset(tinyTokens(2, 9));
        const auto batch = makeBatch({data.window(data.batch(config, 0)[0], config)}, torch::kCPU);
        QVERIFY(batch.targets.numel() > 30);
        std::vector<torch::Tensor> weights;
        for (const auto& [name, tensor] : llm->namedParameters())
            weights.push_back(tensor);
        const auto all = llmLosses(*llm, tinyVocabulary(), batch, {});
        const auto parts = llmLosses(*llm, tinyVocabulary(), batch, {}, {.logitsAtOnce = 7 * tinyVocabulary().size()});
        QVERIFY(distance(all.total, parts.total) < 1e-6);
        const auto expected = torch::autograd::grad({all.total}, weights);
        const auto gradients = torch::autograd::grad({parts.total}, weights);
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(distance(gradients[i], expected[i]) < 1e-6);
        QVERIFY(!torch::equal(gradients.back(), expected.back()));  // so they went another way
    }
};

QTEST_GUILESS_MAIN(LinearCrossEntropyTest)
#include "linear_cross_entropy_test.moc"
