// SPDX-License-Identifier: GPL-3.0-or-later
// The bf16 kernels of processors that multiply pairs, against fp64 on the same numbers: attention by autograd, a LoRA's products by torch.
#include "engine/model/fast/narrow_kernels.h"
#include "engine/model/fast/narrow_lora.h"
#include "engine/model/fast/row_operations.h"
#include "engine/model/fast/window_attention.h"
#include "tests/support/integer_generator.h"

#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

namespace {

torch::Tensor numbers(const char* name, std::vector<std::int64_t> shape)
{
    auto values = torch::empty(shape, torch::kFloat32);
    IntegerGenerator generator(name);
    auto* data = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        data[i] = generator.centred();
    return values.to(torch::kBFloat16);
}

torch::Tensor exact(const torch::Tensor& values) { return values.to(torch::kFloat64); }

/// The largest distance, in parts of the largest value.
double distance(const torch::Tensor& got, const torch::Tensor& expected)
{
    return ((exact(got) - expected).abs().max() / expected.abs().max()).item<double>();
}

/// A bf16 has eight bits; sums are of fp32.
constexpr double oneRounding = 4e-3;
/// Exponentials and gradients of scores are rounded on the way.
constexpr double severalRoundings = 1.2e-2;

struct Shape {
    std::int64_t heads, keyValueHeads, size, rows, seen;
    [[nodiscard]] torch::Tensor matrix(const char* name, std::int64_t rowCount, std::int64_t headCount) const
    {
        // Columns of a wider matrix, as they lie in a window.
        return numbers(name, {rowCount, headCount * size + 48}).slice(1, 16, 16 + headCount * size);
    }
};

/// Softmax of causal scores, every head its own, in fp64.
torch::Tensor attentionOf(const Shape& shape, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value)
{
    const auto perHead = [&](const torch::Tensor& rows, std::int64_t count) { return rows.view({rows.size(0), count, shape.size}).transpose(0, 1); };
    const auto each = shape.heads / shape.keyValueHeads;
    const auto k = perHead(key, shape.keyValueHeads).repeat_interleave(each, 0), v = perHead(value, shape.keyValueHeads).repeat_interleave(each, 0);
    auto scores = torch::matmul(perHead(query, shape.heads), k.transpose(1, 2)) / std::sqrt(static_cast<double>(shape.size));
    const auto hidden = torch::ones({shape.rows, shape.seen}, torch::kBool).triu(shape.seen - shape.rows + 1);
    scores = scores.masked_fill(hidden, -INFINITY);
    return torch::matmul(torch::softmax(scores, 2), v).transpose(0, 1).reshape({shape.rows, shape.heads * shape.size});
}

}  // namespace

class NarrowKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (narrowKernels() == nullptr)
            QSKIP("This processor has no AVX-512 BF16.");
    }

    void attentionAgrees_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        QTest::newRow("one token") << std::vector<std::int64_t>{2, 2, 32, 1, 1};
        QTest::newRow("less than a panel") << std::vector<std::int64_t>{2, 2, 32, 23, 23};
        QTest::newRow("the last rows of a window") << std::vector<std::int64_t>{4, 4, 32, 101, 300};
        QTest::newRow("several stretches of keys") << std::vector<std::int64_t>{2, 2, 64, 530, 530};
        QTest::newRow("grouped heads") << std::vector<std::int64_t>{4, 2, 64, 97, 131};
        QTest::newRow("heads of Llama's size") << std::vector<std::int64_t>{2, 2, 128, 60, 260};
    }

    void attentionAgrees()
    {
        QFETCH(std::vector<std::int64_t>, shape);
        const Shape s{shape[0], shape[1], shape[2], shape[3], shape[4]};
        const auto query = s.matrix("query", s.rows, s.heads) * 2, key = s.matrix("key", s.seen, s.keyValueHeads) * 2;
        const auto value = s.matrix("value", s.seen, s.keyValueHeads), coming = s.matrix("coming", s.rows, s.heads);
        const auto q = exact(query).requires_grad_(), k = exact(key).requires_grad_(), v = exact(value).requires_grad_();
        const auto expected = attentionOf(s, q, k, v);
        expected.backward(exact(coming));

        const auto threads = at::get_num_threads();
        at::set_num_threads(static_cast<int>(std::min<std::int64_t>(threads, s.keyValueHeads)));  // fewer heads than threads go the general way
        WindowAttention attention(s.heads, s.keyValueHeads, s.size);
        const auto room = [](const torch::Tensor& like) { return torch::full({like.size(0), like.size(1)}, NAN, torch::kBFloat16); };
        const auto mixed = room(query), toQuery = room(query), toKey = room(key), toValue = room(value);
        const auto logSums = torch::full({s.heads, s.rows + 5}, NAN, torch::kFloat32).slice(1, 2, 2 + s.rows);
        attention.forward(query, key, value, mixed, logSums);
        attention.backward(coming, query, key, value, mixed, logSums, toQuery, toKey, toValue);
        at::set_num_threads(threads);
        QVERIFY(distance(mixed, expected.detach()) < severalRoundings);
        QVERIFY(distance(toQuery, q.grad()) < severalRoundings || s.seen == 1);  // of one token there is no choice: its gradient is nothing
        QVERIFY(distance(toKey, k.grad()) < severalRoundings || s.seen == 1);
        QVERIFY(distance(toValue, v.grad()) < severalRoundings);
        if (s.seen == 1)
            QVERIFY(toQuery.abs().max().item<double>() < severalRoundings);
    }

    void aLorasProductsAgree_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("shape");  // rows, in, rank, and the width of each part
        QTest::newRow("one projection") << std::vector<std::int64_t>{101, 64, 16, 96};
        QTest::newRow("three side by side") << std::vector<std::int64_t>{128, 96, 8, 96, 32, 32};
        QTest::newRow("one row, odd rank") << std::vector<std::int64_t>{1, 34, 3, 38};
        QTest::newRow("rows and columns between panels") << std::vector<std::int64_t>{47, 70, 33, 46, 46};
    }

    void aLorasProductsAgree()
    {
        QFETCH(std::vector<std::int64_t>, shape);
        const auto rows = shape[0], in = shape[1], rank = shape[2];
        const std::vector<std::int64_t> widths(shape.begin() + 3, shape.end());
        const auto parts = static_cast<std::int64_t>(widths.size());
        const double scale = 0.75;
        const auto a = numbers("a", {parts * rank, in}), input = numbers("input", {rows, in + 6}).slice(1, 2, 2 + in);
        std::vector<torch::Tensor> b, coming;
        std::vector<LoraPair> gradients;
        for (const auto width : widths) {
            b.push_back(numbers("b", {width, rank}));
            coming.push_back(numbers("coming", {rows, width + 10}).slice(1, 4, 4 + width));
            gradients.push_back({torch::full({rank, in}, NAN), torch::full({width, rank}, NAN)});
        }
        QVERIFY(NarrowLora::serves(a, b));
        NarrowLora lora;
        lora.follow(a, b);
        const auto inner = torch::full({rows, parts * rank}, NAN, torch::kBFloat16), toInner = inner.clone();
        lora.innerValues(input, inner);
        QVERIFY(distance(inner, exact(input).mm(exact(a).t())) < oneRounding);
        lora.gradients(coming, input, inner, toInner, gradients, scale);
        for (std::int64_t p = 0; p < parts; ++p) {
            const auto at = static_cast<std::size_t>(p);
            const auto mine = [&](const torch::Tensor& all) { return exact(all.slice(1, p * rank, (p + 1) * rank)); };
            QVERIFY(distance(mine(toInner), exact(coming[at]).mm(exact(b[at])) * scale) < oneRounding);
            // From what was rounded before: these sums are of fp32.
            QVERIFY(distance(gradients[at].b, exact(coming[at]).t().mm(mine(inner)) * scale) < 1e-5);
            QVERIFY(distance(gradients[at].a, mine(toInner).t().mm(exact(input))) < 1e-5);
        }
    }

    void whatDoesNotFitIsLeftToTorch()
    {
        const auto a = numbers("a", {4, 64});
        QVERIFY(NarrowLora::serves(a, {numbers("b", {32, 4})}));
        QVERIFY2(!NarrowLora::serves(a, {numbers("b", {33, 4})}), "an odd width has no pairs");
        QVERIFY2(!NarrowLora::serves(a.to(torch::kFloat32), {numbers("b", {32, 4})}), "fp32");
    }

    void sharingChangesNoBit()
    {
        const auto& kernels = *narrowKernels();
        const auto x = numbers("x", {61, 64}), y = numbers("y", {64, 40});
        const auto packed = torch::empty({packedPairs(64, 40)}, torch::kInt32);
        const auto rowsOf = [](const torch::Tensor& matrix) { return Rows<const BFloat16Bits>{static_cast<const BFloat16Bits*>(matrix.const_data_ptr()), matrix.stride(0)}; };
        auto* pairs = static_cast<BFloat16Pair*>(packed.data_ptr());
        kernels.pack(rowsOf(y), 64, 40, pairs);
        const auto whole = torch::zeros({61, 40}, torch::kBFloat16), shared = torch::zeros({61, 40}, torch::kBFloat16);
        const auto into = [](const torch::Tensor& matrix) { return Rows<BFloat16Bits>{static_cast<BFloat16Bits*>(matrix.data_ptr()), matrix.stride(0)}; };
        kernels.product(rowsOf(x), 64, pairs, 40, 1.0F, into(whole), 0, 61);
        for (const auto& [begin, end] : {std::pair(0, 7), std::pair(7, 30), std::pair(30, 61)})
            kernels.product(rowsOf(x), 64, pairs, 40, 1.0F, into(shared), begin, end);
        QVERIFY(torch::equal(whole, shared));
    }
};

QTEST_GUILESS_MAIN(NarrowKernelsTest)
#include "narrow_kernels_test.moc"
