// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "wechatbench.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

namespace {
const QString kNumber = QStringLiteral("MD202601310001");
}

class TestWechat : public QObject
{
    Q_OBJECT
private slots:
    void paysWithEveryFieldOfTheSpec();
    void answersWithTheDigestOfTheRequest();
    void codesAreForOneUse();
    void theSameAgainIsNotASecondCharge();
    void aChangedRequestIsRefused_data();
    void aChangedRequestIsRefused();
    void balance();
    void passwordAbove1000Yuan();
    void phoneModes_data();
    void phoneModes();
    void customerDecides();
    void providerReversesAfter45Seconds();
    void queryShowsOnlyWhatIsKnown();
    void reverses_data();
    void reverses();
    void reverseGivesTheMoneyBackOnce();
    void reverseNeedsTheMerchantsCertificate();
    void reverseOfAnUnknownNumberBarsIt();
    void reverseTooEarly();
    void reverseExpires();
    void merchantsDoNotSeeEachOther();
    void limits33CallsASecond();
};

void TestWechat::paysWithEveryFieldOfTheSpec()
{
    WechatBench bench;
    const Fields reply = bench.pay(kNumber, 350);
    QVERIFY(bench.lastSigned);
    const QList<Field> expected{{"return_code", "SUCCESS"}, {"return_msg", "OK"}, {"appid", "wx0123456789abcdef"},
        {"mch_id", "1900000001"}, {"result_code", "SUCCESS"}, {"device_info", "POS-01"}, {"is_subscribe", "N"},
        {"trade_type", "MICROPAY"}, {"bank_type", "OTHERS"}, {"fee_type", "CNY"}, {"total_fee", "350"},
        {"cash_fee", "350"}, {"cash_fee_type", "CNY"}, {"out_trade_no", kNumber.toUtf8()}, {"attach", "a<b>&c"},
        {"time_end", "20251121143200"}};
    for (const Field &field : expected)
        QCOMPARE(reply.value(field.name.constData()), field.value);
    for (const char *name : {"nonce_str", "sign", "openid", "transaction_id"})
        QVERIFY2(!reply.value(name).isEmpty(), name);
    QCOMPARE(reply.value("transaction_id").size(), 28);
    QCOMPARE(reply.list().size(), expected.size() + 4);
    QVERIFY(!reply.has("sign_type"));
    const Order &order = bench.order(kNumber);
    QCOMPARE(order.state, TradeState::Success);
    QCOMPARE(order.takenFen, 350);
    QCOMPARE(order.charges, 1);
}

void TestWechat::answersWithTheDigestOfTheRequest()
{
    WechatBench bench;
    Fields fields = bench.payRequest(kNumber, 350);
    fields.add("sign_type", "HMAC-SHA256");
    const Fields reply = bench.send(Call::Micropay, fields);
    QCOMPARE(reply.value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(reply.value("sign").size(), 64);
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.query(kNumber).value("sign").size(), 32);
}

void TestWechat::codesAreForOneUse()
{
    WechatBench bench;
    const QString code = bench.phone.freshCode(Wallet::Wechat, bench.clock.wall());
    QVERIFY(looksLikePaymentCode(code.toLatin1()));
    bench.send(Call::Micropay, bench.payRequest(kNumber, 350, code));
    QCOMPARE(bench.send(Call::Micropay, bench.payRequest(QStringLiteral("MD2"), 350, code)).value("err_code"),
        QByteArray("AUTH_CODE_ERROR"));
    const QString old = bench.phone.freshCode(Wallet::Wechat, bench.clock.wall());
    const QString justChanged = bench.phone.freshCode(Wallet::Wechat, bench.clock.wall());
    bench.clock.advance(Phone::kShownMs + 5000);
    QCOMPARE(bench.send(Call::Micropay, bench.payRequest(QStringLiteral("MD3"), 350, justChanged)).value("result_code"),
        QByteArray("SUCCESS"));
    bench.clock.advance(Phone::kValidMs);
    QCOMPARE(bench.send(Call::Micropay, bench.payRequest(QStringLiteral("MD4"), 350, old)).value("err_code"),
        QByteArray("AUTHCODEEXPIRE"));
    QCOMPARE(bench.query(QStringLiteral("MD4")).value("err_code"), QByteArray("ORDERNOTEXIST"));
}

void TestWechat::theSameAgainIsNotASecondCharge()
{
    WechatBench bench;
    Fields fields = bench.payRequest(kNumber, 350);
    const Fields first = bench.send(Call::Micropay, fields);
    fields.set("nonce_str", "another");
    const Fields second = bench.send(Call::Micropay, fields);
    QCOMPARE(second.value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(second.value("transaction_id"), first.value("transaction_id"));
    QCOMPARE(bench.order(kNumber).charges, 1);
    QCOMPARE(bench.order(kNumber).takenFen, 350);
    bench.reverse(kNumber);
    QCOMPARE(bench.send(Call::Micropay, fields).value("err_code"), QByteArray("ORDERREVERSED"));
}

void TestWechat::aChangedRequestIsRefused_data()
{
    QTest::addColumn<bool>("paid");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    for (const bool paid : {true, false}) {
        const char *when = paid ? "paid" : "waiting";
        QTest::addRow("%s, amount", when)
            << paid << QByteArray("total_fee") << QByteArray("351") << QByteArray("INVALID_REQUEST");
        QTest::addRow("%s, body", when) << paid << QByteArray("body") << QByteArray("x")
                                        << QByteArray("INVALID_REQUEST");
        QTest::addRow("%s, a field less", when)
            << paid << QByteArray("attach") << QByteArray() << QByteArray("INVALID_REQUEST");
        QTest::addRow("%s, code", when) << paid << QByteArray("auth_code") << QByteArray("134567890123456789")
                                        << QByteArray(paid ? "ORDERPAID" : "OUT_TRADE_NO_USED");
    }
}

void TestWechat::aChangedRequestIsRefused()
{
    QFETCH(bool, paid);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    WechatBench bench;
    bench.phone.setMode(paid ? PhoneMode::Approve : PhoneMode::Offline);
    Fields fields = bench.payRequest(kNumber, 350);
    bench.send(Call::Micropay, fields);
    fields.set(name.constData(), value);
    QCOMPARE(bench.send(Call::Micropay, fields).value("err_code"), code);
    QCOMPARE(bench.order(kNumber).charges, paid ? 1 : 0);
}

void TestWechat::balance()
{
    WechatBench bench;
    bench.phone.setBalanceFen(350);
    QCOMPARE(bench.pay(kNumber, 351).value("err_code"), QByteArray("NOTENOUGH"));
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("PAYERROR"));
    QCOMPARE(bench.pay(QStringLiteral("MD2"), 350).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.phone.balanceFen(), 0);
    bench.reverse(QStringLiteral("MD2"));
    QCOMPARE(bench.phone.balanceFen(), 350);
}

void TestWechat::passwordAbove1000Yuan()
{
    WechatBench bench;
    QCOMPARE(bench.pay(QStringLiteral("MD1"), 100'000).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.pay(kNumber, 100'001).value("err_code"), QByteArray("USERPAYING"));
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("USERPAYING"));
    bench.clock.advance(4000);
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("SUCCESS"));
}

void TestWechat::phoneModes_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QByteArray>("at3s");
    QTest::addColumn<QByteArray>("at25s");
    QTest::addColumn<QByteArray>("at50s");
    QTest::newRow("approve") << int(PhoneMode::Approve) << QByteArray("SUCCESS") << QByteArray("SUCCESS")
                             << QByteArray("SUCCESS");
    QTest::newRow("refuse") << int(PhoneMode::Refuse) << QByteArray("USERPAYING") << QByteArray("NOTPAY")
                            << QByteArray("REVOKED");
    QTest::newRow("slow") << int(PhoneMode::Slow) << QByteArray("USERPAYING") << QByteArray("SUCCESS")
                          << QByteArray("SUCCESS");
    QTest::newRow("offline") << int(PhoneMode::Offline) << QByteArray("USERPAYING") << QByteArray("USERPAYING")
                             << QByteArray("REVOKED");
    QTest::newRow("ask") << int(PhoneMode::Ask) << QByteArray("USERPAYING") << QByteArray("USERPAYING")
                         << QByteArray("REVOKED");
}

void TestWechat::phoneModes()
{
    QFETCH(int, mode);
    QFETCH(QByteArray, at3s);
    QFETCH(QByteArray, at25s);
    QFETCH(QByteArray, at50s);
    WechatBench bench;
    bench.phone.setMode(static_cast<PhoneMode>(mode));
    bench.pay(kNumber, 350);
    bench.clock.advance(3000);
    QCOMPARE(bench.query(kNumber).value("trade_state"), at3s);
    bench.clock.advance(22'000);
    QCOMPARE(bench.query(kNumber).value("trade_state"), at25s);
    bench.clock.advance(25'000);
    QCOMPARE(bench.query(kNumber).value("trade_state"), at50s);
    QCOMPARE(bench.order(kNumber).takenFen, at50s == "SUCCESS" ? 350 : 0);
}

void TestWechat::customerDecides()
{
    WechatBench bench;
    bench.phone.setMode(PhoneMode::Ask);
    bench.pay(kNumber, 350);
    bench.pay(QStringLiteral("MD2"), 350);
    QVERIFY(bench.service.decide(kNumber, true));
    QVERIFY(bench.service.decide({}, false));
    QVERIFY(!bench.service.decide({}, true));
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("SUCCESS"));
    QCOMPARE(bench.query(QStringLiteral("MD2")).value("trade_state"), QByteArray("NOTPAY"));
    bench.pay(QStringLiteral("MD3"), 350);
    bench.clock.advance(46'000);
    QVERIFY(!bench.service.decide(QStringLiteral("MD3"), true)); // too late: reversed by the provider
    QCOMPARE(bench.order(QStringLiteral("MD3")).state, TradeState::Revoked);
}

void TestWechat::providerReversesAfter45Seconds()
{
    WechatBench bench;
    bench.phone.setMode(PhoneMode::Offline);
    Fields fields = bench.payRequest(kNumber, 350);
    bench.send(Call::Micropay, fields);
    bench.clock.advance(Ledger::kAutoReverseMs - 1);
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("USERPAYING"));
    bench.clock.advance(1);
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("REVOKED"));
    QCOMPARE(bench.send(Call::Micropay, fields).value("err_code"), QByteArray("ORDERREVERSED"));
}

void TestWechat::queryShowsOnlyWhatIsKnown()
{
    WechatBench bench;
    bench.phone.setMode(PhoneMode::Offline);
    bench.pay(kNumber, 350);
    const Fields waiting = bench.query(kNumber);
    QCOMPARE(waiting.value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(waiting.value("out_trade_no"), kNumber.toUtf8());
    QVERIFY(!waiting.value("trade_state_desc").isEmpty());
    for (const char *name : {"total_fee", "transaction_id", "openid", "time_end"})
        QVERIFY2(!waiting.has(name), name);
    bench.service.decide({}, true);
    const Fields paid = bench.query(kNumber);
    QCOMPARE(paid.value("trade_state"), QByteArray("SUCCESS"));
    QCOMPARE(paid.value("total_fee"), QByteArray("350"));
    QVERIFY(bench.lastSigned);
    Fields byTransaction = bench.request({});
    byTransaction.set("transaction_id", paid.value("transaction_id"));
    QCOMPARE(bench.send(Call::OrderQuery, byTransaction).value("out_trade_no"), kNumber.toUtf8());
}

void TestWechat::reverses_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("paid") << int(PhoneMode::Approve) << QByteArray("REFUND");
    QTest::newRow("waiting for a password") << int(PhoneMode::Offline) << QByteArray("REVOKED");
    QTest::newRow("refused") << int(PhoneMode::Refuse) << QByteArray("REVOKED");
}

void TestWechat::reverses()
{
    QFETCH(int, mode);
    QFETCH(QByteArray, state);
    WechatBench bench;
    bench.phone.setMode(static_cast<PhoneMode>(mode));
    bench.pay(kNumber, 350);
    bench.clock.advance(16'000);
    const Fields reply = bench.reverse(kNumber);
    QCOMPARE(reply.value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(reply.value("recall"), QByteArray("N"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.service.calls().last().note, QString());
    QCOMPARE(bench.query(kNumber).value("trade_state"), state);
    QCOMPARE(bench.order(kNumber).takenFen, 0);
}

void TestWechat::reverseGivesTheMoneyBackOnce()
{
    WechatBench bench;
    const qint64 before = bench.phone.balanceFen();
    bench.pay(kNumber, 350);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.reverse(kNumber).value("recall"), QByteArray("N"));
    QCOMPARE(bench.phone.balanceFen(), before);
    QCOMPARE(bench.order(kNumber).returnedFen, 350);
}

void TestWechat::reverseNeedsTheMerchantsCertificate()
{
    WechatBench bench;
    bench.pay(kNumber, 350);
    Fields fields = bench.request(kNumber);
    bench.sign(fields);
    QCOMPARE(bench.raw(Call::Reverse, writeXml(fields), {}).kind, WireAnswer::Kind::Close);
    QCOMPARE(bench.raw(Call::Reverse, "garbage", {}).kind, WireAnswer::Kind::Close);
    const auto other = parseXml(bench.raw(Call::Reverse, writeXml(fields), "c2").body);
    QCOMPARE(other->value("return_code"), QByteArray("FAIL"));
    QCOMPARE(bench.order(kNumber).state, TradeState::Success);
}

void TestWechat::reverseOfAnUnknownNumberBarsIt()
{
    WechatBench bench;
    QCOMPARE(bench.reverse(kNumber).value("recall"), QByteArray("N"));
    QCOMPARE(bench.pay(kNumber, 350).value("err_code"), QByteArray("ORDERREVERSED"));
    QCOMPARE(bench.order(kNumber).takenFen, 0);
}

void TestWechat::reverseTooEarly()
{
    WechatBench lenient;
    lenient.pay(kNumber, 350);
    QCOMPARE(lenient.reverse(kNumber).value("result_code"), QByteArray("SUCCESS"));
    QVERIFY(lenient.service.calls().last().note.contains(QLatin1String("15 s")));

    WechatBench strict(AmountFaults::Off, {.strictReverseDelay = true, .micropayPerSecond = 33});
    strict.pay(kNumber, 350);
    QCOMPARE(strict.reverse(kNumber).value("err_code"), QByteArray("INVALID_REQUEST"));
    strict.clock.advance(15'000);
    QCOMPARE(strict.reverse(kNumber).value("result_code"), QByteArray("SUCCESS"));
}

void TestWechat::reverseExpires()
{
    WechatBench bench;
    bench.pay(kNumber, 350);
    bench.clock.advance(7LL * 24 * 3600 * 1000 + 1);
    QCOMPARE(bench.reverse(kNumber).value("err_code"), QByteArray("REVERSE_EXPIRE"));
    QCOMPARE(bench.order(kNumber).takenFen, 350);
}

void TestWechat::merchantsDoNotSeeEachOther()
{
    WechatBench bench;
    bench.pay(kNumber, 350);
    bench.merchant = bench.book.merchants.at(1);
    QCOMPARE(bench.query(kNumber).value("err_code"), QByteArray("ORDERNOTEXIST"));
    QCOMPARE(bench.pay(kNumber, 900).value("result_code"), QByteArray("SUCCESS")); // a number is the merchant's own
    QCOMPARE(bench.order(kNumber).takenFen, 900);
}

void TestWechat::limits33CallsASecond()
{
    WechatBench bench;
    for (int i = 0; i < 33; ++i)
        QCOMPARE(bench.pay(QStringLiteral("MD%1").arg(i), 1).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.pay(kNumber, 1).value("err_code"), QByteArray("FREQUENCY_LIMITED"));
    bench.clock.advance(1000);
    QCOMPARE(bench.pay(kNumber, 1).value("result_code"), QByteArray("SUCCESS"));
}

MENDIAN_TEST(TestWechat)
#include "tst_wechat.moc"
