// SPDX-License-Identifier: GPL-3.0-or-later
// Training an LLM on dialogues (method.md 2): windows, losses, and whole runs on a tiny made-up token corpus.
#include "engine/api/dialogue_predictor.h"
#include "engine/api/llm_training.h"
#include "engine/messages/catalogue.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/llm/llm_loss.h"
#include "engine/model/training/llm/llm_trainer.h"
#include "tests/engine/model/tiny_training.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <set>

using namespace undertone;
using namespace undertone::test;

namespace {

void setFinalNorm(const SpeechLlm& llm, double value)
{
    const torch::NoGradGuard frozen;
    for (auto& [name, tensor] : llm.namedParameters()) {
        if (name == "model.norm.weight")
            tensor.fill_(value);
    }
}

}  // namespace

class TrainingLlmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        QVERIFY(m_folder.isValid());
    }

    void windowsFollowTheirEquations_data()
    {
        QTest::addColumn<int>("available");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("firstTarget");
        // n_o = 24, n_p = 40; `available` counts <audio_end>.
        QTest::newRow("one token: nothing to predict") << 1 << 1 << 1;
        QTest::newRow("n < n_o: no prefix, all but the first") << 23 << 23 << 1;
        QTest::newRow("n = n_o") << 24 << 24 << 1;
        QTest::newRow("n = n_o + 1: prefix of one") << 25 << 25 << 1;
        QTest::newRow("n_o < n < n_o + n_p") << 30 << 30 << 6;
        QTest::newRow("n = n_o + n_p") << 64 << 64 << 40;
        QTest::newRow("n > n_o + n_p") << 65 << 64 << 40;
        QTest::newRow("much longer") << 200 << 64 << 40;
    }
    void windowsFollowTheirEquations()
    {
        QFETCH(int, available);
        QFETCH(int, length);
        QFETCH(int, firstTarget);
        const auto data = dataset(oneDialogue({{available - 1, 0}}));
        const auto window = data.window({0, 0}, tinyConfig(baseTrainingDefaults(), 1));
        QCOMPARE(static_cast<int>(window.tokens.size()), length);
        QCOMPARE(static_cast<int>(window.firstTarget), firstTarget);
        QCOMPARE(window.tokens.back(), tinyVocabulary().audioEndId);
        QCOMPARE(window.readouts.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(window.readouts[0].row), length - 1);
    }

    void onlySentencesWholeInTheWindowAreRead()
    {
        const auto data = dataset(oneDialogue({{29, 0}, {29, 1}, {29, 0}}));  // 30 tokens each; a window holds 64
        const auto config = tinyConfig(baseTrainingDefaults(), 1);
        const auto window = data.window({0, 2}, config);
        QCOMPARE(window.readouts.size(), std::size_t{2});
        QCOMPARE(static_cast<int>(window.readouts[0].row), 33);
        QCOMPARE(static_cast<int>(window.readouts[0].label), 1);
        QCOMPARE(static_cast<int>(window.readouts[1].row), 63);
        auto last = config;
        last.readouts = ReadoutRows::LastSentence;
        QCOMPARE(data.window({0, 2}, last).readouts.size(), std::size_t{1});
    }

    void aSentenceWithoutLabelKeepsItsAudioAndHasNoEmotionLoss()
    {
        const auto config = tinyConfig(baseTrainingDefaults(), 1);
        const auto data = dataset(oneDialogue({{9, std::nullopt}, {9, 1}}));
        QVERIFY(data.window({0, 0}, config).readouts.empty());
        const auto window = data.window({0, 1}, config);
        QCOMPARE(static_cast<int>(window.tokens.size()), 20);
        QCOMPARE(window.readouts.size(), std::size_t{1});

        auto llm = *SpeechLlm::create(tinyShape(), 1, torch::kCPU);
        const auto losses = llmLosses(*llm, tinyVocabulary(), makeBatch({data.window({0, 0}, config)}, torch::kCPU), {});
        QVERIFY(!losses.emotion.defined());
        QCOMPARE(losses.total.item<double>(), losses.audio.item<double>() / 2);
    }

    /// By hand: rows of zeros score every id alike, so L_a = ln V, L_e = ln 2 and L is their mean (Eq. 3, 5, 7).
    void lossesOfAnEvenModelAreLogarithmsOfCounts()
    {
        auto llm = *SpeechLlm::create(tinyShape(), 1, torch::kCPU);
        ForwardOptions forward;
        forward.output = torch::zeros_like(llm->outputRows());
        const auto data = dataset(tinyTokens(2, 5));
        const auto batch = makeBatch(
            {data.window({0, 4}, tinyConfig(baseTrainingDefaults(), 1)), data.window({1, 2}, tinyConfig(baseTrainingDefaults(), 1))},
            torch::kCPU);
        const auto losses = llmLosses(*llm, tinyVocabulary(), batch, forward);
        const double even = std::log(static_cast<double>(tinyVocabulary().size()));
        QVERIFY(std::abs(losses.audio.item<double>() - even) < 1e-5);
        QVERIFY(std::abs(losses.emotion.item<double>() - std::log(2.0)) < 1e-6);
        QVERIFY(std::abs(losses.total.item<double>() - (even + std::log(2.0)) / 2) < 1e-5);
    }

    /// Written out position by position from the logits of each window alone: padding and batching change nothing.
    void lossesEqualTheirSumsWrittenOut()
    {
        auto llm = *SpeechLlm::create(tinyShape(), 3, torch::kCPU);
        const auto config = tinyConfig(baseTrainingDefaults(), 1);
        const auto data = dataset(tinyTokens(2, 9));
        const std::vector<TrainingWindow> windows{data.window({0, 1}, config), data.window({1, 5}, config)};
        double audio = 0.0;
        double emotion = 0.0;
        int targets = 0;
        int readouts = 0;
        for (const auto& window : windows) {
            const auto logits =
                llm->logits(llm->hiddenStates(torch::tensor(window.tokens, torch::kInt64).unsqueeze(0)))[0].to(torch::kFloat64);
            for (auto t = window.firstTarget; t < static_cast<std::int64_t>(window.tokens.size()); ++t, ++targets)
                audio -= torch::log_softmax(logits[t - 1], 0)[window.tokens[static_cast<std::size_t>(t)]].item<double>();
            for (const auto& readout : window.readouts) {
                emotion -=
                    torch::log_softmax(logits[readout.row].slice(0, tinyVocabulary().emotionIds[0]), 0)[readout.label].item<double>();
                ++readouts;
            }
        }
        QVERIFY(targets > 30 && readouts > 4);
        const auto losses = llmLosses(*llm, tinyVocabulary(), makeBatch(windows, torch::kCPU), {});
        QVERIFY(std::abs(losses.audio.item<double>() - audio / targets) < 1e-5);
        QVERIFY(std::abs(losses.emotion.item<double>() - emotion / readouts) < 1e-5);
    }

    /// Eq. 7 with a weight: of the losses, of their gradients and of a step's figures; a half is Eq. 7 bit for bit.
    void theEmotionLossIsWeighed()
    {
        auto llm = *SpeechLlm::create(tinyShape(), 3, torch::kCPU);
        llm->setTrainable(true);
        const auto data = dataset(tinyTokens(2, 9));
        const auto config = tinyConfig(baseTrainingDefaults(), 1);
        const auto batch = makeBatch({data.window({0, 4}, config), data.window({1, 5}, config)}, torch::kCPU);
        const auto row = llm->outputRows();
        const auto gradientOf = [&](const torch::Tensor& loss) {
            return torch::autograd::grad({loss}, {row}, {}, /*retain_graph=*/true)[0];
        };
        const LossShares shares{0.3, 0.7};
        const auto even = llmLosses(*llm, tinyVocabulary(), batch, {}, {}, shares);
        const auto mean = (even.audio * shares.audio + even.emotion * shares.emotion) / 2;
        QVERIFY(torch::equal(even.total, mean) && torch::equal(gradientOf(even.total), gradientOf(mean)));
        for (const double weight : {0.0, 0.2, 1.0}) {
            const auto losses = llmLosses(*llm, tinyVocabulary(), batch, {}, {.emotionLossWeight = weight}, shares);
            const auto gradient =
                gradientOf(losses.audio) * (shares.audio * (1.0 - weight)) + gradientOf(losses.emotion) * (shares.emotion * weight);
            QVERIFY((gradientOf(losses.total) - gradient).abs().max().item<double>() < 1e-6);
            const double total =
                (1.0 - weight) * shares.audio * losses.audio.item<double>() + weight * shares.emotion * losses.emotion.item<double>();
            QVERIFY(std::abs(losses.total.item<double>() - total) < 1e-6);
        }

        auto weighed = config;
        weighed.emotionLossWeight = 0.2;
        const auto figures = (*LlmTrainer::create(weighed, llm, tinyVocabulary(), data))->step();
        QVERIFY(figures.ok());
        QCOMPARE(figures->total, 0.8 * figures->audio + 0.2 * *figures->emotion);
        QVERIFY(toJson(weighed).find("\"emotion_loss_weight\":0.2") != std::string::npos);
        QVERIFY(toJson(config).find("emotion_loss_weight") == std::string::npos);
        weighed.emotionLossWeight = 1.5;
        QVERIFY(!validate(weighed).ok());
        weighed.emotionLossWeight = 0.2;
        weighed.objective = BaseObjective::NextToken;
        QVERIFY(!validate(weighed).ok());
    }

    void walkingTakesEverySentenceOnceAnEpoch()
    {
        const auto data = dataset(tinyTokens(5, 2));
        auto config = tinyConfig(sllmTrainingDefaults(), 1);
        config.batchSize = 1;
        std::set<std::pair<std::size_t, std::size_t>> seen;
        SentenceIndex before;
        for (int step = 0; step < static_cast<int>(data.sentenceCount()); ++step) {
            const auto at = data.batch(config, step)[0];
            QVERIFY(step == 0 || at.sentence == 0 || (at.dialogue == before.dialogue && at.sentence == before.sentence + 1));
            seen.insert({at.dialogue, at.sentence});
            before = at;
        }
        QCOMPARE(seen.size(), data.sentenceCount());
    }

    void tilesReachTheEndOfEveryDialogue()
    {
        const auto data = dataset(tinyTokens(5, 2));
        const auto config = tinyConfig(baseTrainingDefaults(), 1);
        std::set<std::size_t> ended;
        for (int step = 0; step < 20; ++step) {
            const auto batch = data.batch(config, step);
            QCOMPARE(batch.size(), std::size_t{4});
            QCOMPARE(batch, data.batch(config, step));
            for (const auto& at : batch) {
                if (at.sentence + 1 == data.sentenceCount(at.dialogue))
                    ended.insert(at.dialogue);
            }
        }
        QCOMPARE(ended.size(), data.dialogueCount());
    }

    void rateWarmsUpThenFalls()
    {
        auto config = tinyConfig(baseTrainingDefaults(), 100);
        QVERIFY(learningRateAt(config, 0) < learningRateAt(config, 3));
        QCOMPARE(learningRateAt(config, 3), config.learningRate);
        QVERIFY(learningRateAt(config, 50) < config.learningRate);
        QVERIFY(learningRateAt(config, 99) < 0.03 * config.learningRate);
    }

    void aBaseLearnsAndAStoppedRunGoesOnBitForBit()
    {
        const auto train = tinyTokens(24, 1);
        const auto dev = tinyTokens(8, 77);
        LlmTrainingRequest request{mayTrain, tinyConfig(baseTrainingDefaults(), 60), tinyBody(), &train, &dev, {}, folder("base"), "cpu",
                                   1};
        double firstLoss = 0.0;
        auto summary =
            trainLlm(request, [&](const LlmTrainingProgress& progress) { firstLoss = progress.step == 1 ? progress.loss : firstLoss; }, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : englishSentence(summary.error()).c_str());
        QVERIFY(summary->audioLoss < std::log(34.0) - 0.2);
        QVERIFY(firstLoss > 0.0 && (summary->audioLoss + *summary->emotionLoss) / 2 < firstLoss);
        QVERIFY2(summary->devUnweightedRecall.value_or(0.0) > 0.9, std::to_string(summary->devUnweightedRecall.value_or(0.0)).c_str());
        QVERIFY(!std::filesystem::exists(folder("base") / "checkpoint.safetensors"));

        request.output = folder("stopped");
        const CancellationToken stop;
        const auto stopped = trainLlm(
            request,
            [&](const LlmTrainingProgress& progress) {
                if (progress.step == 25)
                    stop.cancel();
            },
            stop);
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        int firstStepAfter = 0;
        const auto finished = trainLlm(
            request, [&](const LlmTrainingProgress& progress) { firstStepAfter = firstStepAfter == 0 ? progress.step : firstStepAfter; },
            {});
        QVERIFY(finished.ok());
        QCOMPARE(firstStepAfter, 26);
        QCOMPARE(contentOf(folder("stopped") / "model.safetensors"), contentOf(folder("base") / "model.safetensors"));
    }

    void nothingIsTrainedWithoutLeaveTo()
    {
        const auto train = tinyTokens(6, 1);
        const LlmTrainingRequest other{
            mayAnalyse, tinyConfig(baseTrainingDefaults(), 20), tinyBody(), &train, nullptr, {}, folder("no-leave"), "cpu", 1};
        QCOMPARE(trainLlm(other, {}, {}).error().code, ErrorCode::NotAuthorised);
        QCOMPARE(probeLlmTraining(other).error().code, ErrorCode::NotAuthorised);
        QVERIFY(!std::filesystem::exists(other.output));

        const Authorisation given(Purpose::Train, madeUp);
        const LlmTrainingRequest request{
            given, tinyConfig(baseTrainingDefaults(), 20), tinyBody(), &train, nullptr, {}, folder("withdrawn"), "cpu", 1};
        int steps = 0;
        const auto stopped = trainLlm(request,
                                      [&](const LlmTrainingProgress& progress) {
                                          steps = progress.step;
                                          given.revoke();
                                      },
                                      {});
        QCOMPARE(stopped.error().code, ErrorCode::NotAuthorised);
        QCOMPARE(steps, 1);
    }

    void aStepThatIsNotFiniteIsSkipped()
    {
        const auto data = dataset(tinyTokens(6, 1));
        const auto llm = *SpeechLlm::create(tinyShape(), 3, torch::kCPU);
        const auto trainer = *LlmTrainer::create(tinyConfig(sllmTrainingDefaults(), 20), llm, tinyVocabulary(), data);
        QVERIFY(trainer->step().ok());
        const auto weights = [&trainer] {
            std::vector<torch::Tensor> flat;
            for (const auto& each : trainer->trainedAdapter().lora.parameters())
                flat.push_back(each.detach().flatten().clone());
            return torch::cat(flat);
        };
        const auto before = weights();
        setFinalNorm(*llm, std::nan(""));
        const auto skipped = trainer->step();
        QVERIFY(!skipped.ok());
        QCOMPARE(skipped.error().code, ErrorCode::NotFinite);
        QVERIFY(torch::equal(weights(), before));
        QCOMPARE(trainer->stepsDone(), 2);
        QCOMPARE(trainer->stepsSkipped(), 1);

        setFinalNorm(*llm, 1.0);
        QVERIFY(trainer->saveCheckpoint(folder("skipped.safetensors"), RunIdentity(), "{}").ok());
        QVERIFY(trainer->step().ok());
        const auto after = weights();
        QVERIFY(after.isfinite().all().item<bool>() && !torch::equal(after, before));
        QVERIFY(trainer->loadCheckpoint(folder("skipped.safetensors"), RunIdentity()).ok());
        QCOMPARE(trainer->stepsSkipped(), 1);
        QVERIFY(torch::equal(weights(), before));
        QVERIFY(trainer->step().ok());
        QVERIFY(torch::equal(weights(), after));
    }

    void aStepThatIsCancelledLeavesAllAsItWas()
    {
        const auto data = dataset(tinyTokens(6, 1));
        const auto losses = [&data](bool cancelledFirst) {
            const auto llm = *SpeechLlm::create(tinyShape(), 3, torch::kCPU);
            const auto trainer = *LlmTrainer::create(tinyConfig(sllmTrainingDefaults(), 20), llm, tinyVocabulary(), data);
            if (cancelledFirst) {
                const CancellationToken cancel;
                cancel.cancel();
                if (trainer->step(cancel).ok() || trainer->evaluate(data, {{0, 1}}, cancel))
                    return std::vector<double>{};
            }
            return std::vector{trainer->step()->total, trainer->step()->total};
        };
        QCOMPARE(losses(true), losses(false));
    }

    void aCheckpointOfOtherSettingsIsRefused()
    {
        const auto train = tinyTokens(6, 1);
        LlmTrainingRequest request{
            mayTrain, tinyConfig(baseTrainingDefaults(), 20), tinyBody(), &train, nullptr, {}, folder("refused"), "cpu", 1};
        const CancellationToken stop;
        QVERIFY(!trainLlm(
                     request, [&](const LlmTrainingProgress&) { stop.cancel(); }, stop)
                     .ok());
        request.config.learningRate = 5e-3;
        const auto other = trainLlm(request, {}, {});
        QVERIFY(!other.ok());
        QCOMPARE(other.error().code, ErrorCode::InvalidArgument);
    }

    /// Needs the base of aBaseLearnsAndAStoppedRunGoesOnBitForBit.
    void loraLearnsWhileTheBodyStands()
    {
        const auto train = tinyTokens(24, 1);
        const auto dev = tinyTokens(8, 77);
        const auto before = contentOf(folder("base") / "model.safetensors");
        QVERIFY(!before.isEmpty());
        auto config = tinyConfig(sllmTrainingDefaults(), 30);
        config.learningRate = 7e-4;  // what ships is gentler, and takes longer than a test has
        LlmTrainingRequest request{mayTrain, config, {}, &train, &dev, folder("base"), folder("adapter"), "cpu", 1};
        const auto summary = trainLlm(request, {}, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : englishSentence(summary.error()).c_str());
        QVERIFY(summary->devUnweightedRecall.value_or(0.0) > 0.9);
        QCOMPARE(contentOf(folder("base") / "model.safetensors"), before);
        auto base = SpeechLlm::load(folder("base"), torch::kCPU, torch::kFloat32);
        QVERIFY(base.ok());
        auto adapter = LoraAdapter::load(folder("adapter"), (*base)->config(), torch::kCPU);
        QVERIFY2(adapter.ok(), adapter.ok() ? "" : englishSentence(adapter.error()).c_str());
        QVERIFY(torch::equal(adapter->embedding.slice(0, 0, textVocabulary), (*base)->embeddingRows().slice(0, 0, textVocabulary)));
        QVERIFY(!torch::equal(adapter->embedding, (*base)->embeddingRows()));
        QVERIFY(adapter->lora.pair(0, Projection::Query).b.abs().sum().item<double>() > 0.0);
    }

    void tokensOfAnotherCodebookAreRefused()
    {
        auto tokens = tinyTokens(1, 1);
        tokens.codebookSize = 81;
        const auto made = DialogueDataset::create(tokens, tinyVocabulary());
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::InvalidArgument);
    }

    void dialogueTokensComeBackAsTheyWere()
    {
        auto tokens = tinyTokens(3, 4);
        tokens.dialogues[1].sentences[2].label = std::nullopt;
        const auto file = folder("tokens.safetensors");
        QVERIFY(writeDialogueTokens(file, tokens).ok());
        const auto read = readDialogueTokens(file);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QCOMPARE(read->labels, tokens.labels);
        QCOMPARE(read->tokenCount(), tokens.tokenCount());
        for (std::size_t d = 0; d < tokens.dialogues.size(); ++d) {
            QCOMPARE(read->dialogues[d].name, tokens.dialogues[d].name);
            for (std::size_t s = 0; s < tokens.dialogues[d].sentences.size(); ++s) {
                const auto& expected = tokens.dialogues[d].sentences[s];
                const auto& actual = read->dialogues[d].sentences[s];
                QVERIFY(actual.codes == expected.codes && actual.label == expected.label && actual.speaker == expected.speaker);
            }
        }
        tokens.dialogues[0].sentences[0].codes[0] = codeCount;
        QVERIFY(!writeDialogueTokens(file, tokens).ok());
    }

private:
    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainingLlmTest)
#include "training_llm_test.moc"
