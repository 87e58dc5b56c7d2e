// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine does with speech it does under an authorisation for that purpose, and no longer than that stands.
#include "engine/api/dialogue_predictor.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/api/emotion_engine.h"
#include "tests/support/authorised.h"
#include "tests/support/memory_source.h"
#include "tests/support/named_segments.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

class AuthorisedUseTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<EmotionEngine> m_engine;
    MemorySource m_source{buzz(4.0)};
    Conversation m_conversation = conversationOf({{0, 1, "a"}, {1, 2, "b"}, {2, 3, "a"}, {3, 4, "b"}});

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(writeTinyModel(model()).ok());
        auto engine = EmotionEngine::load(
            {.modelDirectory = model(), .voiceActivityWeights = {}, .device = "cpu", .dtype = "fp32", .threads = 1, .seed = 1});
        QVERIFY(engine.ok());
        m_engine = std::move(*engine);
    }
    void cleanupTestCase() { m_engine.reset(); }

    void anotherPurposeIsRefused()
    {
        QCOMPARE(m_engine->startAnalysis(m_source, m_conversation, {}, mayTrain).error().code, ErrorCode::NotAuthorised);
        QCOMPARE(m_engine->detectSpeech(m_source, mayShare, {}, {}).error().code, ErrorCode::NotAuthorised);
        QCOMPARE(m_engine->tokenize(m_source, m_conversation, TokenizeMode::Utterance, mayShare, {}, {}).error().code,
                 ErrorCode::NotAuthorised);
        QVERIFY(m_engine->tokenize(m_source, m_conversation, TokenizeMode::Utterance, mayTrain, {}, {}).ok());
        QCOMPARE(DialogueTokenizer::load(model() / "tokenizer", "cpu", 1, mayShare).error().code, ErrorCode::NotAuthorised);
    }

    void aWithdrawalEndsARunAtItsNextSentence()
    {
        const Authorisation given(Purpose::Analyse, madeUp);
        auto run = m_engine->startAnalysis(m_source, m_conversation, {.tokenize = TokenizeMode::Utterance, .codes = {}}, given);
        QVERIFY(run.ok());
        const auto first = (*run)->next({});
        QVERIFY(first.ok() && first->has_value());
        QVERIFY((*first)->segment == m_conversation.segments[0].id);
        given.revoke();
        QCOMPARE((*run)->next({}).error().code, ErrorCode::NotAuthorised);
    }

    void aWithdrawalStopsTokenizing()
    {
        for (const auto mode : {TokenizeMode::Utterance, TokenizeMode::Whole}) {
            const Authorisation given(Purpose::Analyse, madeUp);
            const auto codes = m_engine->tokenize(m_source, m_conversation, mode, given, [&](double) { given.revoke(); }, {});
            QCOMPARE(codes.ok() ? ErrorCode::Internal : codes.error().code, ErrorCode::NotAuthorised);
        }
        const Authorisation given(Purpose::Train, madeUp);
        auto tokenizer = DialogueTokenizer::load(model() / "tokenizer", "cpu", 1, given);
        QVERIFY(tokenizer.ok());
        given.revoke();
        QCOMPARE((*tokenizer)->encodeWhole(m_source, {}).error().code, ErrorCode::NotAuthorised);
        QCOMPARE((*tokenizer)->encodeRecording(buzz(1.0), m_conversation.segments, {}).error().code, ErrorCode::NotAuthorised);
    }

    void aWithdrawalEndsPredictionsFromCodes()
    {
        QCOMPARE(DialoguePredictor::load(model(), "cpu", 1, mayShare).error().code, ErrorCode::NotAuthorised);
        const Authorisation given(Purpose::Analyse, madeUp);
        auto predictor = DialoguePredictor::load(model(), "cpu", 1, given);
        QVERIFY(predictor.ok());
        const DialogueCodes codes{{1, 2, 3}, {4, 5, 6}};
        QVERIFY((*predictor)->read(codes, MemoryMode::Dpm, 1, {}).ok());
        given.revoke();
        QCOMPARE((*predictor)->read(codes, MemoryMode::Dpm, 1, {}).error().code, ErrorCode::NotAuthorised);
        QCOMPARE((*predictor)->readOnePass(codes, 64, KeptTokens::Last, {}).error().code, ErrorCode::NotAuthorised);
        QCOMPARE((*predictor)->withOverrides({})->read(codes, MemoryMode::Off, 1, {}).error().code, ErrorCode::NotAuthorised);
    }

private:
    [[nodiscard]] std::filesystem::path model() const { return m_folder.filePath("model").toStdString(); }
};

QTEST_GUILESS_MAIN(AuthorisedUseTest)
#include "authorised_use_test.moc"
