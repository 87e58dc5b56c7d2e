// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/rater_study.h"

#include "engine/stats/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

constexpr double undefinedFigure = std::numeric_limits<double>::quiet_NaN();

/// One sentence that two labelled, and what it weighs.
struct JudgedTwice {
    int first = 0;
    int second = 0;
    std::int64_t tenths = 1;  ///< of a second that it lasts
};

using Chosen = std::vector<std::size_t>;

/// A figure that is not computed any more once it was cancelled.
Interval bootstrapped(std::size_t groups, const std::function<double(const Chosen&)>& figure, const StudyConfig& config)
{
    bool gone = config.cancelled && config.cancelled();
    std::size_t calls = 0;
    return bootstrapFigure(
        groups,
        [&](const Chosen& chosen) {
            if (!gone && config.cancelled && ++calls % 64 == 0)
                gone = config.cancelled();
            return gone ? undefinedFigure : figure(chosen);
        },
        config.bootstrap);
}

std::int64_t tenthsOf(const RatedSentence& sentence)
{
    return std::max<std::int64_t>(1, std::llround((sentence.endSeconds - sentence.startSeconds) * 10.0));
}

std::vector<JudgedTwice> judgedByBoth(const RatingTable& table, std::size_t first, std::size_t second, double from, double to)
{
    std::vector<JudgedTwice> judged;
    const auto& a = table.raters[first].labels;
    const auto& b = table.raters[second].labels;
    for (std::size_t i = 0; i < table.sentences.size(); ++i) {
        const double middle = (table.sentences[i].startSeconds + table.sentences[i].endSeconds) / 2;
        if (a[i] >= 0 && b[i] >= 0 && middle >= from && middle < to)
            judged.push_back({a[i], b[i], tenthsOf(table.sentences[i])});
    }
    return judged;
}

std::vector<JudgedTwice> judgedByBoth(const RatingTable& table, std::size_t first, std::size_t second)
{
    constexpr double everywhere = std::numeric_limits<double>::infinity();
    return judgedByBoth(table, first, second, -everywhere, everywhere);
}

Interval kappaOf(const RatingTable& table, const std::vector<JudgedTwice>& judged, bool byTime, const StudyConfig& config)
{
    return bootstrapped(
        judged.size(),
        [&, byTime](const Chosen& chosen) {
            ConfusionMatrix matrix(static_cast<int>(table.labels.size()));
            for (const std::size_t place : chosen)
                matrix.add(judged[place].first, judged[place].second, byTime ? judged[place].tenths : 1);
            return cohenKappa(matrix);
        },
        config);
}

PairFigures figuresOfPair(const RatingTable& table, std::size_t first, std::size_t second, const StudyConfig& config)
{
    const auto judged = judgedByBoth(table, first, second);
    PairFigures figures{first, second, judged.size(), {}, {}, {}};
    figures.share = bootstrapped(
        judged.size(),
        [&](const Chosen& chosen) {
            const auto same = std::ranges::count_if(chosen, [&](std::size_t place) { return judged[place].first == judged[place].second; });
            return static_cast<double>(same) / static_cast<double>(chosen.size());
        },
        config);
    figures.kappa = kappaOf(table, judged, false, config);
    figures.kappaByTime = kappaOf(table, judged, true, config);
    return figures;
}

/// How often each label was given to each sentence that at least `least` of them labelled.
std::vector<LabelCounts> countsOf(const RatingTable& table, const std::vector<std::size_t>& raters, std::int64_t least, double from,
                                  double to)
{
    std::vector<LabelCounts> counts;
    for (std::size_t i = 0; i < table.sentences.size(); ++i) {
        const double middle = (table.sentences[i].startSeconds + table.sentences[i].endSeconds) / 2;
        if (middle < from || middle >= to)
            continue;
        LabelCounts row(table.labels.size());
        std::int64_t given = 0;
        for (const std::size_t rater : raters) {
            const int label = table.raters[rater].labels[i];
            if (label < 0)
                continue;
            ++row[static_cast<std::size_t>(label)];
            ++given;
        }
        if (given >= least)
            counts.push_back(std::move(row));
    }
    return counts;
}

Interval overSentences(const std::vector<LabelCounts>& counts, double (*figure)(std::span<const LabelCounts>), const StudyConfig& config)
{
    return bootstrapped(
        counts.size(),
        [&](const Chosen& chosen) {
            std::vector<LabelCounts> drawn;
            drawn.reserve(chosen.size());
            for (const std::size_t place : chosen)
                drawn.push_back(counts[place]);
            return figure(drawn);
        },
        config);
}

GroupFigures figuresOfGroup(const RatingTable& table, const std::vector<std::size_t>& people, const StudyConfig& config)
{
    constexpr double everywhere = std::numeric_limits<double>::infinity();
    const auto byAll = countsOf(table, people, static_cast<std::int64_t>(people.size()), -everywhere, everywhere);
    const auto twice = countsOf(table, people, 2, -everywhere, everywhere);
    GroupFigures figures{people.size(), byAll.size(), twice.size(), {}, {}};
    figures.fleiss = overSentences(byAll, fleissKappa, config);
    figures.alpha = overSentences(twice, krippendorffAlpha, config);
    return figures;
}

/// Of one person and one sentence.
struct Drawn {
    bool isOpen = false;
    bool openEquals = false;
    bool isBlind = false;
    bool blindEquals = false;
    bool followed = false;
};

double shareOf(std::size_t part, std::size_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : undefinedFigure;
}

void addDrawn(const RatingTable& table, const Rater& person, const Rater& model, std::vector<Drawn>& all)
{
    for (std::size_t i = 0; i < table.sentences.size(); ++i) {
        const int said = person.labels[i];
        const int models = model.labels[i];
        if (models < 0 || (said < 0 && person.blindLabels[i] < 0))
            continue;
        const bool blind = said >= 0 && person.isBlind[i] != 0;
        const int first = blind ? said : person.blindLabels[i];
        Drawn drawn;
        drawn.isOpen = said >= 0 && !blind && person.knowsSight;
        drawn.openEquals = drawn.isOpen && said == models;
        drawn.isBlind = first >= 0;
        drawn.blindEquals = drawn.isBlind && first == models;
        drawn.followed = drawn.isBlind && !drawn.blindEquals && drawn.openEquals;
        all.push_back(drawn);
    }
}

AnchoringFigures figuresOfAnchoring(const std::vector<Drawn>& drawn, std::optional<std::size_t> person, std::size_t model,
                                    const StudyConfig& config)
{
    struct Sums {
        std::size_t open = 0;
        std::size_t openEqual = 0;
        std::size_t blind = 0;
        std::size_t blindEqual = 0;
        std::size_t followed = 0;
    };
    const auto sum = [&](const Chosen& chosen) {
        Sums sums;
        for (const std::size_t place : chosen) {
            const Drawn& one = drawn[place];
            sums.open += one.isOpen ? 1 : 0;
            sums.openEqual += one.openEquals ? 1 : 0;
            sums.blind += one.isBlind ? 1 : 0;
            sums.blindEqual += one.blindEquals ? 1 : 0;
            sums.followed += one.followed ? 1 : 0;
        }
        return sums;
    };
    Chosen every(drawn.size());
    for (std::size_t i = 0; i < every.size(); ++i)
        every[i] = i;
    const Sums all = sum(every);
    AnchoringFigures figures{person, model, all.open, all.blind, {}, {}, {}, all.blind - all.blindEqual, all.followed, {}};
    const auto figure = [&](double (*of)(const Sums&)) {
        return bootstrapped(
            drawn.size(), [&, of](const Chosen& chosen) { return of(sum(chosen)); }, config);
    };
    figures.openShare = figure([](const Sums& sums) { return shareOf(sums.openEqual, sums.open); });
    figures.blindShare = figure([](const Sums& sums) { return shareOf(sums.blindEqual, sums.blind); });
    figures.difference = figure([](const Sums& sums) { return shareOf(sums.openEqual, sums.open) - shareOf(sums.blindEqual, sums.blind); });
    figures.followedShare = figure([](const Sums& sums) { return shareOf(sums.followed, sums.blind - sums.blindEqual); });
    return figures;
}

void addAnchoring(AgreementStudy& study, const std::vector<std::size_t>& people, std::size_t model, const StudyConfig& config)
{
    std::vector<Drawn> together;
    for (const std::size_t person : people) {
        std::vector<Drawn> drawn;
        addDrawn(study.table, study.table.raters[person], study.table.raters[model], drawn);
        together.insert(together.end(), drawn.begin(), drawn.end());
        study.anchoring.push_back(figuresOfAnchoring(drawn, person, model, config));
    }
    if (people.size() > 1)
        study.anchoring.push_back(figuresOfAnchoring(together, std::nullopt, model, config));
}

/// Of the pairs of labels that sentences got, the share that are the same.
double shareOfPairs(const std::vector<LabelCounts>& counts)
{
    std::int64_t same = 0;
    std::int64_t all = 0;
    for (const LabelCounts& row : counts) {
        std::int64_t given = 0;
        for (const std::int64_t count : row) {
            same += count * (count - 1);
            given += count;
        }
        all += given * (given - 1);
    }
    return all > 0 ? static_cast<double>(same) / static_cast<double>(all) : undefinedFigure;
}

}  // namespace

ConfusionMatrix matrixOf(const RatingTable& table, std::size_t first, std::size_t second)
{
    ConfusionMatrix matrix(static_cast<int>(table.labels.size()));
    for (const JudgedTwice& one : judgedByBoth(table, first, second))
        matrix.add(one.first, one.second);
    return matrix;
}

std::vector<std::size_t> sentencesOfCell(const RatingTable& table, std::size_t first, std::size_t second, int row, int column)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.sentences.size(); ++i) {
        if (table.raters[first].labels[i] == row && table.raters[second].labels[i] == column)
            found.push_back(i);
    }
    return found;
}

AgreementStudy studyOf(RatingTable table, const StudyConfig& config)
{
    AgreementStudy study;
    study.table = std::move(table);
    std::vector<std::size_t> people;
    std::vector<std::size_t> models;
    for (std::size_t i = 0; i < study.table.raters.size(); ++i) {
        if (study.table.raters[i].role == RaterRole::Person)
            people.push_back(i);
        else if (study.table.raters[i].role == RaterRole::Model)
            models.push_back(i);
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
        for (std::size_t j = i + 1; j < people.size(); ++j)
            study.people.push_back(figuresOfPair(study.table, people[i], people[j], config));
        for (const std::size_t model : models)
            study.withModel.push_back(figuresOfPair(study.table, people[i], model, config));
    }
    if (people.size() > 1)
        study.group = figuresOfGroup(study.table, people, config);
    for (const std::size_t model : models)
        addAnchoring(study, people, model, config);
    return study;
}

std::vector<StretchFigures> agreementOverTime(const RatingTable& table, const std::vector<std::size_t>& raters, double stretchSeconds,
                                              const StudyConfig& config)
{
    double end = 0.0;
    for (const RatedSentence& sentence : table.sentences)
        end = std::max(end, sentence.endSeconds);
    std::vector<StretchFigures> stretches;
    const auto count = stretchSeconds > 0.0 ? static_cast<std::size_t>(std::ceil(end / stretchSeconds)) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        StretchFigures one;
        one.startSeconds = static_cast<double>(i) * stretchSeconds;
        one.endSeconds = one.startSeconds + stretchSeconds;
        const auto counts = countsOf(table, raters, 2, one.startSeconds, one.endSeconds);
        one.sentences = counts.size();
        one.share = shareOfPairs(counts);
        one.chanceCorrected = raters.size() == 2
            ? kappaOf(table, judgedByBoth(table, raters[0], raters[1], one.startSeconds, one.endSeconds), false, config)
            : overSentences(counts, krippendorffAlpha, config);
        stretches.push_back(one);
    }
    return stretches;
}

}  // namespace undertone
