// SPDX-License-Identifier: GPL-3.0-or-later
// Products made from tiles, in fp32 and bf16, against fp64 on the same numbers: attention by autograd, the rest by torch.
#include "engine/model/kernels/packed_weight.h"
#include "engine/model/kernels/row_operations.h"
#include "engine/model/window/tile_lora.h"
#include "engine/model/window/window_attention.h"
#include "tests/support/integer_generator.h"

#include <QtTest>

#include <cmath>
#include <optional>

using namespace undertone;
using namespace undertone::test;

namespace {

torch::Tensor numbers(const char* name, std::vector<std::int64_t> shape, torch::ScalarType type)
{
    auto values = torch::empty(shape, torch::kFloat32);
    IntegerGenerator generator(name);
    auto* data = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        data[i] = generator.centred();
    return values.to(type);
}

torch::Tensor exact(const torch::Tensor& values)
{
    return values.to(torch::kFloat64);
}

/// The largest distance, in parts of the largest value.
double distance(const torch::Tensor& got, const torch::Tensor& expected)
{
    return ((exact(got) - expected).abs().max() / expected.abs().max()).item<double>();
}

/// Sums are of fp32; what is written has a bf16's eight bits, or an fp32's.
double oneRounding(torch::ScalarType type)
{
    return type == torch::kBFloat16 ? 4e-3 : 1e-6;
}
/// Exponentials and gradients of scores are rounded on the way.
double severalRoundings(torch::ScalarType type)
{
    return type == torch::kBFloat16 ? 1.2e-2 : 2e-6;
}

/// Rows for each type that this processor has tiles for.
void addTypes(const char* name, const std::vector<std::int64_t>& shape)
{
    for (const auto type : {torch::kFloat32, torch::kBFloat16}) {
        if (hasTiles(type, torch::kCPU))
            QTest::addRow("%s, %s", name, type == torch::kFloat32 ? "fp32" : "bf16") << type << shape;
    }
}

struct Shape {
    std::int64_t heads, keyValueHeads, size, rows, seen;
    torch::ScalarType type;
    [[nodiscard]] torch::Tensor matrix(const char* name, std::int64_t rowCount, std::int64_t headCount) const
    {
        // Columns of a wider matrix, as they lie in a window.
        return numbers(name, {rowCount, headCount * size + 48}, type).slice(1, 16, 16 + headCount * size);
    }
};

/// Softmax of causal scores, every head its own, in fp64.
torch::Tensor attentionOf(const Shape& shape, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value)
{
    const auto perHead = [&](const torch::Tensor& rows, std::int64_t count) {
        return rows.view({rows.size(0), count, shape.size}).transpose(0, 1);
    };
    const auto each = shape.heads / shape.keyValueHeads;
    const auto k = perHead(key, shape.keyValueHeads).repeat_interleave(each, 0),
               v = perHead(value, shape.keyValueHeads).repeat_interleave(each, 0);
    auto scores = torch::matmul(perHead(query, shape.heads), k.transpose(1, 2)) / std::sqrt(static_cast<double>(shape.size));
    const auto hidden = torch::ones({shape.rows, shape.seen}, torch::kBool).triu(shape.seen - shape.rows + 1);
    scores = scores.masked_fill(hidden, -INFINITY);
    return torch::matmul(torch::softmax(scores, 2), v).transpose(0, 1).reshape({shape.rows, shape.heads * shape.size});
}

/// Attention there and back: what is not written stays not a number.
struct AttentionRun {
    torch::Tensor mixed, logSums, toQuery, toKey, toValue;

    AttentionRun(const Shape& shape, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                 const torch::Tensor& coming)
        : mixed(room(query)), logSums(torch::full({shape.heads, shape.rows + 5}, NAN, torch::kFloat32).slice(1, 2, 2 + shape.rows)),
          toQuery(room(query)), toKey(room(key)), toValue(room(value))
    {
        WindowAttention attention(shape.heads, shape.keyValueHeads, shape.size);
        attention.forward(query, key, value, mixed, logSums);
        attention.backward(coming, query, key, value, mixed, logSums, toQuery, toKey, toValue);
    }

private:
    static torch::Tensor room(const torch::Tensor& like) { return torch::full({like.size(0), like.size(1)}, NAN, like.options()); }
};

}  // namespace

class TileKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTiles(torch::kFloat32, torch::kCPU))
            QSKIP("This processor has no AVX-512.");
    }

    void attentionAgrees_data()
    {
        QTest::addColumn<torch::ScalarType>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        addTypes("one token", {2, 2, 32, 1, 1});
        addTypes("less than a panel", {2, 2, 32, 23, 23});
        addTypes("the last rows of a window", {4, 4, 32, 101, 300});
        addTypes("several stretches of keys", {2, 2, 64, 530, 530});
        addTypes("rows that fill no tile", {2, 2, 32, 167, 170});
        addTypes("grouped heads", {4, 2, 64, 97, 131});
        addTypes("heads of Llama's size", {2, 2, 128, 60, 260});
    }

    void attentionAgrees()
    {
        QFETCH(torch::ScalarType, type);
        QFETCH(std::vector<std::int64_t>, shape);
        const Shape s{shape[0], shape[1], shape[2], shape[3], shape[4], type};
        const auto query = s.matrix("query", s.rows, s.heads) * 2, key = s.matrix("key", s.seen, s.keyValueHeads) * 2;
        const auto value = s.matrix("value", s.seen, s.keyValueHeads), coming = s.matrix("coming", s.rows, s.heads);
        const auto q = exact(query).requires_grad_(), k = exact(key).requires_grad_(), v = exact(value).requires_grad_();
        const auto expected = attentionOf(s, q, k, v);
        expected.backward(exact(coming));

        const AttentionRun got(s, query, key, value, coming);
        QVERIFY(distance(got.mixed, expected.detach()) < severalRoundings(type));
        QVERIFY(distance(got.toQuery, q.grad()) < severalRoundings(type)
                || s.seen == 1);  // of one token there is no choice: its gradient is nothing
        QVERIFY(distance(got.toKey, k.grad()) < severalRoundings(type) || s.seen == 1);
        QVERIFY(distance(got.toValue, v.grad()) < severalRoundings(type));
        if (s.seen == 1)
            QVERIFY(got.toQuery.abs().max().item<double>() < severalRoundings(type));
    }

    void headsAreSharedAmongThreads_data()
    {
        QTest::addColumn<torch::ScalarType>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");  // heads, key-value heads, their size, rows, seen
        addTypes("three heads", {3, 3, 64, 600, 600});
        addTypes("one head, grouped", {4, 1, 32, 613, 640});
        addTypes("a sentence behind its prefix", {3, 3, 64, 101, 613});
        addTypes("too few rows to share", {3, 3, 32, 20, 700});
    }

    /// However many threads there are: rows alike, what they give keys and values added up in another order.
    void headsAreSharedAmongThreads()
    {
        QFETCH(torch::ScalarType, type);
        QFETCH(std::vector<std::int64_t>, shape);
        const Shape s{shape[0], shape[1], shape[2], shape[3], shape[4], type};
        const auto query = s.matrix("query", s.rows, s.heads), key = s.matrix("key", s.seen, s.keyValueHeads),
                   value = s.matrix("value", s.seen, s.keyValueHeads);
        const auto coming = s.matrix("coming", s.rows, s.heads);
        const auto threads = at::get_num_threads();
        std::optional<AttentionRun> alone;
        for (const int count : {1, 2, 3, 5, 16}) {
            at::set_num_threads(count);
            const AttentionRun got(s, query, key, value, coming);
            at::set_num_threads(threads);
            if (!alone)
                alone = got;
            const auto say = QStringLiteral("%1 threads").arg(count).toStdString();
            QVERIFY2(torch::equal(got.mixed, alone->mixed) && torch::equal(got.logSums, alone->logSums)
                         && torch::equal(got.toQuery, alone->toQuery),
                     say.c_str());
            QVERIFY2(distance(got.toKey, exact(alone->toKey)) < severalRoundings(type), say.c_str());
            QVERIFY2(distance(got.toValue, exact(alone->toValue)) < severalRoundings(type), say.c_str());
        }
    }

    void aLorasProductsAgree_data()
    {
        QTest::addColumn<torch::ScalarType>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");  // rows, in, rank, and the width of each part
        addTypes("one projection", {101, 64, 16, 96});
        addTypes("three side by side", {128, 96, 8, 96, 32, 32});
        addTypes("one row", {1, 34, 4, 38});
        addTypes("rows and columns between panels", {47, 70, 34, 46, 46});
    }

    void aLorasProductsAgree()
    {
        QFETCH(torch::ScalarType, type);
        QFETCH(std::vector<std::int64_t>, shape);
        const auto rows = shape[0], in = shape[1], rank = shape[2];
        const std::vector<std::int64_t> widths(shape.begin() + 3, shape.end());
        const auto parts = static_cast<std::int64_t>(widths.size());
        const double scale = 0.75;
        const auto a = numbers("a", {parts * rank, in}, type), input = numbers("input", {rows, in + 6}, type).slice(1, 2, 2 + in);
        std::vector<torch::Tensor> b, coming;
        std::vector<LoraPair> gradients;
        for (const auto width : widths) {
            b.push_back(numbers("b", {width, rank}, type));
            coming.push_back(numbers("coming", {rows, width + 10}, type).slice(1, 4, 4 + width));
            gradients.push_back({torch::full({rank, in}, NAN), torch::full({width, rank}, NAN)});
        }
        QVERIFY(TileLora::serves(a, b));
        TileLora lora;
        lora.load(a, b, /*apart=*/true);
        const auto inner = torch::full({rows, parts * rank}, NAN, input.options()), toInner = inner.clone();
        lora.innerValues(input, inner);
        QVERIFY(distance(inner, exact(input).mm(exact(a).t())) < oneRounding(type));
        lora.gradients(coming, input, inner, toInner, gradients, scale, /*add=*/false);
        for (std::int64_t p = 0; p < parts; ++p) {
            const auto at = static_cast<std::size_t>(p);
            const auto mine = [&](const torch::Tensor& all) { return all.slice(1, p * rank, (p + 1) * rank); };
            QVERIFY(distance(mine(toInner), exact(coming[at]).mm(exact(b[at])) * scale) < oneRounding(type));
            // From what was rounded before: these sums are of fp32.
            QVERIFY(distance(gradients[at].b, exact(coming[at]).t().mm(exact(mine(inner))) * scale) < 1e-5);
            QVERIFY(distance(gradients[at].a, exact(mine(toInner)).t().mm(exact(input))) < 1e-5);
            const auto output = numbers("output", {rows, widths[at]}, type), before = exact(output);
            lora.addOutput(at, mine(inner), output, scale);
            QVERIFY(distance(output, before + exact(mine(inner)).mm(exact(b[at]).t()) * scale) < oneRounding(type));
        }
        const auto inputGradient = numbers("output", {rows, in}, type), before = exact(inputGradient);
        lora.addInputGradient(toInner, inputGradient);
        QVERIFY(distance(inputGradient, before + exact(toInner).mm(exact(a))) < oneRounding(type));

        std::vector<LoraPair> twice;
        for (const auto& pair : gradients)
            twice.push_back({pair.a.clone(), pair.b.clone()});
        lora.gradients(coming, input, inner, toInner, twice, scale, /*add=*/true);
        for (std::size_t p = 0; p < twice.size(); ++p) {
            QVERIFY(distance(twice[p].a, exact(gradients[p].a) * 2) < 1e-6);
            QVERIFY(distance(twice[p].b, exact(gradients[p].b) * 2) < 1e-6);
        }
    }

    void aPackedWeightsProductsAgree_data()
    {
        QTest::addColumn<torch::ScalarType>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");  // rows, in, rank, and the outputs of each part
        addTypes("one part", {101, 64, 16, 96});
        addTypes("three parts whose ends are in no panel's", {613, 96, 8, 46, 34, 34});
        addTypes("no LoRA", {24, 70, 0, 100});
        addTypes("one row", {1, 34, 4, 38, 30});
        addTypes("panels longer than a cache", {120, 1100, 64, 200});
    }

    void aPackedWeightsProductsAgree()
    {
        QFETCH(torch::ScalarType, type);
        QFETCH(std::vector<std::int64_t>, shape);
        const auto rows = shape[0], in = shape[1], rank = shape[2];
        const double scale = 0.75;
        std::vector<PackedWeight::Part> parts;
        std::vector<torch::Tensor> sums;
        for (std::size_t p = 3; p < shape.size(); ++p) {
            // Weights are kept in fp32, or are of the type of the products.
            PackedWeight::Part part{numbers("weight", {shape[p], in}, p == 3 ? torch::kFloat32 : type), {}, {}};
            sums.push_back(exact(part.weight));
            if (rank > 0) {
                const auto a = numbers("a", {rank, in}, type);
                part.b = numbers("b", {shape[p], rank}, type);
                part.a = PackedMatrix::of(a);
                sums.back() += exact(part.b).mm(exact(a)) * scale;
            }
            parts.push_back(std::move(part));
        }
        // The sum is rounded once: what is multiplied is the rounded one.
        const auto weight = exact(torch::cat(sums).to(type));
        const auto out = weight.size(0);
        QVERIFY(PackedWeight::serves(type, torch::kCPU, out, in));
        PackedWeight packed;
        packed.pack(parts, scale, type);
        const auto input = numbers("input", {rows, in + 6}, type).slice(1, 2, 2 + in), coming = numbers("coming", {rows, out}, type);
        const auto plus = numbers("plus", {rows, out}, type), inPlus = numbers("plus", {rows, in}, type);
        const auto output = torch::full({rows, out + 4}, NAN, input.options()).slice(1, 2, 2 + out),
                   inputGradient = torch::full({rows, in}, NAN, input.options());
        // A rounded sum may differ by its last bit where the exact one lies between two.
        const auto tolerance = 2 * oneRounding(type);
        packed.forward(input, {}, output);
        QVERIFY(distance(output, exact(input).mm(weight.t())) < tolerance);
        packed.forward(input, plus, output);
        QVERIFY(distance(output, exact(input).mm(weight.t()) + exact(plus)) < tolerance);
        packed.backward(coming, {}, inputGradient);
        QVERIFY(distance(inputGradient, exact(coming).mm(weight)) < tolerance);
        inputGradient.copy_(inPlus);
        packed.backward(coming, inputGradient, inputGradient);
        QVERIFY(distance(inputGradient, exact(coming).mm(weight) + exact(inPlus)) < tolerance);
    }

    void whatDoesNotFitIsLeftToTorch()
    {
        const auto a = [](std::int64_t rank, torch::ScalarType type) { return numbers("a", {rank, 64}, type); };
        const auto b = [](std::int64_t out, std::int64_t rank, torch::ScalarType type) {
            return std::vector{numbers("b", {out, rank}, type)};
        };
        QVERIFY(TileLora::serves(a(3, torch::kFloat32), b(33, 3, torch::kFloat32)));
        QVERIFY2(!TileLora::serves(a(4, torch::kFloat64), b(32, 4, torch::kFloat64)), "fp64 has no tiles");
        if (!hasTiles(torch::kBFloat16, torch::kCPU))
            QSKIP("This processor has no AVX-512 BF16.");
        QVERIFY(TileLora::serves(a(4, torch::kBFloat16), b(32, 4, torch::kBFloat16)));
        QVERIFY2(!TileLora::serves(a(4, torch::kBFloat16), b(33, 4, torch::kBFloat16)), "an odd width has no pairs");
        QVERIFY2(!TileLora::serves(a(3, torch::kBFloat16), b(32, 3, torch::kBFloat16)), "an odd rank has no pairs");
    }

    void sharingChangesNoBit_data()
    {
        QTest::addColumn<torch::ScalarType>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");  // rows, inner, columns
        addTypes("many columns", {200, 64, 500});
        addTypes("few columns", {613, 256, 40});
    }

    void sharingChangesNoBit()
    {
        QFETCH(torch::ScalarType, type);
        QFETCH(std::vector<std::int64_t>, shape);
        const auto x = numbers("x", {shape[0], shape[1]}, type), y = numbers("y", {shape[1], shape[2]}, type);
        const auto packed = PackedMatrix::of(y);
        const auto threads = at::get_num_threads();
        torch::Tensor first;
        for (const int count : {1, 2, 3, 7}) {
            at::set_num_threads(count);
            const auto into = torch::full({shape[0], shape[2]}, NAN, x.options());
            tileProduct(x, packed, 1.0, {}, into);
            if (!first.defined())
                first = into;
            at::set_num_threads(threads);
            QVERIFY2(torch::equal(into, first), qPrintable(QStringLiteral("%1 threads").arg(count)));
        }
        QVERIFY(distance(first, exact(x).mm(exact(y))) < oneRounding(type));
    }
};

QTEST_GUILESS_MAIN(TileKernelsTest)
#include "tile_kernels_test.moc"
