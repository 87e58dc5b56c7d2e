// SPDX-License-Identifier: GPL-3.0-or-later
// An engine and its companion: their runs go in step, and each reads what it reads alone.
#include "engine/api/emotion_engine.h"
#include "tests/support/authorised.h"
#include "tests/support/integer_generator.h"
#include "tests/support/memory_source.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <cmath>
#include <future>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int sentences = 4;

std::vector<float> noise(const std::string& name)
{
    IntegerGenerator generator(name);
    std::vector<float> samples(static_cast<std::size_t>(sentences * engineSampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = generator.centred() * static_cast<float>(1 + i / 2000 % 5) / 5.0F;
    return samples;
}

/// A conversation whose sentences are of a second each.
struct Talk {
    MemorySource source;

    explicit Talk(const std::string& name) : source(noise(name)) {}

    Result<std::unique_ptr<AnalysisRun>> start(EmotionEngine& engine)
    {
        Conversation conversation;
        for (int second = 0; second < sentences; ++second)
            conversation.segments.push_back({static_cast<double>(second), second + 1.0});
        AnalysisOptions options;
        options.tokenize = TokenizeMode::Utterance;
        return engine.startAnalysis(source, conversation, options, mayAnalyse);
    }
};

using Rows = std::vector<UtteranceAnalysis>;

/// All that is left of a run, which ends.
Rows read(std::unique_ptr<AnalysisRun> run)
{
    Rows rows;
    for (auto row = run->next({}); row.ok() && row->has_value(); row = run->next({}))
        rows.push_back(**row);
    return rows;
}

void compare(const Rows& together, const Rows& alone)
{
    constexpr double rounding = 1e-4;
    QCOMPARE(together.size(), alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        for (std::size_t emotion = 0; emotion < alone[i].probabilities.size(); ++emotion)
            QVERIFY(std::abs(together[i].probabilities[emotion] - alone[i].probabilities[emotion]) <= rounding);
        QCOMPARE(together[i].lossBefore.has_value(), alone[i].lossBefore.has_value());
        if (alone[i].lossBefore)
            QVERIFY(std::abs(*together[i].lossBefore - *alone[i].lossBefore) <= rounding * *alone[i].lossBefore);
    }
}

}  // namespace

class CompanionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path model = m_folder.filePath("model").toStdString();
        QVERIFY(writeTinyModel(model).ok() && enlivenTokenizer(model).ok());
        for (Rows* rows : {&m_aloneA, &m_aloneB}) {
            auto engine = load();
            auto run = (rows == &m_aloneA ? m_talkA : m_talkB).start(*engine);
            QVERIFY(run.ok());
            *rows = read(std::move(*run));
            QCOMPARE(rows->size(), std::size_t{sentences});
        }
        QVERIFY2(m_aloneA.back().probabilities != m_aloneB.back().probabilities, "the conversations differ");
    }

    void oneWaitsForTheOtherAndEachReadsItsOwn()
    {
        auto pair = startBoth();
        QVERIFY(pair.runA && pair.runB);
        auto first = std::async(std::launch::async, [&pair] { return pair.runA->next({}); });
        // A sentence takes milliseconds: it waits for the other conversation.
        QVERIFY(first.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout);
        auto other = std::async(std::launch::async, [&pair] { return read(std::move(pair.runB)); });
        Rows rowsA{**first.get()};
        for (auto& row : read(std::move(pair.runA)))
            rowsA.push_back(std::move(row));
        compare(rowsA, m_aloneA);
        compare(other.get(), m_aloneB);
    }

    void whoGivesUpHoldsNobodyUp()
    {
        auto pair = startBoth();
        QVERIFY(pair.runA && pair.runB);
        auto rows = std::async(std::launch::async, [&pair] { return read(std::move(pair.runA)); });
        pair.runB.reset();
        compare(rows.get(), m_aloneA);
    }

private:
    /// An engine, its companion, and a run of each; no runs where anything failed.
    struct Pair {
        std::unique_ptr<EmotionEngine> engine, companion;
        std::unique_ptr<AnalysisRun> runA, runB;
    };

    Pair startBoth()
    {
        Pair pair{load(), nullptr, nullptr, nullptr};
        auto companion = pair.engine->companion();
        if (!companion.ok())
            return pair;
        pair.companion = std::move(*companion);
        auto runA = m_talkA.start(*pair.engine), runB = m_talkB.start(*pair.companion);
        if (runA.ok() && runB.ok()) {
            pair.runA = std::move(*runA);
            pair.runB = std::move(*runB);
        }
        return pair;
    }

    std::unique_ptr<EmotionEngine> load() const
    {
        auto engine = EmotionEngine::load({.modelDirectory = m_folder.filePath("model").toStdString(),
                                           .voiceActivityWeights = {},
                                           .device = "cpu",
                                           .dtype = "fp32",
                                           .threads = 1,
                                           .seed = 1});
        return engine.ok() ? std::move(*engine) : nullptr;
    }

    QTemporaryDir m_folder;
    Talk m_talkA{"one conversation"}, m_talkB{"another"};
    Rows m_aloneA, m_aloneB;
};

QTEST_GUILESS_MAIN(CompanionTest)
#include "companion_test.moc"
