// SPDX-License-Identifier: GPL-3.0-or-later
// What memory was worth is read from beside the card; nothing that a file can hold keeps a model from loading.
#include "engine/io/memory_evaluation_json.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <fstream>

using namespace undertone;
using nlohmann::json;

namespace {

const std::string weights(64, 'a');

json difference(double estimate, double low, double high)
{
    return {{"estimate", estimate}, {"low", low}, {"high", high}};
}

json row(int first, json read)
{
    return {{"first", first},    {"last", first + 9}, {"sentences", 100},
            {"memory_off", 4.0}, {"memory_on", 3.9},  {"difference", std::move(read)}};
}

json example()
{
    json file{{"schema", 1}, {"model", "tiny"}, {"dialogue_count", 64}};
    file["memory_on_minus_off"] = {{"wa", difference(-0.0015, -0.0056, 0.0027)}, {"ua", difference(-0.0016, -0.0057, 0.0028)}};
    file["dialogues"] = {{{"name", "sentence alone"}, {"sentences", 2607}},
                         {{"name", "memory off"}, {"sentences", 2607}, {"audio_loss", 3.996}, {"expected_calibration_error", 0.049}},
                         {{"name", "memory on (DPM)"}, {"sentences", 2607}, {"audio_loss", 3.991}, {"expected_calibration_error", 0.052}}};
    file["loss_by_position"] = {row(2, difference(-0.0019, -0.0027, -0.0011)), row(21, difference(-0.0056, -0.0077, -0.0037)),
                                row(41, difference(-0.0071, -0.0137, -0.0015)), row(2, difference(-0.0042, -0.0058, -0.0028))};
    file["measured_on"] = {{"model_sha256", weights},
                           {"split", "dev"},
                           {"device", "cpu"},
                           {"dtype", "fp32"},
                           {"memory_overrides", json::array()},
                           {"version", "0.1.0"},
                           {"date", "2026-03-02 09:14:00 UTC"}};
    return file;
}

}  // namespace

class IoMemoryEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void figuresAreRead()
    {
        const auto read = readBack(example().dump());
        QVERIFY2(read.state == MemoryEvaluationState::Measured, englishSentence(read.problem).c_str());
        QCOMPARE(read.split, std::string("dev"));
        QCOMPARE(read.dialogues, 64);
        QCOMPARE(read.sentences, 2607);
        QCOMPARE(read.weightedAccuracy.low, -0.0056);
        QCOMPARE(read.unweightedRecall.high, 0.0028);
        QCOMPARE(read.lossOff, 3.996);
        QCOMPARE(read.lossOn, 3.991);
        QCOMPARE(read.loss.estimate, -0.0042);
        QCOMPARE(read.lateSentence, 41);
        QCOMPARE(read.lateLoss->estimate, -0.0071);
        QCOMPARE(read.calibrationErrorOn, 0.052);
        QCOMPARE(read.date, std::string("2026-03-02 09:14:00 UTC"));
    }

    void shortDialoguesHaveNoLatePart()
    {
        auto file = example();
        file["loss_by_position"] = {row(2, difference(-0.0019, -0.0027, -0.0011)), row(2, difference(-0.0019, -0.0027, -0.0011))};
        const auto read = readBack(file.dump());
        QCOMPARE(read.state, MemoryEvaluationState::Measured);
        QVERIFY(!read.lateLoss);
    }

    void absenceIsNoFailure() { QCOMPARE(read().state, MemoryEvaluationState::NotMeasured); }

    void otherWeightsAreTold()
    {
        auto file = example();
        file["measured_on"]["model_sha256"] = std::string(64, 'b');
        const auto read = readBack(file.dump());
        QCOMPARE(read.state, MemoryEvaluationState::OtherWeights);
        QCOMPARE(read.measuredSha256, std::string(64, 'b'));
    }

    void nonsenseIsRefusedInASentence_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        const auto refused = [](const char* name, const char* pointer, const char* value) {
            QTest::newRow(name) << QString(pointer) << QString(value);
        };
        refused("another schema", "/schema", "2");
        refused("no schema", "/schema", "null");
        refused("no dialogues", "/dialogue_count", "0");
        refused("dialogues a fraction", "/dialogue_count", "6.4");
        refused("interval the wrong way", "/memory_on_minus_off/wa/low", "0.5");
        refused("more than all", "/memory_on_minus_off/wa", "{\"estimate\":3,\"low\":2,\"high\":4}");
        refused("no number", "/memory_on_minus_off/ua/high", "null");
        refused("a text", "/memory_on_minus_off/ua", "\"good\"");
        refused("no readings", "/dialogues", "[]");
        refused("readings of numbers", "/dialogues", "[1, 2, 3]");
        refused("loss below nothing", "/dialogues/1/audio_loss", "-1");
        refused("calibration above 1", "/dialogues/2/expected_calibration_error", "1.5");
        refused("no loss", "/loss_by_position", "[]");
        refused("loss rows that are none", "/loss_by_position", "[[], 4]");
        refused("hash too short", "/measured_on/model_sha256", "\"abc\"");
        refused("hash a number", "/measured_on/model_sha256", "7");
        refused("lines in a name", "/measured_on/split", "\"dev\\n\\nbetter\"");
        refused("endless name", "/measured_on/device", ("\"" + std::string(5000, 'x') + "\"").c_str());
        refused("overrides a text", "/measured_on/memory_overrides", "\"--n-r 4\"");
        refused("nothing measured on", "/measured_on", "[]");
    }

    void nonsenseIsRefusedInASentence()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        auto file = example();
        file[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const auto read = readBack(file.dump());
        QCOMPARE(read.state, MemoryEvaluationState::Unreadable);
        const auto problem = englishSentence(read.problem);
        QVERIFY2(problem.find("evaluation.json") != std::string::npos && problem.ends_with('.'), problem.c_str());
    }

    void whatIsNoJsonIsRefused()
    {
        for (const std::string& text : {std::string(), std::string("[]"), std::string("{\"schema\":1,\"schema\":1}"),
                                        std::string(2000, '['), example().dump().substr(0, 400), std::string(5 << 20, ' ')}) {
            const auto read = readBack(text);
            QCOMPARE(read.state, MemoryEvaluationState::Unreadable);
            QVERIFY(!read.problem.empty());
        }
    }

    void aPipeInItsPlaceIsNotWaitedFor()
    {
        QVERIFY(::mkfifo((folder() / evaluationFileName).c_str(), 0600) == 0);
        QCOMPARE(read().state, MemoryEvaluationState::Unreadable);
    }

    void verdictsFollowTheInterval()
    {
        QVERIFY(verdictOf({-0.0015, -0.0056, 0.0027}, 64) == DifferenceVerdict::NoneShown);
        QVERIFY(verdictOf({0.02, 0.01, 0.03}, 64) == DifferenceVerdict::Higher);
        QVERIFY(verdictOf({-0.02, -0.03, -0.01}, 64) == DifferenceVerdict::Lower);
        QVERIFY(verdictOf({0.0, 0.0, 0.0}, 64) == DifferenceVerdict::NoneShown);
        QVERIFY(verdictOf({0.02, 0.01, 0.03}, 3) == DifferenceVerdict::TooFewDialogues);
    }

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] MemoryEvaluation read() const { return readMemoryEvaluation(folder(), weights); }
    [[nodiscard]] MemoryEvaluation readBack(const std::string& text) const
    {
        std::ofstream(folder() / evaluationFileName, std::ios::binary) << text;
        return read();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(IoMemoryEvaluationTest)
#include "io_memory_evaluation_test.moc"
