// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/refundcodes.h"
#include "payments/wechat/refundmessages.h"
#include "payments/wechat/sentences.h"
#include "payments/wechat/sign.h"
#include "tests/support/refundsamples.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatsamples.h"

using namespace mendian;
using namespace mendian::wechat;
using mendian::test::demoMerchant;
using mendian::test::sampleRefund;
using mendian::test::signedReply;

namespace {

QString outcomeText(RefundOutcome outcome) { return QString::fromLatin1(refundOutcomeName(outcome)); }

Fields acceptedFields(const Refund &refund)
{
    return {{QStringLiteral("out_trade_no"), refund.outTradeNo}, {QStringLiteral("out_refund_no"), refund.outRefundNo},
        {QStringLiteral("transaction_id"), refund.transactionId},
        {QStringLiteral("refund_id"), QStringLiteral("50300000000202601310000000009")},
        {QStringLiteral("total_fee"), QString::number(refund.total.fen())},
        {QStringLiteral("refund_fee"), QString::number(refund.amount.fen())},
        {QStringLiteral("cash_refund_fee"), QString::number(refund.amount.fen())},
        {QStringLiteral("fee_type"), QStringLiteral("CNY")}};
}

Fields queriedFields(const Refund &refund, const QString &status = QStringLiteral("SUCCESS"))
{
    return {{QStringLiteral("out_trade_no"), refund.outTradeNo},
        {QStringLiteral("transaction_id"), QStringLiteral("4")},
        {QStringLiteral("total_fee"), QString::number(refund.total.fen())},
        {QStringLiteral("fee_type"), QStringLiteral("CNY")}, {QStringLiteral("refund_count"), QStringLiteral("1")},
        {QStringLiteral("out_refund_no_0"), refund.outRefundNo}, {QStringLiteral("refund_id_0"), QStringLiteral("503")},
        {QStringLiteral("refund_fee_0"), QString::number(refund.amount.fen())},
        {QStringLiteral("refund_status_0"), status},
        {QStringLiteral("refund_recv_accout_0"), QStringLiteral(u"支付用户零钱")},
        {QStringLiteral("refund_success_time_0"), QStringLiteral("2026-01-31 17:00:05")}};
}

} // namespace

class TestWechatRefunds : public QObject
{
    Q_OBJECT
private slots:
    void requestHasTheRightFields();
    void everyErrorCode_data();
    void everyErrorCode();
    void everyStatus_data();
    void everyStatus();
    void everyOwnCode();
    void tablesAreSound();
    void returnFail_data();
    void returnFail();
    void acceptedCarriesTheMoney();
    void doneCarriesTheMoney();
    void readsManyRefundsOfOneOrder();
    void refusesWrongLists_data();
    void refusesWrongLists();
    void neverAccepted_data();
    void neverAccepted();
    void neverDone_data();
    void neverDone();
    void readsTimes();

private:
    const Config m_config = demoMerchant();
    const Refund m_refund = sampleRefund();
};

void TestWechatRefunds::requestHasTheRightFields()
{
    Refund refund = m_refund;
    refund.reason = QStringLiteral("  too  ripe ");
    for (const SignType type : {SignType::Md5, SignType::HmacSha256}) {
        const Config config = demoMerchant(type);
        Fields asked = refundFields(config, RefundCall::Refund, refund, QStringLiteral("n"));
        QVERIFY(verify(asked, config.key, type));
        QCOMPARE(asked.value(QStringLiteral("transaction_id")), refund.transactionId);
        QVERIFY(!asked.contains(QStringLiteral("out_trade_no"))); // one of the two
        QCOMPARE(asked.value(QStringLiteral("out_refund_no")), refund.outRefundNo);
        QCOMPARE(asked.value(QStringLiteral("total_fee")), QStringLiteral("350"));
        QCOMPARE(asked.value(QStringLiteral("refund_fee")), QStringLiteral("120"));
        QCOMPARE(asked.value(QStringLiteral("refund_desc")), QStringLiteral("too ripe"));
        const Fields query = refundFields(config, RefundCall::Query, refund, QStringLiteral("n"));
        QVERIFY(verify(query, config.key, type));
        QCOMPARE(query.value(QStringLiteral("out_refund_no")), refund.outRefundNo);
        QVERIFY(!query.contains(QStringLiteral("refund_fee")));
    }
    refund.transactionId.clear();
    refund.reason = QString(100, u'退');
    const Fields asked = refundFields(m_config, RefundCall::Refund, refund, QStringLiteral("n"));
    QCOMPARE(asked.value(QStringLiteral("out_trade_no")), refund.outTradeNo);
    QVERIFY(asked.value(QStringLiteral("refund_desc")).toUtf8().size() <= 80);
    QCOMPARE(refundPath(RefundCall::Refund), QStringLiteral("/secapi/pay/refund"));
    QCOMPARE(refundPath(RefundCall::Query), QStringLiteral("/pay/refundquery"));
}

void TestWechatRefunds::everyErrorCode_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");
    const auto row = [](RefundCall call, const char *code, const char *outcome, const char *sentence) {
        QTest::addRow("%s %s", call == RefundCall::Refund ? "refund" : "query", code)
            << int(call) << QString::fromLatin1(code) << QString::fromLatin1(outcome) << QString::fromLatin1(sentence);
    };
    // §1.7
    const std::tuple<const char *, const char *, const char *> asked[] = {
        {"SYSTEMERROR", "Unclear", say::kRefundAsking}, {"BIZERR_NEED_RETRY", "Unclear", say::kRefundAsking},
        {"TRADE_OVERDUE", "Refused", say::kRefundTooOld}, {"NOTENOUGH", "NeedsPerson", say::kRefundNoMoney},
        {"USER_ACCOUNT_ABNORMAL", "Refused", say::kRefundNoAccount}, {"ERROR", "NeedsPerson", say::kRefundWords},
        {"TRADE_ERROR", "NeedsPerson", say::kRefundWords}, {"INVALID_REQ_TOO_MUCH", "Later", say::kRefundTooFast},
        {"FREQUENCY_LIMITED", "Later", say::kRefundTooFast},
        {"REFUND_FEE_MISMATCH", "NeedsPerson", say::kRefundOtherAmount},
        {"ORDER_NOT_READY", "Later", say::kRefundNotReady}, {"ORDERNOTEXIST", "Refused", say::kRefundNoPayment},
        {"INVALID_TRANSACTIONID", "ConfigError", say::kRefundSetup}, {"PARAM_ERROR", "ConfigError", say::kRefundSetup},
        {"APPID_NOT_EXIST", "ConfigError", say::kRefundSetup}, {"MCHID_NOT_EXIST", "ConfigError", say::kRefundSetup},
        {"APPID_MCHID_NOT_MATCH", "ConfigError", say::kRefundSetup},
        {"REQUIRE_POST_METHOD", "ConfigError", say::kRefundSetup}, {"SIGNERROR", "ConfigError", say::kRefundSetup},
        {"XML_FORMAT_ERROR", "ConfigError", say::kRefundSetup}, {"CERT_ERROR", "ConfigError", say::kRefundSetup},
        {"SOMETHING_NEW", "Unclear", say::kRefundAsking}};
    for (const auto &[code, outcome, sentence] : asked)
        row(RefundCall::Refund, code, outcome, sentence);
    // §1.8
    const std::tuple<const char *, const char *, const char *> queried[] = {
        {"SYSTEMERROR", "Unclear", say::kRefundAsking}, {"REFUNDNOTEXIST", "NotFound", say::kRefundNotThere},
        {"INVALID_TRANSACTIONID", "ConfigError", say::kRefundSetup}, {"PARAM_ERROR", "ConfigError", say::kRefundSetup},
        {"APPID_NOT_EXIST", "ConfigError", say::kRefundSetup}, {"MCHID_NOT_EXIST", "ConfigError", say::kRefundSetup},
        {"APPID_MCHID_NOT_MATCH", "ConfigError", say::kRefundSetup},
        {"REQUIRE_POST_METHOD", "ConfigError", say::kRefundSetup}, {"SIGNERROR", "ConfigError", say::kRefundSetup},
        {"XML_FORMAT_ERROR", "ConfigError", say::kRefundSetup}, {"NOTENOUGH", "Unclear", say::kRefundAsking},
        {"SOMETHING_NEW", "Unclear", say::kRefundAsking}};
    for (const auto &[code, outcome, sentence] : queried)
        row(RefundCall::Query, code, outcome, sentence);
    // No row of the table is left out: the unknown codes above are three.
    QCOMPARE(qsizetype(std::size(asked) + std::size(queried)) - 3, refundErrorCodes().size());
}

void TestWechatRefunds::everyErrorCode()
{
    QFETCH(int, call);
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    QFETCH(QString, sentence);
    const QByteArray reply = signedReply(m_config,
        {{QStringLiteral("result_code"), QStringLiteral("FAIL")}, {QStringLiteral("err_code"), code},
            {QStringLiteral("err_code_des"), QStringLiteral(u"渠道的话")}});
    const RefundAnswer answer = readRefundReply(m_config, static_cast<RefundCall>(call), m_refund, reply);
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.text, QStringLiteral(u"渠道的话"));
    QCOMPARE(answer.sentence, sentence);
}

void TestWechatRefunds::everyStatus_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");
    const std::tuple<const char *, const char *, const char *> rows[] = {{"SUCCESS", "Done", say::kRefundDone},
        {"PROCESSING", "Accepted", say::kRefundUnderWay}, {"REFUNDCLOSE", "Refused", say::kRefundClosed},
        {"CHANGE", "Abnormal", say::kRefundAbnormal}, {"FAIL", "NeedsPerson", say::kRefundFailed},
        {"CLOSED", "Refused", say::kRefundClosed}, {"ABNORMAL", "Abnormal", say::kRefundAbnormal},
        {"SOMETHING_NEW", "Unclear", say::kRefundAsking}, {"", "Unclear", say::kRefundAsking}};
    for (const auto &[status, outcome, sentence] : rows)
        QTest::addRow("%s", *status ? status : "none")
            << QString::fromLatin1(status) << QString::fromLatin1(outcome) << QString::fromLatin1(sentence);
    QCOMPARE(qsizetype(std::size(rows)) - 2, refundStatuses().size());
}

void TestWechatRefunds::everyStatus()
{
    QFETCH(QString, status);
    QFETCH(QString, outcome);
    QFETCH(QString, sentence);
    const RefundAnswer answer =
        readRefundReply(m_config, RefundCall::Query, m_refund, signedReply(m_config, queriedFields(m_refund, status)));
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QCOMPARE(answer.code, status);
    QCOMPARE(answer.sentence, sentence);
}

void TestWechatRefunds::everyOwnCode()
{
    for (const RefundCode &row : ownRefundCodes()) {
        const RefundAnswer answer = ownRefundAnswer(row.code);
        QCOMPARE(answer.outcome, row.outcome);
        QVERIFY(answer.outcome != RefundOutcome::Done);
        QCOMPARE(answer.sentence, QString::fromLatin1(row.sentence));
        QVERIFY(!answer.sentence.isEmpty());
    }
    QCOMPARE(ownRefundAnswer("NO_SUCH").outcome, RefundOutcome::Unclear);
    // What may have left is never called "not sent", and a missing certificate is nothing that time mends.
    QCOMPARE(ownRefundAnswer("TIMEOUT").outcome, RefundOutcome::Unclear);
    QCOMPARE(ownRefundAnswer("NOT_SENT").outcome, RefundOutcome::NotSent);
    QCOMPARE(ownRefundAnswer("NO_CERTIFICATE").outcome, RefundOutcome::ConfigError);
}

void TestWechatRefunds::tablesAreSound()
{
    for (const auto &table : {refundErrorCodes(), refundStatuses(), ownRefundCodes()}) {
        QSet<QString> seen;
        for (const RefundCode &row : table) {
            const QString key = QString::number(int(row.call)) + u' ' + QLatin1String(row.code);
            QVERIFY2(!seen.contains(key), qPrintable(key));
            seen.insert(key);
            QVERIFY2(*row.sentence, qPrintable(key));
        }
    }
}

void TestWechatRefunds::returnFail_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("outcome");
    const auto fail = [](const char *message) {
        return QByteArray(
            "<xml><return_code>FAIL</return_code><return_msg>" + QByteArray(message) + "</return_msg></xml>");
    };
    QTest::newRow("signature") << fail("签名错误") << QStringLiteral("ConfigError");
    QTest::newRow("certificate") << fail("证书已过期") << QStringLiteral("ConfigError");
    QTest::newRow("anything else") << fail("系统繁忙") << QStringLiteral("Unclear");
    QTest::newRow("SYSTEMERROR") << QByteArray("<xml><return_code>SYSTEMERROR</return_code></xml>")
                                 << QStringLiteral("Unclear");
    // A code of our own name, or of a row, must not be taken for it here: it is not signed.
    for (const char *name : {"ACCEPTED", "NOT_SENT", "TRADE_OVERDUE", "SUCCES"})
        QTest::newRow(name) << QByteArray("<xml><return_code>" + QByteArray(name) + "</return_code></xml>")
                            << QStringLiteral("Unclear");
    QTest::newRow("none") << QByteArray("<xml><result_code>SUCCESS</result_code></xml>") << QStringLiteral("Unclear");
}

void TestWechatRefunds::returnFail()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, outcome);
    for (const RefundCall call : {RefundCall::Refund, RefundCall::Query}) {
        const RefundAnswer answer = readRefundReply(m_config, call, m_refund, reply);
        QCOMPARE(outcomeText(answer.outcome), outcome);
        QVERIFY(!answer.sentence.isEmpty());
    }
}

void TestWechatRefunds::acceptedCarriesTheMoney()
{
    Fields fields = acceptedFields(m_refund);
    fields.insert(QStringLiteral("cash_refund_fee"), QStringLiteral("100")); // 20 fen had been a coupon
    const RefundAnswer answer = readRefundReply(m_config, RefundCall::Refund, m_refund, signedReply(m_config, fields));
    QCOMPARE(answer.outcome, RefundOutcome::Accepted); // SUCCESS is "taken in", not "finished"
    QCOMPARE(answer.sentence, QString::fromLatin1(say::kRefundUnderWay));
    QCOMPARE(answer.refundId, QStringLiteral("50300000000202601310000000009"));
    QCOMPARE(answer.amount, 120_fen);
    QCOMPARE(answer.customerReceives, 100_fen);
    QVERIFY(answer.succeededAt.isNull());
    fields.insert(QStringLiteral("cash_refund_fee"), QStringLiteral("99999")); // nonsense does not reach the books
    QCOMPARE(readRefundReply(m_config, RefundCall::Refund, m_refund, signedReply(m_config, fields)).customerReceives,
        120_fen);
}

void TestWechatRefunds::doneCarriesTheMoney()
{
    Fields fields = queriedFields(m_refund);
    fields.insert(QStringLiteral("coupon_refund_fee_0"), QStringLiteral("20"));
    const RefundAnswer answer = readRefundReply(m_config, RefundCall::Query, m_refund, signedReply(m_config, fields));
    QCOMPARE(answer.outcome, RefundOutcome::Done);
    QCOMPARE(answer.amount, 120_fen);
    QCOMPARE(answer.customerReceives, 100_fen);
    QCOMPARE(answer.refundId, QStringLiteral("503"));
    QCOMPARE(answer.account, QStringLiteral(u"支付用户零钱"));
    QCOMPARE(answer.succeededAt, fromStoreTime(QDate(2026, 1, 31), QTime(17, 0, 5)));
}

void TestWechatRefunds::readsManyRefundsOfOneOrder()
{
    Fields fields{{QStringLiteral("refund_count"), QStringLiteral("12")}};
    for (int n = 0; n < 12; ++n) {
        const QString at = u'_' + QString::number(n);
        fields.insert(QStringLiteral("out_refund_no") + at, QStringLiteral("R%1").arg(n));
        fields.insert(QStringLiteral("refund_fee") + at, QString::number(10 + n));
        fields.insert(QStringLiteral("refund_status") + at, QStringLiteral("PROCESSING"));
        fields.insert(QStringLiteral("refund_channel") + at, QStringLiteral("ORIGINAL"));
    }
    fields.insert(QStringLiteral("settlement_refund_fee_11"), QStringLiteral("15"));
    fields.insert(QStringLiteral("coupon_refund_count_11"), QStringLiteral("2"));
    fields.insert(QStringLiteral("coupon_refund_fee_11"), QStringLiteral("6"));
    fields.insert(QStringLiteral("coupon_refund_id_11_0"), QStringLiteral("c0"));
    fields.insert(QStringLiteral("coupon_type_11_0"), QStringLiteral("CASH"));
    fields.insert(QStringLiteral("coupon_refund_fee_11_0"), QStringLiteral("4"));
    fields.insert(QStringLiteral("coupon_refund_id_11_1"), QStringLiteral("c1"));
    fields.insert(QStringLiteral("coupon_type_11_1"), QStringLiteral("NO_CASH"));
    fields.insert(QStringLiteral("coupon_refund_fee_11_1"), QStringLiteral("2"));
    const auto lines = readRefundLines(fields);
    QVERIFY(lines);
    QCOMPARE(lines->size(), 12);
    QCOMPARE(lines->at(3).outRefundNo, QStringLiteral("R3"));
    QCOMPARE(lines->at(3).amount, 13_fen);
    QCOMPARE(lines->at(3).settlement, 13_fen);
    QCOMPARE(lines->at(11).settlement, 15_fen);
    QCOMPARE(lines->at(11).couponsTakenBack, 6_fen);
    const QList<RefundedCoupon> coupons{{QStringLiteral("c0"), QStringLiteral("CASH"), 4_fen},
        {QStringLiteral("c1"), QStringLiteral("NO_CASH"), 2_fen}};
    QCOMPARE(lines->at(11).coupons, coupons);
    QVERIFY(readRefundLines({})->isEmpty());
}

void TestWechatRefunds::refusesWrongLists_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *value) {
        QTest::addRow("%s=%s", name, value) << QString::fromLatin1(name) << QString::fromLatin1(value);
    };
    row("refund_count", "2"); // one line
    row("refund_count", "51");
    row("refund_count", "-1");
    row("refund_count", "1.0");
    row("refund_count", "999999999999");
    row("refund_fee_0", "");
    row("refund_fee_0", "1,20");
    row("out_refund_no_0", "");
    row("settlement_refund_fee_0", "x");
    row("coupon_refund_fee_0", "-5");
    row("coupon_refund_count_0", "101");
    row("coupon_refund_count_0", "x");
}

void TestWechatRefunds::refusesWrongLists()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    Fields fields = queriedFields(m_refund);
    fields.insert(name, value);
    const auto lines = readRefundLines(fields);
    QVERIFY(!lines);
    QCOMPARE(lines.error().code, ErrorCode::Protocol);
    const RefundAnswer answer = readRefundReply(m_config, RefundCall::Query, m_refund, signedReply(m_config, fields));
    QCOMPARE(answer.outcome, RefundOutcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("GARBAGE"));
}

void TestWechatRefunds::neverAccepted_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mismatch");
    const auto changed = [this](const char *name, const QString &value) {
        Fields fields = acceptedFields(m_refund);
        fields.insert(QLatin1String(name), value);
        return signedReply(m_config, fields);
    };
    const QByteArray good = signedReply(m_config, acceptedFields(m_refund));
    const auto row = [](const char *name, const QByteArray &reply, const char *code, bool mismatch = false) {
        QTest::newRow(name) << reply << QString::fromLatin1(code) << mismatch;
    };
    row("unsigned", changed("sign", QString()), "UNSIGNED");
    row("wrong signature", changed("sign", QString(64, u'A')), "BAD_SIGNATURE");
    row("signed with the other digest", signedReply(demoMerchant(SignType::Md5), acceptedFields(m_refund)),
        "BAD_SIGNATURE");
    row("changed after signing", QByteArray(good).replace("<refund_fee>120", "<refund_fee>121"), "BAD_SIGNATURE");
    row("another refund", changed("out_refund_no", QStringLiteral("R1")), "OTHER_NUMBER", true);
    row("no refund number", changed("out_refund_no", QString()), "OTHER_NUMBER", true);
    row("another order", changed("out_trade_no", QStringLiteral("MD1")), "OTHER_NUMBER", true);
    row("no order", changed("out_trade_no", QString()), "OTHER_NUMBER", true);
    row("another amount", changed("refund_fee", QStringLiteral("121")), "OTHER_AMOUNT", true);
    row("no amount", changed("refund_fee", QString()), "OTHER_AMOUNT", true);
    row("another total", changed("total_fee", QStringLiteral("3500")), "OTHER_AMOUNT", true);
    row("another currency", changed("fee_type", QStringLiteral("HKD")), "OTHER_AMOUNT", true);
    row("another merchant", changed("mch_id", QStringLiteral("1900000002")), "OTHER_MERCHANT", true);
    row("another app", changed("appid", QStringLiteral("wx1")), "OTHER_MERCHANT", true);
    row("strange result", changed("result_code", QStringLiteral("MAYBE")), "GARBAGE");
    row("cut off", good.left(good.size() - 20), "GARBAGE");
    row("empty", QByteArray(), "GARBAGE");
    row("garbage", QByteArray("\x80\x81 502 Bad Gateway"), "GARBAGE");
    row("field twice", QByteArray(good).replace("</xml>", "<refund_fee>120</refund_fee></xml>"), "GARBAGE");
    row("bomb", "<!DOCTYPE x [<!ENTITY a \"aa\">]>" + good, "GARBAGE");
    row("oversized", good + QByteArray(300'000, ' '), "TOO_LARGE");
}

void TestWechatRefunds::neverAccepted()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, code);
    QFETCH(bool, mismatch);
    const RefundAnswer answer = readRefundReply(m_config, RefundCall::Refund, m_refund, reply);
    QCOMPARE(answer.outcome, RefundOutcome::Unclear);
    QCOMPARE(answer.code, code);
    QCOMPARE(!answer.mismatch.isEmpty(), mismatch);
    QVERIFY(!answer.sentence.isEmpty());
}

void TestWechatRefunds::neverDone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *name, const QString &value, const char *code) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << QString::fromLatin1(code);
    };
    row("another refund in the list", "out_refund_no_0", QStringLiteral("R1"), "OTHER_NUMBER");
    row("empty list", "refund_count", QStringLiteral("0"), "OTHER_NUMBER");
    row("another order", "out_trade_no", QStringLiteral("MD1"), "OTHER_NUMBER");
    row("no order", "out_trade_no", QString(), "OTHER_NUMBER");
    row("another amount", "refund_fee_0", QStringLiteral("119"), "OTHER_AMOUNT");
    row("another total", "total_fee", QStringLiteral("120"), "OTHER_AMOUNT");
    row("another currency", "fee_type", QStringLiteral("USD"), "OTHER_AMOUNT");
    row("another merchant", "mch_id", QStringLiteral("1"), "OTHER_MERCHANT");
}

void TestWechatRefunds::neverDone()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, code);
    Fields fields = queriedFields(m_refund);
    fields.insert(name, value);
    const RefundAnswer answer = readRefundReply(m_config, RefundCall::Query, m_refund, signedReply(m_config, fields));
    QCOMPARE(answer.outcome, RefundOutcome::Unclear);
    QCOMPARE(answer.code, code);
    QVERIFY(!answer.mismatch.isEmpty());
}

void TestWechatRefunds::readsTimes()
{
    QCOMPARE(readV2Time(QStringLiteral("2026-01-31 17:00:05")), (Timestamp{1'769'850'005'000}));
    for (const char *wrong : {"", "2026-01-31", "2026-01-31T17:00:05", "2026-02-31 17:00:05", "2026-01-31 25:00:05",
             "2026-01-31 17:00:05 ", "20260131170005"})
        QVERIFY2(readV2Time(QString::fromLatin1(wrong)).isNull(), wrong);
}

MENDIAN_TEST(TestWechatRefunds)
#include "tst_wechatrefunds.moc"
