// SPDX-License-Identifier: GPL-3.0-or-later
// How recordings are analysed, from the dialog to the request that the engine gets.
#include "clipping.h"
#include "window_fixture.h"

#include "ui/conversation/analysis_dialog.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace undertone;

class AnalysisSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void whatTheDialogShowsIsWhatItGives_data()
    {
        QTest::addColumn<AnalysisSettings>("settings");
        QTest::newRow("defaults") << AnalysisSettings();
        QTest::newRow("GPU, fp32") << AnalysisSettings{"cuda:0", "fp32", MemoryMode::Dpm, LossAfter::Skip, "sentence", {}};
        QTest::newRow("stride") << AnalysisSettings{"cpu", "bf16", MemoryMode::Dpm, LossAfter::Measure, "stride:512", TokenizeMode::Whole};
        QTest::newRow("adaptive") << AnalysisSettings{
            "auto", "auto", MemoryMode::Dpm, LossAfter::Measure, "adaptive:1.25", TokenizeMode::Utterance};
        QTest::newRow("memory off") << AnalysisSettings{"auto", "auto", MemoryMode::Off, LossAfter::Skip, "adaptive:0.5", {}};
        QTest::newRow("a GPU that is not there") << AnalysisSettings{"cuda:7", "auto", MemoryMode::Dpm, LossAfter::Measure, "sentence", {}};
    }

    void whatTheDialogShowsIsWhatItGives()
    {
        QFETCH(AnalysisSettings, settings);
        for (const QLocale& locale : {QLocale(QLocale::English), QLocale(QLocale::German)}) {
            QLocale::setDefault(locale);
            QCOMPARE(AnalysisDialog(settings, {QStringLiteral("cuda:0")}).settings(), settings);
        }
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void whatHasNoEffectCannotBeChanged()
    {
        AnalysisDialog dialog({"auto", "auto", MemoryMode::Off, LossAfter::Measure, "stride:64", {}}, {});
        auto& tokens = *dialog.findChild<QSpinBox*>();
        QVERIFY(!tokens.isEnabled());
        auto& defaults = *dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults);
        defaults.click();
        QCOMPARE(dialog.settings(), AnalysisSettings());
        QVERIFY(!tokens.isEnabled());  // every sentence
    }

    void theNextRunUsesThem()
    {
        WindowFixture f;
        f.session.loadModel({});
        QSignalSpy changed(&f.session, &ConversationSession::analysisSettingsChanged);
        f.session.setAnalysisSettings({"auto", "auto", MemoryMode::Dpm, LossAfter::Skip, "stride:128", TokenizeMode::Whole});
        QCOMPARE(changed.size(), 1);
        f.openAndRun(0);
        QVERIFY(f.analysis.lastRequest);
        QCOMPARE(f.analysis.lastRequest->stepping, std::string("stride:128"));
        QVERIFY(f.analysis.lastRequest->tokenize == TokenizeMode::Whole);
        QVERIFY(f.analysis.lastRequest->lossAfter == LossAfter::Skip);
    }

    void anotherDeviceLoadsTheModelAgain()
    {
        WindowFixture f;
        f.session.setAnalysisSettings({"cpu", "auto", MemoryMode::Dpm, LossAfter::Measure, "sentence", {}});
        QCOMPARE(f.analysis.lastChoice.device, std::string("auto"));  // nothing was loaded yet
        f.session.loadModel(QStringLiteral("/models/mine"));
        QCOMPARE(f.analysis.lastChoice.device, std::string("cpu"));
        AnalysisSettings settings = f.session.analysisSettings();
        settings.dtype = "fp32";
        f.session.setAnalysisSettings(settings);
        QCOMPARE(f.analysis.lastChoice.dtype, std::string("fp32"));
        QCOMPARE(f.analysis.lastChoice.directory, std::filesystem::path("/models/mine"));
    }

    /// What was remembered from a machine with a GPU must not leave the window without a model.
    void aRememberedDeviceThatIsGoneIsSaidAndReplaced()
    {
        WindowFixture f;
        f.analysis.missingDevice = "cuda:1";
        AnalysisSettings settings;
        settings.device = "cuda:1";
        f.session.setAnalysisSettings(settings);
        QSignalSpy mishaps(&f.session, &ConversationSession::mishap);
        f.session.loadModel({}, WhenMissing::UseShipped);
        QCOMPARE(mishaps.size(), 1);
        QVERIFY(f.session.modelState() == ModelState::Loaded);
        QCOMPARE(f.analysis.lastChoice.device, std::string("auto"));

        // What is chosen then says nothing of the device.
        QSignalSpy changed(&f.session, &ConversationSession::analysisSettingsChanged);
        f.session.setLossAfter(LossAfter::Skip);
        QCOMPARE(changed.size(), 1);
        const AnalysisSettings kept =
            withChanges(settings, changed[0][0].value<AnalysisSettings>(), changed[0][1].value<AnalysisSettings>());
        QCOMPARE(kept.device, std::string("cuda:1"));
        QVERIFY(kept.lossAfter == LossAfter::Skip);
    }

    void nothingIsCutInAnyLanguage()
    {
        for (const char* language : {"de", "zh_CN", "en"}) {
            installTranslation(*qApp, QLocale(QString::fromLatin1(language)));
            AnalysisDialog dialog({}, {});
            dialog.show();
            QCoreApplication::processEvents();
            QCOMPARE(clippedIn(dialog), QString());
        }
    }

    void theDialogOpensFromTheMenuAndIsDrawn()
    {
        WindowFixture f;
        f.session.loadModel({});
        f.window.setComputeDevices({QStringLiteral("cuda:0")});
        f.window.show();
        auto* action = f.window.findChild<QAction*>(QStringLiteral("analysis-settings"));
        QVERIFY(action != nullptr && action->isEnabled());
        action->trigger();
        auto* dialog = f.window.findChild<AnalysisDialog*>();
        QVERIFY(dialog != nullptr);
        if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
            dialog->grab().save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(QStringLiteral("analysis-settings.png")));
        QCOMPARE(clippedIn(*dialog), QString());
        QCOMPARE(dialog->findChild<QComboBox*>()->count(), 3);
        dialog->findChildren<QComboBox*>()[1]->setCurrentIndex(1);
        dialog->accept();
        QCOMPARE(f.session.analysisSettings().dtype, std::string("fp32"));
    }
};

QTEST_MAIN(AnalysisSettingsTest)
#include "analysis_settings_test.moc"
