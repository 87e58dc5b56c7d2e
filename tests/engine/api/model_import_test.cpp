// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/model_import.h"
#include "engine/messages/catalogue.h"

#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/tensor_io.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(UNDERTONE_TESTS_DIR) / "golden";
const fs::path sharded = golden / "loading" / "sharded_bf16";

}  // namespace

class ModelImportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void theOldWeightsStayAsTheyWere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("bf16, shards, untied") << "sharded_bf16";
        QTest::newRow("fp16, tied") << "tied_fp16";
    }
    void theOldWeightsStayAsTheyWere()
    {
        QFETCH(QString, name);
        const fs::path source = golden / "loading" / name.toStdString();
        const fs::path target = path(name.toStdString());
        double last = 0.0;
        const auto imported = importBase({source, target, 200, 7}, [&](double fraction) { last = fraction; }, {});
        QVERIFY2(imported.ok(), imported.ok() ? "" : englishSentence(imported.error()).c_str());
        QCOMPARE(imported->textTokens, 60);
        QCOMPARE(imported->maxPositions, 64);
        QCOMPARE(last, 1.0);
        auto before = *loadTensors(source), after = *loadTensors(target);
        QCOMPARE(after.size(), before.size());
        for (const auto& [tensor, value] : before) {
            const auto& kept = after.at(tensor);
            QCOMPARE(kept.scalar_type(), value.scalar_type());
            const bool rows = tensor.find("embed_tokens") != std::string::npos || tensor.find("lm_head") != std::string::npos;
            QVERIFY2(torch::equal(rows ? kept.slice(0, 0, 60) : kept, value), tensor.c_str());
            QCOMPARE(kept.size(0), value.size(0) + (rows ? 200 : 0));
        }
        const auto source60 = *readLlamaConfig(source / "config.json");
        const auto config = readLlamaConfig(target / "config.json");
        QVERIFY(config.ok());
        QCOMPARE(config->vocabularySize, 260);
        QVERIFY(config->rope == source60.rope);
        QCOMPARE(config->tiedEmbeddings, source60.tiedEmbeddings);
        QVERIFY(SpeechLlm::load(target, torch::kCPU, torch::kFloat32).ok());
    }

    void newRowsAreLikeTheOldOnesAndFollowTheSeed()
    {
        QVERIFY(importBase({sharded, path("seed7"), 4000, 7}, {}, {}).ok());
        QVERIFY(importBase({sharded, path("seven again"), 4000, 7}, {}, {}).ok());
        QVERIFY(importBase({sharded, path("seed8"), 4000, 8}, {}, {}).ok());
        const auto rows = [&](const char* folder) { return loadTensors(path(folder))->at("lm_head.weight").to(torch::kFloat32); };
        const auto old = rows("seed7").slice(0, 0, 60), fresh = rows("seed7").slice(0, 60);
        QVERIFY((fresh.mean(0) - old.mean(0)).abs().max().item<double>() < 0.03);
        QVERIFY((fresh.std(0, false) - old.std(0, false)).abs().max().item<double>() < 0.03);
        QVERIFY(torch::equal(rows("seed7"), rows("seven again")));
        QVERIFY(!torch::equal(rows("seed7"), rows("seed8")));
    }

    void largeBasesAreWrittenInShards()
    {
        BaseImport import{sharded, path("shards"), 20, 1};
        import.shardBytes = 12'000;
        QVERIFY(importBase(import, {}, {}).ok());
        QVERIFY(!fs::exists(path("shards") / "model.safetensors"));
        QVERIFY(fs::exists(path("shards") / "model.safetensors.index.json"));
        int shards = 0;
        for (const auto& entry : fs::directory_iterator(path("shards"))) {
            shards += entry.path().extension() == ".safetensors" ? 1 : 0;
            QVERIFY(entry.path().extension() != ".safetensors" || entry.file_size() < 12'000 + 2'000);
        }
        QVERIFY(shards > 2 && fs::exists(path("shards") / QString::asprintf("model-00001-of-%05d.safetensors", shards).toStdString()));
        const auto whole = *SpeechLlm::load(sharded, torch::kCPU, torch::kFloat32);
        const auto loaded = SpeechLlm::load(path("shards"), torch::kCPU, torch::kFloat32);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
        for (const Projection which : allProjections)
            QVERIFY(torch::equal((*loaded)->block(1).projection(which), whole->block(1).projection(which)));
    }

    void cancelledImportEnds()
    {
        CancellationToken cancel;
        int told = 0;
        const auto imported = importBase(
            {sharded, path("cancelled"), 20, 1},
            [&](double) {
                ++told;
                cancel.cancel();
            },
            cancel);
        QCOMPARE(imported.error().code, ErrorCode::Cancelled);
        QCOMPARE(told, 1);
        QVERIFY(!fs::exists(path("cancelled") / "config.json"));
    }

    void baseThatIsNoneIsNamed()
    {
        QCOMPARE(importBase({path("nowhere"), path("x"), 20, 1}, {}, {}).error().code, ErrorCode::FileNotFound);
        QVERIFY(!fs::exists(path("x")));
    }

    /// Both matrices of a tied base trained, as peft's modules_to_save has them: what is imported loads, and is tied no longer.
    void aTiedBaseTakesTwoMatrices()
    {
        QVERIFY(importBase({golden / "loading/tied_fp16", path("tied base"), 200, 7}, {}, {}).ok());
        const auto config = *readLlamaConfig(path("tied base") / "config.json");
        QVERIFY(config.tiedEmbeddings);
        LoraAdapter adapter;
        adapter.lora = LoraSet::create(config, {4, 8.0}, 7, torch::kCPU);
        adapter.embedding = torch::full({260, 32}, 0.5F);
        adapter.output = torch::full({260, 32}, 0.25F);
        QVERIFY(adapter.save(path("both"), torch::kFloat32, "tied base").ok());
        QVERIFY(importAdapter(path("both"), path("tied base"), path("imported")).ok());
        const auto loaded = LoraAdapter::load(path("imported"), config, torch::kCPU);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
        const auto llm = SpeechLlm::load(path("tied base"), torch::kCPU, torch::kFloat32, &*loaded);
        QVERIFY2(llm.ok(), llm.ok() ? "" : englishSentence(llm.error()).c_str());
        QVERIFY(torch::equal((*llm)->embeddingRows(), adapter.embedding) && torch::equal((*llm)->outputRows(), adapter.output));
    }

    void weightsThatAreNoNumbersAreRefusedByName()
    {
        // One number in the middle of a matrix, and each part of a model.
        const auto damaged = [&](const fs::path& file, const char* name, double value) {
            auto tensors = *loadTensors(file);
            auto& tensor = tensors.at(name);
            tensor = tensor.clone();
            tensor.view(-1)[tensor.numel() / 2] = value;
            return saveTensors(file, tensors).ok();
        };
        const auto refuses = [](const auto& result, const char* name) {
            return !result.ok() && result.error().code == ErrorCode::InvalidModel
                && englishSentence(result.error()).find(name) != std::string::npos;
        };
        for (const double value : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity()}) {
            for (const char* source : {"tied_fp16", "wide_heads_fp32"}) {
                const auto base = path("damaged");
                fs::remove_all(base);
                fs::copy(golden / "loading" / source, base);
                QVERIFY(importBase({base, path("whole"), 200, 7}, {}, {}).ok());
                QVERIFY(damaged(base / "model.safetensors", "model.layers.1.mlp.up_proj.weight", value));
                const auto imported = importBase({base, path("target"), 200, 7}, {}, {});
                QVERIFY2(refuses(imported, "model.layers.1.mlp.up_proj.weight"),
                         imported.ok() ? "" : englishSentence(imported.error()).c_str());
            }
            fs::remove_all(path("adapter of nan"));
            fs::copy(golden / "loading/adapters/list", path("adapter of nan"));
            const char* pair = "base_model.model.model.layers.1.self_attn.q_proj.lora_B.weight";
            QVERIFY(damaged(path("adapter of nan") / "adapter_model.safetensors", pair, value));
            QVERIFY(refuses(importAdapter(path("adapter of nan"), sharded, path("no adapter")), pair));
            fs::remove_all(path("tokenizer of nan"));
            QVERIFY(importTokenizer(golden / "onnx_tokenizer.onnx", path("tokenizer of nan")).ok());
            const auto weights = path("tokenizer of nan") / "model.safetensors";
            const auto name = loadTensors(weights)->begin()->first;
            QVERIFY(damaged(weights, name.c_str(), value));
            QVERIFY(refuses(importTokenizer(path("tokenizer of nan"), path("no tokenizer")), name.c_str()));
        }
    }

    void tokenizerComesFromOnnxOrFromAFolder()
    {
        const auto codes = importTokenizer(golden / "onnx_tokenizer.onnx", path("tokenizer"));
        QVERIFY2(codes.ok(), codes.ok() ? "" : englishSentence(codes.error()).c_str());
        QCOMPARE(*codes, 6561);
        QCOMPARE(*importTokenizer(path("tokenizer"), path("copy")), 6561);
        const auto first = *loadTensors(path("tokenizer") / "model.safetensors"), second = *loadTensors(path("copy") / "model.safetensors");
        for (const auto& [name, value] : first)
            QVERIFY(torch::equal(second.at(name), value));
        QCOMPARE(importTokenizer(golden / "loading", path("y")).error().code, ErrorCode::FileNotFound);
        QCOMPARE(importTokenizer(golden / "stats.json", path("z")).error().code, ErrorCode::CorruptFile);
    }

    void adapterIsCheckedAgainstTheExtendedBase()
    {
        QVERIFY(importBase({sharded, path("base"), 200, 7}, {}, {}).ok());
        QVERIFY(importAdapter(golden / "loading/adapters/list", path("base"), path("adapter")).ok());
        QVERIFY(fs::exists(path("adapter") / "adapter_model.safetensors"));
        // Its output rows were trained for 60 ids.
        const auto small = importAdapter(golden / "loading/adapters/saved_head", path("base"), path("other"));
        QCOMPARE(small.error().code, ErrorCode::InvalidModel);
        QVERIFY2(QString::fromStdString(englishSentence(small.error())).contains("lm_head"), englishSentence(small.error()).c_str());
        QVERIFY(!fs::exists(path("other")));
    }
};

QTEST_GUILESS_MAIN(ModelImportTest)
#include "model_import_test.moc"
