// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/scan.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <random>

using namespace mendian;
using namespace mendian::codes;

class TestScan : public QObject
{
    Q_OBJECT
private slots:
    void kinds_data();
    void kinds();
    void paymentCodesDependOnTheScreen_data();
    void paymentCodesDependOnTheScreen();
    void paymentCodesStaySecret();
    void receiveCodesStaySecret();
    void ownCodes();
    void lockedLetsOnlyABadgeThrough();
    void damagedSaysWhy_data();
    void damagedSaysWhy();
    void quantityCountsOnlyGoods_data();
    void quantityCountsOnlyGoods();
    void patternsOfTheShop();
    void aSettingExtendsAPaymentRange();
    void masks();
    void logTextIsShort();
    void anyBytesGetAKind();
};

namespace {
ScanContext selling()
{
    ScanContext context;
    context.basketEmpty = false;
    return context;
}
} // namespace

void TestScan::kinds_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<bool>("typed");
    QTest::addColumn<ScanKind>("kind");
    QTest::addColumn<QStringList>("lookups");
    QTest::newRow("EAN-13") << "6901234567892" << false << ScanKind::Goods << QStringList{"6901234567892"};
    QTest::newRow("with CR LF") << "6901234567892\r\n" << false << ScanKind::Goods << QStringList{"6901234567892"};
    QTest::newRow("with AIM id") << "]E06901234567892" << false << ScanKind::Goods << QStringList{"6901234567892"};
    QTest::newRow("typed") << " 6901234567892 " << true << ScanKind::Goods << QStringList{"6901234567892"};
    QTest::newRow("add-on") << "]E3690123456789212" << false << ScanKind::Goods << QStringList{"6901234567892"};
    QTest::newRow("GS1-128") << "]C1011690123456789917251231" << false << ScanKind::Goods
                             << QStringList{"16901234567899"};
    QTest::newRow("in-store without a layout")
        << "2912345012809" << false << ScanKind::Goods << QStringList{"2912345012809"};
    QTest::newRow("weight label") << "2012345012806" << false << ScanKind::InStore << QStringList{};
    QTest::newRow("18 digit label") << "220001201350004507" << false << ScanKind::InStore << QStringList{};
    QTest::newRow("WeChat") << "134567890123456789" << false << ScanKind::PayCode << QStringList{};
    QTest::newRow("WeChat with 17 digits")
        << "13456789012345678" << false << ScanKind::ItemCode << QStringList{"13456789012345678"};
    QTest::newRow("Alipay 18") << "281234567890123456" << false << ScanKind::PayCode << QStringList{};
    QTest::newRow("Alipay 24") << "301234567890123456789012" << false << ScanKind::PayCode << QStringList{};
    QTest::newRow("UnionPay") << "6212345678901234567" << false << ScanKind::PayCode << QStringList{};
    QTest::newRow("digital yuan") << "0112345678901234567" << false << ScanKind::PayCode << QStringList{};
    QTest::newRow("receive code") << "wxp://f2f0abcdef" << false << ScanKind::ReceiveCode << QStringList{};
    QTest::newRow("static code") << "HTTPS://QR.ALIPAY.COM/abc" << false << ScanKind::ReceiveCode << QStringList{};
    QTest::newRow("CODE128 item") << "ab-1200/7" << false << ScanKind::ItemCode
                                  << QStringList{"ab-1200/7", "AB-1200/7"};
    QTest::newRow("12 digits of our own")
        << "123456789013" << false << ScanKind::ItemCode << QStringList{"123456789013"};
    QTest::newRow("pinyin initials") << "nn" << true << ScanKind::SearchText << QStringList{};
    QTest::newRow("initials like ours") << "mdhnbz" << true << ScanKind::SearchText << QStringList{};
    QTest::newRow("Chinese") << QStringLiteral(u"牛奶") << true << ScanKind::SearchText << QStringList{};
    QTest::newRow("Chinese QR") << QStringLiteral(u"牛奶") << false << ScanKind::SearchText << QStringList{};
    QTest::newRow("other address") << "https://example.com/1" << false << ScanKind::SearchText << QStringList{};
    QTest::newRow("typed PLU") << "12" << true << ScanKind::SearchText << QStringList{};
    QTest::newRow("quantity") << "3*" << true << ScanKind::QuantityPrefix << QStringList{};
}

void TestScan::kinds()
{
    QFETCH(QString, raw);
    QFETCH(bool, typed);
    QFETCH(ScanKind, kind);
    QFETCH(QStringList, lookups);
    ScanContext context = selling();
    context.typed = typed;
    const ScanResult result = classify(raw, context);
    QCOMPARE(scanKindName(result.kind), scanKindName(kind));
    QCOMPARE(result.lookups, lookups);
    QCOMPARE(result.block, ScanBlock::None);
}

void TestScan::paymentCodesDependOnTheScreen_data()
{
    QTest::addColumn<bool>("empty");
    QTest::addColumn<bool>("awaiting");
    QTest::addColumn<bool>("running");
    QTest::addColumn<ScanBlock>("block");
    QTest::newRow("empty basket") << true << false << false << ScanBlock::NothingToPay;
    QTest::newRow("goods in the basket") << false << false << false << ScanBlock::None;
    QTest::newRow("panel open") << true << true << false << ScanBlock::None;
    QTest::newRow("running") << false << false << true << ScanBlock::PaymentRunning;
    QTest::newRow("running, next basket empty") << true << false << true << ScanBlock::PaymentRunning;
}

void TestScan::paymentCodesDependOnTheScreen()
{
    QFETCH(bool, empty);
    QFETCH(bool, awaiting);
    QFETCH(bool, running);
    QFETCH(ScanBlock, block);
    ScanContext context;
    context.basketEmpty = empty;
    context.awaitingPayment = awaiting;
    context.paymentRunning = running;
    for (const char *code : {"134567890123456789", "281234567890123456", "6212345678901234567"}) {
        const ScanResult result = classify(QLatin1String(code), context);
        QCOMPARE(result.kind, ScanKind::PayCode);
        QCOMPARE(result.block, block);
    }
    // Goods are not touched by any of it; the checkout decides into which basket they go.
    QCOMPARE(classify(QStringLiteral("6901234567892"), context).block, ScanBlock::None);
}

void TestScan::paymentCodesStaySecret()
{
    const QString code = QStringLiteral("134567890123456789");
    const ScanResult result = classify(code, selling());
    QCOMPARE(result.provider, PayProvider::WeChat);
    QCOMPARE(result.payCode.reveal(), code.toLatin1());
    QCOMPARE(result.logText, QStringLiteral("1345************89"));
    QVERIFY(result.text.isEmpty());
    QString printed;
    QDebug(&printed) << result << result.payCode;
    QVERIFY2(!printed.contains(QLatin1String("567890")), qPrintable(printed));
    // One digit short, one too many, and behind a quantity: still never in a log.
    for (const char *near : {"13456789012345678", "9934567890123456789", "3*134567890123456789"}) {
        const ScanResult other = classify(QLatin1String(near), selling());
        QVERIFY2(!other.logText.contains(QLatin1String("567890")), near);
    }
}

void TestScan::receiveCodesStaySecret()
{
    const ScanResult result = classify(QStringLiteral("wxp://f2f0SECRETSECRET"), selling());
    QCOMPARE(result.kind, ScanKind::ReceiveCode);
    QVERIFY(!result.logText.contains(QLatin1String("SECRET")));
    QVERIFY(result.text.isEmpty());
}

void TestScan::ownCodes()
{
    const HoldId hold = HoldId::create();
    ScanResult result = classify(holdCode(hold), {});
    QCOMPARE(result.kind, ScanKind::HoldTicket);
    QCOMPARE(result.hold, hold);

    const ReceiptCode receipt{QStringLiteral("S001"), 2, 1, 184, QStringLiteral("0123456789ABCDEF")};
    result = classify(QStringLiteral("]Q1") + receiptCode(receipt).value(), {});
    QCOMPARE(result.kind, ScanKind::Receipt);
    QCOMPARE(result.receipt, receipt);

    const QByteArray random("0123456789");
    const QString badge = badgeCode(random).value();
    result = classify(badge.toLower(), {});
    QCOMPARE(result.kind, ScanKind::Badge);
    QCOMPARE(result.badge.reveal(), random);
    QVERIFY(result.text.isEmpty() && result.own.payload.isEmpty());
    QVERIFY(!result.logText.contains(badge.mid(5, 10)));

    QCOMPARE(classify(encodeOwn(OwnKind::PickUp, QStringLiteral("7GK2")).value(), {}).kind, ScanKind::PickUp);
    QCOMPARE(classify(encodeOwn(OwnKind::Coupon, QStringLiteral("K1X")).value(), {}).kind, ScanKind::OwnCoupon);
    result = classify(encodeOwn(OwnKind::Member, QStringLiteral("00123")).value(), {});
    QCOMPARE(result.kind, ScanKind::Member);
    QCOMPARE(result.own.payload, QStringLiteral("00123"));
}

void TestScan::lockedLetsOnlyABadgeThrough()
{
    ScanContext context = selling();
    context.locked = true;
    QCOMPARE(classify(badgeCode(QByteArray(10, 'x')).value(), context).block, ScanBlock::None);
    for (const char *raw : {"6901234567892", "134567890123456789", "2012345012806", "words", ""})
        QCOMPARE(classify(QLatin1String(raw), context).block, ScanBlock::Locked);
}

void TestScan::damagedSaysWhy_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("why");
    QTest::newRow("13 digits") << "6901234567891"
                               << "check digit";
    QTest::newRow("EAN-8 by AIM") << "]E496385075"
                                  << "check digit";
    QTest::newRow("carton by AIM") << "]I016901234567898"
                                   << "check digit";
    QTest::newRow("GS1") << "]C10116901234567898"
                         << "check digit";
    QTest::newRow("label") << "2012345012805"
                           << "check digit";
    QTest::newRow("18 digit label") << "220001201350004508"
                                    << "check digit";
    QTest::newRow("label of amount 0") << "2100007000008"
                                       << "amount 0";
    QTest::newRow("label of weight 0") << "2000007000001"
                                       << "weight 0";
    QString own = holdCode(HoldId::create());
    own[10] = own[10] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    QTest::newRow("our code") << own << "check characters";
    QTest::newRow("badge of the wrong size")
        << encodeOwn(OwnKind::Badge, QStringLiteral("0123")).value() << "check characters";
    QTest::newRow("empty") << ""
                           << "empty";
    QTest::newRow("only controls") << "\r\n"
                                   << "empty";
    QTest::newRow("0*") << "0*6901234567892"
                        << "quantity";
    QTest::newRow("10000*") << "10000*"
                            << "quantity";
}

void TestScan::damagedSaysWhy()
{
    QFETCH(QString, raw);
    QFETCH(QString, why);
    const ScanResult result = classify(raw, selling());
    QCOMPARE(scanKindName(result.kind), "Damaged");
    QCOMPARE(QLatin1String(damageName(result.damage)), why);
}

void TestScan::quantityCountsOnlyGoods_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<ScanKind>("kind");
    QTest::addColumn<qint64>("quantity");
    QTest::newRow("goods") << "3*6901234567892" << ScanKind::Goods << qint64(3);
    QTest::newRow("largest") << "9999*6901234567892" << ScanKind::Goods << qint64(9999);
    QTest::newRow("alone") << "12*" << ScanKind::QuantityPrefix << qint64(12);
    QTest::newRow("words") << "2*nn" << ScanKind::ItemCode << qint64(2);
    QTest::newRow("badge") << QString(QLatin1String("2*") + badgeCode(QByteArray(10, 'x')).value()) << ScanKind::Damaged
                           << qint64(2);
    QTest::newRow("payment code") << "2*134567890123456789" << ScanKind::Damaged << qint64(2);
    QTest::newRow("none") << "6901234567892" << ScanKind::Goods << qint64(1);
}

void TestScan::quantityCountsOnlyGoods()
{
    QFETCH(QString, raw);
    QFETCH(ScanKind, kind);
    QFETCH(qint64, quantity);
    const ScanResult result = classify(raw, selling());
    QCOMPARE(scanKindName(result.kind), scanKindName(kind));
    QCOMPARE(result.quantity, quantity);
    QVERIFY(result.payCode.isEmpty() && result.badge.isEmpty());
}

void TestScan::patternsOfTheShop()
{
    ScanContext context = selling();
    context.memberCards = {{QStringLiteral("8800"), 16}};
    context.coupons = {{QStringLiteral("Q"), 12}};
    ScanResult result = classify(QStringLiteral("8800123456781234"), context);
    QCOMPARE(result.kind, ScanKind::Member);
    QCOMPARE(result.text, QStringLiteral("8800123456781234"));
    QCOMPARE(result.logText, QStringLiteral("8800**********34"));
    QCOMPARE(classify(QStringLiteral("Q12345678901"), context).kind, ScanKind::Coupon);
    QCOMPARE(classify(QStringLiteral("Q1234567890"), context).kind, ScanKind::ItemCode);
    // A pattern never takes a payment code away.
    context.memberCards = {{QStringLiteral("28"), 18}};
    QCOMPARE(classify(QStringLiteral("281234567890123456"), context).kind, ScanKind::PayCode);
}

void TestScan::aSettingExtendsAPaymentRange()
{
    ScanContext context = selling();
    QCOMPARE(classify(QStringLiteral("164567890123456789"), context).kind, ScanKind::ItemCode);
    context.payCodes.append({PayProvider::WeChat, 16, 16, 18, 18});
    QCOMPARE(classify(QStringLiteral("164567890123456789"), context).kind, ScanKind::PayCode);
}

void TestScan::masks()
{
    QCOMPARE(maskCode(QStringLiteral("281234567890123456")), QStringLiteral("2812************56"));
    QCOMPARE(maskCode(QStringLiteral("12345678")), QStringLiteral("********"));
    QCOMPARE(maskCode(QStringLiteral("123456789")), QStringLiteral("1234***89"));
    QCOMPARE(maskCode(QString()), QString());
}

void TestScan::logTextIsShort()
{
    // Found by the fuzzer: a masked text was as long as the code.
    QCOMPARE(classify(QString(65, QLatin1Char('2')), selling()).logText.size(), 64);
    const QString coupon = encodeOwn(OwnKind::Coupon, QString(200, QLatin1Char('7'))).value();
    QCOMPARE(classify(coupon, selling()).logText.size(), 64);
    QCOMPARE(classify(QString(500, QLatin1Char('x')), selling()).logText.size(), 64);
}

void TestScan::anyBytesGetAKind()
{
    std::mt19937 random(5);
    const QString alphabet = QStringLiteral(u"0123456789*]EQMDHRPBC:/\r\n\x1d 牛");
    for (int i = 0; i < 20000; ++i) {
        QString raw;
        for (auto n = random() % 40; n > 0; --n)
            raw += alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
        ScanContext context;
        context.basketEmpty = random() % 2;
        context.locked = random() % 2;
        const ScanResult result = classify(raw, context);
        QVERIFY(result.logText.size() <= 64);
        QVERIFY((result.kind == ScanKind::Damaged) == (result.damage != Damage::None));
    }
    QCOMPARE(scanTableRows().size(), 15);
}

MENDIAN_TEST(TestScan)
#include "tst_scan.moc"
