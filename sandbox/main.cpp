// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "sandbox/core/commandline.h"
#include "sandbox/core/keyfolder.h"
#include "sandbox/core/stopsignals.h"
#include "sandbox/ui/showwindow.h"

#include <QApplication>
#include <QSocketNotifier>
#include <cstdio>

namespace {

int complain(const mendian::Error &error)
{
    std::fprintf(stderr, "mendian-sandbox: %s\n", qPrintable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace mendian;
    using namespace mendian::sandbox;
    const int signalFile = openStopSignals();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto line = readCommandLine(arguments);
    if (!line)
        return complain(line.error());
    std::unique_ptr<QCoreApplication> application;
    if (line->headless || line->help)
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    installLogFormat();
    if (line->help) {
        std::fputs(qPrintable(helpText()), stdout);
        return 0;
    }
    const auto world = World::start(line->world);
    if (!world)
        return complain(world.error());
    if (!line->writeMerchants.isEmpty()) {
        const Status written = writeFile(line->writeMerchants, (*world)->merchantsJson(), true);
        if (!written)
            return complain(written.error());
    }
    const QByteArray where = portFileText(**world);
    if (!line->portFile.isEmpty()) {
        if (const Status written = writeFile(line->portFile, where, false); !written)
            return complain(written.error());
    }
    std::fputs(where.constData(), stdout);
    std::fflush(stdout);
    const QSocketNotifier stop(signalFile, QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, application.get(), &QCoreApplication::quit);
    std::shared_ptr<void> window;
    if (auto *screen = qobject_cast<QApplication *>(application.get()))
        window = showPhoneWindow(*screen, **world, line->language, line->dark);
    return QCoreApplication::exec();
}
