// SPDX-License-Identifier: GPL-3.0-or-later
// The CUDA kernels against the processor's in fp64. Where there is no GPU, their arithmetic is compiled for the processor and divided
// among lanes as a GPU divides it; what then stays unproved is the launch. torch's operations, which serve where the
// library is missing, are held against the same.
#include "engine/messages/catalogue.h"
#include "engine/model/cuda_loader.h"
#include "engine/model/kernels/cuda/cuda_kernel_library.h"
#include "engine/model/kernels/cuda/cuda_kernel_table.h"
#include "engine/model/kernels/cuda/cuda_row_operations.h"
#include "engine/model/kernels/torch_row_operations.h"
#include "tests/support/integer_generator.h"

#include "engine/model/torch.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace undertone;

namespace {

/// A block of three warps, whose lanes run one after the other. Sums are made in the GPU's order.
struct LanesInTurn {
    static constexpr int warpLanes = 32;
    static constexpr int lanes = 3 * warpLanes;

    template <class F> void each(std::int64_t count, const F& f) const
    {
        for (int lane = lanes - 1; lane >= 0; --lane) {
            for (std::int64_t i = lane; i < count; i += lanes)
                f(i);
        }
    }
    template <class F> float sum(std::int64_t count, const F& f) const
    {
        return over(count, f, 0.0F, [](float a, float b) { return a + b; });
    }
    template <class F> float largest(std::int64_t count, const F& f) const
    {
        return over(count, f, std::numeric_limits<float>::lowest(), [](float a, float b) { return std::max(a, b); });
    }
    [[nodiscard]] bool first() const { return true; }

private:
    template <class F, class Rule> float over(std::int64_t count, const F& f, float neutral, const Rule& rule) const
    {
        std::array<float, lanes> values;
        values.fill(neutral);
        for (int lane = 0; lane < lanes; ++lane) {
            for (std::int64_t i = lane; i < count; i += lanes)
                values[static_cast<std::size_t>(lane)] = rule(values[static_cast<std::size_t>(lane)], f(i));
        }
        std::array<float, warpLanes> ofWarps;
        ofWarps.fill(neutral);
        for (std::size_t warp = 0; warp < lanes / warpLanes; ++warp)
            ofWarps[warp] = overWarp(values.data() + warp * warpLanes, rule);
        return overWarp(ofWarps.data(), rule);
    }
    template <class Rule> static float overWarp(const float* values, const Rule& rule)
    {
        std::array<float, warpLanes> now;
        std::copy_n(values, warpLanes, now.begin());
        for (std::size_t distance = warpLanes / 2; distance > 0; distance /= 2) {
            const auto before = now;
            for (std::size_t lane = 0; lane < warpLanes; ++lane)
                now[lane] = rule(before[lane], before[lane ^ distance]);
        }
        return now[0];
    }
};

struct ProcessorLauncher {
    template <class Operation> static int rows(CudaPlace, const Operation& operation, std::int64_t rows, std::int64_t)
    {
        for (std::int64_t row = 0; row < rows; ++row)
            operation(LanesInTurn{}, row);
        return 0;
    }
    template <class Operation> static int spread(CudaPlace place, const Operation& operation, std::int64_t rows, std::int64_t steps)
    {
        return ProcessorLauncher::rows(place, operation, rows, steps);
    }
    static const char* errorName(int) { return "none"; }
};

enum class By { Lanes, Torch, TorchOnGpu, Gpu };

bool hasGpu()
{
    loadCudaLibraries();
    return torch::cuda::is_available();
}

#ifdef UNDERTONE_CUDA_LIBRARY
constexpr bool kernelsAreBuilt = true;
#else
constexpr bool kernelsAreBuilt = false;
#endif

bool canRun(By by)
{
    return by == By::Lanes || by == By::Torch || (hasGpu() && (by == By::TorchOnGpu || kernelsAreBuilt));
}

torch::Tensor numbers(const std::string& name, std::vector<std::int64_t> shape, torch::Dtype dtype, double factor = 1.5)
{
    test::IntegerGenerator generator(name);
    auto tensor = torch::empty(shape, torch::kFloat64);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<double>()[i] = static_cast<double>(generator.centred()) * factor;
    return tensor.to(dtype);
}

torch::Tensor exact(const torch::Tensor& tensor)
{
    return tensor.to(torch::kFloat64);
}

/// fp32 to 2e-6; bf16 lies at most half a spacing from the value before its one rounding.
bool agrees(const torch::Tensor& result, const torch::Tensor& expected)
{
    const double spacing = result.scalar_type() == torch::kBFloat16 ? 1.0 / 256 : 0.0;
    return torch::allclose(exact(result.cpu()), expected, spacing + 2e-6, 2e-6);
}

constexpr std::int64_t rows = 5;

}  // namespace

Q_DECLARE_METATYPE(By)

class CudaKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void normAgrees_data() { cases(); }
    void normAgrees();
    void rotationAgrees_data() { cases(); }
    void rotationAgrees();
    void gatedSiluAgrees_data() { cases(); }
    void gatedSiluAgrees();
    void causalSoftmaxAgrees_data() { cases(); }
    void causalSoftmaxAgrees();
    void crossEntropyAgrees_data() { cases(); }
    void crossEntropyAgrees();
    void adamWAgrees_data() { widths(); }
    void adamWAgrees();
    void failedLaunchThrows();
    void builtLibraryIsLoaded();
    void otherVersionIsRefused();
    void missingAndForeignLibrariesAreRefused();

private:
    static void cases();
    static void widths();
    /// Calls `body` with the operations of the row's implementation and what moves a tensor to where they run.
    template <class Body> static void with(By by, const Body& body);
};

void CudaKernelsTest::initTestCase()
{
    if (!hasGpu())
        qInfo("No GPU, or no CUDA part of LibTorch: the kernels' arithmetic is compared on the processor, they themselves are not run.");
}

void CudaKernelsTest::cases()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<bool>("half");
    QTest::addColumn<int>("width");
    for (const auto& [by, name] : {std::pair{By::Lanes, "lanes in turn"}, std::pair{By::Torch, "torch's operations"},
                                   std::pair{By::TorchOnGpu, "torch's operations, GPU"}, std::pair{By::Gpu, "GPU"}}) {
        if (!canRun(by))
            continue;
        for (const bool half : {false, true}) {
            // By 16 bytes, and by single elements; less than a warp, and more than a block.
            for (const int width : {16, 22, 1040, 1042})
                QTest::addRow("%s, %s, %d wide", name, half ? "bf16" : "fp32", width) << by << half << width;
        }
    }
}

void CudaKernelsTest::widths()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<int>("width");
    for (const int width : {64, 100003}) {
        QTest::addRow("lanes in turn, %d", width) << By::Lanes << width;
        if (canRun(By::Gpu))
            QTest::addRow("GPU, %d", width) << By::Gpu << width;
    }
}

template <class Body> void CudaKernelsTest::with(By by, const Body& body)
{
    const auto stay = [](const torch::Tensor& tensor) { return tensor.clone(); };
    if (by == By::Torch)
        return body(TorchRowOperations{}, stay);
    if (by == By::Lanes)
        return body(CudaRowOperations(cuda::KernelTable<ProcessorLauncher>::table, torch::kCPU, nullptr), stay);
    const auto go = [](const torch::Tensor& tensor) { return tensor.to(torch::Device("cuda:0")); };
    if (by == By::TorchOnGpu)
        return body(TorchRowOperations{}, go);
    const auto kernels = CudaRowOperations::of(go(torch::zeros({1})));
    QVERIFY2(kernels, "the kernels were not found");
    body(*kernels, go);
}

void CudaKernelsTest::normAgrees()
{
    QFETCH(By, by);
    QFETCH(bool, half);
    QFETCH(int, width);
    const auto type = half ? torch::kBFloat16 : torch::kFloat32;
    const auto x = numbers("x", {rows, width + 16}, type).slice(1, 0, width);  // rows with a gap between them
    const auto weight = numbers("w", {width}, type);
    const auto coming = numbers("g", {rows, width}, type);
    const auto kept = numbers("into", {rows, width}, type);

    const auto y = torch::empty({rows, width}, torch::kFloat64);
    const auto inverse = torch::empty({rows}, torch::kFloat64);
    rmsNormInto(exact(x), exact(weight), 1e-5, y, inverse);
    const auto back = exact(kept);
    rmsNormBackward(exact(coming), exact(x), exact(weight), inverse, back, Write::Add);

    with(by, [&](const auto& on, const auto& place) {
        const auto in = place(numbers("x", {rows, width + 16}, type)).slice(1, 0, width);
        const auto out = place(torch::zeros({rows, width}, type));
        const auto scales = place(torch::zeros({rows}));
        on.rmsNorm(in, place(weight), 1e-5, out, scales);
        QVERIFY(agrees(out, y));
        QVERIFY(agrees(scales, inverse));
        auto into = place(kept);
        on.rmsNormBackward(place(coming), in, place(weight), scales, into, Write::Add);
        QVERIFY(agrees(into, back));
        on.rmsNormBackward(place(coming), in, place(weight), scales, into, Write::Replace);
        QVERIFY(agrees(into, back - exact(kept)));
    });
}

void CudaKernelsTest::rotationAgrees()
{
    QFETCH(By, by);
    QFETCH(bool, half);
    QFETCH(int, width);
    const auto type = half ? torch::kBFloat16 : torch::kFloat32;
    const std::int64_t heads = 3;
    const auto x = numbers("x", {rows, heads * width + 8}, type);
    const auto angles = numbers("angles", {rows, width / 2}, torch::kFloat32, 6.0);
    const auto cosine = angles.cos();
    const auto sine = angles.sin();
    for (const double sign : {1.0, -1.0}) {
        const auto expected = exact(x);
        (sign > 0 ? applyRope : applyInverseRope)(expected.slice(1, 0, heads * width), width, exact(cosine), exact(sine));
        with(by, [&](const auto& on, const auto& place) {
            const auto all = place(x);
            on.rotate(all.slice(1, 0, heads * width), width, place(cosine), place(sine), sign);
            QVERIFY(agrees(all, expected));  // what stands beside the heads stays
        });
    }
}

void CudaKernelsTest::gatedSiluAgrees()
{
    QFETCH(By, by);
    QFETCH(bool, half);
    QFETCH(int, width);
    const auto type = half ? torch::kBFloat16 : torch::kFloat32;
    const auto gateUp = numbers("gate and up", {rows, 2 * width}, type, 12.0);
    const auto coming = numbers("g", {rows, width}, type);
    const auto y = torch::empty({rows, width}, torch::kFloat64);
    gatedSiluInto(exact(gateUp), y);
    const auto back = torch::empty({rows, 2 * width}, torch::kFloat64);
    gatedSiluBackward(exact(coming), exact(gateUp), back);
    with(by, [&](const auto& on, const auto& place) {
        const auto out = place(torch::zeros({rows, width}, type));
        on.gatedSilu(place(gateUp), out);
        QVERIFY(agrees(out, y));
        const auto into = place(torch::zeros({rows, 2 * width}, type));
        on.gatedSiluBackward(place(coming), place(gateUp), into);
        QVERIFY(agrees(into, back));
    });
}

void CudaKernelsTest::causalSoftmaxAgrees()
{
    QFETCH(By, by);
    QFETCH(bool, half);
    QFETCH(int, width);
    const auto type = half ? torch::kBFloat16 : torch::kFloat32;
    const std::int64_t heads = 3;
    const std::int64_t size = 24;
    const double scale = 0.125;
    const auto scores = numbers("scores", {heads, rows, width}, type, 40.0);
    const auto coming = numbers("gradients", {heads, rows, width}, type);
    const auto a = numbers("a", {rows, heads * size}, type);
    const auto b = numbers("b", {rows, heads * size}, type);

    const auto exponentials = exact(scores);
    const auto logSums = torch::empty({heads, rows}, torch::kFloat64);
    const auto sums = causalExponentialsInPlace(exponentials, logSums, scale);
    const auto outputDots = headDots(exact(a), exact(b), heads);
    const auto probabilities = exact(scores);
    const auto back = exact(coming);
    causalSoftmaxBackward(probabilities, back, logSums, outputDots, scale);

    with(by, [&](const auto& on, const auto& place) {
        const auto myScores = place(scores);
        const auto kept = place(torch::zeros({heads, rows + 2}));
        const auto myLogSums = kept.slice(1, 1, rows + 1);
        QVERIFY(agrees(on.causalExponentials(myScores, myLogSums, scale), sums));
        QVERIFY(agrees(myScores, exponentials));
        QVERIFY(agrees(myLogSums, logSums));
        QVERIFY((kept.select(1, 0) == 0).all().template item<bool>());
        const auto myDots = on.headDots(place(a), place(b), heads);
        QVERIFY(agrees(myDots, outputDots));
        const auto again = place(scores);
        const auto myBack = place(coming);
        on.causalSoftmaxBackward(again, myBack, myLogSums, myDots, scale);
        QVERIFY(agrees(again, probabilities));
        QVERIFY(agrees(myBack, back));
    });
}

void CudaKernelsTest::crossEntropyAgrees()
{
    QFETCH(By, by);
    QFETCH(bool, half);
    QFETCH(int, width);
    const auto type = half ? torch::kBFloat16 : torch::kFloat32;
    const auto scores = numbers("scores", {rows, width}, type, 20.0);
    const auto targets = torch::tensor({0, width - 1, 3, 3, 7}, torch::kInt64);
    const auto gradient = exact(scores);
    const double loss = crossEntropyInPlace(gradient, targets);
    with(by, [&](const auto& on, const auto& place) {
        const auto mine = place(scores);
        const double measured = on.crossEntropy(mine, place(targets));
        QVERIFY2(std::abs(measured - loss) <= 2e-6 * loss,
                 qPrintable(QString::number(measured, 'g', 12) + " for " + QString::number(loss, 'g', 12)));
        QVERIFY(agrees(mine, gradient));
    });
}

void CudaKernelsTest::adamWAgrees()
{
    QFETCH(By, by);
    QFETCH(int, width);
    const AdamWFactors factors{.gradientScale = 0.5F,
                               .beta1 = 0.9F,
                               .beta2 = 0.999F,
                               .oneMinusBeta1 = 0.1F,
                               .oneMinusBeta2 = 0.001F,
                               .decay = 0.99F,
                               .stepSize = 0.02F,
                               .rootCorrection = 3.0F,
                               .epsilon = 1e-7F};
    const auto gradient = numbers("gradient", {width}, torch::kFloat32);
    const AdamWBuffers from{numbers("parameters", {width}, torch::kFloat32), numbers("first", {width}, torch::kFloat32),
                            numbers("second", {width}, torch::kFloat32).abs()};
    const AdamWBuffers expected{torch::zeros({width}), torch::zeros({width}), torch::zeros({width})};
    adamWStep({gradient.const_data_ptr<float>(), from.parameters.const_data_ptr<float>(), from.firstMoment.const_data_ptr<float>(),
               from.secondMoment.const_data_ptr<float>(), expected.parameters.data_ptr<float>(), expected.firstMoment.data_ptr<float>(),
               expected.secondMoment.data_ptr<float>()},
              factors, width);
    with(by, [&](const auto& on, const auto& place) {
        // Over what was read, and beside it.
        const AdamWBuffers own{place(from.parameters), place(from.firstMoment), place(from.secondMoment)};
        const AdamWBuffers other{place(torch::zeros({width})), place(torch::zeros({width})), place(torch::zeros({width}))};
        if constexpr (requires { on.adamW(factors, gradient, own, other); }) {
            on.adamW(factors, place(gradient), own, other);
            on.adamW(factors, place(gradient), own, own);
        }
        for (const AdamWBuffers& mine : {own, other}) {
            QVERIFY(agrees(mine.parameters, exact(expected.parameters)));
            QVERIFY(agrees(mine.firstMoment, exact(expected.firstMoment)));
            QVERIFY(agrees(mine.secondMoment, exact(expected.secondMoment)));
        }
    });
}

void CudaKernelsTest::failedLaunchThrows()
{
    CudaKernels failing = cuda::KernelTable<ProcessorLauncher>::table;
    failing.gatedSilu = [](CudaPlace, CudaType, Rows<const void>, Rows<void>, std::int64_t, std::int64_t) { return 98; };
    failing.errorName = [](int error) { return error == 98 ? "cudaErrorInvalidDeviceFunction" : "another"; };
    const CudaRowOperations operations(failing, torch::kCPU, nullptr);
    try {
        operations.gatedSilu(torch::zeros({1, 2}), torch::zeros({1, 1}));
        QFAIL("a launch that failed went unnoticed");
    } catch (const c10::Error& error) {
        QVERIFY(QString::fromStdString(error.what_without_backtrace()).contains(QStringLiteral("cudaErrorInvalidDeviceFunction")));
    }
}

void CudaKernelsTest::builtLibraryIsLoaded()
{
#ifdef UNDERTONE_CUDA_LIBRARY
    const auto kernels = openCudaKernels(UNDERTONE_CUDA_LIBRARY);
    QVERIFY2(kernels, kernels ? "" : englishSentence(kernels.error()).c_str());
    QCOMPARE(cudaKernels(), *kernels);  // found by name too, the same
    QCOMPARE(QString::fromLatin1(cudaKernelsName()), QStringLiteral("cuda"));
    if (hasGpu())
        return;
    // No GPU: a call comes back with an error, and does not end the program.
    std::array<float, 12> values{};
    const int error = (*kernels)->gatedSilu({0, nullptr}, CudaType::Float32, {values.data(), 8}, {values.data() + 8, 4}, 1, 4);
    QVERIFY(error != 0);
    QVERIFY(QString::fromLatin1((*kernels)->errorName(error)).startsWith(QStringLiteral("cudaError")));
#else
    QSKIP("Built without the CUDA kernels.");
#endif
}

void CudaKernelsTest::otherVersionIsRefused()
{
#ifdef UNDERTONE_CUDA_LIBRARY
    const auto kernels = openCudaKernels(UNDERTONE_CUDA_LIBRARY, cudaKernelsVersion + 1);
    QVERIFY(!kernels);
    QCOMPARE(kernels.error().code, ErrorCode::UnsupportedFormat);
    QVERIFY(englishSentence(kernels.error()).find("version " + std::to_string(cudaKernelsVersion)) != std::string::npos);
#else
    QSKIP("Built without the CUDA kernels.");
#endif
}

void CudaKernelsTest::missingAndForeignLibrariesAreRefused()
{
    const auto missing = openCudaKernels("/nowhere/libundertone_cuda.so");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileUnreadable);
    const auto foreign = openCudaKernels("libm.so.6");
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, ErrorCode::UnsupportedFormat);
}

QTEST_GUILESS_MAIN(CudaKernelsTest)
#include "cuda_kernels_test.moc"
