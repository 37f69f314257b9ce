// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/ctl/paying.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace mendian;

// The command line: every wrong one is exit 2 with a sentence, and nothing is touched.
class TestCtlArguments : public QObject
{
    Q_OBJECT
private slots:
    void wrongLines_data();
    void wrongLines();
    void helpNamesEveryCommand();
    void namesAreUnique();
    void payParts_data();
    void payParts();
    void everyErrorHasASentence();
};

void TestCtlArguments::wrongLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing known") << "sel --data /nowhere"
                                   << "no command “sel”";
    QTest::newRow("half a command") << "import --data /nowhere"
                                    << "no command “import”";
    QTest::newRow("no folder") << "status"
                               << "--data DIR";
    QTest::newRow("unknown option") << "status --data /nowhere --cash"
                                    << "no option --cash";
    QTest::newRow("value missing") << "status --data"
                                   << "--data needs a value";
    QTest::newRow("flag with a value") << "verify --data /nowhere --read-only=1"
                                       << "takes no value";
    QTest::newRow("twice") << "status --data /a --data /b"
                           << "given twice";
    QTest::newRow("operand missing") << "import goods --data /nowhere"
                                     << "takes FILE.csv";
    QTest::newRow("operand too many") << "status x --data /nowhere"
                                      << "options only";
    QTest::newRow("language") << "status --data /nowhere --lang fr"
                              << "en or zh_CN";
    QTest::newRow("pin file") << "sell --data /nowhere --pin-file /nowhere/pin"
                              << "cannot be read";
    QTest::newRow("kind") << "init --data /nowhere --kind shop"
                          << "real, demo or training";
}

void TestCtlArguments::wrongLines()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto result = test::ctl(line.split(u' '));
    QVERIFY2(result.exit == 2, result.all().constData());
    QCOMPARE(result.json.value(QStringLiteral("ok")).toBool(true), false);
    QVERIFY2(result.sentence().contains(says), qPrintable(result.sentence()));
}

void TestCtlArguments::helpNamesEveryCommand()
{
    const auto help = test::ctlText({QStringLiteral("--help")});
    QCOMPARE(help.exit, 0);
    const QString text = help.out.join(u'\n');
    for (const ctl::CommandRow *row : ctl::commandTable()) {
        QVERIFY2(text.contains(QLatin1String(row->words)), row->words);
        const QStringList words = QString::fromLatin1(row->words).split(u' ');
        const auto own = test::ctlText(words + QStringList{QStringLiteral("--help")});
        QCOMPARE(own.exit, 0);
        for (const ctl::OptionRow &option : row->options)
            QVERIFY2(own.out.join(u'\n').contains(QStringLiteral("--") + QLatin1String(option.name)), option.name);
    }
}

void TestCtlArguments::namesAreUnique()
{
    QSet<QString> seen;
    for (const ctl::CommandRow *row : ctl::commandTable()) {
        QVERIFY2(!seen.contains(QLatin1String(row->words)), row->words);
        seen.insert(QLatin1String(row->words));
    }
}

void TestCtlArguments::payParts_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<QString>("kinds"); // in the order they are taken; empty = refused
    QTest::newRow("cash") << "cash:20.00"
                          << "cash";
    QTest::newRow("exact cash") << "cash"
                                << "cash";
    QTest::newRow("cash comes last") << "cash:1 wechat:131234567890123456 external:12:3.00:4567"
                                     << "external wechat cash";
    QTest::newRow("code with amount") << "wechat:131234567890123456:2.50"
                                      << "wechat";
    QTest::newRow("two codes") << "wechat:131234567890123456:1 wechat:131234567890123457"
                               << "wechat wechat";
    QTest::newRow("no such kind") << "gold:1"
                                  << "";
    QTest::newRow("exponent") << "cash:1e5"
                              << "";
    QTest::newRow("three decimals") << "cash:1.234"
                                    << "";
    QTest::newRow("negative") << "cash:-1"
                              << "";
    QTest::newRow("cash twice") << "cash:1 cash:2"
                                << "";
    QTest::newRow("code missing") << "wechat:"
                                  << "";
    QTest::newRow("slip without amount") << "external:12"
                                         << "";
}

void TestCtlArguments::payParts()
{
    QFETCH(QString, texts);
    QFETCH(QString, kinds);
    const auto parts = ctl::parsePayParts(texts.split(u' '));
    QCOMPARE(parts.has_value(), !kinds.isEmpty());
    QStringList found;
    for (const ctl::PayPart &part : parts.value_or(QList<ctl::PayPart>()))
        found.append(part.kind);
    QCOMPARE(found.join(u' '), kinds);
}

void TestCtlArguments::everyErrorHasASentence()
{
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        const Error error{static_cast<ErrorCode>(code), QStringLiteral("detail"), {QStringLiteral("arg")}};
        for (const char *language : {"en", "zh_CN"}) {
            const QString text = ctl::sentenceOf(error, QLatin1String(language));
            QVERIFY2(text.size() > 8 && !text.contains(QLatin1String("%1")), errorName(error.code));
        }
    }
}

MENDIAN_TEST(TestCtlArguments)
#include "tst_ctl_arguments.moc"
