// SPDX-License-Identifier: GPL-3.0-or-later
// The fused operations of a training step against the same formulas in torch's own, values and gradients.
#include "engine/model/llm/fused_operations.h"

#include "engine/model/llm/rotary_embedding.h"
#include "tests/engine/model/tiny_llm.h"

#include <ATen/autocast_mode.h>

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

torch::Tensor random(at::IntArrayRef sizes, torch::Dtype dtype)
{
    return torch::randn(sizes, torch::kFloat64).to(dtype).requires_grad_(true);
}

double tolerance(torch::Dtype dtype)
{
    return dtype == torch::kFloat64 ? 1e-12 : 2e-5;
}

/// Largest difference of the values, and of the gradients of `leaves`, where both results are weighed alike. The gradient that comes in
/// is no contiguous one, as behind a transposition.
double difference(const torch::Tensor& fused, const torch::Tensor& plain, const std::vector<torch::Tensor>& leaves)
{
    const auto weights = torch::randn({fused.size(-1), fused.size(0), fused.size(1)}, fused.options()).permute({1, 2, 0});
    const auto gradients = torch::autograd::grad({(fused * weights).sum()}, leaves);
    const auto expected = torch::autograd::grad({(plain * weights).sum()}, leaves);
    double largest = (fused - plain).abs().max().item<double>();
    for (std::size_t i = 0; i < leaves.size(); ++i)
        largest = std::max(largest, (gradients[i] - expected[i]).abs().max().item<double>());
    return largest;
}

}  // namespace

class FusedOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(7); }

    void eachIsItsFormula_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("fp64") << static_cast<int>(torch::kFloat64);
        QTest::newRow("fp32") << static_cast<int>(torch::kFloat32);
    }

    void eachIsItsFormula()
    {
        QFETCH(const int, type);
        const auto dtype = static_cast<torch::Dtype>(type);
        const auto hidden = random({2, 5, 24}, dtype), weight = random({24}, dtype);
        const auto normed = weight * hidden * torch::rsqrt(hidden.square().mean(-1, true) + 1e-5);
        QVERIFY(difference(fusedRmsNorm(hidden, weight, 1e-5), normed, {hidden, weight}) < tolerance(dtype));

        const auto gate = random({2, 5, 24}, dtype), up = random({2, 5, 24}, dtype);
        QVERIFY(difference(fusedGatedSilu(gate, up), torch::silu(gate) * up, {gate, up}) < tolerance(dtype));

        const auto angles = torch::rand({5, 4}, torch::kFloat64) * 6.0;
        const auto both = torch::cat({angles, angles}, -1).to(dtype);
        const auto plain = rotate(gate.view({2, 5, 3, 8}).transpose(1, 2), {both.cos(), both.sin()}).transpose(1, 2).reshape({2, 5, 24});
        const auto ofRows = angles.to(dtype).repeat({2, 1}).contiguous();
        QVERIFY(difference(fusedRotation(gate, 8, {ofRows.cos(), ofRows.sin()}), plain, {gate}) < tolerance(dtype));
    }

    /// A frozen norm gets no gradient, and a leaf that is used twice gets both.
    void onlyWhatLearnsGetsAGradient()
    {
        const auto hidden = random({1, 3, 8}, torch::kFloat32);
        const auto frozen = torch::ones({8});
        (fusedRmsNorm(hidden, frozen, 1e-5) + fusedRmsNorm(hidden, frozen, 1e-5)).square().sum().backward();
        QVERIFY(hidden.grad().defined() && !frozen.grad().defined());
    }

    /// Whole windows of a batch, with grouped queries and a LoRA; in bf16 by autocast, too.
    void aWholeForwardIsTheSame()
    {
        const auto llm = tinyLlm();
        llm->setTrainable(true);
        const auto lora = LoraSet::create(llm->config(), {}, 3, torch::kCPU);
        fillLora(lora, "trained");
        const auto tokens = torch::randint(0, 60, {3, 17}, torch::kInt64);
        std::vector<torch::Tensor> leaves = lora.parameters();
        for (const auto& [name, tensor] : llm->namedParameters()) {
            if (name != "lm_head.weight")
                leaves.push_back(tensor);
        }
        const auto run = [&](bool fused) {
            ForwardOptions options;
            options.trained = &lora;
            options.fused = fused;
            const auto hidden = llm->hiddenStates(tokens, options);
            auto results = torch::autograd::grad({hidden.to(torch::kFloat32).square().mean()}, leaves);
            results.push_back(hidden.detach());
            return results;
        };
        const auto compare = [&](double most) {
            const auto plain = run(false), fused = run(true);
            for (std::size_t i = 0; i < plain.size(); ++i) {
                const auto scale = std::max(1e-3, plain[i].abs().max().item<double>());
                const auto apart = (fused[i] - plain[i]).abs().max().item<double>() / scale;
                QVERIFY2(apart < most, qPrintable(QStringLiteral("%1: %2").arg(i).arg(apart)));
            }
        };
        compare(1e-5);
        at::autocast::set_autocast_dtype(at::kCPU, torch::kBFloat16);
        at::autocast::set_autocast_enabled(at::kCPU, true);
        compare(0.06);
        at::autocast::set_autocast_enabled(at::kCPU, false);
        at::autocast::clear_cache();
    }
};

QTEST_GUILESS_MAIN(FusedOperationsTest)
#include "fused_operations_test.moc"
