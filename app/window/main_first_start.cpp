// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-first-start: shown by the launcher of a package without LibTorch, before undertone can run. Needs no LibTorch itself. Exit
// status 0 once it is there.
#include "app/process/guarded_main.h"
#include "app/window/first_start.h"
#include "app/window/settings.h"
#include "ui/translation.h"

#include <QApplication>
#include <QDir>

namespace {

int run(int argc, char** argv)
{
    using namespace undertone;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("undertone"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.undertone.Undertone"));
    const Settings settings;
    installTranslation(application, languageLocale(settings.language()));
    Theme::of(themeMode(settings.theme())).apply(application);
    const QDir here(QApplication::applicationDirPath());
    FirstStartDialog dialog(here.filePath(QStringLiteral("../../bin/undertone-setup")),
                            here.filePath(QStringLiteral("../../share/undertone/setup/libtorch.txt")));
    return dialog.exec() == QDialog::Accepted ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    return undertone::guardedMain("undertone-first-start", [&] { return run(argc, argv); });
}
