// SPDX-License-Identifier: GPL-3.0-or-later
// The invariants of the method (method.md 6), each by its name. That labels change no prediction is asked of the
// evaluation itself, in tests/app/label_leak_test.cpp.
#include "engine/api/emotion_engine.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/lora_adapter.h"
#include "tests/engine/model/tiny_llm.h"
#include "tests/support/authorised.h"
#include "tests/support/memory_source.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

using Dialogue = std::vector<std::vector<std::int32_t>>;

DpmConfig tinyDpm(PassKind pass)
{
    DpmConfig config;
    config.pass = pass;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    config.lossAfter = LossAfter::Measure;
    return config;
}

/// A trained LoRA that acts, with input and output rows of its own.
std::shared_ptr<LoraAdapter> trainedAdapter()
{
    auto adapter = std::make_shared<LoraAdapter>();
    adapter->lora = LoraSet::create(tinyConfig(), {4, 8.0}, 7, torch::kCPU);
    fillLora(adapter->lora, "trained");
    adapter->embedding = torch::empty({60, 32});
    adapter->output = torch::empty({60, 32});
    fillTensor(adapter->embedding, "trained/embedding", 1.0);
    fillTensor(adapter->output, "trained/output", 1.0);
    return adapter;
}

torch::Tensor allWeights(const LoraAdapter& adapter)
{
    std::vector<torch::Tensor> rows{adapter.embedding.flatten(), adapter.output.flatten()};
    for (const auto& tensor : adapter.lora.parameters())
        rows.push_back(tensor.detach().flatten());
    return torch::cat(rows).clone();
}

/// Everything that readings say, as bits to compare; absent values are not a number.
std::vector<double> bitsOf(const SentenceReading& reading)
{
    std::vector<double> bits = reading.emotionLogits;
    bits.insert(bits.end(), reading.probabilities.begin(), reading.probabilities.end());
    for (const auto& value : {reading.lossBefore, reading.lossAfter, reading.updateNorm})
        bits.push_back(value.value_or(-1.0));
    return bits;
}

std::vector<double> bitsOf(const UtteranceAnalysis& row)
{
    std::vector<double> bits = row.probabilities;
    for (const auto& value : {row.lossBefore, row.lossAfter, row.updateNorm})
        bits.push_back(value.value_or(-1.0));
    return bits;
}

using Readings = std::vector<std::vector<double>>;

Readings readAll(const Dialogue& dialogue, const DpmConfig& config, std::shared_ptr<const LoraAdapter> trained = nullptr)
{
    auto session = *DpmSession::create(tinyLlm(), tinyVocabulary(), config, std::move(trained));
    Readings readings;
    for (const auto& sentence : dialogue)
        readings.push_back(bitsOf(*session->readSentence(sentence)));
    return readings;
}

std::vector<float> noise(const std::string& name, double seconds)
{
    IntegerGenerator generator(name);
    std::vector<float> samples(static_cast<std::size_t>(seconds * engineSampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = generator.centred() * static_cast<float>(1 + i / 2000 % 5) / 5.0F;
    return samples;
}

}  // namespace

class DpmInvariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void passes_data()
    {
        QTest::addColumn<PassKind>("pass");
        QTest::newRow("by hand") << PassKind::Fast;
        QTest::newRow("by autograd") << PassKind::Autograd;
    }

    void loraWhoseBIsZeroEqualsTheBase_data() { passes_data(); }
    void loraWhoseBIsZeroEqualsTheBase()
    {
        QFETCH(PassKind, pass);
        torch::NoGradGuard frozen;
        const auto llm = tinyLlm();
        const auto trained = LoraSet::create(llm->config(), {4, 8.0}, 3, torch::kCPU),
                   temporary = LoraSet::create(llm->config(), {4, 8.0}, 4, torch::kCPU);
        ForwardOptions options;
        options.trained = &trained;
        options.temporary = &temporary;
        const auto tokens = torch::arange(20).unsqueeze(0);
        QVERIFY(torch::equal(llm->logits(llm->hiddenStates(tokens, options)), llm->logits(llm->hiddenStates(tokens))));

        // A whole dialogue too: as with no trained LoRA, and where no step is taken, as with no memory. A trained LoRA
        // that is not merged is read by autograd.
        const auto dialogue = tinyDialogue(lengths);
        auto adapter = std::make_shared<LoraAdapter>();
        adapter->lora = trained;
        QCOMPARE(readAll(dialogue, tinyDpm(pass), adapter), readAll(dialogue, tinyDpm(PassKind::Autograd)));
        DpmConfig still = tinyDpm(pass), off = tinyDpm(pass);
        still.optimizer.learningRate = 0.0;
        off.memory = MemoryMode::Off;
        const auto without = readAll(dialogue, off), with = readAll(dialogue, still);
        for (std::size_t i = 0; i < dialogue.size(); ++i) {
            for (std::size_t k = 0; k < 9; ++k)  // logits, probabilities and the loss before
                QCOMPARE(with[i][k], without[i][k]);
        }
    }

    void frozenWeightsAreBitIdenticalAfterEveryEnd_data()
    {
        QTest::addColumn<bool>("merged");
        QTest::addColumn<double>("learningRate");
        QTest::addColumn<bool>("cancelled");
        for (const bool merged : {true, false}) {
            const auto row = [merged](const char* end) -> QTestData& {
                return QTest::addRow("%s, trained LoRA %s", end, merged ? "merged" : "apart") << merged;
            };
            row("finish") << 1e-2 << false;
            row("failure") << 1e30 << false;
            row("cancel") << 1e-2 << true;
        }
    }

    void frozenWeightsAreBitIdenticalAfterEveryEnd()
    {
        QFETCH(bool, merged);
        QFETCH(double, learningRate);
        QFETCH(bool, cancelled);
        const auto llm = tinyLlm();
        const auto trained = trainedAdapter();
        if (merged)
            QVERIFY(mergeAdapter(*llm, *trained).ok());
        const auto base = allWeights(*llm), adapter = allWeights(*trained);
        DpmConfig config = tinyDpm(PassKind::Fast);
        config.optimizer.learningRate = learningRate;
        auto session = *DpmSession::create(llm, tinyVocabulary(), config, merged ? nullptr : trained);
        const CancellationToken cancel;
        bool failed = false;
        for (const auto& sentence : tinyDialogue(lengths)) {
            if (cancelled && session->sentencesRead() == 3)
                cancel.cancel();
            failed = !session->readSentence(sentence, cancel).ok() || failed;
        }
        QCOMPARE(failed, cancelled || learningRate > 1.0);
        session.reset();
        QVERIFY(torch::equal(allWeights(*llm), base));
        QVERIFY(torch::equal(allWeights(*trained), adapter));
    }

    void everyBeginningOfADialogueEqualsTheShortDialogue_data() { passes_data(); }
    void everyBeginningOfADialogueEqualsTheShortDialogue()
    {
        QFETCH(PassKind, pass);
        const auto dialogue = tinyDialogue(lengths);
        const auto whole = readAll(dialogue, tinyDpm(pass));
        for (std::size_t count = 1; count < dialogue.size(); ++count) {
            const auto beginning =
                readAll(Dialogue(dialogue.begin(), dialogue.begin() + static_cast<std::ptrdiff_t>(count)), tinyDpm(pass));
            QCOMPARE(beginning, Readings(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(count)));
        }
    }

    void laterTokensChangeNoPastReadout_data() { passes_data(); }
    void laterTokensChangeNoPastReadout()
    {
        QFETCH(PassKind, pass);
        const auto dialogue = tinyDialogue(lengths);
        const auto readings = readAll(dialogue, tinyDpm(pass));
        for (std::size_t changed = 1; changed < dialogue.size(); ++changed) {
            Dialogue other = dialogue;
            for (auto& code : other[changed])
                code = (code + 1) % 25;
            const auto perturbed = readAll(other, tinyDpm(pass));
            const auto at = static_cast<std::ptrdiff_t>(changed);
            QCOMPARE(Readings(perturbed.begin(), perturbed.begin() + at), Readings(readings.begin(), readings.begin() + at));
            QVERIFY(perturbed[changed] != readings[changed]);
        }
    }

    void laterSoundChangesNoPastReadout_data()
    {
        QTest::addColumn<bool>("memory");
        QTest::newRow("memory on") << true;
        QTest::newRow("memory off") << false;
    }

    void laterSoundChangesNoPastReadout()
    {
        QFETCH(bool, memory);
        const auto before = noise("conversation", 4.0);
        auto after = before;
        const auto other = noise("another end", 4.0);
        std::copy(other.begin() + 2 * engineSampleRate, other.end(), after.begin() + 2 * engineSampleRate);
        const auto first = analyse(before, memory, 1), second = analyse(after, memory, 1);
        QCOMPARE(first.size(), std::size_t{4});
        QCOMPARE(Readings(second.begin(), second.begin() + 2), Readings(first.begin(), first.begin() + 2));
        QVERIFY(second[2] != first[2]);
        QVERIFY(second[3] != first[3]);
    }

    void sameSeedSameResult()
    {
        const auto sound = noise("conversation", 4.0);
        const auto once = analyse(sound, true, 1);
        QCOMPARE(analyse(sound, true, 1), once);
        QVERIFY(analyse(sound, true, 2) != once);
    }

private:
    const std::vector<int> lengths{9, 7, 12, 5, 8, 10};

    /// Four sentences of a second each through a whole model, loaded anew, as the programs read them.
    static Readings analyse(const std::vector<float>& sound, bool memory, std::uint64_t seed)
    {
        const QTemporaryDir folder;
        const std::filesystem::path model = folder.filePath("model").toStdString();
        Readings readings;
        if (!writeTinyModel(model).ok() || !enlivenTokenizer(model).ok())
            return readings;
        auto engine = EmotionEngine::load(
            {.modelDirectory = model, .voiceActivityWeights = {}, .device = "cpu", .dtype = "fp32", .threads = 1, .seed = seed});
        MemorySource source(sound);
        Conversation conversation;
        for (int second = 0; second < 4; ++second)
            conversation.segments.push_back({static_cast<double>(second), second + 1.0});
        AnalysisOptions options;
        options.memory = memory ? MemoryMode::Dpm : MemoryMode::Off;
        options.tokenize = TokenizeMode::Utterance;
        auto run = (*engine)->startAnalysis(source, conversation, options, mayAnalyse);
        while (true) {
            const auto row = (*run)->next({});
            if (!row.ok() || !row->has_value())
                return readings;
            readings.push_back(bitsOf(**row));
        }
    }
};

QTEST_GUILESS_MAIN(DpmInvariantsTest)
#include "dpm_invariants_test.moc"
