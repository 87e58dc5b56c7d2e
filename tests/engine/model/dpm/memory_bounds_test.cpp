// SPDX-License-Identifier: GPL-3.0-or-later
// What bounds the temporary LoRA over hours: its half-life, and the norm under which emotions are read.
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/window/autograd_pass.h"
#include "tests/engine/model/tiny_llm.h"

#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::vector<int> lengths{9, 7, 12, 5, 8, 10};

DpmConfig tinyDpm()
{
    DpmConfig config;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    return config;
}

std::unique_ptr<DpmSession> sessionOf(const DpmConfig& config)
{
    auto session = DpmSession::create(tinyLlm(), tinyVocabulary(), config);
    return session ? std::move(*session) : nullptr;
}

}  // namespace

class MemoryBoundsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void memoryFadesToHalfInItsHalfLife()
    {
        const auto dialogue = tinyDialogue(lengths);
        DpmConfig fading = tinyDpm();
        fading.optimizer.halfLifeSteps = 3.0;
        const auto plain = sessionOf(tinyDpm()), session = sessionOf(fading);
        const auto lastB = [](const DpmSession& of) { return of.temporaryLora()->lora().pair(0, Projection::Query).b.clone(); };
        // One step: what it wrote, times the share that one of three steps to the half leaves.
        for (const auto& one : {session.get(), plain.get()}) {
            QVERIFY(one->readSentence(dialogue[0]).ok());
            QVERIFY(one->readSentence(dialogue[1]).ok());
        }
        QVERIFY(torch::allclose(lastB(*session), lastB(*plain) * std::exp2(-1.0 / 3.0), 1e-6, 1e-9));
        // A memory with another half-life is another run.
        const auto checkpoint = session->checkpoint();
        QVERIFY(checkpoint.ok());
        QVERIFY(!sessionOf(tinyDpm())->restore(*checkpoint).ok());
        QVERIFY(sessionOf(fading)->restore(*checkpoint).ok());
    }

    void emotionsAreReadUnderNoMoreThanTheReadoutNorm()
    {
        const auto dialogue = tinyDialogue(lengths);
        // The last sentence is read under its whole memory, then under that scaled to half its norm.
        const auto plain = sessionOf(tinyDpm());
        std::vector<SentenceReading> whole;
        for (const auto& sentence : dialogue)
            whole.push_back(*plain->readSentence(sentence));
        const double norm = plain->temporaryLora()->heldNorm();
        DpmConfig config = tinyDpm();
        config.readoutNorm = norm / 2.0;
        for (const PassKind pass : {PassKind::Fast, PassKind::Autograd}) {
            config.pass = pass;
            const auto session = sessionOf(config);
            std::vector<SentenceReading> bounded;
            for (const auto& sentence : dialogue)
                bounded.push_back(*session->readSentence(sentence));
            // What is written and what it costs are the same; only the reading of emotions differs, once there is more than the bound.
            QVERIFY(std::abs(session->temporaryLora()->heldNorm() - norm) < 1e-5 * norm);
            for (std::size_t i = 1; i < dialogue.size(); ++i)
                QVERIFY(std::abs(*bounded[i].lossBefore - *whole[i].lossBefore) < 1e-5);
            QVERIFY(bounded[1].probabilities == whole[1].probabilities || pass == PassKind::Autograd);
            QVERIFY(bounded.back().probabilities != whole.back().probabilities);

            // The oracle: the same prefix under a LoRA whose B are scaled.
            const LoraSet half = plain->temporaryLora()->scaled(0.5);
            AutogradPass reference(tinyLlm(), nullptr);
            reference.setLora(&half);
            std::vector<std::int64_t> prefix;
            for (const auto& sentence : dialogue) {
                for (const auto code : sentence)
                    prefix.push_back(tinyVocabulary().audioOffset + code);
                prefix.push_back(tinyVocabulary().audioEndId);
            }
            const auto kept = std::span(prefix).last(static_cast<std::size_t>(config.prefixTokens));
            const auto logits = emotionLogits(*tinyLlm(), tinyVocabulary(), reference.readPrefix(kept, {}), {}).reshape({-1});
            for (std::size_t label = 0; label < bounded.back().emotionLogits.size(); ++label)
                QVERIFY(std::abs(bounded.back().emotionLogits[label] - logits[static_cast<std::int64_t>(label)].item<double>()) < 1e-4);
        }
    }

    void aCheckpointKnowsTheReadoutNorm()
    {
        const auto dialogue = tinyDialogue(lengths);
        DpmConfig config = tinyDpm();
        config.readoutNorm = 1e-3;
        const auto whole = sessionOf(config), first = sessionOf(config), second = sessionOf(config);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(whole->readSentence(dialogue[i]).ok() && first->readSentence(dialogue[i]).ok());
        const auto checkpoint = first->checkpoint();
        QVERIFY(checkpoint.ok());
        QVERIFY(!sessionOf(tinyDpm())->restore(*checkpoint).ok());
        QVERIFY(second->restore(*checkpoint).ok());
        const auto expected = whole->readSentence(dialogue[3]), got = second->readSentence(dialogue[3]);
        QVERIFY(expected.ok() && got.ok());
        QVERIFY(expected->probabilities == got->probabilities && expected->lossBefore == got->lossBefore);
    }
};

QTEST_APPLESS_MAIN(MemoryBoundsTest)
#include "memory_bounds_test.moc"
