// SPDX-License-Identifier: GPL-3.0-or-later
// When memory is written (method.md 3, "stepping"), what part of it learns how fast, and the entropy term of a step's loss.
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/window/autograd_pass.h"
#include "tests/engine/model/tiny_llm.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace undertone;
using namespace undertone::test;

namespace {

using Dialogue = std::vector<std::vector<std::int32_t>>;

const std::vector<int> lengths{9, 7, 12, 5, 8, 10, 3, 6};

DpmConfig tinyDpm(const std::string& stepping, PassKind pass = PassKind::Fast)
{
    DpmConfig config;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    config.stepping = *parseStepping(stepping);
    config.pass = pass;
    return config;
}

std::unique_ptr<DpmSession> sessionOf(const DpmConfig& config, const std::shared_ptr<const SpeechLlm>& llm = tinyLlm())
{
    auto session = DpmSession::create(llm, tinyVocabulary(), config);
    return session ? std::move(*session) : nullptr;
}

std::vector<SentenceReading> readAll(DpmSession& session, const Dialogue& dialogue)
{
    std::vector<SentenceReading> readings;
    for (const auto& sentence : dialogue)
        readings.push_back(*session.readSentence(sentence));
    return readings;
}

std::vector<std::int64_t> stream(const Dialogue& dialogue)
{
    std::vector<std::int64_t> ids;
    for (const auto& sentence : dialogue) {
        for (const auto code : sentence)
            ids.push_back(tinyVocabulary().audioOffset + code);
        ids.push_back(tinyVocabulary().audioEndId);
    }
    return ids;
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

}  // namespace

class SteppingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void textsAreReadAndWritten()
    {
        for (const char* text : {"sentence", "stride:1024", "adaptive", "adaptive:1.25"})
            QCOMPARE(toText(*parseStepping(text)), std::string(text));
        for (const char* text : {"", "stride", "stride:", "stride:0", "stride:-4", "stride:7x", "adaptive:", "adaptive:-1", "adaptive:nan",
                                 "sentence:2", "word"})
            QVERIFY2(!parseStepping(text).ok(), text);
        QCOMPARE((*parseModuleRates("q:0.5,down"))[0], 0.5);
        QCOMPARE((*parseModuleRates("q:0.5,down"))[1], 0.0);
        QCOMPARE((*parseModuleRates("q:0.5,down"))[6], 1.0);
        QVERIFY(*parseModuleRates("all") == evenModuleRates);
        for (const char* text : {"", "q,x", "q:", "q:-1", "q:inf", "q:0"})
            QVERIFY2(!parseModuleRates(text).ok(), text);
    }

    /// Written out: every 20 tokens behind the 16 before them, one step each, the first 20 as prefix only.
    void aStrideStepsWhereverSentencesEnd_data()
    {
        QTest::addColumn<bool>("fast");
        QTest::addColumn<int>("stride");
        for (const int stride : {4, 20, 31}) {
            QTest::addRow("fast %d", stride) << true << stride;
            QTest::addRow("autograd %d", stride) << false << stride;
        }
    }
    void aStrideStepsWhereverSentencesEnd()
    {
        QFETCH(bool, fast);
        QFETCH(int, stride);
        const auto llm = tinyLlm();
        const auto dialogue = tinyDialogue(lengths);
        auto session = sessionOf(tinyDpm("stride:" + std::to_string(stride), fast ? PassKind::Fast : PassKind::Autograd), llm);
        QVERIFY(session);
        const auto readings = readAll(*session, dialogue);

        const auto ids = stream(dialogue);
        const auto config = session->config();
        TemporaryLora memory(llm->config(), config.lora, config.optimizer, config.seed, torch::kCPU);
        AutogradPass pass(llm);
        std::vector<double> losses;
        for (std::size_t begin = static_cast<std::size_t>(stride); begin + static_cast<std::size_t>(stride) <= ids.size();
             begin += static_cast<std::size_t>(stride)) {
            const auto first = begin - std::min<std::size_t>(begin, 16);
            pass.setLora(&memory.lora());
            pass.readPrefix(std::span(ids).subspan(first, begin - first), {});
            losses.push_back(*pass.sentenceLoss(std::span(ids).subspan(begin, static_cast<std::size_t>(stride)), stride,
                                                WindowPass::Purpose::Gradient, {}));
            QVERIFY(memory.step(pass.gradient({})).ok());
        }
        QCOMPARE(session->temporaryLora()->stepCount(), static_cast<std::int64_t>(losses.size()));
        QVERIFY(largestDifference(session->temporaryLora()->state().parameters, memory.state().parameters) < 2e-4);
        const auto lastLoss =
            std::find_if(readings.rbegin(), readings.rend(), [](const SentenceReading& reading) { return reading.lossBefore.has_value(); });
        QVERIFY(lastLoss != readings.rend() && std::abs(*lastLoss->lossBefore - losses.back()) < 1e-4);
        // Read at the end of the last sentence, under theta as it stands.
        pass.setLora(&memory.lora());
        const auto row = pass.readPrefix(std::span(ids).last(16), {});
        const auto logits = emotionLogits(*llm, tinyVocabulary(), row).reshape({-1});
        for (std::int64_t label = 0; label < 4; ++label)
            QVERIFY(std::abs(readings.back().emotionLogits[static_cast<std::size_t>(label)] - logits[label].item<double>()) < 2e-3);
    }

    void adaptiveWritesWhatExceedsTheMeanLoss_data()
    {
        QTest::addColumn<bool>("fast");
        QTest::newRow("fast") << true;
        QTest::newRow("autograd") << false;
    }
    void adaptiveWritesWhatExceedsTheMeanLoss()
    {
        QFETCH(bool, fast);
        auto session = sessionOf(tinyDpm("adaptive", fast ? PassKind::Fast : PassKind::Autograd));
        double sum = 0.0;
        int counted = 0;
        std::int64_t steps = 0;
        int left = 0;
        for (const auto& sentence : tinyDialogue(lengths)) {
            const auto before = session->temporaryLora()->state().parameters.clone();
            const auto reading = *session->readSentence(sentence);
            QCOMPARE(reading.lossBefore.has_value(), reading.index > 0);
            if (!reading.lossBefore)
                continue;
            const bool worth = counted == 0 || *reading.lossBefore > sum / counted;
            sum += *reading.lossBefore;
            ++counted;
            steps += worth ? 1 : 0;
            left += worth ? 0 : 1;
            QCOMPARE(session->temporaryLora()->stepCount(), steps);
            QCOMPARE(reading.updateNorm.has_value(), worth);
            QCOMPARE(torch::equal(before, session->temporaryLora()->state().parameters), !worth);
        }
        QVERIFY(steps > 1 && left > 1);

        auto always = sessionOf(tinyDpm("adaptive:0"));
        auto sentences = sessionOf(tinyDpm("sentence"));
        (void)readAll(*always, tinyDialogue(lengths));
        (void)readAll(*sentences, tinyDialogue(lengths));
        QVERIFY(torch::equal(always->temporaryLora()->state().parameters, sentences->temporaryLora()->state().parameters));
    }

    void aSessionGoesOnFromItsCheckpointWithTheSameBits_data()
    {
        QTest::addColumn<QString>("stepping");
        QTest::newRow("adaptive") << "adaptive";
        QTest::newRow("short stride") << "stride:5";
        QTest::newRow("long stride") << "stride:22";
    }
    void aSessionGoesOnFromItsCheckpointWithTheSameBits()
    {
        QFETCH(QString, stepping);
        const auto dialogue = tinyDialogue(lengths);
        auto whole = sessionOf(tinyDpm(stepping.toStdString()));
        const auto expected = readAll(*whole, dialogue);
        for (std::size_t at = 1; at < dialogue.size(); ++at) {
            auto first = sessionOf(tinyDpm(stepping.toStdString()));
            (void)readAll(*first, {dialogue.begin(), dialogue.begin() + static_cast<std::ptrdiff_t>(at)});
            auto second = sessionOf(tinyDpm(stepping.toStdString()));
            QVERIFY(second->restore(*first->checkpoint()).ok());
            const auto rest = readAll(*second, {dialogue.begin() + static_cast<std::ptrdiff_t>(at), dialogue.end()});
            for (std::size_t i = 0; i < rest.size(); ++i) {
                QCOMPARE(rest[i].probabilities, expected[at + i].probabilities);
                QVERIFY(rest[i].lossBefore == expected[at + i].lossBefore && rest[i].updateNorm == expected[at + i].updateNorm);
            }
            QVERIFY(torch::equal(second->temporaryLora()->state().parameters, whole->temporaryLora()->state().parameters));
            QVERIFY(!sessionOf(tinyDpm("sentence"))->restore(*first->checkpoint()).ok());
        }
    }

    void whatCannotBeIsRefused()
    {
        QVERIFY(!sessionOf(tinyDpm("stride:49")));  // 16 + 49 > 64, Eq. 10
        QVERIFY(sessionOf(tinyDpm("stride:48")));
        auto kept = tinyDpm("stride:8");
        kept.prefixEmotions = PrefixEmotions::Kept;
        QVERIFY(!sessionOf(kept));
        auto entropy = tinyDpm("stride:8");
        entropy.emotionEntropyWeight = 1.0;
        QVERIFY(!sessionOf(entropy));
    }

    /// Of the projections left out nothing moves; a first step's size is the rate's, whatever the gradient.
    void modulesLearnAtTheirRates()
    {
        auto config = tinyDpm("sentence");
        config.optimizer.moduleRates = *parseModuleRates("q:0.5,down");
        const Dialogue two = tinyDialogue({9, 7});
        auto session = sessionOf(config);
        const auto fresh = session->temporaryLora()->state().parameters.clone();
        (void)readAll(*session, two);
        auto even = sessionOf(tinyDpm("sentence"));
        (void)readAll(*even, two);
        const auto start = LoraSet::create(tinyConfig(), config.lora, config.seed, torch::kCPU);
        for (std::int64_t layer = 0; layer < 2; ++layer) {
            for (const Projection which : allProjections) {
                const auto change = [&](const DpmSession& of) {
                    return of.temporaryLora()->lora().pair(layer, which).b - start.pair(layer, which).b;
                };
                const double rate = config.optimizer.moduleRates[static_cast<std::size_t>(which)];
                QVERIFY(change(*even).abs().max().item<double>() > 9e-3);
                QVERIFY(largestDifference(change(*session), change(*even) * rate) < 1e-7);
            }
        }
        QVERIFY(!torch::equal(fresh, session->temporaryLora()->state().parameters));
    }

    /// The gradient with the term less the one without it is the gradient of the entropy alone, taken in one plain forward.
    void theEntropyTermIsTheEntropyOfTheReadout()
    {
        const auto llm = tinyLlm();
        const auto theta = LoraSet::create(tinyConfig(), {4, 8.0}, 3, torch::kCPU);
        {
            const torch::NoGradGuard frozen;
            fillLora(theta, "entropy");
        }
        const auto ids = stream(tinyDialogue({9, 7}));
        const auto gradientWith = [&](double weight, double& loss) {
            AutogradPass pass(llm);
            pass.addEntropyLoss(tinyVocabulary(), weight);
            pass.setLora(&theta);
            pass.readPrefix(std::span(ids).first(10), {});
            loss = *pass.sentenceLoss(std::span(ids).subspan(10), 8, WindowPass::Purpose::Gradient, {});
            return pass.gradient({}).clone();
        };
        double plainLoss = 0.0;
        double loss = 0.0;
        const auto plain = gradientWith(0.0, plainLoss);
        const auto difference = gradientWith(0.7, loss) - plain;
        QVERIFY(std::abs(loss - plainLoss) < 1e-6);

        ForwardOptions options;
        options.temporary = &theta;
        const auto hidden = llm->hiddenStates(torch::tensor(ids, torch::kInt64).unsqueeze(0), options)[0];
        const auto probabilities = emotionLogits(*llm, tinyVocabulary(), hidden[hidden.size(0) - 1]).softmax(-1);
        const auto entropy = -(probabilities * probabilities.log()).sum();
        std::vector<torch::Tensor> flat;
        for (const auto& each : torch::autograd::grad({entropy}, theta.parameters()))
            flat.push_back(each.reshape({-1}));
        const auto expected = torch::cat(flat) * 0.7;
        QVERIFY(expected.norm().item<double>() > 1e-4);
        QVERIFY((difference - expected).norm().item<double>() < 1e-4 * expected.norm().item<double>() + 1e-6);

        auto config = tinyDpm("sentence");
        config.emotionEntropyWeight = 0.7;
        auto session = sessionOf(config);
        auto without = sessionOf(tinyDpm("sentence"));
        const auto dialogue = tinyDialogue(lengths);
        QVERIFY(readAll(*session, dialogue).back().probabilities != readAll(*without, dialogue).back().probabilities);
    }
};

QTEST_GUILESS_MAIN(SteppingTest)
#include "stepping_test.moc"
