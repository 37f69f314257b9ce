// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/codes.h"
#include "payments/wechat/fieldread.h"
#include "tests/support/wechatsamples.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::wechat;
using mendian::test::demoMerchant;
using mendian::test::paidFields;
using mendian::test::signedReply;

class TestWechatMessages : public QObject
{
    Q_OBJECT
private slots:
    void specVectors();
    void signatureLeavesEmptyAndSignOut();
    void verifyIsStrict();
    void requestHasTheRightFields();
    void subjectIsCutBetweenCharacters();
    void everyErrorCode_data();
    void everyErrorCode();
    void everyTradeState_data();
    void everyTradeState();
    void reverseReplies_data();
    void reverseReplies();
    void returnFail_data();
    void returnFail();
    void paidCarriesTheMoney();
    void neverPaid_data();
    void neverPaid();
    void codeTableIsSound();

private:
    const Config m_config = demoMerchant();
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
};

namespace {

Fields vectorFields()
{
    return {{QStringLiteral("appid"), QStringLiteral("wx0123456789abcdef")},
        {QStringLiteral("mch_id"), QStringLiteral("1900000001")},
        {QStringLiteral("device_info"), QStringLiteral("POS-01")},
        {QStringLiteral("body"), QStringLiteral(u"门店-可乐 500ml")}, {QStringLiteral("attach"), QString()},
        {QStringLiteral("out_trade_no"), QStringLiteral("MD202601310001")},
        {QStringLiteral("total_fee"), QStringLiteral("350")},
        {QStringLiteral("spbill_create_ip"), QStringLiteral("10.0.0.8")},
        {QStringLiteral("auth_code"), QStringLiteral("134567890123456789")},
        {QStringLiteral("nonce_str"), QStringLiteral("a1B2c3D4e5F6g7H8")}};
}

QString outcomeText(Outcome outcome) { return QString::fromLatin1(outcomeName(outcome)); }

} // namespace

void TestWechatMessages::specVectors()
{
    Fields fields = vectorFields();
    QCOMPARE(QString::fromUtf8(stringToSign(fields)),
        QStringLiteral(u"appid=wx0123456789abcdef&auth_code=134567890123456789&body=门店-可乐 500ml&device_info=POS-01"
                       u"&mch_id=1900000001&nonce_str=a1B2c3D4e5F6g7H8&out_trade_no=MD202601310001"
                       u"&spbill_create_ip=10.0.0.8&total_fee=350"));
    QCOMPARE(sign(fields, m_config.key, SignType::Md5), QByteArray("0259F600D8CF9C0CF2165F387B92D9E5"));
    fields.insert(QStringLiteral("sign_type"), QStringLiteral("HMAC-SHA256"));
    QCOMPARE(sign(fields, m_config.key, SignType::HmacSha256),
        QByteArray("95F6731C36396584662E28F4F87E019F976D105610A7C3F59B6AF6AB073C68B6"));
}

void TestWechatMessages::signatureLeavesEmptyAndSignOut()
{
    const Fields fields{{QStringLiteral("b"), QStringLiteral("0")}, {QStringLiteral("B_"), QStringLiteral("1")},
        {QStringLiteral("a"), QString()}, {QStringLiteral("sign"), QStringLiteral("x")}};
    QCOMPARE(stringToSign(fields), QByteArray("B_=1&b=0")); // "0" is not empty; byte order
}

void TestWechatMessages::verifyIsStrict()
{
    for (const SignType type : {SignType::Md5, SignType::HmacSha256}) {
        Fields fields = vectorFields();
        QVERIFY(!verify(fields, m_config.key, type));
        const QString right = QString::fromLatin1(sign(fields, m_config.key, type));
        fields.insert(QStringLiteral("sign"), right);
        QVERIFY(verify(fields, m_config.key, type));
        QVERIFY(!verify(fields, Secret("MendianDemoV2Key0123456789abcdeX"), type));
        QVERIFY(!verify(fields, m_config.key, type == SignType::Md5 ? SignType::HmacSha256 : SignType::Md5));
        fields.insert(QStringLiteral("sub_openid"), QStringLiteral("x")); // unknown fields take part
        QVERIFY(!verify(fields, m_config.key, type));
        fields.remove(QStringLiteral("sub_openid"));
        fields.insert(QStringLiteral("sign"), right.toLower());
        QVERIFY(!verify(fields, m_config.key, type));
    }
}

void TestWechatMessages::requestHasTheRightFields()
{
    GatewayCall call{PayCall::Pay, m_attempt, Secret("134567890123456789"), QStringLiteral(u"门店-可乐")};
    for (const SignType type : {SignType::Md5, SignType::HmacSha256}) {
        const Config config = demoMerchant(type);
        Fields fields = requestFields(config, call, QStringLiteral("nonce"));
        QVERIFY(verify(fields, config.key, type));
        QCOMPARE(fields.contains(QStringLiteral("sign_type")), type == SignType::HmacSha256);
        QCOMPARE(fields.value(QStringLiteral("out_trade_no")), m_attempt.outTradeNo);
        QCOMPARE(fields.value(QStringLiteral("total_fee")), QStringLiteral("350"));
        QCOMPARE(fields.value(QStringLiteral("auth_code")), QStringLiteral("134567890123456789"));
    }
    call.kind = PayCall::Query;
    const Fields query = requestFields(m_config, call, QStringLiteral("nonce"));
    QCOMPARE(query.keys(),
        (QStringList{QStringLiteral("appid"), QStringLiteral("mch_id"), QStringLiteral("nonce_str"),
            QStringLiteral("out_trade_no"), QStringLiteral("sign"), QStringLiteral("sign_type")}));
    QCOMPARE(pathOf(PayCall::Pay), QStringLiteral("/pay/micropay"));
    QCOMPARE(pathOf(PayCall::Query), QStringLiteral("/pay/orderquery"));
    QCOMPARE(pathOf(PayCall::Reverse), QStringLiteral("/secapi/pay/reverse"));
}

void TestWechatMessages::subjectIsCutBetweenCharacters()
{
    QCOMPARE(cutUtf8(QString(50, u'可'), 127).size(), 42);
    QCOMPARE(cutUtf8(QStringLiteral("short"), 127), QStringLiteral("short"));
    QCOMPARE(cutUtf8(QStringLiteral(u"a🍊"), 4), QStringLiteral("a"));
    QCOMPARE(cutUtf8(QStringLiteral(u"a🍊"), 5), QStringLiteral(u"a🍊"));
}

void TestWechatMessages::everyErrorCode_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    // Written a second time from spec §1.3, §1.5, §1.6; not read from the table under test.
    const auto rows = [](PayCall call, const char *outcome, std::initializer_list<const char *> codes) {
        for (const char *code : codes)
            QTest::addRow("%s %s", payCallName(call), code)
                << int(call) << QString::fromLatin1(code) << QString::fromLatin1(outcome);
    };
    rows(PayCall::Pay, "Unclear",
        {"SYSTEMERROR", "BANKERROR", "FREQUENCY_LIMITED", "RULELIMIT", "ACCOUNTERROR", "SOMETHING_NEW", ""});
    rows(PayCall::Pay, "UserPaying", {"USERPAYING"});
    rows(PayCall::Pay, "RefusedFinal",
        {"AUTHCODEEXPIRE", "NOTENOUGH", "NOTSUPORTCARD", "AUTH_CODE_ERROR", "AUTH_CODE_INVALID", "BUYER_MISMATCH",
            "ORDERCLOSED", "ORDERREVERSED"});
    rows(PayCall::Pay, "RefusedAskOnce", {"TRADE_ERROR", "INVALID_REQUEST"});
    rows(PayCall::Pay, "AskThisNumber", {"ORDERPAID", "OUT_TRADE_NO_USED"});
    rows(PayCall::Pay, "ConfigError",
        {"NOAUTH", "PARAM_ERROR", "LACK_PARAMS", "XML_FORMAT_ERROR", "POST_DATA_EMPTY", "REQUIRE_POST_METHOD",
            "NOT_UTF8", "SIGNERROR", "APPID_NOT_EXIST", "MCHID_NOT_EXIST", "APPID_MCHID_NOT_MATCH"});
    rows(PayCall::Query, "NotFound", {"ORDERNOTEXIST"});
    rows(PayCall::Query, "Unclear", {"SYSTEMERROR", "SOMETHING_NEW"});
    rows(PayCall::Reverse, "Unclear", {"SYSTEMERROR", "SOMETHING_NEW"});
    rows(PayCall::Reverse, "ConfigError", {"INVALID_TRANSACTIONID", "PARAM_ERROR", "REQUIRE_POST_METHOD", "SIGNERROR"});
    rows(PayCall::Reverse, "ReverseRefused", {"REVERSE_EXPIRE", "INVALID_REQUEST", "TRADE_ERROR"});
    rows(PayCall::Reverse, "UserPaying", {"USERPAYING"});
}

void TestWechatMessages::everyErrorCode()
{
    QFETCH(int, call);
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    const QByteArray reply = signedReply(m_config,
        {{QStringLiteral("result_code"), QStringLiteral("FAIL")}, {QStringLiteral("err_code"), code},
            {QStringLiteral("err_code_des"), QStringLiteral(u"渠道的话")}});
    const Answer answer = readReply(m_config, static_cast<PayCall>(call), m_attempt, reply);
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.text, QStringLiteral(u"渠道的话"));
    QVERIFY(!answer.sentence.isEmpty());
    QCOMPARE(answer.askAtOnce, code == QLatin1String("BANKERROR"));
}

void TestWechatMessages::everyTradeState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("outcome");
    const std::pair<const char *, const char *> rows[] = {{"SUCCESS", "Paid"}, {"REFUND", "RefundedElsewhere"},
        {"NOTPAY", "NotPaidYet"}, {"USERPAYING", "UserPaying"}, {"PAYERROR", "PayError"}, {"REVOKED", "Closed"},
        {"CLOSED", "Closed"}, {"ACCEPT", "NotPaidYet"}, {"SOMETHING_NEW", "Unclear"}};
    for (const auto &[state, outcome] : rows)
        QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(outcome);
}

void TestWechatMessages::everyTradeState()
{
    QFETCH(QString, state);
    QFETCH(QString, outcome);
    Fields fields = paidFields(m_attempt.outTradeNo, 350);
    fields.insert(QStringLiteral("trade_state"), state);
    const Answer answer = readReply(m_config, PayCall::Query, m_attempt, signedReply(m_config, fields));
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QCOMPARE(answer.code, state);
    QVERIFY(!answer.sentence.isEmpty());
}

void TestWechatMessages::reverseReplies_data()
{
    QTest::addColumn<QString>("recall");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("finished") << QStringLiteral("N") << QString() << QStringLiteral("Reversed");
    QTest::newRow("again") << QStringLiteral("Y") << QString() << QStringLiteral("ReverseAgain");
    QTest::newRow("nothing said") << QString() << QString() << QStringLiteral("Unclear");
    QTest::newRow("customer is paying") << QString() << QStringLiteral(u"支付中不能撤销")
                                        << QStringLiteral("UserPaying");
}

void TestWechatMessages::reverseReplies()
{
    QFETCH(QString, recall);
    QFETCH(QString, text);
    QFETCH(QString, outcome);
    Fields fields{{QStringLiteral("recall"), recall}};
    if (!text.isEmpty()) {
        fields.insert(QStringLiteral("result_code"), QStringLiteral("FAIL"));
        fields.insert(QStringLiteral("err_code"), QStringLiteral("ANY_NAME"));
        fields.insert(QStringLiteral("err_code_des"), text);
    }
    const Answer answer = readReply(m_config, PayCall::Reverse, m_attempt, signedReply(m_config, fields));
    QCOMPARE(outcomeText(answer.outcome), outcome);
}

void TestWechatMessages::returnFail_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("outcome");
    const auto fail = [](const char *message) {
        const QByteArray text(message);
        return QByteArray("<xml><return_code>FAIL</return_code><return_msg>" + text + "</return_msg></xml>");
    };
    QTest::newRow("signature") << fail("签名错误") << QStringLiteral("ConfigError");
    QTest::newRow("parameter") << fail("缺少参数") << QStringLiteral("ConfigError");
    QTest::newRow("anything else") << fail("系统繁忙") << QStringLiteral("Unclear");
    QTest::newRow("no message") << fail("") << QStringLiteral("Unclear");
    QTest::newRow("SYSTEMERROR") << QByteArray("<xml><return_code>SYSTEMERROR</return_code></xml>")
                                 << QStringLiteral("Unclear");
    // A code of our own name must not be taken for our own code.
    QTest::newRow("PAID") << QByteArray("<xml><return_code>PAID</return_code></xml>") << QStringLiteral("Unclear");
    QTest::newRow("NOT_SENT") << QByteArray("<xml><return_code>NOT_SENT</return_code></xml>")
                              << QStringLiteral("Unclear");
    QTest::newRow("none") << QByteArray("<xml><result_code>SUCCESS</result_code></xml>") << QStringLiteral("Unclear");
}

void TestWechatMessages::returnFail()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, outcome);
    const Answer answer = readReply(m_config, PayCall::Pay, m_attempt, reply);
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QVERIFY(!answer.sentence.isEmpty());
}

void TestWechatMessages::paidCarriesTheMoney()
{
    Fields fields = paidFields(m_attempt.outTradeNo, 350);
    fields.insert(QStringLiteral("cash_fee"), QStringLiteral("250"));
    fields.insert(QStringLiteral("coupon_fee"), QStringLiteral("100"));
    fields.insert(QStringLiteral("settlement_total_fee"), QStringLiteral("320"));
    for (const SignType type : {SignType::Md5, SignType::HmacSha256}) {
        const Config config = demoMerchant(type);
        for (const PayCall call : {PayCall::Pay, PayCall::Query}) {
            const Answer answer = readReply(config, call, m_attempt, signedReply(config, fields));
            QCOMPARE(answer.outcome, Outcome::Paid);
            QCOMPARE(answer.amount, 350_fen);
            QCOMPARE(answer.customerPaid, 250_fen);
            QCOMPARE(answer.merchantReceives, 320_fen);
            QCOMPARE(answer.platformDiscount, 100_fen);
            QCOMPARE(answer.transactionId, QStringLiteral("4200000000202601310000000001"));
            QCOMPARE(answer.outTradeNo, m_attempt.outTradeNo);
            QVERIFY(answer.mismatch.isEmpty());
        }
    }
}

void TestWechatMessages::neverPaid_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mismatch");
    const auto changed = [this](const char *name, const QString &value) {
        Fields fields = paidFields(m_attempt.outTradeNo, 350);
        fields.insert(QLatin1String(name), value);
        return signedReply(m_config, fields);
    };
    const QByteArray good = signedReply(m_config, paidFields(m_attempt.outTradeNo, 350));
    const auto row = [](const char *name, const QByteArray &reply, const char *code, bool mismatch = false) {
        QTest::newRow(name) << reply << QString::fromLatin1(code) << mismatch;
    };
    row("unsigned", changed("sign", QString()), "UNSIGNED");
    row("empty signature", changed("sign", QStringLiteral("")), "UNSIGNED");
    row("wrong signature", changed("sign", QString(64, u'A')), "BAD_SIGNATURE");
    row("short signature", changed("sign", QStringLiteral("A")), "BAD_SIGNATURE");
    row("signed with the other digest", signedReply(demoMerchant(SignType::Md5), paidFields(m_attempt.outTradeNo, 350)),
        "BAD_SIGNATURE");
    row("changed after signing", QByteArray(good).replace("4200000000", "4200000001"), "BAD_SIGNATURE");
    row("less", changed("total_fee", QStringLiteral("349")), "OTHER_AMOUNT", true);
    row("more", changed("total_fee", QStringLiteral("35000")), "OTHER_AMOUNT", true);
    row("decimal amount", changed("total_fee", QStringLiteral("350.0")), "OTHER_AMOUNT", true);
    row("signed amount", changed("total_fee", QStringLiteral("+350")), "OTHER_AMOUNT", true);
    row("full-width digits", changed("total_fee", QStringLiteral(u"３５０")), "OTHER_AMOUNT", true);
    row("huge amount", changed("total_fee", QString(40, u'9')), "OTHER_AMOUNT", true);
    row("no amount", changed("total_fee", QString()), "OTHER_AMOUNT", true);
    row("other currency", changed("fee_type", QStringLiteral("HKD")), "OTHER_AMOUNT", true);
    row("another order", changed("out_trade_no", QStringLiteral("MD202601310001")), "OTHER_NUMBER", true);
    row("no order", changed("out_trade_no", QString()), "OTHER_NUMBER", true);
    row("another merchant", changed("mch_id", QStringLiteral("1900000002")), "OTHER_MERCHANT", true);
    row("no merchant", changed("mch_id", QString()), "OTHER_MERCHANT", true);
    row("another app", changed("appid", QStringLiteral("wx1")), "OTHER_MERCHANT", true);
    row("no transaction", changed("transaction_id", QString()), "GARBAGE");
    row("strange result", changed("result_code", QStringLiteral("MAYBE")), "GARBAGE");
    row("cut off", good.left(good.size() - 20), "GARBAGE");
    row("garbage", QByteArray("\x80\x81 502 Bad Gateway"), "GARBAGE");
    row("empty", QByteArray(), "GARBAGE");
    row("field twice", QByteArray(good).replace("</xml>", "<total_fee>350</total_fee></xml>"), "GARBAGE");
    row("bomb", "<!DOCTYPE x [<!ENTITY a \"aa\">]>" + good, "GARBAGE");
    row("oversized", good + QByteArray(300'000, ' '), "TOO_LARGE");
}

void TestWechatMessages::neverPaid()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, code);
    QFETCH(bool, mismatch);
    for (const PayCall call : {PayCall::Pay, PayCall::Query}) {
        const Answer answer = readReply(m_config, call, m_attempt, reply);
        QCOMPARE(answer.outcome, Outcome::Unclear);
        QCOMPARE(answer.code, code);
        QCOMPARE(!answer.mismatch.isEmpty(), mismatch);
        QVERIFY(!answer.sentence.isEmpty());
    }
}

void TestWechatMessages::codeTableIsSound()
{
    QSet<QString> seen;
    for (const auto &table : {errorCodes(), tradeStates(), ownCodes()}) {
        for (const Code &row : table) {
            const QString key = QLatin1String(payCallName(row.call)) + u' ' + QLatin1String(row.code);
            QVERIFY2(!seen.contains(key), qPrintable(key));
            seen.insert(key);
            QVERIFY2(*row.sentence, qPrintable(key));
        }
        seen.clear();
    }
}

MENDIAN_TEST(TestWechatMessages)
#include "tst_wechatmessages.moc"
