// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/settings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    }

    void theLanguageIsRemembered()
    {
        QCOMPARE(Settings().language(), QString());
        Settings().setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(Settings().language(), QStringLiteral("zh_CN"));
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("undertone/undertone.ini"))));
        // Back to the system's, whatever that is then.
        Settings().setLanguage({});
        QCOMPARE(Settings().language(), QString());
    }

    void theThemeIsRemembered()
    {
        QCOMPARE(Settings().theme(), ThemeChoice::System);
        Settings().setTheme(ThemeChoice::Dark);
        QCOMPARE(Settings().theme(), ThemeChoice::Dark);
    }

    void howRecordingsAreAnalysedIsRemembered()
    {
        QCOMPARE(Settings().analysis(), AnalysisSettings());
        AnalysisSettings chosen{"cuda:1", "bf16", MemoryMode::Off, LossAfter::Skip, "stride:128", TokenizeMode::Whole};
        Settings().setAnalysis(chosen);
        QCOMPARE(Settings().analysis(), chosen);
        chosen.stepping = "adaptive:1.25";
        chosen.tokenize = std::nullopt;
        Settings().setAnalysis(chosen);
        QCOMPARE(Settings().analysis(), chosen);
    }

    void theColumnsOfTheTableAreRemembered()
    {
        QVERIFY(Settings().unwantedColumns().isEmpty());
        Settings().setUnwantedColumns({3, 7});
        QCOMPARE(Settings().unwantedColumns(), (QList<int>{3, 7}));
        Settings().setUnwantedColumns({});
        QVERIFY(Settings().unwantedColumns().isEmpty());
    }

    /// Whoever says nothing is locked out after a quarter of an hour; what somebody wrote into the file stays within a day.
    void whenAVaultIsLockedIsRemembered()
    {
        QCOMPARE(Settings().autoLockMinutes(), 15);
        Settings().setAutoLockMinutes(0);
        QCOMPARE(Settings().autoLockMinutes(), 0);
        Settings().setAutoLockMinutes(-5);
        QCOMPARE(Settings().autoLockMinutes(), 0);
        QCOMPARE(Settings().vaultFolder(), QDir::home().filePath(QStringLiteral("undertone-sessions")));
        Settings().setVaultFolder(QStringLiteral("/data/talks"));
        QCOMPARE(Settings().vaultFolder(), QStringLiteral("/data/talks"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
