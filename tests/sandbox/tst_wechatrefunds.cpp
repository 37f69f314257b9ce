// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/refundnotice.h"
#include "tests/support/testmain.h"
#include "wechatbench.h"
#include "wechatvectors.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

namespace {
const QString kNumber = QStringLiteral("MD202601310001");
const QString kRefund = QStringLiteral("R202601310001");
constexpr qint64 kDay = 24 * 3600'000LL;
} // namespace

class TestWechatRefunds : public QObject
{
    Q_OBJECT
private slots:
    void aRefundIsAcceptedThenArrives();
    void theSameAgainRefundsOnce();
    void aChangedRepetitionIsRefused_data();
    void aChangedRepetitionIsRefused();
    void refuses_data();
    void refuses();
    void fields_data();
    void fields();
    void needsTheMerchantsCertificate();
    void partsAddUpAndStopAtTheAmount();
    void fiftyPartsAndAMinuteBetween();
    void drawsOnTheMerchantsBalance();
    void changeAndCloseGiveTheMoneyToTheMerchant_data();
    void changeAndCloseGiveTheMoneyToTheMerchant();
    void queryPriorityAndPages();
    void everyCodeOfTheTable_data();
    void everyCodeOfTheTable();
    void doneAllTheSame();
    void wireFaultsOfARefund();
    void couponsGoBackInProportion();
    void discountsMakeThreeAmounts_data();
    void discountsMakeThreeAmounts();
    void openidBindsTheCode();
    void noticeIsTheWorkedExample();
    void timeScaleDividesTheWaits();
    void stateSurvives();
};

void TestWechatRefunds::aRefundIsAcceptedThenArrives()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    const qint64 purse = bench.phone.balanceFen();
    const Fields reply = bench.refund(kNumber, kRefund, 400);
    QVERIFY(bench.lastSigned);
    const QList<Field> expected{{"result_code", "SUCCESS"}, {"out_trade_no", kNumber.toUtf8()},
        {"out_refund_no", kRefund.toUtf8()}, {"refund_fee", "400"}, {"settlement_refund_fee", "400"},
        {"total_fee", "1000"}, {"settlement_total_fee", "1000"}, {"fee_type", "CNY"}, {"cash_fee", "1000"},
        {"cash_refund_fee", "400"}, {"coupon_refund_fee", "0"}, {"coupon_refund_count", "0"}};
    for (const Field &field : expected)
        QCOMPARE(reply.value(field.name.constData()), field.value);
    QCOMPARE(reply.value("refund_id").size(), 29);
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("REFUND"));
    QCOMPARE(bench.refundQuery("out_refund_no", kRefund.toUtf8()).value("refund_status_0"), QByteArray("PROCESSING"));
    QCOMPARE(bench.phone.balanceFen(), purse);
    bench.clock.advance(Ledger::kRefundMs - 1);
    QCOMPARE(bench.refundQuery("out_refund_no", kRefund.toUtf8()).value("refund_status_0"), QByteArray("PROCESSING"));
    bench.clock.advance(1);
    const Fields arrived = bench.refundQuery("out_refund_no", kRefund.toUtf8());
    QVERIFY(bench.lastSigned);
    QCOMPARE(arrived.value("refund_status_0"), QByteArray("SUCCESS"));
    QCOMPARE(arrived.value("refund_success_time_0"), QByteArray("2025-11-21 14:33:00"));
    QCOMPARE(arrived.value("refund_count"), QByteArray("1"));
    QCOMPARE(arrived.value("refund_channel_0"), QByteArray("ORIGINAL"));
    QVERIFY(arrived.has("refund_recv_accout_0")); // spelt so
    QCOMPARE(bench.phone.balanceFen(), purse + 400);
    QCOMPARE(bench.order(kNumber).takenFen, 600);
    QCOMPARE(bench.order(kNumber).returnedFen, 400);
}

void TestWechatRefunds::theSameAgainRefundsOnce()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    Fields fields = bench.refundRequest(kNumber, kRefund, 400);
    const QByteArray id = bench.send(Call::Refund, fields).value("refund_id");
    for (int i = 0; i < 3; ++i) {
        bench.clock.advance(30'000);
        fields.set("nonce_str", QByteArray::number(i));
        QCOMPARE(bench.send(Call::Refund, fields).value("refund_id"), id);
    }
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
    QCOMPARE(bench.order(kNumber).returnedFen, 400);
}

void TestWechatRefunds::aChangedRepetitionIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("refund_fee") << QByteArray("refund_fee") << QByteArray("401") << QByteArray("REFUND_FEE_MISMATCH");
    QTest::newRow("total_fee") << QByteArray("total_fee") << QByteArray("1001") << QByteArray("REFUND_FEE_MISMATCH");
    QTest::newRow("refund_desc") << QByteArray("refund_desc") << QByteArray("x") << QByteArray("ERROR");
}

void TestWechatRefunds::aChangedRepetitionIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    WechatBench bench;
    bench.pay(kNumber, 1000);
    Fields fields = bench.refundRequest(kNumber, kRefund, 400);
    bench.send(Call::Refund, fields);
    fields.set(name.constData(), value);
    QCOMPARE(bench.send(Call::Refund, fields).value("err_code"), code);
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
}

void TestWechatRefunds::refuses_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("afterMs");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("unknown number") << "MD9" << 1LL << 1000LL << 0LL << QByteArray("ORDERNOTEXIST");
    QTest::newRow("not paid") << "WAITING" << 1LL << 1000LL << 0LL << QByteArray("ORDERNOTEXIST");
    QTest::newRow("another total") << kNumber << 1LL << 999LL << 0LL << QByteArray("PARAM_ERROR");
    QTest::newRow("more than was paid") << kNumber << 1001LL << 1000LL << 0LL << QByteArray("ERROR");
    QTest::newRow("all of it") << kNumber << 1000LL << 1000LL << 0LL << QByteArray();
    QTest::newRow("day 365") << kNumber << 1LL << 1000LL << 365 * kDay << QByteArray();
    QTest::newRow("day 366") << kNumber << 1LL << 1000LL << 365 * kDay + 1 << QByteArray("TRADE_OVERDUE");
}

void TestWechatRefunds::refuses()
{
    QFETCH(QString, number);
    QFETCH(qint64, fen);
    QFETCH(qint64, total);
    QFETCH(qint64, afterMs);
    QFETCH(QByteArray, code);
    WechatBench bench;
    bench.pay(kNumber, 1000);
    bench.phone.setMode(PhoneMode::Ask);
    bench.pay(QStringLiteral("WAITING"), 1000);
    bench.clock.advance(afterMs);
    QCOMPARE(bench.refund(number, kRefund, fen, total).value("err_code"), code);
    QVERIFY(bench.lastSigned);
}

void TestWechatRefunds::fields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *title, const char *name, const QByteArray &value, const char *code) {
        QTest::newRow(title) << QByteArray(name) << value << QByteArray(code);
    };
    row("no refund number", "out_refund_no", "", "LACK_PARAMS");
    row("refund number of 64", "out_refund_no", QByteArray(64, 'a'), "");
    row("refund number of 65", "out_refund_no", QByteArray(65, 'a'), "PARAM_ERROR");
    row("refund number with all signs", "out_refund_no", "aZ09_-|*@", "");
    row("refund number with a blank", "out_refund_no", "R 1", "PARAM_ERROR");
    row("refund 0", "refund_fee", "0", "PARAM_ERROR");
    row("refund in yuan", "refund_fee", "4.00", "PARAM_ERROR");
    row("no total", "total_fee", "", "LACK_PARAMS");
    row("currency", "refund_fee_type", "USD", "PARAM_ERROR");
    row("reason of 80 bytes", "refund_desc", QByteArray(80, 'x'), "");
    row("reason of 81 bytes", "refund_desc", QByteArray(81, 'x'), "PARAM_ERROR");
    row("account", "refund_account", "REFUND_SOURCE_RECHARGE_FUNDS", "");
    row("unknown account", "refund_account", "MY_POCKET", "PARAM_ERROR");
    row("address", "notify_url", "https://shop.example/refund", "");
    row("address on this machine", "notify_url", "http://127.0.0.1:8080/refund", "");
    row("plain address elsewhere", "notify_url", "http://shop.example/refund", "PARAM_ERROR");
    row("address with a query", "notify_url", "https://shop.example/refund?a=1", "PARAM_ERROR");
    row("unknown transaction", "transaction_id", "4200000000202601310000000001", "INVALID_TRANSACTIONID");
}

void TestWechatRefunds::fields()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    WechatBench bench;
    bench.pay(kNumber, 1000);
    Fields fields = bench.refundRequest(kNumber, kRefund, 400);
    fields.set(name.constData(), value);
    QCOMPARE(bench.send(Call::Refund, fields).value("err_code"), code);
    QCOMPARE(bench.order(kNumber).refunds.size(), code.isEmpty() ? 1 : 0);
}

void TestWechatRefunds::needsTheMerchantsCertificate()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    Fields fields = bench.refundRequest(kNumber, kRefund, 400);
    bench.sign(fields);
    QCOMPARE(bench.raw(Call::Refund, writeXml(fields), {}).kind, WireAnswer::Kind::Close);
    QCOMPARE(parseXml(bench.raw(Call::Refund, writeXml(fields), "c2").body)->value("return_code"), QByteArray("FAIL"));
    QVERIFY(bench.order(kNumber).refunds.isEmpty());
}

void TestWechatRefunds::partsAddUpAndStopAtTheAmount()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    for (const qint64 fen : {333, 333, 334}) {
        QCOMPARE(bench.refund(kNumber, QStringLiteral("R%1").arg(fen) + QString::number(bench.clock.mono()), fen)
                     .value("result_code"),
            QByteArray("SUCCESS"));
        bench.clock.advance(Ledger::kRefundPauseMs);
    }
    QCOMPARE(bench.refund(kNumber, QStringLiteral("R9"), 1).value("err_code"), QByteArray("ERROR"));
    bench.query(kNumber);
    QCOMPARE(bench.order(kNumber).returnedFen, 1000);
    QCOMPARE(bench.order(kNumber).takenFen, 0);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
}

void TestWechatRefunds::fiftyPartsAndAMinuteBetween()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    for (int i = 0; i < Ledger::kRefundParts; ++i) {
        QCOMPARE(bench.refund(kNumber, QStringLiteral("R%1").arg(i), 1).value("result_code"), QByteArray("SUCCESS"));
        if (i == 0) {
            bench.clock.advance(Ledger::kRefundPauseMs - 1);
            QCOMPARE(
                bench.refund(kNumber, QStringLiteral("SOON"), 1).value("err_code"), QByteArray("FREQUENCY_LIMITED"));
        }
        bench.clock.advance(Ledger::kRefundPauseMs);
    }
    QCOMPARE(bench.refund(kNumber, QStringLiteral("R50"), 1).value("err_code"), QByteArray("ERROR"));
    QCOMPARE(bench.order(kNumber).refunds.size(), 50);
}

void TestWechatRefunds::drawsOnTheMerchantsBalance()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    Ledger &ledger = bench.service.ledger();
    QCOMPARE(ledger.merchantBalance(bench.merchant.mchId), Ledger::kOpeningFen + 1000 - 6); // 0.60 %
    ledger.setMerchantBalance(bench.merchant.mchId, 399);
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value("err_code"), QByteArray("NOTENOUGH"));
    ledger.setMerchantBalance(bench.merchant.mchId, 400); // recharged: the same number again
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(ledger.merchantBalance(bench.merchant.mchId), 0);
    QCOMPARE(ledger.flow(bench.merchant.mchId).last().balance, 0);
}

void TestWechatRefunds::changeAndCloseGiveTheMoneyToTheMerchant_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("free"); // for a new refund number
    QTest::newRow("change") << int(Fault::RefundChange) << QByteArray("CHANGE") << false;
    QTest::newRow("close") << int(Fault::RefundClose) << QByteArray("REFUNDCLOSE") << true;
}

void TestWechatRefunds::changeAndCloseGiveTheMoneyToTheMerchant()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, status);
    QFETCH(bool, free);
    WechatBench bench;
    bench.pay(kNumber, 1000);
    const qint64 before = bench.service.ledger().merchantBalance(bench.merchant.mchId);
    const qint64 purse = bench.phone.balanceFen();
    bench.fault(Call::Refund, static_cast<Fault>(fault), 1, 90'000);
    QCOMPARE(bench.refund(kNumber, kRefund, 1000).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.service.ledger().merchantBalance(bench.merchant.mchId), before - 1000);
    bench.clock.advance(89'999);
    QCOMPARE(bench.refundQuery("out_refund_no", kRefund.toUtf8()).value("refund_status_0"), QByteArray("PROCESSING"));
    bench.clock.advance(1);
    QCOMPARE(bench.refundQuery("out_refund_no", kRefund.toUtf8()).value("refund_status_0"), status);
    QCOMPARE(bench.service.ledger().merchantBalance(bench.merchant.mchId), before);
    QCOMPARE(bench.phone.balanceFen(), purse);
    QCOMPARE(bench.order(kNumber).takenFen, 1000);
    QCOMPARE(bench.refund(kNumber, QStringLiteral("R2"), 1000).value("result_code"),
        free ? QByteArray("SUCCESS") : QByteArray("FAIL"));
}

void TestWechatRefunds::queryPriorityAndPages()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    QCOMPARE(bench.refundQuery("out_trade_no", kNumber.toUtf8()).value("err_code"), QByteArray("REFUNDNOTEXIST"));
    for (int i = 0; i < 12; ++i) {
        bench.refund(kNumber, QStringLiteral("R%1").arg(i), 1 + i);
        bench.clock.advance(Ledger::kRefundPauseMs);
    }
    const Fields all = bench.refundQuery("out_trade_no", kNumber.toUtf8());
    QCOMPARE(all.value("refund_count"), QByteArray("10"));
    QVERIFY(!all.has("total_refund_count"));
    QCOMPARE(all.value("out_refund_no_9"), QByteArray("R9"));
    QVERIFY(!all.has("out_refund_no_10"));
    Fields page = bench.request(kNumber);
    page.add("offset", "10");
    const Fields second = bench.send(Call::RefundQuery, page);
    QCOMPARE(second.value("total_refund_count"), QByteArray("12"));
    QCOMPARE(second.value("refund_count"), QByteArray("2"));
    QCOMPARE(second.value("out_refund_no_0"), QByteArray("R10"));
    page.set("offset", "20");
    QCOMPARE(bench.send(Call::RefundQuery, page).value("err_code"), QByteArray("PARAM_ERROR"));

    Fields mixed = bench.request(QStringLiteral("UNKNOWN"));
    mixed.add("out_refund_no", "R3");
    QCOMPARE(bench.send(Call::RefundQuery, mixed).value("refund_fee_0"), QByteArray("4"));
    mixed.add("refund_id", bench.order(kNumber).refunds.at(5).refundId.toLatin1());
    QCOMPARE(bench.send(Call::RefundQuery, mixed).value("refund_fee_0"), QByteArray("6"));
    QCOMPARE(bench.refundQuery("refund_id", "R3").value("err_code"), QByteArray("REFUNDNOTEXIST"));
    QCOMPARE(bench.refundQuery("out_trade_no", "").value("err_code"), QByteArray("LACK_PARAMS"));
    QCOMPARE(
        bench.refundQuery("transaction_id", bench.order(kNumber).transactionId.toLatin1()).value("out_refund_no_0"),
        QByteArray("R0"));
}

void TestWechatRefunds::everyCodeOfTheTable_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<QString>("code");
    const auto rows = [](Call call, std::initializer_list<const char *> codes) {
        for (const char *code : codes)
            QTest::addRow("%s %s", callName(call), code) << int(call) << QString::fromLatin1(code);
    };
    // spec/wechat-pay.md 1.7, 1.8, 1.9, 1.10
    rows(Call::Refund,
        {"SYSTEMERROR", "BIZERR_NEED_RETRY", "TRADE_OVERDUE", "NOTENOUGH", "USER_ACCOUNT_ABNORMAL", "ERROR",
            "TRADE_ERROR", "INVALID_REQ_TOO_MUCH", "FREQUENCY_LIMITED", "REFUND_FEE_MISMATCH", "ORDER_NOT_READY",
            "ORDERNOTEXIST", "INVALID_TRANSACTIONID", "PARAM_ERROR", "APPID_NOT_EXIST", "MCHID_NOT_EXIST",
            "APPID_MCHID_NOT_MATCH", "REQUIRE_POST_METHOD", "SIGNERROR", "XML_FORMAT_ERROR", "CERT_ERROR"});
    rows(Call::RefundQuery, {"SYSTEMERROR", "REFUNDNOTEXIST", "INVALID_TRANSACTIONID", "PARAM_ERROR"});
    rows(Call::DownloadFundFlow, {"SYSTEMERROR", "PARAM_ERROR", "NO_BILL_EXIST", "BILL_CREATING"});
    rows(Call::AuthCodeToOpenId, {"SYSTEMERROR", "AUTHCODEEXPIRE", "AUTH_CODE_ERROR", "AUTH_CODE_INVALID"});
}

void TestWechatRefunds::everyCodeOfTheTable()
{
    QFETCH(int, call);
    QFETCH(QString, code);
    WechatBench bench;
    bench.pay(kNumber, 1000);
    const Call which = static_cast<Call>(call);
    QVERIFY(bench.faults.addPlan(QStringLiteral(R"({"faults":[{"call":"%1","kind":"err_code","code":"%2"}]})")
                                     .arg(QLatin1String(callName(which)), code)
                                     .toUtf8()));
    Fields fields = bench.refundRequest(kNumber, kRefund, 400);
    fields.add("auth_code", "134567890123456789");
    fields.add("bill_date", "20251120");
    fields.add("account_type", "Basic");
    fields.add("sign_type", "HMAC-SHA256");
    const Fields reply = bench.send(which, fields);
    QCOMPARE(reply.value("err_code"), code.toLatin1());
    QVERIFY(bench.lastSigned);
    QVERIFY(bench.order(kNumber).refunds.isEmpty());
}

void TestWechatRefunds::doneAllTheSame()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    bench.fault(Call::Refund, Fault::SystemErrorDone);
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value("err_code"), QByteArray("SYSTEMERROR"));
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
}

void TestWechatRefunds::wireFaultsOfARefund()
{
    for (const FaultKind &kind : faultKinds()) {
        if (kind.stage != Stage::Wire || !(kind.calls & callBit(Call::Refund)))
            continue;
        WechatBench bench;
        bench.pay(QStringLiteral("EARLIER"), 100);
        bench.pay(kNumber, 1000);
        bench.fault(Call::Refund, kind.fault);
        const Fields reply = bench.refund(kNumber, kRefund, 400);
        QVERIFY2(bench.order(kNumber).refunds.size() == 1, kind.name); // whatever the reply looks like
        const bool asItShould = bench.last.kind == WireAnswer::Kind::Reply && bench.last.status == 200
            && bench.last.delayMs == 0 && bench.lastSigned && reply.value("refund_fee") == "400"
            && reply.value("out_trade_no") == kNumber.toUtf8() && reply.value("mch_id") == "1900000001"
            && reply.value("fee_type") == "CNY" && bench.last.body.size() < 10'000;
        QVERIFY2(!asItShould, kind.name);
    }
}

void TestWechatRefunds::couponsGoBackInProportion()
{
    WechatBench bench;
    bench.service.ledger().addDiscount({100, false, 1, {}});
    bench.pay(kNumber, 1000);
    qint64 cash = 0;
    qint64 coupon = 0;
    qint64 settled = 0;
    for (const qint64 fen : {1, 3, 332, 331, 333}) {
        const Fields reply = bench.refund(kNumber, QStringLiteral("R%1").arg(fen), fen);
        QCOMPARE(reply.value("result_code"), QByteArray("SUCCESS"));
        cash += reply.value("cash_refund_fee").toLongLong();
        coupon += reply.value("coupon_refund_fee").toLongLong();
        settled += reply.value("settlement_refund_fee").toLongLong();
        bench.clock.advance(Ledger::kRefundPauseMs);
    }
    QCOMPARE(cash, 900);
    QCOMPARE(coupon, 100);
    QCOMPARE(settled, 900);
    bench.query(kNumber);
    QCOMPARE(bench.phone.balanceFen(), 10'000'000);
    const Fields query = bench.refundQuery("out_refund_no", "R332");
    QCOMPARE(query.value("coupon_type_0_0"), QByteArray("NO_CASH"));
    QCOMPARE(query.value("coupon_refund_count_0"), QByteArray("1"));
}

void TestWechatRefunds::discountsMakeThreeAmounts_data()
{
    QTest::addColumn<bool>("recharge");
    QTest::addColumn<QByteArray>("settled");
    QTest::newRow("paid for in advance") << true << QByteArray("1000");
    QTest::newRow("the merchant's own") << false << QByteArray("900");
}

void TestWechatRefunds::discountsMakeThreeAmounts()
{
    QFETCH(bool, recharge);
    QFETCH(QByteArray, settled);
    WechatBench bench;
    bench.service.ledger().addDiscount({100, recharge, 1, {}});
    const Fields paid = bench.pay(kNumber, 1000);
    QCOMPARE(paid.value("total_fee"), QByteArray("1000"));
    QCOMPARE(paid.value("coupon_fee"), QByteArray("100"));
    QCOMPARE(paid.value("cash_fee"), QByteArray("900"));
    QCOMPARE(paid.value("settlement_total_fee"), settled);
    QVERIFY(paid.value("promotion_detail").contains(recharge ? "\"type\":\"COUPON\"" : "\"type\":\"DISCOUNT\""));
    QCOMPARE(bench.phone.balanceFen(), 10'000'000 - 900);
    const Fields query = bench.query(kNumber);
    QCOMPARE(query.value("coupon_count"), QByteArray("1"));
    QCOMPARE(query.value("coupon_fee_0"), QByteArray("100"));
    QVERIFY(!query.has("promotion_detail")); // only with version 1.0
    const qint64 balance = bench.service.ledger().merchantBalance(bench.merchant.mchId);
    QCOMPARE(balance, Ledger::kOpeningFen + settled.toLongLong() - (settled.toLongLong() * 6 + 500) / 1000);
    QVERIFY(!bench.pay(QStringLiteral("MD2"), 1000).has("coupon_fee")); // once
}

void TestWechatRefunds::openidBindsTheCode()
{
    WechatBench bench;
    const QString code = bench.phone.freshCode(Wallet::Wechat, bench.clock.wall());
    const auto ask = [&](const Merchant &merchant) {
        Fields fields{{"appid", merchant.appid.toUtf8()}, {"mch_id", merchant.mchId.toUtf8()}, {"nonce_str", "n"},
            {"auth_code", code.toUtf8()}};
        fields.set("sign", signatureOf(fields, Digest::Md5, merchant.v2Key));
        return *parseXml(bench.raw(Call::AuthCodeToOpenId, writeXml(fields)).body);
    };
    const Fields openid = ask(bench.merchant);
    QCOMPARE(openid.value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(ask(bench.book.merchants.at(1)).value("err_code"), QByteArray("AUTH_CODE_INVALID"));
    const Fields paid = bench.send(Call::Micropay, bench.payRequest(kNumber, 350, code));
    QCOMPARE(paid.value("openid"), openid.value("openid"));
    QCOMPARE(ask(bench.merchant).value("err_code"), QByteArray("AUTH_CODE_ERROR"));
}

void TestWechatRefunds::noticeIsTheWorkedExample()
{
    const Secret key(vectors::kV2Key);
    QCOMPARE(reqInfo("<root><out_refund_no>R202601310001</out_refund_no><refund_status>SUCCESS</refund_status>"
                     "<refund_fee>350</refund_fee></root>",
                 key),
        QByteArray(vectors::kReqInfo));
}

void TestWechatRefunds::timeScaleDividesTheWaits()
{
    ManualClock clock;
    const Pace pace(clock, 100);
    Phone phone(true);
    Ledger ledger(pace, phone);
    Order &order = ledger.create(QStringLiteral("1"), QStringLiteral("wx1"), kNumber, 1000);
    ledger.charge(order);
    ledger.refund(order, {kRefund, 400, RefundVia::V2, {}, {}, {}, {}});
    clock.advance(599);
    ledger.settleAll();
    QCOMPARE(order.refunds.first().state, RefundState::Processing);
    QCOMPARE(ledger.whyNotRefund(order, 1), RefundRefusal::TooSoon);
    clock.advance(1); // a minute / 100
    ledger.settleAll();
    QCOMPARE(order.refunds.first().state, RefundState::Success);
    QVERIFY(!ledger.whyNotRefund(order, 1));
}

void TestWechatRefunds::stateSurvives()
{
    WechatBench bench;
    bench.service.ledger().addDiscount({100, false, 1, {}});
    bench.pay(kNumber, 1000);
    bench.refund(kNumber, kRefund, 400);
    bench.service.ledger().setMerchantBalance(bench.merchant.mchId, 777);
    const QJsonObject state = bench.service.state();
    WechatBench again;
    QVERIFY(again.service.restore(state));
    QCOMPARE(again.service.state(), state);
    QCOMPARE(again.service.ledger().merchantBalance(bench.merchant.mchId), 777);
    again.clock.advance(Ledger::kRefundMs);
    QCOMPARE(again.refundQuery("out_refund_no", kRefund.toUtf8()).value("refund_status_0"), QByteArray("SUCCESS"));
}

MENDIAN_TEST(TestWechatRefunds)
#include "tst_wechatrefunds.moc"
