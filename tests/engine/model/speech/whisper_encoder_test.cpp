// SPDX-License-Identifier: GPL-3.0-or-later
// Encoders of Whisper in the two layouts in which they are to be had, as transformers and CTranslate2 write them
// (tests/oracle/make_whisper_goldens.py), the real tiny.en where it was fetched, and files that are something else.
#include "engine/io/atomic_file.h"
#include "engine/io/ctranslate2_model.h"
#include "engine/model/speech/inference_encoder.h"
#include "engine/model/speech/whisper_encoder.h"
#include "tests/support/speech_golden.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace undertone;
using namespace undertone::test;

namespace {

namespace fs = std::filesystem;

constexpr int bands = 80;

fs::path goldenFolder(const QString& layout)
{
    return fs::path(UNDERTONE_TESTS_DIR) / "golden/whisper" / layout.toStdString();
}

// The folder of Hugging Face's layout, changed and written anew.
class ChangedFolder {
public:
    ChangedFolder()
    {
        m_tensors = *loadTensors(goldenFolder("huggingface"));
        m_config = *readTextFile(goldenFolder("huggingface") / "config.json", 1U << 20);
    }
    TensorMap& tensors() { return m_tensors; }
    void replaceInConfig(const char* from, const char* to)
    {
        QVERIFY(m_config.find(from) != std::string::npos);
        m_config = QString::fromStdString(m_config).replace(from, to).toStdString();
    }
    Result<PretrainedEncoder> read()
    {
        if (!saveTensors(path() / "model.safetensors", m_tensors).ok() || !writeFileAtomically(path() / "config.json", m_config).ok())
            qFatal("cannot write the test's files");
        return readWhisperEncoder(path());
    }
    [[nodiscard]] fs::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
    TensorMap m_tensors;
    std::string m_config;
};

using Change = std::function<void(ChangedFolder&)>;

}  // namespace

Q_DECLARE_METATYPE(Change)

class WhisperEncoderTest : public QObject {
    Q_OBJECT

    SpeechGolden m_golden;

    // What both encoders make of a clip, against the golden.
    void compare(const PretrainedEncoder& read, const std::string& key, const torch::Tensor& mel)
    {
        const torch::NoGradGuard noGradients;
        SpeechEncoder encoder(read.config);
        encoder->eval();
        copyWeights(read, encoder);
        const auto length = torch::full({1}, mel.size(0), torch::kInt64);
        const bool isReal = key.starts_with("tiny.en");
        const QString what = isReal ? "Whisper tiny.en: hidden states" : "Whisper, read from files: hidden states";
        m_golden.compareKept(what, key, encoder->encode(mel.unsqueeze(0), length)[0], 1e-4);
        m_golden.compareKept(what + ", inference encoder", key, InferenceEncoder(*encoder).encode(mel), 1e-4);
    }

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        const auto loaded = m_golden.load("whisper.safetensors");
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : englishSentence(loaded.error()).c_str());
    }
    void cleanupTestCase() { m_golden.deviations().print(); }

    void bothLayoutsGiveTheEncoder_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::newRow("Hugging Face") << "huggingface";
        QTest::newRow("CTranslate2") << "ctranslate2";
    }
    void bothLayoutsGiveTheEncoder()
    {
        QFETCH(const QString, layout);
        const auto read = readWhisperEncoder(goldenFolder(layout));
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QCOMPARE(read->config.melBands, bands);
        QCOMPARE(read->config.hiddenSize, 64);
        QCOMPARE(read->config.attentionHeads, 2);
        QCOMPARE(read->config.layers, 2);
        QCOMPARE(read->config.feedForwardMultiple, 4);
        QVERIFY(!read->config.isS3() && validate(read->config).ok());
        compare(*read, "stored.hidden.0.4", encoderInput(buzz("0.4", 6400), bands));
    }

    void theRealOneGivesWhatTransformersDoes()
    {
        const fs::path folder = UNDERTONE_WHISPER_DIR;
        if (!fs::exists(folder / "model.bin"))
            QSKIP("Whisper's weights are not here: ./dev model fetches them.");
        const auto read = readWhisperEncoder(folder);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QCOMPARE(read->config.hiddenSize, 384);
        QCOMPARE(read->config.layers, 4);
        for (const auto& [seconds, samples] : {std::pair{"0.4", 6400}, {"7.34", 117440}, {"29", 464000}})
            compare(*read, std::string("tiny.en.hidden.") + seconds, encoderInput(buzz(seconds, static_cast<std::size_t>(samples)), bands));
    }

    void anEncoderSavedAloneIsReadToo()
    {
        ChangedFolder folder;
        TensorMap renamed;
        for (const auto& [name, tensor] : folder.tensors())
            renamed["model." + name] = tensor;
        folder.tensors() = renamed;
        const auto read = folder.read();
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        compare(*read, "stored.hidden.0.4", encoderInput(buzz("0.4", 6400), bands));
    }

    void otherEncodersAreRefused_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* word, Change change) { QTest::newRow(name) << std::move(change) << word; };
        row("another activation", "activation", [](auto& folder) { folder.replaceInConfig("\"gelu\"", "\"relu\""); });
        row("another model", "neither", [](auto& folder) { folder.replaceInConfig("\"whisper\"", "\"wav2vec2\""); });
        row("heads that do not divide", "heads",
            [](auto& folder) { folder.replaceInConfig("\"encoder_attention_heads\": 2", "\"encoder_attention_heads\": 5"); });
        row("no heads", "encoder_attention_heads",
            [](auto& folder) { folder.replaceInConfig("\"encoder_attention_heads\"", "\"encoder_heads\""); });
        row("more layers in the weights", "encoder_layers",
            [](auto& folder) { folder.replaceInConfig("\"encoder_layers\": 2", "\"encoder_layers\": 1"); });
        row("a weight is missing", "layers.1.fc2.bias", [](auto& folder) { folder.tensors().erase("encoder.layers.1.fc2.bias"); });
        row("another shape", "layers.0.self_attn.q_proj.weight", [](auto& folder) {
            auto& weight = folder.tensors().at("encoder.layers.0.self_attn.q_proj.weight");
            weight = weight.slice(1, 0, 63).clone();
        });
        row("a weight of no place", "layers.0.self_attn.k_proj.bias",
            [](auto& folder) { folder.tensors()["encoder.layers.0.self_attn.k_proj.bias"] = torch::zeros({64}); });
        row("not numbers", "not numbers", [](auto& folder) { folder.tensors().at("encoder.conv1.bias")[3] = std::nanf(""); });
        row("whole numbers", "whole numbers", [](auto& folder) {
            auto& weight = folder.tensors().at("encoder.conv2.weight");
            weight = weight.to(torch::kInt8);
        });
        row("learned positions", "sines and cosines",
            [](auto& folder) { folder.tensors().at("encoder.embed_positions.weight")[5][7] += 0.1; });
        row("no weights of an encoder", "encoder_layers", [](auto& folder) {
            folder.tensors() = {{"decoder.layer_norm.weight", torch::ones({64})}};
        });
    }
    void otherEncodersAreRefused()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, word);
        ChangedFolder folder;
        change(folder);
        const auto read = folder.read();
        QVERIFY(!read.ok());
        const auto sentence = QString::fromStdString(englishSentence(read.error()));
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
        QVERIFY(!read.error().path.empty());
    }

    void anotherSpecificationIsRefused()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        auto content = *readTextFile(goldenFolder("ctranslate2") / "model.bin", 1U << 20);
        content.replace(content.find("WhisperSpec"), 11, "WhisperSpeX");
        QVERIFY(writeFileAtomically(path / "model.bin", content).ok());
        const auto read = readWhisperEncoder(path);
        QVERIFY(!read.ok());
        QVERIFY(QString::fromStdString(englishSentence(read.error())).contains("WhisperSpeX"));
    }

    void aKeyWithABiasIsRefused()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        auto content = *readTextFile(goldenFolder("ctranslate2") / "model.bin", 1U << 20);
        const std::string name = "encoder/layer_0/self_attention/linear_0/bias";
        // The name, its zero, rank, one size, type and byte count; then 64 biases of the queries in fp16.
        const auto keys = content.find(name) + name.size() + 1 + 1 + 4 + 1 + 4 + 2 * 64;
        QCOMPARE(content[keys], '\0');
        content[keys] = '\1';
        QVERIFY(writeFileAtomically(path / "model.bin", content).ok());
        const auto read = readWhisperEncoder(path);
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(englishSentence(read.error())).contains("key projection"), englishSentence(read.error()).c_str());
    }

    void anEmptyFolderIsToldOf()
    {
        QTemporaryDir folder;
        const auto read = readWhisperEncoder(folder.path().toStdString());
        QCOMPARE(read.error().code, ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(WhisperEncoderTest)
#include "whisper_encoder_test.moc"
