// SPDX-License-Identifier: GPL-3.0-or-later
// One training of a tokenizer by several processes is the training of one: threads stand for the processes here, mpirun starts real ones
// in distributed_training_test.
#include "engine/messages/catalogue.h"
#include "engine/model/training/tokenizer/tokenizer_trainer.h"
#include "engine/model/training/tokenizer/tokenizer_training.h"
#include "tests/engine/model/shared_training.h"
#include "tests/engine/model/training/tokenizer/buzz_corpus.h"
#include "tests/support/authorised.h"
#include "tests/support/threaded_processes.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int steps = 20;

/// Softmax takes away what is added to all scores of a pool.
bool isWithoutEffect(const std::string& parameter)
{
    return parameter.starts_with("parameter.heads.pool_") && parameter.ends_with(".score.bias");
}

Trained trained(TokenizerTrainer& trainer)
{
    Trained all;
    for (int step = 0; step < steps; ++step) {
        const auto losses = trainer.step(static_cast<double>(step) / steps);
        if (!losses)
            qFatal("%s", englishSentence(losses.error()).c_str());
        const auto figures = losses->figures().contiguous();
        all.losses.emplace_back(figures.data_ptr<double>(), figures.data_ptr<double>() + figures.numel());
    }
    all.takeWeights(trainer.state());
    return all;
}

}  // namespace

class SharedTokenizerTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }  // teams of threads of several processes would wait for one another

    void severalProcessesTrainAsOne_data()
    {
        QTest::addColumn<bool>("isFineTuned");
        QTest::addColumn<int>("processes");
        for (const bool isFineTuned : {false, true}) {
            for (const int processes : {2, 3, 4})
                QTest::addRow("%s, %d processes", isFineTuned ? "with an encoder" : "from nothing", processes) << isFineTuned << processes;
        }
    }

    /// With augmentation, dropout, the correlations of digits over the whole batch and the running statistics of voices.
    void severalProcessesTrainAsOne()
    {
        QFETCH(bool, isFineTuned);
        QFETCH(int, processes);
        const auto encoder = pretrained();
        const PretrainedEncoder* const start = isFineTuned ? &encoder : nullptr;
        const auto corpus = makeCorpus({}, false, isFineTuned ? encoder.config.melBands : bands);
        auto config = isFineTuned ? fineTuning(steps, encoder) : withStatistics(tinyTraining(steps), *corpus);
        config.groupsPerBatch = 4;
        config.clipsPerGroup = 3;
        config.encoder.pull = 0.5;
        QVERIFY(config.channelDropout > 0.0);
        const auto make = [&](ProcessGroup* group) {
            auto made = TokenizerTrainer::create(config, *corpus, start, group);
            if (!made)
                qFatal("%s", englishSentence(made.error()).c_str());
            return std::move(*made);
        };
        const Trained expected = trained(*make(nullptr));
        QVERIFY(expected.losses.front()[3] > 1.2 * expected.losses.back()[3]);

        ThreadedProcesses groups(processes);
        std::vector<std::unique_ptr<TokenizerTrainer>> trainers;
        for (int rank = 0; rank < processes; ++rank)
            trainers.push_back(make(&groups.seenBy(rank)));  // one after the other: torch's random numbers are one stream
        std::vector<Trained> got(static_cast<std::size_t>(processes));
        groups.run([&](ProcessGroup& group) {
            const auto rank = static_cast<std::size_t>(group.rank());
            got[rank] = trained(*trainers[rank]);
        });
        QCOMPARE(differenceOf(expected, got, isWithoutEffect), QString());
    }

    void groupsAreTheSameWhoeverDrawsThem()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(1), *corpus);
        config.groupsPerBatch = 5;
        const TokenizerBatchMaker batches(*corpus, config);
        const auto whole = batches.make(7);
        std::int64_t row = 0;
        for (int rank = 0; rank < 3; ++rank) {
            const auto part = batches.make(7, groupsOf(config, rank, 3));
            const auto rows = part.mel.size(0), frames = part.mel.size(1);
            QVERIFY(rows > 0 && frames <= whole.mel.size(1));
            QVERIFY(torch::equal(part.emotion, whole.emotion.slice(0, row, row + rows)));
            QVERIFY(torch::equal(part.mel, whole.mel.slice(0, row, row + rows).slice(1, 0, frames)));
            row += rows;
        }
        QCOMPARE(row, whole.mel.size(0));
    }

    /// Who ends by the clock ends with all, at the rates that all had.
    void aTrainingOfSomeMinutesIsTheSameInAll()
    {
        const auto corpus = makeCorpus();
        auto config = tinyTraining(0);
        config.minutes = 0.03;
        ThreadedProcesses two(2);
        std::vector<Status> ended(2);
        two.run([&](ProcessGroup& group) {
            ended[static_cast<std::size_t>(group.rank())] =
                trainTokenizer(*corpus, mayTrain, config, m_folder.path().toStdString(), Unfinished::StartAfresh,
                               TokenizerHeadsFile::Discarded, {}, {}, ExistingResult::Keep, nullptr, &group);
        });
        for (const auto& status : ended)
            QVERIFY2(status, status ? "" : englishSentence(status.error()).c_str());
        QVERIFY(QFile::exists(m_folder.filePath("training.json")));
    }

    void moreProcessesThanRecordingsAreRefused()
    {
        const auto corpus = makeCorpus();
        ThreadedProcesses three(3);
        const auto refused = TokenizerTrainer::create(withStatistics(tinyTraining(1), *corpus), *corpus, nullptr, &three.seenBy(0));
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY(englishSentence(refused.error()).find("--groups") != std::string::npos);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SharedTokenizerTrainingTest)
#include "shared_tokenizer_training_test.moc"
