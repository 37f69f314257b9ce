// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/commandline.h"

#include <QApplication>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return mendian::bench::runBench(QApplication::arguments().mid(1));
}
