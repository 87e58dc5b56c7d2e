// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations that share the products with the frozen weights against the same conversations alone.
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/window/window_lanes.h"
#include "tests/engine/model/tiny_llm.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace undertone;
using namespace undertone::test;

namespace {

struct Reading {
    std::vector<SentenceReading> sentences;
    torch::Tensor lora;  ///< the temporary LoRA at the end
    Status status;
};

DpmConfig tinyDpm(MemoryMode memory = MemoryMode::Dpm)
{
    DpmConfig config;
    config.prefixTokens = 12;
    config.lora = {3, 4.0};
    config.optimizer.learningRate = 0.01;
    config.memory = memory;
    return config;
}

Reading read(std::shared_ptr<const SpeechLlm> llm, const DpmConfig& config, const std::vector<std::vector<std::int32_t>>& dialogue,
             std::unique_ptr<WindowPass> pass, const CancellationToken& cancel = {})
{
    torch::set_num_threads(1);  // of this thread: the tiny products are not worth a second
    Reading reading;
    auto session = DpmSession::create(std::move(llm), tinyVocabulary(), config, nullptr, std::move(pass));
    if (!session) {
        reading.status = session.error();
        return reading;
    }
    for (const auto& codes : dialogue) {
        auto sentence = (*session)->readSentence(codes, cancel);
        if (!sentence) {
            reading.status = sentence.error();
            break;
        }
        reading.sentences.push_back(*sentence);
    }
    if (const auto* memory = (*session)->temporaryLora()) {
        std::vector<torch::Tensor> parts;
        for (const auto& each : memory->lora().parameters())
            parts.push_back(each.detach().flatten().clone());
        reading.lora = torch::cat(parts);
    }
    return reading;
}

/// Reads each dialogue with its own settings, all in step, each on its own thread.
std::vector<Reading> readTogether(const std::shared_ptr<SpeechLlm>& llm, torch::Dtype arithmetic, const std::vector<DpmConfig>& configs,
                                  const std::vector<std::vector<std::vector<std::int32_t>>>& dialogues)
{
    const auto lanes = WindowLanes::create(llm, arithmetic);
    std::vector<std::unique_ptr<WindowPass>> passes;
    for (std::size_t i = 0; i < dialogues.size(); ++i)
        passes.push_back(lanes->join());
    std::vector<Reading> readings(dialogues.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < dialogues.size(); ++i)
        threads.emplace_back([&, i] { readings[i] = read(llm, configs[i], dialogues[i], std::move(passes[i])); });
    for (auto& thread : threads)
        thread.join();
    return readings;
}

void compare(const Reading& together, const Reading& alone, double tolerance, double ofTheLora)
{
    QVERIFY2(alone.status, "alone");
    QVERIFY2(together.status, "together");
    QCOMPARE(together.sentences.size(), alone.sentences.size());
    for (std::size_t s = 0; s < alone.sentences.size(); ++s) {
        const auto& a = together.sentences[s];
        const auto& b = alone.sentences[s];
        QCOMPARE(a.lossBefore.has_value(), b.lossBefore.has_value());
        if (b.lossBefore)
            QVERIFY2(std::abs(*a.lossBefore - *b.lossBefore) < tolerance,
                     qPrintable(QString("sentence %1: %2 and %3").arg(s).arg(*a.lossBefore).arg(*b.lossBefore)));
        for (std::size_t l = 0; l < b.probabilities.size(); ++l)
            QVERIFY(std::abs(a.probabilities[l] - b.probabilities[l]) < tolerance);
    }
    QCOMPARE(together.lora.defined(), alone.lora.defined());
    if (alone.lora.defined())
        QVERIFY(((together.lora - alone.lora).norm() / alone.lora.norm()).item<double>() < ofTheLora);
}

void compare(const Reading& together, const Reading& alone, double tolerance)
{
    compare(together, alone, tolerance, tolerance);
}

std::vector<std::vector<std::vector<std::int32_t>>> unequalDialogues()
{
    // Of different lengths, one with an empty sentence, one that is over at once.
    return {tinyDialogue({5, 7, 3, 9, 4}, "a"), tinyDialogue({8, 0, 6}, "b"), tinyDialogue({4}, "c"),
            tinyDialogue({3, 11, 6, 5, 7, 2}, "d")};
}

}  // namespace

class WindowLanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void togetherEqualsAlone_data();
    void togetherEqualsAlone();
    void bfloat16StaysClose_data();
    void bfloat16StaysClose();
    void laterConversationsJoin();
    void cancelledConversationLeavesTheOthersRight();
    void differentRanksAreRefused();
};

void WindowLanesTest::togetherEqualsAlone_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("settings");
    QTest::newRow("grouped heads") << "grouped"
                                   << "";
    QTest::newRow("tied, plain heads, scaled positions") << "tied"
                                                         << "";
    QTest::newRow("one block") << "one"
                               << "";
    QTest::newRow("three blocks") << "three"
                                  << "";
    QTest::newRow("memory off in one of them") << "grouped"
                                               << "off";
    QTest::newRow("memory off in all") << "grouped"
                                       << "all off";
    QTest::newRow("predicted emotions kept") << "grouped"
                                             << "kept";
    QTest::newRow("loss after the step") << "grouped"
                                         << "after";
    QTest::newRow("two steps a sentence") << "grouped"
                                          << "two";
}

void WindowLanesTest::togetherEqualsAlone()
{
    QFETCH(QString, shape);
    QFETCH(QString, settings);
    LlamaConfig model = shape == "tied" ? tinyTiedConfig() : tinyConfig();
    if (shape == "one" || shape == "three")
        model.layerCount = shape == "one" ? 1 : 3;
    const auto llm = tinyLlm(model);
    const auto dialogues = unequalDialogues();
    std::vector<DpmConfig> configs(dialogues.size(), tinyDpm(settings == "all off" ? MemoryMode::Off : MemoryMode::Dpm));
    if (settings == "off")
        configs[1].memory = MemoryMode::Off;
    for (std::size_t i = 0; i < configs.size(); ++i) {
        configs[i].seed = i + 1;
        if (settings == "kept")
            configs[i].prefixEmotions = PrefixEmotions::Kept;
        if (settings == "after")
            configs[i].lossAfter = LossAfter::Measure;
        if (settings == "two")
            configs[i].optimizer.stepsPerSentence = 2;
    }
    const auto together = readTogether(llm, torch::kFloat32, configs, dialogues);
    for (std::size_t i = 0; i < dialogues.size(); ++i) {
        compare(together[i], read(llm, configs[i], dialogues[i], nullptr), 1e-5);
        if (QTest::currentTestFailed())
            return;
    }
}

void WindowLanesTest::bfloat16StaysClose_data()
{
    QTest::addColumn<MemoryMode>("memory");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<double>("ofTheLora");
    // Rows are rounded to bf16 at the same places; products of whole tiles add up alike at any height.
    QTest::newRow("memory off") << MemoryMode::Off << 1e-5 << 0.0;
    // Where a gradient is near zero, its last bit turns a whole step of AdamW round: 0.025 and 1.8e-3 were measured.
    QTest::newRow("memory") << MemoryMode::Dpm << 0.04 << 4e-3;
}

void WindowLanesTest::bfloat16StaysClose()
{
    QFETCH(MemoryMode, memory);
    QFETCH(double, tolerance);
    QFETCH(double, ofTheLora);
    const auto llm = tinyLlm();
    const auto dialogues = unequalDialogues();
    std::vector<DpmConfig> configs(dialogues.size(), tinyDpm(memory));
    for (auto& config : configs)
        config.optimizer.learningRate = 1e-3;
    const auto together = readTogether(llm, torch::kBFloat16, configs, dialogues);
    for (std::size_t i = 0; i < dialogues.size(); ++i) {
        auto alone = configs[i];
        alone.arithmetic = Arithmetic::BFloat16;
        compare(together[i], read(llm, alone, dialogues[i], nullptr), tolerance, ofTheLora);
        if (QTest::currentTestFailed())
            return;
    }
}

void WindowLanesTest::laterConversationsJoin()
{
    // Two seats, six dialogues: whoever is done takes the next, as an evaluation does.
    const auto llm = tinyLlm();
    const auto config = tinyDpm();
    auto dialogues = unequalDialogues();
    dialogues.push_back(tinyDialogue({6, 6, 6}, "e"));
    dialogues.push_back(tinyDialogue({2, 9}, "f"));
    const auto lanes = WindowLanes::create(llm, torch::kFloat32);
    std::vector<Reading> readings(dialogues.size());
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (int seat = 0; seat < 2; ++seat) {
        threads.emplace_back([&] {
            for (auto i = next++; i < dialogues.size(); i = next++)
                readings[i] = read(llm, config, dialogues[i], lanes->join());
        });
    }
    for (auto& thread : threads)
        thread.join();
    for (std::size_t i = 0; i < dialogues.size(); ++i) {
        compare(readings[i], read(llm, config, dialogues[i], nullptr), 1e-5);
        if (QTest::currentTestFailed())
            return;
    }
}

void WindowLanesTest::cancelledConversationLeavesTheOthersRight()
{
    const auto llm = tinyLlm();
    const auto config = tinyDpm();
    const auto dialogues = unequalDialogues();
    const auto lanes = WindowLanes::create(llm, torch::kFloat32);
    const CancellationToken cancelled;
    cancelled.cancel();
    std::vector<Reading> readings(3);
    std::vector<std::unique_ptr<WindowPass>> passes;
    for (std::size_t i = 0; i < readings.size(); ++i)
        passes.push_back(lanes->join());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readings.size(); ++i)
        threads.emplace_back(
            [&, i] { readings[i] = read(llm, config, dialogues[i], std::move(passes[i]), i == 1 ? cancelled : CancellationToken()); });
    for (auto& thread : threads)
        thread.join();
    QVERIFY(!readings[1].status);
    QCOMPARE(readings[1].status.error().code, ErrorCode::Cancelled);
    compare(readings[0], read(llm, config, dialogues[0], nullptr), 1e-5);
    compare(readings[2], read(llm, config, dialogues[2], nullptr), 1e-5);
}

void WindowLanesTest::differentRanksAreRefused()
{
    const auto llm = tinyLlm();
    std::vector<DpmConfig> configs(2, tinyDpm());
    configs[1].lora.rank = 5;
    const auto dialogues = unequalDialogues();
    const auto readings = readTogether(llm, torch::kFloat32, configs, {dialogues[0], dialogues[1]});
    // Both wait for the same pass, so both are told.
    for (const auto& reading : readings) {
        QVERIFY(!reading.status);
        QVERIFY2(englishSentence(reading.status.error()).find("temporary LoRAs of one rank") != std::string::npos,
                 englishSentence(reading.status.error()).c_str());
    }
}

QTEST_GUILESS_MAIN(WindowLanesTest)
#include "window_lanes_test.moc"
