// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/commandline.h"
#include "app/bench/eventprobe.h"

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    mendian::bench::TimedApplication application(argc, argv);
    return mendian::bench::runBench(QCoreApplication::arguments().mid(1));
}
