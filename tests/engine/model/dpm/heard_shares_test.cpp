// SPDX-License-Identifier: GPL-3.0-or-later
// The shares of emotions heard so far weigh in: against Bayes' rule and Saerens' EM in numpy, and as a part of a session.
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/dpm/heard_shares.h"
#include "tests/engine/model/tiny_llm.h"
#include "tests/support/deviation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::vector<int> lengths{9, 7, 12, 5, 8, 10};

std::vector<double> numbersOf(const QJsonValue& array)
{
    std::vector<double> numbers;
    for (const QJsonValue& number : array.toArray())
        numbers.push_back(number.toDouble());
    return numbers;
}

ConversationShares sharesOf(const QJsonObject& one)
{
    return {numbersOf(one[QStringLiteral("expected")])};
}

double farthest(const std::vector<double>& a, const std::vector<double>& b)
{
    double far = a.size() == b.size() ? 0.0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        far = std::max(far, std::abs(a[i] - b[i]));
    return far;
}

DpmConfig tinyDpm(MemoryMode memory = MemoryMode::Dpm)
{
    DpmConfig config;
    config.prefixTokens = 16;
    config.lora = {4, 8.0};
    config.optimizer.learningRate = 1e-2;
    config.memory = memory;
    config.shares.counts = {2, 1, 1, 4};
    return config;
}

std::unique_ptr<DpmSession> sessionOf(const DpmConfig& config)
{
    auto session = DpmSession::create(tinyLlm(), tinyVocabulary(), config);
    return session ? std::move(*session) : nullptr;
}

}  // namespace

class HeardSharesTest : public QObject {
    Q_OBJECT

    QJsonArray m_cases;
    Deviations m_deviations;

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(1);
        QFile file(QStringLiteral(UNDERTONE_TESTS_DIR "/golden/heard_shares.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_cases = QJsonDocument::fromJson(file.readAll())[QStringLiteral("cases")].toArray();
        QCOMPARE(m_cases.size(), 3);
    }
    void cleanupTestCase() { m_deviations.print(); }

    /// Expected values are those of tests/oracle/make_heard_shares_golden.py (numpy).
    void sentencesAreWeighedAsByBayesRule()
    {
        for (const QJsonValue& value : std::as_const(m_cases)) {
            const auto one = value.toObject();
            HeardShares heard(sharesOf(one));
            const auto own = one[QStringLiteral("own")].toArray(), weighed = one[QStringLiteral("weighed")].toArray();
            for (qsizetype t = 0; t < own.size(); ++t) {
                const auto row = numbersOf(own[t]);
                QVERIFY(m_deviations.within("probabilities by shares heard", farthest(heard.weighed(row), numbersOf(weighed[t])), 1e-12));
                heard.take(row);
            }
            QVERIFY(
                m_deviations.within("counts of shares heard", farthest(heard.counts(), numbersOf(one[QStringLiteral("counts")])), 1e-9));
            QCOMPARE(heard.sentences(), static_cast<std::int64_t>(own.size()));
        }
    }

    /// Where what is expected is worth little, a step of EM a sentence ends near where EM over all sentences does.
    void longConversationsFindTheSharesThatEmFinds()
    {
        const auto one = m_cases.first().toObject();
        auto found = numbersOf(one[QStringLiteral("counts")]);
        double all = 0.0;
        for (const double count : found)
            all += count;
        for (double& count : found)
            count /= all;
        const double far = farthest(found, numbersOf(one[QStringLiteral("em")]));
        QVERIFY2(m_deviations.within("shares of Saerens' EM", far, 0.06), qPrintable(QString::number(far)));
    }

    void withoutExpectedSharesNothingWeighsIn()
    {
        DpmConfig plain = tinyDpm();
        plain.shares = {};
        const auto with = sessionOf(tinyDpm()), without = sessionOf(plain);
        const auto dialogue = tinyDialogue(lengths);
        for (std::size_t i = 0; i < dialogue.size(); ++i) {
            const auto a = with->readSentence(dialogue[i]), b = without->readSentence(dialogue[i]);
            QVERIFY(a.ok() && b.ok());
            QVERIFY(b->probabilities == b->ownProbabilities);
            // Memory is the same, and so is what a sentence alone reads.
            QVERIFY(a->ownProbabilities == b->probabilities && a->lossBefore == b->lossBefore);
            QCOMPARE(a->probabilities == b->probabilities, i == 0);  // a first sentence knows of no other
        }
    }

    void aSentenceDependsOnThoseBeforeAlone()
    {
        for (const MemoryMode memory : {MemoryMode::Dpm, MemoryMode::Off}) {
            const auto session = sessionOf(tinyDpm(memory));
            HeardShares heard(tinyDpm().shares);
            for (const auto& sentence : tinyDialogue(lengths)) {
                const auto reading = session->readSentence(sentence);
                QVERIFY(reading.ok());
                QVERIFY(reading->probabilities == heard.weighed(reading->ownProbabilities));
                heard.take(reading->ownProbabilities);
            }
        }
    }

    void whatHoldsNoVoiceDoesNotCount()
    {
        const auto session = sessionOf(tinyDpm(MemoryMode::Off));
        HeardShares heard(tinyDpm().shares);
        const auto dialogue = tinyDialogue(lengths);
        for (std::size_t i = 0; i < dialogue.size(); ++i) {
            const bool counts = i != 1 && i != 3;
            const auto reading = session->readSentence(dialogue[i], {}, counts ? SharesTaken::Sentence : SharesTaken::Nothing);
            QVERIFY(reading.ok());
            QVERIFY(reading->probabilities == heard.weighed(reading->ownProbabilities));
            if (counts)
                heard.take(reading->ownProbabilities);
        }
    }

    void frozenTheyStandAndResetTheyAreForgotten()
    {
        const auto session = sessionOf(tinyDpm());
        HeardShares heard(tinyDpm().shares);
        const auto dialogue = tinyDialogue(lengths);
        for (std::size_t i = 0; i < dialogue.size(); ++i) {
            session->setMemoryWriting(i == 2 ? MemoryWriting::Frozen : MemoryWriting::On);
            if (i == 4) {
                QVERIFY(session->resetMemory().ok());
                heard = HeardShares(tinyDpm().shares);
            }
            const auto reading = session->readSentence(dialogue[i]);
            QVERIFY(reading.ok());
            QVERIFY(reading->probabilities == heard.weighed(reading->ownProbabilities));
            QCOMPARE(reading->probabilities == reading->ownProbabilities, i == 0 || i == 4);
            if (i != 2)
                heard.take(reading->ownProbabilities);
        }
    }

    void aCheckpointHoldsThem()
    {
        const auto dialogue = tinyDialogue(lengths);
        for (const MemoryMode memory : {MemoryMode::Dpm, MemoryMode::Off}) {
            const DpmConfig config = tinyDpm(memory);
            const auto whole = sessionOf(config), first = sessionOf(config), second = sessionOf(config);
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(whole->readSentence(dialogue[i]).ok() && first->readSentence(dialogue[i]).ok());
            const auto checkpoint = first->checkpoint();
            QVERIFY(checkpoint.ok());
            QVERIFY(second->restore(*checkpoint).ok());
            for (std::size_t i = 3; i < dialogue.size(); ++i) {
                const auto expected = whole->readSentence(dialogue[i]), got = second->readSentence(dialogue[i]);
                QVERIFY(expected.ok() && got.ok());
                QVERIFY(expected->probabilities == got->probabilities && got->probabilities != got->ownProbabilities);
            }
            // Made with other shares, or with none, it is of another run; cut short, it is damaged.
            DpmConfig other = config;
            other.shares.counts[3] = 8.0;
            QVERIFY(!sessionOf(other)->restore(*checkpoint).ok());
            other.shares = {};
            QVERIFY(!sessionOf(other)->restore(*checkpoint).ok());
            QVERIFY(!sessionOf(config)->restore(std::span(*checkpoint).first(checkpoint->size() - 8)).ok());
        }
    }

    void countsThatDoNotFitTheLabelsAreRefused()
    {
        for (const std::vector<double>& counts : {std::vector<double>{1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, std::nan("")}}) {
            DpmConfig config = tinyDpm();
            config.shares.counts = counts;
            const auto session = DpmSession::create(tinyLlm(), tinyVocabulary(), config);
            QVERIFY(!session && session.error().code == ErrorCode::InvalidArgument);
        }
    }
};

QTEST_APPLESS_MAIN(HeardSharesTest)
#include "heard_shares_test.moc"
