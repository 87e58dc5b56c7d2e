// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus as a list and its dialogues as projects: a made IEMOCAP, clips without a recording of the whole, and a plain folder.
#include "app/jobs/analysis/recording_list.h"
#include "app/jobs/browse/corpus_browse.h"
#include "app/jobs/project/project_ratings.h"
#include "audio/wav_writer.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/corpus/iemocap_writer.h"
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/project.h"
#include "engine/project/source_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

CategoryJudgement vote(const std::string& rater, const std::string& category, RaterKind kind = RaterKind::Other)
{
    return {rater, kind, {category}, {}};
}

CorpusUtterance turn(const std::string& id, double start, const std::string& label, std::vector<CategoryJudgement> votes)
{
    CorpusUtterance utterance;
    utterance.id = id;
    utterance.speaker = id.substr(0, 5) + '_' + id[id.rfind('_') + 1];
    utterance.startSeconds = start;
    utterance.endSeconds = start + 1.5;
    utterance.label = label;
    utterance.transcription = "Words of " + id + ".";
    utterance.dimensions = {2.5, 3.0, 3.5};
    utterance.categories = std::move(votes);
    utterance.dimensionJudgements = {{"E2", RaterKind::Other, 2.0, 3.0, 4.0, {}}};
    return utterance;
}

/// Three turns: all raters agree, two of three, none.
CorpusDialogue madeDialogue(const std::string& name)
{
    CorpusDialogue dialogue;
    dialogue.name = name;
    dialogue.session = name.substr(0, 5);
    dialogue.utterances = {
        turn(name + "_F000", 0.5, "neu", {vote("E1", "Neutral state"), vote("E2", "Neutral state"), vote("E3", "Neutral state")}),
        turn(name + "_M000", 2.5, "ang",
             {vote("E1", "Anger"), vote("E2", "Frustration"), vote("E3", "Anger"), vote("M1", "Anger", RaterKind::Self)}),
        turn(name + "_F001", 4.5, "xxx", {vote("E1", "Sadness"), vote("E2", "Fear"), vote("E3", "Anger")})};
    return dialogue;
}

Status writeTone(const fs::path& path, double seconds)
{
    fs::create_directories(path.parent_path());
    std::vector<float> samples(static_cast<std::size_t>(seconds * engineSampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.3F * std::sin(0.05F * static_cast<float>(i));
    auto wav = TRY(WavWriter::create(path, {}, ExistingFile::Replace));
    TRY(wav->write(samples));
    return wav->finish();
}

Status writeIemocap(const fs::path& folder)
{
    for (const char* name : {"Ses01F_impro01", "Ses01M_impro02", "Ses02F_impro01"}) {
        const auto dialogue = madeDialogue(name);
        TRY(writeIemocapDialogue(folder, dialogue));
        TRY(writeTone(folder / iemocapSessionFolder(dialogue.session) / "dialog" / "wav" / (dialogue.name + ".wav"), 7.0));
    }
    return {};
}

}  // namespace

class CorpusBrowseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] fs::path path(const char* name) const { return fs::path(m_folder->path().toStdString()) / name; }
    [[nodiscard]] CorpusWorkplace workplace() const { return {path("work"), path("corpus")}; }
    Result<CorpusListing> listing(const LabelledCorpus& corpus, bool isPlain) const
    {
        return listingOf(corpus, isPlain, workplace(), path("results"), {}, {});
    }

    /// A result of the model for a dialogue of the list: the same label for each sentence of its segments file.
    Status writeResult(const std::string& dialogue, int label) const
    {
        const auto recordings = TRY(readRecordingList(workplace().list()));
        for (const ListedRecording& recording : recordings) {
            if (recording.audio.stem() != dialogue)
                continue;
            Timeline run;
            run.runId = dialogue;
            run.audio = recording.listed;
            run.audioSha256 = std::string(64, 'a');
            run.model = "small";
            run.modelSha256 = std::string(64, 'b');
            run.device = "cpu";
            run.dtype = "fp32";
            run.segmentsSource = "csv";
            run.labels = {"ang", "hap", "sad", "neu"};
            run.complete = true;
            for (const auto& utterance : madeDialogue(dialogue).utterances) {
                UtteranceAnalysis row;
                row.index = static_cast<int>(run.utterances.size());
                row.startSeconds = utterance.startSeconds;
                row.endSeconds = utterance.endSeconds;
                row.speaker = utterance.speaker;
                row.probabilities = {0.1, 0.1, 0.1, 0.1};
                row.probabilities[static_cast<std::size_t>(label)] = 0.7;
                row.tokens = 10;
                row.tokenSpan = {10 * row.index, 10 * row.index + 10};
                row.device = "cpu";
                row.columns = {{"utterance", utterance.id}};
                run.utterances.push_back(row);
            }
            std::error_code ignored;
            fs::create_directories(path("results"), ignored);
            return writeFileAtomically(path("results") / (recording.name + ".json"), timelineToJson(run));
        }
        return Error{ErrorCode::FileNotFound, "not in the list"};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void iemocapIsListedWithItsRaters()
    {
        QVERIFY(writeIemocap(path("corpus")).ok());
        bool isPlain = true;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY2(corpus.ok(), corpus.ok() ? "" : englishSentence(corpus.error()).c_str());
        QVERIFY(!isPlain);
        std::size_t told = 0;
        const auto list =
            listingOf(*corpus, isPlain, workplace(), {}, [&](std::size_t done, std::size_t all) { told = all == 3 ? done : 0; }, {});
        QVERIFY(list.ok());
        QCOMPARE(told, std::size_t{3});
        QCOMPARE(list->title, std::string("IEMOCAP"));
        QCOMPARE(list->dialogues.size(), std::size_t{3});
        const ListedDialogue& dialogue = list->dialogues.front();
        QCOMPARE(dialogue.session, std::string("Ses01"));
        QVERIFY(dialogue.hasSound && !dialogue.isAnalysed);
        QCOMPARE(dialogue.sentences.size(), std::size_t{3});
        QCOMPARE(dialogue.sentences[0].agreement(), VoteAgreement::Unanimous);
        QCOMPARE(dialogue.sentences[1].agreement(), VoteAgreement::Majority);
        QCOMPARE(dialogue.sentences[1].votes.size(), std::size_t{3});  // the speaker's own is no vote of a listener
        QCOMPARE(dialogue.sentences[1].mostVotes(), std::size_t{2});
        QCOMPARE(dialogue.sentences[2].agreement(), VoteAgreement::Divided);
        QCOMPARE(dialogue.sentences[2].label, std::string());
        QCOMPARE(dialogue.sentences[0].label, std::string("neutral"));
        CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(listingOf(*corpus, isPlain, workplace(), {}, {}, cancel).error().code, ErrorCode::Cancelled);
    }

    /// The list is what analyze --list reads, and results say where the model disagrees.
    void aBatchIsPreparedAndItsResultsAreFound()
    {
        QVERIFY(writeIemocap(path("corpus")).ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        const auto count = prepareBatch(*corpus, isPlain, workplace(), {}, {});
        QVERIFY2(count.ok(), count.ok() ? "" : englishSentence(count.error()).c_str());
        QCOMPARE(*count, std::size_t{3});
        const auto recordings = readRecordingList(workplace().list());
        QVERIFY(recordings.ok());
        QCOMPARE(recordings->size(), std::size_t{3});
        QVERIFY(fs::exists(recordings->front().audio) && fs::exists(recordings->front().segments));
        QCOMPARE(resultsOfBatch(workplace().list(), path("results")), BatchResults());
        const auto written = writeResult("Ses01F_impro01", 3);
        QVERIFY2(written.ok(), written.ok() ? "" : englishSentence(written.error()).c_str());
        // Another one failed, as analyze --list leaves it.
        const char* failure = R"({"schema": 1, "audio": "x", "error": {"code": "corrupt_file", "sentence": "It is broken.", "path": ""}})";
        QVERIFY(writeFileAtomically(path("results") / (recordings->at(1).name + ".error.json"), failure).ok());
        QCOMPARE(resultsOfBatch(workplace().list(), path("results")), (BatchResults{1, 1}));
        const auto list = listing(*corpus, isPlain);
        QVERIFY(list.ok());
        const auto& sentences = list->dialogues.front().sentences;
        QVERIFY(list->dialogues.front().isAnalysed && !list->dialogues.back().isAnalysed);
        QCOMPARE(sentences[0].model, std::string("neutral"));
        QVERIFY(!sentences[0].modelDiffers && sentences[1].modelDiffers);
        QVERIFY2(!sentences[2].modelDiffers && !sentences[2].isComparable, "nothing was agreed on that it could differ from");
        QVERIFY(list->dialogues[0].failure.empty() && list->dialogues[2].failure.empty());
        QCOMPARE(list->dialogues[1].failure.text, std::string("It is broken."));
    }

    /// Frustration is none of the model's labels: the model neither agrees with it nor disagrees.
    void aLabelThatTheModelDoesNotHaveIsNotCompared()
    {
        auto dialogue = madeDialogue("Ses01F_impro01");
        dialogue.utterances[1].label = "fru";
        QVERIFY(writeIemocapDialogue(path("corpus"), dialogue).ok());
        QVERIFY(writeTone(path("corpus") / iemocapSessionFolder("Ses01") / "dialog" / "wav" / "Ses01F_impro01.wav", 7.0).ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY(prepareBatch(*corpus, isPlain, workplace(), {}, {}).ok());
        QVERIFY(writeResult("Ses01F_impro01", 0).ok());
        const auto list = listing(*corpus, isPlain);
        const auto& sentences = list->dialogues.front().sentences;
        QCOMPARE(sentences[1].label, std::string("frustration"));
        QCOMPARE(sentences[1].model, std::string("anger"));
        QVERIFY(!sentences[1].isComparable && !sentences[1].modelDiffers);
        QVERIFY(sentences[0].isComparable && sentences[0].modelDiffers);
    }

    /// Sentences that were cut anew since have no results among a batch's: the project keeps no run of nothing.
    void resultsOfOtherSentencesAreNoRun()
    {
        QVERIFY(writeIemocap(path("corpus")).ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY(prepareBatch(*corpus, isPlain, workplace(), {}, {}).ok());
        const auto made = projectOfDialogue(*corpus, isPlain, 0, workplace(), path("results"), {}, {}, {}, {});
        QVERIFY(made.ok());
        {
            auto project = Project::open(*made);
            Conversation anew;
            anew.segments = {Segment{0.1, 0.3}, Segment{1.0, 1.4}};
            QVERIFY(project
                        ->apply([&](EditDraft& draft) -> Status {
                            TRY(importConversation(draft, anew, "found", "diarization"));
                            return {};
                        })
                        .ok());
        }
        QVERIFY(writeResult("Ses01F_impro01", 0).ok());
        QVERIFY(projectOfDialogue(*corpus, isPlain, 0, workplace(), path("results"), {}, {}, {}, {}).ok());
        QVERIFY(Project::open(*made)->content().rows<ProjectRun>().empty());
    }

    void aDialogueIsAProjectWithALaneForEachRater()
    {
        QVERIFY(writeIemocap(path("corpus")).ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY(prepareBatch(*corpus, isPlain, workplace(), {}, {}).ok());
        QVERIFY(writeResult("Ses01F_impro01", 0).ok());
        const auto made = projectOfDialogue(*corpus, isPlain, 0, workplace(), path("results"), {}, {}, {}, {});
        QVERIFY2(made.ok(), made.ok() ? "" : englishSentence(made.error()).c_str());
        {
            auto project = Project::open(*made);
            QVERIFY2(project.ok(), project.ok() ? "" : englishSentence(project.error()).c_str());
            const ProjectContent& content = project->content();
            const TrackId segmentation = content.tracksOf(TrackKind::Segmentation).front()->id;
            QCOMPARE(content.sentencesOf(segmentation).size(), std::size_t{3});
            QCOMPARE(content.rows<SentenceText>().size(), std::size_t{3});
            std::vector<std::string> annotators;
            for (const Track* track : content.tracksOf(TrackKind::Annotation))
                annotators.push_back(track->annotator);
            QCOMPARE(annotators, (std::vector<std::string>{"", "E1", "E2", "E3", "adjudicated", "M1"}));
            const auto ratings = ratingsOf(*project, RatingModels::LastRun);
            QVERIFY(ratings.ok());
            const auto study = studyOf(*ratings, {{200, 0.95, 1}, {}});
            QCOMPARE(study.group->raters, std::size_t{4});
            QCOMPARE(study.withModel.size(), std::size_t{4});
            QCOMPARE(study.withModel.front().sentences, std::size_t{3});
            const TrackId decisions = decisionTrackOf(content, segmentation);
            QCOMPARE(decisionsOf(content, decisions).size(), std::size_t{2});
            QCOMPARE(decisionsOf(content, decisions).begin()->second.by, std::string("IEMOCAP"));
            // What is corrected stays when it is opened again.
            const TrackId own = content.tracksOf(TrackKind::Annotation).front()->id;
            const LabelId label = content.labelsOf(content.find<Track>(own)->labelSet).front()->id;
            const SegmentId sentence = content.sentencesOf(segmentation).front()->id;
            QVERIFY(project->apply([&](EditDraft& draft) { return setLabels(draft, own, sentence, {label}); }).ok());
        }
        QVERIFY(projectOfDialogue(*corpus, isPlain, 0, workplace(), path("results"), {}, {}, {}, {}).ok());
        auto again = Project::open(*made);
        QCOMPARE(again->content().rows<ProjectRun>().size(), std::size_t{1});
        bool found = false;
        for (const auto& [key, annotation] : again->content().rows<Annotation>())
            found = found || again->content().find<Track>(key.track)->annotator.empty();
        QVERIFY(found);
        QCOMPARE(projectOfDialogue(*corpus, isPlain, 9, workplace(), {}, {}, {}, {}, {}).error().code, ErrorCode::InvalidArgument);
    }

    void aProjectSaysWhatIsStatedOfItsCorpus()
    {
        QVERIFY(writeIemocap(path("corpus")).ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        const auto stated = [&](const std::string& statement) {
            const auto made = projectOfDialogue(*corpus, isPlain, 0, workplace(), path("results"), {}, statement, {}, {});
            const auto project = Project::open(made.ok() ? *made : fs::path());
            return project.ok() ? statementOf(project->content()) : std::string("no project");
        };
        QCOMPARE(stated("IEMOCAP licence, signed 2025"), std::string("IEMOCAP licence, signed 2025"));
        QCOMPARE(stated("another"), std::string("IEMOCAP licence, signed 2025"));  // it was made before
    }

    /// MELD's sentences lie in files of their own: the dialogue is heard as one.
    void clipsAreJoined()
    {
        fs::create_directories(path("corpus"));
        const char* table = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n"
                            "1,Hello there,Ross,joy,positive,0,0,8,21,\"00:16:16,059\",\"00:16:17,059\"\n"
                            "2,Go away,Rachel,anger,negative,0,1,8,21,\"00:16:18,000\",\"00:16:19,000\"\n"
                            "3,Nobody heard this,Ross,neutral,neutral,1,0,8,21,\"00:16:20,000\",\"00:16:21,000\"\n";
        QVERIFY(writeFileAtomically(path("corpus") / "train_sent_emo.csv", table).ok());
        QVERIFY(writeTone(path("corpus") / "train_splits" / "dia0_utt0.wav", 1.0).ok());
        QVERIFY(writeTone(path("corpus") / "train_splits" / "dia0_utt1.wav", 2.0).ok());
        bool isPlain = true;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY2(corpus.ok(), corpus.ok() ? "" : englishSentence(corpus.error()).c_str());
        const auto count = prepareBatch(*corpus, isPlain, workplace(), {}, {});
        QVERIFY2(count.ok(), count.ok() ? "" : englishSentence(count.error()).c_str());
        QCOMPARE(*count, std::size_t{1});
        const auto made = projectOfDialogue(*corpus, isPlain, 0, workplace(), {}, {}, {}, {}, {});
        QVERIFY2(made.ok(), made.ok() ? "" : englishSentence(made.error()).c_str());
        auto project = Project::open(*made);
        QCOMPARE(project->content().rows<Sentence>().size(), std::size_t{2});
        QVERIFY(std::abs(project->content().audio().durationSeconds() - 3.0) < 0.1);
        const auto silent = projectOfDialogue(*corpus, isPlain, 1, workplace(), {}, {}, {}, {}, {});
        QCOMPARE(silent.error().code, ErrorCode::FileNotFound);
    }

    void aPlainFolderIsAListOfRecordings()
    {
        QVERIFY(writeTone(path("corpus") / "a.wav", 1.0).ok());
        QVERIFY(writeTone(path("corpus") / "day 2" / "a.wav", 1.0).ok());
        QVERIFY(writeFileAtomically(path("corpus") / "notes.txt", "nothing").ok());
        bool isPlain = false;
        const auto corpus = readBrowsable(path("corpus"), isPlain);
        QVERIFY2(corpus.ok(), corpus.ok() ? "" : englishSentence(corpus.error()).c_str());
        QVERIFY(isPlain);
        const auto list = listing(*corpus, isPlain);
        QVERIFY(list->title.empty());
        QCOMPARE(list->dialogues.size(), std::size_t{2});
        QCOMPARE(*prepareBatch(*corpus, isPlain, workplace(), {}, {}), std::size_t{2});
        const auto recordings = readRecordingList(workplace().list());
        QVERIFY(recordings->at(0).name != recordings->at(1).name && recordings->at(0).segments.empty());
        const auto made = projectOfDialogue(*corpus, isPlain, 0, workplace(), {}, {}, {}, {}, {});
        QVERIFY2(made.ok(), made.ok() ? "" : englishSentence(made.error()).c_str());
        // A segments file beside a recording has its sentences, as when it is opened alone; one that cannot be read is counted.
        const char* table =
            "start_seconds,end_seconds,speaker,text,emotion\n0.1,0.4,Ann,Good morning.,happy\n0.5,0.9,\"Bo, B.\",Is it?,neutral\n";
        QVERIFY(writeFileAtomically(path("corpus") / "a.csv", table).ok());
        QVERIFY(writeFileAtomically(path("corpus") / "day 2" / "a.rttm", "no turns\n").ok());
        const auto spoken = readBrowsable(path("corpus"), isPlain);
        QVERIFY(spoken.ok() && isPlain);
        QCOMPARE(spoken->skipped.size(), std::size_t{1});
        const auto named = listing(*spoken, isPlain);
        QCOMPARE(named->dialogues[0].sentences.size(), std::size_t{2});
        QCOMPARE(named->dialogues[0].sentences[1].speaker, std::string("Bo, B."));
        QCOMPARE(named->dialogues[0].sentences[0].label, std::string("happiness"));
        QCOMPARE(named->dialogues[0].sentences[0].text, std::string("Good morning."));
        QVERIFY(named->dialogues[1].sentences.empty());
        QCOMPARE(*prepareBatch(*spoken, isPlain, workplace(), {}, {}), std::size_t{2});
        const auto listed = readRecordingList(workplace().list());
        QVERIFY(!listed->at(0).segments.empty() && listed->at(1).segments.empty());
        fs::remove(*made);
        const auto opened = projectOfDialogue(*spoken, isPlain, 0, workplace(), path("results"), {}, {}, {}, {});
        QVERIFY2(opened.ok(), opened.ok() ? "" : englishSentence(opened.error()).c_str());
        QCOMPARE(Project::open(*opened)->content().rows<SentenceText>().size(), std::size_t{2});
        fs::create_directories(path("empty"));
        QCOMPARE(readBrowsable(path("empty"), isPlain).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readBrowsable(path("nowhere"), isPlain).error().code, ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(CorpusBrowseTest)
#include "corpus_browse_test.moc"
