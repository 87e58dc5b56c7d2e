// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizer's training: what it draws, what it must not depend on, and that an interrupted run loses nothing.
#include "engine/messages/catalogue.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/speech/whisper_encoder.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"
#include "engine/model/training/tokenizer/tokenizer_losses.h"
#include "engine/model/training/tokenizer/tokenizer_training.h"
#include "tests/engine/model/training/tokenizer/buzz_corpus.h"
#include "tests/support/authorised.h"

#include <torch/nn/functional/loss.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>

using namespace undertone;
using namespace undertone::test;

namespace {

QByteArray contentOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class SpeechTokenizerTrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void aBatchDependsOnSeedAndStepAlone()
    {
        const auto corpus = makeCorpus(), reversed = makeCorpus({}, true);
        const auto config = withStatistics(tinyTraining(5), *corpus), same = withStatistics(tinyTraining(5), *reversed);
        const TokenizerBatchMaker first(*corpus, config), second(*reversed, same);
        const auto a = first.make(3), b = second.make(3), other = first.make(4);
        QVERIFY(torch::equal(a.mel, b.mel) && torch::equal(a.emotion, b.emotion) && torch::equal(a.cleanMel, b.cleanMel));
        QVERIFY(a.mel.sizes() != other.mel.sizes() || !torch::equal(a.mel, other.mel));
        QCOMPARE(a.mel.size(0), 8);
        QVERIFY(torch::isfinite(a.mel).all().item<bool>() && torch::isfinite(a.cleanMel).all().item<bool>());
        QCOMPARE(a.cleanMel.size(1), halvedLength(halvedLength(a.mel.size(1))));
    }

    void sharesOfCorporaAreDrawnAndWeakOnesWeighLess()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(5), *corpus);
        config.groupsPerBatch = 4;
        config.corpusShares = "small=3,large=1";
        config.weakCorpora = "small=0.5";
        config.weakSmoothing = 0.6;
        QVERIFY(validate(config).ok() && checkCorpora(*corpus, config).ok());
        const TokenizerBatchMaker batches(*corpus, config);
        double weak = 0.0, all = 0.0;
        for (int step = 0; step < 40; ++step) {
            const auto batch = batches.make(step);
            const auto isWeak = batch.emotionWeight.eq(0.5);
            QVERIFY((isWeak | batch.emotionWeight.eq(1.0)).all().item<bool>());
            QVERIFY(torch::equal(isWeak, batch.sentence.eq(unknownSentence)));
            QVERIFY(torch::equal(batch.smoothing, torch::where(isWeak, 0.6, config.labelSmoothing).to(torch::kFloat32)));
            weak += isWeak.sum().item<double>();
            all += static_cast<double>(isWeak.numel());
        }
        QVERIFY2(std::abs(weak / all - 0.75) < 0.12, qPrintable(QString::number(weak / all)));

        config.corpusShares = "large=1";
        config.weakCorpora.clear();
        const TokenizerBatchMaker largeAlone(*corpus, config);
        for (int step = 0; step < 10; ++step)
            QVERIFY(largeAlone.make(step).sentence.ne(unknownSentence).all().item<bool>());
        config.weakCorpora = "smal=0.5";
        QVERIFY2(englishSentence(checkCorpora(*corpus, config).error()).find("smal,") != std::string::npos, "the corpus is named");
        QCOMPARE(checkCorpora(*makeCorpus("small"), config).error().code, ErrorCode::InvalidArgument);
        for (const char* text : {"small", "small=", "small=-1", "small=nan", "small=1e999", "=1", "small=1,small=2", "small=1,"}) {
            config.weakCorpora = text;
            QVERIFY2(!validate(config).ok(), text);
        }
        config.weakCorpora.clear();
        config.corpusShares = "small=0";
        QVERIFY2(!validate(config).ok(), "a corpus that is not to be drawn is not named");
    }

    /// With weight 0 a corpus trains sound and codes: whatever its clips are labelled, no emotion loss and no gradient of one changes.
    void labelsOfWeightZeroDoNotCount()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(5), *corpus);
        config.groupsPerBatch = 4;
        config.weakCorpora = "small=0";
        QVERIFY(validate(config).ok() && checkCorpora(*corpus, config).ok());
        auto batch = TokenizerBatchMaker(*corpus, config).make(3);
        const auto isWeak = batch.sentence.eq(unknownSentence);
        QVERIFY(isWeak.any().item<bool>() && !isWeak.all().item<bool>());
        const auto clips = batch.emotion.size(0), tokens = batch.cleanMel.size(1);
        const auto emotions = static_cast<std::int64_t>(corpus->emotions().size());
        torch::manual_seed(3);
        const auto logits = torch::randn({clips, emotions}), sentence = torch::randn({clips, std::int64_t(corpus->sentences().size())});
        const auto projected = torch::randn({clips, tokens, config.shape.codebookDigits});
        const auto emotionLossAndGradient = [&] {
            const auto leaf = logits.clone().requires_grad_();
            const TokenizerHeadsOutput outputs{leaf, leaf, sentence, batch.cleanMel};
            const auto losses = lossesOf(config, lossSums(config, batch, outputs, projected, torch::ones({clips, tokens, 1})));
            const auto loss = losses.emotion + losses.emotionBefore;
            loss.backward();
            return std::pair(loss.item<double>(), leaf.grad());
        };
        const auto [loss, gradient] = emotionLossAndGradient();
        QVERIFY(gradient.index({isWeak}).eq(0).all().item<bool>());
        QVERIFY(gradient.index({isWeak.logical_not()}).ne(0).all().item<bool>());
        batch.emotion = torch::where(isWeak, (batch.emotion + 1).remainder(emotions), batch.emotion);
        QCOMPARE(emotionLossAndGradient().first, loss);
    }

    void withAFixedPeakTheGainOfARecordingIsNotHeard()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(5), *corpus);
        config.shape.recordingNormalisation.reset();
        config.shape.inputScaling = {4.0, 0.0};
        config.augmentation.cleanProbability = 1.0;  // noise is not as loud as the recording
        auto soft = config;
        config.augmentation.levelDecibels = 0.0;
        soft.augmentation.levelDecibels = 25.0;
        for (int step = 0; step < 5; ++step) {
            const auto as = TokenizerBatchMaker(*corpus, config).make(step).mel, at = TokenizerBatchMaker(*corpus, soft).make(step).mel;
            QVERIFY(as.sizes() == at.sizes());
            QVERIFY2((as - at).abs().max().item<double>() < 1e-4, qPrintable(QString::number((as - at).abs().max().item<double>())));
        }
    }

    /// Each clip by its own weight and smoothing, against torch's cross-entropy of that clip.
    void lossesAreTorchsWeighedAndSmoothedByClip()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(5), *corpus);
        config.groupsPerBatch = 4;
        config.weakCorpora = "small=0.25";
        config.weakSmoothing = 0.5;
        const auto batch = TokenizerBatchMaker(*corpus, config).make(3);
        const auto clips = batch.emotion.size(0), tokens = batch.cleanMel.size(1);
        const auto emotions = static_cast<std::int64_t>(corpus->emotions().size());
        const auto sentences = static_cast<std::int64_t>(corpus->sentences().size());
        torch::manual_seed(3);
        const TokenizerHeadsOutput outputs{torch::randn({clips, emotions}), torch::randn({clips, emotions}),
                                           torch::randn({clips, sentences}), batch.cleanMel};
        const auto projected = torch::randn({clips, tokens, config.shape.codebookDigits});
        const auto losses = lossesOf(config, lossSums(config, batch, outputs, projected, torch::ones({clips, tokens, 1})));
        const auto ofClip = [](const torch::Tensor& logits, const torch::Tensor& labels, std::int64_t i, double smoothing) {
            using torch::nn::functional::CrossEntropyFuncOptions;
            return torch::nn::functional::cross_entropy(logits.slice(0, i, i + 1), labels.slice(0, i, i + 1),
                                                        CrossEntropyFuncOptions().label_smoothing(smoothing))
                .item<double>();
        };
        double emotion = 0.0, before = 0.0, sentence = 0.0;
        for (std::int64_t i = 0; i < clips; ++i) {
            const bool isWeak = batch.sentence[i].item<std::int64_t>() == unknownSentence;
            const double weight = isWeak ? 0.25 : 1.0, smoothing = isWeak ? 0.5 : config.labelSmoothing;
            emotion += weight * ofClip(outputs.emotion, batch.emotion, i, smoothing);
            before += weight * ofClip(outputs.emotionBefore, batch.emotion, i, smoothing);
            sentence += isWeak ? 0.0 : ofClip(outputs.sentence, batch.sentence, i, config.labelSmoothing);
        }
        const auto isNear = [clips](const torch::Tensor& mean, double sum) {
            return std::abs(mean.item<double>() - sum / static_cast<double>(clips)) < 1e-5;
        };
        QVERIFY(isNear(losses.emotion, emotion));
        QVERIFY(isNear(losses.emotionBefore, before));
        QVERIFY(isNear(losses.sentence, sentence));
    }

    void weakCorporaAloneCanBeTrainedOn()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        auto config = tinyTraining(2);
        config.corpusShares = "small=1";
        config.weakCorpora = "small=0.5";  // no sentence is a target
        const auto status = trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                           TokenizerHeadsFile::Discarded, {}, {});
        QVERIFY2(status.ok(), status ? "" : englishSentence(status.error()).c_str());
    }

    void everyEmotionAndCorpusIsDrawn()
    {
        const auto corpus = makeCorpus();
        auto config = withStatistics(tinyTraining(5), *corpus);
        config.shareOfSmallCorpora = 0.5;
        const TokenizerBatchMaker batches(*corpus, config);
        double angry = 0.0, all = 0.0;
        for (int step = 0; step < 40; ++step) {
            const auto emotions = batches.make(step).emotion;
            angry += emotions.eq(0).sum().item<double>();
            all += static_cast<double>(emotions.numel());
        }
        QVERIFY2(angry / all > 0.35 && angry / all < 0.65, qPrintable(QString::number(angry / all)));
    }

    void anExcludedCorpusIsJudgedAndNeverTrainedOn()
    {
        const auto corpus = makeCorpus("small");
        int judged = 0;
        for (const auto& clip : corpus->clips()) {
            const bool isSmall = corpus->corpora()[static_cast<std::size_t>(clip.corpus)] == "small";
            QVERIFY(!isSmall || clip.isDev);
            judged += isSmall ? 1 : 0;
        }
        QCOMPARE(judged, 8);
        const auto config = withStatistics(tinyTraining(2), *corpus);
        QCOMPARE(TokenizerBatchMaker(*corpus, config).make(0).mel.size(0), 8);
    }

    void aTelephoneTakesTheHighBandsAway()
    {
        const auto response = lowPassResponse(bands, 3400.0);
        QCOMPARE(response[60], 0.0F);
        QVERIFY(response[127] < -5.0F);
        QVERIFY(std::is_sorted(response.rbegin(), response.rend()));
    }

    void aCleanChannelChangesLevelOnly()
    {
        const auto corpus = makeCorpus();
        auto clip = corpus->clips().front().decode(bands);
        const auto before = clip;
        ChannelDraw channel;
        channel.level = 1.0;
        SplitMix64 random(1);
        applyChannel(clip, channel, clip.peak(), random);
        for (std::size_t i = 0; i < clip.values.size(); ++i)
            QVERIFY(std::abs(clip.values[i] - before.values[i] - 1.0F) < 1e-5F);
    }

    void speedAndPauseChangeTheLength()
    {
        const auto clip = makeCorpus()->clips().front().decode(bands);
        SplitMix64 random(1);
        const auto faster = warpVoice(clip, {}, 1.25, 20, random);
        QCOMPARE(faster.frames(), static_cast<std::int64_t>(static_cast<double>(clip.frames()) / 1.25) + 20);
        const auto same = warpVoice(clip, {}, 1.0, 0, random);
        for (std::size_t i = 0; i < same.values.size(); ++i)
            QVERIFY(std::abs(same.values[i] - clip.values[i]) < 0.01F || i % bands == bands - 1);
    }

    void anInterruptedRunEndsAsAnUninterruptedOne()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        const std::filesystem::path straight = (folder.path() + "/straight").toStdString(),
                                    broken = (folder.path() + "/broken").toStdString();
        auto config = tinyTraining(3);
        config.evaluateMinutes = 1e-6;  // after every step
        QVERIFY(trainTokenizer(*corpus, mayTrain, config, straight, Unfinished::StartAfresh, TokenizerHeadsFile::Discarded, {}, {}).ok());

        const CancellationToken afterOne;
        const TokenizerTrainingReporter stopping{{}, [&afterOne](const TokenizerScores&) { afterOne.cancel(); }, {}};
        const auto stopped =
            trainTokenizer(*corpus, mayTrain, config, broken, Unfinished::TakeUp, TokenizerHeadsFile::Discarded, stopping, afterOne);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(std::filesystem::exists(broken / "checkpoint.safetensors"));
        std::string note;
        const TokenizerTrainingReporter reporter{{}, {}, [&note](const Message& text) { note = englishSentence(text); }};
        QVERIFY(trainTokenizer(*corpus, mayTrain, config, broken, Unfinished::TakeUp, TokenizerHeadsFile::Discarded, reporter, {}).ok());
        QVERIFY(note.find("step 1") != std::string::npos);
        QVERIFY(contentOf(straight / "model.safetensors").size() > 1000);
        QVERIFY(contentOf(straight / "model.safetensors") == contentOf(broken / "model.safetensors"));
        QVERIFY(!std::filesystem::exists(broken / "checkpoint.safetensors"));
        QVERIFY(!std::filesystem::exists(broken / "training_heads.safetensors"));
    }

    void startingAfreshForgetsTheCheckpoint()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        const CancellationToken atOnce;
        atOnce.cancel();
        const auto run = [&](TokenizerTrainingConfig config, const CancellationToken& cancel) {
            return trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                  TokenizerHeadsFile::Discarded, {}, cancel);
        };
        QCOMPARE(run(tinyTraining(3), atOnce).error().code, ErrorCode::Cancelled);
        auto changed = tinyTraining(2);
        changed.learningRate *= 2.0;
        QVERIFY(run(changed, {}).ok());

        // The same settings on other clips.
        const auto others = makeCorpus("small");
        const auto refused = trainTokenizer(*others, mayTrain, tinyTraining(3), folder.path().toStdString(), Unfinished::TakeUp,
                                            TokenizerHeadsFile::Discarded, {}, atOnce);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(englishSentence(refused.error()).find("clips") != std::string::npos, englishSentence(refused.error()).c_str());
    }

    void aFinishedTokenizerIsKept()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        std::string note;
        const TokenizerTrainingReporter reporter{{}, {}, [&note](const Message& text) { note = englishSentence(text); }};
        const auto run = [&](const TokenizerTrainingConfig& config, ExistingResult existing = ExistingResult::Keep) {
            return trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                  TokenizerHeadsFile::Discarded, reporter, {}, existing);
        };
        QVERIFY(run(tinyTraining(2)).ok());
        const auto weights = contentOf((folder.path() + "/model.safetensors").toStdString());
        QVERIFY(run(tinyTraining(2)).ok());
        QVERIFY2(note.find("nothing was trained") != std::string::npos, note.c_str());
        QCOMPARE(run(tinyTraining(3)).error().code, ErrorCode::InvalidArgument);
        QVERIFY(contentOf((folder.path() + "/model.safetensors").toStdString()) == weights);
        QVERIFY(run(tinyTraining(3), ExistingResult::Overwrite).ok());
        QVERIFY(contentOf((folder.path() + "/model.safetensors").toStdString()) != weights);
    }

    void aCheckpointOfOtherSettingsIsRefused()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        CancellationToken atOnce;
        atOnce.cancel();
        const auto run = [&](const TokenizerTrainingConfig& config) {
            return trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::TakeUp, TokenizerHeadsFile::Discarded,
                                  {}, atOnce);
        };
        QCOMPARE(run(tinyTraining(3)).error().code, ErrorCode::Cancelled);
        auto changed = tinyTraining(3);
        changed.learningRate *= 2.0;
        QCOMPARE(run(changed).error().code, ErrorCode::InvalidArgument);
    }

    void aPretrainedEncoderIsFineTunedBehindWhatIsFrozen_data()
    {
        QTest::addColumn<bool>("trainsConvolutions");
        QTest::addColumn<int>("frozenBlocks");
        QTest::newRow("convolutions and the first block frozen") << false << 1;
        QTest::newRow("nothing frozen") << true << 0;
        QTest::newRow("the first block alone frozen") << true << 1;
        QTest::newRow("all blocks frozen") << false << 2;
    }
    void aPretrainedEncoderIsFineTunedBehindWhatIsFrozen()
    {
        QFETCH(const bool, trainsConvolutions);
        QFETCH(const int, frozenBlocks);
        const auto start = pretrained();
        const auto corpus = makeCorpus({}, false, start.config.melBands);
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        auto config = fineTuning(3, start);
        config.encoder.convolutions = trainsConvolutions ? ConvolutionTraining::Trained : ConvolutionTraining::Frozen;
        config.encoder.frozenBlocks = frozenBlocks;
        config.encoder.learningRate = 5e-3;  // further than fp16 rounds
        const auto status = trainTokenizer(*corpus, mayTrain, config, path, Unfinished::StartAfresh, TokenizerHeadsFile::Discarded, {}, {},
                                           ExistingResult::Keep, &start);
        QVERIFY2(status.ok(), status ? "" : englishSentence(status.error()).c_str());
        auto tensors = loadTensors(path / "model.safetensors");
        QVERIFY(tensors.ok());
        for (const auto& [name, before] : start.weights) {
            const bool isConvolution = name.find("conv") != std::string::npos;
            const bool isFrozenBlock = name.find(".blocks.0.") != std::string::npos
                ? frozenBlocks > 0
                : name.find(".blocks.1.") != std::string::npos && frozenBlocks > 1;
            const bool isFrozen = isConvolution ? !trainsConvolutions : isFrozenBlock;
            const bool isSame = torch::equal(tensors->at(name), before.to(torch::kFloat16));
            // The golden's weights are fp16 themselves: what no step has touched is bit for bit what it was.
            QVERIFY2(isSame == isFrozen, name.c_str());
        }
        // The folder needs the encoder no more.
        auto loaded = SpeechTokenizer::load(path, torch::kCPU);
        QVERIFY2(loaded.ok(), loaded ? "" : englishSentence(loaded.error()).c_str());
        QVERIFY(!(*loaded)->newRecording().recording.isOn());
        QVERIFY((*loaded)->newRecording().voices.isOn());
        auto state = (*loaded)->newRecording();
        const auto codes = (*loaded)->encodeUtterance(std::vector<float>(16000, 0.1F), state, {});
        QVERIFY(codes.ok());
        QCOMPARE(codes->size(), std::size_t{25});
        const auto json = contentOf(path / "training.json");
        QVERIFY(json.contains(config.encoder.weightsSha256.c_str()) && json.contains("distance_to_start"));
    }

    void thePullKeepsTheEncoderNearItsStart()
    {
        const auto start = pretrained();
        const auto corpus = makeCorpus({}, false, start.config.melBands);
        const auto distance = [&](double pull, double rate) {
            QTemporaryDir folder;
            auto config = fineTuning(12, start);
            config.encoder.pull = pull;
            config.encoder.learningRate = rate;
            config.encoder.weightDecay = 0.0;
            if (!trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                TokenizerHeadsFile::Discarded, {}, {}, ExistingResult::Keep, &start)
                     .ok())
                return -1.0;
            const auto json = contentOf((folder.path() + "/training.json").toStdString());
            const auto at = json.indexOf("distance_to_start\":");
            return json.mid(at + 19).trimmed().split('\n').front().split(',').front().toDouble();
        };
        const double free = distance(0.0, 2e-4), slow = distance(0.0, 2e-5), pulled = distance(1e6, 2e-4);
        QVERIFY2(free > 0.0 && slow > 0.0 && pulled > 0.0, qPrintable(QString("%1 %2 %3").arg(free).arg(slow).arg(pulled)));
        QVERIFY2(pulled < 0.5 * free && slow < 0.5 * free, qPrintable(QString("%1 %2 %3").arg(free).arg(slow).arg(pulled)));
    }

    void anInterruptedFineTuningEndsAsAnUninterruptedOneAndKnowsItsEncoder()
    {
        const auto start = pretrained();
        const auto corpus = makeCorpus({}, false, start.config.melBands);
        QTemporaryDir folder;
        const std::filesystem::path straight = (folder.path() + "/straight").toStdString(),
                                    broken = (folder.path() + "/broken").toStdString();
        auto config = fineTuning(3, start);
        config.encoder.pull = 10.0;
        config.averaging = 0.9;
        config.evaluateMinutes = 1e-6;  // after every step
        const auto run = [&](const TokenizerTrainingConfig& settings, const std::filesystem::path& path,
                             const TokenizerTrainingReporter& reporter, const CancellationToken& cancel) {
            return trainTokenizer(*corpus, mayTrain, settings, path, Unfinished::TakeUp, TokenizerHeadsFile::Discarded, reporter, cancel,
                                  ExistingResult::Keep, &start);
        };
        QVERIFY(run(config, straight, {}, {}).ok());
        const CancellationToken afterOne;
        const TokenizerTrainingReporter stopping{{}, [&afterOne](const TokenizerScores&) { afterOne.cancel(); }, {}};
        QCOMPARE(run(config, broken, stopping, afterOne).error().code, ErrorCode::Cancelled);
        auto other = config;
        other.encoder.weightsSha256.back() = other.encoder.weightsSha256.back() == '0' ? '1' : '0';
        QCOMPARE(run(other, broken, {}, {}).error().code, ErrorCode::InvalidArgument);
        QVERIFY(run(config, broken, {}, {}).ok());
        QVERIFY(contentOf(straight / "model.safetensors") == contentOf(broken / "model.safetensors"));
    }

    void soundToReconstructIsAveragedInBandsThatNeedNotDivide()
    {
        const auto start = pretrained();
        const auto corpus = makeCorpus({}, false, start.config.melBands);
        const auto config = fineTuning(3, start);
        QCOMPARE(config.reconstructionBands, 32);
        const auto batch = TokenizerBatchMaker(*corpus, config).make(0);
        QCOMPARE(batch.mel.size(2), std::int64_t{80});
        QCOMPARE(batch.cleanMel.size(2), std::int64_t{4 * 32});
        QVERIFY(torch::isfinite(batch.cleanMel).all().item<bool>());
        auto tooMany = config;
        tooMany.reconstructionBands = 81;
        QCOMPARE(validate(tooMany).error().code, ErrorCode::InvalidArgument);
        auto tooFrozen = config;
        tooFrozen.encoder.frozenBlocks = 3;
        QCOMPARE(validate(tooFrozen).error().code, ErrorCode::InvalidArgument);
    }

    void trainingLearnsAndWhatItWritesLoads()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        auto config = tinyTraining(50);
        config.augmentation.cleanProbability = 1.0;
        config.learningRate = 5e-3;
        config.averaging = 0.9;
        std::vector<TokenizerScores> scores;
        std::vector<TokenizerProgress> progress;
        TokenizerTrainingReporter reporter;
        reporter.scores = [&](const TokenizerScores& one) { scores.push_back(one); };
        reporter.progress = [&](const TokenizerProgress& one) { progress.push_back(one); };
        const auto status = trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                           TokenizerHeadsFile::Kept, reporter, {});
        QVERIFY2(status.ok(), status ? "" : englishSentence(status.error()).c_str());
        QCOMPARE(progress.size(), std::size_t{2});
        QVERIFY(progress.back().reconstructionLoss < progress.front().reconstructionLoss);
        QCOMPARE(scores.size(), std::size_t{6});
        QCOMPARE(scores.front().clips, 12);
        QVERIFY2(scores.front().unweightedRecall >= 0.75, qPrintable(QString::number(scores.front().unweightedRecall)));
        auto loaded = SpeechTokenizer::load(folder.path().toStdString(), torch::kCPU);
        QVERIFY2(loaded.ok(), loaded ? "" : englishSentence(loaded.error()).c_str());
        QVERIFY((*loaded)->newRecording().recording.isOn());
        QVERIFY(!(*loaded)->newRecording().voices.isOn());
        QVERIFY(contentOf((folder.path() + "/training.json").toStdString()).contains("low_pass_3400_hz"));
    }

    /// Of heads that know little: one that errs nowhere agrees with everything.
    void figuresOfCorporaAgreeWithThoseOverAll()
    {
        const auto corpus = makeCorpus();
        QTemporaryDir folder;
        auto config = tinyTraining(6);
        const auto status = trainTokenizer(*corpus, mayTrain, config, folder.path().toStdString(), Unfinished::StartAfresh,
                                           TokenizerHeadsFile::Discarded, {}, {});
        QVERIFY(status.ok());
        const auto json = QJsonDocument::fromJson(contentOf((folder.path() + "/training.json").toStdString())).object();
        QCOMPARE(json["dev"].toArray().size(), 6);
        bool differs = false;
        for (const auto& value : json["dev"].toArray()) {
            const auto trial = value.toObject();
            figuresOfCorporaAgree(trial, *corpus);
            differs = differs || trial["ua"] != trial["ua_before_quantising"];
        }
        QVERIFY2(differs, "answers before and after quantising could be taken for each other");
    }

private:
    /// Recalls of corpora and emotions, weighed by their clips, are the accuracy over all; the UA of a corpus is the mean of its recalls.
    static void figuresOfCorporaAgree(const QJsonObject& trial, const TokenizerCorpus& corpus)
    {
        std::map<QString, std::map<QString, int>> clips;
        for (const auto& clip : corpus.clips()) {
            if (clip.isDev)
                ++clips[QString::fromStdString(corpus.corpora()[static_cast<std::size_t>(clip.corpus)])]
                       [QString::fromStdString(corpus.emotions()[static_cast<std::size_t>(clip.emotion)])];
        }
        const auto ofCorpora = trial["recall_by_corpus"].toObject();
        QCOMPARE(ofCorpora.size(), static_cast<qsizetype>(clips.size()));
        double right = 0.0;
        for (const auto& [name, emotions] : clips) {
            const auto recalls = ofCorpora[name].toObject();
            QCOMPARE(recalls.size(), static_cast<qsizetype>(emotions.size()));
            double sum = 0.0;
            for (const auto& [emotion, count] : emotions) {
                QVERIFY2(recalls.contains(emotion), qPrintable(emotion));
                sum += recalls[emotion].toDouble();
                right += recalls[emotion].toDouble() * count;
            }
            QVERIFY(std::abs(trial["ua_by_corpus"].toObject()[name].toDouble() - sum / static_cast<double>(emotions.size())) < 1e-9);
            QVERIFY(trial["ua_before_quantising_by_corpus"].toObject().contains(name));
        }
        QVERIFY(std::abs(right / trial["clips"].toInt() - trial["wa"].toDouble()) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(SpeechTokenizerTrainingTest)
#include "speech_tokenizer_training_test.moc"
