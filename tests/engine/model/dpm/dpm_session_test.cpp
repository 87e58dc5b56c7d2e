// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/window/autograd_pass.h"
#include "tests/engine/model/tiny_llm.h"

#include <torch/nn/functional/loss.h>

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace undertone;
using namespace undertone::test;

namespace {

using Dialogue = std::vector<std::vector<std::int32_t>>;

DpmConfig tinyDpm()
{
    DpmConfig config;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    return config;
}

std::unique_ptr<DpmSession> sessionOf(const DpmConfig& config, std::shared_ptr<const SpeechLlm> llm = tinyLlm())
{
    auto session = DpmSession::create(std::move(llm), tinyVocabulary(), config);
    return session ? std::move(*session) : nullptr;
}

std::vector<SentenceReading> readAll(DpmSession& session, const Dialogue& dialogue)
{
    std::vector<SentenceReading> readings;
    for (const auto& sentence : dialogue) {
        auto reading = session.readSentence(sentence);
        if (!reading)
            break;
        readings.push_back(*reading);
    }
    return readings;
}

/// The same bits in everything that a reading holds.
bool same(const SentenceReading& a, const SentenceReading& b)
{
    return a.index == b.index && a.probabilities == b.probabilities && a.emotionLogits == b.emotionLogits && a.lossBefore == b.lossBefore
        && a.lossAfter == b.lossAfter && a.updateNorm == b.updateNorm && a.tokens == b.tokens && a.tokenSpan == b.tokenSpan;
}

bool same(const std::vector<SentenceReading>& a, const std::vector<SentenceReading>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return same(x, y); });
}

const std::vector<int> lengths{9, 7, 12, 5, 8, 10};

/// What a FaultyPass gives instead of numbers, for as long as it is set.
struct Faults {
    bool loss = false;
    bool gradient = false;
};

class FaultyPass final : public WindowPass {
public:
    FaultyPass(std::unique_ptr<WindowPass> sound, std::shared_ptr<const Faults> faults)
        : m_sound(std::move(sound)), m_faults(std::move(faults))
    {
    }
    void setLora(const LoraSet* temporary) override { m_sound->setLora(temporary); }
    torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) override
    {
        return m_sound->readPrefix(ids, cancel);
    }
    [[nodiscard]] bool holdsPrefix() const override { return m_sound->holdsPrefix(); }
    void forgetPrefix() override { m_sound->forgetPrefix(); }
    std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                       const CancellationToken& cancel) override
    {
        const auto loss = m_sound->sentenceLoss(ids, targets, purpose, cancel);
        return m_faults->loss ? std::optional(std::nan("")) : loss;
    }
    torch::Tensor gradient(const CancellationToken& cancel) override
    {
        auto gradient = m_sound->gradient(cancel);
        return m_faults->gradient ? gradient.fill_(std::numeric_limits<float>::infinity()) : gradient;
    }

private:
    std::unique_ptr<WindowPass> m_sound;
    std::shared_ptr<const Faults> m_faults;
};

}  // namespace

class DpmSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void everySentenceGivesWhatItShould();
    void updatesAreOneFewerThanSentences();
    void baseStaysBitForBit();
    void beginningOfADialogueReadsLikeTheShortDialogue();
    void seedDecidesEverything();
    void temperatureChangesProbabilitiesAlone();
    void memoryOffMeasuresAndChangesNothing();
    void stepLowersTheLossOfItsSentence();
    void whatWasHeardIsRemembered();
    void emotionIsReadAfterTheSentenceWasWritten();
    void prefixIsCutToItsLength();
    void keptEmotionsStandBehindTheirSentence();
    void checkpointGoesOnWithTheSameBits_data();
    void checkpointGoesOnWithTheSameBits();
    void damagedCheckpointIsRefused();
    void cancelLeavesTheSessionAsItWas();
    void notFiniteStepIsSkipped_data();
    void notFiniteStepIsSkipped();
    void threeThatAreNotFiniteInARowEndTheRun();
    void stepThatBreaksTheModelIsUndone();
    void emotionOfDamagedWeightsIsRefusedAtOnce();
    void gradientThatMomentsCannotHoldIsRefused();
    void badInputIsNamed();
    void emptySentenceIsItsEndAlone();
    void tempLoraProfileWarmsUp();
};

void DpmSessionTest::everySentenceGivesWhatItShould()
{
    const auto readings = readAll(*sessionOf(tinyDpm()), tinyDialogue(lengths));
    QCOMPARE(readings.size(), lengths.size());
    std::int64_t position = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const SentenceReading& reading = readings[i];
        QCOMPARE(reading.index, static_cast<std::int64_t>(i));
        QCOMPARE(reading.tokens, lengths[i] + 1);
        QCOMPARE(reading.tokenSpan[0], position);
        position += reading.tokens;
        QCOMPARE(reading.tokenSpan[1], position);
        QCOMPARE(reading.probabilities.size(), 4u);
        double sum = 0.0;
        for (const double probability : reading.probabilities)
            sum += probability;
        QVERIFY(std::abs(sum - 1.0) < 1e-12);
        QCOMPARE(reading.lossBefore.has_value(), i > 0);
        QCOMPARE(reading.updateNorm.has_value(), i > 0);
        QVERIFY(!reading.lossAfter.has_value());
    }
}

void DpmSessionTest::updatesAreOneFewerThanSentences()
{
    const auto session = sessionOf(tinyDpm());
    readAll(*session, tinyDialogue(lengths));
    QCOMPARE(session->temporaryLora()->stepCount(), static_cast<std::int64_t>(lengths.size()) - 1);
}

void DpmSessionTest::baseStaysBitForBit()
{
    const auto llm = tinyLlm();
    const auto before = allWeights(*llm);
    const auto dialogue = tinyDialogue(lengths);
    readAll(*sessionOf(tinyDpm(), llm), dialogue);
    QVERIFY2(torch::equal(allWeights(*llm), before), "after a finished dialogue");

    const auto session = sessionOf(tinyDpm(), llm);
    const CancellationToken cancel;
    QVERIFY(session->readSentence(dialogue[0]).ok());
    cancel.cancel();
    QVERIFY(!session->readSentence(dialogue[1], cancel).ok());
    QVERIFY2(torch::equal(allWeights(*llm), before), "after a cancel");

    DpmConfig wild = tinyDpm();
    wild.optimizer.learningRate = 1e30;
    readAll(*sessionOf(wild, llm), dialogue);
    QVERIFY2(torch::equal(allWeights(*llm), before), "after a failure");
}

void DpmSessionTest::beginningOfADialogueReadsLikeTheShortDialogue()
{
    const auto dialogue = tinyDialogue(lengths);
    const auto whole = readAll(*sessionOf(tinyDpm()), dialogue);
    Dialogue other(dialogue.begin(), dialogue.begin() + 4);
    other.push_back({1, 2, 3});
    const auto beginning = readAll(*sessionOf(tinyDpm()), other);
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY2(same(whole[i], beginning[i]), "what came later changed an earlier reading");
    QVERIFY(!same(whole[4], beginning[4]));
}

void DpmSessionTest::seedDecidesEverything()
{
    const auto dialogue = tinyDialogue(lengths);
    const auto first = readAll(*sessionOf(tinyDpm()), dialogue);
    QVERIFY(same(first, readAll(*sessionOf(tinyDpm()), dialogue)));
    DpmConfig other = tinyDpm();
    other.seed = 2;
    QVERIFY(!same(first, readAll(*sessionOf(other), dialogue)));
}

void DpmSessionTest::temperatureChangesProbabilitiesAlone()
{
    const auto dialogue = tinyDialogue(lengths);
    DpmConfig warm = tinyDpm();
    warm.temperature = 2.5;
    const auto plain = readAll(*sessionOf(tinyDpm()), dialogue), readings = readAll(*sessionOf(warm), dialogue);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        QCOMPARE(readings[i].emotionLogits, plain[i].emotionLogits);
        QCOMPARE(readings[i].updateNorm, plain[i].updateNorm);
        double sum = 0.0;
        for (const double logit : readings[i].emotionLogits)
            sum += std::exp(logit / 2.5);
        for (std::size_t label = 0; label < 4; ++label)
            QVERIFY(std::abs(readings[i].probabilities[label] - std::exp(readings[i].emotionLogits[label] / 2.5) / sum) < 1e-12);
    }
}

void DpmSessionTest::memoryOffMeasuresAndChangesNothing()
{
    DpmConfig off = tinyDpm();
    off.memory = MemoryMode::Off;
    const auto session = sessionOf(off);
    QVERIFY(session->temporaryLora() == nullptr);
    const auto readings = readAll(*session, tinyDialogue(lengths));
    for (std::size_t i = 0; i < readings.size(); ++i) {
        QCOMPARE(readings[i].lossBefore.has_value(), i > 0);
        QVERIFY(!readings[i].updateNorm.has_value() && !readings[i].lossAfter.has_value());
    }
    // A memory that takes no step (B stays zero) reads the same.
    DpmConfig still = tinyDpm();
    still.optimizer.learningRate = 0.0;
    const auto stillReadings = readAll(*sessionOf(still), tinyDialogue(lengths));
    for (std::size_t i = 0; i < readings.size(); ++i) {
        QCOMPARE(stillReadings[i].emotionLogits, readings[i].emotionLogits);
        QCOMPARE(stillReadings[i].lossBefore.value_or(-1.0), readings[i].lossBefore.value_or(-1.0));
    }
}

void DpmSessionTest::stepLowersTheLossOfItsSentence()
{
    DpmConfig config = tinyDpm();
    config.lossAfter = LossAfter::Measure;
    config.optimizer.learningRate = 1e-3;
    for (const auto& reading : readAll(*sessionOf(config), tinyDialogue(lengths))) {
        QCOMPARE(reading.lossAfter.has_value(), reading.index > 0);
        if (reading.index > 0)
            QVERIFY(*reading.lossAfter < *reading.lossBefore);
    }
}

void DpmSessionTest::whatWasHeardIsRemembered()
{
    // The same two sentences again and again: with memory their loss falls far below that without.
    Dialogue dialogue;
    for (int i = 0; i < 10; ++i) {
        for (const auto& sentence : tinyDialogue({8, 8}))
            dialogue.push_back(sentence);
    }
    DpmConfig off = tinyDpm();
    off.memory = MemoryMode::Off;
    const auto without = readAll(*sessionOf(off), dialogue);
    const auto with = readAll(*sessionOf(tinyDpm()), dialogue);
    QVERIFY(*with.back().lossBefore < 0.5 * *without.back().lossBefore);
}

void DpmSessionTest::emotionIsReadAfterTheSentenceWasWritten()
{
    const auto llm = tinyLlm();
    const auto session = sessionOf(tinyDpm(), llm);
    const auto dialogue = tinyDialogue({4, 6});
    QVERIFY(session->readSentence(dialogue[0]).ok());
    const auto reading = session->readSentence(dialogue[1]);
    QVERIFY(reading.ok());
    std::vector<std::int64_t> ids;
    for (const auto& sentence : dialogue) {
        for (const std::int32_t code : sentence)
            ids.push_back(30 + code);
        ids.push_back(55);
    }
    torch::NoGradGuard frozen;
    ForwardOptions options;
    options.temporary = &session->temporaryLora()->lora();
    const auto hidden = llm->hiddenStates(torch::tensor(ids).unsqueeze(0), options);
    const auto expected = emotionLogits(*llm, tinyVocabulary(), hidden[0][-1]);
    for (int k = 0; k < 4; ++k)
        QVERIFY(std::abs(expected[k].item<double>() - reading->emotionLogits[static_cast<std::size_t>(k)]) < 1e-5);
}

void DpmSessionTest::prefixIsCutToItsLength()
{
    // With n_r 16 nothing but the last 16 tokens is left of what came before: another beginning changes nothing
    // without memory, and something with it.
    Dialogue one = tinyDialogue({10, 20, 6});
    Dialogue other = one;
    other[0] = {5, 5, 5, 5};
    for (const MemoryMode memory : {MemoryMode::Off, MemoryMode::Dpm}) {
        DpmConfig config = tinyDpm();
        config.memory = memory;
        const auto a = readAll(*sessionOf(config), one);
        const auto b = readAll(*sessionOf(config), other);
        const bool alike = a[2].emotionLogits == b[2].emotionLogits && a[2].lossBefore == b[2].lossBefore;
        QCOMPARE(alike, memory == MemoryMode::Off);
    }
}

void DpmSessionTest::keptEmotionsStandBehindTheirSentence()
{
    DpmConfig config = tinyDpm();
    config.memory = MemoryMode::Off;
    config.prefixEmotions = PrefixEmotions::Kept;
    const auto llm = tinyLlm();
    const auto dialogue = tinyDialogue({4, 3});
    const auto readings = readAll(*sessionOf(config, llm), dialogue);
    const auto best =
        std::max_element(readings[0].probabilities.begin(), readings[0].probabilities.end()) - readings[0].probabilities.begin();
    std::vector<std::int64_t> ids;
    for (const std::int32_t code : dialogue[0])
        ids.push_back(30 + code);
    ids.insert(ids.end(), {55, 56 + best});
    for (const std::int32_t code : dialogue[1])
        ids.push_back(30 + code);
    ids.push_back(55);
    torch::NoGradGuard frozen;
    const auto tokens = torch::tensor(ids);
    const auto hidden = llm->hiddenStates(tokens.unsqueeze(0))[0];
    const auto loss = torch::nn::functional::cross_entropy(llm->logits(hidden.slice(0, 5, 9)), tokens.slice(0, 6));
    QVERIFY(std::abs(loss.item<double>() - *readings[1].lossBefore) < 1e-5);
    QVERIFY(std::abs(emotionLogits(*llm, tinyVocabulary(), hidden[-1])[0].item<double>() - readings[1].emotionLogits[0]) < 1e-5);
    QCOMPARE(readings[1].tokenSpan[0], 5);
}

void DpmSessionTest::checkpointGoesOnWithTheSameBits_data()
{
    QTest::addColumn<bool>("memory");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<int>("after");
    QTest::newRow("memory on") << true << false << 3;
    QTest::newRow("memory off") << false << false << 3;
    QTest::newRow("emotions kept") << true << true << 4;
    QTest::newRow("before the first sentence") << true << false << 0;
}

void DpmSessionTest::checkpointGoesOnWithTheSameBits()
{
    QFETCH(bool, memory);
    QFETCH(bool, kept);
    QFETCH(int, after);
    DpmConfig config = tinyDpm();
    config.memory = memory ? MemoryMode::Dpm : MemoryMode::Off;
    config.prefixEmotions = kept ? PrefixEmotions::Kept : PrefixEmotions::Dropped;
    const auto dialogue = tinyDialogue(lengths);
    const auto whole = readAll(*sessionOf(config), dialogue);
    const auto first = sessionOf(config);
    readAll(*first, Dialogue(dialogue.begin(), dialogue.begin() + after));
    const auto bytes = first->checkpoint();
    QVERIFY(bytes.ok());
    const auto second = sessionOf(config);
    const auto restored = second->restore(*bytes);
    QVERIFY2(restored.ok(), restored.ok() ? "" : englishSentence(restored.error()).c_str());
    QCOMPARE(second->sentencesRead(), after);
    const auto rest = readAll(*second, Dialogue(dialogue.begin() + after, dialogue.end()));
    QVERIFY(same(rest, std::vector<SentenceReading>(whole.begin() + after, whole.end())));
}

void DpmSessionTest::damagedCheckpointIsRefused()
{
    const auto session = sessionOf(tinyDpm());
    const auto dialogue = tinyDialogue(lengths);
    readAll(*session, Dialogue(dialogue.begin(), dialogue.begin() + 3));
    const auto bytes = *session->checkpoint();
    const auto target = sessionOf(tinyDpm());
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, std::size_t{20}, std::size_t{300}, bytes.size() - 1}) {
        QCOMPARE(target->restore(std::span(bytes).first(length)).error().code, ErrorCode::CorruptFile);
        QCOMPARE(target->sentencesRead(), 0);
    }
    auto longer = bytes;
    longer.push_back(0);
    QCOMPARE(target->restore(longer).error().code, ErrorCode::CorruptFile);
    DpmConfig other = tinyDpm();
    other.optimizer.learningRate = 2e-2;
    QCOMPARE(sessionOf(other)->restore(bytes).error().code, ErrorCode::InvalidArgument);
    QVERIFY(target->restore(bytes).ok());
}

void DpmSessionTest::cancelLeavesTheSessionAsItWas()
{
    const auto dialogue = tinyDialogue(lengths);
    const auto whole = readAll(*sessionOf(tinyDpm()), dialogue);
    const auto session = sessionOf(tinyDpm());
    readAll(*session, Dialogue(dialogue.begin(), dialogue.begin() + 3));
    const CancellationToken cancel;
    cancel.cancel();
    QCOMPARE(session->readSentence(dialogue[3], cancel).error().code, ErrorCode::Cancelled);
    QCOMPARE(session->sentencesRead(), 3);
    const auto rest = readAll(*session, Dialogue(dialogue.begin() + 3, dialogue.end()));
    QVERIFY(same(rest, std::vector<SentenceReading>(whole.begin() + 3, whole.end())));
}

void DpmSessionTest::notFiniteStepIsSkipped_data()
{
    QTest::addColumn<bool>("byGradient");
    QTest::addColumn<bool>("stride");
    QTest::newRow("loss") << false << false;
    QTest::newRow("gradient") << true << false;
    QTest::newRow("loss, by stride") << false << true;
}

void DpmSessionTest::notFiniteStepIsSkipped()
{
    QFETCH(bool, byGradient);
    QFETCH(bool, stride);
    auto config = tinyDpm();
    if (stride)
        config.stepping = {SteppingKind::Stride, 8};
    const auto llm = tinyLlm();
    const auto faults = std::make_shared<Faults>();
    const auto session = *DpmSession::create(llm, tinyVocabulary(), config, nullptr,
                                             std::make_unique<FaultyPass>(std::make_unique<AutogradPass>(llm), faults));
    const auto dialogue = tinyDialogue(lengths);
    readAll(*session, Dialogue(dialogue.begin(), dialogue.begin() + 3));
    const auto before = session->temporaryLora()->state().parameters.clone();
    const auto steps = session->temporaryLora()->stepCount();

    (byGradient ? faults->gradient : faults->loss) = true;
    const auto skipped = session->readSentence(dialogue[3]);
    QVERIFY2(skipped, skipped ? "" : englishSentence(skipped.error()).c_str());
    QVERIFY(skipped->skipped && !skipped->lossBefore && !skipped->updateNorm);
    QVERIFY(std::all_of(skipped->probabilities.begin(), skipped->probabilities.end(), [](double p) { return std::isfinite(p); }));
    QVERIFY(torch::equal(session->temporaryLora()->state().parameters, before));
    QCOMPARE(session->temporaryLora()->stepCount(), steps);

    *faults = {};
    const auto next = session->readSentence(dialogue[4]);
    QVERIFY(next && !next->skipped && next->lossBefore);
    QVERIFY(session->temporaryLora()->stepCount() > steps);
    QVERIFY(session->temporaryLora()->state().parameters.isfinite().all().item<bool>());
}

void DpmSessionTest::threeThatAreNotFiniteInARowEndTheRun()
{
    const auto llm = tinyLlm();
    const auto faults = std::make_shared<Faults>();
    const auto session = *DpmSession::create(llm, tinyVocabulary(), tinyDpm(), nullptr,
                                             std::make_unique<FaultyPass>(std::make_unique<AutogradPass>(llm), faults));
    auto dialogue = tinyDialogue({9, 7, 12, 5, 8, 10, 6, 7});
    QVERIFY(session->readSentence(dialogue[0]).ok());
    const auto read = [&](std::size_t i, bool faulty) {
        faults->loss = faulty;
        return session->readSentence(dialogue[i]);
    };
    QVERIFY(read(1, true).ok() && read(2, true).ok());
    QVERIFY(read(3, false).ok());  // counted anew
    QVERIFY(read(4, true).ok() && read(5, true).ok());
    const auto good = *session->checkpoint();
    const auto third = read(6, true);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::NotFinite);
    QVERIFY(englishSentence(third.error()).find("3 sentences in a row") != std::string::npos);
    QCOMPARE(session->sentencesRead(), 6);
    QCOMPARE(*session->checkpoint(), good);
}

void DpmSessionTest::stepThatBreaksTheModelIsUndone()
{
    DpmConfig wild = tinyDpm();
    wild.optimizer.learningRate = 1e30;
    const auto session = sessionOf(wild);
    const auto dialogue = tinyDialogue(lengths);
    QVERIFY(session->readSentence(dialogue[0]).ok());
    const auto fresh = session->temporaryLora()->state().parameters.clone();
    // The step itself is finite, what the model says after it is not: the step is undone, the emotion read without it.
    for (std::size_t i = 1; i < 3; ++i) {
        const auto reading = session->readSentence(dialogue[i]);
        QVERIFY2(reading, reading ? "" : englishSentence(reading.error()).c_str());
        QVERIFY(reading->skipped);
        QVERIFY(torch::equal(session->temporaryLora()->state().parameters, fresh));
    }
    QCOMPARE(session->readSentence(dialogue[3]).error().code, ErrorCode::NotFinite);
    QVERIFY(torch::equal(session->temporaryLora()->state().parameters, fresh));
}

void DpmSessionTest::emotionOfDamagedWeightsIsRefusedAtOnce()
{
    const auto llm = tinyLlm();
    for (auto& [name, tensor] : llm->namedParameters()) {
        const torch::NoGradGuard frozen;
        if (name == "model.norm.weight")
            tensor.fill_(std::nan(""));
    }
    QCOMPARE(sessionOf(tinyDpm(), llm)->readSentence(tinyDialogue(lengths)[0]).error().code, ErrorCode::NotFinite);
}

void DpmSessionTest::gradientThatMomentsCannotHoldIsRefused()
{
    TemporaryLora memory(tinyConfig(), {4, 8.0}, TemporaryOptimizer{}, 1, torch::kCPU);
    auto gradient = torch::zeros({memory.parameterCount()});
    // Finite in fp32, but its square is not: the second moment would be infinite and the parameter stand still for ever.
    gradient[3] = 1e20F;
    const auto before = memory.state().parameters.clone();
    QCOMPARE(memory.step(gradient).error().code, ErrorCode::NotFinite);
    QVERIFY(torch::equal(memory.state().parameters, before));
    QCOMPARE(memory.stepCount(), 0);
    gradient[3] = 1e15F;
    QVERIFY(memory.step(gradient));
    QVERIFY(memory.state().secondMoment.isfinite().all().item<bool>());
}

void DpmSessionTest::badInputIsNamed()
{
    const auto session = sessionOf(tinyDpm());
    const std::vector<std::int32_t> outside{1, 25};
    QCOMPARE(session->readSentence(outside).error().code, ErrorCode::InvalidArgument);
    // Eq. 10: 64 >= 48 + 16 holds, one token more does not.
    QVERIFY(session->readSentence(std::vector<std::int32_t>(47, 1)).ok());
    QCOMPARE(session->readSentence(std::vector<std::int32_t>(48, 1)).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(session->sentencesRead(), 1);

    EmotionVocabulary beyond = tinyVocabulary();
    beyond.emotionIds.push_back(60);
    QCOMPARE(DpmSession::create(tinyLlm(), beyond, tinyDpm()).error().code, ErrorCode::InvalidModel);
    DpmConfig config = tinyDpm();
    config.prefixTokens = 0;
    QCOMPARE(DpmSession::create(tinyLlm(), tinyVocabulary(), config).error().code, ErrorCode::InvalidArgument);
    config = tinyDpm();
    config.optimizer.learningRate = std::nan("");
    QCOMPARE(DpmSession::create(tinyLlm(), tinyVocabulary(), config).error().code, ErrorCode::InvalidArgument);
}

void DpmSessionTest::emptySentenceIsItsEndAlone()
{
    const auto readings = readAll(*sessionOf(tinyDpm()), {{}, {}, {1, 2}});
    QCOMPARE(readings.size(), 3u);
    QCOMPARE(readings[0].tokens, 1);
    QVERIFY(readings[1].lossBefore.has_value());
}

void DpmSessionTest::tempLoraProfileWarmsUp()
{
    DpmConfig config = tinyDpm();
    // As the public Temp-LoRA code has it.
    config.optimizer.clipNorm = 1.0;
    config.optimizer.stepsPerSentence = 2;
    config.optimizer.warmUpSteps = 2;
    config.optimizer.learningRate = 1e-2;
    const auto session = sessionOf(config);
    const auto readings = readAll(*session, tinyDialogue({5, 5, 5}));
    QCOMPARE(session->temporaryLora()->stepCount(), 4);
    // Two steps a sentence; the first ever stands still, the second goes at half the rate: at most
    // rate / 2 per parameter, where the second sentence may move each by two whole rates.
    const double perParameter = 1e-2 * std::sqrt(static_cast<double>(session->temporaryLora()->parameterCount()));
    QVERIFY(*readings[1].updateNorm > 0.0 && *readings[1].updateNorm < 0.5001 * perParameter);
    QVERIFY(*readings[2].updateNorm > *readings[1].updateNorm);
}

QTEST_APPLESS_MAIN(DpmSessionTest)
#include "dpm_session_test.moc"
