// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/commandline.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace mendian;
using namespace mendian::sandbox;

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryFlag();
    void refuses_data();
    void refuses();
    void everyFlagIsDocumented();
};

void TestCommandLine::readsEveryFlag()
{
    const auto line = readCommandLine(
        QStringLiteral("--port 18443 --admin-port=18080 --port-file p --dir d --merchants m "
                       "--write-merchants w --faults f --amount-faults any --state s "
                       "--time-scale 10 --any-code --strict-reverse --bills-any-time --lang en --theme dark --headless")
            .split(QLatin1Char(' ')));
    QVERIFY(line.has_value());
    QCOMPARE(line->world.port, 18443);
    QCOMPARE(line->world.adminPort, 18080);
    QCOMPARE(line->portFile, QStringLiteral("p"));
    QCOMPARE(line->world.folder, QStringLiteral("d"));
    QCOMPARE(line->world.merchantsFile, QStringLiteral("m"));
    QCOMPARE(line->writeMerchants, QStringLiteral("w"));
    QCOMPARE(line->world.faultsFile, QStringLiteral("f"));
    QCOMPARE(line->world.amountFaults, AmountFaults::Any);
    QCOMPARE(line->world.stateFile, QStringLiteral("s"));
    QCOMPARE(line->world.timeScale, 10);
    QCOMPARE(line->language, QStringLiteral("en"));
    QVERIFY(line->dark);
    QVERIFY(line->world.billsAnyTime);
    QVERIFY(line->world.acceptAnyCode && line->world.strictReverseDelay && line->headless && !line->help);
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << "--ports 1";
    QTest::newRow("no value") << "--port";
    QTest::newRow("port too high") << "--port 70000";
    QTest::newRow("port no number") << "--port x";
    QTest::newRow("scale 0") << "--time-scale 0";
    QTest::newRow("amounts") << "--amount-faults some";
    QTest::newRow("switch with a value") << "--headless=yes";
    QTest::newRow("language") << "--lang fr";
    QTest::newRow("theme") << "--theme pink";
    QTest::newRow("empty folder") << "--dir=";
}

void TestCommandLine::refuses()
{
    QFETCH(QString, text);
    const auto line = readCommandLine(text.split(QLatin1Char(' ')));
    QVERIFY(!line);
    const QString why = line.error().detail;
    QVERIFY(why.startsWith(QLatin1String("unknown")) || why.contains(QLatin1String("wants")));
}

void TestCommandLine::everyFlagIsDocumented()
{
    QFile file(QStringLiteral(MENDIAN_SOURCE_DIR "/docs/sandbox.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString document = QString::fromUtf8(file.readAll());
    for (const QString &line : helpText().split(QLatin1Char('\n'))) {
        const QString flag = line.simplified().section(QLatin1Char(' '), 0, 0);
        if (flag.startsWith(QLatin1String("--")))
            QVERIFY2(document.contains(QLatin1Char('`') + flag), qPrintable(flag));
    }
}

MENDIAN_TEST(TestCommandLine)
#include "tst_commandline.moc"
