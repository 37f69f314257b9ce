// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "tests/support/alipaysamples.h"
#include "tests/support/testmain.h"

#include <QUrlQuery>

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

constexpr Timestamp kNow{1'782'878'400'000}; // 2026-07-01 12:00 in Shanghai

/// What a gateway reads: query and body, decoded.
Fields decodedRequest(const Signed &request)
{
    Fields fields;
    for (const QByteArray &pair :
        request.url.query(QUrl::FullyEncoded).toLatin1().split('&') + request.body.reveal().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        fields.insert(QString::fromUtf8(pair.left(equals)),
            QString::fromUtf8(QByteArray::fromPercentEncoding(QByteArray(pair.mid(equals + 1)).replace('+', ' '))));
    }
    return fields;
}

} // namespace

class TestAlipayMessages : public QObject
{
    Q_OBJECT
private slots:
    void requestsVerify_data();
    void requestsVerify();
    void payHasTheRightFields();
    void qrHasTheRightFields();
    void theOtherCalls();
    void reverseGoesByWhatIsKnown();
    void refundsHaveTheRightFields();
    void subjects_data();
    void subjects();
    void amounts_data();
    void amounts();
    void moments();
    void paidCarriesTheMoney();
    void neverPaid_data();
    void neverPaid();
    void refunded();
    void neverDone_data();
    void neverDone();
    void refundTraps_data();
    void refundTraps();

private:
    GatewayCall call(PayCall kind) const;
    Answer answer(Api api, const Fields &members) const
    {
        return answerOf(api, m_attempt, readReply(m_merchant, api, alipayReply(api, members)));
    }
    Refund refund() const;
    RefundAnswer refundAnswer(Api api, const Fields &members) const
    {
        return refundAnswerOf(api, refund(), readReply(m_merchant, api, alipayReply(api, members)));
    }
    Fields refundMembers() const;
    Fields refundQueryMembers() const;

    const Merchant m_merchant = *Merchant::open(demoAlipay());
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("alipay"), 8880_fen);
    const RefundId m_refund = RefundId::create();
};

GatewayCall TestAlipayMessages::call(PayCall kind) const
{
    return {kind, m_attempt, Secret("286539574218843510"), QStringLiteral(u"蒙甸便利店-南京东路 a+b")};
}

Refund TestAlipayMessages::refund() const
{
    Refund refund;
    refund.id = m_refund;
    refund.provider = QStringLiteral("alipay");
    refund.outTradeNo = m_attempt.outTradeNo;
    refund.outRefundNo = m_refund.toHex();
    refund.total = 8880_fen;
    refund.amount = 1000_fen;
    refund.reason = QStringLiteral(u"质量问题");
    return refund;
}

Fields TestAlipayMessages::refundMembers() const
{
    return {{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("trade_no"), QStringLiteral("2026070122001400000000000001")},
        {QStringLiteral("buyer_logon_id"), QStringLiteral("159****5620")},
        {QStringLiteral("fund_change"), QStringLiteral("Y")}, {QStringLiteral("refund_fee"), QStringLiteral("10.00")},
        {QStringLiteral("gmt_refund_pay"), QStringLiteral("2026-07-01 12:10:00")}};
}

Fields TestAlipayMessages::refundQueryMembers() const
{
    return {{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("out_request_no"), m_refund.toHex()}, {QStringLiteral("total_amount"), QStringLiteral("88.80")},
        {QStringLiteral("refund_amount"), QStringLiteral("10.00")},
        {QStringLiteral("refund_status"), QStringLiteral("REFUND_SUCCESS")},
        {QStringLiteral("gmt_refund_pay"), QStringLiteral("2026-07-01 12:10:00")}};
}

void TestAlipayMessages::requestsVerify_data()
{
    QTest::addColumn<bool>("certificates");
    QTest::newRow("keys") << false;
    QTest::newRow("certificates") << true;
}

void TestAlipayMessages::requestsVerify()
{
    QFETCH(bool, certificates);
    Config config = certificates ? certifiedAlipay().config : demoAlipay();
    config.notifyUrl = QUrl(QStringLiteral("https://pay.example.cn/alipay/notify?shop=NJ_001&v=1%20a"));
    config.appAuthToken = Secret("201510BBaabdb44d8fd04607abf8d5931ec75D84");
    const Merchant merchant = *Merchant::open(config);
    const QByteArrayList names = certificates
        ? QByteArrayList{"alipay_root_cert_sn", "app_auth_token", "app_cert_sn", "app_id", "biz_content", "charset",
            "format", "method", "notify_url", "sign", "sign_type", "timestamp", "version"}
        : QByteArrayList{"app_auth_token", "app_id", "biz_content", "charset", "format", "method", "notify_url", "sign",
            "sign_type", "timestamp", "version"};
    for (const Api api : {Pay, Precreate, Query, Cancel, Close}) {
        const auto request = signedRequest(merchant, api, contentOf(config, api, call(PayCall::Pay)), kNow);
        QVERIFY(request);
        QVERIFY(request->url.toString().startsWith(QStringLiteral("https://openapi.alipay.com/gateway.do?")));
        QVERIFY(request->body.reveal().startsWith("biz_content=") && !request->body.reveal().contains('&'));
        QVERIFY(!request->url.toEncoded().contains("286539574218843510")); // the code goes in the body only
        const Fields fields = decodedRequest(*request);
        QVERIFY(verify(fields, merchant.privateKey().publicKey()));
        QCOMPARE(fields.value(QStringLiteral("method")), QString::fromLatin1(methodName(api)));
        QCOMPARE(fields.value(QStringLiteral("timestamp")), QStringLiteral("2026-07-01 12:00:00"));
        QCOMPARE(fields.value(QStringLiteral("charset")), QStringLiteral("utf-8"));
        const bool notifies = api & (Pay | Precreate);
        QCOMPARE(fields.contains(QStringLiteral("notify_url")), notifies);
        if (notifies) {
            QCOMPARE(fields.value(QStringLiteral("notify_url")), QString::fromLatin1(config.notifyUrl.toEncoded()));
            QByteArrayList got;
            for (const QString &name : fields.keys())
                got.append(name.toLatin1());
            QCOMPARE(got, names);
        }
        if (certificates) {
            QCOMPARE(fields.value(QStringLiteral("app_cert_sn")).size(), 32);
            QCOMPARE(fields.value(QStringLiteral("alipay_root_cert_sn")).size(), 65);
        }
    }
}

void TestAlipayMessages::payHasTheRightFields()
{
    const QJsonObject content = contentOf(demoAlipay(), Pay, call(PayCall::Pay));
    const QJsonObject expected{{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("scene"), QStringLiteral("bar_code")},
        {QStringLiteral("auth_code"), QStringLiteral("286539574218843510")},
        {QStringLiteral("subject"), QStringLiteral(u"蒙甸便利店-南京东路 a+b")},
        {QStringLiteral("total_amount"), QStringLiteral("88.80")},
        {QStringLiteral("seller_id"), QStringLiteral("2088000000000001")},
        {QStringLiteral("store_id"), QStringLiteral("NJ_001")},
        {QStringLiteral("terminal_id"), QStringLiteral("NJ_T_001")},
        {QStringLiteral("timeout_express"), QStringLiteral("5m")}};
    QCOMPARE(content, expected); // and nothing else: unknown fields can do harm (§1.3)
    GatewayCall face = call(PayCall::Pay);
    face.authCode = Secret("fp0123456789abcdef0123456789abcdef0");
    QCOMPARE(
        contentOf(demoAlipay(), Pay, face).value(QStringLiteral("scene")).toString(), QStringLiteral("security_code"));
    Config more = demoAlipay();
    more.operatorId = QStringLiteral("op-7");
    more.productCode = QStringLiteral("OFFLINE_PAYMENT");
    const QJsonObject full = contentOf(more, Pay, call(PayCall::Pay));
    QCOMPARE(full.value(QStringLiteral("operator_id")).toString(), QStringLiteral("op-7"));
    QCOMPARE(full.value(QStringLiteral("product_code")).toString(), QStringLiteral("OFFLINE_PAYMENT"));
}

void TestAlipayMessages::qrHasTheRightFields()
{
    Config config = demoAlipay();
    config.qrProductCode = QStringLiteral("QR_CODE_OFFLINE");
    const QJsonObject expected{{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("subject"), QStringLiteral(u"蒙甸便利店-南京东路 a+b")},
        {QStringLiteral("total_amount"), QStringLiteral("88.80")},
        {QStringLiteral("seller_id"), QStringLiteral("2088000000000001")},
        {QStringLiteral("product_code"), QStringLiteral("QR_CODE_OFFLINE")},
        {QStringLiteral("store_id"), QStringLiteral("NJ_001")},
        {QStringLiteral("terminal_id"), QStringLiteral("NJ_T_001")},
        {QStringLiteral("timeout_express"), QStringLiteral("5m")},
        {QStringLiteral("qr_code_timeout_express"), QStringLiteral("2m")}}; // as long as the till shows it
    QCOMPARE(contentOf(config, Precreate, call(PayCall::Pay)), expected);
}

void TestAlipayMessages::theOtherCalls()
{
    const QJsonObject number{{QStringLiteral("out_trade_no"), m_attempt.outTradeNo}};
    for (const Api api : {Query, Cancel, Close})
        QCOMPARE(contentOf(demoAlipay(), api, call(PayCall::Query)), number);
}

void TestAlipayMessages::reverseGoesByWhatIsKnown()
{
    GatewayCall reverse = call(PayCall::Reverse);
    QCOMPARE(apiOf(true, reverse), Cancel);
    QCOMPARE(apiOf(false, reverse), Cancel); // not scanned: no trade to close
    reverse.attempt.transactionId = QStringLiteral("2026070122001400000000000001");
    QCOMPARE(apiOf(true, reverse), Cancel); // §2.7: a payment code is cancelled, not closed
    QCOMPARE(apiOf(false, reverse), Close);
    QCOMPARE(apiOf(true, call(PayCall::Pay)), Pay);
    QCOMPARE(apiOf(false, call(PayCall::Pay)), Precreate);
    QCOMPARE(apiOf(true, call(PayCall::Query)), Query);
    QCOMPARE(apiOf(false, call(PayCall::Query)), Query);
    // What makes it known is the trade number of a query.
    QCOMPARE(answer(Query, tradeMembers(m_attempt, "WAIT_BUYER_PAY")).transactionId,
        QStringLiteral("2026070122001400000000000001"));
}

void TestAlipayMessages::refundsHaveTheRightFields()
{
    const QJsonObject money{{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("out_request_no"), m_refund.toHex()},
        {QStringLiteral("refund_amount"), QStringLiteral("10.00")},
        {QStringLiteral("refund_reason"), QStringLiteral(u"质量问题")},
        {QStringLiteral("store_id"), QStringLiteral("NJ_001")},
        {QStringLiteral("terminal_id"), QStringLiteral("NJ_T_001")}};
    QCOMPARE(contentOf(demoAlipay(), RefundMoney, refund()), money);
    const QJsonObject asks{{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("out_request_no"), m_refund.toHex()},
        {QStringLiteral("query_options"), QJsonArray{QStringLiteral("gmt_refund_pay")}}};
    QCOMPARE(contentOf(demoAlipay(), RefundQuery, refund()), asks);
    // The same content every time: a repeat is the same refund (§2.5).
    QCOMPARE(toJsonBytes(contentOf(demoAlipay(), RefundMoney, refund())),
        toJsonBytes(contentOf(demoAlipay(), RefundMoney, refund())));
}

void TestAlipayMessages::subjects_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("subject");
    QTest::newRow("plain") << QStringLiteral(u"门店-可乐 500ml") << QStringLiteral(u"门店-可乐 500ml");
    QTest::newRow("forbidden") << QStringLiteral("a/b=c&d") << QStringLiteral("abcd");
    QTest::newRow("controls") << QStringLiteral("a\u0001\n b\u007f") << QStringLiteral("a b");
    QTest::newRow("empty") << QString() << QStringLiteral("-");
    QTest::newRow("nothing left") << QStringLiteral("/&") << QStringLiteral("-");
    QTest::newRow("long") << QString(300, u'可') << QString(256, u'可');
    QTest::newRow("between halves") << QString(QString(255, u'a') + QStringLiteral(u"🍊")) << QString(255, u'a');
    QTest::newRow("an emoji") << QStringLiteral(u"a🍊") << QStringLiteral(u"a🍊");
}

void TestAlipayMessages::subjects()
{
    QFETCH(QString, text);
    QFETCH(QString, subject);
    QCOMPARE(subjectOf(text), subject);
}

void TestAlipayMessages::amounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("fen"); // −1: not an amount
    QTest::newRow("two decimals") << QStringLiteral("88.80") << 8880LL;
    QTest::newRow("a fen") << QStringLiteral("0.01") << 1LL;
    QTest::newRow("one decimal") << QStringLiteral("88.8") << 8880LL;
    QTest::newRow("whole") << QStringLiteral("88") << 8800LL;
    QTest::newRow("largest") << QStringLiteral("100000000.00") << 10'000'000'000LL;
    for (const char *bad :
        {"", "-0.01", "88.801", "8e1", "+1.00", "1,000.00", "0x10", "NaN", "1.", ".5", "9999999999999999999"})
        QTest::addRow("not: %s", bad) << QString::fromLatin1(bad) << -1LL;
    QTest::newRow("full-width") << QStringLiteral(u"８８.80") << -1LL;
}

void TestAlipayMessages::amounts()
{
    QFETCH(QString, text);
    QFETCH(qint64, fen);
    const auto amount = amountOf({{QStringLiteral("x"), text}}, "x");
    QCOMPARE(amount.has_value(), fen >= 0);
    QCOMPARE(amount.value_or(Money()).fen(), qMax<qint64>(0, fen));
    if (fen >= 0)
        QCOMPARE(*Money::parse(amount->toString()), *amount);
}

void TestAlipayMessages::moments()
{
    QCOMPARE(momentOf(QStringLiteral("2026-07-01 12:00:00")), kNow); // Beijing time, whatever TZ says
    QVERIFY(momentOf(QStringLiteral("2026-07-01T12:00:00")).isNull());
    QVERIFY(momentOf({}).isNull());
}

void TestAlipayMessages::paidCarriesTheMoney()
{
    Fields members = tradeMembers(m_attempt);
    members.insert(QStringLiteral("buyer_pay_amount"), QStringLiteral("80.00"));
    members.insert(QStringLiteral("receipt_amount"), QStringLiteral("86.80"));
    for (const Api api : {Pay, Query}) {
        const Answer got = answer(api, members);
        QCOMPARE(got.outcome, Outcome::Paid);
        QCOMPARE(got.amount, 8880_fen);
        QCOMPARE(got.customerPaid, 8000_fen);
        QCOMPARE(got.merchantReceives, 8680_fen);
        QCOMPARE(got.platformDiscount, 880_fen);
        QCOMPARE(got.transactionId, QStringLiteral("2026070122001400000000000001"));
        QCOMPARE(got.outTradeNo, m_attempt.outTradeNo);
    }
    members.remove(QStringLiteral("buyer_pay_amount"));
    members.insert(QStringLiteral("receipt_amount"), QStringLiteral("900.00")); // more than the order: not believed
    QCOMPARE(answer(Query, members).customerPaid, 8880_fen);
    QCOMPARE(answer(Query, members).merchantReceives, 8880_fen);
}

void TestAlipayMessages::neverPaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mismatch");
    const auto row = [](const char *what, const char *name, const QString &value, const char *code,
                         bool mismatch = true) {
        QTest::newRow(what) << QString::fromLatin1(name) << value << QString::fromLatin1(code) << mismatch;
    };
    row("less", "total_amount", QStringLiteral("88.79"), "OTHER_AMOUNT");
    row("more", "total_amount", QStringLiteral("8880.00"), "OTHER_AMOUNT");
    row("no amount", "total_amount", QString(), "OTHER_AMOUNT");
    row("full-width digits", "total_amount", QStringLiteral(u"８８.８０"), "OTHER_AMOUNT");
    row("negative", "total_amount", QStringLiteral("-88.80"), "OTHER_AMOUNT");
    row("an entity", "total_amount", QStringLiteral("88&#46;80"), "OTHER_AMOUNT");
    row("another order", "out_trade_no", QStringLiteral("MD20260701120000001"), "OTHER_NUMBER");
    row("no order", "out_trade_no", QString(), "OTHER_NUMBER");
}

void TestAlipayMessages::neverPaid()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(bool, mismatch);
    Fields members = tradeMembers(m_attempt);
    members.insert(name, value);
    for (const Api api : {Pay, Query}) {
        const Answer got = answer(api, members);
        QCOMPARE(got.outcome, Outcome::Unclear);
        QCOMPARE(got.code, code);
        QCOMPARE(!got.mismatch.isEmpty(), mismatch);
    }
    if (name == QLatin1String("out_trade_no")) { // neither does another number's end count as ours
        members.insert(QStringLiteral("trade_status"), QStringLiteral("TRADE_CLOSED"));
        QCOMPARE(answer(Query, members).outcome, Outcome::Unclear);
        members.insert(QStringLiteral("action"), QStringLiteral("close"));
        members.insert(QStringLiteral("retry_flag"), QStringLiteral("N"));
        QCOMPARE(answer(Cancel, members).outcome, Outcome::Unclear);
        QCOMPARE(answer(Close, members).outcome, Outcome::Unclear);
        members.insert(QStringLiteral("qr_code"), QStringLiteral("https://qr.alipay.com/bax0"));
        QVERIFY(answer(Precreate, members).qrCode.isEmpty());
    }
    Fields noTrade = tradeMembers(m_attempt);
    noTrade.remove(QStringLiteral("trade_no"));
    QCOMPARE(answer(Query, noTrade).code, QStringLiteral("GARBAGE"));
}

void TestAlipayMessages::refunded()
{
    for (const Api api : {RefundMoney, RefundQuery}) {
        const RefundAnswer got = refundAnswer(api, api == RefundMoney ? refundMembers() : refundQueryMembers());
        QCOMPARE(got.outcome, RefundOutcome::Done);
        QCOMPARE(got.amount, 1000_fen);
        QCOMPARE(got.customerReceives, 1000_fen);
        QCOMPARE(got.succeededAt, fromStoreTime(QDate(2026, 7, 1), QTime(12, 10)));
        QVERIFY(got.mismatch.isEmpty() && !got.sentence.isEmpty());
    }
    QCOMPARE(refundAnswer(RefundMoney, refundMembers()).account, QStringLiteral("159****5620"));
}

void TestAlipayMessages::neverDone_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *what, Api api, const char *name, const QString &value, const char *code) {
        QTest::newRow(what) << api << QString::fromLatin1(name) << value << QString::fromLatin1(code);
    };
    row("another order", RefundMoney, "out_trade_no", QStringLiteral("1"), "OTHER_NUMBER");
    row("no order", RefundMoney, "out_trade_no", QString(), "GARBAGE");
    row("no sum", RefundMoney, "refund_fee", QString(), "GARBAGE");
    row("less than ours in all", RefundMoney, "refund_fee", QStringLiteral("9.99"), "OTHER_AMOUNT");
    row("more than the order", RefundMoney, "refund_fee", QStringLiteral("88.81"), "OTHER_AMOUNT");
    row("asked: another order", RefundQuery, "out_trade_no", QStringLiteral("1"), "OTHER_NUMBER");
    row("asked: another refund", RefundQuery, "out_request_no", QStringLiteral("1"), "OTHER_NUMBER");
    row("asked: no refund", RefundQuery, "out_request_no", QString(), "OTHER_NUMBER");
    row("asked: another amount", RefundQuery, "refund_amount", QStringLiteral("10.01"), "OTHER_AMOUNT");
    row("asked: no amount", RefundQuery, "refund_amount", QString(), "OTHER_AMOUNT");
}

void TestAlipayMessages::neverDone()
{
    QFETCH(Api, api);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, code);
    Fields members = api == RefundMoney ? refundMembers() : refundQueryMembers();
    members.insert(name, value);
    const RefundAnswer got = refundAnswer(api, members);
    QCOMPARE(got.outcome, RefundOutcome::Unclear);
    QCOMPARE(got.code, code);
    QCOMPARE(got.mismatch.isEmpty(), code == QLatin1String("GARBAGE"));
}

void TestAlipayMessages::refundTraps_data()
{
    QTest::addColumn<Api>("api");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *what, Api api, const char *name, const char *value, const char *outcome) {
        QTest::newRow(what) << api << QString::fromLatin1(name) << QString::fromLatin1(value)
                            << QString::fromLatin1(outcome);
    };
    // refund_fee is what all refunds add up to: the second partial refund of a trade shows more than itself.
    row("the second part", RefundMoney, "refund_fee", "25.00", "Done");
    row("the last part", RefundMoney, "refund_fee", "88.80", "Done");
    // fund_change=N is a repeat, not a failure.
    row("a repeat", RefundMoney, "fund_change", "N", "Accepted");
    row("no word on it", RefundMoney, "fund_change", "", "Accepted");
    // Nothing found is no proof that nothing happened.
    row("asked: no status", RefundQuery, "refund_status", "", "NotFound");
    row("asked: another status", RefundQuery, "refund_status", "REFUND_PROCESSING", "Accepted");
}

void TestAlipayMessages::refundTraps()
{
    QFETCH(Api, api);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, outcome);
    Fields members = api == RefundMoney ? refundMembers() : refundQueryMembers();
    members.insert(name, value);
    const RefundAnswer got = refundAnswer(api, members);
    QCOMPARE(QString::fromLatin1(refundOutcomeName(got.outcome)), outcome);
    if (got.outcome == RefundOutcome::Done)
        QCOMPARE(got.amount, 1000_fen); // never the cumulative sum
    QVERIFY(!got.sentence.isEmpty());
}

MENDIAN_TEST(TestAlipayMessages)
#include "tst_alipaymessages.moc"
