// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace mendian;

// `return` and `refund` on a demo shop, in one process.
class TestCtlReturns : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsWhatCanComeBack();
    void givesCashBack();
    void refusesMoreThanWasSold();
    void asksForAnApproval();
    void misuse_data();
    void misuse();
    void noRefundIsOpen();
    void verifiesInTheEnd();

private:
    test::CtlResult run(const QStringList &words, const QStringList &rest = {}, const QByteArray &input = {})
    {
        return test::ctl(words + QStringList{QStringLiteral("--data"), data()} + rest, input);
    }
    test::CtlResult giveBack(const QStringList &rest, const QByteArray &input = {})
    {
        return run({QStringLiteral("return")}, rest, input);
    }
    QString data() const { return m_dir.filePath(QStringLiteral("shop")); }

    QTemporaryDir m_dir;
    test::DemoItem m_item = test::demoItem();
};

void TestCtlReturns::initTestCase()
{
    test::makeDemo(data());
    const auto sold = run({QStringLiteral("sell")},
        {QStringLiteral("--code"), m_item.barcode + QStringLiteral("x3"), QStringLiteral("--pay"),
            QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
}

void TestCtlReturns::showsWhatCanComeBack()
{
    const auto shown =
        run({QStringLiteral("return"), QStringLiteral("show")}, {QStringLiteral("--receipt"), QStringLiteral("1")});
    QVERIFY2(shown.exit == 0, shown.all().constData());
    const QJsonObject line = shown.json.value(QStringLiteral("lines")).toArray().first().toObject();
    QCOMPARE(line.value(QStringLiteral("line")).toInt(), 1);
    QCOMPARE(line.value(QStringLiteral("left")).toString(), QStringLiteral("3"));
    QCOMPARE(line.value(QStringLiteral("left_fen")).toInteger(), 3 * m_item.fen);
}

void TestCtlReturns::givesCashBack()
{
    const auto done = giveBack({QStringLiteral("--receipt"), QStringLiteral("S001-02-1-1"), QStringLiteral("--line"),
        QStringLiteral("1:1"), QStringLiteral("--reason"), QStringLiteral("quality")});
    QVERIFY2(done.exit == 0, done.all().constData());
    QCOMPARE(done.json.value(QStringLiteral("return")).toString(), QStringLiteral("S001-02-1-2"));
    QCOMPARE(done.json.value(QStringLiteral("cash_fen")).toInteger(), m_item.fen);
    QVERIFY(done.json.value(QStringLiteral("refunds")).toArray().isEmpty());
}

void TestCtlReturns::refusesMoreThanWasSold()
{
    const auto more =
        giveBack({QStringLiteral("--receipt"), QStringLiteral("1"), QStringLiteral("--line"), QStringLiteral("1:3")});
    QCOMPARE(more.exit, 3);
    QCOMPARE(more.errorCode(), QStringLiteral("LimitExceeded"));
    QVERIFY(more.sentence().contains(QStringLiteral("only 2")));
    const auto unknown =
        giveBack({QStringLiteral("--receipt"), QStringLiteral("999"), QStringLiteral("--line"), QStringLiteral("1")});
    QCOMPARE(unknown.exit, 3);
    QCOMPARE(unknown.errorCode(), QStringLiteral("NotFound"));
}

void TestCtlReturns::asksForAnApproval()
{
    const qint64 pieces = 20'000 / m_item.fen + 1; // just above a cashier's limit
    const auto sold = run({QStringLiteral("sell")},
        {QStringLiteral("--code"), m_item.barcode + u'x' + QString::number(pieces), QStringLiteral("--pay"),
            QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    const QStringList all{QStringLiteral("--receipt"), sold.json.value(QStringLiteral("receipt")).toString(),
        QStringLiteral("--line"), QStringLiteral("1")};
    const auto refused = giveBack(all);
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), QStringLiteral("PermissionDenied"));
    QVERIFY(refused.sentence().contains(QStringLiteral("--approve")));
    const auto done = giveBack(all
            + QStringList{QStringLiteral("--approve"), QStringLiteral("0001"), QStringLiteral("--manager-pin-file"),
                QStringLiteral("-")},
        "135790\n");
    QVERIFY2(done.exit == 0, done.all().constData());
    QCOMPARE(done.json.value(QStringLiteral("total_fen")).toInteger(), pieces * m_item.fen);
    QVERIFY(!done.all().contains("135790"));
}

void TestCtlReturns::misuse_data()
{
    QTest::addColumn<QStringList>("rest");
    QTest::newRow("no receipt") << QStringList{QStringLiteral("--line"), QStringLiteral("1")};
    QTest::newRow("no line") << QStringList{QStringLiteral("--receipt"), QStringLiteral("1")};
    QTest::newRow("a line of letters") << QStringList{
        QStringLiteral("--receipt"), QStringLiteral("1"), QStringLiteral("--line"), QStringLiteral("one")};
    QTest::newRow("line 0") << QStringList{
        QStringLiteral("--receipt"), QStringLiteral("1"), QStringLiteral("--line"), QStringLiteral("0")};
    QTest::newRow("nothing of it") << QStringList{
        QStringLiteral("--receipt"), QStringLiteral("1"), QStringLiteral("--line"), QStringLiteral("1:0")};
    QTest::newRow("an invented reason") << QStringList{QStringLiteral("--receipt"), QStringLiteral("1"),
        QStringLiteral("--line"), QStringLiteral("1"), QStringLiteral("--reason"), QStringLiteral("because")};
}

void TestCtlReturns::misuse()
{
    QFETCH(QStringList, rest);
    const auto result = giveBack(rest);
    QVERIFY2(result.exit == 2, result.all().constData());
}

void TestCtlReturns::noRefundIsOpen()
{
    const auto list = run({QStringLiteral("refund"), QStringLiteral("list")});
    QVERIFY2(list.exit == 0, list.all().constData());
    QVERIFY(list.json.value(QStringLiteral("refunds")).toArray().isEmpty());
    const auto again = run({QStringLiteral("refund"), QStringLiteral("again"), QStringLiteral("abcdef")});
    QCOMPARE(again.exit, 1);
    QCOMPARE(again.errorCode(), QStringLiteral("NotFound"));
}

void TestCtlReturns::verifiesInTheEnd() { QCOMPARE(run({QStringLiteral("verify")}).exit, 0); }

MENDIAN_TEST(TestCtlReturns)
#include "tst_ctl_returns.moc"
