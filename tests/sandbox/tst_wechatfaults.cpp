// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "wechatbench.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

namespace {
const QString kNumber = QStringLiteral("MD202601310001");
}

class TestWechatFaults : public QObject
{
    Q_OBJECT
private slots:
    void micropayBusiness_data();
    void micropayBusiness();
    void theMoneyIsTakenHoweverTheReplyLooks_data();
    void theMoneyIsTakenHoweverTheReplyLooks();
    void beforeTheWork_data();
    void beforeTheWork();
    void spoiltReplies();
    void queryAndReverse_data();
    void queryAndReverse();
    void recallTwiceThenDone();
    void systemErrorThenTheSameAgainPaysOnce();
    void amountsCarryFaults_data();
    void amountsCarryFaults();
    void ordinaryAmountsDoNot();
    void twoStagesStrikeOneCall();
    void aBrokenLineStaysBrokenForTheSameBytes();
};

void TestWechatFaults::micropayBusiness_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("soon"); // trade_state, or err_code of the query
    QTest::addColumn<QByteArray>("at20s");
    const auto row = [](const char *kind, const char *code, const char *soon, const char *later) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << QByteArray(code) << QByteArray(soon) << QByteArray(later);
    };
    row("userpaying_approve", "USERPAYING", "USERPAYING", "SUCCESS");
    row("userpaying_refuse", "USERPAYING", "USERPAYING", "NOTPAY");
    row("userpaying_never", "USERPAYING", "USERPAYING", "USERPAYING");
    row("systemerror", "SYSTEMERROR", "NOTPAY", "NOTPAY");
    row("systemerror_done", "SYSTEMERROR", "SUCCESS", "SUCCESS");
    row("bankerror", "BANKERROR", "NOTPAY", "NOTPAY");
    row("bankerror_done", "BANKERROR", "SUCCESS", "SUCCESS");
    row("notenough", "NOTENOUGH", "PAYERROR", "PAYERROR");
    row("notsupportcard", "NOTSUPPORTCARD", "PAYERROR", "PAYERROR");
    row("trade_error", "TRADE_ERROR", "PAYERROR", "PAYERROR");
    row("authcodeexpire", "AUTHCODEEXPIRE", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("auth_code_error", "AUTH_CODE_ERROR", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("auth_code_invalid", "AUTH_CODE_INVALID", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("duplicate", "ORDERPAID", "SUCCESS", "SUCCESS");
    row("out_trade_no_used", "OUT_TRADE_NO_USED", "NOTPAY", "NOTPAY");
    row("buyer_mismatch", "BUYER_MISMATCH", "NOTPAY", "NOTPAY");
    row("orderclosed", "ORDERCLOSED", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("invalid_request", "INVALID_REQUEST", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("noauth", "NOAUTH", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("frequency_limited", "FREQUENCY_LIMITED", "ORDERNOTEXIST", "ORDERNOTEXIST");
    row("unknown_code", "NEW_CODE_2027", "NOTPAY", "NOTPAY");
    row("unknown_code_done", "NEW_CODE_2027", "SUCCESS", "SUCCESS");
}

void TestWechatFaults::micropayBusiness()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, soon);
    QFETCH(QByteArray, at20s);
    WechatBench bench;
    const FaultKind *row = faultKind(kind);
    QVERIFY(row);
    bench.fault(Call::Micropay, row->fault);
    QCOMPARE(bench.pay(kNumber, 350).value("err_code"), code);
    QVERIFY(bench.lastSigned);
    QVERIFY(bench.faults.waiting().isEmpty());
    const auto state = [&]() -> QByteArray {
        const Fields reply = bench.query(kNumber);
        return reply.value("trade_state") + reply.value("err_code");
    };
    QCOMPARE(state(), soon);
    bench.clock.advance(20'000);
    QCOMPARE(state(), at20s);
    if (Order *order = bench.service.ledger().find(bench.merchant.mchId, kNumber))
        QCOMPARE(order->takenFen, at20s == "SUCCESS" ? 350 : 0);
}

void TestWechatFaults::theMoneyIsTakenHoweverTheReplyLooks_data()
{
    QTest::addColumn<QString>("kind");
    for (const FaultKind &kind : faultKinds()) {
        if (kind.stage == Stage::Wire && (kind.calls & callBit(Call::Micropay)))
            QTest::newRow(kind.name) << QString::fromLatin1(kind.name);
    }
}

void TestWechatFaults::theMoneyIsTakenHoweverTheReplyLooks()
{
    QFETCH(QString, kind);
    WechatBench bench;
    bench.fault(Call::Micropay, faultKind(kind)->fault);
    const Fields reply = bench.pay(kNumber, 350);
    QCOMPARE(bench.order(kNumber).takenFen, 350);
    const Fields clean = bench.query(kNumber);
    QCOMPARE(clean.value("trade_state"), QByteArray("SUCCESS"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.service.calls().first().fault, kind);
}

void TestWechatFaults::beforeTheWork_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("lost request") << int(Fault::LostRequest);
    QTest::newRow("502") << int(Fault::Http502);
    QTest::newRow("return SYSTEMERROR") << int(Fault::ReturnSystemError);
}

void TestWechatFaults::beforeTheWork()
{
    QFETCH(int, kind);
    WechatBench bench;
    bench.fault(Call::Micropay, static_cast<Fault>(kind));
    bench.pay(kNumber, 350);
    QVERIFY(bench.service.ledger().all().isEmpty());
    QCOMPARE(bench.pay(kNumber, 350).value("result_code"), QByteArray("SUCCESS"));
}

void TestWechatFaults::spoiltReplies()
{
    const auto struck = [](Fault fault) {
        auto bench = std::make_unique<WechatBench>();
        bench->pay(QStringLiteral("EARLIER"), 100);
        bench->fault(Call::Micropay, fault);
        const Fields reply = bench->pay(kNumber, 350);
        return std::pair(std::move(bench), reply);
    };
    QCOMPARE(struck(Fault::LostReply).first->last.kind, WireAnswer::Kind::Close);
    QCOMPARE(struck(Fault::ResetReply).first->last.kind, WireAnswer::Kind::Reset);
    QCOMPARE(struck(Fault::Slow).first->last.delayMs, 30'000);
    QCOMPARE(struck(Fault::Http500).first->last.status, 500);
    QVERIFY(struck(Fault::Empty).first->last.body.isEmpty());
    QVERIFY(struck(Fault::Oversized).first->last.body.size() > 8'000'000);
    QVERIFY(struck(Fault::XmlBomb).first->last.body.contains("<!ENTITY"));
    QVERIFY(struck(Fault::Dtd).first->last.body.contains("SYSTEM \"file:"));
    for (const Fault fault : {Fault::Garbage, Fault::Truncated, Fault::NotUtf8, Fault::XmlBomb, Fault::Dtd})
        QVERIFY(!parseXml(struck(fault).first->last.body));
    for (const Fault fault : {Fault::WrongSign, Fault::Unsigned, Fault::WrongDigest}) {
        const auto [bench, reply] = struck(fault);
        QCOMPARE(reply.value("total_fee"), QByteArray("350"));
        QVERIFY(!bench->lastSigned);
    }
    {
        const auto [bench, reply] = struck(Fault::WrongAmount);
        QCOMPARE(reply.value("total_fee"), QByteArray("351"));
        QVERIFY(bench->lastSigned);
    }
    {
        const auto [bench, reply] = struck(Fault::OtherOrder);
        QCOMPARE(reply.value("out_trade_no"), QByteArray("EARLIER"));
        QVERIFY(bench->lastSigned);
    }
    {
        const auto [bench, reply] = struck(Fault::OtherMerchant);
        QCOMPARE(reply.value("mch_id"), QByteArray("1999999999"));
        QVERIFY(bench->lastSigned);
    }
}

void TestWechatFaults::queryAndReverse_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("answer"); // err_code or recall
    QTest::addColumn<QByteArray>("state");
    const auto row = [](const char *title, Call call, Fault kind, const char *answer, const char *state) {
        QTest::newRow(title) << int(call) << int(kind) << QByteArray(answer) << QByteArray(state);
    };
    row("query SYSTEMERROR", Call::OrderQuery, Fault::SystemError, "SYSTEMERROR", "SUCCESS");
    row("query finds nothing", Call::OrderQuery, Fault::OrderNotExist, "ORDERNOTEXIST", "SUCCESS");
    row("query unknown code", Call::OrderQuery, Fault::UnknownCode, "NEW_CODE_2027", "SUCCESS");
    row("reverse SYSTEMERROR", Call::Reverse, Fault::SystemError, "SYSTEMERROR", "SUCCESS");
    row("reverse SYSTEMERROR, done", Call::Reverse, Fault::SystemErrorDone, "SYSTEMERROR", "REFUND");
    row("reverse recall", Call::Reverse, Fault::Recall, "Y", "SUCCESS");
    row("reverse recall, done", Call::Reverse, Fault::RecallDone, "Y", "REFUND");
    row("reverse while paying", Call::Reverse, Fault::UserPaying, "USERPAYING", "SUCCESS");
    row("reverse expired", Call::Reverse, Fault::ReverseExpire, "REVERSE_EXPIRE", "SUCCESS");
    row("reverse TRADE_ERROR", Call::Reverse, Fault::TradeError, "TRADE_ERROR", "SUCCESS");
}

void TestWechatFaults::queryAndReverse()
{
    QFETCH(int, call);
    QFETCH(int, kind);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, state);
    WechatBench bench;
    bench.pay(kNumber, 350);
    bench.fault(static_cast<Call>(call), static_cast<Fault>(kind));
    const Fields reply = bench.send(static_cast<Call>(call), bench.request(kNumber));
    QCOMPARE(reply.value("err_code") + reply.value("recall"), answer);
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.query(kNumber).value("trade_state"), state);
}

void TestWechatFaults::recallTwiceThenDone()
{
    WechatBench bench;
    bench.fault(Call::Micropay, Fault::UserPayingNever);
    bench.fault(Call::Reverse, Fault::Recall, 2);
    bench.pay(kNumber, 350);
    bench.clock.advance(16'000);
    QCOMPARE(bench.reverse(kNumber).value("recall"), QByteArray("Y"));
    QCOMPARE(bench.reverse(kNumber).value("recall"), QByteArray("Y"));
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("USERPAYING"));
    QCOMPARE(bench.reverse(kNumber).value("recall"), QByteArray("N"));
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("REVOKED"));
}

void TestWechatFaults::systemErrorThenTheSameAgainPaysOnce()
{
    for (const Fault fault : {Fault::SystemError, Fault::SystemErrorDone, Fault::LostReply, Fault::LostRequest}) {
        WechatBench bench;
        bench.fault(Call::Micropay, fault);
        Fields fields = bench.payRequest(kNumber, 350);
        bench.send(Call::Micropay, fields);
        fields.set("nonce_str", "another");
        QCOMPARE(bench.send(Call::Micropay, fields).value("result_code"), QByteArray("SUCCESS"));
        QCOMPARE(bench.order(kNumber).charges, 1);
    }
}

void TestWechatFaults::amountsCarryFaults_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qint64>("taken");
    QTest::newRow("900.01 asks, then approves") << 90'001LL << QByteArray("USERPAYING") << 90'001LL;
    QTest::newRow("900.02 asks, then refuses") << 90'002LL << QByteArray("USERPAYING") << 0LL;
    QTest::newRow("900.05 SYSTEMERROR but taken") << 90'005LL << QByteArray("SYSTEMERROR") << 90'005LL;
    QTest::newRow("900.08 lost reply") << 90'008LL << QByteArray() << 90'008LL;
    QTest::newRow("900.22 duplicate") << 90'022LL << QByteArray("ORDERPAID") << 90'022LL;
    QTest::newRow("900.23 balance") << 90'023LL << QByteArray("NOTENOUGH") << 0LL;
}

void TestWechatFaults::amountsCarryFaults()
{
    QFETCH(qint64, fen);
    QFETCH(QByteArray, code);
    QFETCH(qint64, taken);
    WechatBench bench;
    QCOMPARE(bench.pay(kNumber, fen).value("err_code"), code);
    bench.clock.advance(10'000);
    bench.query(kNumber);
    QCOMPARE(bench.order(kNumber).takenFen, taken);
}

void TestWechatFaults::ordinaryAmountsDoNot()
{
    WechatBench band;
    QCOMPARE(band.pay(kNumber, 90'000).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(band.pay(QStringLiteral("MD2"), 1'005).value("result_code"), QByteArray("SUCCESS"));
    WechatBench off(AmountFaults::Off);
    QCOMPARE(off.pay(kNumber, 90'005).value("result_code"), QByteArray("SUCCESS"));
    WechatBench any(AmountFaults::Any);
    QCOMPARE(any.pay(kNumber, 1'005).value("err_code"), QByteArray("SYSTEMERROR"));
}

void TestWechatFaults::twoStagesStrikeOneCall()
{
    WechatBench bench;
    bench.fault(Call::Micropay, Fault::UserPayingApprove, 1, 2000);
    bench.fault(Call::Any, Fault::Slow, 1, 6000);
    QCOMPARE(bench.pay(kNumber, 350).value("err_code"), QByteArray("USERPAYING"));
    QCOMPARE(bench.last.delayMs, 6000);
    bench.clock.advance(2000);
    QCOMPARE(bench.query(kNumber).value("trade_state"), QByteArray("SUCCESS"));
}

// QNetworkAccessManager sends a request again by itself when the connection ends without a reply.
void TestWechatFaults::aBrokenLineStaysBrokenForTheSameBytes()
{
    WechatBench bench;
    Fields fields = bench.payRequest(kNumber, 350);
    bench.sign(fields);
    bench.fault(Call::Micropay, Fault::LostReply);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(bench.raw(Call::Micropay, writeXml(fields)).kind, WireAnswer::Kind::Close);
        bench.clock.advance(100);
    }
    QCOMPARE(bench.service.calls().last().note, QStringLiteral("the same bytes again: the line is still broken"));
    QCOMPARE(bench.order(kNumber).charges, 1);
    bench.clock.advance(2000);
    QCOMPARE(bench.raw(Call::Micropay, writeXml(fields)).kind, WireAnswer::Kind::Reply);
    QCOMPARE(bench.order(kNumber).charges, 1);
}

MENDIAN_TEST(TestWechatFaults)
#include "tst_wechatfaults.moc"
