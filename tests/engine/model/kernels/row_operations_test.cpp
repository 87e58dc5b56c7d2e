// SPDX-License-Identifier: GPL-3.0-or-later
// Every hand-written backward against the slope of its forward, in fp64, and every instruction set against torch.
#include "engine/model/kernels/cpu/row_kernels_sets.h"
#include "engine/model/kernels/flat_adam_w.h"
#include "engine/model/kernels/row_operations.h"
#include "engine/model/window/window_attention.h"
#include "tests/support/integer_generator.h"

#include "engine/model/torch.h"

#include <torch/nn/functional/loss.h>
#include <torch/optim/adamw.h>

#include <QtTest>

#include <functional>

using namespace undertone;

namespace {

torch::Tensor numbers(const std::string& name, std::vector<std::int64_t> shape, torch::Dtype dtype = torch::kFloat64)
{
    test::IntegerGenerator generator(name);
    auto tensor = torch::empty(shape, torch::kFloat64);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<double>()[i] = static_cast<double>(generator.centred()) * 1.5;
    return tensor.to(dtype);
}

/// d(sum(weights * f(x))) / dx by central differences.
torch::Tensor slope(const std::function<torch::Tensor(const torch::Tensor&)>& f, const torch::Tensor& x, const torch::Tensor& weights)
{
    const double step = 1e-5;
    auto moved = x.clone();
    auto result = torch::zeros_like(x);
    for (std::int64_t i = 0; i < x.numel(); ++i) {
        auto& value = moved.data_ptr<double>()[i];
        const double kept = value;
        value = kept + step;
        const double above = (f(moved) * weights).sum().item<double>();
        value = kept - step;
        const double below = (f(moved) * weights).sum().item<double>();
        value = kept;
        result.data_ptr<double>()[i] = (above - below) / (2 * step);
    }
    return result;
}

bool near(const torch::Tensor& a, const torch::Tensor& b, double tolerance)
{
    return torch::allclose(a, b, tolerance, tolerance);
}

constexpr std::int64_t rows = 5;
constexpr std::int64_t width = 13;

}  // namespace

class RowOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rmsNormBackwardIsItsSlope();
    void gatedSiluBackwardIsItsSlope();
    void crossEntropyGradientIsItsSlope();
    void turningBackIsTheTransposeOfTurning();
    void attentionBackwardIsItsSlope_data();
    void attentionBackwardIsItsSlope();
    void everyInstructionSetAgreesWithTorch_data();
    void everyInstructionSetAgreesWithTorch();
    void bfloat16IsRoundedHalfToEven();
    void adamWIsTorchsAdamW();
    void normSeesWhatIsNotFinite();
};

void RowOperationsTest::rmsNormBackwardIsItsSlope()
{
    const auto x = numbers("x", {rows, width});
    const auto weight = numbers("w", {width});
    const auto coming = numbers("g", {rows, width});
    auto inverse = torch::empty({rows}, torch::kFloat64);
    const auto forward = [&](const torch::Tensor& at) {
        const auto y = torch::empty_like(at);
        rmsNormInto(at, weight, 1e-5, y, inverse);
        return y;
    };
    const auto expected = slope(forward, x, coming);
    (void)forward(x);
    const auto into = torch::full_like(x, 2.0);
    rmsNormBackward(coming, x, weight, inverse, into, Write::Replace);
    QVERIFY(near(into, expected, 1e-8));
    rmsNormBackward(coming, x, weight, inverse, into, Write::Add);
    QVERIFY(near(into, 2 * expected, 1e-8));
}

void RowOperationsTest::gatedSiluBackwardIsItsSlope()
{
    const auto x = numbers("gate and up", {rows, 2 * width}) * 3;
    const auto coming = numbers("g", {rows, width});
    const auto forward = [&](const torch::Tensor& at) {
        const auto y = torch::empty({rows, width}, torch::kFloat64);
        gatedSiluInto(at, y);
        return y;
    };
    const auto into = torch::empty_like(x);
    gatedSiluBackward(coming, x, into);
    QVERIFY(near(into, slope(forward, x, coming), 1e-8));
}

void RowOperationsTest::crossEntropyGradientIsItsSlope()
{
    const auto scores = numbers("scores", {rows, width}) * 4;
    const auto targets = torch::tensor({0, 12, 3, 3, 7}, torch::kInt64);
    const auto forward = [&](const torch::Tensor& at) {
        return torch::full({1}, crossEntropyInPlace(at.clone(), targets), torch::kFloat64);
    };
    const auto gradient = scores.clone();
    const double loss = crossEntropyInPlace(gradient, targets);
    QVERIFY(near(gradient, slope(forward, scores, torch::ones({1}, torch::kFloat64)), 1e-8));
    QCOMPARE(loss, torch::nn::functional::cross_entropy(scores, targets).item<double>());
}

void RowOperationsTest::turningBackIsTheTransposeOfTurning()
{
    const auto x = numbers("x", {rows, 3 * 4});
    const auto coming = numbers("g", {rows, 3 * 4});
    const auto angles = numbers("angles", {rows, 2});
    const auto forward = [&](const torch::Tensor& at) {
        const auto y = at.clone();
        applyRope(y, 4, angles.cos(), angles.sin());
        return y;
    };
    const auto back = coming.clone();
    applyInverseRope(back, 4, angles.cos(), angles.sin());
    QVERIFY(near(back, slope(forward, x, coming), 1e-8));
}

void RowOperationsTest::attentionBackwardIsItsSlope_data()
{
    QTest::addColumn<int>("heads");
    QTest::addColumn<int>("keyValueHeads");
    QTest::addColumn<int>("queries");
    QTest::newRow("all rows") << 2 << 2 << 6;
    QTest::newRow("the last rows") << 2 << 2 << 3;
    QTest::newRow("the last row") << 2 << 2 << 1;
    QTest::newRow("grouped heads") << 4 << 2 << 6;
    QTest::newRow("grouped heads, the last rows") << 4 << 2 << 2;
}

void RowOperationsTest::attentionBackwardIsItsSlope()
{
    QFETCH(int, heads);
    QFETCH(int, keyValueHeads);
    QFETCH(int, queries);
    const std::int64_t size = 4;
    const std::int64_t seen = 6;
    WindowAttention attention(heads, keyValueHeads, size);
    const auto query = numbers("q", {queries, heads * size});
    const auto key = numbers("k", {seen, keyValueHeads * size});
    const auto value = numbers("v", {seen, keyValueHeads * size});
    const auto coming = numbers("g", {queries, heads * size});
    const auto mixed = torch::empty_like(query);
    const auto sums = torch::empty({heads, queries}, torch::kFloat64);
    const auto forward = [&](const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v) {
        attention.forward(q, k, v, mixed, sums);
        return mixed.clone();
    };
    const auto bySlopeQ = slope([&](const torch::Tensor& at) { return forward(at, key, value); }, query, coming);
    const auto bySlopeK = slope([&](const torch::Tensor& at) { return forward(query, at, value); }, key, coming);
    const auto bySlopeV = slope([&](const torch::Tensor& at) { return forward(query, key, at); }, value, coming);
    (void)forward(query, key, value);
    const auto toQuery = torch::empty_like(query);
    const auto toKey = torch::empty_like(key);
    const auto toValue = torch::empty_like(value);
    attention.backward(coming, query, key, value, mixed, sums, toQuery, toKey, toValue);
    QVERIFY(near(toQuery, bySlopeQ, 1e-8));
    QVERIFY(near(toKey, bySlopeK, 1e-8));
    QVERIFY(near(toValue, bySlopeV, 1e-8));
}

void RowOperationsTest::everyInstructionSetAgreesWithTorch_data()
{
    QTest::addColumn<void*>("set");
    const auto row = [](const char* name, const RowKernelSet& set) {
        QTest::newRow(name) << const_cast<void*>(static_cast<const void*>(&set));
    };
    row("generic", generic::kernelSet());
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        row("avx2", avx2::kernelSet());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq"))
        row("avx512", avx512::kernelSet());
#endif
}

void RowOperationsTest::everyInstructionSetAgreesWithTorch()
{
    QFETCH(void*, set);
    const auto& kernels = static_cast<const RowKernelSet*>(set)->fp32;
    const std::int64_t wide = 67;  // whole vectors and a rest
    const auto x = numbers("x", {rows, 2 * wide}, torch::kFloat32) * 6;
    const auto rowsOf = [](const torch::Tensor& tensor) { return Rows<const float>{tensor.const_data_ptr<float>(), tensor.stride(0)}; };
    const auto into = [](const torch::Tensor& tensor) { return Rows<float>{tensor.data_ptr<float>(), tensor.stride(0)}; };

    auto y = torch::empty({rows, wide});
    kernels.gatedSilu(rowsOf(x), into(y), wide, 0, rows);
    QVERIFY(near(y, torch::silu(x.slice(1, 0, wide)) * x.slice(1, wide), 2e-6));

    auto inverse = torch::empty({rows});
    const auto weight = numbers("w", {wide}, torch::kFloat32);
    const auto left = x.slice(1, 0, wide);
    kernels.rmsNorm(rowsOf(left), weight.const_data_ptr<float>(), 1e-5F, into(y), inverse.data_ptr<float>(), wide, 0, rows);
    QVERIFY(near(y, weight * left * torch::rsqrt(left.square().mean(1, true) + 1e-5), 2e-6));

    // Scores far apart: what is far below the largest must vanish, not overflow.
    const auto targets = torch::tensor({0, 66, 3, 3, 7}, torch::kInt64);
    auto scores = left * 40;
    const auto kept = scores.clone();
    std::vector<double> losses(rows);
    kernels.crossEntropy(into(scores), targets.const_data_ptr<std::int64_t>(), 1.0F, losses.data(), wide, 0, rows);
    const auto expected =
        torch::nn::functional::cross_entropy(kept, targets, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kNone));
    QVERIFY(near(torch::tensor(losses).to(torch::kFloat32), expected, 2e-6));
    QVERIFY(near(scores, kept.softmax(1) - torch::one_hot(targets, wide), 2e-6));
}

void RowOperationsTest::bfloat16IsRoundedHalfToEven()
{
    const auto x = numbers("x", {rows, 2 * width}, torch::kBFloat16);
    const auto y = torch::empty({rows, width}, torch::kBFloat16);
    gatedSiluInto(x, y);
    const auto gate = x.slice(1, 0, width).to(torch::kFloat32);
    const auto exact = torch::silu(gate) * x.slice(1, width).to(torch::kFloat32);
    // The value before rounding may lie an ulp of fp32 beside torch's; what is rounded may then differ in few places only.
    QVERIFY((y != exact.to(torch::kBFloat16)).sum().item<std::int64_t>() <= 1);
}

void RowOperationsTest::adamWIsTorchsAdamW()
{
    auto reference = numbers("parameters", {1000}, torch::kFloat32).requires_grad_(true);
    auto mine = reference.detach().clone();
    torch::optim::AdamW optimizer({reference}, torch::optim::AdamWOptions(3e-3).betas({0.9, 0.999}).eps(1e-7).weight_decay(0.01));
    auto first = torch::zeros_like(mine);
    auto second = torch::zeros_like(mine);
    for (std::int64_t step = 1; step <= 5; ++step) {
        const auto gradient = numbers("gradient " + std::to_string(step), {1000}, torch::kFloat32);
        reference.mutable_grad() = gradient;
        optimizer.step();
        adamWInto({.rate = 3e-3, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-7, .weightDecay = 0.01, .step = step}, gradient,
                  {mine, first, second}, {mine, first, second});
        QVERIFY(near(mine, reference.detach(), 1e-6));
    }
}

void RowOperationsTest::normSeesWhatIsNotFinite()
{
    auto flat = numbers("flat", {200000}, torch::kFloat32);
    const auto other = numbers("other", {200000}, torch::kFloat32);
    const double apart = (flat.to(torch::kFloat64) - other.to(torch::kFloat64)).norm().item<double>();
    QVERIFY(std::abs(l2Distance(flat, other) - apart) <= 1e-7 * apart);
    QVERIFY(std::abs(l2Norm(flat) - flat.to(torch::kFloat64).norm().item<double>()) <= 1e-9 * l2Norm(flat));
    flat.data_ptr<float>()[199999] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!std::isfinite(l2Norm(flat)));
    QVERIFY(!std::isfinite(l2Distance(other, flat)));
    flat.data_ptr<float>()[199999] = std::numeric_limits<float>::infinity();
    QVERIFY(!std::isfinite(l2Norm(flat)));
}

QTEST_GUILESS_MAIN(RowOperationsTest)
#include "row_operations_test.moc"
