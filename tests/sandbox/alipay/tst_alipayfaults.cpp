// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "sandbox/alipay/certificates.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

Q_DECLARE_METATYPE(mendian::sandbox::Call)

namespace {
const QString kNumber = QStringLiteral("MD20260701_1");
const QString kYuan = QStringLiteral("88.80");

const char *methodNameOf(Call call) { return callName(call); } // a call is named as its method

QString root(const char *method) { return QString::fromLatin1(rootOf(method)); }

} // namespace

/// Every row of the fault table at least once, and where the money is afterwards.
class TestAlipayFaults : public QObject
{
    Q_OBJECT
private slots:
    void beforeTheWork_data();
    void beforeTheWork();
    void whatPaySaysAndWhatIsTrue_data();
    void whatPaySaysAndWhatIsTrue();
    void everyDocumentedCode_data();
    void everyDocumentedCode();
    void otherCallsFail_data();
    void otherCallsFail();
    void aLatePaymentArrivesAfterTheCancel();
    void cancelKinds();
    void refundKinds();
    void queryKinds();
    void theMoneyIsTakenHoweverTheReplyLooks_data();
    void theMoneyIsTakenHoweverTheReplyLooks();
    void spoiltReplies();
    void certificateKinds();
    void theLineStaysBrokenForTheSameBytes();
    void amountsCarryFaults();
    void everyKindIsUsedHere();

private:
    QSet<QString> m_used; // kinds whose strike one of these tests has seen
    void seen(AlipayBench &bench);
};

void TestAlipayFaults::seen(AlipayBench &bench)
{
    for (const CallRecord &call : bench.service.calls()) {
        for (const QString &kind : call.fault.split(QLatin1Char('+'), Qt::SkipEmptyParts))
            m_used.insert(kind);
    }
}

void TestAlipayFaults::beforeTheWork_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("lost") << "lost_request";
    QTest::newRow("502") << "http_502";
}

void TestAlipayFaults::beforeTheWork()
{
    QFETCH(QString, kind);
    AlipayBench bench;
    bench.fault(Call::AlipayPay, faultKind(kind)->fault);
    bench.pay(kNumber, kYuan);
    QVERIFY(bench.last.kind == WireAnswer::Kind::Close || bench.last.status == 502);
    QVERIFY(bench.service.ledger().all().empty());
    QCOMPARE(codes(bench.pay(kNumber, kYuan)), QStringLiteral("10000"));
    seen(bench);
}

void TestAlipayFaults::whatPaySaysAndWhatIsTrue_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("soon");
    QTest::addColumn<QString>("after"); // 30 s
    const QString none = QStringLiteral("40004 ACQ.TRADE_NOT_EXIST");
    const QString wait = QStringLiteral("WAIT_BUYER_PAY");
    const QString paid = QStringLiteral("TRADE_SUCCESS");
    QTest::newRow("approve") << "wait_approve"
                             << ""
                             << "10003" << wait << paid;
    QTest::newRow("refuse") << "wait_refuse"
                            << ""
                            << "10003" << wait << wait;
    QTest::newRow("never") << "wait_never"
                           << ""
                           << "10003" << wait << wait;
    QTest::newRow("system error") << "system_error"
                                  << ""
                                  << "40004 ACQ.SYSTEM_ERROR" << wait << wait;
    QTest::newRow("system error, done") << "system_error_done"
                                        << ""
                                        << "40004 ACQ.SYSTEM_ERROR" << paid << paid;
    QTest::newRow("20000") << "unavailable"
                           << ""
                           << "20000 isp.unknow-error" << wait << wait;
    QTest::newRow("20000, done") << "unavailable_done"
                                 << ""
                                 << "20000 isp.unknow-error" << paid << paid;
    QTest::newRow("usual refusal") << "refuse"
                                   << ""
                                   << "40004 ACQ.PAYMENT_FAIL" << none << none;
    QTest::newRow("a code") << "refuse"
                            << "ACQ.SELLER_BEEN_BLOCKED"
                            << "40004 ACQ.SELLER_BEEN_BLOCKED" << none << none;
    QTest::newRow("unknown code, done") << "refuse_done"
                                        << "ACQ.NEW_CODE_2027"
                                        << "40004 ACQ.NEW_CODE_2027" << paid << paid;
    QTest::newRow("throttled") << "call_limited"
                               << ""
                               << "40005 isv.app-call-limited" << none << none;
    QTest::newRow("rolled back") << "roll_back"
                                 << ""
                                 << "10000" << wait << "TRADE_CLOSED";
    QTest::newRow("late") << "late_arrival"
                          << ""
                          << "" << none << paid;
    QTest::newRow("discount") << "discount"
                              << ""
                              << "10000" << paid << paid;
}

void TestAlipayFaults::whatPaySaysAndWhatIsTrue()
{
    QFETCH(QString, kind);
    QFETCH(QString, code);
    QFETCH(QString, answer);
    QFETCH(QString, soon);
    QFETCH(QString, after);
    AlipayBench bench;
    bench.fault(Call::AlipayPay, faultKind(kind)->fault, code);
    const QJsonObject content = bench.payContent(kNumber, kYuan);
    QCOMPARE(codes(bench.call("alipay.trade.pay", content)), answer);
    QCOMPARE(bench.lastSigned, !answer.isEmpty());
    const auto state = [&] {
        const QJsonObject node = bench.query(kNumber);
        const QString status = text(node, "trade_status");
        return status.isEmpty() ? codes(node) : status;
    };
    QCOMPARE(state(), soon);
    bench.clock.advance(30'000);
    QCOMPARE(state(), after);
    const bool paid = after == QLatin1String("TRADE_SUCCESS");
    QCOMPARE(bench.service.ledger().all().empty() ? 0 : bench.trade(kNumber).takenFen, paid ? 8880 : 0);
    if (kind == QLatin1String("call_limited")) // nobody has looked at the code
        QCOMPARE(codes(bench.call("alipay.trade.pay", content)), QStringLiteral("10000"));
    seen(bench);
}

void TestAlipayFaults::everyDocumentedCode_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("sentence");
    for (const SubCode &row : subCodes()) {
        for (const Call call : {Call::AlipayPay, Call::AlipayPrecreate, Call::AlipayQuery, Call::AlipayCancel,
                 Call::AlipayClose, Call::AlipayRefund, Call::AlipayRefundQuery, Call::AlipayBillUrl}) {
            if (row.calls & callBit(call))
                QTest::addRow("%s %s", callName(call), row.name)
                    << call << QByteArray(row.name) << QString::fromUtf16(row.text);
        }
    }
}

void TestAlipayFaults::everyDocumentedCode()
{
    QFETCH(Call, call);
    QFETCH(QByteArray, code);
    QFETCH(QString, sentence);
    AlipayBench bench;
    bench.pay(QStringLiteral("PAID"), kYuan);
    const qint64 before = bench.phone.balanceFen();
    bench.fault(call, Fault::Refuse, QString::fromLatin1(code));
    QJsonObject content;
    if (call == Call::AlipayPay || call == Call::AlipayPrecreate) {
        content = bench.payContent(kNumber, kYuan);
        if (call == Call::AlipayPrecreate) {
            content.remove(QStringLiteral("scene"));
            content.remove(QStringLiteral("auth_code"));
        }
    } else if (call == Call::AlipayBillUrl) {
        content = {{QStringLiteral("bill_type"), QStringLiteral("trade")},
            {QStringLiteral("bill_date"), QStringLiteral("2025-11-20")}};
    } else {
        content.insert(QStringLiteral("out_trade_no"), QStringLiteral("PAID"));
        if (call == Call::AlipayRefund)
            content.insert(QStringLiteral("refund_amount"), kYuan);
        if (call == Call::AlipayRefund || call == Call::AlipayRefundQuery)
            content.insert(QStringLiteral("out_request_no"), QStringLiteral("R"));
    }
    const QJsonObject node = bench.call(methodNameOf(call), content);
    QCOMPARE(codes(node), QStringLiteral("40004 ") + QString::fromLatin1(code));
    QCOMPARE(text(node, "sub_msg"), sentence);
    QVERIFY(sentence != QLatin1String("x") && bench.lastSigned);
    QCOMPARE(bench.phone.balanceFen(), before);
}

void TestAlipayFaults::otherCallsFail_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("done");
    for (const Call call : {Call::AlipayCancel, Call::AlipayClose, Call::AlipayRefund, Call::AlipayPrecreate}) {
        for (const char *kind : {"system_error", "unavailable", "refuse", "call_limited"})
            QTest::addRow("%s %s", callName(call), kind) << call << QString::fromLatin1(kind) << false;
        for (const char *kind : {"system_error_done", "unavailable_done", "refuse_done"})
            QTest::addRow("%s %s", callName(call), kind) << call << QString::fromLatin1(kind) << true;
    }
}

void TestAlipayFaults::otherCallsFail()
{
    QFETCH(Call, call);
    QFETCH(QString, kind);
    QFETCH(bool, done);
    AlipayBench bench;
    if (call == Call::AlipayClose)
        bench.phone.setMode(PhoneMode::Offline);
    if (call != Call::AlipayPrecreate)
        bench.pay(kNumber, kYuan);
    bench.fault(call, faultKind(kind)->fault);
    QJsonObject node;
    if (call == Call::AlipayPrecreate)
        QVERIFY(bench.precreate(kNumber, kYuan).isEmpty());
    else if (call == Call::AlipayRefund)
        node = bench.refund(kNumber, kYuan, QStringLiteral("R"));
    else
        node = bench.ask(methodNameOf(call), kNumber);
    QVERIFY(!codes(node).startsWith(QLatin1String("1000")) && bench.lastSigned);
    if (call == Call::AlipayPrecreate)
        QCOMPARE(bench.service.ledger().findQr(bench.app.appId, kNumber) != nullptr, done);
    else
        QCOMPARE(bench.trade(kNumber).status == TradeStatus::Closed, done);
}

void TestAlipayFaults::aLatePaymentArrivesAfterTheCancel()
{
    AlipayBench bench;
    bench.fault(Call::AlipayPay, Fault::LateArrival, {}, 1, 60'000);
    bench.pay(kNumber, kYuan);
    QCOMPARE(bench.last.kind, WireAnswer::Kind::Close);
    bench.clock.advance(30'000);
    const QJsonObject cancelled = bench.ask("alipay.trade.cancel", kNumber);
    QCOMPARE(codes(cancelled), QStringLiteral("10000"));
    QVERIFY(!cancelled.contains(QStringLiteral("action")));
    bench.clock.advance(30'000);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    QCOMPARE(text(bench.ask("alipay.trade.cancel", kNumber), "action"), QStringLiteral("refund"));
}

void TestAlipayFaults::cancelKinds()
{
    AlipayBench bench;
    const auto cancel = [&](const QString &number) { return bench.ask("alipay.trade.cancel", number); };
    bench.pay(kNumber, kYuan);
    bench.fault(Call::AlipayCancel, Fault::CancelRetry, {}, 2);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(text(cancel(kNumber), "retry_flag"), QStringLiteral("Y"));
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    bench.fault(Call::AlipayCancel, Fault::CancelNoAction);
    QVERIFY(!cancel(kNumber).contains(QStringLiteral("action")));
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    bench.fault(Call::AlipayCancel, Fault::CancelRetryDone);
    QCOMPARE(text(cancel(kNumber), "retry_flag"), QStringLiteral("Y"));
    QCOMPARE(bench.trade(kNumber).takenFen, 0);
    QCOMPARE(text(cancel(kNumber), "action"), QStringLiteral("refund"));
    seen(bench);
}

void TestAlipayFaults::refundKinds()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    bench.fault(Call::AlipayRefund, Fault::FundChangeN);
    QCOMPARE(
        text(bench.refund(kNumber, QStringLiteral("1.00"), QStringLiteral("R1")), "fund_change"), QStringLiteral("N"));
    QCOMPARE(bench.trade(kNumber).returnedFen, 100);
    bench.clock.advance(3000);
    bench.fault(Call::AlipayRefund, Fault::FundChangeMissing);
    QVERIFY(
        !bench.refund(kNumber, QStringLiteral("2.00"), QStringLiteral("R2")).contains(QStringLiteral("fund_change")));
    QCOMPARE(bench.trade(kNumber).returnedFen, 300);
    const auto asked = [&] {
        return bench.ask(
            "alipay.trade.fastpay.refund.query", kNumber, {{QStringLiteral("out_request_no"), QStringLiteral("R2")}});
    };
    bench.fault(Call::AlipayRefundQuery, Fault::NoRefundStatus);
    QVERIFY(!asked().contains(QStringLiteral("refund_status")));
    bench.fault(Call::AlipayRefundQuery, Fault::NotFoundYet);
    QCOMPARE(codes(asked()), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    QCOMPARE(text(asked(), "refund_status"), QStringLiteral("REFUND_SUCCESS"));
    seen(bench);
}

void TestAlipayFaults::queryKinds()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    bench.fault(Call::AlipayQuery, Fault::NotFoundYet);
    QCOMPARE(codes(bench.query(kNumber)), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    bench.fault(Call::AlipayQuery, Fault::WaitBuyerPay);
    const QJsonObject waiting = bench.query(kNumber);
    QCOMPARE(text(waiting, "trade_status"), QStringLiteral("WAIT_BUYER_PAY"));
    QVERIFY(!waiting.contains(QStringLiteral("send_pay_date")));
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    seen(bench);
}

void TestAlipayFaults::theMoneyIsTakenHoweverTheReplyLooks_data()
{
    QTest::addColumn<QString>("kind");
    for (const FaultKind &kind : faultKinds()) {
        if (kind.stage == Stage::Wire && (kind.calls & callBit(Call::AlipayPay)))
            QTest::newRow(kind.name) << QString::fromLatin1(kind.name);
    }
}

void TestAlipayFaults::theMoneyIsTakenHoweverTheReplyLooks()
{
    QFETCH(QString, kind);
    AlipayBench bench;
    bench.fault(Call::AlipayPay, faultKind(kind)->fault);
    bench.pay(kNumber, kYuan);
    QCOMPARE(bench.trade(kNumber).takenFen, 8880);
    QCOMPARE(text(bench.query(kNumber), "trade_status"), QStringLiteral("TRADE_SUCCESS"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.service.calls().first().fault, kind);
    seen(bench);
}

void TestAlipayFaults::spoiltReplies()
{
    AlipayBench bench;
    bench.pay(kNumber, kYuan);
    const auto spoilt = [&](Fault fault) {
        bench.fault(Call::AlipayQuery, fault);
        return bench.query(kNumber);
    };
    const QString name = root("alipay.trade.query");
    QCOMPARE(text(spoilt(Fault::WrongAmount), "total_amount"), QStringLiteral("88.81"));
    QVERIFY(bench.lastSigned); // the lie is signed
    QCOMPARE(text(spoilt(Fault::OtherOrder), "out_trade_no"), QStringLiteral("SOMEBODYELSESORDER01"));
    QVERIFY(bench.lastSigned);
    for (const Fault fault : {Fault::WrongSign, Fault::Tampered, Fault::WrongApp}) {
        QCOMPARE(codes(spoilt(fault)), QStringLiteral("10000"));
        QVERIFY(bench.last.body.contains("\"sign\":\"") && !bench.lastSigned);
    }
    spoilt(Fault::Unsigned);
    QVERIFY(!bench.last.body.contains("\"sign\""));
    spoilt(Fault::SignFirst);
    QVERIFY(bench.last.body.startsWith("{\"sign\":\""));
    spoilt(Fault::DuplicateNode);
    QCOMPARE(bench.last.body.count(QByteArray('"' + name.toLatin1() + '"')), 2);
    spoilt(Fault::Truncated);
    QVERIFY(QJsonDocument::fromJson(bench.last.body).isNull() && !bench.last.body.isEmpty());
    spoilt(Fault::Oversized);
    QVERIFY(bench.last.body.size() > 8'000'000 && bench.lastSigned);
    spoilt(Fault::Http500);
    QCOMPARE(bench.last.status, 500);
    spoilt(Fault::Slow);
    QCOMPARE(bench.last.delayMs, 30'000);

    // Slashes: on the wire "\/", signed as "/".
    bench.fault(Call::AlipayPrecreate, Fault::PlainSlash);
    bench.precreate(QStringLiteral("Q"), kYuan);
    QVERIFY(!bench.lastSigned);
    const qsizetype start = bench.last.body.indexOf(":{") + 1;
    QByteArray node = bench.last.body.mid(start, bench.last.body.indexOf(",\"sign\"") - start);
    const QByteArray sign =
        QByteArray::fromBase64(QJsonDocument::fromJson(bench.last.body).object().value(u"sign").toString().toLatin1());
    QVERIFY(RsaKey::fromText(bench.verifyWith).value().verify(node.replace("\\/", "/"), sign));
}

void TestAlipayFaults::certificateKinds()
{
    AlipayBench bench(AmountFaults::Off, 1);
    bench.fault(Call::AlipayQuery, Fault::ExpiredCertificate);
    bench.query(kNumber);
    const QByteArray expired = bench.lastSn;
    QVERIFY(bench.lastSigned); // the key is the same: only a look at the certificate tells
    const QJsonObject node = bench.call(
        "alipay.open.app.alipaycert.download", {{QStringLiteral("alipay_cert_sn"), QString::fromLatin1(expired)}});
    const QByteArray pem = QByteArray::fromBase64(text(node, "alipay_cert_content").toLatin1());
    QCOMPARE(certificateSn(pem).value(), expired);
    QVERIFY(isExpired(pem, bench.clock.wall()));
    bench.query(kNumber);
    QVERIFY(bench.lastSn != expired);
    bench.fault(Call::AlipayQuery, Fault::UnknownCertificate);
    bench.query(kNumber);
    QCOMPARE(bench.lastSn, QByteArray(32, '0'));
    seen(bench);
}

void TestAlipayFaults::theLineStaysBrokenForTheSameBytes()
{
    AlipayBench bench;
    bench.fault(Call::AlipayPay, Fault::LostRequest);
    const Params params = bench.params("alipay.trade.pay", bench.payContent(kNumber, kYuan));
    bench.send(params);
    bench.send(params);
    QCOMPARE(bench.last.kind, WireAnswer::Kind::Close);
    QVERIFY(bench.service.ledger().all().empty());
    bench.clock.advance(2000);
    QCOMPARE(codes(bench.send(params)), QStringLiteral("10000"));
}

void TestAlipayFaults::amountsCarryFaults()
{
    AlipayBench bench(AmountFaults::Band);
    QCOMPARE(codes(bench.pay(QStringLiteral("A"), QStringLiteral("900.23"))),
        QStringLiteral("40004 ACQ.BUYER_BALANCE_NOT_ENOUGH"));
    QCOMPARE(codes(bench.pay(QStringLiteral("B"), QStringLiteral("900.31"))), QStringLiteral("10003"));
    const auto flag = [&] { return text(bench.ask("alipay.trade.cancel", QStringLiteral("B")), "retry_flag"); };
    QCOMPARE(flag(), QStringLiteral("Y"));
    QCOMPARE(flag(), QStringLiteral("Y"));
    QCOMPARE(flag(), QStringLiteral("N"));
    QCOMPARE(codes(bench.pay(QStringLiteral("C"), QStringLiteral("899.23"))), QStringLiteral("10000"));
}

void TestAlipayFaults::everyKindIsUsedHere()
{
    if (m_used.isEmpty())
        QSKIP("runs after the others");
    for (const FaultKind &kind : faultKinds()) {
        const bool alipays = (kind.calls & ~callBit(Call::AlipayNotify)) >= callBit(Call::AlipayPay);
        if (alipays && kind.calls != callBit(Call::AlipayNotify))
            QVERIFY2(m_used.contains(QString::fromLatin1(kind.name)), kind.name);
    }
}

MENDIAN_TEST(TestAlipayFaults)
#include "tst_alipayfaults.moc"
