// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

namespace {
const QString kNumber = QStringLiteral("MD20260701_1");
const QString kYuan = QStringLiteral("88.80");

constexpr qint64 kHour = 3600'000;
} // namespace

/// The trade's life, and where the money is at each step.
class TestAlipayTrades : public QObject
{
    Q_OBJECT
private slots:
    void paysAtOnce();
    void theSamePayIsNeverASecondCharge_data();
    void theSamePayIsNeverASecondCharge();
    void codesWorkOnceAndExpire();
    void aPasswordIsAskedFor_data();
    void aPasswordIsAskedFor();
    void unpaidTradesCloseByThemselves_data();
    void unpaidTradesCloseByThemselves();
    void anEmptyPurse();
    void aQrBecomesATradeWhenScanned();
    void aQrThatIsNotPaid();
    void cancels();
    void cancelHasADay();
    void closes();
    void refundsAddUp();
    void refusesRefunds();
    void aYearLaterItIsFinished();
    void thePlatformsDiscount();
    void tradeNoWins();
    void appsDoNotSeeEachOther();
    void stateSurvives();
};

void TestAlipayTrades::paysAtOnce()
{
    AlipayBench bench;
    const QJsonObject paid = bench.pay(kNumber, kYuan);
    QCOMPARE(codes(paid), QStringLiteral("10000"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(text(paid, "out_trade_no"), kNumber);
    QCOMPARE(text(paid, "trade_no").size(), 28);
    for (const char *name : {"total_amount", "receipt_amount", "buyer_pay_amount", "invoice_amount"})
        QCOMPARE(text(paid, name), kYuan);
    QCOMPARE(text(paid, "gmt_payment"), timeText(bench.clock.wall()));
    QVERIFY(!paid.contains(QStringLiteral("fund_bill_list"))); // only when asked for
    const QJsonObject found = bench.query(kNumber);
    QCOMPARE(text(found, "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    QCOMPARE(text(found, "trade_no"), text(paid, "trade_no"));
    QCOMPARE(text(found, "store_id"), QStringLiteral("NJ_001"));
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    QCOMPARE(bench.trade(kNumber).charges, 1);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000 - 8880);
    QVERIFY(!QJsonDocument(bench.trade(kNumber).summary()).toJson().contains(bench.trade(kNumber).authCode.toLatin1()));
}

void TestAlipayTrades::theSamePayIsNeverASecondCharge_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("answer");
    QTest::newRow("the same") << ""
                              << ""
                              << "10000";
    QTest::newRow("another amount") << "total_amount"
                                    << "88.81"
                                    << "40004 ACQ.CONTEXT_INCONSISTENT";
    QTest::newRow("another subject") << "subject"
                                     << "x"
                                     << "40004 ACQ.CONTEXT_INCONSISTENT";
    QTest::newRow("a field more") << "body"
                                  << "x"
                                  << "40004 ACQ.CONTEXT_INCONSISTENT";
    QTest::newRow("another code") << "auth_code"
                                  << "fresh"
                                  << "40004 ACQ.TRADE_HAS_SUCCESS";
}

void TestAlipayTrades::theSamePayIsNeverASecondCharge()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, answer);
    AlipayBench bench;
    QJsonObject content = bench.payContent(kNumber, kYuan);
    const QJsonObject first = bench.call("alipay.trade.pay", content);
    if (!member.isEmpty())
        content.insert(member,
            value == QLatin1String("fresh") ? bench.phone.freshCode(Wallet::Alipay, bench.clock.wall()) : value);
    bench.clock.advance(300'000);
    const QJsonObject again = bench.call("alipay.trade.pay", content);
    QCOMPARE(codes(again), answer);
    if (member.isEmpty())
        QCOMPARE(text(again, "trade_no"), text(first, "trade_no"));
    QCOMPARE(bench.trade(kNumber).charges, 1);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000 - 8880);
}

void TestAlipayTrades::codesWorkOnceAndExpire()
{
    AlipayBench bench;
    const QString refused = QStringLiteral("40004 ACQ.PAYMENT_AUTH_CODE_INVALID");
    const auto pay = [&](const QString &number, const QString &code) {
        return codes(bench.call("alipay.trade.pay", bench.payContent(number, kYuan, code)));
    };
    const QString code = bench.phone.freshCode(Wallet::Alipay, bench.clock.wall());
    QCOMPARE(code.size(), 18);
    QVERIFY(code.startsWith(QLatin1String("28")));
    QCOMPARE(pay(QStringLiteral("A"), code), QStringLiteral("10000"));
    QCOMPARE(pay(QStringLiteral("B"), code), refused);                                 // used
    QCOMPARE(pay(QStringLiteral("B"), QStringLiteral("281111111111111111")), refused); // nobody's
    QCOMPARE(pay(QStringLiteral("B"), bench.phone.freshCode(Wallet::Wechat, bench.clock.wall())), refused);
    const QString old = bench.phone.freshCode(Wallet::Alipay, bench.clock.wall());
    bench.clock.advance(Phone::kValidMs + 1);
    QCOMPARE(pay(QStringLiteral("B"), old), refused);
    QCOMPARE(codes(bench.query(QStringLiteral("B"))), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    QJsonObject face =
        bench.payContent(QStringLiteral("C"), kYuan, QStringLiteral("fp") + QString(33, QLatin1Char('0')));
    face.insert(QStringLiteral("scene"), QStringLiteral("security_code"));
    QCOMPARE(codes(bench.call("alipay.trade.pay", face)), QStringLiteral("40004 ACQ.AUTH_TOKEN_IS_NOT_EXIST"));
}

void TestAlipayTrades::aPasswordIsAskedFor_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("yuan");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<QString>("status");
    QTest::newRow("above the limit") << int(PhoneMode::Approve) << "1000.01" << qint64(4000) << "TRADE_SUCCESS";
    QTest::newRow("refuses") << int(PhoneMode::Refuse) << "1.00" << qint64(4000) << "WAIT_BUYER_PAY";
    QTest::newRow("slow") << int(PhoneMode::Slow) << "1.00" << qint64(20'000) << "TRADE_SUCCESS";
    QTest::newRow("offline") << int(PhoneMode::Offline) << "1.00" << qint64(60'000) << "WAIT_BUYER_PAY";
    QTest::newRow("asks") << int(PhoneMode::Ask) << "1.00" << qint64(60'000) << "WAIT_BUYER_PAY";
}

void TestAlipayTrades::aPasswordIsAskedFor()
{
    QFETCH(int, mode);
    QFETCH(QString, yuan);
    QFETCH(qint64, after);
    QFETCH(QString, status);
    AlipayBench bench;
    bench.phone.setMode(static_cast<PhoneMode>(mode));
    const QJsonObject content = bench.payContent(kNumber, yuan);
    const QJsonObject waiting = bench.call("alipay.trade.pay", content);
    QCOMPARE(codes(waiting), QStringLiteral("10003"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(text(waiting, "total_amount"), yuan);
    QCOMPARE(codes(bench.call("alipay.trade.pay", content)), QStringLiteral("10003"));
    bench.clock.advance(after - 1);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("WAIT_BUYER_PAY"));
    QCOMPARE(bench.trade(kNumber).takenFen, 0);
    bench.clock.advance(1);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), status);
    const bool waits = static_cast<PhoneMode>(mode) == PhoneMode::Ask;
    QCOMPARE(bench.service.decide({}, true), waits || static_cast<PhoneMode>(mode) == PhoneMode::Offline);
    QCOMPARE(bench.trade(kNumber).charges,
        status == QLatin1String("TRADE_SUCCESS") || waits || static_cast<PhoneMode>(mode) == PhoneMode::Offline ? 1
                                                                                                                : 0);
    QVERIFY(!bench.service.decide(kNumber, false));
}

void TestAlipayTrades::unpaidTradesCloseByThemselves_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("after");
    QTest::newRow("three hours") << ""
                                 << "" << 3 * kHour;
    QTest::newRow("timeout_express") << "timeout_express"
                                     << "5m" << qint64(300'000);
    QTest::newRow("time_expire") << "time_expire"
                                 << "2025-11-21 14:42:00" << qint64(600'000);
}

void TestAlipayTrades::unpaidTradesCloseByThemselves()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(qint64, after);
    AlipayBench bench;
    bench.phone.setMode(PhoneMode::Offline);
    QJsonObject content = bench.payContent(kNumber, kYuan);
    if (!member.isEmpty())
        content.insert(member, value);
    QCOMPARE(codes(bench.call("alipay.trade.pay", content)), QStringLiteral("10003"));
    bench.clock.advance(after - 1);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("WAIT_BUYER_PAY"));
    bench.clock.advance(1);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_CLOSED"));
    QCOMPARE(codes(bench.call("alipay.trade.pay", content)), QStringLiteral("40004 ACQ.TRADE_HAS_CLOSE"));
    QJsonObject late = bench.payContent(QStringLiteral("LATE"), kYuan);
    late.insert(QStringLiteral("time_expire"), QStringLiteral("2025-11-21 14:32:00"));
    QCOMPARE(codes(bench.call("alipay.trade.pay", late)), QStringLiteral("40004 ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR"));
}

void TestAlipayTrades::anEmptyPurse()
{
    AlipayBench bench;
    bench.phone.setBalanceFen(8879);
    QCOMPARE(codes(bench.pay(kNumber, kYuan)), QStringLiteral("40004 ACQ.BUYER_BALANCE_NOT_ENOUGH"));
    QCOMPARE(codes(bench.query(kNumber)), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    bench.phone.setMode(PhoneMode::Slow);
    QCOMPARE(codes(bench.pay(kNumber, kYuan)), QStringLiteral("10003"));
    bench.clock.advance(20'000);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("WAIT_BUYER_PAY"));
    QCOMPARE(bench.trade(kNumber).charges, 0);
}

void TestAlipayTrades::aQrBecomesATradeWhenScanned()
{
    AlipayBench bench;
    const QString qr = bench.precreate(kNumber, kYuan);
    QCOMPARE(codes(bench.query(kNumber)), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    QCOMPARE(codes(bench.ask("alipay.trade.close", kNumber)), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    bench.precreate(kNumber, kYuan);
    QCOMPARE(QJsonDocument::fromJson(bench.last.body)
                 .object()
                 .value(u"alipay_trade_precreate_response")
                 .toObject()
                 .value(u"sub_code")
                 .toString(),
        QStringLiteral("ACQ.APPLY_PC_MERCHANT_CODE_ERROR"));
    QCOMPARE(codes(bench.pay(kNumber, kYuan)), QStringLiteral("40004 ACQ.CONTEXT_INCONSISTENT"));
    // A cancel before the scan succeeds without action and leaves the code payable.
    const QJsonObject cancelled = bench.ask("alipay.trade.cancel", kNumber);
    QCOMPARE(codes(cancelled), QStringLiteral("10000"));
    QCOMPARE(text(cancelled, "retry_flag"), QStringLiteral("N"));
    QVERIFY(!cancelled.contains(QStringLiteral("action")) && !cancelled.contains(QStringLiteral("trade_no")));
    QCOMPARE(bench.service.scan(qr).value(), kNumber);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    const auto again = bench.service.scan(qr);
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    const auto foreign = bench.service.scan(QStringLiteral("https://qr.alipay.com/other"));
    QVERIFY(!foreign && foreign.error().code == ErrorCode::NotFound);
}

void TestAlipayTrades::aQrThatIsNotPaid()
{
    AlipayBench bench;
    const QString old = bench.precreate(QStringLiteral("OLD"), kYuan);
    bench.clock.advance(2 * kHour);
    QVERIFY(!bench.service.scan(old)); // two hours whatever the parameters say
    bench.phone.setMode(PhoneMode::Ask);
    const QString qr = bench.precreate(kNumber, kYuan);
    QCOMPARE(bench.service.scan(qr).value(), kNumber);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("WAIT_BUYER_PAY"));
    QCOMPARE(codes(bench.ask("alipay.trade.close", kNumber)), QStringLiteral("10000"));
    QVERIFY(!bench.service.scan(qr));
    QVERIFY(!bench.service.decide(kNumber, true));
    QCOMPARE(bench.trade(kNumber).charges, 0);
    QJsonObject content = bench.payContent(QStringLiteral("SHORT"), kYuan);
    content.remove(QStringLiteral("scene"));
    content.remove(QStringLiteral("auth_code"));
    content.insert(QStringLiteral("qr_code_timeout_express"), QStringLiteral("2m"));
    const QString brief = text(bench.call("alipay.trade.precreate", content), "qr_code");
    bench.clock.advance(120'000);
    QVERIFY(!bench.service.scan(brief));
}

void TestAlipayTrades::cancels()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    const QJsonObject back = bench.ask("alipay.trade.cancel", kNumber);
    QCOMPARE(codes(back), QStringLiteral("10000"));
    QCOMPARE(text(back, "action"), QStringLiteral("refund"));
    QCOMPARE(text(back, "retry_flag"), QStringLiteral("N"));
    QCOMPARE(bench.trade(kNumber).takenFen, 0);
    QCOMPARE(bench.trade(kNumber).returnedFen, 8880);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    QCOMPARE(text(bench.ask("alipay.trade.cancel", kNumber), "action"), QStringLiteral("refund")); // once more
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    const QJsonObject found = bench.query(kNumber);
    QCOMPARE(text(found, "trade_status"), QStringLiteral("TRADE_CLOSED"));
    QCOMPARE(text(found, "ext_infos"), QStringLiteral("{\"action\":\"cancel\"}"));

    bench.phone.setMode(PhoneMode::Offline);
    bench.pay(QStringLiteral("B"), kYuan);
    QCOMPARE(text(bench.ask("alipay.trade.cancel", QStringLiteral("B")), "action"), QStringLiteral("close"));
    QVERIFY(!bench.service.decide(QStringLiteral("B"), true));

    bench.phone.setMode(PhoneMode::Approve);
    bench.pay(QStringLiteral("C"), kYuan);
    bench.refund(QStringLiteral("C"), QStringLiteral("1.00"), QStringLiteral("R1"));
    QCOMPARE(codes(bench.ask("alipay.trade.cancel", QStringLiteral("C"))),
        QStringLiteral("40004 ACQ.REASON_TRADE_REFUND_FEE_ERR"));
}

void TestAlipayTrades::cancelHasADay()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    bench.clock.advance(24 * kHour + 1);
    QCOMPARE(codes(bench.ask("alipay.trade.cancel", kNumber)), QStringLiteral("40004 ACQ.TRADE_CANCEL_TIME_OUT"));
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    QCOMPARE(text(bench.refund(kNumber, kYuan, QStringLiteral("R1")), "fund_change"), QStringLiteral("Y"));
}

void TestAlipayTrades::closes()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    QCOMPARE(codes(bench.ask("alipay.trade.close", kNumber)), QStringLiteral("40004 ACQ.TRADE_STATUS_ERROR"));
    bench.phone.setMode(PhoneMode::Offline);
    bench.pay(QStringLiteral("B"), kYuan);
    QCOMPARE(codes(bench.ask("alipay.trade.close", QStringLiteral("B"))), QStringLiteral("10000"));
    QCOMPARE(codes(bench.ask("alipay.trade.close", QStringLiteral("B"))),
        QStringLiteral("40004 ACQ.REASON_TRADE_STATUS_INVALID"));
}

void TestAlipayTrades::refundsAddUp()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    const QString one = QStringLiteral("R1");
    QJsonObject back = bench.refund(kNumber, QStringLiteral("30.00"), one);
    QCOMPARE(text(back, "fund_change"), QStringLiteral("Y"));
    QCOMPARE(text(back, "refund_fee"), QStringLiteral("30.00"));
    back = bench.refund(kNumber, QStringLiteral("30.00"), one); // a repetition may come at once
    QCOMPARE(text(back, "fund_change"), QStringLiteral("N"));
    QCOMPARE(text(back, "refund_fee"), QStringLiteral("30.00"));
    QCOMPARE(codes(bench.refund(kNumber, QStringLiteral("31.00"), one)),
        QStringLiteral("40004 ACQ.DISCORDANT_REPEAT_REQUEST"));
    QCOMPARE(codes(bench.refund(kNumber, QStringLiteral("58.80"), QStringLiteral("R2"))),
        QStringLiteral("40004 ACQ.SYSTEM_ERROR")); // three seconds between two
    bench.clock.advance(3000);
    QCOMPARE(codes(bench.refund(kNumber, QStringLiteral("58.81"), QStringLiteral("R2"))),
        QStringLiteral("40004 ACQ.REASON_TRADE_REFUND_FEE_ERR"));
    back = bench.ask("alipay.trade.refund", kNumber,
        {{QStringLiteral("refund_amount"), QStringLiteral("58.80")},
            {QStringLiteral("out_request_no"), QStringLiteral("R2")},
            {QStringLiteral("refund_reason"), QStringLiteral(u"不新鲜")},
            {QStringLiteral("query_options"), QJsonArray{QStringLiteral("refund_detail_item_list")}}});
    QCOMPARE(text(back, "refund_fee"), QStringLiteral("88.80")); // of the trade, not of the call
    QCOMPARE(text(back, "send_back_fee"), QStringLiteral("58.80"));
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_CLOSED"));
    QCOMPARE(bench.trade(kNumber).takenFen, 0);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    QCOMPARE(
        text(bench.refund(kNumber, QStringLiteral("58.80"), QStringLiteral("R2")), "fund_change"), QStringLiteral("N"));
    QCOMPARE(codes(bench.refund(kNumber, QStringLiteral("0.01"), QStringLiteral("R3"))),
        QStringLiteral("40004 ACQ.TRADE_HAS_CLOSE"));

    const auto asked = [&](const QString &requestNo) {
        return bench.ask("alipay.trade.fastpay.refund.query", kNumber, {{QStringLiteral("out_request_no"), requestNo}});
    };
    QCOMPARE(text(asked(QStringLiteral("R2")), "refund_status"), QStringLiteral("REFUND_SUCCESS"));
    QCOMPARE(text(asked(QStringLiteral("R2")), "refund_amount"), QStringLiteral("58.80"));
    QCOMPARE(text(asked(QStringLiteral("R2")), "refund_reason"), QStringLiteral(u"不新鲜"));
    QVERIFY(bench.service.calls().last().note.contains(QLatin1String("10 s")));
    QCOMPARE(codes(asked(QStringLiteral("R9"))), QStringLiteral("10000")); // no proof of anything
    QVERIFY(!asked(QStringLiteral("R9")).contains(QStringLiteral("refund_status")));
}

void TestAlipayTrades::refusesRefunds()
{
    AlipayBench bench;
    QCOMPARE(codes(bench.refund(kNumber, kYuan, QStringLiteral("R"))), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    bench.pay(kNumber, kYuan);
    const auto whole = [&](const char *yuan) {
        return bench.ask(
            "alipay.trade.refund", kNumber, {{QStringLiteral("refund_amount"), QString::fromLatin1(yuan)}});
    };
    QCOMPARE(codes(whole("1.00")), QStringLiteral("40004 ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"));
    QCOMPARE(text(whole("88.80"), "fund_change"), QStringLiteral("Y"));
    QCOMPARE(text(whole("88.80"), "fund_change"), QStringLiteral("N"));
    QCOMPARE(
        text(bench.ask("alipay.trade.fastpay.refund.query", kNumber, {{QStringLiteral("out_request_no"), kNumber}}),
            "refund_status"),
        QStringLiteral("REFUND_SUCCESS"));
    bench.phone.setMode(PhoneMode::Offline);
    bench.pay(QStringLiteral("B"), kYuan);
    QCOMPARE(codes(bench.refund(QStringLiteral("B"), kYuan, QStringLiteral("R"))),
        QStringLiteral("40004 ACQ.TRADE_STATUS_ERROR"));
}

void TestAlipayTrades::aYearLaterItIsFinished()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    bench.clock.advance(365 * 24 * kHour);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_FINISHED"));
    QCOMPARE(codes(bench.refund(kNumber, kYuan, QStringLiteral("R"))), QStringLiteral("40004 ACQ.TRADE_HAS_FINISHED"));
    QCOMPARE(codes(bench.ask("alipay.trade.cancel", kNumber)), QStringLiteral("40004 ACQ.TRADE_HAS_FINISHED"));
}

void TestAlipayTrades::thePlatformsDiscount()
{
    AlipayBench bench;
    bench.fault(Call::AlipayPay, Fault::Discount);
    QJsonObject content = bench.payContent(kNumber, QStringLiteral("100.00"));
    content.insert(QStringLiteral("query_options"),
        QJsonArray{QStringLiteral("fund_bill_list"), QStringLiteral("voucher_detail_list")});
    const QJsonObject paid = bench.call("alipay.trade.pay", content);
    QCOMPARE(text(paid, "receipt_amount"), QStringLiteral("100.00"));
    QCOMPARE(text(paid, "buyer_pay_amount"), QStringLiteral("90.00"));
    QCOMPARE(text(paid, "discount_amount"), QStringLiteral("10.00"));
    QCOMPARE(QJsonDocument(paid.value(u"fund_bill_list").toArray()).toJson(QJsonDocument::Compact),
        QByteArray(
            R"([{"amount":"90.00","fund_channel":"ALIPAYACCOUNT"},{"amount":"10.00","fund_channel":"DISCOUNT"}])"));
    QCOMPARE(paid.value(u"voucher_detail_list").toArray().at(0).toObject().value(u"other_contribute").toString(),
        QStringLiteral("10.00"));
    QCOMPARE(bench.trade(kNumber).takenFen, 10'000);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000 - 9'000);
    // The customer's own money goes back first.
    bench.refund(kNumber, QStringLiteral("95.00"), QStringLiteral("R1"));
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    bench.clock.advance(3000);
    bench.refund(kNumber, QStringLiteral("5.00"), QStringLiteral("R2"));
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    QCOMPARE(bench.trade(kNumber).returnedFen, 10'000);
}

void TestAlipayTrades::tradeNoWins()
{
    AlipayBench bench;
    const QString tradeNo = text(bench.pay(kNumber, kYuan), "trade_no");
    const QJsonObject found =
        bench.ask("alipay.trade.query", QStringLiteral("WRONG"), {{QStringLiteral("trade_no"), tradeNo}});
    QCOMPARE(text(found, "out_trade_no"), kNumber);
}

void TestAlipayTrades::appsDoNotSeeEachOther()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    bench.app = bench.book.alipayApps.at(1);
    QCOMPARE(codes(bench.query(kNumber)), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    QCOMPARE(codes(bench.pay(kNumber, kYuan)), QStringLiteral("10000"));
    QCOMPARE(bench.service.payments().size(), 2);
}

void TestAlipayTrades::stateSurvives()
{
    AlipayBench bench;
    QJsonObject content = bench.payContent(kNumber, kYuan);
    Params params = bench.params("alipay.trade.pay", content);
    params["notify_url"] = "http://127.0.0.1:1/notify";
    bench.sign(params);
    const QString tradeNo = text(bench.send(params), "trade_no");
    bench.refund(kNumber, QStringLiteral("30.00"), QStringLiteral("R1"));
    const QString qr = bench.precreate(QStringLiteral("Q"), kYuan);
    bench.fault(Call::AlipayPay, Fault::LateArrival);
    bench.pay(QStringLiteral("L"), kYuan);

    AlipayBench next;
    QVERIFY(next.service.restore(bench.service.state()));
    QCOMPARE(next.service.state(), bench.service.state());
    QCOMPARE(text(next.call("alipay.trade.pay", content), "trade_no"), tradeNo);
    QCOMPARE(
        text(next.refund(kNumber, QStringLiteral("30.00"), QStringLiteral("R1")), "fund_change"), QStringLiteral("N"));
    QCOMPARE(next.service.scan(qr).value(), QStringLiteral("Q"));
    next.clock.advance(30'000);
    QCOMPARE(text(next.query(QStringLiteral("L")), "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    QCOMPARE(next.service.due().size(), 1);
    QVERIFY(!next.service.restore({{QStringLiteral("trades"), 7}}));
    QVERIFY(next.service.restore({})); // from before there was an Alipay
}

MENDIAN_TEST(TestAlipayTrades)
#include "tst_alipaytrades.moc"
