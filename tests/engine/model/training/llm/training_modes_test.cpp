// SPDX-License-Identifier: GPL-3.0-or-later
// Ways of training an LLM: packed dialogues, accumulation, schedules, presets, bf16, early stop, memory-aware training, the probe.
#include "engine/api/llm_training.h"
#include "engine/core/seeded_random.h"
#include "engine/io/safetensors.h"
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/llm/llm_trainer.h"
#include "tests/engine/model/tiny_training.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

namespace {

/// Nothing random in a step but what it is drawn of.
LlmTrainingConfig plain(LlmTrainingConfig config)
{
    config.channelDropout = 0.0;
    config.labelSmoothing = 0.0;
    config.jointCutProbability = 0.0;
    return config;
}

LlmTrainingConfig packedConfig(int steps)
{
    auto config = packedTraining(tinyConfig(baseTrainingDefaults(), steps));
    config.packedTokens = 60;
    return config;
}

LlmTrainingConfig memoryConfig(int steps)
{
    auto config = plain(tinyConfig(sllmTrainingDefaults(), steps));
    config.memory = {{4, 4.0, 1e-2}, MemoryFollowing::On};
    return config;
}

/// What `steps` steps make of every parameter.
TensorMap parametersAfter(const LlmTrainingConfig& config, const DialogueDataset& data, const std::filesystem::path& file)
{
    auto trainer = LlmTrainer::create(config, *SpeechLlm::create(tinyShape(), 7, torch::kCPU), tinyVocabulary(), data);
    if (!trainer)
        qFatal("%s", englishSentence(trainer.error()).c_str());
    for (int step = 0; step < config.steps; ++step) {
        if (const auto figures = (*trainer)->step(); !figures)
            qFatal("%s", englishSentence(figures.error()).c_str());
    }
    if (const auto status = (*trainer)->saveCheckpoint(file, RunIdentity(), "{}"); !status)
        qFatal("%s", englishSentence(status.error()).c_str());
    TensorMap parameters;
    const auto saved = *loadTensors(file);
    for (const auto& [name, tensor] : saved) {
        if (name.rfind("parameter.", 0) == 0)
            parameters[name] = tensor.clone();
    }
    return parameters;
}

double largestDifference(const TensorMap& a, const TensorMap& b)
{
    double largest = a.size() == b.size() ? 0.0 : INFINITY;
    for (const auto& [name, tensor] : a)
        largest = std::max(largest, (tensor - b.at(name)).abs().max().item<double>());
    return largest;
}

}  // namespace

class TrainingModesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        QVERIFY(m_folder.isValid());
    }

    void stretchesHoldEverySentenceOnceAndWhole()
    {
        const auto tokens = tinyTokens(7, 3);
        const auto data = dataset(tokens);
        const auto config = packedConfig(1);
        std::set<std::pair<std::size_t, std::size_t>> seen;
        std::int64_t total = 0;
        for (const auto& at : data.cover(config)) {
            const auto window = data.window(at, config);
            QVERIFY(window.tokens.size() <= 60);
            QCOMPARE(window.firstTarget, std::int64_t{1});
            QCOMPARE(window.readouts.size(), at.sentence - at.firstSentence + 1);  // all are labelled
            QCOMPARE(window.tokens.back(), tinyVocabulary().audioEndId);
            total += static_cast<std::int64_t>(window.tokens.size());
            for (auto s = at.firstSentence; s <= at.sentence; ++s)
                QVERIFY(seen.insert({at.dialogue, s}).second);
        }
        QCOMPARE(seen.size(), data.sentenceCount());
        QCOMPARE(total, data.tokenCount());
    }

    void anEpochOfStretchesTakesEverythingOnceAndCutsElsewhereNextTime()
    {
        const auto data = dataset(tinyTokens(7, 3));
        const auto config = packedConfig(1);
        const int steps = data.stepsPerEpoch(config);
        std::size_t sentences = 0;
        std::set<std::pair<std::size_t, std::size_t>> ends;
        std::set<std::pair<std::size_t, std::size_t>> next;
        for (int step = 0; step < steps; ++step) {
            const auto at = data.batch(config, step)[0];
            sentences += at.sentence - at.firstSentence + 1;
            ends.insert({at.dialogue, at.sentence});
            const auto later = data.batch(config, step + steps)[0];
            next.insert({later.dialogue, later.sentence});
        }
        QCOMPARE(sentences, data.sentenceCount());
        QVERIFY(ends != next);

        auto roomy = config;
        roomy.packedTokens = 1000;
        QCOMPARE(data.stepsPerEpoch(roomy), static_cast<int>(data.dialogueCount()));
        QCOMPARE(data.batch(roomy, 0)[0].firstSentence, std::size_t{0});
    }

    void aSentenceThatFitsNoStretchIsRefused()
    {
        const auto data = dataset(oneDialogue({{5, 0}, {70, 1}}));
        const auto trainer = LlmTrainer::create(packedConfig(1), *SpeechLlm::create(tinyShape(), 1, torch::kCPU), tinyVocabulary(), data);
        QVERIFY(!trainer.ok());
        QCOMPARE(trainer.error().code, ErrorCode::LimitExceeded);
        QVERIFY(QString::fromStdString(englishSentence(trainer.error())).contains("Sentence 2"));
    }

    void accumulatedBatchesAreTheLargerBatch_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::newRow("windows") << false;
        QTest::newRow("packed") << true;
    }
    void accumulatedBatchesAreTheLargerBatch()
    {
        QFETCH(bool, packed);
        // Sentences without labels, so that batches differ in what they weigh.
        auto tokens = tinyTokens(12, 4);
        for (std::size_t d = 0; d < tokens.dialogues.size(); d += 2)
            tokens.dialogues[d].sentences[1].label = tokens.dialogues[d].sentences[2].label = std::nullopt;
        const auto data = dataset(tokens);
        auto config = plain(packed ? packedConfig(4) : tinyConfig(baseTrainingDefaults(), 4));
        config.learningRate = 1e-3;
        config.epsilon = 1e-3;  // where a gradient is near zero AdamW would blow its rounding up
        config.batchSize = 4;
        config.accumulate = 1;
        const auto whole = parametersAfter(config, data, folder("whole"));
        config.batchSize = 1;
        config.accumulate = 4;
        const double deviation = largestDifference(whole, parametersAfter(config, data, folder("parts")));
        QVERIFY2(deviation < 1e-6, qPrintable(QString::number(deviation)));
        config.accumulate = 2;
        QVERIFY(largestDifference(whole, parametersAfter(config, data, folder("fewer"))) > 1e-4);
    }

    void theEmotionLossIsWeighedInEveryMode_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("windows") << 0;
        QTest::newRow("packed") << 1;
        QTest::newRow("memory-aware") << 2;
    }
    /// After one step the first moments are the gradient's tenth, and it is (1 - W) that of L_a and W that of L_e.
    void theEmotionLossIsWeighedInEveryMode()
    {
        QFETCH(int, kind);
        const auto data = dataset(tinyTokens(6, 4));
        const auto gradients = [&](double weight) {
            auto config = plain(kind == 0 ? tinyConfig(baseTrainingDefaults(), 1) : kind == 1 ? packedConfig(1) : memoryConfig(1));
            config.emotionLossWeight = weight;
            config.clipNorm = 0.0;
            parametersAfter(config, data, folder("weighed"));
            TensorMap moments;
            const auto saved = *loadTensors(folder("weighed"));
            for (const auto& [name, tensor] : saved) {
                if (name.rfind("first_moment.", 0) == 0)
                    moments[name] = tensor.clone();
            }
            return moments;
        };
        const auto audio = gradients(0.0);
        const auto emotion = gradients(1.0);
        auto expected = audio;
        for (auto& [name, tensor] : expected)
            tensor = 0.8 * tensor + 0.2 * emotion.at(name);
        const double deviation = largestDifference(gradients(0.2), expected);
        QVERIFY2(deviation < 1e-6, qPrintable(QString::number(deviation)));
        QVERIFY(largestDifference(audio, emotion) > 1e-3);
        // Codes are targets of L_a alone.
        const auto* rows = kind == 2 ? "first_moment.output.new_rows" : "first_moment.output.matrix";
        QVERIFY(audio.at(rows).abs().max().item<double>() > 1e-4);
        if (kind != 2)
            QCOMPARE(emotion.at(rows).abs().max().item<double>(), 0.0);
    }

    /// Training goes its way; what is measured and kept is sum_k (1 - d_k) w_k prod_{j>k} d_j with d_n = min(D, (1 + n) / (10 + n)).
    void theAverageIsMeasuredAndKept()
    {
        const auto data = dataset(tinyTokens(6, 4));
        auto config = tinyConfig(baseTrainingDefaults(), 8);
        const auto make = [&] {
            return *LlmTrainer::create(config, *SpeechLlm::create(tinyShape(), 7, torch::kCPU), tinyVocabulary(), data);
        };
        const auto weightsOf = [&](const LlmTrainer& trainer, const std::string& prefix) {
            TensorMap weights;
            if (!trainer.saveCheckpoint(folder("weights"), RunIdentity(), "{}"))
                qFatal("not written");
            const auto saved = *loadTensors(folder("weights"));
            for (const auto& [name, tensor] : saved) {
                if (name.rfind(prefix, 0) == 0)
                    weights[name.substr(prefix.size())] = tensor.clone();
            }
            return weights;
        };
        auto plainTrainer = make();
        auto expected = weightsOf(*plainTrainer, "parameter.");
        config.averaging = 0.4;  // reached at step 5: both sides of the bend are met
        auto trainer = make();
        for (int n = 1; n <= 8; ++n) {
            QVERIFY(plainTrainer->step().ok() && trainer->step().ok());
            const double kept = std::min(0.4, (1.0 + n) / (10.0 + n));
            for (const auto& [name, tensor] : weightsOf(*plainTrainer, "parameter."))
                expected[name] = expected[name] * kept + tensor * (1.0 - kept);
        }
        const auto last = weightsOf(*plainTrainer, "parameter.");
        QCOMPARE(largestDifference(weightsOf(*trainer, "parameter."), last), 0.0);
        const auto averaged = weightsOf(*trainer, "average.");
        QVERIFY(largestDifference(averaged, expected) < 1e-6);
        QVERIFY(largestDifference(averaged, last) > 1e-3);

        const auto windows = data.cover(config);
        const auto measured = *trainer->evaluate(data, windows);
        QCOMPARE(largestDifference(weightsOf(*trainer, "parameter."), last), 0.0);  // measuring leaves them
        trainer->takeFinal();
        QCOMPARE(largestDifference(weightsOf(*trainer, "parameter."), averaged), 0.0);
        QCOMPARE(trainer->evaluate(data, windows)->audio, measured.audio);
        QVERIFY(measured.audio != plainTrainer->evaluate(data, windows)->audio);
    }

    void averagingIsAShareAndGoesUnnamedWhereItIsOff()
    {
        auto config = baseTrainingDefaults();
        QVERIFY(toJson(config).find("averaging") == std::string::npos);
        config.averaging = 0.99;
        QVERIFY(validate(config).ok() && toJson(config).find("\"averaging\":0.99") != std::string::npos);
        config.averaging = 1.0;
        QVERIFY(!validate(config).ok());
    }

    /// The products are bf16's, weights and moments are not: a step far below bf16's spacing is not lost.
    void weightsAreKeptInFp32WhileProductsAreBf16()
    {
        const auto data = dataset(tinyTokens(6, 4));
        auto config = plain(tinyConfig(baseTrainingDefaults(), 1));
        const auto exact = parametersAfter(config, data, folder("exact"));
        config.dtype = "bf16";
        config.warmupSteps = 0;
        config.learningRate = 1e-6;
        const auto after = parametersAfter(config, data, folder("mixed"));
        const auto state = *loadTensors(folder("mixed"));
        for (const auto& [name, tensor] : state)
            QVERIFY2(tensor.scalar_type() == torch::kFloat32, name.c_str());
        const auto before = *SpeechLlm::create(tinyShape(), 7, torch::kCPU);
        for (const auto& [name, tensor] : before->namedParameters()) {
            const auto found = after.find("parameter." + name);
            if (found == after.end())
                continue;  // embedding and output rows are trained as two parts
            const auto moved = (found->second - tensor).abs().max().item<double>();
            QVERIFY2(moved > 1e-7 && moved < 2e-6, name.c_str());
            QVERIFY2(!torch::equal(found->second, found->second.to(torch::kBFloat16).to(torch::kFloat32)), name.c_str());
        }
        QVERIFY(largestDifference(exact, after) > 0.0);
    }

    void schedulesHaveTheirShapes()
    {
        auto config = tinyConfig(baseTrainingDefaults(), 104);
        config.finalRateFraction = 0.1;
        QVERIFY(std::abs(learningRateAt(config, 54) - config.learningRate * 0.55) < 1e-9);
        config.schedule = RateSchedule::Linear;
        QVERIFY(std::abs(learningRateAt(config, 4) - config.learningRate) < 1e-12);
        QVERIFY(std::abs(learningRateAt(config, 29) - config.learningRate * (0.1 + 0.9 * 0.75)) < 1e-9);
        config.schedule = RateSchedule::Constant;
        QCOMPARE(learningRateAt(config, 103), config.learningRate);
        QVERIFY(learningRateAt(config, 1) < config.learningRate);
    }

    /// Section 4.2, and Eq. 3 to 6.
    void thePaperPresetIsThePapers()
    {
        const auto paper = trainingPreset("paper", LlmStage::Sllm);
        QVERIFY(paper.ok() && validate(*paper).ok());
        QCOMPARE(paper->learningRate, 5e-5);
        QCOMPARE(learningRateAt(*paper, 0), 5e-5);
        QCOMPARE(paper->epochs, 20);
        QCOMPARE(paper->windowsPerStep(), 1);
        QCOMPARE(paper->loraRank, 64);
        QCOMPARE(paper->loraAlpha, 64.0);
        QVERIFY(paper->targetTokens == 256 && paper->prefixTokens == 512 && paper->readouts == ReadoutRows::LastSentence);
        QVERIFY(paper->mode == TrainingMode::Window && paper->memory.following == MemoryFollowing::Off);
        QVERIFY(!trainingPreset("paper", LlmStage::Base).ok());
        for (const auto stage : {LlmStage::Base, LlmStage::Sllm})
            QVERIFY(trainingPreset("quick", stage).ok() && validate(*trainingPreset("quick", stage)).ok());
    }

    void aProbeSaysWhatARunTakesAndWritesNothing()
    {
        const auto train = tinyTokens(10, 1);
        auto config = packedConfig(5);
        config.epochs = 3;
        LlmTrainingRequest request{mayTrain, config, tinyBody(), &train, nullptr, {}, folder("probed"), "cpu", 1};
        const auto estimate = probeLlmTraining(request);
        QVERIFY2(estimate.ok(), estimate.ok() ? "" : englishSentence(estimate.error()).c_str());
        QCOMPARE(estimate->steps, 3 * dataset(train).stepsPerEpoch(config));
        QVERIFY(estimate->secondsPerStep > 0.0 && estimate->secondsPerStep < 10.0);
        QCOMPARE(estimate->estimatedSeconds, estimate->secondsPerStep * estimate->steps);
        QVERIFY(estimate->peakBytes > 10'000'000);
        QCOMPARE(estimate->device, std::string("cpu"));
        QVERIFY(!std::filesystem::exists(folder("probed")));
    }

    void aStoppedRunGoesOnBitForBitInEveryMode_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("packed") << 0;
        QTest::newRow("accumulated") << 1;
        QTest::newRow("validated") << 2;
        QTest::newRow("memory-aware") << 3;
        QTest::newRow("bf16") << 4;
        QTest::newRow("averaged") << 5;
        QTest::newRow("averaged and validated") << 6;
    }
    void aStoppedRunGoesOnBitForBitInEveryMode()
    {
        QFETCH(int, kind);
        const auto train = tinyTokens(16, 1);
        LlmTrainingConfig config = kind == 0 ? packedConfig(14) : kind == 3 ? memoryConfig(14) : tinyConfig(baseTrainingDefaults(), 14);
        config.accumulate = kind == 1 ? 2 : 1;
        const bool validated = kind == 2 || kind == 6;
        config.validationShare = validated ? 0.25 : 0.0;
        config.evaluateEverySteps = validated ? 2 : 0;
        config.patience = validated ? 3 : 0;
        config.averaging = kind >= 5 ? 0.9 : 0.0;
        config.dtype = kind == 4 ? "bf16" : "fp32";
        if (kind == 3)
            makeBase();
        const std::string name = "mode-" + std::to_string(kind);
        LlmTrainingRequest request{mayTrain, config, tinyBody(), &train, nullptr, folder("plain-base"), folder(name.c_str()), "cpu", 1};
        LlmTrainingProgress whole;
        QVERIFY(trainLlm(request, [&](const LlmTrainingProgress& progress) { whole = progress; }, {}).ok());

        request.output = folder((name + "-stopped").c_str());
        const CancellationToken stop;
        QVERIFY(!trainLlm(
                     request,
                     [&](const LlmTrainingProgress& progress) {
                         if (progress.step == 7)
                             stop.cancel();
                     },
                     stop)
                     .ok());
        LlmTrainingProgress resumed;
        QVERIFY(trainLlm(request, [&](const LlmTrainingProgress& progress) { resumed = progress; }, {}).ok());
        const char* file = kind == 3 ? "adapter_model.safetensors" : "model.safetensors";
        const auto written = contentOf(folder(name.c_str()) / file);
        QVERIFY(!written.isEmpty());
        QCOMPARE(contentOf(request.output / file), written);
        QCOMPARE(resumed.step, whole.step);
        QCOMPARE(resumed.loss, whole.loss);
        QCOMPARE(resumed.bestStep, whole.bestStep);
        QCOMPARE(resumed.validationAudioLoss.value_or(0.0), whole.validationAudioLoss.value_or(0.0));
    }

    /// At a constant rate the weights of the best step are what a run of so many steps ends with.
    void theBestWeightsAreWritten_data()
    {
        QTest::addColumn<double>("averaging");
        QTest::newRow("as they are") << 0.0;
        QTest::newRow("averaged") << 0.8;
    }
    void theBestWeightsAreWritten()
    {
        QFETCH(double, averaging);
        const auto train = tinyTokens(12, 1);
        auto config = tinyConfig(baseTrainingDefaults(), 60);
        config.schedule = RateSchedule::Constant;
        config.learningRate = 6e-2;  // too high to last
        config.validationShare = 0.25;
        config.evaluateEverySteps = 4;
        config.patience = 2;
        config.averaging = averaging;
        const std::string name = averaging > 0.0 ? "early-averaged" : "early";
        LlmTrainingRequest request{mayTrain, config, tinyBody(), &train, nullptr, {}, folder(name.c_str()), "cpu", 1};
        const auto early = trainLlm(request, {}, {});
        QVERIFY2(early.ok(), early.ok() ? "" : englishSentence(early.error()).c_str());
        QVERIFY(early->bestStep > 0 && early->steps == early->bestStep + 8 && early->steps < 60);
        request.config.steps = early->bestStep;
        request.output = folder((name + "-as-long").c_str());
        QVERIFY(trainLlm(request, {}, {}).ok());
        QCOMPARE(contentOf(folder(name.c_str()) / "model.safetensors"), contentOf(request.output / "model.safetensors"));
    }

    void aRunThatIsEndedEarlyWritesItsModel()
    {
        const auto train = tinyTokens(8, 1);
        LlmTrainingRequest request{
            mayTrain, tinyConfig(baseTrainingDefaults(), 50), tinyBody(), &train, nullptr, {}, folder("ended"), "cpu", 1};
        const auto ended = trainLlm(request,
                                    [&](const LlmTrainingProgress& progress) {
                                        if (progress.step == 5)
                                            request.finishEarly.cancel();
                                    },
                                    {});
        QVERIFY(ended.ok());
        QCOMPARE(ended->steps, 5);
        QVERIFY(std::filesystem::exists(folder("ended") / "model.safetensors"));
        QVERIFY(!std::filesystem::exists(folder("ended") / "checkpoint.safetensors"));
    }

    /// With a rate that moves nothing, training with memory meets what a DpmSession says of the same dialogue: each sentence's loss
    /// before it is written, and the emotion read after.
    void memoryFollowsAsItWillAtInference()
    {
        const auto tokens = tinyTokens(1, 6);
        const auto data = dataset(tokens);
        auto config = memoryConfig(static_cast<int>(data.sentenceCount()));
        config.batchSize = 1;
        config.learningRate = 1e-12;
        config.readouts = ReadoutRows::LastSentence;
        const auto llm = *SpeechLlm::create(tinyShape(), 7, torch::kCPU);
        auto trainer = LlmTrainer::create(config, llm, tinyVocabulary(), data);
        QVERIFY(trainer.ok());

        DpmConfig dpm;
        dpm.prefixTokens = config.windowTokens();
        dpm.lora = {config.memory.rank, config.memory.alpha};
        dpm.optimizer.learningRate = config.memory.learningRate;
        dpm.seed = mixSeeds(config.seed, mixSeeds(0, 0));
        dpm.pass = PassKind::Autograd;
        auto session = DpmSession::create(llm, tinyVocabulary(), dpm);
        QVERIFY(session.ok());
        for (const auto& sentence : tokens.dialogues[0].sentences) {
            const auto figures = (*trainer)->step();
            QVERIFY(figures.ok());
            const auto reading = (*session)->readSentence(sentence.codes);
            QVERIFY(reading.ok());
            if (reading->lossBefore)
                QVERIFY2(std::abs(figures->audio - *reading->lossBefore) < 2e-5,
                         qPrintable(QString::number(figures->audio - *reading->lossBefore)));
            const double emotion = -std::log(reading->probabilities[static_cast<std::size_t>(*sentence.label)]);
            QVERIFY2(std::abs(*figures->emotion - emotion) < 2e-5, qPrintable(QString::number(*figures->emotion - emotion)));
        }
        QVERIFY((*session)->temporaryLora()->stepCount() == static_cast<std::int64_t>(data.sentenceCount()) - 1);
    }

    void memoryIsRefusedWhereItCannotFollow()
    {
        auto config = memoryConfig(4);
        config.order = WindowOrder::Tiled;
        QVERIFY(!validate(config).ok());
        QVERIFY(!validate(packedTraining(memoryConfig(4))).ok());
        auto base = memoryConfig(4);
        base.stage = LlmStage::Base;
        QVERIFY(!validate(base).ok());
    }

private:
    void makeBase()
    {
        const auto train = tinyTokens(16, 1);
        const LlmTrainingRequest request{
            mayTrain, tinyConfig(baseTrainingDefaults(), 4), tinyBody(), &train, nullptr, {}, folder("plain-base"), "cpu", 1};
        QVERIFY(trainLlm(request, {}, {}).ok());
    }
    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainingModesTest)
#include "training_modes_test.moc"
