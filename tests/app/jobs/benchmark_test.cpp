// SPDX-License-Identifier: GPL-3.0-or-later
// Scores are joined to predictions that stand already, folds keep speakers apart, and a report holds what its CSVs hold.
#include "app/jobs/evaluation/benchmark/benchmark_report.h"
#include "app/jobs/evaluation/benchmark/benchmark_tables.h"
#include "app/jobs/evaluation/benchmark/fold_plan.h"
#include "app/jobs/evaluation/prediction_file.h"
#include "app/jobs/evaluation/trained_model.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;

namespace {

SentencePrediction says(int label, double confidence = 0.8)
{
    SentencePrediction prediction{{1.0 - confidence, 1.0 - confidence}, 3.0};
    prediction.probabilities[static_cast<std::size_t>(label)] = confidence;
    return prediction;
}

TokenSentence sentence(std::optional<int> label, const std::string& speaker, int codes = 250)
{
    return {std::vector<std::int32_t>(static_cast<std::size_t>(codes), 1), label, speaker, 0.0, 0.0};
}

/// Three dialogues, of which the last is without labels; a sentence takes ten seconds.
DialogueTokens threeDialogues()
{
    return {{"ang", "neu"},
            27,
            "abc",
            "{}",
            {{"one", "toy", {sentence(0, "a"), sentence(0, "b"), sentence(1, "a"), sentence(std::nullopt, "b")}, "S1", ""},
             {"two", "toy", {sentence(1, "c"), sentence(1, "d")}, "S2", ""},
             {"three", "toy", {sentence(std::nullopt, "c")}, "S2", ""}}};
}

std::vector<MethodPredictions> threeMethods()
{
    // Right of "one", "two": dpm 3 of 3 and 1 of 2; memory off 2 of 3 and 2 of 2.
    return {{"dpm", "SLLM-DPM", {{says(0), says(0), says(1), says(0)}, {says(1), says(0)}, {says(0)}}, 1.0},
            {"one-pass-300", "SLLM, one pass, last 300 tokens", {{says(0), says(1), says(1), says(0)}, {says(0), says(0)}, {says(0)}}, 1.0},
            {"memory-off", "SLLM, memory off (window)", {{says(0), says(0), says(0), says(1)}, {says(1), says(1)}, {says(0)}}, 1.0},
            {"dpm, n_r 64", "SLLM-DPM, n_r 64", {{says(0), says(0), says(1), says(1)}, {says(1), says(1)}, {says(0)}}, 1.0}};
}

BenchmarkScores scored(const FoldAssignment& folds = {})
{
    const std::vector<SweepPoint> sweeps{{"n_r", "64", "memory-off", "dpm, n_r 64"}};
    auto scores = scoreBenchmark(threeDialogues(), threeMethods(), 3, sweeps, folds);
    return scores ? *scores : BenchmarkScores{};
}

ReportPage page(const BenchmarkScores& scores)
{
    ReportContext context{
        "Trial <1>", "One model.", 100, 512, {300}, {"A remark & more"}, {{"command", "undertone-cli evaluate 'a \"b\"'"}}};
    return benchmarkPage(scores, context, threeDialogues(), threeMethods());
}

/// Fields of a CSV line; quotes are undone.
QStringList fieldsOf(const QString& line)
{
    QStringList fields(1);
    bool quoted = false;
    for (const QChar character : line) {
        if (character == '"')
            quoted = !quoted;
        else if (character == ',' && !quoted)
            fields.append(QString());
        else
            fields.back() += character;
    }
    return fields;
}

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every fold's dialogue with a session and two speakers of its own.
DialogueTokens sessions(const std::vector<std::pair<std::string, std::vector<std::string>>>& dialogues)
{
    DialogueTokens tokens{{"ang", "neu"}, 27, "", "{}", {}};
    for (const auto& [session, speakers] : dialogues) {
        TokenDialogue dialogue{"dialogue " + std::to_string(tokens.dialogues.size()), "toy", {}, session, ""};
        for (const auto& speaker : speakers)
            dialogue.sentences.push_back(sentence(0, speaker));
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return tokens;
}

}  // namespace

class BenchmarkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levelsAreThoseOfTheMethod()
    {
        const auto scores = scored();
        QCOMPARE(scores.dialogues, std::int64_t{2});
        QCOMPARE(scores.labelled, std::int64_t{5});
        QCOMPARE(scores.methods.size(), std::size_t{3});
        const auto& dpm = scores.methods[0];
        const auto& off = scores.methods[2];
        QCOMPARE(dpm.allLengths.overDialogues[0].estimate, 0.8);
        QCOMPARE(off.allLengths.overDialogues[0].estimate, 0.8);
        // Last labelled sentence of "one" and "two": DPM right, wrong; memory off wrong, right.
        QCOMPARE(dpm.complete.all.total(), std::int64_t{2});
        QCOMPARE(dpm.complete.overDialogues[0].estimate, 0.5);
        QCOMPARE(off.complete.onlyReferenceRight, std::int64_t{1});
        QCOMPARE(off.complete.onlyThisRight, std::int64_t{1});
        QCOMPARE(off.mcnemar, 1.0);
        // "one": two of three are angry, and are called so. "two": neutral; DPM says neutral and angry, the later one counts.
        QCOMPARE(dpm.majority.overDialogues[0].estimate, 0.5);
        QCOMPARE(off.majority.overDialogues[0].estimate, 1.0);
        QVERIFY(std::abs(scores.methods[1].allLengths.referenceMinusThis[0].estimate - 0.4) < 1e-12);
    }

    void ofSeveralMajoritiesTheLaterOneCounts()
    {
        const DialogueTokens tokens{
            {"ang", "hap", "sad"},
            27,
            "",
            "{}",
            {{"one", "toy", {sentence(0, "a"), sentence(0, "a"), sentence(1, "a"), sentence(1, "a"), sentence(2, "a")}, "", ""}}};
        const SentencePrediction happy{{0.1, 0.8, 0.1}, std::nullopt};
        const auto scores = scoreBenchmark(tokens, {{"dpm", "SLLM-DPM", {{happy, happy, happy, happy, happy}}, 1.0}}, 1, {}, {});
        QVERIFY(scores.ok());
        QCOMPARE(scores->methods[0].majority.overDialogues[0].estimate, 1.0);
    }

    void binsHoldEverySampleOnce()
    {
        const auto scores = scored();
        QCOMPARE(scores.byPosition.size(), std::size_t{2});  // sentence 1, sentences 2-5
        QCOMPARE(scores.byPosition[0].samples, std::int64_t{2});
        QCOMPARE(scores.byPosition[1].samples, std::int64_t{3});
        QCOMPARE(positionName(scores.byPosition[0]), std::string("1"));
        QCOMPARE(positionName(scores.byPosition[1]), std::string("2-5"));
        QCOMPARE(scores.byLength.size(), std::size_t{2});  // 10 s; 20 and 30 s
        QCOMPARE(lengthName(scores.byLength[1]), std::string("15-30 s"));
        QCOMPARE(scores.byLength[1].samples, std::int64_t{3});
        QVERIFY(std::abs(scores.byLength[1].referenceMinus[1].estimate - (2.0 / 3.0 - 1.0 / 3.0)) < 1e-12);
    }

    void sweepsAreAgainstMemoryOff()
    {
        const auto scores = scored();
        QCOMPARE(scores.sweeps.size(), std::size_t{1});
        QVERIFY(std::abs(scores.sweeps[0].onMinusOff[0].estimate - 0.2) < 1e-12);
        QCOMPARE(scores.sweeps[0].lossOnMinusOff->estimate, 0.0);
    }

    void temperaturesComeOfOtherFolds()
    {
        const auto scores = scored({{"S1", "S2"}, {0, 1, 1}});
        const auto& dpm = scores.calibration[0];
        QCOMPARE(dpm.temperatures.size(), std::size_t{2});
        // S1 is tested at the temperature of S2, where one of two is right at 0.8: hot. S2 at that of S1, always right: cold.
        QVERIFY(dpm.temperatures[0] > 50.0);
        QVERIFY(dpm.temperatures[1] < 0.5);
        QCOMPARE(scores.methods[0].allLengths.folds.size(), std::size_t{2});
        QCOMPARE(scores.methods[0].allLengths.folds[0][0], 1.0);
        QCOMPARE(scores.methods[0].allLengths.folds[1][0], 0.5);
        const auto table = foldMeanTable(scores);
        const auto row = std::find_if(table.rows.begin(), table.rows.end(), [](const auto& one) {
            return std::get<std::string>(one[0]) == "SLLM-DPM" && std::get<std::string>(one[1]) == "all_lengths";
        });
        QCOMPARE(std::get<double>((*row)[2]), 0.75);
        QVERIFY(std::abs(std::get<double>((*row)[3]) - std::sqrt(0.125)) < 1e-12);  // of 1 and 0.5, n - 1
    }

    void nothingLabelledIsSaid()
    {
        auto tokens = threeDialogues();
        for (auto& dialogue : tokens.dialogues) {
            for (auto& one : dialogue.sentences)
                one.label.reset();
        }
        const auto scores = scoreBenchmark(tokens, threeMethods(), 3, {}, {});
        QVERIFY(!scores.ok());
        QVERIFY(QString::fromStdString(englishSentence(scores.error())).contains("labelled sentence"));
    }

    void theReportHoldsWhatItsTablesHold()
    {
        QTemporaryDir folder;
        QVERIFY(writeReport(folder.filePath("report").toStdString(), page(scored({{"S1", "S2"}, {0, 1, 1}}))).ok());
        const QDir report(folder.filePath("report"));
        const auto html = readText(report.filePath("report.html"));
        static const QRegularExpression link("href=\"([^\"]+)\"");
        QStringList linked;
        for (auto found = link.globalMatch(html); found.hasNext();)
            linked << found.next().captured(1);
        linked.removeAll("#head");
        linked.sort();
        QStringList expected = report.entryList({"*.csv"});
        QCOMPARE(linked, expected);
        for (const char* file : {"table1_complete.csv", "table1_majority.csv", "table1_all_lengths.csv", "quoted.csv",
                                 "table3_by_length.csv", "by_position.csv", "sweeps.csv", "calibration.csv", "reliability.csv", "folds.csv",
                                 "folds_mean.csv", "confusion.csv", "predictions.csv", "head.csv"})
            QVERIFY2(expected.contains(file), file);

        // Each share of a table stands in its row of the page, as per cent.
        int compared = 0;
        for (const char* file : {"table1_complete.csv", "table1_all_lengths.csv", "table3_by_length.csv", "by_position.csv"}) {
            const auto lines = readText(report.filePath(file)).split('\n', Qt::SkipEmptyParts);
            const auto header = fieldsOf(lines.front());
            const auto begin = html.indexOf(QString("href=\"%1\"").arg(file));
            const auto table = html.mid(begin, html.indexOf("</table>", begin) - begin);
            for (const auto& line : lines.mid(1)) {
                const auto fields = fieldsOf(line);
                QCOMPARE(fields.size(), header.size());
                const auto rowBegin = table.indexOf("<th scope=\"row\">" + fields[0].toHtmlEscaped() + "</th>");
                QVERIFY2(rowBegin >= 0, qPrintable(fields[0]));
                const auto row = table.mid(rowBegin, table.indexOf("</tr>", rowBegin) - rowBegin);
                for (int c = 0; c < header.size(); ++c) {
                    if (!header[c].endsWith("wa") || header[c].startsWith("dpm_minus") || fields[c].isEmpty())
                        continue;
                    QVERIFY2(row.contains(QString::number(100.0 * fields[c].toDouble(), 'f', 1)),
                             qPrintable(header[c] + " of " + fields[0]));
                    ++compared;
                }
            }
        }
        QVERIFY(compared > 15);
    }

    void thePageStandsAlone()
    {
        const auto html = QString::fromStdString(pageHtml(page(scored())));
        for (const char* foreign : {"<script", "<link", "<img", "@import", "url(", "src="})
            QVERIFY2(!html.contains(foreign), foreign);
        QVERIFY(html.contains("prefers-color-scheme:dark"));
        QVERIFY(html.count("<svg") >= 6);
        QVERIFY(html.contains("Trial &lt;1&gt;") && html.contains("A remark &amp; more") && html.contains("&quot;b&quot;"));
        QVERIFY(html.contains("(quoted)") && html.contains("79.38"));
        QVERIFY(!html.contains("nan") && !html.contains("inf,"));
    }

    void numbersInCsvAreExactAndTextsQuoted()
    {
        ReportTable table{
            "t.csv", "", {{"name", "", ColumnKind::Text}, {"x", "", ColumnKind::Share, true}, {"y", "", ColumnKind::Number}}, {}};
        table.rows.push_back({std::string("a, \"b\""), Interval{1.0 / 3.0, 0.25, 0.5}, std::nan("")});
        table.rows.push_back({std::string("c"), std::monostate{}, 0.1});
        QCOMPARE(QString::fromStdString(tableCsv(table)),
                 QString("name,x,x_low,x_high,y\n\"a, \"\"b\"\"\",0.3333333333333333,0.25,0.5,\nc,,,,0.1\n"));
    }

    void keptPredictionsReadBackToTheBit()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("predictions.json").toStdString();
        KeptPredictions kept{"key", "hash", {"cpu", "fp32", 512, 64, 1e-3}, {"one", "two", "three"}, threeMethods()};
        kept.methods[0].dialogues[0][0].probabilities = {1.0 / 3.0, 2.0 / 3.0};
        kept.methods[0].dialogues[0][0].audioLoss.reset();
        QVERIFY(writePredictions(file, kept).ok());
        const auto read = readPredictions(file, "key");
        QVERIFY(read.has_value());
        QCOMPARE(read->facts.learningRate, 1e-3);
        QCOMPARE(read->dialogues, kept.dialogues);
        QCOMPARE(read->methods.size(), kept.methods.size());
        QVERIFY(read->methods[0].dialogues[0][0].probabilities == kept.methods[0].dialogues[0][0].probabilities);
        QVERIFY(!read->methods[0].dialogues[0][0].audioLoss);
        QVERIFY(!readPredictions(file, "another key"));
        QFile(folder.filePath("predictions.json")).resize(100);
        QVERIFY(!readPredictions(file, "key"));
    }

    void aModelIsTrainedOnThePartsItsKeyKnows()
    {
        const QTemporaryDir folder;
        for (const char* part : {"base", "tokenizer"}) {
            QVERIFY(QDir(folder.path()).mkdir(part));
            for (const char* name : {"config.json", "model.safetensors"}) {
                QFile file(folder.filePath(QString(part) + '/' + name));
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(part) > 0);
            }
        }
        TrainedModelRequest request{.training = {.authorisation = test::mayTrain}};
        request.folder = folder.filePath("model").toStdString();
        request.key = std::string(64, 'a');
        request.parts.base = folder.filePath("base").toStdString();
        request.parts.tokenizer = folder.filePath("tokenizer").toStdString();
        request.baseSha256 = *hashModelPart(request.parts.base, CancellationToken());
        request.tokenizerSha256 = *hashTokenizer(request.parts.tokenizer);
        const auto refusal = [&request] {
            const auto status = ensureTrainedModel(request, {}, CancellationToken());
            return status ? std::string() : englishSentence(status.error());
        };
        QVERIFY2(refusal().find("has changed") == std::string::npos, "without tokens nothing is trained, but the parts are as they were");
        for (const auto& [part, path] : {std::pair("base", request.parts.base), std::pair("tokenizer", request.parts.tokenizer)}) {
            QFile config(folder.filePath(QString(part) + "/config.json"));
            QVERIFY(config.open(QIODevice::WriteOnly) && config.write("another") > 0);
            config.close();
            QVERIFY2(refusal().starts_with(path.string() + " has changed since this began"), refusal().c_str());
            QVERIFY(config.open(QIODevice::WriteOnly) && config.write(part) > 0);
        }
    }

    void sessionsAreLeftOutOneByOne()
    {
        const auto plan = planFolds(sessions({{"S2", {"c", "d"}}, {"S1", {"a", "b"}}, {"S1", {"b", "a"}}}), "sessions");
        QVERIFY(plan.ok());
        QCOMPARE(plan->folds.size(), std::size_t{2});
        QCOMPARE(plan->folds[0].name, std::string("S1"));
        QCOMPARE(plan->folds[0].test, (std::vector<std::size_t>{1, 2}));
        QCOMPARE(plan->folds[0].train, (std::vector<std::size_t>{0}));
        QVERIFY(QString::fromStdString(plan->rule).contains("S1"));
    }

    void aSharedSpeakerIsRefused()
    {
        const auto plan = planFolds(sessions({{"S1", {"a", "b"}}, {"S2", {"c", "b"}}}), "sessions");
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(englishSentence(plan.error()).find("speaker b") != std::string::npos, englishSentence(plan.error()).c_str());
    }

    void speakersArePartitionedByWhoTalksToWhom()
    {
        const auto tokens = sessions({{"", {"a", "b", "a"}}, {"", {"b", "c"}}, {"", {"d", "e"}}, {"", {"f", "g"}}});
        const auto plan = planFolds(tokens, "speakers:2");
        QVERIFY2(plan.ok(), plan.ok() ? "" : englishSentence(plan.error()).c_str());
        QCOMPARE(plan->folds[0].test, (std::vector<std::size_t>{0, 1}));  // tied by b: five sentences
        QCOMPARE(plan->folds[1].test, (std::vector<std::size_t>{2, 3}));
        const auto tooMany = planFolds(tokens, "speakers:4");
        QVERIFY(!tooMany.ok());
        QVERIFY(englishSentence(tooMany.error()).find("3 groups") != std::string::npos);
        const auto tied = planFolds(sessions({{"", {"a", "b"}}, {"", {"b", "c"}}, {"", {"c", "d"}}}), "speakers:2");
        QVERIFY(!tied.ok());
        QVERIFY(englishSentence(tied.error()).find("tie all their speakers together") != std::string::npos);
        for (const char* word : {"speakers:1", "speakers:", "speakers:2x", "people"})
            QVERIFY2(!planFolds(tokens, word).ok(), word);
    }
};

QTEST_GUILESS_MAIN(BenchmarkTest)
#include "benchmark_test.moc"
