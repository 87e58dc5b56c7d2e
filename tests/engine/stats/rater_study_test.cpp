// SPDX-License-Identifier: GPL-3.0-or-later
// Who agrees with whom, when, and what seeing the model's labels did: figures that can be counted by hand.
#include "engine/stats/agreement.h"
#include "engine/stats/rater_study.h"

#include "tests/support/deviation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace undertone;

namespace {

constexpr int none = -1;

/// Ten sentences of two seconds, one after the other; the last lasts twelve.
RatingTable tableOf(std::vector<Rater> raters)
{
    RatingTable table;
    table.labels = {"ang", "neu", "sad"};
    double at = 0.0;
    for (std::size_t i = 0; i < 10; ++i) {
        const double length = i == 9 ? 12.0 : 2.0;
        table.sentences.push_back({i + 1, at, at + length});
        at += length;
    }
    for (Rater& rater : raters) {
        rater.isBlind.resize(10, 0);
        rater.blindLabels.resize(10, none);
    }
    table.raters = std::move(raters);
    return table;
}

Rater ada()
{
    return {"Ada", RaterRole::Person, {0, 0, 1, 1, 2, 1, 0, none, 2, 0}, {}, {}};
}

Rater bo()
{
    return {"Bo", RaterRole::Person, {0, 1, 1, 1, 2, 0, 0, 1, none, 1}, {}, {}};
}

Rater model()
{
    return {"m", RaterRole::Model, {0, 0, 1, 0, 2, 0, none, 1, 2, 0}, {}, {}};
}

StudyConfig quick()
{
    StudyConfig config;
    config.bootstrap.resamples = 500;
    return config;
}

}  // namespace

class RaterStudyTest : public QObject {
    Q_OBJECT

    test::Deviations m_deviations;

    bool near(const QString& what, double value, double expected) { return m_deviations.within(what, std::fabs(value - expected), 1e-12); }

private Q_SLOTS:
    void cleanupTestCase() { m_deviations.print(); }

    void cellsHaveTheirSentences()
    {
        const auto table = tableOf({ada(), bo()});
        const auto matrix = matrixOf(table, 0, 1);
        QCOMPARE(matrix.total(), std::int64_t{8});
        QCOMPARE(matrix.count(0, 1), std::int64_t{2});
        QCOMPARE(sentencesOfCell(table, 0, 1, 0, 1), (std::vector<std::size_t>{1, 9}));
        QCOMPARE(sentencesOfCell(table, 1, 0, 0, 1), (std::vector<std::size_t>{5}));
        std::int64_t all = 0;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                QCOMPARE(static_cast<std::int64_t>(sentencesOfCell(table, 0, 1, row, column).size()), matrix.count(row, column));
                all += matrix.count(row, column);
            }
        }
        QCOMPARE(all, std::int64_t{8});
    }

    /// Eight sentences that both labelled, five alike. By time the long one weighs 120 tenths, the others 20 each.
    void peopleAndTheModelAreApart()
    {
        const auto study =
            studyOf(tableOf({ada(), bo(), model(), {"adjudicated", RaterRole::Decision, std::vector<int>(10, 0), {}, {}}}), quick());
        QCOMPARE(study.people.size(), std::size_t{1});
        QCOMPARE(study.withModel.size(), std::size_t{2});
        const PairFigures& people = study.people.front();
        QCOMPARE(people.sentences, std::size_t{8});
        QCOMPARE(people.share.estimate, 5.0 / 8.0);
        const double chance = (4.0 * 3.0 + 3.0 * 4.0 + 1.0 * 1.0) / 64.0;
        QVERIFY(std::fabs(people.kappa.estimate - (5.0 / 8.0 - chance) / (1.0 - chance)) < 1e-12);
        const double all = 7 * 20.0 + 120.0;
        const double byTime = (180.0 * 60.0 + 60.0 * 180.0 + 20.0 * 20.0) / (all * all);
        QVERIFY(std::fabs(people.kappaByTime.estimate - (100.0 / all - byTime) / (1.0 - byTime)) < 1e-12);
        QVERIFY(people.kappa.low < people.kappa.estimate && people.kappa.estimate < people.kappa.high);
        QCOMPARE(study.group->raters, std::size_t{2});  // neither the model nor what was decided is anybody's vote
        QCOMPARE(study.group->judgedByAll, std::size_t{8});
        QCOMPARE(study.withModel[0].sentences, std::size_t{8});
        QCOMPARE(study.withModel[0].second, std::size_t{2});
    }

    /// Ada: sentences 0 to 3 blind, of which 2 was changed to the model's and 3 to something else; the rest in sight of the model.
    void anchoringIsOpenLessBlind()
    {
        Rater person = ada();
        person.isBlind = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        person.blindLabels = {none, none, 2, 1, none, none, none, none, none, none};
        person.labels[3] = 2;
        const auto study = studyOf(tableOf({person, model()}), quick());
        QCOMPARE(study.anchoring.size(), std::size_t{1});
        const AnchoringFigures& one = study.anchoring.front();
        QCOMPARE(one.blind, std::size_t{4});
        QCOMPARE(one.blindShare.estimate, 2.0 / 4.0);  // 0 and 1; 2 was sadness, 3 was neutral where the model says anger
        QCOMPARE(one.open, std::size_t{6});            // 2, 3, 4, 5, 8, 9: 6 has no answer of the model, 7 no label
        QCOMPARE(one.openShare.estimate, 4.0 / 6.0);
        QVERIFY(std::fabs(one.difference.estimate - (4.0 / 6.0 - 0.5)) < 1e-12);
        QVERIFY(one.difference.low <= one.difference.estimate && one.difference.estimate <= one.difference.high);
        QCOMPARE(one.contrary, std::size_t{2});
        QCOMPARE(one.followed, std::size_t{1});
        QCOMPARE(one.followedShare.estimate, 0.5);
        // Of labels that came from elsewhere nobody knows what was seen: blind ones alone count.
        person.knowsSight = false;
        const auto unknown = studyOf(tableOf({person, model()}), quick()).anchoring.front();
        QCOMPARE(unknown.open, std::size_t{0});
        QCOMPARE(unknown.blind, one.blind);
        QCOMPARE(unknown.blindShare.estimate, one.blindShare.estimate);
        QCOMPARE(unknown.followed, std::size_t{0});
        person.knowsSight = true;
        // Several people: each, and all together.
        const auto both = studyOf(tableOf({person, bo(), model()}), quick());
        QCOMPARE(both.anchoring.size(), std::size_t{3});
        QVERIFY(!both.anchoring.back().person);
        QCOMPARE(both.anchoring.back().open, one.open + 8);
        QVERIFY2(std::isnan(both.anchoring[1].blindShare.estimate), "nobody's blind labels have no share");
    }

    void stretchesHoldTheSentencesOfTheirTime()
    {
        const auto table = tableOf({ada(), bo(), model()});
        const auto stretches = agreementOverTime(table, {0, 1}, 10.0, quick());
        QCOMPARE(stretches.size(), std::size_t{3});
        QCOMPARE(stretches[0].sentences, std::size_t{5});
        QCOMPARE(stretches[0].share, 4.0 / 5.0);
        QCOMPARE(stretches[1].sentences, std::size_t{2});
        QCOMPARE(stretches[2].sentences, std::size_t{1});  // its middle is at 24 s
        QCOMPARE(stretches[2].share, 0.0);
        ConfusionMatrix first(3);
        for (const auto& [a, b] : {std::pair(0, 0), std::pair(0, 1), std::pair(1, 1), std::pair(1, 1), std::pair(2, 2)})
            first.add(a, b);
        QVERIFY(std::fabs(stretches[0].chanceCorrected.estimate - cohenKappa(first)) < 1e-12);
        const auto three = agreementOverTime(table, {0, 1, 2}, 10.0, quick());
        const std::vector<LabelCounts> counts{{3, 0, 0}, {2, 1, 0}, {0, 3, 0}, {1, 2, 0}, {0, 0, 3}};
        QVERIFY(std::fabs(three[0].chanceCorrected.estimate - krippendorffAlpha(counts)) < 1e-12);
        QCOMPARE(three[0].share, (6.0 + 2.0 + 6.0 + 2.0 + 6.0) / 30.0);
        QVERIFY(agreementOverTime(tableOf({}), {}, 0.0).empty());
    }

    /// Expected values are those of tests/oracle/make_rater_study_golden.py (scikit-learn, statsmodels, krippendorff).
    void figuresAreThoseOfTheLibraries()
    {
        QFile file(QStringLiteral(UNDERTONE_TESTS_DIR "/golden/rater_study.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject golden = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonArray labels = golden[QStringLiteral("labels")].toArray();
        const QJsonArray starts = golden[QStringLiteral("starts")].toArray();
        RatingTable table;
        for (int label = 0; label < golden[QStringLiteral("classes")].toInt(); ++label)
            table.labels.push_back(std::to_string(label));
        for (int i = 0; i < starts.size(); ++i)
            table.sentences.push_back(
                {static_cast<std::uint64_t>(i + 1), starts[i].toDouble(), golden[QStringLiteral("ends")].toArray()[i].toDouble()});
        for (const QJsonValue& given : labels) {
            Rater rater{"r", RaterRole::Person, {}, {}, {}};
            for (const QJsonValue& label : given.toArray())
                rater.labels.push_back(label.toInt());
            rater.isBlind.resize(rater.labels.size(), 0);
            rater.blindLabels.resize(rater.labels.size(), none);
            table.raters.push_back(rater);
        }
        StudyConfig config;
        config.bootstrap.resamples = 20;
        const auto study = studyOf(table, config);
        const QJsonArray pairs = golden[QStringLiteral("pairs")].toArray();
        QCOMPARE(study.people.size(), static_cast<std::size_t>(pairs.size()));
        for (int i = 0; i < pairs.size(); ++i) {
            const PairFigures& pair = study.people[static_cast<std::size_t>(i)];
            const QJsonObject expected = pairs[i].toObject();
            QCOMPARE(pair.first, static_cast<std::size_t>(expected[QStringLiteral("first")].toInt()));
            QCOMPARE(pair.second, static_cast<std::size_t>(expected[QStringLiteral("second")].toInt()));
            QCOMPARE(pair.sentences, static_cast<std::size_t>(expected[QStringLiteral("sentences")].toInt()));
            QVERIFY(near("share alike", pair.share.estimate, expected[QStringLiteral("share")].toDouble()));
            QVERIFY(near("Cohen's kappa of two raters", pair.kappa.estimate, expected[QStringLiteral("kappa")].toDouble()));
            QVERIFY(near("Cohen's kappa by time", pair.kappaByTime.estimate, expected[QStringLiteral("kappa_by_time")].toDouble()));
            const ConfusionMatrix matrix = matrixOf(table, pair.first, pair.second);
            const QJsonArray rows = expected[QStringLiteral("matrix")].toArray();
            for (int row = 0; row < rows.size(); ++row) {
                for (int column = 0; column < rows.size(); ++column)
                    QCOMPARE(matrix.count(row, column), rows[row].toArray()[column].toInteger());
            }
            const auto stretches =
                agreementOverTime(table, {pair.first, pair.second}, golden[QStringLiteral("stretch")].toDouble(), config);
            const QJsonArray overTime = expected[QStringLiteral("stretches")].toArray();
            QCOMPARE(stretches.size(), static_cast<std::size_t>(overTime.size()));
            for (int stretch = 0; stretch < overTime.size(); ++stretch) {
                const StretchFigures& one = stretches[static_cast<std::size_t>(stretch)];
                QCOMPARE(one.sentences, static_cast<std::size_t>(overTime[stretch][QStringLiteral("sentences")].toInt()));
                QVERIFY(near("share alike in a stretch", one.share, overTime[stretch][QStringLiteral("share")].toDouble()));
                QVERIFY(near("Cohen's kappa in a stretch", one.chanceCorrected.estimate,
                             overTime[stretch][QStringLiteral("kappa")].toDouble()));
            }
        }
        QCOMPARE(study.group->judgedByAll, static_cast<std::size_t>(golden[QStringLiteral("judged_by_all")].toInt()));
        QVERIFY(near("Fleiss' kappa of a study", study.group->fleiss.estimate, golden[QStringLiteral("fleiss")].toDouble()));
        QVERIFY(near("Krippendorff's alpha of a study", study.group->alpha.estimate, golden[QStringLiteral("alpha")].toDouble()));
    }

    void whatIsCancelledIsNotANumber()
    {
        StudyConfig config;
        config.cancelled = [] { return true; };
        const auto study = studyOf(tableOf({ada(), bo()}), config);
        QVERIFY(std::isnan(study.people.front().kappa.estimate));
    }
};

QTEST_GUILESS_MAIN(RaterStudyTest)
#include "rater_study_test.moc"
