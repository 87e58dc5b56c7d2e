// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/token_window.h"
#include "engine/model/tensor_io.h"
#include "tests/engine/model/tiny_llm.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <fstream>

using namespace undertone;
using namespace undertone::test;

namespace {

torch::Tensor tinyTokens(std::int64_t count)
{
    IntegerGenerator generator("tokens");
    std::vector<std::int64_t> ids;
    for (std::int64_t i = 0; i < count; ++i)
        ids.push_back(generator.below(60));
    return torch::tensor(ids).unsqueeze(0);
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

std::filesystem::path folderOf(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

/// A config that is right but for `extra`, whose keys take the place of its own.
Result<LlamaConfig> configWith(const std::string& extra)
{
    const QTemporaryDir folder;
    const auto file = folderOf(folder) / "config.json";
    std::string text = R"({"vocab_size": 60, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2)" + extra;
    for (const auto& [key, value] : {std::pair{R"("model_type")", R"("llama")"}, std::pair{R"("num_attention_heads")", "4"}}) {
        if (extra.find(key) == std::string::npos)
            text += std::string(", ") + key + ": " + value;
    }
    std::ofstream(file) << text << "}";
    return readLlamaConfig(file);
}

LoraAdapter filledAdapter(const LlamaConfig& config)
{
    LoraAdapter adapter;
    adapter.lora = LoraSet::create(config, {4, 8.0}, 7, torch::kCPU);
    fillLora(adapter.lora, "adapter");
    return adapter;
}

}  // namespace

class LlmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void ropeIsReadInBothSpellings();
    void scalingsAreReadAsTransformersTakesThem();
    void absentKeysTakeTransformersDefaults();
    void familiesHaveTheirOwnDefaults();
    void aSlidingWindowIsTheLimit();
    void unsupportedConfigIsRefused_data();
    void unsupportedConfigIsRefused();
    void configSurvivesWritingAndReading();

    void savedModelIsTheSameModel();
    void halfPrecisionOnDiskIsCloseToTheModel();
    void damagedFolderIsNamed_data();
    void damagedFolderIsNamed();

    void laterTokensChangeNoEarlierRow();
    void skippedRowsChangeNoRow();
    void rowsBehindACacheAreTheRowsOfTheWhole();
    void maskHidesWhatItForbids();
    void cancelledForwardGivesNothing();
    void emotionScoresAreThoseOfTheWholeVocabulary();
    void bf16StaysCloseToFp32();

    void vocabularyGrowsByRowsLikeTheOldOnes();
    void tiedOutputStaysTied();

    void freshLoraChangesNothing();
    void mergedAdapterIsTheSameFunction();
    void savedAdapterIsTheSameAdapter();
    void foreignAdapterIsRefused_data();
    void foreignAdapterIsRefused();

    void windowsFollowTheBoundaryCases();
    void longSentenceIsNamed();
};

void LlmTest::ropeIsReadInBothSpellings()
{
    for (const std::string spelling : {R"(, "rope_theta": 500.0, "rope_scaling": {"type": "linear", "factor": 8.0})",
                                       R"(, "rope_theta": 500.0, "rope_scaling": {"rope_type": "linear", "factor": 8.0})",
                                       R"(, "rope_parameters": {"rope_theta": 500.0, "rope_type": "linear", "factor": 8.0})"}) {
        const auto config = configWith(spelling);
        QVERIFY2(config.ok(), spelling.c_str());
        QCOMPARE(config->rope.theta, 500.0);
        QCOMPARE(config->rope.factor, 8.0);
    }
    QCOMPARE(configWith(R"(, "rope_scaling": null)")->rope.factor, 1.0);
}

void LlmTest::scalingsAreReadAsTransformersTakesThem()
{
    // Llama 3.1 as Meta ships it.
    const auto llama = configWith(R"(, "max_position_embeddings": 131072, "rope_theta": 500000.0, "rope_scaling": {"factor": 8.0,
        "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192, "rope_type": "llama3"})");
    QVERIFY(llama.ok());
    QVERIFY((llama->rope == RopeConfig{.theta = 500000.0, .scaling = RopeScaling::Llama3, .factor = 8.0, .originalPositions = 8192}));
    const auto yarn = configWith(R"(, "max_position_embeddings": 4096, "rope_scaling": {"type": "yarn", "factor": 4.0})");
    QVERIFY(yarn.ok());
    QCOMPARE(yarn->rope.originalPositions, 4096);
    QCOMPARE(yarn->rope.attentionFactor, 0.1 * std::log(4.0) + 1.0);
    QVERIFY(yarn->rope.wholeDimensions);
    // A key of the model's own comes before its scaling's; the old place of a scaling before the new one.
    const auto both = configWith(R"(, "original_max_position_embeddings": 1024, "rope_scaling": {"type": "yarn", "factor": 4.0,
        "original_max_position_embeddings": 512, "attention_factor": 1.5}, "rope_parameters": {"rope_type": "linear", "factor": 2.0})");
    QVERIFY(both.ok());
    QCOMPARE(both->rope.originalPositions, 1024);
    QCOMPARE(both->rope.attentionFactor, 1.5);
    QCOMPARE(configWith(R"(, "rope_scaling": {}, "rope_parameters": {"rope_type": "linear", "factor": 2.0})")->rope.factor, 2.0);
    QVERIFY(configWith(R"(, "hidden_act": "swish", "partial_rotary_factor": 1.0)").ok());
}

void LlmTest::familiesHaveTheirOwnDefaults()
{
    const auto mistral = configWith(R"(, "model_type": "mistral", "head_dim": 8, "num_attention_heads": 8)");
    QVERIFY2(mistral.ok(), mistral.ok() ? "" : englishSentence(mistral.error()).c_str());
    QCOMPARE(mistral->keyValueHeadCount, 8);
    QCOMPARE(mistral->maxPositions, 4096);  // its sliding window, where the file does not name one
    QVERIFY(!mistral->queryKeyValueBias && !mistral->attentionOutputBias && !mistral->feedForwardBias);
    const auto qwen = configWith(R"(, "model_type": "qwen2", "num_key_value_heads": null)");
    QVERIFY2(qwen.ok(), qwen.ok() ? "" : englishSentence(qwen.error()).c_str());
    QCOMPARE(qwen->keyValueHeadCount, 4);
    QCOMPARE(qwen->maxPositions, 32768);
    QVERIFY(qwen->queryKeyValueBias && !qwen->attentionOutputBias && !qwen->feedForwardBias);
    const auto llama = configWith(R"(, "attention_bias": true)");
    QVERIFY(llama->queryKeyValueBias && llama->attentionOutputBias && !llama->feedForwardBias);
    QVERIFY(configWith(R"(, "mlp_bias": true)")->feedForwardBias);
    QVERIFY(!configWith(R"(, "model_type": "gemma")").ok());
}

void LlmTest::aSlidingWindowIsTheLimit()
{
    const std::string mistral = R"(, "model_type": "mistral", "num_key_value_heads": 2, "max_position_embeddings": 32768)";
    QCOMPARE(configWith(mistral + R"(, "sliding_window": 1024)")->maxPositions, 1024);
    QCOMPARE(configWith(mistral + R"(, "sliding_window": null)")->maxPositions, 32768);
    QCOMPARE(configWith(mistral + R"(, "sliding_window": 99999)")->maxPositions, 32768);
    QVERIFY(!configWith(mistral + R"(, "sliding_window": -1)").ok());
    const std::string qwen = R"(, "model_type": "qwen2", "num_key_value_heads": 2, "sliding_window": 1024)";
    QCOMPARE(configWith(qwen)->maxPositions, 32768);
    QCOMPARE(configWith(qwen + R"(, "use_sliding_window": true)")->maxPositions, 32768);  // from the 28th layer on
    QCOMPARE(configWith(qwen + R"(, "use_sliding_window": true, "max_window_layers": 1)")->maxPositions, 1024);
    QCOMPARE(configWith(qwen + R"(, "use_sliding_window": true, "layer_types": ["sliding_attention", "full_attention"])")->maxPositions,
             1024);
    // Angles that were stretched from the model's own positions still are.
    const auto yarn = configWith(mistral + R"(, "sliding_window": 1024, "rope_scaling": {"type": "yarn", "factor": 2.0})");
    QCOMPARE(yarn->rope.originalPositions, 32768);
    const auto dynamic = configWith(mistral + R"(, "sliding_window": 1024, "rope_scaling": {"type": "dynamic", "factor": 2.0})");
    QVERIFY(dynamic->rope == RopeConfig{});
}

void LlmTest::absentKeysTakeTransformersDefaults()
{
    const auto config = configWith("");
    QVERIFY(config.ok());
    QCOMPARE(config->keyValueHeadCount, 4);
    QCOMPARE(config->headSize, 8);
    QCOMPARE(config->maxPositions, 2048);
    QCOMPARE(config->normEpsilon, 1e-6);
    QVERIFY(!config->tiedEmbeddings);
}

void LlmTest::unsupportedConfigIsRefused_data()
{
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("word");
    QTest::newRow("rope") << R"(, "rope_scaling": {"rope_type": "longrope", "factor": 8.0})"
                          << "longrope";
    QTest::newRow("llama3 without its frequencies") << R"(, "rope_scaling": {"rope_type": "llama3", "factor": 8.0})"
                                                    << "low_freq_factor";
    QTest::newRow("llama3's frequencies alike")
        << R"(, "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 2, "high_freq_factor": 2})"
        << "high_freq_factor";
    QTest::newRow("yarn from no positions")
        << R"(, "rope_scaling": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 0})"
        << "original_max_position_embeddings";
    QTest::newRow("yarn's bounds crossed") << R"(, "rope_scaling": {"rope_type": "yarn", "factor": 4.0, "beta_fast": 0.5})"
                                           << "YaRN";
    QTest::newRow("dynamic without a factor") << R"(, "rope_scaling": {"rope_type": "dynamic"})"
                                              << "dynamic";
    QTest::newRow("a part of the head rotated") << R"(, "partial_rotary_factor": 0.5)"
                                                << "partial_rotary_factor";
    QTest::newRow("the same in its new place")
        << R"(, "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "partial_rotary_factor": 0.25})"
        << "partial_rotary_factor";
    QTest::newRow("angles by layer") << R"(, "rope_parameters": {"full_attention": {"rope_type": "default"}})"
                                     << "full_attention";
    QTest::newRow("factor missing") << R"(, "rope_scaling": {"type": "linear"})"
                                    << "factor";
    QTest::newRow("factor negative") << R"(, "rope_scaling": {"type": "linear", "factor": -1})"
                                     << "factor";
    QTest::newRow("activation") << R"(, "hidden_act": "gelu")"
                                << "activation";
    QTest::newRow("quantised") << R"(, "quantization_config": {"bits": 4})"
                               << "quantised";
    QTest::newRow("heads do not divide") << R"(, "num_key_value_heads": 3)"
                                         << "key-value";
    QTest::newRow("no heads") << R"(, "num_key_value_heads": 0)"
                              << "num_key_value_heads";
    QTest::newRow("huge") << R"(, "max_position_embeddings": 99999999999)"
                          << "max_position_embeddings";
    QTest::newRow("beyond 64 bits") << R"(, "max_position_embeddings": 18446744073709551615)"
                                    << "max_position_embeddings";
    QTest::newRow("a word for a number") << R"(, "head_dim": "eight")"
                                         << "head_dim";
    QTest::newRow("odd head") << R"(, "head_dim": 7)"
                              << "odd";
    QTest::newRow("epsilon") << R"(, "rms_norm_eps": 0)"
                             << "rms_norm_eps";
}

void LlmTest::unsupportedConfigIsRefused()
{
    QFETCH(QString, extra);
    QFETCH(QString, word);
    const auto config = configWith(extra.toStdString());
    QVERIFY(!config.ok());
    QCOMPARE(config.error().code, ErrorCode::InvalidModel);
    QVERIFY2(QString::fromStdString(englishSentence(config.error())).contains(word), englishSentence(config.error()).c_str());
    QVERIFY(!config.error().path.empty());
}

void LlmTest::configSurvivesWritingAndReading()
{
    const QTemporaryDir folder;
    QVERIFY(writeLlamaConfig(tinyTiedConfig(), "float32", folderOf(folder) / "config.json").ok());
    const auto config = readLlamaConfig(folderOf(folder) / "config.json");
    QVERIFY(config.ok());
    QCOMPARE(config->rope.factor, 4.0);
    QCOMPARE(config->rope.theta, 20000.0);
    QCOMPARE(config->headSize, 16);
    QCOMPARE(config->maxPositions, 64);
    QVERIFY(config->tiedEmbeddings);
}

void LlmTest::savedModelIsTheSameModel()
{
    for (const auto& config : {tinyConfig(), tinyTiedConfig()}) {
        const QTemporaryDir folder;
        const auto llm = tinyLlm(config);
        QVERIFY(llm->save(folderOf(folder), torch::kFloat32).ok());
        const auto loaded = SpeechLlm::load(folderOf(folder), torch::kCPU, torch::kFloat32);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
        QVERIFY(torch::equal(allWeights(**loaded), allWeights(*llm)));
        QCOMPARE((*loaded)->parameterCount(), llm->parameterCount());
        QVERIFY(torch::equal((*loaded)->hiddenStates(tinyTokens(20)), llm->hiddenStates(tinyTokens(20))));
    }
}

void LlmTest::halfPrecisionOnDiskIsCloseToTheModel()
{
    for (const auto dtype : {torch::kFloat16, torch::kBFloat16}) {
        const QTemporaryDir folder;
        const auto llm = tinyLlm();
        QVERIFY(llm->save(folderOf(folder), dtype).ok());
        const auto loaded = *SpeechLlm::load(folderOf(folder), torch::kCPU, torch::kFloat32);
        QVERIFY(torch::equal(allWeights(*loaded), allWeights(*llm).to(dtype).to(torch::kFloat32)));
    }
}

void LlmTest::damagedFolderIsNamed_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("word");
    QTest::newRow("missing tensor") << "missing"
                                    << "model.layers.1.mlp.up_proj.weight";
    QTest::newRow("misshapen tensor") << "misshapen"
                                      << "model.layers.1.mlp.up_proj.weight";
    QTest::newRow("whole numbers") << "integers"
                                   << "floating-point";
    QTest::newRow("a tensor too many") << "leftover"
                                       << "q_proj.bias";
}

void LlmTest::damagedFolderIsNamed()
{
    QFETCH(QString, damage);
    QFETCH(QString, word);
    const QTemporaryDir folder;
    const auto file = folderOf(folder) / "model.safetensors";
    QVERIFY(tinyLlm()->save(folderOf(folder), torch::kFloat32).ok());
    TensorMap tensors = *loadTensors(file);
    auto& victim = tensors.at("model.layers.1.mlp.up_proj.weight");
    if (damage == "misshapen")
        victim = torch::zeros({48, 31});
    else if (damage == "integers")
        victim = torch::zeros({48, 32}, torch::kInt32);
    else if (damage == "leftover")
        tensors["model.layers.0.self_attn.q_proj.bias"] = torch::zeros({32});
    else
        tensors.erase("model.layers.1.mlp.up_proj.weight");
    QVERIFY(saveTensors(file, tensors).ok());
    const auto llm = SpeechLlm::load(folderOf(folder), torch::kCPU, torch::kFloat32);
    QVERIFY(!llm.ok());
    QCOMPARE(llm.error().code, ErrorCode::InvalidModel);
    QVERIFY2(QString::fromStdString(englishSentence(llm.error())).contains(word), englishSentence(llm.error()).c_str());
}

void LlmTest::laterTokensChangeNoEarlierRow()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    const auto tokens = tinyTokens(20);
    auto changed = tokens.clone();
    changed.slice(1, 12).fill_(3);
    const auto before = llm->hiddenStates(tokens);
    const auto after = llm->hiddenStates(changed);
    QVERIFY(torch::equal(before.slice(1, 0, 12), after.slice(1, 0, 12)));
    QVERIFY(!torch::equal(before.slice(1, 12), after.slice(1, 12)));
}

void LlmTest::skippedRowsChangeNoRow()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    const auto whole = llm->hiddenStates(tinyTokens(20));
    for (const std::int64_t first : {1, 7, 19}) {
        ForwardOptions options;
        options.firstRow = first;
        const auto rows = llm->hiddenStates(tinyTokens(20), options);
        QCOMPARE(rows.size(1), 20 - first);
        QVERIFY(largestDifference(rows, whole.slice(1, first)) < 1e-5);
    }
}

void LlmTest::rowsBehindACacheAreTheRowsOfTheWhole()
{
    torch::NoGradGuard frozen;
    for (const auto& config : {tinyConfig(), tinyTiedConfig()}) {
        const auto llm = tinyLlm(config);
        const auto whole = llm->hiddenStates(tinyTokens(20));
        for (const std::int64_t first : {1, 12, 19}) {
            KeyValueCache cache;
            ForwardOptions beginning;
            beginning.firstRow = first - 1;
            beginning.present = &cache;
            QVERIFY(largestDifference(llm->hiddenStates(tinyTokens(20).slice(1, 0, first), beginning), whole.slice(1, first - 1, first))
                    < 1e-5);
            ForwardOptions rest;
            rest.past = &cache;
            QVERIFY(largestDifference(llm->hiddenStates(tinyTokens(20).slice(1, first), rest), whole.slice(1, first)) < 1e-5);
        }
    }
}

void LlmTest::maskHidesWhatItForbids()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    // Rows from 8 on see nothing before 8: as if a new window had begun, but for the positions that RoPE cancels.
    auto mask = torch::ones({1, 20, 20}, torch::kBool).tril();
    mask.slice(1, 8).slice(2, 0, 8).fill_(false);
    ForwardOptions options;
    options.attentionMask = mask;
    const auto masked = llm->hiddenStates(tinyTokens(20), options);
    const auto alone = llm->hiddenStates(tinyTokens(20).slice(1, 8));
    QVERIFY(largestDifference(masked.slice(1, 8), alone) < 1e-4);
}

void LlmTest::cancelledForwardGivesNothing()
{
    CancellationToken cancel;
    ForwardOptions options;
    options.cancel = &cancel;
    QVERIFY(tinyLlm()->hiddenStates(tinyTokens(5), options).defined());
    cancel.cancel();
    QVERIFY(!tinyLlm()->hiddenStates(tinyTokens(5), options).defined());
}

void LlmTest::emotionScoresAreThoseOfTheWholeVocabulary()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    const auto hidden = llm->hiddenStates(tinyTokens(9));
    const auto scores = emotionLogits(*llm, tinyVocabulary(), hidden);
    QVERIFY(largestDifference(scores, llm->logits(hidden).slice(-1, 56, 60)) < 1e-6);
}

void LlmTest::bf16StaysCloseToFp32()
{
    torch::NoGradGuard frozen;
    const QTemporaryDir folder;
    const auto llm = tinyLlm();
    QVERIFY(llm->save(folderOf(folder), torch::kBFloat16).ok());
    const auto exact = *SpeechLlm::load(folderOf(folder), torch::kCPU, torch::kFloat32);
    const auto coarse = *SpeechLlm::load(folderOf(folder), torch::kCPU, torch::kBFloat16);
    const auto adapter = filledAdapter(tinyConfig());
    ForwardOptions options;
    options.trained = &adapter.lora;
    const auto a = exact->hiddenStates(tinyTokens(20), options).flatten();
    const auto b = coarse->hiddenStates(tinyTokens(20), options).flatten().to(torch::kFloat32);
    QCOMPARE(coarse->dtype(), torch::kBFloat16);
    QVERIFY(torch::cosine_similarity(a, b, 0).item<double>() > 0.999);
}

void LlmTest::vocabularyGrowsByRowsLikeTheOldOnes()
{
    const auto llm = tinyLlm();
    const auto oldRows = llm->outputRows().clone();
    QVERIFY(llm->extendVocabulary(4000, 5).ok());
    QCOMPARE(llm->config().vocabularySize, 4060);
    QVERIFY(torch::equal(llm->outputRows().slice(0, 0, 60), oldRows));
    const auto fresh = llm->outputRows().slice(0, 60);
    QVERIFY(largestDifference(fresh.mean(0), oldRows.mean(0)) < 0.03);
    QVERIFY(largestDifference(fresh.std(0, false), oldRows.std(0, false)) < 0.03);
    const auto again = tinyLlm();
    QVERIFY(again->extendVocabulary(4000, 5).ok());
    QVERIFY(torch::equal(again->outputRows(), llm->outputRows()));
    QCOMPARE(llm->extendVocabulary(0, 5).error().code, ErrorCode::InvalidArgument);
}

void LlmTest::tiedOutputStaysTied()
{
    const auto llm = tinyLlm(tinyTiedConfig());
    QVERIFY(llm->extendVocabulary(10, 5).ok());
    QVERIFY(llm->embeddingRows().is_same(llm->outputRows()));
    QCOMPARE(llm->embeddingRows().size(0), 70);
    QVERIFY(llm->config().tiedEmbeddings);
    // One matrix of two is no tie any more: the other stays.
    const auto before = llm->outputRows().clone();
    QVERIFY(llm->setRows(torch::ones({70, 32}), {}).ok());
    QVERIFY(!llm->config().tiedEmbeddings);
    QVERIFY(torch::equal(llm->outputRows(), before) && torch::equal(llm->embeddingRows(), torch::ones({70, 32})));
    QVERIFY(!llm->setRows(torch::ones({71, 32}), {}).ok());
}

void LlmTest::freshLoraChangesNothing()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    const auto fresh = LoraSet::create(llm->config(), {4, 8.0}, 3, torch::kCPU);
    ForwardOptions options;
    options.temporary = &fresh;
    QVERIFY(torch::equal(llm->hiddenStates(tinyTokens(20), options), llm->hiddenStates(tinyTokens(20))));
    fillLora(fresh, "filled", "lora_B");
    QVERIFY(!torch::equal(llm->hiddenStates(tinyTokens(20), options), llm->hiddenStates(tinyTokens(20))));
}

void LlmTest::mergedAdapterIsTheSameFunction()
{
    torch::NoGradGuard frozen;
    const auto llm = tinyLlm();
    auto adapter = filledAdapter(llm->config());
    adapter.output = torch::empty({60, 32});
    fillTensor(adapter.output, "rows", 1.0);
    ForwardOptions options;
    options.trained = &adapter.lora;
    const auto apart = llm->logits(llm->hiddenStates(tinyTokens(20), options), adapter.output);
    const auto original = llm->clone();
    QVERIFY(mergeAdapter(*llm, adapter).ok());
    QVERIFY(largestDifference(llm->logits(llm->hiddenStates(tinyTokens(20))), apart) < 1e-5);
    QVERIFY2(torch::equal(allWeights(*original), allWeights(*tinyLlm())), "merging into a model changed its clone");
    auto deeper = tinyConfig();
    deeper.layerCount = 3;
    QCOMPARE(mergeAdapter(*llm, filledAdapter(deeper)).error().code, ErrorCode::InvalidModel);
}

void LlmTest::savedAdapterIsTheSameAdapter()
{
    const QTemporaryDir folder;
    auto adapter = filledAdapter(tinyConfig());
    adapter.embedding = torch::ones({60, 32});
    QVERIFY(adapter.save(folderOf(folder), torch::kFloat32, "base").ok());
    const auto loaded = LoraAdapter::load(folderOf(folder), tinyConfig(), torch::kCPU);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
    QCOMPARE(loaded->lora.config().alpha, 8.0);
    const auto expected = adapter.lora.parameters();
    const auto parameters = loaded->lora.parameters();
    QCOMPARE(parameters.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(torch::equal(parameters[i], expected[i]));
    QVERIFY(torch::equal(loaded->embedding, adapter.embedding));
    QVERIFY(!loaded->output.defined());
}

void LlmTest::foreignAdapterIsRefused_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("word");
    QTest::newRow("another method") << "\"LORA\""
                                    << "\"IA3\""
                                    << "peft_type";
    QTest::newRow("biases") << "\"bias\": \"none\""
                            << "\"bias\": \"all\""
                            << "bias";
    QTest::newRow("dora") << "\"inference_mode\""
                          << "\"use_dora\": true, \"inference_mode\""
                          << "use_dora";
    QTest::newRow("another rank than the tensors") << "\"r\": 4"
                                                   << "\"r\": 5"
                                                   << "lora_A";
    QTest::newRow("rank zero") << "\"r\": 4"
                               << "\"r\": 0"
                               << "rank";
}

void LlmTest::foreignAdapterIsRefused()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, word);
    const QTemporaryDir folder;
    QVERIFY(filledAdapter(tinyConfig()).save(folderOf(folder), torch::kFloat32, "base").ok());
    QFile file(folder.filePath("adapter_config.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(from));
    file.resize(0);
    file.write(QString(text).replace(from, to).toUtf8());
    file.close();
    const auto adapter = LoraAdapter::load(folderOf(folder), tinyConfig(), torch::kCPU);
    QVERIFY(!adapter.ok());
    QCOMPARE(adapter.error().code, ErrorCode::InvalidModel);
    QVERIFY2(QString::fromStdString(englishSentence(adapter.error())).contains(word), englishSentence(adapter.error()).c_str());
}

void LlmTest::windowsFollowTheBoundaryCases()
{
    // Eq. 4 with n_o 256, n_p 512.
    QCOMPARE(audioLossWindow(100, 256, 512), (TokenWindow{0, 100}));
    QCOMPARE(audioLossWindow(256, 256, 512), (TokenWindow{0, 256}));
    QCOMPARE(audioLossWindow(300, 256, 512), (TokenWindow{44, 256}));
    QCOMPARE(audioLossWindow(768, 256, 512), (TokenWindow{512, 256}));
    QCOMPARE(audioLossWindow(5000, 256, 512), (TokenWindow{512, 256}));
    // Eq. 6 and 11.
    QCOMPARE(prefixLength(700, 768), 700);
    QCOMPARE(prefixLength(800, 768), 768);
}

void LlmTest::longSentenceIsNamed()
{
    const std::array<std::int64_t, 3> sentences{20, 48, 49};
    QVERIFY(checkWindowLimit({sentences.data(), 2}, 16, 64).ok());
    const auto status = checkWindowLimit(sentences, 16, 64);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, ErrorCode::LimitExceeded);
    QVERIFY2(QString::fromStdString(englishSentence(status.error())).startsWith("Sentence 3 has 49 tokens"),
             englishSentence(status.error()).c_str());
    QVERIFY(!checkWindowLimit(sentences, 100, 64).ok());
    QCOMPARE(checkWindowLimit(sentences, 0, 64).error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(LlmTest)
#include "llm_test.moc"
