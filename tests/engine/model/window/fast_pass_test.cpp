// SPDX-License-Identifier: GPL-3.0-or-later
// The window written out by hand against its reference, torch's autograd.
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/window/autograd_pass.h"
#include "engine/model/window/fast_pass.h"
#include "tests/engine/model/tiny_llm.h"

#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

namespace {

struct Window {
    std::vector<std::int64_t> prefix;
    std::vector<std::int64_t> behind;
    std::int64_t targets = 0;
};

Window windowOf(int prefix, int sentence, int between = 0)
{
    IntegerGenerator generator("window");
    const auto vocabulary = tinyVocabulary();
    const auto code = [&] { return vocabulary.audioOffset + static_cast<std::int64_t>(generator.below(25)); };
    Window window;
    for (int i = 1; i < prefix; ++i)
        window.prefix.push_back(code());
    window.prefix.push_back(vocabulary.audioEndId);
    for (int i = 0; i < between; ++i)
        window.behind.push_back(vocabulary.emotionIds[1]);
    for (int i = 1; i < sentence; ++i)
        window.behind.push_back(code());
    window.behind.push_back(vocabulary.audioEndId);
    window.targets = sentence;
    return window;
}

LlamaConfig shapeOf(const QString& name)
{
    if (name == "tied, plain heads, scaled positions")
        return tinyTiedConfig();
    LlamaConfig config = tinyConfig();
    if (name == "one block")
        config.layerCount = 1;
    if (name == "three blocks")
        config.layerCount = 3;
    if (name.startsWith("biases")) {
        config.queryKeyValueBias = true;
        config.attentionOutputBias = config.feedForwardBias = name == "biases everywhere";
    }
    if (name == "YaRN")
        config.rope = {.scaling = RopeScaling::Yarn, .factor = 4.0, .originalPositions = 16, .attentionFactor = 1.2};
    if (name == "heads that tiles take") {
        config.headSize = 32;
        config.headCount = 3;
        config.keyValueHeadCount = 1;
    }
    return config;
}

LoraSet loraOf(const LlamaConfig& config, torch::Dtype dtype = torch::kFloat32)
{
    const LoraConfig shape{4, 6.0};
    const auto lora = LoraSet::create(config, shape, 3, torch::kCPU);
    fillLora(lora, "fast", "lora_B");
    std::vector<torch::Tensor> parameters;
    for (const auto& each : lora.parameters())
        parameters.push_back(each.detach().to(dtype, /*non_blocking=*/false, /*copy=*/true).requires_grad_(true));
    return LoraSet::fromParameters(shape, config.layerCount, parameters);
}

struct Outcome {
    torch::Tensor endRow;
    double loss = 0.0;
    torch::Tensor gradient;
};

Outcome outcomeOf(WindowPass& pass, const LoraSet& lora, const Window& window)
{
    const CancellationToken never;
    pass.setLora(&lora);
    Outcome outcome;
    outcome.endRow = pass.readPrefix(window.prefix, never);
    outcome.loss = *pass.sentenceLoss(window.behind, window.targets, WindowPass::Purpose::Gradient, never);
    outcome.gradient = pass.gradient(never).clone();
    return outcome;
}

std::shared_ptr<SpeechLlm> inDtype(const std::shared_ptr<SpeechLlm>& llm, torch::Dtype dtype)
{
    const torch::NoGradGuard frozen;
    for (auto& [name, tensor] : llm->namedParameters())
        tensor.set_data(tensor.to(dtype));
    return llm;
}

double relativeDistance(const torch::Tensor& a, const torch::Tensor& b)
{
    return ((a.to(torch::kFloat64) - b.to(torch::kFloat64)).norm() / b.to(torch::kFloat64).norm()).item<double>();
}

}  // namespace

class FastPassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void equalsAutograd_data();
    void equalsAutograd();
    void everyLoraPartAgreesByItself();
    void gradientIsTheSlopeOfTheLoss_data();
    void gradientIsTheSlopeOfTheLoss();
    void bfloat16StaysClose_data();
    void bfloat16StaysClose();
    void longerSentenceGrowsTheBuffers();
    void severalThreadsComputeTheSame();
    void readoutAloneIsTheReadoutOfTheStep();
    void dialogueReadsAlikeByBoth_data();
    void dialogueReadsAlikeByBoth();
    void cancelledPassHoldsNothing();
};

void FastPassTest::equalsAutograd_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("prefix");
    QTest::addColumn<int>("sentence");
    QTest::addColumn<int>("between");
    QTest::addColumn<int>("application");
    for (const QString shape : {"grouped heads", "tied, plain heads, scaled positions", "one block", "three blocks",
                                "heads that tiles take", "biases everywhere", "biases of query, key and value", "YaRN"}) {
        for (const auto [prefix, sentence, between] :
             {std::array{20, 9, 0}, std::array{20, 9, 1}, std::array{1, 1, 0}, std::array{1, 7, 0}, std::array{30, 1, 0}}) {
            for (const auto application : {LoraApplication::Apart, LoraApplication::Merged}) {
                const auto name = QString("%1, %2+%3+%4, %5")
                                      .arg(shape)
                                      .arg(prefix)
                                      .arg(between)
                                      .arg(sentence)
                                      .arg(application == LoraApplication::Apart ? "apart" : "merged");
                QTest::newRow(qPrintable(name)) << shape << prefix << sentence << between << static_cast<int>(application);
            }
        }
    }
}

void FastPassTest::equalsAutograd()
{
    QFETCH(QString, shape);
    QFETCH(int, prefix);
    QFETCH(int, sentence);
    QFETCH(int, between);
    QFETCH(int, application);
    const auto llm = tinyLlm(shapeOf(shape));
    const auto lora = loraOf(llm->config());
    const auto window = windowOf(prefix, sentence, between);
    AutogradPass plain(llm);
    FastPass fast(llm, static_cast<LoraApplication>(application), llm->dtype());
    const auto expected = outcomeOf(plain, lora, window);
    const auto measured = outcomeOf(fast, lora, window);
    QVERIFY2(std::abs(measured.loss - expected.loss) <= 1e-6 * expected.loss, qPrintable(QString::number(measured.loss - expected.loss)));
    QVERIFY(relativeDistance(measured.endRow, expected.endRow) <= 1e-5);
    const double distance = relativeDistance(measured.gradient, expected.gradient);
    QVERIFY2(distance <= 1e-5, qPrintable(QString::number(distance)));
}

void FastPassTest::everyLoraPartAgreesByItself()
{
    // The norm of the whole gradient would hide a small part that is wrong.
    const auto llm = tinyLlm(shapeOf("three blocks"));
    const auto lora = loraOf(llm->config());
    const auto window = windowOf(20, 9);
    AutogradPass plain(llm);
    FastPass fast(llm, LoraApplication::Merged, llm->dtype());
    const auto expected = outcomeOf(plain, lora, window).gradient;
    const auto measured = outcomeOf(fast, lora, window).gradient;
    std::int64_t offset = 0;
    for (const auto& [name, tensor] : lora.namedParameters()) {
        const auto part = [&](const torch::Tensor& flat) { return flat.slice(0, offset, offset + tensor.numel()); };
        QVERIFY2(relativeDistance(part(measured), part(expected)) <= 1e-5, name.c_str());
        offset += tensor.numel();
    }
}

void FastPassTest::gradientIsTheSlopeOfTheLoss_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("application");
    for (const QString shape : {"grouped heads", "tied, plain heads, scaled positions", "three blocks", "biases everywhere", "YaRN"}) {
        QTest::newRow(qPrintable(shape + ", apart")) << shape << static_cast<int>(LoraApplication::Apart);
        QTest::newRow(qPrintable(shape + ", merged")) << shape << static_cast<int>(LoraApplication::Merged);
    }
}

void FastPassTest::gradientIsTheSlopeOfTheLoss()
{
    QFETCH(QString, shape);
    QFETCH(int, application);
    const auto llm = inDtype(tinyLlm(shapeOf(shape)), torch::kFloat64);
    const auto lora = loraOf(llm->config(), torch::kFloat64);
    const auto window = windowOf(20, 9);
    FastPass fast(llm, static_cast<LoraApplication>(application), llm->dtype());
    const auto gradient = outcomeOf(fast, lora, window).gradient;
    QCOMPARE(gradient.scalar_type(), torch::kFloat64);
    const CancellationToken never;
    const auto lossNow = [&] {
        fast.setLora(&lora);
        (void)fast.readPrefix(window.prefix, never);
        return *fast.sentenceLoss(window.behind, window.targets, WindowPass::Purpose::MeasureOnly, never);
    };
    // Central differences along a direction of each tensor of the LoRA: fp64 leaves about ten good digits.
    const double step = 1e-5;
    const torch::NoGradGuard frozen;
    std::int64_t offset = 0;
    for (const auto& [name, tensor] : lora.namedParameters()) {
        auto direction = torch::zeros_like(tensor);
        fillTensor(direction, "direction/" + name, 1.0);
        const auto slope = gradient.slice(0, offset, offset + tensor.numel()).dot(direction.flatten()).item<double>();
        offset += tensor.numel();
        auto values = tensor.detach();
        values.add_(direction, step);
        const double above = lossNow();
        values.sub_(direction, 2 * step);
        const double below = lossNow();
        values.add_(direction, step);
        const double measured = (above - below) / (2 * step);
        QVERIFY2(std::abs(measured - slope) <= 1e-7 * std::max(1.0, std::abs(slope)),
                 (name + ": " + std::to_string(measured) + " and " + std::to_string(slope)).c_str());
    }
}

void FastPassTest::bfloat16StaysClose_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("keptWide");
    for (const bool keptWide : {false, true}) {
        const char* kept = keptWide ? "weights in fp32" : "weights in bf16";
        QTest::addRow("grouped heads, %s", kept) << "grouped heads" << keptWide;
        QTest::addRow("plain heads, %s", kept) << "tied, plain heads, scaled positions" << keptWide;
        QTest::addRow("heads that tiles take, %s", kept) << "heads that tiles take" << keptWide;
    }
}

void FastPassTest::bfloat16StaysClose()
{
    QFETCH(QString, shape);
    QFETCH(bool, keptWide);
    // The same weights, as bf16 holds them, computed in fp32 and in bf16: method.md 6.
    const auto narrow = inDtype(tinyLlm(shapeOf(shape)), torch::kBFloat16);
    const auto wide = inDtype(inDtype(tinyLlm(shapeOf(shape)), torch::kBFloat16), torch::kFloat32);
    const auto lora = loraOf(narrow->config());
    const auto window = windowOf(20, 9);
    FastPass exact(wide, LoraApplication::Merged, wide->dtype());
    FastPass rounded(keptWide ? wide : narrow, std::int64_t{20}, torch::kBFloat16);
    const auto expected = outcomeOf(exact, lora, window);
    const auto measured = outcomeOf(rounded, lora, window);
    QCOMPARE(measured.gradient.scalar_type(), torch::kFloat32);
    const double lossDistance = std::abs(measured.loss - expected.loss) / expected.loss;
    const auto cosine = torch::cosine_similarity(measured.gradient, expected.gradient, 0).item<double>();
    qInfo("largest deviation | bf16 step, loss, relative | %.1e | tolerance 2e-03", lossDistance);
    qInfo("largest deviation | bf16 step, 1 - cosine of the gradient | %.1e | tolerance 1e-03", 1 - cosine);
    QVERIFY2(lossDistance <= 2e-3, qPrintable(QString::number(lossDistance)));
    QVERIFY2(cosine >= 0.999, qPrintable(QString::number(cosine)));
}

void FastPassTest::longerSentenceGrowsTheBuffers()
{
    auto config = tinyConfig();
    config.maxPositions = 600;
    const auto llm = tinyLlm(config);
    const auto lora = loraOf(config);
    const auto window = windowOf(100, 90);
    AutogradPass plain(llm);
    FastPass fast(llm, LoraApplication::Apart, llm->dtype());
    (void)outcomeOf(fast, lora, windowOf(3, 3));
    const auto expected = outcomeOf(plain, lora, window);
    const auto measured = outcomeOf(fast, lora, window);
    QVERIFY(relativeDistance(measured.gradient, expected.gradient) <= 1e-5);
}

void FastPassTest::severalThreadsComputeTheSame()
{
    auto config = tinyConfig();
    config.maxPositions = 600;
    const auto llm = tinyLlm(config);
    const auto lora = loraOf(config);
    const auto window = windowOf(300, 90);
    AutogradPass plain(llm);
    const auto expected = outcomeOf(plain, lora, window);
    for (const int threads : {2, 3, 4}) {
        torch::set_num_threads(threads);
        FastPass fast(llm, LoraApplication::Merged, llm->dtype());
        const auto measured = outcomeOf(fast, lora, window);
        const auto again = outcomeOf(fast, lora, window);
        torch::set_num_threads(1);
        QVERIFY(relativeDistance(measured.gradient, expected.gradient) <= 1e-5);
        QVERIFY(torch::equal(measured.gradient, again.gradient));
    }
}

void FastPassTest::readoutAloneIsTheReadoutOfTheStep()
{
    // Eq. 8 and 9 share a forward; read by itself, the emotion's row has the same bits.
    const auto llm = tinyLlm();
    const auto lora = loraOf(llm->config());
    const auto window = windowOf(20, 9);
    FastPass shared(llm, LoraApplication::Merged, llm->dtype());
    const auto withStep = outcomeOf(shared, lora, window).endRow;
    FastPass alone(llm, LoraApplication::Merged, llm->dtype());
    alone.setLora(&lora);
    QVERIFY(torch::equal(alone.readPrefix(window.prefix, CancellationToken()), withStep));
}

void FastPassTest::dialogueReadsAlikeByBoth_data()
{
    QTest::addColumn<bool>("memory");
    QTest::addColumn<bool>("keptEmotions");
    QTest::newRow("memory on") << true << false;
    QTest::newRow("memory on, predicted emotions kept") << true << true;
    QTest::newRow("memory off") << false << false;
}

void FastPassTest::dialogueReadsAlikeByBoth()
{
    QFETCH(bool, memory);
    QFETCH(bool, keptEmotions);
    const auto llm = tinyLlm();
    DpmConfig config;
    config.prefixTokens = 24;
    config.lora = {4, 4.0};
    config.optimizer.learningRate = 1e-3;
    config.memory = memory ? MemoryMode::Dpm : MemoryMode::Off;
    config.prefixEmotions = keptEmotions ? PrefixEmotions::Kept : PrefixEmotions::Dropped;
    config.lossAfter = LossAfter::Measure;
    config.pass = PassKind::Fast;
    auto fast = *DpmSession::create(llm, tinyVocabulary(), config);
    config.pass = PassKind::Autograd;
    auto plain = *DpmSession::create(llm, tinyVocabulary(), config);
    for (const auto& sentence : tinyDialogue({7, 12, 1, 20, 9, 14})) {
        const auto measured = *fast->readSentence(sentence);
        const auto expected = *plain->readSentence(sentence);
        const auto close = [](const std::optional<double>& a, const std::optional<double>& b) {
            return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) <= 1e-5 * std::max(1.0, std::abs(*b)));
        };
        QVERIFY(close(measured.lossBefore, expected.lossBefore));
        QVERIFY(close(measured.lossAfter, expected.lossAfter));
        QVERIFY(close(measured.updateNorm, expected.updateNorm));
        for (std::size_t k = 0; k < expected.probabilities.size(); ++k)
            QVERIFY(std::abs(measured.probabilities[k] - expected.probabilities[k]) <= 1e-5);
    }
    if (memory) {
        const auto& mine = fast->temporaryLora()->state();
        const auto& reference = plain->temporaryLora()->state();
        QVERIFY(relativeDistance(mine.parameters, reference.parameters) <= 1e-5);
        QVERIFY(relativeDistance(mine.firstMoment, reference.firstMoment) <= 1e-5);
    }
}

void FastPassTest::cancelledPassHoldsNothing()
{
    const auto llm = tinyLlm();
    const auto lora = loraOf(llm->config());
    const auto window = windowOf(20, 9);
    CancellationToken cancel;
    cancel.cancel();
    FastPass fast(llm, LoraApplication::Merged, llm->dtype());
    fast.setLora(&lora);
    QVERIFY(!fast.readPrefix(window.prefix, cancel).defined());
    QVERIFY(!fast.holdsPrefix());
    QVERIFY(fast.readPrefix(window.prefix, CancellationToken()).defined());
    QVERIFY(!fast.sentenceLoss(window.behind, window.targets, WindowPass::Purpose::Gradient, cancel).has_value());
    QVERIFY(!fast.holdsPrefix());
}

QTEST_GUILESS_MAIN(FastPassTest)
#include "fast_pass_test.moc"
