// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of a project's annotators and of its model: figures that can be counted by hand, and those of scikit-learn and krippendorff.
#include "app/jobs/project/project_agreement.h"
#include "app/jobs/project/project_ratings.h"
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/label_import.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace undertone;

namespace {

constexpr int sentences = 12;

/// Labels of two annotators over twelve sentences, "-": none.
const std::vector<std::string> ada{"anger", "anger",   "neutral", "neutral", "sadness", "neutral",
                                   "anger", "neutral", "sadness", "neutral", "-",       "anger"};
const std::vector<std::string> bo{"anger", "neutral", "neutral", "neutral", "sadness", "anger",
                                  "anger", "neutral", "neutral", "neutral", "anger",   "-"};

/// Sentences of one second, but for the second, which lasts eleven.
Conversation talk()
{
    Conversation conversation;
    double at = 0.0;
    for (int i = 0; i < sentences; ++i) {
        const double length = i == 1 ? 11.0 : 1.0;
        conversation.segments.push_back({at, at + length, {}, {}, {}});
        at += length;
    }
    numberSegments(conversation);
    return conversation;
}

Status annotate(EditDraft& draft, TrackId segmentation, const std::string& name, const std::vector<std::string>& labels, Sight sight)
{
    const auto set = TRY(addLabelSet(draft, {{}, name}));
    std::map<std::string, LabelId> ids;
    std::set<std::string> names(labels.begin(), labels.end());
    names.erase("-");
    for (const std::string& label : names)
        ids[label] = TRY(addLabel(draft, {{}, set, label, "#808080", {}, 0}));
    Track track;
    track.kind = TrackKind::Annotation;
    track.name = "annotation";
    track.annotator = name;
    track.segmentation = segmentation;
    track.labelSet = set;
    const auto id = TRY(addTrack(draft, track));
    const auto rows = draft.content().sentencesOf(segmentation);
    std::vector<SegmentId> places;
    for (const auto* row : rows)
        places.push_back(row->id);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == "-")
            continue;
        Annotation said;
        said.track = id;
        said.sentence = places[i];
        said.labels = {ids[labels[i]]};
        said.sight = sight;
        TRY(setAnnotation(draft, said));
    }
    return {};
}

}  // namespace

class ProjectAgreementTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Project> projectOf(const QString& name, const std::vector<std::pair<std::string, std::vector<std::string>>>& people) const
    {
        AudioReference audio;
        audio.path = "/data/talk.wav";
        audio.frameCount = 30 * engineSampleRate;
        auto project = TRY(Project::create(m_folder.filePath(name).toStdString(), TRY(newProjectContent(audio, talk(), "talk", "vad"))));
        const TrackId segmentation = project.content().tracksOf(TrackKind::Segmentation).back()->id;
        for (const auto& [person, labels] : people)
            TRY(project.apply([&](EditDraft& draft) {
                return annotate(draft, segmentation, person, labels, person == "Bo" ? Sight::Blind : Sight::Open);
            }));
        return project;
    }

private Q_SLOTS:
    /// Ten sentences that both labelled, seven alike. Chance: (3 3 + 5 6 + 2 1) / 100. By time the long one, on which they differ, weighs
    /// more: 7 of 20 seconds, chance (13 3 + 5 16 + 2 1) / 400.
    void twoPeopleAreCounted()
    {
        auto project = projectOf("two.undertone", {{"Ada", ada}, {"Bo", bo}});
        QVERIFY2(project.ok(), project.ok() ? "" : englishSentence(project.error()).c_str());
        const auto agreement = agreementOf(*project);
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->annotators, std::size_t{2});
        QCOMPARE(agreement->pairs.size(), std::size_t{1});
        const auto& pair = agreement->pairs.front();
        QCOMPARE(pair.sentences, std::size_t{10});
        QVERIFY(!pair.isModel);
        const double chance = (3.0 * 3.0 + 5.0 * 6.0 + 2.0 * 1.0) / 100.0;
        QVERIFY(std::fabs(pair.kappa.estimate - (0.7 - chance) / (1.0 - chance)) < 1e-12);
        const double byTime = (13.0 * 3.0 + 5.0 * 16.0 + 2.0 * 1.0) / 400.0;
        QVERIFY(std::fabs(pair.kappaByTime.estimate - (7.0 / 20.0 - byTime) / (1.0 - byTime)) < 1e-12);
        QVERIFY(pair.kappa.low < pair.kappa.estimate && pair.kappa.estimate < pair.kappa.high);
        QCOMPARE(agreement->judgedByAll, std::size_t{10});
        QCOMPARE(agreement->blind, std::size_t{11});
        QCOMPARE(agreement->open, std::size_t{11});
    }

    /// krippendorff.alpha(level_of_measurement="nominal") and statsmodels' fleiss_kappa of these labels.
    void severalPeopleHaveTheFiguresOfTheLibraries()
    {
        auto third = ada;
        third[0] = "neutral";
        third[4] = "-";
        auto project = projectOf("three.undertone", {{"Ada", ada}, {"Bo", bo}, {"Cy", third}});
        QVERIFY(project.ok());
        const auto agreement = agreementOf(*project);
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->pairs.size(), std::size_t{3});
        QCOMPARE(agreement->judgedByAll, std::size_t{9});
        QVERIFY2(std::fabs(agreement->fleiss->estimate - 0.419354838710) < 1e-9,
                 qPrintable(QString::number(agreement->fleiss->estimate, 'g', 12)));
        QVERIFY2(std::fabs(agreement->alpha->estimate - 0.568345323741) < 1e-9,
                 qPrintable(QString::number(agreement->alpha->estimate, 'g', 12)));
    }

    void theModelIsComparedApart_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("third");
        QTest::addColumn<QString>("modelsThird");
        QTest::newRow("ang and anger") << QStringLiteral("anger") << QStringLiteral("sadness") << QStringLiteral("sad");
        QTest::newRow("in another case, joy") << QStringLiteral("Anger") << QStringLiteral("joy") << QStringLiteral("hap");
        QTest::newRow("not known, in another case") << QStringLiteral("ANGRY") << QStringLiteral("Awe") << QStringLiteral("awe");
    }

    /// The model says "ang" where people say "anger" or "Anger".
    void theModelIsComparedApart()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, third);
        QFETCH(const QString, modelsThird);
        auto labels = ada;
        std::ranges::replace(labels, std::string("anger"), first.toStdString());
        std::ranges::replace(labels, std::string("sadness"), third.toStdString());
        auto project = projectOf(QString("model %1.undertone").arg(third), {{"Ada", labels}});
        QVERIFY2(project.ok(), project.ok() ? "" : englishSentence(project.error()).c_str());
        QVERIFY(!agreementOf(*project)->fleiss);
        QVERIFY(agreementOf(*project)->pairs.empty());
        const TrackId segmentation = project->content().tracksOf(TrackKind::Segmentation).back()->id;
        Timeline run;
        run.runId = "r";
        run.audio = "talk.wav";
        run.audioSha256 = std::string(64, 'a');
        run.model = "tiny";
        run.modelSha256 = std::string(64, 'b');
        run.device = "cpu";
        run.dtype = "fp32";
        run.segmentsSource = "vad";
        run.labels = {"ang", "neu", modelsThird.toStdString()};
        run.complete = true;
        int i = 0;
        for (const auto* row : project->content().sentencesOf(segmentation)) {
            UtteranceAnalysis result;
            result.segment = row->id;
            result.index = i;
            result.startSeconds = row->startSeconds;
            result.endSeconds = row->endSeconds;
            result.tokens = 10;
            result.tokenSpan = {10 * i, 10 * i + 10};
            result.device = "cpu";
            const auto& label = ada[static_cast<std::size_t>(i++)];
            using Row = std::vector<double>;
            result.probabilities = label == "anger" ? Row{0.8, 0.1, 0.1} : label == "sadness" ? Row{0.1, 0.1, 0.8} : Row{0.1, 0.8, 0.1};
            run.utterances.push_back(result);
        }
        const auto id = project->addRun(segmentation, run, run.model);
        QVERIFY(id.ok());
        QVERIFY(project->addResults(*id, run.utterances).ok());
        const auto agreement = agreementOf(*project);
        QVERIFY2(agreement.ok(), agreement.ok() ? "" : englishSentence(agreement.error()).c_str());
        QCOMPARE(agreement->pairs.size(), std::size_t{1});
        QVERIFY(agreement->pairs.front().isModel);
        QCOMPARE(agreement->pairs.front().second, std::string("tiny"));
        QCOMPARE(agreement->pairs.front().sentences, std::size_t{11});
        QCOMPARE(agreement->pairs.front().kappa.estimate, 1.0);
    }

    /// Who reviews blind sees their own labels, and others' of what was revealed.
    void whatIsHiddenFromAnAnnotatorIsNotCounted()
    {
        auto project = projectOf("hidden.undertone", {{"Ada", ada}, {"Bo", bo}});
        QVERIFY(project.ok());
        const TrackId own = project->content().tracksOf(TrackKind::Annotation).front()->id;
        QVERIFY(project->setBlindFirst(own, BlindFirst::UntilRevealed).ok());
        const TrackId segmentation = project->content().tracksOf(TrackKind::Segmentation).back()->id;
        const SegmentId first = project->content().sentencesOf(segmentation).front()->id;
        QVERIFY(project->reveal(own, std::array{first}).ok());
        const auto shown = ratingsOf(*project, RatingModels::LastRun, own);
        QVERIFY(shown.ok());
        QCOMPARE(shown->hidden, std::size_t{sentences - 1});
        QCOMPARE(std::ranges::count_if(shown->raters[0].labels, [](int label) { return label >= 0; }), 11);
        QCOMPARE(std::ranges::count_if(shown->raters[1].labels, [](int label) { return label >= 0; }), 1);
        QCOMPARE(ratingsOf(*project, RatingModels::LastRun)->hidden, std::size_t{0});
        // A label that others gave hidden sentences alone is not named, as that would tell what is kept.
        auto labels = bo;
        labels.back() = "contempt";
        auto rare = projectOf("rare.undertone", {{"Ada", ada}, {"Bo", labels}});
        const TrackId mine = rare->content().tracksOf(TrackKind::Annotation).front()->id;
        QVERIFY(rare->setBlindFirst(mine, BlindFirst::UntilRevealed).ok());
        QVERIFY(!std::ranges::count(ratingsOf(*rare, RatingModels::LastRun, mine)->labels, "contempt"));
        QVERIFY(std::ranges::count(ratingsOf(*rare, RatingModels::LastRun)->labels, "contempt"));
    }

    /// Of imported labels nobody knows whether the model's were seen.
    void importedLabelsAreNotPartOfAnchoring()
    {
        auto project = projectOf("imported.undertone", {{"Ada", ada}});
        QVERIFY(ratingsOf(*project, RatingModels::LastRun)->raters[0].knowsSight);
        QVERIFY(project
                    ->apply([&](EditDraft& draft) -> Status {
                        Track track = *draft.content().tracksOf(TrackKind::Annotation).front();
                        track.source = importedLabelsSource;
                        draft.put(track);
                        return {};
                    })
                    .ok());
        QVERIFY(!ratingsOf(*project, RatingModels::LastRun)->raters[0].knowsSight);
    }

    void figuresAreWrittenAsATable()
    {
        auto project = projectOf("table.undertone", {{"=Ada", ada}, {"Bo", bo}});
        const auto agreement = agreementOf(*project);
        QVERIFY(agreement.ok());
        const QStringList lines = QString::fromStdString(agreementCsv(agreement->study, 10.0)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.front(),
                 QStringLiteral("figure,first,second,first_label,second_label,start_seconds,end_seconds,sentences,estimate,low,high"));
        QVERIFY2(lines[2].startsWith(QStringLiteral("cohen_kappa,'=Ada,Bo,,,,,10,0.491525424,")), qPrintable(lines[2]));
        const auto cells =
            std::ranges::count_if(lines, [](const QString& line) { return line.startsWith(QStringLiteral("sentences_labelled")); });
        QCOMPARE(cells, 9);
        for (const QString& line : lines)
            QCOMPARE(line.count(QLatin1Char(',')), 10);
        QVERIFY(std::ranges::any_of(
            lines, [](const QString& line) { return line.startsWith(QStringLiteral("cohen_kappa_in_stretch,'=Ada,Bo,,,0,10,")); }));
        // Those that count, as the window has them.
        QVERIFY(std::ranges::any_of(lines,
                                    [](const QString& line) { return line.startsWith(QStringLiteral("krippendorff_alpha,,,,,,,10,")); }));
    }

    void nobodysLabelsAreAnError()
    {
        auto project = projectOf("none.undertone", {});
        QVERIFY(project.ok());
        const auto agreement = agreementOf(*project);
        QVERIFY(!agreement);
        QVERIFY(agreement.error().code == ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(ProjectAgreementTest)
#include "project_agreement_test.moc"
