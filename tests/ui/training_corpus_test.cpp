// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard's first page over a simulated service: a corpus's folder is looked at, tokenized and trained on.
#include "training_fixture.h"

#include "ui/command_line_view.h"
#include "ui/training/corpus_findings.h"
#include "ui/training/tokenizing_panel.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QtTest>

#include <map>

using namespace undertone;

class TrainingCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsLookedAtTokenizedAndTrainedOn()
    {
        TrainingFixture fixture;
        fixture.toFolder();
        QVERIFY(fixture.says(QStringLiteral("10,039")));
        QVERIFY(fixture.says(QStringLiteral("5,531 sentences of the usual evaluation set are there")));
        QVERIFY(fixture.says(QStringLiteral("1 × it is no annotation of a dialogue")));
        QVERIFY2(!fixture.wizard().nextButton().isEnabled(), "there are no tokens yet");
        auto* start = fixture.corpusButton(QStringLiteral("Tokenize"));
        QVERIFY2(!start->isEnabled(), "there is no tokenizer yet");
        fixture.corpus().tokenizing().setTokenizer("/data/tokenizer");
        fixture.corpus().tokenizing().attestation().setText(QStringLiteral("IEMOCAP release form"));
        const auto request = fixture.corpus().tokenizing().request();
        QCOMPARE(request,
                 (TokenizingRequest{"/data/IEMOCAP",
                                    "/data/tokenizer",
                                    "/home/ada/.local/share/undertone/tokens/IEMOCAP.safetensors",
                                    {},
                                    "IEMOCAP release form"}));
        const auto* line = fixture.corpus().findChild<CommandLineView*>();
        QCOMPARE(
            line->text(),
            QStringLiteral("undertone-cli corpus tokenize /data/IEMOCAP --tokenizer /data/tokenizer --attest 'IEMOCAP release form' -o ")
                + QString::fromStdString(request.output.string()));
        start->click();
        QVERIFY(fixture.service.tokenizingRun);
        QCOMPARE(fixture.service.tokenizingRun->request, request);
        fixture.service.setTokenizing(TokenizingState::Running, 31);
        QVERIFY(fixture.says(QStringLiteral("dialogue 31 of 151")));
        const auto* progress = fixture.corpus().findChild<QProgressBar*>();
        QVERIFY(progress->isVisible());
        QCOMPARE(progress->value(), 31);
        QVERIFY(!start->isVisible() && !fixture.wizard().nextButton().isEnabled());
        fixture.service.tokenizingRun->warnings = {"Ses01F_impro01_F000 was left out: it reaches past the end of its recording."};
        fixture.service.setTokenizing(TokenizingState::Finished, 151);
        QCOMPARE(fixture.wizard().draft().tokens, request.output);
        QVERIFY(fixture.says(QStringLiteral("Ses01F_impro01_F000 was left out")));
        QVERIFY(fixture.wizard().nextButton().isEnabled());
        fixture.next();
        QCOMPARE(fixture.wizard().page(), 1);
        QCOMPARE(fixture.wizard().draft().tokenizer, std::filesystem::path("/data/tokenizer"));
    }

    void aTokenizingIsStoppedAndGoesOn()
    {
        TrainingFixture fixture;
        fixture.toFolder();
        fixture.corpus().tokenizing().setTokenizer("/data/tokenizer");
        fixture.corpusButton(QStringLiteral("Tokenize"))->click();
        fixture.service.setTokenizing(TokenizingState::Running, 31);
        auto* stop = fixture.corpusButton(QStringLiteral("Stop"));
        QVERIFY(stop->isVisible());
        stop->click();
        QCOMPARE(fixture.service.asked, std::vector<std::string>{"stop tokenizing"});
        QVERIFY2(!stop->isEnabled(), "asked once");
        fixture.service.setTokenizing(TokenizingState::Stopped, 32);
        QVERIFY(!stop->isVisible());
        QVERIFY(fixture.says(QStringLiteral("Stopped at dialogue 32 of 151. What is done is kept.")));
        fixture.corpusButton(QStringLiteral("Go on"))->click();
        QCOMPARE(fixture.service.tokenizingRun->state, TokenizingState::Running);
        QCOMPARE(fixture.service.tokenizingRun->request.tokenizer, std::filesystem::path("/data/tokenizer"));
        QVERIFY(stop->isVisible() && stop->isEnabled());
    }

    void aTokenizingThatFailsLosesNothing()
    {
        TrainingFixture fixture;
        fixture.toFolder();
        fixture.corpus().tokenizing().setTokenizer("/data/tokenizer");
        const auto request = fixture.corpus().tokenizing().request();
        fixture.corpusButton(QStringLiteral("Tokenize"))->click();
        fixture.service.setTokenizing(TokenizingState::Failed, 151, "The file cannot be written: the disk is full.");
        QCOMPARE(fixture.corpus().problem(), QStringLiteral("The file cannot be written: the disk is full."));
        QVERIFY(fixture.says(QStringLiteral("Ended at dialogue 151 of 151. What is done is kept.")));
        QVERIFY(!fixture.wizard().nextButton().isEnabled());
        QCOMPARE(fixture.corpus().tokenizing().request(), request);
        fixture.corpusButton(QStringLiteral("Try again"))->click();
        QVERIFY(fixture.corpus().problem().isEmpty());
        QCOMPARE(fixture.service.tokenizingRun->state, TokenizingState::Running);
        fixture.service.setTokenizing(TokenizingState::Stopped, 0);
        fixture.service.refusal = Error{ErrorCode::FileNotFound, "The program cannot be started.", {}};
        fixture.corpusButton(QStringLiteral("Go on"))->click();
        QCOMPARE(fixture.corpus().problem(), QStringLiteral("The program cannot be started."));
        fixture.service.refusal.reset();
        fixture.service.corpusFailure = Error{ErrorCode::UnsupportedFormat, "The folder is no corpus that is known.", "/data/other"};
        fixture.corpus().setCorpus("/data/other");
        QCOMPARE(fixture.corpus().problem(), QStringLiteral("The folder is no corpus that is known."));
        QVERIFY(!fixture.corpus().tokenizing().isVisible());
    }

    void aTokenizingIsFoundAgainByALaterWindow()
    {
        SimulatedTrainingService service;
        QVERIFY(service.tokenize({"/data/IEMOCAP", "/data/tokenizer", "/data/mine.safetensors", {}, "made up"}).ok());
        service.setTokenizing(TokenizingState::Running, 31);
        TrainingRunsWindow window(service, Theme::of(ThemeMode::Light));
        window.show();
        window.startWizard();
        auto& page = static_cast<CorpusPage&>(window.wizard().pageAt(0));
        QCOMPARE(page.tokenizing().request(), service.tokenizingRun->request);
        QVERIFY(page.findChild<QProgressBar*>()->isVisible());
        page.setCorpus("/data/other.safetensors");
        service.setTokenizing(TokenizingState::Finished, 151);
        QCOMPARE(window.wizard().draft().tokens, std::filesystem::path("/data/other.safetensors"));
        TrainingRunsWindow later(service, Theme::of(ThemeMode::Light));
        later.startWizard();
        QCOMPARE(later.wizard().draft().tokens, std::filesystem::path("/data/mine.safetensors"));
    }

    void aSplitIsTrainedOnAndAnotherMeasuredOn()
    {
        TrainingFixture fixture;
        fixture.service.surveyed.layout = "MELD";
        fixture.service.surveyed.splits = {{"dev", 114}, {"test", 280}, {"train", 1039}};
        fixture.toFolder();
        auto& tokenizing = fixture.corpus().tokenizing();
        tokenizing.setTokenizer("/data/tokenizer");
        QCOMPARE(tokenizing.request().split, std::string("train"));
        QVERIFY(holds(fixture.service.command(tokenizing.request()), "--split", "train"));
        tokenizing.setSplit("dev");
        QCOMPARE(tokenizing.request().output, std::filesystem::path("/home/ada/.local/share/undertone/tokens/IEMOCAP/dev.safetensors"));
        fixture.corpusButton(QStringLiteral("Tokenize"))->click();
        fixture.service.setTokenizing(TokenizingState::Running, 31);
        fixture.service.setTokenizing(TokenizingState::Finished, 151);
        QVERIFY2(fixture.wizard().draft().tokens.empty(), "nobody trains on dev");
        QVERIFY2(!fixture.says(QStringLiteral("Tokenized before")), "that was dev");
        TrainingRunsWindow later(fixture.service, Theme::of(ThemeMode::Light));
        later.startWizard();
        QVERIFY(later.wizard().draft().tokens.empty());
        QCOMPARE(later.wizard().draft().devTokens, fixture.service.tokenizingRun->request.output);
        tokenizing.attestation().setText(QStringLiteral("said of this one"));
        QCOMPARE(fixture.wizard().draft().devTokens, fixture.service.tokenizingRun->request.output);
        QCOMPARE(tokenizing.request().split, std::string("train"));
        QCOMPARE(tokenizing.request().attestation, std::string("said of this one"));
        fixture.corpus().setCorpus("/data/other");
        QCOMPARE(tokenizing.request().attestation, std::string());
    }

    void whatACorpusLacksIsNamed()
    {
        CorpusSurvey survey = simulatedSurvey();
        const auto kinds = [&] {
            std::map<CorpusFinding::Kind, int> counts;
            for (const auto& finding : findingsOf(survey))
                ++counts[finding.kind];
            return counts;
        };
        const auto text = [&] {
            QString all;
            for (const auto& finding : findingsOf(survey))
                all += finding.text + QLatin1Char('\n');
            return all;
        };
        QCOMPARE(kinds()[CorpusFinding::Kind::Care], 1);
        survey.differences = {"Session 1 lacks 3.", "Session 2 lacks 4.", "Session 3 lacks 5.", "Session 4 lacks 6."};
        survey.withoutSound = 7;
        survey.skipped.clear();
        survey.warnings = {"A line was odd."};
        QCOMPARE(kinds()[CorpusFinding::Kind::Care], 3);
        QVERIFY(text().contains(QStringLiteral("Not the usual evaluation set of 5,531 sentences.\nSession 1 lacks 3.")));
        QVERIFY(text().contains(QStringLiteral("Session 3 lacks 5.\n… and 1 more")));
        QVERIFY(!text().contains(QStringLiteral("Session 4")));
        QVERIFY(text().contains(QStringLiteral("Nothing was skipped.")));
        QVERIFY(!text().contains(QStringLiteral("corpus simulate")));
        survey.dialogues = survey.sentences;
        QVERIFY(text().contains(QStringLiteral("corpus simulate")));
    }
};

QTEST_MAIN(TrainingCorpusTest)
#include "training_corpus_test.moc"
