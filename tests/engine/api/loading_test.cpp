// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to load a model: the same checks, no weights for facts, cancelled within a second, and no result of weights that changed.
#include "engine/api/bench.h"
#include "engine/api/classifier_training.h"
#include "engine/api/dialogue_predictor.h"
#include "engine/api/emotion_engine.h"
#include "engine/api/self_check.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/integer_generator.h"
#include "tests/support/memory_source.h"
#include "tests/support/tiny_model.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <map>
#include <thread>

using namespace undertone;
using namespace undertone::test;
namespace fs = std::filesystem;

namespace {

std::vector<float> noise(std::size_t seconds)
{
    IntegerGenerator generator("noise");
    std::vector<float> samples(seconds * static_cast<std::size_t>(engineSampleRate));
    for (auto& sample : samples)
        sample = generator.centred() * 0.3F;
    return samples;
}

DialogueTokens dialogues(const ModelDescription& description)
{
    DialogueTokens tokens;
    tokens.labels = description.labels;
    tokens.codebookSize = static_cast<int>(description.codebookSize());
    TokenDialogue dialogue{"d", "c", {}, {}, {}};
    for (int i = 0; i < 4; ++i)
        dialogue.sentences.push_back({{1, 2, 3}, i % 2, "a"});
    tokens.dialogues.push_back(dialogue);
    return tokens;
}

}  // namespace

class LoadingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }

    [[nodiscard]] fs::path makeModel(const std::string& name) const
    {
        const auto status = writeTinyModel(path(name));
        if (!status)
            qFatal("%s", englishSentence(status.error()).c_str());
        return path(name);
    }

    static EngineOptions optionsOf(const fs::path& model)
    {
        return {.modelDirectory = model, .device = "cpu", .dtype = "fp32", .threads = 1};
    }

    /// Into the same file; the clock of file times has ticked before.
    static void writeInPlace(const fs::path& file, qint64 position, const QByteArray& bytes)
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::ReadWrite));
        QVERIFY(out.seek(position));
        QCOMPARE(out.write(bytes), bytes.size());
    }

    /// What each of the workers says to a model.
    [[nodiscard]] std::map<std::string, std::optional<ErrorCode>> answers(const fs::path& model, const DialogueTokens& tokens) const
    {
        const auto codeOf = [](const auto& result) { return result.ok() ? std::nullopt : std::optional(result.error().code); };
        ClassifierTrainingRequest training{mayTrain};
        training.config = classifierDefaults();
        training.config.steps = 1;
        training.train = &tokens;
        training.model = model;
        training.output = path("classifier");
        training.device = "cpu";
        BenchOptions bench;
        bench.engine = optionsOf(model);
        bench.repetitions = 1;
        bench.sentenceSeconds = 0.2;
        return {{"analysis", codeOf(EmotionEngine::load(optionsOf(model)))},
                {"prediction", codeOf(DialoguePredictor::load(model, "cpu", 1, mayAnalyse))},
                {"facts", codeOf(DialoguePredictor::readFacts(model, "cpu"))},
                {"self check", codeOf(runSelfCheck(optionsOf(model)))},
                {"bench", codeOf(runBench(bench))},
                {"classifier", codeOf(trainClassifier(training, {}, {}))}};
    }

private Q_SLOTS:
    void everyWorkerRefusesAlike_data()
    {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"none", "another codebook", "a vocabulary that is too small", "no description"})
            QTest::newRow(damage) << damage;
    }

    void everyWorkerRefusesAlike()
    {
        QFETCH(QString, damage);
        const auto model = makeModel(damage.toStdString());
        auto description = *readModelDescription(model);
        const auto tokens = dialogues(description);
        std::optional<ErrorCode> expected;
        if (damage == "another codebook") {
            QFile config(QString::fromStdString((model / "tokenizer/config.json").string()));
            QVERIFY(config.open(QIODevice::ReadOnly));
            const auto text = config.readAll();
            config.close();
            QVERIFY(config.open(QIODevice::WriteOnly) && text.contains("\"codebook_digits\": 4"));
            config.write(QByteArray(text).replace("\"codebook_digits\": 4", "\"codebook_digits\": 3"));
            expected = ErrorCode::InvalidModel;
        } else if (damage == "a vocabulary that is too small") {
            description.labels.emplace_back("fea");
            description.emotionIds.push_back(description.emotionIds.back() + 1);
            QVERIFY(writeModelDescription(model, description).ok());
            expected = ErrorCode::InvalidModel;
        } else if (damage == "no description") {
            QVERIFY(damageModel(model, ModelDamage::NoDescription).ok());
            expected = ErrorCode::FileNotFound;
        }
        for (const auto& [worker, code] : answers(model, tokens))
            QVERIFY2(code == expected, (worker + ": " + std::to_string(code ? static_cast<int>(*code) : -1)).c_str());
    }

    void factsNeedNoWeights()
    {
        const auto model = makeModel("facts");
        fs::remove(model / "base/model.safetensors");
        QCOMPARE(DialoguePredictor::load(model, "cpu", 1, mayAnalyse).error().code, ErrorCode::FileNotFound);
        PredictorOverrides overrides;
        overrides.learningRate = 0.5;
        const auto facts = DialoguePredictor::readFacts(model, "cpu", overrides);
        QVERIFY(facts.ok());
        QCOMPARE(facts->labels, (std::vector<std::string>{"ang", "hap", "sad", "neu"}));
        QCOMPARE(facts->codebookSize, 81);
        QCOMPARE(facts->device, std::string("cpu"));
        QCOMPARE(facts->maxPositions, std::int64_t{512});
        QCOMPARE(facts->prefixTokens, 64);
        QCOMPARE(facts->learningRate, 0.5);
    }

    void theHashIsTheOneOfTheDirectory()
    {
        const auto model = makeModel("hash");
        const auto engine = EmotionEngine::load(optionsOf(model));
        QVERIFY(engine.ok());
        QCOMPARE((*engine)->info().sha256, *hashModelDirectory(model, *readModelDescription(model)));
    }

    /// A model whose files take long to read: 64 GiB, of which the disk holds nothing.
    void loadingIsCancelledWithinASecond()
    {
        const auto model = makeModel("large");
        QFile large(QString::fromStdString((model / "base/extra.safetensors").string()));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(qint64{64} << 30));
        const CancellationToken cancel;
        QElapsedTimer sinceCancel;
        std::thread closing([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            sinceCancel.start();
            cancel.cancel();
        });
        const auto engine = EmotionEngine::load(optionsOf(model), cancel);
        closing.join();
        QVERIFY2(sinceCancel.elapsed() < 1000, qPrintable(QString::number(sinceCancel.elapsed())));
        QVERIFY(!engine.ok());
        QCOMPARE(engine.error().code, ErrorCode::Cancelled);
    }

    void cancelledBeforeItBegins()
    {
        const auto model = makeModel("before");
        const CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(EmotionEngine::load(optionsOf(model), cancel).error().code, ErrorCode::Cancelled);
        QCOMPARE(DialoguePredictor::load(model, "cpu", 1, mayAnalyse, {}, cancel).error().code, ErrorCode::Cancelled);
        QCOMPARE(runSelfCheck(optionsOf(model), cancel).error().code, ErrorCode::Cancelled);
    }

    void weightsThatChangeDuringARunGiveNoResult_data()
    {
        QTest::addColumn<bool>("cutShort");
        QTest::newRow("written to") << false;
        QTest::newRow("cut short") << true;
    }

    void weightsThatChangeDuringARunGiveNoResult()
    {
        QFETCH(bool, cutShort);
        const auto model = makeModel(cutShort ? "short" : "written");
        const auto engine = EmotionEngine::load(optionsOf(model));
        QVERIFY(engine.ok());
        MemorySource source(noise(4));
        Conversation conversation;
        for (int second = 0; second < 4; ++second)
            conversation.segments.push_back({static_cast<double>(second), second + 1.0});
        auto run = (*engine)->startAnalysis(source, conversation, {}, mayAnalyse);
        QVERIFY(run.ok());
        QVERIFY((*run)->next({}).ok());
        const auto weights = model / "base/model.safetensors";
        if (cutShort)
            fs::resize_file(weights, 4096);
        else
            writeInPlace(weights, static_cast<qint64>(fs::file_size(weights)) - 8, "changed!");
        const auto next = (*run)->next({});
        QVERIFY(!next.ok());
        QCOMPARE(next.error().code, ErrorCode::CorruptFile);
        QVERIFY2(englishSentence(next.error()).find("model.safetensors") != std::string::npos, englishSentence(next.error()).c_str());
    }
};

QTEST_GUILESS_MAIN(LoadingTest)
#include "loading_test.moc"
