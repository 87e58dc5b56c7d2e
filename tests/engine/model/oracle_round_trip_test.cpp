// SPDX-License-Identifier: GPL-3.0-or-later
// What we save, safetensors, peft and transformers load and compute the same from; what they save, we load. Both ways
// go through the libraries themselves (tests/oracle/round_trip.py), in the environment that ./dev oracle makes.
#include "engine/messages/catalogue.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/tensor_io.h"
#include "tests/engine/model/tiny_llm.h"
#include "tests/support/deviation.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

namespace fs = std::filesystem;

/// Logits grow with a model's weights, and fp32's rounding with them.
double relativeToLargest(const torch::Tensor& got, const torch::Tensor& expected)
{
    return ((got - expected).abs().max() / expected.abs().max().clamp_min(1.0)).item<double>();
}

torch::Tensor logitsOf(const SpeechLlm& llm, const torch::Tensor& tokens, const LoraAdapter* adapter = nullptr)
{
    torch::NoGradGuard frozen;
    ForwardOptions options;
    if (adapter) {
        // Rows keep the file's type; here all is computed in fp32.
        const auto wide = [](const torch::Tensor& rows) { return rows.defined() ? rows.to(torch::kFloat32) : rows; };
        options.trained = &adapter->lora;
        options.embedding = wide(adapter->embedding);
        options.output = wide(adapter->output);
    }
    return llm.logits(llm.hiddenStates(tokens, options), options.output);
}

torch::Tensor tokensBetween(std::int64_t first, std::int64_t last, std::vector<std::int64_t> shape)
{
    IntegerGenerator generator("round trip");
    auto tokens = torch::empty(shape, torch::kInt64);
    for (std::int64_t i = 0; i < tokens.numel(); ++i)
        tokens.data_ptr<std::int64_t>()[i] = first + generator.below(static_cast<std::uint32_t>(last - first));
    return tokens;
}

LoraAdapter filledAdapter(const LlamaConfig& config, const std::string& label)
{
    LoraAdapter adapter;
    adapter.lora = LoraSet::create(config, {4, 12.0}, 1, torch::kCPU);
    fillLora(adapter.lora, label);
    if (!config.tiedEmbeddings) {
        adapter.embedding = torch::empty({config.vocabularySize, config.hiddenSize});
        adapter.output = torch::empty({config.vocabularySize, config.hiddenSize});
        fillTensor(adapter.embedding, label + "/embedding", 1.0);
        fillTensor(adapter.output, label + "/output", 1.0);
    }
    return adapter;
}

struct Saved {
    const char* name;
    bool tied;
    torch::Dtype dtype;
};
constexpr Saved savedByUs[] = {{"fp32", false, torch::kFloat32},
                               {"fp32_tied", true, torch::kFloat32},
                               {"fp16", false, torch::kFloat16},
                               {"bf16", false, torch::kBFloat16}};
constexpr const char* savedByThem[] = {"fp32", "fp32_shards", "fp16_shards", "bf16", "bf16_shards"};
const fs::path smallModel = fs::path(UNDERTONE_SOURCE_DIR) / "resources/models/undertone-small";

TensorMap everyDtype()
{
    TensorMap tensors{{"empty", torch::zeros({0, 3})}, {"scalar", torch::tensor(4.5)}, {"turned", torch::arange(6.0F).view({2, 3}).t()}};
    int number = 0;
    for (const auto dtype : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64, torch::kInt32,
                             torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool})
        tensors["dtype" + std::to_string(number++)] = torch::tensor({0.0, 1.0, 3.0, 100.0}).to(dtype);
    return tensors;
}

}  // namespace

class OracleRoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        const auto python = qEnvironmentVariable("UNDERTONE_ORACLE_PYTHON");
        if (python.isEmpty())
            QSKIP("The oracles' Python is not here: ./dev oracle makes it and runs this.");
        QVERIFY(m_ours.isValid() && m_theirs.isValid());
        for (const auto& saved : savedByUs)
            save(saved);
        const auto small = ours(smallModel.filename().string());
        fs::create_directories(small);
        for (const char* part : {"base", "adapter"})
            fs::create_directory_symlink(smallModel / part, small / part);
        QVERIFY(saveTensors(small / "ours.safetensors", {{"tokens", tokensBetween(256, 6818, {3, 300})}}).ok());
        QVERIFY(saveTensors(ours("dtypes.safetensors"), everyDtype()).ok());
        for (const auto& [command, folder] : {std::pair{"read", m_ours.path()}, {"write", m_theirs.path()}}) {
            QProcess process;
            process.start(python, {UNDERTONE_TESTS_DIR "/oracle/round_trip.py", command, folder});
            QVERIFY2(process.waitForFinished(540000), qPrintable(process.errorString()));
            QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAllStandardError().constData());
        }
    }
    void cleanupTestCase() { m_deviations.print(); }

    void transformersAndPeftComputeTheSameFromWhatWeSave_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < static_cast<int>(std::size(savedByUs)); ++i)
            QTest::newRow(savedByUs[i].name) << i;
    }

    void transformersAndPeftComputeTheSameFromWhatWeSave()
    {
        QFETCH(int, which);
        const auto& saved = savedByUs[which];
        const auto said = loadTensors(ours(saved.name) / "theirs.safetensors");
        const auto given = loadTensors(ours(saved.name) / "ours.safetensors");
        QVERIFY(said.ok() && given.ok());
        QVERIFY(m_deviations.within("round trip, our base in transformers", relativeToLargest(given->at("base"), said->at("base")), 1e-5));
        QVERIFY(m_deviations.within("round trip, our adapter in peft", relativeToLargest(given->at("adapted"), said->at("adapted")), 1e-5));
        QVERIFY2(relativeToLargest(said->at("adapted"), said->at("base")) > 1e-2, "the adapter does nothing");
    }

    void theModelThatShipsGivesTransformersTheSameLogits()
    {
        const auto folder = ours(smallModel.filename().string());
        const auto said = loadTensors(folder / "theirs.safetensors");
        const auto given = loadTensors(folder / "ours.safetensors");
        QVERIFY(said.ok() && given.ok());
        auto llm = SpeechLlm::load(smallModel / "base", torch::kCPU, torch::kFloat32);
        QVERIFY(llm.ok());
        const auto adapter = LoraAdapter::load(smallModel / "adapter", (*llm)->config(), torch::kCPU);
        QVERIFY(adapter.ok());
        const auto& tokens = given->at("tokens");
        QVERIFY(
            m_deviations.within("round trip, undertone-small, base", relativeToLargest(logitsOf(**llm, tokens), said->at("base")), 1e-5));
        QVERIFY(m_deviations.within("round trip, undertone-small, with adapter",
                                    relativeToLargest(logitsOf(**llm, tokens, &*adapter), said->at("adapted")), 1e-5));
        QVERIFY(mergeAdapter(**llm, *adapter).ok());
        QVERIFY(m_deviations.within("round trip, undertone-small, adapter merged",
                                    relativeToLargest(logitsOf(**llm, tokens), said->at("adapted")), 1e-5));
    }

    void weComputeTheSameFromWhatTheySave_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : savedByThem)
            QTest::newRow(name) << name;
    }

    void weComputeTheSameFromWhatTheySave()
    {
        QFETCH(QString, name);
        const fs::path folder = m_theirs.filePath(name).toStdString();
        QCOMPARE(fs::exists(folder / "base" / "model.safetensors.index.json"), name.endsWith("shards"));
        const auto said = loadTensors(folder / "theirs.safetensors");
        QVERIFY(said.ok());
        const auto llm = SpeechLlm::load(folder / "base", torch::kCPU, torch::kFloat32);
        QVERIFY2(llm.ok(), llm.ok() ? "" : englishSentence(llm.error()).c_str());
        const auto adapter = LoraAdapter::load(folder / "adapter", (*llm)->config(), torch::kCPU);
        QVERIFY2(adapter.ok(), adapter.ok() ? "" : englishSentence(adapter.error()).c_str());
        const auto& tokens = said->at("tokens");
        QVERIFY(m_deviations.within("round trip, transformers' base in ours", relativeToLargest(logitsOf(**llm, tokens), said->at("base")),
                                    1e-5));
        QVERIFY(m_deviations.within("round trip, peft's adapter in ours",
                                    relativeToLargest(logitsOf(**llm, tokens, &*adapter), said->at("adapted")), 1e-5));
    }

    void everyTypeSurvivesTheSafetensorsLibrary()
    {
        const auto expected = everyDtype();
        const auto back = loadTensors(ours("dtypes_back.safetensors"));
        QVERIFY(back.ok());
        QCOMPARE(back->size(), expected.size());
        for (const auto& [name, tensor] : expected) {
            QVERIFY2(back->contains(name), name.c_str());
            QVERIFY2(back->at(name).scalar_type() == tensor.scalar_type() && torch::equal(back->at(name), tensor), name.c_str());
        }
    }

private:
    QTemporaryDir m_ours, m_theirs;
    Deviations m_deviations;

    [[nodiscard]] fs::path ours(const std::string& name) const { return fs::path(m_ours.path().toStdString()) / name; }

    /// Base, adapter, and the logits that they give once they lie on disk in their type.
    void save(const Saved& saved) const
    {
        const auto config = saved.tied ? tinyTiedConfig() : tinyConfig();
        const auto folder = ours(saved.name);
        const auto drawn = tinyLlm(config, saved.name);
        QVERIFY(drawn->save(folder / "base", saved.dtype).ok());
        QVERIFY(filledAdapter(config, saved.name).save(folder / "adapter", saved.dtype, "../base").ok());
        const auto llm = SpeechLlm::load(folder / "base", torch::kCPU, torch::kFloat32);
        QVERIFY(llm.ok());
        const auto adapter = LoraAdapter::load(folder / "adapter", config, torch::kCPU);
        QVERIFY(adapter.ok());
        const auto tokens = tokensBetween(0, config.vocabularySize, {2, 30});
        QVERIFY(saveTensors(folder / "ours.safetensors",
                            {{"tokens", tokens}, {"base", logitsOf(**llm, tokens)}, {"adapted", logitsOf(**llm, tokens, &*adapter)}})
                    .ok());
    }
};

QTEST_GUILESS_MAIN(OracleRoundTripTest)
#include "oracle_round_trip_test.moc"
