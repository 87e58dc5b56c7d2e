// SPDX-License-Identifier: GPL-3.0-or-later
// One training by several processes is the training of one: threads stand for the processes here, mpirun starts real ones in
// distributed_training_test.
#include "engine/io/safetensors.h"
#include "engine/messages/catalogue.h"
#include "engine/model/training/llm/llm_trainer.h"
#include "tests/engine/model/shared_training.h"
#include "tests/engine/model/tiny_training.h"
#include "tests/support/threaded_processes.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

LlmTrainingConfig sharedConfig(LlmTrainingConfig config)
{
    config = tinyConfig(std::move(config), 20);
    config.accumulate = 4;
    config.batchSize = 2;
    config.channelDropout = 0.0;  // torch's random numbers are one stream for all threads
    return config;
}

}  // namespace

class SharedTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }  // teams of threads of several processes would wait for one another

    void severalProcessesTrainAsOne_data()
    {
        QTest::addColumn<bool>("isBase");
        QTest::addColumn<int>("processes");
        for (const bool isBase : {true, false}) {
            for (const int processes : {2, 4})
                QTest::addRow("%s, %d processes", isBase ? "base" : "sllm", processes) << isBase << processes;
        }
    }

    void severalProcessesTrainAsOne()
    {
        QFETCH(bool, isBase);
        QFETCH(int, processes);
        const auto config = sharedConfig(isBase ? baseTrainingDefaults() : sllmTrainingDefaults());
        const auto data = dataset(tinyTokens(8, 4));
        auto alone = trainer(config, data, nullptr);
        const Trained expected = steps(*alone, "alone");
        QVERIFY(expected.losses.front()[0] > 1.2 * expected.losses.back()[0]);

        std::vector<std::unique_ptr<LlmTrainer>> trainers;
        ThreadedProcesses groups(processes);
        for (int rank = 0; rank < processes; ++rank)
            trainers.push_back(trainer(config, data, &groups.seenBy(rank)));  // one after the other: torch's random numbers are one stream
        std::vector<Trained> got(static_cast<std::size_t>(processes));
        groups.run([&](ProcessGroup& group) {
            const auto rank = static_cast<std::size_t>(group.rank());
            got[rank] = steps(*trainers[rank], "process-" + std::to_string(rank));
        });
        QCOMPARE(differenceOf(expected, got), QString());
    }

    void whatCannotBeSharedIsRefused()
    {
        const auto data = dataset(tinyTokens(8, 4));
        ThreadedProcesses two(2);
        const auto refusal = [&](const LlmTrainingConfig& config) {
            const auto made =
                LlmTrainer::create(config, *SpeechLlm::create(tinyShape(), 7, torch::kCPU), tinyVocabulary(), data, &two.seenBy(0));
            return made ? std::string() : englishSentence(made.error());
        };
        auto config = sharedConfig(baseTrainingDefaults());
        QCOMPARE(refusal(config), std::string());
        config.accumulate = 3;
        QVERIFY(refusal(config).find("--accumulate") != std::string::npos);
        config = sharedConfig(sllmTrainingDefaults());
        config.memory.following = MemoryFollowing::On;
        QVERIFY(refusal(config).find("one process") != std::string::npos);
    }

private:
    std::unique_ptr<LlmTrainer> trainer(const LlmTrainingConfig& config, const DialogueDataset& data, ProcessGroup* group) const
    {
        return *LlmTrainer::create(config, *SpeechLlm::create(tinyShape(), 7, torch::kCPU), tinyVocabulary(), data, group);
    }
    Trained steps(LlmTrainer& trainer, const std::string& name) const
    {
        Trained trained;
        for (int step = 0; step < 20; ++step) {
            const auto figures = trainer.step();
            if (!figures)
                qFatal("%s", englishSentence(figures.error()).c_str());
            trained.losses.push_back(
                {figures->total, figures->audio, figures->emotion.value_or(0.0), figures->unweightedRecall.value_or(-1.0)});
        }
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / name;
        if (!trainer.saveCheckpoint(file, RunIdentity(), "{}"))
            qFatal("not written");
        trained.takeWeights(*loadTensors(file));
        return trained;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SharedTrainingTest)
#include "shared_training_test.moc"
