// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/guiprogram.h"
#include "core/log.h"
#include "core/process.h"
#include "core/product.h"

#include <QApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    using namespace mendian;
    hardenProcess();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = app::parseGuiOptions(arguments);
    if (!options) {
        QTextStream(stderr) << "mendian: " << options.error().detail << "\n";
        return 2;
    }
    if (options->help) {
        QTextStream(stdout) << app::guiHelp();
        return 0;
    }
    installLogFormat();
    const bool window = options->shot.screen.isEmpty() && options->tour.isEmpty();
    const QString scale = !window   ? QString()
        : !options->scale.isEmpty() ? options->scale
                                    : app::storedScale(options->data);
    if (!scale.isEmpty())
        qputenv("QT_SCALE_FACTOR", scale.toLatin1());
    if (!window && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(productName());
    QApplication::setApplicationVersion(QString::fromLatin1(kProductVersion));
    return app::runGui(application, *options);
}
