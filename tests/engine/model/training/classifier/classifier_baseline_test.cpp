// SPDX-License-Identifier: GPL-3.0-or-later
// The classifier baseline (paper 4.2): against torch.nn.TransformerEncoder in Python (tests/oracle/make_classifier_golden.py), as a file,
// in training, and in reading.
#include "engine/api/classifier_predictor.h"
#include "engine/api/classifier_training.h"
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/classifier/classifier_baseline.h"
#include "tests/support/authorised.h"
#include "tests/support/deviation.h"
#include "tests/support/tiny_model.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::filesystem::path goldenFolder = std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden" / "classifier";
constexpr int codebook = 81;  // of the tiny model

/// Made up: a sentence's label is where in the codebook its codes lie.
DialogueTokens tinyTokens(int dialogues, unsigned seed)
{
    DialogueTokens tokens{{"ang", "hap", "sad", "neu"}, codebook, "made up", "{}", {}};
    unsigned state = seed;
    const auto draw = [&state](unsigned below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16) % below;
    };
    for (int d = 0; d < dialogues; ++d) {
        TokenDialogue dialogue{"dialogue-" + std::to_string(d), "made-up", {}, {}, {}};
        for (unsigned s = 0; s < 6; ++s) {
            TokenSentence sentence;
            sentence.label = static_cast<int>(draw(4));
            sentence.speaker = "a";
            for (unsigned t = 0; t < 4 + draw(6); ++t)
                sentence.codes.push_back(static_cast<std::int32_t>(draw(20) + 20U * static_cast<unsigned>(*sentence.label)));
            dialogue.sentences.push_back(std::move(sentence));
        }
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return tokens;
}

ClassifierTrainingConfig tinyConfig(int steps)
{
    auto config = classifierDefaults();
    config.hiddenSize = 16;
    config.layers = 2;
    config.heads = 2;
    config.feedForwardSize = 32;
    config.batchSize = 16;
    config.steps = steps;
    config.warmupSteps = 5;
    config.learningRate = 1e-2;
    config.evaluateEverySteps = 10;
    config.dtype = "fp32";
    return config;
}

QByteArray contentOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ClassifierBaselineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        QVERIFY(m_folder.isValid());
        QVERIFY(writeTinyModel(folder("model")).ok());
    }

    void logitsAreTorchsOwn()
    {
        auto classifier = ClassifierBaseline::load(goldenFolder, torch::kCPU);
        QVERIFY2(classifier.ok(), classifier.ok() ? "" : englishSentence(classifier.error()).c_str());
        const auto golden = *loadTensors(goldenFolder / "logits.safetensors");
        std::vector<std::vector<std::int32_t>> sequences;
        for (std::int64_t row = 0; row < 3; ++row) {
            const auto length = golden.at("lengths")[row].item<int>();
            auto& sequence = sequences.emplace_back();
            for (int i = 0; i < length; ++i)
                sequence.push_back(golden.at("codes")[row][i].item<int>());
        }
        const torch::NoGradGuard frozen;
        const auto logits = classifier->logits(makeCodeBatch(sequences, torch::kCPU));
        const auto deviation = (logits - golden.at("logits")).abs().max().item<double>();
        QVERIFY2(m_deviations.within("classifier logits (torch.nn.TransformerEncoder)", deviation, 1e-5),
                 qPrintable(QString::number(deviation)));
        for (std::size_t row = 0; row < 3; ++row) {
            const auto alone = classifier->logits(makeCodeBatch({sequences[row]}, torch::kCPU))[0];
            QVERIFY((alone - logits[static_cast<std::int64_t>(row)]).abs().max().item<double>() < 1e-5);
        }
        QVERIFY(classifier->logits(makeCodeBatch({{}}, torch::kCPU)).isfinite().all().item<bool>());
    }

    void aFileThatIsNotWholeIsRefused()
    {
        const auto weights = *loadTensors(goldenFolder);
        const auto copy = [&](const char* name) {
            TensorMap tensors;
            for (const auto& [key, tensor] : weights)
                tensors[key] = tensor.clone();
            std::filesystem::create_directories(folder(name));
            std::filesystem::copy_file(goldenFolder / "config.json", folder(name) / "config.json",
                                       std::filesystem::copy_options::overwrite_existing);
            return tensors;
        };
        const auto refused = [&](const char* name, const TensorMap& tensors) {
            return saveTensors(folder(name) / "model.safetensors", tensors).ok()
                && !ClassifierBaseline::load(folder(name), torch::kCPU).ok();
        };
        auto tensors = copy("broken");
        QVERIFY(!refused("broken", tensors));
        tensors["one.too.many"] = torch::zeros({2});
        QVERIFY(refused("broken", tensors));
        tensors.erase("one.too.many");
        tensors.erase("encoder.layers.1.norm2.bias");
        QVERIFY(refused("broken", tensors));
        tensors["encoder.layers.1.norm2.bias"] = torch::zeros({15});
        QVERIFY(refused("broken", tensors));
        tensors["encoder.layers.1.norm2.bias"] = torch::zeros({16});
        tensors["code_embedding.weight"] = torch::zeros({26, 12});
        QVERIFY(refused("broken", tensors));
        const QByteArray config = contentOf(goldenFolder / "config.json");
        for (const auto& [from, to] : {std::pair{"\"heads\": 4", "\"heads\": 5"},
                                       {"\"layers\": 2", "\"layers\": 900"},
                                       {"\"hidden_size\": 16", "\"hidden_size\": 32"},
                                       {"\"positions\": \"sinusoidal\"", "\"positions\": \"wrong\""},
                                       {"\"context_tokens\": 0", "\"context_tokens\": 0, \"more\": 1"}}) {
            (void)copy("config");
            QVERIFY(saveTensors(folder("config") / "model.safetensors", weights).ok());
            QByteArray changed = config;
            changed.replace(from, to);
            QVERIFY(changed != config);
            QVERIFY(writeFileAtomically(folder("config") / "config.json", changed.toStdString()).ok());
            QVERIFY2(!ClassifierBaseline::load(folder("config"), torch::kCPU).ok(), to);
        }
    }

    void inputIsTheSentenceOrWhatStandsBeforeIt()
    {
        const std::vector<std::vector<std::int32_t>> sentences{{1, 2, 3}, {4}, {5, 6}};
        using Codes = std::vector<std::int32_t>;
        QCOMPARE(classifierInput(sentences, 2, 0), (Codes{5, 6}));
        QCOMPARE(classifierInput(sentences, 2, 4), (Codes{3, 4, 5, 6}));
        QCOMPARE(classifierInput(sentences, 1, 100), (Codes{1, 2, 3, 4}));
        QCOMPARE(classifierInput(sentences, 2, 1), (Codes{6}));
    }

    void itLearnsAndReadsVoicesItNeverHeard()
    {
        const auto train = tinyTokens(24, 1);
        const auto dev = tinyTokens(8, 77);
        const ClassifierTrainingRequest request{mayTrain, tinyConfig(200), &train, &dev, folder("model"), folder("classifier"), "cpu", 1};
        const auto summary = trainClassifier(request, {}, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : englishSentence(summary.error()).c_str());
        QVERIFY2(summary->devUnweightedRecall.value_or(0.0) > 0.9, qPrintable(QString::number(summary->devUnweightedRecall.value_or(0.0))));
        QVERIFY(!std::filesystem::exists(folder("classifier") / "checkpoint.safetensors"));

        const auto predictor = ClassifierPredictor::load(folder("classifier"), "cpu", 1, mayAnalyse);
        QVERIFY2(predictor.ok(), predictor.ok() ? "" : englishSentence(predictor.error()).c_str());
        QCOMPARE((*predictor)->labels(), train.labels);
        int right = 0;
        int all = 0;
        for (const auto& dialogue : dev.dialogues) {
            DialogueCodes codes;
            for (const auto& sentence : dialogue.sentences)
                codes.push_back(sentence.codes);
            const auto read = (*predictor)->read(codes, {});
            QVERIFY(read.ok() && read->size() == codes.size());
            for (std::size_t i = 0; i < codes.size(); ++i) {
                const auto& probabilities = (*read)[i].probabilities;
                QVERIFY(std::abs(std::accumulate(probabilities.begin(), probabilities.end(), 0.0) - 1.0) < 1e-9);
                right +=
                    std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin() == *dialogue.sentences[i].label
                    ? 1
                    : 0;
                ++all;
            }
        }
        QVERIFY(right > 0.9 * all);
        QVERIFY(!(*predictor)->read({{codebook}}, {}).ok());

        // The embedding is the model's own, and stands.
        const auto rows = loadTensors(folder("model") / "base")->at("model.embed_tokens.weight").slice(0, 16, 16 + codebook);
        QVERIFY(torch::equal(loadTensors(folder("classifier"))->at("code_embedding.weight"), rows.to(torch::kFloat16)));
    }

    void aStoppedTrainingGoesOnBitForBit()
    {
        const auto train = tinyTokens(12, 1);
        auto config = tinyConfig(24);
        config.validationShare = 0.25;
        config.evaluateEverySteps = 4;
        ClassifierTrainingRequest request{mayTrain, config, &train, nullptr, folder("model"), folder("whole"), "cpu", 1};
        const auto whole = trainClassifier(request, {}, {});
        QVERIFY(whole.ok());
        request.output = folder("stopped");
        const CancellationToken stop;
        QVERIFY(!trainClassifier(
                     request,
                     [&](const LlmTrainingProgress& progress) {
                         if (progress.step == 11)
                             stop.cancel();
                     },
                     stop)
                     .ok());
        const auto resumed = trainClassifier(request, {}, {});
        QVERIFY2(resumed.ok(), resumed.ok() ? "" : englishSentence(resumed.error()).c_str());
        QCOMPARE(resumed->bestStep, whole->bestStep);
        QVERIFY(!contentOf(folder("whole") / "model.safetensors").isEmpty());
        QCOMPARE(contentOf(folder("stopped") / "model.safetensors"), contentOf(folder("whole") / "model.safetensors"));
    }

    void thePaperPresetIsThePapers()
    {
        const auto paper = classifierPreset("paper");
        QVERIFY(paper.ok() && validate(*paper).ok());
        QVERIFY(paper->hiddenSize == 512 && paper->layers == 4 && paper->epochs == 20 && paper->batchSize == 1);
        QCOMPARE(paper->learningRate, 1e-4);
        QVERIFY(!classifierPreset("other").ok());
    }

    void cleanupTestCase() { m_deviations.print(); }

private:
    [[nodiscard]] std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    QTemporaryDir m_folder;
    Deviations m_deviations;
};

QTEST_GUILESS_MAIN(ClassifierBaselineTest)
#include "classifier_baseline_test.moc"
