// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <array>
#include <memory>

static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);  // the room is a static library: nothing else pulls them in
}

namespace undertone {
namespace {

/// Installs a catalogue in place of the one of that name; returns its language, or nothing where there is none.
QString installCatalogue(QCoreApplication& application, const QString& name, const QLocale& locale, const QString& folder)
{
    delete application.findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return {};
    translator->setObjectName(name);
    QCoreApplication::installTranslator(translator.get());
    return translator.release()->language();
}

}  // namespace

std::span<const Language> languages()
{
    static const std::array<Language, 3> all{{{QStringLiteral("en"), QStringLiteral("&English")},
                                              {QStringLiteral("de"), QStringLiteral("&Deutsch")},
                                              {QStringLiteral("zh_CN"), QStringLiteral("中文(&C)")}}};
    return all;
}

QLocale languageLocale(const QString& code)
{
    return code.isEmpty() ? QLocale::system() : QLocale(code);
}

void installTranslation(QCoreApplication& application, const QLocale& locale)
{
    initialiseTranslations();
    const QString own = QStringLiteral("undertone");
    const QString folder = QStringLiteral(":/undertone/translations");
    QString language = installCatalogue(application, own, locale, folder);
    if (language.isEmpty())
        language = installCatalogue(application, own, QLocale(QLocale::English), folder);
    // In the window's language, not the system's: an English dialog has no French buttons.
    installCatalogue(application, QStringLiteral("qtbase"), QLocale(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    QLocale::setDefault(locale);
}

}  // namespace undertone
