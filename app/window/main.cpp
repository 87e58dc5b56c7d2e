// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/guarded_main.h"
#include "app/process/process_setup.h"
#include "app/window/application.h"
#include "app/window/guarded_application.h"
#include "app/window/picture_run.h"
#include "app/window/settings.h"
#include "app/window/window_options.h"
#include "ui/translation.h"

#include <QApplication>

namespace {

QtMessageHandler defaultMessageHandler = nullptr;

/// stderr is for what the user has to know. That a bare system (root, a container) has no runtime folder is not.
void withoutRemarksOnFolders(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")))
        defaultMessageHandler(type, context, message);
}

int run(int argc, char** argv)
{
    using namespace undertone;
    defaultMessageHandler = qInstallMessageHandler(withoutRemarksOnFolders);
    const auto parsed = parseWindowOptions(argc, argv);
    if (const int* exitCode = std::get_if<int>(&parsed))
        return *exitCode;
    const auto& options = std::get<WindowOptions>(parsed);
    const bool render = !options.renderTo.empty();
    if (render)
        qputenv("QT_QPA_PLATFORM", "offscreen");  // a picture needs no display, and must not fail for a broken one

    // Qt reads it once, when the application is made; whoever sets it in the shell is obeyed.
    if (const int percent = Settings().scalePercent(); percent != 100 && !render && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
    GuardedApplication application(argc, argv);
    keepDecimalPoints();
    QApplication::setApplicationName(QStringLiteral("undertone"));
    QApplication::setApplicationVersion(QString::fromStdString(programVersion()));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.undertone.Undertone"));
    installTranslation(application, languageLocale(Settings().language()));
    return render ? renderPicture(options) : Application(options).run();
}

}  // namespace

int main(int argc, char** argv)
{
    undertone::ensurePassiveOpenMp(argv);
    return undertone::guardedMain("undertone", [&] { return run(argc, argv); });
}
