// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/core/memory_plan.h"
#include "engine/core/notice.h"
#include "engine/io/strict_json.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

using namespace undertone;
using nlohmann::json;

namespace {

Timeline example(MemoryMode memory = MemoryMode::Dpm)
{
    Timeline timeline;
    timeline.runId = "run-1";
    timeline.audio = "talk.flac";
    timeline.audioSha256 = std::string(64, 'a');
    timeline.model = "undertone-small";
    timeline.modelSha256 = std::string(64, 'b');
    timeline.device = "cpu";
    timeline.dtype = "fp32";
    timeline.memory = memory;
    timeline.segmentsSource = "rttm";
    timeline.labels = {"ang", "hap", "sad", "neu"};
    timeline.complete = true;
    timeline.notice = noticeOnUse;
    timeline.elapsedSeconds = 1.25;
    for (int i = 0; i < 3; ++i) {
        UtteranceAnalysis row;
        row.index = i;
        row.startSeconds = i + 0.1;
        row.endSeconds = i + 0.9;
        row.speaker = i == 2 ? "" : "MÉO069";
        row.probabilities = {0.1, 0.2, 0.6, 0.1};
        row.lossBefore = 3.8 - 0.1 * i;
        row.lossAfter = 3.7;
        row.updateNorm = 0.01;
        row.tokens = 21;
        row.tokenSpan = {21 * i, 21 * i + 21};
        row.device = "cpu";
        timeline.utterances.push_back(row);
    }
    return timeline;
}

json parsed(const Timeline& timeline)
{
    return json::parse(timelineToJson(timeline));
}

}  // namespace

class TimelineJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasDoneToMemoryIsReadBack()
    {
        Timeline timeline = example();
        auto plan = std::make_shared<MemoryPlan>();
        plan->add({0, MemoryAction::Freeze, {}});
        plan->add({2, MemoryAction::Reset, {}});
        timeline.plan = plan;
        timeline.parent = RunParent{"run-0", RunBranch::Fork, 1, {{1, 2, "ang", "sad"}, {2, 3, "", "sad"}}};
        const json value = parsed(timeline);
        QCOMPARE(value["memory_plan"].dump(), std::string(R"([{"action":"freeze","index":0},{"action":"reset","index":2}])"));
        QCOMPARE(value["human_assisted"].get<bool>(), false);
        QCOMPARE(value["goes_on_from"]["run_id"].get<std::string>(), std::string("run-0"));
        QVERIFY(value["goes_on_from"]["flipped"][1]["before"].is_null());
        const auto back = timelineFromJson(timelineToJson(timeline));
        QVERIFY(back.ok());
        QVERIFY(*back->plan == *plan);
        QCOMPARE(back->parent->flipped, timeline.parent->flipped);
        QVERIFY(back->parent->branch == RunBranch::Fork && back->parent->sentence == 1);
        plan->add({1, MemoryAction::Label, "ang"});
        QCOMPARE(parsed(timeline)["human_assisted"].get<bool>(), true);
        // A run without any of it says nothing of it.
        const json plain = parsed(example());
        for (const char* key : {"memory_plan", "human_assisted", "goes_on_from"})
            QVERIFY2(!plain.contains(key), key);
    }

    void aPlanThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::newRow("no list") << "{}";
        QTest::newRow("no action") << R"([{"index":1}])";
        QTest::newRow("another action") << R"([{"index":1,"action":"melt"}])";
        QTest::newRow("before the first") << R"([{"index":-1,"action":"freeze"}])";
        QTest::newRow("a label without one") << R"([{"index":1,"action":"label"}])";
        QTest::newRow("both") << R"([{"index":1,"action":"freeze"},{"index":1,"action":"thaw"}])";
    }
    void aPlanThatCannotBeIsRefused()
    {
        QFETCH(QString, plan);
        json value = parsed(example());
        value["memory_plan"] = json::parse(plan.toStdString());
        const auto back = timelineFromJson(value.dump());
        QVERIFY(!back.ok());
        QVERIFY(back.error().code == ErrorCode::CorruptFile);
    }

    void hasTheKeysOfTheContract()
    {
        const json value = parsed(example());
        const std::vector<std::string> keys{"schema", "run_id",   "audio",       "audio_sha256", "model",           "model_sha256",
                                            "device", "dtype",    "memory",      "stepping",     "tokenize",        "segments_source",
                                            "labels", "complete", "attestation", "notice",       "elapsed_seconds", "utterances"};
        QCOMPARE(value.size(), keys.size());
        for (const auto& key : keys)
            QVERIFY2(value.contains(key), key.c_str());
        QCOMPARE(value["schema"].get<int>(), 1);
        QCOMPARE(value["memory"].get<std::string>(), std::string("dpm"));
        QCOMPARE(value["tokenize"].get<std::string>(), std::string("utterance"));
        QVERIFY(value["attestation"].is_null());
        const json& row = value["utterances"][1];
        const std::vector<std::string> rowKeys{"index",         "start",       "end",         "speaker",          "emotion",
                                               "probabilities", "loss_before", "loss_after",  "update_norm",      "tokens",
                                               "token_span",    "device",      "familiarity", "unlabelled_reason"};
        QCOMPARE(row.size(), rowKeys.size());
        for (const auto& key : rowKeys)
            QVERIFY2(row.contains(key), key.c_str());
        QCOMPARE(row["emotion"].get<std::string>(), std::string("sad"));
        QCOMPARE(row["probabilities"]["sad"].get<double>(), 0.6);
        QCOMPARE(row["token_span"].get<std::vector<int>>(), (std::vector<int>{21, 42}));
    }

    void whatBelongsToNoStepIsNull()
    {
        const json dpm = parsed(example())["utterances"];
        for (const char* key : {"loss_before", "loss_after", "update_norm"}) {
            QVERIFY2(dpm[0][key].is_null(), key);
            QVERIFY2(dpm[1][key].is_number(), key);
        }
        QVERIFY(dpm[2]["speaker"].is_null());
        const json off = parsed(example(MemoryMode::Off))["utterances"];
        QVERIFY(off[0]["loss_before"].is_null());
        QVERIFY(off[1]["loss_before"].is_number());
        QVERIFY(off[1]["loss_after"].is_null());
        QVERIFY(off[1]["update_norm"].is_null());
    }

    void aSentenceWithoutEmotionSaysWhy()
    {
        Timeline timeline = example();
        timeline.utterances[1].probabilities.clear();
        timeline.utterances[1].unlabelledReason = noSpeechReason;
        timeline.utterances[2].familiarity = 0.25;
        const json rows = parsed(timeline)["utterances"];
        QVERIFY(rows[1]["emotion"].is_null() && rows[1]["probabilities"].is_null());
        QCOMPARE(rows[1]["unlabelled_reason"].get<std::string>(), std::string("no speech"));
        QVERIFY(rows[1]["loss_before"].is_number());
        QVERIFY(rows[0]["unlabelled_reason"].is_null() && rows[0]["familiarity"].is_null());
        const auto back = timelineFromJson(timelineToJson(timeline));
        QVERIFY2(back.ok(), back.ok() ? "" : englishSentence(back.error()).c_str());
        QCOMPARE(back->utterances[1].unlabelledReason, std::string(noSpeechReason));
        QCOMPARE(back->utterances[1].emotion(), -1);
        QCOMPARE(back->utterances[2].familiarity, std::optional(0.25));
        // Programs that know neither key wrote what is read today.
        auto before = parsed(example());
        for (auto& row : before["utterances"]) {
            row.erase("familiarity");
            row.erase("unlabelled_reason");
        }
        QVERIFY(timelineFromJson(before.dump()).ok());
        before["utterances"][0]["probabilities"] = nullptr;
        QVERIFY2(!timelineFromJson(before.dump()).ok(), "no emotion, and no reason");
    }

    void comesBackAsItWas()
    {
        Timeline timeline = example();
        timeline.utterances[2].columns = {{"gold", "ang"}, {"note", "\"no\", said twice"}};
        for (const auto layout : {JsonLayout::OneLine, JsonLayout::Indented}) {
            const std::string text = timelineToJson(timeline, layout);
            QCOMPARE(layout == JsonLayout::OneLine, text.find('\n') == std::string::npos);
            const auto back = timelineFromJson(text);
            QVERIFY2(back.ok(), back.ok() ? "" : englishSentence(back.error()).c_str());
            QCOMPARE(timelineToJson(*back, layout), text);
            QCOMPARE(back->utterances[1].lossBefore, timeline.utterances[1].lossBefore);
            QCOMPARE(back->utterances[1].speaker, timeline.utterances[1].speaker);
            QVERIFY(back->utterances[1].columns.empty());
            QVERIFY(back->utterances[2].columns == timeline.utterances[2].columns);
        }
    }

    /// Each under its own name: what is written as another and read as that would come back, too.
    void everyValueStandsUnderItsName()
    {
        Timeline timeline = example();
        timeline.attestation = "CC BY";
        const json value = parsed(timeline);
        const std::vector<std::pair<const char*, std::string>> texts{
            {"run_id", timeline.runId},  {"audio", timeline.audio},   {"audio_sha256", timeline.audioSha256},
            {"model", timeline.model},   {"dtype", timeline.dtype},   {"model_sha256", timeline.modelSha256},
            {"device", timeline.device}, {"notice", timeline.notice}, {"segments_source", timeline.segmentsSource},
            {"attestation", "CC BY"}};
        for (const auto& [key, wanted] : texts)
            QCOMPARE(value[key].get<std::string>(), wanted);
        QCOMPARE(value["elapsed_seconds"].get<double>(), 1.25);
        QCOMPARE(value["labels"].get<std::vector<std::string>>(), timeline.labels);
        const json& row = value["utterances"][1];
        const auto& sentence = timeline.utterances[1];
        const std::vector<std::pair<const char*, double>> numbers{{"index", 1.0},
                                                                  {"start", sentence.startSeconds},
                                                                  {"end", sentence.endSeconds},
                                                                  {"tokens", 21.0},
                                                                  {"loss_before", *sentence.lossBefore},
                                                                  {"loss_after", *sentence.lossAfter},
                                                                  {"update_norm", *sentence.updateNorm}};
        for (const auto& [key, wanted] : numbers)
            QCOMPARE(row[key].get<double>(), wanted);
        QCOMPARE(row["device"].get<std::string>(), sentence.device);
        const auto back = timelineFromJson(timelineToJson(timeline));
        QVERIFY(back.ok());
        QCOMPARE(back->dtype, timeline.dtype);
        QCOMPARE(back->modelSha256, timeline.modelSha256);
        QCOMPARE(back->audioSha256, timeline.audioSha256);
        QCOMPARE(back->attestation, timeline.attestation);
        QCOMPARE(back->utterances[1].lossAfter, sentence.lossAfter);
        QCOMPARE(back->utterances[1].updateNorm, sentence.updateNorm);
        QCOMPARE(back->utterances[1].tokenSpan, sentence.tokenSpan);
    }

    void steppingComesBackAndIsSentenceWhereAFileDoesNotSay()
    {
        for (const char* stepping : {"sentence", "stride:1024", "adaptive", "adaptive:1.1", "adaptive:0"}) {
            Timeline timeline = example();
            timeline.stepping = stepping;
            const auto back = timelineFromJson(timelineToJson(timeline));
            QVERIFY2(back.ok(), stepping);
            QCOMPARE(back->stepping, std::string(stepping));
        }
        json old = parsed(example());
        old.erase("stepping");
        QCOMPARE(timelineFromJson(old.dump())->stepping, std::string("sentence"));
        Timeline off = example(MemoryMode::Off);
        off.stepping = "stride:1024";
        QVERIFY2(parsed(off)["stepping"].is_null(), "what is not written is written by no stepping");
        QCOMPARE(timelineFromJson(timelineToJson(off))->stepping, std::string("sentence"));
    }

    void unknownKeysAreIgnored()
    {
        json value = parsed(example());
        value["later"] = {1, 2};
        value["utterances"][0]["colour"] = "red";
        QVERIFY(timelineFromJson(value.dump()).ok());
    }

    void aPathThatIsNoUtf8DoesNotCostTheResult()
    {
        Timeline timeline = example();
        timeline.audio = "caf\xe9.wav";
        QVERIFY(timelineFromJson(timelineToJson(timeline)).ok());
    }

    void newerSchemaIsUnsupported()
    {
        json value = parsed(example());
        value["schema"] = 2;
        QCOMPARE(timelineFromJson(value.dump()).error().code, ErrorCode::UnsupportedFormat);
    }

    void everyMissingFieldIsNamed()
    {
        const json whole = parsed(example());
        for (const auto& [key, unused] : whole.items()) {
            if (key == "attestation" || key == "notice" || key == "stepping")
                continue;
            json cut = whole;
            cut.erase(key);
            const auto result = timelineFromJson(cut.dump());
            QVERIFY2(!result.ok(), key.c_str());
            QVERIFY2(englishSentence(result.error()).find(key) != std::string::npos, englishSentence(result.error()).c_str());
        }
    }

    void badRows_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* pointer, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value);
        };
        row("probability above 1", "/utterances/1/probabilities/ang", "1.5");
        row("probability below 0", "/utterances/1/probabilities/ang", "-0.1");
        row("probability null", "/utterances/1/probabilities/ang", "null");
        row("sum", "/utterances/1/probabilities/sad", "0.1");
        row("ends before it starts", "/utterances/1/end", "0.5");
        row("start a text", "/utterances/1/start", "\"0\"");
        row("start negative", "/utterances/1/start", "-1");
        row("index negative", "/utterances/1/index", "-1");
        row("index huge", "/utterances/1/index", "9223372036854775808");
        row("tokens 2^31", "/utterances/1/tokens", "2147483648");
        row("span falls", "/utterances/1/token_span", "[5, 2]");
        row("span of three", "/utterances/1/token_span", "[1, 2, 3]");
        row("rows an object", "/utterances", "{}");
        row("row a number", "/utterances/1", "7");
        row("stepping unknown", "/stepping", "\"weekly\"");
        row("stepping a number", "/stepping", "512");
        row("stride of nothing", "/stepping", "\"stride:0\"");
        row("stride that is no count", "/stepping", "\"stride:many\"");
        row("threshold negative", "/stepping", "\"adaptive:-1\"");
        row("threshold infinite", "/stepping", "\"adaptive:inf\"");
        row("sentence with a number", "/stepping", "\"sentence:3\"");
        row("memory unknown", "/memory", "\"sometimes\"");
        row("complete a number", "/complete", "1");
        row("labels numbers", "/labels", "[1, 2, 3, 4]");
        row("loss a text", "/utterances/1/loss_before", "\"3\"");
    }

    void badRows()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        json timeline = parsed(example());
        timeline[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const auto result = timelineFromJson(timeline.dump());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::CorruptFile);
        QVERIFY(englishSentence(result.error()).ends_with('.'));
    }

    void noCutOfATimelineIsTaken()
    {
        const std::string text = timelineToJson(example(), JsonLayout::OneLine);
        for (std::size_t size = 0; size < text.size(); ++size)
            QVERIFY(!timelineFromJson(text.substr(0, size)).ok());
    }

    void jsonIsBounded()
    {
        QCOMPARE(parseStrictJson(std::string(10000, '['), literalText("It")).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(parseStrictJson("[1,2,3,4]", literalText("It"), {1000, 4, 4}).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(parseStrictJson("[1,2,3,4]", literalText("It"), {8, 4, 100}).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(parseStrictJson(R"({"a":{"b":1,"b":2}})", literalText("It")).error().code, ErrorCode::CorruptFile);
        QVERIFY(parseStrictJson(R"({"a":{"b":1},"b":2})", literalText("It")).ok());
        QCOMPARE(parseStrictJson("", literalText("It")).error().code, ErrorCode::CorruptFile);
        QCOMPARE(parseStrictJson("{} {}", literalText("It")).error().code, ErrorCode::CorruptFile);
        QCOMPARE(parseStrictJson("NaN", literalText("It")).error().code, ErrorCode::CorruptFile);
    }

    void theNoticeNamesTheProhibitionAndReadingAhead()
    {
        QVERIFY(resultNotice(TokenizeMode::Utterance).find("Art. 5(1)(f)") != std::string::npos);
        QVERIFY(resultNotice(TokenizeMode::Utterance).find("lookahead") == std::string::npos);
        QVERIFY(resultNotice(TokenizeMode::Whole).find("lookahead") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TimelineJsonTest)
#include "timeline_json_test.moc"
