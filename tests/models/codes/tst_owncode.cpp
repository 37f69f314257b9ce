// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/owncode.h"
#include "tests/support/testmain.h"

#include <random>

using namespace mendian;
using namespace mendian::codes;

class TestOwnCode : public QObject
{
    Q_OBJECT
private slots:
    void theStandardsExample();
    void oneWrongCharacterIsFound();
    void twoSwappedNeighboursAreFound();
    void holdTicketComesBack();
    void receiptComesBack_data();
    void receiptComesBack();
    void receiptRefusesNonsense();
    void badgeComesBack();
    void payloadLimits_data();
    void payloadLimits();
};

void TestOwnCode::theStandardsExample() { QCOMPARE(mod1271(u"ISO79"), QStringLiteral("3W")); }

void TestOwnCode::oneWrongCharacterIsFound()
{
    const QString good = encodeOwn(OwnKind::PickUp, QStringLiteral("7GK204Z")).value();
    const QString alphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const QChar c : alphabet) {
            QString wrong = good;
            wrong[at] = c;
            QVERIFY2(wrong == good || !decodeOwn(wrong), qPrintable(wrong));
        }
    }
}

void TestOwnCode::twoSwappedNeighboursAreFound()
{
    const QString good = encodeOwn(OwnKind::Coupon, QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")).value();
    for (qsizetype at = 0; at + 1 < good.size(); ++at) {
        QString wrong = good;
        std::swap(wrong[at], wrong[at + 1]);
        QVERIFY2(wrong == good || !decodeOwn(wrong), qPrintable(wrong));
    }
}

void TestOwnCode::holdTicketComesBack()
{
    for (int i = 0; i < 200; ++i) {
        const HoldId id = HoldId::create();
        const QString text = holdCode(id);
        QCOMPARE(text.size(), 31);
        QVERIFY(text.startsWith(QLatin1String("MDH")));
        QCOMPARE(holdOf(decodeOwn(text).value()).value(), id);
        QCOMPARE(holdOf(decodeOwn(text.toLower()).value()).value(), id); // Caps Lock
    }
    QVERIFY(!holdOf({OwnKind::Hold, QStringLiteral("123")}));
    QVERIFY(!holdOf({OwnKind::Hold, QStringLiteral("ILOU56789012345678901234AB")})); // not the base 32 alphabet
    QVERIFY(!holdOf({OwnKind::PickUp, holdCode(HoldId::create()).mid(3, 26)}));
}

void TestOwnCode::receiptComesBack_data()
{
    QTest::addColumn<QString>("store");
    QTest::addColumn<qint64>("till");
    QTest::addColumn<qint64>("epoch");
    QTest::addColumn<qint64>("n");
    QTest::newRow("usual") << "S001" << qint64(2) << qint64(1) << qint64(184);
    QTest::newRow("neighbours do not run together") << "S00" << qint64(12) << qint64(1) << qint64(184);
    QTest::newRow("zeros") << "0" << qint64(0) << qint64(0) << qint64(0);
    QTest::newRow("large") << "ABCDEFGHIJKL" << qint64(99999) << qint64(1'000'000) << qint64(9'223'372'036'854'775'807);
}

void TestOwnCode::receiptComesBack()
{
    QFETCH(QString, store);
    QFETCH(qint64, till);
    QFETCH(qint64, epoch);
    QFETCH(qint64, n);
    const ReceiptCode receipt{store, till, epoch, n, QStringLiteral("0123456789ABCDEF")};
    const QString text = receiptCode(receipt).value();
    QCOMPARE(receiptOf(decodeOwn(text).value()).value(), receipt);
}

void TestOwnCode::receiptRefusesNonsense()
{
    const QString hash = QStringLiteral("0123456789ABCDEF");
    QVERIFY(!receiptCode({QString(), 1, 1, 1, hash}));
    QVERIFY(!receiptCode({QStringLiteral("S-1"), 1, 1, 1, hash}));
    QVERIFY(!receiptCode({QStringLiteral("S1"), -1, 1, 1, hash}));
    QVERIFY(!receiptCode({QStringLiteral("S1"), 1, 1, 1, QStringLiteral("short")}));
    QVERIFY(!receiptCode({QStringLiteral("S1"), 1, 1, 1, QStringLiteral("0123456789ABCDEG")}));
    for (const char *payload : {"", "9", "2S1", "2S111", "2S1111111",
             "2S12011111"
             "0123456789ABCDEF",
             "2S1111111"
             "0123456789ABCDE",
             "ZS1"})
        QVERIFY2(!receiptOf({OwnKind::Receipt, QLatin1String(payload)}), payload);
}

void TestOwnCode::badgeComesBack()
{
    const QByteArray random = QByteArray::fromHex("00ff10203040506070ff");
    const QString text = badgeCode(random).value();
    QCOMPARE(text.size(), 21);
    QCOMPARE(badgeOf(decodeOwn(text).value()).value(), random);
    QVERIFY(!badgeCode(QByteArray(9, 'x')));
    QVERIFY(!badgeOf({OwnKind::Badge, QStringLiteral("0123")}));
}

void TestOwnCode::payloadLimits_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<bool>("ok");
    QTest::newRow("shortest") << "ABC" << true;
    QTest::newRow("too short") << "AB" << false;
    QTest::newRow("longest") << QString(240, QLatin1Char('7')) << true;
    QTest::newRow("too long") << QString(241, QLatin1Char('7')) << false;
    QTest::newRow("lower case") << "abc" << false;
    QTest::newRow("dash") << "AB-C" << false;
    QTest::newRow("Chinese") << QStringLiteral(u"门店门店") << false;
}

void TestOwnCode::payloadLimits()
{
    QFETCH(QString, payload);
    QFETCH(bool, ok);
    const auto text = encodeOwn(OwnKind::Member, payload);
    QCOMPARE(text.has_value(), ok);
    if (ok)
        QCOMPARE(decodeOwn(*text).value(), (OwnCode{OwnKind::Member, payload}));
}

MENDIAN_TEST(TestOwnCode)
#include "tst_owncode.moc"
