// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/faultbook.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

using namespace mendian;
using namespace mendian::sandbox;

class TestFaultBook : public QObject
{
    Q_OBJECT
private slots:
    void strikesTheNthCall();
    void strikesForOneOrderOrAmount();
    void refusesBadRules_data();
    void refusesBadRules();
    void aPlanIsTakenWholeOrNotAtAll();
    void rulesSurviveJson();
    void namesAreUnique();
    void everyKindAndAmountIsDocumented();
};

void TestFaultBook::strikesTheNthCall()
{
    FaultBook book(AmountFaults::Off);
    book.add(FaultRule{Call::Micropay, Fault::LostReply, 2, 2, -1, {}, 0});
    QList<qsizetype> struck;
    for (int i = 0; i < 5; ++i) {
        struck.append(book.strike(Call::Micropay, QStringLiteral("a"), 1).size());
        QVERIFY(book.strike(Call::OrderQuery, QStringLiteral("a"), 1).isEmpty());
    }
    QCOMPARE(struck, (QList<qsizetype>{0, 1, 1, 0, 0}));
    QVERIFY(book.waiting().isEmpty());
}

void TestFaultBook::strikesForOneOrderOrAmount()
{
    FaultBook book(AmountFaults::Off);
    book.add(FaultRule{Call::Any, Fault::LostReply, 0, -1, -1, QStringLiteral("a"), 0});
    book.add(FaultRule{Call::Any, Fault::SystemError, 0, 1, -1, {}, 500});
    QVERIFY(book.strike(Call::Micropay, QStringLiteral("b"), 1).isEmpty());
    QCOMPARE(book.strike(Call::Micropay, QStringLiteral("a"), 1).size(), 1);
    QCOMPARE(book.strike(Call::Reverse, QStringLiteral("a"), 500).size(), 2);
    QCOMPARE(book.waiting().size(), 1);
    book.clear();
    QVERIFY(book.strike(Call::Micropay, QStringLiteral("a"), 1).isEmpty());
}

void TestFaultBook::refusesBadRules_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    QTest::newRow("kind alone") << QByteArray(R"({"kind":"slow"})") << true;
    QTest::newRow("no kind") << QByteArray(R"({"call":"micropay"})") << false;
    QTest::newRow("unknown kind") << QByteArray(R"({"kind":"earthquake"})") << false;
    QTest::newRow("unknown call") << QByteArray(R"({"kind":"slow","call":"refunding"})") << false;
    QTest::newRow("not for this call") << QByteArray(R"({"kind":"recall","call":"micropay"})") << false;
    QTest::newRow("misspelt member") << QByteArray(R"({"kind":"slow","delay":5})") << false;
    QTest::newRow("zero times") << QByteArray(R"({"kind":"slow","times":0})") << false;
    QTest::newRow("fraction") << QByteArray(R"({"kind":"slow","delay_ms":1.5})") << false;
    QTest::newRow("negative n") << QByteArray(R"({"kind":"slow","nth":-1})") << false;
    QTest::newRow("a code") << QByteArray(R"({"kind":"err_code","code":"BIZERR_NEED_RETRY"})") << true;
    QTest::newRow("a code that is not said") << QByteArray(R"({"kind":"err_code"})") << false;
    QTest::newRow("a code nobody asked for") << QByteArray(R"({"kind":"slow","code":"ERROR"})") << false;
    QTest::newRow("for ever") << QByteArray(R"({"kind":"slow","times":-1,"delay_ms":0})") << true;
}

void TestFaultBook::refusesBadRules()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    QCOMPARE(FaultRule::fromJson(QJsonDocument::fromJson(json).object()).has_value(), good);
}

void TestFaultBook::aPlanIsTakenWholeOrNotAtAll()
{
    FaultBook book(AmountFaults::Off);
    QVERIFY(!book.addPlan("not JSON"));
    QVERIFY(!book.addPlan("{}"));
    QVERIFY(!book.addPlan(R"({"faults":[{"kind":"slow"},{"kind":"nonsense"}]})"));
    QVERIFY(book.waiting().isEmpty());
    QVERIFY(book.addPlan(R"({"faults":[{"kind":"slow"},{"kind":"recall","times":3}]})"));
    QCOMPARE(book.waiting().size(), 2);
}

void TestFaultBook::rulesSurviveJson()
{
    const FaultRule rule{Call::Reverse, Fault::Recall, 2, -1, 1500, QStringLiteral("MD1"), 350};
    const auto again = FaultRule::fromJson(rule.toJson());
    QVERIFY(again.has_value());
    QCOMPARE(again->toJson(), rule.toJson());
}

void TestFaultBook::namesAreUnique()
{
    QSet<QString> names;
    for (const FaultKind &kind : faultKinds()) {
        names.insert(QLatin1String(kind.name));
        QCOMPARE(faultKind(QLatin1String(kind.name)), &kind);
        QCOMPARE(&faultKind(kind.fault), &kind);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(faultKinds().size()));
}

void TestFaultBook::everyKindAndAmountIsDocumented()
{
    QFile file(QStringLiteral(MENDIAN_SOURCE_DIR "/docs/sandbox.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const FaultKind &kind : faultKinds())
        QVERIFY2(text.contains(QStringLiteral("| `%1` |").arg(QLatin1String(kind.name))), kind.name);
    for (int digits = 0; digits < 100; ++digits) {
        const QList<FaultRule> rules =
            FaultBook::amountRules(Wallet::Wechat, digits) + FaultBook::amountRules(Wallet::Alipay, digits);
        const QString row = QStringLiteral("| ¥900.%1 |").arg(digits, 2, 10, QLatin1Char('0'));
        QVERIFY2(text.contains(row) == !rules.isEmpty(), qPrintable(row));
        const QString line = text.mid(text.indexOf(row), 400).section(QLatin1Char('\n'), 0, 0);
        for (const FaultRule &rule : rules)
            QVERIFY2(line.contains(QLatin1String(faultKind(rule.fault).name)), qPrintable(line));
    }
}

MENDIAN_TEST(TestFaultBook)
#include "tst_faultbook.moc"
