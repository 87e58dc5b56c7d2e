// SPDX-License-Identifier: GPL-3.0-or-later
// What a window keeps of a longer dialogue, and memory settings over the same weights.
#include "engine/api/dialogue_predictor.h"
#include "tests/support/authorised.h"
#include "tests/support/integer_generator.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

class DialoguePredictorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path model = m_folder.filePath("model").toStdString();
        QVERIFY(writeTinyModel(model).ok());
        auto loaded = DialoguePredictor::load(model, "cpu", 1, mayAnalyse);
        QVERIFY(loaded.ok());
        m_predictor = std::move(*loaded);
        IntegerGenerator random("dialogue");
        for (int s = 0; s < 6; ++s) {
            auto& codes = m_dialogue.emplace_back();
            for (std::uint32_t i = 0, count = 8 + random.below(8); i < count; ++i)
                codes.push_back(static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(m_predictor->facts().codebookSize))));
        }
    }

    void aPrefixOfADialogueIsTheShortDialogue()
    {
        const auto whole = onePass(m_dialogue, 10000, KeptTokens::Last);
        QCOMPARE(whole.size(), std::size_t{6});
        const auto brief = onePass({m_dialogue.begin(), m_dialogue.begin() + 3}, 10000, KeptTokens::Last);
        for (std::size_t s = 0; s < brief.size(); ++s)
            QVERIFY(near(brief[s], whole[s]));
        QVERIFY(!near(whole[4], whole[5]));
    }

    void theTailIsTheLastSentences()
    {
        const auto limit = tokensOf(4, 6);
        const auto cut = onePass(m_dialogue, limit, KeptTokens::Last);
        const auto tail = onePass({m_dialogue.begin() + 4, m_dialogue.end()}, 10000, KeptTokens::Last);
        QVERIFY(near(cut[5], tail[1]));
        QVERIFY(!near(cut[5], onePass(m_dialogue, 10000, KeptTokens::Last)[5]));
        // What fits is not cut.
        QVERIFY(near(cut[0], onePass(m_dialogue, 10000, KeptTokens::Last)[0]));
    }

    void theHeadIsTheFirstTokens()
    {
        const auto whole = onePass(m_dialogue, 10000, KeptTokens::Last);
        // Cut where the second sentence ends: whatever follows is read as that sentence is.
        const auto atJoint = onePass(m_dialogue, tokensOf(0, 2), KeptTokens::First);
        for (std::size_t s = 2; s < 6; ++s)
            QVERIFY(near(atJoint[s], whole[1]));
        QVERIFY(near(atJoint[0], whole[0]));
        // Cut within a sentence: as if it ended there.
        auto shortened = DialogueCodes(m_dialogue.begin(), m_dialogue.begin() + 3);
        shortened[2].resize(4);
        const auto within = onePass(m_dialogue, tokensOf(0, 2) + 5, KeptTokens::First);
        QVERIFY(near(within[5], onePass(shortened, 10000, KeptTokens::Last)[2]));
        QVERIFY(!m_predictor->readOnePass(m_dialogue, 0, KeptTokens::First, {}).ok());
    }

    void settingsChangeOverTheSameWeights()
    {
        QCOMPARE(m_predictor->facts().prefixTokens, 64);
        QCOMPARE(m_predictor->facts().learningRate, 1e-3);
        PredictorOverrides overrides;
        overrides.prefixTokens = 24;
        overrides.learningRate = 0.0;
        const auto other = m_predictor->withOverrides(overrides);
        QCOMPARE(other->facts().prefixTokens, 24);
        QCOMPARE(m_predictor->facts().prefixTokens, 64);
        const auto loaded = DialoguePredictor::load(m_folder.filePath("model").toStdString(), "cpu", 1, mayAnalyse, overrides);
        QVERIFY(loaded.ok());
        const auto expected = read(**loaded, MemoryMode::Off);
        const auto off = read(*other, MemoryMode::Off);
        const auto frozen = read(*other, MemoryMode::Dpm);
        for (std::size_t s = 0; s < off.size(); ++s) {
            QVERIFY(off[s].probabilities == expected[s].probabilities);
            QVERIFY(near(frozen[s], off[s]));  // at rate 0 nothing is remembered
        }
        QVERIFY(!near(off[5], read(*m_predictor, MemoryMode::Off)[5]));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DialoguePredictor> m_predictor;
    DialogueCodes m_dialogue;

    std::vector<SentencePrediction> onePass(const DialogueCodes& codes, std::int64_t limit, KeptTokens kept) const
    {
        auto said = m_predictor->readOnePass(codes, limit, kept, {});
        return said ? *said : std::vector<SentencePrediction>();
    }
    std::vector<SentencePrediction> read(const DialoguePredictor& predictor, MemoryMode memory) const
    {
        auto said = predictor.read(m_dialogue, memory, 1, {});
        return said ? *said : std::vector<SentencePrediction>();
    }
    /// With one `<audio_end>` each.
    [[nodiscard]] std::int64_t tokensOf(std::size_t first, std::size_t end) const
    {
        std::int64_t tokens = 0;
        for (std::size_t s = first; s < end; ++s)
            tokens += static_cast<std::int64_t>(m_dialogue[s].size()) + 1;
        return tokens;
    }
    static bool near(const SentencePrediction& a, const SentencePrediction& b)
    {
        for (std::size_t i = 0; i < a.probabilities.size(); ++i) {
            if (std::abs(a.probabilities[i] - b.probabilities[i]) > 1e-6)
                return false;
        }
        return a.probabilities.size() == b.probabilities.size();
    }
};

QTEST_GUILESS_MAIN(DialoguePredictorTest)
#include "dialogue_predictor_test.moc"
