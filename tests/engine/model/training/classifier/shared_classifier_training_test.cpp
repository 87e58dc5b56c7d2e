// SPDX-License-Identifier: GPL-3.0-or-later
// One training of the classifier by several processes is the training of one: threads stand for the processes here, mpirun starts real ones
// in distributed_training_test, with dropout.
#include "engine/messages/catalogue.h"
#include "engine/model/training/classifier/classifier_trainer.h"
#include "tests/engine/model/shared_training.h"
#include "tests/support/threaded_processes.h"
#include "tests/support/tiny_tokens.h"

#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int steps = 20;

ClassifierTrainingConfig sharedConfig()
{
    auto config = classifierDefaults();
    config.hiddenSize = 16;
    config.layers = 2;
    config.heads = 2;
    config.feedForwardSize = 32;
    config.batchSize = 4;
    config.accumulate = 4;
    config.steps = steps;
    config.warmupSteps = 5;
    config.learningRate = 1e-2;
    config.dropout = 0.0;  // torch's random numbers are one stream for all threads
    return config;
}

std::vector<ClassifierExample> examples()
{
    std::vector<ClassifierExample> all;
    for (const auto& dialogue : tinyTokens(6, 4).dialogues) {
        for (const auto& sentence : dialogue.sentences)
            all.push_back({sentence.codes, *sentence.label});
    }
    return all;
}

ClassifierBaseline classifier(const ClassifierTrainingConfig& config)
{
    const ClassifierShape shape{{"ang", "neu"},         codeCount, 8, config.hiddenSize, config.layers, config.heads,
                                config.feedForwardSize, {},        0};
    const auto embedding = torch::sin(torch::arange(codeCount * 8, torch::kFloat32)).view({codeCount, 8});
    return ClassifierBaseline::create(shape, embedding, config.dropout, config.seed, torch::kCPU);
}

Trained trained(ClassifierTrainer& trainer)
{
    Trained all;
    for (int step = 0; step < steps; ++step) {
        const auto loss = trainer.step();
        if (!loss)
            qFatal("%s", englishSentence(loss.error()).c_str());
        all.losses.push_back({*loss});
    }
    all.takeWeights(trainer.state());
    // What is added to all keys of an attention changes none of its weights: the second third of the bias has no effect.
    for (auto& [name, tensor] : all.weights) {
        if (name.ends_with("self_attn.in_proj_bias"))
            tensor.slice(0, tensor.numel() / 3, 2 * tensor.numel() / 3).zero_();
    }
    return all;
}

}  // namespace

class SharedClassifierTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void severalProcessesTrainAsOne_data()
    {
        QTest::addColumn<int>("processes");
        for (const int processes : {2, 4})
            QTest::addRow("%d processes", processes) << processes;
    }

    void severalProcessesTrainAsOne()
    {
        QFETCH(int, processes);
        const auto config = sharedConfig();
        const auto data = examples();
        const auto make = [&](ProcessGroup* group) { return *ClassifierTrainer::create(config, classifier(config), data, group); };
        const Trained expected = trained(*make(nullptr));
        QVERIFY(expected.losses.front()[0] > 1.2 * expected.losses.back()[0]);
        ThreadedProcesses groups(processes);
        std::vector<Trained> got(static_cast<std::size_t>(processes));
        groups.run([&](ProcessGroup& group) { got[static_cast<std::size_t>(group.rank())] = trained(*make(&group)); });
        QCOMPARE(differenceOf(expected, got), QString());
    }

    /// Sixteen sentences at once and four by four are one gradient.
    void accumulatedBatchesAreOneLargeOne()
    {
        auto large = sharedConfig();
        large.batchSize = 16;
        large.accumulate = 1;
        const auto data = examples();
        const auto lossOf = [&](const ClassifierTrainingConfig& config) {
            return *(*ClassifierTrainer::create(config, classifier(config), data, nullptr))->step();
        };
        QVERIFY(std::abs(lossOf(large) - lossOf(sharedConfig())) < 1e-6);
    }

    void whatCannotBeSharedIsRefused()
    {
        const auto data = examples();
        auto config = sharedConfig();
        config.accumulate = 3;
        ThreadedProcesses two(2);
        const auto refused = ClassifierTrainer::create(config, classifier(config), data, &two.seenBy(0));
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY(englishSentence(refused.error()).find("--accumulate") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SharedClassifierTrainingTest)
#include "shared_classifier_training_test.moc"
