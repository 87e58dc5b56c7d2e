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

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
