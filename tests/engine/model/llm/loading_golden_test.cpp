// SPDX-License-Identifier: GPL-3.0-or-later
// Llama folders and adapters as transformers and peft save them, and the logits they give (tests/oracle/make_loading_goldens.py);
// tolerances: method.md 6.
#include "engine/messages/catalogue.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/tensor_io.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(UNDERTONE_TESTS_DIR) / "golden";

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

torch::Tensor logitsOf(const SpeechLlm& llm, const torch::Tensor& tokens, const LoraAdapter* apart = nullptr)
{
    torch::NoGradGuard frozen;
    ForwardOptions options;
    if (apart) {
        options.trained = &apart->lora;
        options.embedding = apart->embedding;
        options.output = apart->output;
    }
    return llm.logits(llm.hiddenStates(tokens, options), options.output)[0];
}

void replaceInFile(const fs::path& path, const QString& from, const QString& to)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(from), qPrintable(text));
    file.resize(0);
    file.write(QString(text).replace(from, to).toUtf8());
}

}  // namespace

class LoadingGoldenTest : public QObject {
    Q_OBJECT

    TensorMap m_expected;
    LlamaConfig m_baseConfig;

    torch::Tensor expected(const std::string& name) const { return m_expected.at(name); }
    Result<LoraAdapter> adapter(const fs::path& folder) const { return LoraAdapter::load(folder, m_baseConfig, torch::kCPU); }

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        m_expected = *loadTensors(golden / "loading" / "logits.safetensors");
        m_baseConfig = *readLlamaConfig(golden / "llm_gqa" / "config.json");
    }

    void llamaFoldersGiveTheirLogits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("grouped queries, linear RoPE, bf16 in four shards") << "sharded_bf16";
        QTest::newRow("tied, fp16") << "tied_fp16";
        QTest::newRow("heads wider than hidden / heads, fp32") << "wide_heads_fp32";
    }
    void llamaFoldersGiveTheirLogits()
    {
        QFETCH(QString, name);
        const auto llm = SpeechLlm::load(golden / "loading" / name.toStdString(), torch::kCPU, torch::kFloat32);
        QVERIFY2(llm.ok(), llm.ok() ? "" : englishSentence(llm.error()).c_str());
        const double difference = largestDifference(logitsOf(**llm, expected("tokens")), expected(name.toStdString()));
        QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    }

    /// Scaled angles, biases, and folders of other families.
    void variantsGiveTheirLogits_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama3", "yarn", "yarn_tuned", "dynamic", "biased", "mistral", "qwen2"})
            QTest::newRow(name) << name;
    }
    void variantsGiveTheirLogits()
    {
        QFETCH(QString, name);
        const auto folder = golden / "loading" / "variants" / name.toStdString();
        const auto llm = SpeechLlm::load(folder, torch::kCPU, torch::kFloat32);
        QVERIFY2(llm.ok(), llm.ok() ? "" : englishSentence(llm.error()).c_str());
        const auto& logits = expected("variant." + name.toStdString());
        const double difference = largestDifference(logitsOf(**llm, expected("variant_tokens")), logits);
        qInfo("largest deviation | logits of the variant %s | %.1e | tolerance 1e-05", qPrintable(name), difference);
        QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
        // Written and read again it is the same model: what a model directory keeps.
        const QTemporaryDir copy;
        const fs::path written = copy.path().toStdString();
        QVERIFY((*llm)->save(written, torch::kFloat16).ok());
        const auto again = SpeechLlm::load(written, torch::kCPU, torch::kFloat32);
        QVERIFY2(again.ok(), again.ok() ? "" : englishSentence(again.error()).c_str());
        QVERIFY((*again)->config().rope == (*llm)->config().rope);
        QVERIFY(torch::equal(logitsOf(**again, expected("variant_tokens")), logitsOf(**llm, expected("variant_tokens"))));
    }

    void bf16RunsAsItLies()
    {
        const auto llm = SpeechLlm::load(golden / "loading" / "sharded_bf16", torch::kCPU, torch::kBFloat16);
        QVERIFY(llm.ok());
        QCOMPARE((*llm)->dtype(), torch::kBFloat16);
        const auto ours = logitsOf(**llm, expected("tokens")).to(torch::kFloat32).flatten();
        QVERIFY(torch::cosine_similarity(ours, expected("sharded_bf16").flatten(), 0).item<double>() > 0.999);
    }

    void theOldSpellingOfTheConfigSaysTheSame()
    {
        const auto old = readLlamaConfig(golden / "loading" / "config_of_transformers_4.json");
        const auto recent = readLlamaConfig(golden / "loading" / "sharded_bf16" / "config.json");
        QVERIFY2(old.ok(), old.ok() ? "" : englishSentence(old.error()).c_str());
        QCOMPARE(old->rope.factor, 4.0);
        QVERIFY(old->rope == recent->rope);
    }

    void adaptersGiveTheirLogits_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"list", "regex", "all_linear", "rslora", "patterns", "rslora_patterns", "one_layer", "saved_head"})
            QTest::newRow(name) << name;
    }
    void adaptersGiveTheirLogits()
    {
        QFETCH(QString, name);
        const auto trained = adapter(golden / "loading" / "adapters" / name.toStdString());
        QVERIFY2(trained.ok(), trained.ok() ? "" : englishSentence(trained.error()).c_str());
        const auto& logits = expected("adapter." + name.toStdString());
        const auto merged = SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kFloat32, &*trained);
        QVERIFY2(merged.ok(), merged.ok() ? "" : englishSentence(merged.error()).c_str());
        const auto base = *SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kFloat32);
        QVERIFY2(largestDifference(logitsOf(*base, expected("tokens")), logits) > 1e-3, "the adapter does nothing");
        QVERIFY(largestDifference(logitsOf(**merged, expected("tokens")), logits) < 1e-5);
        QVERIFY(largestDifference(logitsOf(*base, expected("tokens"), &*trained), logits) < 1e-5);
        QVERIFY(mergeAdapter(*base, *trained).ok());
        QVERIFY(largestDifference(logitsOf(*base, expected("tokens")), logits) < 1e-5);
    }

    /// peft copies the modules that it trains whole: an adapter with one of two tied matrices leaves the other as the base has it.
    void adaptersOfATiedBaseGiveTheirLogits_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tied_input", "tied_output", "tied_both", "tied_ensured"})
            QTest::newRow(name) << name;
    }
    void adaptersOfATiedBaseGiveTheirLogits()
    {
        QFETCH(QString, name);
        const auto folder = golden / "loading" / "tied_fp16";
        const auto config = *readLlamaConfig(folder / "config.json");
        QVERIFY(config.tiedEmbeddings);
        const auto trained = LoraAdapter::load(golden / "loading" / "adapters" / name.toStdString(), config, torch::kCPU);
        QVERIFY2(trained.ok(), trained.ok() ? "" : englishSentence(trained.error()).c_str());
        const auto& logits = expected("adapter." + name.toStdString());
        const auto merged = SpeechLlm::load(folder, torch::kCPU, torch::kFloat32, &*trained);
        QVERIFY2(merged.ok(), merged.ok() ? "" : englishSentence(merged.error()).c_str());
        QVERIFY(largestDifference(logitsOf(**merged, expected("tokens")), logits) < 1e-5);
        QVERIFY(!(*merged)->config().tiedEmbeddings);
        const auto base = *SpeechLlm::load(folder, torch::kCPU, torch::kFloat32);
        QVERIFY(largestDifference(logitsOf(*base, expected("tokens"), &*trained), logits) < 1e-5);
        QVERIFY(mergeAdapter(*base, *trained).ok());
        QVERIFY(largestDifference(logitsOf(*base, expected("tokens")), logits) < 1e-5);
        // Both matrices are written.
        const QTemporaryDir copy;
        QVERIFY(base->save(copy.path().toStdString(), torch::kFloat32).ok());
        const auto again = *SpeechLlm::load(copy.path().toStdString(), torch::kCPU, torch::kFloat32);
        QVERIFY(torch::equal(logitsOf(*again, expected("tokens")), logitsOf(*base, expected("tokens"))));
    }

    /// W + s B A is summed in fp32 and rounded once, also where the base lies in bf16.
    void mergingIntoBf16RoundsOnce()
    {
        const auto trained = *adapter(golden / "loading" / "adapters" / "patterns");
        const auto exact = *SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kFloat32, &trained);
        const auto rounded = *SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kBFloat16, &trained);
        for (const Projection which : allProjections)
            QVERIFY(torch::equal(rounded->block(1).projection(which), exact->block(1).projection(which).to(torch::kBFloat16)));
    }

    void weightsWithoutLoraStayBitIdentical()
    {
        const auto trained = *adapter(golden / "loading" / "adapters" / "regex");
        const auto merged = *SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kFloat32, &trained);
        const auto base = *SpeechLlm::load(golden / "llm_gqa", torch::kCPU, torch::kFloat32);
        for (const Projection which : allProjections) {
            const bool adapted = which == Projection::Up || which == Projection::Down;
            QVERIFY(torch::equal(merged->block(0).projection(which), base->block(0).projection(which)));
            QCOMPARE(torch::equal(merged->block(1).projection(which), base->block(1).projection(which)), !adapted);
        }
    }

    void whatCannotBeAppliedIsNamed_data()
    {
        QTest::addColumn<QString>("adapter");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("word");
        QTest::newRow("a layer is missing") << "one_layer"
                                            << "\"layers_to_transform\""
                                            << "\"layers\""
                                            << "layers.0.self_attn.k_proj.lora_A";
        QTest::newRow("a listed module is missing") << "list"
                                                    << "\"v_proj\""
                                                    << "\"v_proj\", \"o_proj\""
                                                    << "o_proj.lora_A";
        QTest::newRow("no targets") << "list"
                                    << "\"target_modules\""
                                    << "\"targets\""
                                    << "target_modules";
        QTest::newRow("rank pattern of other weights") << "patterns"
                                                       << "\"q_proj\": 2"
                                                       << "\"q_proj\": 3"
                                                       << "q_proj.lora_A";
        QTest::newRow("rank pattern left out") << "patterns"
                                               << "\"rank_pattern\""
                                               << "\"rank\""
                                               << "lora_A";
        QTest::newRow("regular expression") << "patterns"
                                            << "\"down_proj\": 24"
                                            << "\".*down.*\": 24"
                                            << "regular expression";
        QTest::newRow("two entries for one module") << "patterns"
                                                    << "\"down_proj\": 24"
                                                    << "\"mlp.down_proj\": 3, \"down_proj\": 24"
                                                    << "two entries";
        QTest::newRow("alpha that is a word") << "patterns"
                                              << "\"down_proj\": 24"
                                              << "\"down_proj\": \"much\""
                                              << "alpha_pattern";
        QTest::newRow("rank zero in a pattern") << "patterns"
                                                << "\"q_proj\": 2"
                                                << "\"q_proj\": 0"
                                                << "rank";
        QTest::newRow("pissa") << "list"
                               << "\"init_lora_weights\": true"
                               << "\"init_lora_weights\": \"pissa_niter_4\""
                               << "pissa_niter_4";
        QTest::newRow("another variant") << "list"
                                         << "\"kasa_config\": null"
                                         << "\"kasa_config\": {\"beta\": 1}"
                                         << "kasa_config";
    }
    void whatCannotBeAppliedIsNamed()
    {
        QFETCH(QString, adapter);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, word);
        const QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "adapter";
        fs::copy(golden / "loading" / "adapters" / adapter.toStdString(), copy);
        replaceInFile(copy / "adapter_config.json", from, to);
        const auto loaded = this->adapter(copy);
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, ErrorCode::InvalidModel);
        QVERIFY2(QString::fromStdString(englishSentence(loaded.error())).contains(word), englishSentence(loaded.error()).c_str());
    }

    void adapterOfOtherModulesIsNamed()
    {
        const QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "adapter";
        fs::copy(golden / "loading" / "adapters" / "list", copy);
        TensorMap tensors = *loadTensors(copy / "adapter_model.safetensors");
        tensors["base_model.model.model.norm.weight"] = torch::ones({32});
        QVERIFY(saveTensors(copy / "adapter_model.safetensors", tensors).ok());
        QVERIFY(QString::fromStdString(englishSentence(adapter(copy).error())).contains("model.norm.weight"));
        QVERIFY(saveTensors(copy / "adapter_model.safetensors", {}).ok());
        QVERIFY(QString::fromStdString(englishSentence(adapter(copy).error())).contains("no LoRA at all"));
    }

    void adapterInAPickleIsRefused()
    {
        const QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "adapter";
        fs::copy(golden / "loading" / "adapters" / "list", copy);
        fs::rename(copy / "adapter_model.safetensors", copy / "adapter_model.bin");
        const auto loaded = adapter(copy);
        QCOMPARE(loaded.error().code, ErrorCode::UnsupportedFormat);
        QVERIFY(QString::fromStdString(englishSentence(loaded.error())).contains("pickle"));
    }
};

QTEST_GUILESS_MAIN(LoadingGoldenTest)
#include "loading_golden_test.moc"
