// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);  // the room is a static library: nothing else pulls them in
}

namespace undertone {

void installTranslation(QCoreApplication& application, const QLocale& locale)
{
    initialiseTranslations();
    auto* translator = new QTranslator(&application);
    const QString folder = QStringLiteral(":/undertone/translations");
    if (translator->load(locale, QStringLiteral("undertone"), QStringLiteral("_"), folder)
        || translator->load(QStringLiteral("undertone_en"), folder))
        application.installTranslator(translator);
}

}  // namespace undertone
