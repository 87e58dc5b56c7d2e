// SPDX-License-Identifier: GPL-3.0-or-later
// The window's language: how it is chosen, and that words, Qt's own ones, numbers and keys follow.
#include "window_fixture.h"

#include "ui/decimal_text.h"
#include "ui/language_menu.h"
#include "ui/theme.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/translation.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QSignalSpy>
#include <QtTest>

using namespace undertone;

namespace {

QString ticked(const LanguageMenu& menu)
{
    QStringList codes;
    for (const QAction* action : menu.actions()) {
        if (action->isChecked())
            codes << action->data().toString();
    }
    return codes.join(QLatin1Char(','));
}

QString cancelInTheWindow()
{
    return QCoreApplication::translate("undertone::RunBar", "Cancel");
}

QMap<QString, QKeySequence> shortcuts(const QString& language)
{
    installTranslation(*qApp, languageLocale(language));
    const WindowFixture fixture;
    QMap<QString, QKeySequence> keys;
    for (const QAction* action : fixture.window.actions())
        keys.insert(action->objectName(), action->shortcut());
    return keys;
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installTranslation(*qApp, QLocale::c()); }

    void oneIsTicked()
    {
        LanguageMenu menu;
        QCOMPARE(ticked(menu), QString());
        for (const Language& language : languages()) {
            menu.setChoice(language.code);
            QCOMPARE(ticked(menu), language.code);
        }
        menu.setChoice(QStringLiteral("tlh"));
        QCOMPARE(ticked(menu), QString());
        QVERIFY(menu.actions().constFirst()->isChecked());
    }

    void theChoiceIsToldAndExplained()
    {
        WindowFixture fixture;
        fixture.session.loadModel({});
        LanguageMenu& menu = fixture.window.languageMenu();
        const QSignalSpy chosen(&menu, &LanguageMenu::chosen);
        menu.actions().constLast()->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), languages().back().code);
        QCOMPARE(ticked(menu), languages().back().code);
        QVERIFY2(fixture.bannerText().contains(QStringLiteral("next start")), qPrintable(fixture.bannerText()));
        menu.actions().constFirst()->trigger();
        QCOMPARE(chosen.back().front().toString(), QString());
    }

    void wordsFollowTheLanguage()
    {
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        QCOMPARE(cancelInTheWindow(), QStringLiteral("Abbrechen"));
        installTranslation(*qApp, languageLocale(QStringLiteral("zh_CN")));
        QCOMPARE(cancelInTheWindow(), QStringLiteral("取消"));
        installTranslation(*qApp, languageLocale(QStringLiteral("en")));
        QCOMPARE(cancelInTheWindow(), QStringLiteral("Cancel"));
        QCOMPARE(QCoreApplication::translate("undertone::RunBar", "%n sentence(s)", nullptr, 1), QStringLiteral("1 sentence"));
        // A language that does not ship, and one of several scripts.
        installTranslation(*qApp, QLocale(QLocale::French));
        QCOMPARE(cancelInTheWindow(), QStringLiteral("Cancel"));
        installTranslation(*qApp, QLocale(QLocale::German, QLocale::Austria));
        QCOMPARE(cancelInTheWindow(), QStringLiteral("Abbrechen"));
    }

    void qtsOwnWordsFollow()
    {
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm")))
            QSKIP("Qt's translations are not installed (qt6-translations-l10n)");
        const auto cancel = [] { return QCoreApplication::translate("QPlatformTheme", "Cancel"); };
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        QCOMPARE(cancel(), QStringLiteral("Abbrechen"));
        installTranslation(*qApp, languageLocale(QStringLiteral("zh_CN")));
        QCOMPARE(cancel(), QStringLiteral("取消"));
        // The window is English then, and so is all of it.
        installTranslation(*qApp, QLocale(QLocale::French));
        QCOMPARE(cancel(), QStringLiteral("Cancel"));
    }

    void numbersFollowTheLanguage()
    {
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        QCOMPARE(decimalText(0.25, 2), QStringLiteral("0,25"));
        QCOMPARE(formatTime(61.5, 0.1), QStringLiteral("1:01,5"));
        QCOMPARE(QString::number(0.25), QStringLiteral("0.25"));  // what files are written with
        installTranslation(*qApp, languageLocale(QStringLiteral("zh_CN")));
        QCOMPARE(decimalText(0.25, 2), QStringLiteral("0.25"));
        QCOMPARE(formatTime(61.5, 0.1), QStringLiteral("1:01.5"));
    }

    void emotionsFollowTheLanguage()
    {
        const Theme& theme = Theme::of(ThemeMode::Light);
        const std::vector<std::string> labels{"ang", "hap", "sad", "neu", "exc", "fru", "fea", "dis", "sur", "cal", "bor", "odd"};
        QFile file(QStringLiteral(":/undertone/emotion_colours.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        // All that have a name: one that is new gets a translation.
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("emotions")).toArray().size(),
                 static_cast<qsizetype>(labels.size()) - 1);
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        QCOMPARE(theme.emotion(QStringLiteral("ang")).name, QStringLiteral("Wut"));
        QCOMPARE(theme.emotion(QStringLiteral("ang")).letter, QStringLiteral("W"));
        installTranslation(*qApp, languageLocale(QStringLiteral("zh_CN")));
        for (const EmotionStyle& style : theme.emotions(labels)) {
            if (style.label != QLatin1String("odd"))
                QVERIFY2(style.name.at(0).script() == QChar::Script_Han && style.name.startsWith(style.letter), qPrintable(style.label));
        }
        QCOMPARE(theme.emotion(QStringLiteral("odd")).name, QStringLiteral("Odd"));
        installTranslation(*qApp, languageLocale(QStringLiteral("en")));
        QCOMPARE(theme.emotion(QStringLiteral("ang")).name, QStringLiteral("Anger"));
    }

    void aPictureHasItsNoticeInTheLanguage()
    {
        WindowFixture fixture;
        fixture.openAndRun(3);
        installTranslation(*qApp, languageLocale(QStringLiteral("de")));
        QVERIFY(describeForPicture(fixture.document).notice.startsWith(QStringLiteral("Labels sind Schätzungen")));
    }

    /// Shortcuts are translated as text, where an unlucky word is another key, or none.
    void keysAreTheSameInEveryLanguage()
    {
        const auto english = shortcuts(QStringLiteral("en"));
        QVERIFY(!english.value(QStringLiteral("demo")).isEmpty());
        for (const Language& language : languages())
            QCOMPARE(shortcuts(language.code), english);
    }
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
