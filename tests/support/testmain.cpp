// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QApplication>
#include <QFileInfo>
#include <QMap>
#include <cstdio>

namespace mendian::test {

namespace {
QMap<QString, std::function<QObject *()>> &registry()
{
    static QMap<QString, std::function<QObject *()>> tests;
    return tests;
}
} // namespace

int registerTest(const char *sourceFile, std::function<QObject *()> make)
{
    registry().insert(QFileInfo(QString::fromUtf8(sourceFile)).completeBaseName(), std::move(make));
    return 0;
}

} // namespace mendian::test

// --case NAME runs one class; without it all run. Other arguments go to QTest.
int main(int argc, char **argv)
{
    using namespace mendian::test;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    QString only;
    if (const qsizetype at = arguments.indexOf(QLatin1String("--case")); at > 0 && at + 1 < arguments.size()) {
        only = arguments.at(at + 1);
        arguments.remove(at, 2);
    }
    int failures = 0;
    int ran = 0;
    for (auto it = registry().cbegin(); it != registry().cend(); ++it) {
        if (!only.isEmpty() && it.key() != only)
            continue;
        const std::unique_ptr<QObject> test(it.value()());
        failures += QTest::qExec(test.get(), arguments);
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class %s here\n", qPrintable(only));
        return 2;
    }
    return failures ? 1 : 0;
}
