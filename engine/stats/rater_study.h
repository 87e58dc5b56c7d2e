// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far those who labelled a conversation agree: people with one another, people with a model, and what seeing the model did to people.

#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What a column of labels is: a person's votes, a model's, or what was settled in the end, which counts as nobody's vote.
enum class RaterRole { Person, Model, Decision };

/// One who labelled. All vectors are as long as RatingTable::sentences.
struct Rater {
    std::string name;
    RaterRole role = RaterRole::Person;
    std::vector<int> labels;       ///< index in RatingTable::labels; -1: none
    std::vector<char> isBlind;     ///< of a person: the label was given before others' and the model's were seen
    std::vector<int> blindLabels;  ///< what had been given blind, where it was changed after that; -1: it was not
    bool knowsSight = true;        ///< of a person: whether labels that are not blind were given in sight of the model's; else nobody knows
};

struct RatedSentence {
    std::uint64_t id = 0;
    double startSeconds = 0.0;
    double endSeconds = 0.0;
};

/// Labels of the same sentences by several raters. `labels` are names that are the same for all of them.
struct RatingTable {
    std::vector<std::string> labels;
    std::vector<RatedSentence> sentences;  ///< in order of time
    std::vector<Rater> raters;
    std::size_t hidden = 0;  ///< sentences whose labels are kept from whoever looks at this
};

/// Rows are the labels of one rater, columns those of the other, over the sentences that both labelled.
ConfusionMatrix matrixOf(const RatingTable& table, std::size_t first, std::size_t second);

/// The sentences of one cell of that matrix, by their places in the table.
std::vector<std::size_t> sentencesOfCell(const RatingTable& table, std::size_t first, std::size_t second, int row, int column);

/// How far two raters agree. Intervals are bootstrapped over sentences; NaN: cannot be computed.
struct PairFigures {
    std::size_t first = 0;
    std::size_t second = 0;
    std::size_t sentences = 0;  ///< that both labelled
    Interval share;             ///< of sentences with the same label
    Interval kappa;             ///< Cohen's
    Interval kappaByTime;       ///< Cohen's, every sentence weighing the tenths of a second that it lasts
};

/// Several raters at once.
struct GroupFigures {
    std::size_t raters = 0;
    std::size_t judgedByAll = 0;  ///< sentences that every one labelled
    std::size_t judgedTwice = 0;  ///< that two or more labelled
    Interval fleiss;              ///< over those
    Interval alpha;               ///< Krippendorff's, over all sentences with two labels or more
};

/// How often a person's labels equal the model's where they were given before the model's was seen and where it was in view. The rate by
/// which seeing it draws people is the difference; both shares are of different sentences, so it holds as far as these are alike.
struct AnchoringFigures {
    std::optional<std::size_t> person;  ///< rater; nothing: all people together
    std::size_t model = 0;
    std::size_t open = 0;   ///< labels given with the model's in view
    std::size_t blind = 0;  ///< labels given before, those that were changed later too
    Interval openShare;     ///< of the open ones that equal the model's
    Interval blindShare;
    Interval difference;       ///< open less blind
    std::size_t contrary = 0;  ///< of blind labels that differed from the model's
    std::size_t followed = 0;  ///< of these, changed to the model's after it was seen
    Interval followedShare;    ///< followed of contrary
};

/// Agreement in one stretch of the conversation; sentences belong to the stretch that holds their middle.
struct StretchFigures {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::size_t sentences = 0;  ///< that count: both labelled, or two of several
    double share = 0.0;         ///< of sentences (of pairs of labels, for several raters) that are the same; NaN: none
    Interval chanceCorrected;   ///< Cohen's kappa of two raters, Krippendorff's alpha of more
};

struct AgreementStudy {
    RatingTable table;
    std::vector<PairFigures> people;          ///< people with people
    std::vector<PairFigures> withModel;       ///< people with models, the model second
    std::optional<GroupFigures> group;        ///< of people; nothing: fewer than two
    std::vector<AnchoringFigures> anchoring;  ///< of each person, then all together; empty: no model
    bool isOfSession = false;                 ///< of a recorded session, of which nothing is written in clear
};

struct StudyConfig {
    BootstrapConfig bootstrap;
    /// Asked now and then: whether to give up. What was computed by then is returned, the rest is NaN.
    std::function<bool()> cancelled;
};

AgreementStudy studyOf(RatingTable table, const StudyConfig& config = {});

/// Agreement of the raters, two or more by their places, in stretches of that many seconds from 0 on; those without a sentence too.
std::vector<StretchFigures> agreementOverTime(const RatingTable& table, const std::vector<std::size_t>& raters, double stretchSeconds,
                                              const StudyConfig& config = {});

}  // namespace undertone
