// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_ratings.h"

#include "engine/annotation/formula_guard.h"
#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"
#include "engine/project/label_import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace undertone {
namespace {

/// Labels by sentence, as names: annotators of one project may have sets of their own.
struct NamedRater {
    std::string name;
    RaterRole role = RaterRole::Person;
    TrackId track;  ///< none: a model
    bool knowsSight = true;
    std::map<SegmentId, std::string> labels;
    std::map<SegmentId, std::string> blindLabels;  ///< that were changed since
    std::set<SegmentId> blind;
};

std::string nameOfLabel(const ProjectContent& content, LabelId id)
{
    const auto* label = content.find<Label>(id);
    return label != nullptr ? emotionKey(label->name) : std::string();
}

NamedRater raterOf(const ProjectContent& content, const Track& track)
{
    NamedRater rater;
    rater.name = track.annotator.empty() ? track.name : track.annotator;
    rater.role = isDecisionTrack(track) ? RaterRole::Decision : RaterRole::Person;
    rater.track = track.id;
    rater.knowsSight = track.source != importedLabelsSource;
    const auto& annotations = content.rows<Annotation>();
    for (auto at = annotations.lower_bound({track.id, SegmentId()}); at != annotations.end() && at->first.track == track.id; ++at) {
        const auto& [key, annotation] = *at;
        const std::string label = annotation.labels.empty() ? std::string() : nameOfLabel(content, annotation.labels.front());
        if (label.empty())
            continue;
        rater.labels.emplace(key.sentence, label);
        if (annotation.sight == Sight::Blind)
            rater.blind.insert(key.sentence);
    }
    for (const auto& [sentence, reveal] : revealsOf(content, track.id)) {
        const std::string label = reveal.labels.empty() ? std::string() : nameOfLabel(content, reveal.labels.front());
        if (!label.empty() && !rater.blind.contains(sentence))
            rater.blindLabels.emplace(sentence, label);
    }
    return rater;
}

std::vector<NamedRater> annotatorsOf(const ProjectContent& content, TrackId segmentation)
{
    std::vector<NamedRater> people;
    std::vector<NamedRater> decisions;
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (track->segmentation != segmentation)
            continue;
        auto rater = raterOf(content, *track);
        if (!rater.labels.empty())
            (rater.role == RaterRole::Person ? people : decisions).push_back(std::move(rater));
    }
    if (!people.empty())
        people.insert(people.end(), decisions.begin(), decisions.end());
    return people;
}

/// Runs over the segmentation that were not deleted, the latest first.
std::vector<const RunDisplay*> runsOver(const ProjectContent& content, TrackId segmentation)
{
    std::vector<const RunDisplay*> displays;
    for (const auto& [id, display] : content.rows<RunDisplay>()) {
        const auto* run = content.find<ProjectRun>(id);
        if (!display.removed && run != nullptr && run->segmentation == segmentation)
            displays.push_back(&display);
    }
    std::ranges::stable_sort(displays, std::ranges::greater(), &RunDisplay::position);
    return displays;
}

Result<NamedRater> modelRater(Project& project, const RunDisplay& display, bool isBeside)
{
    const ProjectContent& content = project.content();
    const Timeline header = TRY(runHeader(*content.find<ProjectRun>(display.run)));
    NamedRater rater;
    rater.name = (header.model.empty() ? "model" : header.model) + (isBeside ? " (memory off)" : "");
    rater.role = RaterRole::Model;
    for (const UtteranceAnalysis& row : TRY(project.results(display.run))) {
        const auto emotion = static_cast<std::size_t>(row.emotion());
        if (content.isCurrent(row) && emotion < header.labels.size())
            rater.labels.emplace(row.segment, emotionKey(header.labels[emotion]));
    }
    return rater;
}

Result<std::vector<NamedRater>> modelsOf(Project& project, TrackId segmentation, RatingModels models)
{
    const ProjectContent& content = project.content();
    const auto displays = runsOver(content, segmentation);
    std::vector<NamedRater> raters;
    if (displays.empty())
        return raters;
    const Timeline last = TRY(runHeader(*content.find<ProjectRun>(displays.front()->run)));
    if (models == RatingModels::AsTheyAreShown && last.memory == MemoryMode::Off) {
        for (const RunDisplay* display : displays) {
            const Timeline header = TRY(runHeader(*content.find<ProjectRun>(display->run)));
            if (header.memory != MemoryMode::Dpm || header.modelSha256 != last.modelSha256)
                continue;
            raters.push_back(TRY(modelRater(project, *display, false)));
            raters.push_back(TRY(modelRater(project, *displays.front(), true)));
            return raters;
        }
    }
    raters.push_back(TRY(modelRater(project, *displays.front(), false)));
    return raters;
}

Rater numberedRater(const NamedRater& named, const RatingTable& table, const std::vector<SegmentId>& sentences,
                    const std::vector<char>& hidden)
{
    const auto place = [&](const std::map<SegmentId, std::string>& labels, SegmentId sentence) {
        const auto found = labels.find(sentence);
        if (found == labels.end())
            return -1;
        return static_cast<int>(std::ranges::lower_bound(table.labels, found->second) - table.labels.begin());
    };
    Rater rater{named.name, named.role, {}, {}, {}, named.knowsSight};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const bool isKept = hidden[i] != 0;
        rater.labels.push_back(isKept ? -1 : place(named.labels, sentences[i]));
        rater.blindLabels.push_back(isKept ? -1 : place(named.blindLabels, sentences[i]));
        rater.isBlind.push_back(!isKept && named.blind.contains(sentences[i]) ? 1 : 0);
    }
    return rater;
}

std::string csvText(const std::string& text)
{
    return quotedCsv(withFormulaGuard(text));
}

std::string csvNumber(double value)
{
    return std::isnan(value) ? std::string() : formatted("%.9g", value);
}

/// Rows of a long table; what does not apply stays empty.
class AgreementTable {
public:
    explicit AgreementTable(const RatingTable& table) : m_table(table) {}

    void add(const std::string& figure, const std::optional<std::size_t>& first, const std::optional<std::size_t>& second,
             std::size_t sentences, const Interval& value)
    {
        m_text += figure + ',' + name(first) + ',' + name(second) + ",,,,," + std::to_string(sentences) + ',' + csvNumber(value.estimate)
            + ',' + csvNumber(value.low) + ',' + csvNumber(value.high) + '\n';
    }
    void addPair(const PairFigures& pair)
    {
        add("share_alike", pair.first, pair.second, pair.sentences, pair.share);
        add("cohen_kappa", pair.first, pair.second, pair.sentences, pair.kappa);
        add("cohen_kappa_by_time", pair.first, pair.second, pair.sentences, pair.kappaByTime);
    }
    void addMatrix(std::size_t first, std::size_t second)
    {
        const ConfusionMatrix matrix = matrixOf(m_table, first, second);
        for (int row = 0; row < matrix.classes(); ++row) {
            for (int column = 0; column < matrix.classes(); ++column)
                m_text += "sentences_labelled," + name(first) + ',' + name(second) + ','
                    + csvText(m_table.labels[static_cast<std::size_t>(row)]) + ','
                    + csvText(m_table.labels[static_cast<std::size_t>(column)]) + ",,," + std::to_string(matrix.count(row, column))
                    + ",,,\n";
        }
    }
    /// Of those raters over time; two are named, several are all people.
    void addStretches(const std::string& figure, const std::optional<std::size_t>& first, const std::optional<std::size_t>& second,
                      const std::vector<std::size_t>& raters, double stretchSeconds)
    {
        StudyConfig config;
        config.bootstrap.resamples = 1000;
        const std::string names = name(first) + ',' + name(second);
        for (const StretchFigures& stretch : agreementOverTime(m_table, raters, stretchSeconds, config)) {
            constexpr double none = std::numeric_limits<double>::quiet_NaN();
            addStretch("share_alike_in_stretch," + names, stretch, {stretch.share, none, none});
            addStretch(figure + ',' + names, stretch, stretch.chanceCorrected);
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void addStretch(const std::string& begin, const StretchFigures& stretch, const Interval& value)
    {
        m_text += begin + ",,," + csvNumber(stretch.startSeconds) + ',' + csvNumber(stretch.endSeconds) + ','
            + std::to_string(stretch.sentences) + ',' + csvNumber(value.estimate) + ',' + csvNumber(value.low) + ',' + csvNumber(value.high)
            + '\n';
    }
    [[nodiscard]] std::string name(const std::optional<std::size_t>& rater) const
    {
        return rater ? csvText(m_table.raters[*rater].name) : std::string();
    }

    const RatingTable& m_table;
    std::string m_text = "figure,first,second,first_label,second_label,start_seconds,end_seconds,sentences,estimate,low,high\n";
};

}  // namespace

Result<RatingTable> ratingsOf(Project& project, RatingModels models, TrackId visibleTo)
{
    const ProjectContent& content = project.content();
    const auto segmentations = content.tracksOf(TrackKind::Segmentation);
    auto raters = segmentations.empty() ? std::vector<NamedRater>() : annotatorsOf(content, segmentations.back()->id);
    if (raters.empty())
        return Error{ErrorCode::InvalidArgument, message("project.nobody-labelled"), project.path()};
    for (auto& model : TRY(modelsOf(project, segmentations.back()->id, models)))
        raters.push_back(std::move(model));
    RatingTable table;
    std::set<SegmentId> kept;
    for (const Sentence* sentence : content.sentencesOf(segmentations.back()->id)) {
        if (!visibleTo.isNone() && isHiddenFrom(content, visibleTo, sentence->id))
            kept.insert(sentence->id);
    }
    const auto isOwn = [visibleTo](const NamedRater& rater) { return !rater.track.isNone() && rater.track == visibleTo; };
    std::set<std::string> names;  // of labels that are seen: others would tell what is kept
    for (const NamedRater& rater : raters) {
        for (const auto* labels : {&rater.labels, &rater.blindLabels}) {
            for (const auto& [sentence, label] : *labels) {
                if (isOwn(rater) || !kept.contains(sentence))
                    names.insert(label);
            }
        }
    }
    table.labels.assign(names.begin(), names.end());
    std::vector<SegmentId> sentences;
    std::vector<char> hidden;
    for (const Sentence* sentence : content.sentencesOf(segmentations.back()->id)) {
        table.sentences.push_back({sentence->id.number(), sentence->startSeconds, sentence->endSeconds});
        sentences.push_back(sentence->id);
        hidden.push_back(kept.contains(sentence->id) ? 1 : 0);
    }
    table.hidden = static_cast<std::size_t>(std::ranges::count(hidden, 1));
    const std::vector<char> nothing(sentences.size(), 0);
    for (const NamedRater& rater : raters)
        table.raters.push_back(numberedRater(rater, table, sentences, isOwn(rater) ? nothing : hidden));
    return table;
}

std::string agreementCsv(const AgreementStudy& study, double stretchSeconds)
{
    AgreementTable rows(study.table);
    for (const auto* pairs : {&study.people, &study.withModel}) {
        for (const PairFigures& pair : *pairs)
            rows.addPair(pair);
    }
    std::vector<std::size_t> people;
    for (std::size_t i = 0; i < study.table.raters.size(); ++i) {
        if (study.table.raters[i].role == RaterRole::Person)
            people.push_back(i);
    }
    if (study.group) {
        rows.add("fleiss_kappa", {}, {}, study.group->judgedByAll, study.group->fleiss);
        rows.add("krippendorff_alpha", {}, {}, study.group->judgedTwice, study.group->alpha);
        if (people.size() > 2)
            rows.addStretches("krippendorff_alpha_in_stretch", {}, {}, people, stretchSeconds);
    }
    for (const auto* pairs : {&study.people, &study.withModel}) {
        for (const PairFigures& pair : *pairs)
            rows.addStretches("cohen_kappa_in_stretch", pair.first, pair.second, {pair.first, pair.second}, stretchSeconds);
    }
    for (const AnchoringFigures& one : study.anchoring) {
        rows.add("anchoring_open_share", one.person, one.model, one.open, one.openShare);
        rows.add("anchoring_blind_share", one.person, one.model, one.blind, one.blindShare);
        rows.add("anchoring_difference", one.person, one.model, one.open + one.blind, one.difference);
        rows.add("anchoring_followed_share", one.person, one.model, one.contrary, one.followedShare);
    }
    for (std::size_t i = 0; i < study.table.raters.size(); ++i) {
        for (std::size_t j = i + 1; j < study.table.raters.size(); ++j)
            rows.addMatrix(i, j);
    }
    return rows.text();
}

}  // namespace undertone
