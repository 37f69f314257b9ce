// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/messages.h"

#include "core/json.h"
#include "models/tender/machine.h"
#include "payments/wechat/sentences.h"
#include "payments/wechat/v3/codes.h"
#include "payments/wechat/v3/wechatv3bills.h"
#include "tests/support/gzipped.h"
#include "tests/support/refundsamples.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatplatform.h"
#include "tests/support/wechatv3samples.h"

#include <QCryptographicHash>

using namespace mendian;
using namespace mendian::wechat::v3;
using namespace mendian::test;
namespace say = mendian::wechat::say;

namespace {

constexpr Timestamp kStart{1'763'706'720'000};

QString outcomeText(Outcome outcome) { return QString::fromLatin1(outcomeName(outcome)); }

/// The attempt at the moment when `call` is on its way, after the deadline for a close.
Attempt attemptAt(PayCall call, Timestamp &now)
{
    const ProviderRules &rules = *providerRules(u"wechat_qr");
    now = kStart;
    Attempt attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 350_fen);
    attempt = step(attempt, PayEvent::started(), rules, now).next;
    if (call == PayCall::Pay)
        return attempt;
    Answer qr;
    qr.outcome = Outcome::UserPaying;
    qr.qrCode = QStringLiteral("weixin://wxpay/bizpayurl?pr=x");
    now = now + 300;
    attempt = step(attempt, PayEvent::answered(PayCall::Pay, attempt.request, qr), rules, now).next;
    if (call == PayCall::Query) {
        now = attempt.nextAt;
        return step(attempt, PayEvent::timerDue(), rules, now).next;
    }
    now = attempt.deadline;
    attempt = step(attempt, PayEvent::timerDue(), rules, now).next; // the last query …
    Answer notPaid;
    notPaid.outcome = Outcome::NotPaidYet;
    return step(attempt, PayEvent::answered(PayCall::Query, attempt.request, notPaid), rules, now).next; // … the close
}

} // namespace

class TestV3Messages : public QObject
{
    Q_OBJECT
private slots:
    void nativeOrder();
    void queryAndClose();
    void refundRequests();
    void everyPayCode_data();
    void everyPayCode();
    void unknownCodesGoByName_data();
    void unknownCodesGoByName();
    void everyRefundCode_data();
    void everyRefundCode();
    void everyTradeState_data();
    void everyTradeState();
    void tablesAreSound();
    void qrReplies_data();
    void qrReplies();
    void closeReplies();
    void paidCarriesTheMoney();
    void neverPaid_data();
    void neverPaid();
    void refundReplies();
    void neverRefunded_data();
    void neverRefunded();
    void readsTimes();
    void causes();
    void billRequests();
    void billTickets_data();
    void billTickets();
    void billFiles();

private:
    const Config m_config = demoV3Merchant();
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 350_fen);
    const Refund m_refund = sampleRefund(QStringLiteral("wechat_qr"));
};

void TestV3Messages::nativeOrder()
{
    GatewayCall call{PayCall::Pay, m_attempt, {}, QStringLiteral(u"门店-可乐  500ml")};
    Config config = m_config;
    config.deviceId = QStringLiteral("POS-01");
    const Outgoing sent = payCall(config, call);
    QCOMPARE(sent.method, QByteArray("POST"));
    QCOMPARE(sent.target, QStringLiteral("/v3/pay/transactions/native"));
    const auto body = parseJsonObject(sent.body, u"native");
    QCOMPARE(*body,
        (QJsonObject{{QStringLiteral("appid"), config.appId}, {QStringLiteral("mchid"), config.mchId},
            {QStringLiteral("description"), QStringLiteral(u"门店-可乐 500ml")},
            {QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
            {QStringLiteral("notify_url"), QStringLiteral("https://pay.mendian.example/notify/wechat")},
            {QStringLiteral("amount"),
                QJsonObject{{QStringLiteral("total"), 350}, {QStringLiteral("currency"), QStringLiteral("CNY")}}},
            {QStringLiteral("scene_info"),
                QJsonObject{{QStringLiteral("payer_client_ip"), QStringLiteral("10.0.0.8")},
                    {QStringLiteral("device_id"), QStringLiteral("POS-01")}}}}));
    // Ordering again with identical parameters is allowed (§3.1): the bytes do not change.
    QCOMPARE(payCall(config, call).body, sent.body);
    // An order the till forgot is closed by WeChat after all, two minutes after the till would have (§3.1).
    call.attempt.deadline = fromStoreTime({2026, 1, 31}, {23, 58, 30});
    QCOMPARE(parseJsonObject(payCall(config, call).body, u"native")->value(QStringLiteral("time_expire")).toString(),
        QStringLiteral("2026-02-01T00:00:30+08:00"));
    QCOMPARE(readTime(QStringLiteral("2026-02-01T00:00:30+08:00")), call.attempt.deadline + 120'000);
    call.subject = QString(100, u'可');
    const auto cut = parseJsonObject(payCall(config, call).body, u"native");
    QVERIFY(cut->value(QStringLiteral("description")).toString().toUtf8().size() <= 127);
    call.subject.clear();
    QCOMPARE(parseJsonObject(payCall(config, call).body, u"native")->value(QStringLiteral("description")).toString(),
        QStringLiteral("-"));
}

void TestV3Messages::queryAndClose()
{
    GatewayCall call{PayCall::Query, m_attempt, {}, {}};
    const Outgoing query = payCall(m_config, call);
    QCOMPARE(query.method, QByteArray("GET"));
    QCOMPARE(query.target,
        QStringLiteral("/v3/pay/transactions/out-trade-no/%1?mchid=1900000001").arg(m_attempt.outTradeNo));
    QVERIFY(query.body.isEmpty());
    call.kind = PayCall::Reverse;
    const Outgoing close = payCall(m_config, call);
    QCOMPARE(close.method, QByteArray("POST"));
    QCOMPARE(close.target, QStringLiteral("/v3/pay/transactions/out-trade-no/%1/close").arg(m_attempt.outTradeNo));
    QCOMPARE(close.body, QByteArray("{\"mchid\":\"1900000001\"}"));
}

void TestV3Messages::refundRequests()
{
    const Outgoing asked = refundCall(m_config, RefundCall::Refund, m_refund);
    QCOMPARE(asked.target, QStringLiteral("/v3/refund/domestic/refunds"));
    const auto body = parseJsonObject(asked.body, u"refund");
    QCOMPARE(body->value(QStringLiteral("transaction_id")).toString(), m_refund.transactionId);
    QVERIFY(!body->contains(QStringLiteral("out_trade_no"))); // one of the two
    QCOMPARE(body->value(QStringLiteral("out_refund_no")).toString(), m_refund.outRefundNo);
    QCOMPARE(body->value(QStringLiteral("amount")).toObject(),
        (QJsonObject{{QStringLiteral("refund"), 120}, {QStringLiteral("total"), 350},
            {QStringLiteral("currency"), QStringLiteral("CNY")}}));
    QCOMPARE(refundCall(m_config, RefundCall::Refund, m_refund).body, asked.body); // a retry repeats every byte
    Refund refund = m_refund;
    refund.transactionId.clear();
    refund.reason.clear();
    const auto other = parseJsonObject(refundCall(m_config, RefundCall::Refund, refund).body, u"refund");
    QCOMPARE(other->value(QStringLiteral("out_trade_no")).toString(), refund.outTradeNo);
    QVERIFY(!other->contains(QStringLiteral("reason")));
    const Outgoing query = refundCall(m_config, RefundCall::Query, m_refund);
    QCOMPARE(query.method, QByteArray("GET"));
    QCOMPARE(query.target, QStringLiteral("/v3/refund/domestic/refunds/") + m_refund.outRefundNo);
}

void TestV3Messages::everyPayCode_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("http");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sentence");
    qsizetype rows = 0;
    const auto row = [&](PayCall call, int http, const char *code, const char *older, const char *outcome,
                         const char *state, const char *sentence) {
        QStringList codes{QString::fromLatin1(code)};
        if (*older)
            codes.append(QString::fromLatin1(older));
        QTest::addRow("%s %s", payCallName(call), code) << int(call) << http << codes << QString::fromLatin1(outcome)
                                                        << QString::fromLatin1(state) << QString::fromLatin1(sentence);
        ++rows;
    };
    constexpr auto pay = PayCall::Pay;
    row(pay, 202, "USERPAYING", "", "UserPaying", "AwaitingCustomer", say::kPassword);
    row(pay, 400, "PARAM_ERROR", "", "ConfigError", "Refused", say::kSetup);
    row(pay, 400, "INVALID_REQUEST", "", "RefusedAskOnce", "Confirming", say::kQrRefused);
    row(pay, 400, "APPID_MCHID_NOT_MATCH", "", "ConfigError", "Refused", say::kSetup);
    row(pay, 400, "MCH_NOT_EXISTS", "", "ConfigError", "Refused", say::kSetup);
    row(pay, 400, "ORDER_CLOSED", "ORDERCLOSED", "RefusedFinal", "Refused", say::kQrClosed);
    row(pay, 401, "SIGN_ERROR", "SIGNERROR", "ConfigError", "Refused", say::kSetup);
    row(pay, 403, "NO_AUTH", "NOAUTH", "ConfigError", "Refused", say::kQrRights);
    row(pay, 403, "TRADE_ERROR", "", "RefusedAskOnce", "Confirming", say::kQrRefused);
    row(pay, 403, "NOT_ENOUGH", "NOTENOUGH", "RefusedFinal", "Refused", say::kQrNoMoney);
    row(pay, 403, "OUT_TRADE_NO_USED", "", "AskThisNumber", "Confirming", say::kUsed);
    row(pay, 403, "ACCOUNT_ERROR", "ACCOUNTERROR", "Unclear", "Confirming", say::kAsking);
    row(pay, 403, "RULE_LIMIT", "RULELIMIT", "Unclear", "Confirming", say::kBusy);
    row(pay, 404, "ORDER_NOT_EXIST", "ORDERNOTEXIST", "NotFound", "Confirming", say::kNotThere);
    row(pay, 429, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "Unclear", "Confirming", say::kBusy);
    row(pay, 500, "SYSTEM_ERROR", "SYSTEMERROR", "Unclear", "Confirming", say::kAsking);
    row(pay, 500, "BANK_ERROR", "BANKERROR", "Unclear", "Confirming", say::kAsking);
    row(pay, 500, "INVALID_TRANSACTIONID", "", "ConfigError", "Refused", say::kSetup);
    row(pay, 500, "OPENID_MISMATCH", "", "ConfigError", "Refused", say::kSetup);
    constexpr auto query = PayCall::Query;
    row(query, 202, "USERPAYING", "", "UserPaying", "AwaitingCustomer", say::kPassword);
    row(query, 400, "PARAM_ERROR", "", "ConfigError", "AwaitingCustomer", say::kSetup);
    row(query, 400, "INVALID_REQUEST", "", "Unclear", "AwaitingCustomer", say::kAsking);
    row(query, 400, "APPID_MCHID_NOT_MATCH", "", "ConfigError", "AwaitingCustomer", say::kSetup);
    row(query, 400, "MCH_NOT_EXISTS", "", "ConfigError", "AwaitingCustomer", say::kSetup);
    row(query, 401, "SIGN_ERROR", "SIGNERROR", "ConfigError", "AwaitingCustomer", say::kSetup);
    row(query, 403, "NO_AUTH", "NOAUTH", "ConfigError", "AwaitingCustomer", say::kQrRights);
    row(query, 403, "TRADE_ERROR", "", "Unclear", "AwaitingCustomer", say::kAsking);
    row(query, 403, "RULE_LIMIT", "RULELIMIT", "Unclear", "AwaitingCustomer", say::kBusy);
    row(query, 404, "ORDER_NOT_EXIST", "ORDERNOTEXIST", "NotFound", "AwaitingCustomer", say::kNotThere);
    row(query, 404, "RESOURCE_NOT_EXISTS", "", "NotFound", "AwaitingCustomer", say::kNotThere);
    row(query, 429, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "Unclear", "AwaitingCustomer", say::kBusy);
    row(query, 500, "SYSTEM_ERROR", "SYSTEMERROR", "Unclear", "AwaitingCustomer", say::kAsking);
    row(query, 500, "BANK_ERROR", "BANKERROR", "Unclear", "AwaitingCustomer", say::kAsking);
    row(query, 500, "INVALID_TRANSACTIONID", "", "ConfigError", "AwaitingCustomer", say::kSetup);
    constexpr auto close = PayCall::Reverse;
    row(close, 202, "USERPAYING", "", "UserPaying", "Reversing", say::kPassword);
    row(close, 400, "PARAM_ERROR", "", "ConfigError", "Reversing", say::kSetup);
    row(close, 400, "INVALID_REQUEST", "", "ReverseRefused", "Reversing", say::kCloseRefused);
    row(close, 400, "ORDER_PAID", "ORDERPAID", "ReverseRefused", "Reversing", say::kUsed);
    row(close, 400, "APPID_MCHID_NOT_MATCH", "", "ConfigError", "Reversing", say::kSetup);
    row(close, 400, "MCH_NOT_EXISTS", "", "ConfigError", "Reversing", say::kSetup);
    row(close, 400, "ORDER_CLOSED", "ORDERCLOSED", "Closed", "Closed", say::kQrClosed);
    row(close, 401, "SIGN_ERROR", "SIGNERROR", "ConfigError", "Reversing", say::kSetup);
    row(close, 403, "NO_AUTH", "NOAUTH", "ConfigError", "Reversing", say::kQrRights);
    row(close, 403, "TRADE_ERROR", "", "ReverseRefused", "Reversing", say::kCloseRefused);
    row(close, 403, "RULE_LIMIT", "RULELIMIT", "ReverseAgain", "Reversing", say::kCloseAgain);
    row(close, 404, "ORDER_NOT_EXIST", "ORDERNOTEXIST", "ReversedNothingFound", "Reversing", say::kQrNothing);
    row(close, 429, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "ReverseAgain", "Reversing", say::kCloseAgain);
    row(close, 500, "SYSTEM_ERROR", "SYSTEMERROR", "Unclear", "Reversing", say::kCloseAgain);
    row(close, 500, "BANK_ERROR", "BANKERROR", "Unclear", "Reversing", say::kCloseAgain);
    row(close, 500, "INVALID_TRANSACTIONID", "", "ConfigError", "Reversing", say::kSetup);
    QCOMPARE(rows, payCodes().size());
}

void TestV3Messages::everyPayCode()
{
    QFETCH(int, call);
    QFETCH(int, http);
    QFETCH(QStringList, codes);
    QFETCH(QString, outcome);
    QFETCH(QString, state);
    QFETCH(QString, sentence);
    const auto kind = static_cast<PayCall>(call);
    const ProviderRules &rules = *providerRules(u"wechat_qr");
    for (const QString &code : codes) {
        Timestamp now;
        const Attempt before = attemptAt(kind, now);
        QCOMPARE(before.pending, kind);
        const QByteArray body = v3Error(code);
        const Answer answer = readReply(m_config, kind, before, http, body);
        QCOMPARE(outcomeText(answer.outcome), outcome);
        QCOMPARE(answer.code, code);
        QCOMPARE(answer.text, QStringLiteral(u"渠道的话"));
        QCOMPARE(answer.sentence, sentence);
        const PayStep next = step(before, PayEvent::answered(kind, before.request, answer), rules, now + 200);
        QCOMPARE(QString::fromLatin1(attemptStateName(next.next.state)), state);
        QCOMPARE(next.next.sentence, sentence);
        QVERIFY(isFinal(next.next.state) || !next.due.isNull()); // nothing sleeps for ever
        QVERIFY(next.next.state != AttemptState::Paid);
    }
}

void TestV3Messages::unknownCodesGoByName_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("http");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    const auto row = [](PayCall call, int http, const char *code, const char *outcome) {
        QTest::addRow("%s %d %s", payCallName(call), http, code)
            << int(call) << http << QString::fromLatin1(code) << QString::fromLatin1(outcome);
    };
    // V2 names (§2.5, last paragraph).
    row(PayCall::Pay, 400, "AUTH_CODE_INVALID", "RefusedFinal");
    row(PayCall::Pay, 400, "AUTHCODEEXPIRE", "RefusedFinal");
    row(PayCall::Pay, 400, "BUYER_MISMATCH", "RefusedFinal");
    row(PayCall::Pay, 400, "ORDERPAID", "AskThisNumber");
    row(PayCall::Reverse, 400, "REVERSE_EXPIRE", "ReverseRefused");
    // Else by status.
    for (const int http : {400, 401, 403, 404, 409, 422}) {
        row(PayCall::Pay, http, "SOMETHING_NEW", "RefusedAskOnce");
        row(PayCall::Query, http, "SOMETHING_NEW", "Unclear");
        row(PayCall::Reverse, http, "SOMETHING_NEW", "ReverseRefused");
    }
    for (const int http : {202, 429, 500, 502, 503, 504, 302}) {
        for (const PayCall call : {PayCall::Pay, PayCall::Query, PayCall::Reverse})
            row(call, http, "SOMETHING_NEW", "Unclear");
    }
    // Names of our own codes are nothing special in a reply.
    row(PayCall::Pay, 500, "PAID", "Unclear");
    row(PayCall::Pay, 500, "NOT_SENT", "Unclear");
    row(PayCall::Reverse, 500, "CLOSED", "Unclear");
}

void TestV3Messages::unknownCodesGoByName()
{
    QFETCH(int, call);
    QFETCH(int, http);
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    const Answer answer = readReply(m_config, static_cast<PayCall>(call), m_attempt, http, v3Error(code));
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QVERIFY(!answer.sentence.isEmpty());
    // A status without a readable code decides nothing.
    for (const QByteArray &body : {QByteArray(), QByteArray("<html/>"), QByteArray("{}"), QByteArray("{\"code\":5}")}) {
        const Answer bare = readReply(m_config, static_cast<PayCall>(call), m_attempt, http, body);
        QCOMPARE(bare.outcome, Outcome::Unclear);
        QCOMPARE(bare.code, QStringLiteral("HTTP"));
    }
}

void TestV3Messages::everyRefundCode_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("http");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("sentence");
    qsizetype rows = 0;
    const auto row = [&](RefundCall call, int http, const char *code, const char *older, const char *outcome,
                         const char *sentence) {
        QStringList codes{QString::fromLatin1(code)};
        if (*older)
            codes.append(QString::fromLatin1(older));
        QTest::addRow("%s %s", call == RefundCall::Refund ? "refund" : "query", code)
            << int(call) << http << codes << QString::fromLatin1(outcome) << QString::fromLatin1(sentence);
        ++rows;
    };
    constexpr auto ask = RefundCall::Refund;
    row(ask, 400, "PARAM_ERROR", "", "ConfigError", say::kRefundSetup);
    row(ask, 400, "INVALID_REQUEST", "", "NeedsPerson", say::kRefundWords);
    row(ask, 400, "APPID_MCHID_NOT_MATCH", "", "ConfigError", say::kRefundSetup);
    row(ask, 400, "MCH_NOT_EXISTS", "", "ConfigError", say::kRefundSetup);
    row(ask, 400, "ORDER_CLOSED", "ORDERCLOSED", "Refused", say::kRefundNoPayment);
    row(ask, 401, "SIGN_ERROR", "SIGNERROR", "ConfigError", say::kRefundSetup);
    row(ask, 403, "NO_AUTH", "NOAUTH", "ConfigError", say::kRefundRights);
    row(ask, 403, "TRADE_ERROR", "", "NeedsPerson", say::kRefundWords);
    row(ask, 403, "NOT_ENOUGH", "NOTENOUGH", "NeedsPerson", say::kRefundNoMoney);
    row(ask, 403, "USER_ACCOUNT_ABNORMAL", "", "Refused", say::kRefundNoAccount);
    row(ask, 403, "ACCOUNT_ERROR", "ACCOUNTERROR", "NeedsPerson", say::kRefundWords);
    row(ask, 403, "RULE_LIMIT", "RULELIMIT", "Later", say::kRefundTooFast);
    row(ask, 404, "ORDER_NOT_EXIST", "ORDERNOTEXIST", "Refused", say::kRefundNoPayment);
    row(ask, 404, "RESOURCE_NOT_EXISTS", "", "Refused", say::kRefundNoPayment);
    row(ask, 429, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "Later", say::kRefundTooFast);
    row(ask, 500, "SYSTEM_ERROR", "SYSTEMERROR", "Unclear", say::kRefundAsking);
    row(ask, 500, "BANK_ERROR", "BANKERROR", "Unclear", say::kRefundAsking);
    row(ask, 500, "INVALID_TRANSACTIONID", "", "ConfigError", say::kRefundSetup);
    constexpr auto look = RefundCall::Query;
    row(look, 400, "PARAM_ERROR", "", "ConfigError", say::kRefundSetup);
    row(look, 400, "MCH_NOT_EXISTS", "", "ConfigError", say::kRefundSetup);
    row(look, 401, "SIGN_ERROR", "SIGNERROR", "ConfigError", say::kRefundSetup);
    row(look, 403, "NO_AUTH", "NOAUTH", "ConfigError", say::kRefundRights);
    row(look, 404, "RESOURCE_NOT_EXISTS", "REFUNDNOTEXIST", "NotFound", say::kRefundNotThere);
    row(look, 429, "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "Unclear", say::kRefundAsking);
    row(look, 500, "SYSTEM_ERROR", "SYSTEMERROR", "Unclear", say::kRefundAsking);
    QCOMPARE(rows, refundRows().size());
    // By the V2 name, and whatever nobody knows.
    row(ask, 400, "TRADE_OVERDUE", "", "Refused", say::kRefundTooOld);
    row(ask, 400, "INVALID_REQ_TOO_MUCH", "", "Later", say::kRefundTooFast);
    for (const int http : {400, 202, 500})
        QTest::addRow("unknown %d", http) << int(ask) << http << QStringList{QStringLiteral("SOMETHING_NEW")}
                                          << QStringLiteral("Unclear") << QString::fromLatin1(say::kRefundAsking);
}

void TestV3Messages::everyRefundCode()
{
    QFETCH(int, call);
    QFETCH(int, http);
    QFETCH(QStringList, codes);
    QFETCH(QString, outcome);
    QFETCH(QString, sentence);
    for (const QString &code : codes) {
        const RefundAnswer answer = readRefundReply(static_cast<RefundCall>(call), m_refund, http, v3Error(code));
        QCOMPARE(QString::fromLatin1(refundOutcomeName(answer.outcome)), outcome);
        QCOMPARE(answer.code, code);
        QCOMPARE(answer.text, QStringLiteral(u"渠道的话"));
        QCOMPARE(answer.sentence, sentence);
    }
}

void TestV3Messages::everyTradeState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("becomes");
    const std::tuple<const char *, const char *, const char *> rows[] = {{"SUCCESS", "Paid", "Paid"},
        {"REFUND", "RefundedElsewhere", "Returned"}, {"NOTPAY", "NotPaidYet", "AwaitingCustomer"},
        {"USERPAYING", "UserPaying", "AwaitingCustomer"}, {"PAYERROR", "PayError", "Reversing"},
        {"REVOKED", "Closed", "Closed"}, {"CLOSED", "Closed", "Closed"},
        {"SOMETHING_NEW", "Unclear", "AwaitingCustomer"}};
    for (const auto &[state, outcome, becomes] : rows)
        QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(outcome)
                             << QString::fromLatin1(becomes);
    QCOMPARE(qsizetype(std::size(rows)) - 1, tradeStates().size());
}

void TestV3Messages::everyTradeState()
{
    QFETCH(QString, state);
    QFETCH(QString, outcome);
    QFETCH(QString, becomes);
    Timestamp now;
    const Attempt before = attemptAt(PayCall::Query, now);
    QJsonObject order = v3Order(m_config, before.outTradeNo, 350);
    order.insert(QStringLiteral("trade_state"), state);
    const Answer answer = readReply(m_config, PayCall::Query, before, 200, toJsonBytes(order));
    QCOMPARE(outcomeText(answer.outcome), outcome);
    QCOMPARE(answer.code, state);
    QVERIFY(!answer.sentence.isEmpty());
    const PayStep next = step(
        before, PayEvent::answered(PayCall::Query, before.request, answer), *providerRules(u"wechat_qr"), now + 200);
    QCOMPARE(QString::fromLatin1(attemptStateName(next.next.state)), becomes);
}

void TestV3Messages::tablesAreSound()
{
    QSet<QString> seen;
    for (const PayCode &row : payCodes()) {
        for (const char *code : {row.code, row.older}) {
            const QString key = QLatin1String(payCallName(row.call)) + u' ' + QLatin1String(code);
            QVERIFY2(!*code || !seen.contains(key), qPrintable(key));
            seen.insert(key);
        }
        QVERIFY(*row.sentence);
        QVERIFY(row.outcome != Outcome::Paid && row.outcome != Outcome::NotSent);
    }
    for (const RefundRow &row : refundRows()) {
        QVERIFY(*row.sentence);
        QVERIFY(row.outcome != RefundOutcome::Done && row.outcome != RefundOutcome::NotSent);
    }
}

void TestV3Messages::qrReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QByteArray(R"({"code_url":"weixin://wxpay/bizpayurl?pr=p4lpSuKzz"})") << true;
    QTest::newRow("not WeChat's") << QByteArray(R"({"code_url":"https://evil.example/pay"})") << false;
    QTest::newRow("empty") << QByteArray(R"({"code_url":""})") << false;
    QTest::newRow("absent") << QByteArray("{}") << false;
    QTest::newRow("number") << QByteArray(R"({"code_url":5})") << false;
    QTest::newRow("control character") << QByteArray("{\"code_url\":\"weixin://a\\u0007b\"}") << false;
    QTest::newRow("too long") << QByteArray("{\"code_url\":\"weixin://" + QByteArray(600, 'x') + "\"}") << false;
    QTest::newRow("cut off") << QByteArray(R"({"code_url":"weixin://wx)") << false;
    QTest::newRow("list") << QByteArray(R"(["weixin://wxpay/"])") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestV3Messages::qrReplies()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    Timestamp now;
    const Attempt before = attemptAt(PayCall::Pay, now);
    const Answer answer = readReply(m_config, PayCall::Pay, before, 200, body);
    QCOMPARE(answer.outcome, good ? Outcome::UserPaying : Outcome::Unclear);
    QCOMPARE(answer.code, good ? QStringLiteral("QR") : QStringLiteral("GARBAGE"));
    QCOMPARE(!answer.qrCode.isEmpty(), good);
    const PayStep next =
        step(before, PayEvent::answered(PayCall::Pay, before.request, answer), *providerRules(u"wechat_qr"), now + 200);
    QCOMPARE(next.next.state, good ? AttemptState::AwaitingCustomer : AttemptState::Confirming);
    QCOMPARE(next.next.qrCode, answer.qrCode);
    if (good)
        QCOMPARE(answer.sentence, QString::fromLatin1(say::kScanQr));
}

void TestV3Messages::closeReplies()
{
    Timestamp now;
    const Attempt before = attemptAt(PayCall::Reverse, now);
    const Answer closed = readReply(m_config, PayCall::Reverse, before, 204, {});
    QCOMPARE(closed.outcome, Outcome::Closed);
    QCOMPARE(closed.sentence, QString::fromLatin1(say::kQrClosed));
    const ProviderRules &rules = *providerRules(u"wechat_qr");
    const PayStep next = step(before, PayEvent::answered(PayCall::Reverse, before.request, closed), rules, now + 200);
    QCOMPARE(next.next.state, AttemptState::Closed);
    QCOMPARE(readReply(m_config, PayCall::Reverse, before, 200, "{}").outcome, Outcome::Unclear);
    // Paid while the till was closing it: the query that follows finds the money.
    const Answer paidAlready = readReply(m_config, PayCall::Reverse, before, 400, v3Error(QStringLiteral("ORDERPAID")));
    PayStep paid = step(before, PayEvent::answered(PayCall::Reverse, before.request, paidAlready), rules, now + 200);
    QCOMPARE(paid.action, PayAction::WaitUntil);
    now = paid.due;
    paid = step(paid.next, PayEvent::timerDue(), rules, now);
    QCOMPARE(paid.action, PayAction::CallQuery);
    const Answer found =
        readReply(m_config, PayCall::Query, before, 200, toJsonBytes(v3Order(m_config, before.outTradeNo, 350)));
    paid = step(paid.next, PayEvent::answered(PayCall::Query, paid.next.request, found), rules, now + 200);
    QCOMPARE(paid.next.state, AttemptState::Paid);
    // A status of another call's success is none.
    QCOMPARE(readReply(m_config, PayCall::Pay, before, 204, {}).outcome, Outcome::Unclear);
    QCOMPARE(readReply(m_config, PayCall::Query, before, 204, {}).outcome, Outcome::Unclear);
}

void TestV3Messages::paidCarriesTheMoney()
{
    QJsonObject order = v3Order(m_config, m_attempt.outTradeNo, 350);
    QJsonObject amount = order.value(QStringLiteral("amount")).toObject();
    amount.insert(QStringLiteral("payer_total"), 250);
    order.insert(QStringLiteral("amount"), amount);
    order.insert(QStringLiteral("promotion_detail"),
        QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("NOCASH")}, {QStringLiteral("amount"), 30}},
            QJsonObject{{QStringLiteral("type"), QStringLiteral("CASH")}, {QStringLiteral("amount"), 70}}, 5,
            QJsonObject{{QStringLiteral("type"), QStringLiteral("NOCASH")}, {QStringLiteral("amount"), -9}}});
    Answer answer = readReply(m_config, PayCall::Query, m_attempt, 200, toJsonBytes(order));
    QCOMPARE(answer.outcome, Outcome::Paid);
    QCOMPARE(answer.amount, 350_fen);
    QCOMPARE(answer.customerPaid, 250_fen);
    QCOMPARE(answer.platformDiscount, 100_fen);
    QCOMPARE(answer.merchantReceives, 320_fen); // without the coupon that is not settled
    QCOMPARE(answer.transactionId, QStringLiteral("4200000000202601310000000001"));
    QCOMPARE(answer.outTradeNo, m_attempt.outTradeNo);
    // Nonsense about who paid what does not reach the books.
    amount.insert(QStringLiteral("payer_total"), 99999);
    order.insert(QStringLiteral("amount"), amount);
    answer = readReply(m_config, PayCall::Query, m_attempt, 200, toJsonBytes(order));
    QCOMPARE(answer.customerPaid, 350_fen);
}

void TestV3Messages::neverPaid_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mismatch");
    const QJsonObject good = v3Order(m_config, m_attempt.outTradeNo, 350);
    const auto row = [](const char *name, const QByteArray &body, const char *code, bool mismatch = false) {
        QTest::newRow(name) << body << QString::fromLatin1(code) << mismatch;
    };
    const auto with = [&](const char *name, const QJsonValue &value) {
        QJsonObject order = good;
        order.insert(QLatin1String(name), value);
        return toJsonBytes(order);
    };
    const auto amount = [&](const char *name, const QJsonValue &value) {
        QJsonObject inner = good.value(QStringLiteral("amount")).toObject();
        inner.insert(QLatin1String(name), value);
        return with("amount", inner);
    };
    row("less", amount("total", 349), "OTHER_AMOUNT", true);
    row("more", amount("total", 35000), "OTHER_AMOUNT", true);
    row("negative", amount("total", -350), "OTHER_AMOUNT", true);
    row("fraction", amount("total", 350.5), "GARBAGE");
    row("text", amount("total", QStringLiteral("350")), "GARBAGE");
    row("no total", amount("total", QJsonValue::Undefined), "GARBAGE");
    row("no amount", with("amount", QJsonValue::Undefined), "GARBAGE");
    row("other currency", amount("currency", QStringLiteral("HKD")), "OTHER_AMOUNT", true);
    row("another order", with("out_trade_no", QStringLiteral("MD1")), "OTHER_NUMBER", true);
    row("no order", with("out_trade_no", QJsonValue::Undefined), "GARBAGE");
    row("another merchant", with("mchid", QStringLiteral("1900000002")), "OTHER_MERCHANT", true);
    row("another app", with("appid", QStringLiteral("wx1")), "OTHER_MERCHANT", true);
    row("no transaction", with("transaction_id", QJsonValue::Undefined), "GARBAGE");
    row("empty transaction", with("transaction_id", QString()), "GARBAGE");
    row("no state", with("trade_state", QJsonValue::Undefined), "GARBAGE");
    row("state is a number", with("trade_state", 1), "GARBAGE");
    const QByteArray bytes = toJsonBytes(good);
    row("cut off", bytes.left(bytes.size() - 10), "GARBAGE");
    row("two objects", bytes + bytes, "GARBAGE");
    row("list", '[' + bytes + ']', "GARBAGE");
    row("empty", {}, "GARBAGE");
    row("html", "<html/>", "GARBAGE");
    row("deep", QByteArray(100'000, '['), "GARBAGE");
    row("not UTF-8", QByteArray(bytes).replace("SUCCESS", "SUC\xff"), "GARBAGE");
}

void TestV3Messages::neverPaid()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(bool, mismatch);
    const Answer answer = readReply(m_config, PayCall::Query, m_attempt, 200, body);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, code);
    QCOMPARE(!answer.mismatch.isEmpty(), mismatch);
    QVERIFY(!answer.sentence.isEmpty());
}

void TestV3Messages::refundReplies()
{
    const std::tuple<const char *, RefundOutcome, const char *> rows[] = {
        {"SUCCESS", RefundOutcome::Done, say::kRefundDone},
        {"PROCESSING", RefundOutcome::Accepted, say::kRefundUnderWay},
        {"CLOSED", RefundOutcome::Refused, say::kRefundClosed},
        {"ABNORMAL", RefundOutcome::Abnormal, say::kRefundAbnormal},
        {"SOMETHING_NEW", RefundOutcome::Unclear, say::kRefundAsking}};
    for (const auto &[status, outcome, sentence] : rows) {
        QJsonObject object = v3Refund(m_refund);
        object.insert(QStringLiteral("status"), QLatin1String(status));
        for (const RefundCall call : {RefundCall::Refund, RefundCall::Query}) {
            const RefundAnswer answer = readRefundReply(call, m_refund, 200, toJsonBytes(object));
            QCOMPARE(answer.outcome, outcome);
            QCOMPARE(answer.code, QLatin1String(status));
            QCOMPARE(answer.sentence, QString::fromLatin1(sentence));
            QCOMPARE(answer.amount, 120_fen);
            QCOMPARE(answer.customerReceives, 100_fen);
            QCOMPARE(answer.account, QStringLiteral(u"支付用户零钱"));
            QCOMPARE(answer.refundId, QStringLiteral("50300000000202601310000000009"));
            QCOMPARE(answer.succeededAt, (Timestamp{1'769'850'005'000}));
        }
    }
}

void TestV3Messages::neverRefunded_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const QJsonObject good = v3Refund(m_refund);
    const auto with = [&](const char *name, const QJsonValue &value) {
        QJsonObject object = good;
        object.insert(QLatin1String(name), value);
        return toJsonBytes(object);
    };
    const auto amount = [&](const char *name, const QJsonValue &value) {
        QJsonObject inner = good.value(QStringLiteral("amount")).toObject();
        inner.insert(QLatin1String(name), value);
        return with("amount", inner);
    };
    const auto row = [](const char *name, const QByteArray &body, const char *code) {
        QTest::newRow(name) << body << QString::fromLatin1(code);
    };
    row("another refund", with("out_refund_no", QStringLiteral("R1")), "OTHER_NUMBER");
    row("another order", with("out_trade_no", QStringLiteral("MD1")), "OTHER_NUMBER");
    row("no refund number", with("out_refund_no", QJsonValue::Undefined), "GARBAGE");
    row("another amount", amount("refund", 121), "OTHER_AMOUNT");
    row("another total", amount("total", 120), "OTHER_AMOUNT");
    row("another currency", amount("currency", QStringLiteral("USD")), "OTHER_AMOUNT");
    row("fraction", amount("refund", 120.5), "GARBAGE");
    row("no amount", with("amount", QJsonValue::Undefined), "GARBAGE");
    row("no status", with("status", QJsonValue::Undefined), "GARBAGE");
    row("cut off", toJsonBytes(good).chopped(5), "GARBAGE");
    row("empty", {}, "GARBAGE");
}

void TestV3Messages::neverRefunded()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const RefundAnswer answer = readRefundReply(RefundCall::Query, m_refund, 200, body);
    QCOMPARE(answer.outcome, RefundOutcome::Unclear);
    QCOMPARE(answer.code, code);
    QVERIFY(!answer.sentence.isEmpty());
}

void TestV3Messages::readsTimes()
{
    QCOMPARE(readTime(QStringLiteral("2026-01-31T17:00:05+08:00")), (Timestamp{1'769'850'005'000}));
    QCOMPARE(readTime(QStringLiteral("2026-01-31T09:00:05Z")), (Timestamp{1'769'850'005'000}));
    for (const char *wrong : {"", "2026-01-31T17:00:05", "2026-01-31", "yesterday"})
        QVERIFY2(readTime(QString::fromLatin1(wrong)).isNull(), wrong);
}

void TestV3Messages::causes()
{
    QCOMPARE(causeOf("08F5A5C7-268449538"), QStringLiteral("already paid"));
    QCOMPARE(causeOf("268447840"), QStringLiteral("too frequent"));
    QVERIFY(causeOf("08F5A5C7-1").isEmpty());
    QVERIFY(causeOf("").isEmpty());
}

void TestV3Messages::billRequests()
{
    const BusinessDate day(QDate(2026, 1, 31));
    QCOMPARE(billCall(BillSource::Kind::Trade, day).target,
        QStringLiteral("/v3/bill/tradebill?bill_date=2026-01-31&bill_type=ALL&tar_type=GZIP"));
    QCOMPARE(billCall(BillSource::Kind::FundFlow, day).target,
        QStringLiteral("/v3/bill/fundflowbill?bill_date=2026-01-31&account_type=BASIC&tar_type=GZIP"));
}

void TestV3Messages::billTickets_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    const auto ticket = [](const char *type, const char *hash, const char *url) {
        return toJsonBytes({{QStringLiteral("hash_type"), QLatin1String(type)},
            {QStringLiteral("hash_value"), QLatin1String(hash)}, {QStringLiteral("download_url"), QLatin1String(url)}});
    };
    constexpr const char *hash = "79bb0f45fc4c42234a918000b2668d689e2bde04";
    constexpr const char *url =
        "https://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwv%2B%3D";
    const auto row = [](const char *name, int http, const QByteArray &body, const char *error) {
        QTest::newRow(name) << http << body << QString::fromLatin1(error);
    };
    row("good", 200, ticket("SHA1", hash, url), "");
    row("another host", 200, ticket("SHA1", hash, "https://evil.example/v3/billdownload/file?token=1"), "Protocol");
    row("another port", 200, ticket("SHA1", hash, "https://api.mch.weixin.qq.com:8443/v3/f"), "Protocol");
    row("user in the address", 200, ticket("SHA1", hash, "https://a:b@api.mch.weixin.qq.com/v3/f"), "Protocol");
    row("plain HTTP", 200, ticket("SHA1", hash, "http://api.mch.weixin.qq.com/v3/f"), "Protocol");
    row("another digest", 200, ticket("MD5", hash, url), "Protocol");
    row("short digest", 200, ticket("SHA1", "79bb", url), "Protocol");
    row("no address", 200, ticket("SHA1", hash, ""), "Protocol");
    row("no member", 200, "{}", "Protocol");
    row("garbage", 200, "<html/>", "Protocol");
    row("no transactions", 400, v3Error(QStringLiteral("NO_STATEMENT_EXIST")), "NotFound");
    row("being made", 400, v3Error(QStringLiteral("STATEMENT_CREATING")), "Busy");
    row("no right", 403, v3Error(QStringLiteral("NO_AUTH")), "Refused");
    row("refused", 400, v3Error(QStringLiteral("SOMETHING_NEW")), "Refused");
    row("no code", 500, "", "Protocol");
}

void TestV3Messages::billTickets()
{
    QFETCH(int, http);
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    const auto ticket = readBillTicket(m_config.baseUrl, http, body);
    if (error.isEmpty()) {
        QVERIFY(ticket);
        QCOMPARE(ticket->target, QStringLiteral("/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwv%2B%3D"));
    } else {
        QVERIFY(!ticket);
        QCOMPARE(QString::fromLatin1(errorName(ticket.error().code)), error);
        QVERIFY(!ticket.error().args.value(0).isEmpty());
    }
}

void TestV3Messages::billFiles()
{
    const QByteArray text = "a,b\r\n`1,`2\r\n";
    const BillTicket ticket{QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex(), {}};
    QCOMPARE(*readBillFile(ticket, text), text);
    QCOMPARE(*readBillFile(ticket, gzipped(text)), text); // the digest is over the unpacked file
    QCOMPARE(readBillFile(ticket, gzipped(text + ' ')).error().code, ErrorCode::BadSignature);
    QCOMPARE(readBillFile(ticket, gzipped(text).chopped(4)).error().code, ErrorCode::Protocol);
    QCOMPARE(readBillFile(ticket, gzipped(QByteArray(70 * 1024 * 1024, ' '))).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(readBillFile(ticket, {}).error().code, ErrorCode::BadSignature);
}

MENDIAN_TEST(TestV3Messages)
#include "tst_v3messages.moc"
