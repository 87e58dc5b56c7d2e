// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder, LoRA and DPM against what transformers, peft and torch.optim.AdamW say (tests/oracle/make_llm_goldens.py);
// tolerances: method.md 6.
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/tensor_io.h"
#include "tests/engine/model/tiny_llm.h"
#include "tests/support/deviation.h"

#include <torch/nn/functional/loss.h>

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::filesystem::path goldenFolder = std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden";
constexpr LoraConfig goldenLora{4, 8.0};
constexpr std::int64_t goldenPrefix = 16;

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

double relativeDifference(const torch::Tensor& got, const torch::Tensor& expected)
{
    const double scale = expected.norm().item<double>();
    const double distance = (got - expected).norm().item<double>();
    return scale > 0.0 ? distance / scale : distance;
}

/// The shapes of the oracle's SHAPES.
LlamaConfig shapeOf(const std::string& name)
{
    LlamaConfig config = name == "mha_tied" ? tinyTiedConfig() : tinyConfig();
    if (name == "gqa_tied") {
        config.keyValueHeadCount = 1;
        config.tiedEmbeddings = true;
        config.rope.theta = 500000.0;
    }
    if (name == "mha") {
        config.keyValueHeadCount = 4;
        config.intermediateSize = 40;
        config.rope.scaling = RopeScaling::Linear;
        config.rope.factor = 8.0;
    }
    return config;
}

/// Relative above one: fp32 cannot tell losses around 7 closer than 5e-7.
double lossDifference(double got, double expected)
{
    return std::abs(got - expected) / std::max(1.0, std::abs(expected));
}

struct Case {
    std::string name;
    TensorMap golden;
    std::shared_ptr<SpeechLlm> llm;
    LoraAdapter trained;
};

/// Base and trained LoRA from the generator; in the untied cases trained input and output rows too.
Case makeCase(const std::string& name)
{
    const LlamaConfig config = shapeOf(name);
    Case golden{name, *loadTensors(goldenFolder / ("llm_" + name + ".safetensors")), tinyLlm(config, name), {}};
    golden.trained.lora = LoraSet::create(config, goldenLora, 1, torch::kCPU);
    fillLora(golden.trained.lora, name + "/trained");
    if (!config.tiedEmbeddings) {
        golden.trained.embedding = torch::empty({60, 32});
        golden.trained.output = torch::empty({60, 32});
        fillTensor(golden.trained.embedding, name + "/trained/embed_tokens", 1.0);
        fillTensor(golden.trained.output, name + "/trained/lm_head", 1.0);
    }
    return golden;
}

ForwardOptions withTrained(const LoraAdapter& trained)
{
    ForwardOptions options;
    options.trained = &trained.lora;
    options.embedding = trained.embedding;
    options.output = trained.output;
    return options;
}

}  // namespace

class LlmGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }
    void cleanupTestCase() { m_deviations.print(); }

    void cases_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("grouped queries, untied") << "gqa";
        QTest::newRow("one key head, tied") << "gqa_tied";
        QTest::newRow("plain heads, untied, scaled RoPE") << "mha";
        QTest::newRow("plain heads, tied, scaled RoPE") << "mha_tied";
    }
    void logitsAgree_data() { cases_data(); }
    void logitsAgree();
    void lossesAndGradientsAgree_data() { cases_data(); }
    void lossesAndGradientsAgree();
    void memoryRunAgrees_data();
    void memoryRunAgrees();
    void loadsWhatTransformersAndPeftSave();

private:
    Deviations m_deviations;
};

void LlmGoldenTest::logitsAgree()
{
    QFETCH(QString, name);
    const Case golden = makeCase(name.toStdString());
    torch::NoGradGuard frozen;
    const auto& tokens = golden.golden.at("tokens");
    const auto base = golden.llm->logits(golden.llm->hiddenStates(tokens))[0];
    QVERIFY(m_deviations.within("logits, base", largestDifference(base, golden.golden.at("base_logits")), 1e-5));
    const ForwardOptions options = withTrained(golden.trained);
    const auto adapted = golden.llm->logits(golden.llm->hiddenStates(tokens, options), options.output)[0];
    QVERIFY(m_deviations.within("logits, with LoRA", largestDifference(adapted, golden.golden.at("logits")), 1e-5));
}

void LlmGoldenTest::lossesAndGradientsAgree()
{
    QFETCH(QString, name);
    Case golden = makeCase(name.toStdString());
    const auto& tokens = golden.golden.at("tokens");
    for (torch::Tensor* rows : {&golden.trained.embedding, &golden.trained.output}) {
        if (rows->defined())
            rows->requires_grad_(true);
    }
    const ForwardOptions options = withTrained(golden.trained);
    const auto hidden = golden.llm->hiddenStates(tokens, options)[0];
    const std::int64_t targets = 20;
    const auto rows = hidden.slice(0, hidden.size(0) - targets - 1, hidden.size(0) - 1);
    const auto audioLoss =
        torch::nn::functional::cross_entropy(golden.llm->logits(rows, options.output), tokens[0].slice(0, hidden.size(0) - targets));
    const auto ends = (tokens[0] == tinyVocabulary().audioEndId).nonzero().squeeze(1);
    const auto emotionLoss = torch::nn::functional::cross_entropy(
        emotionLogits(*golden.llm, tinyVocabulary(), hidden.index_select(0, ends), options.output), torch::arange(ends.size(0)) % 4);
    QVERIFY(m_deviations.within("L_a", lossDifference(audioLoss.item<double>(), golden.golden.at("audio_loss").item<double>()), 1e-6));
    QVERIFY(m_deviations.within("L_e", lossDifference(emotionLoss.item<double>(), golden.golden.at("emotion_loss").item<double>()), 1e-6));

    ((audioLoss + emotionLoss) / 2).backward();
    auto trained = golden.trained.lora.namedParameters();
    if (golden.trained.embedding.defined())
        trained.insert(trained.end(), {{"model.embed_tokens.weight", golden.trained.embedding}, {"lm_head.weight", golden.trained.output}});
    for (const auto& [parameter, tensor] : trained) {
        const double difference = relativeDifference(tensor.grad(), golden.golden.at("gradient." + parameter));
        const char* kind = parameter.find("lora_") != std::string::npos ? "gradient of LoRA, relative" : "gradient of new rows, relative";
        QVERIFY2(m_deviations.within(kind, difference, 1e-5),
                 qPrintable(QString("%1: %2").arg(QString::fromStdString(parameter)).arg(difference)));
    }
    for (const auto& [parameter, tensor] : golden.llm->namedParameters())
        QVERIFY2(!tensor.grad().defined(), "the frozen base was given a gradient");
}

void LlmGoldenTest::memoryRunAgrees_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("merged");
    QTest::addColumn<PassKind>("pass");
    QTest::newRow("grouped queries, trained LoRA merged, by hand") << "gqa" << true << PassKind::Fast;
    QTest::newRow("grouped queries, trained LoRA merged, by autograd") << "gqa" << true << PassKind::Autograd;
    QTest::newRow("grouped queries, trained LoRA apart") << "gqa" << false << PassKind::Autograd;
    QTest::newRow("one key head, tied, trained LoRA merged, by hand") << "gqa_tied" << true << PassKind::Fast;
    QTest::newRow("one key head, tied, trained LoRA apart") << "gqa_tied" << false << PassKind::Autograd;
    QTest::newRow("plain heads, scaled RoPE, trained LoRA merged, by hand") << "mha" << true << PassKind::Fast;
    QTest::newRow("plain heads, scaled RoPE, trained LoRA apart") << "mha" << false << PassKind::Autograd;
    QTest::newRow("plain heads, tied, scaled RoPE, trained LoRA merged, by hand") << "mha_tied" << true << PassKind::Fast;
    QTest::newRow("plain heads, tied, scaled RoPE, trained LoRA merged, by autograd") << "mha_tied" << true << PassKind::Autograd;
}

void LlmGoldenTest::memoryRunAgrees()
{
    QFETCH(QString, name);
    QFETCH(bool, merged);
    QFETCH(PassKind, pass);
    const Case golden = makeCase(name.toStdString());
    std::shared_ptr<const LoraAdapter> apart;
    if (merged)
        QVERIFY(mergeAdapter(*golden.llm, golden.trained).ok());
    else
        apart = std::make_shared<const LoraAdapter>(golden.trained);

    DpmConfig config;
    config.prefixTokens = goldenPrefix;
    config.pass = pass;
    config.lora = goldenLora;
    config.optimizer.learningRate = 1e-3;
    config.lossAfter = LossAfter::Measure;
    auto session = *DpmSession::create(golden.llm, tinyVocabulary(), config, apart);
    fillLora(session->temporaryLora()->lora(), name.toStdString() + "/temporary", "lora_A");

    const auto value = [&](const char* key, std::int64_t row) {
        return golden.golden.at(std::string("memory.") + key)[row].item<double>();
    };
    const auto sentences = tinyDialogue({9, 7, 12, 5, 8, 10}, name.toStdString());
    for (std::int64_t i = 0; i < 6; ++i) {
        const auto reading = session->readSentence(sentences[static_cast<std::size_t>(i)]);
        QVERIFY2(reading.ok(), reading.ok() ? "" : englishSentence(reading.error()).c_str());
        QVERIFY(m_deviations.within("memory, emotion logits",
                                    largestDifference(torch::tensor(reading->emotionLogits), golden.golden.at("memory.emotion_logits")[i]),
                                    1e-5));
        QCOMPARE(reading->lossBefore.has_value(), i > 0);
        if (i == 0)
            continue;
        QVERIFY(m_deviations.within("memory, loss before", lossDifference(*reading->lossBefore, value("loss_before", i - 1)), 1e-6));
        QVERIFY(m_deviations.within("memory, loss after", lossDifference(*reading->lossAfter, value("loss_after", i - 1)), 1e-6));
        QVERIFY(m_deviations.within("memory, update norm", std::abs(*reading->updateNorm - value("update_norm", i - 1)), 1e-6));
        const TemporaryLora::State& state = session->temporaryLora()->state();
        const std::string step = "." + std::to_string(i);
        QVERIFY(m_deviations.within("memory, parameters", largestDifference(state.parameters, golden.golden.at("memory.parameters" + step)),
                                    1e-5));
        QVERIFY(m_deviations.within("memory, first moment, relative",
                                    relativeDifference(state.firstMoment, golden.golden.at("memory.first_moment" + step)), 1e-5));
        QVERIFY(m_deviations.within("memory, second moment, relative",
                                    relativeDifference(state.secondMoment, golden.golden.at("memory.second_moment" + step)), 1e-5));
    }
}

void LlmGoldenTest::loadsWhatTransformersAndPeftSave()
{
    const Case golden = makeCase("gqa");
    const auto llm = SpeechLlm::load(goldenFolder / "llm_gqa", torch::kCPU, torch::kFloat32);
    QVERIFY2(llm.ok(), llm.ok() ? "" : englishSentence(llm.error()).c_str());
    QVERIFY(torch::equal(allWeights(**llm), allWeights(*golden.llm)));
    const auto adapter = LoraAdapter::load(goldenFolder / "llm_gqa" / "adapter", (*llm)->config(), torch::kCPU);
    QVERIFY2(adapter.ok(), adapter.ok() ? "" : englishSentence(adapter.error()).c_str());
    const auto expected = golden.trained.lora.parameters();
    const auto loaded = adapter->lora.parameters();
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(torch::equal(loaded[i], expected[i]));
    QVERIFY(torch::equal(adapter->embedding, golden.trained.embedding));
    QVERIFY(torch::equal(adapter->output, golden.trained.output));
}

QTEST_APPLESS_MAIN(LlmGoldenTest)
#include "llm_golden_test.moc"
