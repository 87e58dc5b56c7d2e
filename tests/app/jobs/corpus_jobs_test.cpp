// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement between raters, whose microphone is whose, and from which channel a sentence is tokenized.
#include "app/jobs/analysis/speaker_channels.h"
#include "app/jobs/corpus/corpus_report.h"
#include "app/jobs/corpus/corpus_tokenizing.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/named_segments.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

constexpr double seconds = 4.0;

std::vector<test::NamedSegment> turns()
{
    return {{0.2, 1.4, "Ses01_F", {}}, {1.5, 2.7, "Ses01_M", {}}, {2.8, 3.8, "Ses01_F", {}}};
}

/// The same as a conversation has them: Ses01_F is speaker 1.
std::vector<Segment> segments()
{
    return test::conversationOf(turns()).segments;
}

// Each speaker in their own microphone, a quarter as loud in the other; `gain` is of the second microphone.
std::vector<float> stereo(bool femaleFirst, float gain)
{
    const auto voice = test::buzz(seconds);
    std::vector<float> samples(2 * voice.size(), 0.0F);
    for (const auto& turn : turns()) {
        const bool first = (turn.speaker == "Ses01_F") == femaleFirst;
        for (auto i = static_cast<std::size_t>(turn.startSeconds * 16000); i < static_cast<std::size_t>(turn.endSeconds * 16000); ++i) {
            samples[2 * i] = voice[i] * (first ? 1.0F : 0.25F);
            samples[2 * i + 1] = gain * voice[i] * (first ? 0.25F : 1.0F);
        }
    }
    return samples;
}

CategoryJudgement said(const char* rater, const char* category, RaterKind kind = RaterKind::Other)
{
    return {rater, kind, {category}, {}};
}

}  // namespace

class CorpusJobsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    LabelledCorpus corpusOf(const char* recording) const
    {
        LabelledCorpus corpus;
        corpus.format = CorpusFormat::Iemocap;
        corpus.folder = m_folder.path().toStdString();
        CorpusDialogue dialogue{"Ses01F_impro01", "Ses01", {}, {}, recording, {}};
        const std::array<const char*, 3> labels{"ang", "xxx", "exc"};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            CorpusUtterance utterance;
            utterance.id = "u" + std::to_string(i);
            utterance.speaker = turns()[i].speaker;
            utterance.startSeconds = turns()[i].startSeconds;
            utterance.endSeconds = turns()[i].endSeconds;
            utterance.label = labels[i];
            dialogue.utterances.push_back(std::move(utterance));
        }
        corpus.dialogues.push_back(std::move(dialogue));
        return corpus;
    }

    Result<CorpusTokens> tokenize(const LabelledCorpus& corpus, ChannelRule channels = ChannelRule::SpeakersOwn,
                                  TokenizeMode mode = TokenizeMode::Utterance) const
    {
        const auto map = LabelMap::create(corpus.format, {"ang", "hap", "sad", "neu"});
        CorpusTokenizingOptions options;
        options.tokenizer = path("model") / "tokenizer";
        options.device = "cpu";
        options.workers = 1;
        options.channels = channels;
        options.mode = mode;
        options.useCache = false;
        return tokenizeCorpus(corpus, *map, options, JobContext::ofUserFiles(test::mayTrain), {}, {});
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::writeTinyModel(path("model")).ok() && test::enlivenTokenizer(path("model")).ok()); }

    void ratersAreJoinedToTheStatistics()
    {
        LabelledCorpus corpus = corpusOf("");
        auto& utterances = corpus.dialogues.front().utterances;
        QVERIFY(!measureAgreement(corpus));
        // By hand (Fleiss 1971): P of the sentences 1 and 1/3, mean 2/3; shares 1/3 and 2/3, P_e 5/9; kappa (2/3 - 5/9) / (4/9) = 0.25.
        utterances[0].categories = {said("E1", "Sadness"), said("E2", "Sadness"), said("E3", "Sadness"),
                                    said("F1", "Anger", RaterKind::Self)};
        utterances[1].categories = {said("E1", "Anger"), said("E2", "Anger"), said("E4", "Sadness")};
        utterances[1].categories[0].categories.emplace_back("Fear");
        utterances[2].categories = {said("E1", "Sadness")};
        const auto agreement = measureAgreement(corpus);
        QVERIFY(agreement.has_value());
        QCOMPARE(agreement->sentences, std::size_t{2});
        QCOMPARE(agreement->judgements, std::size_t{7});
        QCOMPARE(agreement->severalCategories, std::size_t{1});
        QCOMPARE(agreement->usualRaters, std::size_t{3});
        QVERIFY2(std::fabs(agreement->fleissKappa - 0.25) < 1e-12, std::to_string(agreement->fleissKappa).c_str());
        // Krippendorff: 1 - observed (2/6) / expected (16/30).
        QVERIFY2(std::fabs(agreement->krippendorffAlpha - 0.375) < 1e-12, std::to_string(agreement->krippendorffAlpha).c_str());
    }

    void microphonesAreMeasured()
    {
        for (const bool femaleFirst : {true, false}) {
            for (const float gain : {1.0F, 0.05F, 4.0F}) {  // a microphone may be louder throughout
                test::writeBytes(path("two.wav"), test::waveBytes(stereo(femaleFirst, gain), 16000, 2));
                const auto map = measureSpeakerChannels(path("two.wav"), segments(), {});
                QVERIFY(map.ok());
                QCOMPARE(map->size(), std::size_t{2});
                QCOMPARE(map->at(SpeakerId(1)), femaleFirst ? 0 : 1);
                QCOMPARE(map->at(SpeakerId(2)), femaleFirst ? 1 : 0);
            }
        }
        auto alike = stereo(true, 1.0F);
        for (std::size_t i = 0; i + 1 < alike.size(); i += 2)
            alike[i + 1] = alike[i];
        test::writeBytes(path("alike.wav"), test::waveBytes(alike, 16000, 2));
        QVERIFY(measureSpeakerChannels(path("alike.wav"), segments(), {})->empty());
        test::writeBytes(path("mono.wav"), test::waveBytes(test::buzz(seconds)));
        QVERIFY(measureSpeakerChannels(path("mono.wav"), segments(), {})->empty());
        const auto all = segments();
        QVERIFY(measureSpeakerChannels(path("two.wav"), std::span(all).first(1), {})->empty());
        QVERIFY(!measureSpeakerChannels(path("none.wav"), segments(), {}).ok());
    }

    void aSentenceIsHeardFromItsSpeakersChannel()
    {
        auto both = stereo(true, 0.5F);
        // What the other microphone hears of a turn is another sound altogether.
        for (std::size_t i = 0; i + 1 < both.size(); i += 2)
            both[i + 1] += 0.01F * std::sin(0.9F * static_cast<float>(i));
        test::writeBytes(path("both.wav"), test::waveBytes(both, 16000, 2));
        std::vector<float> left, right;
        for (std::size_t i = 0; i + 1 < both.size(); i += 2) {
            left.push_back(both[i]);
            right.push_back(both[i + 1]);
        }
        test::writeBytes(path("left.wav"), test::waveBytes(left));
        test::writeBytes(path("right.wav"), test::waveBytes(right));
        for (const auto mode : {TokenizeMode::Utterance, TokenizeMode::Whole}) {
            const auto own = tokenize(corpusOf("both.wav"), ChannelRule::SpeakersOwn, mode);
            QVERIFY2(own.ok(), own ? "" : englishSentence(own.error()).c_str());
            QCOMPARE(own->onOwnChannels, std::size_t{1});
            const auto& sentences = own->tokens.dialogues.front().sentences;
            // Each microphone is a recording of its own: nothing of the other's sentences is in it.
            const auto only = [&](const char* recording, const char* speaker) {
                auto corpus = corpusOf(recording);
                std::erase_if(corpus.dialogues.front().utterances,
                              [speaker](const auto& utterance) { return utterance.speaker != speaker; });
                return tokenize(corpus, ChannelRule::SpeakersOwn, mode);
            };
            const auto ofLeft = only("left.wav", "Ses01_F");
            const auto ofRight = only("right.wav", "Ses01_M");
            QCOMPARE(ofLeft->onOwnChannels, std::size_t{0});
            if (mode == TokenizeMode::Utterance) {
                QVERIFY(sentences[0].codes == ofLeft->tokens.dialogues.front().sentences[0].codes);
                QVERIFY(sentences[2].codes == ofLeft->tokens.dialogues.front().sentences[1].codes);
                QVERIFY(sentences[1].codes == ofRight->tokens.dialogues.front().sentences[0].codes);
            } else {
                // Here a sentence owns all since the one before has ended, whoever spoke it: the last tokens are the sentence's own.
                const auto endsAlike = [](const auto& cut, const auto& alone) {
                    return cut.size() <= alone.size() && std::equal(cut.rbegin(), cut.rend(), alone.rbegin());
                };
                QVERIFY(endsAlike(sentences[2].codes, ofLeft->tokens.dialogues.front().sentences[1].codes));
                QVERIFY(endsAlike(sentences[1].codes, ofRight->tokens.dialogues.front().sentences[0].codes));
            }
            const auto mean = tokenize(corpusOf("both.wav"), ChannelRule::Mean, mode);
            QVERIFY(mean->tokens.dialogues.front().sentences[0].codes != sentences[0].codes);
        }
    }

    void tokensCarryWhatTrainingNeeds()
    {
        auto corpus = corpusOf("mono.wav");
        corpus.dialogues.front().script = "script01_1";
        const auto made = tokenize(corpus);
        QVERIFY2(made.ok(), made ? "" : englishSentence(made.error()).c_str());
        const auto& dialogue = made->tokens.dialogues.front();
        QCOMPARE(dialogue.corpus, std::string("IEMOCAP"));
        QCOMPARE(dialogue.session, std::string("Ses01"));
        QCOMPARE(dialogue.script, std::string("script01_1"));
        QCOMPARE(dialogue.sentences.size(), std::size_t{3});
        QCOMPARE(dialogue.sentences[0].label, std::optional(0));
        QCOMPARE(dialogue.sentences[1].label, std::optional<int>());
        QCOMPARE(dialogue.sentences[2].label, std::optional(1));  // exc is hap
        QCOMPARE(dialogue.sentences[1].speaker, std::string("Ses01_M"));
        QCOMPARE(dialogue.sentences[1].startSeconds, 1.5);
        QCOMPARE(dialogue.sentences[0].codes.size(), std::size_t{30});  // 1.2 s at 25 a second
        QVERIFY(made->tokens.provenance.find("\"data_sha256\"") != std::string::npos);
        QVERIFY(made->tokens.provenance.find("made by a test") != std::string::npos);
        auto other = corpus;
        other.dialogues.front().utterances[0].label = "sad";
        QVERIFY(tokenize(other)->tokens.provenance != made->tokens.provenance);  // the hash knows the labels
    }

    void whatLiesPastTheSoundIsLeftOutAndSaid()
    {
        auto corpus = corpusOf("mono.wav");
        auto& utterances = corpus.dialogues.front().utterances;
        utterances[1].endSeconds = seconds + 0.4;  // a little: cut
        utterances[2].startSeconds = seconds + 1.0;
        utterances[2].endSeconds = seconds + 2.0;
        const auto made = tokenize(corpus);
        QVERIFY(made.ok());
        QCOMPARE(made->tokens.dialogues.front().sentences.size(), std::size_t{2});
        QCOMPARE(made->tokens.dialogues.front().sentences[1].endSeconds, seconds);
        QCOMPARE(made->warnings.size(), std::size_t{1});
        QVERIFY(englishSentence(made->warnings.front()).starts_with("u2 was left out"));
        test::writeBytes(path("long.wav"), test::waveBytes(std::vector<float>(static_cast<std::size_t>(605 * 16000), 0.01F)));
        auto longer = corpusOf("long.wav");
        longer.dialogues.front().utterances[1].endSeconds = longer.dialogues.front().utterances[1].startSeconds + 601.0;
        const auto shortened = tokenize(longer);
        QCOMPARE(shortened->tokens.dialogues.front().sentences.size(), std::size_t{2});
        QVERIFY(englishSentence(shortened->warnings.front()).starts_with("u1 was left out: it is longer"));
        corpus.dialogues.front().audio.clear();
        QCOMPARE(tokenize(corpus).error().code, ErrorCode::FileNotFound);  // no sound at all
    }

    void clipsOfADialogueAreOneRecording()
    {
        auto corpus = corpusOf("");
        corpus.format = CorpusFormat::Meld;
        for (auto& utterance : corpus.dialogues.front().utterances)
            utterance.audio = "mono.wav";
        corpus.dialogues.front().utterances[1].audio.clear();
        const auto made = tokenize(corpus);
        QVERIFY2(made.ok(), made ? "" : englishSentence(made.error()).c_str());
        const auto& sentences = made->tokens.dialogues.front().sentences;
        QCOMPARE(sentences.size(), std::size_t{2});
        QCOMPARE(sentences[1].startSeconds, seconds);
        QCOMPARE(sentences[1].endSeconds, 2 * seconds);
        QCOMPARE(made->warnings.size(), std::size_t{1});
    }

    /// Files such as corpora are shipped with, or left behind by a download: each costs its own sentences, and is named.
    void brokenClipsCostTheirOwnSentences()
    {
        const auto voice = test::buzz(1.0);
        test::writeBytes(path("good.wav"), test::waveBytes(voice));
        test::writeBytes(path("empty.wav"), "");
        test::writeBytes(path("headless.wav"), test::waveBytes({}));
        test::writeBytes(path("noise.wav"), "not sound at all");
        test::writeBytes(path("pointer.wav"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        test::writeBytes(path("zeros.wav"), test::waveBytes(std::vector<float>(16000)));
        auto late = voice;
        late.back() = std::numeric_limits<float>::quiet_NaN();  // shows only when the clip is read to its end
        test::writeBytes(path("late.wav"), test::waveBytes(late));
        const std::vector<const char*> broken{"missing.wav", "empty.wav", "headless.wav", "noise.wav",
                                              "pointer.wav", "zeros.wav", "late.wav"};

        // As a manifest has them, a dialogue each, and as MELD has them, all in one.
        for (const bool together : {false, true}) {
            LabelledCorpus corpus;
            corpus.folder = m_folder.path().toStdString();
            std::vector<std::string> files{"good.wav"};
            files.insert(files.end(), broken.begin(), broken.end());
            files.emplace_back("good.wav");
            for (std::size_t i = 0; i < files.size(); ++i) {
                CorpusUtterance utterance;
                utterance.id = "sentence" + std::to_string(i) + " of " + files[i];
                utterance.speaker = "s";
                utterance.label = "sad";
                utterance.audio = files[i];
                if (!together || corpus.dialogues.empty())
                    corpus.dialogues.push_back({"dialogue" + std::to_string(i), {}, {}, {}, {}, {}, "toy"});
                corpus.dialogues.back().utterances.push_back(std::move(utterance));
            }
            const auto made = tokenize(corpus);
            QVERIFY2(made.ok(), made ? "" : englishSentence(made.error()).c_str());
            QCOMPARE(made->tokens.sentenceCount(), 2);
            QCOMPARE(made->leftOut, broken.size());
            QVERIFY(made->tokens.provenance.find("\"sentences_left_out\":7") != std::string::npos);
            for (const auto* file : broken) {
                const auto names = [file](const Message& warning) {
                    const auto text = englishSentence(warning);
                    return text.find(std::string("of ") + file + " was left out: ") != std::string::npos;
                };
                QCOMPARE(std::count_if(made->warnings.begin(), made->warnings.end(), names), 1);
            }
            // The same as if the corpus had never named them.
            auto whole = corpus;
            for (auto& dialogue : whole.dialogues)
                std::erase_if(dialogue.utterances, [](const auto& utterance) { return utterance.audio != "good.wav"; });
            const auto good = tokenize(whole);
            QCOMPARE(good->tokens.sentenceCount(), 2);
            QVERIFY(good->tokens.dialogues.front().sentences.front().codes == made->tokens.dialogues.front().sentences.front().codes);
            QVERIFY(good->tokens.dialogues.back().sentences.back().codes == made->tokens.dialogues.back().sentences.back().codes);

            const auto silent = sentencesWithoutSound(corpus);
            QCOMPARE(silent.size(), broken.size() - 1);  // the report opens files and does not decode them to their end
            QCOMPARE(silent[0].id, std::string("sentence1 of missing.wav"));
            QVERIFY(englishSentence(silent[4].why).find("Git LFS pointer") != std::string::npos);
            QVERIFY(englishSentence(silent[5].why).find("each of its samples is zero") != std::string::npos);
        }
    }

    void aBrokenRecordingCostsItsDialogue()
    {
        test::writeBytes(path("whole.wav"), test::waveBytes(test::buzz(seconds)));
        auto corpus = corpusOf("whole.wav");
        corpus.dialogues.push_back(corpusOf("nowhere.wav").dialogues.front());
        corpus.dialogues.back().name = "Ses01F_impro02";
        corpus.warnings.push_back(message("iemocap.missing", "Session2"));
        const auto made = tokenize(corpus);
        QVERIFY2(made.ok(), made ? "" : englishSentence(made.error()).c_str());
        QCOMPARE(made->tokens.dialogues.size(), std::size_t{1});
        QCOMPARE(made->leftOut, std::size_t{3});
        QCOMPARE(englishSentence(made->warnings[0]), std::string("Session2 is missing."));
        QVERIFY(englishSentence(made->warnings[1]).starts_with("Ses01F_impro02 was left out with its 3 sentences: There is no file"));
        QCOMPARE(sentencesWithoutSound(corpus).size(), std::size_t{3});
        // Nothing to be heard at all is an error that says why.
        corpus.dialogues.erase(corpus.dialogues.begin());
        const auto none = tokenize(corpus);
        QCOMPARE(none.error().code, ErrorCode::FileNotFound);
        QVERIFY2(englishSentence(none.error()).find("nowhere.wav") != std::string::npos, englishSentence(none.error()).c_str());
    }

    void setsOfOneTokenizerArePutTogether()
    {
        const TokenSentence sentence{{1, 2}, 0, "a", 0.0, 0.0};
        const DialogueTokens first{
            {"ang"}, 27, "abc", R"({"seed":1})", {{"one", "toy", {sentence}, "S1", ""}, {"two", "toy", {sentence, sentence}, "", ""}}};
        const DialogueTokens second{{"ang"}, 27, "abc", R"({"seed":2})", {{"one", "toy", {sentence}, "S2", ""}}};
        const auto merged = mergeDialogueTokens({first, second});
        QVERIFY(merged.ok());
        QCOMPARE(merged->sentenceCount(), 4);
        QCOMPARE(merged->dialogues[2].name, std::string("2-one"));
        QCOMPARE(merged->dialogues[2].session, std::string("S2"));
        QCOMPARE(merged->provenance, std::string(R"({"merged":[{"seed":1},{"seed":2}]})"));
        QVERIFY(attestationOf(*merged).text().empty());
        auto stated = first, also = second;
        stated.provenance = R"({"attestation":"IEMOCAP release form"})";
        also.provenance = R"({"merged":[{"attestation":"CC BY 4.0"},{"attestation":"IEMOCAP release form"}]})";
        QCOMPARE(attestationOf(*mergeDialogueTokens({stated, also})).text(), std::string("IEMOCAP release form; CC BY 4.0"));
        auto other = second;
        other.tokenizerSha256 = "def";
        const auto refused = mergeDialogueTokens({first, other});
        QVERIFY(!refused.ok());
        QVERIFY(englishSentence(refused.error()).find("Set 2") != std::string::npos);
        QVERIFY(!mergeDialogueTokens({}).ok());
        // What nobody rated is learnt as speech alone.
        auto unrated = second;
        unrated.dialogues.front().corpus = "read";
        const auto without = mergeDialogueTokens({first, unrated}, {"read"});
        QVERIFY(without.ok());
        QVERIFY(without->dialogues[0].sentences[0].label && without->dialogues[1].sentences[1].label);
        QVERIFY(!without->dialogues[2].sentences[0].label);
        QCOMPARE(without->dialogues[2].sentences[0].codes, sentence.codes);
        QVERIFY(QByteArray::fromStdString(without->provenance).contains(R"("unlabelled":["read"])"));
        QCOMPARE(englishSentence(mergeDialogueTokens({first, unrated}, {"red"}).error()),
                 std::string("None of the dialogues is of the corpus red. They are of: read, toy."));
    }

    /// What studies call per-sentence normalisation: a sentence has the codes that it has as a recording of its own.
    void aSentenceNormalisedAloneKnowsNothingOfTheRecording()
    {
        QVERIFY(test::writeTinyModel(path("reach")).ok());
        QVERIFY(test::enlivenTokenizer(path("reach")).ok());
        auto tokenizer = DialogueTokenizer::load(path("reach") / "tokenizer", "cpu", 1, test::mayTrain);
        QVERIFY(tokenizer.ok());
        auto samples = test::buzz(seconds);
        for (std::size_t i = samples.size() / 2; i < samples.size(); ++i)
            samples[i] = samples[i] * samples[i] * samples[i];  // another voice
        const auto said = segments();
        const auto alone = (*tokenizer)->encodeRecording(samples, said, {}, NormalisationReach::Sentence);
        const auto along = (*tokenizer)->encodeRecording(samples, said, {});
        QVERIFY(alone.ok() && along.ok());
        for (std::size_t s = 0; s < said.size(); ++s) {
            const auto single = (*tokenizer)->encodeRecording(samples, std::vector<Segment>{said[s]}, {});
            QVERIFY(single.ok());
            QCOMPARE((*alone)[s], single->front());
        }
        QCOMPARE((*alone)[0], (*along)[0]);
        QVERIFY((*alone)[2] != (*along)[2]);
    }
};

QTEST_GUILESS_MAIN(CorpusJobsTest)
#include "corpus_jobs_test.moc"
