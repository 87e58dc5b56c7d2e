// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that is frozen, thawed and reset between sentences, and an annotator's label in a prefix; by hand and by autograd.
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/dpm/human_label.h"
#include "tests/engine/model/tiny_llm.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <map>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::vector<int> lengths{9, 7, 12, 5, 8, 10, 3, 6};

using Steering = std::map<std::size_t, std::function<void(DpmSession&)>>;  // before which sentence

DpmConfig tinyDpm(PassKind pass, const std::string& stepping = "sentence")
{
    DpmConfig config;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    config.stepping = *parseStepping(stepping);
    config.pass = pass;
    return config;
}

struct Read {
    std::vector<SentenceReading> readings;
    std::int64_t steps = 0;
};

Read read(const DpmConfig& config, const Steering& steering = {})
{
    auto session = *DpmSession::create(tinyLlm(), tinyVocabulary(), config);
    Read result;
    const auto dialogue = tinyDialogue(lengths);
    for (std::size_t i = 0; i < dialogue.size(); ++i) {
        if (const auto found = steering.find(i); found != steering.end())
            found->second(*session);
        result.readings.push_back(*session->readSentence(dialogue[i]));
    }
    result.steps = session->temporaryLora() != nullptr ? session->temporaryLora()->stepCount() : 0;
    return result;
}

bool same(const SentenceReading& a, const SentenceReading& b)
{
    return a.emotionLogits == b.emotionLogits && a.lossBefore == b.lossBefore && a.updateNorm == b.updateNorm;
}

void freeze(DpmSession& session)
{
    session.setMemoryWriting(MemoryWriting::Frozen);
}
void thaw(DpmSession& session)
{
    session.setMemoryWriting(MemoryWriting::On);
}
void reset(DpmSession& session)
{
    QVERIFY(session.resetMemory().ok());
}

}  // namespace

class MemorySteeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void passes_data()
    {
        QTest::addColumn<PassKind>("pass");
        QTest::newRow("by hand") << PassKind::Fast;
        QTest::newRow("by autograd") << PassKind::Autograd;
    }

    void frozenFromTheStartIsMemoryOff_data() { passes_data(); }
    void frozenFromTheStartIsMemoryOff()
    {
        QFETCH(PassKind, pass);
        auto off = tinyDpm(pass);
        off.memory = MemoryMode::Off;
        const auto without = read(off), frozen = read(tinyDpm(pass), {{0, freeze}});
        QCOMPARE(frozen.steps, 0);
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            QCOMPARE(frozen.readings[i].emotionLogits, without.readings[i].emotionLogits);
            QCOMPARE(frozen.readings[i].lossBefore, without.readings[i].lossBefore);
            QVERIFY(!frozen.readings[i].updateNorm);
        }
    }

    void frozenMemoryIsReadAndNotWritten_data() { passes_data(); }
    void frozenMemoryIsReadAndNotWritten()
    {
        QFETCH(PassKind, pass);
        const auto plain = read(tinyDpm(pass)), frozen = read(tinyDpm(pass), {{3, freeze}, {6, thaw}});
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            QCOMPARE(same(plain.readings[i], frozen.readings[i]), i < 3);
            QCOMPARE(frozen.readings[i].updateNorm.has_value(), i > 0 && (i < 3 || i >= 6));
            QCOMPARE(frozen.readings[i].lossBefore.has_value(), i > 0);
        }
        // Sentence 3 is measured before anything differs: under the memory of sentence 2.
        QCOMPARE(frozen.readings[3].lossBefore, plain.readings[3].lossBefore);
        QCOMPARE(frozen.steps, plain.steps - 3);
        // It reads with what it has learnt: otherwise than without memory.
        auto off = tinyDpm(pass);
        off.memory = MemoryMode::Off;
        QVERIFY(read(off).readings[4].emotionLogits != frozen.readings[4].emotionLogits);
    }

    void thatMemoryIsFrozenAndThawedAtOnceChangesNothing_data() { passes_data(); }
    void thatMemoryIsFrozenAndThawedAtOnceChangesNothing()
    {
        QFETCH(PassKind, pass);
        const auto plain = read(tinyDpm(pass));
        const auto steered = read(tinyDpm(pass), {{3, [](DpmSession& session) { freeze(session), thaw(session); }}});
        for (std::size_t i = 0; i < lengths.size(); ++i)
            QVERIFY(same(plain.readings[i], steered.readings[i]));
    }

    void resetMemoryIsThatOfTheBeginning_data() { passes_data(); }
    void resetMemoryIsThatOfTheBeginning()
    {
        QFETCH(PassKind, pass);
        const auto config = tinyDpm(pass);
        const auto plain = read(config), steered = read(config, {{4, reset}});
        QCOMPARE(steered.steps, plain.steps - 3);
        for (std::size_t i = 0; i < lengths.size(); ++i)
            QCOMPARE(same(plain.readings[i], steered.readings[i]), i < 4);
        // As a memory that was frozen until there: nothing but the prefix is left of what came before.
        const auto frozen = read(config, {{0, freeze}, {4, thaw}});
        for (std::size_t i = 4; i < lengths.size(); ++i)
            QVERIFY(same(frozen.readings[i], steered.readings[i]));
        // Before the first sentence there is nothing to reset.
        const auto early = read(config, {{0, reset}});
        for (std::size_t i = 0; i < lengths.size(); ++i)
            QVERIFY(same(plain.readings[i], early.readings[i]));
    }

    void byStrideWhatEndsWhileFrozenIsNotWritten_data() { passes_data(); }
    void byStrideWhatEndsWhileFrozenIsNotWritten()
    {
        QFETCH(PassKind, pass);
        const auto config = tinyDpm(pass, "stride:11");
        const auto plain = read(config), frozen = read(config, {{3, freeze}, {5, thaw}});
        QVERIFY(frozen.steps < plain.steps && frozen.steps > 0);
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            QCOMPARE(frozen.readings[i].lossBefore.has_value(), plain.readings[i].lossBefore.has_value());
            QVERIFY(i < 3 || i >= 5 || !frozen.readings[i].updateNorm);
        }
        QVERIFY(frozen.readings.back().updateNorm.has_value() || frozen.readings[6].updateNorm.has_value());
    }

    void adaptiveSteppingBeginsAnewWithItsMemory_data() { passes_data(); }
    void adaptiveSteppingBeginsAnewWithItsMemory()
    {
        QFETCH(PassKind, pass);
        const auto steered = read(tinyDpm(pass, "adaptive:100"), {{4, reset}});
        // With that threshold nothing but a first sentence is worth a step.
        for (std::size_t i = 0; i < lengths.size(); ++i)
            QCOMPARE(steered.readings[i].updateNorm.has_value(), i == 1 || i == 4);
    }

    void aFrozenRunGoesOnFromACheckpoint_data() { passes_data(); }
    void aFrozenRunGoesOnFromACheckpoint()
    {
        QFETCH(PassKind, pass);
        const auto whole = read(tinyDpm(pass), {{3, freeze}});
        const auto dialogue = tinyDialogue(lengths);
        auto first = *DpmSession::create(tinyLlm(), tinyVocabulary(), tinyDpm(pass));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(first->readSentence(dialogue[i]).ok());
        auto second = *DpmSession::create(tinyLlm(), tinyVocabulary(), tinyDpm(pass));
        QVERIFY(second->restore(*first->checkpoint()).ok());
        freeze(*second);
        for (std::size_t i = 3; i < lengths.size(); ++i)
            QVERIFY(same(whole.readings[i], *second->readSentence(dialogue[i])));
    }

    void anAnnotatorsLabelStandsBehindItsSentence_data() { passes_data(); }
    void anAnnotatorsLabelStandsBehindItsSentence()
    {
        QFETCH(PassKind, pass);
        auto config = tinyDpm(pass);
        config.prefixEmotions = PrefixEmotions::Kept;
        const auto plain = read(config);
        const auto& probabilities = plain.readings[2].probabilities;
        const auto predicted =
            static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
        const auto told = [](std::size_t label) { return Steering{{3, [label](DpmSession& session) { putHumanLabel(session, label); }}}; };
        const auto agreed = read(config, told(predicted)), corrected = read(config, told((predicted + 1) % 4));
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            QVERIFY(same(plain.readings[i], agreed.readings[i]));
            QCOMPARE(same(plain.readings[i], corrected.readings[i]), i < 3);
        }
        // A prefix without emotions has no place for one, and before the first sentence there is none to say it of.
        config.prefixEmotions = PrefixEmotions::Dropped;
        QVERIFY(same(read(config).readings[5], read(config, told(1)).readings[5]));
        config.prefixEmotions = PrefixEmotions::Kept;
        QVERIFY(same(plain.readings[5], read(config, {{0, [](DpmSession& session) { putHumanLabel(session, 1); }}}).readings[5]));
    }
};

QTEST_GUILESS_MAIN(MemorySteeringTest)
#include "memory_steering_test.moc"
